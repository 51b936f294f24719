/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the table families share: reading rows into arrays, deleting one by its id. */
#include "zimt-rows.h"

#include "zimt-store-private.h"

gboolean
zimt_rows_read (ZimtStatement *query, ZimtReadRow read_row, GPtrArray *rows, GError **error)
{
  ZimtStep step;

  while ((step = zimt_statement_step (query, error)) == ZIMT_STEP_ROW)
    g_ptr_array_add (rows, read_row (query));
  return step == ZIMT_STEP_DONE;
}

gboolean
zimt_rows_append (ZimtStore *store, const char *sql, ZimtReadRow read_row, GPtrArray *rows,
                  GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, sql, error);

  return query != NULL && zimt_rows_read (query, read_row, rows, error);
}

void
zimt_store_set_not_found (const char *sentence, GError **error)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND, sentence);
}

gboolean
zimt_store_delete_row (ZimtStore *store, const char *sql, gint64 id, const char *not_found,
                       GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":id", id);
  if (!zimt_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  zimt_store_set_not_found (not_found, error);
  return FALSE;
}

gboolean
zimt_store_run_put (ZimtStore *store, ZimtStatement *statement, gint64 *id, const char *not_found,
                    GError **error)
{
  if (!zimt_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (store->db) == 0)
    {
      zimt_store_set_not_found (not_found, error);
      return FALSE;
    }
  if (*id == 0)
    *id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}
