/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of the plan: a table a scheme, and what is made of an organisation's colour. */
#include "zimt-palette.h"

#include <math.h>

#define MIN_TEXT_CONTRAST 4.5
#define MIN_SHAPE_CONTRAST 3.0
#define STRONG_CONTRAST 7.0
#define MIX_STEP 0.05

#define RGB(hex)                                                                                   \
  {                                                                                                \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex)&0xff) / 255.0            \
  }

static const ZimtColour black = RGB (0x000000);
static const ZimtColour white = RGB (0xffffff);

static const ZimtPalette palettes[] = {
  [ZIMT_SCHEME_LIGHT] = {
    .scheme = ZIMT_SCHEME_LIGHT,
    .ground = RGB (0xffffff),
    .weekend = RGB (0xf5f5f6),
    .today = RGB (0xedf4fc),
    .school_holiday = RGB (0xfdf8e8),
    .line = RGB (0xdadadc),
    .text = RGB (0x1d1d20),
    .dim_text = RGB (0x5d5d63),
    .ribbon = RGB (0xdedee1),
    .ribbon_closed = RGB (0xb4b4b9),
    .accent = RGB (0x1a5fb4),
    .now = RGB (0xc01c28),
    .focus = RGB (0x1c71d8),
    .hint = RGB (0xa63a00),
  },
  [ZIMT_SCHEME_DARK] = {
    .scheme = ZIMT_SCHEME_DARK,
    .ground = RGB (0x1e1e1e),
    .weekend = RGB (0x252525),
    .today = RGB (0x1e2a38),
    .school_holiday = RGB (0x2c281c),
    .line = RGB (0x3d3d3d),
    .text = RGB (0xffffff),
    .dim_text = RGB (0xb4b4b8),
    .ribbon = RGB (0x404044),
    .ribbon_closed = RGB (0x5c5c60),
    .accent = RGB (0x8bbdf5),
    .now = RGB (0xff7b6b),
    .focus = RGB (0x62a0ea),
    .hint = RGB (0xf8c14a),
  },
  [ZIMT_SCHEME_LIGHT_CONTRAST] = {
    .scheme = ZIMT_SCHEME_LIGHT_CONTRAST,
    .ground = RGB (0xffffff),
    .weekend = RGB (0xf0f0f0),
    .today = RGB (0xe2effd),
    .school_holiday = RGB (0xfbf3d5),
    .line = RGB (0x767676),
    .text = RGB (0x000000),
    .dim_text = RGB (0x303030),
    .ribbon = RGB (0xbdbdbd),
    .ribbon_closed = RGB (0x767676),
    .accent = RGB (0x0b3f80),
    .now = RGB (0x9b0010),
    .focus = RGB (0x0b4ea2),
    .hint = RGB (0x7a2a00),
  },
  [ZIMT_SCHEME_DARK_CONTRAST] = {
    .scheme = ZIMT_SCHEME_DARK_CONTRAST,
    .ground = RGB (0x000000),
    .weekend = RGB (0x161616),
    .today = RGB (0x0a2038),
    .school_holiday = RGB (0x241f0c),
    .line = RGB (0x8a8a8a),
    .text = RGB (0xffffff),
    .dim_text = RGB (0xdcdcdc),
    .ribbon = RGB (0x585858),
    .ribbon_closed = RGB (0x8a8a8a),
    .accent = RGB (0xa8cffb),
    .now = RGB (0xff9c8f),
    .focus = RGB (0x99c1f1),
    .hint = RGB (0xffd666),
  },
  [ZIMT_SCHEME_PAPER] = {
    .scheme = ZIMT_SCHEME_PAPER,
    .ground = RGB (0xffffff),
    .weekend = RGB (0xf6f6f6),
    .today = RGB (0xffffff),
    .school_holiday = RGB (0xfdf8e8),
    .line = RGB (0xb8b8bc),
    .text = RGB (0x000000),
    .dim_text = RGB (0x4c4c50),
    .ribbon = RGB (0xdedee1),
    .ribbon_closed = RGB (0xa8a8ac),
    .accent = RGB (0x1a5fb4),
    .now = RGB (0xa51d2d),
    .focus = RGB (0x1a5fb4),
    .hint = RGB (0xa63a00),
  },
  [ZIMT_SCHEME_GREY] = {
    .scheme = ZIMT_SCHEME_GREY,
    .ground = RGB (0xffffff),
    .weekend = RGB (0xf4f4f4),
    .today = RGB (0xffffff),
    .school_holiday = RGB (0xf9f9f9),
    .line = RGB (0x9a9a9a),
    .text = RGB (0x000000),
    .dim_text = RGB (0x404040),
    .ribbon = RGB (0xdedede),
    .ribbon_closed = RGB (0x9a9a9a),
    .accent = RGB (0x000000),
    .now = RGB (0x000000),
    .focus = RGB (0x000000),
    .hint = RGB (0x000000),
  },
};

const ZimtPalette *
zimt_palette_get (ZimtScheme scheme)
{
  g_return_val_if_fail ((guint)scheme < G_N_ELEMENTS (palettes), &palettes[ZIMT_SCHEME_LIGHT]);
  return &palettes[scheme];
}

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const ZimtColour *colour)
{
  return 0.2126 * linearise (colour->red) + 0.7152 * linearise (colour->green)
         + 0.0722 * linearise (colour->blue);
}

double
zimt_colour_contrast (const ZimtColour *a, const ZimtColour *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

ZimtColour
zimt_colour_mix (const ZimtColour *a, const ZimtColour *b, double share)
{
  return (ZimtColour){
    a->red + (b->red - a->red) * share,
    a->green + (b->green - a->green) * share,
    a->blue + (b->blue - a->blue) * share,
  };
}

/* @base with as much of @tint, up to @share, as leaves @text readable on it. */
static ZimtColour
tint_readably (const ZimtColour *base, const ZimtColour *tint, double share, const ZimtColour *text)
{
  ZimtColour mixed = zimt_colour_mix (base, tint, share);

  while (share > MIX_STEP && zimt_colour_contrast (&mixed, text) < MIN_TEXT_CONTRAST)
    {
      share -= MIX_STEP;
      mixed = zimt_colour_mix (base, tint, share);
    }
  return mixed;
}

/* @colour, moved away from @ground until it stands out from it by @contrast. */
static ZimtColour
stand_out (const ZimtColour *colour, const ZimtColour *ground, double contrast)
{
  const ZimtColour *away = get_luminance (ground) > 0.18 ? &black : &white;
  ZimtColour moved = *colour;

  for (double share = 0; share < 1 && zimt_colour_contrast (&moved, ground) < contrast;)
    {
      share += MIX_STEP;
      moved = zimt_colour_mix (colour, away, share);
    }
  return moved;
}

/* How much of an organisation's colour its chips' ground takes. */
static double
get_tint_share (ZimtScheme scheme)
{
  switch (scheme)
    {
    case ZIMT_SCHEME_DARK:
      return 0.42;
    case ZIMT_SCHEME_LIGHT_CONTRAST:
      return 0.06;
    case ZIMT_SCHEME_DARK_CONTRAST:
      return 0.2;
    case ZIMT_SCHEME_GREY:
      return 0.05;
    case ZIMT_SCHEME_LIGHT:
    case ZIMT_SCHEME_PAPER:
    default:
      return 0.13;
    }
}

static ZimtColour
get_own_colour (const ZimtPalette *palette, guint32 hex)
{
  static const ZimtColour grey = RGB (0x6a6a6a);
  const ZimtColour own = RGB (hex);

  switch (palette->scheme)
    {
    case ZIMT_SCHEME_GREY:
      return grey;
    case ZIMT_SCHEME_LIGHT_CONTRAST:
    case ZIMT_SCHEME_DARK_CONTRAST:
      return stand_out (&own, &palette->ground, STRONG_CONTRAST);
    case ZIMT_SCHEME_LIGHT:
    case ZIMT_SCHEME_DARK:
    case ZIMT_SCHEME_PAPER:
    default:
      return own;
    }
}

void
zimt_palette_get_chip (const ZimtPalette *palette, guint32 colour, ZimtColour *ground,
                       ZimtColour *text, ZimtColour *mark_ground, ZimtColour *mark_text)
{
  ZimtColour own = get_own_colour (palette, colour);

  *text = palette->text;
  *ground = tint_readably (&palette->ground, &own, get_tint_share (palette->scheme), text);
  *mark_ground = own;
  /* Black or white: one of the two has 4.5 to 1 on any colour. */
  *mark_text = zimt_colour_contrast (&own, &white) >= MIN_TEXT_CONTRAST ? white : black;
}

void
zimt_palette_get_hatch (const ZimtPalette *palette, guint32 colour, ZimtColour *hatch)
{
  ZimtColour own = get_own_colour (palette, colour);
  double share = get_tint_share (palette->scheme) + 0.2;

  *hatch = tint_readably (&palette->ground, &own, share, &palette->text);
}

void
zimt_palette_get_busy (const ZimtPalette *palette, guint32 colour, ZimtColour *busy)
{
  ZimtColour own = get_own_colour (palette, colour);

  *busy = stand_out (&own, &palette->ground, MIN_SHAPE_CONTRAST);
}
