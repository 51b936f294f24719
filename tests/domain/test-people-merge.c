/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two cards of the same one become. */
#include "cards.h"
#include "fixture.h"

#include <string.h>

#define TODAY "2026-11-26"

static void
test_the_kept_card_says_first_and_the_other_fills (void)
{
  static const char *const tags[] = { "a", "b", NULL };
  static const char *const more[] = { "b", "c", NULL };
  static const char *const all[] = { "a", "b", "c", NULL };
  g_autoptr (ZimtRecord) kept = cards_person ("Anna", "");
  g_autoptr (ZimtRecord) other = cards_person ("Änne", "Müller");
  g_autoptr (ZimtRecord) merged = NULL;
  g_auto (GStrv) codes = NULL;

  zimt_record_set_revision (kept, 7);
  zimt_record_set_codes (kept, "tags", tags);
  zimt_record_set_codes (other, "tags", more);
  zimt_record_set_date (other, "verified", 20000);
  merged = zimt_people_merge (kept, other);
  g_assert_cmpstr (zimt_record_get_id (merged), ==, zimt_record_get_id (kept));
  g_assert_cmpuint (zimt_record_get_revision (merged), ==, 7);
  g_assert_cmpstr (zimt_record_get_text (merged, "given"), ==, "Anna");
  g_assert_cmpstr (zimt_record_get_text (merged, "family"), ==, "Müller");
  g_assert_cmpint (zimt_record_get_date (merged, "verified"), ==, 20000);
  codes = zimt_record_dup_codes (merged, "tags");
  g_assert_cmpstrv (codes, (char **)all);
  /* Neither is changed. */
  g_assert_cmpstr (zimt_record_get_text (kept, "family"), ==, "");
  g_assert_cmpstr (zimt_record_get_text (other, "given"), ==, "Änne");
}

static void
test_notes_come_one_after_the_other (void)
{
  g_autoptr (ZimtRecord) kept = cards_person ("Anna", "");
  g_autoptr (ZimtRecord) other = cards_person ("Anna", "");
  g_autoptr (ZimtRecord) merged = NULL;
  g_autoptr (ZimtRecord) again = NULL;

  zimt_record_set_text (kept, "note", "eins");
  zimt_record_set_text (other, "note", "zwei");
  merged = zimt_people_merge (kept, other);
  g_assert_cmpstr (zimt_record_get_text (merged, "note"), ==, "eins\nzwei");
  again = zimt_people_merge (merged, other);
  g_assert_cmpstr (zimt_record_get_text (again, "note"), ==, "eins\nzwei");
}

static void
test_rows_that_say_the_same_are_there_once (void)
{
  g_autoptr (ZimtRecord) kept = cards_person ("Anna", "");
  g_autoptr (ZimtRecord) other = cards_person ("Anna", "");
  g_autoptr (ZimtRecord) merged = NULL;

  cards_add_phone (kept, "0361 / 47110");
  cards_add_phone (other, "+49 361 47110");
  zimt_record_set_text (zimt_record_get_row (other, "phones", 0), "kind", "work");
  cards_add_phone (other, "0361 47111");
  cards_add_email (kept, "anna@example.org");
  cards_add_email (other, "Anna@Example.org");
  cards_add_role (kept, "jc", TODAY, NULL, TRUE);
  cards_add_role (other, "jc", TODAY, NULL, TRUE);
  cards_add_role (other, "jc", TODAY, NULL, FALSE);
  merged = zimt_people_merge (kept, other);
  g_assert_cmpuint (zimt_record_get_n_rows (merged, "phones"), ==, 2);
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (merged, "phones", 0), "number"), ==,
                   "0361 / 47110");
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (merged, "phones", 0), "kind"), ==,
                   "work");
  g_assert_cmpuint (zimt_record_get_n_rows (merged, "emails"), ==, 1);
  g_assert_cmpuint (zimt_record_get_n_rows (merged, "roles"), ==, 2);
  /* The row of the kept card is its own. */
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (kept, "phones", 0), "kind"), ==, "");
}

static void
add_answer (ZimtRecord *person, const char *answer)
{
  ZimtRecord *row = cards_add_row (person, "permissions", ZIMT_RECORD_PERMISSION);

  zimt_record_set_text (row, "purpose", "mailing");
  zimt_record_set_text (row, "answer", answer);
  zimt_record_set_date (row, "date", fixture_date (TODAY));
}

static void
test_of_two_answers_of_a_day_the_refusal_holds (void)
{
  g_autoptr (ZimtRecord) one = cards_person ("Anna", "");
  g_autoptr (ZimtRecord) other = cards_person ("Anna", "");
  g_autoptr (ZimtRecord) there = NULL;
  g_autoptr (ZimtRecord) back = NULL;

  add_answer (one, "given");
  add_answer (other, "refused");
  there = zimt_people_merge (one, other);
  back = zimt_people_merge (other, one);
  g_assert_false (zimt_person_allows (there, "mailing"));
  g_assert_false (zimt_person_allows (back, "mailing"));
}

static void
test_memberships_that_overlap_become_one (void)
{
  g_autoptr (ZimtRecord) kept = cards_organisation ("JC", "Jobcenter");
  g_autoptr (ZimtRecord) other = cards_organisation ("JC", "Jobcenter");
  g_autoptr (ZimtRecord) merged = NULL;
  ZimtRecord *row;

  cards_add_membership (kept, "2020-01-01", "2022-01-01");
  cards_add_membership (kept, "2023-01-01", NULL);
  cards_add_membership (other, "2021-06-01", "2023-06-01");
  zimt_record_set_date (zimt_record_get_row (kept, "memberships", 1), "rules", 20000);
  merged = zimt_people_merge (kept, other);
  g_assert_true (zimt_record_validate (merged, fixture_date (TODAY), NULL, NULL));
  g_assert_cmpuint (zimt_record_get_n_rows (merged, "memberships"), ==, 1);
  row = zimt_record_get_row (merged, "memberships", 0);
  g_assert_cmpint (zimt_record_get_date (row, "joined"), ==, fixture_date ("2020-01-01"));
  g_assert_cmpint (zimt_record_get_date (row, "left"), ==, 0);
  g_assert_cmpint (zimt_record_get_date (row, "rules"), ==, 20000);
}

/* --- Times against minutes counted one by one --- */

#define N_MINUTES 24

static void
fill_times (ZimtRecord *organisation, gboolean *is_open)
{
  static const char *const weekdays[] = { "mon", "tue" };

  for (int i = 0; i < 2; i++)
    for (int minute = 0; minute < N_MINUTES;)
      {
        int from = minute + g_test_rand_int_range (0, 8);
        int to = from + g_test_rand_int_range (1, 6);

        if (to > N_MINUTES)
          break;
        cards_add_hours (organisation, "opening", weekdays[i], from, to);
        for (; from < to; from++)
          is_open[i * N_MINUTES + from] = TRUE;
        minute = to;
      }
}

static void
test_times_of_both_are_open_and_no_others (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (ZimtRecord) kept = cards_organisation ("JC", "Jobcenter");
      g_autoptr (ZimtRecord) other = cards_organisation ("JC", "Jobcenter");
      g_autoptr (ZimtRecord) merged = NULL;
      gboolean expected[2 * N_MINUTES] = { FALSE };
      gboolean found[2 * N_MINUTES] = { FALSE };

      fill_times (kept, expected);
      fill_times (other, expected);
      merged = zimt_people_merge (kept, other);
      g_assert_true (zimt_record_validate (merged, fixture_date (TODAY), NULL, NULL));
      for (guint i = 0; i < zimt_record_get_n_rows (merged, "opening"); i++)
        {
          const ZimtRecord *row = zimt_record_get_row (merged, "opening", i);
          int day = g_str_equal (zimt_record_get_text (row, "weekday"), "mon") ? 0 : N_MINUTES;

          for (int minute = zimt_record_get_time (row, "from");
               minute < zimt_record_get_time (row, "to"); minute++)
            found[day + minute] = TRUE;
        }
      g_assert_cmpmem (found, sizeof found, expected, sizeof expected);
    }
}

/* Merging with nothing, or with itself, changes nothing. */
static void
test_a_card_merged_with_itself_stays (void)
{
  for (int kind = ZIMT_RECORD_ORGANISATION; kind <= ZIMT_RECORD_NEWCOMER; kind++)
    {
      g_autoptr (ZimtRecord) record = zimt_record_new (kind);
      g_autoptr (ZimtRecord) nothing = zimt_record_new (kind);
      g_autoptr (ZimtRecord) with_itself = NULL;
      g_autoptr (ZimtRecord) with_nothing = NULL;
      g_autoptr (ZimtRecord) into_nothing = NULL;

      cards_add_phone (record, "0361 47110");
      cards_add_email (record, "a@b.de");
      zimt_record_set_text (record, "note", "eins");
      with_itself = zimt_people_merge (record, record);
      with_nothing = zimt_people_merge (record, nothing);
      into_nothing = zimt_people_merge (nothing, record);
      g_assert_true (zimt_record_is_equal (with_itself, record));
      g_assert_true (zimt_record_is_equal (with_nothing, record));
      g_assert_true (zimt_record_is_equal (into_nothing, record));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-merge/the-kept-card-says-first-and-the-other-fills",
                   test_the_kept_card_says_first_and_the_other_fills);
  g_test_add_func ("/people-merge/notes-come-one-after-the-other",
                   test_notes_come_one_after_the_other);
  g_test_add_func ("/people-merge/rows-that-say-the-same-are-there-once",
                   test_rows_that_say_the_same_are_there_once);
  g_test_add_func ("/people-merge/of-two-answers-of-a-day-the-refusal-holds",
                   test_of_two_answers_of_a_day_the_refusal_holds);
  g_test_add_func ("/people-merge/memberships-that-overlap-become-one",
                   test_memberships_that_overlap_become_one);
  g_test_add_func ("/people-merge/times-of-both-are-open-and-no-others",
                   test_times_of_both_are_open_and_no_others);
  g_test_add_func ("/people-merge/a-card-merged-with-itself-stays",
                   test_a_card_merged_with_itself_stays);
  return g_test_run ();
}
