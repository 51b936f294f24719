/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes that the plan is made of. */
#include "zimt-shape.h"

#include <math.h>

void
zimt_shape_set_colour (cairo_t *cr, const ZimtColour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

void
zimt_shape_fill (cairo_t *cr, const ZimtRect *rect, const ZimtColour *colour)
{
  zimt_shape_set_colour (cr, colour);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
}

void
zimt_shape_path (cairo_t *cr, const ZimtRect *rect, double radius, ZimtRound round)
{
  double left = rect->x, right = rect->x + rect->width;
  double top = rect->y, bottom = rect->y + rect->height;
  double r = MIN (radius, MIN (rect->width, rect->height) / 2);

  if (round == ZIMT_ROUND_NONE || r <= 0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }

  double left_r = (round & ZIMT_ROUND_LEFT) ? r : 0;
  double right_r = (round & ZIMT_ROUND_RIGHT) ? r : 0;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - right_r, top + right_r, right_r, -G_PI_2, 0);
  cairo_arc (cr, right - right_r, bottom - right_r, right_r, 0, G_PI_2);
  cairo_arc (cr, left + left_r, bottom - left_r, left_r, G_PI_2, G_PI);
  cairo_arc (cr, left + left_r, top + left_r, left_r, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

void
zimt_shape_border (cairo_t *cr, const ZimtRect *rect, double radius, double line_width, double dash,
                   const ZimtColour *colour)
{
  const double dashes[] = { dash * line_width, dash * line_width };
  ZimtRect middle = { rect->x + line_width / 2, rect->y + line_width / 2,
                      MAX (rect->width - line_width, 0), MAX (rect->height - line_width, 0) };

  zimt_shape_set_colour (cr, colour);
  cairo_set_line_width (cr, line_width);
  cairo_set_dash (cr, dashes, dash > 0 ? 2 : 0, 0);
  zimt_shape_path (cr, &middle, radius, ZIMT_ROUND_ALL);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Slanted lines across @rect; slope 1 falls to the right, -1 rises. */
static void
add_slanted (cairo_t *cr, const ZimtRect *rect, double step, int slope)
{
  double bottom = rect->y + rect->height;

  for (double x = rect->x - rect->height; x < rect->x + rect->width; x += step)
    {
      cairo_move_to (cr, x, slope > 0 ? rect->y : bottom);
      cairo_line_to (cr, x + rect->height, slope > 0 ? bottom : rect->y);
    }
}

static void
add_upright (cairo_t *cr, const ZimtRect *rect, double step)
{
  for (double x = rect->x + step / 2; x < rect->x + rect->width; x += step)
    {
      cairo_move_to (cr, x, rect->y);
      cairo_line_to (cr, x, rect->y + rect->height);
    }
}

static void
add_level (cairo_t *cr, const ZimtRect *rect, double step)
{
  for (double y = rect->y + step / 2; y < rect->y + rect->height; y += step)
    {
      cairo_move_to (cr, rect->x, y);
      cairo_line_to (cr, rect->x + rect->width, y);
    }
}

static void
add_dots (cairo_t *cr, const ZimtRect *rect, double step, double size)
{
  for (double y = rect->y + step / 2; y < rect->y + rect->height; y += step)
    for (double x = rect->x + step / 2; x < rect->x + rect->width; x += step)
      cairo_rectangle (cr, x - size / 2, y - size / 2, size, size);
}

void
zimt_shape_pattern (cairo_t *cr, const ZimtRect *rect, ZimtPattern pattern, double step,
                    double line_width, const ZimtColour *colour)
{
  if (pattern == ZIMT_PATTERN_PLAIN || step <= 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  zimt_shape_set_colour (cr, colour);
  cairo_set_line_width (cr, line_width);
  switch (pattern)
    {
    case ZIMT_PATTERN_STRIPES:
      add_slanted (cr, rect, step * G_SQRT2, 1);
      break;
    case ZIMT_PATTERN_STRIPES_BACK:
      add_slanted (cr, rect, step * G_SQRT2, -1);
      break;
    case ZIMT_PATTERN_DOTS:
      add_dots (cr, rect, step, line_width * 1.5);
      break;
    case ZIMT_PATTERN_GRID:
      add_upright (cr, rect, step);
      add_level (cr, rect, step);
      break;
    case ZIMT_PATTERN_BARS:
      add_upright (cr, rect, step);
      break;
    case ZIMT_PATTERN_PLAIN:
    default:
      break;
    }
  if (pattern == ZIMT_PATTERN_DOTS)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  cairo_restore (cr);
}

void
zimt_shape_ticks (cairo_t *cr, const ZimtRect *rect, double step, const ZimtColour *colour)
{
  double right = rect->x + rect->width;

  zimt_shape_set_colour (cr, colour);
  for (double x = rect->x; x < right; x += step)
    cairo_rectangle (cr, x, rect->y, MIN (step / 2, right - x), rect->height);
  cairo_fill (cr);
}

void
zimt_shape_hint (cairo_t *cr, double x, double y, double size, const ZimtColour *colour,
                 const ZimtColour *ground)
{
  double middle = x + size / 2;
  double stroke = size * 0.12;

  cairo_move_to (cr, middle, y + size * 0.06);
  cairo_line_to (cr, x + size, y + size * 0.94);
  cairo_line_to (cr, x, y + size * 0.94);
  cairo_close_path (cr);
  zimt_shape_set_colour (cr, colour);
  cairo_fill (cr);
  cairo_rectangle (cr, middle - stroke / 2, y + size * 0.34, stroke, size * 0.3);
  cairo_rectangle (cr, middle - stroke / 2, y + size * 0.72, stroke, stroke);
  zimt_shape_set_colour (cr, ground);
  cairo_fill (cr);
}
