/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the case view share: its state. Nobody else includes this. */
#pragma once

#include "zimt-case-head.h"
#include "zimt-case-view.h"

struct _ZimtCaseView
{
  AdwBin parent_instance;

  ZimtSession *session;     /* owned */
  char *case_id;            /* owned (nullable): nothing is shown */
  GListStore *entries;      /* owned: ZimtCaseEntry, newest first */
  GtkFilter *filter;        /* owned */
  guint kinds_shown;        /* a bit for each kind; 0: all */
  GtkSliceListModel *shown; /* owned: of the entries, as many as have rows */
  guint grow_source;

  GtkLabel *title; /* borrowed, as the others: children */
  GtkBox *marks;
  GtkWidget *back_button;
  GtkWidget *consultation_button;
  GtkWidget *follow_up_button;
  GtkWidget *referral_button;
  GtkMenuButton *menu_button;
  GtkScrolledWindow *scroller;
  ZimtCaseHead *head;
  GtkWidget *trouble;
  GtkLabel *trouble_label;
  AdwBin *chips_place;
  GtkWidget *chips[ZIMT_N_RECORD_KINDS]; /* (nullable): of kinds that a time line has */
  GtkListBox *list;
  GtkLabel *empty_label;
};

/* --- zimt-case-view.c --- */

/* The case that is shown; (transfer none) (nullable). */
ZimtRecord *zimt_case_view_get_record (ZimtCaseView *view);

/* A record of the book; (transfer none) (nullable). */
ZimtRecord *zimt_case_view_find (ZimtCaseView *view, const char *id);

ZimtDate zimt_case_view_get_today (ZimtCaseView *view);
GtkWindow *zimt_case_view_get_window (ZimtCaseView *view);

/* Says @text by the signal "message". */
void zimt_case_view_tell (ZimtCaseView *view, const char *text);

/* Stores @record (transfer full), a copy that was changed, and says @told (nullable) then; where
 * that fails the reason stands over the time line. */
void zimt_case_view_store (ZimtCaseView *view, ZimtRecord *record, const char *told);

/* Says what did not work over the time line; NULL: nothing any more. */
void zimt_case_view_say_trouble (ZimtCaseView *view, const char *text);

/* --- zimt-case-view-acts.c --- */

void zimt_case_view_install_acts (GtkWidgetClass *klass);
void zimt_case_view_update_acts (ZimtCaseView *view);

/* --- zimt-case-view-entries.c --- */

void zimt_case_view_install_entry_acts (GtkWidgetClass *klass);
void zimt_case_view_open_entry (ZimtCaseView *view, ZimtRecord *record);
