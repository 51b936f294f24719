/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No double booking, kept by the database itself: by example, and against brute force. */
#include <string.h>

#include "zimt-backup.h"
#include "zimt-journal.h"
#include "zimt-store-fixture.h"
#include "zimt-store-private.h"

static gboolean
update (Fixture *fixture, ZimtBooking *booking, GError **error)
{
  g_autoptr (GError) commit_error = NULL;

  fixture_begin (fixture, "Update");
  if (!zimt_store_update_booking (fixture->store, booking, error))
    {
      zimt_store_rollback (fixture->store);
      return FALSE;
    }
  zimt_store_commit (fixture->store, NULL, &commit_error);
  g_assert_no_error (commit_error);
  return TRUE;
}

static void
touching_bookings_do_not_clash (Fixture *fixture, gconstpointer data)
{
  fixture_book (fixture, fixture->room, AT (10, 0), AT (11, 0), "Middle");
  g_assert_true (fixture_can_book (fixture, fixture->room, AT (9, 0), AT (10, 0)));
  g_assert_true (fixture_can_book (fixture, fixture->room, AT (11, 0), AT (12, 0)));
  g_assert_false (fixture_can_book (fixture, fixture->room, AT (9, 30), AT (10, 1)));
  g_assert_false (fixture_can_book (fixture, fixture->room, AT (10, 59), AT (12, 0)));
  g_assert_false (fixture_can_book (fixture, fixture->room, AT (10, 15), AT (10, 30)));
  g_assert_false (fixture_can_book (fixture, fixture->room, AT (8, 0), AT (13, 0)));
}

static void
the_longest_booking_is_seen_from_its_end (Fixture *fixture, gconstpointer data)
{
  fixture_book (fixture, fixture->room, AT (0, 0), AT (0, 0) + ZIMT_BOOKING_MAX_LENGTH, "Week");
  g_assert_false (fixture_can_book (fixture, fixture->room, AT (0, 0) + ZIMT_BOOKING_MAX_LENGTH - 1,
                                    AT (0, 0) + ZIMT_BOOKING_MAX_LENGTH + 60));
  g_assert_true (fixture_can_book (fixture, fixture->room, AT (0, 0) + ZIMT_BOOKING_MAX_LENGTH,
                                   AT (0, 0) + ZIMT_BOOKING_MAX_LENGTH + 60));
}

static void
a_whole_and_its_parts_block_each_other (Fixture *fixture, gconstpointer data)
{
  gint64 corner;

  fixture_begin (fixture, "Corner");
  corner = fixture_put_room (fixture, "7a1", fixture->hall_part);
  fixture_commit (fixture);
  fixture_book (fixture, fixture->hall_part, AT (9, 0), AT (10, 0), "Part");
  g_assert_false (fixture_can_book (fixture, fixture->hall, AT (9, 0), AT (10, 0)));
  g_assert_false (fixture_can_book (fixture, corner, AT (9, 0), AT (10, 0)));
  g_assert_true (fixture_can_book (fixture, fixture->hall_rest, AT (9, 0), AT (10, 0)));
  fixture_book (fixture, corner, AT (11, 0), AT (12, 0), "Corner");
  g_assert_false (fixture_can_book (fixture, fixture->hall, AT (11, 0), AT (12, 0)));
  g_assert_true (fixture_can_book (fixture, fixture->hall_rest, AT (11, 0), AT (12, 0)));
}

static void
options_and_cancelled_ones_block_nothing_until_they_are_fixed (Fixture *fixture, gconstpointer data)
{
  static const ZimtStatus statuses[] = { ZIMT_STATUS_OPTION, ZIMT_STATUS_CANCELLED };

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Fixed");
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (ZimtBooking) booking
          = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Loose");
      g_autoptr (GError) error = NULL;

      booking->status = statuses[i];
      fixture_begin (fixture, "Loose");
      zimt_store_insert_booking (fixture->store, booking, &error);
      g_assert_no_error (error);
      fixture_commit (fixture);
      booking->status = ZIMT_STATUS_FIXED;
      g_assert_false (update (fixture, booking, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
    }
}

static void
a_refusal_names_what_is_in_the_way (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (12, 0), AT (13, 0), "Moves");
  g_autoptr (ZimtBooking) booking = fixture_load_booking (fixture, id);
  g_autoptr (GError) error = NULL;

  fixture_book (fixture, fixture->hall_part, AT (9, 0), AT (10, 30), "Theaterprobe");
  booking->room_id = fixture->hall;
  booking->starts = AT (10, 0);
  booking->ends = AT (11, 0);
  g_assert_false (update (fixture, booking, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==,
                   "Room 7a is taken from 2026-11-26 09:00 to 2026-11-26 10:30 by “Theaterprobe”.");
}

static void
put_closure (Fixture *fixture, gint64 room_id, ZimtMinute starts, ZimtMinute ends)
{
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();
  g_autoptr (GError) error = NULL;

  closure->room_id = room_id;
  closure->starts = starts;
  closure->ends = ends;
  closure->title = g_strdup ("Painters");
  fixture_begin (fixture, "Close");
  zimt_store_put_closure (fixture->store, closure, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
}

static void
a_closure_refuses_bookings_of_its_rooms (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->hall_part, AT (9, 0), AT (10, 0), "Closed");
  g_autoptr (GError) error = NULL;

  put_closure (fixture, fixture->hall_part, AT (9, 0), AT (12, 0));
  g_assert_false (fixture_can_book (fixture, fixture->hall_part, AT (11, 59), AT (13, 0)));
  g_assert_true (fixture_can_book (fixture, fixture->hall_part, AT (12, 0), AT (13, 0)));
  g_assert_false (fixture_can_book (fixture, fixture->hall, AT (8, 0), AT (9, 1)));
  g_assert_true (fixture_can_book (fixture, fixture->hall_rest, AT (9, 0), AT (10, 0)));
  g_assert_true (fixture_can_book (fixture, fixture->room, AT (9, 0), AT (10, 0)));
  put_closure (fixture, 0, AT (20, 0), AT (400, 0));
  g_assert_false (fixture_can_book (fixture, fixture->room, AT (300, 0), AT (301, 0)));
  fixture_begin (fixture, "Closed");
  g_assert_false (zimt_store_insert_booking (fixture->store, booking, &error));
  g_assert_nonnull (strstr (error->message, "Painters"));
  zimt_store_rollback (fixture->store);
}

static void
a_closure_may_come_over_a_booking_that_then_stays (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Stays");
  g_autoptr (ZimtBooking) booking = fixture_load_booking (fixture, id);
  g_autoptr (GError) error = NULL;

  put_closure (fixture, 0, AT (0, 0), AT (24, 0));
  booking->n_counted = 12;
  g_assert_true (update (fixture, booking, &error));
  booking->ends = AT (11, 0);
  g_assert_false (update (fixture, booking, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_clear_error (&error);
  booking->ends = AT (10, 0);
  booking->status = ZIMT_STATUS_CANCELLED;
  g_assert_true (update (fixture, booking, &error));
}

/* A series of adjoining hours moves by one hour: every row takes the next one's place. */
static void
rows_may_take_each_others_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) bookings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 20; i++)
    {
      gint64 id = fixture_book (fixture, fixture->room, AT (i, 0), AT (i + 1, 0), "Hour");

      g_ptr_array_add (bookings, fixture_load_booking (fixture, id));
    }
  for (guint i = 0; i < bookings->len; i++)
    {
      ZimtBooking *booking = bookings->pdata[i];

      booking->starts += 60;
      booking->ends += 60;
    }
  fixture_begin (fixture, "Move");
  zimt_store_update_bookings (fixture->store, bookings, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), >, 0);
  for (guint i = 0; i < bookings->len; i++)
    {
      const ZimtBooking *booking = bookings->pdata[i];
      g_autoptr (ZimtBooking) loaded = fixture_load_booking (fixture, booking->id);

      g_assert_cmpint (loaded->starts, ==, AT ((int)i + 1, 0));
      g_assert_cmpint (loaded->status, ==, ZIMT_STATUS_FIXED);
      g_assert_cmpint (loaded->revision, ==, 2);
      g_assert_cmpint (booking->revision, ==, 2);
    }
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
}

static void
rows_may_not_end_on_one_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) bookings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      gint64 id = fixture_book (fixture, fixture->room, AT (i, 0), AT (i + 1, 0), "Hour");

      g_ptr_array_add (bookings, fixture_load_booking (fixture, id));
      ((ZimtBooking *)bookings->pdata[i])->starts = AT (10, 0);
      ((ZimtBooking *)bookings->pdata[i])->ends = AT (11, 0);
    }
  before = fixture_dump (fixture);
  fixture_begin (fixture, "Move");
  g_assert_false (zimt_store_update_bookings (fixture->store, bookings, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
put_whole (Fixture *fixture, gint64 room_id, gint64 whole_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtHouse) house = zimt_store_load_house (fixture->store, &error);
  g_autoptr (ZimtRoom) room = zimt_room_copy (zimt_house_get_room (house, room_id));

  room->whole_id = whole_id;
  fixture_begin (fixture, "Whole");
  if (zimt_store_put_room (fixture->store, room, &error))
    {
      fixture_commit (fixture);
      return TRUE;
    }
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
  return FALSE;
}

/* Also where it is a part of a part that becomes one, and where the act is undone. */
static void
rooms_that_clash_become_no_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStepInfo) undone = NULL;
  gint64 id;

  g_assert_true (put_whole (fixture, fixture->hall, fixture->room));
  g_assert_true (put_whole (fixture, fixture->hall, 0));
  id = fixture_book (fixture, fixture->hall_part, AT (9, 0), AT (11, 0), "Part");
  fixture_book (fixture, fixture->room, AT (10, 0), AT (12, 0), "Room");
  g_assert_false (put_whole (fixture, fixture->hall_part, fixture->room));
  g_assert_false (put_whole (fixture, fixture->hall, fixture->room));
  g_assert_true (put_whole (fixture, fixture->hall_rest, fixture->room));
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
  fixture_begin (fixture, "Delete");
  zimt_store_delete_booking (fixture->store, id, &error);
  fixture_commit (fixture);
  g_assert_true (put_whole (fixture, fixture->hall, fixture->room));
  undone = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_no_error (error);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
}

/* What stands, as plain values: brute force looks through all of it. */
typedef struct
{
  gint64 id;
  guint room; /* index */
  ZimtMinute starts, ends;
  gboolean is_fixed;
} Row;

typedef struct
{
  gint64 rooms[5]; /* 0: alone; 1: whole of 2 and 3; 4: part of 2 */
  GArray *rows;    /* owned: Row */
  GArray *closed;  /* owned: Row */
} World;

static gboolean
shares_space (guint a, guint b)
{
  static const gboolean shares[5][5] = {
    { 1, 0, 0, 0, 0 }, { 0, 1, 1, 1, 1 }, { 0, 1, 1, 0, 1 }, { 0, 1, 0, 1, 0 }, { 0, 1, 1, 0, 1 },
  };

  return shares[a][b];
}

static gboolean
is_in_the_way (const Row *wanted, const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (row->id != wanted->id && row->is_fixed && shares_space (row->room, wanted->room)
          && row->starts < wanted->ends && wanted->starts < row->ends)
        return TRUE;
    }
  return FALSE;
}

static void
set_up_world (Fixture *fixture, World *world)
{
  g_autoptr (GError) error = NULL;

  world->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  world->closed = g_array_new (FALSE, FALSE, sizeof (Row));
  world->rooms[0] = fixture->room;
  world->rooms[1] = fixture->hall;
  world->rooms[2] = fixture->hall_part;
  world->rooms[3] = fixture->hall_rest;
  fixture_begin (fixture, "World");
  world->rooms[4] = fixture_put_room (fixture, "7a1", fixture->hall_part);
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (ZimtClosure) closure = zimt_closure_new ();
      Row row = { -1, (guint)i % 5, AT (i * 190, 0), AT (i * 190 + 20, 0), TRUE };

      closure->room_id = world->rooms[row.room];
      closure->starts = row.starts;
      closure->ends = row.ends;
      closure->title = g_strdup ("Closed");
      g_assert_true (zimt_store_put_closure (fixture->store, closure, &error));
      g_array_append_val (world->closed, row);
    }
  fixture_commit (fixture);
}

/* Inserts or changes one booking; TRUE where the database took it. */
static gboolean
attempt (Fixture *fixture, World *world, Row *wanted)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (world->rooms[wanted->room], wanted->starts, wanted->ends, "Try");
  g_autoptr (GError) error = NULL;
  gboolean is_taken;

  booking->status = wanted->is_fixed ? ZIMT_STATUS_FIXED : ZIMT_STATUS_OPTION;
  booking->id = wanted->id;
  is_taken = wanted->id == 0 ? zimt_store_insert_booking (fixture->store, booking, &error)
                             : zimt_store_update_booking (fixture->store, booking, &error);
  if (!is_taken)
    g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  wanted->id = booking->id;
  return is_taken;
}

static void
ten_thousand_attempts_equal_brute_force (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  World world;
  g_autoptr (GError) error = NULL;
  guint n_taken = 0;

  set_up_world (fixture, &world);
  fixture_begin (fixture, "Attempts");
  for (int i = 0; i < 10000; i++)
    {
      gboolean is_new = world.rows->len < 50 || g_rand_boolean (rand);
      guint index = is_new ? 0 : (guint)g_rand_int_range (rand, 0, (int)world.rows->len);
      Row wanted = is_new ? (Row){ 0 } : g_array_index (world.rows, Row, index);
      gboolean is_free;

      wanted.room = (guint)g_rand_int_range (rand, 0, 5);
      wanted.starts = AT (0, 0) + g_rand_int_range (rand, 0, 8000) * 15;
      wanted.ends = wanted.starts + g_rand_int_range (rand, 1, 40) * 15;
      wanted.is_fixed = g_rand_int_range (rand, 0, 5) > 0;
      is_free = !wanted.is_fixed
                || (!is_in_the_way (&wanted, world.rows) && !is_in_the_way (&wanted, world.closed));
      g_assert_cmpint (attempt (fixture, &world, &wanted), ==, is_free);
      if (!is_free)
        continue;
      n_taken++;
      if (is_new)
        g_array_append_val (world.rows, wanted);
      else
        g_array_index (world.rows, Row, index) = wanted;
    }
  fixture_commit (fixture);
  g_assert_cmpuint (n_taken, >, 1000);
  g_assert_cmpuint (n_taken, <, 9000);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_array_unref (world.rows);
  g_array_unref (world.closed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/clash/touching-bookings-do-not-clash", touching_bookings_do_not_clash);
  ADD ("/clash/the-longest-booking-is-seen-from-its-end", the_longest_booking_is_seen_from_its_end);
  ADD ("/clash/a-whole-and-its-parts-block-each-other", a_whole_and_its_parts_block_each_other);
  ADD ("/clash/options-and-cancelled-ones-block-nothing-until-they-are-fixed",
       options_and_cancelled_ones_block_nothing_until_they_are_fixed);
  ADD ("/clash/a-refusal-names-what-is-in-the-way", a_refusal_names_what_is_in_the_way);
  ADD ("/clash/a-closure-refuses-bookings-of-its-rooms", a_closure_refuses_bookings_of_its_rooms);
  ADD ("/clash/a-closure-may-come-over-a-booking-that-then-stays",
       a_closure_may_come_over_a_booking_that_then_stays);
  ADD ("/clash/rooms-that-clash-become-no-parts", rooms_that_clash_become_no_parts);
  ADD ("/clash/rows-may-take-each-others-places", rows_may_take_each_others_places);
  ADD ("/clash/rows-may-not-end-on-one-place", rows_may_not_end_on_one_place);
  ADD ("/clash/ten-thousand-attempts-equal-brute-force", ten_thousand_attempts_equal_brute_force);
  return g_test_run ();
}
