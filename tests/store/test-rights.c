/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the database lets an account change, and that the table of rights says the same to people.
 */
#include "zimt-right.h"

#include <string.h>

#include "zimt-card-fixture.h"
#include "zimt-journal.h"
#include "zimt-record.h"
#include "zimt-store-private.h"

static const char put_closure[]
    = "INSERT INTO closure (starts, ends, title) VALUES (29929000, 29929060, 'Painters')";

#define INSERT_CARD(kind)                                                                          \
  "INSERT INTO card (uid, kind, details, sealed_revision)"                                         \
  " VALUES ('ffffffffffffffffffffffffffffffff', '" kind "', '{}', 0)"

/* Every journaled table, the right that is about it, and changes of it. */
static const struct
{
  const char *table;
  ZimtRight right;
  const char *insert;
  const char *update;
  const char *remove; /* NULL: nothing deletes it */
} tables[] = {
  { "account", ZIMT_RIGHT_ACCOUNTS,
    "INSERT INTO account (uid, name, roles, last_day, is_ended)"
    " VALUES ('0123456789abcdef0123456789abcdef', 'New', 'intern', 0, 0)",
    "UPDATE account SET last_day = 20800 WHERE name = 'Kim'", NULL },
  { "choice", ZIMT_RIGHT_HOUSE,
    "INSERT INTO choice (list, code, label, is_hidden) VALUES ('topic', 'new', 'New', 0)",
    "UPDATE choice SET is_hidden = 1", "DELETE FROM choice" },
  { "setting", ZIMT_RIGHT_HOUSE, "INSERT INTO setting (key, value) VALUES ('new', 'x')",
    "UPDATE setting SET value = 'y'", "DELETE FROM setting" },
  { "organisation", ZIMT_RIGHT_ORGANISATIONS,
    "INSERT INTO organisation (short_name, name, kind, is_in_house, colour, mark, pattern)"
    " VALUES ('N', 'New', 'association', 0, 0, '', 0)",
    "UPDATE organisation SET name = 'Other'", "DELETE FROM organisation" },
  { "equipment", ZIMT_RIGHT_HOUSE, "INSERT INTO equipment (name, count) VALUES ('New', 1)",
    "UPDATE equipment SET count = 5", "DELETE FROM equipment" },
  { "room", ZIMT_RIGHT_HOUSE,
    "INSERT INTO room SELECT NULL, 'new', name, position, is_bookable, n_seats, NULL, NULL,"
    " buffer_before, buffer_after, floor, rule_text, open_to, usage, purposes, refused, equipment,"
    " opening FROM room LIMIT 1",
    "UPDATE room SET name = 'Other'", "DELETE FROM room WHERE number = '7b'" },
  { "closure", ZIMT_RIGHT_HOUSE, put_closure, "UPDATE closure SET title = 'Other'",
    "DELETE FROM closure" },
  { "series", ZIMT_RIGHT_PLAN,
    "INSERT INTO series SELECT NULL, 'ffffffffffffffffffffffffffffffff', title, organisation_id,"
    " category, n_people, buffer_before, buffer_after, equipment, room_id, starts, length, rule,"
    " pauses, status, option_expires, filled_until, revision FROM series",
    "UPDATE series SET title = 'Other'", "DELETE FROM series" },
  { "booking", ZIMT_RIGHT_PLAN,
    "INSERT INTO booking SELECT NULL, 'ffffffffffffffffffffffffffffffff', series_id, original,"
    " room_id, starts, ends, title, search, organisation_id, category, n_people, buffer_before,"
    " buffer_after, equipment, 'cancelled', option_expires, is_exception, n_counted, revision"
    " FROM booking",
    "UPDATE booking SET title = 'Other'", "DELETE FROM booking" },
  { "pause", ZIMT_RIGHT_PLAN,
    "INSERT INTO pause SELECT NULL, 'ffffffffffffffffffffffffffffffff', series_id,"
    " original + 10080, kind, reason FROM pause",
    "UPDATE pause SET reason = 'Other'", "DELETE FROM pause" },
  { "card", ZIMT_RIGHT_ORGANISATIONS, INSERT_CARD ("person"),
    "UPDATE card SET details = '{ }' WHERE kind = 'person'",
    "DELETE FROM card WHERE kind = 'person'" },
  { "assignment", ZIMT_RIGHT_ASSIGNMENTS,
    "INSERT INTO assignment SELECT NULL, (SELECT id FROM card WHERE kind = 'demand'),"
    " interpreter_id, job, 'asked', starts, ends, travel, booking_id, revision FROM assignment",
    "UPDATE assignment SET travel = 1", "DELETE FROM assignment" },
};

/* The kinds of cards, and the right that is about each. */
static const struct
{
  const char *kind;
  ZimtRight right;
} kinds[] = {
  { "organisation", ZIMT_RIGHT_ORGANISATIONS },
  { "person", ZIMT_RIGHT_ORGANISATIONS },
  { "mailing", ZIMT_RIGHT_ORGANISATIONS },
  { "filter", ZIMT_RIGHT_ORGANISATIONS },
  { "interpreter", ZIMT_RIGHT_POOLS },
  { "companion", ZIMT_RIGHT_POOLS },
  { "newcomer", ZIMT_RIGHT_POOLS },
  { "tandem", ZIMT_RIGHT_POOLS },
  { "tariff", ZIMT_RIGHT_POOLS },
  { "assignment", ZIMT_RIGHT_ASSIGNMENTS },
  { "demand", ZIMT_RIGHT_ASSIGNMENTS },
};

static void
begin (Fixture *fixture, ZimtStepKind kind, const char *account)
{
  g_autoptr (GError) error = NULL;

  zimt_store_begin (fixture->store, kind, "Step", account, AT (8, 0), &error);
  g_assert_no_error (error);
}

static void
execute (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", sql);
  zimt_store_execute (fixture->store, sql, &error);
  g_assert_no_error (error);
}

/* Whether a step of that kind and account may run @sql; it is rolled back. */
static gboolean
may (Fixture *fixture, ZimtStepKind kind, const char *account, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  begin (fixture, kind, account);
  /* Rows may go without those that refer to them. */
  execute (fixture, "PRAGMA defer_foreign_keys = ON");
  is_done = zimt_store_execute (fixture->store, sql, &error);
  zimt_store_rollback (fixture->store);
  if (is_done)
    return TRUE;
  g_test_message ("%s: %s", account, sql);
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_cmpstr (error->message, ==, "This account may not do that; unlock with one that may.");
  return FALSE;
}

/* An account, made by the lead "Lea" or, where there is none yet, by the reception. */
static gint64
make_account (Fixture *fixture, const char *by, const char *name, ZimtRoles roles)
{
  gint64 id;

  begin (fixture, ZIMT_STEP_UPKEEP, by);
  id = fixture_put_account (fixture, name, roles);
  fixture_commit (fixture);
  return id;
}

/* A row in every table, and two accounts, the lead's last. */
static void
furnish (Fixture *fixture)
{
  g_autoptr (ZimtSeries) series = fixture_new_series (fixture->room, AT (9, 0), 60, "Series");
  g_autoptr (ZimtChoice) choice = zimt_choice_new ("topic", "garden", "Garten", FALSE);
  g_autoptr (ZimtEquipment) equipment = zimt_equipment_new (0, "Beamer", 9);
  g_autoptr (ZimtPause) pause = zimt_pause_new ();
  g_autoptr (GError) error = NULL;

  begin (fixture, ZIMT_STEP_UPKEEP, "reception");
  fixture_put_organisation (fixture, "IB", "Bund");
  zimt_store_put_choice (fixture->store, choice, &error);
  zimt_store_put_equipment (fixture->store, equipment, &error);
  zimt_store_put_setting (fixture->store, "house.name", "Haus", &error);
  zimt_store_insert_series (fixture->store, series, &error);
  pause->series_id = series->id;
  pause->original = AT (9, 0);
  zimt_store_insert_pause (fixture->store, pause, &error);
  g_assert_no_error (error);
  execute (fixture, put_closure);
  fixture_put_account (fixture, "Kim", ZIMT_ROLE_INTERN);
  fixture_commit (fixture);
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (ZimtCardRow) card
          = g_str_equal (kinds[i].kind, "assignment")
                ? card_fixture_new_assignment (i, NULL, AT (9, 0), AT (10, 0), 0)
                : card_fixture_new (kinds[i].kind, i, "{}");

      card_fixture_put (fixture, card);
    }
  make_account (fixture, "reception", "Lea", ZIMT_ROLE_LEAD);
}

static void
assert_may_all (Fixture *fixture, ZimtStepKind kind, const char *account, gsize index,
                gboolean is_allowed)
{
  g_assert_cmpint (may (fixture, kind, account, tables[index].insert), ==, is_allowed);
  g_assert_cmpint (may (fixture, kind, account, tables[index].update), ==, is_allowed);
  if (tables[index].remove != NULL)
    g_assert_cmpint (may (fixture, kind, account, tables[index].remove), ==, is_allowed);
}

static void
the_table_is_about_every_journaled_table (Fixture *fixture, gconstpointer data)
{
  gsize n = 0;

  for (; zimt_journaled_tables[n] != NULL; n++)
    {
      gsize i = 0;

      while (i < G_N_ELEMENTS (tables) && !g_str_equal (tables[i].table, zimt_journaled_tables[n]))
        i++;
      g_test_message ("%s", zimt_journaled_tables[n]);
      g_assert_cmpuint (i, <, G_N_ELEMENTS (tables));
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (tables));
}

static gboolean
has_write_right (Fixture *fixture, const char *role, const char *table)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count (*) FROM write_right WHERE role = '%s' AND tbl = '%s'", role,
                         table);

  return fixture_query (fixture, sql) == 1;
}

static void
program_and_database_agree_role_by_role (Fixture *fixture, gconstpointer data)
{
  gint64 n_rows = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint bit = 0; bit <= ZIMT_N_ROLES; bit++)
      {
        ZimtRoles role = bit == 0 ? 0 : (ZimtRoles)(1u << (bit - 1));
        gboolean may_write = zimt_right_get_level (tables[i].right, role) == ZIMT_LEVEL_WRITE;

        g_test_message ("%s: %s", zimt_role_to_code (role), tables[i].table);
        g_assert_cmpint (has_write_right (fixture, zimt_role_to_code (role), tables[i].table), ==,
                         may_write);
        g_assert_cmpint (zimt_right_get_kept_by (tables[i].right), ==, ZIMT_KEPT_BY_DATABASE);
        n_rows += may_write ? 1 : 0;
      }
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM write_right"), ==, n_rows);
}

static void
each_role_changes_what_it_may_and_nothing_else (Fixture *fixture, gconstpointer data)
{
  furnish (fixture);
  for (guint bit = 0; bit <= ZIMT_N_ROLES; bit++)
    {
      ZimtRoles role = bit == 0 ? 0 : (ZimtRoles)(1u << (bit - 1));
      const char *account = zimt_role_to_code (role);

      if (role != 0)
        make_account (fixture, "Lea", account, role);
      for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
        assert_may_all (fixture, ZIMT_STEP_ACT, account, i,
                        zimt_right_get_level (tables[i].right, role) == ZIMT_LEVEL_WRITE);
    }
}

static void
the_kinds_are_those_that_the_database_takes (Fixture *fixture, gconstpointer data)
{
  guint n_cards = 0;

  for (int kind = ZIMT_RECORD_CASE; kind < ZIMT_N_RECORD_KINDS; kind++)
    n_cards += zimt_record_kind_is_card (kind) ? 1 : 0;
  g_assert_cmpuint (n_cards, ==, G_N_ELEMENTS (kinds));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      ZimtRecordKind kind = zimt_record_kind_from_code (kinds[i].kind);

      g_assert_true (zimt_record_kind_is_card (kind));
      g_assert_cmpint (zimt_right_of_card (kind), ==, kinds[i].right);
    }
}

/* The changes of a card of a kind by @account: all are allowed or none. */
static void
assert_may_card (Fixture *fixture, ZimtStepKind step, const char *account, const char *kind,
                 gboolean is_allowed)
{
  static const char *const all_sql[] = {
    "INSERT INTO card (uid, kind, organisation_id, details, sealed_revision)"
    " SELECT 'ffffffffffffffffffffffffffffffff', '%s',"
    " CASE '%s' WHEN 'organisation' THEN 99 END, '{}', 0",
    "UPDATE card SET details = '{ }' WHERE kind = '%s' AND kind = '%s'",
    "DELETE FROM card WHERE kind = '%s' AND kind = '%s'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all_sql); i++)
    {
      g_auto (GStrv) parts = g_strsplit (all_sql[i], "%s", -1);
      g_autofree char *sql = g_strjoinv (kind, parts);

      g_assert_cmpint (may (fixture, step, account, sql), ==, is_allowed);
    }
}

static void
each_role_changes_the_cards_of_its_kinds_and_no_others (Fixture *fixture, gconstpointer data)
{
  gint64 n_rows = 0;

  furnish (fixture);
  make_account (fixture, "Lea", "Bo", ZIMT_ROLE_NETWORK | ZIMT_ROLE_CARE);
  for (guint bit = 0; bit <= ZIMT_N_ROLES; bit++)
    {
      ZimtRoles role = bit == 0 ? 0 : (ZimtRoles)(1u << (bit - 1));
      const char *account = zimt_role_to_code (role);

      if (role != 0)
        make_account (fixture, "Lea", account, role);
      for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          gboolean may_write = zimt_right_get_level (kinds[i].right, role) == ZIMT_LEVEL_WRITE;

          assert_may_card (fixture, ZIMT_STEP_ACT, account, kinds[i].kind, may_write);
          assert_may_card (fixture, ZIMT_STEP_UPKEEP, account, kinds[i].kind, TRUE);
          n_rows += may_write ? 1 : 0;
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    assert_may_card (fixture, ZIMT_STEP_ACT, "Bo", kinds[i].kind,
                     kinds[i].right == ZIMT_RIGHT_ORGANISATIONS);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM card_right"), ==, n_rows);
}

static void
undo_of_a_card_needs_the_right_to_its_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtStepInfo) by_lead = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) lead_error = NULL;

  furnish (fixture);
  make_account (fixture, "Lea", "Nele", ZIMT_ROLE_NETWORK);
  begin (fixture, ZIMT_STEP_ACT, "Lea");
  execute (fixture, "UPDATE card SET details = '{ }' WHERE kind = 'companion'");
  fixture_commit (fixture);
  g_assert_null (zimt_journal_undo (fixture->store, "Nele", AT (9, 0), &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED);
  by_lead = zimt_journal_undo (fixture->store, "Lea", AT (9, 0), &lead_error);
  g_assert_no_error (lead_error);
}

static void
several_roles_may_what_any_of_them_may (Fixture *fixture, gconstpointer data)
{
  furnish (fixture);
  make_account (fixture, "Lea", "Bo", ZIMT_ROLE_CARE | ZIMT_ROLE_COUNSELLING);
  make_account (fixture, "Lea", "Eva", ZIMT_ROLE_INTERN | ZIMT_ROLE_LEAD | ZIMT_ROLE_CARE);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      assert_may_all (fixture, ZIMT_STEP_ACT, "Eva", i, TRUE);
      assert_may_all (fixture, ZIMT_STEP_ACT, "Bo", i,
                      zimt_right_get_level (tables[i].right, ZIMT_ROLE_COUNSELLING)
                          == ZIMT_LEVEL_WRITE);
    }
}

static void
a_house_without_a_lead_lets_everybody_do_everything (Fixture *fixture, gconstpointer data)
{
  furnish (fixture);
  begin (fixture, ZIMT_STEP_UPKEEP, "Lea");
  execute (fixture, "UPDATE account SET is_ended = 1 WHERE name = 'Lea'");
  fixture_commit (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      assert_may_all (fixture, ZIMT_STEP_ACT, "reception", i, TRUE);
      assert_may_all (fixture, ZIMT_STEP_ACT, "Kim", i, TRUE);
      assert_may_all (fixture, ZIMT_STEP_UPKEEP, "reception", i, TRUE);
    }
}

static void
the_first_lead_can_be_made_by_anybody_and_the_second_not (Fixture *fixture, gconstpointer data)
{
  static const char insert_sql[]
      = "INSERT INTO account (uid, name, roles, last_day, is_ended)"
        " VALUES ('0123456789abcdef0123456789abcdef', 'Eva', 'lead', 0, 0)";

  g_assert_true (may (fixture, ZIMT_STEP_UPKEEP, "reception", insert_sql));
  make_account (fixture, "reception", "Lea", ZIMT_ROLE_LEAD);
  g_assert_false (may (fixture, ZIMT_STEP_UPKEEP, "reception", insert_sql));
  g_assert_false (may (fixture, ZIMT_STEP_ACT, "reception", insert_sql));
  /* Who is not there yet does not make themselves. */
  g_assert_false (may (fixture, ZIMT_STEP_UPKEEP, "Eva", insert_sql));
  g_assert_true (may (fixture, ZIMT_STEP_UPKEEP, "Lea", insert_sql));
}

static void
accounts_that_are_over_or_unknown_may_nothing (Fixture *fixture, gconstpointer data)
{
  furnish (fixture);
  make_account (fixture, "Lea", "Ended", ZIMT_ROLE_LEAD);
  make_account (fixture, "Lea", "Past", ZIMT_ROLE_LEAD);
  make_account (fixture, "Lea", "Today", ZIMT_ROLE_LEAD);
  begin (fixture, ZIMT_STEP_UPKEEP, "Lea");
  execute (fixture, "UPDATE account SET is_ended = 1 WHERE name = 'Ended'");
  execute (fixture, "UPDATE account SET last_day = 20782 WHERE name = 'Past'");
  execute (fixture, "UPDATE account SET last_day = 20783 WHERE name = 'Today'");
  fixture_commit (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      assert_may_all (fixture, ZIMT_STEP_ACT, "Ended", i, FALSE);
      assert_may_all (fixture, ZIMT_STEP_ACT, "Past", i, FALSE);
      assert_may_all (fixture, ZIMT_STEP_ACT, "Nobody", i, FALSE);
      assert_may_all (fixture, ZIMT_STEP_ACT, "", i, FALSE);
      assert_may_all (fixture, ZIMT_STEP_ACT, "Today", i, TRUE);
    }
}

static void
upkeep_changes_everything_but_accounts (Fixture *fixture, gconstpointer data)
{
  furnish (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gboolean is_about_accounts = g_str_equal (tables[i].table, "account");

      assert_may_all (fixture, ZIMT_STEP_UPKEEP, "reception", i, !is_about_accounts);
      assert_may_all (fixture, ZIMT_STEP_UPKEEP, "Kim", i, !is_about_accounts);
      assert_may_all (fixture, ZIMT_STEP_UPKEEP, "Lea", i, TRUE);
    }
}

/* All that the reception may do with accounts, and only as upkeep. The day is 20783. */
static void
an_account_ends_by_itself_after_its_last_day (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sets;
    gint64 last_day;
    gboolean is_allowed;
  } cases[] = {
    { "is_ended = 1", 20782, TRUE },
    { "is_ended = 1", 20783, FALSE },
    { "is_ended = 1", 0, FALSE },
    { "is_ended = 0", 20782, FALSE },
    { "is_ended = 1, name = 'Bo'", 20782, FALSE },
    { "is_ended = 1, roles = 'lead'", 20782, FALSE },
    { "is_ended = 1, last_day = 20781", 20782, FALSE },
  };

  furnish (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *set_sql = g_strdup_printf ("UPDATE account SET last_day = %" G_GINT64_FORMAT
                                                  " WHERE name = 'Kim'",
                                                  cases[i].last_day);
      g_autofree char *sql
          = g_strdup_printf ("UPDATE account SET %s WHERE name = 'Kim'", cases[i].sets);

      begin (fixture, ZIMT_STEP_UPKEEP, "Lea");
      execute (fixture, set_sql);
      fixture_commit (fixture);
      g_assert_cmpint (may (fixture, ZIMT_STEP_UPKEEP, "reception", sql), ==, cases[i].is_allowed);
      g_assert_false (may (fixture, ZIMT_STEP_ACT, "reception", sql));
      g_assert_false (may (fixture, ZIMT_STEP_UPKEEP, "Kim", sql));
    }
}

static void
undo_needs_the_right_too (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtStepInfo) booking = NULL;
  g_autoptr (ZimtStepInfo) refused = NULL;
  g_autoptr (ZimtStepInfo) by_lead = NULL;
  g_autoptr (ZimtStepInfo) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) undo_error = NULL;
  g_autoptr (GError) redo_error = NULL;

  furnish (fixture);
  begin (fixture, ZIMT_STEP_ACT, "Lea");
  execute (fixture, "UPDATE room SET name = 'Other' WHERE number = '1'");
  fixture_commit (fixture);
  refused = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &undo_error);
  g_assert_error (undo_error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_cmpint (fixture_query (fixture, "SELECT name = 'Other' FROM room"), ==, 1);
  by_lead = zimt_journal_undo (fixture->store, "Lea", AT (9, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (fixture, "SELECT name = 'Other' FROM room"), ==, 0);
  g_assert_null (zimt_journal_redo (fixture->store, "Kim", AT (9, 0), &redo_error));
  g_assert_error (redo_error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED);
  again = zimt_journal_redo (fixture->store, "Lea", AT (9, 0), &error);
  g_assert_no_error (error);
  fixture_book (fixture, fixture->room, AT (12, 0), AT (13, 0), "Chess");
  booking = zimt_journal_undo (fixture->store, "Kim", AT (9, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (booking->name, ==, "Chess");
}

/* The account that gives itself another name and fewer roles may do so in one step. */
static void
the_lead_can_rename_and_step_down (Fixture *fixture, gconstpointer data)
{
  furnish (fixture);
  make_account (fixture, "Lea", "Eva", ZIMT_ROLE_LEAD);
  begin (fixture, ZIMT_STEP_UPKEEP, "Lea");
  execute (fixture, "UPDATE account SET name = 'Leonie', roles = 'network' WHERE name = 'Lea'");
  g_assert_cmpint (fixture_commit (fixture), >, 0);
  g_assert_false (may (fixture, ZIMT_STEP_ACT, "Lea", tables[0].update));
  g_assert_false (may (fixture, ZIMT_STEP_ACT, "Leonie", tables[0].update));
  g_assert_true (may (fixture, ZIMT_STEP_ACT, "Eva", tables[0].update));
}

static void
the_database_takes_no_right_that_makes_no_sense (Fixture *fixture, gconstpointer data)
{
  fixture_assert_refused (fixture, "INSERT INTO write_right VALUES ('boss', 'room')",
                          ZIMT_ERROR_INVALID);
  fixture_assert_refused (fixture, "INSERT INTO write_right VALUES ('lead', '')",
                          ZIMT_ERROR_INVALID);
  fixture_assert_refused (fixture, "INSERT INTO write_right VALUES ('lead', 'room')",
                          ZIMT_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/rights/the-table-is-about-every-journaled-table",
       the_table_is_about_every_journaled_table);
  ADD ("/rights/program-and-database-agree-role-by-role", program_and_database_agree_role_by_role);
  ADD ("/rights/each-role-changes-what-it-may-and-nothing-else",
       each_role_changes_what_it_may_and_nothing_else);
  ADD ("/rights/the-kinds-are-those-that-the-database-takes",
       the_kinds_are_those_that_the_database_takes);
  ADD ("/rights/each-role-changes-the-cards-of-its-kinds-and-no-others",
       each_role_changes_the_cards_of_its_kinds_and_no_others);
  ADD ("/rights/undo-of-a-card-needs-the-right-to-its-kind",
       undo_of_a_card_needs_the_right_to_its_kind);
  ADD ("/rights/several-roles-may-what-any-of-them-may", several_roles_may_what_any_of_them_may);
  ADD ("/rights/a-house-without-a-lead-lets-everybody-do-everything",
       a_house_without_a_lead_lets_everybody_do_everything);
  ADD ("/rights/the-first-lead-can-be-made-by-anybody-and-the-second-not",
       the_first_lead_can_be_made_by_anybody_and_the_second_not);
  ADD ("/rights/accounts-that-are-over-or-unknown-may-nothing",
       accounts_that_are_over_or_unknown_may_nothing);
  ADD ("/rights/upkeep-changes-everything-but-accounts", upkeep_changes_everything_but_accounts);
  ADD ("/rights/an-account-ends-by-itself-after-its-last-day",
       an_account_ends_by_itself_after_its_last_day);
  ADD ("/rights/undo-needs-the-right-too", undo_needs_the_right_too);
  ADD ("/rights/the-lead-can-rename-and-step-down", the_lead_can_rename_and_step_down);
  ADD ("/rights/the-database-takes-no-right-that-makes-no-sense",
       the_database_takes_no_right_that_makes_no_sense);
  return g_test_run ();
}
