/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was erased is nowhere, comes back by no step, and takes nothing else along. */
#include <string.h>

#include "zimt-card-fixture.h"
#include "zimt-journal.h"
#include "zimt-store-private.h"
#include "zimt-store-vault.h"

#define ANNA "00000000000000000000000000000001"
#define BILAL "00000000000000000000000000000002"
#define MARK "Nobody \"Must\" Read"
#define DETAILS "{\"given\":\"Nobody \\\"Must\\\" Read\"}"

static gint64
count_erasures (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n_erasures = -1;

  zimt_store_load_n_erasures (fixture->store, &n_erasures, &error);
  g_assert_no_error (error);
  return n_erasures;
}

static gint64
load_last_step (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 step = -1;

  zimt_store_load_last_step (fixture->store, &step, &error);
  g_assert_no_error (error);
  return step;
}

static void
put_in (Fixture *fixture, const char *step, ZimtCardRow *row)
{
  fixture_begin (fixture, step);
  card_fixture_put_here (fixture, row);
  fixture_commit (fixture);
}

static gint64
erase (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gint64 n_images = -1;

  zimt_store_begin_silent (fixture->store, &error);
  g_assert_no_error (error);
  zimt_store_erase_card (fixture->store, id, &n_images, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), ==, 0);
  fixture_assert_check (fixture, NULL);
  return n_images;
}

static gboolean
is_free_of (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean is_free = FALSE;

  zimt_store_is_free_of (fixture->store, text, &is_free, &error);
  g_assert_no_error (error);
  return is_free;
}

static void
assert_nothing_to_undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_journal_peek_undo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_null (zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
}

static void
assert_nothing_to_redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_journal_peek_redo (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_null (zimt_journal_redo (fixture->store, "reception", AT (9, 0), &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
}

static void
an_erased_card_is_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) row = card_fixture_new ("person", 1, DETAILS);
  gint64 last_step;

  put_in (fixture, "New: " MARK, row);
  row->sealed_revision = 1;
  put_in (fixture, "Change: " MARK, row);
  card_fixture_undo (fixture, "Change: " MARK);
  card_fixture_redo (fixture, "Change: " MARK);
  g_assert_false (is_free_of (fixture, MARK));
  g_assert_false (is_free_of (fixture, ANNA));
  g_assert_cmpint (count_erasures (fixture), ==, 0);
  last_step = load_last_step (fixture);
  g_assert_cmpint (erase (fixture, row->id), ==, 4);
  g_assert_true (is_free_of (fixture, MARK));
  g_assert_true (is_free_of (fixture, ANNA));
  g_assert_null (card_fixture_load (fixture, ANNA));
  g_assert_cmpint (count_erasures (fixture), ==, 1);
  g_assert_cmpint (load_last_step (fixture), ==, last_step);
  g_assert_cmpint (fixture_query (fixture, "SELECT n_images FROM erasure"), ==, 4);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM journal_step"
                                           " WHERE name = 'Erased'"),
                   ==, 4);
  assert_nothing_to_undo (fixture);
  assert_nothing_to_redo (fixture);
}

static void
texts_are_found_wherever_they_stand (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_free_of (fixture, "Painters"));
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Painters");
  g_assert_false (is_free_of (fixture, "Painters"));
  g_assert_false (is_free_of (fixture, "aint"));
  g_assert_true (is_free_of (fixture, "Carpenters"));
}

/* How often the mark stands in the file and its WAL. */
static guint
count_marks (Fixture *fixture)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  const char *const paths[] = { fixture->path, wal };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *contents = NULL;
      gsize length = 0;

      if (!g_file_get_contents (paths[i], &contents, &length, NULL))
        continue;
      for (gsize at = 0; at + strlen ("Nobody") <= length; at++)
        n += memcmp (contents + at, "Nobody", strlen ("Nobody")) == 0 ? 1 : 0;
    }
  return n;
}

static void
no_file_has_it_any_more (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) row = card_fixture_new ("person", 1, DETAILS);

  put_in (fixture, "New: " MARK, row);
  fixture_reopen (fixture);
  g_assert_cmpuint (count_marks (fixture), >, 0);
  erase (fixture, row->id);
  zimt_store_forget (fixture->store);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
}

static void
what_else_a_step_did_can_still_be_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) anna = card_fixture_new ("person", 1, DETAILS);
  g_autoptr (ZimtCardRow) bilal = card_fixture_new ("person", 2, "{}");

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Before");
  fixture_begin (fixture, "Both: " MARK);
  card_fixture_put_here (fixture, anna);
  card_fixture_put_here (fixture, bilal);
  fixture_commit (fixture);
  g_free (anna->details);
  anna->details = g_strdup ("{}");
  put_in (fixture, "Alone: " MARK, anna);
  erase (fixture, anna->id);
  card_fixture_undo (fixture, "Erased");
  g_assert_null (card_fixture_load (fixture, ANNA));
  g_assert_null (card_fixture_load (fixture, BILAL));
  card_fixture_undo (fixture, "Before");
  assert_nothing_to_undo (fixture);
  card_fixture_redo (fixture, "Before");
  card_fixture_redo (fixture, "Erased");
  g_assert_null (card_fixture_load (fixture, ANNA));
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM card"), ==, 1);
  assert_nothing_to_redo (fixture);
  fixture_assert_check (fixture, NULL);
}

static void
what_was_undone_and_erased_is_not_done_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) row = card_fixture_new ("person", 1, DETAILS);

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Before");
  put_in (fixture, "New: " MARK, row);
  card_fixture_undo (fixture, "New: " MARK);
  card_fixture_undo (fixture, "Before");
  /* Its row is gone, and the history has it still. */
  erase (fixture, row->id);
  g_assert_true (is_free_of (fixture, MARK));
  card_fixture_redo (fixture, "Before");
  assert_nothing_to_redo (fixture);
  g_assert_null (card_fixture_load (fixture, ANNA));
  fixture_assert_check (fixture, NULL);
}

static void
a_deleted_card_can_be_erased (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) row = card_fixture_new ("person", 1, DETAILS);
  g_autoptr (GError) error = NULL;

  put_in (fixture, "New: " MARK, row);
  fixture_begin (fixture, "Delete: " MARK);
  zimt_store_delete_card (fixture->store, row->id, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpint (erase (fixture, row->id), ==, 2);
  g_assert_true (is_free_of (fixture, MARK));
  assert_nothing_to_undo (fixture);
  zimt_store_begin_silent (fixture->store, &error);
  g_assert_false (zimt_store_erase_card (fixture->store, row->id, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
}

static void
assignments_stay_without_their_interpreter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) anna = card_fixture_new ("interpreter", 1, DETAILS);
  g_autoptr (ZimtCardRow) bilal = card_fixture_new ("interpreter", 2, "{}");
  g_autoptr (ZimtCardRow) job = card_fixture_new_assignment (3, ANNA, AT (9, 0), AT (10, 0), 0);
  g_autoptr (ZimtCardRow) other = card_fixture_new_assignment (4, BILAL, AT (9, 0), AT (10, 0), 0);
  g_autoptr (ZimtCardRow) stored = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  put_in (fixture, "Bilal", bilal);
  put_in (fixture, "New: " MARK, anna);
  put_in (fixture, "Other", other);
  put_in (fixture, "Offer: " MARK, job);
  g_assert_true (card_fixture_step (fixture, job, "accepted"));
  erase (fixture, anna->id);
  g_assert_true (is_free_of (fixture, MARK));
  stored = card_fixture_load (fixture, job->uid);
  g_assert_null (stored->interpreter);
  g_assert_cmpstr (stored->state, ==, "accepted");
  before = fixture_dump (fixture);
  card_fixture_undo (fixture, "Erased");
  g_clear_pointer (&stored, zimt_card_row_free);
  stored = card_fixture_load (fixture, job->uid);
  g_assert_null (stored->interpreter);
  g_assert_cmpstr (stored->state, ==, "offered");
  card_fixture_undo (fixture, "Erased");
  card_fixture_undo (fixture, "Other");
  card_fixture_undo (fixture, "Bilal");
  assert_nothing_to_undo (fixture);
  card_fixture_redo (fixture, "Bilal");
  card_fixture_redo (fixture, "Other");
  card_fixture_redo (fixture, "Erased");
  card_fixture_redo (fixture, "Erased");
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  fixture_assert_check (fixture, NULL);
}

static void
an_erased_assignment_takes_both_rows_along (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) anna = card_fixture_new ("interpreter", 1, "{}");
  g_autoptr (ZimtCardRow) job = card_fixture_new_assignment (3, ANNA, AT (9, 0), AT (10, 0), 0);
  g_autoptr (ZimtCardRow) other = card_fixture_new_assignment (4, ANNA, AT (9, 0), AT (10, 0), 0);

  put_in (fixture, "Anna", anna);
  put_in (fixture, "Other", other);
  put_in (fixture, "Job", job);
  g_assert_true (card_fixture_step (fixture, job, "accepted"));
  erase (fixture, job->id);
  g_assert_true (is_free_of (fixture, job->uid));
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM assignment"), ==, 1);
  card_fixture_undo (fixture, "Other");
  card_fixture_undo (fixture, "Anna");
  fixture_assert_check (fixture, NULL);
}

static void
merged_cards_go_before_the_one_they_lead_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) anna = card_fixture_new ("person", 1, DETAILS);
  g_autoptr (ZimtCardRow) bilal = card_fixture_new ("person", 2, DETAILS);
  g_autoptr (GError) error = NULL;

  put_in (fixture, "Anna", anna);
  put_in (fixture, "Bilal", bilal);
  anna->merged_into = g_strdup (BILAL);
  put_in (fixture, "Merge", anna);
  zimt_store_begin_silent (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_false (zimt_store_erase_card (fixture->store, bilal->id, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
  fixture_assert_check (fixture, NULL);
  erase (fixture, anna->id);
  erase (fixture, bilal->id);
  g_assert_true (is_free_of (fixture, "Nobody"));
  g_assert_cmpint (count_erasures (fixture), ==, 2);
  assert_nothing_to_undo (fixture);
}

/* The merging was undone before, and can be done again: into nobody. */
static void
nobody_is_merged_into_what_was_erased (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) anna = card_fixture_new ("person", 1, "{}");
  g_autoptr (ZimtCardRow) bilal = card_fixture_new ("person", 2, DETAILS);
  g_autoptr (ZimtCardRow) stored = NULL;

  put_in (fixture, "Anna", anna);
  put_in (fixture, "Bilal", bilal);
  anna->merged_into = g_strdup (BILAL);
  put_in (fixture, "Merge", anna);
  card_fixture_undo (fixture, "Merge");
  erase (fixture, bilal->id);
  card_fixture_redo (fixture, "Merge");
  stored = card_fixture_load (fixture, ANNA);
  g_assert_null (stored->merged_into);
  fixture_assert_check (fixture, NULL);
}

static void
assert_kept (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", sql);
  g_assert_false (zimt_store_execute (fixture->store, sql, &error));
  g_assert_nonnull (strstr (error->message, "zimt-journal-kept"));
}

static const char open_erasure_sql[]
    = "INSERT INTO erasure (at, n_images, card_id, card_uid) VALUES (0, 0, 1, '" ANNA "')";

static void
nobody_else_edits_the_journal (Fixture *fixture, gconstpointer data)
{
  static const char *const always_sql[] = {
    "DELETE FROM journal WHERE tbl = 'room'",
    "DELETE FROM journal WHERE tbl = 'card' AND row_id = 2",
    "DELETE FROM journal_step WHERE id = 1",
    "UPDATE journal SET after = NULL WHERE tbl = 'room'",
    "UPDATE journal SET after = '{}' WHERE tbl = 'card' AND row_id = 1",
    "UPDATE journal SET after = replace (after, 'a', 'b') WHERE tbl = 'card' AND row_id = 2",
    "UPDATE journal SET row_id = 7 WHERE tbl = 'card' AND row_id = 2",
    "UPDATE journal_step SET account = 'Kim' WHERE id = 1",
    "UPDATE journal_step SET at = 1 WHERE id = 1",
    "UPDATE journal_step SET is_open = 1 WHERE id = 1",
  };
  g_autoptr (ZimtCardRow) anna = card_fixture_new ("person", 1, DETAILS);
  g_autoptr (ZimtCardRow) bilal = card_fixture_new ("person", 2, "{\"given\":\"a\"}");
  g_autoptr (GError) error = NULL;

  put_in (fixture, "Anna", anna);
  put_in (fixture, "Bilal", bilal);
  for (gsize i = 0; i < G_N_ELEMENTS (always_sql); i++)
    assert_kept (fixture, always_sql[i]);
  assert_kept (fixture, "DELETE FROM journal WHERE tbl = 'card' AND row_id = 1");
  assert_kept (fixture, "UPDATE journal_step SET name = 'x' WHERE id = 1");

  /* No act opens an erasure. */
  fixture_begin (fixture, "Act");
  assert_kept (fixture, open_erasure_sql);
  zimt_store_rollback (fixture->store);
  assert_kept (fixture, "INSERT INTO erasure (at, n_images) VALUES (0, 0)");

  /* One that is open reaches no further than its card, and ends when nothing is left. */
  zimt_store_begin_silent (fixture->store, &error);
  zimt_store_execute (fixture->store, open_erasure_sql, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (always_sql); i++)
    assert_kept (fixture, always_sql[i]);
  g_assert_false (zimt_store_execute (fixture->store, open_erasure_sql, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  assert_kept (fixture, "UPDATE erasure SET card_id = NULL, card_uid = NULL");
  assert_kept (fixture, "UPDATE erasure SET card_id = 2");
  zimt_store_rollback (fixture->store);

  erase (fixture, anna->id);
  assert_kept (fixture, "DELETE FROM erasure");
  assert_kept (fixture, "UPDATE erasure SET n_images = 9");
  assert_kept (fixture, "UPDATE erasure SET card_id = 2, card_uid = '" BILAL "'");
}

static void
an_erasure_that_was_left_half_done_is_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) anna = card_fixture_new ("person", 1, DETAILS);

  put_in (fixture, "Anna", anna);
  fixture_damage (fixture, open_erasure_sql);
  fixture_assert_check (fixture, "half done");
}

static void
an_erasure_that_is_rolled_back_leaves_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) anna = card_fixture_new ("person", 1, DETAILS);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  put_in (fixture, "Anna", anna);
  before = fixture_dump (fixture);
  zimt_store_begin_silent (fixture->store, &error);
  zimt_store_erase_card (fixture->store, anna->id, NULL, &error);
  g_assert_no_error (error);
  zimt_store_rollback (fixture->store);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count_erasures (fixture), ==, 0);
  card_fixture_undo (fixture, "Anna");
}

/* Nothing is the same as no erasure: what was read before would seem to be right still. */
static void
a_file_that_cannot_be_read_is_no_zero (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  zimt_store_execute (fixture->store, "DROP TABLE erasure", &error);
  g_assert_no_error (error);
  g_assert_false (zimt_store_load_n_erasures (fixture->store, &number, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (number, ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/erase/an-erased-card-is-nowhere", an_erased_card_is_nowhere);
  ADD ("/erase/texts-are-found-wherever-they-stand", texts_are_found_wherever_they_stand);
  ADD ("/erase/no-file-has-it-any-more", no_file_has_it_any_more);
  ADD ("/erase/what-else-a-step-did-can-still-be-undone", what_else_a_step_did_can_still_be_undone);
  ADD ("/erase/what-was-undone-and-erased-is-not-done-again",
       what_was_undone_and_erased_is_not_done_again);
  ADD ("/erase/a-deleted-card-can-be-erased", a_deleted_card_can_be_erased);
  ADD ("/erase/assignments-stay-without-their-interpreter",
       assignments_stay_without_their_interpreter);
  ADD ("/erase/an-erased-assignment-takes-both-rows-along",
       an_erased_assignment_takes_both_rows_along);
  ADD ("/erase/merged-cards-go-before-the-one-they-lead-to",
       merged_cards_go_before_the_one_they_lead_to);
  ADD ("/erase/nobody-is-merged-into-what-was-erased", nobody_is_merged_into_what_was_erased);
  ADD ("/erase/nobody-else-edits-the-journal", nobody_else_edits_the_journal);
  ADD ("/erase/an-erasure-that-was-left-half-done-is-found",
       an_erasure_that_was_left_half_done_is_found);
  ADD ("/erase/an-erasure-that-is-rolled-back-leaves-all",
       an_erasure_that_is_rolled_back_leaves_all);
  ADD ("/erase/a-file-that-cannot-be-read-is-no-zero", a_file_that_cannot_be_read_is_no_zero);
  return g_test_run ();
}
