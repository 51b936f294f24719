/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a conflict is: two fixed bookings in one room, a part of it, a closure, a piece of
 * equipment, a captive room's way in, a buffer, or a room that is not open. Pure functions on
 * spans. */
#pragma once

#include "zimt-booking.h"
#include "zimt-house.h"

typedef enum
{
  ZIMT_CONFLICT_BOOKING,
  ZIMT_CONFLICT_PART,            /* a whole and its part */
  ZIMT_CONFLICT_REACHED_THROUGH, /* a captive room, and advice in the room in front of it */
  ZIMT_CONFLICT_BUFFER,          /* no overlap, but less than after(A) + before(B) between them */
  ZIMT_CONFLICT_CLOSURE,
  ZIMT_CONFLICT_EQUIPMENT, /* more pieces wanted than there are */
  ZIMT_CONFLICT_OPENING_HOURS,
} ZimtConflictKind;

/* Stable codes: "booking", "part", "reached-through", "buffer", "closure", "equipment",
 * "opening-hours". */
const char *zimt_conflict_kind_to_code (ZimtConflictKind kind);

/* A fixed booking, reduced to what clashes. */
typedef struct
{
  gint64 booking_id; /* 0: a wanted date that is not stored yet */
  gint64 room_id;
  ZimtMinute starts;
  ZimtMinute ends;
  int buffer_before; /* the booking's own; the room's counts where it is larger */
  int buffer_after;
  gboolean is_advice;      /* category "advice": a consultation that must not be walked through */
  const GArray *equipment; /* borrowed (nullable): gint64 ids, one for each piece */
} ZimtSpan;

typedef struct
{
  gsize wanted; /* index of the wanted span */
  ZimtConflictKind kind;
  gint64 booking_id;   /* what is there: a stored booking, or 0 */
  gsize other_wanted;  /* where booking_id, closure_id are 0 and kind is about bookings: the other
                          wanted span (a series against itself); else G_MAXSIZE */
  gint64 closure_id;   /* or 0 */
  gint64 equipment_id; /* or 0 */
} ZimtConflict;

/* How two fixed bookings clash; FALSE where they do not. Symmetric. Half-open: 10 to 11 and 11 to
 * 12 never clash. Without overlap the needed gap is after(first) + before(second), in the same room
 * or between a whole and its part. Equipment is not looked at: it takes more than two. */
gboolean zimt_conflict_between (const ZimtHouse *house, const ZimtSpan *a, const ZimtSpan *b,
                                ZimtConflictKind *kind);

/* How far around a span stored bookings have to be looked at: its own buffers plus the largest that
 * another booking can have. */
void zimt_conflict_window (const ZimtHouse *house, const ZimtSpan *span, ZimtMinute *from,
                           ZimtMinute *to);

/* Every clash of one wanted span with @others (stored spans, any order), with closures, opening
 * hours and equipment, appended to @conflicts (GArray of ZimtConflict) and told at @index: one for
 * each other booking, closure and kind of equipment, in the order bookings by start then id,
 * closures, equipment, opening hours. A stored span does not clash with itself. The caller gives
 * all stored bookings of the related rooms in the span's window, and for equipment all in the house
 * that hold a piece of it in [starts, ends). */
void zimt_conflicts_of_span (const ZimtHouse *house, const ZimtSpan *wanted, gsize index,
                             const ZimtSpan *others, gsize n_others, GArray *conflicts);

/* The span that a booking takes; it borrows the booking's equipment. */
ZimtSpan zimt_span_of_booking (const ZimtBooking *booking);

/* What of the house itself is in the way of a stored booking: closures, opening hours and equipment
 * that changed after it was booked. GArray of ZimtConflict; none for what does not block.
 * (transfer full) */
GArray *zimt_conflicts_of_booking (const ZimtHouse *house, const ZimtBooking *booking);

/* The clashes of wanted spans among themselves (a daily series of 26 hours), by index, each pair
 * once and told at the later span. Where they hold too many pieces of equipment together, that is
 * told at the span with which it becomes too many. Sorted by start or not; n log n. */
void zimt_conflicts_among (const ZimtHouse *house, const ZimtSpan *wanted, gsize n_wanted,
                           GArray *conflicts);
