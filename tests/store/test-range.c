/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies in a stretch of time: bookings, pauses, spans, equipment; by the indexes. */
#include <string.h>

#include "zimt-store-fixture.h"
#include "zimt-store-private.h"

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
the_range_is_half_open (Fixture *fixture, gconstpointer data)
{
  gint64 early = fixture_book (fixture, fixture->room, AT (8, 0), AT (9, 0), "Early");
  gint64 late = fixture_book (fixture, fixture->room, AT (12, 0), AT (13, 0), "Late");
  gint64 inside = fixture_book (fixture, fixture->hall, AT (10, 0), AT (11, 0), "Inside");
  gint64 week_long = fixture_book (fixture, fixture->hall, AT (11, 0) - ZIMT_BOOKING_MAX_LENGTH + 1,
                                   AT (10, 0), "Week");
  const struct
  {
    ZimtMinute from, to;
    gint64 room_id;
    gint64 ids[4];
  } cases[] = {
    { AT (9, 0), AT (12, 0), 0, { week_long, inside } },
    { AT (8, 59), AT (12, 1), 0, { early, late, week_long, inside } },
    { AT (8, 59), AT (12, 0), fixture->room, { early } },
    { AT (9, 59), AT (10, 1), 0, { week_long, inside } },
    { AT (10, 0), AT (10, 1), 0, { inside } },
    { AT (10, 0), AT (10, 1), fixture->room, { 0 } },
    { AT (14, 0), AT (20, 0), 0, { 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) bookings
          = zimt_store_load_bookings (fixture->store, cases[i].from, cases[i].to, cases[i].room_id,
                                      &error);
      guint n = 0;

      g_assert_no_error (error);
      for (; n < bookings->len; n++)
        g_assert_cmpint (((ZimtBooking *)bookings->pdata[n])->id, ==, cases[i].ids[n]);
      g_assert_true (n == 4 || cases[i].ids[n] == 0);
    }
}

static void
pauses_are_listed_as_bookings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtSeries) series = fixture_new_series (fixture->hall, AT (9, 0), 90, "Theater");
  g_autoptr (ZimtPause) pause = zimt_pause_new ();
  g_autoptr (GPtrArray) paused = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const ZimtBooking *booking;

  fixture_begin (fixture, "Series");
  series->event.n_people = 7;
  insert_series (fixture, series);
  pause->series_id = series->id;
  pause->original = AT (9, 0);
  pause->kind = ZIMT_PAUSE_PUBLIC_HOLIDAY;
  pause->reason = g_strdup ("Weltkindertag");
  zimt_store_insert_pause (fixture->store, pause, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  paused = zimt_store_load_paused (fixture->store, AT (9, 0), AT (9, 1), &reasons, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paused->len, ==, 1);
  booking = paused->pdata[0];
  g_assert_cmpint (booking->id, ==, pause->id);
  g_assert_cmpstr (booking->uid, ==, pause->uid);
  g_assert_cmpint (booking->series_id, ==, series->id);
  g_assert_cmpstr (booking->series_uid, ==, series->uid);
  g_assert_cmpint (booking->status, ==, ZIMT_STATUS_PAUSED);
  g_assert_cmpint (booking->room_id, ==, fixture->hall);
  g_assert_cmpint (booking->starts, ==, AT (9, 0));
  g_assert_cmpint (booking->ends, ==, AT (10, 30));
  g_assert_true (zimt_event_equal (&booking->event, &series->event));
  g_assert_cmpstr (reasons->pdata[0], ==, "Weltkindertag");
  none = zimt_store_load_paused (fixture->store, AT (9, 1), AT (23, 0), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  fixture_begin (fixture, "Back");
  zimt_store_delete_pause (fixture->store, pause->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), >, 0);
}

static GArray *
load_spans (Fixture *fixture, gint64 except_series, gint64 except_booking)
{
  const gint64 ids[] = { fixture->room, fixture->hall };
  g_autoptr (GArray) rooms = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (ZimtSpan));
  g_autoptr (GError) error = NULL;

  g_array_append_vals (rooms, ids, G_N_ELEMENTS (ids));
  zimt_store_load_spans (fixture->store, rooms, AT (9, 0), AT (12, 0), except_series,
                         except_booking, spans, &error);
  g_assert_no_error (error);
  return spans;
}

static void
spans_are_the_fixed_ones_but_for_the_excepted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtSeries) series = fixture_new_series (fixture->room, AT (9, 0), 60, "Advice");
  g_autoptr (ZimtBooking) of_series
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Advice");
  g_autoptr (ZimtBooking) option
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Option");
  g_autoptr (ZimtBooking) single
      = fixture_new_booking (fixture->hall, AT (10, 0), AT (11, 0), "Single");
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) without_series = NULL;
  g_autoptr (GArray) without_booking = NULL;
  const ZimtSpan *span;

  fixture_begin (fixture, "Book");
  insert_series (fixture, series);
  of_series->series_id = series->id;
  g_free (of_series->event.category);
  of_series->event.category = g_strdup ("advice");
  of_series->event.buffer_before = 5;
  of_series->event.buffer_after = 10;
  add_piece (&of_series->event, put_equipment (fixture, "Beamer"));
  option->status = ZIMT_STATUS_OPTION;
  insert_booking (fixture, of_series);
  insert_booking (fixture, option);
  insert_booking (fixture, single);
  fixture_commit (fixture);

  all = load_spans (fixture, 0, 0);
  g_assert_cmpuint (all->len, ==, 2);
  span = &g_array_index (all, ZimtSpan, 0);
  g_assert_cmpint (span->booking_id, ==, of_series->id);
  g_assert_cmpint (span->room_id, ==, fixture->room);
  g_assert_cmpint (span->starts, ==, AT (9, 0));
  g_assert_cmpint (span->ends, ==, AT (10, 0));
  g_assert_cmpint (span->buffer_before, ==, 5);
  g_assert_cmpint (span->buffer_after, ==, 10);
  g_assert_true (span->is_advice);
  g_assert_cmpuint (span->equipment->len, ==, 1);
  span = &g_array_index (all, ZimtSpan, 1);
  g_assert_cmpint (span->booking_id, ==, single->id);
  g_assert_false (span->is_advice);
  g_assert_null (span->equipment);
  without_series = load_spans (fixture, series->id, 0);
  g_assert_cmpuint (without_series->len, ==, 1);
  g_assert_cmpint (g_array_index (without_series, ZimtSpan, 0).booking_id, ==, single->id);
  without_booking = load_spans (fixture, 0, single->id);
  g_assert_cmpuint (without_booking->len, ==, 1);
  g_assert_cmpint (g_array_index (without_booking, ZimtSpan, 0).booking_id, ==, of_series->id);
}

static guint
count_equipment_spans (Fixture *fixture, gint64 equipment_id, ZimtMinute from, ZimtMinute to,
                       gint64 except_booking)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ZimtSpan));
  g_autoptr (GError) error = NULL;

  zimt_store_load_equipment_spans (fixture->store, equipment_id, from, to, 0, except_booking, spans,
                                   &error);
  g_assert_no_error (error);
  return spans->len;
}

static void
equipment_is_followed_through_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Film");
  g_autoptr (GError) error = NULL;
  gint64 projector;

  fixture_begin (fixture, "Book");
  projector = put_equipment (fixture, "Beamer");
  add_piece (&booking->event, projector);
  add_piece (&booking->event, projector);
  insert_booking (fixture, booking);
  fixture_commit (fixture);
  g_assert_cmpuint (count_equipment_spans (fixture, projector, AT (9, 59), AT (11, 0), 0), ==, 1);
  g_assert_cmpuint (count_equipment_spans (fixture, projector, AT (10, 0), AT (11, 0), 0), ==, 0);
  g_assert_cmpuint (count_equipment_spans (fixture, projector, AT (9, 0), AT (11, 0), booking->id),
                    ==, 0);

  booking->starts = AT (13, 0);
  booking->ends = AT (14, 0);
  fixture_begin (fixture, "Move");
  zimt_store_update_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpuint (count_equipment_spans (fixture, projector, AT (9, 0), AT (11, 0), 0), ==, 0);
  g_assert_cmpuint (count_equipment_spans (fixture, projector, AT (13, 0), AT (14, 0), 0), ==, 1);

  booking->status = ZIMT_STATUS_CANCELLED;
  fixture_begin (fixture, "Cancel");
  zimt_store_update_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpuint (count_equipment_spans (fixture, projector, AT (13, 0), AT (14, 0), 0), ==, 0);

  fixture_begin (fixture, "Delete");
  zimt_store_delete_booking (fixture->store, booking->id, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM booking_equipment"), ==, 0);
}

/* The plan of every statement that was prepared and that reads a range. */
static void
assert_uses_indexes (Fixture *fixture)
{
  GHashTableIter iter;
  gpointer sql;
  guint n_ranges = 0;

  g_hash_table_iter_init (&iter, fixture->store->statements);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    {
      g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
      sqlite3_stmt *statement = NULL;

      if (strstr (sql, ":from") == NULL)
        continue;
      n_ranges++;
      g_assert_cmpint (sqlite3_prepare_v2 (fixture->store->db, explain, -1, &statement, NULL), ==,
                       SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          const char *line = (const char *)sqlite3_column_text (statement, 3);

          g_test_message ("%s", line);
          g_assert_false (g_str_has_prefix (line, "SCAN"));
          if (strstr (line, "INDEX") != NULL && strstr (line, "pause") == NULL)
            g_assert_nonnull (strstr (line, "starts>? AND starts<?"));
        }
      sqlite3_finalize (statement);
    }
  g_assert_cmpuint (n_ranges, ==, 5);
}

static void
range_queries_use_their_indexes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) week = NULL;
  g_autoptr (GPtrArray) room_week = NULL;
  g_autoptr (GPtrArray) paused = NULL;
  g_autoptr (GArray) spans = load_spans (fixture, 0, 0);

  week = zimt_store_load_bookings (fixture->store, AT (0, 0), AT (24, 0), 0, NULL);
  room_week = zimt_store_load_bookings (fixture->store, AT (0, 0), AT (24, 0), 1, NULL);
  paused = zimt_store_load_paused (fixture->store, AT (0, 0), AT (24, 0), NULL, NULL);
  count_equipment_spans (fixture, 1, AT (0, 0), AT (24, 0), 0);
  assert_uses_indexes (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/range/the-range-is-half-open", the_range_is_half_open);
  ADD ("/range/pauses-are-listed-as-bookings", pauses_are_listed_as_bookings);
  ADD ("/range/spans-are-the-fixed-ones-but-for-the-excepted",
       spans_are_the_fixed_ones_but_for_the_excepted);
  ADD ("/range/equipment-is-followed-through-changes", equipment_is_followed_through_changes);
  ADD ("/range/range-queries-use-their-indexes", range_queries_use_their_indexes);
  return g_test_run ();
}
