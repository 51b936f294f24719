/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidential paper: every text is found again, pages break where they should, a QR code is one.
 */
#include <math.h>
#include <qrencode.h>
#include <string.h>

#include "paper-fixture.h"
#include "zimt-page-context.h"
#include "zimt-paper-private.h"

#define KEY "7K3QX-0Z8MN-ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567-89ABC-DEFGH-JKMNP-QRSTV-WXYZ0"
#define LEFT 57.0
#define TOP 54.0

static const char *const columns[] = { "Wer", "Größe", "Bemerkung", NULL };

static void
add_lines (ZimtPaper *paper, guint n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *text = g_strdup_printf ("Zeile%u", i);

      zimt_paper_add_paragraph (paper, text);
    }
}

static ZimtPaper *
make_paper (void)
{
  static const char *const cells[] = { "Ä", "1", "übel", "B", "2", "groß & <b>fett</b>", NULL };
  ZimtPaper *paper = zimt_paper_new ("Ein Papier für alle");

  zimt_paper_set_footer (paper, "Fußzeile des Hauses");
  zimt_paper_set_mark (paper, "Entwurf");
  zimt_paper_add_heading (paper, "Überschrift");
  zimt_paper_add_paragraph (paper, "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter "
                                   "Deich, und das so lange, bis die Zeile nicht mehr reicht.\n"
                                   "Eine neue Zeile.");
  zimt_paper_add_pair (paper, "Zuständig", "Müller-Lüdenscheidt, Weißenseer Straße 4");
  zimt_paper_add_list_item (paper, "Erster Punkt");
  zimt_paper_add_list_item (paper, "Zweiter Punkt, der so lang ist, dass er auf der ersten Zeile "
                                   "nicht zu Ende geht, sondern erst auf der zweiten");
  zimt_paper_add_table (paper, columns, cells);
  zimt_paper_add_code (paper, KEY);
  zimt_paper_add_qr (paper, KEY);
  zimt_paper_add_space (paper, 20);
  zimt_paper_add_lines_to_sign (paper, "Ort und Datum", "Unterschrift");
  return paper;
}

static void
test_every_text_is_found_again (void)
{
  static const char *const wanted[]
      = { "Ein Papier für alle",
          "Fußzeile des Hauses",
          "Entwurf",
          "Überschrift",
          "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich, und das so lange, bis",
          "Eine neue Zeile.",
          "Zuständig Müller-Lüdenscheidt, Weißenseer Straße 4",
          "• Erster Punkt",
          "nicht zu Ende geht, sondern erst auf der zweiten",
          "Wer Größe Bemerkung",
          "B 2 groß & <b>fett</b>",
          "1 7K3QX 2 0Z8MN 3 ABCDE 4 FGHJK",
          "13 WXYZ0",
          "Ort und Datum Unterschrift",
          "1 / 1" };
  g_autoptr (ZimtPaper) paper = make_paper ();
  g_autofree char *text = paper_dup_text (paper);

  paper_save_pictures (paper, "paper");
  assert_margins_are_white (paper, 24);
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (wanted); i++)
    assert_has_text (text, wanted[i]);
}

static void
test_an_empty_paper_is_one_page (void)
{
  g_autoptr (ZimtPaper) paper = zimt_paper_new (NULL);
  g_autofree char *text = paper_dup_text (paper);

  g_assert_cmpuint (zimt_paper_get_n_pages (paper), ==, 1);
  if (text != NULL)
    g_assert_cmpstr (text, ==, "1 / 1");
}

static void
test_what_is_added_later_is_laid_out_too (void)
{
  g_autoptr (ZimtPaper) paper = zimt_paper_new ("Title");

  g_assert_cmpuint (zimt_paper_get_n_pages (paper), ==, 1);
  add_lines (paper, 100);
  g_assert_cmpuint (zimt_paper_get_n_pages (paper), >, 1);
  g_autofree char *text = paper_dup_text (paper);
  if (text != NULL)
    assert_has_text (text, "Zeile99");
}

static void
test_each_page_has_its_number_and_the_footer (void)
{
  g_autoptr (ZimtPaper) paper = zimt_paper_new ("Title");

  zimt_paper_set_footer (paper, "The footer");
  zimt_paper_set_mark (paper, "Draft");
  add_lines (paper, 100);
  g_auto (GStrv) pages = paper_dup_pages (paper);
  for (guint i = 0; pages != NULL && pages[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u / %u", i + 1, g_strv_length (pages));

      assert_has_text (pages[i], number);
      assert_has_text (pages[i], "The footer");
      assert_has_text (pages[i], "Draft");
    }
}

/* "w0 w1 w2 ...", with a word a line. */
static char *
make_long_text (guint n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%sWort%u.", i > 0 ? "\n" : "", i);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

static void
test_a_paragraph_leaves_no_line_alone (void)
{
  for (guint n_before = 30; n_before < 42; n_before++)
    {
      g_autoptr (ZimtPaper) paper = zimt_paper_new (NULL);
      g_autofree char *text = make_long_text (60);
      guint n_words = 0;

      add_lines (paper, n_before);
      zimt_paper_add_paragraph (paper, text);
      g_auto (GStrv) pages = paper_dup_pages (paper);
      for (guint i = 0; pages != NULL && pages[i] != NULL; i++)
        {
          guint n_here = count (pages[i], "Wort");

          g_assert_cmpuint (n_here, !=, 1);
          n_words += n_here;
        }
      if (pages != NULL)
        g_assert_cmpuint (n_words, ==, 60);
    }
}

static void
test_a_heading_stays_with_what_follows (void)
{
  guint n_on_first = 0;

  for (guint n_before = 20; n_before < 45; n_before++)
    {
      g_autoptr (ZimtPaper) paper = zimt_paper_new (NULL);

      add_lines (paper, n_before);
      zimt_paper_add_heading (paper, "Kopf");
      zimt_paper_add_heading (paper, "Unterkopf");
      zimt_paper_add_paragraph (paper, "Folge1\nFolge2\nFolge3\nFolge4");
      g_auto (GStrv) pages = paper_dup_pages (paper);
      for (guint i = 0; pages != NULL && pages[i] != NULL; i++)
        {
          gboolean is_here = strstr (pages[i], "Kopf") != NULL;

          g_assert_cmpint (strstr (pages[i], "Unterkopf") != NULL, ==, is_here);
          g_assert_cmpint (strstr (pages[i], "Folge1") != NULL, ==, is_here);
          g_assert_cmpint (strstr (pages[i], "Folge2") != NULL, ==, is_here);
          n_on_first += i == 0 && is_here;
        }
      if (pages == NULL)
        return;
    }
  g_assert_cmpuint (n_on_first, >, 5);
  g_assert_cmpuint (n_on_first, <, 25);
}

static void
test_a_table_repeats_its_head_and_keeps_its_rows (void)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ZimtPaper) paper = zimt_paper_new ("Tabelle");

  for (guint i = 0; i < 60; i++)
    {
      g_ptr_array_add (cells, g_strdup_printf ("Anfang%u.", i));
      g_ptr_array_add (cells, g_strdup ("Mitte"));
      g_ptr_array_add (cells, g_strdup_printf ("erste\nzweite\nSchluss%u.", i));
    }
  g_ptr_array_add (cells, NULL);
  zimt_paper_add_table (paper, columns, (const char *const *)cells->pdata);
  g_auto (GStrv) pages = paper_dup_pages (paper);
  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), >, 2);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_assert_cmpuint (count (pages[i], "Wer Größe Bemerkung"), ==, 1);
      g_assert_cmpuint (count (pages[i], "Anfang"), ==, count (pages[i], "Schluss"));
    }
  assert_has_text (pages[g_strv_length (pages) - 1], "Schluss59.");
}

static void
test_a_row_longer_than_a_page_goes_on_over_it (void)
{
  g_autofree char *text = make_long_text (150);
  const char *const cells[] = { "a", "b", text, NULL };
  g_autoptr (ZimtPaper) paper = zimt_paper_new (NULL);

  zimt_paper_add_table (paper, columns, cells);
  assert_margins_are_white (paper, 24);
  g_autofree char *found = paper_dup_text (paper);
  if (found == NULL)
    return;
  assert_has_text (found, "Wort0.");
  assert_has_text (found, "Wort149.");
}

static gboolean
is_dark (const QRcode *code, int row, int column)
{
  return row >= 0 && row < code->width && column >= 0 && column < code->width
         && (code->data[row * code->width + column] & 1);
}

/* Each module's middle, and the quiet zone around. */
static void
test_a_qr_code_is_drawn_module_by_module (void)
{
  static const char *const texts[] = { KEY, "x", "Grüße aus Erfurt, مرحبا" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ZimtPaper) paper = zimt_paper_new (NULL);
      QRcode *code = QRcode_encodeString (texts[i], 0, QR_ECLEVEL_Q, QR_MODE_8, 1);

      zimt_paper_add_qr (paper, texts[i]);
      cairo_surface_t *picture = paper_draw (paper, 0, 4);
      for (int row = -4; row < code->width + 4; row++)
        for (int column = -4; column < code->width + 4; column++)
          {
            int x = (int)((LEFT + (column + 4.5) * 3) * 4);
            int y = (int)((TOP + (row + 4.5) * 3) * 4);

            g_assert_cmphex (picture_get_pixel (picture, x, y), ==,
                             is_dark (code, row, column) ? 0x000000 : 0xffffff);
          }
      cairo_surface_destroy (picture);
      QRcode_free (code);
    }
}

static void
test_the_largest_qr_code_fits_the_page (void)
{
  g_autofree char *text = g_strnfill (ZIMT_PAPER_QR_MAX_SIZE, 'z');
  g_autoptr (ZimtPaper) paper = zimt_paper_new ("Groß");

  zimt_paper_add_qr (paper, text);
  assert_margins_are_white (paper, 24);
  g_assert_cmpuint (zimt_paper_get_n_pages (paper), ==, 1);
}

/* The mean place of ink over the width of the first line's band. */
static double
find_ink (ZimtPaper *paper)
{
  cairo_surface_t *picture = paper_draw (paper, 0, 1);
  double sum = 0, n = 0;

  for (int y = (int)TOP; y < TOP + 20; y++)
    for (int x = 0; x < (int)ZIMT_A4_WIDTH; x++)
      if (picture_get_pixel (picture, x, y) != 0xffffff)
        {
          sum += x;
          n++;
        }
  cairo_surface_destroy (picture);
  g_assert_cmpfloat (n, >, 0);
  return sum / n;
}

/* poppler sets marks of direction and spaces between its letters. */
static char *
dup_arabic (const char *text)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_ARABIC)
      g_string_append_unichar (letters, g_utf8_get_char (at));
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

static void
test_arabic_begins_at_the_right (void)
{
  g_autoptr (ZimtPaper) arabic = zimt_paper_new (NULL);
  g_autoptr (ZimtPaper) german = zimt_paper_new (NULL);

  zimt_paper_add_paragraph (arabic, "مرحبا بكم");
  zimt_paper_add_paragraph (german, "Willkommen");
  g_assert_cmpfloat (find_ink (arabic), >, ZIMT_A4_WIDTH / 2);
  g_assert_cmpfloat (find_ink (german), <, ZIMT_A4_WIDTH / 2);
  g_autofree char *text = paper_dup_text (arabic);
  g_autofree char *letters = text != NULL ? dup_arabic (text) : NULL;
  if (text != NULL)
    g_assert_cmpstr (letters, ==, "مرحبابكم");
}

/* As in a language that is written so. */
static void
lay_out_from_right (ZimtPaper *paper)
{
  paper->is_rtl = TRUE;
  paper->context = zimt_page_context_new (10, TRUE);
  zimt_paper_make_pieces (paper);
  zimt_paper_fill_pages (paper);
}

static void
test_a_page_from_the_right_is_mirrored (void)
{
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (ZimtPaper) paper = zimt_paper_new (i == 0 ? "مرحبا" : NULL);

      if (i == 1)
        zimt_paper_add_list_item (paper, "مرحبا");
      else if (i == 2)
        zimt_paper_add_pair (paper, "مرحبا", "");
      else if (i == 3)
        zimt_paper_add_paragraph (paper, "Willkommen");
      lay_out_from_right (paper);
      if (i == 3)
        g_assert_cmpfloat (find_ink (paper), <, ZIMT_A4_WIDTH / 4);
      else
        g_assert_cmpfloat (find_ink (paper), >, ZIMT_A4_WIDTH * 3 / 4);
    }
}

static void
test_the_file_says_nothing_outside_its_pages (void)
{
  static const char *const words[] = { "Canary", "Kanarie" };
  g_autoptr (ZimtPaper) paper = zimt_paper_new ("Canary");

  zimt_paper_add_paragraph (paper, "Kanarie");
  g_autofree char *info = paper_dup_info (paper);
  if (info == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (strstr (info, words[i]));
  g_assert_null (strstr (info, "Title:"));
  g_assert_null (strstr (info, "Author:"));
  assert_has_text (info, "Page");
  g_assert_nonnull (strstr (info, "(A4)"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/paper/" path, function)
  ADD ("every-text-is-found-again", test_every_text_is_found_again);
  ADD ("an-empty-paper-is-one-page", test_an_empty_paper_is_one_page);
  ADD ("what-is-added-later-is-laid-out-too", test_what_is_added_later_is_laid_out_too);
  ADD ("each-page-has-its-number-and-the-footer", test_each_page_has_its_number_and_the_footer);
  ADD ("a-paragraph-leaves-no-line-alone", test_a_paragraph_leaves_no_line_alone);
  ADD ("a-heading-stays-with-what-follows", test_a_heading_stays_with_what_follows);
  ADD ("a-table-repeats-its-head-and-keeps-its-rows",
       test_a_table_repeats_its_head_and_keeps_its_rows);
  ADD ("a-row-longer-than-a-page-goes-on-over-it", test_a_row_longer_than_a_page_goes_on_over_it);
  ADD ("a-qr-code-is-drawn-module-by-module", test_a_qr_code_is_drawn_module_by_module);
  ADD ("the-largest-qr-code-fits-the-page", test_the_largest_qr_code_fits_the_page);
  ADD ("arabic-begins-at-the-right", test_arabic_begins_at_the_right);
  ADD ("a-page-from-the-right-is-mirrored", test_a_page_from_the_right_is_mirrored);
  ADD ("the-file-says-nothing-outside-its-pages", test_the_file_says_nothing_outside_its_pages);
#undef ADD
  return g_test_run ();
}
