/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ribbon at each cell's foot: open, closed, busy, buffers, now; and the hatch of closed cells.
 * Plain rectangles on whole pixels: there are a hundred of them in each drawing. */
#include <math.h>

#include "zimt-chip-painter.h"
#include "zimt-shape.h"
#include "zimt-week-painter-private.h"

static ZimtDate
get_date (const ZimtWeekDrawing *drawing, guint day)
{
  return drawing->plan->monday + (ZimtDate)day;
}

static const ZimtRoom *
get_room (const ZimtWeekDrawing *drawing, guint row)
{
  return (const ZimtRoom *)g_ptr_array_index (drawing->plan->rooms, row);
}

/* A stretch of a ribbon; on the screen from pixel to pixel, and never nothing. */
static ZimtRect
get_stretch (const ZimtWeekDrawing *drawing, guint row, guint day, gint64 from, gint64 to)
{
  ZimtRect rect = zimt_week_layout_get_ribbon_stretch (drawing->layout, row, day,
                                                       (guint)CLAMP (from, 0, ZIMT_MINUTES_PER_DAY),
                                                       (guint)CLAMP (to, 0, ZIMT_MINUTES_PER_DAY));

  if (rect.width > 0 && !zimt_plan_text_get_wraps (drawing->painter->text))
    {
      double right = round (rect.x + rect.width);

      rect.x = round (rect.x);
      rect.width = MAX (right - rect.x, 1);
    }
  return rect;
}

/* Where the room is closed, the ribbon is thin. */
static void
add_closed (const ZimtWeekDrawing *drawing, const ZimtRect *stretch)
{
  double height = zimt_week_drawing_get_line_width (drawing);

  cairo_rectangle (drawing->cr, stretch->x, floor (stretch->y + (stretch->height - height) / 2),
                   stretch->width, height);
}

static void
draw_closures (const ZimtWeekDrawing *drawing, guint row, guint day)
{
  const GPtrArray *closures = drawing->plan->house->closures;
  ZimtMinute midnight = zimt_minute_new (get_date (drawing, day), 0);

  for (guint i = 0; i < closures->len; i++)
    {
      const ZimtClosure *closure = (const ZimtClosure *)g_ptr_array_index (closures, i);

      if (!zimt_house_is_closed_by (drawing->plan->house, get_room (drawing, row)->id, closure))
        continue;
      ZimtRect stretch
          = get_stretch (drawing, row, day, closure->starts - midnight, closure->ends - midnight);
      if (stretch.width <= 0)
        continue;
      zimt_shape_fill (drawing->cr, &stretch, drawing->day_colours[day]);
      zimt_shape_set_colour (drawing->cr, &drawing->palette->ribbon_closed);
      add_closed (drawing, &stretch);
      cairo_fill (drawing->cr);
    }
}

/* How far apart the lines of the hatch lie, in heights of a chip's font. */
#define HATCH_STEP 0.4

static void
hatch (const ZimtWeekDrawing *drawing, const ZimtRect *rect)
{
  double step = zimt_plan_text_get_metrics (drawing->painter->text)->chip_height * HATCH_STEP;

  zimt_shape_pattern (drawing->cr, rect, ZIMT_PATTERN_STRIPES, step,
                      zimt_week_drawing_get_line_width (drawing), &drawing->palette->ribbon_closed);
}

static void
draw_closed_cell (const ZimtWeekDrawing *drawing, guint row, guint day)
{
  const GPtrArray *closures = drawing->plan->house->closures;
  ZimtMinute midnight = zimt_minute_new (get_date (drawing, day), 0);
  ZimtRect cell = zimt_week_layout_get_cell (drawing->layout, row, day);

  if (zimt_week_plan_get_closure (drawing->plan, row, day) != NULL)
    {
      hatch (drawing, &cell);
      return;
    }
  for (guint i = 0; i < closures->len; i++)
    {
      const ZimtClosure *closure = (const ZimtClosure *)g_ptr_array_index (closures, i);
      ZimtRect stretch
          = get_stretch (drawing, row, day, closure->starts - midnight, closure->ends - midnight);

      stretch.y = cell.y;
      stretch.height = cell.height;
      if (stretch.width > 0
          && zimt_house_is_closed_by (drawing->plan->house, get_room (drawing, row)->id, closure))
        hatch (drawing, &stretch);
    }
}

typedef void (*CellFunc) (const ZimtWeekDrawing *drawing, guint row, guint day);

static void
for_each_cell (const ZimtWeekDrawing *drawing, CellFunc function)
{
  for (guint row = 0; row < drawing->geometry->n_rows; row++)
    for (guint day = 0; day < drawing->geometry->n_days; day++)
      {
        ZimtRect cell = zimt_week_layout_get_cell (drawing->layout, row, day);

        if (zimt_week_drawing_shows (drawing, &cell))
          function (drawing, row, day);
      }
}

static void
add_open_hours (const ZimtWeekDrawing *drawing, guint row, guint day)
{
  int opens = 0, closes = 0;

  if (!zimt_room_get_opening (get_room (drawing, row), get_date (drawing, day), &opens, &closes))
    return;
  ZimtRect stretch = get_stretch (drawing, row, day, opens, closes);

  cairo_rectangle (drawing->cr, stretch.x, stretch.y, stretch.width, stretch.height);
}

static void
add_closed_hours (const ZimtWeekDrawing *drawing, guint row, guint day)
{
  int opens = 0, closes = 0;
  gboolean is_open
      = zimt_room_get_opening (get_room (drawing, row), get_date (drawing, day), &opens, &closes);
  ZimtRect before = get_stretch (drawing, row, day, 0, is_open ? opens : ZIMT_MINUTES_PER_DAY);
  ZimtRect after = get_stretch (drawing, row, day, is_open ? closes : ZIMT_MINUTES_PER_DAY,
                                ZIMT_MINUTES_PER_DAY);

  if (before.width > 0)
    add_closed (drawing, &before);
  if (after.width > 0)
    add_closed (drawing, &after);
}

void
zimt_week_drawing_draw_closed (const ZimtWeekDrawing *drawing)
{
  for_each_cell (drawing, draw_closed_cell);
}

void
zimt_week_drawing_draw_tracks (const ZimtWeekDrawing *drawing)
{
  zimt_shape_set_colour (drawing->cr, &drawing->palette->ribbon);
  for_each_cell (drawing, add_open_hours);
  cairo_fill (drawing->cr);
  zimt_shape_set_colour (drawing->cr, &drawing->palette->ribbon_closed);
  for_each_cell (drawing, add_closed_hours);
  cairo_fill (drawing->cr);
  for_each_cell (drawing, draw_closures);
}

static void
draw_buffer (const ZimtWeekDrawing *drawing, const ZimtPlanEntry *entry, gint64 from, gint64 to,
             const ZimtColour *colour)
{
  ZimtRect stretch = get_stretch (drawing, entry->row, entry->day, from, to);

  if (stretch.width > 0)
    zimt_shape_ticks (drawing->cr, &stretch, stretch.height * 0.8, colour);
}

void
zimt_week_drawing_draw_busy (const ZimtWeekDrawing *drawing, const ZimtWeekChip *chip)
{
  const ZimtPlanEntry *entry = &g_array_index (drawing->plan->entries, ZimtPlanEntry, chip->block);
  const ZimtRoom *room = get_room (drawing, entry->row);
  const ZimtEvent *event = &entry->booking->event;

  if (chip->ribbon.width <= 0)
    return;
  ZimtRect stretch = get_stretch (drawing, entry->row, entry->day, entry->start, entry->end);

  ZimtColour busy = zimt_colour_cache_get (drawing->painter->colours, drawing->palette,
                                           zimt_chip_get_colour (entry->organisation))
                        ->busy;

  if (entry->is_dimmed)
    busy = zimt_colour_mix (&drawing->palette->ribbon, &busy, 0.4);
  draw_buffer (drawing, entry,
               (gint64)entry->start - MAX (event->buffer_before, room->buffer_before), entry->start,
               &busy);
  draw_buffer (drawing, entry, entry->end,
               (gint64)entry->end + MAX (event->buffer_after, room->buffer_after), &busy);
  if (entry->booking->status == ZIMT_STATUS_OPTION)
    zimt_shape_border (drawing->cr, &stretch, 0, zimt_week_drawing_get_line_width (drawing), 0,
                       &busy);
  else
    zimt_shape_fill (drawing->cr, &stretch, &busy);
}

void
zimt_week_drawing_draw_now (const ZimtWeekDrawing *drawing)
{
  int minute = drawing->moment->now_minute;
  gint64 day = (gint64)drawing->moment->today - drawing->plan->monday;
  double height = drawing->geometry->ribbon_height;

  if (day < 0 || day >= drawing->geometry->n_days || minute < (int)drawing->geometry->day_opens
      || minute >= (int)drawing->geometry->day_closes)
    return;
  zimt_shape_set_colour (drawing->cr, &drawing->palette->now);
  for (guint row = 0; row < drawing->geometry->n_rows; row++)
    {
      ZimtRect at = get_stretch (drawing, row, (guint)day, minute, minute + 1);

      cairo_rectangle (drawing->cr, at.x - 1, round (at.y - height * 0.6), 2, round (height * 2.2));
    }
  cairo_fill (drawing->cr);
}
