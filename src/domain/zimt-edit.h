/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes to series: which rows change, stay, come and go. The past never changes, and dates that
 * were moved, skipped or changed on their own survive. */
#pragma once

#include "zimt-occurrence.h"

typedef enum
{
  ZIMT_SCOPE_THIS,
  ZIMT_SCOPE_FOLLOWING, /* this and the later dates */
  ZIMT_SCOPE_ALL,       /* all dates that have not begun */
} ZimtScope;

/* Stable codes: "this", "following", "all". */
gboolean zimt_scope_from_code (const char *code, ZimtScope *scope);

/* What a change comes to. A plan with scope FOLLOWING or ALL either changes the series in place
 * (no row or pause of it stays as it is) or ends it there and begins a new one. To store it: first
 * the deletions, then the updates in their order (rows that move later come last date first, so
 * that each finds its new place left), then the insertions. */
typedef struct
{
  ZimtSeries *series;     /* owned (nullable): the series row to update; its id is set */
  ZimtSeries *new_series; /* owned (nullable): the series row to insert; its id is 0 */
  GPtrArray *updated;     /* owned: ZimtBooking, ids of stored rows; series_id -1: the new series */
  GPtrArray *inserted;    /* owned: ZimtBooking, id 0; series_id -1: the new series */
  GArray *deleted;        /* owned: gint64 ids of bookings that the new rule no longer has */
  GPtrArray *pauses; /* owned: ZimtPause to store from the boundary on; series_id -1: the new */
  GArray *deleted_pauses; /* owned: gint64 ids */
  gsize n_moved;          /* for the summary: stored dates of which people see a change, */
  gsize n_exceptions;     /* exceptions that stay */
} ZimtEditPlan;

ZimtEditPlan *zimt_edit_plan_new (void);
void zimt_edit_plan_free (ZimtEditPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtEditPlan, zimt_edit_plan_free)

/* Adds a date of @draft to what @plan inserts: a row, or a pause where it is paused. @series_id: of
 * a stored series, -1: the plan's new series, 0: none. */
void zimt_edit_plan_add (ZimtEditPlan *plan, const ZimtDraft *draft,
                         const ZimtOccurrence *occurrence, gint64 series_id);

/* Changes one date: the row as @draft and its cure say, marked as an exception where it is of a
 * series. @draft's rule is not looked at; where the row becomes an option, @draft's option_expires
 * is its end. */
ZimtEditPlan *zimt_edit_this (const ZimtBooking *booking, const ZimtDraft *draft);

/* Changes a series from a boundary on: @anchor's original (FOLLOWING) or @now (ALL).
 *
 * @bookings: every row of @series; @pauses: every pause of it; @draft: what the anchor becomes
 * (its starts is the anchor's new place; its rule the series' rule from there on).
 * Rows before the boundary, and rows that have begun before @now, stay untouched; so do dates that
 * would land before @now. From the boundary on the dates of the new rule up to @until (excluded)
 * are matched with the old rows: a row whose original, shifted as the anchor is shifted from its
 * original, is a date of the new rule is updated in place and keeps its id; others are deleted;
 * dates without a row are inserted. Exceptions (and cancelled rows) keep their place and text, and
 * take their date's place in the new rule where it has that date; their originals are shifted with
 * the others. The anchor itself becomes what @draft says; where it is an exception, what @draft
 * leaves as it is there (room, times, each part of the text, status) stays its own, and the other
 * dates have it as the series does. Skipped pauses stay where the new rule has the date; other
 * pauses are made anew. Where @draft leaves a COUNT as it was, the new series has what is left of
 * it. ZIMT_ERROR_INVALID where the anchor, its original or its new place is in the past.
 *
 * Returns: (transfer full) (nullable) */
ZimtEditPlan *zimt_edit_series (const ZimtSeries *series, const ZimtBooking *anchor,
                                const GPtrArray *bookings, const GPtrArray *pauses,
                                const ZimtDraft *draft, ZimtScope scope, ZimtMinute now,
                                ZimtDate until, const ZimtHouse *house,
                                const ZimtCalendar *calendar, GError **error);

/* Cancels: the rows of the scope that have not begun before @now become cancelled, exceptions too;
 * for FOLLOWING and ALL the series ends at the boundary (or @now, whichever is later) and its later
 * pauses go. @series, @bookings and @pauses may be NULL for a single booking, which has one scope
 * only. ZIMT_ERROR_INVALID where the one date to cancel has begun. */
ZimtEditPlan *zimt_edit_cancel (const ZimtSeries *series, const ZimtBooking *anchor,
                                const GPtrArray *bookings, const GPtrArray *pauses, ZimtScope scope,
                                ZimtMinute now, GError **error);
