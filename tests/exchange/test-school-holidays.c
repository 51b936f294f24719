/* SPDX-License-Identifier: GPL-3.0-or-later */
/* School holidays: what the data file says, and where it ends. */
#include "zimt-school-holidays.h"

#include "zimt-error.h"

static ZimtDate
date (int year, int month, int day)
{
  ZimtDate result;

  g_assert_true (zimt_date_from_ymd (year, month, day, &result));
  return result;
}

static void
test_carried (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCalendar) calendar = zimt_school_holidays_load (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (calendar->school_holidays->len, ==, 29);
  g_assert_null (zimt_calendar_get_school_holiday (calendar, date (2026, 7, 3)));
  g_assert_cmpstr (zimt_calendar_get_school_holiday (calendar, date (2026, 7, 4)), ==,
                   "Sommerferien");
  g_assert_cmpstr (zimt_calendar_get_school_holiday (calendar, date (2026, 8, 14)), ==,
                   "Sommerferien");
  g_assert_null (zimt_calendar_get_school_holiday (calendar, date (2026, 8, 15)));
  g_assert_cmpstr (zimt_calendar_get_school_holiday (calendar, date (2027, 1, 1)), ==,
                   "Weihnachtsferien");
  g_assert_cmpint (zimt_calendar_get_school_horizon (calendar), ==, date (2029, 8, 31));
  g_assert_false (calendar->with_corpus_christi);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *message; /* how the error begins */
} Refusal;

static const Refusal refusals[] = {
  { "a-missing-column", "name,first_day\nx,2026-01-01\n",
    "holidays.csv has no column “last_day”." },
  { "no-name", "name,first_day,last_day\n,2026-01-01,2026-01-02\n",
    "holidays.csv, line 2: the holiday has no name." },
  { "a-day-that-does-not-exist", "name,first_day,last_day\nx,2026-02-30,2026-03-01\n",
    "holidays.csv, line 2: " },
  { "no-date", "name,first_day,last_day\nx,2026-02-01,soon\n", "holidays.csv, line 2: " },
  { "an-end-before-the-start", "name,first_day,last_day\nx,2026-02-02,2026-02-01\n",
    "holidays.csv, line 2: the holiday ends before it begins." },
  { "holidays-that-overlap",
    "name,first_day,last_day\nx,2026-02-02,2026-02-05\ny,2026-02-05,2026-02-06\n",
    "holidays.csv, line 3: the holiday begins before the one above it has ended." },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (refusal->text, strlen (refusal->text));
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_school_holidays_new (bytes, "holidays.csv", &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_cmpstr (strstr (error->message, refusal->message), ==, error->message);
}

static void
test_none (void)
{
  static const char text[] = "name,first_day,last_day\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCalendar) calendar = zimt_school_holidays_new (bytes, "holidays.csv", &error);

  g_assert_no_error (error);
  g_assert_cmpint (zimt_calendar_get_school_horizon (calendar), ==, ZIMT_DATE_FIRST - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/school-holidays/refuses/", refusals[i].name, NULL);
      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/school-holidays/the-program-carries-them-to-august-2029", test_carried);
  g_test_add_func ("/school-holidays/a-file-may-know-none", test_none);
  return g_test_run ();
}
