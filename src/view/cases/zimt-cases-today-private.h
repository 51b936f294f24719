/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the counsellors' lists share. */
#pragma once

#include "zimt-case-item.h"
#include "zimt-cases-today.h"
#include "zimt-record-editor.h"
#include "zimt-retention-group.h"
#include "zimt-tally.h"

struct _ZimtCasesToday
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  AdwToast *toast; /* borrowed, weak (nullable): the last one */
  GtkMenuButton *tally_button;
  ZimtTally *tally;
  GtkBox *search_place;
  GtkStack *stack; /* "lists", "found" */
  GtkWidget *drafts_group;
  GtkListBox *drafts;
  GtkListBox *due;
  GtkLabel *due_more;
  GtkListBox *recent;
  ZimtRetentionGroup *retention;
  GtkLabel *all_title;
  GtkToggleButton *open_button;
  GtkStack *all_stack; /* "list", "empty" */
  GtkListView *all;
  GtkLabel *all_empty;
  GtkListBox *found;
  GtkWidget *search;

  ZimtSession *session;    /* owned */
  GListStore *draft_items; /* owned, as the next: ZimtCaseItem */
  GListStore *due_items;
  GListStore *recent_items;
  GListStore *all_items;
  GListStore *found_items;
};

/* The item of a row of a list that shows one of the stores; (transfer none). */
ZimtCaseItem *zimt_cases_today_get_item (GListStore *items, GtkListBoxRow *row);

/* The record of an item; (transfer none) (nullable): it may have gone meanwhile. */
ZimtRecord *zimt_cases_today_get_record (ZimtCasesToday *self, ZimtCaseItem *item);

/* Opens the case of a record, or the record itself where it has none. */
void zimt_cases_today_open (ZimtCasesToday *self, ZimtRecord *record);

/* What the rows do. */
void zimt_cases_today_continue_draft (ZimtCasesToday *self, ZimtCaseItem *item);
void zimt_cases_today_drop_draft (ZimtCasesToday *self, ZimtCaseItem *item);
void zimt_cases_today_finish_due (ZimtCasesToday *self, ZimtCaseItem *item);
void zimt_cases_today_count (ZimtCasesToday *self, const char *topic);
void zimt_cases_today_edit (ZimtCasesToday *self, ZimtRecord *record);

/* Rows for the lists' models. */
GtkWidget *zimt_cases_today_make_draft_row (gpointer item, gpointer self);
GtkWidget *zimt_cases_today_make_due_row (gpointer item, gpointer self);
GtkWidget *zimt_cases_today_make_case_row (gpointer item, gpointer self);
GtkWidget *zimt_cases_today_make_found_row (gpointer item, gpointer self);

/* Shows @text in @list as long as there are no @items. */
void zimt_cases_today_say_empty (GtkListBox *list, GListStore *items, const char *text);

/* Search: what one types finds. */
void zimt_cases_today_add_search (ZimtCasesToday *self);
