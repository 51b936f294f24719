/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wall clock of the house: dates as day numbers, moments as minute counts. Never a UTC instant.
 */
#pragma once

#include <glib.h>

/* Days since 1970-01-01. */
typedef gint32 ZimtDate;

/* Minutes on the wall clock since 1970-01-01 00:00; every date has 1440 of them, also when the
 * clocks change. */
typedef gint64 ZimtMinute;

#define ZIMT_MINUTES_PER_DAY 1440

/* The dates that Zimt plans: 2000-01-01 to 2099-12-31. */
#define ZIMT_DATE_FIRST ((ZimtDate)10957)
#define ZIMT_DATE_LAST ((ZimtDate)47481)

/* The longest booking, in minutes. Range queries rely on it, and the database enforces it. */
#define ZIMT_BOOKING_MAX_LENGTH (7 * ZIMT_MINUTES_PER_DAY)

/* Breaks a date up; pointers may be NULL. Gregorian, for every gint32. */
void zimt_date_to_ymd (ZimtDate date, int *year, int *month, int *day);

/* TRUE and *date where year-month-day exists and lies in what Zimt plans. */
gboolean zimt_date_from_ymd (int year, int month, int day, ZimtDate *date);

/* ISO 8601 weekday: 1 = Monday to 7 = Sunday. */
int zimt_date_get_weekday (ZimtDate date);

/* The Monday of the date's week. */
ZimtDate zimt_date_get_monday (ZimtDate date);

/* ISO 8601 week (1 to 53); *year is the week's year, which differs from the date's at the turn. */
int zimt_date_get_iso_week (ZimtDate date, int *year);

/* The Monday of an ISO week; FALSE where the year has no such week or Zimt does not plan it. */
gboolean zimt_date_from_iso_week (int year, int week, ZimtDate *monday);

/* Easter Sunday of a year from 1583 on (Gregorian; Gauss, Lichtenberg 1997). */
ZimtDate zimt_date_easter (int year);

/* The last Sunday of March or October, when the clocks change (directive 2000/84/EC). */
ZimtDate zimt_date_clock_change (int year, int month);

static inline ZimtMinute
zimt_minute_new (ZimtDate date, int minute_of_day)
{
  return (ZimtMinute)date * ZIMT_MINUTES_PER_DAY + minute_of_day;
}

/* The date of a moment, rounded downwards also before 1970. */
ZimtDate zimt_minute_get_date (ZimtMinute minute);

/* Minute of the day, 0 to 1439. */
int zimt_minute_get_of_day (ZimtMinute minute);

/* TRUE inside the hour that the clocks leave out: last Sunday of March, [02:00, 03:00). */
gboolean zimt_minute_is_skipped (ZimtMinute minute);

/* Refuses a period [starts, ends) that does not exist, with ZIMT_ERROR_INVALID and the reason: no
 * or negative length, longer than ZIMT_BOOKING_MAX_LENGTH, outside the years that Zimt plans, or a
 * start or end inside the hour that the clocks leave out. An end at 02:00 that night is good: the
 * last minute of the period exists. */
gboolean zimt_period_validate (ZimtMinute starts, ZimtMinute ends, GError **error);

/* The days between a period's date and the date of its end, as two minutes of the day say it: 0, or
 * 1 where it is a night.
 *
 * An end at or before the start is the next day's only where the start is 18:00 or later and the
 * end 08:00 or earlier; else it is a mistake (10:00 to 09:00), and the answer is 0. */
int zimt_time_get_extra_days (int start_minute, int end_minute);

/* "YYYY-MM-DD", exactly; ZIMT_ERROR_INVALID names the text and what is expected. */
gboolean zimt_date_parse (const char *text, ZimtDate *date, GError **error);

/* "HH:MM", 00:00 to 24:00, exactly. */
gboolean zimt_time_parse (const char *text, int *minute_of_day, GError **error);

/* "YYYY-Www", exactly; the week's Monday. */
gboolean zimt_week_parse (const char *text, ZimtDate *monday, GError **error);

/* "2026-11-26"; (transfer full). */
char *zimt_date_format (ZimtDate date);

/* "09:05"; 1440 gives "24:00"; (transfer full). */
char *zimt_time_format (int minute_of_day);

/* "2026-W48"; (transfer full). */
char *zimt_week_format (ZimtDate date);
