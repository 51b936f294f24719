/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards in the house of the fixture. */
#include "zimt-card-fixture.h"

#include "zimt-journal.h"

ZimtCardRow *
card_fixture_new (const char *kind, guint number, const char *details)
{
  ZimtCardRow *row = zimt_card_row_new ();

  row->uid = g_strdup_printf ("%032x", number);
  row->kind = g_strdup (kind);
  row->details = g_strdup (details);
  return row;
}

ZimtCardRow *
card_fixture_new_assignment (guint number, const char *interpreter, ZimtMinute starts,
                             ZimtMinute ends, int travel)
{
  ZimtCardRow *row = card_fixture_new ("assignment", number, "{}");

  row->interpreter = g_strdup (interpreter);
  row->job = g_strdup (row->uid);
  row->state = g_strdup ("offered");
  row->starts = starts;
  row->ends = ends;
  row->travel = travel;
  return row;
}

void
card_fixture_put_here (Fixture *fixture, ZimtCardRow *row)
{
  g_autoptr (GError) error = NULL;

  zimt_store_put_card (fixture->store, row, &error);
  g_assert_no_error (error);
}

void
card_fixture_put (Fixture *fixture, ZimtCardRow *row)
{
  fixture_begin (fixture, row->uid + 24);
  card_fixture_put_here (fixture, row);
  fixture_commit (fixture);
}

gboolean
card_fixture_step (Fixture *fixture, ZimtCardRow *row, const char *state)
{
  g_autofree char *old = g_strdup (row->state);
  g_autoptr (GError) error = NULL;

  g_free (row->state);
  row->state = g_strdup (state);
  fixture_begin (fixture, state);
  if (zimt_store_put_card (fixture->store, row, &error))
    {
      fixture_commit (fixture);
      return TRUE;
    }
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
  g_free (row->state);
  row->state = g_steal_pointer (&old);
  return FALSE;
}

ZimtCardRow *
card_fixture_load (Fixture *fixture, const char *uid)
{
  g_autoptr (GError) error = NULL;
  ZimtCardRow *row = zimt_store_load_card (fixture->store, uid, &error);

  if (row == NULL)
    g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  return row;
}

void
card_fixture_undo (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStepInfo) step
      = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (step->name, ==, name);
}

void
card_fixture_redo (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStepInfo) step
      = zimt_journal_redo (fixture->store, "reception", AT (9, 0), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (step->name, ==, name);
}
