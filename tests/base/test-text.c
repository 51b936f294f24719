/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that people type: what is refused, how it is compared, and random ids. */
#define _GNU_SOURCE /* memmem () */
#include <string.h>

#include "zimt-error.h"
#include "zimt-text.h"

static void
test_white_space_is_made_plain (void)
{
  static const char *const cases[][2] = {
    { "Elternabend", "Elternabend" },
    { "  Elternabend  ", "Elternabend" },
    { "Eltern \t\r\n abend", "Eltern abend" },
    { "Eltern\u00a0\u2003abend\u2028", "Eltern abend" },
    { "<b>A & B</b>", "<b>A & B</b>" },
    { "Курс «Ёлка»", "Курс «Ёлка»" },
    { "دورة", "دورة" },
    { "☕ um 4", "☕ um 4" },
    { "", "" },
    { " \n ", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *clean = zimt_text_clean (cases[i][0], "The title", TRUE, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (clean, ==, cases[i][1]);
    }
}

static void
assert_refused (const char *text, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = zimt_text_clean (text, "The title", FALSE, &error);

  g_assert_null (clean);
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "The title "));
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_refuses_what_hides_or_reorders (void)
{
  static const char *const cases[][2] = {
    { NULL, "empty" },
    { "", "empty" },
    { " \t ", "empty" },
    { "\u200b", "empty" },
    { "\u00ad", "empty" },             /* soft hyphen */
    { "\u115f\u1160", "empty" },       /* Hangul fillers */
    { "\u3164 \uffa0", "empty" },      /* the same, in other shapes */
    { "\u2800", "empty" },             /* Braille without dots */
    { "\u034f\U000e0041", "empty" },   /* grapheme joiner, tag */
    { "\u180e\u2061\ufe0f", "empty" }, /* vowel separator, function, variation */
    { "a\x01", "control character" },
    { "a\x1b[31m", "control character" },
    { "a\x7f", "control character" },
    { "a\xc2\x80", "control character" },
    { "a\xc2\x9f", "control character" },
    { "a\u061c", "direction" },
    { "a\u200e", "direction" },
    { "a\u200f", "direction" },
    { "a\u202a", "direction" },
    { "a\u202e", "direction" },
    { "a\u2066", "direction" },
    { "a\u2069", "direction" },
    { "a\ufdd0", "does not exist" },
    { "a\ufdef", "does not exist" },
    { "a\ufffe", "does not exist" },
    { "a\uffff", "does not exist" },
    { "a\U0001fffe", "does not exist" },
    { "a\U0010ffff", "does not exist" },
    { "\xff", "UTF-8" },
    { "M\xfcller", "UTF-8" },
    { "\xc0\xaf", "UTF-8" },
    { "\xed\xa0\x80", "UTF-8" },
    { "abc\xe2\x82", "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i][0], cases[i][1]);
}

static void
test_neighbours_of_the_refused_are_good (void)
{
  static const char *const texts[]
      = { "a\u061b", "a\u200d", "a\u2010", "a\u2029x", "a\u202f", "a\u2065",
          "a\u206a", "a\ufdcf", "a\ufdf0", "a\ufffd",  "a~",      "a\u00a1" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *clean = zimt_text_clean (texts[i], "The title", FALSE, &error);

      g_assert_no_error (error);
      g_assert_nonnull (clean);
    }
}

static char *
repeat (const char *text, int n)
{
  g_autoptr (GString) repeated = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (repeated, text);
  return g_string_free (g_steal_pointer (&repeated), FALSE);
}

static void
test_length_is_counted_in_characters (void)
{
  g_autofree char *longest = repeat ("ü", ZIMT_TEXT_MAX_CHARS);
  g_autofree char *padded = g_strdup_printf ("  %s  ", longest);
  g_autofree char *too_long = repeat ("ü", ZIMT_TEXT_MAX_CHARS + 1);
  g_autofree char *huge = repeat ("x", 65536);
  g_autofree char *clean = zimt_text_clean (padded, "The title", FALSE, NULL);

  g_assert_cmpstr (clean, ==, longest);
  assert_refused (too_long, "201 characters; at most 200");
  assert_refused (huge, "65536 characters");
}

static void
test_quotes_are_safe_and_short (void)
{
  g_autofree char *huge = repeat ("ü", 1000);
  g_autofree char *cut = zimt_text_quote (huge);
  g_autofree char *expected = repeat ("ü", 60);
  g_autofree char *expected_cut = g_strconcat (expected, "…", NULL);
  g_autofree char *whole = zimt_text_quote (expected);
  g_autofree char *damaged = zimt_text_quote ("a\xff\n\u202e");
  g_autofree char *nothing = zimt_text_quote (NULL);

  g_assert_cmpstr (cut, ==, expected_cut);
  g_assert_cmpstr (whole, ==, expected);
  g_assert_cmpstr (damaged, ==, "a\ufffd\ufffd\ufffd");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_folds_what_people_do_not_type (void)
{
  static const char *const cases[][2] = {
    { "Müller", "muller" },
    { "Mu\u0308ller", "muller" },
    { "STRASSE", "strasse" },
    { "Straße", "strasse" },
    { "STRAẞE", "strasse" },
    { "Łukasz Wałęsa", "lukasz walesa" },
    { "İstanbul Kadıköy", "istanbul kadikoy" },
    { "Đorđe Šćepanović", "dorde scepanovic" },
    { "Æther Œuvre Øre", "aether oeuvre ore" },
    { "Éric Ñandú", "eric nandu" },
    { "Курс Ёлка", "курс елка" },
    { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
    { "ﬁn", "fin" },
    { "中文", "中文" },
    { "", "" },
    { "\xff", "\ufffd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = zimt_text_fold (cases[i][0]);
      g_autofree char *again = zimt_text_fold (key);

      g_assert_cmpstr (key, ==, cases[i][1]);
      g_assert_cmpstr (again, ==, key);
    }
}

/* A key of a key is the key: otherwise what is stored folded is not found again. */
static void
test_folding_twice_changes_nothing (void)
{
  for (gunichar c = 1; c < 0x2000; c++)
    {
      char text[7] = "";
      g_autofree char *key = NULL;
      g_autofree char *again = NULL;

      /* GLib folds Cherokee letters to and fro. */
      if (!g_unichar_validate (c) || g_unichar_get_script (c) == G_UNICODE_SCRIPT_CHEROKEE)
        continue;
      g_unichar_to_utf8 (c, text);
      key = zimt_text_fold (text);
      again = zimt_text_fold (key);
      if (strcmp (key, again) != 0)
        g_test_message ("U+%04X", c);
      g_assert_cmpstr (again, ==, key);
    }
}

static void
test_finds_every_word (void)
{
  g_assert_true (zimt_text_matches ("integrationskurs a2 diakonie", "kurs"));
  g_assert_true (zimt_text_matches ("integrationskurs a2 diakonie", "diak kurs"));
  g_assert_true (zimt_text_matches ("integrationskurs a2 diakonie", "  a2  "));
  g_assert_true (zimt_text_matches ("integrationskurs a2 diakonie", ""));
  g_assert_true (zimt_text_matches ("", ""));
  g_assert_false (zimt_text_matches ("integrationskurs a2 diakonie", "kurs b1"));
  g_assert_false (zimt_text_matches ("", "kurs"));
}

static void
test_ids_are_hexadecimal_and_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint8 or_ed[32] = { 0 };

  for (int i = 0; i < 1000; i++)
    {
      char *uid = zimt_uid_new ();

      g_assert_cmpuint (strlen (uid), ==, 32);
      g_assert_cmpuint (strspn (uid, "0123456789abcdef"), ==, 32);
      for (int j = 0; j < 32; j++)
        or_ed[j] |= (guint8)g_ascii_xdigit_value (uid[j]);
      g_assert_true (g_hash_table_add (seen, uid));
    }
  /* Every bit is set in one of a thousand: none is a fixed 0. */
  for (int j = 0; j < 32; j++)
    g_assert_cmpuint (or_ed[j], ==, 15);
}

static void
test_wiped_texts_are_freed (void)
{
  g_autoptr (ZimtWipedText) text = g_strdup ("secret");
  g_autoptr (ZimtWipedText) empty = g_strdup ("");

  g_assert_cmpstr (text, ==, "secret");
  g_assert_cmpstr (empty, ==, "");
  zimt_text_wipe (NULL);
}

#ifndef __SANITIZE_ADDRESS__
/* How often @text lies in memory that was allocated, in use or freed. */
static guint
count_in_heap (const char *text)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_found = 0;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *end = NULL;
      const char *at;

      if (!g_str_has_suffix (*line, "[heap]"))
        continue;
      at = (const char *)(gsize)g_ascii_strtoull (*line, &end, 16);
      for (const char *stop = (const char *)(gsize)g_ascii_strtoull (end + 1, NULL, 16);
           (at = memmem (at, (gsize)(stop - at), text, strlen (text))) != NULL; at++)
        n_found++;
    }
  return n_found;
}
#endif

/* Names of people go through here, and freed memory keeps what is not wiped. */
static void
test_fold_leaves_nothing (void)
{
#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("AddressSanitizer has an allocator of its own");
#else
#define NAME "selam tesfay berhane gebremedhin wolde mariam, "
  /* Longer than what is read and allocated here to look at it. */
  static const char name[] = NAME NAME NAME NAME NAME NAME NAME NAME NAME "yohannes";
  const char *end = name + sizeof name - sizeof "yohannes";
  g_autoptr (ZimtWipedText) key = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_clear_pointer (&key, zimt_text_wipe);
      key = zimt_text_fold (name);
    }
  g_assert_cmpuint (count_in_heap (end), ==, 1);
  g_clear_pointer (&key, zimt_text_wipe);
  g_assert_cmpuint (count_in_heap (end), ==, 0);
#endif
}

static void
test_a_text_grows_by_parts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (int i = 0; i < 1000; i++)
    {
      zimt_text_append (text, i % 3 == 0 ? "" : "Ähre ");
      g_string_append (plain, i % 3 == 0 ? "" : "Ähre ");
      g_assert_cmpuint (text->len, <, text->allocated_len);
    }
  g_assert_true (g_string_equal (text, plain));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/white-space-is-made-plain", test_white_space_is_made_plain);
  g_test_add_func ("/text/refuses-what-hides-or-reorders", test_refuses_what_hides_or_reorders);
  g_test_add_func ("/text/neighbours-of-the-refused-are-good",
                   test_neighbours_of_the_refused_are_good);
  g_test_add_func ("/text/length-is-counted-in-characters", test_length_is_counted_in_characters);
  g_test_add_func ("/text/quotes-are-safe-and-short", test_quotes_are_safe_and_short);
  g_test_add_func ("/text/folds-what-people-do-not-type", test_folds_what_people_do_not_type);
  g_test_add_func ("/text/folding-twice-changes-nothing", test_folding_twice_changes_nothing);
  g_test_add_func ("/text/finds-every-word", test_finds_every_word);
  g_test_add_func ("/text/ids-are-hexadecimal-and-differ", test_ids_are_hexadecimal_and_differ);
  g_test_add_func ("/text/wiped-texts-are-freed", test_wiped_texts_are_freed);
  g_test_add_func ("/text/fold-leaves-nothing-behind", test_fold_leaves_nothing);
  g_test_add_func ("/text/a-text-grows-by-parts", test_a_text_grows_by_parts);
  return g_test_run ();
}
