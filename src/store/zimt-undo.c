/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting rows back to what the journal says they were. */
#include "zimt-undo.h"

#include <string.h>

#include "zimt-booking-row.h"
#include "zimt-rows.h"
#include "zimt-store-private.h"

/* One row, and what it has to become. */
typedef struct
{
  char *table; /* owned */
  gint64 row_id;
  char *image; /* owned (nullable): JSON; NULL: the row has to go */
  char *now;   /* owned (nullable): JSON; NULL: there is no such row now */
} RowGoal;

static void
row_goal_free (gpointer data)
{
  RowGoal *goal = data;

  g_free (goal->table);
  g_free (goal->image);
  g_free (goal->now);
  g_free (goal);
}

/* The first "before" since a step is what a row was before it, the last "after" what it is. Rows
 * that differ in their revision only have come back already. Accounts never go back: a key that is
 * gone does not come with them. */
static const char load_goals_sql[]
    = "WITH touched AS ("
      " SELECT tbl, row_id, min (step_id) AS first, max (step_id) AS last"
      " FROM journal INDEXED BY journal_by_step WHERE step_id >= :step_id"
      " AND tbl <> 'account' GROUP BY tbl, row_id)"
      " SELECT touched.tbl, touched.row_id, old.before, new.after FROM touched"
      " CROSS JOIN journal AS old ON old.tbl = touched.tbl AND old.row_id = touched.row_id"
      " AND old.step_id = touched.first"
      " CROSS JOIN journal AS new ON new.tbl = touched.tbl AND new.row_id = touched.row_id"
      " AND new.step_id = touched.last"
      " WHERE json_remove (old.before, '$.revision') IS NOT json_remove (new.after, '$.revision')"
      " ORDER BY touched.tbl, touched.row_id";

static gpointer
read_goal_cb (ZimtStatement *row)
{
  RowGoal *goal = g_new0 (RowGoal, 1);

  goal->table = zimt_statement_dup_text (row, 0);
  goal->row_id = zimt_statement_get_int (row, 1);
  goal->image = zimt_statement_dup_text (row, 2);
  goal->now = zimt_statement_dup_text (row, 3);
  return goal;
}

static GPtrArray *
load_goals (ZimtStore *store, gint64 step_id, GError **error)
{
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func (row_goal_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_goals_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":step_id", step_id);
  if (!zimt_rows_read (query, read_goal_cb, goals, error))
    return NULL;
  return g_steal_pointer (&goals);
}

/* Rows go before rows come, so that two that swap a room or a number do not meet. A booking that
 * keeps its place stays: its words may come back even where a closure has come since. */
static const char *
get_delete_sql (const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "DELETE FROM %s WHERE id = :id%s", table,
      g_str_equal (table, "booking")
          ? " AND (room_id, starts, ends, status) IS NOT"
            " (json_extract (:image, '$.room_id'), json_extract (:image, '$.starts'),"
            " json_extract (:image, '$.ends'), json_extract (:image, '$.status'))"
          : "");

  return g_intern_string (sql);
}

static gboolean
delete_rows (ZimtStore *store, const char *table, GPtrArray *goals, GError **error)
{
  const char *sql = get_delete_sql (table);
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    {
      const RowGoal *goal = goals->pdata[i];

      if (!g_str_equal (goal->table, table))
        continue;
      zimt_statement_bind_int (statement, ":id", goal->row_id);
      if (strstr (sql, ":image") != NULL)
        zimt_statement_bind_text (statement, ":image", goal->image);
      if (!zimt_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* What bookings give back is there for the others before any of them takes it again. */
static const char release_equipment_sql[]
    = "UPDATE booking SET equipment = '[]'"
      " WHERE id = :id AND equipment NOT IN ('[]', json_extract (:image, '$.equipment'))";

static gboolean
release_equipment (ZimtStore *store, GPtrArray *goals, GError **error)
{
  g_autoptr (ZimtStatement) statement
      = zimt_statement_prepare (store, release_equipment_sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    {
      const RowGoal *goal = goals->pdata[i];

      if (goal->image == NULL || !g_str_equal (goal->table, "booking"))
        continue;
      zimt_statement_bind_int (statement, ":id", goal->row_id);
      zimt_statement_bind_text (statement, ":image", goal->image);
      if (!zimt_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static const char load_columns_sql[] = "SELECT name, dflt_value FROM pragma_table_info (:table)";

/* How one column comes out of the image. Columns that are younger than the image take their
 * default. Revisions only grow, so that whoever holds the row notices. */
static void
append_value (GString *values, const char *name, const char *default_value)
{
  if (g_str_equal (name, "revision"))
    g_string_append (values, "max (json_extract (:image, '$.revision'),"
                             " coalesce (json_extract (:now, '$.revision'), 0)) + 1");
  else
    g_string_append_printf (values,
                            "CASE WHEN json_type (:image, '$.%s') IS NULL THEN %s"
                            " ELSE json_extract (:image, '$.%s') END",
                            name, default_value != NULL ? default_value : "NULL", name);
}

/* "INSERT INTO t (a, b) SELECT ... ON CONFLICT (id) DO UPDATE SET a = excluded.a, ...". The WHERE
 * keeps the parser from taking ON for a join's. (transfer none) (nullable) */
static const char *
get_put_sql (ZimtStore *store, const char *table, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) sets = g_string_new (NULL);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_columns_sql, error);
  g_autofree char *sql = NULL;
  ZimtStep step;

  if (query == NULL)
    return NULL;
  zimt_statement_bind_text (query, ":table", table);
  while ((step = zimt_statement_step (query, error)) == ZIMT_STEP_ROW)
    {
      const char *name = zimt_statement_get_text (query, 0);
      const char *separator = names->len > 0 ? ", " : "";

      g_string_append_printf (names, "%s%s", separator, name);
      g_string_append_printf (sets, "%s%s = excluded.%s", separator, name, name);
      g_string_append (values, separator);
      append_value (values, name, zimt_statement_get_text (query, 1));
    }
  if (step == ZIMT_STEP_ERROR)
    return NULL;
  sql = g_strdup_printf ("INSERT INTO %s (%s) SELECT %s WHERE true"
                         " ON CONFLICT (id) DO UPDATE SET %s",
                         table, names->str, values->str, sets->str);
  return g_intern_string (sql);
}

static const char load_place_sql[]
    = "SELECT json_extract (:image, '$.room_id'), json_extract (:image, '$.starts'),"
      " json_extract (:image, '$.ends')";

static void
name_clash (ZimtStore *store, const RowGoal *goal, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_place_sql, NULL);

  if (query == NULL)
    return;
  zimt_statement_bind_text (query, ":image", goal->image);
  if (zimt_statement_step (query, NULL) == ZIMT_STEP_ROW)
    zimt_booking_row_name_clash (store, zimt_statement_get_int (query, 0),
                                 zimt_statement_get_int (query, 1),
                                 zimt_statement_get_int (query, 2), goal->row_id, error);
}

static gboolean
put_rows (ZimtStore *store, const char *table, GPtrArray *goals, GError **error)
{
  const char *sql = get_put_sql (store, table, error);
  g_autoptr (ZimtStatement) statement
      = sql != NULL ? zimt_statement_prepare (store, sql, error) : NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    {
      const RowGoal *goal = goals->pdata[i];
      g_autoptr (GError) local_error = NULL;

      if (goal->image == NULL || !g_str_equal (goal->table, table))
        continue;
      zimt_statement_bind_text (statement, ":image", goal->image);
      if (strstr (sql, ":now") != NULL)
        zimt_statement_bind_text (statement, ":now", goal->now);
      if (zimt_statement_run (statement, &local_error))
        continue;
      if (g_str_equal (table, "booking"))
        name_clash (store, goal, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_table (GPtrArray *goals, const char *table)
{
  for (guint i = 0; i < goals->len; i++)
    if (g_str_equal (((const RowGoal *)goals->pdata[i])->table, table))
      return TRUE;
  return FALSE;
}

gboolean
zimt_undo_go_back_before (ZimtStore *store, gint64 step_id, GError **error)
{
  g_autoptr (GPtrArray) goals = load_goals (store, step_id, error);

  /* Between going and coming rows name what is not there; commit looks again. */
  if (goals == NULL || !zimt_store_execute (store, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (gsize i = 0; zimt_journaled_tables[i] != NULL; i++)
    if (has_table (goals, zimt_journaled_tables[i])
        && !delete_rows (store, zimt_journaled_tables[i], goals, error))
      return FALSE;
  if (!release_equipment (store, goals, error))
    return FALSE;
  for (gsize i = 0; zimt_journaled_tables[i] != NULL; i++)
    if (has_table (goals, zimt_journaled_tables[i])
        && !put_rows (store, zimt_journaled_tables[i], goals, error))
      return FALSE;
  return TRUE;
}
