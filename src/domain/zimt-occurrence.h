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

/* The dates of @draft from its start up to @until (excluded; a closed rule ends earlier by itself),
 * ascending by original: GPtrArray of ZimtOccurrence; (transfer full) (nullable).
 * A single booking yields one date and never a pause. A date on a public holiday, a school holiday
 * or a closure of its room is paused where @draft asks for that; a fortnightly rhythm runs on. */
GPtrArray *zimt_occurrences_of_draft (const ZimtDraft *draft, const ZimtHouse *house,
                                      const ZimtCalendar *calendar, ZimtDate until,
                                      GError **error);

/* Why a series with @pauses leaves out [@starts, @ends) in @room_id: FALSE where it does not.
 * *reason is (transfer none), valid as long as @house and @calendar. */
gboolean zimt_pause_reason (const ZimtHouse *house, const ZimtCalendar *calendar,
                            ZimtPauses pauses, gint64 room_id, ZimtMinute starts,
                            ZimtMinute ends, ZimtPauseKind *kind, const char **reason);

ZimtOccurrence *zimt_occurrence_new (void);
ZimtOccurrence *zimt_occurrence_copy (const ZimtOccurrence *occurrence);
void zimt_occurrence_free (ZimtOccurrence *occurrence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtOccurrence, zimt_occurrence_free)
