/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share: its state. Nobody else includes this. */
#pragma once

#include "zimt-first-start.h"
#include "zimt-trouble-page.h"
#include "zimt-week-page.h"
#include "zimt-window.h"

struct _ZimtWindow
{
  AdwApplicationWindow parent_instance;

  ZimtCenter *center;  /* owned */
  GSettings *settings; /* owned (nullable) */
  char *version;       /* owned */
  char *path;          /* owned (nullable): the house that the window is about */
  guint present_source;
  gboolean is_presented;
  gboolean can_resume; /* a message offers to go on with a booking that was not saved */

  ZimtWeekPage *plan;          /* borrowed (nullable), as the others: pages of the stack, */
  ZimtFirstStart *first_start; /* made when they are first shown */
  ZimtTroublePage *trouble;
  AdwToastOverlay *toasts;
  AdwToast *toast; /* borrowed, weak (nullable): the last one */
  AdwWindowTitle *window_title;
  GtkWidget *plan_buttons;
  GtkWidget *undo_buttons;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkRevealer *banner;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
};

/* zimt-window.c */
void zimt_window_show_first_start (ZimtWindow *window);
void zimt_window_toast (ZimtWindow *window, const char *text, ZimtMessageKind kind);

/* zimt-window-actions.c */
void zimt_window_add_actions (ZimtWindow *window);
void zimt_window_update_actions (ZimtWindow *window);
