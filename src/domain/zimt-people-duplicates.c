/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that could be the same person or organisation: by how the names are written and how they
 * sound, and by what only one can have. */
#include "zimt-people-book-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-text.h"

/* Points of each likeness; a card is told from MIN_SCORE on. Two who share a family name only have
 * none. */
#define SAME_WORDS 70
#define SAME_SOUND 60
#define ONE_LETTER 55
#define PART_OF_NAME 45
#define SAME_MARK 42
#define MIN_SCORE 40
#define MAX_SCORE 100

/* What sounds like many others tells nothing. */
#define MIN_SOUND 2

/* So many in one bucket are no duplicates but a frequent name. */
#define MAX_BUCKET 200

void
zimt_traits_free (gpointer data)
{
  ZimtTraits *traits = data;

  g_strfreev (traits->words);
  g_strfreev (traits->sounds);
  g_strfreev (traits->marks);
  g_free (traits);
}

void
zimt_duplicate_free (ZimtDuplicate *duplicate)
{
  if (duplicate == NULL)
    return;
  zimt_record_unref (duplicate->record);
  g_ptr_array_unref (duplicate->reasons);
  g_free (duplicate);
}

/* --- Traits --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char **)a, *(char **)b);
}

/* @texts (transfer full), sorted, NULL-terminated. */
static char **
to_strv (GPtrArray *texts)
{
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_free (texts, FALSE);
}

static char **
make_words (const ZimtRecord *record)
{
  gboolean is_organisation = zimt_record_get_kind (record) == ZIMT_RECORD_ORGANISATION;
  g_autofree char *title = is_organisation ? g_strdup (zimt_record_get_text (record, "name"))
                                           : zimt_record_dup_title (record);
  g_autofree char *key = zimt_text_search_key (title);
  g_auto (GStrv) parts = g_strsplit (key, " ", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  return to_strv (words);
}

static char **
make_sounds (char **words)
{
  GPtrArray *sounds = g_ptr_array_new ();

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *sound = zimt_text_sound_key (words[i]);

      g_ptr_array_add (sounds, strlen (sound) >= MIN_SOUND ? g_steal_pointer (&sound)
                                                           : g_strdup (words[i]));
    }
  return to_strv (sounds);
}

/* Digits with the country before them: "+49 361", "0049 361" and "0361" are one. (transfer full) */
static char *
normalise_phone (const char *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (g_str_has_prefix (digits->str, "00"))
    g_string_erase (digits, 0, 2);
  else if (*digits->str == '0' && strchr (number, '+') == NULL)
    {
      g_string_erase (digits, 0, 1);
      g_string_prepend (digits, "49");
    }
  return g_strdup_printf ("tel %s", digits->str);
}

static gboolean
has_field (const ZimtRecord *record, const char *name)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  while (field->name != NULL && !g_str_equal (field->name, name))
    field++;
  return field->name != NULL;
}

static char **
make_marks (const ZimtRecord *record)
{
  GPtrArray *marks = g_ptr_array_new ();

  for (guint i = 0; has_field (record, "phones") && i < zimt_record_get_n_rows (record, "phones");
       i++)
    g_ptr_array_add (marks, normalise_phone (
                                zimt_record_get_text (zimt_record_get_row (record, "phones", i),
                                                      "number")));
  for (guint i = 0; has_field (record, "emails") && i < zimt_record_get_n_rows (record, "emails");
       i++)
    {
      g_autofree char *address = g_utf8_casefold (
          zimt_record_get_text (zimt_record_get_row (record, "emails", i), "address"), -1);

      g_ptr_array_add (marks, g_strdup_printf ("mail %s", address));
    }
  if (has_field (record, "iban") && *zimt_record_get_text (record, "iban") != '\0')
    {
      g_autofree char *iban = g_ascii_strup (zimt_record_get_text (record, "iban"), -1);

      g_ptr_array_add (marks, g_strdup_printf ("iban %s", g_strdelimit (iban, " ", '-')));
    }
  return to_strv (marks);
}

static ZimtTraits *
traits_new (const ZimtRecord *record)
{
  ZimtTraits *traits = g_new0 (ZimtTraits, 1);

  traits->words = make_words (record);
  traits->sounds = make_sounds (traits->words);
  traits->marks = make_marks (record);
  return traits;
}

static const ZimtTraits *
get_traits (const ZimtPeopleBook *book, ZimtRecord *record)
{
  ZimtTraits *traits = g_hash_table_lookup (book->traits, record);

  if (traits == NULL)
    {
      traits = traits_new (record);
      g_hash_table_insert (book->traits, record, traits);
    }
  return traits;
}

/* --- Comparing --- */

/* How many of the sorted texts both have. */
static guint
count_common (char **a, char **b)
{
  guint n = 0;

  while (*a != NULL && *b != NULL)
    {
      int order = strcmp (*a, *b);

      n += order == 0 ? 1 : 0;
      if (order <= 0)
        a++;
      if (order >= 0)
        b++;
    }
  return n;
}

static gboolean
is_one_letter_off (const char *a, const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b), i = 0;

  if (MIN (length_a, length_b) < 4)
    return FALSE;
  while (a[i] != '\0' && a[i] == b[i])
    i++;
  if (length_a == length_b)
    return strcmp (a + i + 1, b + i + 1) == 0
           || (a[i] == b[i + 1] && a[i + 1] == b[i] && strcmp (a + i + 2, b + i + 2) == 0);
  if (length_a == length_b + 1)
    return strcmp (a + i + 1, b + i) == 0;
  return length_b == length_a + 1 && strcmp (a + i, b + i + 1) == 0;
}

/* All words but one are the same, and that one nearly. Both are sorted, so that the odd ones are
 * found by leaving out what is common. */
static gboolean
is_nearly_same (char **a, char **b, guint n_common)
{
  const char *odd_a = NULL, *odd_b = NULL;

  if (g_strv_length (a) != g_strv_length (b) || n_common + 1 != g_strv_length (a))
    return FALSE;
  for (gsize i = 0; a[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)b, a[i]))
      odd_a = a[i];
  for (gsize i = 0; b[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)a, b[i]))
      odd_b = b[i];
  return odd_a != NULL && odd_b != NULL && is_one_letter_off (odd_a, odd_b);
}

/* Points of the names, and why. */
static int
compare_names (const ZimtTraits *a, const ZimtTraits *b, const char **reason)
{
  guint n_a = g_strv_length (a->words), n_b = g_strv_length (b->words);
  guint n_words = 0, n_sounds = 0;

  if (n_a == 0 || n_b == 0)
    return 0;
  n_words = count_common (a->words, b->words);
  *reason = _ ("same name");
  if (n_a == n_b && n_words == n_a)
    return SAME_WORDS;
  n_sounds = count_common (a->sounds, b->sounds);
  *reason = _ ("the name sounds the same");
  if (n_a == n_b && n_sounds == n_a)
    return SAME_SOUND;
  *reason = _ ("the name differs in a letter");
  if (is_nearly_same (a->words, b->words, n_words))
    return ONE_LETTER;
  *reason = _ ("one name is a part of the other");
  return MIN (n_a, n_b) >= 2 && n_sounds == MIN (n_a, n_b) ? PART_OF_NAME : 0;
}

static const char *
get_mark_reason (const char *mark)
{
  if (g_str_has_prefix (mark, "tel"))
    return _ ("same phone number");
  return g_str_has_prefix (mark, "mail") ? _ ("same e-mail address") : _ ("same IBAN");
}

/* NULL where the two do not look the same. @record is the other one. */
static ZimtDuplicate *
compare (const ZimtTraits *a, const ZimtTraits *b, ZimtRecord *record)
{
  const char *reason = NULL;
  int score = compare_names (a, b, &reason);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  ZimtDuplicate *duplicate = NULL;

  if (score > 0)
    g_ptr_array_add (reasons, g_strdup (reason));
  for (gsize i = 0; a->marks[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)b->marks, a->marks[i]))
      {
        score += SAME_MARK;
        g_ptr_array_add (reasons, g_strdup (get_mark_reason (a->marks[i])));
      }
  if (score < MIN_SCORE)
    return NULL;
  duplicate = g_new0 (ZimtDuplicate, 1);
  duplicate->record = zimt_record_ref (record);
  duplicate->score = MIN (score, MAX_SCORE);
  duplicate->reasons = g_steal_pointer (&reasons);
  return duplicate;
}

static int
compare_duplicates (gconstpointer a, gconstpointer b)
{
  const ZimtDuplicate *one = *(ZimtDuplicate **)a, *other = *(ZimtDuplicate **)b;

  return one->score != other->score
             ? other->score - one->score
             : strcmp (zimt_record_get_id (one->record), zimt_record_get_id (other->record));
}

GPtrArray *
zimt_people_book_find_duplicates (const ZimtPeopleBook *book, const ZimtRecord *record, guint max)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_duplicate_free);
  ZimtTraits *traits = traits_new (record);
  GHashTableIter iter;
  gpointer other = NULL;

  g_hash_table_iter_init (&iter, book->cards);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    {
      ZimtDuplicate *duplicate = NULL;

      if (zimt_record_get_kind (other) != zimt_record_get_kind (record)
          || g_str_equal (zimt_record_get_id (other), zimt_record_get_id (record)))
        continue;
      duplicate = compare (traits, get_traits (book, other), other);
      if (duplicate != NULL)
        g_ptr_array_add (found, duplicate);
    }
  zimt_traits_free (traits);
  g_ptr_array_sort (found, compare_duplicates);
  if (found->len > max)
    g_ptr_array_set_size (found, (gint)max);
  return found;
}

/* --- All pairs --- */

/* Two cards, the one with the smaller id first. */
typedef struct
{
  ZimtRecord *first;        /* borrowed */
  ZimtDuplicate *duplicate; /* owned */
} Pair;

static void
pair_free (gpointer data)
{
  zimt_duplicate_free (((Pair *)data)->duplicate);
  g_free (data);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *one = *(Pair **)a, *other = *(Pair **)b;
  int order = other->duplicate->score - one->duplicate->score;

  if (order == 0)
    order = strcmp (zimt_record_get_id (one->first), zimt_record_get_id (other->first));
  return order != 0 ? order
                    : strcmp (zimt_record_get_id (one->duplicate->record),
                              zimt_record_get_id (other->duplicate->record));
}

static void
add_to_buckets (GHashTable *buckets, char **keys, ZimtRecord *record)
{
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      GPtrArray *bucket = g_hash_table_lookup (buckets, keys[i]);

      if (bucket == NULL)
        {
          bucket = g_ptr_array_new ();
          g_hash_table_insert (buckets, keys[i], bucket);
        }
      if (bucket->len == 0 || bucket->pdata[bucket->len - 1] != record)
        g_ptr_array_add (bucket, record);
    }
}

static void
add_pair (const ZimtPeopleBook *book, GHashTable *seen, GPtrArray *pairs, ZimtRecord *first,
          ZimtRecord *second)
{
  g_autofree char *key
      = g_strdup_printf ("%s %s", zimt_record_get_id (first), zimt_record_get_id (second));
  ZimtDuplicate *duplicate = NULL;
  Pair *pair = NULL;

  if (!g_hash_table_add (seen, g_steal_pointer (&key)))
    return;
  duplicate = compare (get_traits (book, first), get_traits (book, second), second);
  if (duplicate == NULL)
    return;
  pair = g_new0 (Pair, 1);
  *pair = (Pair){ first, duplicate };
  g_ptr_array_add (pairs, pair);
}

GPtrArray *
zimt_people_book_list_duplicates (const ZimtPeopleBook *book, ZimtRecordKind kind, guint max,
                                  GPtrArray **firsts)
{
  g_autoptr (GPtrArray) records = zimt_people_book_list (book, kind);
  g_autoptr (GHashTable) buckets
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (pair_free);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_duplicate_free);
  GHashTableIter iter;
  gpointer bucket = NULL;

  *firsts = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  for (guint i = 0; i < records->len; i++)
    {
      const ZimtTraits *traits = get_traits (book, records->pdata[i]);

      add_to_buckets (buckets, traits->sounds, records->pdata[i]);
      add_to_buckets (buckets, traits->marks, records->pdata[i]);
    }
  g_hash_table_iter_init (&iter, buckets);
  while (g_hash_table_iter_next (&iter, NULL, &bucket))
    {
      GPtrArray *same = bucket;

      for (guint i = 0; i < same->len && same->len <= MAX_BUCKET; i++)
        for (guint j = i + 1; j < same->len; j++)
          add_pair (book, seen, pairs, same->pdata[i], same->pdata[j]);
    }
  g_ptr_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < MIN (pairs->len, max); i++)
    {
      Pair *pair = pairs->pdata[i];

      g_ptr_array_add (*firsts, zimt_record_ref (pair->first));
      g_ptr_array_add (found, g_steal_pointer (&pair->duplicate));
    }
  return found;
}
