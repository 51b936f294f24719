/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages and countries, in English and, run with "de", in German. */
#include <glib/gi18n.h>
#include <locale.h>

#include "zimt-languages.h"

static gboolean
is_german (void)
{
  return g_str_equal (g_get_language_names ()[0], "de");
}

static void
test_names_are_the_readers (void)
{
  gboolean german = is_german ();

  g_assert_cmpstr (zimt_language_get_name ("ara"), ==, german ? "Arabisch" : "Arabic");
  g_assert_cmpstr (zimt_language_get_name ("hye"), ==, german ? "Armenisch" : "Armenian");
  g_assert_cmpstr (zimt_country_get_name ("DE"), ==, german ? "Deutschland" : "Germany");
  g_assert_cmpstr (zimt_country_get_name ("AT"), ==, german ? "Österreich" : "Austria");
}

static void
test_the_houses_own_words_come_first (void)
{
  g_assert_cmpstr (zimt_language_get_name ("kmr"), ==, is_german () ? "Kurmandschi" : "Kurmanji");
  g_assert_cmpstr (zimt_language_get_name ("ckb"), ==, "Sorani");
  g_assert_cmpstr (zimt_language_get_name ("prs"), ==, "Dari");
}

static void
test_an_unknown_code_is_its_own_name (void)
{
  g_assert_cmpstr (zimt_language_get_name ("xxx?"), ==, "xxx?");
  g_assert_cmpstr (zimt_country_get_name (""), ==, "");
  g_assert_null (zimt_language_find ("Klingonisch vom Mars"));
  g_assert_null (zimt_language_find (""));
  g_assert_null (zimt_country_find ("Atlantis"));
}

static void
test_people_find_a_language_by_any_of_its_names (void)
{
  static const char *const words[][2] = {
    { "ar", "ara" },
    { "ara", "ara" },
    { "ger", "deu" },
    { "DE", "deu" },
    { "Arabic", "ara" },
    { "ARABISCH", "ara" },
    { "Kurmandschi", "kmr" },
    { "Sorani", "ckb" },
    { "Farsi", "pes" },
    { "fa", "pes" },
    { "ku", "kmr" },
    { "Dari", "prs" },
    { "franzosisch", "fra" },
    { " Tigrinya ", "tir" },
    { "Türkisch", "tur" },
    { "Turkish", "tur" },
    { "German Sign Language", "gsg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i][0]);
      g_assert_cmpstr (zimt_language_find (words[i][0]), ==, words[i][1]);
    }
  g_assert_cmpstr (zimt_country_find ("DEU"), ==, "DE");
  g_assert_cmpstr (zimt_country_find ("Germany"), ==, "DE");
  if (is_german ())
    {
      g_assert_cmpstr (zimt_country_find ("osterreich"), ==, "AT");
      g_assert_cmpstr (zimt_language_find ("Armenisch"), ==, "hye");
    }
}

static void
check_list (const char *const *codes, guint n_min, gsize length,
            const char *(*get_name) (const char *), const char *(*find) (const char *))
{
  guint n = 0;

  for (; codes[n] != NULL; n++)
    {
      g_assert_cmpuint (strlen (codes[n]), ==, length);
      g_assert_cmpstr (get_name (codes[n]), !=, "");
      g_assert_cmpstr (find (codes[n]), ==, codes[n]);
      if (n > 0)
        g_assert_cmpstr (codes[n - 1], <, codes[n]);
    }
  g_assert_cmpuint (n, >, n_min);
}

static void
test_lists_are_whole_and_in_order (void)
{
  const char *const *codes = zimt_language_list ();

  check_list (codes, 6000, 3, zimt_language_get_name, zimt_language_find);
  check_list (zimt_country_list (), 240, 2, zimt_country_get_name, zimt_country_find);
  g_assert_true (g_strv_contains (codes, "gsg"));
  g_assert_false (g_strv_contains (codes, "lat"));
}

static void
test_other_programs_know_the_tag (void)
{
  g_assert_cmpstr (zimt_language_get_tag ("deu"), ==, "de");
  g_assert_cmpstr (zimt_language_get_tag ("kmr"), ==, "kmr");
  g_assert_cmpstr (zimt_language_find (zimt_language_get_tag ("tir")), ==, "tir");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/languages/names-are-the-readers", test_names_are_the_readers);
  g_test_add_func ("/languages/the-houses-own-words-come-first",
                   test_the_houses_own_words_come_first);
  g_test_add_func ("/languages/an-unknown-code-is-its-own-name",
                   test_an_unknown_code_is_its_own_name);
  g_test_add_func ("/languages/people-find-a-language-by-any-of-its-names",
                   test_people_find_a_language_by_any_of_its_names);
  g_test_add_func ("/languages/lists-are-whole-and-in-order", test_lists_are_whole_and_in_order);
  g_test_add_func ("/languages/other-programs-know-the-tag", test_other_programs_know_the_tag);
  return g_test_run ();
}
