/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hints: what is unusual about a booking but never refuses it. */
#pragma once

#include "zimt-booking.h"
#include "zimt-house.h"

/* The word of a room's list open_to that stands for every organisation from outside. */
#define ZIMT_OUTSIDE_BODIES "extern"

typedef enum
{
  ZIMT_HINT_NONE = 0,
  ZIMT_HINT_TOO_MANY_PEOPLE = 1 << 0,
  ZIMT_HINT_OTHER_PURPOSE = 1 << 1, /* the room is not meant for this category; never "other" */
  ZIMT_HINT_NOT_OPEN_TO = 1 << 2,   /* the room is for other organisations */
  ZIMT_HINT_PAST = 1 << 3,          /* what is about to be booked is over */
} ZimtHints;

/* All of them, for loops: hint = 1, 2, 4... below this. */
#define ZIMT_HINTS_END (1 << 4)

/* The stable code of one hint: "too-many-people", "other-purpose", "not-open-to", "past". */
const char *zimt_hint_to_code (ZimtHints hint);

/* What is unusual about @event in that room, whenever it is: never ZIMT_HINT_PAST. */
ZimtHints zimt_hints_of_event (const ZimtHouse *house, const ZimtEvent *event, gint64 room_id);
