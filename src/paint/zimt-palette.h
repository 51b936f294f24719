/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a plan: for light, dark, high contrast, paper; text contrast at least 4.5 to 1. */
#pragma once

#include <glib.h>

typedef struct
{
  double red;
  double green;
  double blue;
} ZimtColour;

typedef enum
{
  ZIMT_SCHEME_LIGHT,
  ZIMT_SCHEME_DARK,
  ZIMT_SCHEME_LIGHT_CONTRAST,
  ZIMT_SCHEME_DARK_CONTRAST,
  ZIMT_SCHEME_PAPER,
  ZIMT_SCHEME_GREY, /* paper without colours: organisations differ by mark and pattern only */
} ZimtScheme;

typedef struct
{
  ZimtScheme scheme;
  ZimtColour ground, weekend, today, school_holiday, line, text, dim_text;
  ZimtColour ribbon, ribbon_closed, accent, now, focus, hint;
} ZimtPalette;

/* How an organisation's mark is told apart without colour: lines in the mark's ground. */
typedef enum
{
  ZIMT_PATTERN_PLAIN,
  ZIMT_PATTERN_STRIPES,
  ZIMT_PATTERN_STRIPES_BACK,
  ZIMT_PATTERN_DOTS,
  ZIMT_PATTERN_GRID,
  ZIMT_PATTERN_BARS,
} ZimtPattern;

/* The palette of a scheme; static. */
const ZimtPalette *zimt_palette_get (ZimtScheme scheme);

/* A chip's colours for an organisation's 0xRRGGBB: ground of the chip, its text, ground of the mark
 * and the mark's text. Both texts have at least 4.5 to 1 on their ground in every scheme. */
void zimt_palette_get_chip (const ZimtPalette *palette, guint32 colour, ZimtColour *ground,
                            ZimtColour *text, ZimtColour *mark_ground, ZimtColour *mark_text);

/* The lines that hatch an option's chip; its text has 4.5 to 1 on them too. */
void zimt_palette_get_hatch (const ZimtPalette *palette, guint32 colour, ZimtColour *hatch);

/* A booked stretch of the ribbon: at least 3 to 1 on the palette's ground. */
void zimt_palette_get_busy (const ZimtPalette *palette, guint32 colour, ZimtColour *busy);

/* @share 0 gives @a, 1 gives @b. */
ZimtColour zimt_colour_mix (const ZimtColour *a, const ZimtColour *b, double share);

/* Contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance). */
double zimt_colour_contrast (const ZimtColour *a, const ZimtColour *b);
