/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erases a card for good: its row, what the journal has of it, and its name in what people did. */
#include <glib/gi18n-lib.h>

#include "zimt-rows.h"
#include "zimt-store-card.h"
#include "zimt-store-private.h"

/* A card that was deleted is still in the journal. */
static const char begin_sql[]
    = "INSERT INTO erasure (at, n_images, card_id, card_uid, assignment_id)"
      " SELECT unixepoch () / 60, 0, :id, uid, ("
      " SELECT id FROM assignment WHERE card_id = :id"
      " UNION SELECT row_id FROM journal WHERE tbl = 'assignment'"
      " AND json_extract (coalesce (before, after), '$.card_id') = :id LIMIT 1)"
      " FROM (SELECT uid FROM card WHERE id = :id"
      " UNION SELECT json_extract (coalesce (before, after), '$.uid') FROM journal"
      " WHERE tbl = 'card' AND row_id = :id LIMIT 1)";

static gboolean
begin_erasure (ZimtStore *store, gint64 id, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, begin_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":id", id);
  if (!zimt_store_run_unjournaled (store, statement, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  zimt_store_set_not_found (_ ("There is no such card."), error);
  return FALSE;
}

/* The steps that touched the card, its assignment or, of an interpreter, theirs; with them what
 * took one back or did it again, which bears the same name. */
static const char rename_sql[]
    = "WITH RECURSIVE touched (id) AS ("
      " SELECT step_id FROM journal, erasing WHERE tbl = 'card' AND row_id = card_id"
      " UNION SELECT step_id FROM journal, erasing WHERE tbl = 'assignment'"
      " AND (row_id = assignment_id OR json_extract (before, '$.interpreter_id') = card_id"
      " OR json_extract (after, '$.interpreter_id') = card_id)"
      " UNION SELECT journal_step.id FROM touched JOIN journal_step ON journal_step.reverts = "
      "touched.id"
      " UNION SELECT journal_step.reverts FROM touched JOIN journal_step ON journal_step.id = "
      "touched.id"
      " WHERE journal_step.reverts IS NOT NULL)"
      " UPDATE journal_step SET name = :name WHERE id IN touched";

static gboolean
rename_steps (ZimtStore *store, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, rename_sql, error);

  if (statement == NULL)
    return FALSE;
  /* Translators: an act in the history: its name was erased with the person that it named. */
  zimt_statement_bind_text (statement, ":name", _ ("Erased"));
  return zimt_store_run_unjournaled (store, statement, error);
}

/* So that no step back brings the card's id into an assignment or a merged card again. */
static const char forget_interpreter_sql[]
    = "UPDATE journal SET"
      " before = replace (before, '\"interpreter_id\":' || card_id || ',', "
      "'\"interpreter_id\":null,'),"
      " after = replace (after, '\"interpreter_id\":' || card_id || ',', "
      "'\"interpreter_id\":null,')"
      " FROM erasing WHERE tbl = 'assignment' AND (json_extract (before, '$.interpreter_id') = "
      "card_id"
      " OR json_extract (after, '$.interpreter_id') = card_id)";

static const char forget_merging_sql[]
    = "UPDATE journal SET"
      " before = replace (before, '\"merged_into\":\"' || card_uid || '\"', "
      "'\"merged_into\":null'),"
      " after = replace (after, '\"merged_into\":\"' || card_uid || '\"', '\"merged_into\":null')"
      " FROM erasing WHERE tbl = 'card' AND (json_extract (before, '$.merged_into') = card_uid"
      " OR json_extract (after, '$.merged_into') = card_uid)";

static const char delete_images_sql[]
    = "DELETE FROM journal WHERE tbl = 'card' AND row_id = (SELECT card_id FROM erasing)"
      " OR tbl = 'assignment' AND row_id = (SELECT assignment_id FROM erasing)";

static const char clear_interpreter_sql[] = "UPDATE assignment SET interpreter_id = NULL"
                                            " WHERE interpreter_id = (SELECT card_id FROM erasing)";

static const char delete_assignment_sql[]
    = "DELETE FROM assignment WHERE id = (SELECT assignment_id FROM erasing)";

static const char delete_card_sql[] = "DELETE FROM card WHERE id = (SELECT card_id FROM erasing)";

/* Returns the number of rows, or -1. */
static gint64
run (ZimtStore *store, const char *sql, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, sql, error);

  if (statement == NULL || !zimt_store_run_unjournaled (store, statement, error))
    return -1;
  return sqlite3_changes64 (store->db);
}

static const char end_sql[] = "UPDATE erasure SET n_images = :n_images, card_id = NULL, card_uid = "
                              "NULL, assignment_id = NULL"
                              " WHERE card_id IS NOT NULL";

static gboolean
end_erasure (ZimtStore *store, gint64 n_images, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, end_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":n_images", n_images);
  return zimt_store_run_unjournaled (store, statement, error);
}

gboolean
zimt_store_erase_card (ZimtStore *store, gint64 id, gint64 *n_images, GError **error)
{
  gint64 n = 0;

  if (!begin_erasure (store, id, error) || !rename_steps (store, error)
      || run (store, forget_interpreter_sql, error) < 0
      || run (store, forget_merging_sql, error) < 0
      || (n = run (store, delete_images_sql, error)) < 0
      || run (store, clear_interpreter_sql, error) < 0
      || run (store, delete_assignment_sql, error) < 0 || run (store, delete_card_sql, error) < 0
      || !end_erasure (store, n, error))
    return FALSE;
  if (n_images != NULL)
    *n_images = n;
  return TRUE;
}

/* --- The proof --- */

static const char load_texts_sql[]
    = "SELECT 'SELECT EXISTS (SELECT 1 FROM \"' || tables.name || '\" WHERE '"
      " || group_concat ('instr (\"' || columns.name || '\", :text)', ' OR ') || ')'"
      " FROM sqlite_schema AS tables JOIN pragma_table_info (tables.name) AS columns"
      " WHERE tables.type = 'table' AND columns.type = 'TEXT' GROUP BY tables.name";

static gpointer
read_sql_cb (ZimtStatement *row)
{
  return (gpointer)g_intern_string (zimt_statement_get_text (row, 0));
}

static gboolean
look_for (ZimtStore *store, const GPtrArray *queries, const char *text, gboolean *is_free,
          GError **error)
{
  for (guint i = 0; i < queries->len && *is_free; i++)
    {
      g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, queries->pdata[i], error);

      if (query == NULL)
        return FALSE;
      zimt_statement_bind_text (query, ":text", text);
      if (zimt_statement_step (query, error) != ZIMT_STEP_ROW)
        return FALSE;
      *is_free = zimt_statement_get_int (query, 0) == 0;
    }
  return TRUE;
}

/* As a string of JSON says it. */
static char *
dup_quoted (const char *text)
{
  GString *quoted = g_string_new (text);

  g_string_replace (quoted, "\\", "\\\\", 0);
  g_string_replace (quoted, "\"", "\\\"", 0);
  return g_string_free (quoted, FALSE);
}

gboolean
zimt_store_is_free_of (ZimtStore *store, const char *text, gboolean *is_free, GError **error)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new ();
  /* A card's details are JSON, and the journal's images have them as a string once more. */
  g_autofree char *in_details = dup_quoted (text);
  g_autofree char *in_images = dup_quoted (in_details);

  *is_free = TRUE;
  return zimt_rows_append (store, load_texts_sql, read_sql_cb, queries, error)
         && look_for (store, queries, text, is_free, error)
         && look_for (store, queries, in_details, is_free, error)
         && look_for (store, queries, in_images, is_free, error);
}
