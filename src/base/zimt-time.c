/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wall clock of the house: dates as day numbers, moments as minute counts. */
#include "zimt-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-text.h"

#define FIRST_YEAR 2000
#define LAST_YEAR 2099

/* The Gregorian calendar repeats every 400 years. */
#define DAYS_PER_ERA 146097

/* From 0000-03-01, where the eras below begin, to 1970-01-01. */
#define DAYS_TO_EPOCH 719468

/* The clocks go from 02:00 to 03:00. */
#define SKIPPED_FROM (2 * 60)
#define SKIPPED_TO (3 * 60)

/* Between these two a period may go on after midnight without saying so. */
#define NIGHT_STARTS (18 * 60)
#define NIGHT_ENDS (8 * 60)

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

/* Years are counted from March here, so that the leap day is a year's last day. */
void
zimt_date_to_ymd (ZimtDate date, int *year, int *month, int *day)
{
  gint64 days = (gint64)date + DAYS_TO_EPOCH;
  gint64 era = floor_div (days, DAYS_PER_ERA);
  int day_of_era = (int)(days - era * DAYS_PER_ERA);
  int year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_PER_ERA - 1))
        / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (5 * day_of_year + 2) / 153;
  int the_month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;

  if (year != NULL)
    *year = (int)(year_of_era + era * 400) + (the_month <= 2 ? 1 : 0);
  if (month != NULL)
    *month = the_month;
  if (day != NULL)
    *day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
}

/* The inverse of zimt_date_to_ymd () for a date that exists. */
static ZimtDate
date_from_ymd (int year, int month, int day)
{
  gint64 march_year = (gint64)year - (month <= 2 ? 1 : 0);
  gint64 era = floor_div (march_year, 400);
  int year_of_era = (int)(march_year - era * 400);
  int month_from_march = month > 2 ? month - 3 : month + 9;
  int day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (ZimtDate)(era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH);
}

gboolean
zimt_date_from_ymd (int year, int month, int day, ZimtDate *date)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;

  int real_month = 0;
  ZimtDate candidate = date_from_ymd (year, month, day);
  zimt_date_to_ymd (candidate, NULL, &real_month, NULL);
  if (real_month != month)
    return FALSE;
  *date = candidate;
  return TRUE;
}

int
zimt_date_get_weekday (ZimtDate date)
{
  /* 1970-01-01 was a Thursday. */
  gint64 days_from_monday = (gint64)date + 3;

  return (int)(days_from_monday - floor_div (days_from_monday, 7) * 7) + 1;
}

ZimtDate
zimt_date_get_monday (ZimtDate date)
{
  return date - (zimt_date_get_weekday (date) - 1);
}

int
zimt_date_get_iso_week (ZimtDate date, int *year)
{
  /* A week belongs to the year of its Thursday. */
  ZimtDate thursday = zimt_date_get_monday (date) + 3;
  int the_year = 0;

  zimt_date_to_ymd (thursday, &the_year, NULL, NULL);
  if (year != NULL)
    *year = the_year;
  return (thursday - date_from_ymd (the_year, 1, 1)) / 7 + 1;
}

gboolean
zimt_date_from_iso_week (int year, int week, ZimtDate *monday)
{
  if (year < FIRST_YEAR - 1 || year > LAST_YEAR + 1 || week < 1 || week > 53)
    return FALSE;

  /* 4 January always lies in week 1. */
  int real_year = 0;
  ZimtDate candidate = zimt_date_get_monday (date_from_ymd (year, 1, 4)) + (week - 1) * 7;
  zimt_date_get_iso_week (candidate, &real_year);
  if (real_year != year || candidate < ZIMT_DATE_FIRST || candidate > ZIMT_DATE_LAST)
    return FALSE;
  *monday = candidate;
  return TRUE;
}

/* Heiner Lichtenberg: Zur Interpretation der Gaußschen Osterformel und ihrer Ausnahmeregeln, 1997.
 * Easter is a day of March, which may run on into April. */
ZimtDate
zimt_date_easter (int year)
{
  int century = year / 100;
  int moon_shift = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
  int sun_shift = 2 - (3 * century + 3) / 4;
  int moon = year % 19;
  int seed = (19 * moon + moon_shift) % 30;
  int correction = (seed + moon / 11) / 29;
  int full_moon = 21 + seed - correction;
  int first_sunday = 7 - (year + year / 4 + sun_shift) % 7;
  int days_to_sunday = 7 - (full_moon - first_sunday) % 7;

  return date_from_ymd (year, 3, 1) + full_moon + days_to_sunday - 1;
}

ZimtDate
zimt_date_clock_change (int year, int month)
{
  ZimtDate last = date_from_ymd (year, month, 31);

  return last - zimt_date_get_weekday (last) % 7;
}

ZimtDate
zimt_minute_get_date (ZimtMinute minute)
{
  return (ZimtDate)floor_div (minute, ZIMT_MINUTES_PER_DAY);
}

int
zimt_minute_get_of_day (ZimtMinute minute)
{
  return (int)(minute - floor_div (minute, ZIMT_MINUTES_PER_DAY) * ZIMT_MINUTES_PER_DAY);
}

gboolean
zimt_minute_is_skipped (ZimtMinute minute)
{
  int of_day = zimt_minute_get_of_day (minute);
  ZimtDate date = zimt_minute_get_date (minute);
  int year = 0, month = 0;

  if (of_day < SKIPPED_FROM || of_day >= SKIPPED_TO)
    return FALSE;
  zimt_date_to_ymd (date, &year, &month, NULL);
  return month == 3 && date == zimt_date_clock_change (year, 3);
}

static gboolean
refuse_skipped (ZimtMinute minute, GError **error)
{
  g_autofree char *time = zimt_time_format (zimt_minute_get_of_day (minute));
  int year = 0, month = 0, day = 0;

  zimt_date_to_ymd (zimt_minute_get_date (minute), &year, &month, &day);
  /* Translators: day, month and year: "26.11.2026". */
  g_autofree char *date = g_strdup_printf (C_ ("date", "%1$02d.%2$02d.%3$04d"), day, month, year);
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
               /* Translators: a time and a date, such as 02:30 and 28.03.2027. */
               _ ("There is no %1$s on %2$s: the clocks go forward from 02:00 to 03:00 that "
                  "night; choose an earlier or a later time."),
               time, date);
  return FALSE;
}

gboolean
zimt_period_validate (ZimtMinute starts, ZimtMinute ends, GError **error)
{
  if (starts < zimt_minute_new (ZIMT_DATE_FIRST, 0)
      || starts >= zimt_minute_new (ZIMT_DATE_LAST + 1, 0)
      || ends > zimt_minute_new (ZIMT_DATE_LAST + 1, 0))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("Zimt plans the years %d to %d; choose a date between them."), FIRST_YEAR,
                   LAST_YEAR);
      return FALSE;
    }
  if (ends <= starts)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("The end must be later than the start."));
      return FALSE;
    }
  if (ends - starts > ZIMT_BOOKING_MAX_LENGTH)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("A booking lasts seven days at most; use a series instead."));
      return FALSE;
    }
  if (zimt_minute_is_skipped (starts))
    return refuse_skipped (starts, error);
  if (zimt_minute_is_skipped (ends) && zimt_minute_is_skipped (ends - 1))
    return refuse_skipped (ends, error);
  return TRUE;
}

int
zimt_time_get_extra_days (int start_minute, int end_minute)
{
  gboolean is_night
      = end_minute <= start_minute && start_minute >= NIGHT_STARTS && end_minute <= NIGHT_ENDS;

  return is_night ? 1 : 0;
}

/* Reads digits where @pattern has a 'd' and the same character elsewhere. The up to three runs of
 * digits become numbers. */
static gboolean
scan (const char *text, const char *pattern, int numbers[3])
{
  int run = 0;

  if (text == NULL || strlen (text) != strlen (pattern))
    return FALSE;
  numbers[0] = numbers[1] = numbers[2] = 0;
  for (gsize i = 0; pattern[i] != '\0'; i++)
    {
      if (pattern[i] != 'd' && text[i] != pattern[i])
        return FALSE;
      if (pattern[i] == 'd' && !g_ascii_isdigit (text[i]))
        return FALSE;
      if (pattern[i] == 'd')
        numbers[run] = numbers[run] * 10 + g_ascii_digit_value (text[i]);
      else if (i > 0 && pattern[i - 1] == 'd')
        run++;
    }
  return TRUE;
}

gboolean
zimt_date_parse (const char *text, ZimtDate *date, GError **error)
{
  g_autofree char *quote = zimt_text_quote (text);
  int numbers[3];

  if (!scan (text, "dddd-dd-dd", numbers))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("“%s” is no date; write it as YYYY-MM-DD, such as 2026-11-26."), quote);
      return FALSE;
    }
  if (numbers[0] < FIRST_YEAR || numbers[0] > LAST_YEAR)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("“%1$s” is outside the years that Zimt plans, %2$d to %3$d."), quote,
                   FIRST_YEAR, LAST_YEAR);
      return FALSE;
    }
  if (!zimt_date_from_ymd (numbers[0], numbers[1], numbers[2], date))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("The date “%s” does not exist in the calendar."), quote);
      return FALSE;
    }
  return TRUE;
}

gboolean
zimt_time_parse (const char *text, int *minute_of_day, GError **error)
{
  int numbers[3];

  if (!scan (text, "dd:dd", numbers) || numbers[1] > 59 || numbers[0] * 60 + numbers[1] > 24 * 60)
    {
      g_autofree char *quote = zimt_text_quote (text);

      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("“%s” is no time; write it as HH:MM, from 00:00 to 24:00."), quote);
      return FALSE;
    }
  *minute_of_day = numbers[0] * 60 + numbers[1];
  return TRUE;
}

gboolean
zimt_week_parse (const char *text, ZimtDate *monday, GError **error)
{
  g_autofree char *quote = zimt_text_quote (text);
  int numbers[3];

  if (!scan (text, "dddd-Wdd", numbers))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("“%s” is no week; write it as YYYY-Www, such as 2026-W48."), quote);
      return FALSE;
    }
  if (!zimt_date_from_iso_week (numbers[0], numbers[1], monday))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("The week “%1$s” does not exist, or it is outside the years that Zimt "
                      "plans, %2$d to %3$d."),
                   quote, FIRST_YEAR, LAST_YEAR);
      return FALSE;
    }
  return TRUE;
}

char *
zimt_date_format (ZimtDate date)
{
  int year = 0, month = 0, day = 0;

  zimt_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

char *
zimt_time_format (int minute_of_day)
{
  return g_strdup_printf ("%02d:%02d", minute_of_day / 60, minute_of_day % 60);
}

char *
zimt_week_format (ZimtDate date)
{
  int year = 0;
  int week = zimt_date_get_iso_week (date, &year);

  return g_strdup_printf ("%04d-W%02d", year, week);
}
