/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Redrawing the house week with 100 bookings, against the same rectangles, round where they are
 * round, and as many texts, laid out beforehand, by bare Cairo and Pango; and a whole change of the
 * week, from the query to the frame. */
#include "zimt-week-painter.h"

#include "bench.h"

#define N_ROUNDS 101
#define N_BOOKINGS 100
#define WIDTH 1920
#define HEIGHT 1000

typedef struct
{
  BenchHouse house;
  PangoContext *context;    /* owned */
  cairo_surface_t *surface; /* owned */
  cairo_t *cr;              /* owned */
  ZimtWeekPainter *painter; /* owned */
  ZimtWeekPlan *plan;       /* owned */
  ZimtWeekLayout *layout;   /* owned */
  GPtrArray *texts;         /* owned: PangoLayout, four for each chip, and the rooms' and days' */
  ZimtDate monday;
} Redraw;

static ZimtWeekMoment
get_moment (const Redraw *redraw)
{
  return (ZimtWeekMoment){ .today = redraw->monday + 2, .now_minute = 600 };
}

static void
paint (Redraw *redraw)
{
  const ZimtPalette *palette = zimt_palette_get (ZIMT_SCHEME_LIGHT);
  ZimtWeekMoment moment = get_moment (redraw);

  zimt_week_painter_draw_rows (redraw->painter, redraw->cr, redraw->plan, redraw->layout, palette,
                               &moment, NULL);
  zimt_week_painter_draw_header (redraw->painter, redraw->cr, redraw->plan, redraw->layout, palette,
                                 &moment);
  cairo_surface_flush (redraw->surface);
}

static void
lay_out (Redraw *redraw)
{
  ZimtWeekGeometry geometry;
  g_autoptr (GArray) blocks = zimt_week_plan_dup_blocks (redraw->plan);

  zimt_week_painter_suggest_geometry (redraw->painter, redraw->plan, WIDTH, HEIGHT, FALSE,
                                      &geometry);
  g_clear_pointer (&redraw->layout, zimt_week_layout_free);
  redraw->layout
      = zimt_week_layout_new (&geometry, (const ZimtWeekBlock *)blocks->data, blocks->len);
}

static void
load (Redraw *redraw)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&redraw->plan, zimt_week_plan_unref);
  redraw->plan = zimt_desk_load_week (redraw->house.desk, redraw->monday, 7, 0, FALSE, &error);
  bench_assert_done (redraw->plan != NULL, error);
}

static void
redraw_cb (gpointer data)
{
  paint (data);
}

/* The next week and back, as PgDn and PgUp ask for it: nothing of its texts is laid out yet. */
static void
change_week_cb (gpointer data)
{
  Redraw *redraw = data;

  redraw->monday += redraw->monday == bench_get_monday () ? 7 : -7;
  load (redraw);
  lay_out (redraw);
  paint (redraw);
}

/* --- The baseline --- */

static void
add_text (Redraw *redraw, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (redraw->context);

  pango_layout_set_text (layout, text, -1);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_pixel_size (layout, NULL, NULL);
  g_ptr_array_add (redraw->texts, layout);
}

static void
prepare_texts (Redraw *redraw)
{
  gsize n_chips;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (redraw->layout, &n_chips);

  redraw->texts = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; i < n_chips; i++)
    {
      const ZimtPlanEntry *entry
          = &g_array_index (redraw->plan->entries, ZimtPlanEntry, chips[i].block);

      add_text (redraw, entry->organisation != NULL ? entry->organisation->mark : "", 0);
      add_text (redraw, "09:00–12:30", 0);
      add_text (redraw, entry->booking->event.title, MAX (chips[i].rect.width - 90, 20));
    }
  for (guint i = 0; i < redraw->plan->rooms->len; i++)
    {
      const ZimtRoom *room = redraw->plan->rooms->pdata[i];

      add_text (redraw, room->number, 0);
      add_text (redraw, room->name, 0);
    }
  for (guint i = 0; i < redraw->plan->n_days; i++)
    add_text (redraw, "Montag 11.01.", 0);
}

static void
fill (Redraw *redraw, const ZimtRect *rect, double grey)
{
  cairo_set_source_rgb (redraw->cr, grey, grey, grey);
  cairo_rectangle (redraw->cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (redraw->cr);
}

/* With round corners, as the chips have. */
static void
fill_round (Redraw *redraw, const ZimtRect *rect, double radius, double grey)
{
  cairo_t *cr = redraw->cr;
  double right = rect->x + rect->width - radius;
  double bottom = rect->y + rect->height - radius;

  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right, rect->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, right, bottom, radius, 0, G_PI / 2);
  cairo_arc (cr, rect->x + radius, bottom, radius, G_PI / 2, G_PI);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
show (Redraw *redraw, guint *index, double x, double y)
{
  cairo_move_to (redraw->cr, x, y);
  pango_cairo_show_layout (redraw->cr, redraw->texts->pdata[(*index)++]);
}

static void
draw_cells_barely (Redraw *redraw)
{
  for (guint row = 0; row < redraw->plan->rooms->len; row++)
    for (guint day = 0; day < redraw->plan->n_days; day++)
      {
        ZimtRect cell = zimt_week_layout_get_cell (redraw->layout, row, day);
        ZimtRect ribbon = zimt_week_layout_get_ribbon (redraw->layout, row, day);

        fill (redraw, &cell, 1);
        fill_round (redraw, &ribbon, ribbon.height / 2, 0.9);
      }
}

static void
draw_chips_barely (Redraw *redraw, guint *text)
{
  gsize n_chips;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (redraw->layout, &n_chips);

  for (gsize i = 0; i < n_chips; i++)
    {
      ZimtRect mark = chips[i].rect;

      mark.width = 22;
      fill_round (redraw, &chips[i].rect, 3, 0.8);
      fill_round (redraw, &mark, 3, 0.4);
      fill (redraw, &chips[i].ribbon, 0.5);
      cairo_set_source_rgb (redraw->cr, 0, 0, 0);
      show (redraw, text, mark.x + 2, mark.y + 2);
      show (redraw, text, mark.x + 26, mark.y + 2);
      show (redraw, text, mark.x + 90, mark.y + 2);
    }
}

static void
draw_names_barely (Redraw *redraw, guint *text)
{
  for (guint row = 0; row < redraw->plan->rooms->len; row++)
    {
      ZimtRect rect = zimt_week_layout_get_row_header (redraw->layout, row);

      fill (redraw, &rect, 1);
      cairo_set_source_rgb (redraw->cr, 0, 0, 0);
      show (redraw, text, rect.x + 4, rect.y + 4);
      show (redraw, text, rect.x + 30, rect.y + 4);
    }
  for (guint day = 0; day < redraw->plan->n_days; day++)
    {
      ZimtRect rect = zimt_week_layout_get_day_header (redraw->layout, day);

      fill (redraw, &rect, 1);
      cairo_set_source_rgb (redraw->cr, 0, 0, 0);
      show (redraw, text, rect.x + 4, rect.y + 4);
    }
}

static void
baseline_cb (gpointer data)
{
  Redraw *redraw = data;
  guint text = 0;

  draw_cells_barely (redraw);
  draw_chips_barely (redraw, &text);
  draw_names_barely (redraw, &text);
  g_assert_cmpuint (text, ==, redraw->texts->len);
  cairo_surface_flush (redraw->surface);
}

/* --- The week of 100 bookings --- */

/* The sample's 64 and single ones in the evenings. */
static void
fill_week (Redraw *redraw)
{
  static const char *const rooms[] = { "1", "2", "3", "4", "6", "8" };
  const ZimtHouse *house = zimt_desk_get_house (redraw->house.desk);

  load (redraw);
  for (guint i = 0; redraw->plan->entries->len + i < N_BOOKINGS; i++)
    {
      g_autoptr (ZimtDraft) draft = zimt_draft_new ();
      g_autoptr (GError) error = NULL;

      draft->event.title = g_strdup_printf ("Abendtermin mit Gästen %u", i);
      draft->event.organisation_id
          = ((const ZimtOrganisation *)house->organisations->pdata[i % 8])->id;
      draft->room_id = zimt_house_find_room (house, rooms[i % G_N_ELEMENTS (rooms)])->id;
      draft->starts
          = zimt_minute_new (redraw->monday + (ZimtDate)(i / G_N_ELEMENTS (rooms)), 19 * 60 + 30);
      draft->ends = draft->starts + 60;
      bench_assert_done (zimt_desk_book (redraw->house.desk, draft, ZIMT_ON_CONFLICT_REFUSE, NULL,
                                         &error),
                         error);
      house = zimt_desk_get_house (redraw->house.desk);
    }
  load (redraw);
  g_assert_cmpuint (redraw->plan->entries->len, ==, N_BOOKINGS);
}

static void
prepare (Redraw *redraw)
{
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 10");

  redraw->house = bench_house_new (TRUE, 10, 1);
  redraw->monday = bench_get_monday ();
  redraw->context = pango_font_map_create_context (fonts);
  pango_context_set_font_description (redraw->context, font);
  redraw->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  redraw->cr = cairo_create (redraw->surface);
  redraw->painter = zimt_week_painter_new (redraw->context);
  fill_week (redraw);
  lay_out (redraw);
  prepare_texts (redraw);
}

static void
clear (Redraw *redraw)
{
  g_ptr_array_unref (redraw->texts);
  zimt_week_layout_free (redraw->layout);
  zimt_week_plan_unref (redraw->plan);
  zimt_week_painter_free (redraw->painter);
  cairo_destroy (redraw->cr);
  cairo_surface_destroy (redraw->surface);
  g_object_unref (redraw->context);
  bench_house_clear (&redraw->house);
}

int
main (void)
{
  Redraw redraw = { 0 };
  gboolean is_good;
  BenchTimes times;

  prepare (&redraw);
  times = bench_compare (redraw_cb, baseline_cb, &redraw, N_ROUNDS);
  is_good = bench_report ("redraw of the house week, 100 bookings", times,
                          "the same rectangles and texts by bare Cairo", 1.5, 8);
  times = bench_compare (change_week_cb, NULL, &redraw, N_ROUNDS);
  is_good
      = bench_report ("week change, from the query to the frame", times, NULL, 0, 30) && is_good;
  clear (&redraw);
  return is_good ? 0 : 1;
}
