/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the font makes of a plan's geometry: on the screen, and on paper, where texts wrap. */
#include <math.h>

#include "zimt-week-painter-private.h"

/* Places in a cell before "+n"; rows on paper hold all. */
#define MAX_CHIPS 6

/* The room column: at most this share of the plan; below it, names stand on one line if they can.
 */
#define MAX_ROOM_SHARE 0.25
#define ONE_LINE_SHARE 0.12

/* Chips get taller where the window has height to spare, up to this. */
#define MAX_CHIP_STRETCH 1.4

/* With less room for titles (in heights of their font), they go below the times, and then on two
 * lines. */
#define MIN_TITLE_ROOM 4
#define MIN_LINE_ROOM 5

double
zimt_week_painter_get_name_width (const ZimtWeekPainter *painter, double room_width)
{
  double pad = zimt_plan_text_get_metrics (painter->text)->pad;

  return MAX (room_width - 4 * pad - zimt_plan_text_get_number_width (painter->text), 0);
}

/* As wide as the widest word of the rooms' names; wider where that saves lines and costs little. */
static double
suggest_room_width (ZimtWeekPainter *painter, const ZimtWeekPlan *plan, double width)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double fixed = zimt_plan_text_get_number_width (painter->text) + 4 * metrics->pad;
  double word_width = 0, natural_width = 0;

  for (guint row = 0; row < plan->rooms->len; row++)
    {
      const ZimtRoomText *room = zimt_plan_text_get_room (painter->text, row, width);

      word_width = MAX (word_width, room->word_width);
      natural_width = MAX (natural_width, room->natural_width);
    }
  double wanted = MAX (word_width, MIN (natural_width, width * ONE_LINE_SHARE - fixed));

  return ceil (CLAMP (wanted + fixed + 1, 0, width * MAX_ROOM_SHARE));
}

static void
suggest_row_heights (ZimtWeekPainter *painter, const ZimtWeekPlan *plan, double room_width)
{
  double pad = zimt_plan_text_get_metrics (painter->text)->pad;
  double name_width = zimt_week_painter_get_name_width (painter, room_width);

  g_free (painter->row_heights);
  painter->row_heights = g_new0 (double, MAX (plan->rooms->len, 1));
  for (guint row = 0; row < plan->rooms->len; row++)
    painter->row_heights[row]
        = zimt_plan_text_get_room_height (painter->text, row, name_width) + 1.4 * pad;
}

static double
suggest_header_height (ZimtWeekPainter *painter, const ZimtWeekPlan *plan, double width)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double note_height = 0;

  for (guint day = 0; day < plan->n_days; day++)
    {
      const ZimtDayText *text
          = zimt_plan_text_get_day (painter->text, day, MAX (width - 2 * metrics->pad, 0));

      if (text->note.layout != NULL)
        note_height = MAX (note_height, text->note.height);
    }
  return ceil (metrics->name_height + note_height + 2 * metrics->pad);
}

/* Columns that are narrow for their font, as with large text, have room for titles below only. */
static guint
suggest_lines_below (const ZimtWeekPainter *painter, const ZimtWeekGeometry *geometry)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double chip_width
      = (geometry->width - geometry->room_width) / geometry->n_days - 2 * geometry->chip_gap;
  double below = chip_width - 2 * metrics->pad;
  double beside = below - metrics->mark_width - metrics->start_width - metrics->pad;

  if (beside >= MIN_TITLE_ROOM * metrics->chip_height)
    return 0;
  return below >= MIN_LINE_ROOM * metrics->chip_height ? 1 : 2;
}

guint
zimt_week_painter_get_lines_below (const ZimtWeekPainter *painter, const ZimtWeekGeometry *geometry)
{
  double line_height = zimt_plan_text_get_metrics (painter->text)->chip_height;

  if (zimt_plan_text_get_wraps (painter->text) || geometry->chip_height < 2 * line_height)
    return 0;
  return (guint)(geometry->chip_height / line_height) - 1;
}

/* What the font alone decides. */
static void
suggest_lengths (ZimtWeekPainter *painter, ZimtWeekGeometry *geometry)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  gboolean is_paper = zimt_plan_text_get_wraps (painter->text);

  geometry->chip_height = metrics->chip_height * ZIMT_CHIP_LINE;
  geometry->chip_gap = metrics->chip_height * 0.12;
  geometry->ribbon_height = metrics->chip_height * (is_paper ? 0.22 : 0.27);
  if (!is_paper)
    {
      geometry->chip_height += suggest_lines_below (painter, geometry) * metrics->chip_height;
      geometry->chip_height = ceil (geometry->chip_height);
      geometry->chip_gap = MAX (round (geometry->chip_gap), 2);
      geometry->ribbon_height = MAX (round (geometry->ribbon_height), 3);
    }
  geometry->min_row_height
      = geometry->chip_height + 3 * geometry->chip_gap + geometry->ribbon_height;
}

/* Taller chips are easier to read and to hit: they take part of what the window has to spare. */
static void
stretch_chips (const ZimtWeekPlan *plan, ZimtWeekGeometry *geometry)
{
  g_autoptr (GArray) blocks = zimt_week_plan_dup_blocks (plan);
  ZimtWeekGeometry tight = *geometry;
  tight.height = 0;
  g_autoptr (ZimtWeekLayout) layout
      = zimt_week_layout_new (&tight, (const ZimtWeekBlock *)blocks->data, blocks->len);
  double needed = zimt_week_layout_get_height (layout) - geometry->header_height;

  if (needed <= 0)
    return;
  geometry->chip_height
      = floor (geometry->chip_height * CLAMP (geometry->height / needed, 1, MAX_CHIP_STRETCH));
}

void
zimt_week_painter_suggest_geometry (ZimtWeekPainter *painter, const ZimtWeekPlan *plan,
                                    double width, double height, gboolean is_rtl,
                                    ZimtWeekGeometry *geometry)
{
  zimt_plan_text_set_plan (painter->text, plan);
  *geometry = (ZimtWeekGeometry){
    .width = width,
    .room_width = suggest_room_width (painter, plan, width),
    .n_rows = plan->rooms->len,
    .n_days = plan->n_days,
    .day_opens = 8 * 60,
    .day_closes = 20 * 60,
    .max_chips = zimt_plan_text_get_wraps (painter->text) ? 0 : MAX_CHIPS,
    .is_rtl = is_rtl,
  };
  if (plan->house->day_closes > plan->house->day_opens)
    {
      geometry->day_opens = (guint)plan->house->day_opens;
      geometry->day_closes = (guint)plan->house->day_closes;
    }
  geometry->header_height
      = suggest_header_height (painter, plan,
                               floor ((width - geometry->room_width) / plan->n_days));
  geometry->height = MAX (height - geometry->header_height, 0);
  suggest_lengths (painter, geometry);
  suggest_row_heights (painter, plan, geometry->room_width);
  geometry->row_heights = painter->row_heights;
  if (!zimt_plan_text_get_wraps (painter->text)
      && zimt_week_painter_get_lines_below (painter, geometry) == 0)
    stretch_chips (plan, geometry);
}

ZimtWeekLayout *
zimt_week_painter_lay_out_paper (ZimtWeekPainter *painter, const ZimtWeekPlan *plan, double width,
                                 double height, gboolean is_rtl)
{
  ZimtWeekGeometry geometry;
  g_autoptr (GArray) blocks = zimt_week_plan_dup_blocks (plan);

  zimt_week_painter_suggest_geometry (painter, plan, width, height, is_rtl, &geometry);
  /* Columns lie on whole points and differ by one: every chip fits the narrowest. */
  g_autoptr (ZimtWeekLayout) empty = zimt_week_layout_new (&geometry, NULL, 0);
  for (guint i = 0; i < blocks->len; i++)
    {
      ZimtWeekBlock *block = &g_array_index (blocks, ZimtWeekBlock, i);
      double chip_width
          = zimt_week_layout_get_day_header (empty, block->day).width - 2 * geometry.chip_gap;

      block->height
          = zimt_plan_text_get_chip_height (painter->text, i, chip_width, geometry.chip_height);
    }
  return zimt_week_layout_new (&geometry, (const ZimtWeekBlock *)blocks->data, blocks->len);
}

gboolean
zimt_week_painter_keeps_words (ZimtWeekPainter *painter, const ZimtWeekPlan *plan,
                               const ZimtWeekLayout *layout)
{
  const ZimtPlanMetrics *metrics = zimt_plan_text_get_metrics (painter->text);
  double name_width
      = zimt_week_painter_get_name_width (painter,
                                          zimt_week_layout_get_geometry (layout)->room_width);
  gsize n_chips = 0;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (layout, &n_chips);

  for (gsize i = 0; i < n_chips; i++)
    {
      double width = chips[i].rect.width;
      const ZimtChipText *chip
          = zimt_plan_text_get_chip (painter->text, (guint)chips[i].block, width, 0);

      if (chip->word_width > width - 2 * metrics->pad)
        return FALSE;
    }
  for (guint row = 0; row < plan->rooms->len; row++)
    if (zimt_plan_text_get_room (painter->text, row, name_width)->word_width > name_width)
      return FALSE;
  return TRUE;
}
