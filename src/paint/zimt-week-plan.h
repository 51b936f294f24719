/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One week of the house, ready to be drawn: what to say in each row, column and chip. */
#pragma once

#include "zimt-conflict.h"
#include "zimt-holiday.h"
#include "zimt-house.h"
#include "zimt-week-layout.h"

/* One chip's worth: a booking on one of its days. */
typedef struct
{
  const ZimtBooking *booking;           /* borrowed from the plan */
  const char *reason;                   /* borrowed (nullable): of a pause */
  const GArray *conflicts;              /* borrowed (nullable): ZimtConflict; NULL: there is none */
  const ZimtOrganisation *organisation; /* borrowed (nullable) */
  guint row;
  guint day;
  guint start;        /* minutes of that day */
  guint end;          /* up to 1440 */
  gboolean is_dimmed; /* a filter or a search leaves it out */
} ZimtPlanEntry;

typedef struct
{
  ZimtDate monday;
  guint n_days;
  ZimtHouse *house;       /* owned */
  ZimtCalendar *calendar; /* owned */
  GPtrArray *rooms;       /* owned: borrowed ZimtRoom, the rows (bookable ones, or a single one) */
  GPtrArray *bookings;    /* owned: ZimtBooking, fixed, options and paused ones (and cancelled) */
  GPtrArray *reasons;     /* owned: char * (nullable) at the same index as bookings */
  GPtrArray *conflicts;   /* owned: GArray (nullable), see ZimtPlanEntry, at the same index */
  GArray *entries;        /* owned: ZimtPlanEntry */
  guint n_fixed;          /* bookings that begin in the week */
  guint n_visitors;       /* of the week: head counts where there are any, else people expected;
                             paused and cancelled dates and options do not count */
} ZimtWeekPlan;

/* Builds the plan of the @n_days from @monday on. Takes over @bookings and @reasons (which may be
 * NULL). @room_id 0: all bookable rooms, else that room only. (transfer full) */
ZimtWeekPlan *zimt_week_plan_new (ZimtHouse *house, ZimtCalendar *calendar, ZimtDate monday,
                                  guint n_days, gint64 room_id, GPtrArray *bookings,
                                  GPtrArray *reasons);
ZimtWeekPlan *zimt_week_plan_ref (ZimtWeekPlan *plan);
void zimt_week_plan_unref (ZimtWeekPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtWeekPlan, zimt_week_plan_unref)

/* The closure that takes all hours of a cell's room on its day; (transfer none) (nullable). */
const ZimtClosure *zimt_week_plan_get_closure (const ZimtWeekPlan *plan, guint row, guint day);

/* Titles of what closes the whole house on a day or a part of it, joined; (transfer full)
 * (nullable): NULL where nothing does. */
char *zimt_week_plan_dup_closed_note (const ZimtWeekPlan *plan, guint day);

/* The plan's entries as blocks, at the same index: GArray of ZimtWeekBlock; (transfer full). */
GArray *zimt_week_plan_dup_blocks (const ZimtWeekPlan *plan);

/* What a screen reader says of an entry: "Room 3 Konferenzraum, Tuesday 24.11., 09:00 to 12:00,
 * Integrationskurs A2, Diakonie, 11 people", with its state ("option until ...", "left out: ...",
 * "cancelled") and conflicts in the interface's language; (transfer full). */
char *zimt_plan_entry_speak (const ZimtWeekPlan *plan, const ZimtPlanEntry *entry);

/* What a screen reader says of a cell: "Room 4 Beratungsraum, Tuesday 24.11., free", "closed"
 * with the reason, or the number of bookings; (transfer full). */
char *zimt_week_plan_speak_cell (const ZimtWeekPlan *plan, guint row, guint day);
