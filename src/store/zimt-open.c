/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, creating and migrating the file, and saying in one sentence why that cannot be. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "zimt-file.h"
#include "zimt-migrations.h"
#include "zimt-store-private.h"

/* A program that is just closing gets this long. */
#define BUSY_TIMEOUT_MS 200

/* The smallest page of SQLite. */
#define MIN_DATABASE_BYTES 512

/* The lock comes first: nothing is read before it is there. */
static const char configure_sql[] = "PRAGMA locking_mode = EXCLUSIVE;"
                                    "PRAGMA temp_store = MEMORY;"
                                    "PRAGMA secure_delete = ON;"
                                    "PRAGMA cell_size_check = ON;"
                                    "PRAGMA foreign_keys = ON;"
                                    "PRAGMA recursive_triggers = OFF;"
                                    "PRAGMA cache_size = -32768;"
                                    "PRAGMA journal_mode = WAL;"
                                    "PRAGMA journal_size_limit = 16777216;"
                                    "PRAGMA synchronous = FULL;"
                                    "BEGIN IMMEDIATE;"
                                    "COMMIT;"
                                    "SELECT count (*) FROM sqlite_schema;";

static void
set_unreadable (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_READ_ONLY,
               _ ("“%s” cannot be read; get the right to read the file and its folder, or choose "
                  "another file."),
               name);
}

/* What can be told without opening it. */
static gboolean
inspect_file (const char *path, gboolean is_for_writing, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (path);
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND, _ ("There is no file “%s”."), name);
      else if (errno == EACCES)
        set_unreadable (path, error);
      else
        zimt_file_set_error (path, errno, error);
      return FALSE;
    }
  if (S_ISDIR (status.st_mode))
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                 _ ("“%s” is a folder, not a house of Zimt; choose a file."), name);
  else if (!S_ISREG (status.st_mode))
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                 _ ("“%s” is not a file, so it is no house of Zimt."), name);
  else if (status.st_size < MIN_DATABASE_BYTES)
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                 _ ("“%s” is too short to be a house of Zimt; choose another file, or put a backup "
                    "in its place."),
                 name);
  else if (g_access (path, R_OK) != 0)
    set_unreadable (path, error);
  else if (is_for_writing && (g_access (path, W_OK) != 0 || g_access (folder, W_OK | X_OK) != 0))
    zimt_file_set_error (path, errno, error);
  else
    return TRUE;
  return FALSE;
}

/* One number of the file's header. */
static gboolean
read_header (sqlite3 *db, const char *sql, int *value)
{
  sqlite3_stmt *statement = NULL;
  gboolean is_read = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK
                     && sqlite3_step (statement) == SQLITE_ROW;

  if (is_read)
    *value = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return is_read;
}

static gboolean
check_age (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int application_id = 0, version = 0;

  if (!read_header (db, "PRAGMA application_id", &application_id)
      || !read_header (db, "PRAGMA user_version", &version))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                   _ ("“%s” is not a sound database; put a backup in its place."), name);
      return FALSE;
    }
  if (application_id != ZIMT_APPLICATION_ID || version < 1)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                   _ ("“%s” is a database of another program, not a house of Zimt."), name);
      return FALSE;
    }
  if (version > zimt_migrations[zimt_n_migrations - 1].number)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NEWER,
                   _ ("“%s” was written by a newer version of Zimt; update this program."), name);
      return FALSE;
    }
  return TRUE;
}

sqlite3 *
zimt_store_open_header (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *file_uri = g_filename_to_uri (absolute, NULL, error);
  g_autofree char *uri = NULL;
  sqlite3 *db = NULL;

  if (file_uri == NULL)
    return NULL;
  uri = g_strconcat (file_uri, "?immutable=1", NULL);
  if (sqlite3_open_v2 (uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL)
      == SQLITE_OK)
    return db;
  zimt_statement_set_error (db, error);
  sqlite3_close (db);
  return NULL;
}

/* Whether a crash left a WAL beside @path that has something in it. */
static gboolean
has_wal (const char *path)
{
  g_autofree char *resolved = zimt_file_resolve (path);
  g_autofree char *wal = g_strconcat (resolved, "-wal", NULL);
  GStatBuf status;

  return g_stat (wal, &status) == 0 && status.st_size > 0;
}

/* A crash in the middle of a checkpoint leaves a file whose header runs ahead of its pages: broken
 * without its WAL, whole with it. What such a file is can be told after recovery only. */
static gboolean
awaits_recovery (sqlite3 *db, const char *path)
{
  int application_id;

  return !read_header (db, "PRAGMA application_id", &application_id)
         && sqlite3_errcode (db) == SQLITE_CORRUPT && has_wal (path);
}

gboolean
zimt_store_inspect (const char *path, gboolean is_for_writing, GError **error)
{
  sqlite3 *db;
  gboolean is_ours;

  if (!inspect_file (path, is_for_writing, error))
    return FALSE;
  db = zimt_store_open_header (path, error);
  is_ours = db != NULL && (awaits_recovery (db, path) || check_age (db, path, error));
  sqlite3_close (db);
  return is_ours;
}

gboolean
zimt_store_execute (ZimtStore *store, const char *sql, GError **error)
{
  if (sqlite3_exec (store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  zimt_statement_set_error (store->db, error);
  return FALSE;
}

static void
harden (sqlite3 *db)
{
  sqlite3_extended_result_codes (db, TRUE);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

static void
keep_wal_on_close (sqlite3 *db, gboolean keeps)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps, NULL);
}

static void
free_statement_cb (gpointer statement)
{
  sqlite3_finalize (statement);
}

ZimtStore *
zimt_store_open_connection (const char *path, GError **error)
{
  g_autoptr (ZimtStore) store = g_new0 (ZimtStore, 1);
  gboolean keeps_wal = has_wal (path);

  store->path = g_strdup (path);
  store->statements = g_hash_table_new_full (NULL, NULL, NULL, free_statement_cb);
  store->equipment
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  if (sqlite3_open_v2 (path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
      != SQLITE_OK)
    {
      zimt_statement_set_error (store->db, error);
      return NULL;
    }
  if (sqlite3_db_readonly (store->db, "main") != 0)
    {
      zimt_file_set_error (path, EROFS, error);
      return NULL;
    }
  harden (store->db);
  keep_wal_on_close (store->db, keeps_wal);
  if (!zimt_store_execute (store, configure_sql, error))
    return NULL;
  keep_wal_on_close (store->db, FALSE);
  return g_steal_pointer (&store);
}

static gboolean
migrate_once (ZimtStore *store, const ZimtMigration *migration, GError **error)
{
  g_autofree char *version_sql = g_strdup_printf ("PRAGMA user_version = %d", migration->number);

  if (zimt_store_execute (store, "BEGIN IMMEDIATE", error)
      && zimt_store_execute (store, migration->sql, error)
      && zimt_store_execute (store, version_sql, error)
      && zimt_store_execute (store, "COMMIT", error))
    return TRUE;
  zimt_store_rollback (store);
  return FALSE;
}

gboolean
zimt_store_migrate (ZimtStore *store, int number, GError **error)
{
  int version = 0;

  if (!read_header (store->db, "PRAGMA user_version", &version))
    {
      zimt_statement_set_error (store->db, error);
      return FALSE;
    }
  for (gsize i = 0; i < zimt_n_migrations; i++)
    {
      const ZimtMigration *migration = &zimt_migrations[i];

      if (migration->number > version && (number == 0 || migration->number <= number)
          && !migrate_once (store, migration, error))
        return FALSE;
    }
  return TRUE;
}

/* An empty file becomes a database. */
static gboolean
fill_new_file (const char *path, int number, GError **error)
{
  g_autofree char *id_sql = g_strdup_printf ("PRAGMA application_id = %d", ZIMT_APPLICATION_ID);
  g_autoptr (ZimtStore) store = zimt_store_open_connection (path, error);

  return store != NULL && zimt_store_execute (store, id_sql, error)
         && zimt_store_migrate (store, number, error);
}

gboolean
zimt_store_create (const char *path, int number, GError **error)
{
  g_autofree char *temporary = NULL;

  if (!zimt_file_is_free (path, error) || !zimt_file_make_folder (path, error))
    return FALSE;
  temporary = zimt_file_new_beside (path, error);
  if (temporary == NULL)
    return FALSE;
  if (fill_new_file (temporary, number, error) && zimt_file_publish (temporary, path, error))
    return TRUE;
  zimt_file_discard (temporary);
  return FALSE;
}

static const char touch_unjournaled_sql[] = "SELECT * FROM journal_step JOIN journal LIMIT 1;"
                                            "SELECT * FROM write_right LIMIT 1;"
                                            "SELECT * FROM card_right LIMIT 1;"
                                            "SELECT * FROM assignment_next LIMIT 1;"
                                            "SELECT * FROM erasure LIMIT 1;"
                                            "SELECT * FROM account_key LIMIT 1;"
                                            "SELECT * FROM vault;"
                                            "SELECT class, generation FROM class_key LIMIT 1;"
                                            "SELECT class, generation FROM class_slot LIMIT 1;"
                                            "SELECT id FROM sealed LIMIT 1;";

/* Whether every table is there and can be begun to read. What lies deeper is found by
 * zimt_store_check (), which takes too long for every start. */
static gboolean
touch_tables (ZimtStore *store, GError **error)
{
  for (gsize i = 0; zimt_journaled_tables[i] != NULL; i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT image FROM %s_image LIMIT 1", zimt_journaled_tables[i]);

      if (!zimt_store_execute (store, sql, error))
        return FALSE;
    }
  return zimt_store_execute (store, touch_unjournaled_sql, error);
}

/* A file that was copied here may have come with another mode. */
static void
make_private (sqlite3 *db)
{
  const char *path = sqlite3_db_filename (db, "main");

  g_chmod (path, 0600);
  g_chmod (sqlite3_filename_wal (path), 0600);
}

ZimtStore *
zimt_store_open (const char *path, ZimtStoreOpen how, GError **error)
{
  g_autoptr (ZimtStore) store = NULL;
  gboolean keeps_wal = has_wal (path);

  if (how == ZIMT_STORE_CREATE && !zimt_store_create (path, 0, error))
    return NULL;
  if (!zimt_store_inspect (path, TRUE, error))
    return NULL;
  store = zimt_store_open_connection (path, error);
  if (store == NULL)
    return NULL;
  /* The WAL that a crash left may have brought a newer header, and until it is known to be ours and
   * sound it is not written into the file. One that is empty goes with the closing. */
  keep_wal_on_close (store->db, keeps_wal);
  if (!check_age (store->db, path, error) || !zimt_store_migrate (store, 0, error)
      || !touch_tables (store, error))
    return NULL;
  keep_wal_on_close (store->db, FALSE);
  make_private (store->db);
  return g_steal_pointer (&store);
}
