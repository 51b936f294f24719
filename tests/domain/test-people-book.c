/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card indexes in memory: what links cards, and what holds on a day. */
#include "cards.h"
#include "fixture.h"

#include <string.h>

#define TODAY "2026-11-26"

static void
test_a_card_takes_the_place_of_the_older_one (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  ZimtRecord *first = cards_put (book, cards_person ("Selam", "Tesfaye"));
  g_autofree char *id = g_strdup (zimt_record_get_id (first));
  ZimtRecord *second = zimt_record_copy (first);
  g_autofree char *title = NULL;
  g_autofree char *none = zimt_people_book_dup_title (book, "nobody");

  zimt_record_set_text (second, "family", "Abebe");
  cards_put (book, second);
  title = zimt_people_book_dup_title (book, id);
  g_assert_cmpstr (title, ==, "Selam Abebe");
  g_assert_cmpstr (none, ==, "");
  zimt_people_book_put (book, second);
  g_assert_true (zimt_people_book_get (book, id) == second);
  zimt_people_book_remove (book, zimt_record_get_id (second));
  g_assert_null (zimt_people_book_get (book, id));
  zimt_people_book_remove (book, id);
}

static void
test_merged_ids_lead_on (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  ZimtRecord *kept = cards_put (book, cards_person ("Anna", "Müller"));
  ZimtRecord *second = cards_put (book, cards_person ("Anna", "Mueller"));
  ZimtRecord *third = cards_put (book, cards_person ("Anna", "Muller"));
  g_autofree char *second_id = g_strdup (zimt_record_get_id (second));
  g_autofree char *third_id = g_strdup (zimt_record_get_id (third));
  ZimtRecord *back = zimt_record_copy (third);

  zimt_people_book_add_merged (book, zimt_record_get_id (third), second_id);
  zimt_people_book_add_merged (book, zimt_record_get_id (second), zimt_record_get_id (kept));
  g_assert_true (zimt_people_book_get (book, third_id) == kept);
  g_assert_true (zimt_people_book_get (book, second_id) == kept);
  /* The merging is undone. */
  cards_put (book, back);
  g_assert_true (zimt_people_book_get (book, third_id) == back);
  g_assert_true (zimt_people_book_get (book, second_id) == kept);
}

static void
test_merged_ids_that_lead_round_have_an_end (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  g_autoptr (GPtrArray) linked = NULL;

  zimt_people_book_add_merged (book, "a", "b");
  zimt_people_book_add_merged (book, "b", "a");
  zimt_people_book_add_merged (book, "c", "c");
  g_assert_null (zimt_people_book_get (book, "a"));
  g_assert_null (zimt_people_book_get (book, "c"));
  linked = zimt_people_book_list_linked (book, ZIMT_RECORD_PERSON, "a");
  g_assert_cmpuint (linked->len, ==, 0);
}

static void
test_links_of_a_merged_card_count (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  ZimtRecord *kept = cards_put (book, cards_organisation ("JC", "Jobcenter"));
  ZimtRecord *person = cards_person ("Anna", "Müller");
  g_autoptr (GPtrArray) linked = NULL;

  cards_add_role (person, "old", NULL, NULL, TRUE);
  cards_add_role (person, "older", NULL, NULL, FALSE);
  cards_put (book, person);
  zimt_people_book_add_merged (book, "older", "old");
  zimt_people_book_add_merged (book, "old", zimt_record_get_id (kept));
  linked = zimt_people_book_list_linked (book, ZIMT_RECORD_PERSON, zimt_record_get_id (kept));
  g_assert_cmpuint (linked->len, ==, 1);
  g_assert_true (
      zimt_people_book_get_main_contact (book, zimt_record_get_id (kept), fixture_date (TODAY))
      == person);
  g_assert_true (zimt_people_book_get_main_contact (book, "older", fixture_date (TODAY)) == person);
}

/* --- Links against a look at everything --- */

static gboolean
names (const ZimtRecord *record, const char *id)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  for (; field->name != NULL; field++)
    if (field->type == ZIMT_FIELD_RECORD
        && g_str_equal (zimt_record_get_text (record, field->name), id))
      return TRUE;
    else if (field->type == ZIMT_FIELD_ROWS)
      for (guint i = 0; i < zimt_record_get_n_rows (record, field->name); i++)
        if (names (zimt_record_get_row (record, field->name, i), id))
          return TRUE;
  return FALSE;
}

/* Ids come from a small set, so that everything happens often. */
static ZimtRecord *
random_card (GRand *rand)
{
  static const ZimtRecordKind kinds[]
      = { ZIMT_RECORD_PERSON, ZIMT_RECORD_TANDEM, ZIMT_RECORD_ASSIGNMENT };
  g_autofree char *id = g_strdup_printf ("%032d", g_rand_int_range (rand, 0, 12));
  ZimtRecord *record
      = zimt_record_new_with_id (kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))], id);
  g_autofree char *one = g_strdup_printf ("%032d", g_rand_int_range (rand, 0, 12));
  g_autofree char *other = g_strdup_printf ("%032d", g_rand_int_range (rand, 0, 12));

  if (zimt_record_get_kind (record) == ZIMT_RECORD_PERSON)
    {
      cards_add_role (record, one, NULL, NULL, FALSE);
      cards_add_role (record, other, NULL, NULL, FALSE);
    }
  else if (zimt_record_get_kind (record) == ZIMT_RECORD_TANDEM)
    {
      zimt_record_set_text (record, "companion", one);
      zimt_record_set_text (record, "newcomer", other);
    }
  else
    zimt_record_set_text (record, "interpreter", one);
  return record;
}

static void
assert_linked (const ZimtPeopleBook *book, ZimtRecordKind kind, const char *id)
{
  g_autoptr (GPtrArray) linked = zimt_people_book_list_linked (book, kind, id);
  g_autoptr (GPtrArray) all = zimt_people_book_list (book, kind);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    if (names (all->pdata[i], id))
      {
        g_assert_cmpuint (n, <, linked->len);
        g_assert_true (linked->pdata[n++] == all->pdata[i]);
      }
  g_assert_cmpuint (n, ==, linked->len);
}

static void
test_links_are_those_that_a_look_at_everything_finds (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int round = 0; round < 2000; round++)
    {
      g_autofree char *id = g_strdup_printf ("%032d", g_rand_int_range (rand, 0, 12));

      if (g_rand_int_range (rand, 0, 4) == 0)
        zimt_people_book_remove (book, id);
      else
        cards_put (book, random_card (rand));
      assert_linked (book, ZIMT_RECORD_PERSON, id);
      assert_linked (book, ZIMT_RECORD_TANDEM, id);
      assert_linked (book, ZIMT_RECORD_ASSIGNMENT, id);
    }
}

/* --- Roles and memberships --- */

static void
test_the_main_contact_is_marked_or_the_only_one (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  ZimtDate today = fixture_date (TODAY);
  ZimtRecord *only = cards_person ("Anna", "Müller");
  ZimtRecord *gone = cards_person ("Berta", "Beispiel");
  ZimtRecord *marked = cards_person ("Cem", "Yılmaz");

  g_assert_null (zimt_people_book_get_main_contact (book, "jc", today));
  cards_add_role (only, "jc", "2020-01-01", NULL, FALSE);
  cards_put (book, only);
  cards_add_role (gone, "jc", "2020-01-01", "2026-11-25", TRUE);
  cards_put (book, gone);
  g_assert_true (zimt_people_book_get_main_contact (book, "jc", today) == only);
  g_assert_true (zimt_people_book_get_main_contact (book, "jc", today - 1) == gone);
  /* One of two roles is marked. */
  cards_add_role (marked, "jc", NULL, NULL, FALSE);
  cards_put (book, marked);
  g_assert_null (zimt_people_book_get_main_contact (book, "jc", today));
  marked = zimt_record_copy (marked);
  cards_add_role (marked, "jc", TODAY, NULL, TRUE);
  cards_put (book, marked);
  g_assert_true (zimt_people_book_get_main_contact (book, "jc", today) == marked);
}

static void
test_roles_hold_from_their_first_to_their_last_day (void)
{
  g_autoptr (ZimtRecord) person = cards_person ("Anna", "Müller");
  ZimtRecord *role = cards_add_role (person, "jc", "2026-01-10", "2026-01-20", FALSE);

  g_assert_null (zimt_person_get_role (person, "jc", fixture_date ("2026-01-09")));
  g_assert_true (zimt_person_get_role (person, "jc", fixture_date ("2026-01-10")) == role);
  g_assert_true (zimt_person_get_role (person, "jc", fixture_date ("2026-01-20")) == role);
  g_assert_null (zimt_person_get_role (person, "jc", fixture_date ("2026-01-21")));
  g_assert_null (zimt_person_get_role (person, "ib", fixture_date ("2026-01-15")));
}

static void
test_who_left_is_no_member_from_that_day_on (void)
{
  static const struct
  {
    const char *date;
    gboolean is_member;
  } days[] = {
    { "2019-12-31", FALSE }, { "2020-01-01", TRUE },  { "2021-12-30", TRUE },
    { "2021-12-31", FALSE }, { "2025-05-31", FALSE }, { "2025-06-01", TRUE },
    { "2025-12-31", TRUE },  { "2090-01-01", TRUE },
  };
  g_autoptr (ZimtRecord) organisation = cards_organisation ("JC", "Jobcenter");

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_false (zimt_organisation_is_member (organisation, fixture_date (days[i].date)));
  cards_add_membership (organisation, "2025-06-01", NULL);
  cards_add_membership (organisation, "2020-01-01", "2021-12-31");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (zimt_organisation_is_member (organisation, fixture_date (days[i].date))
                   == days[i].is_member);
}

/* --- Permissions and verification --- */

static void
answer (ZimtRecord *person, const char *purpose, const char *given_or_refused, const char *date)
{
  ZimtRecord *row = cards_add_row (person, "permissions", ZIMT_RECORD_PERMISSION);

  zimt_record_set_text (row, "purpose", purpose);
  zimt_record_set_text (row, "answer", given_or_refused);
  zimt_record_set_date (row, "date", fixture_date (date));
}

static void
test_the_newest_answer_decides (void)
{
  g_autoptr (ZimtRecord) person = cards_person ("Anna", "Müller");

  g_assert_false (zimt_person_allows (person, "mailing"));
  answer (person, "mailing", "refused", "2026-03-01");
  answer (person, "mailing", "given", "2026-02-01");
  answer (person, "directory", "given", "2026-01-01");
  g_assert_false (zimt_person_allows (person, "mailing"));
  g_assert_true (zimt_person_allows (person, "directory"));
  g_assert_false (zimt_person_allows (person, "export"));
  /* On the same day the later row. */
  answer (person, "mailing", "given", "2026-03-01");
  g_assert_true (zimt_person_allows (person, "mailing"));
  answer (person, "mailing", "refused", "2026-03-01");
  g_assert_false (zimt_person_allows (person, "mailing"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-book/a-card-takes-the-place-of-the-older-one",
                   test_a_card_takes_the_place_of_the_older_one);
  g_test_add_func ("/people-book/merged-ids-lead-on", test_merged_ids_lead_on);
  g_test_add_func ("/people-book/merged-ids-that-lead-round-have-an-end",
                   test_merged_ids_that_lead_round_have_an_end);
  g_test_add_func ("/people-book/links-of-a-merged-card-count", test_links_of_a_merged_card_count);
  g_test_add_func ("/people-book/links-are-those-that-a-look-at-everything-finds",
                   test_links_are_those_that_a_look_at_everything_finds);
  g_test_add_func ("/people-book/the-main-contact-is-marked-or-the-only-one",
                   test_the_main_contact_is_marked_or_the_only_one);
  g_test_add_func ("/people-book/roles-hold-from-their-first-to-their-last-day",
                   test_roles_hold_from_their_first_to_their_last_day);
  g_test_add_func ("/people-book/who-left-is-no-member-from-that-day-on",
                   test_who_left_is_no_member_from_that_day_on);
  g_test_add_func ("/people-book/the-newest-answer-decides", test_the_newest_answer_decides);
  return g_test_run ();
}
