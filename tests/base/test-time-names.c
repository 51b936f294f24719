/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in words. */
#include "zimt-time-names.h"

static ZimtDate
date (const char *text)
{
  ZimtDate day = 0;
  g_autoptr (GError) error = NULL;

  zimt_date_parse (text, &day, &error);
  g_assert_no_error (error);
  return day;
}

static void
test_weekdays_begin_on_monday (void)
{
  static const char *const names[]
      = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

  for (int weekday = 1; weekday <= 7; weekday++)
    {
      g_autofree char *start = g_strndup (names[weekday - 1], 3);

      g_assert_cmpstr (zimt_weekday_name (weekday), ==, names[weekday - 1]);
      g_assert_cmpstr (zimt_weekday_short_name (weekday), ==, start);
    }
}

static void
test_months_begin_in_january (void)
{
  static const char *const names[]
      = { "January", "February", "March",     "April",   "May",      "June",
          "July",    "August",   "September", "October", "November", "December" };

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *day = g_strdup_printf ("2026-%02d-05", month);
      g_autofree char *expected = g_strdup_printf ("5 %s 2026", names[month - 1]);
      g_autofree char *text = zimt_date_range_to_text (date (day), date (day));

      g_assert_cmpstr (zimt_month_name (month), ==, names[month - 1]);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_dates_are_said_day_first (void)
{
  g_autofree char *text = zimt_date_to_text (date ("2026-11-26"));
  g_autofree char *plain = zimt_date_to_plain_text (date ("2026-11-06"));
  g_autofree char *short_text = zimt_date_to_short_text (date ("2026-01-06"));

  g_assert_cmpstr (text, ==, "Thu 26.11.2026");
  g_assert_cmpstr (plain, ==, "06.11.2026");
  g_assert_cmpstr (short_text, ==, "06.01.");
}

static void
test_ranges_name_month_and_year_once (void)
{
  static const char *const cases[][3] = {
    { "2026-11-23", "2026-11-29", "23–29 November 2026" },
    { "2026-11-30", "2026-12-06", "30 November – 6 December 2026" },
    { "2026-12-28", "2027-01-03", "28 December 2026 – 3 January 2027" },
    { "2026-11-26", "2026-11-26", "26 November 2026" },
    { "2026-11-26", "2027-11-27", "26 November 2026 – 27 November 2027" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = zimt_date_range_to_text (date (cases[i][0]), date (cases[i][1]));

      g_assert_cmpstr (text, ==, cases[i][2]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-names/weekdays-begin-on-monday", test_weekdays_begin_on_monday);
  g_test_add_func ("/time-names/months-begin-in-january", test_months_begin_in_january);
  g_test_add_func ("/time-names/dates-are-said-day-first", test_dates_are_said_day_first);
  g_test_add_func ("/time-names/ranges-name-month-and-year-once",
                   test_ranges_name_month_and_year_once);
  return g_test_run ();
}
