/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room plan: a week of the house, what one does with it, search, and the strip for reception.
 */
#pragma once

#include <gtk/gtk.h>

#include "zimt-center.h"

#define ZIMT_TYPE_WEEK_PAGE (zimt_week_page_get_type ())
G_DECLARE_FINAL_TYPE (ZimtWeekPage, zimt_week_page, ZIMT, WEEK_PAGE, GtkBox)

/* What can be done about a message. */
typedef enum
{
  ZIMT_MESSAGE_PLAIN,
  ZIMT_MESSAGE_UNDO,   /* something was stored: it can be undone */
  ZIMT_MESSAGE_RESUME, /* a form was closed: zimt_week_page_resume () opens it again */
} ZimtMessageKind;

/* Signal "message" (const char *text, guint kind): for people; plain text and a ZimtMessageKind.
 * Signal "ready" (): a week is there to be seen, for the first time. */
GtkWidget *zimt_week_page_new (ZimtCenter *center);

/* Reads the week anew; to be called once the center has a house open. */
void zimt_week_page_reload (ZimtWeekPage *page);

/* The week that is shown; (transfer none) (nullable). */
ZimtWeekPlan *zimt_week_page_get_plan (ZimtWeekPage *page);

void zimt_week_page_show_date (ZimtWeekPage *page, ZimtDate date);
void zimt_week_page_show_today (ZimtWeekPage *page);

/* @n_weeks: later, or earlier where negative. */
void zimt_week_page_step (ZimtWeekPage *page, int n_weeks);

/* Goes to a booking's week and puts the focus on it. */
void zimt_week_page_show_booking (ZimtWeekPage *page, gint64 booking_id);

/* Opens the editor for the slot under the cursor, */
void zimt_week_page_book_slot (ZimtWeekPage *page);

/* or once more for what was left behind in it. */
void zimt_week_page_resume (ZimtWeekPage *page);

/* Closes the search and what is shown of a booking, and puts the focus into the plan. */
void zimt_week_page_focus_plan (ZimtWeekPage *page);

void zimt_week_page_find_room (ZimtWeekPage *page);
void zimt_week_page_search (ZimtWeekPage *page);
void zimt_week_page_go_to (ZimtWeekPage *page);
