/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts, their keys and choices as rows, and who may write what by the database's own word. */
#include "zimt-backup.h"
#include "zimt-journal.h"
#include "zimt-right.h"
#include "zimt-store-account.h"
#include "zimt-store-fixture.h"
#include "zimt-store-private.h"
#include "zimt-store-vault.h"

static ZimtAccount *
put_account (Fixture *fixture, const char *name, ZimtRoles roles)
{
  ZimtAccount *account = zimt_account_new ();
  g_autoptr (GError) error = NULL;

  account->name = g_strdup (name);
  account->roles = roles;
  zimt_store_begin (fixture->store, ZIMT_STEP_UPKEEP, "New account", "Lea", AT (8, 0), &error);
  zimt_store_put_account (fixture->store, account, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  return account;
}

static ZimtAccount *
load_account (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = zimt_store_load_accounts (fixture->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < accounts->len; i++)
    if (((ZimtAccount *)accounts->pdata[i])->id == id)
      return zimt_account_copy (accounts->pdata[i]);
  g_assert_not_reached ();
}

static void
an_account_comes_back_as_it_was_stored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) lea = put_account (fixture, "Lea", ZIMT_ROLE_LEAD | ZIMT_ROLE_CARE);
  g_autoptr (ZimtAccount) stored = load_account (fixture, lea->id);

  g_assert_cmpstr (stored->uid, ==, lea->uid);
  g_assert_cmpstr (stored->name, ==, "Lea");
  g_assert_cmpuint (stored->roles, ==, ZIMT_ROLE_LEAD | ZIMT_ROLE_CARE);
  g_assert_cmpint (stored->last_day, ==, 0);
  g_assert_false (stored->is_ended);
}

static void
two_accounts_have_no_name_in_common (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) lea = put_account (fixture, "Lea", ZIMT_ROLE_LEAD);
  g_autoptr (ZimtAccount) other = zimt_account_new ();
  g_autoptr (GError) error = NULL;

  other->name = g_strdup ("LEA");
  other->roles = ZIMT_ROLE_INTERN;
  zimt_store_begin (fixture->store, ZIMT_STEP_UPKEEP, "New account", "Lea", AT (8, 0), NULL);
  g_assert_false (zimt_store_put_account (fixture->store, other, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
}

static void
a_key_counts_wrong_passwords_until_it_is_written_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) lea = put_account (fixture, "Lea", ZIMT_ROLE_LEAD);
  g_autoptr (GBytes) key = g_bytes_new ("0123456789abcdef0123456789abcdef", 32);
  g_autoptr (GBytes) blob = g_bytes_new ("blob", 4);
  g_autoptr (ZimtKeyRow) counted = NULL;
  g_autoptr (ZimtKeyRow) anew = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_store_load_key (fixture->store, lea->id, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_assert_true (zimt_store_begin_silent (fixture->store, NULL));
  g_assert_true (zimt_store_put_key (fixture->store, lea->id, key, blob, NULL));
  g_assert_true (zimt_store_put_failures (fixture->store, lea->id, 3, 1000, NULL));
  g_assert_true (zimt_store_commit (fixture->store, NULL, NULL));
  fixture_reopen (fixture);
  counted = zimt_store_load_key (fixture->store, lea->id, NULL);
  g_assert_cmpint (counted->n_failed, ==, 3);
  g_assert_cmpint (counted->failed_at, ==, 1000);
  g_assert_true (g_bytes_equal (counted->public_key, key));
  g_assert_true (g_bytes_equal (counted->blob, blob));
  g_assert_true (zimt_store_begin_silent (fixture->store, NULL));
  g_assert_true (zimt_store_put_key (fixture->store, lea->id, key, blob, NULL));
  g_assert_true (zimt_store_commit (fixture->store, NULL, NULL));
  anew = zimt_store_load_key (fixture->store, lea->id, NULL);
  g_assert_cmpint (anew->n_failed, ==, 0);
}

static void
choices_are_stored_and_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtChoice) choice = zimt_choice_new ("topic", "own-1", "Garden", FALSE);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (ZimtStepInfo) step = NULL;
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "Entry");
  g_assert_true (zimt_store_put_choice (fixture->store, choice, &error));
  fixture_commit (fixture);
  stored = zimt_store_load_choices (fixture->store, &error);
  g_assert_cmpuint (stored->len, ==, 1);
  g_assert_cmpstr (((ZimtChoice *)stored->pdata[0])->label, ==, "Garden");
  step = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_no_error (error);
  undone = zimt_store_load_choices (fixture->store, &error);
  g_assert_cmpuint (undone->len, ==, 0);
}

/* --- Rights --- */

/* What each table's right is called in src/domain. */
static const struct
{
  const char *table;
  ZimtRight right;
} tables[] = {
  { "booking", ZIMT_RIGHT_PLAN },   { "series", ZIMT_RIGHT_PLAN },
  { "pause", ZIMT_RIGHT_PLAN },     { "room", ZIMT_RIGHT_HOUSE },
  { "closure", ZIMT_RIGHT_HOUSE },  { "equipment", ZIMT_RIGHT_HOUSE },
  { "setting", ZIMT_RIGHT_HOUSE },  { "choice", ZIMT_RIGHT_HOUSE },
  { "account", ZIMT_RIGHT_ACCOUNTS }, { "organisation", ZIMT_RIGHT_ORGANISATIONS },
};

static void
database_and_rules_say_the_same_of_every_role (Fixture *fixture, gconstpointer data)
{
  static const ZimtRoles roles[] = { 0, ZIMT_ROLE_INTERN, ZIMT_ROLE_NETWORK, ZIMT_ROLE_LEAD,
                                     ZIMT_ROLE_COUNSELLING, ZIMT_ROLE_CARE };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (roles); j++)
      {
        g_autofree char *sql = g_strdup_printf (
            "SELECT count (*) FROM write_right WHERE tbl = '%s' AND role = '%s'", tables[i].table,
            zimt_role_to_code (roles[j]));
        gboolean may_write = zimt_right_get_level (tables[i].right, roles[j]) == ZIMT_LEVEL_WRITE;

        g_test_message ("%s", sql);
        g_assert_cmpint (fixture_query (fixture, sql), ==, may_write ? 1 : 0);
      }
  for (gsize i = 0; zimt_journaled_tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM write_right WHERE tbl = '%s'", zimt_journaled_tables[i]);

      g_assert_cmpint (fixture_query (fixture, sql), >, 0);
    }
}

static gboolean
can_put_organisation (Fixture *fixture, const char *actor, const char *short_name)
{
  g_autoptr (ZimtOrganisation) organisation = zimt_organisation_new ();
  g_autoptr (GError) error = NULL;

  organisation->short_name = g_strdup (short_name);
  organisation->name = g_strdup (short_name);
  organisation->kind = g_strdup ("association");
  organisation->mark = g_strdup ("");
  g_assert_true (
      zimt_store_begin (fixture->store, ZIMT_STEP_ACT, "Try", actor, AT (8, 0), NULL));
  if (zimt_store_put_organisation (fixture->store, organisation, &error))
    return fixture_commit (fixture) > 0;
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED);
  zimt_store_rollback (fixture->store);
  return FALSE;
}

static void
a_house_without_a_lead_is_open_to_everybody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) ines = put_account (fixture, "Ines", ZIMT_ROLE_INTERN);

  g_assert_true (can_put_organisation (fixture, "reception", "A"));
}

static void
the_database_refuses_what_a_role_may_not_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) lea = put_account (fixture, "Lea", ZIMT_ROLE_LEAD);
  g_autoptr (ZimtAccount) ines = put_account (fixture, "Ines", ZIMT_ROLE_INTERN);
  g_autoptr (ZimtAccount) carl = put_account (fixture, "Carl", ZIMT_ROLE_CARE);

  g_assert_false (can_put_organisation (fixture, "reception", "A"));
  g_assert_false (can_put_organisation (fixture, "Carl", "A"));
  g_assert_false (can_put_organisation (fixture, "Nobody", "A"));
  g_assert_true (can_put_organisation (fixture, "Ines", "A"));
  g_assert_true (can_put_organisation (fixture, "Lea", "B"));
  g_assert_true (fixture_can_book (fixture, fixture->room, AT (9, 0), AT (10, 0)));
}

/* Changes @account as @actor, in a step of @kind. */
static gboolean
can_change (Fixture *fixture, ZimtAccount *account, const char *actor, ZimtStepKind kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (zimt_store_begin (fixture->store, kind, "Try", actor, AT (8, 0), NULL));
  if (zimt_store_put_account (fixture->store, account, &error))
    return fixture_commit (fixture) > 0;
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED);
  zimt_store_rollback (fixture->store);
  return FALSE;
}

static void
only_the_lead_makes_and_changes_accounts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) lea = put_account (fixture, "Lea", ZIMT_ROLE_LEAD);
  g_autoptr (ZimtAccount) ines = put_account (fixture, "Ines", ZIMT_ROLE_INTERN);
  g_autoptr (ZimtAccount) made = zimt_account_new ();

  made->name = g_strdup ("Made");
  made->roles = ZIMT_ROLE_COUNSELLING;
  g_assert_false (can_change (fixture, made, "Ines", ZIMT_STEP_UPKEEP));
  g_assert_false (can_change (fixture, made, "reception", ZIMT_STEP_UPKEEP));
  ines->roles |= ZIMT_ROLE_LEAD;
  g_assert_false (can_change (fixture, ines, "Ines", ZIMT_STEP_UPKEEP));
  g_assert_false (can_change (fixture, ines, "reception", ZIMT_STEP_ACT));
  g_assert_true (can_change (fixture, ines, "Lea", ZIMT_STEP_UPKEEP));
}

static void
upkeep_only_ends_accounts_that_have_a_last_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) lea = put_account (fixture, "Lea", ZIMT_ROLE_LEAD);
  g_autoptr (ZimtAccount) ines = put_account (fixture, "Ines", ZIMT_ROLE_INTERN);

  ines->is_ended = TRUE;
  g_assert_false (can_change (fixture, ines, "reception", ZIMT_STEP_UPKEEP));
  ines->is_ended = FALSE;
  ines->last_day = 20782;
  g_assert_true (can_change (fixture, ines, "Lea", ZIMT_STEP_UPKEEP));
  ines->is_ended = TRUE;
  ines->roles |= ZIMT_ROLE_LEAD;
  g_assert_false (can_change (fixture, ines, "reception", ZIMT_STEP_UPKEEP));
  ines->roles = ZIMT_ROLE_INTERN;
  g_assert_true (can_change (fixture, ines, "reception", ZIMT_STEP_UPKEEP));
}

static void
an_account_that_has_ended_never_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) lea = put_account (fixture, "Lea", ZIMT_ROLE_LEAD);
  g_autoptr (ZimtAccount) ines = put_account (fixture, "Ines", ZIMT_ROLE_INTERN);
  g_autoptr (GError) error = NULL;

  ines->is_ended = TRUE;
  g_assert_true (can_change (fixture, ines, "Lea", ZIMT_STEP_UPKEEP));
  ines->is_ended = FALSE;
  zimt_store_begin (fixture->store, ZIMT_STEP_UPKEEP, "Try", "Lea", AT (8, 0), NULL);
  g_assert_false (zimt_store_put_account (fixture->store, ines, &error));
  zimt_store_rollback (fixture->store);
}

static void
undo_takes_no_account_back (Fixture *fixture, gconstpointer data)
{
  gint64 booking = fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Chor");
  g_autoptr (ZimtAccount) lea = put_account (fixture, "Lea", ZIMT_ROLE_LEAD);
  g_autoptr (ZimtStepInfo) step = NULL;
  g_autoptr (ZimtAccount) still = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (booking, >, 0);
  step = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (step->name, ==, "Chor");
  still = load_account (fixture, lea->id);
  g_assert_cmpstr (still->name, ==, "Lea");
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/account/comes-back-as-it-was-stored", an_account_comes_back_as_it_was_stored);
  ADD ("/account/two-have-no-name-in-common", two_accounts_have_no_name_in_common);
  ADD ("/account/a-key-counts-wrong-passwords-until-it-is-written-anew",
       a_key_counts_wrong_passwords_until_it_is_written_anew);
  ADD ("/account/choices-are-stored-and-undone", choices_are_stored_and_undone);
  ADD ("/account/database-and-rules-say-the-same-of-every-role",
       database_and_rules_say_the_same_of_every_role);
  ADD ("/account/a-house-without-a-lead-is-open-to-everybody",
       a_house_without_a_lead_is_open_to_everybody);
  ADD ("/account/the-database-refuses-what-a-role-may-not-write",
       the_database_refuses_what_a_role_may_not_write);
  ADD ("/account/only-the-lead-makes-and-changes-accounts",
       only_the_lead_makes_and_changes_accounts);
  ADD ("/account/upkeep-only-ends-accounts-that-have-a-last-day",
       upkeep_only_ends_accounts_that_have_a_last_day);
  ADD ("/account/that-has-ended-never-comes-back", an_account_that_has_ended_never_comes_back);
  ADD ("/account/undo-takes-no-account-back", undo_takes_no_account_back);
  return g_test_run ();
}
