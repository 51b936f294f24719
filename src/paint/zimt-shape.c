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

/* A line to where the corner begins, and a quarter of a circle to where it ends. Curves cost less
 * than cairo_arc (), which asks for sines. */
static void
add_corner (cairo_t *cr, double from_x, double from_y, double corner_x, double corner_y,
            double to_x, double to_y)
{
  const double reach = 0.5523; /* of a Bézier curve's handles that follow a circle */

  cairo_line_to (cr, from_x, from_y);
  if (from_x != to_x)
    cairo_curve_to (cr, from_x + (corner_x - from_x) * reach, from_y + (corner_y - from_y) * reach,
                    to_x + (corner_x - to_x) * reach, to_y + (corner_y - to_y) * reach, to_x, to_y);
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

  cairo_move_to (cr, left + left_r, top);
  add_corner (cr, right - right_r, top, right, top, right, top + right_r);
  add_corner (cr, right, bottom - right_r, right, bottom, right - right_r, bottom);
  add_corner (cr, left + left_r, bottom, left, bottom, left, bottom - left_r);
  add_corner (cr, left, top + left_r, left, top, left + left_r, top);
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

/* Slanted bars across @rect, cut level at its edges; slope 1 falls to the right, -1 rises. Filled
 * shapes inside the rectangle spare Cairo a clip and a stroke. */
static void
add_slanted (cairo_t *cr, const ZimtRect *rect, double step, double thickness, int slope)
{
  double right = rect->x + rect->width;
  double middle = rect->y + rect->height / 2;

  for (double x = rect->x - rect->height; x < right; x += step)
    {
      double left = MAX (x, rect->x);
      double from = left - x - rect->height / 2; /* down from the middle */
      double length = MIN (rect->height / 2 - from, right - thickness - left);

      if (length <= 0)
        continue;
      cairo_move_to (cr, left, middle + slope * from);
      cairo_line_to (cr, left + thickness, middle + slope * from);
      cairo_line_to (cr, left + thickness + length, middle + slope * (from + length));
      cairo_line_to (cr, left + length, middle + slope * (from + length));
      cairo_close_path (cr);
    }
}

static void
add_upright (cairo_t *cr, const ZimtRect *rect, double step, double thickness)
{
  for (double x = step / 2; x + thickness <= rect->width; x += step)
    cairo_rectangle (cr, rect->x + x, rect->y, thickness, rect->height);
}

static void
add_level (cairo_t *cr, const ZimtRect *rect, double step, double thickness)
{
  for (double y = step / 2; y + thickness <= rect->height; y += step)
    cairo_rectangle (cr, rect->x, rect->y + y, rect->width, thickness);
}

static void
add_dots (cairo_t *cr, const ZimtRect *rect, double step, double size)
{
  for (double y = step / 2; y + size <= rect->height; y += step)
    for (double x = step / 2; x + size <= rect->width; x += step)
      cairo_rectangle (cr, rect->x + x, rect->y + y, size, size);
}

void
zimt_shape_pattern (cairo_t *cr, const ZimtRect *rect, ZimtPattern pattern, double step,
                    double line_width, const ZimtColour *colour)
{
  if (step <= 0)
    return;
  switch (pattern)
    {
    case ZIMT_PATTERN_STRIPES:
      add_slanted (cr, rect, step * G_SQRT2, line_width * G_SQRT2, 1);
      break;
    case ZIMT_PATTERN_STRIPES_BACK:
      add_slanted (cr, rect, step * G_SQRT2, line_width * G_SQRT2, -1);
      break;
    case ZIMT_PATTERN_DOTS:
      add_dots (cr, rect, step, line_width * 1.5);
      break;
    case ZIMT_PATTERN_GRID:
      add_upright (cr, rect, step, line_width);
      add_level (cr, rect, step, line_width);
      break;
    case ZIMT_PATTERN_BARS:
      add_upright (cr, rect, step, line_width);
      break;
    case ZIMT_PATTERN_PLAIN:
    default:
      return;
    }
  zimt_shape_set_colour (cr, colour);
  cairo_fill (cr);
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
zimt_shape_conflict (cairo_t *cr, double x, double y, double size, const ZimtColour *colour,
                     const ZimtColour *ground)
{
  double radius = size / 2;
  double bar = size * 0.18;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, y + radius, radius, 0, 2 * G_PI);
  zimt_shape_set_colour (cr, colour);
  cairo_fill (cr);
  cairo_rectangle (cr, x + size * 0.2, y + radius - bar / 2, size * 0.6, bar);
  zimt_shape_set_colour (cr, ground);
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
