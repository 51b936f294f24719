/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code lists: one array of codes a list, one map to labels, one from what people type. */
#include "zimt-code-lists.h"

#include <glib/gi18n-lib.h>

#include "zimt-csv.h"
#include "zimt-text.h"

typedef struct
{
  GPtrArray *codes;   /* owned: code, NULL-terminated */
  GHashTable *labels; /* owned: code to label in the interface's language */
  GHashTable *folded; /* owned: folded code or label to code, borrowed from @codes */
} CodeList;

struct _ZimtCodeLists
{
  GHashTable *lists; /* owned: name to CodeList */
};

static const char *const no_codes[] = { NULL };

static CodeList *
code_list_new (void)
{
  CodeList *list = g_new0 (CodeList, 1);

  list->codes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (list->codes, NULL);
  list->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  list->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return list;
}

static void
code_list_free (CodeList *list)
{
  g_ptr_array_unref (list->codes);
  g_hash_table_unref (list->labels);
  g_hash_table_unref (list->folded);
  g_free (list);
}

/* The column of labels for the first language that the table knows; (transfer full). */
static char *
choose_label_column (const ZimtCsv *csv, const char *const *languages)
{
  for (; languages != NULL && *languages != NULL; languages++)
    {
      g_autofree char *column = g_strconcat ("label_", *languages, NULL);

      if (zimt_csv_has_column (csv, column))
        return g_steal_pointer (&column);
    }
  return g_strdup ("label_en");
}

static void
add_folded (CodeList *list, const char *text, const char *code)
{
  g_autofree char *key = zimt_text_fold (text);

  /* The first code keeps a word that two of them share. */
  if (!g_hash_table_contains (list->folded, key))
    g_hash_table_insert (list->folded, g_steal_pointer (&key), (gpointer)code);
}

static void
code_list_add (CodeList *list, const ZimtCsv *csv, guint row, const char *label_column)
{
  const char *const *columns = zimt_csv_get_columns (csv);
  char *code = g_strdup (zimt_csv_get (csv, row, "code"));
  const char *label = zimt_csv_get (csv, row, label_column);

  if (*label == '\0')
    label = zimt_csv_get (csv, row, "label_en");
  g_ptr_array_insert (list->codes, (int)list->codes->len - 1, code);
  g_hash_table_insert (list->labels, g_strdup (code), g_strdup (label));
  add_folded (list, code, code);
  add_folded (list, label, code);
  for (; *columns != NULL; columns++)
    if (g_str_has_prefix (*columns, "label_"))
      add_folded (list, zimt_csv_get (csv, row, *columns), code);
}

static gboolean
read_row (ZimtCodeLists *lists, const ZimtCsv *csv, guint row, const char *label_column,
          GError **error)
{
  const char *name = zimt_csv_get (csv, row, "list");
  const char *code = zimt_csv_get (csv, row, "code");
  CodeList *list = g_hash_table_lookup (lists->lists, name);

  if (*name == '\0' || *code == '\0' || *zimt_csv_get (csv, row, "label_en") == '\0')
    return zimt_csv_refuse (csv, row, error,
                            _ ("the list, the code or its English label is empty."));
  if (list == NULL)
    {
      list = code_list_new ();
      g_hash_table_insert (lists->lists, g_strdup (name), list);
    }
  if (g_hash_table_contains (list->labels, code))
    return zimt_csv_refuse (csv, row, error, _ ("the code “%s” is there twice."), code);
  code_list_add (list, csv, row, label_column);
  return TRUE;
}

static ZimtCodeLists *
code_lists_new_from_csv (const ZimtCsv *csv, const char *const *languages, GError **error)
{
  static const char *const columns[] = { "list", "code", "label_en", NULL };
  g_autofree char *label_column = choose_label_column (csv, languages);
  g_autoptr (ZimtCodeLists) lists = NULL;

  if (!zimt_csv_require (csv, columns, error))
    return NULL;
  lists = g_atomic_rc_box_new0 (ZimtCodeLists);
  lists->lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)code_list_free);
  for (guint row = 0; row < zimt_csv_get_n_rows (csv); row++)
    if (!read_row (lists, csv, row, label_column, error))
      return NULL;
  return g_steal_pointer (&lists);
}

ZimtCodeLists *
zimt_code_lists_load (GError **error)
{
  g_autoptr (ZimtCsv) csv = zimt_csv_new_from_data ("code-lists.csv", error);

  return csv != NULL ? code_lists_new_from_csv (csv, g_get_language_names (), error) : NULL;
}

ZimtCodeLists *
zimt_code_lists_new (GBytes *bytes, const char *name, const char *const *languages, GError **error)
{
  g_autoptr (ZimtCsv) csv = zimt_csv_new (bytes, name, error);

  return csv != NULL ? code_lists_new_from_csv (csv, languages, error) : NULL;
}

void
zimt_code_lists_add (ZimtCodeLists *lists, const char *list, const char *code, const char *label)
{
  CodeList *found = g_hash_table_lookup (lists->lists, list);
  char *own = NULL;

  if (found == NULL || g_hash_table_contains (found->labels, code))
    return;
  own = g_strdup (code);
  g_ptr_array_insert (found->codes, (int)found->codes->len - 1, own);
  g_hash_table_insert (found->labels, g_strdup (code), g_strdup (label));
  add_folded (found, own, own);
  add_folded (found, label, own);
}

ZimtCodeLists *
zimt_code_lists_ref (ZimtCodeLists *lists)
{
  return g_atomic_rc_box_acquire (lists);
}

static void
code_lists_clear (gpointer data)
{
  ZimtCodeLists *lists = data;

  g_hash_table_unref (lists->lists);
}

void
zimt_code_lists_unref (ZimtCodeLists *lists)
{
  g_atomic_rc_box_release_full (lists, code_lists_clear);
}

const char *const *
zimt_code_lists_get_codes (const ZimtCodeLists *lists, const char *list)
{
  const CodeList *found = g_hash_table_lookup (lists->lists, list);

  return found != NULL ? (const char *const *)found->codes->pdata : no_codes;
}

const char *
zimt_code_lists_get_label (const ZimtCodeLists *lists, const char *list, const char *code)
{
  const CodeList *found = g_hash_table_lookup (lists->lists, list);

  return found != NULL ? g_hash_table_lookup (found->labels, code) : NULL;
}

const char *
zimt_code_lists_find_code (const ZimtCodeLists *lists, const char *list, const char *text)
{
  const CodeList *found = g_hash_table_lookup (lists->lists, list);
  g_autofree char *key = zimt_text_fold (text);

  return found != NULL ? g_hash_table_lookup (found->folded, key) : NULL;
}
