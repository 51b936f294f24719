/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window around everything: one house, its plan, or why there is none to be seen. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_WINDOW (zimt_window_get_type ())
G_DECLARE_FINAL_TYPE (ZimtWindow, zimt_window, ZIMT, WINDOW, AdwApplicationWindow)

/* @settings: (nullable): where the schema is not installed nothing is remembered.
 * @version: of the program, for the about window. */
GtkWidget *zimt_window_new (GtkApplication *application, ZimtClock *clock, GSettings *settings,
                            const char *version);

/* Opens the house that was open last, or the user's own; where there is none, the first start. */
void zimt_window_open_default (ZimtWindow *window);

/* Opens the house at @path. Where that does not work the window says why and what can be done. */
void zimt_window_open (ZimtWindow *window, const char *path);

/* Opens the practice house; makes it where there is none yet. */
void zimt_window_open_practice (ZimtWindow *window);

/* Makes the user's own house with @rooms (of ZimtRoom). */
void zimt_window_create_house (ZimtWindow *window, const char *name, GPtrArray *rooms);

/* Brings @backup back in the place of the house that the window is about. */
void zimt_window_restore (ZimtWindow *window, const char *backup);

/* Shows the window as soon as there is something to see in it, half a second from now at the
 * latest. */
void zimt_window_present_soon (ZimtWindow *window);

/* The file that the window is about; (transfer none) (nullable). */
const char *zimt_window_get_path (ZimtWindow *window);

/* "opening", "plan", "contacts", "interpreters", "companions", "cases", "first-start" or "trouble".
 */
const char *zimt_window_get_page_name (ZimtWindow *window);
GtkWidget *zimt_window_get_page (ZimtWindow *window);

ZimtCenter *zimt_window_get_center (ZimtWindow *window);

/* Who is unlocked at this window; (transfer none). */
ZimtSession *zimt_window_get_session (ZimtWindow *window);

/* Says @text (plain) in a toast, or in a dialog where it is long. */
void zimt_window_tell (ZimtWindow *window, const char *text);

/* The same until somebody closes it. */
void zimt_window_warn (ZimtWindow *window, const char *text);
