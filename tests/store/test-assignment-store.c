/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assignments as rows: what may follow what, and that nobody is in two places. */
#include <string.h>

#include "zimt-assignment.h"
#include "zimt-card-fixture.h"
#include "zimt-store-private.h"

#define ANNA "00000000000000000000000000000001"
#define BILAL "00000000000000000000000000000002"

static void
put_interpreters (Fixture *fixture, guint n)
{
  fixture_begin (fixture, "Interpreters");
  for (guint number = 1; number <= n; number++)
    {
      g_autoptr (ZimtCardRow) row = card_fixture_new ("interpreter", number, "{}");

      card_fixture_put_here (fixture, row);
    }
  fixture_commit (fixture);
}

/* An offered assignment that is stored; (transfer full). */
static ZimtCardRow *
offer (Fixture *fixture, guint number, const char *interpreter, ZimtMinute starts, ZimtMinute ends,
       int travel)
{
  ZimtCardRow *row = card_fixture_new_assignment (number, interpreter, starts, ends, travel);

  card_fixture_put (fixture, row);
  return row;
}

static void
an_assignment_comes_back_as_it_was_put (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) row = NULL;
  g_autoptr (ZimtCardRow) stored = NULL;
  gint64 booking = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Busy");

  put_interpreters (fixture, 1);
  row = card_fixture_new_assignment (10, ANNA, AT (9, 0), AT (10, 0), 30);
  row->booking_id = booking;
  card_fixture_put (fixture, row);
  fixture_reopen (fixture);
  stored = card_fixture_load (fixture, row->uid);
  g_assert_cmpstr (stored->interpreter, ==, ANNA);
  g_assert_cmpstr (stored->job, ==, row->uid);
  g_assert_cmpstr (stored->state, ==, "offered");
  g_assert_cmpint (stored->starts, ==, AT (9, 0));
  g_assert_cmpint (stored->ends, ==, AT (10, 0));
  g_assert_cmpint (stored->travel, ==, 30);
  g_assert_cmpint (stored->booking_id, ==, booking);
  g_assert_cmpuint (stored->revision, ==, row->revision);
  fixture_assert_check (fixture, NULL);
}

static void
the_assignments_of_a_job_are_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) first = card_fixture_new_assignment (10, ANNA, AT (9, 0), AT (10, 0), 0);
  g_autoptr (ZimtCardRow) second
      = card_fixture_new_assignment (11, BILAL, AT (9, 0), AT (10, 0), 0);
  g_autoptr (ZimtCardRow) other = card_fixture_new_assignment (12, ANNA, AT (9, 0), AT (10, 0), 0);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  put_interpreters (fixture, 2);
  card_fixture_put (fixture, first);
  g_free (second->job);
  second->job = g_strdup (first->job);
  card_fixture_put (fixture, second);
  card_fixture_put (fixture, other);
  rows = zimt_store_load_job (fixture->store, first->job, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((const ZimtCardRow *)rows->pdata[1])->uid, ==, second->uid);
}

static void
program_and_database_agree_which_state_may_follow (Fixture *fixture, gconstpointer data)
{
  const char *const *states = zimt_assignment_get_states ();
  gint64 n_rows = 0;

  for (gsize i = 0; i == 0 || states[i - 1] != NULL; i++)
    {
      const char *state = i == 0 ? "" : states[i - 1];

      for (gsize j = 0; states[j] != NULL; j++)
        {
          g_autofree char *sql = g_strdup_printf (
              "SELECT count (*) FROM assignment_next WHERE state = '%s' AND next = '%s'", state,
              states[j]);
          gboolean may_follow = zimt_assignment_may_follow (state, states[j]);

          g_assert_cmpint (fixture_query (fixture, sql), ==, may_follow);
          n_rows += may_follow ? 1 : 0;
        }
    }
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM assignment_next"), ==, n_rows);
}

/* Takes it to @state, found by going all ways. */
static gboolean
go_to (Fixture *fixture, ZimtCardRow *row, const char *state)
{
  if (g_str_equal (row->state, state))
    return TRUE;
  for (const char *const *next = zimt_assignment_get_next (row->state); *next != NULL; next++)
    {
      g_autoptr (ZimtCardRow) stored = NULL;

      /* Steps back would go round. */
      if ((g_str_equal (row->state, "done") && g_str_equal (*next, "confirmed"))
          || (g_str_equal (row->state, "settled") && g_str_equal (*next, "done")))
        continue;
      g_assert_true (card_fixture_step (fixture, row, *next));
      if (go_to (fixture, row, state))
        return TRUE;
      card_fixture_undo (fixture, *next);
      stored = card_fixture_load (fixture, row->uid);
      g_free (row->state);
      row->state = g_strdup (stored->state);
      row->revision = stored->revision;
    }
  return FALSE;
}

static void
only_a_state_that_may_follow_is_taken (Fixture *fixture, gconstpointer data)
{
  const char *const *states = zimt_assignment_get_states ();

  put_interpreters (fixture, 1);
  for (guint i = 0; states[i] != NULL; i++)
    {
      g_autoptr (ZimtCardRow) row = card_fixture_new_assignment (10 + i, ANNA, AT (9, 0) + i * 1440,
                                                                 AT (10, 0) + i * 1440, 0);

      g_free (row->state);
      row->state = g_strdup ("asked");
      card_fixture_put (fixture, row);
      g_assert_true (go_to (fixture, row, states[i]));
      for (guint j = 0; states[j] != NULL; j++)
        if (!zimt_assignment_may_follow (states[i], states[j]) && i != j)
          g_assert_false (card_fixture_step (fixture, row, states[j]));
    }
  fixture_assert_check (fixture, NULL);
}

static void
a_new_assignment_is_asked_for_or_offered (Fixture *fixture, gconstpointer data)
{
  const char *const *states = zimt_assignment_get_states ();

  put_interpreters (fixture, 1);
  for (guint i = 0; states[i] != NULL; i++)
    {
      g_autoptr (ZimtCardRow) row = card_fixture_new_assignment (10 + i, ANNA, AT (9, 0) + i * 1440,
                                                                 AT (10, 0) + i * 1440, 0);
      g_autoptr (GError) error = NULL;
      gboolean is_done;

      g_free (row->state);
      row->state = g_strdup (states[i]);
      fixture_begin (fixture, states[i]);
      is_done = zimt_store_put_card (fixture->store, row, &error);
      g_assert_cmpint (is_done, ==, zimt_assignment_may_follow ("", states[i]));
      if (is_done)
        fixture_commit (fixture);
      else
        {
          g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
          /* Neither of the two rows is left in the step. */
          g_assert_cmpint (row->id, ==, 0);
          g_assert_cmpint (fixture_commit (fixture), ==, 0);
        }
    }
  fixture_assert_check (fixture, NULL);
}

static void
upkeep_may_bring_any_state (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) row = card_fixture_new_assignment (10, ANNA, AT (9, 0), AT (10, 0), 0);
  g_autoptr (GError) error = NULL;

  put_interpreters (fixture, 1);
  g_free (row->state);
  row->state = g_strdup ("paid");
  zimt_store_begin (fixture->store, ZIMT_STEP_UPKEEP, "Demo", "reception", AT (8, 0), &error);
  g_assert_no_error (error);
  card_fixture_put_here (fixture, row);
  fixture_commit (fixture);
}

static void
the_database_refuses_what_is_no_assignment (Fixture *fixture, gconstpointer data)
{
  static const char *const refused[] = {
    "travel = -1",  "travel = 241",         "starts = ends",   "ends = starts - 1",
    "starts = 1",   "ends = starts + 1441", "state = 'x'",     "job = 'x'",
    "card_id = 99", "interpreter_id = 99",  "booking_id = 99", "state = NULL",
  };
  g_autoptr (ZimtCardRow) row = NULL;

  put_interpreters (fixture, 1);
  row = offer (fixture, 10, ANNA, AT (9, 0), AT (10, 0), 0);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE assignment SET %s", refused[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", sql);
      fixture_begin (fixture, "Refused");
      g_assert_false (zimt_store_execute (fixture->store, sql, &error));
      g_assert_nonnull (error);
      zimt_store_rollback (fixture->store);
    }
}

static void
somebody_who_is_no_interpreter_gets_no_assignment (Fixture *fixture, gconstpointer data)
{
  static const char *const uids[] = { ANNA, BILAL };
  g_autoptr (ZimtCardRow) person = card_fixture_new ("person", 1, "{}");

  card_fixture_put (fixture, person);
  for (gsize i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_autoptr (ZimtCardRow) row
          = card_fixture_new_assignment (10, uids[i], AT (9, 0), AT (10, 0), 0);
      g_autoptr (GError) error = NULL;

      fixture_begin (fixture, "Nobody");
      g_assert_false (zimt_store_put_card (fixture->store, row, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
      zimt_store_rollback (fixture->store);
    }
}

/* The first is from 10 to 11 o'clock with half an hour of travel. */
static void
between_two_assignments_lies_the_longer_travel (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int from, to, travel;
    gboolean is_free;
  } others[] = {
    { 570, 600, 0, FALSE },   { 540, 571, 0, FALSE },  { 540, 570, 0, TRUE },
    { 540, 570, 30, TRUE },   { 540, 570, 31, FALSE }, { 300, 360, 240, TRUE },
    { 300, 361, 240, FALSE }, { 660, 720, 0, FALSE },  { 689, 720, 30, FALSE },
    { 690, 720, 30, TRUE },   { 690, 720, 31, FALSE }, { 900, 960, 240, TRUE },
    { 899, 960, 240, FALSE }, { 610, 620, 0, FALSE },  { 0, 1440, 0, FALSE },
  };
  g_autoptr (ZimtCardRow) first = NULL;

  put_interpreters (fixture, 2);
  first = offer (fixture, 10, ANNA, AT (10, 0), AT (11, 0), 30);
  g_assert_true (card_fixture_step (fixture, first, "accepted"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      ZimtMinute from = THURSDAY + others[i].from, to = THURSDAY + others[i].to;
      g_autoptr (ZimtCardRow) row = offer (fixture, 20 + i, ANNA, from, to, others[i].travel);
      g_autoptr (ZimtCardRow) clash = NULL;
      g_autoptr (GError) error = NULL;

      clash = zimt_store_find_assignment_clash (fixture->store, ANNA, from, to, others[i].travel,
                                                row->uid, &error);
      g_assert_no_error (error);
      g_assert_cmpint (clash == NULL, ==, others[i].is_free);
      g_assert_cmpint (card_fixture_step (fixture, row, "accepted"), ==, others[i].is_free);
      if (others[i].is_free)
        g_assert_true (card_fixture_step (fixture, row, "cancelled"));
      /* Somebody else has the time. */
      g_assert_null (
          zimt_store_find_assignment_clash (fixture->store, BILAL, from, to, 0, NULL, &error));
    }
  fixture_assert_check (fixture, NULL);
}

static void
the_refusal_says_when (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) first = NULL;
  g_autoptr (ZimtCardRow) second = NULL;
  g_autoptr (GError) error = NULL;

  put_interpreters (fixture, 1);
  first = offer (fixture, 10, ANNA, AT (10, 0), AT (11, 0), 30);
  second = offer (fixture, 11, ANNA, AT (11, 0), AT (12, 0), 0);
  g_assert_true (card_fixture_step (fixture, first, "accepted"));
  g_free (second->state);
  second->state = g_strdup ("accepted");
  fixture_begin (fixture, "Second");
  g_assert_false (zimt_store_put_card (fixture->store, second, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "2026-11-26 from 10:00 to 11:00"));
}

static void
undo_makes_no_double_booking_either (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) first = NULL;
  g_autoptr (ZimtCardRow) second = NULL;
  g_autoptr (ZimtCardRow) stored = NULL;

  put_interpreters (fixture, 1);
  first = offer (fixture, 10, ANNA, AT (10, 0), AT (11, 0), 0);
  second = offer (fixture, 11, ANNA, AT (10, 0), AT (11, 0), 0);
  g_assert_true (card_fixture_step (fixture, first, "accepted"));
  g_assert_true (card_fixture_step (fixture, first, "cancelled"));
  fixture_begin (fixture, "Second");
  g_free (second->state);
  second->state = g_strdup ("accepted");
  card_fixture_put_here (fixture, second);
  fixture_commit (fixture);
  card_fixture_undo (fixture, "Second");
  card_fixture_undo (fixture, "cancelled");
  stored = card_fixture_load (fixture, first->uid);
  g_assert_cmpstr (stored->state, ==, "accepted");
  /* Steps that are taken back do not show: who held the row before must look again. */
  g_assert_cmpuint (stored->revision, >, first->revision);
  g_assert_false (card_fixture_step (fixture, first, "offered"));
  card_fixture_redo (fixture, "cancelled");
  card_fixture_redo (fixture, "Second");
  fixture_assert_check (fixture, NULL);
}

static void
merging_two_interpreters_makes_one_calendar (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) first = NULL;
  g_autoptr (ZimtCardRow) second = NULL;
  g_autoptr (ZimtCardRow) late = NULL;
  g_autoptr (ZimtCardRow) anna = NULL;
  g_autoptr (ZimtCardRow) moved = NULL;
  g_autoptr (ZimtCardRow) back = NULL;
  g_autoptr (GError) error = NULL;

  put_interpreters (fixture, 2);
  first = offer (fixture, 10, ANNA, AT (10, 0), AT (11, 0), 0);
  second = offer (fixture, 11, BILAL, AT (10, 0), AT (11, 0), 0);
  g_assert_true (card_fixture_step (fixture, first, "accepted"));
  g_assert_true (card_fixture_step (fixture, second, "accepted"));
  anna = card_fixture_load (fixture, ANNA);
  anna->merged_into = g_strdup (BILAL);
  fixture_begin (fixture, "Merge");
  g_assert_false (zimt_store_put_card (fixture->store, anna, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);

  g_assert_true (card_fixture_step (fixture, second, "cancelled"));
  fixture_begin (fixture, "Merge");
  card_fixture_put_here (fixture, anna);
  fixture_commit (fixture);
  moved = card_fixture_load (fixture, first->uid);
  g_assert_cmpstr (moved->interpreter, ==, BILAL);
  fixture_assert_check (fixture, NULL);
  /* Who still has the old card in hand means the new one. */
  late = offer (fixture, 12, ANNA, AT (10, 30), AT (11, 30), 0);
  g_assert_false (card_fixture_step (fixture, late, "accepted"));
  card_fixture_undo (fixture, "0000000c");
  card_fixture_undo (fixture, "Merge");
  back = card_fixture_load (fixture, first->uid);
  g_assert_cmpstr (back->interpreter, ==, ANNA);
  fixture_assert_check (fixture, NULL);
}

/* SQLite does not tell the plans of triggers, but that of what stands in one. */
static void
clashes_are_found_by_an_index (Fixture *fixture, gconstpointer data)
{
  static const char sql[]
      = "SELECT 'EXPLAIN QUERY PLAN SELECT 1 FROM assignment AS new WHERE EXISTS ('"
        " || substr (sql, instr (sql, 'SELECT 1 FROM'), instr (sql, ';') - instr (sql, 'SELECT 1"
        " FROM')) FROM sqlite_schema WHERE name = 'assignment_no_double_booking_update'";
  g_autoptr (GString) plan = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  sqlite3_stmt *explain = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->store->db, sql, -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_prepare_v2 (fixture->store->db,
                                       (const char *)sqlite3_column_text (statement, 0), -1,
                                       &explain, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (explain) == SQLITE_ROW)
    g_string_append_printf (plan, "%s\n", (const char *)sqlite3_column_text (explain, 3));
  sqlite3_finalize (explain);
  sqlite3_finalize (statement);
  g_test_message ("%s", plan->str);
  g_assert_nonnull (strstr (plan->str, "SEARCH other USING INDEX assignment_by_interpreter "
                                       "(interpreter_id=? AND starts>? AND starts<?)"));
}

static void
the_check_finds_who_is_in_two_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) first = NULL;
  g_autoptr (ZimtCardRow) second = NULL;

  put_interpreters (fixture, 1);
  first = offer (fixture, 10, ANNA, AT (10, 0), AT (11, 0), 0);
  second = offer (fixture, 11, ANNA, AT (11, 30), AT (12, 0), 31);
  g_assert_true (card_fixture_step (fixture, first, "accepted"));
  fixture_damage (fixture, "DROP TRIGGER assignment_no_double_booking_update");
  g_assert_true (card_fixture_step (fixture, second, "accepted"));
  fixture_assert_check (fixture, "assignments 1, 2");
}

/* --- Against brute force --- */

#define N_INTERPRETERS 50
#define N_ATTEMPTS 10000

typedef struct
{
  guint interpreter;
  ZimtMinute starts, ends;
  int travel;
} Held;

static gboolean
is_apart (const Held *a, const Held *b)
{
  int travel = MAX (a->travel, b->travel);

  return a->interpreter != b->interpreter || a->ends + travel <= b->starts
         || b->ends + travel <= a->starts;
}

static gboolean
has_time (const GArray *held, const Held *wish)
{
  for (guint i = 0; i < held->len; i++)
    if (!is_apart (&g_array_index (held, Held, i), wish))
      return FALSE;
  return TRUE;
}

static void
ten_thousand_random_assignments_never_overlap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20783);
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (Held));
  guint n_refused = 0;

  put_interpreters (fixture, N_INTERPRETERS);
  fixture_begin (fixture, "Random");
  for (guint i = 0; i < N_ATTEMPTS; i++)
    {
      Held wish = { .interpreter = (guint)g_rand_int_range (random, 1, N_INTERPRETERS + 1) };
      g_autofree char *uid = g_strdup_printf ("%032x", wish.interpreter);
      g_autoptr (ZimtCardRow) row = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_free;

      wish.starts = THURSDAY + g_rand_int_range (random, 0, 30 * 1440 / 5) * 5;
      wish.ends = wish.starts + g_rand_int_range (random, 1, i % 100 == 0 ? 289 : 37) * 5;
      wish.travel = g_rand_int_range (random, 0, 13) * g_rand_int_range (random, 0, 21);
      is_free = has_time (held, &wish);
      row = card_fixture_new_assignment (1000 + i, uid, wish.starts, wish.ends, wish.travel);
      card_fixture_put_here (fixture, row);
      g_free (row->state);
      row->state = g_strdup ("accepted");
      g_assert_cmpint (zimt_store_put_card (fixture->store, row, &error), ==, is_free);
      if (is_free)
        g_array_append_val (held, wish);
      else
        g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
      n_refused += is_free ? 0 : 1;
    }
  fixture_commit (fixture);
  g_assert_cmpuint (held->len, >, 500);
  g_assert_cmpuint (n_refused, >, 500);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM assignment"
                                           " WHERE state = 'accepted'"),
                   ==, held->len);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM double_assignment"), ==, 0);
  fixture_assert_check (fixture, NULL);
}

/* --- A random walk --- */

static void
change_something (Fixture *fixture, GRand *random, guint i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = zimt_store_load_cards (fixture->store, &error);
  ZimtCardRow *row = rows->pdata[g_rand_int_range (random, 0, (gint32)rows->len)];
  const char *const *next = row->state != NULL ? zimt_assignment_get_next (row->state) : NULL;
  gboolean is_done = TRUE;

  fixture_begin (fixture, "Walk");
  if (g_rand_int_range (random, 0, 4) == 0)
    {
      ZimtMinute starts = THURSDAY + g_rand_int_range (random, 0, 1440);
      g_autoptr (ZimtCardRow) made
          = card_fixture_new_assignment (100 + i, i % 2 == 0 ? ANNA : BILAL, starts, starts + 60,
                                         g_rand_int_range (random, 0, 60));

      is_done = zimt_store_put_card (fixture->store, made, &error);
    }
  else if (g_rand_int_range (random, 0, 8) == 0 && row->state != NULL)
    is_done = zimt_store_delete_card (fixture->store, row->id, &error);
  else if (next != NULL && next[0] != NULL)
    {
      g_free (row->state);
      row->state = g_strdup (next[i % g_strv_length ((char **)next)]);
      row->sealed_revision++;
      is_done = zimt_store_put_card (fixture->store, row, &error);
    }
  else
    {
      g_free (row->details);
      row->details = g_strdup_printf ("{\"note\":%u}", i);
      is_done = zimt_store_put_card (fixture->store, row, &error);
    }
  if (is_done)
    fixture_commit (fixture);
  else
    zimt_store_rollback (fixture->store);
}

static void
a_random_walk_goes_back_and_forth_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);

  put_interpreters (fixture, 2);
  g_ptr_array_add (dumps, fixture_dump (fixture));
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *dump = NULL;

      change_something (fixture, random, i);
      dump = fixture_dump (fixture);
      if (!g_str_equal (dump, dumps->pdata[dumps->len - 1]))
        g_ptr_array_add (dumps, g_steal_pointer (&dump));
    }
  g_assert_cmpuint (dumps->len, >, 40);
  for (guint i = dumps->len - 1; i > 0; i--)
    {
      g_autofree char *dump = NULL;

      card_fixture_undo (fixture, "Walk");
      dump = fixture_dump (fixture);
      g_assert_cmpstr (dump, ==, dumps->pdata[i - 1]);
    }
  fixture_assert_check (fixture, NULL);
  for (guint i = 1; i < dumps->len; i++)
    {
      g_autofree char *dump = NULL;

      card_fixture_redo (fixture, "Walk");
      dump = fixture_dump (fixture);
      g_assert_cmpstr (dump, ==, dumps->pdata[i]);
    }
  fixture_assert_check (fixture, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/assignment/an-assignment-comes-back-as-it-was-put",
       an_assignment_comes_back_as_it_was_put);
  ADD ("/assignment/the-assignments-of-a-job-are-found", the_assignments_of_a_job_are_found);
  ADD ("/assignment/program-and-database-agree-which-state-may-follow",
       program_and_database_agree_which_state_may_follow);
  ADD ("/assignment/only-a-state-that-may-follow-is-taken", only_a_state_that_may_follow_is_taken);
  ADD ("/assignment/a-new-assignment-is-asked-for-or-offered",
       a_new_assignment_is_asked_for_or_offered);
  ADD ("/assignment/upkeep-may-bring-any-state", upkeep_may_bring_any_state);
  ADD ("/assignment/the-database-refuses-what-is-no-assignment",
       the_database_refuses_what_is_no_assignment);
  ADD ("/assignment/somebody-who-is-no-interpreter-gets-no-assignment",
       somebody_who_is_no_interpreter_gets_no_assignment);
  ADD ("/assignment/between-two-assignments-lies-the-longer-travel",
       between_two_assignments_lies_the_longer_travel);
  ADD ("/assignment/the-refusal-says-when", the_refusal_says_when);
  ADD ("/assignment/undo-makes-no-double-booking-either", undo_makes_no_double_booking_either);
  ADD ("/assignment/merging-two-interpreters-makes-one-calendar",
       merging_two_interpreters_makes_one_calendar);
  ADD ("/assignment/clashes-are-found-by-an-index", clashes_are_found_by_an_index);
  ADD ("/assignment/the-check-finds-who-is-in-two-places", the_check_finds_who_is_in_two_places);
  ADD ("/assignment/ten-thousand-random-assignments-never-overlap",
       ten_thousand_random_assignments_never_overlap);
  ADD ("/assignment/a-random-walk-goes-back-and-forth-again",
       a_random_walk_goes_back_and_forth_again);
  return g_test_run ();
}
