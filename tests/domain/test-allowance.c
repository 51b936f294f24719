/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What interpreters get. */
#include "fixture.h"
#include "zimt-assignment.h"

static void
put_tariff (ZimtPeopleBook *book, const char *from, int per_hour, int minimum, int step, int limit)
{
  g_autoptr (ZimtRecord) tariff = zimt_record_new (ZIMT_RECORD_TARIFF);

  zimt_record_set_date (tariff, "from", fixture_date (from));
  zimt_record_set_number (tariff, "per_hour", per_hour);
  zimt_record_set_number (tariff, "per_km", 30);
  zimt_record_set_number (tariff, "minimum", minimum);
  zimt_record_set_number (tariff, "step", step);
  zimt_record_set_number (tariff, "limit", limit);
  zimt_people_book_put (book, tariff);
}

/* 25 € an hour from 2026 on, 30 € from July on: at least an hour, by half hours. */
static ZimtPeopleBook *
book_new (void)
{
  ZimtPeopleBook *book = zimt_people_book_new ();

  zimt_people_book_set_has_private (book, TRUE);
  put_tariff (book, "2026-07-01", 3000, 60, 30, 0);
  put_tariff (book, "2026-01-01", 2500, 60, 30, 84000);
  return book;
}

/* One that is not put. */
static ZimtRecord *
assignment_new (const char *interpreter, const char *state, const char *date, int minutes)
{
  ZimtRecord *assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);

  zimt_record_set_text (assignment, "interpreter", interpreter);
  zimt_record_set_text (assignment, "state", state);
  zimt_record_set_date (assignment, "date", fixture_date (date));
  zimt_record_set_time (assignment, "from", 600);
  zimt_record_set_time (assignment, "to", 600 + minutes);
  return assignment;
}

static void
put_assignment (ZimtPeopleBook *book, const char *interpreter, const char *state, const char *date,
                int minutes, int allowance)
{
  g_autoptr (ZimtRecord) assignment = assignment_new (interpreter, state, date, minutes);

  zimt_record_set_number (assignment, "allowance", allowance);
  zimt_people_book_put (book, assignment);
}

static int
get_allowance (const ZimtPeopleBook *book, const char *date, int planned, int done, int kilometres)
{
  g_autoptr (ZimtRecord) assignment = assignment_new ("", "done", date, planned);

  zimt_record_set_number (assignment, "minutes", done);
  zimt_record_set_number (assignment, "kilometres", kilometres);
  return zimt_assignment_get_allowance (book, assignment);
}

static void
test_tariff_of_the_day (void)
{
  g_autoptr (ZimtPeopleBook) book = book_new ();

  g_assert_null (zimt_people_book_get_tariff (book, fixture_date ("2025-12-31")));
  g_assert_cmpint (get_allowance (book, "2025-12-31", 60, 0, 10), ==, 0);
  g_assert_cmpint (get_allowance (book, "2026-01-01", 60, 0, 0), ==, 2500);
  g_assert_cmpint (get_allowance (book, "2026-06-30", 60, 0, 0), ==, 2500);
  g_assert_cmpint (get_allowance (book, "2026-07-01", 60, 0, 0), ==, 3000);
}

static void
test_minutes (void)
{
  g_autoptr (ZimtPeopleBook) book = book_new ();

  g_assert_cmpint (get_allowance (book, "2026-02-02", 15, 0, 0), ==, 2500);
  g_assert_cmpint (get_allowance (book, "2026-02-02", 61, 0, 0), ==, 3750);
  g_assert_cmpint (get_allowance (book, "2026-02-02", 90, 0, 0), ==, 3750);
  g_assert_cmpint (get_allowance (book, "2026-02-02", 90, 120, 0), ==, 5000);
  g_assert_cmpint (get_allowance (book, "2026-02-02", 90, 45, 0), ==, 2500);
  g_assert_cmpint (get_allowance (book, "2026-02-02", 60, 0, 12), ==, 2500 + 360);
}

/* A tariff without minimum and step goes by the minute, to the nearest cent. */
static void
test_bare_tariff (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();

  put_tariff (book, "2026-01-01", 1000, 0, 0, 0);
  g_assert_cmpint (get_allowance (book, "2026-02-02", 1, 0, 0), ==, 17);
  g_assert_cmpint (get_allowance (book, "2026-02-02", 50, 0, 0), ==, 833);
}

static void
test_year (void)
{
  g_autoptr (ZimtPeopleBook) book = book_new ();
  ZimtAllowanceYear year;

  put_assignment (book, "aaaa", "done", "2026-01-01", 60, 9999);
  put_assignment (book, "aaaa", "settled", "2026-12-31", 60, 4000);
  put_assignment (book, "aaaa", "paid", "2026-03-03", 60, 0);
  put_assignment (book, "aaaa", "confirmed", "2026-03-04", 60, 0);
  put_assignment (book, "aaaa", "cancelled", "2026-03-04", 60, 0);
  put_assignment (book, "aaaa", "paid", "2025-12-31", 60, 5000);
  put_assignment (book, "bbbb", "paid", "2026-03-03", 60, 5000);
  year = zimt_people_book_get_allowance_year (book, "aaaa", 2026);
  g_assert_cmpint (year.n_assignments, ==, 3);
  g_assert_cmpint (year.n_minutes, ==, 180);
  g_assert_cmpint (year.cents, ==, 2500 + 4000 + 2500);
  g_assert_cmpint (year.limit_cents, ==, 84000);
  g_assert_false (year.is_near_limit);
  g_assert_cmpint (zimt_people_book_get_allowance_year (book, "aaaa", 2025).limit_cents, ==, 0);
}

static void
test_settled (void)
{
  static const struct
  {
    const char *state;
    int cents;
  } cases[] = { { "confirmed", 2500 }, { "done", 2500 }, { "settled", 4000 }, { "paid", 4000 } };
  g_autoptr (ZimtPeopleBook) book = book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtRecord) assignment = assignment_new ("aaaa", cases[i].state, "2026-03-03", 60);

      zimt_record_set_number (assignment, "allowance", 4000);
      g_assert_cmpint (zimt_assignment_get_cents (book, assignment), ==, cases[i].cents);
    }
}

static void
test_limit (void)
{
  g_autoptr (ZimtPeopleBook) book = book_new ();

  put_assignment (book, "aaaa", "paid", "2026-03-03", 60, 67199);
  g_assert_false (zimt_people_book_get_allowance_year (book, "aaaa", 2026).is_near_limit);
  put_assignment (book, "bbbb", "paid", "2026-03-03", 60, 67200);
  g_assert_true (zimt_people_book_get_allowance_year (book, "bbbb", 2026).is_near_limit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/allowance/goes-by-the-tariff-of-the-day", test_tariff_of_the_day);
  g_test_add_func ("/allowance/minutes-are-rounded-up-and-have-a-minimum", test_minutes);
  g_test_add_func ("/allowance/a-bare-tariff-goes-by-the-minute", test_bare_tariff);
  g_test_add_func ("/allowance/a-year-sums-what-was-done", test_year);
  g_test_add_func ("/allowance/what-was-settled-stays", test_settled);
  g_test_add_func ("/allowance/eighty-percent-of-the-limit-warn", test_limit);
  return g_test_run ();
}
