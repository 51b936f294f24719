/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cards a filter lets through. */
#include "cards.h"
#include "fixture.h"

#define TODAY "2026-11-26"

static gboolean
lets_through (const ZimtRecord *filter, const ZimtRecord *card, const char *today)
{
  return zimt_people_filter_matches (filter, card, fixture_date (today));
}

static void
test_a_filter_that_asks_for_nothing_is_not_active (void)
{
  g_autoptr (ZimtRecord) filter = zimt_record_new (ZIMT_RECORD_FILTER);
  g_autoptr (ZimtRecord) person = cards_person ("Anna", "Müller");

  zimt_record_set_text (filter, "query", "xyz");
  g_assert_false (zimt_people_filter_is_active (filter));
  g_assert_true (lets_through (filter, person, TODAY));
}

static void
test_one_code_of_each_list_is_enough (void)
{
  const char *const wanted[] = { "work", "housing", NULL };
  const char *const own[] = { "health", "housing", NULL };
  const char *const tags[] = { "network", NULL };
  g_autoptr (ZimtRecord) filter = zimt_record_new (ZIMT_RECORD_FILTER);
  g_autoptr (ZimtRecord) organisation = zimt_record_new (ZIMT_RECORD_ORGANISATION);
  g_autoptr (ZimtRecord) mailing = zimt_record_new (ZIMT_RECORD_MAILING);

  zimt_record_set_codes (filter, "topics", wanted);
  g_assert_true (zimt_people_filter_is_active (filter));
  g_assert_false (lets_through (filter, organisation, TODAY));
  zimt_record_set_codes (organisation, "topics", own);
  g_assert_true (lets_through (filter, organisation, TODAY));
  g_assert_false (lets_through (filter, mailing, TODAY));
  zimt_record_set_codes (filter, "tags", tags);
  g_assert_false (lets_through (filter, organisation, TODAY));
  zimt_record_set_codes (organisation, "tags", tags);
  g_assert_true (lets_through (filter, organisation, TODAY));
}

static void
test_a_state_is_asked_of_kinds_that_have_one (void)
{
  g_autoptr (ZimtRecord) filter = zimt_record_new (ZIMT_RECORD_FILTER);
  g_autoptr (ZimtRecord) interpreter = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  g_autoptr (ZimtRecord) person = cards_person ("Anna", "Müller");

  zimt_record_set_text (filter, "state", "active");
  g_assert_true (zimt_people_filter_is_active (filter));
  zimt_record_set_text (interpreter, "state", "paused");
  g_assert_false (lets_through (filter, interpreter, TODAY));
  zimt_record_set_text (interpreter, "state", "active");
  g_assert_true (lets_through (filter, interpreter, TODAY));
  g_assert_true (lets_through (filter, person, TODAY));
}

static void
test_after_twelve_months_cards_are_to_be_verified (void)
{
  g_autoptr (ZimtRecord) filter = zimt_record_new (ZIMT_RECORD_FILTER);
  g_autoptr (ZimtRecord) interpreter = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  g_autoptr (ZimtRecord) person = cards_person ("Anna", "Müller");

  zimt_record_set_flag (filter, "unverified", TRUE);
  g_assert_true (zimt_people_filter_is_active (filter));
  g_assert_false (lets_through (filter, interpreter, TODAY));
  g_assert_true (lets_through (filter, person, TODAY));
  zimt_record_set_date (person, "verified", fixture_date ("2025-11-26"));
  g_assert_false (lets_through (filter, person, "2026-11-25"));
  g_assert_true (lets_through (filter, person, TODAY));
  zimt_record_set_date (person, "verified", fixture_date ("2027-02-28"));
  g_assert_true (lets_through (filter, person, "2028-02-29"));
  zimt_record_set_date (person, "verified", fixture_date ("2027-03-01"));
  g_assert_false (lets_through (filter, person, "2028-02-29"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-filter/a-filter-that-asks-for-nothing-is-not-active",
                   test_a_filter_that_asks_for_nothing_is_not_active);
  g_test_add_func ("/people-filter/one-code-of-each-list-is-enough",
                   test_one_code_of_each_list_is_enough);
  g_test_add_func ("/people-filter/a-state-is-asked-of-kinds-that-have-one",
                   test_a_state_is_asked_of_kinds_that_have_one);
  g_test_add_func ("/people-filter/after-twelve-months-cards-are-to-be-verified",
                   test_after_twelve_months_cards_are_to_be_verified);
  return g_test_run ();
}
