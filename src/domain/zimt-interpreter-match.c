/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks who may be asked. These are all the points there are:
 *
 *   field granted                          30
 *   same district                          20
 *   rotation: one for three days without
 *     an assignment; all without any       0 to 30
 *   level: native 15, C2 12, C1 9, B2 6,
 *     B1 3; not of who only understands    0 to 15
 *   sworn                                  10
 *   a certificate that is valid             5
 *   only also understands the language    -20
 */
#include "zimt-interpreter-match-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-assignment.h"
#include "zimt-error.h"
#include "zimt-pool-reasons.h"
#include "zimt-text.h"
#include "zimt-time-names.h"

#define POINTS_FIELD 30
#define POINTS_DISTRICT 20
#define POINTS_ROTATION 30
#define DAYS_A_ROTATION_POINT 3
#define POINTS_SWORN 10
#define POINTS_PROOF 5
#define POINTS_UNDERSTANDS (-20)

#define NEVER_ASSIGNED G_MAXINT

static void
rank_free (gpointer data)
{
  ZimtInterpreterRank *rank = data;

  zimt_record_unref (rank->interpreter);
  g_ptr_array_unref (rank->reasons);
  g_free (rank);
}

static ZimtInterpreterRank *
rank_new (ZimtRecord *interpreter)
{
  ZimtInterpreterRank *rank = g_new0 (ZimtInterpreterRank, 1);

  rank->interpreter = zimt_record_ref (interpreter);
  rank->reasons = g_ptr_array_new_with_free_func (g_free);
  return rank;
}

void
zimt_interpreter_match_free (ZimtInterpreterMatch *match)
{
  if (match == NULL)
    return;
  g_ptr_array_unref (match->ranked);
  g_ptr_array_unref (match->excluded);
  g_free (match);
}

const char *
zimt_interpreter_query_get_label (const ZimtInterpreterQuery *query, const char *list,
                                  const char *code)
{
  return zimt_label_or_code (query->get_label, query->data, list, code);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static const char *
or_default (const char *text, const char *by_default)
{
  return text != NULL && *text != '\0' ? text : by_default;
}

static gboolean
query_init (ZimtInterpreterQuery *query, const ZimtPeopleBook *book,
            const ZimtInterpreterWish *wish, ZimtMinute now, ZimtLabelFunc get_label, gpointer data,
            GError **error)
{
  ZimtInterpreterWish full = *wish;
  const char *sentence = NULL;
  ZimtError code = ZIMT_ERROR_INVALID;

  full.language = or_empty (wish->language);
  full.other = or_default (wish->other, "deu");
  full.mode = or_default (wish->mode, "spoken");
  full.field = or_empty (wish->field);
  full.gender = or_empty (wish->gender);
  full.district = or_empty (wish->district);
  full.ignore = or_empty (wish->ignore);
  *query = (ZimtInterpreterQuery){ book, full, now, get_label, data };
  if (!zimt_people_book_has_private (book))
    {
      code = ZIMT_ERROR_NOT_ALLOWED;
      sentence = _ ("Unlock with an account that may read the pools: without their private data "
                    "nobody can be matched.");
    }
  else if (*full.language == '\0')
    sentence = _ ("Choose the language that is to be interpreted.");
  else if (g_str_equal (full.language, full.other))
    sentence = _ ("Choose two different languages.");
  else if (full.date < ZIMT_DATE_FIRST || full.date > ZIMT_DATE_LAST)
    sentence = _ ("Choose the date.");
  else if (full.from < 0 || full.to > ZIMT_MINUTES_PER_DAY || full.from >= full.to)
    sentence = _ ("Choose a start, and an end that lies after it on the same day.");
  if (sentence != NULL)
    g_set_error_literal (error, ZIMT_ERROR, code, sentence);
  return sentence == NULL;
}

/* --- Points --- */

/* @sentence: (transfer full). */
static void
add_points (ZimtInterpreterRank *rank, int points, char *sentence)
{
  zimt_reasons_add (rank->reasons, &rank->score, points, sentence);
}

static void
add_field (ZimtInterpreterRank *rank, const ZimtInterpreterQuery *query)
{
  const char *field = query->wish.field;

  if (*field != '\0' && zimt_record_has_code (rank->interpreter, "granted", field))
    add_points (rank, POINTS_FIELD,
                /* Translators: %s is a field of work: "Health". */
                g_strdup_printf (_ ("%s is among the fields"),
                                 zimt_interpreter_query_get_label (query, "interpreter_field",
                                                                   field)));
}

static void
add_district (ZimtInterpreterRank *rank, const ZimtInterpreterQuery *query)
{
  const char *district = query->wish.district;

  if (*district != '\0'
      && strcmp (zimt_record_get_text (rank->interpreter, "district"), district) == 0)
    add_points (rank, POINTS_DISTRICT,
                /* Translators: %s is a part of the town: "North". */
                g_strdup_printf (_ ("in the same district: %s"),
                                 zimt_interpreter_query_get_label (query, "district", district)));
}

static void
add_rotation (ZimtInterpreterRank *rank, int n_days)
{
  int points = MIN (n_days / DAYS_A_ROTATION_POINT, POINTS_ROTATION);

  if (n_days == NEVER_ASSIGNED)
    add_points (rank, POINTS_ROTATION, g_strdup (_ ("no assignment so far")));
  else if (points > 0)
    add_points (rank, points,
                g_strdup_printf (ngettext ("no assignment for one day", "no assignment for %d days",
                                           (gulong)n_days),
                                 n_days));
}

static void
add_skill (ZimtInterpreterRank *rank, const ZimtInterpreterQuery *query)
{
  ZimtRecord *skill;
  ZimtSkillFit fit = zimt_interpreter_query_find_skill (query, rank->interpreter, &skill);
  int points = zimt_skill_get_level_points (skill);

  if (fit == ZIMT_SKILL_UNDERSTANDS)
    add_points (rank, POINTS_UNDERSTANDS, g_strdup (_ ("only also understands the language")));
  else if (points > 0)
    add_points (rank, points,
                /* Translators: %s is a level of language: "C1", "Native". */
                g_strdup_printf (_ ("level: %s"), zimt_interpreter_query_get_label (
                                                      query, "language_level",
                                                      zimt_record_get_text (skill, "level"))));
  if (fit == ZIMT_SKILL_SPEAKS && zimt_skill_is_sworn (skill, query->wish.date))
    add_points (rank, POINTS_SWORN,
                /* Translators: %s is a court of law: "Landgericht Erfurt". */
                g_strdup_printf (_ ("sworn at the court of %s"),
                                 zimt_record_get_text (skill, "court")));
}

static void
add_proof (ZimtInterpreterRank *rank, const ZimtInterpreterQuery *query)
{
  const ZimtRecord *proof = zimt_interpreter_get_valid_proof (rank->interpreter, query->wish.date);

  if (proof != NULL)
    /* Translators: %s is the title of a certificate. */
    add_points (rank, POINTS_PROOF,
                g_strdup_printf (_ ("valid certificate: %s"),
                                 zimt_record_get_text (proof, "title")));
}

/* --- Assignments --- */

/* Who is assigned later has no days without an assignment either. */
static int
get_days_unused (const ZimtInterpreterQuery *query, GPtrArray *assignments)
{
  int n_days = NEVER_ASSIGNED;

  for (guint i = 0; assignments != NULL && i < assignments->len; i++)
    {
      const ZimtRecord *assignment = assignments->pdata[i];
      int n = query->wish.date - zimt_record_get_date (assignment, "date");

      if (!g_str_equal (zimt_record_get_id (assignment), query->wish.ignore))
        n_days = MIN (n_days, MAX (n, 0));
    }
  return n_days;
}

/* The assignments that hold, by the id of their interpreter: a hash table of GPtrArray of
 * ZimtRecord (borrowed from @all). */
static GHashTable *
index_holding (const ZimtPeopleBook *book, GPtrArray *all)
{
  GHashTable *by_interpreter
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < all->len; i++)
    {
      const ZimtRecord *interpreter;
      const char *id;
      GPtrArray *assignments;

      if (!zimt_assignment_is_holding (zimt_record_get_text (all->pdata[i], "state")))
        continue;
      /* By the book, which knows who was merged into whom. */
      interpreter
          = zimt_people_book_get (book, zimt_record_get_text (all->pdata[i], "interpreter"));
      if (interpreter == NULL)
        continue;
      id = zimt_record_get_id (interpreter);
      assignments = g_hash_table_lookup (by_interpreter, id);
      if (assignments == NULL)
        {
          assignments = g_ptr_array_new ();
          g_hash_table_insert (by_interpreter, (char *)id, assignments);
        }
      g_ptr_array_add (assignments, all->pdata[i]);
    }
  return by_interpreter;
}

/* --- Order --- */

/* What a rank is sorted by. */
typedef struct
{
  ZimtInterpreterRank *rank; /* owned */
  int n_days;                /* without an assignment */
  char *name;                /* owned (nullable): a key */
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  zimt_text_wipe (entry->name);
}

static int
compare_ids (const Entry *a, const Entry *b)
{
  return strcmp (zimt_record_get_id (a->rank->interpreter),
                 zimt_record_get_id (b->rank->interpreter));
}

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->rank->score != other->rank->score)
    return one->rank->score > other->rank->score ? -1 : 1;
  if (one->n_days != other->n_days)
    return one->n_days > other->n_days ? -1 : 1;
  return compare_ids (one, other);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;
  int order = strcmp (one->name, other->name);

  return order != 0 ? order : compare_ids (one, other);
}

static int
compare_excluded (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->rank->is_foreign != other->rank->is_foreign)
    return one->rank->is_foreign ? 1 : -1;
  return compare_names (a, b);
}

/* GPtrArray of ZimtInterpreterRank; empties @entries. (transfer full) */
static GPtrArray *
take_sorted (GArray *entries, GCompareFunc compare)
{
  GPtrArray *ranks = g_ptr_array_new_full (entries->len, rank_free);

  g_array_sort (entries, compare);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (ranks, g_array_index (entries, Entry, i).rank);
  g_array_set_size (entries, 0);
  return ranks;
}

static GArray *
entries_new (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  return entries;
}

static void
add_ranked (GArray *entries, const ZimtInterpreterQuery *query, ZimtRecord *interpreter,
            GPtrArray *assignments)
{
  Entry entry = { rank_new (interpreter), get_days_unused (query, assignments), NULL };

  add_field (entry.rank, query);
  add_district (entry.rank, query);
  add_rotation (entry.rank, entry.n_days);
  add_skill (entry.rank, query);
  add_proof (entry.rank, query);
  g_array_append_val (entries, entry);
}

/* @why: (transfer full). */
static void
add_excluded (GArray *entries, const ZimtInterpreterQuery *query, ZimtRecord *interpreter,
              char *why)
{
  ZimtRecord *skill = NULL;
  g_autoptr (ZimtWipedText) title = zimt_record_dup_sort_title (interpreter);
  Entry entry = { rank_new (interpreter), 0, zimt_text_fold (title) };

  g_ptr_array_add (entry.rank->reasons, why);
  entry.rank->is_foreign
      = zimt_interpreter_query_find_skill (query, interpreter, &skill) == ZIMT_SKILL_NONE;
  g_array_append_val (entries, entry);
}

ZimtInterpreterMatch *
zimt_interpreter_match (const ZimtPeopleBook *book, const ZimtInterpreterWish *wish, ZimtMinute now,
                        ZimtLabelFunc get_label, gpointer data, GError **error)
{
  ZimtInterpreterQuery query;
  ZimtInterpreterMatch *match;

  if (!query_init (&query, book, wish, now, get_label, data, error))
    return NULL;
  g_autoptr (GPtrArray) interpreters = zimt_people_book_list (book, ZIMT_RECORD_INTERPRETER);
  g_autoptr (GPtrArray) all = zimt_people_book_list (book, ZIMT_RECORD_ASSIGNMENT);
  g_autoptr (GHashTable) holding = index_holding (book, all);
  g_autoptr (GArray) ranked = entries_new ();
  g_autoptr (GArray) excluded = entries_new ();
  for (guint i = 0; i < interpreters->len; i++)
    {
      ZimtRecord *interpreter = interpreters->pdata[i];
      GPtrArray *assignments = g_hash_table_lookup (holding, zimt_record_get_id (interpreter));
      char *why = zimt_interpreter_query_dup_obstacle (&query, interpreter, assignments);

      if (why != NULL)
        add_excluded (excluded, &query, interpreter, why);
      else
        add_ranked (ranked, &query, interpreter, assignments);
    }
  match = g_new0 (ZimtInterpreterMatch, 1);
  match->ranked = take_sorted (ranked, compare_ranked);
  match->excluded = take_sorted (excluded, compare_excluded);
  return match;
}

char *
zimt_interpreter_dup_obstacle (const ZimtPeopleBook *book, const ZimtRecord *interpreter,
                               const ZimtInterpreterWish *wish, ZimtMinute now,
                               ZimtLabelFunc get_label, gpointer data)
{
  ZimtInterpreterQuery query;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) assignments = NULL;

  if (!query_init (&query, book, wish, now, get_label, data, &error))
    return g_strdup (error->message);
  assignments = zimt_people_book_list_linked (book, ZIMT_RECORD_ASSIGNMENT,
                                              zimt_record_get_id (interpreter));
  return zimt_interpreter_query_dup_obstacle (&query, interpreter, assignments);
}

ZimtInterpreterWish
zimt_interpreter_wish_of (const ZimtRecord *assignment)
{
  return (ZimtInterpreterWish){
    .language = zimt_record_get_text (assignment, "language"),
    .other = zimt_record_get_text (assignment, "other"),
    .field = zimt_record_get_text (assignment, "field"),
    .mode = zimt_record_get_text (assignment, "mode"),
    .gender = zimt_record_get_text (assignment, "gender"),
    .district = zimt_record_get_text (assignment, "district"),
    .date = zimt_record_get_date (assignment, "date"),
    .from = zimt_record_get_time (assignment, "from"),
    .to = zimt_record_get_time (assignment, "to"),
    .ignore = zimt_record_get_id (assignment),
  };
}
