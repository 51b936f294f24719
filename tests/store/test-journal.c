/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: every change once, with before and after; what is past stays. */
#include "zimt-card-fixture.h"
#include "zimt-journal.h"
#include "zimt-store-private.h"

static GPtrArray *
load_history (Fixture *fixture, const char *table, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = zimt_journal_load_history (fixture->store, table, id, &error);

  g_assert_no_error (error);
  return changes;
}

static void
change_title (Fixture *fixture, ZimtBooking *booking, const char *title)
{
  g_autoptr (GError) error = NULL;

  g_free (booking->event.title);
  booking->event.title = g_strdup (title);
  zimt_store_update_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
}

static void
a_history_tells_who_when_before_and_after (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  g_autoptr (ZimtBooking) booking = fixture_load_booking (fixture, id);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) nothing = load_history (fixture, "booking", 99);
  g_autoptr (GError) error = NULL;
  const ZimtRowChange *change;

  zimt_store_begin (fixture->store, ZIMT_STEP_ACT, "Rename: Yoga", "lead", AT (8, 30), &error);
  change_title (fixture, booking, "Yoga \"neu\"");
  fixture_commit (fixture);
  fixture_begin (fixture, "Delete");
  g_assert_true (zimt_store_delete_booking (fixture->store, id, &error));
  fixture_commit (fixture);
  history = load_history (fixture, "booking", id);
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpuint (nothing->len, ==, 0);
  change = history->pdata[0];
  g_assert_null (change->after);
  g_assert_nonnull (change->before);
  change = history->pdata[1];
  g_assert_cmpstr (change->step.name, ==, "Rename: Yoga");
  g_assert_cmpstr (change->step.account, ==, "lead");
  g_assert_cmpint (change->step.at, ==, AT (8, 30));
  g_assert_cmpint (change->step.kind, ==, ZIMT_STEP_ACT);
  g_assert_nonnull (g_strstr_len (change->before, -1, "\"title\":\"Yoga\""));
  g_assert_nonnull (g_strstr_len (change->after, -1, "\"title\":\"Yoga \\\"neu\\\"\""));
  change = history->pdata[2];
  g_assert_null (change->before);
  g_assert_cmpstr (change->step.name, ==, "Yoga");
}

/* The tables that the journal has in them, at each kind of change. */
static void
every_table_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtSeries) series = fixture_new_series (fixture->room, AT (9, 0), 60, "S");
  g_autoptr (ZimtPause) pause = zimt_pause_new ();
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();
  g_autoptr (ZimtEquipment) equipment = zimt_equipment_new (0, "Beamer", 1);
  g_autoptr (ZimtChoice) choice = zimt_choice_new ("topic", "garden", "Garden", FALSE);
  g_autoptr (ZimtCardRow) assignment
      = card_fixture_new_assignment (1, NULL, AT (9, 0), AT (10, 0), 0);
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "All");
  fixture_put_account (fixture, "Kim", ZIMT_ROLE_INTERN);
  g_assert_true (zimt_store_put_choice (fixture->store, choice, &error));
  fixture_put_organisation (fixture, "IB", "Bund");
  card_fixture_put_here (fixture, assignment);
  g_assert_true (zimt_store_insert_series (fixture->store, series, &error));
  pause->series_id = series->id;
  pause->original = AT (9, 0);
  g_assert_true (zimt_store_insert_pause (fixture->store, pause, &error));
  closure->starts = AT (20, 0);
  closure->ends = AT (21, 0);
  closure->title = g_strdup ("Painters");
  g_assert_true (zimt_store_put_closure (fixture->store, closure, &error));
  g_assert_true (zimt_store_put_equipment (fixture->store, equipment, &error));
  g_assert_true (zimt_store_put_setting (fixture->store, "house.name", "Haus", &error));
  fixture_commit (fixture);
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  for (gsize i = 0; zimt_journaled_tables[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) history = load_history (fixture, zimt_journaled_tables[i], 1);

      g_test_message ("%s", zimt_journaled_tables[i]);
      g_assert_cmpuint (history->len, ==, 1);
      g_assert_null (((ZimtRowChange *)history->pdata[0])->before);
      g_assert_nonnull (((ZimtRowChange *)history->pdata[0])->after);
    }
}

static void
changes_in_one_step_become_one (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "First");
  g_autoptr (ZimtBooking) booking = fixture_load_booking (fixture, id);
  g_autoptr (GPtrArray) history = NULL;
  const ZimtRowChange *change;

  fixture_begin (fixture, "Twice");
  change_title (fixture, booking, "Second");
  change_title (fixture, booking, "Third");
  fixture_commit (fixture);
  history = load_history (fixture, "booking", id);
  g_assert_cmpuint (history->len, ==, 2);
  change = history->pdata[0];
  g_assert_nonnull (g_strstr_len (change->before, -1, "First"));
  g_assert_nonnull (g_strstr_len (change->after, -1, "Third"));
}

static void
what_comes_and_goes_in_one_step_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Brief");
  g_autoptr (GError) error = NULL;
  gint64 n_steps = fixture_query (fixture, "SELECT count (*) FROM journal_step");

  fixture_begin (fixture, "Brief");
  g_assert_true (zimt_store_insert_booking (fixture->store, booking, &error));
  g_assert_true (zimt_store_delete_booking (fixture->store, booking->id, &error));
  g_assert_cmpint (fixture_commit (fixture), ==, 0);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM journal_step"), ==, n_steps);
}

static void
an_updated_row_that_goes_shows_what_it_was_first (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "First");
  g_autoptr (ZimtBooking) booking = fixture_load_booking (fixture, id);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const ZimtRowChange *change;

  fixture_begin (fixture, "Both");
  change_title (fixture, booking, "Second");
  g_assert_true (zimt_store_delete_booking (fixture->store, id, &error));
  fixture_commit (fixture);
  history = load_history (fixture, "booking", id);
  change = history->pdata[0];
  g_assert_null (change->after);
  g_assert_nonnull (g_strstr_len (change->before, -1, "First"));
}

static void
nobody_edits_the_past (Fixture *fixture, gconstpointer data)
{
  static const char *const edits[] = {
    "UPDATE journal SET after = NULL",
    "DELETE FROM journal",
    "UPDATE journal_step SET account = 'somebody else'",
    "UPDATE journal_step SET is_open = 1",
    "DELETE FROM journal_step",
    "INSERT INTO journal (step_id, tbl, row_id) VALUES (1, 'booking', 99)",
    "UPDATE journal SET step_id = step_id + 1",
  };

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  for (int is_in_step = 0; is_in_step < 2; is_in_step++)
    {
      if (is_in_step)
        fixture_begin (fixture, "Forge");
      for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
        {
          g_autoptr (GError) error = NULL;

          g_test_message ("%s", edits[i]);
          g_assert_false (zimt_store_execute (fixture->store, edits[i], &error));
          g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
        }
    }
  zimt_store_rollback (fixture->store);
}

static void
any_text_comes_back_from_an_image (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = {
    "\"", "\\", "\\\"", "\\n", "a/b", "<b>&amp;</b>", "{\"x\":1}", "Ünïcødé ✓ 𝄞", "\x7f", "'; --",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gint64 id
          = fixture_book (fixture, fixture->room, AT ((int)i, 0), AT ((int)i + 1, 0), titles[i]);
      g_autofree char *sql = g_strdup_printf (
          "SELECT json_extract (image, '$.title') = title AND json_valid (image)"
          " FROM booking JOIN booking_image USING (id) WHERE id = %" G_GINT64_FORMAT,
          id);

      g_test_message ("%s", titles[i]);
      g_assert_cmpint (fixture_query (fixture, sql), ==, 1);
    }
}

static void
an_undo_is_a_step_of_its_own (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (ZimtStepInfo) undone = NULL;
  g_autoptr (ZimtStepInfo) redone = NULL;
  g_autoptr (GError) error = NULL;
  const ZimtRowChange *change;

  undone = zimt_journal_undo (fixture->store, "lead", AT (8, 45), &error);
  g_assert_no_error (error);
  redone = zimt_journal_redo (fixture->store, "lead", AT (8, 50), &error);
  g_assert_no_error (error);
  history = load_history (fixture, "booking", id);
  g_assert_cmpuint (history->len, ==, 3);
  change = history->pdata[1];
  g_assert_cmpint (change->step.kind, ==, ZIMT_STEP_UNDO);
  g_assert_cmpstr (change->step.name, ==, "Yoga");
  g_assert_cmpstr (change->step.account, ==, "lead");
  g_assert_null (change->after);
  change = history->pdata[0];
  g_assert_cmpint (change->step.kind, ==, ZIMT_STEP_REDO);
  g_assert_cmpint (change->step.at, ==, AT (8, 50));
  g_assert_null (change->before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journal/a-history-tells-who-when-before-and-after",
       a_history_tells_who_when_before_and_after);
  ADD ("/journal/every-table-is-kept", every_table_is_kept);
  ADD ("/journal/changes-in-one-step-become-one", changes_in_one_step_become_one);
  ADD ("/journal/what-comes-and-goes-in-one-step-leaves-no-trace",
       what_comes_and_goes_in_one_step_leaves_no_trace);
  ADD ("/journal/an-updated-row-that-goes-shows-what-it-was-first",
       an_updated_row_that_goes_shows_what_it_was_first);
  ADD ("/journal/nobody-edits-the-past", nobody_edits_the_past);
  ADD ("/journal/any-text-comes-back-from-an-image", any_text_comes_back_from_an_image);
  ADD ("/journal/an-undo-is-a-step-of-its-own", an_undo_is_a_step_of_its_own);
  return g_test_run ();
}
