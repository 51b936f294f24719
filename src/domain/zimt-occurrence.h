/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of a draft: what its rule, its pauses and its cures make of it. */
#pragma once

#include "zimt-draft.h"
#include "zimt-holiday.h"

typedef struct
{
  ZimtMinute original;
  ZimtMinute starts;
  ZimtMinute ends;
  gint64 room_id;
  ZimtStatus status;        /* fixed, option, or paused: left out */
  gboolean is_exception;    /* a cure changed room, time or status */
  ZimtPauseKind pause_kind; /* where paused */
  char *pause_reason;       /* owned (nullable) */
} ZimtOccurrence;

/* The dates of @draft from @from (ZIMT_DATE_FIRST: from its start) up to @until (excluded; a closed
 * rule ends earlier by itself), ascending by original: GPtrArray of ZimtOccurrence; (transfer full)
 * (nullable).
 * A single booking yields one date, whatever @from, and never a pause; its original is its start,
 * cured or not.
 * A date on a public holiday, a school holiday or a closure of its room is paused where @draft asks
 * for that; a fortnightly rhythm runs on. A date that cannot exist, because the clocks leave its
 * start or end out, is paused as skipped, with that as its reason. A cure for a date that the rule
 * does not have is ignored; another room, another time or an option wins over a pause; a skipped
 * date has no reason yet, for the caller knows what was in the way.
 * Errors: those of zimt_rule_expand (). */
GPtrArray *zimt_occurrences_of_draft (const ZimtDraft *draft, const ZimtHouse *house,
                                      const ZimtCalendar *calendar, ZimtDate from, ZimtDate until,
                                      GError **error);

/* The one date of @draft, whose rule is not looked at, with its cure; (transfer full). */
ZimtOccurrence *zimt_occurrence_of_single (const ZimtDraft *draft);

/* Why a series with @pauses leaves out [@starts, @ends) in @room_id: FALSE where it does not.
 * Holidays count by the date of @starts, closures by overlap; the first of public holiday, school
 * holiday and closure is told. *reason is (transfer none), valid as long as @house and @calendar.
 */
gboolean zimt_pause_reason (const ZimtHouse *house, const ZimtCalendar *calendar, ZimtPauses pauses,
                            gint64 room_id, ZimtMinute starts, ZimtMinute ends, ZimtPauseKind *kind,
                            const char **reason);

ZimtOccurrence *zimt_occurrence_new (void);
ZimtOccurrence *zimt_occurrence_copy (const ZimtOccurrence *occurrence);
void zimt_occurrence_free (ZimtOccurrence *occurrence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtOccurrence, zimt_occurrence_free)
