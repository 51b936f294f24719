/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share: its state. Nobody else includes this. */
#pragma once

#include "zimt-cards-page.h"
#include "zimt-cases-page.h"
#include "zimt-clip.h"
#include "zimt-first-start.h"
#include "zimt-lock-watch.h"
#include "zimt-session.h"
#include "zimt-trouble-page.h"
#include "zimt-week-page.h"
#include "zimt-window.h"

struct _ZimtWindow
{
  AdwApplicationWindow parent_instance;

  ZimtCenter *center;   /* owned */
  ZimtSession *session; /* owned */
  ZimtLockWatch *watch; /* owned (nullable): made at the first unlock */
  ZimtClip *clip;       /* owned */
  GSettings *settings;  /* owned (nullable) */
  char *version;        /* owned */
  char *path;           /* owned (nullable): the house that the window is about */
  guint present_source;
  gboolean is_presented;
  gboolean is_new_house; /* it was made just now, and has no accounts yet */
  double pointer_x;      /* where the pointer was in the window below it; at first not a number */
  double pointer_y;
  GtkFileChooserNative *chooser; /* borrowed, weak (nullable): the one that is open */
  gboolean can_resume;           /* a message offers to go on with a booking that was not saved */

  ZimtWeekPage *plan;          /* borrowed (nullable), as the others: pages of the stack, */
  ZimtFirstStart *first_start; /* made when they are first shown */
  ZimtTroublePage *trouble;
  ZimtCasesPage *cases;
  ZimtCardsPage *cards[ZIMT_N_TABS];
  GtkWidget *cases_buttons; /* borrowed (nullable): made with the page */
  AdwToastOverlay *toasts;
  AdwToast *toast; /* borrowed, weak (nullable): the last one */
  AdwHeaderBar *header;
  GtkWidget *tabs; /* owned */
  GtkToggleButton *rooms_tab;
  GtkToggleButton *contacts_tab;
  GtkToggleButton *interpreters_tab;
  GtkToggleButton *companions_tab;
  GtkToggleButton *cases_tab;
  GtkWidget *account_box;
  GtkLabel *account_label;
  GtkButton *lock_button;
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
void zimt_window_show_page (ZimtWindow *window, const char *name);
void zimt_window_show_plan (ZimtWindow *window);
void zimt_window_show_first_start (ZimtWindow *window);
void zimt_window_toast (ZimtWindow *window, const char *text, ZimtMessageKind kind);

/* zimt-window-actions.c */
void zimt_window_add_actions (ZimtWindow *window);
void zimt_window_update_actions (ZimtWindow *window);
void zimt_window_present (ZimtWindow *window, GtkWindow *dialog);

/* zimt-window-session.c */
void zimt_window_add_session (ZimtWindow *window);
void zimt_window_drop_session (ZimtWindow *window);
void zimt_window_update_session (ZimtWindow *window);
void zimt_window_show_cases (ZimtWindow *window);
void zimt_window_unlock (ZimtWindow *window);
void zimt_window_set_up_accounts (ZimtWindow *window);
void zimt_window_change_password (ZimtWindow *window);

/* zimt-window-tabs.c */
ZimtTab zimt_window_get_tab (ZimtWindow *window);
ZimtCardsPage *zimt_window_get_cards (ZimtWindow *window); /* the one that is shown, or NULL */
gboolean zimt_window_has_house (ZimtWindow *window);       /* a page of an open house is shown */
void zimt_window_show_card (ZimtWindow *window, const char *id); /* in whichever tab it is */
void zimt_window_show_contacts (ZimtWindow *window);
void zimt_window_show_interpreters (ZimtWindow *window);
void zimt_window_show_companions (ZimtWindow *window);
void zimt_window_update_tabs (ZimtWindow *window);

/* zimt-window-lock.c */
void zimt_window_watch_input (ZimtWindow *window);
void zimt_window_close_dialogs (ZimtWindow *window);
