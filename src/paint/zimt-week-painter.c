/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints the house week: headers, cells, ribbons, chips. */
#include "zimt-week-painter-private.h"

#include "zimt-chip-painter.h"
#include "zimt-shape.h"

static ZimtWeekPainter *
create_painter (PangoContext *context, gboolean is_paper)
{
  ZimtWeekPainter *painter = g_new0 (ZimtWeekPainter, 1);

  painter->text = zimt_plan_text_new (context, is_paper);
  painter->colours = zimt_colour_cache_new ();
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
  zimt_colour_cache_free (painter->colours);
  g_free (painter->row_heights);
  g_free (painter);
}

void
zimt_week_painter_forget (ZimtWeekPainter *painter)
{
  zimt_plan_text_forget (painter->text);
}

static void
show_text (cairo_t *cr, const ZimtPlacedText *text, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, text->layout);
}

gboolean
zimt_week_drawing_shows (const ZimtWeekDrawing *drawing, const ZimtRect *rect)
{
  const ZimtRect *clip = drawing->clip;

  return clip == NULL
         || (rect->x < clip->x + clip->width && clip->x < rect->x + rect->width
             && rect->y < clip->y + clip->height && clip->y < rect->y + rect->height);
}

static ZimtDate
get_date (const ZimtWeekDrawing *drawing, guint day)
{
  return drawing->plan->monday + (ZimtDate)day;
}

static const ZimtColour *
find_day_colour (const ZimtWeekDrawing *drawing, ZimtDate date)
{
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

double
zimt_week_drawing_get_line_width (const ZimtWeekDrawing *drawing)
{
  return zimt_plan_text_get_wraps (drawing->painter->text) ? 0.5 : 1;
}

static void
draw_column (const ZimtWeekDrawing *drawing, guint day)
{
  ZimtRect rect = zimt_week_layout_get_day_header (drawing->layout, day);
  double top = rect.height;

  rect.y = top;
  rect.height = zimt_week_layout_get_height (drawing->layout) - top;
  zimt_shape_fill (drawing->cr, &rect, drawing->day_colours[day]);
}

/* All lines of the grid in one path: at the start side of each day, below each row. */
static void
draw_grid (const ZimtWeekDrawing *drawing)
{
  const ZimtWeekLayout *layout = drawing->layout;
  double line_width = zimt_week_drawing_get_line_width (drawing);
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
draw_room (const ZimtWeekDrawing *drawing, guint row)
{
  ZimtPlanText *text = drawing->painter->text;
  double pad = zimt_plan_text_get_metrics (text)->pad;
  double width = zimt_week_painter_get_name_width (drawing->painter, drawing->geometry->room_width);
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

static void
draw_cell (const ZimtWeekDrawing *drawing, const ZimtChipPainter *chip_painter, guint row,
           guint day)
{
  gsize n_chips = 0, n_visible = 0;
  const ZimtWeekChip *chips
      = zimt_week_layout_get_cell_chips (drawing->layout, row, day, &n_chips, &n_visible);

  for (gsize i = 0; i < n_chips; i++)
    zimt_week_drawing_draw_busy (drawing, &chips[i]);
  for (gsize i = 0; i < n_visible; i++)
    {
      /* A hollow chip keeps its words clear of a closed cell's hatch. */
      zimt_shape_fill (drawing->cr, &chips[i].rect, drawing->day_colours[day]);
      zimt_chip_draw (chip_painter,
                      &g_array_index (drawing->plan->entries, ZimtPlanEntry, chips[i].block),
                      (guint)chips[i].block, &chips[i].rect);
    }
}

static void
draw_mores (const ZimtWeekDrawing *drawing, const ZimtChipPainter *chip_painter)
{
  gsize n_mores = 0;
  const ZimtWeekMore *mores = zimt_week_layout_get_mores (drawing->layout, &n_mores);

  for (gsize i = 0; i < n_mores; i++)
    if (zimt_week_drawing_shows (drawing, &mores[i].rect))
      zimt_chip_draw_more (chip_painter, &mores[i]);
}

static void
draw_cursor (const ZimtWeekDrawing *drawing)
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
draw_rows (const ZimtWeekDrawing *drawing)
{
  const ZimtWeekGeometry *geometry = drawing->geometry;
  ZimtChipPainter chip_painter = {
    .cr = drawing->cr,
    .text = drawing->painter->text,
    .colours = drawing->painter->colours,
    .palette = drawing->palette,
    .line_height = geometry->chip_height,
    .n_lines_below = zimt_week_painter_get_lines_below (drawing->painter, geometry),
    .is_rtl = geometry->is_rtl,
  };

  if (chip_painter.n_lines_below > 0)
    chip_painter.line_height
        = zimt_plan_text_get_metrics (drawing->painter->text)->chip_height * ZIMT_CHIP_LINE;
  for (guint row = 0; row < geometry->n_rows; row++)
    {
      ZimtRect header = zimt_week_layout_get_row_header (drawing->layout, row);

      if (zimt_week_drawing_shows (drawing, &header))
        draw_room (drawing, row);
      for (guint day = 0; day < geometry->n_days; day++)
        {
          ZimtRect cell = zimt_week_layout_get_cell (drawing->layout, row, day);

          if (zimt_week_drawing_shows (drawing, &cell))
            draw_cell (drawing, &chip_painter, row, day);
        }
    }
  zimt_week_drawing_draw_now (drawing);
  draw_mores (drawing, &chip_painter);
}

static ZimtWeekDrawing
prepare (ZimtWeekPainter *painter, cairo_t *cr, const ZimtWeekPlan *plan,
         const ZimtWeekLayout *layout, const ZimtPalette *palette, const ZimtWeekMoment *moment)
{
  zimt_plan_text_set_plan (painter->text, plan);

  ZimtWeekDrawing drawing = {
    .painter = painter,
    .cr = cr,
    .plan = plan,
    .layout = layout,
    .geometry = zimt_week_layout_get_geometry (layout),
    .palette = moment->is_grey ? zimt_palette_get (ZIMT_SCHEME_GREY) : palette,
    .moment = moment,
  };

  for (guint day = 0; day < plan->n_days; day++)
    drawing.day_colours[day] = find_day_colour (&drawing, get_date (&drawing, day));
  return drawing;
}

void
zimt_week_painter_draw_rows (ZimtWeekPainter *painter, cairo_t *cr, const ZimtWeekPlan *plan,
                             const ZimtWeekLayout *layout, const ZimtPalette *palette,
                             const ZimtWeekMoment *moment, const ZimtRect *clip)
{
  ZimtWeekDrawing drawing = prepare (painter, cr, plan, layout, palette, moment);
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
  zimt_week_drawing_draw_closed (&drawing);
  draw_grid (&drawing);
  zimt_week_drawing_draw_tracks (&drawing);
  draw_rows (&drawing);
  draw_cursor (&drawing);
  cairo_restore (cr);
}

static void
draw_day (const ZimtWeekDrawing *drawing, guint day)
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

  zimt_shape_fill (drawing->cr, &rect, drawing->day_colours[day]);
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
                         texts->is_off ? &drawing->palette->now : &drawing->palette->dim_text);
  show_text (drawing->cr, &texts->note, place.x, y + metrics->name_height);
}

void
zimt_week_painter_draw_header (ZimtWeekPainter *painter, cairo_t *cr, const ZimtWeekPlan *plan,
                               const ZimtWeekLayout *layout, const ZimtPalette *palette,
                               const ZimtWeekMoment *moment)
{
  ZimtWeekDrawing drawing = prepare (painter, cr, plan, layout, palette, moment);
  double line_width = zimt_week_drawing_get_line_width (&drawing);
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
    .colours = painter->colours,
    .palette = palette,
    .line_height = rect->height,
  };

  zimt_chip_draw_mark (&chip_painter, organisation, rect);
}
