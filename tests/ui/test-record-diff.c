/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long texts are folded, and what changed in them is found. */
#include "zimt-folded-text.h"
#include "zimt-record-diff.h"

static void
test_texts_are_folded_by_lines (void)
{
  static const struct
  {
    const char *text;
    guint max_lines;
    guint max_chars;
    const char *shown;
  } cases[] = {
    { "", 2, 10, "" },
    { "one", 1, 10, "one" },
    { "one\ntwo\nthree", 2, 10, "one\ntwo" },
    { "one\n\n\ntwo", 2, 10, "one\n" },
    { "one two three four", 2, 8, "one two three " },
    { "abcdefghij", 2, 4, "abcdefgh" },
    { "äöüäöüäö", 1, 4, "äöüä" },
    { "one two\nthree", 2, 8, "one two\nthree" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length
          = zimt_folded_text_measure (cases[i].text, cases[i].max_lines, cases[i].max_chars);
      g_autofree char *shown = g_strndup (cases[i].text, length);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static char *
join_lines (const char *before, const char *after)
{
  g_autoptr (GPtrArray) lines = zimt_record_diff_lines (before, after);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const ZimtDiffLine *line = lines->pdata[i];

      g_string_append_printf (text, "%c%s|", line->mark, line->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_changed_lines_are_found (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *lines;
  } cases[] = {
    { "", "one", "+one|" },
    { "one", "", "-one|" },
    { "one\ntwo", "one\n2", " one|-two|+2|" },
    { "a\nb\nc\nd", "a\nc\nd\ne", " a|-b| c| d|+e|" },
    { "a\nb\nc\nd\ne\nf", "a\nb\nc\nd\ne\ng", ".…| d| e|-f|+g|" },
    { "x\na\nb\nc\nd\ne\ny", "z\na\nb\nc\nd\ne\nw", "-x|+z| a| b|.…| d| e|-y|+w|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = join_lines (cases[i].before, cases[i].after);

      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

/* As many lines as a note can have, all of them others. */
static void
test_long_notes_are_compared_as_a_whole (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (before, "b%u\n", i);
      g_string_append_printf (after, "a%u\n", i);
    }
  lines = zimt_record_diff_lines (before->str, after->str);
  g_assert_cmpuint (lines->len, ==, 10001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-diff/texts-are-folded-by-lines", test_texts_are_folded_by_lines);
  g_test_add_func ("/record-diff/changed-lines-are-found", test_changed_lines_are_found);
  g_test_add_func ("/record-diff/long-notes-are-compared-as-a-whole",
                   test_long_notes_are_compared_as_a_whole);
  return g_test_run ();
}
