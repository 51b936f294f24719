/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes with their labels and what these are found by, made once for many fields: there are 7,000
 * languages. */
#include "zimt-code-list.h"

#include <string.h>

#include "zimt-collation.h"
#include "zimt-text.h"

struct _ZimtCodeList
{
  gatomicrefcount n_refs;
  GPtrArray *choices;  /* owned: ZimtCodeChoice */
  GHashTable *by_code; /* owned: code, borrowed from the choice -> the choice */
};

/* What is kept at the center, for the next form. */
typedef struct
{
  ZimtChoices *choices; /* owned: what it was made from */
  ZimtCodeList *list;   /* owned */
} Kept;

ZimtCodeChoice *
zimt_code_choice_new (const char *code, const char *label)
{
  ZimtCodeChoice *choice = g_new0 (ZimtCodeChoice, 1);

  choice->code = g_strdup (code);
  choice->label = g_strdup (label);
  choice->key = zimt_text_fold (label);
  return choice;
}

void
zimt_code_choice_free (ZimtCodeChoice *choice)
{
  g_free (choice->code);
  g_free (choice->label);
  g_free (choice->key);
  g_free (choice);
}

static ZimtCodeList *
list_new (void)
{
  ZimtCodeList *list = g_new0 (ZimtCodeList, 1);

  g_atomic_ref_count_init (&list->n_refs);
  list->choices = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_code_choice_free);
  list->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  return list;
}

static void
add (ZimtCodeList *list, const char *code, const char *label)
{
  ZimtCodeChoice *choice = NULL;

  if (g_hash_table_contains (list->by_code, code))
    return;
  choice = zimt_code_choice_new (code, label);
  g_ptr_array_add (list->choices, choice);
  g_hash_table_insert (list->by_code, choice->code, choice);
}

ZimtCodeList *
zimt_code_list_new (const char *const *codes, const char *const *labels)
{
  ZimtCodeList *list = list_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    add (list, codes[i], labels[i]);
  return list;
}

/* --- Every code --- */

static ZimtCodeList *
list_choices (ZimtChoices *choices, const char *name)
{
  ZimtCodeList *list = list_new ();
  const char *const *usual = zimt_choices_get_codes (choices, name);
  const char *const *every = zimt_choices_get_every_code (choices, name);

  for (guint i = 0; usual[i] != NULL; i++)
    add (list, usual[i], zimt_choices_get_label (choices, name, usual[i]));
  for (guint i = 0; every[i] != NULL; i++)
    add (list, every[i], zimt_choices_get_label (choices, name, every[i]));
  return list;
}

static void
collect_tags (GHashTable *tags, ZimtPeopleBook *book, ZimtRecordKind kind)
{
  g_autoptr (GPtrArray) records = zimt_people_book_list (book, kind);

  for (guint i = 0; i < records->len; i++)
    {
      g_auto (GStrv) words = zimt_record_dup_codes (records->pdata[i], "tags");

      for (guint j = 0; words != NULL && words[j] != NULL; j++)
        g_hash_table_add (tags, g_strdup (words[j]));
    }
}

static const char *
get_itself (gpointer word)
{
  return word;
}

static ZimtCodeList *
list_tags (ZimtPeopleBook *book)
{
  static const ZimtRecordKind kinds[] = { ZIMT_RECORD_ORGANISATION, ZIMT_RECORD_PERSON,
                                          ZIMT_RECORD_INTERPRETER, ZIMT_RECORD_COMPANION };
  ZimtCodeList *list = list_new ();
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer tag;

  for (gsize i = 0; book != NULL && i < G_N_ELEMENTS (kinds); i++)
    collect_tags (tags, book, kinds[i]);
  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, &tag, NULL))
    g_ptr_array_add (words, tag);
  zimt_collation_sort (words, get_itself);
  for (guint i = 0; i < words->len; i++)
    add (list, words->pdata[i], words->pdata[i]);
  return list;
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  zimt_choices_unref (kept->choices);
  zimt_code_list_unref (kept->list);
  g_free (kept);
}

ZimtCodeList *
zimt_code_list_new_every (ZimtSession *session, const char *list)
{
  ZimtCenter *center = zimt_session_get_center (session);
  ZimtChoices *choices = zimt_center_get_choices (center);
  g_autofree char *key = g_strconcat ("zimt-code-list-", list, NULL);
  Kept *kept = NULL;

  if (g_str_equal (list, "tag"))
    return list_tags (zimt_people_get_book (zimt_session_get_people (session)));
  kept = g_object_get_data (G_OBJECT (center), key);
  if (kept == NULL || kept->choices != choices)
    {
      kept = g_new0 (Kept, 1);
      kept->choices = zimt_choices_ref (choices);
      kept->list = list_choices (choices, list);
      g_object_set_data_full (G_OBJECT (center), key, kept, kept_free);
    }
  return zimt_code_list_ref (kept->list);
}

/* --- Reading --- */

ZimtCodeList *
zimt_code_list_ref (ZimtCodeList *list)
{
  g_atomic_ref_count_inc (&list->n_refs);
  return list;
}

void
zimt_code_list_unref (ZimtCodeList *list)
{
  if (!g_atomic_ref_count_dec (&list->n_refs))
    return;
  g_hash_table_unref (list->by_code);
  g_ptr_array_unref (list->choices);
  g_free (list);
}

guint
zimt_code_list_get_n (const ZimtCodeList *list)
{
  return list->choices->len;
}

const ZimtCodeChoice *
zimt_code_list_get (const ZimtCodeList *list, guint i)
{
  return g_ptr_array_index (list->choices, i);
}

const ZimtCodeChoice *
zimt_code_list_find_code (const ZimtCodeList *list, const char *code)
{
  return g_hash_table_lookup (list->by_code, code);
}

guint
zimt_code_rank (const char *key, const char *query)
{
  gsize length = strlen (query);

  if (strncmp (key, query, length) == 0)
    return 0;
  for (const char *at = strchr (key, ' '); at != NULL; at = strchr (at + 1, ' '))
    if (strncmp (at + 1, query, length) == 0)
      return 1;
  return zimt_text_matches (key, query) ? 2 : ZIMT_CODE_MISS;
}
