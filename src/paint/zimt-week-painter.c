/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints the house week: headers, cells, ribbons, chips. */
#include "zimt-week-painter-private.h"

#include <math.h>

#include "zimt-chip-painter.h"
#include "zimt-shape.h"

/* Places in a cell before "+n"; rows on paper hold all. */
#define MAX_CHIPS 6

/* The room column: at most this share of the plan; below it, names stand on one line if they can.
 */
#define MAX_ROOM_SHARE 0.25
#define ONE_LINE_SHARE 0.12

/* A chip's line, in heights of its font; it gets taller where the window has height to spare. */
#define TIGHT_LINE 1.1
#define MAX_CHIP_STRETCH 1.4

/* With less room for titles (in heights of their font), they go below the times, and then on two
 * lines. */
#define MIN_TITLE_ROOM 4
#define MIN_LINE_ROOM 5

struct _ZimtWeekPainter
{
  ZimtPlanText *text;  /* owned */
  double *row_heights; /* owned (nullable): lent out with the geometry */
};

/* All that drawing needs, so that functions need not pass it on one by one. */
typedef struct
{
  ZimtWeekPainter *painter; /* borrowed, as the rest */
  cairo_t *cr;
  const ZimtWeekPlan *plan;
  const ZimtWeekLayout *layout;
  const ZimtWeekGeometry *geometry;
  const ZimtPalette *palette;
  const ZimtWeekMoment *moment;
  const ZimtRect *clip;
} Drawing;

static ZimtWeekPainter *
create_painter (PangoContext *context, gboolean is_paper)
{
  ZimtWeekPainter *painter = g_new0 (ZimtWeekPainter, 1);

  painter->text = zimt_plan_text_new (context, is_paper);
  return painter;
}

ZimtWeekPainter *
zimt_week_painter_new (PangoContext *context)
{
  return create_painter (context, FALSE);
}

ZimtWeekPainter *
zimt_week_painter_new_for_paper (PangoContext *context)
{
  return create_painter (context, TRUE);
}

void
zimt_week_painter_free (ZimtWeekPainter *painter)
{
  if (painter == NULL)
    return;
  zimt_plan_text_free (painter->text);
  g_free (painter->row_heights);
  g_free (painter);
}

void
zimt_week_painter_forget (ZimtWeekPainter *painter)
{
  zimt_plan_text_forget (painter->text);
}

/* Pad, number, pad, name, pad. */
static double
get_name_width (const ZimtWeekPainter *painter, double room_width)
{
  double pad = zimt_plan_text_get_metrics (painter->text)->pad;

  return MAX (room_width - 4 * pad - zimt_plan_text_get_number_width (painter->text), 0);
}

/* As wide as the widest word of the rooms' names; wider where that saves lines and costs little. */
static double
suggest_room_width (ZimtWeekPainter *painter, const ZimtWeekPlan *plan, double width)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double fixed = zimt_plan_text_get_number_width (painter->text) + 4 * metrics->pad;
  double word_width = 0, natural_width = 0;

  for (guint row = 0; row < plan->rooms->len; row++)
    {
      const ZimtRoomText *room = zimt_plan_text_get_room (painter->text, row, width);

      word_width = MAX (word_width, room->word_width);
      natural_width = MAX (natural_width, room->natural_width);
    }
  double wanted = MAX (word_width, MIN (natural_width, width * ONE_LINE_SHARE - fixed));

  return ceil (CLAMP (wanted + fixed + 1, 0, width * MAX_ROOM_SHARE));
}

static void
suggest_row_heights (ZimtWeekPainter *painter, const ZimtWeekPlan *plan, double room_width)
{
  double pad = zimt_plan_text_get_metrics (painter->text)->pad;
  double name_width = get_name_width (painter, room_width);

  g_free (painter->row_heights);
  painter->row_heights = g_new0 (double, MAX (plan->rooms->len, 1));
  for (guint row = 0; row < plan->rooms->len; row++)
    painter->row_heights[row]
        = zimt_plan_text_get_room_height (painter->text, row, name_width) + 1.4 * pad;
}

static double
suggest_header_height (ZimtWeekPainter *painter, const ZimtWeekPlan *plan, double width)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double note_height = 0;

  for (guint day = 0; day < plan->n_days; day++)
    {
      const ZimtDayText *text
          = zimt_plan_text_get_day (painter->text, day, MAX (width - 2 * metrics->pad, 0));

      if (text->note.layout != NULL)
        note_height = MAX (note_height, text->note.height);
    }
  return ceil (metrics->name_height + note_height + 2 * metrics->pad);
}

/* Columns that are narrow for their font, as with large text, have room for titles below only. */
static guint
suggest_lines_below (const ZimtWeekPainter *painter, const ZimtWeekGeometry *geometry)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double chip_width
      = (geometry->width - geometry->room_width) / geometry->n_days - 2 * geometry->chip_gap;
  double below = chip_width - 2 * metrics->pad;
  double beside = below - metrics->mark_width - metrics->start_width - metrics->pad;

  if (beside >= MIN_TITLE_ROOM * metrics->chip_height)
    return 0;
  return below >= MIN_LINE_ROOM * metrics->chip_height ? 1 : 2;
}

/* The same, read from a geometry: one line and a stretched one are both less than two. */
static guint
get_lines_below (const ZimtWeekPainter *painter, const ZimtWeekGeometry *geometry)
{
  double line_height = zimt_plan_text_get_metrics (painter->text)->chip_height;

  if (zimt_plan_text_get_wraps (painter->text) || geometry->chip_height < 2 * line_height)
    return 0;
  return (guint)(geometry->chip_height / line_height) - 1;
}

/* What the font alone decides. */
static void
suggest_lengths (ZimtWeekPainter *painter, ZimtWeekGeometry *geometry)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  gboolean is_paper = zimt_plan_text_get_wraps (painter->text);

  geometry->chip_height = metrics->chip_height * TIGHT_LINE;
  geometry->chip_gap = metrics->chip_height * 0.12;
  geometry->ribbon_height = metrics->chip_height * (is_paper ? 0.22 : 0.27);
  if (!is_paper)
    {
      geometry->chip_height += suggest_lines_below (painter, geometry) * metrics->chip_height;
      geometry->chip_height = ceil (geometry->chip_height);
      geometry->chip_gap = MAX (round (geometry->chip_gap), 2);
      geometry->ribbon_height = MAX (round (geometry->ribbon_height), 3);
    }
  geometry->min_row_height
      = geometry->chip_height + 3 * geometry->chip_gap + geometry->ribbon_height;
}

/* Taller chips are easier to read and to hit: they take part of what the window has to spare. */
static void
stretch_chips (const ZimtWeekPlan *plan, ZimtWeekGeometry *geometry)
{
  g_autoptr (GArray) blocks = zimt_week_plan_dup_blocks (plan);
  ZimtWeekGeometry tight = *geometry;
  tight.height = 0;
  g_autoptr (ZimtWeekLayout) layout
      = zimt_week_layout_new (&tight, (const ZimtWeekBlock *)blocks->data, blocks->len);
  double needed = zimt_week_layout_get_height (layout) - geometry->header_height;

  if (needed <= 0)
    return;
  geometry->chip_height
      = floor (geometry->chip_height * CLAMP (geometry->height / needed, 1, MAX_CHIP_STRETCH));
}

void
zimt_week_painter_suggest_geometry (ZimtWeekPainter *painter, const ZimtWeekPlan *plan,
                                    double width, double height, gboolean is_rtl,
                                    ZimtWeekGeometry *geometry)
{
  zimt_plan_text_set_plan (painter->text, plan);
  *geometry = (ZimtWeekGeometry){
    .width = width,
    .room_width = suggest_room_width (painter, plan, width),
    .n_rows = plan->rooms->len,
    .n_days = plan->n_days,
    .day_opens = 8 * 60,
    .day_closes = 20 * 60,
    .max_chips = zimt_plan_text_get_wraps (painter->text) ? 0 : MAX_CHIPS,
    .is_rtl = is_rtl,
  };
  if (plan->house->day_closes > plan->house->day_opens)
    {
      geometry->day_opens = (guint)plan->house->day_opens;
      geometry->day_closes = (guint)plan->house->day_closes;
    }
  geometry->header_height
      = suggest_header_height (painter, plan,
                               floor ((width - geometry->room_width) / plan->n_days));
  geometry->height = MAX (height - geometry->header_height, 0);
  suggest_lengths (painter, geometry);
  suggest_row_heights (painter, plan, geometry->room_width);
  geometry->row_heights = painter->row_heights;
  if (!zimt_plan_text_get_wraps (painter->text) && get_lines_below (painter, geometry) == 0)
    stretch_chips (plan, geometry);
}

ZimtWeekLayout *
zimt_week_painter_lay_out_paper (ZimtWeekPainter *painter, const ZimtWeekPlan *plan, double width,
                                 double height, gboolean is_rtl)
{
  ZimtWeekGeometry geometry;
  g_autoptr (GArray) blocks = zimt_week_plan_dup_blocks (plan);

  zimt_week_painter_suggest_geometry (painter, plan, width, height, is_rtl, &geometry);
  /* Columns lie on whole points and differ by one: every chip fits the narrowest. */
  g_autoptr (ZimtWeekLayout) empty = zimt_week_layout_new (&geometry, NULL, 0);
  for (guint i = 0; i < blocks->len; i++)
    {
      ZimtWeekBlock *block = &g_array_index (blocks, ZimtWeekBlock, i);
      double chip_width
          = zimt_week_layout_get_day_header (empty, block->day).width - 2 * geometry.chip_gap;

      block->height
          = zimt_plan_text_get_chip_height (painter->text, i, chip_width, geometry.chip_height);
    }
  return zimt_week_layout_new (&geometry, (const ZimtWeekBlock *)blocks->data, blocks->len);
}

gboolean
zimt_week_painter_keeps_words (ZimtWeekPainter *painter, const ZimtWeekPlan *plan,
                               const ZimtWeekLayout *layout)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double name_width = get_name_width (painter, zimt_week_layout_get_geometry (layout)->room_width);
  gsize n_chips = 0;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (layout, &n_chips);

  for (gsize i = 0; i < n_chips; i++)
    {
      double width = chips[i].rect.width;
      const ZimtChipText *chip
          = zimt_plan_text_get_chip (painter->text, (guint)chips[i].block, width, 0);

      if (chip->word_width > width - 2 * metrics->pad)
        return FALSE;
    }
  for (guint row = 0; row < plan->rooms->len; row++)
    if (zimt_plan_text_get_room (painter->text, row, name_width)->word_width > name_width)
      return FALSE;
  return TRUE;
}

static void
show_text (cairo_t *cr, const ZimtPlacedText *text, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, text->layout);
}

static gboolean
is_visible (const Drawing *drawing, const ZimtRect *rect)
{
  const ZimtRect *clip = drawing->clip;

  return clip == NULL
         || (rect->x < clip->x + clip->width && clip->x < rect->x + rect->width
             && rect->y < clip->y + clip->height && clip->y < rect->y + rect->height);
}

static ZimtDate
get_date (const Drawing *drawing, guint day)
{
  return drawing->plan->monday + (ZimtDate)day;
}

static const ZimtColour *
get_day_colour (const Drawing *drawing, guint day)
{
  ZimtDate date = get_date (drawing, day);
  const ZimtCalendar *calendar = drawing->plan->calendar;

  if (date == drawing->moment->today)
    return &drawing->palette->today;
  if (zimt_date_get_weekday (date) >= 6
      || zimt_holiday_name (date, calendar->with_corpus_christi) != NULL)
    return &drawing->palette->weekend;
  if (zimt_calendar_get_school_holiday (calendar, date) != NULL)
    return &drawing->palette->school_holiday;
  return &drawing->palette->ground;
}

/* Hair lines: one pixel on the screen, thinner on paper. */
static double
get_line_width (const Drawing *drawing)
{
  return zimt_plan_text_get_wraps (drawing->painter->text) ? 0.5 : 1;
}

static void
draw_column (const Drawing *drawing, guint day)
{
  ZimtRect rect = zimt_week_layout_get_day_header (drawing->layout, day);
  double top = rect.height;

  rect.y = top;
  rect.height = zimt_week_layout_get_height (drawing->layout) - top;
  zimt_shape_fill (drawing->cr, &rect, get_day_colour (drawing, day));
}

/* All lines of the grid in one path: at the start side of each day, below each row. */
static void
draw_grid (const Drawing *drawing)
{
  const ZimtWeekLayout *layout = drawing->layout;
  double line_width = get_line_width (drawing);
  double top = zimt_week_layout_get_day_header (layout, 0).height;
  double bottom = zimt_week_layout_get_height (layout);

  zimt_shape_set_colour (drawing->cr, &drawing->palette->line);
  for (guint day = 0; day < drawing->geometry->n_days; day++)
    {
      ZimtRect rect = zimt_week_layout_get_day_header (layout, day);
      ZimtRect line = zimt_chip_place (&rect, drawing->geometry->is_rtl, 0, line_width);

      cairo_rectangle (drawing->cr, line.x, top, line_width, bottom - top);
    }
  for (guint row = 0; row < drawing->geometry->n_rows; row++)
    {
      ZimtRect rect = zimt_week_layout_get_row_header (layout, row);

      cairo_rectangle (drawing->cr, 0, rect.y + rect.height - line_width, drawing->geometry->width,
                       line_width);
    }
  cairo_fill (drawing->cr);
}

static void
draw_room (const Drawing *drawing, guint row)
{
  ZimtPlanText *text = drawing->painter->text;
  double pad = zimt_plan_text_get_metrics (text)->pad;
  double width = get_name_width (drawing->painter, drawing->geometry->room_width);
  const ZimtRoomText *room = zimt_plan_text_get_room (text, row, width);
  ZimtRect rect = zimt_week_layout_get_row_header (drawing->layout, row);
  gboolean is_rtl = drawing->geometry->is_rtl;
  double name_offset = 2.5 * pad + zimt_plan_text_get_number_width (text);
  ZimtRect number = zimt_chip_place (&rect, is_rtl, pad, room->number.width);
  ZimtRect name = zimt_chip_place (&rect, is_rtl, name_offset, width);
  double y = rect.y + 0.7 * pad;

  zimt_shape_set_colour (drawing->cr, &drawing->palette->text);
  show_text (drawing->cr, &room->number, number.x, y);
  show_text (drawing->cr, &room->name, name.x, y + room->number.baseline - room->name.baseline);
  if (room->detail.layout == NULL)
    return;
  zimt_shape_set_colour (drawing->cr, &drawing->palette->dim_text);
  show_text (drawing->cr, &room->detail, name.x, y + room->name.height);
}

/* A thin line where the room is closed, a full track where it is open. */
static void
draw_closed (const Drawing *drawing, const ZimtRect *stretch)
{
  ZimtRect line = *stretch;

  line.height = MAX (stretch->height / 5, get_line_width (drawing));
  line.y = floor (stretch->y + (stretch->height - line.height) / 2);
  zimt_shape_fill (drawing->cr, &line, &drawing->palette->ribbon_closed);
}

static void
draw_closures (const Drawing *drawing, const ZimtRoom *room, guint row, guint day)
{
  const GPtrArray *closures = drawing->plan->house->closures;
  ZimtMinute midnight = zimt_minute_new (get_date (drawing, day), 0);

  for (guint i = 0; i < closures->len; i++)
    {
      const ZimtClosure *closure = (const ZimtClosure *)g_ptr_array_index (closures, i);
      ZimtMinute from = MAX (closure->starts - midnight, 0);
      ZimtMinute to = MIN (closure->ends - midnight, ZIMT_MINUTES_PER_DAY);

      if ((closure->room_id != 0 && closure->room_id != room->id) || from >= to)
        continue;
      ZimtRect stretch
          = zimt_week_layout_get_ribbon_stretch (drawing->layout, row, day, (guint)from, (guint)to);
      if (stretch.width <= 0)
        continue;
      zimt_shape_fill (drawing->cr, &stretch, get_day_colour (drawing, day));
      draw_closed (drawing, &stretch);
    }
}

static void
draw_track (const Drawing *drawing, guint row, guint day)
{
  const ZimtRoom *room = (const ZimtRoom *)g_ptr_array_index (drawing->plan->rooms, row);
  ZimtRect ribbon = zimt_week_layout_get_ribbon (drawing->layout, row, day);
  int opens = 0, closes = 0;
  gboolean is_open = zimt_room_get_opening (room, get_date (drawing, day), &opens, &closes);

  if (!is_open || opens > (int)drawing->geometry->day_opens
      || closes < (int)drawing->geometry->day_closes)
    draw_closed (drawing, &ribbon);
  if (is_open)
    {
      ZimtRect open = zimt_week_layout_get_ribbon_stretch (drawing->layout, row, day, (guint)opens,
                                                           (guint)closes);

      zimt_shape_set_colour (drawing->cr, &drawing->palette->ribbon);
      zimt_shape_path (drawing->cr, &open, open.height / 2, ZIMT_ROUND_ALL);
      cairo_fill (drawing->cr);
    }
  draw_closures (drawing, room, row, day);
}

static void
draw_buffer (const Drawing *drawing, const ZimtPlanEntry *entry, gint64 from, gint64 to,
             const ZimtColour *colour)
{
  ZimtRect stretch
      = zimt_week_layout_get_ribbon_stretch (drawing->layout, entry->row, entry->day,
                                             (guint)CLAMP (from, 0, ZIMT_MINUTES_PER_DAY),
                                             (guint)CLAMP (to, 0, ZIMT_MINUTES_PER_DAY));

  if (stretch.width > 0)
    zimt_shape_ticks (drawing->cr, &stretch, stretch.height * 0.8, colour);
}

static void
draw_busy (const Drawing *drawing, const ZimtWeekChip *chip)
{
  const ZimtPlanEntry *entry = &g_array_index (drawing->plan->entries, ZimtPlanEntry, chip->block);
  const ZimtRoom *room = (const ZimtRoom *)g_ptr_array_index (drawing->plan->rooms, entry->row);
  const ZimtEvent *event = &entry->booking->event;
  gboolean is_option = entry->booking->status == ZIMT_STATUS_OPTION;
  ZimtColour busy;

  if (chip->ribbon.width <= 0)
    return;
  zimt_palette_get_busy (drawing->palette,
                         entry->organisation != NULL ? entry->organisation->colour : 0x77767b,
                         &busy);
  if (entry->is_dimmed)
    busy = zimt_colour_mix (&drawing->palette->ribbon, &busy, 0.4);
  draw_buffer (drawing, entry,
               (gint64)entry->start - MAX (event->buffer_before, room->buffer_before), entry->start,
               &busy);
  draw_buffer (drawing, entry, entry->end,
               (gint64)entry->end + MAX (event->buffer_after, room->buffer_after), &busy);
  if (is_option)
    {
      zimt_shape_border (drawing->cr, &chip->ribbon, chip->ribbon.height / 2,
                         MAX (chip->ribbon.height / 4, 0.5), 0, &busy);
      return;
    }
  zimt_shape_set_colour (drawing->cr, &busy);
  zimt_shape_path (drawing->cr, &chip->ribbon, chip->ribbon.height / 2, ZIMT_ROUND_ALL);
  cairo_fill (drawing->cr);
}

static void
draw_now (const Drawing *drawing, guint row, guint day)
{
  int minute = drawing->moment->now_minute;
  const ZimtWeekGeometry *geometry = drawing->geometry;

  if (get_date (drawing, day) != drawing->moment->today || minute < (int)geometry->day_opens
      || minute >= (int)geometry->day_closes)
    return;
  ZimtRect ribbon = zimt_week_layout_get_ribbon_stretch (drawing->layout, row, day, (guint)minute,
                                                         (guint)minute + 1);
  double height = geometry->ribbon_height;
  ZimtRect line = { round (ribbon.x) - 1, ribbon.y - height * 0.6, 2, height * 2.2 };

  zimt_shape_fill (drawing->cr, &line, &drawing->palette->now);
}

static void
draw_cell (const Drawing *drawing, const ZimtChipPainter *chip_painter, guint row, guint day)
{
  gsize n_chips = 0, n_visible = 0;
  const ZimtWeekChip *chips
      = zimt_week_layout_get_cell_chips (drawing->layout, row, day, &n_chips, &n_visible);

  draw_track (drawing, row, day);
  for (gsize i = 0; i < n_chips; i++)
    draw_busy (drawing, &chips[i]);
  draw_now (drawing, row, day);
  for (gsize i = 0; i < n_visible; i++)
    zimt_chip_draw (chip_painter,
                    &g_array_index (drawing->plan->entries, ZimtPlanEntry, chips[i].block),
                    (guint)chips[i].block, &chips[i].rect);
}

static void
draw_mores (const Drawing *drawing, const ZimtChipPainter *chip_painter)
{
  gsize n_mores = 0;
  const ZimtWeekMore *mores = zimt_week_layout_get_mores (drawing->layout, &n_mores);

  for (gsize i = 0; i < n_mores; i++)
    if (is_visible (drawing, &mores[i].rect))
      zimt_chip_draw_more (chip_painter, &mores[i]);
}

static void
draw_cursor (const Drawing *drawing)
{
  const ZimtWeekCursor *cursor = &drawing->moment->cursor;
  gsize n_chips = 0, n_visible = 0;

  if (!drawing->moment->has_cursor || cursor->row >= drawing->geometry->n_rows
      || cursor->day >= drawing->geometry->n_days)
    return;
  const ZimtWeekChip *chips = zimt_week_layout_get_cell_chips (drawing->layout, cursor->row,
                                                               cursor->day, &n_chips, &n_visible);
  ZimtRect ring = zimt_week_layout_get_cell (drawing->layout, cursor->row, cursor->day);

  if (cursor->chip >= 0 && (gsize)cursor->chip < n_visible)
    {
      ring = chips[cursor->chip].rect;
      ring = (ZimtRect){ ring.x - 2, ring.y - 2, ring.width + 4, ring.height + 4 };
    }
  zimt_shape_border (drawing->cr, &ring, 4, 2, 0, &drawing->palette->focus);
}

static void
draw_rows (const Drawing *drawing)
{
  const ZimtWeekGeometry *geometry = drawing->geometry;
  ZimtChipPainter chip_painter = {
    .cr = drawing->cr,
    .text = drawing->painter->text,
    .palette = drawing->palette,
    .line_height = geometry->chip_height,
    .n_lines_below = get_lines_below (drawing->painter, geometry),
    .is_rtl = geometry->is_rtl,
  };

  if (chip_painter.n_lines_below > 0)
    chip_painter.line_height
        = zimt_plan_text_get_metrics (drawing->painter->text)->chip_height * TIGHT_LINE;
  for (guint row = 0; row < geometry->n_rows; row++)
    {
      ZimtRect header = zimt_week_layout_get_row_header (drawing->layout, row);

      if (is_visible (drawing, &header))
        draw_room (drawing, row);
      for (guint day = 0; day < geometry->n_days; day++)
        {
          ZimtRect cell = zimt_week_layout_get_cell (drawing->layout, row, day);

          if (is_visible (drawing, &cell))
            draw_cell (drawing, &chip_painter, row, day);
        }
    }
  draw_mores (drawing, &chip_painter);
}

static Drawing
prepare (ZimtWeekPainter *painter, cairo_t *cr, const ZimtWeekPlan *plan,
         const ZimtWeekLayout *layout, const ZimtPalette *palette, const ZimtWeekMoment *moment)
{
  zimt_plan_text_set_plan (painter->text, plan);
  return (Drawing){
    .painter = painter,
    .cr = cr,
    .plan = plan,
    .layout = layout,
    .geometry = zimt_week_layout_get_geometry (layout),
    .palette = moment->is_grey ? zimt_palette_get (ZIMT_SCHEME_GREY) : palette,
    .moment = moment,
  };
}

void
zimt_week_painter_draw_rows (ZimtWeekPainter *painter, cairo_t *cr, const ZimtWeekPlan *plan,
                             const ZimtWeekLayout *layout, const ZimtPalette *palette,
                             const ZimtWeekMoment *moment, const ZimtRect *clip)
{
  Drawing drawing = prepare (painter, cr, plan, layout, palette, moment);
  double top = zimt_week_layout_get_day_header (layout, 0).height;
  ZimtRect all = { 0, top, drawing.geometry->width, zimt_week_layout_get_height (layout) - top };

  drawing.clip = clip;
  cairo_save (cr);
  if (clip != NULL)
    {
      cairo_rectangle (cr, clip->x, clip->y, clip->width, clip->height);
      cairo_clip (cr);
    }
  zimt_shape_fill (cr, &all, &drawing.palette->ground);
  for (guint day = 0; day < drawing.geometry->n_days; day++)
    draw_column (&drawing, day);
  draw_grid (&drawing);
  draw_rows (&drawing);
  draw_cursor (&drawing);
  cairo_restore (cr);
}

static void
draw_day (const Drawing *drawing, guint day)
{
  ZimtPlanText *text = drawing->painter->text;
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (text);
  gboolean is_rtl = drawing->geometry->is_rtl;
  ZimtRect rect = zimt_week_layout_get_day_header (drawing->layout, day);
  double width = MAX (rect.width - 2 * metrics->pad, 0);
  const ZimtDayText *texts = zimt_plan_text_get_day (text, day, width);
  ZimtRect place = zimt_chip_place (&rect, is_rtl, metrics->pad, width);
  gboolean is_today = get_date (drawing, day) == drawing->moment->today;
  double y = rect.y + metrics->pad;

  zimt_shape_fill (drawing->cr, &rect, get_day_colour (drawing, day));
  zimt_shape_set_colour (drawing->cr, &drawing->palette->text);
  show_text (drawing->cr, &texts->day, place.x, y);
  if (is_today && texts->day.width + metrics->pad + texts->today.width <= width)
    {
      place = zimt_chip_place (&rect, is_rtl, 2 * metrics->pad + texts->day.width,
                               texts->today.width);
      zimt_shape_set_colour (drawing->cr, &drawing->palette->accent);
      show_text (drawing->cr, &texts->today, place.x,
                 y + texts->day.baseline - texts->today.baseline);
    }
  if (texts->note.layout == NULL)
    return;
  place = zimt_chip_place (&rect, is_rtl, metrics->pad, width);
  zimt_shape_set_colour (drawing->cr,
                         texts->is_holiday ? &drawing->palette->now : &drawing->palette->dim_text);
  show_text (drawing->cr, &texts->note, place.x, y + metrics->name_height);
}

void
zimt_week_painter_draw_header (ZimtWeekPainter *painter, cairo_t *cr, const ZimtWeekPlan *plan,
                               const ZimtWeekLayout *layout, const ZimtPalette *palette,
                               const ZimtWeekMoment *moment)
{
  Drawing drawing = prepare (painter, cr, plan, layout, palette, moment);
  double line_width = get_line_width (&drawing);
  double height = zimt_week_layout_get_day_header (layout, 0).height;
  ZimtRect all = { 0, 0, drawing.geometry->width, height };
  ZimtRect line = { 0, height - line_width, drawing.geometry->width, line_width };

  zimt_shape_fill (cr, &all, &drawing.palette->ground);
  for (guint day = 0; day < plan->n_days; day++)
    draw_day (&drawing, day);
  zimt_shape_fill (cr, &line, &drawing.palette->line);
}

void
zimt_week_painter_draw_mark (ZimtWeekPainter *painter, cairo_t *cr, const ZimtRect *rect,
                             const ZimtPalette *palette, const ZimtOrganisation *organisation)
{
  ZimtChipPainter chip_painter = {
    .cr = cr,
    .text = painter->text,
    .palette = palette,
    .line_height = rect->height,
  };

  zimt_chip_draw_mark (&chip_painter, organisation, rect);
}
