/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for pseudonyms: enough of them, and none that is mistaken for another. */
#include "zimt-pseudonyms.h"

#include <string.h>

#include "zimt-text.h"

static void
test_words_are_nouns (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = zimt_pseudonyms_load (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (words), ==, 160);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *clean = zimt_text_clean (words[i], "word", FALSE, &error);

      g_assert_cmpstr (clean, ==, words[i]);
      g_assert_true (g_unichar_isupper (g_utf8_get_char (words[i])));
      g_assert_null (strpbrk (words[i], " -#"));
    }
}

static void
test_words_are_found_apart (void)
{
  g_auto (GStrv) words = zimt_pseudonyms_load (NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    g_assert_true (g_hash_table_add (keys, zimt_text_search_key (words[i])));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pseudonyms/words-are-nouns", test_words_are_nouns);
  g_test_add_func ("/pseudonyms/words-are-found-apart", test_words_are_found_apart);
  return g_test_run ();
}
