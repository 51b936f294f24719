/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo bring rows back as they were: one, many, at random, after reopening. */
#include "zimt-journal.h"
#include "zimt-store-fixture.h"
#include "zimt-store-private.h"

static gboolean
undo (Fixture *fixture, const char *expected_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStepInfo) peeked = zimt_journal_peek_undo (fixture->store, &error);
  g_autoptr (ZimtStepInfo) info = NULL;

  g_assert_no_error (error);
  info = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error);
  if (peeked == NULL)
    {
      g_assert_null (info);
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
      return FALSE;
    }
  g_assert_no_error (error);
  g_assert_cmpint (info->step_id, ==, peeked->step_id);
  g_assert_cmpint (info->kind, ==, ZIMT_STEP_ACT);
  if (expected_name != NULL)
    g_assert_cmpstr (info->name, ==, expected_name);
  return TRUE;
}

static gboolean
redo (Fixture *fixture, const char *expected_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStepInfo) peeked = zimt_journal_peek_redo (fixture->store, &error);
  g_autoptr (ZimtStepInfo) info = NULL;

  g_assert_no_error (error);
  info = zimt_journal_redo (fixture->store, "reception", AT (9, 0), &error);
  if (peeked == NULL)
    {
      g_assert_null (info);
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
      return FALSE;
    }
  g_assert_no_error (error);
  g_assert_cmpint (info->step_id, ==, peeked->step_id);
  if (expected_name != NULL)
    g_assert_cmpstr (info->name, ==, expected_name);
  return TRUE;
}

static void
assert_state (Fixture *fixture, const char *expected)
{
  g_autofree char *dump = fixture_dump (fixture);

  g_assert_cmpstr (dump, ==, expected);
}

static void
there_is_nothing_to_undo_in_a_new_house (Fixture *fixture, gconstpointer data)
{
  g_assert_false (undo (fixture, NULL));
  g_assert_false (redo (fixture, NULL));
}

static void
a_booking_goes_and_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = fixture_dump (fixture);
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  g_autofree char *booked = fixture_dump (fixture);
  g_autoptr (ZimtBooking) before = fixture_load_booking (fixture, id);
  g_autoptr (ZimtBooking) after = NULL;

  g_assert_true (undo (fixture, "Yoga"));
  assert_state (fixture, empty);
  g_assert_false (undo (fixture, NULL));
  fixture_reopen (fixture);
  g_assert_true (redo (fixture, "Yoga"));
  assert_state (fixture, booked);
  g_assert_false (redo (fixture, NULL));
  after = fixture_load_booking (fixture, id);
  g_assert_cmpstr (after->uid, ==, before->uid);
  g_assert_cmpint (after->revision, >, before->revision);
  g_assert_true (undo (fixture, "Yoga"));
  assert_state (fixture, empty);
}

static void
a_new_act_makes_redo_unreachable (Fixture *fixture, gconstpointer data)
{
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "First");
  fixture_book (fixture, fixture->room, AT (10, 0), AT (11, 0), "Second");
  g_assert_true (undo (fixture, "Second"));
  fixture_book (fixture, fixture->room, AT (11, 0), AT (12, 0), "Third");
  g_assert_false (redo (fixture, NULL));
  g_assert_true (undo (fixture, "Third"));
  g_assert_true (undo (fixture, "First"));
  g_assert_false (undo (fixture, NULL));
  g_assert_true (redo (fixture, "First"));
  g_assert_true (redo (fixture, "Third"));
  g_assert_false (redo (fixture, NULL));
}

static void
upkeep_goes_along_with_what_it_followed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) filled
      = fixture_new_booking (fixture->room, AT (10, 0), AT (11, 0), "Filled");
  g_autofree char *booked = NULL;
  g_autofree char *empty = fixture_dump (fixture);
  g_autoptr (GError) error = NULL;

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Series");
  zimt_store_begin (fixture->store, ZIMT_STEP_UPKEEP, "Fill", "", AT (8, 0), &error);
  g_assert_no_error (error);
  zimt_store_insert_booking (fixture->store, filled, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  booked = fixture_dump (fixture);
  g_assert_true (undo (fixture, "Series"));
  assert_state (fixture, empty);
  g_assert_true (redo (fixture, "Series"));
  assert_state (fixture, booked);
}

static void
an_act_that_upkeep_took_back_can_still_be_undone (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Series");
  g_autoptr (GError) error = NULL;

  zimt_store_begin (fixture->store, ZIMT_STEP_UPKEEP, "Expire", "", AT (8, 0), &error);
  g_assert_no_error (error);
  zimt_store_delete_booking (fixture->store, id, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_true (undo (fixture, "Series"));
  g_assert_false (undo (fixture, NULL));
  g_assert_true (redo (fixture, "Series"));
}

static void
bookings_that_swapped_swap_back (Fixture *fixture, gconstpointer data)
{
  gint64 a = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "A");
  gint64 b = fixture_book (fixture, fixture->hall, AT (9, 0), AT (10, 0), "B");
  g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *swapped = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (both, fixture_load_booking (fixture, a));
  g_ptr_array_add (both, fixture_load_booking (fixture, b));
  ((ZimtBooking *)both->pdata[0])->room_id = fixture->hall;
  ((ZimtBooking *)both->pdata[1])->room_id = fixture->room;
  fixture_begin (fixture, "Swap");
  zimt_store_update_bookings (fixture->store, both, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  swapped = fixture_dump (fixture);
  g_assert_cmpstr (swapped, !=, before);
  g_assert_true (undo (fixture, "Swap"));
  assert_state (fixture, before);
  g_assert_true (redo (fixture, "Swap"));
  assert_state (fixture, swapped);
}

static void
set_number (Fixture *fixture, gint64 id, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtHouse) house = zimt_store_load_house (fixture->store, &error);
  g_autoptr (ZimtRoom) room = zimt_room_copy (zimt_house_get_room (house, id));

  g_free (room->number);
  room->number = g_strdup (number);
  zimt_store_put_room (fixture->store, room, &error);
  g_assert_no_error (error);
}

static void
rooms_that_swapped_numbers_swap_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *swapped = NULL;

  fixture_book (fixture, fixture->hall_part, AT (9, 0), AT (10, 0), "Stays");
  before = fixture_dump (fixture);
  fixture_begin (fixture, "Renumber");
  set_number (fixture, fixture->hall, "x");
  set_number (fixture, fixture->room, "7");
  set_number (fixture, fixture->hall, "1");
  fixture_commit (fixture);
  swapped = fixture_dump (fixture);
  g_assert_true (undo (fixture, "Renumber"));
  assert_state (fixture, before);
  g_assert_true (redo (fixture, "Renumber"));
  assert_state (fixture, swapped);
}

static void
put_closure (Fixture *fixture, ZimtMinute starts, ZimtMinute ends)
{
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();
  g_autoptr (GError) error = NULL;

  closure->starts = starts;
  closure->ends = ends;
  closure->title = g_strdup ("Painters");
  zimt_store_begin (fixture->store, ZIMT_STEP_UPKEEP, "Close", "", AT (8, 0), &error);
  zimt_store_put_closure (fixture->store, closure, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
}

static void
cancel (Fixture *fixture, gint64 id)
{
  g_autoptr (ZimtBooking) booking = fixture_load_booking (fixture, id);
  g_autoptr (GError) error = NULL;

  booking->status = ZIMT_STATUS_CANCELLED;
  fixture_begin (fixture, "Cancel");
  zimt_store_update_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
}

/* What came in between by another way than this program's undo has to refuse. */
static void
undo_is_refused_where_the_place_is_taken (Fixture *fixture, gconstpointer data)
{
  gint64 first = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "First");
  g_autofree char *taken = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStepInfo) info = NULL;

  cancel (fixture, first);
  fixture_book (fixture, fixture->room, AT (9, 30), AT (10, 30), "Second");
  taken = fixture_dump (fixture);
  /* The second act made to look as if it had not happened: the cancelling is next to be undone. */
  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  g_assert_true (zimt_store_execute (fixture->store,
                                     "DROP TRIGGER journal_keeps_deletes;"
                                     "DROP TRIGGER journal_step_keeps_deletes;"
                                     "DELETE FROM journal WHERE step_id ="
                                     " (SELECT max (id) FROM journal_step);"
                                     "DELETE FROM journal_step WHERE id ="
                                     " (SELECT max (id) FROM journal_step)",
                                     &error));
  info = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_null (info);
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (g_strstr_len (error->message, -1, "Second"));
  assert_state (fixture, taken);
}

static void
words_come_back_under_a_later_closure (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  g_autoptr (ZimtBooking) booking = fixture_load_booking (fixture, id);
  g_autoptr (ZimtBooking) back = NULL;
  g_autoptr (GError) error = NULL;

  put_closure (fixture, AT (0, 0), AT (24, 0));
  g_free (booking->event.title);
  booking->event.title = g_strdup ("Yoga in the yard");
  fixture_begin (fixture, "Rename");
  zimt_store_update_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_true (undo (fixture, "Rename"));
  back = fixture_load_booking (fixture, id);
  g_assert_cmpstr (back->event.title, ==, "Yoga");
}

static void
a_hundred_and_twenty_acts_go_back_across_restarts (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N_ACTS = 120
  };
  char *states[N_ACTS + 1];

  states[0] = fixture_dump (fixture);
  for (int i = 0; i < N_ACTS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Act %d", i);

      fixture_book (fixture, fixture->room, AT (i, 0), AT (i + 1, 0), title);
      states[i + 1] = fixture_dump (fixture);
    }
  for (int i = N_ACTS - 1; i >= 0; i--)
    {
      g_autofree char *title = g_strdup_printf ("Act %d", i);

      if (i % 50 == 0)
        fixture_reopen (fixture);
      g_assert_true (undo (fixture, title));
      assert_state (fixture, states[i]);
    }
  g_assert_false (undo (fixture, NULL));
  for (int i = 0; i < N_ACTS; i++)
    {
      if (i % 50 == 0)
        fixture_reopen (fixture);
      g_assert_true (redo (fixture, NULL));
      assert_state (fixture, states[i + 1]);
    }
  for (int i = 0; i <= N_ACTS; i++)
    g_free (states[i]);
}

/* One random change; conflicts are left out of the act. */
static void
change_something (Fixture *fixture, GRand *rand, GArray *ids)
{
  const gint64 rooms[] = { fixture->room, fixture->hall, fixture->hall_part, fixture->hall_rest };
  ZimtMinute starts = AT (0, 0) + g_rand_int_range (rand, 0, 300) * 15;
  gint64 room_id = rooms[g_rand_int_range (rand, 0, G_N_ELEMENTS (rooms))];
  gboolean is_new = ids->len == 0 || g_rand_int_range (rand, 0, 3) == 0;
  gint64 id = is_new ? 0 : g_array_index (ids, gint64, g_rand_int_range (rand, 0, (int)ids->len));
  g_autoptr (ZimtBooking) booking = is_new
                                        ? fixture_new_booking (room_id, starts, starts + 60, "New")
                                        : zimt_store_load_booking (fixture->store, id, NULL);

  if (is_new && zimt_store_insert_booking (fixture->store, booking, NULL))
    g_array_append_val (ids, booking->id);
  if (is_new || booking == NULL)
    return;
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      zimt_store_delete_booking (fixture->store, id, NULL);
      break;
    case 1:
      booking->status = (ZimtStatus)g_rand_int_range (rand, 0, 3);
      zimt_store_update_booking (fixture->store, booking, NULL);
      break;
    case 2:
      booking->starts = starts;
      booking->ends = starts + 15 * g_rand_int_range (rand, 1, 8);
      booking->room_id = room_id;
      zimt_store_update_booking (fixture->store, booking, NULL);
      break;
    default:
      booking->event.n_people = g_rand_int_range (rand, 0, 100);
      zimt_store_update_booking (fixture->store, booking, NULL);
    }
}

static void
act_at_random (Fixture *fixture, GRand *rand, GArray *ids, ZimtStepKind kind)
{
  g_autoptr (GError) error = NULL;

  zimt_store_begin (fixture->store, kind, "Random", "reception", AT (8, 0), &error);
  g_assert_no_error (error);
  for (int n = g_rand_int_range (rand, 1, 8); n > 0; n--)
    change_something (fixture, rand, ids);
}

/* The states that undo and redo have to lead to, as a list with a place in it. */
static void
random_acts_undos_and_redos_keep_to_the_list_of_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint place = 0;

  g_ptr_array_add (states, fixture_dump (fixture));
  for (int i = 0; i < 600; i++)
    {
      int choice = g_rand_int_range (rand, 0, 10);

      if (choice < 4)
        {
          act_at_random (fixture, rand, ids, ZIMT_STEP_ACT);
          if (fixture_commit (fixture) != 0)
            {
              g_ptr_array_set_size (states, (int)++place);
              g_ptr_array_add (states, fixture_dump (fixture));
            }
        }
      else if (choice < 7)
        {
          g_assert_cmpint (undo (fixture, NULL), ==, place > 0);
          place = place > 0 ? place - 1 : 0;
        }
      else if (choice < 9)
        {
          g_assert_cmpint (redo (fixture, NULL), ==, place + 1 < states->len);
          place = MIN (place + 1, states->len - 1);
        }
      else
        {
          act_at_random (fixture, rand, ids, ZIMT_STEP_ACT);
          zimt_store_rollback (fixture->store);
        }
      assert_state (fixture, states->pdata[place]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/undo/there-is-nothing-to-undo-in-a-new-house", there_is_nothing_to_undo_in_a_new_house);
  ADD ("/undo/a-booking-goes-and-comes-back", a_booking_goes_and_comes_back);
  ADD ("/undo/a-new-act-makes-redo-unreachable", a_new_act_makes_redo_unreachable);
  ADD ("/undo/upkeep-goes-along-with-what-it-followed", upkeep_goes_along_with_what_it_followed);
  ADD ("/undo/an-act-that-upkeep-took-back-can-still-be-undone",
       an_act_that_upkeep_took_back_can_still_be_undone);
  ADD ("/undo/bookings-that-swapped-swap-back", bookings_that_swapped_swap_back);
  ADD ("/undo/rooms-that-swapped-numbers-swap-back", rooms_that_swapped_numbers_swap_back);
  ADD ("/undo/undo-is-refused-where-the-place-is-taken", undo_is_refused_where_the_place_is_taken);
  ADD ("/undo/words-come-back-under-a-later-closure", words_come_back_under_a_later_closure);
  ADD ("/undo/a-hundred-and-twenty-acts-go-back-across-restarts",
       a_hundred_and_twenty_acts_go_back_across_restarts);
  ADD ("/undo/random-acts-undos-and-redos-keep-to-the-list-of-states",
       random_acts_undos_and_redos_keep_to_the_list_of_states);
  return g_test_run ();
}
