/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints the house week on any cairo_t. Texts are laid out once and kept until the plan, the font
 * or the chips' width changes, so that a redraw only draws. */
#pragma once

#include <pango/pangocairo.h>

#include "zimt-palette.h"
#include "zimt-week-plan.h"

typedef struct _ZimtWeekPainter ZimtWeekPainter;

/* What moves while the plan stays. */
typedef struct
{
  ZimtDate today;      /* its column is tinted; ZIMT_DATE_FIRST - 1: no date is today */
  int now_minute;      /* minute of today for the now-line, -1: none */
  gboolean has_cursor; /* the focused cell gets a ring */
  ZimtWeekCursor cursor;
  gboolean is_grey; /* paper without colours: marks and patterns only */
} ZimtWeekMoment;

/* @context: of the widget or made for paper; its font and resolution are used. (transfer full) */
ZimtWeekPainter *zimt_week_painter_new (PangoContext *context);
void zimt_week_painter_free (ZimtWeekPainter *painter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtWeekPainter, zimt_week_painter_free)

/* Drops all cached text: after a change of the context's font or resolution. */
void zimt_week_painter_forget (ZimtWeekPainter *painter);

/* A geometry for @plan whose chips, headers and room column suit the painter's font. @width and
 * @height are the viewport's, header included; see zimt_week_layout_new () for what grows. In
 * columns that are narrow for their font the chips have a second or third line for their titles.
 * The geometry's row_heights are the painter's, until the next call. */
void zimt_week_painter_suggest_geometry (ZimtWeekPainter *painter, const ZimtWeekPlan *plan,
                                         double width, double height, gboolean is_rtl,
                                         ZimtWeekGeometry *geometry);

/* Draws the rows (room names, cells, chips, ribbons, now-line), cut to @clip (nullable) in the
 * plan's coordinates. The chips' times never get cut: the end time goes first where room is short,
 * then the title is ellipsized. Chips, by their status: fixed; option (hatched ground and dashed
 * border); paused (hollow, with its reason); cancelled (hollow, struck through). A conflict has a
 * disc and a border, a hint a triangle. Closed cells are hatched. */
void zimt_week_painter_draw_rows (ZimtWeekPainter *painter, cairo_t *cr, const ZimtWeekPlan *plan,
                                  const ZimtWeekLayout *layout, const ZimtPalette *palette,
                                  const ZimtWeekMoment *moment, const ZimtRect *clip);

/* Draws the day headers at the top of the plan: weekday and date, "today", names of holidays and of
 * the house's closures, school holidays as a tint with their name. */
void zimt_week_painter_draw_header (ZimtWeekPainter *painter, cairo_t *cr, const ZimtWeekPlan *plan,
                                    const ZimtWeekLayout *layout, const ZimtPalette *palette,
                                    const ZimtWeekMoment *moment);
