/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transactions that are no step of the journal: kept as a whole or not at all, and refused where
 * steps are refused. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "zimt-store-private.h"
#include "zimt-vault-fixture.h"

static void
a_silent_transaction_is_kept_and_is_no_step (Fixture *fixture, gconstpointer data)
{
  gint64 n_steps = vault_fixture_count (fixture, "journal_step");

  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  vault_fixture_put_value (fixture, 1, "C", 1);
  g_assert_cmpint (fixture_commit (fixture), ==, 0);
  fixture_reopen (fixture);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 1);
  g_assert_cmpint (vault_fixture_count (fixture, "journal_step"), ==, n_steps + 1);
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "After");
  fixture_assert_check (fixture, NULL);
}

static void
an_empty_silent_transaction_is_harmless (Fixture *fixture, gconstpointer data)
{
  vault_fixture_begin (fixture);
  g_assert_cmpint (fixture_commit (fixture), ==, 0);
  vault_fixture_begin (fixture);
  zimt_store_rollback (fixture->store);
  zimt_store_rollback (fixture->store);
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "After");
}

static void
a_silent_transaction_that_is_not_committed_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  vault_fixture_put_value (fixture, 1, "C", 1);
  zimt_store_rollback (fixture->store);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 0);
  vault_fixture_begin (fixture);
  vault_fixture_put_value (fixture, 1, "C", 1);
  fixture_reopen (fixture);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 0);
}

/* Seals one value and commits, seals another and dies. */
static void
seal_and_die (const char *path)
{
  ZimtStore *store = zimt_store_open (path, ZIMT_STORE_OPEN_EXISTING, NULL);

  zimt_store_begin_silent (store, NULL);
  vault_fixture_put_sealed (store, 1, "C", 1, 300, 1, NULL);
  zimt_store_commit (store, NULL, NULL);
  zimt_store_begin_silent (store, NULL);
  vault_fixture_put_sealed (store, 2, "C", 1, 300, 2, NULL);
  zimt_store_delete_slots (store, 2, "C", 0, NULL);
  kill (getpid (), SIGKILL);
}

static void
a_crash_keeps_what_was_committed_silently (Fixture *fixture, gconstpointer data)
{
  int status = 0;
  pid_t child;

  vault_fixture_furnish (fixture);
  g_clear_pointer (&fixture->store, zimt_store_close);
  child = fork ();
  if (child == 0)
    {
      seal_and_die (fixture->path);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  fixture_reopen (fixture);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 1);
  g_assert_cmpint (vault_fixture_count (fixture, "class_slot"), ==, 4);
  fixture_assert_check (fixture, NULL);
}

static void
a_silent_transaction_changes_nothing_journaled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;

  vault_fixture_begin (fixture);
  fixture_assert_refused (fixture, "UPDATE room SET name = 'Other'", ZIMT_ERROR_FAILED);
  fixture_assert_refused (fixture,
                          "INSERT INTO account (uid, name, roles, last_day, is_ended) VALUES"
                          " ('0123456789abcdef0123456789abcdef', 'Eva', 'lead', 0, 0)",
                          ZIMT_ERROR_FAILED);
  fixture_commit (fixture);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Tries to keep a value in a transaction, silent or not. */
static void
assert_nothing_is_kept (Fixture *fixture, gboolean is_silent)
{
  g_autoptr (GError) error = NULL;
  gint64 step_id = -1;

  if (is_silent)
    vault_fixture_begin (fixture);
  else
    fixture_begin (fixture, "Key");
  vault_fixture_put_value (fixture, 1, "C", 1);
  g_assert_false (zimt_store_commit (fixture->store, &step_id, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "house.zimt"));
  g_assert_cmpint (step_id, ==, 0);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 0);
}

static void
a_house_that_was_moved_keeps_nothing_silently (Fixture *fixture, gconstpointer data)
{
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.zimt", NULL);

  vault_fixture_furnish (fixture);
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
  assert_nothing_is_kept (fixture, TRUE);
  assert_nothing_is_kept (fixture, FALSE);
  zimt_store_forget (fixture->store);
  g_assert_cmpint (g_rename (moved, fixture->path), ==, 0);
  vault_fixture_begin (fixture);
  vault_fixture_put_value (fixture, 1, "C", 1);
  fixture_commit (fixture);
  fixture_assert_check (fixture, NULL);
}

/* SQLite may roll back by itself; what comes after must not be kept alone. */
static void
what_sqlite_took_back_is_not_kept_in_part (Fixture *fixture, gconstpointer data)
{
  vault_fixture_furnish (fixture);
  for (int is_silent = 0; is_silent < 2; is_silent++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) commit_error = NULL;

      if (is_silent)
        vault_fixture_begin (fixture);
      else
        fixture_begin (fixture, "Lost");
      vault_fixture_put_value (fixture, 1, "C", 1);
      zimt_store_execute (fixture->store, "ROLLBACK", &error);
      g_assert_no_error (error);
      g_assert_false (vault_fixture_put_sealed (fixture->store, 2, "C", 1, 300, 2, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
      g_assert_false (zimt_store_commit (fixture->store, NULL, &commit_error));
      g_assert_error (commit_error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
      g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 0);
    }
}

static void
a_full_disk_loses_the_silent_transaction_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  vault_fixture_furnish (fixture);
  fixture_query (fixture, "PRAGMA max_page_count = 1");
  vault_fixture_begin (fixture);
  for (guint32 revision = 1; error == NULL && revision < 10000; revision++)
    vault_fixture_put_sealed (fixture->store, 1, "C", revision, 4000, 1, &error);
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no space left"));
  zimt_store_rollback (fixture->store);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 0);
  fixture_query (fixture, "PRAGMA max_page_count = 100000");
  vault_fixture_begin (fixture);
  vault_fixture_put_value (fixture, 1, "C", 1);
  fixture_commit (fixture);
}

/* A step keeps what has no journal along with what has one, and alone too: then there is no step.
 */
static void
a_step_keeps_what_the_journal_does_not (Fixture *fixture, gconstpointer data)
{
  gint64 n_steps;

  vault_fixture_furnish (fixture);
  n_steps = vault_fixture_count (fixture, "journal_step");
  fixture_begin (fixture, "Alone");
  vault_fixture_put_value (fixture, 1, "C", 1);
  g_assert_cmpint (fixture_commit (fixture), ==, 0);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 1);
  g_assert_cmpint (vault_fixture_count (fixture, "journal_step"), ==, n_steps);
  fixture_begin (fixture, "Together");
  fixture_put_room (fixture, "99", 0);
  vault_fixture_put_value (fixture, 2, "C", 1);
  g_assert_cmpint (fixture_commit (fixture), >, 0);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 2);
  /* The next empty step is no step again. */
  fixture_begin (fixture, "Nothing");
  g_assert_cmpint (fixture_commit (fixture), ==, 0);
  fixture_begin (fixture, "Back");
  fixture_put_room (fixture, "100", 0);
  vault_fixture_put_value (fixture, 3, "C", 1);
  zimt_store_rollback (fixture->store);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 2);
  fixture_assert_check (fixture, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/silent/a-silent-transaction-is-kept-and-is-no-step",
       a_silent_transaction_is_kept_and_is_no_step);
  ADD ("/silent/an-empty-silent-transaction-is-harmless", an_empty_silent_transaction_is_harmless);
  ADD ("/silent/a-silent-transaction-that-is-not-committed-leaves-nothing",
       a_silent_transaction_that_is_not_committed_leaves_nothing);
  ADD ("/silent/a-crash-keeps-what-was-committed-silently",
       a_crash_keeps_what_was_committed_silently);
  ADD ("/silent/a-silent-transaction-changes-nothing-journaled",
       a_silent_transaction_changes_nothing_journaled);
  ADD ("/silent/a-house-that-was-moved-keeps-nothing-silently",
       a_house_that_was_moved_keeps_nothing_silently);
  ADD ("/silent/what-sqlite-took-back-is-not-kept-in-part",
       what_sqlite_took_back_is_not_kept_in_part);
  ADD ("/silent/a-full-disk-loses-the-silent-transaction-only",
       a_full_disk_loses_the_silent_transaction_only);
  ADD ("/silent/a-step-keeps-what-the-journal-does-not", a_step_keeps_what_the_journal_does_not);
  return g_test_run ();
}
