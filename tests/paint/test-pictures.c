/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the house week in every scheme and size. With SCREENSHOTS set to a folder, the pictures are
 * left there to be looked at. */
#include "sample-week.h"
#include "zimt-plan-file.h"
#include "zimt-week-painter.h"

typedef struct
{
  const char *name;
  gboolean is_special;
  double points;
  int width;
  int height;
  ZimtScheme scheme;
  gboolean is_rtl;
  gboolean fits; /* without scrolling */
} Picture;

static const Picture pictures[] = {
  { "week-1920-light", FALSE, 11, 1920, 960, ZIMT_SCHEME_LIGHT, FALSE, TRUE },
  { "week-1920-dark", FALSE, 11, 1920, 960, ZIMT_SCHEME_DARK, FALSE, TRUE },
  { "week-1366-light", FALSE, 11, 1366, 640, ZIMT_SCHEME_LIGHT, FALSE, FALSE },
  { "week-1366-dark", FALSE, 11, 1366, 640, ZIMT_SCHEME_DARK, FALSE, FALSE },
  { "week-rtl", FALSE, 11, 1366, 700, ZIMT_SCHEME_LIGHT, TRUE, FALSE },
  { "week-narrow", FALSE, 11, 1024, 700, ZIMT_SCHEME_LIGHT, FALSE, FALSE },
  { "week-large-text", FALSE, 22, 1366, 700, ZIMT_SCHEME_LIGHT, FALSE, FALSE },
  { "week-light-contrast", FALSE, 11, 1600, 800, ZIMT_SCHEME_LIGHT_CONTRAST, FALSE, FALSE },
  { "week-dark-contrast", FALSE, 11, 1600, 800, ZIMT_SCHEME_DARK_CONTRAST, FALSE, FALSE },
  { "special-light", TRUE, 11, 1600, 900, ZIMT_SCHEME_LIGHT, FALSE, FALSE },
  { "special-dark-rtl", TRUE, 11, 1600, 900, ZIMT_SCHEME_DARK, TRUE, FALSE },
  { "special-grey", TRUE, 11, 1600, 900, ZIMT_SCHEME_GREY, FALSE, FALSE },
};

static char *
build_path (const char *name, const char *ending)
{
  const char *folder = g_getenv ("SCREENSHOTS");
  g_autofree char *file = g_strconcat (name, ending, NULL);

  return folder != NULL ? g_build_filename (folder, file, NULL) : NULL;
}

static void
test_a_picture_is_drawn (gconstpointer data)
{
  const Picture *picture = (const Picture *)data;
  PangoContext *context = sample_context_new (picture->points, picture->is_rtl);
  g_autoptr (ZimtWeekPainter) painter = zimt_week_painter_new (context);
  g_autoptr (ZimtWeekPlan) plan
      = picture->is_special ? sample_special_plan_new () : sample_plan_new ();
  g_autoptr (GArray) blocks = zimt_week_plan_dup_blocks (plan);
  ZimtWeekMoment moment = { .today = plan->monday + 1,
                            .now_minute = 14 * 60 + 36,
                            .has_cursor = TRUE,
                            .cursor = { 3, 1, -1 } };
  const ZimtPalette *palette = zimt_palette_get (picture->scheme);
  ZimtWeekGeometry geometry;

  zimt_week_painter_suggest_geometry (painter, plan, picture->width, picture->height,
                                      picture->is_rtl, &geometry);
  g_autoptr (ZimtWeekLayout) layout
      = zimt_week_layout_new (&geometry, (const ZimtWeekBlock *)blocks->data, blocks->len);
  int height = MAX ((int)zimt_week_layout_get_height (layout), picture->height);
  if (picture->fits)
    g_assert_cmpint (height, ==, picture->height);

  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture->width, height);
  cairo_t *cr = cairo_create (surface);
  zimt_week_painter_draw_rows (painter, cr, plan, layout, palette, &moment, NULL);
  zimt_week_painter_draw_header (painter, cr, plan, layout, palette, &moment);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);

  g_autofree char *path = build_path (picture->name, ".png");
  if (path != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
test_paper_is_drawn_in_grey (void)
{
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();
  const int width = 1400, height = 990;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, width / ZIMT_PAPER_WIDTH, width / ZIMT_PAPER_WIDTH);
  zimt_week_paper_draw (cr, plan, ZIMT_PAPER_WIDTH, ZIMT_PAPER_HEIGHT, TRUE);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guint32 *line
          = (const guint32 *)(const void *)(cairo_image_surface_get_data (surface)
                                            + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        {
          g_assert_cmpuint (line[x] & 0xff, ==, (line[x] >> 8) & 0xff);
          g_assert_cmpuint (line[x] & 0xff, ==, (line[x] >> 16) & 0xff);
        }
    }
  g_autofree char *path = build_path ("paper-grey", ".png");
  if (path != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("SCREENSHOTS") != NULL)
    g_mkdir_with_parents (g_getenv ("SCREENSHOTS"), 0777);
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/pictures/", pictures[i].name, "-is-drawn", NULL);

      g_test_add_data_func (path, &pictures[i], test_a_picture_is_drawn);
    }
  g_test_add_func ("/pictures/paper-is-drawn-in-grey", test_paper_is_drawn_in_grey);
  return g_test_run ();
}
