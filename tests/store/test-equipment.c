/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No more pieces of equipment are out at one time than there are, kept by the database itself. */
#include <string.h>

#include "zimt-backup.h"
#include "zimt-journal.h"
#include "zimt-store-fixture.h"

#define N_ROOMS 8

/* Rooms of their own, so that nothing but the equipment can be in the way. */
typedef struct
{
  Fixture *fixture; /* borrowed */
  gint64 rooms[N_ROOMS];
  ZimtEquipment *beamer; /* owned: two pieces */
} World;

static void
world_set_up (World *world, Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  world->fixture = fixture;
  world->beamer = zimt_equipment_new (0, "Beamer", 2);
  fixture_begin (fixture, "World");
  for (int i = 0; i < N_ROOMS; i++)
    {
      g_autofree char *number = g_strdup_printf ("r%d", i);

      world->rooms[i] = fixture_put_room (fixture, number, 0);
    }
  zimt_store_put_equipment (fixture->store, world->beamer, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
}

static void
world_clear (World *world)
{
  zimt_equipment_free (world->beamer);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
set_pieces (World *world, ZimtBooking *booking, int n_pieces)
{
  g_clear_pointer (&booking->event.equipment, g_array_unref);
  if (n_pieces > 0)
    booking->event.equipment = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = 0; i < n_pieces; i++)
    g_array_append_val (booking->event.equipment, world->beamer->id);
}

static ZimtBooking *
new_booking (World *world, int room, ZimtMinute starts, ZimtMinute ends, int n_pieces)
{
  ZimtBooking *booking = fixture_new_booking (world->rooms[room], starts, ends, "Try");

  set_pieces (world, booking, n_pieces);
  return booking;
}

/* Stores in a step of its own; FALSE where the database refused. */
static gboolean
put (World *world, ZimtBooking *booking)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (world->fixture, "Put");
  if (booking->id == 0 ? zimt_store_insert_booking (world->fixture->store, booking, &error)
                       : zimt_store_update_booking (world->fixture->store, booking, &error))
    {
      fixture_commit (world->fixture);
      return TRUE;
    }
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "equipment"));
  zimt_store_rollback (world->fixture->store);
  return FALSE;
}

static ZimtBooking *
book (World *world, int room, ZimtMinute starts, ZimtMinute ends, int n_pieces)
{
  ZimtBooking *booking = new_booking (world, room, starts, ends, n_pieces);

  g_assert_true (put (world, booking));
  return booking;
}

static gboolean
put_count (World *world, int count)
{
  g_autoptr (GError) error = NULL;

  world->beamer->count = count;
  fixture_begin (world->fixture, "Count");
  if (zimt_store_put_equipment (world->fixture->store, world->beamer, &error))
    {
      fixture_commit (world->fixture);
      return TRUE;
    }
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (world->fixture->store);
  return FALSE;
}

static void
a_third_piece_of_two_is_refused (Fixture *fixture, gconstpointer data)
{
  g_auto (World) world = { 0 };

  world_set_up (&world, fixture);
  g_autoptr (ZimtBooking) first = book (&world, 0, AT (9, 0), AT (11, 0), 1);
  g_autoptr (ZimtBooking) second = book (&world, 1, AT (10, 0), AT (12, 0), 1);
  g_autoptr (ZimtBooking) third = new_booking (&world, 2, AT (8, 0), AT (10, 1), 1);
  g_autoptr (ZimtBooking) both = new_booking (&world, 3, AT (11, 0), AT (12, 0), 2);
  g_autoptr (ZimtBooking) too_many = new_booking (&world, 3, AT (20, 0), AT (21, 0), 3);

  g_assert_false (put (&world, third));
  g_assert_false (put (&world, both));
  g_assert_false (put (&world, too_many));
  third->ends = AT (10, 0);
  g_assert_true (put (&world, third));
  both->starts = AT (12, 0);
  both->ends = AT (13, 0);
  g_assert_true (put (&world, both));
}

static void
a_change_is_refused_like_a_booking (Fixture *fixture, gconstpointer data)
{
  g_auto (World) world = { 0 };

  world_set_up (&world, fixture);
  g_autoptr (ZimtBooking) both = book (&world, 0, AT (9, 0), AT (11, 0), 2);
  g_autoptr (ZimtBooking) later = book (&world, 1, AT (11, 0), AT (12, 0), 1);
  g_autoptr (ZimtBooking) option = new_booking (&world, 2, AT (9, 0), AT (10, 0), 1);

  option->status = ZIMT_STATUS_OPTION;
  g_assert_true (put (&world, option));
  option->status = ZIMT_STATUS_FIXED;
  g_assert_false (put (&world, option));
  option->status = ZIMT_STATUS_CANCELLED;
  g_assert_true (put (&world, option));
  option->status = ZIMT_STATUS_FIXED;
  g_assert_false (put (&world, option));
  later->starts--;
  g_assert_false (put (&world, later));
  later->starts++;
  both->ends++;
  g_assert_false (put (&world, both));
  both->ends--;
  set_pieces (&world, both, 1);
  g_assert_true (put (&world, both));
  g_assert_true (put (&world, option));
}

static void
pieces_go_only_where_they_are_not_booked (Fixture *fixture, gconstpointer data)
{
  g_auto (World) world = { 0 };

  world_set_up (&world, fixture);
  g_autoptr (ZimtBooking) first = book (&world, 0, AT (9, 0), AT (11, 0), 1);
  g_autoptr (ZimtBooking) second = book (&world, 1, AT (10, 0), AT (12, 0), 1);

  g_assert_false (put_count (&world, 1));
  g_assert_true (put_count (&world, 3));
  second->starts = AT (11, 0);
  g_assert_true (put (&world, second));
  g_assert_true (put_count (&world, 1));
}

/* Under a closure that came later: what stays where it is may give its pieces to another. */
static void
pieces_change_hands (Fixture *fixture, gconstpointer data)
{
  g_auto (World) world = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (ZimtStepInfo) undone = NULL;
  g_autoptr (ZimtStepInfo) redone = NULL;

  world_set_up (&world, fixture);
  g_autoptr (ZimtBooking) taker = book (&world, 0, AT (9, 0), AT (11, 0), 0);
  g_autoptr (ZimtBooking) giver = book (&world, 1, AT (9, 0), AT (11, 0), 2);
  g_autoptr (ZimtBooking) back = NULL;

  closure->starts = AT (0, 0);
  closure->ends = AT (24, 0);
  closure->title = g_strdup ("Closed");
  fixture_begin (fixture, "Close");
  g_assert_true (zimt_store_put_closure (fixture->store, closure, &error));
  fixture_commit (fixture);
  set_pieces (&world, taker, 2);
  set_pieces (&world, giver, 0);
  g_ptr_array_add (list, taker);
  g_ptr_array_add (list, giver);
  fixture_begin (fixture, "Give");
  zimt_store_update_bookings (fixture->store, list, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);

  undone = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_no_error (error);
  back = fixture_load_booking (fixture, giver->id);
  g_assert_cmpuint (back->event.equipment->len, ==, 2);
  redone = zimt_journal_redo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_no_error (error);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
}

/* The most pieces at one time of all that stands, with @wanted in the place of @except. */
static int
count_peak (const GPtrArray *rows, guint except, const ZimtBooking *wanted)
{
  int peak = 0;

  for (guint i = 0; i <= rows->len; i++)
    {
      const ZimtBooking *at = i < rows->len && i != except ? rows->pdata[i] : wanted;
      int n_pieces = 0;

      for (guint j = 0; j <= rows->len; j++)
        {
          const ZimtBooking *row = j < rows->len ? rows->pdata[j] : wanted;

          if (j != except && row->status == ZIMT_STATUS_FIXED && row->event.equipment != NULL
              && row->starts <= at->starts && at->starts < row->ends)
            n_pieces += (int)row->event.equipment->len;
        }
      peak = MAX (peak, n_pieces);
    }
  return peak;
}

/* Room by room one after the other, so that rooms are never in the way. */
static void
two_thousand_attempts_equal_brute_force (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  g_autoptr (GError) error = NULL;
  g_auto (World) world = { 0 };
  guint n_refused = 0;

  world_set_up (&world, fixture);
  for (int i = 0; i < 2000; i++)
    {
      guint index = (guint)g_rand_int_range (rand, 0, N_ROOMS * 10);
      gboolean is_new = index >= rows->len;
      int slot = is_new ? (int)rows->len : (int)index;
      ZimtMinute day = AT (0, 0) + slot / N_ROOMS * ZIMT_MINUTES_PER_DAY;
      ZimtMinute starts = day + g_rand_int_range (rand, 0, 40) * 15;
      g_autoptr (ZimtBooking) wanted = new_booking (&world, slot % N_ROOMS, starts,
                                                    starts + g_rand_int_range (rand, 1, 40) * 15,
                                                    g_rand_int_range (rand, 0, 3));
      gboolean is_free;

      wanted->status = g_rand_int_range (rand, 0, 4) > 0 ? ZIMT_STATUS_FIXED : ZIMT_STATUS_OPTION;
      wanted->id = is_new ? 0 : ((ZimtBooking *)rows->pdata[index])->id;
      is_free = wanted->status != ZIMT_STATUS_FIXED || wanted->event.equipment == NULL
                || count_peak (rows, is_new ? G_MAXUINT : index, wanted) <= 2;
      g_assert_cmpint (put (&world, wanted), ==, is_free);
      n_refused += !is_free;
      if (!is_free)
        continue;
      if (is_new)
        g_ptr_array_add (rows, g_steal_pointer (&wanted));
      else
        {
          zimt_booking_free (rows->pdata[index]);
          rows->pdata[index] = g_steal_pointer (&wanted);
        }
    }
  g_assert_cmpuint (n_refused, >, 200);
  g_assert_cmpuint (rows->len, >, 40);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/equipment/a-third-piece-of-two-is-refused", a_third_piece_of_two_is_refused);
  ADD ("/equipment/a-change-is-refused-like-a-booking", a_change_is_refused_like_a_booking);
  ADD ("/equipment/pieces-go-only-where-they-are-not-booked",
       pieces_go_only_where_they_are_not_booked);
  ADD ("/equipment/pieces-change-hands", pieces_change_hands);
  ADD ("/equipment/two-thousand-attempts-equal-brute-force",
       two_thousand_attempts_equal_brute_force);
  return g_test_run ();
}
