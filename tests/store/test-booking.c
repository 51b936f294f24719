/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bookings, series and pauses go in and come out. */
#include <string.h>

#include "zimt-store-fixture.h"

static void
assert_same_booking (const ZimtBooking *a, const ZimtBooking *b)
{
  g_assert_cmpint (a->id, ==, b->id);
  g_assert_cmpstr (a->uid, ==, b->uid);
  g_assert_cmpint (a->series_id, ==, b->series_id);
  g_assert_cmpint (a->original, ==, b->original);
  g_assert_cmpint (a->room_id, ==, b->room_id);
  g_assert_cmpint (a->starts, ==, b->starts);
  g_assert_cmpint (a->ends, ==, b->ends);
  g_assert_true (zimt_event_equal (&a->event, &b->event));
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_cmpint (a->option_expires, ==, b->option_expires);
  g_assert_cmpint (a->is_exception, ==, b->is_exception);
  g_assert_cmpint (a->n_counted, ==, b->n_counted);
  g_assert_cmpint (a->revision, ==, b->revision);
}

static gint64
put_equipment (Fixture *fixture, const char *name)
{
  g_autoptr (ZimtEquipment) equipment = zimt_equipment_new (0, name, 2);
  g_autoptr (GError) error = NULL;

  zimt_store_put_equipment (fixture->store, equipment, &error);
  g_assert_no_error (error);
  return equipment->id;
}

static void
add_piece (ZimtEvent *event, gint64 id)
{
  if (event->equipment == NULL)
    event->equipment = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (event->equipment, id);
}

static void
insert_series (Fixture *fixture, ZimtSeries *series)
{
  g_autoptr (GError) error = NULL;

  zimt_store_insert_series (fixture->store, series, &error);
  g_assert_no_error (error);
}

static void
insert_booking (Fixture *fixture, ZimtBooking *booking)
{
  g_autoptr (GError) error = NULL;

  zimt_store_insert_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
}

static void
every_field_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 30), "A \"B\" & <c> \\ Ärger");
  g_autoptr (ZimtSeries) series
      = fixture_new_series (fixture->room, AT (9, 0), 90, "Integrationskurs A2");
  g_autoptr (ZimtBooking) loaded = NULL;

  fixture_begin (fixture, "Book");
  insert_series (fixture, series);
  booking->series_id = series->id;
  booking->original = AT (8, 30);
  booking->event.organisation_id = fixture_put_organisation (fixture, "IB", "Internationaler Bund");
  booking->event.n_people = 12;
  booking->event.buffer_before = 10;
  booking->event.buffer_after = 15;
  add_piece (&booking->event, put_equipment (fixture, "Beamer"));
  add_piece (&booking->event, g_array_index (booking->event.equipment, gint64, 0));
  add_piece (&booking->event, put_equipment (fixture, "Flipchart"));
  booking->status = ZIMT_STATUS_OPTION;
  booking->option_expires = 20800;
  booking->is_exception = TRUE;
  booking->n_counted = 11;
  insert_booking (fixture, booking);
  fixture_commit (fixture);

  fixture_reopen (fixture);
  loaded = fixture_load_booking (fixture, booking->id);
  assert_same_booking (loaded, booking);
  g_assert_cmpstr (loaded->series_uid, ==, series->uid);
  g_assert_cmpuint (strlen (loaded->uid), ==, 32);
}

static void
an_update_raises_the_revision (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  g_autoptr (ZimtBooking) booking = fixture_load_booking (fixture, id);
  g_autoptr (ZimtBooking) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (booking->revision, ==, 1);
  g_free (booking->event.title);
  booking->event.title = g_strdup ("Yoga für alle");
  fixture_begin (fixture, "Rename");
  zimt_store_update_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), >, 0);
  g_assert_cmpint (booking->revision, ==, 2);
  loaded = fixture_load_booking (fixture, id);
  assert_same_booking (loaded, booking);
}

static void
an_update_to_the_same_changes_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  g_autoptr (ZimtBooking) booking = fixture_load_booking (fixture, id);
  g_autoptr (GError) error = NULL;
  gint64 n_steps = fixture_query (fixture, "SELECT count (*) FROM journal_step");

  fixture_begin (fixture, "Nothing");
  zimt_store_update_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), ==, 0);
  g_assert_cmpint (booking->revision, ==, 1);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM journal_step"), ==, n_steps);
}

static void
what_is_not_there_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Nobody");
  g_autoptr (ZimtSeries) series = fixture_new_series (fixture->room, AT (9, 0), 60, "Nobody");
  g_autoptr (GError) error = NULL;

  booking->id = 99;
  series->id = 99;
  g_assert_null (zimt_store_load_booking (fixture->store, 99, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (zimt_store_load_series (fixture->store, 99, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fixture_begin (fixture, "Nothing");
  g_assert_false (zimt_store_update_booking (fixture->store, booking, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (zimt_store_update_series (fixture->store, series, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (zimt_store_delete_booking (fixture->store, 99, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (zimt_store_delete_pause (fixture->store, 99, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  zimt_store_rollback (fixture->store);
}

static void
a_uid_is_found_by_its_beginning (Fixture *fixture, gconstpointer data)
{
  static const char *const uids[]
      = { "0123456789abcdef0123456789abcdef", "0123456777abcdef0123456789abcdef" };
  static const struct
  {
    const char *uid;
    int error; /* -1: the first one is found */
  } cases[] = {
    { "0123456789abcdef0123456789abcdef", -1 },
    { "012345678", -1 },
    { "0123456789AB", -1 },
    { "0123456", ZIMT_ERROR_INVALID },
    { "012345678b", ZIMT_ERROR_NOT_FOUND },
    { "01234", ZIMT_ERROR_NOT_FOUND },
    { "", ZIMT_ERROR_NOT_FOUND },
    { "%%%%%%%", ZIMT_ERROR_NOT_FOUND },
    { "0123456789abcdef0123456789abcdef0", ZIMT_ERROR_NOT_FOUND },
  };

  fixture_begin (fixture, "Book");
  for (gsize i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_autoptr (ZimtBooking) booking
          = fixture_new_booking (fixture->room, AT (9 + (int)i, 0), AT (10 + (int)i, 0),
                                 i == 0 ? "First" : "Second");
      g_autoptr (ZimtSeries) series
          = fixture_new_series (fixture->room, AT (9, 0), 60, i == 0 ? "First" : "Second");

      booking->uid = g_strdup (uids[i]);
      series->uid = g_strdup (uids[i]);
      insert_booking (fixture, booking);
      insert_series (fixture, series);
    }
  fixture_commit (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) series_error = NULL;
      g_autoptr (ZimtBooking) booking
          = zimt_store_find_booking (fixture->store, cases[i].uid, &error);
      g_autoptr (ZimtSeries) series
          = zimt_store_find_series (fixture->store, cases[i].uid, &series_error);

      g_test_message ("%s", cases[i].uid);
      if (cases[i].error == -1)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (booking->event.title, ==, "First");
          g_assert_no_error (series_error);
          g_assert_cmpstr (series->event.title, ==, "First");
        }
      else
        {
          g_assert_error (error, ZIMT_ERROR, cases[i].error);
          g_assert_error (series_error, ZIMT_ERROR, cases[i].error);
        }
    }
}

static void
a_series_and_its_rows_come_back_in_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtSeries) series = fixture_new_series (fixture->room, AT (9, 0), 60, "Yoga");
  g_autoptr (ZimtSeries) loaded = NULL;
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GPtrArray) pauses = NULL;
  g_autoptr (GError) error = NULL;

  series->pauses = ZIMT_PAUSES_SCHOOL_HOLIDAYS | ZIMT_PAUSES_CLOSURES;
  series->status = ZIMT_STATUS_OPTION;
  series->option_expires = 20790;
  fixture_begin (fixture, "Series");
  insert_series (fixture, series);
  for (int week = 3; week >= 0; week--)
    {
      ZimtMinute starts = AT (9, 0) + week * 7 * ZIMT_MINUTES_PER_DAY;
      g_autoptr (ZimtBooking) booking
          = fixture_new_booking (fixture->room, starts, starts + 60, "Yoga");
      g_autoptr (ZimtPause) pause = zimt_pause_new ();

      booking->series_id = series->id;
      pause->series_id = series->id;
      pause->original = starts + 28 * ZIMT_MINUTES_PER_DAY;
      pause->kind = ZIMT_PAUSE_SKIPPED;
      pause->reason = g_strdup ("Elternabend");
      insert_booking (fixture, booking);
      zimt_store_insert_pause (fixture->store, pause, &error);
      g_assert_no_error (error);
    }
  fixture_commit (fixture);
  loaded = zimt_store_load_series (fixture->store, series->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->uid, ==, series->uid);
  g_assert_true (zimt_event_equal (&loaded->event, &series->event));
  g_assert_cmpint (loaded->room_id, ==, series->room_id);
  g_assert_cmpint (loaded->starts, ==, series->starts);
  g_assert_cmpint (loaded->length, ==, 60);
  g_assert_cmpstr (loaded->rule, ==, "FREQ=WEEKLY");
  g_assert_cmpuint (loaded->pauses, ==, series->pauses);
  g_assert_cmpint (loaded->status, ==, ZIMT_STATUS_OPTION);
  g_assert_cmpint (loaded->option_expires, ==, 20790);
  g_assert_cmpint (loaded->filled_until, ==, series->filled_until);
  bookings = zimt_store_load_series_bookings (fixture->store, series->id, &error);
  pauses = zimt_store_load_series_pauses (fixture->store, series->id, &error);
  g_assert_cmpuint (bookings->len, ==, 4);
  g_assert_cmpuint (pauses->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const ZimtBooking *booking = bookings->pdata[i];
      const ZimtPause *pause = pauses->pdata[i];

      g_assert_cmpint (booking->original, ==, AT (9, 0) + i * 7 * ZIMT_MINUTES_PER_DAY);
      g_assert_cmpint (pause->original, ==, AT (9, 0) + (i + 4) * 7 * ZIMT_MINUTES_PER_DAY);
      g_assert_cmpint (pause->kind, ==, ZIMT_PAUSE_SKIPPED);
      g_assert_cmpstr (pause->reason, ==, "Elternabend");
    }
}

static void
a_series_changes_and_is_filled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtSeries) series = fixture_new_series (fixture->room, AT (9, 0), 60, "Yoga");
  g_autoptr (ZimtSeries) ended = fixture_new_series (fixture->room, AT (11, 0), 60, "Ended");
  g_autoptr (GPtrArray) unfilled = NULL;
  g_autoptr (GPtrArray) filled = NULL;
  g_autoptr (GError) error = NULL;

  ended->filled_until = ZIMT_DATE_LAST + 1;
  fixture_begin (fixture, "Series");
  insert_series (fixture, series);
  insert_series (fixture, ended);
  fixture_commit (fixture);
  unfilled = zimt_store_load_unfilled_series (fixture->store, series->filled_until + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unfilled->len, ==, 1);
  g_assert_cmpint (((ZimtSeries *)unfilled->pdata[0])->id, ==, series->id);

  series->filled_until += 100;
  fixture_begin (fixture, "Fill");
  zimt_store_update_series (fixture->store, series, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), >, 0);
  g_assert_cmpint (fixture_query (fixture, "SELECT revision FROM series WHERE id = 1"), ==, 2);
  filled = zimt_store_load_unfilled_series (fixture->store, series->filled_until, &error);
  g_assert_cmpuint (filled->len, ==, 0);

  fixture_begin (fixture, "Nothing");
  zimt_store_update_series (fixture->store, series, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), ==, 0);
}

static void
a_bad_value_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_title = g_strnfill (64 * 1024, 'x');
  const struct
  {
    ZimtMinute starts, ends;
    const char *title;
  } cases[] = {
    { AT (10, 0), AT (10, 0), "No length" },
    { AT (10, 0), AT (9, 0), "Backwards" },
    { AT (10, 0), AT (10, 1) + ZIMT_BOOKING_MAX_LENGTH, "Too long" },
    { zimt_minute_new (ZIMT_DATE_FIRST - 1, 0), zimt_minute_new (ZIMT_DATE_FIRST, 0), "1999" },
    { zimt_minute_new (ZIMT_DATE_LAST, 0), zimt_minute_new (ZIMT_DATE_LAST + 1, 1), "2100" },
    { AT (10, 0), AT (11, 0), "" },
    { AT (10, 0), AT (11, 0), long_title },
    { AT (10, 0), AT (11, 0), "Bell \a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtBooking) booking
          = fixture_new_booking (fixture->room, cases[i].starts, cases[i].ends, cases[i].title);
      g_autoptr (GError) error = NULL;

      fixture_begin (fixture, "Bad");
      g_assert_false (zimt_store_insert_booking (fixture->store, booking, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
      zimt_store_rollback (fixture->store);
    }
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM booking"), ==, 0);
}

static void
an_unknown_room_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking = fixture_new_booking (99, AT (9, 0), AT (10, 0), "Nowhere");
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "Bad");
  g_assert_false (zimt_store_insert_booking (fixture->store, booking, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
}

static void
rows_are_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n_rooms, n_organisations, n_series, n_bookings;

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  zimt_store_count (fixture->store, &n_rooms, &n_organisations, &n_series, &n_bookings, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_rooms, ==, 4);
  g_assert_cmpint (n_organisations, ==, 0);
  g_assert_cmpint (n_series, ==, 0);
  g_assert_cmpint (n_bookings, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/booking/every-field-comes-back", every_field_comes_back);
  ADD ("/booking/an-update-raises-the-revision", an_update_raises_the_revision);
  ADD ("/booking/an-update-to-the-same-changes-nothing", an_update_to_the_same_changes_nothing);
  ADD ("/booking/what-is-not-there-is-said", what_is_not_there_is_said);
  ADD ("/booking/a-uid-is-found-by-its-beginning", a_uid_is_found_by_its_beginning);
  ADD ("/booking/a-series-and-its-rows-come-back-in-order",
       a_series_and_its_rows_come_back_in_order);
  ADD ("/booking/a-series-changes-and-is-filled", a_series_changes_and_is_filled);
  ADD ("/booking/a-bad-value-is-refused", a_bad_value_is_refused);
  ADD ("/booking/an-unknown-room-is-refused", an_unknown_room_is_refused);
  ADD ("/booking/rows-are-counted", rows_are_counted);
  return g_test_run ();
}
