/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who could accompany whom. */
#include "fixture.h"
#include "zimt-tandem-match.h"

#include <stdlib.h>
#include <string.h>

#define N_POOLS 200
#define MAX_SIDE 6
#define TODAY 20605

#define PICK(array) ((array)[g_test_rand_int_range (0, G_N_ELEMENTS (array))])

static void
add_code (ZimtRecord *record, const char *field, const char *code)
{
  g_auto (GStrv) before = zimt_record_dup_codes (record, field);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;

  if (before != NULL)
    g_strv_builder_addv (codes, (const char **)before);
  g_strv_builder_add (codes, code);
  after = g_strv_builder_end (codes);
  zimt_record_set_codes (record, field, (const char *const *)after);
}

static void
add_hours (ZimtRecord *person, int from, int to)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_HOURS);

  zimt_record_set_text (row, "weekday", "mon");
  zimt_record_set_time (row, "from", from);
  zimt_record_set_time (row, "to", to);
  zimt_record_add_row (person, "hours", row);
}

/* Nothing is in the way of these two, who speak German. */
static ZimtRecord *
person_new (ZimtRecordKind kind, const char *given)
{
  ZimtRecord *person = zimt_record_new (kind);

  zimt_record_set_text (person, "given", given);
  zimt_record_set_text (person, "state", kind == ZIMT_RECORD_COMPANION ? "active" : "waiting");
  zimt_record_set_date (person, "consent", TODAY - 100);
  add_code (person, "languages", "deu");
  return person;
}

static ZimtRecord *
tandem_new (const ZimtRecord *companion, const ZimtRecord *newcomer, const char *state)
{
  ZimtRecord *tandem = zimt_record_new (ZIMT_RECORD_TANDEM);

  zimt_record_set_text (tandem, "companion", zimt_record_get_id (companion));
  zimt_record_set_text (tandem, "newcomer", zimt_record_get_id (newcomer));
  zimt_record_set_text (tandem, "state", state);
  return tandem;
}

/* The two and what is in the book with them. */
typedef struct
{
  ZimtRecord *companion; /* owned */
  ZimtRecord *newcomer;  /* owned */
  ZimtRecord *tandem;    /* owned (nullable) */
} Two;

static void
two_init (Two *two)
{
  two->companion = person_new (ZIMT_RECORD_COMPANION, "Karin");
  two->newcomer = person_new (ZIMT_RECORD_NEWCOMER, "Omar");
  two->tandem = NULL;
}

static void
two_clear (Two *two)
{
  g_clear_pointer (&two->companion, zimt_record_unref);
  g_clear_pointer (&two->newcomer, zimt_record_unref);
  g_clear_pointer (&two->tandem, zimt_record_unref);
}

static ZimtPair *
match_two (const Two *two)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();

  zimt_people_book_set_has_private (book, TRUE);
  zimt_people_book_put (book, two->companion);
  zimt_people_book_put (book, two->newcomer);
  if (two->tandem != NULL)
    zimt_people_book_put (book, two->tandem);
  return zimt_pair_new (book, two->companion, two->newcomer, TODAY, NULL, NULL);
}

/* --- Obstacles --- */

static void
withdraw (Two *two)
{
  zimt_record_set_date (two->newcomer, "consent_withdrawn", TODAY);
}

static void
forget_consent (Two *two)
{
  zimt_record_set_date (two->companion, "consent", 0);
}

static void
pause_companion (Two *two)
{
  zimt_record_set_date (two->companion, "paused_until", TODAY);
}

static void
train_only (Two *two)
{
  zimt_record_set_text (two->companion, "state", "trained");
}

static void
match_already (Two *two)
{
  zimt_record_set_text (two->newcomer, "state", "matched");
}

static void
part_languages (Two *two)
{
  zimt_record_set_codes (two->newcomer, "languages", NULL);
  add_code (two->newcomer, "languages", "tir");
}

static void
wish_woman (Two *two)
{
  zimt_record_set_text (two->newcomer, "wish_gender", "female");
  zimt_record_set_text (two->companion, "gender", "male");
}

static void
wish_man (Two *two)
{
  zimt_record_set_text (two->companion, "wish_gender", "male");
}

static void
fill_companion (Two *two)
{
  g_autoptr (ZimtRecord) other = zimt_record_new (ZIMT_RECORD_NEWCOMER);

  two->tandem = tandem_new (two->companion, other, "paused");
}

static void
fill_newcomer (Two *two)
{
  g_autoptr (ZimtRecord) other = zimt_record_new (ZIMT_RECORD_COMPANION);

  two->tandem = tandem_new (other, two->newcomer, "suggested");
}

static void
not_fit (Two *two)
{
  two->tandem = tandem_new (two->companion, two->newcomer, "ended");
  zimt_record_set_text (two->tandem, "reason", "did-not-fit");
}

static void
enter_conduct (Two *two)
{
  zimt_record_set_text (two->companion, "conduct_entry", "yes");
}

static void
test_obstacles (void)
{
  static const struct
  {
    void (*break_rule) (Two *two);
    const char *reason;
  } cases[] = {
    { withdraw, "Omar: The consent was withdrawn." },
    { forget_consent, "Karin: The consent is missing." },
    { pause_companion, "Karin: Pauses until 01.06.2026." },
    { train_only, "Karin: Not active: trained." },
    { match_already, "Omar: Does not wait: matched." },
    { part_languages, "The two have no language in common." },
    { wish_woman, "The newcomer wishes somebody of another gender." },
    { wish_man, "The companion wishes somebody of another gender." },
    { fill_companion, "Karin: Has no room for another tandem." },
    { fill_newcomer, "Omar: Is in a tandem already." },
    { not_fit, "The two were a tandem that did not fit." },
    { enter_conduct, "Karin: The certificate of good conduct has a relevant entry." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Two two;
      g_autoptr (ZimtPair) good = NULL;
      g_autoptr (ZimtPair) pair = NULL;

      two_init (&two);
      good = match_two (&two);
      g_assert_cmpint (good->score, >, 0);
      cases[i].break_rule (&two);
      pair = match_two (&two);
      g_assert_cmpint (pair->score, ==, 0);
      g_assert_cmpstr (pair->reasons->pdata[0], ==, cases[i].reason);
      two_clear (&two);
    }
}

static void
test_capacity (void)
{
  Two two;
  g_autoptr (ZimtPair) pair = NULL;

  two_init (&two);
  fill_companion (&two);
  zimt_record_set_number (two.companion, "capacity", 2);
  zimt_record_set_text (two.newcomer, "state", "suggested");
  pair = match_two (&two);
  g_assert_cmpint (pair->score, >, 0);
  two_clear (&two);
}

static void
test_points (void)
{
  static const char *const wanted[] = {
    "+10 languages in common: deu, ara",
    "+20 in the same district: north",
    "+20 both have time at the same hours",
    "+20 interests in common: sport, cooking",
    "+5 11 years apart in age",
    "+2 waits for 20 days",
  };
  Two two;
  g_autoptr (ZimtPair) pair = NULL;

  two_init (&two);
  add_code (two.companion, "languages", "ara");
  add_code (two.newcomer, "languages", "ara");
  zimt_record_set_text (two.companion, "district", "north");
  zimt_record_set_text (two.newcomer, "district", "north");
  add_hours (two.companion, 600, 720);
  add_hours (two.newcomer, 660, 780);
  add_code (two.companion, "interests", "sport");
  add_code (two.companion, "interests", "cooking");
  add_code (two.newcomer, "interests", "cooking");
  add_code (two.newcomer, "interests", "sport");
  zimt_record_set_number (two.companion, "birth_year", 1980);
  zimt_record_set_number (two.newcomer, "birth_year", 1991);
  zimt_record_set_date (two.newcomer, "waiting_since", TODAY - 20);
  pair = match_two (&two);
  g_assert_cmpuint (pair->reasons->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (pair->reasons->pdata[i], ==, wanted[i]);
  g_assert_cmpint (pair->score, ==, 77);
  two_clear (&two);
}

/* --- Whole pools --- */

static void
put_random_person (ZimtPeopleBook *book, ZimtRecordKind kind)
{
  static const char *const languages[] = { "deu", "ara", "tir" };
  static const char *const genders[] = { "", "female", "male" };
  static const char *const districts[] = { "", "north", "south" };
  g_autofree char *name = g_strdup_printf ("Name %d", g_test_rand_int_range (0, 100));
  g_autoptr (ZimtRecord) person = person_new (kind, name);

  zimt_record_set_codes (person, "languages", NULL);
  add_code (person, "languages", PICK (languages));
  zimt_record_set_text (person, "gender", PICK (genders));
  zimt_record_set_text (person, "district", PICK (districts));
  if (g_test_rand_int_range (0, 4) == 0)
    zimt_record_set_text (person, "wish_gender", PICK (genders));
  if (g_test_rand_int_range (0, 6) == 0)
    zimt_record_set_date (person, "consent", 0);
  if (kind == ZIMT_RECORD_COMPANION)
    zimt_record_set_number (person, "capacity", g_test_rand_int_range (0, 4));
  else
    zimt_record_set_date (person, "waiting_since", TODAY - g_test_rand_int_range (0, 200));
  zimt_people_book_put (book, person);
}

static ZimtPeopleBook *
random_book (void)
{
  ZimtPeopleBook *book = zimt_people_book_new ();

  zimt_people_book_set_has_private (book, TRUE);
  for (int i = g_test_rand_int_range (0, MAX_SIDE + 1); i > 0; i--)
    put_random_person (book, ZIMT_RECORD_COMPANION);
  for (int i = g_test_rand_int_range (0, MAX_SIDE + 1); i > 0; i--)
    put_random_person (book, ZIMT_RECORD_NEWCOMER);
  return book;
}

static void
assert_sum (const ZimtPair *pair)
{
  int sum = 0;

  for (guint i = 0; i < pair->reasons->len; i++)
    sum += atoi (pair->reasons->pdata[i]);
  g_assert_cmpint (pair->score, ==, sum);
}

/* Ranking from either side says the same of a pair, and puts the best first. */
static void
test_rank (void)
{
  for (int pool = 0; pool < N_POOLS; pool++)
    {
      g_autoptr (ZimtPeopleBook) book = random_book ();
      g_autoptr (GPtrArray) newcomers = zimt_people_book_list (book, ZIMT_RECORD_NEWCOMER);

      for (guint i = 0; i < newcomers->len; i++)
        {
          g_autoptr (GPtrArray) pairs
              = zimt_pair_rank (book, newcomers->pdata[i], TODAY, NULL, NULL);

          for (guint j = 0; j < pairs->len; j++)
            {
              const ZimtPair *pair = pairs->pdata[j];
              g_autoptr (GPtrArray) back
                  = zimt_pair_rank (book, pair->companion, TODAY, NULL, NULL);
              gboolean is_found = FALSE;

              assert_sum (pair);
              g_assert_true (pair->newcomer == newcomers->pdata[i]);
              if (j > 0)
                g_assert_cmpint (pair->score, <=, ((ZimtPair *)pairs->pdata[j - 1])->score);
              for (guint k = 0; k < back->len; k++)
                {
                  const ZimtPair *other = back->pdata[k];

                  if (other->newcomer != pair->newcomer)
                    continue;
                  is_found = TRUE;
                  g_assert_cmpint (other->score, ==, pair->score);
                  /* Of those that cannot be each side reads of the other one. */
                  if (pair->score > 0)
                    g_assert_cmpstr (other->reasons->pdata[0], ==, pair->reasons->pdata[0]);
                }
              g_assert_true (is_found);
            }
        }
    }
}

typedef struct
{
  int n_pairs;
  int sum;
} Worth;

/* The best of every way to match the newcomers from @i on, by pairs as zimt_pair_new () says. */
static Worth
try_all (const ZimtPeopleBook *book, GPtrArray *newcomers, GPtrArray *companions, int *left,
         guint i)
{
  Worth best;

  if (i == newcomers->len)
    return (Worth){ 0, 0 };
  best = try_all (book, newcomers, companions, left, i + 1);
  for (guint j = 0; j < companions->len; j++)
    {
      g_autoptr (ZimtPair) pair
          = zimt_pair_new (book, companions->pdata[j], newcomers->pdata[i], TODAY, NULL, NULL);
      Worth worth;

      if (pair->score == 0 || left[j] == 0)
        continue;
      left[j]--;
      worth = try_all (book, newcomers, companions, left, i + 1);
      left[j]++;
      worth.n_pairs++;
      worth.sum += pair->score;
      if (worth.n_pairs > best.n_pairs || (worth.n_pairs == best.n_pairs && worth.sum > best.sum))
        best = worth;
    }
  return best;
}

static void
test_match_all (void)
{
  for (int pool = 0; pool < N_POOLS / 10; pool++)
    {
      g_autoptr (ZimtPeopleBook) book = random_book ();
      g_autoptr (GPtrArray) newcomers = zimt_people_book_list (book, ZIMT_RECORD_NEWCOMER);
      g_autoptr (GPtrArray) companions = zimt_people_book_list (book, ZIMT_RECORD_COMPANION);
      g_autoptr (GPtrArray) pairs = zimt_pair_match_all (book, TODAY, NULL, NULL);
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      int left[MAX_SIDE] = { 0 };
      Worth worth = { 0, 0 }, best;

      for (guint j = 0; j < companions->len; j++)
        left[j] = MAX (zimt_record_get_number (companions->pdata[j], "capacity"), 1);
      best = try_all (book, newcomers, companions, left, 0);
      for (guint i = 0; i < pairs->len; i++)
        {
          const ZimtPair *pair = pairs->pdata[i];
          guint j = 0;

          g_assert_true (g_hash_table_add (seen, pair->newcomer));
          g_assert_true (g_ptr_array_find (companions, pair->companion, &j));
          g_assert_cmpint (left[j]--, >, 0);
          g_assert_cmpint (pair->score, >, 0);
          assert_sum (pair);
          worth.n_pairs++;
          worth.sum += pair->score;
        }
      g_assert_cmpint (worth.n_pairs, ==, best.n_pairs);
      g_assert_cmpint (worth.sum, ==, best.sum);
    }
}

/* --- States --- */

static void
test_steps (void)
{
  static const char *const life[] = { "",          "suggested", "first-meeting", "trial",
                                      "agreement", "active",    "closing-talk",  "ended" };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (life); i++)
    {
      g_assert_true (g_strv_contains (zimt_tandem_get_next (life[i]), life[i + 1]));
      g_assert_true (zimt_tandem_is_open (life[i]) == (i > 0));
      if (i > 0)
        g_assert_true (g_strv_contains (zimt_tandem_get_next (life[i]), "ended"));
    }
  g_assert_true (g_strv_contains (zimt_tandem_get_next ("active"), "paused"));
  g_assert_true (g_strv_contains (zimt_tandem_get_next ("paused"), "active"));
  g_assert_null (zimt_tandem_get_next ("ended")[0]);
  g_assert_false (zimt_tandem_is_open ("ended"));
}

static void
test_suggestion (void)
{
  g_autoptr (ZimtRecord) newcomer = zimt_record_new (ZIMT_RECORD_NEWCOMER);
  g_autoptr (ZimtRecord) tandem = zimt_tandem_suggest ("abc", newcomer, TODAY);

  g_assert_cmpstr (zimt_record_get_text (tandem, "companion"), ==, "abc");
  g_assert_cmpstr (zimt_record_get_text (tandem, "newcomer"), ==, zimt_record_get_id (newcomer));
  g_assert_cmpstr (zimt_record_get_text (tandem, "state"), ==, "suggested");
  g_assert_cmpint (zimt_record_get_date (tandem, "suggested"), ==, TODAY);
  g_assert_cmpstr (zimt_record_get_text (newcomer, "state"), ==, "suggested");
}

/* What the newcomer is after a step, by what they were. */
static void
test_newcomer_goes_along (void)
{
  static const struct
  {
    const char *next, *before, *after;
  } cases[] = {
    { "first-meeting", "suggested", "suggested" },
    { "trial", "suggested", "matched" },
    { "active", "matched", "matched" },
    { "ended", "suggested", "waiting" },
    { "ended", "matched", "left" },
    { "ended", "waiting", "waiting" },
    { "ended", "paused", "paused" },
    { "ended", "left", "left" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtRecord) tandem = zimt_record_new (ZIMT_RECORD_TANDEM);
      g_autoptr (ZimtRecord) newcomer = zimt_record_new (ZIMT_RECORD_NEWCOMER);
      gboolean is_end = g_str_equal (cases[i].next, "ended");
      gboolean is_start = !is_end && !g_str_equal (cases[i].next, "first-meeting");

      zimt_record_set_text (newcomer, "state", cases[i].before);
      zimt_tandem_step (tandem, newcomer, cases[i].next, TODAY);
      g_assert_cmpstr (zimt_record_get_text (tandem, "state"), ==, cases[i].next);
      g_assert_cmpstr (zimt_record_get_text (newcomer, "state"), ==, cases[i].after);
      g_assert_cmpint (zimt_record_get_date (tandem, "ended"), ==, is_end ? TODAY : 0);
      g_assert_cmpint (zimt_record_get_date (tandem, "started"), ==, is_start ? TODAY : 0);
    }
}

static void
test_days_waited (void)
{
  g_autoptr (ZimtRecord) newcomer = zimt_record_new (ZIMT_RECORD_NEWCOMER);

  g_assert_cmpint (zimt_newcomer_get_days_waited (newcomer, TODAY), ==, 0);
  zimt_record_set_date (newcomer, "waiting_since", TODAY - 3);
  g_assert_cmpint (zimt_newcomer_get_days_waited (newcomer, TODAY), ==, 3);
  zimt_record_set_date (newcomer, "waiting_since", TODAY + 3);
  g_assert_cmpint (zimt_newcomer_get_days_waited (newcomer, TODAY), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tandem-match/says-why-not", test_obstacles);
  g_test_add_func ("/tandem-match/capacity-lets-more-in", test_capacity);
  g_test_add_func ("/tandem-match/every-point-has-its-reason", test_points);
  g_test_add_func ("/tandem-match/both-sides-see-the-same", test_rank);
  g_test_add_func ("/tandem-match/the-whole-list-is-at-its-best", test_match_all);
  g_test_add_func ("/tandem-match/steps-follow", test_steps);
  g_test_add_func ("/tandem-match/a-suggestion-is-under-way-for-both", test_suggestion);
  g_test_add_func ("/tandem-match/the-newcomer-goes-along", test_newcomer_goes_along);
  g_test_add_func ("/tandem-match/days-waited", test_days_waited);
  return g_test_run ();
}
