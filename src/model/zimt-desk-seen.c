/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the vault was when this computer last saw it, so that a file that was put back to an
 * earlier state is told. A file has no way to know that of itself. What is remembered is sealed
 * with the class's own key: it tells nobody how much was written. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "zimt-desk-private.h"
#include "zimt-paths.h"

#define SEEN_TABLE "seen"

/* The file of the database, in @folder. */
static char *
dup_path (ZimtDesk *desk, const char *folder)
{
  g_autofree char *uid = zimt_id_to_uid (desk->keyring->database);

  return g_build_filename (folder, uid, NULL);
}

static GKeyFile *
load (ZimtDesk *desk)
{
  g_autofree char *folder = zimt_paths_state ();
  g_autofree char *path = dup_path (desk, folder);
  GKeyFile *file = g_key_file_new ();

  /* One that is not there, or cannot be read, has seen nothing. */
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/* Not to be able to remember is no reason to keep anybody from working. */
static void
save (ZimtDesk *desk, GKeyFile *file)
{
  g_autofree char *folder = zimt_paths_state ();
  g_autofree char *path = dup_path (desk, folder);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (file, path, NULL);
}

static ZimtValueName
name_of (ZimtDesk *desk, const ZimtClassKey *key)
{
  return (ZimtValueName){ desk->keyring->database,
                          SEEN_TABLE,
                          desk->keyring->database,
                          zimt_class_key_get_code (key),
                          zimt_class_key_get_generation (key),
                          1 };
}

static char *
seal_counter (ZimtDesk *desk, const ZimtOpenClass *open)
{
  ZimtValueName name = name_of (desk, open->key);
  guint64 counter = GUINT64_TO_LE (open->manifest.counter);
  g_autoptr (GBytes) sealed = zimt_value_seal (zimt_class_key_get_secret (open->key), &name,
                                               (const guint8 *)&counter, sizeof counter);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);

  return g_base64_encode (bytes, size);
}

/* FALSE where it was not sealed by this generation of the key. */
static gboolean
open_counter (ZimtDesk *desk, const ZimtOpenClass *open, const char *text, guint64 *counter)
{
  ZimtValueName name = name_of (desk, open->key);
  gsize size;
  g_autofree guchar *sealed = g_base64_decode (text, &size);
  g_autoptr (GBytes) bytes
      = zimt_value_open (zimt_class_key_get_secret (open->key), &name, sealed, size, NULL);

  if (bytes == NULL || g_bytes_get_size (bytes) != sizeof *counter)
    return FALSE;
  memcpy (counter, g_bytes_get_data (bytes, NULL), sizeof *counter);
  *counter = GUINT64_FROM_LE (*counter);
  return TRUE;
}

static gboolean
is_older (ZimtDesk *desk, GKeyFile *file, const ZimtOpenClass *open)
{
  const char *code = zimt_class_key_get_code (open->key);
  g_autofree char *text = g_key_file_get_string (file, code, "seen", NULL);
  guint64 generation = g_key_file_get_uint64 (file, code, "generation", NULL);
  guint64 counter;

  if (generation != zimt_class_key_get_generation (open->key))
    return generation > zimt_class_key_get_generation (open->key);
  return text != NULL && open_counter (desk, open, text, &counter)
         && counter > open->manifest.counter;
}

static void
remember (ZimtDesk *desk, GKeyFile *file, const ZimtOpenClass *open)
{
  const char *code = zimt_class_key_get_code (open->key);
  g_autofree char *text = seal_counter (desk, open);

  g_key_file_set_uint64 (file, code, "generation", zimt_class_key_get_generation (open->key));
  g_key_file_set_string (file, code, "seen", text);
}

void
zimt_desk_mark_seen (ZimtDesk *desk)
{
  g_autoptr (GKeyFile) file = load (desk);
  GHashTableIter iter;
  gpointer open;

  g_hash_table_iter_init (&iter, desk->keyring->classes);
  while (g_hash_table_iter_next (&iter, NULL, &open))
    remember (desk, file, open);
  save (desk, file);
}

char *
zimt_desk_check_seen (ZimtDesk *desk)
{
  g_autoptr (GKeyFile) file = load (desk);
  GHashTableIter iter;
  gpointer open;
  gboolean has_older = FALSE;

  g_hash_table_iter_init (&iter, desk->keyring->classes);
  while (g_hash_table_iter_next (&iter, NULL, &open))
    has_older |= is_older (desk, file, open);
  zimt_desk_mark_seen (desk);
  if (!has_older)
    return NULL;
  return g_strdup (
      _ ("This house is older than the one that this computer saw last, as after a backup "
         "was brought back: what was written in between is not in it."));
}
