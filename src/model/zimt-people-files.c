/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards from files and into files, read and written on the worker thread. */
#include "zimt-contacts-csv.h"
#include "zimt-desk-vault.h"
#include "zimt-people-private.h"
#include "zimt-record-list.h"

/* --- Reading --- */

typedef struct
{
  char *path; /* owned */
  gboolean is_csv;
  GArray *columns; /* owned (nullable) */
  gboolean is_dry;
  GCancellable *cancellable; /* owned (nullable) */
  GMainContext *context;     /* owned: of the main thread */
  ZimtPeopleProgressFunc progress;
  gpointer progress_data;
  double begin; /* what is done before the part that is on */
} ImportWish;

static void
import_wish_free (ImportWish *wish)
{
  g_free (wish->path);
  g_clear_pointer (&wish->columns, g_array_unref);
  g_clear_object (&wish->cancellable);
  g_main_context_unref (wish->context);
  g_free (wish);
}

static GBytes *
read_file (const char *path, GError **error)
{
  char *contents;
  gsize size;

  return g_file_get_contents (path, &contents, &size, error) ? g_bytes_new_take (contents, size)
                                                             : NULL;
}

static gpointer
read_head_in_worker (ZimtDesk *desk, gpointer path, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (path, error);

  return bytes != NULL ? zimt_csv_read_head (bytes, error) : NULL;
}

void
zimt_people_read_head_async (ZimtPeople *self, const char *path, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  zimt_people_run (self, read_head_in_worker, g_strdup (path), g_free,
                   (GDestroyNotify)zimt_csv_head_free, ZIMT_YIELD_OPEN, callback, user_data);
}

ZimtCsvHead *
zimt_people_read_head_finish (ZimtPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  ZimtPeopleProgressFunc func;
  gpointer data;
  double done;
} Progress;

static gboolean
progress_cb (gpointer user_data)
{
  Progress *progress = user_data;

  progress->func (progress->done, progress->data);
  return G_SOURCE_REMOVE;
}

/* In the worker's thread. Reading the file is taken for a half of the work, storing for the other.
 */
static gboolean
tell_progress (double done, gpointer data)
{
  ImportWish *wish = data;
  g_autoptr (GSource) source = NULL;
  Progress *progress;

  if (wish->progress != NULL)
    {
      progress = g_new0 (Progress, 1);
      *progress = (Progress){ wish->progress, wish->progress_data, wish->begin + done / 2 };
      source = g_idle_source_new ();
      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, progress_cb, progress, g_free);
      g_source_attach (source, wish->context);
    }
  return wish->cancellable == NULL || !g_cancellable_is_cancelled (wish->cancellable);
}

static ZimtReadCards *
read_csv (ZimtDesk *desk, ImportWish *wish, GBytes *bytes, GError **error)
{
  g_autoptr (ZimtCsvHead) head = zimt_csv_read_head (bytes, error);
  g_autoptr (ZimtCodeLists) lists = NULL;

  if (head == NULL)
    return NULL;
  lists = zimt_choices_load_code_lists (zimt_desk_get_choices (desk), error);
  if (lists == NULL)
    return NULL;
  if (wish->columns != NULL && wish->columns->len == head->columns->len)
    {
      g_array_unref (head->columns);
      head->columns = g_array_ref (wish->columns);
    }
  return zimt_csv_read_contacts (head, lists, tell_progress, wish, error);
}

static gpointer
import_in_worker (ZimtDesk *desk, gpointer data, GError **error)
{
  ImportWish *wish = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ZimtReadCards) cards = NULL;
  g_autofree char *name = g_path_get_basename (wish->path);

  if (g_cancellable_set_error_if_cancelled (wish->cancellable, error))
    return NULL;
  bytes = read_file (wish->path, error);
  if (bytes == NULL)
    return NULL;
  cards = wish->is_csv ? read_csv (desk, wish, bytes, error)
                       : zimt_vcard_read (bytes, 0, tell_progress, wish, error);
  if (cards == NULL)
    return NULL;
  wish->begin = 0.5;
  return zimt_desk_import_people (desk, cards, name, wish->is_dry, tell_progress, wish, error);
}

void
zimt_people_import_async (ZimtPeople *self, const char *path, const char *kind_of_file,
                          GArray *columns, gboolean is_dry, GCancellable *cancellable,
                          ZimtPeopleProgressFunc progress, gpointer progress_data,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  ImportWish *wish = g_new0 (ImportWish, 1);

  wish->path = g_strdup (path);
  wish->is_csv = g_str_equal (kind_of_file, "csv");
  wish->columns = columns != NULL ? g_array_copy (columns) : NULL;
  wish->is_dry = is_dry;
  wish->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  wish->context = g_main_context_ref_thread_default ();
  wish->progress = progress;
  wish->progress_data = progress_data;
  zimt_people_run (self, import_in_worker, wish, (GDestroyNotify)import_wish_free,
                   (GDestroyNotify)zimt_import_free, ZIMT_YIELD_OPEN, callback, user_data);
}

ZimtImport *
zimt_people_import_finish (ZimtPeople *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Writing --- */

typedef struct
{
  GPtrArray *records; /* owned: ZimtRecord */
  GHashTable *names;  /* owned: id of an organisation to its name */
  char *kind;         /* owned */
  char *path;         /* owned */
  int n_left_out;
} ExportWish;

static void
export_wish_free (ExportWish *wish)
{
  g_ptr_array_unref (wish->records);
  g_hash_table_unref (wish->names);
  g_free (wish->kind);
  g_free (wish->path);
  g_free (wish);
}

static const char *
get_name (gpointer data, const char *id)
{
  const ExportWish *wish = data;
  const char *name = g_hash_table_lookup (wish->names, id);

  return name != NULL ? name : "";
}

static gboolean
write_file (ZimtDesk *desk, ExportWish *wish, GError **error)
{
  g_autoptr (ZimtCodeLists) lists
      = zimt_choices_load_code_lists (zimt_desk_get_choices (desk), error);
  g_autoptr (GBytes) bytes = NULL;

  if (lists == NULL)
    return FALSE;
  if (g_str_equal (wish->kind, "xlsx"))
    return zimt_xlsx_write_contacts (wish->path, wish->records, lists, get_name, wish, error);
  if (g_str_equal (wish->kind, "csv"))
    bytes = zimt_csv_write_contacts (wish->records, lists, get_name, wish);
  else
    bytes = zimt_vcard_write (wish->records, get_name, wish);
  return g_file_set_contents_full (wish->path, g_bytes_get_data (bytes, NULL),
                                   (gssize)g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

/* One more than were left out: NULL would be a failure. */
static gpointer
export_in_worker (ZimtDesk *desk, gpointer data, GError **error)
{
  ExportWish *wish = data;

  return write_file (desk, wish, error) ? GINT_TO_POINTER (wish->n_left_out + 1) : NULL;
}

static void
add_names (ZimtPeople *self, GHashTable *names, ZimtRecord *record)
{
  if (zimt_record_get_kind (record) != ZIMT_RECORD_PERSON || self->book == NULL)
    return;
  for (guint i = 0; i < zimt_record_get_n_rows (record, "roles"); i++)
    {
      const char *id
          = zimt_record_get_text (zimt_record_get_row (record, "roles", i), "organisation");
      ZimtRecord *organisation = zimt_people_book_get (self->book, id);

      if (organisation != NULL && !g_hash_table_contains (names, id))
        g_hash_table_insert (names, g_strdup (id),
                             g_strdup (zimt_record_get_text (organisation, "name")));
    }
}

static void
leave (gpointer nothing)
{
}

void
zimt_people_export_async (ZimtPeople *self, GPtrArray *records, const char *kind_of_file,
                          const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  ExportWish *wish = g_new0 (ExportWish, 1);

  wish->records = zimt_record_list_new ();
  wish->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  wish->kind = g_strdup (kind_of_file);
  wish->path = g_strdup (path);
  for (guint i = 0; i < records->len; i++)
    {
      ZimtRecord *record = records->pdata[i];

      if (zimt_record_get_kind (record) == ZIMT_RECORD_PERSON
          && !zimt_person_allows (record, "export"))
        {
          wish->n_left_out++;
          continue;
        }
      g_ptr_array_add (wish->records, zimt_record_ref (record));
      add_names (self, wish->names, record);
    }
  zimt_people_run (self, export_in_worker, wish, (GDestroyNotify)export_wish_free, leave,
                   ZIMT_YIELD_OPEN, callback, user_data);
}

gboolean
zimt_people_export_finish (ZimtPeople *self, GAsyncResult *result, int *n_left_out, GError **error)
{
  int done;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  done = GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
  if (n_left_out != NULL)
    *n_left_out = MAX (done - 1, 0);
  return done > 0;
}
