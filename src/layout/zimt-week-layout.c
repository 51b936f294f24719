/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house week in numbers: every rectangle is reckoned once, here, and read by all others. */
#include "zimt-week-layout.h"

#include <math.h>

#define MAX_DAYS 7
#define SNAP_MINUTES 15

struct _ZimtWeekLayout
{
  ZimtWeekGeometry geometry;
  double *row_heights;               /* owned (nullable): what geometry.row_heights points to */
  double column_edges[MAX_DAYS + 1]; /* left to right, as the eye sees them */
  double *row_edges;                 /* owned: n_rows + 1, downwards */
  gsize *first_chips;                /* owned: index of each cell's first chip, and the end */
  GArray *chips;                     /* owned: ZimtWeekChip */
  GArray *mores;                     /* owned: ZimtWeekMore */
};

typedef struct
{
  const ZimtWeekBlock *blocks;
  const ZimtWeekGeometry *geometry;
} SortContext;

static gsize
get_cell_index (const ZimtWeekGeometry *geometry, guint row, guint day)
{
  return (gsize)row * geometry->n_days + day;
}

static int
compare_blocks (gconstpointer a, gconstpointer b, gpointer data)
{
  const SortContext *context = (const SortContext *)data;
  const ZimtWeekBlock *left = &context->blocks[*(const gsize *)a];
  const ZimtWeekBlock *right = &context->blocks[*(const gsize *)b];
  gsize left_cell = get_cell_index (context->geometry, left->row, left->day);
  gsize right_cell = get_cell_index (context->geometry, right->row, right->day);

  if (left_cell != right_cell)
    return left_cell < right_cell ? -1 : 1;
  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->end != right->end)
    return left->end < right->end ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

/* Indices of the blocks that have a cell, in the order of the chips. */
static GArray *
sort_blocks (const ZimtWeekGeometry *geometry, const ZimtWeekBlock *blocks, gsize n_blocks)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (gsize), (guint)n_blocks);
  SortContext context = { blocks, geometry };

  for (gsize i = 0; i < n_blocks; i++)
    if (blocks[i].row < geometry->n_rows && blocks[i].day < geometry->n_days)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_blocks, &context);
  return order;
}

static void
place_columns (ZimtWeekLayout *layout)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  double left = geometry->is_rtl ? 0 : floor (geometry->room_width);
  double width = floor (geometry->width) - floor (geometry->room_width);

  for (guint i = 0; i <= geometry->n_days; i++)
    layout->column_edges[i] = left + floor (width * i / geometry->n_days);
}

/* Where a day stands, counted from the left. */
static guint
get_column (const ZimtWeekLayout *layout, guint day)
{
  return layout->geometry.is_rtl ? layout->geometry.n_days - 1 - day : day;
}

static gsize
count_visible (const ZimtWeekGeometry *geometry, gsize n_chips)
{
  if (geometry->max_chips == 0 || n_chips <= geometry->max_chips)
    return n_chips;
  return geometry->max_chips - 1;
}

static double
get_chip_height (const ZimtWeekGeometry *geometry, const ZimtWeekBlock *block)
{
  return block->height > 0 ? block->height : geometry->chip_height;
}

/* Whole pixels, so that sharing out the rest never takes a fraction from a row that needs it. */
static double
get_needed_height (const ZimtWeekLayout *layout, const ZimtWeekBlock *blocks, guint row)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  double needed = geometry->min_row_height;

  if (layout->row_heights != NULL)
    needed = MAX (needed, layout->row_heights[row]);
  for (guint day = 0; day < geometry->n_days; day++)
    {
      gsize n_chips = 0, n_visible = 0;
      const ZimtWeekChip *chips
          = zimt_week_layout_get_cell_chips (layout, row, day, &n_chips, &n_visible);
      double height = geometry->chip_gap;

      for (gsize i = 0; i < n_visible; i++)
        height += get_chip_height (geometry, &blocks[chips[i].block]) + geometry->chip_gap;
      if (n_visible < n_chips)
        height += geometry->chip_height + geometry->chip_gap;
      needed = MAX (needed, height + geometry->ribbon_height + geometry->chip_gap);
    }
  return ceil (needed);
}

static void
place_rows (ZimtWeekLayout *layout, const ZimtWeekBlock *blocks)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  double top = ceil (geometry->header_height);
  double *edges = g_new0 (double, geometry->n_rows + 1);

  for (guint row = 0; row < geometry->n_rows; row++)
    edges[row + 1] = edges[row] + get_needed_height (layout, blocks, row);

  double needed = edges[geometry->n_rows];
  double height = MAX (floor (geometry->height), needed);

  for (guint row = 0; row <= geometry->n_rows; row++)
    edges[row] = top + (needed > 0 ? floor (edges[row] * height / needed) : 0);
  layout->row_edges = edges;
}

/* One chip for each block, in order, still without a place; and where each cell's begin. */
static void
list_chips (ZimtWeekLayout *layout, const ZimtWeekBlock *blocks, const GArray *order)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  gsize n_cells = (gsize)geometry->n_rows * geometry->n_days;
  gsize *firsts = g_new0 (gsize, n_cells + 1);

  layout->chips = g_array_sized_new (FALSE, TRUE, sizeof (ZimtWeekChip), order->len);
  for (guint i = 0; i < order->len; i++)
    {
      ZimtWeekChip chip = { .block = g_array_index (order, gsize, i) };
      const ZimtWeekBlock *block = &blocks[chip.block];

      firsts[get_cell_index (geometry, block->row, block->day) + 1]++;
      g_array_append_val (layout->chips, chip);
    }
  for (gsize i = 0; i < n_cells; i++)
    firsts[i + 1] += firsts[i];
  layout->first_chips = firsts;
}

static void
place_cell (ZimtWeekLayout *layout, const ZimtWeekBlock *blocks, guint row, guint day)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  gsize first = layout->first_chips[get_cell_index (geometry, row, day)];
  gsize n_chips = 0, n_visible = 0;
  ZimtRect place = zimt_week_layout_get_cell (layout, row, day);

  zimt_week_layout_get_cell_chips (layout, row, day, &n_chips, &n_visible);
  place.x += geometry->chip_gap;
  place.y += geometry->chip_gap;
  place.width = MAX (place.width - 2 * geometry->chip_gap, 0);
  for (gsize i = 0; i < n_chips; i++)
    {
      ZimtWeekChip *chip = &g_array_index (layout->chips, ZimtWeekChip, first + i);
      const ZimtWeekBlock *block = &blocks[chip->block];

      if (block->is_busy)
        chip->ribbon
            = zimt_week_layout_get_ribbon_stretch (layout, row, day, block->start, block->end);
      if (i >= n_visible)
        continue;
      place.height = get_chip_height (geometry, block);
      chip->rect = place;
      place.y += place.height + geometry->chip_gap;
    }
  if (n_visible == n_chips)
    return;
  place.height = geometry->chip_height;
  ZimtWeekMore more = { row, day, (guint)(n_chips - n_visible), place };
  g_array_append_val (layout->mores, more);
}

ZimtWeekLayout *
zimt_week_layout_new (const ZimtWeekGeometry *geometry, const ZimtWeekBlock *blocks, gsize n_blocks)
{
  g_return_val_if_fail (geometry != NULL, NULL);
  g_return_val_if_fail (geometry->n_days >= 1 && geometry->n_days <= MAX_DAYS, NULL);
  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  ZimtWeekLayout *layout = g_new0 (ZimtWeekLayout, 1);
  g_autoptr (GArray) order = sort_blocks (geometry, blocks, n_blocks);

  layout->geometry = *geometry;
  if (geometry->row_heights != NULL)
    layout->row_heights
        = g_memdup2 (geometry->row_heights, geometry->n_rows * sizeof *geometry->row_heights);
  layout->geometry.row_heights = layout->row_heights;
  layout->mores = g_array_new (FALSE, FALSE, sizeof (ZimtWeekMore));
  list_chips (layout, blocks, order);
  place_columns (layout);
  place_rows (layout, blocks);
  for (guint row = 0; row < geometry->n_rows; row++)
    for (guint day = 0; day < geometry->n_days; day++)
      place_cell (layout, blocks, row, day);
  return layout;
}

void
zimt_week_layout_free (ZimtWeekLayout *layout)
{
  if (layout == NULL)
    return;
  g_free (layout->row_heights);
  g_free (layout->row_edges);
  g_free (layout->first_chips);
  g_array_unref (layout->chips);
  g_array_unref (layout->mores);
  g_free (layout);
}

const ZimtWeekGeometry *
zimt_week_layout_get_geometry (const ZimtWeekLayout *layout)
{
  return &layout->geometry;
}

double
zimt_week_layout_get_height (const ZimtWeekLayout *layout)
{
  return layout->row_edges[layout->geometry.n_rows];
}

const ZimtWeekChip *
zimt_week_layout_get_chips (const ZimtWeekLayout *layout, gsize *n_chips)
{
  *n_chips = layout->chips->len;
  return (const ZimtWeekChip *)layout->chips->data;
}

const ZimtWeekMore *
zimt_week_layout_get_mores (const ZimtWeekLayout *layout, gsize *n_mores)
{
  *n_mores = layout->mores->len;
  return (const ZimtWeekMore *)layout->mores->data;
}

const ZimtWeekChip *
zimt_week_layout_get_cell_chips (const ZimtWeekLayout *layout, guint row, guint day, gsize *n_chips,
                                 gsize *n_visible)
{
  gsize cell = get_cell_index (&layout->geometry, row, day);
  gsize first = layout->first_chips[cell];

  *n_chips = layout->first_chips[cell + 1] - first;
  if (n_visible != NULL)
    *n_visible = count_visible (&layout->geometry, *n_chips);
  return (const ZimtWeekChip *)layout->chips->data + first;
}

static void
set_across (const ZimtWeekLayout *layout, guint day, ZimtRect *rect)
{
  guint column = get_column (layout, day);

  rect->x = layout->column_edges[column];
  rect->width = layout->column_edges[column + 1] - rect->x;
}

static void
set_down (const ZimtWeekLayout *layout, guint row, ZimtRect *rect)
{
  rect->y = layout->row_edges[row];
  rect->height = layout->row_edges[row + 1] - rect->y;
}

ZimtRect
zimt_week_layout_get_cell (const ZimtWeekLayout *layout, guint row, guint day)
{
  ZimtRect rect = { 0 };

  set_across (layout, day, &rect);
  set_down (layout, row, &rect);
  return rect;
}

ZimtRect
zimt_week_layout_get_row_header (const ZimtWeekLayout *layout, guint row)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  ZimtRect rect = { .width = floor (geometry->room_width) };

  if (geometry->is_rtl)
    rect.x = layout->column_edges[geometry->n_days];
  set_down (layout, row, &rect);
  return rect;
}

ZimtRect
zimt_week_layout_get_day_header (const ZimtWeekLayout *layout, guint day)
{
  ZimtRect rect = { .height = ceil (layout->geometry.header_height) };

  set_across (layout, day, &rect);
  return rect;
}

ZimtRect
zimt_week_layout_get_ribbon (const ZimtWeekLayout *layout, guint row, guint day)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  ZimtRect rect = zimt_week_layout_get_cell (layout, row, day);

  rect.x += geometry->chip_gap;
  rect.width = MAX (rect.width - 2 * geometry->chip_gap, 0);
  rect.y += rect.height - geometry->chip_gap - geometry->ribbon_height;
  rect.height = geometry->ribbon_height;
  return rect;
}

ZimtRect
zimt_week_layout_get_ribbon_stretch (const ZimtWeekLayout *layout, guint row, guint day,
                                     guint start, guint end)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  ZimtRect rect = zimt_week_layout_get_ribbon (layout, row, day);
  guint from = MAX (start, geometry->day_opens);
  guint to = MIN (end, geometry->day_closes);

  if (from >= to)
    {
      rect.width = 0;
      return rect;
    }

  double scale = rect.width / (geometry->day_closes - geometry->day_opens);
  rect.x += (from - geometry->day_opens) * scale;
  rect.width = (to - from) * scale;
  return rect;
}

/* Index of the stretch between two edges that holds @position; FALSE outside. */
static gboolean
find_between (const double *edges, guint n, double position, guint *index)
{
  if (n == 0 || !(position >= edges[0]) || position >= edges[n])
    return FALSE;
  *index = 0;
  while (position >= edges[*index + 1])
    ++*index;
  return TRUE;
}

gboolean
zimt_week_layout_cell_at (const ZimtWeekLayout *layout, double x, double y, guint *row, guint *day)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  guint column = 0, found_row = 0;

  if (!find_between (layout->column_edges, geometry->n_days, x, &column)
      || !find_between (layout->row_edges, geometry->n_rows, y, &found_row))
    return FALSE;
  *row = found_row;
  *day = get_column (layout, column); /* its own inverse */
  return TRUE;
}

guint
zimt_week_layout_minute_at (const ZimtWeekLayout *layout, guint row, guint day, double x)
{
  const ZimtWeekGeometry *geometry = &layout->geometry;
  ZimtRect ribbon = zimt_week_layout_get_ribbon (layout, row, day);

  if (ribbon.width <= 0 || geometry->day_closes <= geometry->day_opens)
    return geometry->day_opens;

  double share = CLAMP ((x - ribbon.x) / ribbon.width, 0, 1);
  double minute = geometry->day_opens + share * (geometry->day_closes - geometry->day_opens);
  double snapped = round (minute / SNAP_MINUTES) * SNAP_MINUTES;

  return CLAMP ((guint)snapped, geometry->day_opens, geometry->day_closes);
}

static gboolean
is_inside (const ZimtRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

gboolean
zimt_week_layout_block_at (const ZimtWeekLayout *layout, double x, double y, gsize *block)
{
  guint row = 0, day = 0;
  gsize n_chips = 0;

  if (!zimt_week_layout_cell_at (layout, x, y, &row, &day))
    return FALSE;
  const ZimtWeekChip *chips = zimt_week_layout_get_cell_chips (layout, row, day, &n_chips, NULL);

  for (gsize i = 0; i < n_chips; i++)
    if (is_inside (&chips[i].rect, x, y))
      {
        *block = chips[i].block;
        return TRUE;
      }
  return FALSE;
}
