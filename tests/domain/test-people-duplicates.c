/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who could be the same, and who must not be told so. */
#include "cards.h"
#include "fixture.h"
#include "zimt-people-book-private.h"

#include <string.h>

/* How surely @other, the only card of a book, is the same as @record; 0: not at all. Takes both. */
static int
score (ZimtRecord *record, ZimtRecord *other)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  g_autoptr (ZimtRecord) looked_for = record;
  g_autoptr (GPtrArray) found = NULL;
  const ZimtDuplicate *duplicate;

  cards_put (book, other);
  found = zimt_people_book_find_duplicates (book, looked_for, 10);
  if (found->len == 0)
    return 0;
  g_assert_cmpuint (found->len, ==, 1);
  duplicate = found->pdata[0];
  g_assert_true (duplicate->record == other);
  g_assert_cmpuint (duplicate->reasons->len, >, 0);
  g_assert_cmpint (duplicate->score, >=, 1);
  g_assert_cmpint (duplicate->score, <=, 100);
  return duplicate->score;
}

static int
score_names (const char *given, const char *family, const char *other_given,
             const char *other_family)
{
  return score (cards_person (given, family), cards_person (other_given, other_family));
}

static void
test_spellings_of_a_name_are_one (void)
{
  static const char *const names[][4] = {
    { "Anna", "Müller", "Anna", "Mueller" }, { "Anna", "Müller", "ANNA", "Muller" },
    { "Anna", "Müller", "Müller", "Anna" },  { "Mohamed", "Hassan", "Muhammad", "Hasan" },
    { "Mohamed", "Hassan", "محمد", "حسن" },  { "Jaroslaw", "Kowalski", "Ярослав", "Ковальский" },
    { "Joseph", "Weiß", "Josef", "Weiss" },  { "Anna-Lena", "Groß", "Anna Lena", "Gross" },
    { "Anna", "Müller", "Anna", "Müllre" },  { "Selam", "Tesfaye Abebe", "Tesfaye", "Selam" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s %s", names[i][0], names[i][1]);
      g_assert_cmpint (score_names (names[i][0], names[i][1], names[i][2], names[i][3]), >, 0);
      g_assert_cmpint (score_names (names[i][2], names[i][3], names[i][0], names[i][1]), >, 0);
    }
}

static void
test_others_are_not_told (void)
{
  static const char *const names[][4] = {
    { "Anna", "Müller", "Berta", "Müller" },
    { "Anna", "Müller", "Anna", "Schmidt" },
    { "Anna", "Müller", "", "Müller" },
    { "", "", "", "" },
    { "Anna", "", "", "" },
    { "Eva", "Li", "Ivo", "Lu" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (score_names (names[i][0], names[i][1], names[i][2], names[i][3]), ==, 0);
}

static ZimtRecord *
reached_by (const char *given, const char *family, const char *phone, const char *email)
{
  ZimtRecord *person = cards_person (given, family);

  cards_add_phone (person, phone);
  cards_add_email (person, email);
  return person;
}

static void
test_numbers_and_addresses_are_compared_as_they_are_meant (void)
{
  static const char *const same[] = { "0361 47-110",       "+49 361 47110",       "0049/361/47110",
                                      "+49 (0)361 47110",  "0049 (0) 361 47110",  "(0361) 47110",
                                      "0361.47110 ext. 3", "+49 0361 47110 App.", "٠٣٦١ ٤٧١١٠" };
  static const char *const others[] = { "0362 47110", "+43 361 47110", "47110", "112", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *digits = zimt_people_dup_phone_digits (same[i]);

      g_assert_cmpstr (digits, ==, "4936147110");
      g_assert_cmpint (score (reached_by ("Anna", "A", same[0], "a@b.de"),
                              reached_by ("Berta", "B", same[i], "b@b.de")),
                       >, 0);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (score (reached_by ("Anna", "A", same[0], "a@b.de"),
                            reached_by ("Berta", "B", others[i], "b@b.de")),
                     ==, 0);
  g_assert_cmpint (score (reached_by ("Anna", "A", "", "Ännchen@B.de"),
                          reached_by ("Berta", "B", "", "ännchen@b.DE")),
                   >, 0);
  g_assert_cmpint (score (reached_by ("Anna", "A", "112", ""),
                          reached_by ("Berta", "B", "112", "")),
                   ==, 0);
}

static ZimtRecord *
interpreter_with (const char *family, const char *iban)
{
  ZimtRecord *interpreter = zimt_record_new (ZIMT_RECORD_INTERPRETER);

  zimt_record_set_text (interpreter, "family", family);
  zimt_record_set_text (interpreter, "iban", iban);
  return interpreter;
}

static void
test_accounts_are_compared_without_spaces (void)
{
  g_assert_cmpint (score (interpreter_with ("A", "DE89 3704 0044 0532 0130 00"),
                          interpreter_with ("B", "de89370400440532013000")),
                   >, 0);
  g_assert_cmpint (score (interpreter_with ("A", ""), interpreter_with ("B", "")), ==, 0);
}

static void
test_organisations_are_told_by_name_or_short_name (void)
{
  g_assert_cmpint (score (cards_organisation ("DW", "Diakonie Erfurt e.V."),
                          cards_organisation ("Diakonie", "Diakonie Erfurt")),
                   >, 0);
  g_assert_cmpint (score (cards_organisation ("DW", "Diakonie"),
                          cards_organisation ("", "Diakonei")),
                   >, 0);
  g_assert_cmpint (score (cards_organisation ("DW", "Diakonisches Werk"),
                          cards_organisation ("dw", "Diakonie in Thüringen")),
                   >, 0);
  g_assert_cmpint (score (cards_organisation ("DW", "Diakonie"),
                          cards_organisation ("CV", "Caritas")),
                   ==, 0);
}

/* A family under one roof has one telephone, one mailbox and one name. */
static void
test_only_the_same_name_is_surely_the_same (void)
{
  int same = score (reached_by ("Anna", "Müller", "0361 47110", "a@b.de"),
                    reached_by ("Anna", "Mueller", "+49 361 47110", "A@b.de"));
  int sisters = score (reached_by ("Anna", "Müller", "0361 47110", "a@b.de"),
                       reached_by ("Berta", "Müller", "0361 47110", "a@b.de"));
  int brothers = score (reached_by ("Mohamed", "Ali", "0361 47110", "a@b.de"),
                        reached_by ("Mahmud", "Ali", "0361 47110", "a@b.de"));

  g_assert_cmpint (same, ==, 100);
  g_assert_cmpint (sisters, <, 90);
  g_assert_cmpint (brothers, <, 100);
  g_assert_cmpint (score_names ("Anna", "Müller", "Anna", "Müller"), <, 100);
  g_assert_cmpint (sisters, <, brothers);
}

static void
test_found_is_best_first_of_one_kind_and_not_itself (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  ZimtRecord *itself = cards_put (book, reached_by ("Anna", "Müller", "0361 47110", "a@b.de"));
  ZimtRecord *same = cards_put (book, reached_by ("Anna", "Muller", "0361 47110", "c@b.de"));
  ZimtRecord *name = cards_put (book, cards_person ("Anna", "Müller"));
  ZimtRecord *changed = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) one = zimt_people_book_find_duplicates (book, itself, 1);
  g_autoptr (GPtrArray) fewer = NULL;

  cards_put (book, interpreter_with ("Anna Müller", ""));
  found = zimt_people_book_find_duplicates (book, itself, 10);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (((ZimtDuplicate *)found->pdata[0])->record == same);
  g_assert_true (((ZimtDuplicate *)found->pdata[1])->record == name);
  g_assert_cmpuint (((ZimtDuplicate *)found->pdata[0])->reasons->len, ==, 2);
  g_assert_cmpuint (one->len, ==, 1);
  /* A new revision, and one that goes. */
  changed = zimt_record_copy (name);
  zimt_record_set_text (changed, "family", "Schmidt");
  cards_put (book, changed);
  zimt_people_book_add_merged (book, zimt_record_get_id (same), zimt_record_get_id (itself));
  fewer = zimt_people_book_find_duplicates (book, itself, 10);
  g_assert_cmpuint (fewer->len, ==, 0);
}

/* --- The index against a comparison with everybody --- */

static ZimtRecord *
random_card (GRand *rand)
{
  static const char *const words[]
      = { "Anna", "Ana", "Müller", "Mueller", "Mohamed", "محمد",   "Muhammad", "Li", "Ali",
          "Eva",  "Iwo", "Jospeh", "Joseph",  "Tesfaye", "Tesfay", "Etsfaye",  "",   "" };
  static const char *const phones[] = { "0361 47110", "+49 361 47110", "0361 47111", "" };
  gboolean is_person = g_rand_boolean (rand);
  const char *given = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  const char *family = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  ZimtRecord *card = is_person ? cards_person (given, family) : cards_organisation (given, family);

  if (g_rand_int_range (rand, 0, 4) == 0)
    cards_add_phone (card, phones[g_rand_int_range (rand, 0, G_N_ELEMENTS (phones))]);
  return card;
}

/* Without the index. */
static int
compare (const ZimtRecord *record, ZimtRecord *other)
{
  ZimtTraits *one = zimt_traits_new (record), *two = zimt_traits_new (other);
  ZimtDuplicate *duplicate = zimt_traits_compare (one, two, other);
  int score_of_both = duplicate != NULL ? duplicate->score : 0;

  zimt_duplicate_free (duplicate);
  zimt_traits_free (one);
  zimt_traits_free (two);
  return score_of_both;
}

static int
get_score (const GPtrArray *found, const ZimtRecord *record)
{
  for (guint i = 0; i < found->len; i++)
    if (((ZimtDuplicate *)found->pdata[i])->record == record)
      return ((ZimtDuplicate *)found->pdata[i])->score;
  return 0;
}

static void
test_the_index_misses_nobody (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (GPtrArray) cards = NULL;
  guint n_found = 0;

  for (int i = 0; i < 150; i++)
    cards_put (book, random_card (rand));
  cards = zimt_people_book_list (book, ZIMT_RECORD_PERSON);
  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (GPtrArray) found
          = zimt_people_book_find_duplicates (book, cards->pdata[i], G_MAXINT);

      for (guint j = 0; j < cards->len; j++)
        {
          int expected = i != j ? compare (cards->pdata[i], cards->pdata[j]) : 0;

          g_assert_cmpint (get_score (found, cards->pdata[j]), ==, expected);
          n_found += expected > 0;
        }
    }
  g_assert_cmpuint (n_found, >, 100);
}

/* Whether two single words are a letter apart, by the book's table. */
static gboolean
is_near (const char *a, const char *b)
{
  gsize n_a = strlen (a), n_b = strlen (b);
  int d[16][16];

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
  return d[n_a][n_b] <= 1;
}

/* Letters that no spelling joins; doubled ones are one. */
static char *
random_word (void)
{
  GString *word = g_string_new (NULL);
  int length = g_test_rand_int_range (4, 8);

  while (word->len < (gsize)length)
    {
      char letter = "abml"[g_test_rand_int_range (0, 4)];

      if (word->len == 0 || word->str[word->len - 1] != letter)
        g_string_append_c (word, letter);
    }
  return g_string_free (word, FALSE);
}

static void
test_single_names_may_differ_in_a_letter (void)
{
  guint n_near = 0;

  for (int round = 0; round < 20000; round++)
    {
      g_autofree char *one = random_word ();
      g_autofree char *other = random_word ();
      int found = score_names ("", one, "", other);

      if (is_near (one, other))
        g_assert_cmpint (found, >, 0);
      else
        /* Then they sound the same, if anything. */
        g_assert_true (found == 0 || found == 60);
      n_near += is_near (one, other);
    }
  g_assert_cmpuint (n_near, >, 10);
}

/* --- All pairs --- */

static void
test_pairs_are_those_that_each_one_finds (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GPtrArray) firsts = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) two_firsts = NULL;
  g_autoptr (GPtrArray) two = NULL;
  guint n = 0;

  for (int i = 0; i < 120; i++)
    cards_put (book, random_card (rand));
  cards = zimt_people_book_list (book, ZIMT_RECORD_ORGANISATION);
  pairs = zimt_people_book_list_duplicates (book, ZIMT_RECORD_ORGANISATION, G_MAXINT, &firsts);
  g_assert_cmpuint (pairs->len, ==, firsts->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const ZimtDuplicate *second = pairs->pdata[i];

      g_assert_cmpint (strcmp (zimt_record_get_id (firsts->pdata[i]),
                               zimt_record_get_id (second->record)),
                       <, 0);
      g_assert_cmpint (second->score, ==, compare (firsts->pdata[i], second->record));
      if (i > 0)
        g_assert_cmpint (((ZimtDuplicate *)pairs->pdata[i - 1])->score, >=, second->score);
    }
  for (guint i = 0; i < cards->len; i++)
    for (guint j = i + 1; j < cards->len; j++)
      n += compare (cards->pdata[i], cards->pdata[j]) > 0;
  g_assert_cmpuint (n, ==, pairs->len);
  two = zimt_people_book_list_duplicates (book, ZIMT_RECORD_ORGANISATION, 2, &two_firsts);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (two_firsts->len, ==, 2);
}

/* Hundreds of Müllers and hundreds of Annas, and two who are called Anna Müller. */
static void
test_frequent_names_hide_no_pair (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  g_autoptr (GPtrArray) firsts = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  for (int i = 0; i < 300; i++)
    {
      char letters[] = { 'b', (char)('a' + i % 26), 'd', (char)('a' + i / 26), 'k', '\0' };

      cards_put (book, cards_person (letters, "Müller"));
      cards_put (book, cards_person ("Anneliese", letters));
    }
  cards_put (book, cards_person ("Anneliese", "Müller"));
  cards_put (book, cards_person ("Müller", "Anneliese"));
  pairs = zimt_people_book_list_duplicates (book, ZIMT_RECORD_PERSON, 10, &firsts);
  g_assert_cmpuint (pairs->len, >=, 1);
  g_assert_cmpint (((ZimtDuplicate *)pairs->pdata[0])->score, ==, 70);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-duplicates/spellings-of-a-name-are-one",
                   test_spellings_of_a_name_are_one);
  g_test_add_func ("/people-duplicates/others-are-not-told", test_others_are_not_told);
  g_test_add_func ("/people-duplicates/numbers-and-addresses-are-compared-as-they-are-meant",
                   test_numbers_and_addresses_are_compared_as_they_are_meant);
  g_test_add_func ("/people-duplicates/accounts-are-compared-without-spaces",
                   test_accounts_are_compared_without_spaces);
  g_test_add_func ("/people-duplicates/organisations-are-told-by-name-or-short-name",
                   test_organisations_are_told_by_name_or_short_name);
  g_test_add_func ("/people-duplicates/only-the-same-name-is-surely-the-same",
                   test_only_the_same_name_is_surely_the_same);
  g_test_add_func ("/people-duplicates/found-is-best-first-of-one-kind-and-not-itself",
                   test_found_is_best_first_of_one_kind_and_not_itself);
  g_test_add_func ("/people-duplicates/the-index-misses-nobody", test_the_index_misses_nobody);
  g_test_add_func ("/people-duplicates/single-names-may-differ-in-a-letter",
                   test_single_names_may_differ_in_a_letter);
  g_test_add_func ("/people-duplicates/pairs-are-those-that-each-one-finds",
                   test_pairs_are_those_that_each_one_finds);
  g_test_add_func ("/people-duplicates/frequent-names-hide-no-pair",
                   test_frequent_names_hide_no_pair);
  return g_test_run ();
}
