/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding records by words, and keeping the keys for it no longer than the records. */
#include "zimt-case-book-private.h"

#include <string.h>

#include "zimt-record-list.h"
#include "zimt-text.h"

/* From how many consonants on a word is compared by its sound, which finds too much where a word is
 * short: names sooner than whole notes. A shorter one has to be the whole word of a name. */
#define SOUND_MIN 2
#define SOUND_MIN_IN_NAMES 3
#define SOUND_MIN_IN_TEXT 4

/* A word of the query. */
typedef struct
{
  char *key;    /* owned */
  char *longer; /* owned (nullable): the key that it has once its last letter becomes one with the
                   next */
  char *sound;  /* owned: the sound key */
  gsize n_sounds;
} Word;

/* How a record compares with others that are found. */
typedef struct
{
  gboolean is_case;
  ZimtMinute changed;
  ZimtRecord *record; /* borrowed */
} Found;

static void
wipe (char **key)
{
  if (*key != NULL)
    explicit_bzero (*key, strlen (*key));
  g_clear_pointer (key, g_free);
}

void
zimt_case_entry_free (ZimtCaseEntry *entry)
{
  wipe (&entry->names);
  wipe (&entry->text);
  zimt_record_unref (entry->record);
  g_free (entry);
}

/* Appends a name, and once more in one word: Al-Hasan, Al Hasan and Alhasan. */
static void
append_name (GString *names, const char *name)
{
  g_autoptr (ZimtWipedText) key = zimt_text_search_key (name);

  g_string_append_printf (names, " %s ", key);
  for (const char *p = strchr (key, ' ') != NULL ? key : ""; *p != '\0'; p++)
    if (*p != ' ')
      g_string_append_c (names, *p);
}

static char *
make_names (const ZimtRecord *record)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (zimt_record_get_kind (record) == ZIMT_RECORD_CASE)
    {
      append_name (names, zimt_record_get_text (record, "name"));
      append_name (names, zimt_record_get_text (record, "pseudonym"));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Everything that is searched, one field after the other. */
static char *
make_text (const ZimtRecord *record)
{
  const ZimtField *fields = zimt_record_kind_get_fields (zimt_record_get_kind (record));
  gsize length = 0;
  g_autoptr (GString) text = NULL;
  char *key;

  for (int i = 0; fields[i].name != NULL; i++)
    if (fields[i].is_searched)
      length += strlen (zimt_record_get_text (record, fields[i].name)) + 1;
  text = g_string_sized_new (length);
  for (int i = 0; fields[i].name != NULL; i++)
    if (fields[i].is_searched)
      {
        g_string_append (text, zimt_record_get_text (record, fields[i].name));
        g_string_append_c (text, '\n');
      }
  key = zimt_text_search_key (text->str);
  explicit_bzero (text->str, text->len);
  return key;
}

void
zimt_case_entry_index (ZimtCaseEntry *entry)
{
  entry->names = make_names (entry->record);
  entry->text = make_text (entry->record);
}

static void
word_clear (gpointer data)
{
  Word *word = data;

  wipe (&word->key);
  wipe (&word->longer);
  wipe (&word->sound);
}

/* While somebody types, a word may end inside two letters that make one: "Josep" is on its way to
 * "Joseph", whose key has no p. (transfer full) (nullable) */
static char *
make_longer (const char *typed)
{
  static const struct
  {
    const char *ending;
    const char *next;
  } ways[] = { { "c", "h" }, { "k", "h" }, { "p", "h" }, { "s", "ch" }, { "z", "h" } };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_has_suffix (typed, ways[i].ending))
      {
        g_autoptr (ZimtWipedText) text = g_strconcat (typed, ways[i].next, NULL);

        return zimt_text_search_key (text);
      }
  return NULL;
}

/* What people look for is a name. */
static void
wipe_all (char **texts)
{
  for (; *texts != NULL; texts++)
    explicit_bzero (*texts, strlen (*texts));
}

/* Appends what the key has of words; only the last can go on. */
static void
append_words (GArray *words, const char *typed)
{
  g_autoptr (ZimtWipedText) key = zimt_text_search_key (typed);
  g_auto (GStrv) keys = g_strsplit (key, " ", -1);
  g_autoptr (ZimtWipedText) folded = zimt_text_fold (typed);

  for (gsize i = 0; keys[i] != NULL && *key != '\0'; i++)
    {
      Word word = { .key = g_strdup (keys[i]), .sound = zimt_text_sound_key (keys[i]) };

      word.n_sounds = strlen (word.sound);
      if (keys[1] == NULL)
        word.longer = make_longer (folded);
      g_array_append_val (words, word);
    }
  wipe_all (keys);
}

/* GArray of Word; (transfer full). */
static GArray *
read_query (const char *query)
{
  g_autoptr (ZimtWipedText) valid = g_utf8_make_valid (query, -1);
  g_auto (GStrv) typed = g_strsplit_set (valid, " \t\r\n", -1);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, word_clear);
  for (gsize i = 0; typed[i] != NULL; i++)
    append_words (words, typed[i]);
  wipe_all (typed);
  return words;
}

static gboolean
has_spelling (const char *key, const Word *word)
{
  return strstr (key, word->key) != NULL
         || (word->longer != NULL && strstr (key, word->longer) != NULL);
}

/* A name begins as it sounds, or is the same where there is little to hear. */
static gboolean
has_name (const ZimtCaseEntry *entry, const Word *word)
{
  if (*entry->names == '\0')
    return FALSE;
  return has_spelling (entry->names, word)
         || (word->n_sounds >= SOUND_MIN
             && zimt_text_has_sound (entry->names, word->sound,
                                     word->n_sounds < SOUND_MIN_IN_NAMES));
}

static gboolean
has_text (const ZimtCaseEntry *entry, const Word *word)
{
  return has_spelling (entry->text, word)
         || (word->n_sounds >= SOUND_MIN_IN_TEXT
             && zimt_text_has_sound (entry->text, word->sound, FALSE));
}

static gboolean
is_found (const ZimtCaseBook *book, const ZimtCaseEntry *entry, const GArray *words)
{
  const char *case_id = zimt_case_record_get_case (entry->record);
  const ZimtCaseEntry *of_case
      = *case_id != '\0' ? g_hash_table_lookup (book->entries, case_id) : NULL;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (!has_name (entry, word) && (of_case == NULL || !has_name (of_case, word))
          && !has_text (entry, word))
        return FALSE;
    }
  return TRUE;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->is_case != other->is_case)
    return one->is_case ? -1 : 1;
  if (one->changed != other->changed)
    return one->changed > other->changed ? -1 : 1;
  return strcmp (zimt_record_get_id (one->record), zimt_record_get_id (other->record));
}

GPtrArray *
zimt_case_book_search (const ZimtCaseBook *book, const char *query, guint max)
{
  GPtrArray *records = zimt_record_list_new ();
  g_autoptr (GArray) words = read_query (query);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  GHashTableIter iter;
  ZimtCaseEntry *entry;

  g_hash_table_iter_init (&iter, book->entries);
  while (words->len > 0 && g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    if (is_found (book, entry, words))
      {
        const Found found = { zimt_record_get_kind (entry->record) == ZIMT_RECORD_CASE,
                              zimt_record_get_changed (entry->record), entry->record };

        g_array_append_val (all, found);
      }
  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len && i < max; i++)
    g_ptr_array_add (records, zimt_record_ref (g_array_index (all, Found, i).record));
  return records;
}
