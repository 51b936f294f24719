/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the journal: what a row has been, and which act comes next for Undo and Redo. */
#include "zimt-journal.h"

#include <glib/gi18n-lib.h>

#include "zimt-rows.h"
#include "zimt-store-private.h"
#include "zimt-undo.h"

const char *const zimt_journaled_tables[] = {
  "account", "choice",  "setting", "organisation", "equipment",  "room", "closure",
  "series",  "booking", "pause",   "card",         "assignment", NULL,
};

void
zimt_step_info_free (ZimtStepInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->name);
  g_free (info->account);
  g_free (info);
}

void
zimt_row_change_free (ZimtRowChange *change)
{
  if (change == NULL)
    return;
  g_free (change->step.name);
  g_free (change->step.account);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

#define STEP_COLUMNS                                                                               \
  "journal_step.id, journal_step.kind, journal_step.name, journal_step.account, journal_step.at"

static void
read_step (ZimtStatement *row, ZimtStepInfo *info)
{
  info->step_id = zimt_statement_get_int (row, 0);
  info->kind = zimt_step_kind_from_code (zimt_statement_get_text (row, 1));
  info->name = zimt_statement_dup_text (row, 2);
  info->account = zimt_statement_dup_text (row, 3);
  info->at = zimt_statement_get_int (row, 4);
}

static const char load_history_sql[]
    = "SELECT " STEP_COLUMNS ", journal.before, journal.after"
      " FROM journal JOIN journal_step ON journal_step.id = journal.step_id"
      " WHERE journal.tbl = :table AND journal.row_id = :row_id ORDER BY journal.step_id DESC";

static gpointer
read_change_cb (ZimtStatement *row)
{
  ZimtRowChange *change = g_new0 (ZimtRowChange, 1);

  read_step (row, &change->step);
  change->before = zimt_statement_dup_text (row, 5);
  change->after = zimt_statement_dup_text (row, 6);
  return change;
}

GPtrArray *
zimt_journal_load_history (ZimtStore *store, const char *table, gint64 row_id, GError **error)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_row_change_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_history_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_text (query, ":table", table);
  zimt_statement_bind_int (query, ":row_id", row_id);
  if (!zimt_rows_read (query, read_change_cb, changes, error))
    return NULL;
  return g_steal_pointer (&changes);
}

/* The newest act that stands: none has undone it, or what did was redone. One that an erasure left
 * nothing of is none. The last column is the step to go back before. */
static const char peek_undo_sql[]
    = "SELECT " STEP_COLUMNS ", journal_step.id FROM journal_step"
      " WHERE kind = 'act'"
      " AND EXISTS (SELECT 1 FROM journal WHERE journal.step_id = journal_step.id)"
      " AND NOT EXISTS ("
      " SELECT 1 FROM journal_step AS undo WHERE undo.reverts = journal_step.id"
      " AND NOT EXISTS (SELECT 1 FROM journal_step AS redo WHERE redo.reverts = undo.id))"
      " ORDER BY journal_step.id DESC LIMIT 1";

/* The act of the newest undo that stands, unless somebody has acted since. */
static const char peek_redo_sql[]
    = "SELECT " STEP_COLUMNS ", undo.id FROM journal_step AS undo"
      " JOIN journal_step ON journal_step.id = undo.reverts"
      " WHERE undo.kind = 'undo'"
      " AND EXISTS (SELECT 1 FROM journal WHERE journal.step_id = journal_step.id)"
      " AND undo.id > (SELECT id FROM journal_step WHERE kind = 'act' ORDER BY id DESC LIMIT 1)"
      " AND NOT EXISTS (SELECT 1 FROM journal_step AS redo WHERE redo.reverts = undo.id)"
      " ORDER BY undo.id DESC LIMIT 1";

/* NULL without error where there is none. */
static ZimtStepInfo *
peek (ZimtStore *store, const char *sql, gint64 *target_id, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, sql, error);
  ZimtStepInfo *info;

  if (query == NULL || zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return NULL;
  info = g_new0 (ZimtStepInfo, 1);
  read_step (query, info);
  *target_id = zimt_statement_get_int (query, 5);
  return info;
}

ZimtStepInfo *
zimt_journal_peek_undo (ZimtStore *store, GError **error)
{
  gint64 target_id;

  return peek (store, peek_undo_sql, &target_id, error);
}

ZimtStepInfo *
zimt_journal_peek_redo (ZimtStore *store, GError **error)
{
  gint64 target_id;

  return peek (store, peek_redo_sql, &target_id, error);
}

static ZimtStepInfo *
revert (ZimtStore *store, const char *peek_sql, ZimtStepKind kind, const char *nothing,
        const char *account, ZimtMinute at, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 target_id = 0;
  g_autoptr (ZimtStepInfo) info = peek (store, peek_sql, &target_id, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (info == NULL)
    {
      zimt_store_set_not_found (nothing, error);
      return NULL;
    }
  if (!zimt_store_begin_reverting (store, kind, info->name, account, at, target_id, error))
    return NULL;
  if (!zimt_undo_go_back_before (store, target_id, error))
    {
      zimt_store_rollback (store);
      return NULL;
    }
  return zimt_store_commit (store, NULL, error) ? g_steal_pointer (&info) : NULL;
}

ZimtStepInfo *
zimt_journal_undo (ZimtStore *store, const char *account, ZimtMinute at, GError **error)
{
  return revert (store, peek_undo_sql, ZIMT_STEP_UNDO, _ ("There is nothing to undo."), account, at,
                 error);
}

ZimtStepInfo *
zimt_journal_redo (ZimtStore *store, const char *account, ZimtMinute at, GError **error)
{
  return revert (store, peek_redo_sql, ZIMT_STEP_REDO, _ ("There is nothing to redo."), account, at,
                 error);
}
