/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks who could accompany whom. These are all the points there are:
 *
 *   a common language                     10
 *   same district                         20
 *   an hour and more of common time       20
 *   interests: 10 for each in common  0 to 30
 *   age: up to ten years apart            10
 *        up to twenty                      5
 *   waited: one for a week            0 to 20
 */
#include "zimt-tandem-match-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-availability.h"
#include "zimt-pool-reasons.h"
#include "zimt-text.h"

#define POINTS_LANGUAGE 10
#define POINTS_DISTRICT 20
#define POINTS_TIME 20
#define MIN_COMMON_MINUTES 60
#define POINTS_INTEREST 10
#define MAX_POINTS_INTERESTS 30
#define POINTS_AGE 10
#define POINTS_AGE_FAR 5
#define DAYS_A_WAITING_POINT 7
#define MAX_POINTS_WAITING 20

/* A soft rule: its points, and if @sentence is not NULL and there are points, what they are for in
 * it. */
typedef int (*Rule) (const ZimtPairQuery *query, const ZimtRecord *companion,
                     const ZimtRecord *newcomer, char **sentence);

void
zimt_pair_free (ZimtPair *pair)
{
  if (pair == NULL)
    return;
  zimt_record_unref (pair->companion);
  zimt_record_unref (pair->newcomer);
  g_ptr_array_unref (pair->reasons);
  g_free (pair);
}

/* The codes that both have: how many, and their labels if @labels is not NULL. */
static int
count_common (const ZimtPairQuery *query, const ZimtRecord *companion, const ZimtRecord *newcomer,
              const char *field, const char *list, char **labels)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (companion, field);
  g_autoptr (GString) text = labels != NULL ? g_string_new (NULL) : NULL;
  int n = 0;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      if (!zimt_record_has_code (newcomer, field, codes[i]))
        continue;
      n++;
      if (text != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                zimt_label_or_code (query->get_label, query->data, list, codes[i]));
    }
  if (text != NULL)
    *labels = g_strdup (text->str);
  return n;
}

static int
rate_languages (const ZimtPairQuery *query, const ZimtRecord *companion, const ZimtRecord *newcomer,
                char **sentence)
{
  g_autofree char *labels = NULL;
  int n = count_common (query, companion, newcomer, "languages", "language",
                        sentence != NULL ? &labels : NULL);

  if (n > 0 && sentence != NULL)
    /* Translators: %s are languages with commas. */
    *sentence = g_strdup_printf (_ ("languages in common: %s"), labels);
  return n > 0 ? POINTS_LANGUAGE : 0;
}

static int
rate_district (const ZimtPairQuery *query, const ZimtRecord *companion, const ZimtRecord *newcomer,
               char **sentence)
{
  const char *district = zimt_record_get_text (companion, "district");

  if (*district == '\0' || strcmp (district, zimt_record_get_text (newcomer, "district")) != 0)
    return 0;
  if (sentence != NULL)
    *sentence = g_strdup_printf (_ ("in the same district: %s"),
                                 zimt_label_or_code (query->get_label, query->data, "district",
                                                     district));
  return POINTS_DISTRICT;
}

static int
rate_time (const ZimtPairQuery *query, const ZimtRecord *companion, const ZimtRecord *newcomer,
           char **sentence)
{
  int minutes = zimt_availability_get_overlap (companion, newcomer);

  if (minutes < MIN_COMMON_MINUTES)
    return 0;
  if (sentence != NULL)
    *sentence = g_strdup (_ ("both have time at the same hours"));
  return POINTS_TIME;
}

static int
rate_interests (const ZimtPairQuery *query, const ZimtRecord *companion, const ZimtRecord *newcomer,
                char **sentence)
{
  g_autofree char *labels = NULL;
  int n = count_common (query, companion, newcomer, "interests", "interest",
                        sentence != NULL ? &labels : NULL);

  if (n > 0 && sentence != NULL)
    /* Translators: %s are interests with commas. */
    *sentence = g_strdup_printf (_ ("interests in common: %s"), labels);
  return MIN (n * POINTS_INTEREST, MAX_POINTS_INTERESTS);
}

static int
rate_age (const ZimtPairQuery *query, const ZimtRecord *companion, const ZimtRecord *newcomer,
          char **sentence)
{
  int one = zimt_record_get_number (companion, "birth_year");
  int other = zimt_record_get_number (newcomer, "birth_year");
  int years = ABS (one - other);

  if (one == 0 || other == 0 || years > 20)
    return 0;
  if (sentence != NULL && years == 0)
    *sentence = g_strdup (_ ("of the same age"));
  else if (sentence != NULL)
    *sentence = g_strdup_printf (ngettext ("one year apart in age", "%d years apart in age",
                                           (gulong)years),
                                 years);
  return years <= 10 ? POINTS_AGE : POINTS_AGE_FAR;
}

static int
rate_waiting (const ZimtPairQuery *query, const ZimtRecord *companion, const ZimtRecord *newcomer,
              char **sentence)
{
  int days = zimt_newcomer_get_days_waited (newcomer, query->today);
  int points = MIN (days / DAYS_A_WAITING_POINT, MAX_POINTS_WAITING);

  if (points > 0 && sentence != NULL)
    *sentence
        = g_strdup_printf (ngettext ("waits for one day", "waits for %d days", (gulong)days), days);
  return points;
}

static const Rule rules[]
    = { rate_languages, rate_district, rate_time, rate_interests, rate_age, rate_waiting };

/* 0: they cannot be a pair. */
static int
rate (const ZimtPairQuery *query, const ZimtPairSide *companion, const ZimtPairSide *newcomer)
{
  int score = 0;

  if (companion->obstacle != NULL || newcomer->obstacle != NULL
      || zimt_pair_find_obstacle (companion, newcomer) != NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    score += rules[i](query, companion->record, newcomer->record, NULL);
  return score;
}

/* Of two people the one who is the reason; (transfer full) (nullable). */
static char *
dup_obstacle (const ZimtPairSide *companion, const ZimtPairSide *newcomer)
{
  const ZimtPairSide *side = companion->obstacle != NULL ? companion : newcomer;
  const char *sentence;

  if (side->obstacle != NULL)
    {
      g_autofree char *name = zimt_record_dup_title (side->record);

      /* Translators: a name, and why this person is not to be matched: "Selam: Pauses until 1.1."
       */
      return g_strdup_printf (_ ("%1$s: %2$s"), name, side->obstacle);
    }
  sentence = zimt_pair_find_obstacle (companion, newcomer);
  return sentence != NULL ? g_strdup (_ (sentence)) : NULL;
}

static ZimtPair *
pair_new (const ZimtPairQuery *query, const ZimtPairSide *companion, const ZimtPairSide *newcomer)
{
  ZimtPair *pair = g_new0 (ZimtPair, 1);
  char *obstacle = dup_obstacle (companion, newcomer);

  pair->companion = zimt_record_ref (companion->record);
  pair->newcomer = zimt_record_ref (newcomer->record);
  pair->reasons = g_ptr_array_new_with_free_func (g_free);
  if (obstacle != NULL)
    {
      g_ptr_array_add (pair->reasons, obstacle);
      return pair;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      char *sentence = NULL;
      int points = rules[i](query, companion->record, newcomer->record, &sentence);

      if (points > 0)
        zimt_reasons_add (pair->reasons, &pair->score, points, sentence);
      else
        g_free (sentence);
    }
  return pair;
}

ZimtPair *
zimt_pair_new (const ZimtPeopleBook *book, ZimtRecord *companion, ZimtRecord *newcomer,
               ZimtDate today, ZimtLabelFunc get_label, gpointer data)
{
  ZimtPairQuery query = { book, today, get_label, data };
  ZimtPairSide one, other;
  ZimtPair *pair;

  zimt_pair_side_init (&one, &query, companion);
  zimt_pair_side_init (&other, &query, newcomer);
  pair = pair_new (&query, &one, &other);
  zimt_pair_side_clear (&one);
  zimt_pair_side_clear (&other);
  return pair;
}

/* --- One by one --- */

/* A pair and what it is sorted by. */
typedef struct
{
  ZimtPair *pair; /* owned by the result */
  char *name;     /* owned: a key of the other one's name */
  int n_waited;
  const char *id; /* of the other one */
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  zimt_text_wipe (entry->name);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;
  int order = 0;

  if (one->pair->score != other->pair->score)
    return one->pair->score > other->pair->score ? -1 : 1;
  if (one->pair->score == 0)
    order = strcmp (one->name, other->name);
  else if (one->n_waited != other->n_waited)
    order = one->n_waited > other->n_waited ? -1 : 1;
  return order != 0 ? order : strcmp (one->id, other->id);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;
  int order = strcmp (one->name, other->name);

  return order != 0 ? order : strcmp (one->id, other->id);
}

/* @other: one of the two. */
static void
add_entry (GArray *entries, const ZimtPairQuery *query, ZimtPair *pair, const ZimtRecord *other)
{
  g_autoptr (ZimtWipedText) title = zimt_record_dup_sort_title (other);
  Entry entry = { pair, zimt_text_fold (title),
                  zimt_newcomer_get_days_waited (pair->newcomer, query->today),
                  zimt_record_get_id (other) };

  g_array_append_val (entries, entry);
}

/* GPtrArray of ZimtPair; (transfer full). */
static GPtrArray *
sort_pairs (GArray *entries, GCompareFunc compare)
{
  GPtrArray *pairs = g_ptr_array_new_full (entries->len, (GDestroyNotify)zimt_pair_free);

  g_array_sort (entries, compare);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (pairs, g_array_index (entries, Entry, i).pair);
  return pairs;
}

static GArray *
entries_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  return entries;
}

char *
zimt_pair_dup_own_obstacle (const ZimtPeopleBook *book, ZimtRecord *person, ZimtDate today,
                            ZimtLabelFunc get_label, gpointer data)
{
  ZimtPairQuery query = { book, today, get_label, data };
  ZimtPairSide side;
  char *obstacle = NULL;

  zimt_pair_side_init (&side, &query, person);
  obstacle = g_strdup (side.obstacle);
  zimt_pair_side_clear (&side);
  return obstacle;
}

/* Whoever reads the list knows whose line it is: the name is not said once more. */
static ZimtPair *
ranked_new (const ZimtPairQuery *query, const ZimtPairSide *person, const ZimtPairSide *other)
{
  gboolean is_companion = zimt_record_get_kind (person->record) == ZIMT_RECORD_COMPANION;
  ZimtPair *pair = is_companion ? pair_new (query, person, other) : pair_new (query, other, person);

  if (other->obstacle != NULL)
    {
      g_ptr_array_set_size (pair->reasons, 0);
      g_ptr_array_add (pair->reasons, g_strdup (other->obstacle));
    }
  return pair;
}

GPtrArray *
zimt_pair_rank (const ZimtPeopleBook *book, ZimtRecord *person, ZimtDate today,
                ZimtLabelFunc get_label, gpointer data)
{
  gboolean is_companion = zimt_record_get_kind (person) == ZIMT_RECORD_COMPANION;
  g_autoptr (GPtrArray) others
      = zimt_people_book_list (book, is_companion ? ZIMT_RECORD_NEWCOMER : ZIMT_RECORD_COMPANION);
  g_autoptr (GArray) entries = entries_new ();
  ZimtPairQuery query = { book, today, get_label, data };
  ZimtPairSide one, other;

  zimt_pair_side_init (&one, &query, person);
  for (guint i = 0; i < others->len; i++)
    {
      zimt_pair_side_init (&other, &query, others->pdata[i]);
      add_entry (entries, &query, ranked_new (&query, &one, &other), others->pdata[i]);
      zimt_pair_side_clear (&other);
    }
  zimt_pair_side_clear (&one);
  return sort_pairs (entries, compare_entries);
}

/* --- The whole list --- */

static void
side_clear (gpointer side)
{
  zimt_pair_side_clear (side);
}

/* Those of @records that can be matched with somebody, in the order of @records: GArray of
 * ZimtPairSide. */
static GArray *
list_sides (const ZimtPairQuery *query, GPtrArray *records)
{
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (ZimtPairSide));

  g_array_set_clear_func (sides, side_clear);
  for (guint i = 0; i < records->len; i++)
    {
      ZimtPairSide side;

      zimt_pair_side_init (&side, query, records->pdata[i]);
      if (side.obstacle == NULL)
        g_array_append_val (sides, side);
      else
        zimt_pair_side_clear (&side);
    }
  return sides;
}

/* The column of each newcomer, as zimt_assign_best (). (transfer full) */
static int *
assign (const ZimtPairQuery *query, GArray *newcomers, GArray *companions)
{
  g_autofree int *scores = g_new (int, (gsize)newcomers->len * companions->len);
  g_autofree int *capacities = g_new (int, companions->len);
  const ZimtPairSide *rows = (gpointer)newcomers->data, *columns = (gpointer)companions->data;

  for (guint column = 0; column < companions->len; column++)
    capacities[column] = zimt_pair_side_get_room (&columns[column]);
  for (guint row = 0; row < newcomers->len; row++)
    for (guint column = 0; column < companions->len; column++)
      scores[(gsize)row * companions->len + column] = rate (query, &columns[column], &rows[row]);
  return zimt_assign_best (scores, newcomers->len, companions->len, capacities);
}

GPtrArray *
zimt_pair_match_all (const ZimtPeopleBook *book, ZimtDate today, ZimtLabelFunc get_label,
                     gpointer data)
{
  ZimtPairQuery query = { book, today, get_label, data };
  g_autoptr (GPtrArray) all_newcomers = zimt_people_book_list (book, ZIMT_RECORD_NEWCOMER);
  g_autoptr (GPtrArray) all_companions = zimt_people_book_list (book, ZIMT_RECORD_COMPANION);
  g_autoptr (GArray) newcomers = list_sides (&query, all_newcomers);
  g_autoptr (GArray) companions = list_sides (&query, all_companions);
  g_autofree int *columns = assign (&query, newcomers, companions);
  g_autoptr (GArray) entries = entries_new ();

  for (guint row = 0; row < newcomers->len; row++)
    {
      const ZimtPairSide *newcomer = &g_array_index (newcomers, ZimtPairSide, row);

      if (columns[row] >= 0)
        add_entry (entries, &query,
                   pair_new (&query, &g_array_index (companions, ZimtPairSide, columns[row]),
                             newcomer),
                   newcomer->record);
    }
  return sort_pairs (entries, compare_names);
}
