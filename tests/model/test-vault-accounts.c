/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may what, who gets which key, and how accounts and keys go. */
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "zimt-recovery-key.h"
#include "zimt-desk-private.h"
#include "zimt-text.h"

#define NEW_PASSWORD "Kandis Leuchtturm"

static void
add_case (VaultFixture *fixture)
{
  zimt_record_unref (vault_save (fixture, vault_new_case ("Kaya", "Note")));
}

static gboolean
is_ended (VaultFixture *fixture, const char *name)
{
  g_autoptr (ZimtAccount) account = vault_dup_account (fixture, name);

  return account->is_ended;
}

/* --- Rights --- */

static void
each_role_may_what_the_table_says (VaultFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { ANNA, BERTA, INES, LEO };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ZimtUnlocked) unlocked = vault_unlock (fixture, names[i]);

      for (ZimtRight right = 0; right < ZIMT_N_RIGHTS; right++)
        for (ZimtLevel level = ZIMT_LEVEL_READ; level <= ZIMT_LEVEL_WRITE; level++)
          {
            g_autoptr (GError) error = NULL;
            gboolean may = zimt_right_get_level (right, unlocked->account->roles) >= level;

            g_assert_cmpint (zimt_desk_require (fixture->desk, right, level, &error), ==, may);
            if (!may)
              vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
          }
      g_assert_cmpint (unlocked->book != NULL, ==,
                       (unlocked->account->roles & ZIMT_ROLE_COUNSELLING) != 0);
      g_assert_true (unlocked->has_private);
    }
}

static void
the_reception_may_what_the_table_says (VaultFixture *fixture, gconstpointer data)
{
  for (ZimtRight right = 0; right < ZIMT_N_RIGHTS; right++)
    for (ZimtLevel level = ZIMT_LEVEL_READ; level <= ZIMT_LEVEL_WRITE; level++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_cmpint (zimt_desk_require (fixture->desk, right, level, &error), ==,
                         zimt_right_get_level (right, 0) >= level);
        if (error != NULL)
          vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      }
}

/* The tables that a right is about; what is sealed has its key. */
static const struct
{
  ZimtRight right;
  const char *table;
} tables[] = {
  { ZIMT_RIGHT_PLAN, "booking" },
  { ZIMT_RIGHT_PLAN, "series" },
  { ZIMT_RIGHT_PLAN, "pause" },
  { ZIMT_RIGHT_HOUSE, "room" },
  { ZIMT_RIGHT_HOUSE, "closure" },
  { ZIMT_RIGHT_HOUSE, "equipment" },
  { ZIMT_RIGHT_HOUSE, "setting" },
  { ZIMT_RIGHT_HOUSE, "choice" },
  { ZIMT_RIGHT_ORGANISATIONS, "organisation" },
  { ZIMT_RIGHT_ACCOUNTS, "account" },
  { ZIMT_RIGHT_ORGANISATIONS, "card" }, /* the widest of its kinds' */
  { ZIMT_RIGHT_ASSIGNMENTS, "assignment" },
};

static const struct
{
  ZimtRight right;
  const char *kind;
} kinds[] = {
  { ZIMT_RIGHT_ORGANISATIONS, "organisation" },
  { ZIMT_RIGHT_ORGANISATIONS, "person" },
  { ZIMT_RIGHT_ORGANISATIONS, "mailing" },
  { ZIMT_RIGHT_ORGANISATIONS, "filter" },
  { ZIMT_RIGHT_POOLS, "interpreter" },
  { ZIMT_RIGHT_POOLS, "companion" },
  { ZIMT_RIGHT_POOLS, "newcomer" },
  { ZIMT_RIGHT_POOLS, "tandem" },
  { ZIMT_RIGHT_POOLS, "tariff" },
  { ZIMT_RIGHT_ASSIGNMENTS, "assignment" },
  { ZIMT_RIGHT_ASSIGNMENTS, "demand" },
};

static void
the_database_says_the_same_kind_by_kind (VaultFixture *fixture, gconstpointer data)
{
  gint64 n_rows = 0;

  vault_close (fixture);
  for (int role = -1; role < ZIMT_N_ROLES; role++)
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      {
        ZimtRoles roles = role < 0 ? 0 : (ZimtRoles)(1u << role);
        gint64 may
            = vault_query (fixture,
                           "SELECT count (*) FROM card_right WHERE role = '%s' AND kind = '%s'",
                           zimt_role_to_code (roles), kinds[i].kind);

        g_assert_cmpint (may, ==, zimt_right_get_level (kinds[i].right, roles) == ZIMT_LEVEL_WRITE);
        n_rows += may;
      }
  g_assert_cmpint (vault_query (fixture, "SELECT count (*) FROM card_right"), ==, n_rows);
}

static void
the_database_says_the_same_right_by_right (VaultFixture *fixture, gconstpointer data)
{
  gint64 n_rows = 0;

  vault_close (fixture);
  for (int role = -1; role < ZIMT_N_ROLES; role++)
    for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
      {
        ZimtRoles roles = role < 0 ? 0 : (ZimtRoles)(1u << role);
        gint64 may
            = vault_query (fixture,
                           "SELECT count (*) FROM write_right WHERE role = '%s' AND tbl = '%s'",
                           zimt_role_to_code (roles), tables[i].table);

        g_assert_cmpint (may, ==,
                         zimt_right_get_level (tables[i].right, roles) == ZIMT_LEVEL_WRITE);
        n_rows += may;
      }
  g_assert_cmpint (vault_query (fixture, "SELECT count (*) FROM write_right"), ==, n_rows);
}

static ZimtRoom *
new_room (void)
{
  ZimtRoom *room = zimt_room_new ();

  g_free (room->number);
  g_free (room->name);
  room->number = g_strdup ("99");
  room->name = g_strdup ("Anbau");
  return room;
}

static void
only_a_lead_changes_rooms_once_there_are_accounts (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRoom) room = new_room ();
  g_autoptr (GError) error = NULL;

  g_assert_false (zimt_desk_put_room (fixture->desk, room, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_enter (fixture, BERTA);
  g_assert_false (zimt_desk_put_room (fixture->desk, room, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_enter (fixture, LEO);
  g_assert_true (zimt_desk_put_room (fixture->desk, room, &error));
  g_assert_no_error (error);
}

static ZimtAccount *
new_account (const char *name, ZimtRoles roles)
{
  ZimtAccount *account = zimt_account_new ();

  g_free (account->name);
  account->name = g_strdup (name);
  account->roles = roles;
  return account;
}

static void
only_a_lead_has_to_do_with_accounts (VaultFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { NULL, BERTA, INES };
  g_autoptr (ZimtAccount) ines = vault_dup_account (fixture, INES);

  ines->roles |= ZIMT_ROLE_COUNSELLING;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ZimtAccount) account = new_account ("Nele", ZIMT_ROLE_INTERN);
      g_autoptr (GError) error = NULL;

      if (names[i] != NULL)
        vault_enter (fixture, names[i]);
      g_assert_false (zimt_desk_add_account (fixture->desk, account, VAULT_PASSWORD, NULL, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_false (zimt_desk_put_account (fixture->desk, ines, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_false (zimt_desk_end_account (fixture->desk, ines->id, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      g_assert_false (
          zimt_desk_replace_recovery_key (fixture->desk, fixture->recovery_key, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
    }
}

static void
a_vault_is_made_once (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) account = new_account ("Nele", ZIMT_ROLE_LEAD);
  g_autoptr (GError) error = NULL;

  g_assert_false (zimt_desk_found_vault (fixture->desk, account, VAULT_PASSWORD,
                                         fixture->recovery_key, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
}

static void
the_journal_names_the_account (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRoom) room = new_room ();
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, LEO);
  zimt_desk_put_room (fixture->desk, room, &error);
  g_assert_no_error (error);
  vault_lock (fixture);
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture,
                                "SELECT account = '%s' FROM journal_step"
                                " ORDER BY id DESC LIMIT 1",
                                LEO),
                   ==, 1);
  g_assert_cmpint (vault_query (fixture,
                                "SELECT count (*) FROM journal_step"
                                " WHERE account = '%s' AND kind = 'upkeep'",
                                ANNA),
                   ==, 3);
}

/* --- Giving keys --- */

static void
an_account_that_lacks_a_key_is_told (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) clara = new_account ("Clara", ZIMT_ROLE_COUNSELLING);
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GArray) missing = NULL;
  gboolean is_missing = FALSE;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, LEO);
  zimt_desk_add_account (fixture->desk, clara, VAULT_PASSWORD, &is_missing, &error);
  g_assert_no_error (error);
  g_assert_true (is_missing);
  missing = zimt_desk_list_missing (fixture->desk, &error);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpint (g_array_index (missing, gint64, 0), ==, clara->id);
  unlocked = vault_unlock (fixture, "Clara");
  g_assert_null (unlocked->book);
  g_assert_true (unlocked->has_private);
  g_assert_cmpuint (unlocked->warnings->len, ==, 1);
}

static gint64
add_without_cases (VaultFixture *fixture)
{
  gint64 id;

  vault_enter (fixture, LEO);
  id = vault_add (fixture, "Clara", ZIMT_ROLE_COUNSELLING);
  vault_lock (fixture);
  return id;
}

static void
assert_sees_cases (VaultFixture *fixture, const char *name, guint n_records)
{
  g_autoptr (ZimtUnlocked) unlocked = vault_unlock (fixture, name);

  g_assert_cmpuint (unlocked->warnings->len, ==, 0);
  g_assert_nonnull (unlocked->book);
  g_assert_cmpuint (zimt_case_book_get_size (unlocked->book), ==, n_records);
}

static void
giving_a_key_needs_both_persons (VaultFixture *fixture, gconstpointer data)
{
  gint64 clara = add_without_cases (fixture);
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GError) error = NULL;

  /* Nobody is unlocked; somebody who lacks the key; the wrong password; then right. */
  g_assert_false (zimt_desk_grant (fixture->desk, clara, VAULT_PASSWORD, NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_enter (fixture, LEO);
  g_assert_false (zimt_desk_grant (fixture->desk, clara, VAULT_PASSWORD, NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_enter (fixture, BERTA);
  g_assert_false (zimt_desk_grant (fixture->desk, clara, "Berta weiß es nicht", NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  add_case (fixture);
  g_assert_true (zimt_desk_grant (fixture->desk, clara, VAULT_PASSWORD, NULL, &error));
  g_assert_no_error (error);
  missing = zimt_desk_list_missing (fixture->desk, &error);
  g_assert_cmpuint (missing->len, ==, 0);
  vault_lock (fixture);
  assert_sees_cases (fixture, "Clara", 1);
  assert_sees_cases (fixture, ANNA, 1);
}

static void
a_key_is_given_by_paper (VaultFixture *fixture, gconstpointer data)
{
  gint64 clara = add_without_cases (fixture);
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, LEO);
  g_assert_false (zimt_desk_grant (fixture->desk, clara, VAULT_PASSWORD, "7K3QX", &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  g_assert_true (
      zimt_desk_grant (fixture->desk, clara, VAULT_PASSWORD, fixture->recovery_key, &error));
  g_assert_no_error (error);
  vault_lock (fixture);
  assert_sees_cases (fixture, "Clara", 0);
}

static void
an_account_gets_no_class_beyond_its_roles (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  zimt_desk_grant (fixture->desk, vault_get_id (fixture, INES), VAULT_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture,
                                "SELECT count (*) FROM class_slot JOIN account"
                                " ON account.id = account_id WHERE name = '%s'"
                                " AND class = 'C'",
                                INES),
                   ==, 0);
}

/* --- Accounts that change and end --- */

static void
a_role_that_goes_takes_its_key_along (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) berta = vault_dup_account (fixture, BERTA);
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  add_case (fixture);
  berta->roles = ZIMT_ROLE_NETWORK;
  g_assert_true (zimt_desk_put_account (fixture->desk, berta, &error));
  g_assert_no_error (error);
  vault_lock (fixture);
  unlocked = vault_unlock (fixture, BERTA);
  g_assert_null (unlocked->book);
  g_assert_false (unlocked->has_private);
  assert_sees_cases (fixture, ANNA, 1);
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture, "SELECT max (generation) FROM class_key"
                                         " WHERE class = 'C'"),
                   ==, 2);
  g_assert_cmpint (vault_query (fixture, "SELECT min (generation) FROM sealed"), ==, 2);
}

static void
a_key_that_is_closed_is_made_anew_at_the_next_unlock (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, BERTA);
  add_case (fixture);
  vault_enter (fixture, ANNA);
  vault_add (fixture, "Clara", ZIMT_ROLE_COUNSELLING);
  vault_enter (fixture, LEO);
  g_assert_true (zimt_desk_end_account (fixture->desk, vault_get_id (fixture, BERTA), &error));
  g_assert_no_error (error);
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture, "SELECT is_rotation_due FROM class_key"
                                         " WHERE class = 'C'"),
                   ==, 1);
  vault_open (fixture);
  g_assert_null (zimt_desk_unlock (fixture->desk, BERTA, VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  assert_sees_cases (fixture, "Clara", 1);
  assert_sees_cases (fixture, ANNA, 1);
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture, "SELECT generation FROM sealed"), ==, 2);
  g_assert_cmpint (vault_query (fixture, "SELECT total (is_rotation_due) FROM class_key"), ==, 0);
}

/* Class P is held by four, so its key went through three generations while Berta was away. */
static void
who_was_away_follows_the_keys_that_were_made_anew (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  add_case (fixture);
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (zimt_desk_rotate (fixture->desk, ZIMT_CLASS_CASES, &error));
      g_assert_no_error (error);
    }
  vault_lock (fixture);
  assert_sees_cases (fixture, BERTA, 1);
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture, "SELECT count (*) FROM class_slot WHERE class = 'C'"
                                         " AND account_id IS NOT NULL"),
                   ==, 2);
}

static void
the_last_holder_cannot_go (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) anna = vault_dup_account (fixture, ANNA);
  g_autoptr (ZimtAccount) after = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  g_assert_true (zimt_desk_end_account (fixture->desk, vault_get_id (fixture, BERTA), &error));
  g_assert_no_error (error);
  vault_enter (fixture, LEO);
  g_assert_false (zimt_desk_end_account (fixture->desk, anna->id, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  anna->last_day = VAULT_TODAY + 30;
  g_assert_false (zimt_desk_put_account (fixture->desk, anna, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  anna->last_day = 0;
  anna->roles = ZIMT_ROLE_INTERN;
  g_assert_false (zimt_desk_put_account (fixture->desk, anna, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  after = vault_dup_account (fixture, ANNA);
  g_assert_cmpint (after->roles, ==, ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING);
  vault_lock (fixture);
  assert_sees_cases (fixture, ANNA, 0);
}

static void
the_last_lead_cannot_go (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) anna = vault_dup_account (fixture, ANNA);
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  g_assert_false (zimt_desk_end_account (fixture->desk, anna->id, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  g_assert_true (zimt_desk_end_account (fixture->desk, vault_get_id (fixture, LEO), &error));
  g_assert_no_error (error);
  anna->roles = ZIMT_ROLE_COUNSELLING;
  g_assert_false (zimt_desk_put_account (fixture->desk, anna, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
}

static void
set_last_day (VaultFixture *fixture, const char *name, ZimtDate last_day)
{
  g_autoptr (ZimtAccount) account = vault_dup_account (fixture, name);
  g_autoptr (GError) error = NULL;

  account->last_day = last_day;
  zimt_desk_put_account (fixture->desk, account, &error);
  g_assert_no_error (error);
}

/* Each of two may end while the other stays, but not both, whoever is first. */
static void
two_last_days_leave_neither_cases_nor_lead_without_anybody (VaultFixture *fixture,
                                                            gconstpointer data)
{
  static const struct
  {
    const char *first;
    const char *second;
    int days;
  } pairs[] = { { ANNA, BERTA, -10 }, { BERTA, ANNA, 10 }, { ANNA, LEO, -10 }, { LEO, ANNA, 10 } };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (ZimtAccount) second = vault_dup_account (fixture, pairs[i].second);
      g_autoptr (GError) error = NULL;

      vault_enter (fixture, ANNA);
      set_last_day (fixture, pairs[i].first, VAULT_TODAY + 30);
      second->last_day = VAULT_TODAY + 30 + pairs[i].days;
      g_assert_false (zimt_desk_put_account (fixture->desk, second, &error));
      vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
      set_last_day (fixture, pairs[i].first, 0);
    }
}

static void
an_ended_account_never_comes_back (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) ines = NULL;
  g_autoptr (ZimtAccount) again = new_account (INES, ZIMT_ROLE_INTERN);
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  g_assert_true (zimt_desk_end_account (fixture->desk, vault_get_id (fixture, INES), &error));
  ines = vault_dup_account (fixture, INES);
  g_assert_true (ines->is_ended);
  ines->is_ended = FALSE;
  g_assert_false (zimt_desk_put_account (fixture->desk, ines, &error));
  vault_assert_sentence (error->message);
  g_clear_error (&error);
  g_assert_false (zimt_desk_add_account (fixture->desk, again, VAULT_PASSWORD, NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  vault_lock (fixture);
  g_assert_false (
      zimt_desk_recover (fixture->desk, fixture->recovery_key, ines->id, NEW_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
}

static void
an_account_ends_by_itself_after_its_last_day (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  add_case (fixture);
  set_last_day (fixture, BERTA, VAULT_TODAY + 1);
  vault_wait_days (fixture, 1);
  assert_sees_cases (fixture, BERTA, 1);
  vault_wait_days (fixture, 1);
  g_assert_true (is_ended (fixture, BERTA));
  g_assert_null (zimt_desk_unlock (fixture->desk, BERTA, VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture, "SELECT is_rotation_due FROM class_key"
                                         " WHERE class = 'C'"),
                   ==, 1);
  g_assert_cmpint (vault_query (fixture, "SELECT count (*) FROM account_key"), ==, 3);
  vault_open (fixture);
  assert_sees_cases (fixture, ANNA, 1);
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture, "SELECT generation FROM sealed"), ==, 2);
}

static void
a_last_day_in_the_past_ends_at_once (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  set_last_day (fixture, BERTA, VAULT_TODAY - 1);
  vault_lock (fixture);
  g_assert_null (zimt_desk_unlock (fixture->desk, BERTA, VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_wait_days (fixture, 0);
  g_assert_true (is_ended (fixture, BERTA));
}

/* --- Passwords --- */

static gboolean
try_password (VaultFixture *fixture, const char *password, GError **error)
{
  g_autoptr (ZimtUnlocked) unlocked = zimt_desk_unlock (fixture->desk, BERTA, password, error);

  return unlocked != NULL;
}

static void
wrong_passwords_cost_growing_waits (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_assert_false (try_password (fixture, "falsch geraten", &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
    }
  /* They are kept across another start. */
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture, "SELECT n_failed FROM account_key WHERE account_id = 2"
                                         " AND failed_at BETWEEN unixepoch () - 60"
                                         " AND unixepoch ()"),
                   ==, 3);
  /* The right one does not help before the wait is over: a quarter of an hour, and no more. */
  vault_sql (fixture, "UPDATE account_key SET n_failed = 40, failed_at = unixepoch () - 860"
                      " WHERE account_id = 2");
  vault_open (fixture);
  g_assert_false (try_password (fixture, VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_close (fixture);
  vault_sql (fixture, "UPDATE account_key SET failed_at = unixepoch () - 901");
  vault_open (fixture);
  g_assert_true (try_password (fixture, VAULT_PASSWORD, &error));
  g_assert_no_error (error);
  vault_close (fixture);
  g_assert_cmpint (vault_query (fixture, "SELECT n_failed FROM account_key WHERE account_id = 2"),
                   ==, 0);
}

static void
waits_double_with_each_wrong_password (VaultFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int n_failed;
    int seconds;
  } waits[] = { { 2, 0 }, { 3, 1 }, { 4, 2 }, { 7, 16 }, { 12, 512 }, { 13, 900 }, { 1000, 900 } };

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    for (int is_over = 0; is_over < 2; is_over++)
      {
        /* Beside the edge, because the clock goes on. */
        int passed = waits[i].seconds + (is_over ? 2 : -14);
        g_autoptr (GError) error = NULL;

        vault_close (fixture);
        vault_sql (fixture,
                   "UPDATE account_key SET n_failed = %d,"
                   " failed_at = unixepoch () - %d WHERE account_id = 2",
                   waits[i].n_failed, passed);
        vault_open (fixture);
        if (!is_over && waits[i].seconds < 10)
          continue;
        g_assert_cmpint (try_password (fixture, VAULT_PASSWORD, &error), ==, is_over);
        if (!is_over)
          vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
      }
}

static void
weak_passwords_are_refused (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (1001, 'x');
  const char *weak[] = { "",
                         "kurz",
                         "neunzeich",
                         "aaaaaaaaaaaaaaaa",
                         "ääääääääääää",
                         "Maximiliane",
                         "maximiliane",
                         endless,
                         "Rosen\xffkohl Fahrrad" };

  vault_enter (fixture, ANNA);
  for (gsize i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autoptr (ZimtAccount) account = new_account ("Maximiliane", ZIMT_ROLE_INTERN);
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_desk_add_account (fixture->desk, account, weak[i], NULL, &error));
      vault_assert_error (&error, ZIMT_ERROR_INVALID);
      if (i < 5)
        {
          g_assert_false (
              zimt_desk_change_password (fixture->desk, VAULT_PASSWORD, weak[i], &error));
          vault_assert_error (&error, ZIMT_ERROR_INVALID);
        }
    }
}

static void
a_password_is_changed (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, BERTA);
  add_case (fixture);
  g_assert_false (
      zimt_desk_change_password (fixture->desk, "nicht das alte", NEW_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_true (zimt_desk_change_password (fixture->desk, VAULT_PASSWORD, NEW_PASSWORD, &error));
  g_assert_no_error (error);
  /* A rotation writes the own blob again: with the new password. */
  g_assert_true (zimt_desk_rotate (fixture->desk, ZIMT_CLASS_CASES, &error));
  vault_lock (fixture);
  g_assert_false (try_password (fixture, VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  unlocked = zimt_desk_unlock (fixture->desk, BERTA, NEW_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zimt_case_book_get_size (unlocked->book), ==, 1);
}

static void
an_account_is_found_however_it_is_written (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) error = NULL;

  unlocked = zimt_desk_unlock (fixture->desk, "BERTA", VAULT_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unlocked->account->name, ==, BERTA);
  g_assert_null (zimt_desk_unlock (fixture->desk, "Bertha", VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_null (zimt_desk_get_account (fixture->desk));
}

/* --- Undo --- */

static void
undo_by_the_reception_touches_neither_accounts_nor_records (VaultFixture *fixture,
                                                            gconstpointer data)
{
  g_autoptr (ZimtOrganisation) organisation = zimt_organisation_new ();
  g_autoptr (ZimtAccount) leo = vault_dup_account (fixture, LEO);
  g_autoptr (ZimtAccount) after = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  g_free (organisation->name);
  g_free (organisation->short_name);
  g_free (organisation->kind);
  organisation->kind = g_strdup ("association");
  g_free (organisation->mark);
  organisation->mark = g_strdup ("C");
  organisation->name = g_strdup ("Caritas");
  organisation->short_name = g_strdup ("Caritas");
  zimt_desk_put_organisation (fixture->desk, organisation, &error);
  g_assert_no_error (error);
  leo->roles |= ZIMT_ROLE_NETWORK;
  zimt_desk_put_account (fixture->desk, leo, &error);
  g_assert_no_error (error);
  zimt_desk_end_account (fixture->desk, vault_get_id (fixture, INES), &error);
  g_assert_no_error (error);
  add_case (fixture);
  /* The lead takes the organisation back, whatever came after it. */
  g_assert_true (zimt_desk_undo (fixture->desk, NULL, &error));
  g_assert_no_error (error);
  after = vault_dup_account (fixture, LEO);
  g_assert_cmpint (after->roles, ==, leo->roles);
  g_assert_true (is_ended (fixture, INES));
  vault_lock (fixture);
  while (zimt_desk_undo (fixture->desk, NULL, &error))
    continue;
  g_clear_error (&error);
  g_assert_true (is_ended (fixture, INES));
  assert_sees_cases (fixture, ANNA, 1);
  assert_sees_cases (fixture, BERTA, 1);
}

/* --- The paper --- */

static char *
replace_symbol (const char *key, guint group)
{
  char *text = g_strdup (key);
  char *symbol = text + group * (ZIMT_RECOVERY_GROUP_SIZE + 1);

  *symbol = *symbol == 'A' ? 'B' : 'A';
  return text;
}

static void
a_mistyped_recovery_key_names_the_group (VaultFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < ZIMT_RECOVERY_GROUPS; i++)
    {
      g_autofree char *typed = replace_symbol (fixture->recovery_key, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_desk_recover (fixture->desk, typed, 1, NEW_PASSWORD, &error));
      g_assert_nonnull (strstr (error->message, number));
      vault_assert_error (&error, ZIMT_ERROR_INVALID);
    }
}

static void
the_key_of_another_house_is_refused (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWipedText) other = zimt_desk_new_recovery_key (&error);

  g_assert_false (zimt_desk_recover (fixture->desk, other, 1, NEW_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
}

static void
recovery_on_another_computer_brings_every_record (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (vault_get_folder (), "backup.zimt", NULL);
  g_autofree char *restored = g_build_filename (vault_get_folder (), "restored.zimt", NULL);
  g_autoptr (ZimtRecord) record = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GArray) only_anna = vault_accounts (vault_get_id (fixture, ANNA), 0);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  for (int i = 0; i < 20; i++)
    {
      g_clear_pointer (&record, zimt_record_unref);
      record = vault_save (fixture, vault_new_case ("Kaya", "Note"));
    }
  ids = vault_ids (zimt_record_get_id (record), NULL);
  g_ptr_array_unref (zimt_desk_seal_case (fixture->desk, ids, only_anna, &error));
  g_assert_no_error (error);
  zimt_desk_backup (fixture->desk, backup, FALSE, &error);
  g_assert_no_error (error);
  vault_close (fixture);
  vault_forget_seen ();
  g_unlink (fixture->path);
  zimt_desk_restore (backup, restored, NULL, &error);
  g_assert_no_error (error);
  g_unlink (backup);
  g_free (fixture->path);
  fixture->path = g_strdup (restored);
  vault_open (fixture);
  g_assert_true (zimt_desk_recover (fixture->desk, fixture->recovery_key, 1, NEW_PASSWORD, &error));
  g_assert_no_error (error);
  unlocked = zimt_desk_unlock (fixture->desk, ANNA, NEW_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unlocked->warnings->len, ==, 0);
  g_assert_cmpuint (zimt_case_book_get_size (unlocked->book), ==, 20);
  assert_sees_cases (fixture, BERTA, 19);
}

static void
a_recovery_key_is_replaced (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWipedText) key = zimt_desk_new_recovery_key (&error);
  g_autoptr (ZimtSecret) old_seed = zimt_recovery_key_parse (fixture->recovery_key, &error);
  g_autoptr (ZimtAccountKey) old = zimt_account_key_new_from_recovery (old_seed);
  g_autoptr (GPtrArray) slots = NULL;

  vault_enter (fixture, LEO);
  g_assert_false (zimt_desk_replace_recovery_key (fixture->desk, key, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_enter (fixture, ANNA);
  record = vault_save (fixture, vault_new_case ("Kaya", "Note"));
  g_assert_true (zimt_desk_replace_recovery_key (fixture->desk, key, &error));
  g_assert_no_error (error);
  g_assert_false (
      zimt_desk_recover (fixture->desk, fixture->recovery_key, 2, NEW_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  /* What is left for the paper opens with the old one neither. */
  slots = zimt_store_load_slots (fixture->desk->store, 0, &error);
  g_assert_cmpuint (slots->len, ==, 2);
  for (guint i = 0; i < slots->len; i++)
    {
      const ZimtSlotRow *slot = slots->pdata[i];
      g_autoptr (GBytes) database = NULL;

      zimt_store_load_vault (fixture->desk->store, &database, NULL, &error);
      g_assert_null (zimt_class_key_open_slot (slot->bytes, old, g_bytes_get_data (database, NULL),
                                               zimt_recovery_id, slot->class_code, slot->generation,
                                               &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  g_assert_true (zimt_desk_recover (fixture->desk, key, 2, NEW_PASSWORD, &error));
  g_assert_no_error (error);
  unlocked = zimt_desk_unlock (fixture->desk, BERTA, NEW_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zimt_case_book_get_size (unlocked->book), ==, 1);
  assert_sees_cases (fixture, ANNA, 1);
}

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
  VAULT_TEST ("/vault-accounts/each-role-may-what-the-table-says",
              each_role_may_what_the_table_says);
  VAULT_TEST ("/vault-accounts/the-reception-may-what-the-table-says",
              the_reception_may_what_the_table_says);
  VAULT_TEST ("/vault-accounts/the-database-says-the-same-right-by-right",
              the_database_says_the_same_right_by_right);
  VAULT_TEST ("/vault-accounts/the-database-says-the-same-kind-by-kind",
              the_database_says_the_same_kind_by_kind);
  VAULT_TEST ("/vault-accounts/only-a-lead-changes-rooms-once-there-are-accounts",
              only_a_lead_changes_rooms_once_there_are_accounts);
  VAULT_TEST ("/vault-accounts/only-a-lead-has-to-do-with-accounts",
              only_a_lead_has_to_do_with_accounts);
  VAULT_TEST ("/vault-accounts/a-vault-is-made-once", a_vault_is_made_once);
  VAULT_TEST ("/vault-accounts/the-journal-names-the-account", the_journal_names_the_account);
  VAULT_TEST ("/vault-accounts/an-account-that-lacks-a-key-is-told",
              an_account_that_lacks_a_key_is_told);
  VAULT_TEST ("/vault-accounts/giving-a-key-needs-both-persons", giving_a_key_needs_both_persons);
  VAULT_TEST ("/vault-accounts/a-key-is-given-by-paper", a_key_is_given_by_paper);
  VAULT_TEST ("/vault-accounts/an-account-gets-no-class-beyond-its-roles",
              an_account_gets_no_class_beyond_its_roles);
  VAULT_TEST ("/vault-accounts/a-role-that-goes-takes-its-key-along",
              a_role_that_goes_takes_its_key_along);
  VAULT_TEST ("/vault-accounts/a-key-that-is-closed-is-made-anew-at-the-next-unlock",
              a_key_that_is_closed_is_made_anew_at_the_next_unlock);
  VAULT_TEST ("/vault-accounts/who-was-away-follows-the-keys-that-were-made-anew",
              who_was_away_follows_the_keys_that_were_made_anew);
  VAULT_TEST ("/vault-accounts/the-last-holder-cannot-go", the_last_holder_cannot_go);
  VAULT_TEST ("/vault-accounts/the-last-lead-cannot-go", the_last_lead_cannot_go);
  VAULT_TEST ("/vault-accounts/two-last-days-leave-neither-cases-nor-lead-without-anybody",
              two_last_days_leave_neither_cases_nor_lead_without_anybody);
  VAULT_TEST ("/vault-accounts/an-ended-account-never-comes-back",
              an_ended_account_never_comes_back);
  VAULT_TEST ("/vault-accounts/an-account-ends-by-itself-after-its-last-day",
              an_account_ends_by_itself_after_its_last_day);
  VAULT_TEST ("/vault-accounts/a-last-day-in-the-past-ends-at-once",
              a_last_day_in_the_past_ends_at_once);
  VAULT_TEST ("/vault-accounts/wrong-passwords-cost-growing-waits",
              wrong_passwords_cost_growing_waits);
  VAULT_TEST ("/vault-accounts/waits-double-with-each-wrong-password",
              waits_double_with_each_wrong_password);
  VAULT_TEST ("/vault-accounts/weak-passwords-are-refused", weak_passwords_are_refused);
  VAULT_TEST ("/vault-accounts/a-password-is-changed", a_password_is_changed);
  VAULT_TEST ("/vault-accounts/an-account-is-found-however-it-is-written",
              an_account_is_found_however_it_is_written);
  VAULT_TEST ("/vault-accounts/undo-by-the-reception-touches-neither-accounts-nor-records",
              undo_by_the_reception_touches_neither_accounts_nor_records);
  VAULT_TEST ("/vault-accounts/a-mistyped-recovery-key-names-the-group",
              a_mistyped_recovery_key_names_the_group);
  VAULT_TEST ("/vault-accounts/the-key-of-another-house-is-refused",
              the_key_of_another_house_is_refused);
  VAULT_TEST ("/vault-accounts/recovery-on-another-computer-brings-every-record",
              recovery_on_another_computer_brings_every_record);
  VAULT_TEST ("/vault-accounts/a-recovery-key-is-replaced", a_recovery_key_is_replaced);
  return vault_run ();
}
