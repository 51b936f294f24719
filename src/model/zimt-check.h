/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check or an act found: dates, clashes line by line, hints, counts. */
#pragma once

#include "zimt-conflict.h"
#include "zimt-hint.h"
#include "zimt-occurrence.h"

/* One line of the conflict table. */
typedef struct
{
  ZimtConflictKind kind;
  ZimtMinute original; /* the wanted date, */
  ZimtMinute starts;   /* as it is wanted */
  ZimtMinute ends;
  gint64 room_id;
  gint64 with_booking; /* what is there: a booking, or 0 */
  char *with_uid;      /* owned (nullable) */
  char *with_title; /* owned: of the booking or closure, name of the equipment, or opening hours */
  char *with_organisation; /* owned (nullable): short name */
  gint64 with_room;        /* 0: the whole house */
  ZimtMinute with_starts;
  ZimtMinute with_ends;
} ZimtClash;

void zimt_clash_free (ZimtClash *clash);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtClash, zimt_clash_free)

/* Says in @clash what of the house itself is there: @conflict's closure, equipment or opening
 * hours. */
void zimt_clash_take_house (ZimtClash *clash, const ZimtConflict *conflict, const ZimtHouse *house);

/* "Thursday 26.11.2026, 16:00–18:00: Nachhilfe (MOVE), 15:00–17:00, is in room 8" as one sentence
 * in the interface's language, for logs, speech and the command line; (transfer full). */
char *zimt_clash_to_sentence (const ZimtClash *clash, const ZimtHouse *house);

/* What is in the way of a stored booking (see zimt_conflicts_of_booking ()), a line each:
 * "Conflict: “Grundreinigung” closes the whole house (...)."; "" where nothing is. (transfer full)
 */
char *zimt_booking_to_conflict_text (const ZimtBooking *booking, const ZimtHouse *house);

/* The kind as a word for people: "Booking", "Closure"; static, translated. */
const char *zimt_conflict_kind_to_word (ZimtConflictKind kind);

typedef struct
{
  GPtrArray *occurrences; /* owned: ZimtOccurrence, every date, paused ones too */
  GPtrArray *clashes;     /* owned: ZimtClash, by date */
  gsize n_dates;          /* dates that would be booked: not paused */
  gsize n_clashing;       /* of them, those with at least one clash */
  gsize n_paused;
  gsize n_moved;      /* of a change: rows that change */
  gsize n_exceptions; /* of a change: exceptions that stay */
  ZimtHints hints;
  gint64 booking_id;               /* after an act: the booking changed, the first one made, or 0 */
  gboolean is_past_school_horizon; /* school holidays are wanted past what the data file knows */
} ZimtCheck;

ZimtCheck *zimt_check_new (void);
void zimt_check_free (ZimtCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtCheck, zimt_check_free)

/* "2 of 14 dates are not free; Thursday ..." as one sentence; (transfer full) (nullable): NULL
 * where nothing does. */
char *zimt_check_to_sentence (const ZimtCheck *check, const ZimtHouse *house);

/* What is unusual about @event in that room, one sentence a hint, one line each; empty where
 * nothing is; (transfer full). */
char *zimt_hints_to_text (ZimtHints hints, const ZimtEvent *event, gint64 room_id,
                          const ZimtHouse *house);
