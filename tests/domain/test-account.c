/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts, roles, and the table of rights. */
#include "zimt-account.h"
#include "zimt-error.h"
#include "zimt-right.h"

static const ZimtRoles all_roles[]
    = { ZIMT_ROLE_INTERN, ZIMT_ROLE_NETWORK, ZIMT_ROLE_LEAD, ZIMT_ROLE_COUNSELLING, ZIMT_ROLE_CARE };

static void
roles_are_stored_by_stable_codes (void)
{
  g_autofree char *codes = zimt_roles_to_codes (ZIMT_ROLE_CARE | ZIMT_ROLE_INTERN);

  g_assert_cmpstr (codes, ==, "intern care");
  g_assert_cmpuint (zimt_roles_from_codes ("care pilot intern"), ==,
                    ZIMT_ROLE_CARE | ZIMT_ROLE_INTERN);
  g_assert_cmpuint (zimt_roles_from_codes (""), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (all_roles); i++)
    {
      ZimtRoles role;

      g_assert_true (zimt_role_from_code (zimt_role_to_code (all_roles[i]), &role));
      g_assert_cmpuint (role, ==, all_roles[i]);
    }
}

static void
an_account_is_usable_up_to_its_last_day (void)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();

  g_assert_true (zimt_account_is_usable (account, 20000));
  account->last_day = 20000;
  g_assert_true (zimt_account_is_usable (account, 20000));
  g_assert_false (zimt_account_is_usable (account, 20001));
  account->is_ended = TRUE;
  g_assert_false (zimt_account_is_usable (account, 19000));
}

static void
assert_refused (const char *name, ZimtRoles roles)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (GError) error = NULL;

  account->name = g_strdup (name);
  account->roles = roles;
  g_assert_false (zimt_account_validate (account, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
}

static void
an_account_has_a_name_of_its_own_and_a_role (void)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (GError) error = NULL;

  assert_refused ("", ZIMT_ROLE_LEAD);
  assert_refused ("Reception", ZIMT_ROLE_LEAD);
  assert_refused ("Anna", 0);
  account->name = g_strdup ("  Anna   B. ");
  account->roles = ZIMT_ROLE_LEAD;
  g_assert_true (zimt_account_validate (account, &error));
  g_assert_cmpstr (account->name, ==, "Anna B.");
}

/* The rows of the design's table, role by role. */
static void
the_table_is_the_design_s (void)
{
  g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_CASES, ZIMT_ROLE_COUNSELLING), ==,
                   ZIMT_LEVEL_WRITE);
  for (gsize i = 0; i < G_N_ELEMENTS (all_roles); i++)
    if (all_roles[i] != ZIMT_ROLE_COUNSELLING)
      g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_CASES, all_roles[i]), ==, ZIMT_LEVEL_NONE);
  g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_POOLS_PRIVATE, 0), ==, ZIMT_LEVEL_NONE);
  g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_POOLS_PRIVATE, ZIMT_ROLE_INTERN), ==,
                   ZIMT_LEVEL_WRITE);
  g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_POOLS_PRIVATE, ZIMT_ROLE_COUNSELLING), ==,
                   ZIMT_LEVEL_READ);
  g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_PLAN, 0), ==, ZIMT_LEVEL_WRITE);
  g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_PLAN, ZIMT_ROLE_CARE), ==, ZIMT_LEVEL_READ);
  g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_ACCOUNTS, ZIMT_ROLE_LEAD), ==,
                   ZIMT_LEVEL_WRITE);
  g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_BACKUP, ZIMT_ROLE_CARE), ==, ZIMT_LEVEL_WRITE);
  g_assert_cmpint (zimt_right_get_kept_by (ZIMT_RIGHT_CASES), ==, ZIMT_KEPT_BY_CRYPTOGRAPHY);
}

static void
several_roles_may_what_one_of_them_may (void)
{
  for (int right = 0; right < ZIMT_N_RIGHTS; right++)
    for (gsize i = 0; i < G_N_ELEMENTS (all_roles); i++)
      for (gsize j = 0; j < G_N_ELEMENTS (all_roles); j++)
        g_assert_cmpint (zimt_right_get_level (right, all_roles[i] | all_roles[j]), ==,
                         MAX (zimt_right_get_level (right, all_roles[i]),
                              zimt_right_get_level (right, all_roles[j])));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account/roles-are-stored-by-stable-codes", roles_are_stored_by_stable_codes);
  g_test_add_func ("/account/is-usable-up-to-its-last-day",
                   an_account_is_usable_up_to_its_last_day);
  g_test_add_func ("/account/has-a-name-of-its-own-and-a-role",
                   an_account_has_a_name_of_its_own_and_a_role);
  g_test_add_func ("/right/the-table-is-the-design-s", the_table_is_the_design_s);
  g_test_add_func ("/right/several-roles-may-what-one-of-them-may",
                   several_roles_may_what_one_of_them_may);
  return g_test_run ();
}
