/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in the card indexes: what is found, in which order, and what one mistake may be. */
#include "cards.h"
#include "fixture.h"
#include "zimt-text.h"

#include <string.h>

static int
rate (const char *query_text, const char *search_text)
{
  g_autoptr (ZimtPeopleQuery) query = zimt_people_query_new (query_text);

  return zimt_people_query_rate (query, search_text);
}

static int
rate_plain (const char *query_text, const char *plain)
{
  g_autofree char *key = zimt_text_search_key (plain);

  return rate (query_text, key);
}

typedef struct
{
  const char *query;
  const char *text;
  gboolean is_found;
} Find;

/* clang-format off */
static const Find finds[] = {
  { "müller", "Anna Müller", TRUE }, { "mueller", "Anna Müller", TRUE }, { "Muller", "Anna Mueller", TRUE },
  { "müll ann", "Anna Müller", TRUE }, { "anna schmidt", "Anna Müller", FALSE },
  { "Mohamed", "Muhammad Ali", TRUE }, { "Mohamed", "محمد علي", TRUE }, { "محمد", "Mohammed Ali", TRUE },
  { "Jaroslaw", "Ярослав Мудрий", TRUE }, { "Ярослав", "Jaroslaw", TRUE }, { "Yaroslav", "Jarosław", TRUE },
  { "selam", "ሰላም", TRUE },
  /* Parts, and words that are on their way. */
  { "ilfe", "Migrationshilfe", TRUE }, { "josep", "Joseph", TRUE }, { "sc", "Schmidt", TRUE },
  { "c", "Christian", TRUE }, { "", "anything", TRUE }, { " \t", "anything", TRUE },
  /* One mistake: too many, too few, another, swapped; the first letter too. */
  { "mülller", "Müller", TRUE }, { "muuler", "Müller", TRUE }, { "mlüer", "Müller", TRUE }, { "tesfye", "Tesfaye", TRUE },
  { "tezfaye", "Tesfaye", TRUE }, { "tefsaye", "Tesfaye", TRUE }, { "etsfaye", "Tesfaye", TRUE }, { "xesfaye", "Tesfaye", TRUE },
  { "tesfa y", "Tesfaye", TRUE }, { "jospeh", "Joseph", TRUE }, { "josehp", "Joseph", TRUE }, { "shcmidt", "Schmidt", TRUE },
  /* Two are two, and short words and numbers are what they are. */
  { "kesfabe", "Tesfaye", FALSE }, { "pesfake abebe", "Tesfaye Abebe", FALSE }, { "ibo", "ABC", FALSE },
  { "99085", "99086 Erfurt", FALSE }, { "0361472", "0361 471", FALSE }, { "aba", "ab", FALSE },
};
/* clang-format on */

static void
test_what_people_mean_is_found (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_test_message ("“%s” in “%s”", finds[i].query, finds[i].text);
      g_assert_cmpint (rate_plain (finds[i].query, finds[i].text) > 0, ==, finds[i].is_found);
    }
}

static void
test_whole_words_come_before_parts_and_mistakes (void)
{
  int whole = rate_plain ("anna", "Anna Meier"), beginning = rate_plain ("anna", "Annabel Meier");
  int inside = rate_plain ("sabeth", "Elisabeth Meier");
  int mistaken = rate_plain ("elsabeth", "Elisabeth Meier");

  g_assert_cmpint (whole, >, beginning);
  g_assert_cmpint (beginning, >, inside);
  g_assert_cmpint (inside, >, mistaken);
  g_assert_cmpint (mistaken, >, 0);
  /* The best place counts. */
  g_assert_cmpint (rate_plain ("anna", "Savanna Annabel Anna"), ==, whole);
}

/* --- What is searched --- */

static const char *
get_label (gpointer data, const char *list, const char *code)
{
  return g_str_equal (list, "language") && g_str_equal (code, "tir") ? data : code;
}

static void
test_searched_are_fields_rows_labels_and_links (void)
{
  static const char *const languages[] = { "tir", NULL };
  static const char *const queries[]
      = { "selam",   "tesfaye",    "0361 471", "036147",  "+4936147",          "00493614711",
          "example", "tigrinisch", "vorsitz",  "caritas", "wohlfahrtsverband", "notiz" };
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  ZimtRecord *organisation = cards_put (book, cards_organisation ("Caritas", "Wohlfahrtsverband"));
  g_autoptr (ZimtRecord) person = cards_person ("Selam", "Tesfaye");
  ZimtRecord *role = cards_add_role (person, zimt_record_get_id (organisation), NULL, NULL, FALSE);
  g_autofree char *text = NULL;
  g_autofree char *bare = NULL;

  zimt_record_set_text (role, "title", "Vorsitz");
  zimt_record_set_text (person, "note", "eine\nNotiz");
  zimt_record_set_codes (person, "languages", languages);
  cards_add_phone (person, "0361 / 47-11");
  cards_add_email (person, "selam@example.org");
  text = zimt_people_dup_search_text (book, person, get_label, (gpointer) "Tigrinisch");
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_test_message ("“%s” in “%s”", queries[i], text);
      g_assert_cmpint (rate (queries[i], text), >, 0);
    }
  bare = zimt_people_dup_search_text (NULL, person, NULL, NULL);
  g_assert_cmpint (rate ("caritas", bare), ==, 0);
  g_assert_cmpint (rate ("tir", bare), >, 0);
}

/* --- Against an oracle --- */

/* Damerau-Levenshtein, as the table in every book; texts are short. */
static int
get_distance (const char *a, gsize n_a, const char *b, gsize n_b)
{
  int d[32][32];

  for (gsize i = 0; i <= n_a; i++)
    for (gsize j = 0; j <= n_b; j++)
      {
        if (i == 0 || j == 0)
          {
            d[i][j] = (int)(i + j);
            continue;
          }
        d[i][j] = MIN (MIN (d[i - 1][j], d[i][j - 1]) + 1,
                       d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
      }
  return d[n_a][n_b];
}

static gboolean
has_beginning_near (const char *word, const char *wanted)
{
  for (gsize n = 0; n <= strlen (word); n++)
    if (get_distance (word, n, wanted, strlen (wanted)) <= 1)
      return TRUE;
  return FALSE;
}

/* Whether a word that is one mistake from @typed has a key that @word begins with. */
static gboolean
has_mistake (const char *word, const char *typed)
{
  for (gsize i = 0; i <= strlen (typed); i++)
    for (char letter = 'a'; letter <= 'z'; letter++)
      for (int skipped = 0; skipped <= 1 && i + (gsize)skipped <= strlen (typed); skipped++)
        {
          g_autofree char *other
              = g_strdup_printf ("%.*s%c%s", (int)i, typed, letter, typed + i + skipped);
          g_autofree char *without = g_strdup_printf ("%.*s%s", (int)i, typed, typed + i + skipped);
          g_autofree char *key = zimt_text_search_key (other);
          g_autofree char *key_without = zimt_text_search_key (without);

          if ((strlen (key) >= 3 && g_str_has_prefix (word, key))
              || (strlen (key_without) >= 3 && g_str_has_prefix (word, key_without)))
            return TRUE;
        }
  for (gsize i = 0; i + 1 < strlen (typed); i++)
    {
      g_autofree char *other = g_strdup (typed);
      g_autofree char *key = NULL;

      other[i] = typed[i + 1];
      other[i + 1] = typed[i];
      key = zimt_text_search_key (other);
      if (strlen (key) >= 3 && g_str_has_prefix (word, key))
        return TRUE;
    }
  return FALSE;
}

/* "h", "ch" or "j" typed next would have made one letter of two. */
static gboolean
goes_on (const char *word, const char *typed)
{
  static const char *const nexts[] = { "h", "ch", "j" };

  for (gsize i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      g_autofree char *longer = g_strconcat (typed, nexts[i], NULL);
      g_autofree char *key = zimt_text_search_key (longer);

      if (*key != '\0' && g_str_has_prefix (word, key))
        return TRUE;
    }
  return FALSE;
}

static gboolean
sounds_the_same (const char *word, const char *key)
{
  g_autofree char *sound = zimt_text_sound_key (key);
  g_autofree char *other = zimt_text_sound_key (word);
  gsize n = strlen (sound) - (*sound == 'a' ? 1 : 0);

  return n >= 3 && (n == 3 ? g_str_equal (sound, other) : g_str_has_prefix (other, sound));
}

static gboolean
is_found (const char *typed, const char *text, gboolean is_last)
{
  g_autofree char *key = zimt_text_search_key (typed);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  if (strstr (text, key) != NULL)
    return TRUE;
  for (gsize i = 0; words[i] != NULL; i++)
    if ((is_last && goes_on (words[i], typed)) || sounds_the_same (words[i], key)
        || (strlen (key) >= 4
            && (has_beginning_near (words[i], key) || has_mistake (words[i], typed))))
      return TRUE;
  return FALSE;
}

/* Few letters, so that much is alike; h makes pairs of letters one. */
static char *
random_text (const char *letters, int max_words, int max_letters)
{
  GString *text = g_string_new (NULL);
  int n_words = g_test_rand_int_range (1, max_words + 1);

  for (int i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      for (int j = g_test_rand_int_range (1, max_letters + 1); j > 0; j--)
        g_string_append_c (text, letters[g_test_rand_int_range (0, (gint32)strlen (letters))]);
    }
  return g_string_free (text, FALSE);
}

static void
test_found_is_what_an_oracle_finds (void)
{
  static const char *const alphabets[] = { "abn", "ashmp", "abcdefghijklmnopqrstuvwxyz" };
  guint n_found = 0, n_rounds = g_test_quick () ? 4000 : 40000;

  for (guint round = 0; round < n_rounds; round++)
    {
      const char *letters = alphabets[round % G_N_ELEMENTS (alphabets)];
      g_autofree char *plain = random_text (letters, 3, 8);
      g_autofree char *text = zimt_text_search_key (plain);
      g_autofree char *typed = random_text (letters, 2, 7);
      g_auto (GStrv) words = g_strsplit (typed, " ", -1);
      gboolean expected = TRUE;

      /* Something near, every other time. */
      if (round % 2 == 0)
        {
          g_autofree char *near = g_strdup (plain);

          near[g_test_rand_int_range (0, (gint32)strlen (near))] = letters[0];
          g_strfreev (words);
          words = g_strsplit (near, " ", -1);
          g_free (typed);
          typed = g_steal_pointer (&near);
        }
      for (gsize i = 0; words[i] != NULL; i++)
        {
          g_autofree char *key = zimt_text_search_key (words[i]);

          if (*key != '\0')
            expected = is_found (words[i], text, words[i + 1] == NULL) && expected;
        }
      g_test_message ("“%s” in “%s”", typed, text);
      g_assert_true ((rate (typed, text) > 0) == expected);
      n_found += expected;
    }
  /* Both are tried. */
  g_assert_cmpuint (n_found, >, n_rounds / 10);
  g_assert_cmpuint (n_found, <, n_rounds);
}

static void
test_any_bytes_are_a_query (void)
{
  static const char *const queries[]
      = { "\xff\xfe", "ä\xc3", "' ' -", "𝔐𝔲𝔩𝔩𝔢𝔯",
          "ß",        "0000",  "00",    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      rate (queries[i], "");
      rate (queries[i], "ana mulir");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-query/what-people-mean-is-found", test_what_people_mean_is_found);
  g_test_add_func ("/people-query/whole-words-come-before-parts-and-mistakes",
                   test_whole_words_come_before_parts_and_mistakes);
  g_test_add_func ("/people-query/searched-are-fields-rows-labels-and-links",
                   test_searched_are_fields_rows_labels_and_links);
  g_test_add_func ("/people-query/found-is-what-an-oracle-finds",
                   test_found_is_what_an_oracle_finds);
  g_test_add_func ("/people-query/any-bytes-are-a-query", test_any_bytes_are_a_query);
  return g_test_run ();
}
