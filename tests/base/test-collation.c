/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of names. */
#include "zimt-collation.h"

static char *
dup_family (gpointer name, gpointer data)
{
  const char *family = g_strrstr (name, " ");

  return g_strdup (family != NULL ? family + 1 : name);
}

static const char *
get_itself (gpointer name)
{
  return name;
}

static void
assert_order (GPtrArray *names, const char *expected)
{
  g_autofree char *joined = NULL;

  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **)names->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static GPtrArray *
list_names (const char *const *names)
{
  GPtrArray *list = g_ptr_array_new ();

  for (; *names != NULL; names++)
    g_ptr_array_add (list, (gpointer)*names);
  return list;
}

static void
test_umlauts_stand_where_people_look (void)
{
  const char *const names[] = { "Zebra", "Ähre", "bunt", "Ahorn", NULL };
  g_autoptr (GPtrArray) list = list_names (names);

  zimt_collation_sort (list, get_itself);
  assert_order (list, "Ahorn, Ähre, bunt, Zebra");
}

static void
test_equal_ones_keep_their_order (void)
{
  const char *const names[] = { "Vera Öz", "Anna Oz", "Uwe Öz", "Ada Lang", NULL };
  g_autoptr (GPtrArray) list = list_names (names);

  zimt_collation_sort_made (list, dup_family, NULL);
  assert_order (list, "Ada Lang, Anna Oz, Vera Öz, Uwe Öz");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collation/umlauts-stand-where-people-look",
                   test_umlauts_stand_where_people_look);
  g_test_add_func ("/collation/equal-ones-keep-their-order", test_equal_ones_keep_their_order);
  return g_test_run ();
}
