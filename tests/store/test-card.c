/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards as rows: what the database takes, what a step back brings back, what it is asked. */
#include <string.h>

#include "zimt-card-fixture.h"
#include "zimt-store-private.h"

#define ANNA "00000000000000000000000000000001"
#define BILAL "00000000000000000000000000000002"
#define CHEN "00000000000000000000000000000003"

static void
put (Fixture *fixture, const char *kind, guint number, const char *details)
{
  g_autoptr (ZimtCardRow) row = card_fixture_new (kind, number, details);

  card_fixture_put (fixture, row);
}

static void
a_card_comes_back_as_it_was_put (Fixture *fixture, gconstpointer data)
{
  static const char details[] = "{\"given\":\"Anna \\\"Ä\\\" \\\\\",\"tags\":[\"x\"]}";
  g_autoptr (ZimtCardRow) row = card_fixture_new ("person", 1, details);
  g_autoptr (ZimtCardRow) stored = NULL;

  row->sealed_revision = 3;
  card_fixture_put (fixture, row);
  g_assert_cmpint (row->id, >, 0);
  g_assert_cmpuint (row->revision, ==, 1);
  fixture_reopen (fixture);
  stored = card_fixture_load (fixture, ANNA);
  g_assert_cmpint (stored->id, ==, row->id);
  g_assert_cmpstr (stored->kind, ==, "person");
  g_assert_cmpstr (stored->details, ==, details);
  g_assert_cmpuint (stored->sealed_revision, ==, 3);
  g_assert_cmpuint (stored->revision, ==, 1);
  g_assert_null (stored->merged_into);
  g_assert_null (stored->state);
  fixture_assert_check (fixture, NULL);
}

static void
who_changed_an_older_revision_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) row = card_fixture_new ("person", 1, "{}");
  g_autoptr (ZimtCardRow) late = NULL;
  g_autoptr (GError) error = NULL;

  card_fixture_put (fixture, row);
  late = card_fixture_load (fixture, ANNA);
  g_free (row->details);
  row->details = g_strdup ("{\"given\":\"Anna\"}");
  card_fixture_put (fixture, row);
  g_assert_cmpuint (row->revision, ==, 2);
  fixture_begin (fixture, "Late");
  late->sealed_revision = 1;
  g_assert_false (zimt_store_put_card (fixture->store, late, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
  card_fixture_undo (fixture, "00000001");
  g_clear_error (&error);
  fixture_begin (fixture, "After undo");
  row->sealed_revision = 1;
  g_assert_false (zimt_store_put_card (fixture->store, row, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
}

static void
the_database_refuses_what_is_no_card (Fixture *fixture, gconstpointer data)
{
#define CARD(uid, kind, organisation, details, sealed, merged)                                     \
  "INSERT INTO card (uid, kind, organisation_id, details, sealed_revision, merged_into) VALUES "   \
  "(" uid ", " kind ", " organisation ", " details ", " sealed ", " merged ")"
  static const struct
  {
    const char *sql;
    ZimtError code;
  } refused[] = {
    { CARD ("'x'", "'person'", "NULL", "'{}'", "0", "NULL"), ZIMT_ERROR_INVALID },
    { CARD ("'" ANNA "'", "'person'", "NULL", "'{}'", "0", "NULL"), ZIMT_ERROR_CONFLICT },
    { CARD ("'" CHEN "'", "'phone'", "NULL", "'{}'", "0", "NULL"), ZIMT_ERROR_INVALID },
    { CARD ("'" CHEN "'", "'person'", "1", "'{}'", "0", "NULL"), ZIMT_ERROR_INVALID },
    { CARD ("'" CHEN "'", "'organisation'", "NULL", "'{}'", "0", "NULL"), ZIMT_ERROR_INVALID },
    { CARD ("'" CHEN "'", "'organisation'", "99", "'{}'", "0", "NULL"), ZIMT_ERROR_CONFLICT },
    { CARD ("'" CHEN "'", "'organisation'", "1", "'{}'", "0", "NULL"), ZIMT_ERROR_CONFLICT },
    { CARD ("'" CHEN "'", "'person'", "NULL", "'[]'", "0", "NULL"), ZIMT_ERROR_INVALID },
    { CARD ("'" CHEN "'", "'person'", "NULL", "'{' || char (10) || '}'", "0", "NULL"),
      ZIMT_ERROR_INVALID },
    { CARD ("'" CHEN "'", "'person'", "NULL", "'{}'", "-1", "NULL"), ZIMT_ERROR_INVALID },
    { CARD ("'" CHEN "'", "'person'", "NULL", "'{}'", "0", "'" CHEN "'"), ZIMT_ERROR_INVALID },
    { CARD ("'" CHEN "'", "'person'", "NULL", "'{}'", "0", "'" BILAL "'"), ZIMT_ERROR_CONFLICT },
    { "UPDATE card SET uid = '" CHEN "'", ZIMT_ERROR_INVALID },
    { "UPDATE card SET kind = 'companion' WHERE kind = 'person'", ZIMT_ERROR_INVALID },
    { "DELETE FROM organisation", ZIMT_ERROR_CONFLICT },
  };

  fixture_begin (fixture, "Organisation");
  fixture_put_organisation (fixture, "IB", "Bund");
  fixture_commit (fixture);
  put (fixture, "person", 1, "{}");
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      fixture_begin (fixture, "Refused");
      fixture_assert_refused (fixture, refused[i].sql, refused[i].code);
      zimt_store_rollback (fixture->store);
    }
  /* Outside of a step nothing is written at all. */
  fixture_assert_refused (fixture, CARD ("'" CHEN "'", "'person'", "NULL", "'{}'", "0", "NULL"),
                          ZIMT_ERROR_FAILED);
#undef CARD
}

static void
details_that_are_no_object_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const refused[] = { "", "[]", "1", "{", "{}}", "{\"a\":1,}", "{x}" };

  fixture_begin (fixture, "Refused");
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (ZimtCardRow) row = card_fixture_new ("person", 1, refused[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_store_put_card (fixture->store, row, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
    }
}

static void
an_organisation_has_its_card_from_the_first_moment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCardRow) row = NULL;
  g_autoptr (ZimtCardRow) again = NULL;
  gint64 id;

  fixture_begin (fixture, "New");
  id = fixture_put_organisation (fixture, "IB", "Bund");
  fixture_commit (fixture);
  row = zimt_store_load_card_of_organisation (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row->kind, ==, "organisation");
  g_assert_cmpint (row->organisation_id, ==, id);
  g_assert_cmpuint (strlen (row->uid), ==, 32);
  card_fixture_undo (fixture, "New");
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM card"), ==, 0);
  card_fixture_redo (fixture, "New");
  again = card_fixture_load (fixture, row->uid);
  g_assert_cmpint (again->id, ==, row->id);
  fixture_assert_check (fixture, NULL);
}

static void
a_new_organisation_may_say_the_id_of_its_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtOrganisation) organisation = zimt_organisation_new_named ("IB");
  g_autoptr (ZimtCardRow) second = card_fixture_new ("organisation", 2, "{}");
  g_autoptr (ZimtCardRow) stored = NULL;
  g_autoptr (GError) error = NULL;

  organisation->card_uid = g_strdup (ANNA);
  fixture_begin (fixture, "New");
  zimt_store_put_organisation (fixture->store, organisation, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  stored = card_fixture_load (fixture, ANNA);
  g_assert_cmpint (stored->organisation_id, ==, organisation->id);
  fixture_assert_check (fixture, NULL);
  second->organisation_id = organisation->id;
  fixture_begin (fixture, "Second");
  g_assert_false (zimt_store_put_card (fixture->store, second, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
}

static void
an_organisation_goes_with_its_card_unless_it_books (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  g_autoptr (ZimtCardRow) row = NULL;
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "New");
  booking->event.organisation_id = fixture_put_organisation (fixture, "IB", "Bund");
  zimt_store_insert_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  row = zimt_store_load_card_of_organisation (fixture->store, booking->event.organisation_id,
                                              &error);
  g_assert_false (zimt_store_delete_card (fixture->store, row->id, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
  g_clear_error (&error);

  fixture_begin (fixture, "Two");
  fixture_put_organisation (fixture, "IB", "Bund");
  fixture_put_organisation (fixture, "FZR", "Frauen");
  fixture_commit (fixture);
  fixture_begin (fixture, "Merge");
  zimt_store_move_bookings (fixture->store, 1, 2, &error);
  g_assert_no_error (error);
  zimt_store_delete_card (fixture->store, 1, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM organisation"), ==, 1);
  card_fixture_undo (fixture, "Merge");
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM organisation"), ==, 2);
  fixture_assert_check (fixture, NULL);
}

static void
bookings_move_from_one_organisation_to_another_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  g_autoptr (ZimtSeries) series = fixture_new_series (fixture->room, AT (11, 0), 60, "Series");
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "New");
  booking->event.organisation_id = fixture_put_organisation (fixture, "IB", "Bund");
  series->event.organisation_id = booking->event.organisation_id;
  fixture_put_organisation (fixture, "FZR", "Frauen");
  zimt_store_insert_booking (fixture->store, booking, &error);
  zimt_store_insert_series (fixture->store, series, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  fixture_begin (fixture, "Move");
  zimt_store_move_bookings (fixture->store, 1, 2, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_cmpint (fixture_query (fixture, "SELECT organisation_id FROM booking"), ==, 2);
  g_assert_cmpint (fixture_query (fixture, "SELECT organisation_id FROM series"), ==, 2);
  card_fixture_undo (fixture, "Move");
  g_assert_cmpint (fixture_query (fixture, "SELECT organisation_id FROM booking"), ==, 1);
  g_assert_cmpint (fixture_query (fixture, "SELECT organisation_id FROM series"), ==, 1);
}

static void
merge (Fixture *fixture, const char *uid, const char *into)
{
  g_autoptr (ZimtCardRow) row = card_fixture_load (fixture, uid);

  g_free (row->merged_into);
  row->merged_into = g_strdup (into);
  fixture_begin (fixture, "Merge");
  card_fixture_put_here (fixture, row);
  fixture_commit (fixture);
}

static void
merged_cards_never_lead_round (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCardRow) chen = NULL;

  for (guint number = 1; number <= 3; number++)
    put (fixture, "person", number, "{}");
  merge (fixture, ANNA, BILAL);
  merge (fixture, BILAL, CHEN);
  chen = card_fixture_load (fixture, CHEN);
  chen->merged_into = g_strdup (ANNA);
  fixture_begin (fixture, "Round");
  g_assert_false (zimt_store_put_card (fixture->store, chen, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
  fixture_assert_check (fixture, NULL);
  /* What others lead to is not deleted. */
  g_clear_error (&error);
  fixture_begin (fixture, "Delete");
  g_assert_false (zimt_store_delete_card (fixture->store, chen->id, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
}

static void
steps_back_bring_merged_and_deleted_cards_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) anna = card_fixture_new ("person", 1, "{\"given\":\"Anna\"}");
  g_autoptr (ZimtCardRow) back = NULL;
  g_autofree char *before = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  anna->sealed_revision = 2;
  card_fixture_put (fixture, anna);
  put (fixture, "person", 2, "{}");
  before = fixture_dump (fixture);
  merge (fixture, ANNA, BILAL);
  merged = fixture_dump (fixture);
  card_fixture_undo (fixture, "Merge");
  undone = fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  card_fixture_redo (fixture, "Merge");
  redone = fixture_dump (fixture);
  g_assert_cmpstr (redone, ==, merged);
  card_fixture_undo (fixture, "Merge");

  back = card_fixture_load (fixture, ANNA);
  back->sealed_revision = 3;
  fixture_begin (fixture, "Seal");
  card_fixture_put_here (fixture, back);
  fixture_commit (fixture);
  fixture_begin (fixture, "Delete");
  zimt_store_delete_card (fixture->store, back->id, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  g_assert_null (card_fixture_load (fixture, ANNA));
  card_fixture_undo (fixture, "Delete");
  g_clear_pointer (&back, zimt_card_row_free);
  back = card_fixture_load (fixture, ANNA);
  g_assert_cmpuint (back->sealed_revision, ==, 3);
  card_fixture_undo (fixture, "Seal");
  g_clear_pointer (&back, zimt_card_row_free);
  back = card_fixture_load (fixture, ANNA);
  g_assert_cmpuint (back->sealed_revision, ==, 2);
  g_assert_cmpstr (back->details, ==, "{\"given\":\"Anna\"}");
  fixture_assert_check (fixture, NULL);
}

static gboolean
has_uid (const GPtrArray *rows, const char *uid)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((const ZimtCardRow *)rows->pdata[i])->uid, uid))
      return TRUE;
  return FALSE;
}

static void
what_changed_since_a_step_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCardRow) job = NULL;
  g_autoptr (ZimtOrganisation) organisation = zimt_organisation_new ();
  g_autoptr (ZimtCardRow) card = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (ZimtCardRow) bilal = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step;

  fixture_begin (fixture, "New");
  organisation->id = fixture_put_organisation (fixture, "IB", "Bund");
  fixture_commit (fixture);
  put (fixture, "interpreter", 1, "{}");
  put (fixture, "person", 2, "{}");
  job = card_fixture_new_assignment (3, ANNA, AT (9, 0), AT (10, 0), 0);
  card_fixture_put (fixture, job);
  bilal = card_fixture_load (fixture, BILAL);
  zimt_store_load_last_step (fixture->store, &step, &error);
  g_assert_no_error (error);
  g_assert_true (card_fixture_step (fixture, job, "accepted"));
  fixture_begin (fixture, "More");
  organisation->short_name = g_strdup ("IB");
  organisation->name = g_strdup ("Internationaler Bund");
  organisation->kind = g_strdup ("association");
  organisation->mark = g_strdup ("");
  zimt_store_put_organisation (fixture->store, organisation, &error);
  zimt_store_delete_card (fixture->store, bilal->id, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  zimt_store_load_changed_cards (fixture->store, step, &rows, &gone, &error);
  g_assert_no_error (error);
  card = zimt_store_load_card_of_organisation (fixture->store, organisation->id, &error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_true (has_uid (rows, job->uid));
  g_assert_true (has_uid (rows, card->uid));
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_cmpstr (gone->pdata[0], ==, BILAL);
  all = zimt_store_load_cards (fixture->store, &error);
  g_assert_cmpuint (all->len, ==, 3);
}

/* The rows of @sql, a line each. */
static void
assert_rows (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *grouped
      = g_strdup_printf ("SELECT coalesce (group_concat (line, ';'), '') = '%s' FROM (%s)",
                         expected, sql);

  g_test_message ("%s", grouped);
  g_assert_cmpint (fixture_query (fixture, grouped), ==, 1);
}

static void
one_view_says_who_consents_to_what (Fixture *fixture, gconstpointer data)
{
  put (fixture, "person", 1,
       "{\"permissions\":["
       "{\"purpose\":\"newsletter\",\"answer\":\"no\",\"date\":\"2025-03-01\"},"
       "{\"purpose\":\"newsletter\",\"answer\":\"yes\",\"date\":\"2024-01-01\"},"
       "{\"purpose\":\"photo\",\"answer\":\"yes\",\"date\":\"2025-01-01\"},"
       "{\"purpose\":\"photo\",\"answer\":\"no\",\"date\":\"2025-01-01\",\"source\":\"mail\","
       "\"text_version\":\"2\"}]}");
  put (fixture, "person", 2, "{}");
  put (fixture, "person", 3,
       "{\"permissions\":[{\"purpose\":\"photo\",\"answer\":\"yes\",\"date\":\"2025-01-01\"}]}");
  assert_rows (fixture,
               "SELECT card_id || ' ' || purpose || ' ' || answer || ' ' || date || ' '"
               " || coalesce (source, '-') || ' ' || coalesce (text_version, '-') AS line"
               " FROM consent_state ORDER BY card_id, purpose",
               "1 newsletter no 2025-03-01 - -;1 photo no 2025-01-01 mail 2;"
               "3 photo yes 2025-01-01 - -");
  merge (fixture, CHEN, BILAL);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM consent_state"), ==, 2);
}

static void
members_on_any_past_day_are_one_query (Fixture *fixture, gconstpointer data)
{
  static const char members_sql[]
      = "SELECT DISTINCT short_name AS line FROM network_member"
        " JOIN card ON card.id = network_member.card_id"
        " JOIN organisation ON organisation.id = card.organisation_id"
        " WHERE joined <= '%s' AND (left_on IS NULL OR left_on > '%s') ORDER BY short_name";
  static const struct
  {
    const char *day, *members;
  } days[] = {
    { "2019-12-31", "" },       { "2020-01-01", "FZR" }, { "2024-12-31", "FZR;IB" },
    { "2025-06-30", "FZR;IB" }, { "2025-07-01", "FZR" }, { "2025-12-31", "FZR" },
    { "2026-01-01", "FZR;IB" },
  };
  static const char *const details[]
      = { "{\"memberships\":[{\"joined\":\"2024-01-01\",\"left\":\"2025-07-01\"},"
          "{\"joined\":\"2026-01-01\"}]}",
          "{\"memberships\":[{\"joined\":\"2020-01-01\"}]}" };

  fixture_begin (fixture, "New");
  fixture_put_organisation (fixture, "IB", "Bund");
  fixture_put_organisation (fixture, "FZR", "Frauen");
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZimtCardRow) row
          = zimt_store_load_card_of_organisation (fixture->store, (gint64)i + 1, &error);

      g_free (row->details);
      row->details = g_strdup (details[i]);
      card_fixture_put_here (fixture, row);
    }
  fixture_commit (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (GStrv) parts = g_strsplit (members_sql, "%s", -1);
      g_autofree char *sql = g_strjoinv (days[i].day, parts);

      assert_rows (fixture, sql, days[i].members);
    }
}

static void
checks_find_what_is_wrong_with_cards (Fixture *fixture, gconstpointer data)
{
  put (fixture, "person", 1, "{}");
  put (fixture, "person", 2, "{}");
  fixture_assert_check (fixture, NULL);
  fixture_damage (fixture, "DROP TRIGGER card_no_circle_update;"
                           "DROP TRIGGER card_journal_before_update;"
                           "DROP TRIGGER card_journal_after_update;"
                           "UPDATE card SET merged_into = '" BILAL "' WHERE uid = '" ANNA "';"
                           "UPDATE card SET merged_into = '" ANNA "' WHERE uid = '" BILAL "'");
  fixture_assert_check (fixture, "card 1");
  fixture_damage (fixture, "UPDATE card SET merged_into = NULL, details = '{a}' WHERE id = 2");
  fixture_assert_check (fixture, "card 2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/card/a-card-comes-back-as-it-was-put", a_card_comes_back_as_it_was_put);
  ADD ("/card/who-changed-an-older-revision-is-refused", who_changed_an_older_revision_is_refused);
  ADD ("/card/the-database-refuses-what-is-no-card", the_database_refuses_what_is_no_card);
  ADD ("/card/details-that-are-no-object-are-refused", details_that_are_no_object_are_refused);
  ADD ("/card/an-organisation-has-its-card-from-the-first-moment",
       an_organisation_has_its_card_from_the_first_moment);
  ADD ("/card/a-new-organisation-may-say-the-id-of-its-card",
       a_new_organisation_may_say_the_id_of_its_card);
  ADD ("/card/an-organisation-goes-with-its-card-unless-it-books",
       an_organisation_goes_with_its_card_unless_it_books);
  ADD ("/card/bookings-move-from-one-organisation-to-another-and-back",
       bookings_move_from_one_organisation_to_another_and_back);
  ADD ("/card/merged-cards-never-lead-round", merged_cards_never_lead_round);
  ADD ("/card/steps-back-bring-merged-and-deleted-cards-back",
       steps_back_bring_merged_and_deleted_cards_back);
  ADD ("/card/what-changed-since-a-step-is-told", what_changed_since_a_step_is_told);
  ADD ("/card/one-view-says-who-consents-to-what", one_view_says_who_consents_to_what);
  ADD ("/card/members-on-any-past-day-are-one-query", members_on_any_past_day_are_one_query);
  ADD ("/card/checks-find-what-is-wrong-with-cards", checks_find_what_is_wrong_with_cards);
  return g_test_run ();
}
