/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painter's parts share, and what paper asks of it beyond the screen. Private to paint/.
 */
#pragma once

#include "zimt-colour-cache.h"
#include "zimt-plan-text.h"
#include "zimt-week-painter.h"

/* A chip's line, in heights of its font. */
#define ZIMT_CHIP_LINE 1.1

struct _ZimtWeekPainter
{
  ZimtPlanText *text;       /* owned */
  ZimtColourCache *colours; /* owned */
  double *row_heights;      /* owned (nullable): lent out with the geometry */
};

/* All that drawing needs, so that functions need not pass it on one by one; all borrowed. */
typedef struct
{
  ZimtWeekPainter *painter;
  cairo_t *cr;
  const ZimtWeekPlan *plan;
  const ZimtWeekLayout *layout;
  const ZimtWeekGeometry *geometry;
  const ZimtPalette *palette;
  const ZimtWeekMoment *moment;
  const ZimtRect *clip;             /* nullable: all is drawn */
  const ZimtColour *day_colours[7]; /* grounds of the columns */
} ZimtWeekDrawing;

/* FALSE where drawing @rect is wasted. */
gboolean zimt_week_drawing_shows (const ZimtWeekDrawing *drawing, const ZimtRect *rect);

/* Hair lines: one pixel on the screen, thinner on paper. */
double zimt_week_drawing_get_line_width (const ZimtWeekDrawing *drawing);

/* The hatch of cells that a closure takes, wholly or above its stretch of the ribbon. */
void zimt_week_drawing_draw_closed (const ZimtWeekDrawing *drawing);

/* The ribbons of all cells: open, closed. */
void zimt_week_drawing_draw_tracks (const ZimtWeekDrawing *drawing);

/* A chip's stretch of the ribbon, with its buffers. */
void zimt_week_drawing_draw_busy (const ZimtWeekDrawing *drawing, const ZimtWeekChip *chip);

/* The now-line across today's ribbons. */
void zimt_week_drawing_draw_now (const ZimtWeekDrawing *drawing);

/* Like zimt_week_painter_new (), but texts wrap and are never cut. (transfer full) */
ZimtWeekPainter *zimt_week_painter_new_for_paper (PangoContext *context);

/* The width that a room's name has beside its number. */
double zimt_week_painter_get_name_width (const ZimtWeekPainter *painter, double room_width);

/* How many lines a chip has for its title below its time, by its height; 0: it stands beside it. */
guint zimt_week_painter_get_lines_below (const ZimtWeekPainter *painter,
                                         const ZimtWeekGeometry *geometry);

/* Lays @plan out in @width, rows as high as their texts need. (transfer full) */
ZimtWeekLayout *zimt_week_painter_lay_out_paper (ZimtWeekPainter *painter, const ZimtWeekPlan *plan,
                                                 double width, double height, gboolean is_rtl);

/* TRUE where no word of @plan's titles and room names is wider than its place. */
gboolean zimt_week_painter_keeps_words (ZimtWeekPainter *painter, const ZimtWeekPlan *plan,
                                        const ZimtWeekLayout *layout);

/* An organisation's box with its two letters. */
void zimt_week_painter_draw_mark (ZimtWeekPainter *painter, cairo_t *cr, const ZimtRect *rect,
                                  const ZimtPalette *palette, const ZimtOrganisation *organisation);
