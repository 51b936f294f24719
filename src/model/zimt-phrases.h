/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods and rooms in words, as sentences and tables need them. */
#pragma once

#include "zimt-booking.h"
#include "zimt-holiday.h"
#include "zimt-house.h"

/* "16:00–18:00", "22:00–06:00 (+1 day)"; (transfer full). */
char *zimt_times_to_text (ZimtMinute starts, ZimtMinute ends);

/* "Thu 26.11.2026, 16:00–18:00"; (transfer full). */
char *zimt_period_to_text (ZimtMinute starts, ZimtMinute ends);

/* "8 Kinderzimmer"; 0 gives "the whole house", an id that no room has "a room that is gone";
 * (transfer full). */
char *zimt_room_to_text (const ZimtHouse *house, gint64 room_id);

/* "Hint: 01.01.2027 is Neujahr." of a date that is booked on its own; (transfer full) (nullable):
 * NULL where it is no public holiday. */
char *zimt_holiday_to_hint (const ZimtCalendar *calendar, ZimtDate date);

/* "Fixed", "Option", "Cancelled", "Left out"; static, translated. */
const char *zimt_status_to_word (ZimtStatus status);
