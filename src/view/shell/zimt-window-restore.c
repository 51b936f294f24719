/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a backup back in the place of the window's house. */
#include <glib/gi18n-lib.h>

#include "zimt-paths.h"
#include "zimt-window-private.h"

typedef struct
{
  char *backup; /* owned */
  char *path;   /* owned */
} Restore;

static void
restore_free (Restore *restore)
{
  g_free (restore->backup);
  g_free (restore->path);
  g_free (restore);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Restore *restore = task_data;
  GError *error = NULL;
  char *kept = NULL;

  if (zimt_desk_restore (restore->backup, restore->path, &kept, &error))
    g_task_return_pointer (task, kept != NULL ? kept : g_strdup (""), g_free);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZimtWindow *self = ZIMT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *path = g_strdup (self->path);

  if (self->center == NULL)
    return;
  /* Whatever came of it, the house that is there now is opened: a failed restore has changed
   * nothing. */
  if (kept != NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    zimt_window_open (self, path);
  else
    zimt_window_show_first_start (self);
  if (kept == NULL)
    zimt_window_tell (self, error->message);
  else if (*kept == '\0')
    zimt_window_tell (self, _ ("The backup was brought back."));
  else
    {
      g_autofree char *shown = g_filename_display_basename (kept);
      /* Translators: %s is the name of a file. */
      g_autofree char *text = g_strdup_printf (
          _ ("The backup was brought back. What was there before is kept as %s."), shown);

      zimt_window_tell (self, text);
    }
}

void
zimt_window_restore (ZimtWindow *self, const char *backup)
{
  Restore *restore = g_new0 (Restore, 1);
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, NULL);
  g_autofree char *folder = NULL;

  zimt_session_lock (self->session);
  if (self->path == NULL)
    self->path = zimt_paths_house ();
  folder = g_path_get_dirname (self->path);
  g_mkdir_with_parents (folder, 0700);
  restore->backup = g_strdup (backup);
  restore->path = g_strdup (self->path);
  zimt_window_show_page (self, "opening");
  zimt_center_close (self->center);
  g_task_set_source_tag (task, zimt_window_restore);
  g_task_set_task_data (task, restore, (GDestroyNotify)restore_free);
  g_task_run_in_thread (task, restore_in_thread);
}
