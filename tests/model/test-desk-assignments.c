/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs of interpreters: offered, accepted, with a room, from a case; and nothing of the case
 * anywhere. */
#include "people-fixture.h"

#include <string.h>
#include "zimt-record-list.h"

#define CASE_NAME "Canary Casename"
#define CASE_NOTE "canary of the case"
#define FOLLOW_UP_TEXT "canary appointment"

static char *
dup_state (VaultFixture *fixture, const char *id)
{
  return people_dup_text (fixture, id, "state");
}

static void
assert_state (VaultFixture *fixture, const char *id, const char *state)
{
  g_autofree char *now = dup_state (fixture, id);

  g_assert_cmpstr (now, ==, state);
}

static void
move (VaultFixture *fixture, const char *id, const char *next)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moved = people_try_move (fixture, id, next, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (zimt_record_get_id (moved->pdata[0]), ==, id);
  g_assert_cmpstr (zimt_record_get_text (moved->pdata[0], "state"), ==, next);
}

/* Offers of one job to each of @interpreters. */
static GPtrArray *
try_arrange (VaultFixture *fixture, const ZimtRecord *one, const ZimtRecord *other, int hour,
             gint64 room_id, GError **error)
{
  g_autoptr (GPtrArray) assignments = zimt_record_list_new ();

  g_ptr_array_add (assignments, people_new_assignment (one, hour));
  if (other != NULL)
    g_ptr_array_add (assignments, people_new_assignment (other, hour));
  for (guint i = 0; i < assignments->len; i++)
    zimt_record_set_text (assignments->pdata[i], "state", "offered");
  return zimt_desk_arrange (fixture->desk, assignments, room_id, error);
}

static GPtrArray *
arrange (VaultFixture *fixture, const ZimtRecord *one, const ZimtRecord *other, int hour,
         gint64 room_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *stored = try_arrange (fixture, one, other, hour, room_id, &error);

  g_assert_no_error (error);
  return stored;
}

/* The bookings of tomorrow that are not cancelled. */
static GPtrArray *
load_bookings (VaultFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWeekPlan) plan
      = zimt_desk_load_week (fixture->desk, VAULT_TODAY - 1, 7, 0, FALSE, &error);
  GPtrArray *bookings = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);

  g_assert_no_error (error);
  for (guint i = 0; i < plan->bookings->len; i++)
    g_ptr_array_add (bookings, zimt_booking_copy (plan->bookings->pdata[i]));
  return bookings;
}

static void
assert_n_bookings (VaultFixture *fixture, guint n)
{
  g_autoptr (GPtrArray) bookings = load_bookings (fixture);

  g_assert_cmpuint (bookings->len, ==, n);
}

/* --- Offers --- */

static void
what_stands_against_an_offer_refuses_it (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) unready = people_new_interpreter ("Hana", "Alem");
  g_autoptr (ZimtRecord) interpreter = NULL;
  g_autoptr (ZimtRecord) asked = NULL;
  g_autoptr (ZimtRecord) offered = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  zimt_record_set_date (unready, "undertaking", 0);
  interpreter = people_put (fixture, g_steal_pointer (&unready));
  asked = people_put (fixture, people_new_assignment (interpreter, 10));
  g_assert_null (people_try_move (fixture, zimt_record_get_id (asked), "offered", &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  /* However it is put. */
  offered = zimt_record_copy (asked);
  zimt_record_set_text (offered, "state", "offered");
  g_assert_null (people_try_put (fixture, offered, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  g_assert_null (try_arrange (fixture, interpreter, NULL, 12, 0, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  assert_state (fixture, zimt_record_get_id (asked), "asked");
}

static void
an_offer_without_anybody_is_refused (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) asked = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  asked = people_put (fixture, people_new_assignment (NULL, 10));
  g_assert_null (people_try_move (fixture, zimt_record_get_id (asked), "offered", &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
}

static void
no_state_is_left_out (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) interpreter = NULL;
  g_autoptr (ZimtRecord) asked = NULL;
  g_autoptr (ZimtRecord) paid = NULL;
  g_autoptr (ZimtRecord) new_one = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  interpreter = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  asked = people_put (fixture, people_new_assignment (interpreter, 10));
  g_assert_null (people_try_move (fixture, zimt_record_get_id (asked), "done", &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  paid = zimt_record_copy (asked);
  zimt_record_set_text (paid, "state", "paid");
  g_assert_null (people_try_put (fixture, paid, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  new_one = people_new_assignment (interpreter, 12);
  zimt_record_set_text (new_one, "state", "accepted");
  g_assert_null (people_try_put (fixture, new_one, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
}

static void
times_that_are_none_are_refused (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) assignment = people_new_assignment (NULL, 10);
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  zimt_record_set_time (assignment, "to", 10 * 60);
  g_assert_null (people_try_put (fixture, assignment, &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  zimt_record_set_time (assignment, "to", 11 * 60);
  zimt_record_set_number (assignment, "travel", 300);
  g_assert_null (people_try_put (fixture, assignment, &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
}

static void
the_first_acceptance_closes_the_other_offers (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (ZimtRecord) hana = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  const char *one;
  const char *other;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  hana = people_put (fixture, people_new_interpreter ("Hana", "Alem"));
  offers = arrange (fixture, selam, hana, 10, 0);
  one = zimt_record_get_id (offers->pdata[0]);
  other = zimt_record_get_id (offers->pdata[1]);
  g_assert_cmpstr (zimt_record_get_text (offers->pdata[0], "job"), ==,
                   zimt_record_get_text (offers->pdata[1], "job"));
  move (fixture, one, "accepted");
  assert_state (fixture, one, "accepted");
  assert_state (fixture, other, "cancelled");
  move (fixture, one, "confirmed");
  people_undo (fixture);
  people_undo (fixture);
  assert_state (fixture, one, "offered");
  assert_state (fixture, other, "offered");
  people_redo (fixture);
  assert_state (fixture, one, "accepted");
  assert_state (fixture, other, "cancelled");
  people_undo (fixture);
  /* A form that is stored goes the same way. */
  {
    g_autoptr (ZimtRecord) now = people_get (fixture, other);
    g_autoptr (ZimtRecord) changed = zimt_record_copy (now);
    g_autoptr (GPtrArray) records = g_ptr_array_new ();
    g_autoptr (GPtrArray) stored = NULL;
    g_autoptr (GError) error = NULL;

    zimt_record_set_text (changed, "state", "accepted");
    g_ptr_array_add (records, changed);
    stored = zimt_desk_put_people (fixture->desk, records, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (stored->len, ==, 2);
    g_assert_cmpstr (zimt_record_get_id (stored->pdata[0]), ==, other);
  }
  assert_state (fixture, one, "cancelled");
}

static void
nobody_is_in_two_places (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (ZimtRecord) third = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  first = arrange (fixture, selam, NULL, 10, 0);
  second = arrange (fixture, selam, NULL, 10, 0);
  move (fixture, zimt_record_get_id (first->pdata[0]), "accepted");
  g_assert_null (
      people_try_move (fixture, zimt_record_get_id (second->pdata[0]), "accepted", &error));
  g_assert_nonnull (strstr (error->message, "Selam Tesfaye"));
  g_assert_nonnull (strstr (error->message, "2026-11-25"));
  g_assert_nonnull (strstr (error->message, "10:00"));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  /* Half an hour of travel lies between 11 and the next one. */
  third = people_new_assignment (selam, 11);
  zimt_record_set_text (third, "state", "offered");
  zimt_record_set_number (third, "travel", 30);
  g_assert_null (people_try_put (fixture, third, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  zimt_record_set_number (third, "travel", 0);
  zimt_record_unref (people_try_put (fixture, third, &error));
  g_assert_no_error (error);
}

/* Every pair of what was let in lies apart, and nothing was refused that lay apart. */
static void
random_jobs_never_overlap (VaultFixture *fixture, gconstpointer data)
{
  enum
  {
    N = 150
  };
  struct
  {
    int from, to, travel;
  } held[N];
  g_autoptr (ZimtRecord) selam = NULL;
  int n_held = 0;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  for (int i = 0; i < N; i++)
    {
      g_autoptr (ZimtRecord) assignment = people_new_assignment (selam, 10);
      g_autoptr (ZimtRecord) stored = NULL;
      g_autoptr (GPtrArray) moved = NULL;
      g_autoptr (GError) error = NULL;
      int from = g_test_rand_int_range (0, 95) * 15;
      int length = 15 * g_test_rand_int_range (1, 5);
      int to = MIN (from + length, 1440);
      int travel = 15 * g_test_rand_int_range (0, 3);
      gboolean is_free = TRUE;

      for (int j = 0; j < n_held; j++)
        if (from < held[j].to + MAX (travel, held[j].travel)
            && held[j].from < to + MAX (travel, held[j].travel))
          is_free = FALSE;
      zimt_record_set_time (assignment, "from", from);
      zimt_record_set_time (assignment, "to", to);
      zimt_record_set_number (assignment, "travel", travel);
      zimt_record_set_text (assignment, "state", "offered");
      stored = people_try_put (fixture, assignment, &error);
      g_assert_cmpint (stored != NULL, ==, is_free);
      if (!is_free)
        continue;
      moved = people_try_move (fixture, zimt_record_get_id (stored), "accepted", &error);
      g_assert_no_error (error);
      held[n_held].from = from;
      held[n_held].to = to;
      held[n_held++].travel = travel;
    }
  g_assert_cmpint (n_held, >, 10);
}

static void
who_accepts_needs_no_lead_time_any_more (VaultFixture *fixture, gconstpointer data)
{
  ZimtRecord *hasty = people_new_interpreter ("Selam", "Tesfaye");
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (ZimtRecord) late = NULL;
  g_autoptr (GError) error = NULL;

  zimt_record_set_number (hasty, "lead_hours", 16);
  vault_enter (fixture, INES);
  selam = people_put (fixture, hasty);
  offers = arrange (fixture, selam, NULL, 10, 0);
  vault_wait_days (fixture, 0);
  {
    ZimtMinute now = zimt_clock_get_now (fixture->clock);

    vault_close (fixture);
    g_clear_pointer (&fixture->clock, zimt_clock_unref);
    fixture->clock = zimt_clock_new_fixed (now + 8 * 60);
    vault_open (fixture);
  }
  vault_enter (fixture, INES);
  late = people_new_assignment (selam, 12);
  zimt_record_set_text (late, "state", "offered");
  g_assert_null (people_try_put (fixture, late, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  move (fixture, zimt_record_get_id (offers->pdata[0]), "accepted");
}

/* --- The room --- */

static void
the_plan_says_busy_and_no_more (VaultFixture *fixture, gconstpointer data)
{
  gint64 room_id = people_add_room (fixture);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) bookings = NULL;
  const ZimtBooking *booking;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, BERTA);
  g_assert_null (zimt_desk_dup_redo_name (fixture->desk));
  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  vault_enter (fixture, BERTA);
  offers = arrange (fixture, selam, NULL, 10, room_id);
  bookings = load_bookings (fixture);
  g_assert_cmpuint (bookings->len, ==, 1);
  booking = bookings->pdata[0];
  g_assert_cmpstr (booking->event.title, ==, "Busy");
  g_assert_cmpint (booking->event.organisation_id, ==, 0);
  g_assert_cmpint (booking->status, ==, ZIMT_STATUS_FIXED);
  g_assert_cmpint (booking->starts, ==, zimt_minute_new (VAULT_TODAY + 1, 600));
  g_assert_cmpint (zimt_record_get_number (offers->pdata[0], "booking"), ==, booking->id);
  /* The room is taken now; nothing of a second job is stored. */
  g_assert_null (try_arrange (fixture, selam, NULL, 10, room_id, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  assert_n_bookings (fixture, 1);
  people_undo (fixture);
  assert_n_bookings (fixture, 0);
  {
    g_autoptr (ZimtRecord) gone = people_get (fixture, zimt_record_get_id (offers->pdata[0]));

    g_assert_null (gone);
  }
}

static void
the_room_is_free_when_nobody_comes_any_more (VaultFixture *fixture, gconstpointer data)
{
  gint64 room_id = people_add_room (fixture);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (ZimtRecord) hana = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  const char *one;
  const char *other;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  hana = people_put (fixture, people_new_interpreter ("Hana", "Alem"));
  offers = arrange (fixture, selam, hana, 10, room_id);
  one = zimt_record_get_id (offers->pdata[0]);
  other = zimt_record_get_id (offers->pdata[1]);
  move (fixture, other, "refused");
  assert_n_bookings (fixture, 1);
  move (fixture, one, "accepted");
  move (fixture, one, "cancelled");
  assert_n_bookings (fixture, 0);
  people_undo (fixture);
  assert_n_bookings (fixture, 1);
  assert_state (fixture, one, "accepted");
}

/* The same job offered to somebody else, as "Find somebody else" does it. */
static GPtrArray *
try_offer_again (VaultFixture *fixture, const ZimtRecord *assignment, const ZimtRecord *interpreter,
                 gint64 room_id, GError **error)
{
  g_autoptr (GPtrArray) assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  ZimtRecord *again = people_new_assignment (interpreter, 10);

  g_ptr_array_add (assignments, again);
  zimt_record_set_text (again, "job", zimt_record_get_text (assignment, "job"));
  zimt_record_set_text (again, "state", "offered");
  return zimt_desk_arrange (fixture->desk, assignments, room_id, error);
}

static void
a_job_that_goes_on_keeps_its_room (VaultFixture *fixture, gconstpointer data)
{
  gint64 room_id = people_add_room (fixture);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (ZimtRecord) hana = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  hana = people_put (fixture, people_new_interpreter ("Hana", "Alem"));
  first = arrange (fixture, selam, NULL, 10, room_id);
  move (fixture, zimt_record_get_id (first->pdata[0]), "refused");
  /* Chosen or not, it is the one room of the job. */
  again = try_offer_again (fixture, first->pdata[0], hana, 0, &error);
  g_assert_no_error (error);
  assert_n_bookings (fixture, 1);
  g_assert_cmpint (zimt_record_get_number (again->pdata[0], "booking"), ==,
                   zimt_record_get_number (first->pdata[0], "booking"));
  id = zimt_record_get_id (again->pdata[0]);
  move (fixture, id, "accepted");
  assert_n_bookings (fixture, 1);
  move (fixture, id, "cancelled");
  assert_n_bookings (fixture, 0);
}

static void
a_job_never_has_two_rooms (VaultFixture *fixture, gconstpointer data)
{
  gint64 room_id = people_add_room (fixture);
  gint64 other_room_id = people_add_room (fixture);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (ZimtRecord) hana = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  hana = people_put (fixture, people_new_interpreter ("Hana", "Alem"));
  first = arrange (fixture, selam, NULL, 10, room_id);
  again = try_offer_again (fixture, first->pdata[0], hana, other_room_id, &error);
  g_assert_no_error (error);
  bookings = load_bookings (fixture);
  g_assert_cmpuint (bookings->len, ==, 1);
  g_assert_cmpint (((ZimtBooking *)bookings->pdata[0])->room_id, ==, other_room_id);
  /* Whoever is left keeps it; a free room is booked anew. */
  move (fixture, zimt_record_get_id (first->pdata[0]), "cancelled");
  assert_n_bookings (fixture, 1);
  move (fixture, zimt_record_get_id (again->pdata[0]), "cancelled");
  assert_n_bookings (fixture, 0);
  g_clear_pointer (&again, g_ptr_array_unref);
  again = try_offer_again (fixture, first->pdata[0], hana, room_id, &error);
  g_assert_no_error (error);
  assert_n_bookings (fixture, 1);
  move (fixture, zimt_record_get_id (again->pdata[0]), "cancelled");
  assert_n_bookings (fixture, 0);
}

/* The same assignment at another hour. */
static ZimtRecord *
try_change_hour (VaultFixture *fixture, const char *id, int hour, GError **error)
{
  g_autoptr (ZimtRecord) changed = people_get (fixture, id);

  zimt_record_set_time (changed, "from", hour * 60);
  zimt_record_set_time (changed, "to", (hour + 1) * 60);
  return people_try_put (fixture, changed, error);
}

static void
a_job_moves_with_its_room_and_all_offers (VaultFixture *fixture, gconstpointer data)
{
  gint64 room_id = people_add_room (fixture);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (ZimtRecord) hana = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) in_the_way = NULL;
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (ZimtRecord) moved = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  hana = people_put (fixture, people_new_interpreter ("Hana", "Alem"));
  in_the_way = arrange (fixture, selam, NULL, 8, room_id);
  offers = arrange (fixture, selam, hana, 10, room_id);
  id = zimt_record_get_id (offers->pdata[0]);
  g_assert_null (try_change_hour (fixture, id, 8, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  moved = try_change_hour (fixture, id, 13, &error);
  g_assert_no_error (error);
  other = people_get (fixture, zimt_record_get_id (offers->pdata[1]));
  g_assert_cmpint (zimt_record_get_time (other, "from"), ==, 13 * 60);
  bookings = load_bookings (fixture);
  g_assert_cmpuint (bookings->len, ==, 2);
  g_assert_cmpint (((ZimtBooking *)bookings->pdata[1])->starts, ==,
                   zimt_minute_new (VAULT_TODAY + 1, 13 * 60));
  g_assert_cmpint (((ZimtBooking *)bookings->pdata[1])->ends, ==,
                   zimt_minute_new (VAULT_TODAY + 1, 14 * 60));
  people_undo (fixture);
  g_clear_pointer (&bookings, g_ptr_array_unref);
  bookings = load_bookings (fixture);
  g_assert_cmpint (((ZimtBooking *)bookings->pdata[1])->starts, ==,
                   zimt_minute_new (VAULT_TODAY + 1, 10 * 60));
}

static void
somebody_else_at_another_time_moves_the_job (VaultFixture *fixture, gconstpointer data)
{
  gint64 room_id = people_add_room (fixture);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (ZimtRecord) hana = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  g_autoptr (ZimtRecord) moved = NULL;
  g_autoptr (GError) error = NULL;
  ZimtRecord *later = NULL;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  hana = people_put (fixture, people_new_interpreter ("Hana", "Alem"));
  first = arrange (fixture, selam, NULL, 10, room_id);
  later = people_new_assignment (hana, 12);
  g_ptr_array_add (assignments, later);
  zimt_record_set_text (later, "job", zimt_record_get_text (first->pdata[0], "job"));
  again = zimt_desk_arrange (fixture->desk, assignments, 0, &error);
  g_assert_no_error (error);
  moved = people_get (fixture, zimt_record_get_id (first->pdata[0]));
  g_assert_cmpint (zimt_record_get_time (moved, "from"), ==, 12 * 60);
  assert_n_bookings (fixture, 1);
}

static void
what_ended_keeps_its_time (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (ZimtRecord) moved = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  first = arrange (fixture, selam, NULL, 10, 0);
  second = arrange (fixture, selam, NULL, 14, 0);
  move (fixture, zimt_record_get_id (second->pdata[0]), "cancelled");
  g_assert_null (try_change_hour (fixture, zimt_record_get_id (second->pdata[0]), 15, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  id = zimt_record_get_id (first->pdata[0]);
  move (fixture, id, "accepted");
  move (fixture, id, "confirmed");
  moved = try_change_hour (fixture, id, 11, &error);
  g_assert_no_error (error);
  move (fixture, id, "done");
  g_assert_null (try_change_hour (fixture, id, 12, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
}

static void
a_deleted_job_leaves_no_booking (VaultFixture *fixture, gconstpointer data)
{
  gint64 room_id = people_add_room (fixture);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  offers = arrange (fixture, selam, NULL, 10, room_id);
  ids = vault_ids (zimt_record_get_id (offers->pdata[0]), NULL);
  zimt_desk_delete_people (fixture->desk, ids, &error);
  g_assert_no_error (error);
  assert_n_bookings (fixture, 0);
  people_undo (fixture);
  assert_n_bookings (fixture, 1);
  /* A refusal keeps the room for somebody else, whom nobody looks for any more then. */
  move (fixture, zimt_record_get_id (offers->pdata[0]), "refused");
  assert_n_bookings (fixture, 1);
  zimt_desk_delete_people (fixture->desk, ids, &error);
  g_assert_no_error (error);
  assert_n_bookings (fixture, 0);
}

/* --- Settling --- */

static int
get_allowance (VaultFixture *fixture, const char *id)
{
  g_autoptr (ZimtRecord) assignment = people_get (fixture, id);

  return zimt_record_get_number (assignment, "allowance");
}

static void
what_is_settled_keeps_the_tariff_of_its_day (VaultFixture *fixture, gconstpointer data)
{
  ZimtRecord *tariff = zimt_record_new (ZIMT_RECORD_TARIFF);
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) dearer = NULL;
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  const char *id;

  vault_enter (fixture, INES);
  zimt_record_set_date (tariff, "from", VAULT_TODAY - 100);
  zimt_record_set_number (tariff, "per_hour", 2500);
  stored = people_put (fixture, tariff);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  offers = arrange (fixture, selam, NULL, 10, 0);
  id = zimt_record_get_id (offers->pdata[0]);
  move (fixture, id, "accepted");
  move (fixture, id, "confirmed");
  move (fixture, id, "done");
  g_assert_cmpint (get_allowance (fixture, id), ==, 0);
  move (fixture, id, "settled");
  g_assert_cmpint (get_allowance (fixture, id), ==, 2500);
  people_undo (fixture);
  g_assert_cmpint (get_allowance (fixture, id), ==, 0);
  people_redo (fixture);
  dearer = zimt_record_copy (stored);
  zimt_record_set_number (dearer, "per_hour", 9900);
  zimt_record_unref (people_put (fixture, g_steal_pointer (&dearer)));
  move (fixture, id, "paid");
  g_assert_cmpint (get_allowance (fixture, id), ==, 2500);
}

static void
a_step_back_leaves_it_to_the_tariff (VaultFixture *fixture, gconstpointer data)
{
  ZimtRecord *tariff = zimt_record_new (ZIMT_RECORD_TARIFF);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  const char *id;

  vault_enter (fixture, INES);
  zimt_record_set_date (tariff, "from", VAULT_TODAY - 100);
  zimt_record_set_number (tariff, "per_hour", 2500);
  zimt_record_unref (people_put (fixture, tariff));
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  offers = arrange (fixture, selam, NULL, 10, 0);
  id = zimt_record_get_id (offers->pdata[0]);
  move (fixture, id, "accepted");
  move (fixture, id, "confirmed");
  move (fixture, id, "done");
  move (fixture, id, "settled");
  move (fixture, id, "done");
  g_assert_cmpint (get_allowance (fixture, id), ==, 0);
}

/* --- From a case --- */

static ZimtRecord *
new_follow_up (const ZimtRecord *owner)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_FOLLOW_UP);

  zimt_record_set_text (record, "case", zimt_record_get_id (owner));
  zimt_record_set_class (record, zimt_record_get_class (owner));
  zimt_record_set_date (record, "due", VAULT_TODAY + 1);
  zimt_record_set_text (record, "text", FOLLOW_UP_TEXT);
  return record;
}

static GPtrArray *
arrange_for (VaultFixture *fixture, const ZimtRecord *interpreter, gint64 room_id,
             ZimtRecord *follow_up, GError **error)
{
  g_autoptr (GPtrArray) assignments = zimt_record_list_new ();

  g_ptr_array_add (assignments, people_new_assignment (interpreter, 10));
  zimt_record_set_text (assignments->pdata[0], "state", "offered");
  return zimt_desk_arrange_for_case (fixture->desk, assignments, room_id, VAULT_TODAY + 1, 600, 660,
                                     follow_up, error);
}

static void
of_the_case_there_is_no_trace (VaultFixture *fixture, gconstpointer data)
{
  static const char *const words[] = { CASE_NAME, CASE_NOTE, FOLLOW_UP_TEXT, FOR_WHOM };
  gint64 room_id = people_add_room (fixture);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (ZimtRecord) follow_up = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  vault_enter (fixture, BERTA);
  owner = vault_save (fixture, vault_new_case (CASE_NAME, CASE_NOTE));
  follow_up = new_follow_up (owner);
  stored = arrange_for (fixture, selam, room_id, follow_up, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stored->len, ==, 2);
  assert_n_bookings (fixture, 1);
  name = zimt_desk_dup_undo_name (fixture->desk);
  g_assert_null (strstr (name, "Canary"));
  unlocked = vault_unlock (fixture, BERTA);
  g_assert_cmpuint (unlocked->warnings->len, ==, 0);
  g_assert_nonnull (zimt_case_book_get (unlocked->book, zimt_record_get_id (follow_up)));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (people_is_in_a_file (words[i]));
  g_assert_false (people_is_in_a_file (zimt_record_get_id (owner)));
  g_assert_false (people_is_in_a_file (zimt_record_get_id (follow_up)));
}

static void
from_a_case_all_or_nothing_is_stored (VaultFixture *fixture, gconstpointer data)
{
  gint64 room_id = people_add_room (fixture);
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (ZimtRecord) follow_up = NULL;
  g_autoptr (ZimtRecord) stale = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (ZimtPeopleNews) news = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  g_assert_null (arrange_for (fixture, selam, room_id, NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_enter (fixture, BERTA);
  owner = vault_save (fixture, vault_new_case (CASE_NAME, CASE_NOTE));
  /* What comes last fails. */
  stale = new_follow_up (owner);
  zimt_record_set_revision (stale, 4);
  g_assert_null (arrange_for (fixture, selam, room_id, stale, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  assert_n_bookings (fixture, 0);
  news = zimt_desk_load_people (fixture->desk, 0, &error);
  g_assert_cmpuint (news->records->len, ==, 1);
  g_assert_cmpint (people_count_sealed (fixture), ==, 1);
  /* What comes first fails. */
  taken = arrange (fixture, selam, NULL, 10, room_id);
  follow_up = new_follow_up (owner);
  g_assert_null (arrange_for (fixture, selam, room_id, follow_up, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  unlocked = vault_unlock (fixture, BERTA);
  g_assert_cmpuint (unlocked->warnings->len, ==, 0);
  g_assert_null (zimt_case_book_get (unlocked->book, zimt_record_get_id (follow_up)));
}

static void
every_state_of_an_assignment_can_be_read (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  offers = arrange (fixture, selam, NULL, 10, 0);
  id = zimt_record_get_id (offers->pdata[0]);
  move (fixture, id, "accepted");
  move (fixture, id, "confirmed");
  versions = zimt_desk_load_card_versions (fixture->desk, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[0], "state"), ==, "confirmed");
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[1], "state"), ==, "accepted");
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[2], "state"), ==, "offered");
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[2], "for_whom"), ==, FOR_WHOM);
}

/* Not whom it is given to today. */
static void
an_old_version_has_its_interpreter (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) selam = NULL;
  g_autoptr (ZimtRecord) hana = NULL;
  g_autoptr (ZimtRecord) asked = NULL;
  g_autoptr (ZimtRecord) changed = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  selam = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  hana = people_put (fixture, people_new_interpreter ("Hana", "Alem"));
  asked = people_put (fixture, people_new_assignment (selam, 10));
  changed = zimt_record_copy (asked);
  zimt_record_set_text (changed, "interpreter", zimt_record_get_id (hana));
  zimt_record_unref (people_put (fixture, g_steal_pointer (&changed)));
  versions = zimt_desk_load_card_versions (fixture->desk, zimt_record_get_id (asked), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[0], "interpreter"), ==,
                   zimt_record_get_id (hana));
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[1], "interpreter"), ==,
                   zimt_record_get_id (selam));
}

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
#define TEST(path, function) VAULT_TEST ("/desk-assignments/" path, function)
  TEST ("what-stands-against-an-offer-refuses-it", what_stands_against_an_offer_refuses_it);
  TEST ("an-offer-without-anybody-is-refused", an_offer_without_anybody_is_refused);
  TEST ("no-state-is-left-out", no_state_is_left_out);
  TEST ("times-that-are-none-are-refused", times_that_are_none_are_refused);
  TEST ("the-first-acceptance-closes-the-other-offers",
        the_first_acceptance_closes_the_other_offers);
  TEST ("nobody-is-in-two-places", nobody_is_in_two_places);
  TEST ("random-jobs-never-overlap", random_jobs_never_overlap);
  TEST ("who-accepts-needs-no-lead-time-any-more", who_accepts_needs_no_lead_time_any_more);
  TEST ("the-plan-says-busy-and-no-more", the_plan_says_busy_and_no_more);
  TEST ("the-room-is-free-when-nobody-comes-any-more", the_room_is_free_when_nobody_comes_any_more);
  TEST ("a-job-that-goes-on-keeps-its-room", a_job_that_goes_on_keeps_its_room);
  TEST ("a-job-never-has-two-rooms", a_job_never_has_two_rooms);
  TEST ("a-job-moves-with-its-room-and-all-offers", a_job_moves_with_its_room_and_all_offers);
  TEST ("somebody-else-at-another-time-moves-the-job", somebody_else_at_another_time_moves_the_job);
  TEST ("what-ended-keeps-its-time", what_ended_keeps_its_time);
  TEST ("a-deleted-job-leaves-no-booking", a_deleted_job_leaves_no_booking);
  TEST ("what-is-settled-keeps-the-tariff-of-its-day", what_is_settled_keeps_the_tariff_of_its_day);
  TEST ("a-step-back-leaves-it-to-the-tariff", a_step_back_leaves_it_to_the_tariff);
  TEST ("of-the-case-there-is-no-trace", of_the_case_there_is_no_trace);
  TEST ("from-a-case-all-or-nothing-is-stored", from_a_case_all_or_nothing_is_stored);
  TEST ("every-state-of-an-assignment-can-be-read", every_state_of_an_assignment_can_be_read);
  TEST ("an-old-version-has-its-interpreter", an_old_version_has_its_interpreter);
  return vault_run ();
}
