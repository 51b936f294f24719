/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Houses of every earlier schema open, are sound and keep what they had. fixtures/vN.sql is such a
 * house as SQL; each schema that was released gets one, and it never changes again. */
#include <glib/gstdio.h>
#include <string.h>

#include "zimt-backup.h"
#include "zimt-journal.h"
#include "zimt-migrations.h"
#include "zimt-store-card.h"
#include "zimt-store-fixture.h"
#include "zimt-store-private.h"
#include "zimt-store-vault.h"

static char *
dup_fixture_sql (int version)
{
  g_autofree char *name = g_strdup_printf ("v%d.sql", version);
  g_autofree char *path = g_build_filename (FIXTURES, name, NULL);
  g_autoptr (GError) error = NULL;
  char *sql = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  return sql;
}

/* Opens the house of schema @version instead of the fixture's. */
static void
open_version (Fixture *fixture, int version)
{
  g_autofree char *sql = dup_fixture_sql (version);
  sqlite3 *db = NULL;

  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  fixture_reopen (fixture);
}

static void
assert_kept (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtHouse) house = zimt_store_load_house (fixture->store, &error);
  g_autoptr (ZimtSeries) series
      = zimt_store_find_series (fixture->store, "00000000000000000000000000000001", &error);
  g_autoptr (ZimtBooking) booking
      = zimt_store_find_booking (fixture->store, "00000000000000000000000000000101", &error);
  g_autoptr (GPtrArray) bookings = zimt_store_load_series_bookings (fixture->store, 1, &error);
  g_autoptr (GPtrArray) pauses = zimt_store_load_series_pauses (fixture->store, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (house->name, ==, "Haus der Vereine");
  g_assert_cmpuint (house->rooms->len, ==, 4);
  g_assert_cmpint (zimt_house_find_room (house, "7a")->whole_id, ==,
                   zimt_house_find_room (house, "7")->id);
  g_assert_cmpstr (zimt_house_find_organisation (house, "FZR")->name, ==, "Frauenzentrum \"Ä\"");
  g_assert_cmpuint (house->equipment->len, ==, 1);
  g_assert_cmpuint (house->closures->len, ==, 1);
  g_assert_cmpstr (series->rule, ==, "FREQ=WEEKLY");
  g_assert_cmpstr (booking->event.title, ==, "Yoga im Garten");
  g_assert_true (booking->is_exception);
  g_assert_cmpuint (booking->event.equipment->len, ==, 1);
  g_assert_cmpuint (bookings->len, ==, 3);
  g_assert_cmpuint (pauses->len, ==, 1);
  g_assert_cmpstr (((ZimtPause *)pauses->pdata[0])->reason, ==, "1. Weihnachtstag");
}

/* What schema 2 brought. */
static void
assert_kept_vault (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = zimt_store_load_accounts (fixture->store, &error);
  g_autoptr (GPtrArray) choices = zimt_store_load_choices (fixture->store, &error);
  g_autoptr (GPtrArray) classes = zimt_store_load_classes (fixture->store, &error);
  g_autoptr (GPtrArray) slots = zimt_store_load_slots (fixture->store, -1, &error);
  g_autoptr (GPtrArray) sealed = zimt_store_load_sealed (fixture->store, "C", &error);
  g_autoptr (ZimtKeyRow) key = zimt_store_load_key (fixture->store, 1, &error);
  g_autoptr (GBytes) database_id = NULL;
  g_autoptr (GBytes) recovery = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 2);
  g_assert_cmpstr (((const ZimtAccount *)accounts->pdata[0])->name, ==, "Kim \"Ä\"");
  g_assert_true (((const ZimtAccount *)accounts->pdata[1])->is_ended);
  g_assert_cmpstr (((const ZimtChoice *)choices->pdata[0])->label, ==, "Garten \"Ä\"");
  g_assert_cmpuint (classes->len, ==, 2);
  g_assert_true (((const ZimtClassRow *)classes->pdata[1])->is_rotation_due);
  g_assert_cmpuint (slots->len, ==, 2);
  g_assert_cmpuint (sealed->len, ==, 2);
  g_assert_cmpuint (g_bytes_get_size (((const ZimtSealedRow *)sealed->pdata[1])->bytes), ==, 64);
  g_assert_cmpint (key->n_failed, ==, 2);
  zimt_store_load_vault (fixture->store, &database_id, &recovery, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (recovery), ==, 32);
}

/* What schema 3 brought. */
static void
assert_kept_cards (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = zimt_store_load_cards (fixture->store, &error);
  g_autoptr (ZimtCardRow) merged
      = zimt_store_load_card (fixture->store, "000000000000000000000000000000c2", &error);
  g_autoptr (ZimtCardRow) assignment
      = zimt_store_load_card (fixture->store, "000000000000000000000000000000c4", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, ==, 5);
  g_assert_nonnull (strstr (((const ZimtCardRow *)cards->pdata[1])->details, "Anna \\\"Ä\\\""));
  g_assert_cmpstr (merged->merged_into, ==, "000000000000000000000000000000c1");
  g_assert_cmpstr (assignment->interpreter, ==, "000000000000000000000000000000c3");
  g_assert_cmpstr (assignment->state, ==, "accepted");
  g_assert_cmpint (assignment->travel, ==, 30);
  g_assert_cmpint (assignment->booking_id, ==, 1);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM erasure"), ==, 1);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM network_member"), ==, 1);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM consent_state"), ==, 1);
}

static void
assert_can_be_undone (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStepInfo) redone
      = zimt_journal_redo (fixture->store, "reception", AT (10, 0), &error);
  g_autoptr (ZimtStepInfo) undone = NULL;
  g_autoptr (ZimtStepInfo) renamed = NULL;
  g_autoptr (ZimtBooking) booking = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (redone->name, ==, "Fehler");
  undone = zimt_journal_undo (fixture->store, "reception", AT (10, 0), &error);
  g_assert_no_error (error);
  renamed = zimt_journal_undo (fixture->store, "reception", AT (10, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (renamed->name, ==, "Umbenennen: Yoga");
  booking = fixture_load_booking (fixture, 2);
  g_assert_cmpstr (booking->event.title, ==, "Yoga");
}

static void
every_earlier_house_opens_and_keeps_what_it_had (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < zimt_n_migrations; i++)
    {
      g_autoptr (GError) error = NULL;

      open_version (fixture, zimt_migrations[i].number);
      g_assert_cmpint (fixture_query (fixture, "PRAGMA user_version"), ==,
                       zimt_migrations[zimt_n_migrations - 1].number);
      zimt_store_check (fixture->store, &error);
      g_assert_no_error (error);
      assert_kept (fixture);
      if (zimt_migrations[i].number >= 2)
        assert_kept_vault (fixture);
      if (zimt_migrations[i].number >= 3)
        assert_kept_cards (fixture);
      assert_can_be_undone (fixture);
    }
}

/* Writes into the house of schema 2 before it is opened. */
static void
open_version_2_with (Fixture *fixture, const char *sql)
{
  g_autofree char *house_sql = dup_fixture_sql (2);
  sqlite3 *db = NULL;

  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, house_sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  fixture_reopen (fixture);
}

static void
revert (Fixture *fixture, gboolean is_undo, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStepInfo) step
      = is_undo ? zimt_journal_undo (fixture->store, "reception", AT (10, 0), &error)
                : zimt_journal_redo (fixture->store, "reception", AT (10, 0), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (step->name, ==, name);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
}

#define STEP(kind, name, reverts)                                                                  \
  "INSERT INTO journal_step (kind, name, account, at, reverts)"                                    \
  " VALUES ('" kind "', '" name "', 'reception', 29928300, " reverts ");"
#define CLOSE_STEP "UPDATE journal_step SET is_open = 0 WHERE is_open = 1;"
#define ORGANISATION(id, name)                                                                     \
  "INSERT INTO organisation VALUES (" id ", '" name "', '" name "', 'other', 0, 0, '', 0);"

/* Organisations get their cards as if they had come with them: one that goes back takes its card
 * along, and one that is gone finds its own when it comes again. */
static void
every_organisation_has_its_card_through_steps_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) card = NULL;
  g_autoptr (ZimtCardRow) again = NULL;
  g_autoptr (GError) error = NULL;

  open_version_2_with (
      fixture,
      STEP ("act", "New", "NULL") ORGANISATION ("2", "Stays") CLOSE_STEP STEP (
          "act", "Rename", "NULL") "UPDATE organisation SET name = 'Other' WHERE id = 2;" CLOSE_STEP
          STEP ("act", "Gone", "NULL") ORGANISATION ("3", "Gone")
              CLOSE_STEP STEP ("undo", "Gone",
                               "(SELECT max (id) FROM journal_step)") "DELETE FROM organisation "
                                                                      "WHERE id = 3;" CLOSE_STEP);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM card"), ==, 2);
  card = zimt_store_load_card_of_organisation (fixture->store, 2, &error);
  g_assert_no_error (error);

  revert (fixture, FALSE, "Gone");
  g_assert_cmpint (fixture_query (fixture, "SELECT organisation_id FROM card WHERE id = 3"), ==, 3);
  revert (fixture, TRUE, "Gone");
  revert (fixture, TRUE, "Rename");
  revert (fixture, TRUE, "New");
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM card"), ==, 1);
  revert (fixture, FALSE, "New");
  again = zimt_store_load_card_of_organisation (fixture->store, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->uid, ==, card->uid);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM organisation"
                                           " WHERE id NOT IN (SELECT organisation_id FROM card)"),
                   ==, 0);

  /* The next card takes the id of none that may come back. */
  fixture_begin (fixture, "Next");
  fixture_put_organisation (fixture, "Next", "Next");
  fixture_commit (fixture);
  g_assert_cmpint (fixture_query (fixture, "SELECT max (id) FROM card"), ==, 4);
}

static void
the_journal_is_as_closed_after_the_migration_as_before (Fixture *fixture, gconstpointer data)
{
  open_version (fixture, 1);
  fixture_assert_refused (fixture, "INSERT INTO journal (step_id, tbl, row_id) VALUES (1, 'x', 1)",
                          ZIMT_ERROR_FAILED);
  fixture_assert_refused (fixture, "DELETE FROM journal WHERE tbl = 'card'", ZIMT_ERROR_FAILED);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM sqlite_schema"
                                           " WHERE name = 'journal_needs_right'"),
                   ==, 1);
}

/* The schema as text. */
static char *
dup_schema (const char *path)
{
  GString *schema = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                       " ORDER BY type, name",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (schema, "%s;\n", (const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return g_string_free (schema, FALSE);
}

static void
a_released_migration_is_never_edited (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < zimt_n_migrations; i++)
    {
      g_autofree char *sql = dup_fixture_sql (zimt_migrations[i].number);
      g_autofree char *kept_path = g_strconcat (fixture->path, "-kept", NULL);
      g_autofree char *made_path = g_strconcat (fixture->path, "-made", NULL);
      g_autofree char *kept = NULL;
      g_autofree char *made = NULL;
      g_autoptr (GError) error = NULL;
      sqlite3 *db = NULL;

      g_assert_cmpint (sqlite3_open (kept_path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      zimt_store_create (made_path, zimt_migrations[i].number, &error);
      g_assert_no_error (error);
      kept = dup_schema (kept_path);
      made = dup_schema (made_path);
      g_assert_cmpstr (made, ==, kept);
      g_unlink (kept_path);
      g_unlink (made_path);
    }
}

typedef struct
{
  const char *path, *sql, *what;
} Change;

static const Change changes[] = {
  { "/migration/a-missing-trigger-is-named", "DROP TRIGGER booking_update_clash",
    "trigger booking_update_clash is missing" },
  { "/migration/a-changed-view-is-named",
    "DROP VIEW erasing; CREATE VIEW erasing (card_id, card_uid, assignment_id) AS"
    " SELECT card_id, card_uid, assignment_id FROM erasure WHERE 0",
    "view erasing was changed" },
  { "/migration/a-missing-index-is-named", "DROP INDEX erasure_open",
    "index erasure_open is missing" },
  { "/migration/a-foreign-trigger-is-named",
    "CREATE TRIGGER zz_spy AFTER INSERT ON booking BEGIN SELECT 1; END",
    "trigger zz_spy does not belong there" },
};

/* Nothing in the rows tells of it. */
static void
a_schema_that_was_changed_is_named (Fixture *fixture, gconstpointer data)
{
  const Change *change = data;

  fixture_assert_check (fixture, NULL);
  fixture_damage (fixture, change->sql);
  fixture_assert_check (fixture, change->what);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/migration/every-earlier-house-opens-and-keeps-what-it-had",
       every_earlier_house_opens_and_keeps_what_it_had);
  ADD ("/migration/every-organisation-has-its-card-through-steps-back",
       every_organisation_has_its_card_through_steps_back);
  ADD ("/migration/the-journal-is-as-closed-after-the-migration-as-before",
       the_journal_is_as_closed_after_the_migration_as_before);
  ADD ("/migration/a-released-migration-is-never-edited", a_released_migration_is_never_edited);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_test_add (changes[i].path, Fixture, &changes[i], fixture_set_up,
                a_schema_that_was_changed_is_named, fixture_tear_down);
  return g_test_run ();
}
