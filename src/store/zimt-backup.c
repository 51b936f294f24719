/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a house, and a copy put in the place of a house. */
#include "zimt-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "zimt-file.h"
#include "zimt-store-private.h"

/* Copies all pages into the empty file at @path. */
static gboolean
copy_pages (sqlite3 *from, const char *path, GError **error)
{
  sqlite3 *to = NULL;
  sqlite3_backup *copying = NULL;
  gboolean is_copied = FALSE;

  if (sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    copying = sqlite3_backup_init (to, "main", from, "main");
  if (copying != NULL)
    {
      sqlite3_backup_step (copying, -1);
      is_copied = sqlite3_backup_finish (copying) == SQLITE_OK;
    }
  if (!is_copied)
    zimt_statement_set_error (to, error);
  sqlite3_close (to);
  return is_copied;
}

/* Opens the copy as any house, brings it up to date where it is older, and checks it. */
static gboolean
prove_copy (const char *path, GError **error)
{
  g_autoptr (ZimtStore) copy = zimt_store_open_connection (path, error);

  return copy != NULL && zimt_store_migrate (copy, 0, error) && zimt_store_check (copy, error);
}

/* Where a copy is damaged, so is what it was made of, which @message names. */
static void
blame_original (const char *message, GError **error)
{
  if (error == NULL || !g_error_matches (*error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED))
    return;
  g_clear_error (error);
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED, message);
}

static void
blame_house (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *message = g_strdup_printf (
      _ ("“%s” is damaged, so no copy of it was made; put an earlier backup in its place."), name);

  blame_original (message, error);
}

static void
blame_backup (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *message = g_strdup_printf (
      _ ("The backup “%s” is damaged, or it is no house of Zimt; choose another one."), name);

  blame_original (message, error);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf of_a, of_b;

  return g_stat (a, &of_a) == 0 && g_stat (b, &of_b) == 0 && of_a.st_dev == of_b.st_dev
         && of_a.st_ino == of_b.st_ino;
}

gboolean
zimt_store_backup (ZimtStore *store, const char *path, gboolean may_replace, GError **error)
{
  gboolean is_replacing = may_replace && zimt_file_is_replaceable (path)
                          && !is_same_file (sqlite3_db_filename (store->db, "main"), path);
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (!zimt_store_is_in_transaction (store), FALSE);

  if (!is_replacing && !zimt_file_is_free (path, error))
    return FALSE;
  temporary = zimt_file_new_beside (path, error);
  if (temporary == NULL)
    return FALSE;
  if (copy_pages (store->db, temporary, error) && prove_copy (temporary, error)
      && (is_replacing ? zimt_file_replace (temporary, path, error)
                       : zimt_file_publish (temporary, path, error)))
    return TRUE;
  zimt_file_discard (temporary);
  blame_house (store->path, error);
  return FALSE;
}

/* A folder would be moved away with all that is in it. */
static gboolean
can_be_replaced (const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
               _ ("“%s” is not a file, so no house can take its place; choose another name."),
               name);
  return FALSE;
}

/* A house that is open, or was not closed, has a WAL beside it: opening it says so, or moves the
 * WAL into the file. A finished copy has none, and may lie where nothing can be written. */
static gboolean
settle_backup (const char *backup, GError **error)
{
  g_autofree char *wal = g_strconcat (backup, "-wal", NULL);
  g_autoptr (ZimtStore) store = NULL;

  if (!g_file_test (wal, G_FILE_TEST_EXISTS))
    return TRUE;
  store = zimt_store_open (backup, ZIMT_STORE_OPEN_EXISTING, error);
  return store != NULL;
}

static gboolean
copy_backup (const char *backup, const char *temporary, GError **error)
{
  sqlite3 *from = zimt_store_open_header (backup, error);
  gboolean is_copied = from != NULL && copy_pages (from, temporary, error);

  sqlite3_close (from);
  return is_copied;
}

/* Takes the lock of what is at @path and moves its WAL into it; a journal would stay beside it as a
 * file, so it is in memory. *lock is NULL where it is no house:
 * nobody can have it open, and SQLite would only throw its WAL away. */
static gboolean
lock_old (const char *path, sqlite3 **lock, GError **error)
{
  static const char sql[] = "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT;"
                            "PRAGMA journal_mode = MEMORY";
  g_autoptr (GError) local_error = NULL;

  if (!zimt_store_inspect (path, FALSE, &local_error)
      && g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED))
    return TRUE;
  if (sqlite3_open_v2 (path, lock, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
      && sqlite3_exec (*lock, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  if (sqlite3_errcode (*lock) == SQLITE_BUSY)
    {
      zimt_statement_set_error (*lock, error);
      g_clear_pointer (lock, sqlite3_close);
      return FALSE;
    }
  g_clear_pointer (lock, sqlite3_close);
  return TRUE;
}

static char *
find_kept_name (const char *path)
{
  for (int n = 1;; n++)
    {
      g_autofree char *name = g_strdup_printf ("%s.before-restore-%d", path, n);

      if (zimt_file_is_free (name, NULL))
        return g_steal_pointer (&name);
    }
}

/* They belong to the old file only, and would destroy the new one. */
static gboolean
keep_leftovers (const char *path, const char *name, GError **error)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (name, suffixes[i], NULL);

      if (rename (from, to) != 0 && errno != ENOENT)
        {
          zimt_file_set_error (from, errno, error);
          return FALSE;
        }
    }
  return TRUE;
}

/* Gives what is at @path a second name, so that there is a file at @path all the time; where the
 * file system cannot do that, it is renamed. */
static gboolean
keep_old (const char *path, const char *name, GError **error)
{
  if (link (path, name) == 0 || rename (path, name) == 0)
    return keep_leftovers (path, name, error);
  zimt_file_set_error (path, errno, error);
  return FALSE;
}

static gboolean
put_in_place (const char *temporary, const char *path, char **kept, GError **error)
{
  g_autofree char *name = find_kept_name (path);
  sqlite3 *lock = NULL;
  gboolean is_replaced;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return keep_leftovers (path, name, error) && zimt_file_is_free (path, error)
           && zimt_file_publish (temporary, path, error);
  if (!lock_old (path, &lock, error))
    return FALSE;
  is_replaced = keep_old (path, name, error) && zimt_file_replace (temporary, path, error);
  if (is_replaced)
    *kept = g_steal_pointer (&name);
  sqlite3_close (lock);
  return is_replaced;
}

/* The copy, checked, in a file beside @path; (transfer full) (nullable). */
static char *
make_copy (const char *backup, const char *path, GError **error)
{
  g_autofree char *temporary = NULL;

  if (!settle_backup (backup, error) || !zimt_store_inspect (backup, FALSE, error)
      || !zimt_file_make_folder (path, error))
    return NULL;
  temporary = zimt_file_new_beside (path, error);
  if (temporary == NULL)
    return NULL;
  if (copy_backup (backup, temporary, error) && prove_copy (temporary, error))
    return g_steal_pointer (&temporary);
  zimt_file_discard (temporary);
  return NULL;
}

gboolean
zimt_store_restore (const char *backup, const char *path, char **kept, GError **error)
{
  g_autofree char *source = zimt_file_resolve (backup);
  g_autofree char *target = zimt_file_resolve (path);
  g_autofree char *temporary = NULL;
  g_autofree char *kept_name = NULL;

  if (kept != NULL)
    *kept = NULL;
  if (is_same_file (source, target))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("A house cannot be its own backup; choose another file."));
      return FALSE;
    }
  if (!can_be_replaced (target, error))
    return FALSE;
  temporary = make_copy (source, target, error);
  if (temporary == NULL)
    {
      blame_backup (backup, error);
      return FALSE;
    }
  if (!put_in_place (temporary, target, &kept_name, error))
    {
      zimt_file_discard (temporary);
      return FALSE;
    }
  if (kept != NULL)
    *kept = g_steal_pointer (&kept_name);
  return TRUE;
}
