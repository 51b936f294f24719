/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What paper asks of the painter beyond the screen. Private to paint/. */
#pragma once

#include "zimt-plan-text.h"
#include "zimt-week-painter.h"

/* Like zimt_week_painter_new (), but texts wrap and are never cut. (transfer full) */
ZimtWeekPainter *zimt_week_painter_new_for_paper (PangoContext *context);

/* Lays @plan out in @width, rows as high as their texts need. (transfer full) */
ZimtWeekLayout *zimt_week_painter_lay_out_paper (ZimtWeekPainter *painter, const ZimtWeekPlan *plan,
                                                 double width, double height, gboolean is_rtl);

/* TRUE where no word of @plan's titles and room names is wider than its place. */
gboolean zimt_week_painter_keeps_words (ZimtWeekPainter *painter, const ZimtWeekPlan *plan,
                                        const ZimtWeekLayout *layout);

/* An organisation's box with its two letters. */
void zimt_week_painter_draw_mark (ZimtWeekPainter *painter, cairo_t *cr, const ZimtRect *rect,
                                  const ZimtPalette *palette, const ZimtOrganisation *organisation);
