/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public holidays of Thüringen, and school holidays as far as they are known. */
#include "zimt-holiday.h"

static ZimtDate
date (const char *text)
{
  ZimtDate day = 0;
  g_autoptr (GError) error = NULL;

  zimt_date_parse (text, &day, &error);
  g_assert_no_error (error);
  return day;
}

/* "2018-01-01 Neujahr|..." */
static char *
list_holidays (int year, gboolean with_corpus_christi)
{
  g_autoptr (GArray) holidays = zimt_holidays_of_year (year, with_corpus_christi);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < holidays->len; i++)
    {
      const ZimtHoliday *holiday = &g_array_index (holidays, ZimtHoliday, i);
      g_autofree char *day = zimt_date_format (holiday->date);

      g_string_append_printf (list, "%s%s %s", i > 0 ? "|" : "", day, holiday->name);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
test_year_2018_has_ten (void)
{
  g_autofree char *list = list_holidays (2018, FALSE);

  g_assert_cmpstr (list, ==,
                   "2018-01-01 Neujahr|2018-03-30 Karfreitag|2018-04-02 Ostermontag|"
                   "2018-05-01 Tag der Arbeit|2018-05-10 Christi Himmelfahrt|"
                   "2018-05-21 Pfingstmontag|2018-10-03 Tag der Deutschen Einheit|"
                   "2018-10-31 Reformationstag|2018-12-25 1. Weihnachtstag|"
                   "2018-12-26 2. Weihnachtstag");
}

static void
test_year_2019_has_weltkindertag_too (void)
{
  g_autofree char *list = list_holidays (2019, FALSE);

  g_assert_cmpstr (list, ==,
                   "2019-01-01 Neujahr|2019-04-19 Karfreitag|2019-04-22 Ostermontag|"
                   "2019-05-01 Tag der Arbeit|2019-05-30 Christi Himmelfahrt|"
                   "2019-06-10 Pfingstmontag|2019-09-20 Weltkindertag|"
                   "2019-10-03 Tag der Deutschen Einheit|2019-10-31 Reformationstag|"
                   "2019-12-25 1. Weihnachtstag|2019-12-26 2. Weihnachtstag");
}

static void
test_counts_of_years (void)
{
  for (int year = 2000; year <= 2099; year++)
    {
      g_autoptr (GArray) without = zimt_holidays_of_year (year, FALSE);
      g_autoptr (GArray) with = zimt_holidays_of_year (year, TRUE);

      g_assert_cmpuint (without->len, ==, year < 2019 ? 10 : 11);
      g_assert_cmpuint (with->len, ==, without->len + 1);
    }
}

static void
test_unplanned_years_have_none (void)
{
  g_autoptr (GArray) before = zimt_holidays_of_year (1999, FALSE);
  g_autoptr (GArray) after = zimt_holidays_of_year (2100, FALSE);

  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_null (zimt_holiday_name (ZIMT_DATE_FIRST - 1, TRUE));
  g_assert_null (zimt_holiday_name (ZIMT_DATE_LAST + 1, TRUE));
}

static void
test_corpus_christi_is_a_switch (void)
{
  g_assert_null (zimt_holiday_name (date ("2027-05-27"), FALSE));
  g_assert_cmpstr (zimt_holiday_name (date ("2027-05-27"), TRUE), ==, "Fronleichnam");
}

static void
test_name_agrees_with_the_year_on_every_date (void)
{
  for (int year = 2000; year <= 2099; year++)
    for (int with = 0; with <= 1; with++)
      {
        g_autoptr (GArray) holidays = zimt_holidays_of_year (year, with);
        ZimtDate day = 0, next_year = 0;
        guint next = 0;

        zimt_date_from_ymd (year, 1, 1, &day);
        zimt_date_from_ymd (year, 12, 31, &next_year);
        for (next_year++; day < next_year; day++)
          {
            const char *name = NULL;

            for (; next < holidays->len; next++)
              {
                const ZimtHoliday *holiday = &g_array_index (holidays, ZimtHoliday, next);

                if (holiday->date != day)
                  break;
                if (name == NULL)
                  name = holiday->name;
              }
            g_assert_cmpstr (zimt_holiday_name (day, with), ==, name);
          }
        g_assert_cmpuint (next, ==, holidays->len);
      }
}

static void
test_two_on_one_date (void)
{
  g_autofree char *list = list_holidays (2008, FALSE);

  g_assert_nonnull (
      g_strstr_len (list, -1, "|2008-05-01 Tag der Arbeit|2008-05-01 Christi Himmelfahrt|"));
  g_assert_cmpstr (zimt_holiday_name (date ("2008-05-01"), FALSE), ==, "Tag der Arbeit");
}

static void
test_reformation_sunday_and_clock_change_at_once (void)
{
  ZimtDate day = date ("2027-10-31");

  g_assert_cmpstr (zimt_holiday_name (day, FALSE), ==, "Reformationstag");
  g_assert_cmpint (zimt_date_get_weekday (day), ==, 7);
  g_assert_cmpint (zimt_date_clock_change (2027, 10), ==, day);
}

static void
test_school_holidays_stand_in_order (void)
{
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();

  zimt_calendar_add_school_holiday (calendar, "Sommerferien", date ("2026-07-04"),
                                    date ("2026-08-14"));
  zimt_calendar_add_school_holiday (calendar, "Winterferien", date ("2026-02-16"),
                                    date ("2026-02-21"));
  zimt_calendar_add_school_holiday (calendar, "Herbstferien", date ("2026-10-12"),
                                    date ("2026-10-24"));
  for (guint i = 1; i < calendar->school_holidays->len; i++)
    g_assert_cmpint (g_array_index (calendar->school_holidays, ZimtSchoolHoliday, i - 1).first, <,
                     g_array_index (calendar->school_holidays, ZimtSchoolHoliday, i).first);
  g_assert_cmpuint (calendar->school_holidays->len, ==, 3);
}

static void
test_school_holidays_include_both_ends (void)
{
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();
  g_autoptr (ZimtCalendar) same = zimt_calendar_ref (calendar);

  zimt_calendar_add_school_holiday (calendar, "Winterferien", date ("2026-02-16"),
                                    date ("2026-02-21"));
  g_assert_null (zimt_calendar_get_school_holiday (same, date ("2026-02-15")));
  g_assert_cmpstr (zimt_calendar_get_school_holiday (same, date ("2026-02-16")), ==,
                   "Winterferien");
  g_assert_cmpstr (zimt_calendar_get_school_holiday (same, date ("2026-02-21")), ==,
                   "Winterferien");
  g_assert_null (zimt_calendar_get_school_holiday (same, date ("2026-02-22")));
}

static void
test_school_horizon_is_the_last_known_end (void)
{
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();

  g_assert_cmpint (zimt_calendar_get_school_horizon (calendar), ==, ZIMT_DATE_FIRST - 1);
  zimt_calendar_add_school_holiday (calendar, "Sommerferien", date ("2026-07-04"),
                                    date ("2026-08-14"));
  zimt_calendar_add_school_holiday (calendar, "Brückentag", date ("2026-07-05"),
                                    date ("2026-07-05"));
  g_assert_cmpint (zimt_calendar_get_school_horizon (calendar), ==, date ("2026-08-14"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holiday/year-2018-has-ten", test_year_2018_has_ten);
  g_test_add_func ("/holiday/year-2019-has-weltkindertag-too",
                   test_year_2019_has_weltkindertag_too);
  g_test_add_func ("/holiday/counts-of-years", test_counts_of_years);
  g_test_add_func ("/holiday/unplanned-years-have-none", test_unplanned_years_have_none);
  g_test_add_func ("/holiday/corpus-christi-is-a-switch", test_corpus_christi_is_a_switch);
  g_test_add_func ("/holiday/name-agrees-with-the-year-on-every-date",
                   test_name_agrees_with_the_year_on_every_date);
  g_test_add_func ("/holiday/two-on-one-date", test_two_on_one_date);
  g_test_add_func ("/holiday/reformation-sunday-and-clock-change-at-once",
                   test_reformation_sunday_and_clock_change_at_once);
  g_test_add_func ("/holiday/school-holidays-stand-in-order", test_school_holidays_stand_in_order);
  g_test_add_func ("/holiday/school-holidays-include-both-ends",
                   test_school_holidays_include_both_ends);
  g_test_add_func ("/holiday/school-horizon-is-the-last-known-end",
                   test_school_horizon_is_the_last_known_end);
  return g_test_run ();
}
