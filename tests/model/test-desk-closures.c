/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closures of the house and what they do to series. */
#include "fixture.h"

#define MONDAY (FIXTURE_TODAY - 1)

static guint
count (Fixture *fixture, ZimtDate monday, const char *title)
{
  g_autoptr (GPtrArray) found = fixture_find (fixture, monday, title);

  return found->len;
}

/* Closes @number (NULL: the house) on @date for the whole day; returns the closure's id. */
static gint64
close_room (Fixture *fixture, const char *number, ZimtDate date, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();

  if (number != NULL)
    closure->room_id = zimt_house_find_room (zimt_desk_get_house (fixture->desk), number)->id;
  closure->starts = zimt_minute_new (date, 0);
  closure->ends = zimt_minute_new (date + 1, 0);
  g_free (closure->title);
  closure->title = g_strdup (title);
  zimt_desk_put_closure (fixture->desk, closure, &error);
  g_assert_no_error (error);
  return closure->id;
}

static void
test_closure_pauses_series (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = close_room (fixture, "7", MONDAY + 8, "Grundreinigung");

  g_assert_cmpuint (count (fixture, MONDAY, "Aerobic"), ==, 1);
  g_assert_cmpuint (count (fixture, MONDAY + 7, "Aerobic"), ==, 0);
  g_assert_cmpuint (count (fixture, MONDAY + 7, "Leseclub"), ==, 1);
  g_assert_true (zimt_desk_check_file (fixture->desk, &error));
  g_assert_true (zimt_desk_delete_closure (fixture->desk, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, MONDAY + 7, "Aerobic"), ==, 1);
  g_assert_false (zimt_desk_delete_closure (fixture->desk, id, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
}

static void
test_closure_is_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  close_room (fixture, NULL, MONDAY + 8, "Betriebsausflug");
  g_assert_cmpuint (count (fixture, MONDAY + 7, "Leseclub"), ==, 0);
  g_assert_true (zimt_desk_undo (fixture->desk, NULL, &error));
  g_assert_cmpuint (count (fixture, MONDAY + 7, "Leseclub"), ==, 1);
  g_assert_cmpuint (zimt_desk_get_house (fixture->desk)->closures->len, ==, 0);
}

static void
test_closure_blocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Lesung", "11", MONDAY + 8, 12 * 60, 13 * 60);

  close_room (fixture, "11", MONDAY + 8, "Malerarbeiten");
  g_assert_false (zimt_desk_book (fixture->desk, draft, ZIMT_ON_CONFLICT_REFUSE, &check, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Malerarbeiten"));
  g_assert_cmpint (((ZimtClash *)check->clashes->pdata[0])->kind, ==, ZIMT_CONFLICT_CLOSURE);
}

/* The date comes back as skipped where another booking has taken its place meanwhile. */
static void
test_reopened_date_may_be_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = close_room (fixture, "7", MONDAY + 8, "Grundreinigung");
  g_autoptr (ZimtClosure) shorter = zimt_closure_new ();
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Lesung", "7", MONDAY + 8, 16 * 60, 17 * 60);

  shorter->id = id;
  shorter->room_id = zimt_house_find_room (zimt_desk_get_house (fixture->desk), "7")->id;
  shorter->starts = zimt_minute_new (MONDAY + 8, 0);
  shorter->ends = zimt_minute_new (MONDAY + 8, 12 * 60);
  g_free (shorter->title);
  shorter->title = g_strdup ("Grundreinigung");
  g_assert_true (zimt_desk_put_closure (fixture->desk, shorter, &error));
  g_assert_cmpuint (count (fixture, MONDAY + 7, "Aerobic"), ==, 1);
  g_assert_false (zimt_desk_book (fixture->desk, draft, ZIMT_ON_CONFLICT_REFUSE, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
}

/* Thursday 27.05.2027. */
static void
test_corpus_christi (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ZimtDate monday = 20962;

  g_assert_cmpuint (count (fixture, monday, "Yoga für Frauen"), ==, 1);
  g_assert_true (zimt_desk_keep_corpus_christi (fixture->desk, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, monday, "Yoga für Frauen"), ==, 0);
  g_assert_cmpuint (count (fixture, monday, "Aerobic"), ==, 1);
  g_assert_true (zimt_desk_keep_corpus_christi (fixture->desk, FALSE, &error));
  g_assert_cmpuint (count (fixture, monday, "Yoga für Frauen"), ==, 1);
}

/* Read once: only the switch makes another one. */
static void
test_calendar_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_ref (zimt_desk_get_calendar (fixture->desk));

  g_assert_true (zimt_desk_rename_house (fixture->desk, "Haus", &error));
  g_assert_true (zimt_desk_get_calendar (fixture->desk) == calendar);
  g_assert_true (zimt_desk_keep_corpus_christi (fixture->desk, TRUE, &error));
  g_assert_true (zimt_desk_get_calendar (fixture->desk) != calendar);
  g_assert_false (calendar->with_corpus_christi);
}

static guint
count_by_hand (Fixture *fixture, ZimtDate first, int n_days)
{
  guint n_hit = 0;

  for (int day = 0; day < n_days; day++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZimtWeekPlan) plan
          = zimt_desk_load_week (fixture->desk, first + day, 1, 0, FALSE, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < plan->bookings->len; i++)
        {
          const ZimtBooking *booking = plan->bookings->pdata[i];

          n_hit += booking->status == ZIMT_STATUS_FIXED
                   && zimt_minute_get_date (booking->starts) == first + day;
        }
    }
  return n_hit;
}

/* Longer than the week that a plan shows. */
static void
test_long_closures (Fixture *fixture, gconstpointer data)
{
  static const int lengths[] = { 1, 7, 8, 14, 400 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZimtClosure) closure = zimt_closure_new ();
      g_autoptr (GPtrArray) hit = NULL;
      g_autoptr (GHashTable) counts = NULL;

      closure->starts = zimt_minute_new (MONDAY + 8, 0);
      closure->ends = zimt_minute_new (MONDAY + 8 + lengths[i], 0);
      closure->title = g_strdup ("Umbau");
      hit = zimt_desk_find_hit (fixture->desk, closure, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hit->len, ==, count_by_hand (fixture, MONDAY + 8, lengths[i]));
      for (guint j = 1; j < hit->len; j++)
        g_assert_cmpint (((const ZimtBooking *)hit->pdata[j - 1])->starts, <=,
                         ((const ZimtBooking *)hit->pdata[j])->starts);
      g_assert_true (zimt_desk_put_closure (fixture->desk, closure, &error));
      counts = zimt_desk_count_hit (fixture->desk, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_hash_table_size (counts), ==, 1);
      g_assert_true (zimt_desk_delete_closure (fixture->desk, closure->id, &error));
    }
}

/* Other rooms stay open. */
static void
test_closure_of_a_room_hits_it_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();
  g_autoptr (GPtrArray) hit = NULL;

  closure->room_id = zimt_house_find_room (zimt_desk_get_house (fixture->desk), "7")->id;
  closure->starts = zimt_minute_new (MONDAY + 7, 0);
  closure->ends = zimt_minute_new (MONDAY + 28, 0);
  hit = zimt_desk_find_hit (fixture->desk, closure, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hit->len, >, 0);
  for (guint i = 0; i < hit->len; i++)
    g_assert_cmpint (((const ZimtBooking *)hit->pdata[i])->room_id, ==, closure->room_id);
}

static void
test_bad_closures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();

  closure->starts = zimt_minute_new (MONDAY + 8, 0);
  closure->ends = closure->starts;
  g_free (closure->title);
  closure->title = g_strdup ("x");
  g_assert_false (zimt_desk_put_closure (fixture->desk, closure, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_clear_error (&error);
  closure->ends++;
  g_free (closure->title);
  closure->title = g_strdup (" ");
  g_assert_false (zimt_desk_put_closure (fixture->desk, closure, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/closures/dates-of-series-are-left-out-and-come-back", test_closure_pauses_series);
  ADD ("/closures/one-undo-takes-a-closure-back", test_closure_is_undone);
  ADD ("/closures/a-booking-in-a-closure-is-refused", test_closure_blocks);
  ADD ("/closures/a-shorter-closure-gives-dates-back", test_reopened_date_may_be_taken);
  ADD ("/closures/corpus-christi-is-a-switch", test_corpus_christi);
  ADD ("/closures/a-closure-of-any-length-tells-what-it-hits", test_long_closures);
  ADD ("/closures/a-closure-of-a-room-hits-that-room", test_closure_of_a_room_hits_it_only);
  ADD ("/closures/the-calendar-stays-until-the-switch", test_calendar_stays);
  ADD ("/closures/an-impossible-closure-is-refused", test_bad_closures);
  return g_test_run ();
}
