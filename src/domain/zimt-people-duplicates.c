/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that could be the same person or organisation: by how the names are written and how they
 * sound, and by what only one can have. */
#include "zimt-people-book-private.h"
#include "zimt-record-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Points of each likeness; a card is told from MIN_SCORE on. Two who share a family name only have
 * none. */
#define SAME_WORDS 70
#define SAME_SOUND 60
#define ONE_LETTER 55
#define PART_OF_NAME 45
#define SAME_MARK 42
#define MIN_SCORE 40

/* Only who is written the same is surely the same: brothers share a telephone and nearly a name,
 * and whole families share everything but the name. */
#define MAX_SAME_WORDS 100
#define MAX_OTHER_WORDS 95
#define MAX_OTHER_NAME 85

/* So many in one bucket are no duplicates but a frequent name. */
#define MAX_BUCKET 200

void
zimt_duplicate_free (ZimtDuplicate *duplicate)
{
  if (duplicate == NULL)
    return;
  zimt_record_unref (duplicate->record);
  g_ptr_array_unref (duplicate->reasons);
  g_free (duplicate);
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

  if (MIN (length_a, length_b) < ZIMT_NEAR_MIN_LETTERS)
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
  if (g_str_has_prefix (mark, "tel "))
    return _ ("same phone number");
  if (g_str_has_prefix (mark, "short "))
    return _ ("same short name");
  return g_str_has_prefix (mark, "mail ") ? _ ("same e-mail address") : _ ("same IBAN");
}

/* The greatest score that marks can lead to. */
static int
get_max_score (int name_score)
{
  if (name_score == SAME_WORDS)
    return MAX_SAME_WORDS;
  return name_score > 0 ? MAX_OTHER_WORDS : MAX_OTHER_NAME;
}

ZimtDuplicate *
zimt_traits_compare (const ZimtTraits *a, const ZimtTraits *b, ZimtRecord *record)
{
  const char *reason = NULL;
  int name_score = compare_names (a, b, &reason);
  int score = name_score;
  g_autoptr (GPtrArray) reasons = NULL;
  ZimtDuplicate *duplicate = NULL;

  /* Most of what shares a sound is somebody else. */
  if (score == 0 && count_common (a->marks, b->marks) == 0)
    return NULL;
  reasons = g_ptr_array_new_with_free_func (g_free);
  if (score > 0)
    g_ptr_array_add (reasons, g_strdup (reason));
  for (gsize i = 0; a->marks[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)b->marks, a->marks[i]))
      {
        const char *of_mark = get_mark_reason (a->marks[i]);

        score += SAME_MARK;
        if (!g_ptr_array_find_with_equal_func (reasons, of_mark, g_str_equal, NULL))
          g_ptr_array_add (reasons, g_strdup (of_mark));
      }
  if (score < MIN_SCORE)
    return NULL;
  duplicate = g_new0 (ZimtDuplicate, 1);
  duplicate->record = zimt_record_ref (record);
  duplicate->score = MIN (score, get_max_score (name_score));
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

/* What shares a bucket with @record, once; GHashTable of ZimtRecord (borrowed). */
static GHashTable *
find_candidates (const ZimtPeopleBook *book, const ZimtTraits *traits, const ZimtRecord *record)
{
  GHashTable *candidates = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) keys = zimt_traits_list_keys (traits, zimt_record_get_kind (record));

  for (guint i = 0; i < keys->len; i++)
    {
      const GPtrArray *bucket = g_hash_table_lookup (book->buckets, keys->pdata[i]);

      for (guint j = 0; bucket != NULL && j < bucket->len; j++)
        if (!g_str_equal (zimt_record_get_id (bucket->pdata[j]), zimt_record_get_id (record)))
          g_hash_table_add (candidates, bucket->pdata[j]);
    }
  return candidates;
}

GPtrArray *
zimt_people_book_find_duplicates (ZimtPeopleBook *book, const ZimtRecord *record, guint max)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_duplicate_free);
  ZimtTraits *traits = zimt_traits_new (record);
  g_autoptr (GHashTable) candidates = NULL;
  GHashTableIter iter;
  gpointer other = NULL;

  zimt_people_book_index_all (book);
  candidates = find_candidates (book, traits, record);
  g_hash_table_iter_init (&iter, candidates);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    {
      ZimtDuplicate *duplicate
          = zimt_traits_compare (traits, g_hash_table_lookup (book->traits, other), other);

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
add_pair (const ZimtPeopleBook *book, GHashTable *seen, GPtrArray *pairs, ZimtRecord *a,
          ZimtRecord *b)
{
  gboolean is_in_order = strcmp (zimt_record_get_id (a), zimt_record_get_id (b)) < 0;
  ZimtRecord *first = is_in_order ? a : b, *second = is_in_order ? b : a;
  g_autofree char *key
      = g_strdup_printf ("%s %s", zimt_record_get_id (first), zimt_record_get_id (second));
  ZimtDuplicate *duplicate = NULL;
  Pair *pair = NULL;

  if (!g_hash_table_add (seen, g_steal_pointer (&key)))
    return;
  duplicate = zimt_traits_compare (g_hash_table_lookup (book->traits, first),
                                   g_hash_table_lookup (book->traits, second), second);
  if (duplicate == NULL)
    return;
  pair = g_new0 (Pair, 1);
  *pair = (Pair){ first, duplicate };
  g_ptr_array_add (pairs, pair);
}

/* Of a frequent name only those who are called the same all over, and of these not every pair. */
static void
add_pairs_of_bucket (const ZimtPeopleBook *book, const char *key, const GPtrArray *bucket,
                     GHashTable *seen, GPtrArray *pairs)
{
  if (bucket->len > MAX_BUCKET && strstr (key, " all ") == NULL)
    return;
  for (guint i = 0; i < bucket->len; i++)
    for (guint j = i + 1; j < MIN (bucket->len, i + MAX_BUCKET); j++)
      add_pair (book, seen, pairs, bucket->pdata[i], bucket->pdata[j]);
}

/* GPtrArray of Pair, best first; (transfer full). */
static GPtrArray *
find_pairs (const ZimtPeopleBook *book, ZimtRecordKind kind)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *prefix = g_strdup_printf ("%d ", (int)kind);
  GHashTableIter iter;
  gpointer key = NULL, bucket = NULL;

  g_hash_table_iter_init (&iter, book->buckets);
  while (g_hash_table_iter_next (&iter, &key, &bucket))
    if (g_str_has_prefix (key, prefix))
      add_pairs_of_bucket (book, key, bucket, seen, pairs);
  g_ptr_array_sort (pairs, compare_pairs);
  return pairs;
}

GPtrArray *
zimt_people_book_list_duplicates (ZimtPeopleBook *book, ZimtRecordKind kind, guint max,
                                  GPtrArray **firsts)
{
  g_autoptr (GPtrArray) pairs = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_duplicate_free);

  zimt_people_book_index_all (book);
  pairs = find_pairs (book, kind);
  *firsts = zimt_record_list_new ();
  for (guint i = 0; i < MIN (pairs->len, max); i++)
    {
      Pair *pair = pairs->pdata[i];

      g_ptr_array_add (*firsts, zimt_record_ref (pair->first));
      g_ptr_array_add (found, g_steal_pointer (&pair->duplicate));
    }
  return found;
}
