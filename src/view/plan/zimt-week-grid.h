/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house week on the screen: the painter draws it, one child for each booking and one for the
 * cell under the cursor carry focus, names and actions. It stands in a scrolled window; the day
 * headers are a widget of their own (ZimtWeekHeader) above it, so that they stay. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-week-plan.h"

#define ZIMT_TYPE_WEEK_GRID (zimt_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (ZimtWeekGrid, zimt_week_grid, ZIMT, WEEK_GRID, GtkWidget)

/* What somebody wants with a booking. */
typedef enum
{
  ZIMT_WEEK_ACT_OPEN, /* show its details */
  ZIMT_WEEK_ACT_EDIT,
  ZIMT_WEEK_ACT_DUPLICATE,
  ZIMT_WEEK_ACT_CANCEL,
} ZimtWeekAct;

/* Signals; entries are indices into the plan's entries, valid while the signal is emitted:
 * "act" (guint act, guint entry): a ZimtWeekAct was asked for.
 * "slot" (guint row, guint day, int minute): a booking is to be made there; @minute is the minute
 * of the day that was pointed at, or -1. "move" (guint entry, guint row, guint day): it was dragged
 * into that cell. "week-step" (int step): -1 or 1: the cursor has left the week. "today" (): T was
 * pressed. */

GtkWidget *zimt_week_grid_new (void);

/* Shows @plan. Cursor and focus stay at their booking where it still is there, else in their cell.
 */
void zimt_week_grid_set_plan (ZimtWeekGrid *grid, ZimtWeekPlan *plan);

/* (transfer none) (nullable) */
ZimtWeekPlan *zimt_week_grid_get_plan (ZimtWeekGrid *grid);

/* What today is, and the minute of it for the now-line. */
void zimt_week_grid_set_now (ZimtWeekGrid *grid, ZimtDate today, int minute);

ZimtWeekCursor zimt_week_grid_get_cursor (ZimtWeekGrid *grid);

/* Puts cursor and focus into a cell, or on a booking of the plan; FALSE where it is not in it. */
void zimt_week_grid_focus_cell (ZimtWeekGrid *grid, guint row, guint day);
gboolean zimt_week_grid_focus_booking (ZimtWeekGrid *grid, gint64 booking_id);

/* The entry under the cursor; FALSE where that is a cell. */
gboolean zimt_week_grid_get_entry (ZimtWeekGrid *grid, guint *entry);

/* Where an entry's chip is, in the grid's coordinates. */
void zimt_week_grid_get_entry_rect (ZimtWeekGrid *grid, guint entry, GdkRectangle *rect);

/* For the day headers: their height, and drawing them as wide as the grid is. */
int zimt_week_grid_get_header_height (ZimtWeekGrid *grid);
void zimt_week_grid_draw_header (ZimtWeekGrid *grid, cairo_t *cr);
