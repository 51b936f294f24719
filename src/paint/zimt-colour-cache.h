/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips' colours, reckoned once: contrasts cost more than drawing a chip. Private to paint/. */
#pragma once

#include "zimt-palette.h"

typedef struct
{
  ZimtColour ground;
  ZimtColour text;
  ZimtColour mark_ground;
  ZimtColour mark_text;
  ZimtColour hatch;
  ZimtColour busy;
} ZimtChipColours;

typedef struct _ZimtColourCache ZimtColourCache;

ZimtColourCache *zimt_colour_cache_new (void);
void zimt_colour_cache_free (ZimtColourCache *cache);

/* What @palette makes of an organisation's 0xRRGGBB; (transfer none), until the palette changes. */
const ZimtChipColours *zimt_colour_cache_get (ZimtColourCache *cache, const ZimtPalette *palette,
                                              guint32 colour);
