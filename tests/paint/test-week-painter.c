/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The painter's pixels, probed where the layout says that things are. */
#include "zimt-week-painter.h"

#include <math.h>

#include "sample-week.h"

#define WIDTH 1600
#define HEIGHT 900

/* A drawn week. */
typedef struct
{
  PangoContext *context; /* owned, as the rest */
  ZimtWeekPainter *painter;
  ZimtWeekPlan *plan;
  ZimtWeekLayout *layout;
  cairo_surface_t *surface;
  const ZimtPalette *palette; /* borrowed */
  ZimtWeekMoment moment;
} Scene;

static void
lay_out (Scene *scene, gboolean is_rtl)
{
  ZimtWeekGeometry geometry;
  g_autoptr (GArray) blocks = zimt_week_plan_dup_blocks (scene->plan);

  zimt_week_painter_suggest_geometry (scene->painter, scene->plan, WIDTH, HEIGHT, is_rtl,
                                      &geometry);
  scene->layout
      = zimt_week_layout_new (&geometry, (const ZimtWeekBlock *)blocks->data, blocks->len);
}

static void
draw (Scene *scene, const ZimtRect *clip)
{
  cairo_t *cr = cairo_create (scene->surface);

  zimt_week_painter_draw_rows (scene->painter, cr, scene->plan, scene->layout, scene->palette,
                               &scene->moment, clip);
  if (clip == NULL)
    zimt_week_painter_draw_header (scene->painter, cr, scene->plan, scene->layout, scene->palette,
                                   &scene->moment);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (scene->surface);
}

static void
set_up_plan (Scene *scene, ZimtWeekPlan *plan, gboolean is_rtl)
{
  scene->context = sample_context_new (11, is_rtl);
  scene->painter = zimt_week_painter_new (scene->context);
  scene->plan = plan;
  scene->palette = zimt_palette_get (ZIMT_SCHEME_LIGHT);
  scene->moment = (ZimtWeekMoment){ .today = plan->monday + 1, .now_minute = 14 * 60 + 36 };
  lay_out (scene, is_rtl);
  scene->surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH,
                                    (int)ceil (zimt_week_layout_get_height (scene->layout)));
  draw (scene, NULL);
}

static void
set_up (Scene *scene, gconstpointer data)
{
  set_up_plan (scene, sample_plan_new (), FALSE);
}

static void
set_up_special (Scene *scene, gconstpointer data)
{
  set_up_plan (scene, sample_special_plan_new (), FALSE);
}

static void
set_up_rtl (Scene *scene, gconstpointer data)
{
  set_up_plan (scene, sample_plan_new (), TRUE);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  cairo_surface_destroy (scene->surface);
  zimt_week_layout_free (scene->layout);
  zimt_week_plan_unref (scene->plan);
  zimt_week_painter_free (scene->painter);
  g_object_unref (scene->context);
}

static guint32
get_pixel (const Scene *scene, double x, double y)
{
  const unsigned char *data = cairo_image_surface_get_data (scene->surface);
  const guint32 *line
      = (const guint32 *)(const void *)(data
                                        + (int)y * cairo_image_surface_get_stride (scene->surface));

  g_assert_cmpint ((int)x, <, cairo_image_surface_get_width (scene->surface));
  g_assert_cmpint ((int)y, <, cairo_image_surface_get_height (scene->surface));
  return line[(int)x] & 0xffffff;
}

static unsigned char *
dup_pixels (const Scene *scene, gsize *size)
{
  *size = (gsize)cairo_image_surface_get_stride (scene->surface) * HEIGHT;
  return g_memdup2 (cairo_image_surface_get_data (scene->surface), *size);
}

/* As Cairo rounds: to sixteen bits, of which it takes the upper eight. */
static guint32
to_channel (double value)
{
  return (guint32)(value * 65535 + 0.5) >> 8;
}

static guint32
to_pixel (const ZimtColour *colour)
{
  return to_channel (colour->red) << 16 | to_channel (colour->green) << 8
         | to_channel (colour->blue);
}

static guint
count_pixels (const Scene *scene, const ZimtRect *rect, guint32 pixel)
{
  guint n = 0;

  for (double y = ceil (rect->y); y < floor (rect->y + rect->height); y++)
    for (double x = ceil (rect->x); x < floor (rect->x + rect->width); x++)
      n += get_pixel (scene, x, y) == pixel;
  return n;
}

static const ZimtPlanEntry *
get_entry (const Scene *scene, gsize index)
{
  return &g_array_index (scene->plan->entries, ZimtPlanEntry, index);
}

/* The chip of the first entry with a title. */
static const ZimtWeekChip *
find_chip (const Scene *scene, const char *title)
{
  gsize n_chips = 0;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (scene->layout, &n_chips);

  for (gsize i = 0; i < n_chips; i++)
    if (g_strcmp0 (get_entry (scene, chips[i].block)->booking->event.title, title) == 0)
      return &chips[i];
  g_assert_not_reached ();
}

static void
get_chip_colours (const Scene *scene, const ZimtWeekChip *chip, guint32 *ground, guint32 *text,
                  guint32 *mark)
{
  ZimtColour colours[4];

  zimt_palette_get_chip (scene->palette, get_entry (scene, chip->block)->organisation->colour,
                         &colours[0], &colours[1], &colours[2], &colours[3]);
  *ground = to_pixel (&colours[0]);
  *text = to_pixel (&colours[1]);
  *mark = to_pixel (&colours[2]);
}

static void
test_each_chip_has_its_mark_text_and_ground (Scene *scene, gconstpointer data)
{
  gsize n_chips = 0;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (scene->layout, &n_chips);
  gboolean is_rtl = zimt_week_layout_get_geometry (scene->layout)->is_rtl;

  g_assert_cmpuint (n_chips, ==, 64);
  for (gsize i = 0; i < n_chips; i++)
    {
      ZimtRect rect = chips[i].rect;
      ZimtRect left = { rect.x, rect.y, rect.height, rect.height };
      ZimtRect right = { rect.x + rect.width - rect.height, rect.y, rect.height, rect.height };
      guint32 ground = 0, text = 0, mark = 0;

      get_chip_colours (scene, &chips[i], &ground, &text, &mark);
      g_assert_cmpuint (count_pixels (scene, is_rtl ? &right : &left, mark), >, 50);
      g_assert_cmpuint (count_pixels (scene, is_rtl ? &left : &right, mark), ==, 0);
      g_assert_cmpuint (count_pixels (scene, &rect, ground), >,
                        (guint)(rect.width * rect.height / 3));
      /* Bold time and title: dark pixels beside the mark. */
      g_assert_cmpuint (count_pixels (scene, &rect, text), >, 40);
    }
}

static void
test_the_ribbon_is_to_scale (Scene *scene, gconstpointer data)
{
  gsize n_chips = 0;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (scene->layout, &n_chips);

  scene->moment.now_minute = -1;
  draw (scene, NULL);
  for (gsize i = 0; i < n_chips; i++)
    {
      const ZimtPlanEntry *entry = get_entry (scene, chips[i].block);
      ZimtRect ribbon = zimt_week_layout_get_ribbon (scene->layout, entry->row, entry->day);
      double y = ribbon.y + ribbon.height / 2;
      ZimtColour busy;

      zimt_palette_get_busy (scene->palette, entry->organisation->colour, &busy);
      g_assert_cmphex (get_pixel (scene, chips[i].ribbon.x + chips[i].ribbon.width / 2, y), ==,
                       to_pixel (&busy));
      g_assert_cmphex (get_pixel (scene, ribbon.x + ribbon.width - 3, y), ==,
                       to_pixel (&scene->palette->ribbon));
    }
}

static void
test_days_are_tinted (Scene *scene, gconstpointer data)
{
  const ZimtPalette *palette = scene->palette;
  const ZimtColour *wanted[7]
      = { &palette->ground, &palette->today,   &palette->ground, &palette->ground,
          &palette->ground, &palette->weekend, &palette->weekend };

  for (guint day = 0; day < 7; day++)
    {
      /* The last row but one has no chips at its foot. */
      ZimtRect cell = zimt_week_layout_get_cell (scene->layout, 5, day);
      ZimtRect header = zimt_week_layout_get_day_header (scene->layout, day);

      g_assert_cmphex (get_pixel (scene, cell.x + cell.width / 2, cell.y + cell.height - 14), ==,
                       to_pixel (wanted[day]));
      g_assert_cmphex (get_pixel (scene, header.x + header.width - 3, header.y + 2), ==,
                       to_pixel (wanted[day]));
    }
}

static void
test_holidays_are_tinted_and_named (Scene *scene, gconstpointer data)
{
  const ZimtPalette *palette = scene->palette;
  const ZimtColour *wanted[7]
      = { &palette->ground,  &palette->today,   &palette->school_holiday, &palette->school_holiday,
          &palette->weekend, &palette->weekend, &palette->weekend };

  for (guint day = 0; day < 7; day++)
    {
      ZimtRect cell = zimt_week_layout_get_cell (scene->layout, 10, day);
      ZimtRect header = zimt_week_layout_get_day_header (scene->layout, day);
      /* The house closes on Thursday at noon, and then it is Christmas. */
      gboolean is_off = day >= 3 && day <= 5;

      g_assert_cmphex (get_pixel (scene, cell.x + cell.width / 4, cell.y + 3), ==,
                       to_pixel (wanted[day]));
      if (is_off)
        g_assert_cmpuint (count_pixels (scene, &header, to_pixel (&palette->now)), >, 0);
      else
        g_assert_cmpuint (count_pixels (scene, &header, to_pixel (&palette->now)), ==, 0);
    }
}

static void
test_the_now_line_crosses_todays_ribbons_only (Scene *scene, gconstpointer data)
{
  guint32 now = to_pixel (&scene->palette->now);

  for (guint row = 0; row < 12; row++)
    for (guint day = 0; day < 7; day++)
      {
        ZimtRect ribbon = zimt_week_layout_get_ribbon (scene->layout, row, day);
        ZimtRect at = zimt_week_layout_get_ribbon_stretch (scene->layout, row, day, 876, 877);

        if (day == 1)
          g_assert_cmphex (get_pixel (scene, round (at.x), ribbon.y + 2), ==, now);
        else
          g_assert_cmpuint (count_pixels (scene, &ribbon, now), ==, 0);
      }
}

static void
test_no_now_line_outside_the_hours (Scene *scene, gconstpointer data)
{
  static const int minutes[] = { -1, 0, 479, 1260, 1439 };
  ZimtRect all = { 0, 0, WIDTH, HEIGHT };

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      scene->moment.now_minute = minutes[i];
      draw (scene, NULL);
      g_assert_cmpuint (count_pixels (scene, &all, to_pixel (&scene->palette->now)), ==, 0);
    }
}

static void
test_the_cursor_has_a_ring (Scene *scene, gconstpointer data)
{
  ZimtRect cell = zimt_week_layout_get_cell (scene->layout, 3, 1);
  guint32 focus = to_pixel (&scene->palette->focus);

  g_assert_cmpuint (count_pixels (scene, &cell, focus), ==, 0);
  scene->moment.has_cursor = TRUE;
  scene->moment.cursor = (ZimtWeekCursor){ 3, 1, -1 };
  draw (scene, NULL);
  g_assert_cmphex (get_pixel (scene, cell.x + cell.width / 2, cell.y), ==, focus);
  g_assert_cmphex (get_pixel (scene, cell.x + 1, cell.y + cell.height / 2), ==, focus);
  g_assert_cmphex (get_pixel (scene, cell.x + cell.width - 1, cell.y + cell.height / 2), ==, focus);
}

static void
test_a_cursor_outside_is_not_drawn (Scene *scene, gconstpointer data)
{
  gsize size = 0;
  g_autofree unsigned char *before = dup_pixels (scene, &size);

  scene->moment.has_cursor = TRUE;
  scene->moment.cursor = (ZimtWeekCursor){ 40, 3, 2 };
  draw (scene, NULL);
  g_assert_cmpmem (before, size, cairo_image_surface_get_data (scene->surface), size);
}

static void
test_nothing_is_drawn_outside_the_clip (Scene *scene, gconstpointer data)
{
  const ZimtRect clip = { 300, 200, 500, 300 };
  cairo_t *cr = cairo_create (scene->surface);

  cairo_set_source_rgb (cr, 1, 0, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  draw (scene, &clip);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean is_inside = x >= 300 && x < 800 && y >= 200 && y < 500;

        g_assert_cmpint (get_pixel (scene, x, y) != 0xff00ff, ==, is_inside);
      }
}

static void
test_a_clipped_drawing_is_part_of_the_whole (Scene *scene, gconstpointer data)
{
  const ZimtRect clip = { 250, 180, 700, 400 };
  gsize size = 0;
  g_autofree unsigned char *before = dup_pixels (scene, &size);

  draw (scene, &clip);
  g_assert_cmpmem (before, size, cairo_image_surface_get_data (scene->surface), size);
}

static void
test_an_option_is_hatched_and_dashed (Scene *scene, gconstpointer data)
{
  const ZimtWeekChip *chip = find_chip (scene, "Vielleicht: Sprechzeit");
  guint32 ground = 0, text = 0, mark = 0;
  guint n_marked = 0;
  ZimtColour hatch;

  get_chip_colours (scene, chip, &ground, &text, &mark);
  zimt_palette_get_hatch (scene->palette, get_entry (scene, chip->block)->organisation->colour,
                          &hatch);
  g_assert_cmpuint (count_pixels (scene, &chip->rect, ground), >, 100);
  g_assert_cmpuint (count_pixels (scene, &chip->rect, to_pixel (&hatch)), >, 20);
  /* Along the upper edge, past the mark, dashes and gaps take turns. */
  for (double x = chip->rect.x + 40; x < chip->rect.x + chip->rect.width - 10; x++)
    n_marked += get_pixel (scene, x, chip->rect.y) != ground
                && get_pixel (scene, x, chip->rect.y) != to_pixel (&hatch);
  g_assert_cmpuint (n_marked, >, (guint)(chip->rect.width - 50) / 4);
  g_assert_cmpuint (n_marked, <, (guint)(chip->rect.width - 50) * 9 / 10);
}

static void
test_what_does_not_take_place_is_hollow (Scene *scene, gconstpointer data)
{
  static const char *const titles[] = { "Abgesagte Runde", "Migrationsberatung" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const ZimtWeekChip *chip = find_chip (scene, titles[i]);
      const ZimtPlanEntry *entry = get_entry (scene, chip->block);
      guint32 cell_ground
          = to_pixel (entry->day == 4 ? &scene->palette->weekend : &scene->palette->ground);
      guint32 ground = 0, text = 0, mark = 0;

      get_chip_colours (scene, chip, &ground, &text, &mark);
      g_assert_cmpuint (count_pixels (scene, &chip->rect, mark), ==, 0);
      g_assert_cmpuint (count_pixels (scene, &chip->rect, ground), ==, 0);
      g_assert_cmpuint (count_pixels (scene, &chip->rect, cell_ground), >, 1000);
      g_assert_cmpfloat (chip->ribbon.width, ==, 0);
    }
}

static void
test_a_hint_is_marked (Scene *scene, gconstpointer data)
{
  guint32 hint = to_pixel (&scene->palette->hint);

  g_assert_cmpuint (count_pixels (scene, &find_chip (scene, "Großer Workshop")->rect, hint), >, 30);
  g_assert_cmpuint (count_pixels (scene, &find_chip (scene, "Gruppe 1")->rect, hint), ==, 0);
}

static void
test_closed_hours_are_a_thin_line (Scene *scene, gconstpointer data)
{
  /* Kitchen, Tuesday: open 9 to 18, closed 10 to 12, and with it room 10, here a part of it.
   * Office, Thursday: the house closes at 12. */
  static const struct
  {
    guint row;
    guint day;
    guint minute;
    gboolean is_open;
  } cases[] = {
    { 9, 1, 8 * 60 + 30, FALSE }, { 9, 1, 9 * 60 + 30, TRUE }, { 9, 1, 11 * 60, FALSE },
    { 9, 1, 13 * 60, TRUE },      { 9, 1, 19 * 60, FALSE },    { 9, 5, 11 * 60, FALSE },
    { 0, 3, 10 * 60, TRUE },      { 0, 3, 15 * 60, FALSE },    { 0, 4, 15 * 60, TRUE },
    { 10, 1, 11 * 60, FALSE },    { 10, 1, 13 * 60, TRUE },
  };
  ZimtRoom *part = (ZimtRoom *)g_ptr_array_index (scene->plan->rooms, 10);

  part->whole_id = ((const ZimtRoom *)g_ptr_array_index (scene->plan->rooms, 9))->id;
  draw (scene, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZimtRect at = zimt_week_layout_get_ribbon_stretch (scene->layout, cases[i].row, cases[i].day,
                                                         cases[i].minute, cases[i].minute + 1);
      guint32 edge = get_pixel (scene, at.x, at.y);
      guint32 middle = get_pixel (scene, at.x, floor (at.y + at.height / 2));

      g_assert_cmpint (edge == to_pixel (&scene->palette->ribbon), ==, cases[i].is_open);
      g_assert_cmpint (middle == to_pixel (&scene->palette->ribbon_closed), ==, !cases[i].is_open);
    }
}

static void
test_closed_cells_are_hatched (Scene *scene, gconstpointer data)
{
  ZimtRoom *part = (ZimtRoom *)g_ptr_array_index (scene->plan->rooms, 10);
  ZimtClosure *closure = (ZimtClosure *)g_ptr_array_index (scene->plan->house->closures, 1);
  static const struct
  {
    guint row;
    guint day;
    double from; /* of the cell's width */
    gboolean is_hatched;
  } cases[] = {
    { 9, 1, 0, TRUE },  { 9, 1, 0.75, TRUE }, { 10, 1, 0, TRUE },   { 11, 1, 0, FALSE },
    { 9, 2, 0, FALSE }, { 0, 3, 0, FALSE },   { 0, 3, 0.75, TRUE }, { 9, 6, 0, FALSE },
  };

  part->whole_id = ((const ZimtRoom *)g_ptr_array_index (scene->plan->rooms, 9))->id;
  /* The kitchen is open from 9 to 18, so this takes all of its day, and of its part's. */
  closure->starts = zimt_minute_new (scene->plan->monday + 1, 0);
  closure->ends = zimt_minute_new (scene->plan->monday + 2, 0);
  draw (scene, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZimtRect cell = zimt_week_layout_get_cell (scene->layout, cases[i].row, cases[i].day);
      ZimtRect part_of_cell
          = { cell.x + 2 + cases[i].from * cell.width, cell.y + 2, cell.width / 5, 12 };
      guint32 ground = get_pixel (scene, cell.x + cell.width / 4, cell.y + cell.height - 2);
      guint n_ground = count_pixels (scene, &part_of_cell, ground);
      guint n_all = (guint)(floor (part_of_cell.width) - 1) * 11;

      g_test_message ("Row %u, day %u", cases[i].row, cases[i].day);
      g_assert_cmpint (n_ground < n_all, ==, cases[i].is_hatched);
    }
}

static void
test_a_conflict_is_marked (Scene *scene, gconstpointer data)
{
  guint32 now = to_pixel (&scene->palette->now);

  g_assert_cmpuint (count_pixels (scene, &find_chip (scene, "Trotz Sperrung")->rect, now), >, 60);
  g_assert_cmpuint (count_pixels (scene, &find_chip (scene, "Gruppe 1")->rect, now), ==, 0);
}

static void
test_buffers_are_ticks_beside_the_booking (Scene *scene, gconstpointer data)
{
  const ZimtWeekChip *chip = find_chip (scene, "Mit Puffer");
  const ZimtPlanEntry *entry = get_entry (scene, chip->block);
  static const guint stretches[][3]
      = { { 540, 600, TRUE }, { 720, 750, TRUE }, { 480, 535, FALSE }, { 760, 820, FALSE } };
  ZimtColour busy;

  zimt_palette_get_busy (scene->palette, entry->organisation->colour, &busy);
  for (gsize i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      ZimtRect rect = zimt_week_layout_get_ribbon_stretch (scene->layout, entry->row, entry->day,
                                                           stretches[i][0], stretches[i][1]);
      guint n_busy = count_pixels (scene, &rect, to_pixel (&busy));

      if (stretches[i][2])
        {
          g_assert_cmpuint (n_busy, >, 0);
          g_assert_cmpuint (n_busy, <, (guint)(rect.width * rect.height * 0.8));
        }
      else
        g_assert_cmpuint (n_busy, ==, 0);
    }
}

static void
test_a_filter_dims_but_leaves (Scene *scene, gconstpointer data)
{
  const ZimtWeekChip *chip = find_chip (scene, "Nachtfest");
  guint32 ground = 0, text = 0, mark = 0;

  get_chip_colours (scene, chip, &ground, &text, &mark);
  g_assert_cmpuint (count_pixels (scene, &chip->rect, mark), >, 50);
  g_array_index (scene->plan->entries, ZimtPlanEntry, chip->block).is_dimmed = TRUE;
  draw (scene, NULL);
  g_assert_cmpuint (count_pixels (scene, &chip->rect, mark), ==, 0);
  g_assert_cmpuint (count_pixels (scene, &chip->rect, text), ==, 0);
  g_assert_cmpuint (count_pixels (scene, &chip->rect, to_pixel (&scene->palette->weekend)), <,
                    (guint)(chip->rect.width * chip->rect.height / 2));
}

static void
test_what_is_hidden_is_counted (Scene *scene, gconstpointer data)
{
  gsize n_mores = 0;
  const ZimtWeekMore *mores = zimt_week_layout_get_mores (scene->layout, &n_mores);

  g_assert_cmpuint (n_mores, ==, 1);
  g_assert_cmpuint (mores[0].n_hidden, ==, 4);
  g_assert_cmpuint (count_pixels (scene, &mores[0].rect, to_pixel (&scene->palette->ribbon)), >,
                    100);
  g_assert_cmpuint (count_pixels (scene, &mores[0].rect, to_pixel (&scene->palette->text)), >, 5);
}

static void
test_grey_paper_has_no_colour (Scene *scene, gconstpointer data)
{
  scene->moment.is_grey = TRUE;
  draw (scene, NULL);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint32 pixel = get_pixel (scene, x, y);

        g_assert_cmphex (pixel & 0xff, ==, (pixel >> 8) & 0xff);
        g_assert_cmphex (pixel & 0xff, ==, pixel >> 16);
      }
}

/* The pixels of a chip's mark. */
static guint32 *
dup_mark (const Scene *scene, const ZimtWeekChip *chip, gsize *size)
{
  GArray *pixels = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (int y = 0; y < (int)chip->rect.height; y++)
    for (int x = 0; x < 20; x++)
      {
        guint32 pixel = get_pixel (scene, chip->rect.x + x, chip->rect.y + y);

        g_array_append_val (pixels, pixel);
      }
  *size = pixels->len * sizeof (guint32);
  return (guint32 *)(void *)g_array_free (pixels, FALSE);
}

static void
test_grey_marks_differ_by_pattern_alone (Scene *scene, gconstpointer data)
{
  const char *const titles[] = { "Gruppe 4", "Gruppe 5", "Gruppe 1" };
  gsize n_bytes = 0;
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);

  /* The same letters for all: only the pattern is left. */
  for (guint i = 0; i < scene->plan->house->organisations->len; i++)
    {
      ZimtOrganisation *organisation
          = (ZimtOrganisation *)g_ptr_array_index (scene->plan->house->organisations, i);

      g_free (organisation->mark);
      organisation->mark = g_strdup ("XX");
    }
  zimt_week_painter_forget (scene->painter);
  scene->moment.is_grey = TRUE;
  draw (scene, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_ptr_array_add (marks, dup_mark (scene, find_chip (scene, titles[i]), &n_bytes));
      for (gsize j = 0; j < i; j++)
        g_assert_cmpint (memcmp (g_ptr_array_index (marks, i), g_ptr_array_index (marks, j),
                                 n_bytes),
                         !=, 0);
    }
}

static void
test_twelve_rooms_fit_1920_without_scrolling (void)
{
  g_autoptr (GObject) context = G_OBJECT (sample_context_new (11, FALSE));
  g_autoptr (ZimtWeekPainter) painter = zimt_week_painter_new (PANGO_CONTEXT (context));
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();
  g_autoptr (GArray) blocks = zimt_week_plan_dup_blocks (plan);
  ZimtWeekGeometry geometry;

  zimt_week_painter_suggest_geometry (painter, plan, 1920, 960, FALSE, &geometry);
  g_autoptr (ZimtWeekLayout) layout
      = zimt_week_layout_new (&geometry, (const ZimtWeekBlock *)blocks->data, blocks->len);
  g_assert_cmpfloat (zimt_week_layout_get_height (layout), ==, 960);
  g_assert_cmpuint (geometry.n_rows, ==, 12);
  g_assert_cmpuint (geometry.n_days, ==, 7);
}

static void
test_twice_the_text_is_twice_as_large (void)
{
  ZimtWeekGeometry geometry[2];

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GObject) context = G_OBJECT (sample_context_new (11 * (i + 1), FALSE));
      g_autoptr (ZimtWeekPainter) painter = zimt_week_painter_new (PANGO_CONTEXT (context));
      g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();

      zimt_week_painter_suggest_geometry (painter, plan, 4000, 500, FALSE, &geometry[i]);
    }
  g_assert_cmpfloat (geometry[1].chip_height, >=, 1.8 * geometry[0].chip_height);
  g_assert_cmpfloat (geometry[1].header_height, >=, 1.8 * geometry[0].header_height);
  g_assert_cmpfloat (geometry[1].ribbon_height, >=, 1.8 * geometry[0].ribbon_height);
  g_assert_cmpfloat (geometry[1].row_heights == NULL, ==, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function, set_up_function)                                                       \
  g_test_add ("/week-painter/" path, Scene, NULL, set_up_function, function, tear_down)
  ADD ("each-chip-has-its-mark-text-and-ground", test_each_chip_has_its_mark_text_and_ground,
       set_up);
  ADD ("each-chip-has-its-mark-from-right-to-left", test_each_chip_has_its_mark_text_and_ground,
       set_up_rtl);
  ADD ("the-ribbon-is-to-scale", test_the_ribbon_is_to_scale, set_up);
  ADD ("the-ribbon-is-to-scale-from-right-to-left", test_the_ribbon_is_to_scale, set_up_rtl);
  ADD ("days-are-tinted", test_days_are_tinted, set_up);
  ADD ("holidays-are-tinted-and-named", test_holidays_are_tinted_and_named, set_up_special);
  ADD ("the-now-line-crosses-todays-ribbons-only", test_the_now_line_crosses_todays_ribbons_only,
       set_up);
  ADD ("no-now-line-outside-the-hours", test_no_now_line_outside_the_hours, set_up);
  ADD ("the-cursor-has-a-ring", test_the_cursor_has_a_ring, set_up);
  ADD ("a-cursor-outside-is-not-drawn", test_a_cursor_outside_is_not_drawn, set_up);
  ADD ("nothing-is-drawn-outside-the-clip", test_nothing_is_drawn_outside_the_clip, set_up);
  ADD ("a-clipped-drawing-is-part-of-the-whole", test_a_clipped_drawing_is_part_of_the_whole,
       set_up);
  ADD ("an-option-is-hatched-and-dashed", test_an_option_is_hatched_and_dashed, set_up_special);
  ADD ("what-does-not-take-place-is-hollow", test_what_does_not_take_place_is_hollow,
       set_up_special);
  ADD ("a-hint-is-marked", test_a_hint_is_marked, set_up_special);
  ADD ("closed-cells-are-hatched", test_closed_cells_are_hatched, set_up_special);
  ADD ("a-conflict-is-marked", test_a_conflict_is_marked, set_up_special);
  ADD ("closed-hours-are-a-thin-line", test_closed_hours_are_a_thin_line, set_up_special);
  ADD ("buffers-are-ticks-beside-the-booking", test_buffers_are_ticks_beside_the_booking,
       set_up_special);
  ADD ("a-filter-dims-but-leaves", test_a_filter_dims_but_leaves, set_up_special);
  ADD ("what-is-hidden-is-counted", test_what_is_hidden_is_counted, set_up_special);
  ADD ("grey-paper-has-no-colour", test_grey_paper_has_no_colour, set_up_special);
  ADD ("grey-marks-differ-by-pattern-alone", test_grey_marks_differ_by_pattern_alone,
       set_up_special);
#undef ADD
  g_test_add_func ("/week-painter/twelve-rooms-fit-1920-without-scrolling",
                   test_twelve_rooms_fit_1920_without_scrolling);
  g_test_add_func ("/week-painter/twice-the-text-is-twice-as-large",
                   test_twice_the_text_is_twice_as_large);
  return g_test_run ();
}
