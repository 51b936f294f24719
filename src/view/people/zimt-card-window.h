/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the dialogs about cards: a header with Close and one thing to do, a page that
 * scrolls, a line for what is refused. It goes with its parent, by Escape, and when the session
 * locks. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CARD_WINDOW (zimt_card_window_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCardWindow, zimt_card_window, ZIMT, CARD_WINDOW, AdwWindow)

/* Signal "primary" (): the one thing is to be done (button, Ctrl+Return); not while it is busy. */
ZimtCardWindow *zimt_card_window_new (GtkWindow *parent, ZimtSession *session, const char *title,
                                      int width, int height);

/* NULL once it was destroyed. */
ZimtSession *zimt_card_window_get_session (ZimtCardWindow *window);

/* What is done, with a mnemonic; NULL: there is no such button. */
void zimt_card_window_set_primary (ZimtCardWindow *window, const char *label);
void zimt_card_window_set_can_do (ZimtCardWindow *window, gboolean can_do);

/* What scrolls. */
void zimt_card_window_set_page (ZimtCardWindow *window, GtkWidget *page);

/* A second page at the end side, which scrolls by itself; the first one gets @width then. */
void zimt_card_window_set_side (ZimtCardWindow *window, GtkWidget *page, int width);

/* Says why something is refused; NULL: all is well. */
void zimt_card_window_refuse (ZimtCardWindow *window, const char *reason);

/* Something is being stored. */
void zimt_card_window_set_busy (ZimtCardWindow *window, gboolean is_busy);
gboolean zimt_card_window_is_busy (ZimtCardWindow *window);

/* Ends what was being stored: TRUE where it is done (*stored: (transfer full)) and the window is
 * still there; else it says why not. */
gboolean zimt_card_window_finish (ZimtCardWindow *window, ZimtPeople *people, GAsyncResult *result,
                                  GPtrArray **stored);

/* A box with a heading for a page; (transfer full, floating). */
GtkWidget *zimt_card_group_new (const char *heading);
