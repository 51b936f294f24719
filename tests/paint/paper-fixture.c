/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads papers back, and leaves pictures of them to be looked at. */
#include "paper-fixture.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

void
paper_fixture_set_language (void)
{
  const char *folder = g_getenv ("ZIMT_LOCALEDIR");

  setlocale (LC_ALL, "");
  if (folder != NULL)
    bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

/* What @program of poppler says of the paper; NULL where it is not installed. */
static char *
ask (ZimtPaper *paper, const char *program, const char *const *options)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autofree char *folder = g_dir_make_tmp ("zimt-paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = zimt_paper_to_pdf (paper, &error);
  char *output = NULL;
  int status = -1;

  g_assert_no_error (error);
  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **)options);
  g_strv_builder_add (builder, path);
  if (strcmp (program, "pdftotext") == 0)
    g_strv_builder_add (builder, "-");
  g_auto (GStrv) arguments = g_strv_builder_end (builder);
  g_assert_true (g_file_set_contents (path, (const char *)g_bytes_get_data (pdf, NULL),
                                      (gssize)g_bytes_get_size (pdf), &error));
  if (found != NULL)
    {
      g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                    &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
    }
  else
    g_test_skip ("poppler-utils is not installed");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return output;
}

static char *
make_even (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_string_replace (plain, "\u00a0", " ", 0);
  g_auto (GStrv) words = g_strsplit_set (plain->str, " \n\r\t", -1);
  g_autoptr (GString) even = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (even, "%s%s", even->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&even), FALSE);
}

char **
paper_dup_pages (ZimtPaper *paper)
{
  static const char *const options[] = { "-raw", NULL };
  g_autofree char *text = ask (paper, "pdftotext", options);

  if (text == NULL)
    return NULL;
  char **pages = g_strsplit (text, "\f", -1);
  guint n_pages = g_strv_length (pages);

  /* poppler ends each page with a form feed. */
  g_assert_cmpstr (pages[n_pages - 1], ==, "");
  g_clear_pointer (&pages[n_pages - 1], g_free);
  g_assert_cmpuint (n_pages - 1, ==, zimt_paper_get_n_pages (paper));
  for (guint i = 0; pages[i] != NULL; i++)
    {
      char *even = make_even (pages[i]);

      g_free (pages[i]);
      pages[i] = even;
    }
  return pages;
}

char *
paper_dup_text (ZimtPaper *paper)
{
  g_auto (GStrv) pages = paper_dup_pages (paper);

  return pages != NULL ? g_strjoinv (" ", pages) : NULL;
}

char *
paper_dup_info (ZimtPaper *paper)
{
  static const char *const options[] = { NULL };

  return ask (paper, "pdfinfo", options);
}

void
assert_has_text (const char *text, const char *wanted)
{
  g_autofree char *even = make_even (wanted);

  if (strstr (text, even) == NULL)
    g_error ("“%s” is not in: %s", even, text);
}

cairo_surface_t *
paper_draw (ZimtPaper *paper, guint page, double scale)
{
  cairo_surface_t *picture
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(ZIMT_A4_WIDTH * scale),
                                    (int)(ZIMT_A4_HEIGHT * scale));
  cairo_t *cr = cairo_create (picture);

  cairo_scale (cr, scale, scale);
  zimt_paper_draw_page (paper, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  return picture;
}

guint32
picture_get_pixel (cairo_surface_t *picture, int x, int y)
{
  const unsigned char *row
      = cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture);

  return ((const guint32 *)(const void *)row)[x] & 0xffffff;
}

void
assert_margins_are_white (ZimtPaper *paper, double margin)
{
  for (guint page = 0; page < zimt_paper_get_n_pages (paper); page++)
    {
      cairo_surface_t *picture = paper_draw (paper, page, 1);
      int width = cairo_image_surface_get_width (picture);
      int height = cairo_image_surface_get_height (picture);

      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          if (x < margin || x >= width - margin || y < margin || y >= height - margin)
            g_assert_cmphex (picture_get_pixel (picture, x, y), ==, 0xffffff);
      cairo_surface_destroy (picture);
    }
}

void
paper_save_pictures (ZimtPaper *paper, const char *name)
{
  const char *wanted = g_getenv ("ZIMT_SCREENSHOTS");
  const char *folder = wanted != NULL ? wanted : "screenshots";

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  for (guint page = 0; page < zimt_paper_get_n_pages (paper); page++)
    {
      cairo_surface_t *picture = paper_draw (paper, page, 1.6);
      g_autofree char *file = g_strdup_printf ("%s-%u.png", name, page + 1);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (picture);
    }
}
