/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk share. */
#pragma once

#include "zimt-desk.h"
#include "zimt-journal.h"
#include "zimt-store-booking.h"
#include "zimt-store-house.h"

/* Open series have rows this many years ahead. */
#define ZIMT_DESK_YEARS_AHEAD 3

struct _ZimtDesk
{
  ZimtStore *store;       /* owned */
  ZimtClock *clock;       /* owned */
  ZimtHouse *house;       /* owned: as of the last commit */
  ZimtCalendar *calendar; /* owned */
  gboolean is_practice;
  guint64 generation;
};

/* Begins an act named by @format (translated, "Book: %s") and @subject. */
gboolean zimt_desk_begin (ZimtDesk *desk, ZimtStepKind kind, const char *format,
                          const char *subject, GError **error);

/* Commits. Where @house_changed the house is read again: FALSE then can also mean that it could not
 * be read, after the commit. On failure nothing is stored. */
gboolean zimt_desk_commit (ZimtDesk *desk, gboolean house_changed, GError **error);

/* Reads house and calendar from the store; where that fails they stay what they were. */
gboolean zimt_desk_reload (ZimtDesk *desk, GError **error);

/* Writes @rooms (ZimtRoom) inside an open step, as zimt_desk_put_room () does. */
gboolean zimt_desk_store_rooms (ZimtDesk *desk, GPtrArray *rooms, GError **error);

/* Writes the sample house into a new database: rooms, organisations, standing week. */
gboolean zimt_desk_fill_sample (ZimtDesk *desk, GError **error);

/* The date up to which an open rule that begins on @first is checked and filled. */
ZimtDate zimt_desk_get_horizon (ZimtDesk *desk, ZimtDate first);

/* What storing a draft comes to: a new booking, a new series, or the change of @target. */
ZimtEditPlan *zimt_desk_plan (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target,
                              GError **error);

/* Checks the rows that @plan would write; what it changes or deletes does not count as stored. */
ZimtCheck *zimt_desk_check_plan (ZimtDesk *desk, const ZimtEditPlan *plan, GError **error);

/* What is unusual about @draft; of a series its first date counts. */
ZimtHints zimt_desk_hints_of_draft (ZimtDesk *desk, const ZimtDraft *draft);

/* Takes the dates that clash out of @plan, as skipped pauses; returns how many. */
gsize zimt_desk_plan_skip (ZimtEditPlan *plan, const ZimtCheck *check);

/* A draft that says what @series says; NULL with error set where its rule cannot be read. */
ZimtDraft *zimt_desk_draft_of_series (const ZimtSeries *series, GError **error);

/* Writes @plan inside an open act, with what clashes as skipped pauses. */
gboolean zimt_desk_store_what_is_free (ZimtDesk *desk, ZimtEditPlan *plan, GError **error);

/* Inside an open act, with house and calendar read again: dates of series in [from, to) that have a
 * reason to be left out become pauses, and those whose reason has gone are booked again. */
gboolean zimt_desk_refresh_pauses (ZimtDesk *desk, ZimtMinute from, ZimtMinute to,
                                   GError **error);

/* Writes @plan inside an open act. */
gboolean zimt_desk_store_plan (ZimtDesk *desk, ZimtEditPlan *plan, GError **error);

/* The fixed bookings that may clash with @span, but for those in @changed (ids as keys, nullable).
 * @rooms: zimt_house_dup_related_rooms () of the span's room, which takes longer than the query. */
gboolean zimt_desk_load_others (ZimtDesk *desk, const ZimtSpan *span, const GArray *rooms,
                                GHashTable *changed, GArray *others, GError **error);

/* Keys of a set of booking ids: gint64 by value. */
GHashTable *zimt_desk_changed_rows (const ZimtEditPlan *plan);
