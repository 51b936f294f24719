/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault at rest: classes, slots and sealed values, as rows. */
#include "zimt-store-vault.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-rows.h"
#include "zimt-store-private.h"

/* @bytes nullable. */
static void
bind_gbytes (ZimtStatement *statement, const char *name, GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  zimt_statement_bind_bytes (statement, name, data, size);
}

/* --- The vault --- */

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
      break;
    case ZIMT_STEP_DONE:
      zimt_store_set_not_found (_ ("This house has no accounts yet; set them up first."), error);
      return FALSE;
    case ZIMT_STEP_ERROR:
    default:
      return FALSE;
    }
  if (database_id != NULL)
    *database_id = zimt_statement_dup_bytes (query, 0);
  if (recovery_public_key != NULL)
    *recovery_public_key = zimt_statement_dup_bytes (query, 1);
  return TRUE;
}

static const char put_vault_sql[] =
  "INSERT INTO vault (id, database_id, recovery_public_key) VALUES (1, :database_id, :recovery)"
  " ON CONFLICT (id) DO UPDATE SET database_id = excluded.database_id,"
  " recovery_public_key = excluded.recovery_public_key";

gboolean
zimt_store_put_vault (ZimtStore *store, GBytes *database_id, GBytes *recovery_public_key,
                      GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_vault_sql, error);

  if (statement == NULL)
    return FALSE;
  bind_gbytes (statement, ":database_id", database_id);
  bind_gbytes (statement, ":recovery", recovery_public_key);
  return zimt_statement_run (statement, error);
}

/* --- Classes --- */

void
zimt_class_row_free (ZimtClassRow *row)
{
  if (row == NULL)
    return;
  g_free (row->class_code);
  g_clear_pointer (&row->link, g_bytes_unref);
  g_clear_pointer (&row->roster, g_bytes_unref);
  g_clear_pointer (&row->manifest, g_bytes_unref);
  g_free (row);
}

static const char load_classes_sql[] =
  "SELECT class, generation, link, roster, manifest, is_rotation_due FROM class_key"
  " ORDER BY class, generation";

static gpointer
read_class_cb (ZimtStatement *row)
{
  ZimtClassRow *class_row = g_new0 (ZimtClassRow, 1);

  class_row->class_code = zimt_statement_dup_text (row, 0);
  class_row->generation = (guint32)zimt_statement_get_int (row, 1);
  class_row->link = zimt_statement_dup_bytes (row, 2);
  class_row->roster = zimt_statement_dup_bytes (row, 3);
  class_row->manifest = zimt_statement_dup_bytes (row, 4);
  class_row->is_rotation_due = zimt_statement_get_int (row, 5) != 0;
  return class_row;
}

GPtrArray *
zimt_store_load_classes (ZimtStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_class_row_free);

  if (!zimt_rows_append (store, load_classes_sql, read_class_cb, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static const char put_class_sql[] =
  "INSERT INTO class_key (class, generation, link, roster, manifest, is_rotation_due)"
  " VALUES (:class, :generation, :link, :roster, :manifest, :is_rotation_due)"
  " ON CONFLICT (class, generation) DO UPDATE SET link = excluded.link, roster = excluded.roster,"
  " manifest = excluded.manifest, is_rotation_due = excluded.is_rotation_due";

gboolean
zimt_store_put_class (ZimtStore *store, const ZimtClassRow *row, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_class_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":class", row->class_code);
  zimt_statement_bind_int (statement, ":generation", row->generation);
  bind_gbytes (statement, ":link", row->link);
  bind_gbytes (statement, ":roster", row->roster);
  bind_gbytes (statement, ":manifest", row->manifest);
  zimt_statement_bind_int (statement, ":is_rotation_due", row->is_rotation_due ? 1 : 0);
  return zimt_statement_run (statement, error);
}

static const char put_manifest_sql[] =
  "UPDATE class_key SET manifest = :manifest WHERE class = :class AND generation = :generation";

gboolean
zimt_store_put_manifest (ZimtStore *store, const char *class_code, guint32 generation,
                         GBytes *manifest, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_manifest_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":class", class_code);
  zimt_statement_bind_int (statement, ":generation", generation);
  bind_gbytes (statement, ":manifest", manifest);
  return zimt_statement_run (statement, error);
}

static const char mark_rotation_due_sql[] =
  "UPDATE class_key SET is_rotation_due = 1 WHERE class = :class"
  " AND generation = (SELECT max (generation) FROM class_key WHERE class = :class)";

gboolean
zimt_store_mark_rotation_due (ZimtStore *store, const char *class_code, GError **error)
{
  g_autoptr (ZimtStatement) statement
      = zimt_statement_prepare (store, mark_rotation_due_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":class", class_code);
  return zimt_statement_run (statement, error);
}

/* --- Slots --- */

void
zimt_slot_row_free (ZimtSlotRow *row)
{
  if (row == NULL)
    return;
  g_free (row->class_code);
  g_clear_pointer (&row->bytes, g_bytes_unref);
  g_free (row);
}

static const char load_slots_sql[] =
  "SELECT class, generation, coalesce (account_id, 0), bytes FROM class_slot"
  " WHERE :account_id = -1 OR coalesce (account_id, 0) = :account_id ORDER BY class, generation, id";

static gpointer
read_slot_cb (ZimtStatement *row)
{
  ZimtSlotRow *slot = g_new0 (ZimtSlotRow, 1);

  slot->class_code = zimt_statement_dup_text (row, 0);
  slot->generation = (guint32)zimt_statement_get_int (row, 1);
  slot->account_id = zimt_statement_get_int (row, 2);
  slot->bytes = zimt_statement_dup_bytes (row, 3);
  return slot;
}

GPtrArray *
zimt_store_load_slots (ZimtStore *store, gint64 account_id, GError **error)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_slot_row_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_slots_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":account_id", account_id);
  if (!zimt_rows_read (query, read_slot_cb, slots, error))
    return NULL;
  return g_steal_pointer (&slots);
}

static const char put_slot_sql[] =
  "INSERT INTO class_slot (class, generation, account_id, bytes)"
  " VALUES (:class, :generation, :account_id, :bytes)"
  " ON CONFLICT (class, generation, coalesce (account_id, 0)) DO UPDATE SET bytes = excluded.bytes";

gboolean
zimt_store_put_slot (ZimtStore *store, const ZimtSlotRow *slot, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_slot_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":class", slot->class_code);
  zimt_statement_bind_int (statement, ":generation", slot->generation);
  zimt_statement_bind_id (statement, ":account_id", slot->account_id);
  bind_gbytes (statement, ":bytes", slot->bytes);
  return zimt_statement_run (statement, error);
}

static const char delete_slots_sql[] =
  "DELETE FROM class_slot WHERE coalesce (account_id, 0) = :account_id"
  " AND (:class IS NULL OR class = :class) AND (:before = 0 OR generation < :before)";

gboolean
zimt_store_delete_slots (ZimtStore *store, gint64 account_id, const char *class_code,
                         guint32 before, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, delete_slots_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":account_id", account_id);
  zimt_statement_bind_text (statement, ":class", class_code);
  zimt_statement_bind_int (statement, ":before", before);
  return zimt_statement_run (statement, error);
}

/* --- Sealed values --- */

ZimtSealedRow *
zimt_sealed_row_new (const guint8 *id, const char *class_code, guint32 generation,
                     guint32 revision, GBytes *bytes)
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
  g_clear_pointer (&row->bytes, g_bytes_unref);
  g_free (row);
}

/* An id is a primary key's, so it has its length but in a file that somebody broke. */
static gpointer
read_sealed_cb (ZimtStatement *row)
{
  ZimtSealedRow *sealed = g_new0 (ZimtSealedRow, 1);
  g_autoptr (GBytes) id = zimt_statement_dup_bytes (row, 0);

  if (id != NULL)
    memcpy (sealed->id, g_bytes_get_data (id, NULL), MIN (g_bytes_get_size (id), sizeof sealed->id));
  sealed->class_code = zimt_statement_dup_text (row, 1);
  sealed->generation = (guint32)zimt_statement_get_int (row, 2);
  sealed->revision = (guint32)zimt_statement_get_int (row, 3);
  sealed->bytes = zimt_statement_dup_bytes (row, 4);
  if (sealed->bytes == NULL)
    sealed->bytes = g_bytes_new_static (NULL, 0);
  return sealed;
}

static GPtrArray *
sealed_rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_sealed_row_free);
}

static const char load_sealed_sql[] =
  "SELECT id, class, generation, revision, bytes FROM sealed WHERE class = :class"
  " ORDER BY id, revision";

GPtrArray *
zimt_store_load_sealed (ZimtStore *store, const char *class_code, GError **error)
{
  g_autoptr (GPtrArray) rows = sealed_rows_new ();
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_sealed_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_text (query, ":class", class_code);
  if (!zimt_rows_read (query, read_sealed_cb, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static const char load_sealed_of_sql[] =
  "SELECT id, class, generation, revision, bytes FROM sealed WHERE id = :id ORDER BY revision";

GPtrArray *
zimt_store_load_sealed_of (ZimtStore *store, const guint8 *id, GError **error)
{
  g_autoptr (GPtrArray) rows = sealed_rows_new ();
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_sealed_of_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_bytes (query, ":id", id, sizeof ((ZimtSealedRow *)NULL)->id);
  if (!zimt_rows_read (query, read_sealed_cb, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

static const char put_sealed_sql[] =
  "INSERT INTO sealed (id, class, generation, revision, bytes)"
  " VALUES (:id, :class, :generation, :revision, :bytes)"
  " ON CONFLICT (id, revision) DO UPDATE SET class = excluded.class,"
  " generation = excluded.generation, bytes = excluded.bytes";

gboolean
zimt_store_put_sealed (ZimtStore *store, const ZimtSealedRow *row, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_sealed_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_bytes (statement, ":id", row->id, sizeof row->id);
  zimt_statement_bind_text (statement, ":class", row->class_code);
  zimt_statement_bind_int (statement, ":generation", row->generation);
  zimt_statement_bind_int (statement, ":revision", row->revision);
  bind_gbytes (statement, ":bytes", row->bytes);
  return zimt_statement_run (statement, error);
}

static const char delete_sealed_sql[] = "DELETE FROM sealed WHERE id = :id";

gboolean
zimt_store_delete_sealed (ZimtStore *store, const guint8 *id, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, delete_sealed_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_bytes (statement, ":id", id, sizeof ((ZimtSealedRow *)NULL)->id);
  return zimt_statement_run (statement, error);
}
