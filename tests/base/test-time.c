/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and minutes, compared with GDate and with published tables. */
#include <string.h>

#include "zimt-error.h"
#include "zimt-time.h"

static ZimtDate
date (const char *text)
{
  ZimtDate day = 0;
  g_autoptr (GError) error = NULL;

  zimt_date_parse (text, &day, &error);
  g_assert_no_error (error);
  return day;
}

static ZimtMinute
minute (const char *day, int of_day)
{
  return zimt_minute_new (date (day), of_day);
}

/* GDate counts from 0001-01-01 as day 1. */
static GDate
to_gdate (ZimtDate day)
{
  GDate gdate;

  g_date_set_julian (&gdate, (guint32)(day + 719163));
  return gdate;
}

static void
test_every_date_agrees_with_gdate (void)
{
  for (ZimtDate day = ZIMT_DATE_FIRST - 400; day <= ZIMT_DATE_LAST + 400; day++)
    {
      GDate gdate = to_gdate (day);
      int year = 0, month = 0, day_of_month = 0, iso_year = 0;
      g_autoptr (GDateTime) time = NULL;

      zimt_date_to_ymd (day, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, g_date_get_year (&gdate));
      g_assert_cmpint (month, ==, g_date_get_month (&gdate));
      g_assert_cmpint (day_of_month, ==, g_date_get_day (&gdate));
      g_assert_cmpint (zimt_date_get_weekday (day), ==, g_date_get_weekday (&gdate));
      g_assert_cmpint (zimt_date_get_monday (day), ==,
                       day - (ZimtDate)g_date_get_weekday (&gdate) + 1);
      time = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
      g_assert_cmpint (zimt_date_get_iso_week (day, &iso_year), ==,
                       g_date_time_get_week_of_year (time));
      g_assert_cmpint (iso_year, ==, g_date_time_get_week_numbering_year (time));
    }
}

static void
test_every_date_comes_back (void)
{
  for (ZimtDate day = ZIMT_DATE_FIRST - 400; day <= ZIMT_DATE_LAST + 400; day++)
    {
      int year = 0, month = 0, day_of_month = 0;
      ZimtDate back = -1;
      gboolean is_planned = day >= ZIMT_DATE_FIRST && day <= ZIMT_DATE_LAST;

      zimt_date_to_ymd (day, &year, &month, &day_of_month);
      g_assert_true (zimt_date_from_ymd (year, month, day_of_month, &back) == is_planned);
      g_assert_cmpint (back, ==, is_planned ? day : -1);
    }
}

static void
test_every_date_and_week_is_read_back_as_written (void)
{
  for (ZimtDate day = ZIMT_DATE_FIRST; day <= ZIMT_DATE_LAST; day++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = zimt_date_format (day);
      g_autofree char *week = zimt_week_format (day);
      ZimtDate monday = -1;

      g_assert_cmpint (date (text), ==, day);
      /* The first two days lie in a week of 1999. */
      if (zimt_date_get_monday (day) < ZIMT_DATE_FIRST)
        continue;
      g_assert_true (zimt_week_parse (week, &monday, &error));
      g_assert_cmpint (monday, ==, zimt_date_get_monday (day));
    }
}

static void
test_ymd_holds_for_every_32_bit_number (void)
{
  static const struct
  {
    ZimtDate day;
    int year, month, day_of_month;
  } cases[] = {
    { 0, 1970, 1, 1 },
    { -1, 1969, 12, 31 },
    { -719468, 0, 3, 1 },
    { -719469, 0, 2, 29 },
    { -719528, 0, 1, 1 },
    { -719529, -1, 12, 31 },
    { 11016, 2000, 2, 29 },
    { 47540, 2100, 2, 28 },
    { 47541, 2100, 3, 1 },
    { G_MAXINT32, 5881580, 7, 11 },
    { G_MININT32, -5877641, 6, 23 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int year = 0, month = 0, day = 0;

      zimt_date_to_ymd (cases[i].day, &year, &month, &day);
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpint (month, ==, cases[i].month);
      g_assert_cmpint (day, ==, cases[i].day_of_month);
      zimt_date_to_ymd (cases[i].day, NULL, NULL, NULL);
    }
  g_assert_cmpint (zimt_date_get_weekday (-1), ==, 3);
  g_assert_cmpint (zimt_date_get_weekday (-4), ==, 7);
}

static void
test_dates_that_do_not_exist (void)
{
  static const int cases[][3] = {
    { 2026, 2, 29 }, { 2100, 2, 29 }, { 2026, 4, 31 },  { 2026, 13, 1 },       { 2026, 0, 1 },
    { 2026, 1, 0 },  { 2026, 1, 32 }, { 1999, 12, 31 }, { 2100, 1, 1 },        { 1583, 1, 1 },
    { 9999, 1, 1 },  { 2026, -1, 1 }, { 2026, 1, -1 },  { 2026, 2, G_MAXINT },
  };
  ZimtDate day = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_false (zimt_date_from_ymd (cases[i][0], cases[i][1], cases[i][2], &day));
  g_assert_cmpint (day, ==, 7);
  g_assert_true (zimt_date_from_ymd (2000, 1, 1, &day));
  g_assert_cmpint (day, ==, ZIMT_DATE_FIRST);
  g_assert_true (zimt_date_from_ymd (2099, 12, 31, &day));
  g_assert_cmpint (day, ==, ZIMT_DATE_LAST);
}

static void
test_week_53_only_in_long_years (void)
{
  ZimtDate monday = 7;

  g_assert_true (zimt_date_from_iso_week (2026, 53, &monday));
  g_assert_cmpint (monday, ==, date ("2026-12-28"));
  g_assert_true (zimt_date_from_iso_week (2099, 53, &monday));
  g_assert_cmpint (monday, ==, date ("2099-12-28"));
  monday = 7;
  g_assert_false (zimt_date_from_iso_week (2027, 53, &monday));
  g_assert_false (zimt_date_from_iso_week (2027, 0, &monday));
  g_assert_false (zimt_date_from_iso_week (2027, 54, &monday));
  g_assert_false (zimt_date_from_iso_week (1999, 52, &monday));
  g_assert_false (zimt_date_from_iso_week (2100, 1, &monday));
  g_assert_false (zimt_date_from_iso_week (G_MAXINT, 1, &monday));
  g_assert_cmpint (monday, ==, 7);
}

/* Published tables: the U.S. Naval Observatory's, and the two exceptions of Gauss's rule (1954,
 * 1981, 2049, 2076). */
static void
test_easter_as_published (void)
{
  static const char *const sundays[] = {
    "2000-04-23", "2001-04-15", "2002-03-31", "2003-04-20", "2004-04-11", "2005-03-27",
    "2006-04-16", "2007-04-08", "2008-03-23", "2009-04-12", "2010-04-04", "2011-04-24",
    "2012-04-08", "2013-03-31", "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16",
    "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
    "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
    "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25",
    "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01", "2049-04-18",
    "2076-04-19",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sundays); i++)
    {
      ZimtDate day = date (sundays[i]);
      int year = 0;

      zimt_date_to_ymd (day, &year, NULL, NULL);
      g_assert_cmpint (zimt_date_easter (year), ==, day);
    }
}

/* The same by another rule: Butcher's, 1876. */
static void
test_easter_agrees_with_butcher (void)
{
  for (int year = 1583; year <= 4099; year++)
    {
      int a = year % 19, b = year / 100, c = year % 100;
      int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
      int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
      int m = (a + 11 * h + 22 * l) / 451;
      int real_year = 0, month = 0, day = 0;

      zimt_date_to_ymd (zimt_date_easter (year), &real_year, &month, &day);
      g_assert_cmpint (real_year, ==, year);
      g_assert_cmpint (month, ==, (h + l - 7 * m + 114) / 31);
      g_assert_cmpint (day, ==, (h + l - 7 * m + 114) % 31 + 1);
    }
}

static void
test_clocks_change_on_the_last_sunday (void)
{
  for (int year = 2000; year <= 2099; year++)
    for (int month = 3; month <= 10; month += 7)
      {
        ZimtDate last_sunday = 0;

        for (int day = 1; day <= 31; day++)
          {
            ZimtDate candidate = 0;

            zimt_date_from_ymd (year, month, day, &candidate);
            if (zimt_date_get_weekday (candidate) == 7)
              last_sunday = candidate;
          }
        g_assert_cmpint (zimt_date_clock_change (year, month), ==, last_sunday);
      }
  g_assert_cmpint (zimt_date_clock_change (2027, 10), ==, date ("2027-10-31"));
}

static void
test_only_one_hour_of_the_year_is_skipped (void)
{
  for (ZimtDate day = date ("2027-01-01"); day <= date ("2027-12-31"); day++)
    for (int of_day = 0; of_day < ZIMT_MINUTES_PER_DAY; of_day += 5)
      g_assert_true (zimt_minute_is_skipped (zimt_minute_new (day, of_day))
                     == (day == date ("2027-03-28") && of_day >= 120 && of_day < 180));
}

static void
test_minutes_are_rounded_downwards (void)
{
  g_assert_cmpint (zimt_minute_get_date (0), ==, 0);
  g_assert_cmpint (zimt_minute_get_date (-1), ==, -1);
  g_assert_cmpint (zimt_minute_get_of_day (-1), ==, 1439);
  g_assert_cmpint (zimt_minute_get_date (-1440), ==, -1);
  g_assert_cmpint (zimt_minute_get_of_day (-1440), ==, 0);
  g_assert_cmpint (zimt_minute_get_date (-1441), ==, -2);
  g_assert_cmpint (zimt_minute_get_date (1439), ==, 0);
  g_assert_cmpint (zimt_minute_get_date (1440), ==, 1);
  g_assert_cmpint (zimt_minute_get_of_day (minute ("2026-11-26", 545)), ==, 545);
  g_assert_cmpint (zimt_minute_get_date (minute ("2026-11-26", 1440)), ==, date ("2026-11-27"));
}

static void
test_only_a_night_ends_the_next_day (void)
{
  static const struct
  {
    int start;
    int end;
    int extra_days;
  } cases[] = {
    { 22 * 60, 6 * 60, 1 },     { 18 * 60, 8 * 60, 1 },     { 24 * 60 - 1, 0, 1 },
    { 18 * 60 - 1, 8 * 60, 0 }, { 18 * 60, 8 * 60 + 1, 0 }, { 10 * 60, 9 * 60, 0 },
    { 18 * 60, 18 * 60, 0 },    { 18 * 60, 24 * 60, 0 },    { 0, 8 * 60, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (zimt_time_get_extra_days (cases[i].start, cases[i].end), ==,
                     cases[i].extra_days);
}

static void
test_periods_that_exist (void)
{
  static const struct
  {
    const char *first;
    int starts;
    const char *last;
    int ends;
  } cases[] = {
    { "2026-11-26", 540, "2026-11-26", 541 },   { "2027-03-27", 1320, "2027-03-28", 360 },
    { "2027-03-28", 0, "2027-03-28", 120 },     { "2027-03-28", 60, "2027-03-28", 180 },
    { "2027-03-28", 180, "2027-03-28", 240 },   { "2027-10-31", 120, "2027-10-31", 180 },
    { "2027-10-30", 1320, "2027-10-31", 360 },  { "2000-01-01", 0, "2000-01-01", 1 },
    { "2099-12-31", 1439, "2099-12-31", 1440 }, { "2026-11-20", 0, "2026-11-26", 1440 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (zimt_period_validate (minute (cases[i].first, cases[i].starts),
                                           minute (cases[i].last, cases[i].ends), &error));
      g_assert_no_error (error);
    }
}

static void
assert_no_period (ZimtMinute starts, ZimtMinute ends, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (zimt_period_validate (starts, ends, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_periods_that_do_not_exist (void)
{
  ZimtMinute nine = minute ("2026-11-26", 540);

  assert_no_period (nine, nine, "later than the start");
  assert_no_period (nine, nine - 1, "later than the start");
  assert_no_period (nine, minute ("2000-01-01", -1), "later than the start");
  assert_no_period (nine, nine + ZIMT_BOOKING_MAX_LENGTH + 1, "seven days");
  assert_no_period (minute ("2027-03-28", 120), minute ("2027-03-28", 240),
                    "no 02:00 on 28.03.2027");
  assert_no_period (minute ("2027-03-28", 150), minute ("2027-03-28", 240), "no 02:30");
  assert_no_period (minute ("2027-03-28", 179), minute ("2027-03-28", 240), "no 02:59");
  assert_no_period (minute ("2027-03-28", 60), minute ("2027-03-28", 150), "no 02:30");
  assert_no_period (minute ("2027-03-28", 60), minute ("2027-03-28", 121), "no 02:01");
  assert_no_period (minute ("2000-01-01", -1), minute ("2000-01-01", 60), "2000 to 2099");
  assert_no_period (minute ("2099-12-31", 1380), minute ("2099-12-31", 1441), "2000 to 2099");
  assert_no_period (minute ("2099-12-31", 1440), minute ("2099-12-31", 1440), "2000 to 2099");
  assert_no_period (G_MININT64, G_MAXINT64, "2000 to 2099");
  assert_no_period (G_MAXINT64, G_MININT64, "2000 to 2099");
}

static void
test_exact_dates_only (void)
{
  static const char *const texts[] = {
    NULL,          "",           "2026-1-1",     "2026-11-26 ", " 2026-11-26", "2026/11/26",
    "26.11.2026",  "20261126",   "2026-11-2x",   "+026-11-26",  "2026-02-29",  "1583-01-01",
    "9999-12-31",  "2026-00-10", "2026-13-10",   "2026-11-31",  "2026-11-00",  "0000-00-00",
    "\xff\xff-11", "heute",      "2026-11-26\n",
  };
  ZimtDate day = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_date_parse (texts[i], &day, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_assert_cmpint (day, ==, 7);
}

static void
test_errors_of_dates_name_the_cause (void)
{
  static const char *const cases[][2] = {
    { "1583-01-01", "“1583-01-01” is outside the years that Zimt plans, 2000 to 2099" },
    { "9999-12-31", "“9999-12-31” is outside the years" },
    { "2026-02-29", "“2026-02-29” does not exist" },
    { "tomorrow", "“tomorrow” is no date; write it as YYYY-MM-DD" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      ZimtDate day = 0;

      g_assert_false (zimt_date_parse (cases[i][0], &day, &error));
      g_assert_nonnull (strstr (error->message, cases[i][1]));
    }
}

static void
test_exact_times_only (void)
{
  static const char *const wrong[]
      = { NULL,   "",      "9:00",  "09:60",  "24:01",    "25:00", "09:0",
          "0900", "09.00", "-1:00", "09:00 ", "09:00:00", "ab:cd", "99:99" };
  int of_day = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_time_parse (wrong[i], &of_day, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
    }
  g_assert_cmpint (of_day, ==, 7);
  for (int i = 0; i <= ZIMT_MINUTES_PER_DAY; i++)
    {
      g_autofree char *text = zimt_time_format (i);

      g_assert_true (zimt_time_parse (text, &of_day, NULL));
      g_assert_cmpint (of_day, ==, i);
    }
}

static void
test_exact_weeks_only (void)
{
  static const char *const wrong[]
      = { NULL,       "",         "2026-48",  "2026-W8",  "2026-w48", "2026-W00",
          "2026-W54", "2027-W53", "1999-W52", "2100-W01", "2026W48",  "2026-W481" };
  ZimtDate monday = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_week_parse (wrong[i], &monday, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
    }
  g_assert_cmpint (monday, ==, 7);
  g_assert_true (zimt_week_parse ("2026-W48", &monday, NULL));
  g_assert_cmpint (monday, ==, date ("2026-11-23"));
}

static void
test_texts_of_dates_times_and_weeks (void)
{
  g_autofree char *day = zimt_date_format (date ("2026-11-26"));
  g_autofree char *nine = zimt_time_format (545);
  g_autofree char *midnight = zimt_time_format (1440);
  g_autofree char *week = zimt_week_format (date ("2026-11-26"));
  g_autofree char *new_year = zimt_week_format (date ("2027-01-03"));

  g_assert_cmpstr (day, ==, "2026-11-26");
  g_assert_cmpstr (nine, ==, "09:05");
  g_assert_cmpstr (midnight, ==, "24:00");
  g_assert_cmpstr (week, ==, "2026-W48");
  g_assert_cmpstr (new_year, ==, "2026-W53");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/every-date-agrees-with-gdate", test_every_date_agrees_with_gdate);
  g_test_add_func ("/time/every-date-comes-back", test_every_date_comes_back);
  g_test_add_func ("/time/every-date-and-week-is-read-back-as-written",
                   test_every_date_and_week_is_read_back_as_written);
  g_test_add_func ("/time/ymd-holds-for-every-32-bit-number",
                   test_ymd_holds_for_every_32_bit_number);
  g_test_add_func ("/time/dates-that-do-not-exist", test_dates_that_do_not_exist);
  g_test_add_func ("/time/week-53-only-in-long-years", test_week_53_only_in_long_years);
  g_test_add_func ("/time/easter-as-published", test_easter_as_published);
  g_test_add_func ("/time/easter-agrees-with-butcher", test_easter_agrees_with_butcher);
  g_test_add_func ("/time/clocks-change-on-the-last-sunday", test_clocks_change_on_the_last_sunday);
  g_test_add_func ("/time/only-one-hour-of-the-year-is-skipped",
                   test_only_one_hour_of_the_year_is_skipped);
  g_test_add_func ("/time/minutes-are-rounded-downwards", test_minutes_are_rounded_downwards);
  g_test_add_func ("/time/periods-that-exist", test_periods_that_exist);
  g_test_add_func ("/time/periods-that-do-not-exist", test_periods_that_do_not_exist);
  g_test_add_func ("/time/only-a-night-ends-the-next-day", test_only_a_night_ends_the_next_day);
  g_test_add_func ("/time/exact-dates-only", test_exact_dates_only);
  g_test_add_func ("/time/errors-of-dates-name-the-cause", test_errors_of_dates_name_the_cause);
  g_test_add_func ("/time/exact-times-only", test_exact_times_only);
  g_test_add_func ("/time/exact-weeks-only", test_exact_weeks_only);
  g_test_add_func ("/time/texts-of-dates-times-and-weeks", test_texts_of_dates_times_and_weeks);
  return g_test_run ();
}
