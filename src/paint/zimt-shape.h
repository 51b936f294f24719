/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes that the plan is made of. Private to paint/. */
#pragma once

#include <cairo.h>

#include "zimt-palette.h"
#include "zimt-week-layout.h"

/* Which corners of a rectangle are round. */
typedef enum
{
  ZIMT_ROUND_NONE = 0,
  ZIMT_ROUND_LEFT = 1 << 0,
  ZIMT_ROUND_RIGHT = 1 << 1,
  ZIMT_ROUND_ALL = ZIMT_ROUND_LEFT | ZIMT_ROUND_RIGHT,
} ZimtRound;

void zimt_shape_set_colour (cairo_t *cr, const ZimtColour *colour);

/* Fills @rect. */
void zimt_shape_fill (cairo_t *cr, const ZimtRect *rect, const ZimtColour *colour);

/* Adds a rectangle with round corners to the path. */
void zimt_shape_path (cairo_t *cr, const ZimtRect *rect, double radius, ZimtRound round);

/* Strokes a line of @line_width just inside @rect; dashes of that many widths, 0: solid. */
void zimt_shape_border (cairo_t *cr, const ZimtRect *rect, double radius, double line_width,
                        double dash, const ZimtColour *colour);

/* Fills @rect with @pattern in lines of @line_width, @step apart. */
void zimt_shape_pattern (cairo_t *cr, const ZimtRect *rect, ZimtPattern pattern, double step,
                         double line_width, const ZimtColour *colour);

/* Fills @rect with upright ticks: a buffer in the ribbon. */
void zimt_shape_ticks (cairo_t *cr, const ZimtRect *rect, double step, const ZimtColour *colour);

/* A disc with a bar across, as high and wide as @size: a conflict. */
void zimt_shape_conflict (cairo_t *cr, double x, double y, double size, const ZimtColour *colour,
                          const ZimtColour *ground);

/* A triangle with an exclamation mark, as high and wide as @size. */
void zimt_shape_hint (cairo_t *cr, double x, double y, double size, const ZimtColour *colour,
                      const ZimtColour *ground);
