/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rights says what the design says, role by role. */
#include "zimt-right.h"

#include <string.h>

/* The design's table, one letter a role: reception, intern, network, lead, counselling, care of the
 * system; "-" nothing, "r" read, "w" write. */
static const struct
{
  const char *levels;
  ZimtKeptBy kept_by;
} design[ZIMT_N_RIGHTS] = {
  [ZIMT_RIGHT_PLAN] = { "wwwwwr", ZIMT_KEPT_BY_DATABASE },
  [ZIMT_RIGHT_HOUSE] = { "rrrwrr", ZIMT_KEPT_BY_DATABASE },
  [ZIMT_RIGHT_ORGANISATIONS] = { "rwwww-", ZIMT_KEPT_BY_DATABASE },
  [ZIMT_RIGHT_POOLS] = { "rwrwr-", ZIMT_KEPT_BY_DATABASE },
  [ZIMT_RIGHT_POOLS_PRIVATE] = { "-w-wr-", ZIMT_KEPT_BY_CRYPTOGRAPHY },
  /* The design has no row for it; line 10 of its cases asks for it. */
  [ZIMT_RIGHT_ASSIGNMENTS] = { "-w-ww-", ZIMT_KEPT_BY_DATABASE },
  [ZIMT_RIGHT_CASES] = { "----w-", ZIMT_KEPT_BY_CRYPTOGRAPHY },
  [ZIMT_RIGHT_FIGURES] = { "--rwr-", ZIMT_KEPT_BY_INTERFACE },
  [ZIMT_RIGHT_ACCOUNTS] = { "---w--", ZIMT_KEPT_BY_DATABASE },
  [ZIMT_RIGHT_BACKUP] = { "---w-w", ZIMT_KEPT_BY_INTERFACE },
};

static ZimtLevel
level_of_design (guint right, guint column)
{
  return (ZimtLevel)(strchr ("-rw", design[right].levels[column]) - "-rw");
}

static void
test_each_role_may_what_the_design_says (void)
{
  for (guint right = 0; right < ZIMT_N_RIGHTS; right++)
    for (guint column = 0; column <= ZIMT_N_ROLES; column++)
      {
        ZimtRoles role = column == 0 ? 0 : (ZimtRoles)(1u << (column - 1));

        g_test_message ("right %u, column %u", right, column);
        g_assert_cmpint (zimt_right_get_level ((ZimtRight)right, role), ==,
                         level_of_design (right, column));
      }
}

static void
test_several_roles_may_what_any_of_them_may (void)
{
  for (guint right = 0; right < ZIMT_N_RIGHTS; right++)
    for (guint roles = 1; roles < 1u << ZIMT_N_ROLES; roles++)
      {
        ZimtLevel most = ZIMT_LEVEL_NONE;

        for (guint column = 1; column <= ZIMT_N_ROLES; column++)
          if ((roles & (1u << (column - 1))) != 0)
            most = MAX (most, level_of_design (right, column));
        g_assert_cmpint (zimt_right_get_level ((ZimtRight)right, (ZimtRoles)roles), ==, most);
      }
}

static void
test_each_right_says_what_keeps_it (void)
{
  for (guint right = 0; right < ZIMT_N_RIGHTS; right++)
    g_assert_cmpint (zimt_right_get_kept_by ((ZimtRight)right), ==, design[right].kept_by);
}

static void
test_only_counselling_reads_cases (void)
{
  for (guint roles = 0; roles < 1u << ZIMT_N_ROLES; roles++)
    g_assert_cmpint (zimt_right_get_level (ZIMT_RIGHT_CASES, (ZimtRoles)roles), ==,
                     (roles & ZIMT_ROLE_COUNSELLING) != 0 ? ZIMT_LEVEL_WRITE : ZIMT_LEVEL_NONE);
}

/* A counsellor arranges interpreters and notes where there was none, and keeps no pool. */
static void
test_each_kind_of_card_has_its_right (void)
{
  static const ZimtRecordKind jobs[] = { ZIMT_RECORD_ASSIGNMENT, ZIMT_RECORD_DEMAND };
  static const ZimtRecordKind pools[] = { ZIMT_RECORD_INTERPRETER, ZIMT_RECORD_COMPANION,
                                          ZIMT_RECORD_NEWCOMER, ZIMT_RECORD_TANDEM };

  for (gsize i = 0; i < G_N_ELEMENTS (jobs); i++)
    g_assert_cmpint (zimt_right_of_card (jobs[i]), ==, ZIMT_RIGHT_ASSIGNMENTS);
  for (gsize i = 0; i < G_N_ELEMENTS (pools); i++)
    g_assert_cmpint (zimt_right_of_card (pools[i]), ==, ZIMT_RIGHT_POOLS);
  g_assert_cmpint (zimt_right_of_card (ZIMT_RECORD_PERSON), ==, ZIMT_RIGHT_ORGANISATIONS);
}

static void
test_everything_has_a_word (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint right = 0; right < ZIMT_N_RIGHTS; right++)
    g_assert_true (g_hash_table_add (words, (gpointer)zimt_right_to_word ((ZimtRight)right)));
  for (guint kept_by = 0; kept_by <= ZIMT_KEPT_BY_INTERFACE; kept_by++)
    g_assert_true (g_hash_table_add (words, (gpointer)zimt_kept_by_to_word ((ZimtKeptBy)kept_by)));
  g_assert_cmpstr (zimt_level_to_word (ZIMT_RIGHT_PLAN, ZIMT_LEVEL_WRITE), ==, "read, book");
  g_assert_cmpstr (zimt_level_to_word (ZIMT_RIGHT_PLAN, ZIMT_LEVEL_READ), ==, "read");
  g_assert_cmpstr (zimt_level_to_word (ZIMT_RIGHT_CASES, ZIMT_LEVEL_WRITE), ==, "read, write");
  g_assert_cmpstr (zimt_level_to_word (ZIMT_RIGHT_CASES, ZIMT_LEVEL_NONE), ==, "no access");
  g_assert_cmpstr (zimt_level_to_word (ZIMT_RIGHT_BACKUP, ZIMT_LEVEL_WRITE), ==,
                   "make and restore");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/right/each-role-may-what-the-design-says",
                   test_each_role_may_what_the_design_says);
  g_test_add_func ("/right/several-roles-may-what-any-of-them-may",
                   test_several_roles_may_what_any_of_them_may);
  g_test_add_func ("/right/each-right-says-what-keeps-it", test_each_right_says_what_keeps_it);
  g_test_add_func ("/right/only-counselling-reads-cases", test_only_counselling_reads_cases);
  g_test_add_func ("/right/each-kind-of-card-has-its-right", test_each_kind_of_card_has_its_right);
  g_test_add_func ("/right/everything-has-a-word", test_everything_has_a_word);
  return g_test_run ();
}
