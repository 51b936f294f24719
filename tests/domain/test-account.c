/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts: what is refused, how long they can be used, and what their roles are called. */
#include "zimt-account.h"

#include <string.h>

#include "zimt-error.h"

static ZimtAccount *
make_account (const char *name, ZimtRoles roles)
{
  ZimtAccount *account = zimt_account_new ();

  account->name = g_strdup (name);
  account->roles = roles;
  return account;
}

static void
test_new_accounts_have_ids_of_their_own (void)
{
  g_autoptr (ZimtAccount) first = zimt_account_new ();
  g_autoptr (ZimtAccount) second = zimt_account_new ();

  g_assert_cmpuint (strlen (first->uid), ==, 32);
  g_assert_cmpstr (first->uid, !=, second->uid);
  g_assert_cmpint (first->id, ==, 0);
  g_assert_false (first->is_ended);
}

static void
test_a_copy_is_equal_and_apart (void)
{
  g_autoptr (ZimtAccount) account = make_account ("Kim", ZIMT_ROLE_LEAD);
  g_autoptr (ZimtAccount) copy = zimt_account_copy (account);

  g_assert_cmpstr (copy->name, ==, "Kim");
  g_assert_cmpstr (copy->uid, ==, account->uid);
  g_assert_cmpint (copy->roles, ==, ZIMT_ROLE_LEAD);
  g_assert_true (copy->name != account->name);
}

static void
test_names_are_cleaned (void)
{
  g_autoptr (ZimtAccount) account = make_account ("  Kim \t Öztürk ", ZIMT_ROLE_INTERN);
  g_autoptr (GError) error = NULL;

  g_assert_true (zimt_account_validate (account, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (account->name, ==, "Kim Öztürk");
}

static void
test_what_no_account_can_be_is_refused (void)
{
  g_autofree char *long_name = g_strnfill (201, 'x');
  const struct
  {
    const char *name;
    ZimtRoles roles;
  } cases[] = {
    { NULL, ZIMT_ROLE_LEAD },        { "", ZIMT_ROLE_LEAD },
    { " \t", ZIMT_ROLE_LEAD },       { "\u200b", ZIMT_ROLE_LEAD },
    { "a\x01", ZIMT_ROLE_LEAD },     { "\xff", ZIMT_ROLE_LEAD },
    { long_name, ZIMT_ROLE_LEAD },   { "reception", ZIMT_ROLE_LEAD },
    { "RECEPTION", ZIMT_ROLE_LEAD }, { " Reception ", ZIMT_ROLE_LEAD },
    { "Réception", ZIMT_ROLE_LEAD }, { "Kim", 0 },
    { "Kim", 1 << ZIMT_N_ROLES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtAccount) account = make_account (cases[i].name, cases[i].roles);
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_false (zimt_account_validate (account, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_an_account_can_be_used_up_to_its_last_day (void)
{
  static const struct
  {
    ZimtDate last_day;
    gboolean is_ended;
    ZimtDate today;
    gboolean is_usable;
  } cases[] = {
    { 0, FALSE, 20783, TRUE },      { 20783, FALSE, 20782, TRUE }, { 20783, FALSE, 20783, TRUE },
    { 20783, FALSE, 20784, FALSE }, { 0, TRUE, 20783, FALSE },     { 20783, TRUE, 20782, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZimtAccount account = { .last_day = cases[i].last_day, .is_ended = cases[i].is_ended };

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpint (zimt_account_is_usable (&account, cases[i].today), ==, cases[i].is_usable);
    }
}

static void
test_each_role_has_its_code (void)
{
  static const char *const codes[] = { "intern", "network", "lead", "counselling", "care" };
  ZimtRoles role;

  G_STATIC_ASSERT (G_N_ELEMENTS (codes) == ZIMT_N_ROLES);
  for (guint i = 0; i < ZIMT_N_ROLES; i++)
    {
      g_assert_cmpstr (zimt_role_to_code ((ZimtRoles)(1u << i)), ==, codes[i]);
      g_assert_true (zimt_role_from_code (codes[i], &role));
      g_assert_cmpuint (role, ==, 1u << i);
    }
  g_assert_cmpstr (zimt_role_to_code (0), ==, "reception");
  g_assert_false (zimt_role_from_code ("reception", &role));
  g_assert_false (zimt_role_from_code ("", &role));
  g_assert_false (zimt_role_from_code (NULL, &role));
}

static void
test_every_set_of_roles_comes_back_from_its_codes (void)
{
  for (guint roles = 0; roles < 1u << ZIMT_N_ROLES; roles++)
    {
      g_autofree char *codes = zimt_roles_to_codes ((ZimtRoles)roles);

      g_assert_cmpuint (zimt_roles_from_codes (codes), ==, roles);
    }
}

static void
test_codes_are_read_in_any_order_and_unknown_ones_left_out (void)
{
  g_autofree char *codes = zimt_roles_to_codes (ZIMT_ROLE_CARE | ZIMT_ROLE_INTERN);

  g_assert_cmpstr (codes, ==, "intern care");
  g_assert_cmpint (zimt_roles_from_codes ("care  lead boss lead"), ==,
                   ZIMT_ROLE_CARE | ZIMT_ROLE_LEAD);
  g_assert_cmpint (zimt_roles_from_codes ("leading"), ==, 0);
  g_assert_cmpint (zimt_roles_from_codes (NULL), ==, 0);
}

static void
test_roles_are_called_by_words (void)
{
  g_autofree char *two = zimt_roles_to_words (ZIMT_ROLE_COUNSELLING | ZIMT_ROLE_LEAD);
  g_autofree char *none = zimt_roles_to_words (0);

  g_assert_cmpstr (zimt_role_to_word (ZIMT_ROLE_CARE), ==, "System care");
  g_assert_cmpstr (two, ==, "Lead, Counselling");
  g_assert_cmpstr (none, ==, "Reception");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account/new-accounts-have-ids-of-their-own",
                   test_new_accounts_have_ids_of_their_own);
  g_test_add_func ("/account/a-copy-is-equal-and-apart", test_a_copy_is_equal_and_apart);
  g_test_add_func ("/account/names-are-cleaned", test_names_are_cleaned);
  g_test_add_func ("/account/what-no-account-can-be-is-refused",
                   test_what_no_account_can_be_is_refused);
  g_test_add_func ("/account/an-account-can-be-used-up-to-its-last-day",
                   test_an_account_can_be_used_up_to_its_last_day);
  g_test_add_func ("/account/each-role-has-its-code", test_each_role_has_its_code);
  g_test_add_func ("/account/every-set-of-roles-comes-back-from-its-codes",
                   test_every_set_of_roles_comes_back_from_its_codes);
  g_test_add_func ("/account/codes-are-read-in-any-order-and-unknown-ones-left-out",
                   test_codes_are_read_in_any_order_and_unknown_ones_left_out);
  g_test_add_func ("/account/roles-are-called-by-words", test_roles_are_called_by_words);
  return g_test_run ();
}
