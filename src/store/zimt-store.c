/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open database: its steps, each a transaction, and its end. */
#include "zimt-store-private.h"

#include <glib/gi18n-lib.h>

ZimtStatement *
zimt_statement_prepare (ZimtStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (store->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)
      != SQLITE_OK)
    {
      zimt_statement_set_error (store->db, error);
      return NULL;
    }
  g_hash_table_insert (store->statements, (gpointer)sql, statement);
  return statement;
}

static const char *const step_kind_codes[] = {
  [ZIMT_STEP_ACT] = "act",
  [ZIMT_STEP_UNDO] = "undo",
  [ZIMT_STEP_REDO] = "redo",
  [ZIMT_STEP_UPKEEP] = "upkeep",
};

const char *
zimt_step_kind_to_code (ZimtStepKind kind)
{
  return step_kind_codes[kind];
}

ZimtStepKind
zimt_step_kind_from_code (const char *code)
{
  gsize kind = 0;

  while (kind < G_N_ELEMENTS (step_kind_codes) - 1 && g_strcmp0 (code, step_kind_codes[kind]) != 0)
    kind++;
  return kind;
}

gboolean
zimt_store_has_moved (ZimtStore *store)
{
  int moved = 0;

  return sqlite3_file_control (store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK
         && moved;
}

/* The WAL of a file that has moved stays at the old path, where it would destroy what is there now.
 * What it holds goes into its own file, wherever that is. Where it holds nothing of ours it is left
 * alone: it may be that of whoever has opened the new file. */
static void
empty_wal_of_moved_file (ZimtStore *store)
{
  int n_frames = 0;

  if (!zimt_store_has_moved (store))
    return;
  sqlite3_wal_checkpoint_v2 (store->db, "main", SQLITE_CHECKPOINT_PASSIVE, &n_frames, NULL);
  if (n_frames > 0)
    sqlite3_wal_checkpoint_v2 (store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

void
zimt_store_close (ZimtStore *store)
{
  if (store == NULL)
    return;
  zimt_store_rollback (store);
  if (store->db != NULL)
    empty_wal_of_moved_file (store);
  g_hash_table_unref (store->statements);
  g_hash_table_unref (store->equipment);
  /* Closing the last connection moves the WAL into the file and removes it. */
  sqlite3_close (store->db);
  g_free (store->path);
  g_free (store);
}

const char *
zimt_store_get_path (ZimtStore *store)
{
  return store->path;
}

gboolean
zimt_store_is_in_transaction (ZimtStore *store)
{
  return store->step_id != 0 || store->is_silent;
}

static const char insert_step_sql[] = "INSERT INTO journal_step (kind, name, account, at, reverts)"
                                      " VALUES (:kind, :name, :account, :at, :reverts)";

static gboolean
insert_step (ZimtStore *store, ZimtStepKind kind, const char *name, const char *account,
             ZimtMinute at, gint64 reverts, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, insert_step_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":kind", zimt_step_kind_to_code (kind));
  zimt_statement_bind_text (statement, ":name", name);
  zimt_statement_bind_text (statement, ":account", account);
  zimt_statement_bind_int (statement, ":at", at);
  zimt_statement_bind_id (statement, ":reverts", reverts);
  if (!zimt_statement_run (statement, error))
    return FALSE;
  store->step_id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

static gboolean
begin_step (ZimtStore *store, ZimtStepKind kind, const char *name, const char *account,
            ZimtMinute at, gint64 reverts, GError **error)
{
  g_return_val_if_fail (!zimt_store_is_in_transaction (store), FALSE);

  if (!zimt_store_execute (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (insert_step (store, kind, name, account, at, reverts, error))
    return TRUE;
  zimt_store_rollback (store);
  return FALSE;
}

gboolean
zimt_store_begin (ZimtStore *store, ZimtStepKind kind, const char *name, const char *account,
                  ZimtMinute at, GError **error)
{
  g_return_val_if_fail (kind == ZIMT_STEP_ACT || kind == ZIMT_STEP_UPKEEP, FALSE);

  return begin_step (store, kind, name, account, at, 0, error);
}

gboolean
zimt_store_begin_reverting (ZimtStore *store, ZimtStepKind kind, const char *name,
                            const char *account, ZimtMinute at, gint64 reverts, GError **error)
{
  if (!begin_step (store, kind, name, account, at, reverts, error))
    return FALSE;
  store->keeps_empty_step = TRUE;
  return TRUE;
}

/* SQLite rolls back by itself on a full disk; what comes after must not be kept alone. */
static gboolean
is_standing (ZimtStore *store, GError **error)
{
  if (!sqlite3_get_autocommit (store->db))
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                       _ ("The change was taken back because writing it failed."));
  return FALSE;
}

gboolean
zimt_store_run_unjournaled (ZimtStore *store, ZimtStatement *statement, GError **error)
{
  g_return_val_if_fail (zimt_store_is_in_transaction (store), FALSE);

  store->has_unjournaled = TRUE;
  return is_standing (store, error) && zimt_statement_run (statement, error);
}

static const char purge_step_sql[]
    = "DELETE FROM journal WHERE step_id = :step_id AND before IS after";

static const char step_has_changes_sql[]
    = "SELECT EXISTS (SELECT 1 FROM journal WHERE step_id = :step_id)";

/* Drops rows that end as they began; *has_changes: some are left. */
static gboolean
purge_step (ZimtStore *store, gboolean *has_changes, GError **error)
{
  g_autoptr (ZimtStatement) purge = zimt_statement_prepare (store, purge_step_sql, error);
  g_autoptr (ZimtStatement) query = NULL;

  if (purge == NULL)
    return FALSE;
  zimt_statement_bind_int (purge, ":step_id", store->step_id);
  if (!zimt_statement_run (purge, error))
    return FALSE;
  query = zimt_statement_prepare (store, step_has_changes_sql, error);
  if (query == NULL)
    return FALSE;
  zimt_statement_bind_int (query, ":step_id", store->step_id);
  if (zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return FALSE;
  *has_changes = zimt_statement_get_int (query, 0) != 0;
  return TRUE;
}

/* SQLite would write into the open file wherever it is now, and the WAL would lie elsewhere. */
static gboolean
is_in_place (ZimtStore *store, GError **error)
{
  g_autofree char *name = NULL;

  if (!zimt_store_has_moved (store))
    return TRUE;
  name = g_filename_display_name (store->path);
  g_set_error (
      error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
      _ ("“%s” was moved, replaced or deleted while it was open, so nothing was stored; put "
         "it back, or make a backup of this house and open that."),
      name);
  return FALSE;
}

static const char close_step_sql[] = "UPDATE journal_step SET is_open = 0 WHERE id = :step_id";
static const char drop_step_sql[] = "DELETE FROM journal_step WHERE id = :step_id";

/* Closes the step, or drops it where it is empty. *is_kept: it stays; *has_changes: there is
 * something to commit. */
static gboolean
finish_step (ZimtStore *store, gboolean *is_kept, gboolean *has_changes, GError **error)
{
  g_autoptr (ZimtStatement) statement = NULL;

  if (!purge_step (store, is_kept, error))
    return FALSE;
  *is_kept = *is_kept || store->keeps_empty_step;
  *has_changes = *is_kept || store->has_unjournaled;
  if (!*has_changes)
    return TRUE;
  statement = zimt_statement_prepare (store, *is_kept ? close_step_sql : drop_step_sql, error);
  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":step_id", store->step_id);
  return zimt_statement_run (statement, error);
}

static void
forget_transaction (ZimtStore *store)
{
  store->step_id = 0;
  store->keeps_empty_step = FALSE;
  store->is_silent = FALSE;
  store->has_unjournaled = FALSE;
}

/* A step that changed nothing is rolled back, so that nothing is written for it. */
static gboolean
finish_transaction (ZimtStore *store, gboolean *is_kept, GError **error)
{
  gboolean has_changes = store->is_silent;

  if (!is_standing (store, error)
      || (!store->is_silent && !finish_step (store, is_kept, &has_changes, error)))
    return FALSE;
  if (!has_changes)
    {
      zimt_store_rollback (store);
      return TRUE;
    }
  return is_in_place (store, error) && zimt_store_execute (store, "COMMIT", error);
}

gboolean
zimt_store_commit (ZimtStore *store, gint64 *step_id, GError **error)
{
  gint64 kept_id = store->step_id;
  gboolean is_kept = FALSE;

  g_return_val_if_fail (zimt_store_is_in_transaction (store), FALSE);

  if (step_id != NULL)
    *step_id = 0;
  if (!finish_transaction (store, &is_kept, error))
    {
      zimt_store_rollback (store);
      empty_wal_of_moved_file (store);
      return FALSE;
    }
  forget_transaction (store);
  if (step_id != NULL && is_kept)
    *step_id = kept_id;
  return TRUE;
}

void
zimt_store_rollback (ZimtStore *store)
{
  /* A full disk makes SQLite roll back by itself. */
  if (store->db != NULL && !sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  forget_transaction (store);
}
