/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When people have time, against a look at every minute. */
#include "fixture.h"
#include "zimt-availability.h"

#define N_ROUNDS 500
#define MONDAY 20605 /* 2026-06-01 */

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

static void
add_hours (ZimtRecord *person, const char *weekday, int from, int to)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_HOURS);

  zimt_record_set_text (row, "weekday", weekday);
  zimt_record_set_time (row, "from", from);
  zimt_record_set_time (row, "to", to);
  zimt_record_add_row (person, "hours", row);
}

static void
add_extra (ZimtRecord *person, ZimtDate date, int from, int to)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_EXTRA);

  zimt_record_set_date (row, "date", date);
  zimt_record_set_time (row, "from", from);
  zimt_record_set_time (row, "to", to);
  zimt_record_add_row (person, "extra", row);
}

static int
random_time (void)
{
  return g_test_rand_int_range (0, 25) * 60;
}

static void
add_random_hours (ZimtRecord *person)
{
  for (int i = g_test_rand_int_range (0, 8); i > 0; i--)
    add_hours (person, weekdays[g_test_rand_int_range (0, 3)], random_time (), random_time ());
}

/* The hours of a day on which somebody has time, by rows that say "from" to "to". */
static void
mark (const ZimtRecord *row, gboolean is_free[24])
{
  for (int hour = 0; hour < 24; hour++)
    if (zimt_record_get_time (row, "from") <= hour * 60
        && hour * 60 < zimt_record_get_time (row, "to"))
      is_free[hour] = TRUE;
}

static void
mark_weekly (const ZimtRecord *person, int weekday, gboolean is_free[24])
{
  for (guint i = 0; i < zimt_record_get_n_rows (person, "hours"); i++)
    {
      const ZimtRecord *row = zimt_record_get_row (person, "hours", i);

      if (g_str_equal (zimt_record_get_text (row, "weekday"), weekdays[weekday - 1]))
        mark (row, is_free);
    }
}

static void
test_random_hours (void)
{
  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ZimtRecord) person = zimt_record_new (ZIMT_RECORD_INTERPRETER);
      ZimtDate date = MONDAY + g_test_rand_int_range (0, 3);
      gboolean is_free[24] = { FALSE };
      gboolean is_covered = TRUE;
      int from = random_time (), to = random_time ();

      if (from >= to)
        continue;
      add_random_hours (person);
      for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
        add_extra (person, MONDAY + g_test_rand_int_range (0, 3), random_time (), random_time ());
      mark_weekly (person, zimt_date_get_weekday (date), is_free);
      for (guint i = 0; i < zimt_record_get_n_rows (person, "extra"); i++)
        if (zimt_record_get_date (zimt_record_get_row (person, "extra", i), "date") == date)
          mark (zimt_record_get_row (person, "extra", i), is_free);
      for (int hour = from / 60; hour < to / 60; hour++)
        is_covered = is_covered && is_free[hour];
      if (zimt_record_get_n_rows (person, "hours") + zimt_record_get_n_rows (person, "extra") == 0)
        is_covered = TRUE;
      g_assert_true (zimt_availability_covers (person, date, from, to) == is_covered);
    }
}

static void
test_random_overlap (void)
{
  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ZimtRecord) companion = zimt_record_new (ZIMT_RECORD_COMPANION);
      g_autoptr (ZimtRecord) newcomer = zimt_record_new (ZIMT_RECORD_NEWCOMER);
      int longest = 0;

      add_random_hours (companion);
      add_random_hours (newcomer);
      for (int weekday = 1; weekday <= 7; weekday++)
        {
          gboolean is_free[24] = { FALSE }, is_free_too[24] = { FALSE };
          int run = 0;

          mark_weekly (companion, weekday, is_free);
          mark_weekly (newcomer, weekday, is_free_too);
          for (int hour = 0; hour < 24; hour++)
            {
              run = is_free[hour] && is_free_too[hour] ? run + 60 : 0;
              longest = MAX (longest, run);
            }
        }
      g_assert_cmpint (zimt_availability_get_overlap (companion, newcomer), ==, longest);
    }
}

static void
test_no_hours (void)
{
  g_autoptr (ZimtRecord) person = zimt_record_new (ZIMT_RECORD_INTERPRETER);

  g_assert_true (zimt_availability_covers (person, MONDAY, 0, 1440));
  add_extra (person, MONDAY, 600, 720);
  g_assert_true (zimt_availability_covers (person, MONDAY, 600, 720));
  g_assert_false (zimt_availability_covers (person, MONDAY + 1, 600, 720));
}

static void
test_touching_hours (void)
{
  g_autoptr (ZimtRecord) person = zimt_record_new (ZIMT_RECORD_INTERPRETER);

  add_hours (person, "mon", 720, 900);
  add_hours (person, "mon", 540, 720);
  add_extra (person, MONDAY, 900, 960);
  g_assert_true (zimt_availability_covers (person, MONDAY, 540, 960));
  g_assert_false (zimt_availability_covers (person, MONDAY, 539, 600));
  g_assert_false (zimt_availability_covers (person, MONDAY + 7, 540, 960));
}

static void
test_absences (void)
{
  g_autoptr (ZimtRecord) person = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_ABSENCE);

  zimt_record_set_date (row, "from", MONDAY);
  zimt_record_set_date (row, "to", MONDAY + 2);
  zimt_record_add_row (person, "absences", row);
  g_assert_false (zimt_availability_is_absent (person, MONDAY - 1));
  g_assert_true (zimt_availability_is_absent (person, MONDAY));
  g_assert_true (zimt_availability_is_absent (person, MONDAY + 2));
  g_assert_false (zimt_availability_is_absent (person, MONDAY + 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (zimt_date_get_weekday (MONDAY), ==, 1);
  g_test_add_func ("/availability/covers-what-every-hour-covers", test_random_hours);
  g_test_add_func ("/availability/overlaps-as-hour-by-hour", test_random_overlap);
  g_test_add_func ("/availability/without-hours-always", test_no_hours);
  g_test_add_func ("/availability/touching-hours-are-one-time", test_touching_hours);
  g_test_add_func ("/availability/an-absence-ends-with-its-last-day", test_absences);
  return g_test_run ();
}
