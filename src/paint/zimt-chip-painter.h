/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws one chip. Private to paint/. */
#pragma once

#include "zimt-colour-cache.h"
#include "zimt-palette.h"
#include "zimt-plan-text.h"
#include "zimt-week-plan.h"

/* What all chips of a drawing share. */
typedef struct
{
  cairo_t *cr;
  ZimtPlanText *text;
  ZimtColourCache *colours;
  const ZimtPalette *palette;
  double line_height;  /* of a chip's first line, and of its mark */
  guint n_lines_below; /* for titles below the times */
  gboolean is_rtl;
} ZimtChipPainter;

/* @rect as seen from the start side: @offset from it, @width wide, over the whole height. */
ZimtRect zimt_chip_place (const ZimtRect *rect, gboolean is_rtl, double offset, double width);

/* An organisation's colour; grey for none. */
guint32 zimt_chip_get_colour (const ZimtOrganisation *organisation);

void zimt_chip_draw (const ZimtChipPainter *painter, const ZimtPlanEntry *entry, guint index,
                     const ZimtRect *rect);

/* "+n", in the place of a chip. */
void zimt_chip_draw_more (const ZimtChipPainter *painter, const ZimtWeekMore *more);

/* The box of an organisation (nullable) with its letters, in @rect. */
void zimt_chip_draw_mark (const ZimtChipPainter *painter, const ZimtOrganisation *organisation,
                          const ZimtRect *rect);
