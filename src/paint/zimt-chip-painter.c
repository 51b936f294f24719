/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws one chip: ground, mark, time, title, hint. */
#include "zimt-chip-painter.h"

#include <math.h>

#include "zimt-shape.h"

/* For bookings without an organisation. */
#define NO_ORGANISATION 0x77767b

/* How much of its colour a chip keeps that a filter leaves out. */
#define DIMMED_SHARE 0.35

typedef struct
{
  ZimtChipColours colours;
  gboolean is_hollow; /* a date that does not take place */
} ChipLook;

ZimtRect
zimt_chip_place (const ZimtRect *rect, gboolean is_rtl, double offset, double width)
{
  double x = is_rtl ? rect->x + rect->width - offset - width : rect->x + offset;

  return (ZimtRect){ x, rect->y, width, rect->height };
}

guint32
zimt_chip_get_colour (const ZimtOrganisation *organisation)
{
  return organisation != NULL ? organisation->colour : NO_ORGANISATION;
}

static ChipLook
get_look (const ZimtChipPainter *painter, const ZimtPlanEntry *entry)
{
  const ZimtPalette *palette = painter->palette;
  const ZimtColour *ground = &palette->ground;
  ZimtStatus status = entry->booking->status;
  ChipLook look = {
    .colours = *zimt_colour_cache_get (painter->colours, palette,
                                       zimt_chip_get_colour (entry->organisation)),
    .is_hollow = status == ZIMT_STATUS_PAUSED || status == ZIMT_STATUS_CANCELLED,
  };

  if (look.is_hollow || entry->is_dimmed)
    look.colours.text = palette->dim_text;
  if (entry->is_dimmed)
    {
      look.colours.ground = zimt_colour_mix (ground, &look.colours.ground, DIMMED_SHARE);
      look.colours.mark_ground = zimt_colour_mix (ground, &look.colours.mark_ground, DIMMED_SHARE);
      look.colours.hatch = zimt_colour_mix (ground, &look.colours.hatch, DIMMED_SHARE);
      look.colours.mark_text = palette->dim_text;
    }
  return look;
}

static void
show_text (cairo_t *cr, const ZimtPlacedText *text, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, text->layout);
}

/* Lines in the mark's ground that lead away from its letters' colour, so that they stay readable.
 */
static void
draw_pattern (const ZimtChipPainter *painter, const ZimtRect *rect, ZimtPattern pattern,
              const ChipLook *look)
{
  const ZimtColour black = { 0, 0, 0 };
  const ZimtColour white = { 1, 1, 1 };
  const ZimtColour *away = look->colours.mark_text.red > 0.5 ? &black : &white;
  double share = painter->palette->scheme == ZIMT_SCHEME_GREY ? 0.6 : 0.38;
  ZimtColour colour = zimt_colour_mix (&look->colours.mark_ground, away, share);
  double step = painter->line_height / 4;

  zimt_shape_pattern (painter->cr, rect, pattern, step, step * 0.28, &colour);
}

static void
draw_mark (const ZimtChipPainter *painter, const ZimtOrganisation *organisation,
           const ZimtRect *rect, const ChipLook *look)
{
  cairo_t *cr = painter->cr;
  const ZimtColour *letters = look->is_hollow ? &look->colours.text : &look->colours.mark_text;

  if (!look->is_hollow)
    {
      zimt_shape_set_colour (cr, &look->colours.mark_ground);
      zimt_shape_path (cr, rect, rect->height / 6,
                       painter->is_rtl ? ZIMT_ROUND_RIGHT : ZIMT_ROUND_LEFT);
      cairo_fill (cr);
      if (organisation != NULL)
        draw_pattern (painter, rect, (ZimtPattern)organisation->pattern, look);
    }
  if (organisation == NULL)
    return;
  const ZimtPlacedText *mark = zimt_plan_text_get_mark (painter->text, organisation);

  zimt_shape_set_colour (cr, letters);
  show_text (cr, mark, rect->x + (rect->width - mark->width) / 2,
             rect->y + (rect->height - mark->height) / 2);
}

void
zimt_chip_draw_mark (const ZimtChipPainter *painter, const ZimtOrganisation *organisation,
                     const ZimtRect *rect)
{
  ChipLook look = {
    .colours = *zimt_colour_cache_get (painter->colours, painter->palette,
                                       zimt_chip_get_colour (organisation)),
  };

  draw_mark (painter, organisation, rect, &look);
}

static gboolean
needs_border (const ZimtPalette *palette)
{
  return palette->scheme == ZIMT_SCHEME_LIGHT_CONTRAST
         || palette->scheme == ZIMT_SCHEME_DARK_CONTRAST || palette->scheme == ZIMT_SCHEME_GREY;
}

static void
draw_ground (const ZimtChipPainter *painter, const ZimtPlanEntry *entry, const ZimtRect *rect,
             const ChipLook *look)
{
  cairo_t *cr = painter->cr;
  double radius = painter->line_height / 6;
  gboolean is_option = entry->booking->status == ZIMT_STATUS_OPTION;
  double line_width = painter->line_height / 20;

  if (look->is_hollow)
    {
      zimt_shape_border (cr, rect, radius, line_width, 0, &painter->palette->ribbon_closed);
      return;
    }
  zimt_shape_set_colour (cr, &look->colours.ground);
  zimt_shape_path (cr, rect, radius, ZIMT_ROUND_ALL);
  cairo_fill (cr);
  if (is_option)
    {
      zimt_shape_pattern (cr, rect, ZIMT_PATTERN_STRIPES_BACK, painter->line_height / 3,
                          line_width * 1.5, &look->colours.hatch);
      zimt_shape_border (cr, rect, radius, line_width * 1.25, 3, &look->colours.mark_ground);
    }
  else if (entry->conflicts != NULL)
    zimt_shape_border (cr, rect, radius, line_width * 1.25, 0, &painter->palette->now);
  else if (needs_border (painter->palette))
    zimt_shape_border (cr, rect, radius, line_width, 0, &look->colours.mark_ground);
}

static void
draw_title (const ZimtChipPainter *painter, const ZimtChipText *chip, const ZimtPlacedText *time,
            const ZimtRect *line, double offset, double time_y)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double width = (double)pango_layout_get_width (chip->title.layout) / PANGO_SCALE;
  ZimtRect place;

  if (!chip->with_title)
    return;
  if (chip->title_below)
    {
      place = zimt_chip_place (line, painter->is_rtl, metrics->pad, width);
      show_text (painter->cr, &chip->title, place.x, line->y + painter->line_height);
      return;
    }
  place = zimt_chip_place (line, painter->is_rtl, offset + time->width + metrics->pad, width);
  /* Scripts differ in height: they share the baseline. */
  show_text (painter->cr, &chip->title, place.x, time_y + time->baseline - chip->title.baseline);
}

/* A conflict says more than a hint, so it takes the place where there are both. */
static void
draw_sign (const ZimtChipPainter *painter, const ZimtPlanEntry *entry, const ZimtRect *line,
           const ChipLook *look)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double size = metrics->sign_size;
  ZimtRect place = zimt_chip_place (line, painter->is_rtl, line->width - metrics->pad - size, size);

  double y = line->y + (painter->line_height - size) / 2;

  if (entry->conflicts != NULL)
    zimt_shape_conflict (painter->cr, place.x, y, size, &painter->palette->now,
                         &look->colours.ground);
  else
    zimt_shape_hint (painter->cr, place.x, y, size, &painter->palette->hint, &look->colours.ground);
}

void
zimt_chip_draw (const ZimtChipPainter *painter, const ZimtPlanEntry *entry, guint index,
                const ZimtRect *rect)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  const ZimtChipText *chip
      = zimt_plan_text_get_chip (painter->text, index, rect->width, painter->n_lines_below);
  const ZimtPlacedText *time = chip->with_end ? &chip->time : &chip->start;
  ChipLook look = get_look (painter, entry);
  ZimtRect line = { rect->x, rect->y, rect->width, MIN (painter->line_height, rect->height) };
  double offset = metrics->pad;

  draw_ground (painter, entry, rect, &look);
  if (chip->with_mark)
    {
      ZimtRect mark = zimt_chip_place (&line, painter->is_rtl, 0, metrics->mark_width);

      draw_mark (painter, entry->organisation, &mark, &look);
      offset += metrics->mark_width;
    }

  ZimtRect place = zimt_chip_place (&line, painter->is_rtl, offset, time->width);
  double y = line.y + round ((line.height - time->height) / 2);

  zimt_shape_set_colour (painter->cr, &look.colours.text);
  show_text (painter->cr, time, place.x, y);
  draw_title (painter, chip, time, &line, offset, y);
  if (chip->has_sign && chip->with_mark)
    draw_sign (painter, entry, &line, &look);
}

void
zimt_chip_draw_more (const ZimtChipPainter *painter, const ZimtWeekMore *more)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  const ZimtPlacedText *text = zimt_plan_text_get_more (painter->text, more->n_hidden);
  ZimtRect pill = zimt_chip_place (&more->rect, painter->is_rtl, 0,
                                   MIN (text->width + 4 * metrics->pad, more->rect.width));

  zimt_shape_set_colour (painter->cr, &painter->palette->ribbon);
  zimt_shape_path (painter->cr, &pill, pill.height / 2, ZIMT_ROUND_ALL);
  cairo_fill (painter->cr);
  zimt_shape_set_colour (painter->cr, &painter->palette->text);
  show_text (painter->cr, text, pill.x + (pill.width - text->width) / 2,
             pill.y + (pill.height - text->height) / 2);
}
