/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the week page share: its state. Nobody else includes this. */
#pragma once

#include "zimt-booking-details.h"
#include "zimt-booking-editor.h"
#include "zimt-reception-strip.h"
#include "zimt-room-finder.h"
#include "zimt-week-grid.h"
#include "zimt-week-header.h"
#include "zimt-week-page.h"

struct _ZimtWeekPage
{
  GtkBox parent_instance;

  ZimtCenter *center; /* owned; NULL once the page is gone and late answers find nobody */
  ZimtDate monday;    /* of the week that is asked for */
  gboolean is_ready;
  gint64 wanted_booking;    /* to be focused once its week is there, or 0 */
  gboolean wants_today;     /* today's column is to be focused once its week is there */
  ZimtWeekPlan *today_plan; /* owned (nullable): the week that today is in */
  GCancellable *loading;    /* owned (nullable) */
  GCancellable *searching;  /* owned (nullable) */
  guint tick;               /* source: the next minute */
  ZimtDate upkeep_date;     /* the last date on which the house was kept up */
  ZimtDraft *abandoned;     /* owned (nullable): left behind in the editor */
  ZimtTarget abandoned_target;
  ZimtRoomQuery *query; /* owned (nullable): left behind in the room finder */

  ZimtBookingDetails *details; /* borrowed (nullable): a child of the grid, made when first shown */
  ZimtWeekGrid *grid;          /* borrowed, as the others: children */
  ZimtWeekHeader *header;
  ZimtReceptionStrip *strip;
  GtkLabel *title;
  GtkLabel *info;
  GtkLabel *hint;
  GtkStack *stack;
  GtkBox *plan_box;
  GtkScrolledWindow *scroller;
  GtkMenuButton *jump_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *results_window;
  GtkListBox *results;
};

/* zimt-week-page.c */
void zimt_week_page_tell (ZimtWeekPage *page, const char *text, ZimtMessageKind kind);

/* Shows @error unless it only says that nobody waits any more. */
void zimt_week_page_tell_error (ZimtWeekPage *page, const GError *error);
GtkWindow *zimt_week_page_get_window (ZimtWeekPage *page);

/* zimt-week-page-acts.c */
void zimt_week_page_add_acts (ZimtWeekPage *page);

/* zimt-week-page-search.c */
void zimt_week_page_add_search (ZimtWeekPage *page);
