/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the file has the tables, triggers, views and indexes that the migrations make: a trigger
 * that was taken out leaves no trace in the rows. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-migrations.h"
#include "zimt-store-private.h"

/* SQLite's own have no text. */
static const char load_sql[]
    = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1";

/* What there is, as "trigger NAME", to its SQL; NULL with error. */
static GHashTable *
load (sqlite3 *db, GError **error)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = NULL;
  int answer = sqlite3_prepare_v2 (db, load_sql, -1, &statement, NULL);

  while (answer == SQLITE_OK && (answer = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_hash_table_insert (parts, g_strdup ((const char *)sqlite3_column_text (statement, 0)),
                           g_strdup ((const char *)sqlite3_column_text (statement, 1)));
      answer = SQLITE_OK;
    }
  if (answer != SQLITE_DONE)
    zimt_statement_set_error (db, error);
  sqlite3_finalize (statement);
  return answer == SQLITE_DONE ? g_steal_pointer (&parts) : NULL;
}

/* What an empty database has after every migration. */
static GHashTable *
load_wanted (GError **error)
{
  sqlite3 *db = NULL;
  int answer = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  GHashTable *parts = NULL;

  for (gsize i = 0; answer == SQLITE_OK && i < zimt_n_migrations; i++)
    answer = sqlite3_exec (db, zimt_migrations[i].sql, NULL, NULL, NULL);
  if (answer == SQLITE_OK)
    parts = load (db, error);
  else
    zimt_statement_set_error (db, error);
  sqlite3_close (db);
  return parts;
}

/* The first by name of @parts that @others has not, or has another; NULL. */
static const char *
find_difference (GHashTable *parts, GHashTable *others)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (parts), (GCompareFunc)strcmp);

  for (GList *i = names; i != NULL; i = i->next)
    if (g_strcmp0 (g_hash_table_lookup (others, i->data), g_hash_table_lookup (parts, i->data))
        != 0)
      return i->data;
  return NULL;
}

gboolean
zimt_store_compare_schema (ZimtStore *store, char **fault, GError **error)
{
  g_autoptr (GHashTable) wanted = load_wanted (error);
  g_autoptr (GHashTable) found = wanted != NULL ? load (store->db, error) : NULL;
  const char *lacks = found != NULL ? find_difference (wanted, found) : NULL;
  const char *foreign = found != NULL ? find_difference (found, wanted) : NULL;

  *fault = NULL;
  if (lacks != NULL && g_hash_table_contains (found, lacks))
    /* Translators: %s is a part of the database, in English: "trigger NAME". */
    *fault = g_strdup_printf (_ ("%s was changed"), lacks);
  else if (lacks != NULL)
    /* Translators: %s is a part of the database, in English: "trigger NAME". */
    *fault = g_strdup_printf (_ ("%s is missing"), lacks);
  else if (foreign != NULL)
    /* Translators: %s is a part of the database, in English: "trigger NAME". */
    *fault = g_strdup_printf (_ ("%s does not belong there"), foreign);
  return found != NULL;
}
