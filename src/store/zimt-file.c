/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that appear complete or not at all: made beside their place, synced, then renamed. */
#include "zimt-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "zimt-error.h"

/* Nobody works at an unfinished file for that long. */
#define STALE_SECONDS (24 * 60 * 60)

/* What SQLite keeps beside a database. */
static const char *const sqlite_endings[] = { "-wal", "-shm", "-journal" };

/* @path without the ending of what is not finished; (transfer full) */
static char *
dup_final_path (const char *path)
{
  const char *slash = strrchr (path, G_DIR_SEPARATOR);
  const char *ending = strstr (slash != NULL ? slash : path, ZIMT_FILE_UNFINISHED);

  return ending != NULL ? g_strndup (path, (gsize)(ending - path)) : g_strdup (path);
}

char *
zimt_file_dup_name (const char *path)
{
  g_autofree char *final_path = dup_final_path (path);

  return g_filename_display_name (final_path);
}

void
zimt_file_set_error (const char *path, int error_number, GError **error)
{
  g_autofree char *name = zimt_file_dup_name (path);

  if (error_number == EACCES || error_number == EPERM || error_number == EROFS)
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_READ_ONLY,
                 _ ("“%s” cannot be written; Zimt needs to write the file and its folder."), name);
  else
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED, _ ("Reading or writing “%s” failed (%s)."),
                 name, g_strerror (error_number));
}

char *
zimt_file_resolve (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = g_strdup (resolved != NULL ? resolved : path);

  free (resolved);
  return copy;
}

gboolean
zimt_file_make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  zimt_file_set_error (folder, errno, error);
  return FALSE;
}

static void
set_exists (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
               _ ("There is a file “%s” already; choose another name."), name);
}

static gboolean
is_name_of_sqlite (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sqlite_endings); i++)
    if (g_str_has_suffix (path, sqlite_endings[i]))
      return TRUE;
  return FALSE;
}

/* SQLite would take what another database has left for the new one's, and damage it. */
static gboolean
has_no_leftovers (const char *path, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sqlite_endings); i++)
    {
      g_autofree char *leftover = g_strconcat (path, sqlite_endings[i], NULL);
      g_autofree char *name = g_filename_display_name (leftover);
      GStatBuf status;

      if (g_stat (leftover, &status) != 0 || status.st_size == 0)
        continue;
      g_set_error (
          error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
          _ ("“%s” is left of another database and would damage a new one; move it away, or "
             "choose another name."),
          name);
      return FALSE;
    }
  return TRUE;
}

gboolean
zimt_file_is_free (const char *path, GError **error)
{
  if (is_name_of_sqlite (path))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                   _ ("“%s” ends like a file of the database itself; choose another name."), name);
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return has_no_leftovers (path, error);
  set_exists (path, error);
  return FALSE;
}

gboolean
zimt_file_is_replaceable (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || is_name_of_sqlite (path))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (sqlite_endings); i++)
    {
      g_autofree char *name = g_strconcat (path, sqlite_endings[i], NULL);

      if (g_file_test (name, G_FILE_TEST_EXISTS))
        return FALSE;
    }
  return TRUE;
}

/* The new file's time is "now" by the clock that the other has its time from, maybe a server's. */
static gboolean
is_stale (const char *path, const char *newest)
{
  GStatBuf status, now;

  return g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) && g_lstat (newest, &now) == 0
         && status.st_mtime < now.st_mtime - STALE_SECONDS;
}

/* What a kill left unfinished is a copy of the house, which should not lie about. */
static void
remove_stale (const char *path, const char *temporary)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *beginning = g_strconcat (base, ZIMT_FILE_UNFINISHED, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *stale = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, beginning) && is_stale (stale, temporary))
        g_unlink (stale);
    }
}

char *
zimt_file_new_beside (const char *path, GError **error)
{
  g_autofree char *final_path = dup_final_path (path);
  g_autofree char *temporary = g_strconcat (final_path, ZIMT_FILE_UNFINISHED, "XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      zimt_file_set_error (path, errno, error);
      return NULL;
    }
  close (fd);
  remove_stale (final_path, temporary);
  return g_steal_pointer (&temporary);
}

void
zimt_file_discard (const char *temporary)
{
  g_unlink (temporary);
  for (gsize i = 0; i < G_N_ELEMENTS (sqlite_endings); i++)
    {
      g_autofree char *name = g_strconcat (temporary, sqlite_endings[i], NULL);

      g_unlink (name);
    }
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean is_synced = fd >= 0 && fsync (fd) == 0;

  if (!is_synced)
    zimt_file_set_error (path, errno, error);
  if (fd >= 0)
    close (fd);
  return is_synced;
}

static gboolean
sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/* Sticks and old file systems know no RENAME_NOREPLACE; a moment's race is all that is lost. */
static int
rename_to_free_name (const char *from, const char *to)
{
  int result = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

  if (result == 0 || (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP))
    return result;
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return -1;
    }
  return rename (from, to);
}

gboolean
zimt_file_publish (const char *temporary, const char *path, GError **error)
{
  if (!sync_path (temporary, O_RDONLY, error))
    return FALSE;
  if (rename_to_free_name (temporary, path) == 0)
    return sync_folder (path, error);
  if (errno == EEXIST)
    set_exists (path, error);
  else
    zimt_file_set_error (path, errno, error);
  return FALSE;
}

gboolean
zimt_file_replace (const char *temporary, const char *path, GError **error)
{
  if (!sync_path (temporary, O_RDONLY, error))
    return FALSE;
  if (rename (temporary, path) != 0)
    {
      zimt_file_set_error (path, errno, error);
      return FALSE;
    }
  return sync_folder (path, error);
}
