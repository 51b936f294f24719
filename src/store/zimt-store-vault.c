/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault at rest: bytes in, bytes out, none of them opened here. */
#include "zimt-store-vault.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-rows.h"
#include "zimt-store-private.h"

gboolean
zimt_store_begin_silent (ZimtStore *store, GError **error)
{
  g_return_val_if_fail (!zimt_store_is_in_transaction (store), FALSE);

  store->is_silent = zimt_store_execute (store, "BEGIN IMMEDIATE", error);
  return store->is_silent;
}

static const char load_vault_sql[] = "SELECT database_id, recovery_public_key FROM vault";

gboolean
zimt_store_load_vault (ZimtStore *store, GBytes **database_id, GBytes **recovery_public_key,
                       GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_vault_sql, error);

  if (query == NULL)
    return FALSE;
  switch (zimt_statement_step (query, error))
    {
    case ZIMT_STEP_ROW:
      if (database_id != NULL)
        *database_id = zimt_statement_dup_bytes (query, 0);
      if (recovery_public_key != NULL)
        *recovery_public_key = zimt_statement_dup_bytes (query, 1);
      return TRUE;
    case ZIMT_STEP_DONE:
      zimt_store_set_not_found (_ ("The house has no vault yet."), error);
      return FALSE;
    case ZIMT_STEP_ERROR:
    default:
      return FALSE;
    }
}

static const char put_vault_sql[]
    = "INSERT INTO vault (id, database_id, recovery_public_key)"
      " VALUES (1, :database_id, :recovery_public_key)"
      " ON CONFLICT (id) DO UPDATE SET database_id = excluded.database_id,"
      " recovery_public_key = excluded.recovery_public_key";

gboolean
zimt_store_put_vault (ZimtStore *store, GBytes *database_id, GBytes *recovery_public_key,
                      GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_vault_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_bytes (statement, ":database_id", database_id);
  zimt_statement_bind_bytes (statement, ":recovery_public_key", recovery_public_key);
  return zimt_store_run_unjournaled (store, statement, error);
}

void
zimt_class_row_free (ZimtClassRow *row)
{
  if (row == NULL)
    return;
  g_free (row->class_code);
  g_bytes_unref (row->link);
  g_bytes_unref (row->roster);
  g_bytes_unref (row->manifest);
  g_free (row);
}

static const char load_classes_sql[]
    = "SELECT class, generation, link, roster, manifest, is_rotation_due FROM class_key"
      " ORDER BY class, generation";

static gpointer
read_class_cb (ZimtStatement *query)
{
  ZimtClassRow *row = g_new0 (ZimtClassRow, 1);

  row->class_code = zimt_statement_dup_text (query, 0);
  row->generation = (guint32)zimt_statement_get_int (query, 1);
  row->link = zimt_statement_dup_bytes (query, 2);
  row->roster = zimt_statement_dup_bytes (query, 3);
  row->manifest = zimt_statement_dup_bytes (query, 4);
  row->is_rotation_due = zimt_statement_get_int (query, 5) != 0;
  return row;
}

GPtrArray *
zimt_store_load_classes (ZimtStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_class_row_free);

  if (!zimt_rows_append (store, load_classes_sql, read_class_cb, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static const char put_class_sql[]
    = "INSERT INTO class_key (class, generation, link, roster, manifest, is_rotation_due)"
      " VALUES (:class, :generation, :link, :roster, :manifest, :is_rotation_due)"
      " ON CONFLICT (class, generation) DO UPDATE SET link = excluded.link, roster = "
      "excluded.roster,"
      " manifest = excluded.manifest, is_rotation_due = excluded.is_rotation_due";

gboolean
zimt_store_put_class (ZimtStore *store, const ZimtClassRow *row, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_class_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":class", row->class_code);
  zimt_statement_bind_int (statement, ":generation", row->generation);
  zimt_statement_bind_bytes (statement, ":link", row->link);
  zimt_statement_bind_bytes (statement, ":roster", row->roster);
  zimt_statement_bind_bytes (statement, ":manifest", row->manifest);
  zimt_statement_bind_int (statement, ":is_rotation_due", row->is_rotation_due ? 1 : 0);
  return zimt_store_run_unjournaled (store, statement, error);
}

/* Runs an update of a class that must be there. */
static gboolean
update_class (ZimtStore *store, ZimtStatement *statement, GError **error)
{
  if (!zimt_store_run_unjournaled (store, statement, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  zimt_store_set_not_found (_ ("The vault has no such key."), error);
  return FALSE;
}

static const char put_manifest_sql[]
    = "UPDATE class_key SET manifest = :manifest WHERE class = :class AND generation = :generation";

gboolean
zimt_store_put_manifest (ZimtStore *store, const char *class_code, guint32 generation,
                         GBytes *manifest, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_manifest_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_bytes (statement, ":manifest", manifest);
  zimt_statement_bind_text (statement, ":class", class_code);
  zimt_statement_bind_int (statement, ":generation", generation);
  return update_class (store, statement, error);
}

static const char mark_rotation_due_sql[]
    = "UPDATE class_key SET is_rotation_due = 1 WHERE class = :class"
      " AND generation = (SELECT max (generation) FROM class_key WHERE class = :class)";

gboolean
zimt_store_mark_rotation_due (ZimtStore *store, const char *class_code, GError **error)
{
  g_autoptr (ZimtStatement) statement
      = zimt_statement_prepare (store, mark_rotation_due_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":class", class_code);
  return update_class (store, statement, error);
}

void
zimt_slot_row_free (ZimtSlotRow *row)
{
  if (row == NULL)
    return;
  g_free (row->class_code);
  g_bytes_unref (row->bytes);
  g_free (row);
}

static const char load_slots_sql[]
    = "SELECT class, generation, account_id, bytes FROM class_slot"
      " WHERE :account_id = -1 OR account_id IS nullif (:account_id, 0)"
      " ORDER BY class, generation, account_id";

static gpointer
read_slot_cb (ZimtStatement *query)
{
  ZimtSlotRow *row = g_new0 (ZimtSlotRow, 1);

  row->class_code = zimt_statement_dup_text (query, 0);
  row->generation = (guint32)zimt_statement_get_int (query, 1);
  row->account_id = zimt_statement_get_int (query, 2);
  row->bytes = zimt_statement_dup_bytes (query, 3);
  return row;
}

GPtrArray *
zimt_store_load_slots (ZimtStore *store, gint64 account_id, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_slot_row_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_slots_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":account_id", account_id);
  if (!zimt_rows_read (query, read_slot_cb, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static const char put_slot_sql[] = "INSERT INTO class_slot (class, generation, account_id, bytes)"
                                   " VALUES (:class, :generation, :account_id, :bytes)"
                                   " ON CONFLICT (class, generation, coalesce (account_id, 0))"
                                   " DO UPDATE SET bytes = excluded.bytes";

gboolean
zimt_store_put_slot (ZimtStore *store, const ZimtSlotRow *slot, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_slot_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":class", slot->class_code);
  zimt_statement_bind_int (statement, ":generation", slot->generation);
  zimt_statement_bind_id (statement, ":account_id", slot->account_id);
  zimt_statement_bind_bytes (statement, ":bytes", slot->bytes);
  return zimt_store_run_unjournaled (store, statement, error);
}

static const char delete_slots_sql[]
    = "DELETE FROM class_slot WHERE account_id IS :account_id"
      " AND (:class IS NULL OR class = :class) AND (:before = 0 OR generation < :before)";

gboolean
zimt_store_delete_slots (ZimtStore *store, gint64 account_id, const char *class_code,
                         guint32 before, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, delete_slots_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_id (statement, ":account_id", account_id);
  zimt_statement_bind_text (statement, ":class", class_code);
  zimt_statement_bind_int (statement, ":before", before);
  return zimt_store_run_unjournaled (store, statement, error);
}

ZimtSealedRow *
zimt_sealed_row_new (const guint8 *id, const char *class_code, guint32 generation, guint32 revision,
                     GBytes *bytes)
{
  ZimtSealedRow *row = g_new0 (ZimtSealedRow, 1);

  memcpy (row->id, id, sizeof row->id);
  row->class_code = g_strdup (class_code);
  row->generation = generation;
  row->revision = revision;
  row->bytes = g_bytes_ref (bytes);
  return row;
}

void
zimt_sealed_row_free (ZimtSealedRow *row)
{
  if (row == NULL)
    return;
  g_free (row->class_code);
  g_bytes_unref (row->bytes);
  g_free (row);
}

#define SEALED_COLUMNS "id, class, generation, revision, bytes"

static gpointer
read_sealed_cb (ZimtStatement *query)
{
  ZimtSealedRow *row = g_new0 (ZimtSealedRow, 1);
  gconstpointer id = sqlite3_column_blob (query, 0);

  /* A damaged file may break what the table's CHECK says of the size. */
  if (sqlite3_column_bytes (query, 0) == sizeof row->id)
    memcpy (row->id, id, sizeof row->id);
  row->class_code = zimt_statement_dup_text (query, 1);
  row->generation = (guint32)zimt_statement_get_int (query, 2);
  row->revision = (guint32)zimt_statement_get_int (query, 3);
  row->bytes = zimt_statement_dup_bytes (query, 4);
  return row;
}

static GPtrArray *
read_sealed (ZimtStatement *query, GError **error)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_sealed_row_free);

  if (!zimt_rows_read (query, read_sealed_cb, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static const char load_sealed_sql[]
    = "SELECT " SEALED_COLUMNS " FROM sealed WHERE class = :class ORDER BY id, revision";

GPtrArray *
zimt_store_load_sealed (ZimtStore *store, const char *class_code, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_sealed_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_text (query, ":class", class_code);
  return read_sealed (query, error);
}

static const char load_sealed_of_sql[]
    = "SELECT " SEALED_COLUMNS " FROM sealed WHERE id = :id ORDER BY revision";

static void
bind_sealed_id (ZimtStatement *statement, const guint8 *id)
{
  g_autoptr (GBytes) bytes = g_bytes_new (id, sizeof ((ZimtSealedRow *)NULL)->id);

  zimt_statement_bind_bytes (statement, ":id", bytes);
}

GPtrArray *
zimt_store_load_sealed_of (ZimtStore *store, const guint8 *id, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_sealed_of_sql, error);

  if (query == NULL)
    return NULL;
  bind_sealed_id (query, id);
  return read_sealed (query, error);
}

static const char put_sealed_sql[]
    = "INSERT INTO sealed (key, id, class, generation, revision, bytes)"
      " VALUES (random (), :id, :class, :generation, :revision, :bytes)"
      " ON CONFLICT (id, revision) DO UPDATE SET class = excluded.class,"
      " generation = excluded.generation, bytes = excluded.bytes";

gboolean
zimt_store_put_sealed (ZimtStore *store, const ZimtSealedRow *row, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_sealed_sql, error);

  if (statement == NULL)
    return FALSE;
  bind_sealed_id (statement, row->id);
  zimt_statement_bind_text (statement, ":class", row->class_code);
  zimt_statement_bind_int (statement, ":generation", row->generation);
  zimt_statement_bind_int (statement, ":revision", row->revision);
  zimt_statement_bind_bytes (statement, ":bytes", row->bytes);
  return zimt_store_run_unjournaled (store, statement, error);
}

static const char delete_sealed_sql[] = "DELETE FROM sealed WHERE id = :id";

gboolean
zimt_store_delete_sealed (ZimtStore *store, const guint8 *id, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, delete_sealed_sql, error);

  if (statement == NULL)
    return FALSE;
  bind_sealed_id (statement, id);
  return zimt_store_run_unjournaled (store, statement, error);
}

void
zimt_store_forget (ZimtStore *store)
{
  if (zimt_store_is_in_transaction (store) || zimt_store_has_moved (store))
    return;
  /* Where rows moved from page to page, secure_delete leaves parts of them in the gaps. */
  sqlite3_exec (store->db, "VACUUM", NULL, NULL, NULL);
  sqlite3_wal_checkpoint_v2 (store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}
