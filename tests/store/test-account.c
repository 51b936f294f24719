/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts, their keys and the house's choices are kept, refused where they must be, and in the
 * history as far as they may be seen. */
#include <string.h>

#include "zimt-journal.h"
#include "zimt-store-fixture.h"
#include "zimt-store-private.h"
#include "zimt-store-vault.h"

#define UID "0123456789abcdef0123456789abcdef"

static GBytes *
make_bytes (gsize size, guint8 value)
{
  guint8 *bytes = g_malloc (size + 1);

  memset (bytes, value, size);
  return g_bytes_new_take (bytes, size);
}

static void
begin_upkeep (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_store_begin (fixture->store, ZIMT_STEP_UPKEEP, "Accounts", "reception", AT (8, 0), &error);
  g_assert_no_error (error);
}

/* An account in a step of its own; the id. */
static gint64
make_account (Fixture *fixture, const char *name, ZimtRoles roles)
{
  gint64 id;

  begin_upkeep (fixture);
  id = fixture_put_account (fixture, name, roles);
  fixture_commit (fixture);
  return id;
}

/* (transfer full) */
static ZimtAccount *
load_account (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = zimt_store_load_accounts (fixture->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < accounts->len; i++)
    if (((const ZimtAccount *)accounts->pdata[i])->id == id)
      return zimt_account_copy (accounts->pdata[i]);
  g_assert_not_reached ();
}

static void
put_account (Fixture *fixture, ZimtAccount *account)
{
  g_autoptr (GError) error = NULL;

  begin_upkeep (fixture);
  zimt_store_put_account (fixture->store, account, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
}

static void
put_key (Fixture *fixture, gint64 account_id, guint8 value)
{
  g_autoptr (GBytes) public_key = make_bytes (32, value);
  g_autoptr (GBytes) blob = make_bytes (200, value);
  g_autoptr (GError) error = NULL;

  zimt_store_begin_silent (fixture->store, &error);
  zimt_store_put_key (fixture->store, account_id, public_key, blob, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
}

static void
an_account_comes_back_as_it_was_put (Fixture *fixture, gconstpointer data)
{
  gint64 id = make_account (fixture, "Kim \"\\ Ö", ZIMT_ROLE_CARE | ZIMT_ROLE_NETWORK);
  g_autoptr (ZimtAccount) account = load_account (fixture, id);
  g_autoptr (ZimtAccount) changed = NULL;

  g_assert_cmpstr (account->name, ==, "Kim \"\\ Ö");
  g_assert_cmpint (account->roles, ==, ZIMT_ROLE_CARE | ZIMT_ROLE_NETWORK);
  g_assert_cmpint (account->last_day, ==, 0);
  g_assert_false (account->is_ended);
  g_free (account->name);
  account->name = g_strdup ("Kim");
  account->roles = ZIMT_ROLE_INTERN;
  account->last_day = 20783;
  account->is_ended = TRUE;
  put_account (fixture, account);
  changed = load_account (fixture, id);
  g_assert_cmpstr (changed->uid, ==, account->uid);
  g_assert_cmpstr (changed->name, ==, "Kim");
  g_assert_cmpint (changed->roles, ==, ZIMT_ROLE_INTERN);
  g_assert_cmpint (changed->last_day, ==, 20783);
  g_assert_true (changed->is_ended);
}

static void
accounts_come_by_name_and_ended_ones_last (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "zoe", "Ärzu", "Bo", "adam", "Éva" };
  static const char *const order[] = { "Ärzu", "Éva", "zoe", "adam", "Bo" };
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ZimtAccount) account
          = load_account (fixture, make_account (fixture, names[i], ZIMT_ROLE_INTERN));

      account->is_ended = strchr ("Ba", names[i][0]) != NULL;
      put_account (fixture, account);
    }
  accounts = zimt_store_load_accounts (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, G_N_ELEMENTS (order));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (((const ZimtAccount *)accounts->pdata[i])->name, ==, order[i]);
}

static void
a_name_is_taken_for_ever (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Özlem", "ÖZLEM", "özlem" };
  g_autoptr (ZimtAccount) kim
      = load_account (fixture, make_account (fixture, "Özlem", ZIMT_ROLE_INTERN));
  g_autoptr (ZimtAccount) other
      = load_account (fixture, make_account (fixture, "Bo", ZIMT_ROLE_INTERN));

  kim->is_ended = TRUE;
  put_account (fixture, kim);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ZimtAccount) account = zimt_account_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) rename_error = NULL;

      account->name = g_strdup (names[i]);
      account->roles = ZIMT_ROLE_INTERN;
      g_free (other->name);
      other->name = g_strdup (names[i]);
      begin_upkeep (fixture);
      g_assert_false (zimt_store_put_account (fixture->store, account, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
      g_assert_nonnull (strstr (error->message, names[i]));
      g_assert_cmpint (account->id, ==, 0);
      g_assert_false (zimt_store_put_account (fixture->store, other, &rename_error));
      g_assert_error (rename_error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
      zimt_store_rollback (fixture->store);
    }
}

static void
an_account_that_is_not_there_cannot_be_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (GError) error = NULL;

  account->id = 99;
  account->name = g_strdup ("Kim");
  account->roles = ZIMT_ROLE_INTERN;
  begin_upkeep (fixture);
  g_assert_false (zimt_store_put_account (fixture->store, account, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  zimt_store_rollback (fixture->store);
}

static void
an_account_that_has_ended_does_not_come_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) account
      = load_account (fixture, make_account (fixture, "Kim", ZIMT_ROLE_INTERN));
  g_autoptr (GError) error = NULL;

  account->is_ended = TRUE;
  put_account (fixture, account);
  account->is_ended = FALSE;
  begin_upkeep (fixture);
  g_assert_false (zimt_store_put_account (fixture->store, account, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "make a new one"));
  zimt_store_rollback (fixture->store);
}

static void
an_account_is_not_deleted_and_keeps_its_ids (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "DELETE FROM account",
    "UPDATE account SET uid = '" UID "'",
    "UPDATE account SET id = 7",
  };

  make_account (fixture, "Kim", ZIMT_ROLE_INTERN);
  begin_upkeep (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    fixture_assert_refused (fixture, changes[i], ZIMT_ERROR_FAILED);
  zimt_store_rollback (fixture->store);
}

static void
the_history_has_accounts_and_choices (Fixture *fixture, gconstpointer data)
{
  gint64 id = make_account (fixture, "Kim \"\\", ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = zimt_journal_load_history (fixture->store, "account", id, &error);
  const ZimtRowChange *change;

  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  change = history->pdata[0];
  g_assert_cmpint (change->step.kind, ==, ZIMT_STEP_UPKEEP);
  g_assert_nonnull (strstr (change->after,
                            "\"name\":\"Kim \\\"\\\\\",\"roles\":\"lead counselling\""
                            ",\"last_day\":0,\"is_ended\":0}"));
  g_assert_cmpint (fixture_query (fixture, "SELECT json_valid (image) FROM account_image"), ==, 1);
  fixture_assert_check (fixture, NULL);
}

/* Undo takes back an act and the upkeep after it, but never what happened to accounts. */
static void
undo_leaves_accounts_alone (Fixture *fixture, gconstpointer data)
{
  gint64 id;
  g_autoptr (ZimtAccount) account = NULL;
  g_autoptr (ZimtStepInfo) undone = NULL;
  g_autoptr (ZimtStepInfo) redone = NULL;
  g_autoptr (GError) error = NULL;

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  id = make_account (fixture, "Kim", ZIMT_ROLE_INTERN);
  undone = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->name, ==, "Yoga");
  account = load_account (fixture, id);
  account->is_ended = TRUE;
  put_account (fixture, account);
  redone = zimt_journal_redo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM booking"), ==, 1);
  g_assert_cmpint (fixture_query (fixture, "SELECT is_ended FROM account"), ==, 1);
  fixture_assert_check (fixture, NULL);
}

static void
the_database_takes_no_account_that_makes_no_sense (Fixture *fixture, gconstpointer data)
{
  /* uid, name, roles, last_day, is_ended */
  static const char *const rows[] = {
    "'0123', 'Kim', 'lead', 0, 0",
    "'0123456789ABCDEF0123456789abcdef', 'Kim', 'lead', 0, 0",
    "'" UID "', '', 'lead', 0, 0",
    "'" UID "', 'reception', 'lead', 0, 0",
    "'" UID "', 'Reception', 'lead', 0, 0",
    "'" UID "', printf ('%.201c', 'x'), 'lead', 0, 0",
    "'" UID "', 'a' || char (10), 'lead', 0, 0",
    "'" UID "', 'Kim', '', 0, 0",
    "'" UID "', 'Kim', 'boss', 0, 0",
    "'" UID "', 'Kim', 'lead boss', 0, 0",
    "'" UID "', 'Kim', 'lead intern', 0, 0",
    "'" UID "', 'Kim', 'lead lead', 0, 0",
    "'" UID "', 'Kim', ' lead', 0, 0",
    "'" UID "', 'Kim', 'lead ', 0, 0",
    "'" UID "', 'Kim', 'leading', 0, 0",
    "'" UID "', 'Kim', 'reception', 0, 0",
    "'" UID "', 'Kim', 'lead', 1, 0",
    "'" UID "', 'Kim', 'lead', 10956, 0",
    "'" UID "', 'Kim', 'lead', 47482, 0",
    "'" UID "', 'Kim', 'lead', -1, 0",
    "'" UID "', 'Kim', 'lead', 0, 2",
  };

  begin_upkeep (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO account (uid, name, roles, last_day, is_ended) VALUES (%s)", rows[i]);

      fixture_assert_refused (fixture, sql, ZIMT_ERROR_INVALID);
    }
  fixture_put_account (fixture, "Kim", ZIMT_ROLE_INTERN);
  fixture_assert_refused (fixture,
                          "INSERT INTO account (uid, name, roles, last_day, is_ended)"
                          " SELECT uid, 'Bo', roles, 0, 0 FROM account",
                          ZIMT_ERROR_CONFLICT);
  fixture_assert_refused (fixture,
                          "INSERT INTO account (uid, name, roles, last_day, is_ended)"
                          " VALUES ('" UID "', 'kim', 'lead', 0, 0)",
                          ZIMT_ERROR_CONFLICT);
  fixture_put_account (fixture, "Bo", (ZimtRoles)((1 << ZIMT_N_ROLES) - 1));
  zimt_store_rollback (fixture->store);
}

static void
a_key_is_kept_and_counts_wrong_passwords (Fixture *fixture, gconstpointer data)
{
  gint64 id = make_account (fixture, "Kim", ZIMT_ROLE_INTERN);
  g_autoptr (GBytes) public_key = make_bytes (32, 7);
  g_autoptr (GBytes) blob = make_bytes (200, 7);
  g_autoptr (ZimtKeyRow) first = NULL;
  g_autoptr (ZimtKeyRow) failed = NULL;
  g_autoptr (ZimtKeyRow) again = NULL;
  g_autoptr (GError) error = NULL;

  put_key (fixture, id, 7);
  first = zimt_store_load_key (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first->public_key, public_key));
  g_assert_true (g_bytes_equal (first->blob, blob));
  g_assert_cmpint (first->n_failed, ==, 0);
  zimt_store_begin_silent (fixture->store, &error);
  g_assert_true (
      zimt_store_put_failures (fixture->store, id, 3, G_GINT64_CONSTANT (4000000000), &error));
  fixture_commit (fixture);
  fixture_reopen (fixture);
  failed = zimt_store_load_key (fixture->store, id, &error);
  g_assert_cmpint (failed->n_failed, ==, 3);
  g_assert_cmpint (failed->failed_at, ==, G_GINT64_CONSTANT (4000000000));
  g_assert_true (g_bytes_equal (failed->blob, blob));
  put_key (fixture, id, 8);
  again = zimt_store_load_key (fixture->store, id, &error);
  g_assert_cmpint (again->n_failed, ==, 0);
  g_assert_cmpint (again->failed_at, ==, 0);
  g_assert_false (g_bytes_equal (again->blob, blob));
}

static void
an_account_without_a_key_is_said (Fixture *fixture, gconstpointer data)
{
  gint64 id = make_account (fixture, "Kim", ZIMT_ROLE_INTERN);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failures_error = NULL;

  put_key (fixture, id, 7);
  zimt_store_begin_silent (fixture->store, NULL);
  g_assert_true (zimt_store_delete_key (fixture->store, id, NULL));
  g_assert_true (zimt_store_delete_key (fixture->store, id, NULL));
  fixture_commit (fixture);
  g_assert_null (zimt_store_load_key (fixture->store, id, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  zimt_store_begin_silent (fixture->store, NULL);
  g_assert_false (zimt_store_put_failures (fixture->store, id, 1, 1, &failures_error));
  g_assert_error (failures_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  zimt_store_rollback (fixture->store);
}

static void
the_database_takes_no_key_that_makes_no_sense (Fixture *fixture, gconstpointer data)
{
  /* account_id, public_key, blob, n_failed, failed_at */
  static const char *const rows[] = {
    "1, zeroblob (31), zeroblob (9), 0, 0",
    "1, zeroblob (32), x'', 0, 0",
    "1, zeroblob (32), zeroblob (9), -1, 0",
    "1, zeroblob (32), zeroblob (9), 0, -1",
  };

  make_account (fixture, "Kim", ZIMT_ROLE_INTERN);
  zimt_store_begin_silent (fixture->store, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO account_key (account_id, public_key, blob, n_failed, failed_at)"
          " VALUES (%s)",
          rows[i]);

      fixture_assert_refused (fixture, sql, ZIMT_ERROR_INVALID);
    }
  fixture_assert_refused (fixture,
                          "INSERT INTO account_key (account_id, public_key, blob, n_failed,"
                          " failed_at) VALUES (2, zeroblob (32), zeroblob (9), 0, 0)",
                          ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
}

static void
a_key_of_nobody_is_found (Fixture *fixture, gconstpointer data)
{
  put_key (fixture, make_account (fixture, "Kim", ZIMT_ROLE_INTERN), 7);
  fixture_assert_check (fixture, NULL);
  fixture_damage (fixture, "UPDATE account_key SET account_id = 9");
  fixture_assert_check (fixture, "account_key");
}

static void
a_choice_comes_back_as_it_was_put (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtChoice) work = zimt_choice_new ("topic", "work", "", TRUE);
  g_autoptr (ZimtChoice) garden = zimt_choice_new ("topic", "garden", "Garten \"\\", FALSE);
  g_autoptr (ZimtChoice) field = zimt_choice_new ("field", "garden", "Garten", FALSE);
  ZimtChoice *const choices[] = { field, work, garden };
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "Choices");
  g_assert_true (zimt_store_put_choice (fixture->store, work, &error));
  g_assert_true (zimt_store_put_choice (fixture->store, garden, &error));
  g_assert_true (zimt_store_put_choice (fixture->store, field, &error));
  work->is_hidden = FALSE;
  g_assert_true (zimt_store_put_choice (fixture->store, work, &error));
  g_assert_cmpint (fixture_commit (fixture), >, 0);
  loaded = zimt_store_load_choices (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->len, ==, G_N_ELEMENTS (choices));
  for (guint i = 0; i < loaded->len; i++)
    {
      const ZimtChoice *choice = loaded->pdata[i];

      g_assert_cmpint (choice->id, ==, choices[i]->id);
      g_assert_cmpstr (choice->list, ==, choices[i]->list);
      g_assert_cmpstr (choice->code, ==, choices[i]->code);
      g_assert_cmpstr (choice->label, ==, choices[i]->label);
      g_assert_cmpint (choice->is_hidden, ==, choices[i]->is_hidden);
    }
}

static void
a_list_has_a_code_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtChoice) first = zimt_choice_new ("topic", "garden", "Garten", FALSE);
  g_autoptr (ZimtChoice) second = zimt_choice_new ("topic", "garden", "Beet", FALSE);
  g_autoptr (ZimtChoice) missing = zimt_choice_new ("topic", "house", "Haus", FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing_error = NULL;

  fixture_begin (fixture, "Choices");
  g_assert_true (zimt_store_put_choice (fixture->store, first, &error));
  g_assert_false (zimt_store_put_choice (fixture->store, second, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_cmpint (second->id, ==, 0);
  missing->id = 99;
  g_assert_false (zimt_store_put_choice (fixture->store, missing, &missing_error));
  g_assert_error (missing_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  fixture_assert_refused (fixture,
                          "INSERT INTO choice (list, code, label, is_hidden)"
                          " VALUES ('topic', 'garden', '', 0)",
                          ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
}

static void
the_database_takes_no_choice_that_makes_no_sense (Fixture *fixture, gconstpointer data)
{
  /* list, code, label, is_hidden */
  static const char *const rows[] = {
    "'', 'a', '', 0",
    "printf ('%.101c', 'x'), 'a', '', 0",
    "'topic', '', '', 0",
    "'topic', printf ('%.101c', 'x'), '', 0",
    "'topic', 'a', printf ('%.201c', 'x'), 0",
    "'topic', 'a', 'a' || char (9), 0",
    "'topic', 'a', '', 2",
  };

  fixture_begin (fixture, "Choices");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("INSERT INTO choice (list, code, label, is_hidden) VALUES (%s)",
                             rows[i]);

      fixture_assert_refused (fixture, sql, ZIMT_ERROR_INVALID);
    }
  zimt_store_rollback (fixture->store);
}

static void
a_choice_can_be_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtChoice) choice = zimt_choice_new ("topic", "garden", "Garten", FALSE);
  g_autoptr (ZimtStepInfo) undone = NULL;
  g_autoptr (ZimtStepInfo) redone = NULL;
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "Choice");
  g_assert_true (zimt_store_put_choice (fixture->store, choice, &error));
  fixture_commit (fixture);
  undone = zimt_journal_undo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM choice"), ==, 0);
  redone = zimt_journal_redo (fixture->store, "reception", AT (9, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (fixture, "SELECT label = 'Garten' FROM choice"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/account/an-account-comes-back-as-it-was-put", an_account_comes_back_as_it_was_put);
  ADD ("/account/accounts-come-by-name-and-ended-ones-last",
       accounts_come_by_name_and_ended_ones_last);
  ADD ("/account/a-name-is-taken-for-ever", a_name_is_taken_for_ever);
  ADD ("/account/an-account-that-is-not-there-cannot-be-changed",
       an_account_that_is_not_there_cannot_be_changed);
  ADD ("/account/an-account-that-has-ended-does-not-come-back",
       an_account_that_has_ended_does_not_come_back);
  ADD ("/account/an-account-is-not-deleted-and-keeps-its-ids",
       an_account_is_not_deleted_and_keeps_its_ids);
  ADD ("/account/the-history-has-accounts-and-choices", the_history_has_accounts_and_choices);
  ADD ("/account/undo-leaves-accounts-alone", undo_leaves_accounts_alone);
  ADD ("/account/the-database-takes-no-account-that-makes-no-sense",
       the_database_takes_no_account_that_makes_no_sense);
  ADD ("/account/a-key-is-kept-and-counts-wrong-passwords",
       a_key_is_kept_and_counts_wrong_passwords);
  ADD ("/account/an-account-without-a-key-is-said", an_account_without_a_key_is_said);
  ADD ("/account/the-database-takes-no-key-that-makes-no-sense",
       the_database_takes_no_key_that_makes_no_sense);
  ADD ("/account/a-key-of-nobody-is-found", a_key_of_nobody_is_found);
  ADD ("/account/a-choice-comes-back-as-it-was-put", a_choice_comes_back_as_it_was_put);
  ADD ("/account/a-list-has-a-code-once", a_list_has_a_code_once);
  ADD ("/account/the-database-takes-no-choice-that-makes-no-sense",
       the_database_takes_no_choice_that_makes_no_sense);
  ADD ("/account/a-choice-can-be-undone", a_choice_can_be_undone);
  return g_test_run ();
}
