/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house week in numbers: rooms are rows, days are columns, bookings are chips in their cell, in
 * order of time, above a ribbon to scale. Pure functions: no widget, no colour, no clock. */
#pragma once

#include <glib.h>

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} ZimtRect;

/* Everything that places things, in pixels (or points, on paper). */
typedef struct
{
  double width;         /* of the whole plan; >= room_width + n_days */
  double height;        /* of the room rows together; rows grow beyond it where chips need it */
  double room_width;    /* of the column that names the rooms */
  double header_height; /* of the row that names the days */
  double chip_height;   /* from the font */
  double chip_gap;      /* between chips, and around them */
  double ribbon_height;
  double min_row_height;
  const double *row_heights; /* borrowed (nullable): n_rows least heights, as the rooms' names need
                                them; zimt_week_layout_new () copies them */
  guint n_rows;
  guint n_days;    /* columns, 1 to 7 */
  guint day_opens; /* minutes of the day that the ribbon spans, half-open */
  guint day_closes;
  guint max_chips; /* places a cell has at most, the last one for "+n"; 0: all are shown */
  gboolean is_rtl; /* days and room column are mirrored; the ribbon's time never is */
} ZimtWeekGeometry;

/* A booking, as the layout sees it. A booking over midnight is one block for each of its days. */
typedef struct
{
  gint64 id;
  guint row;
  guint day;
  guint start; /* half-open minutes of the day: [start, end) */
  guint end;
  gboolean is_busy; /* drawn in the ribbon: fixed bookings and options, not pauses */
  double height;    /* of its chip, where its text wraps; 0: chip_height */
} ZimtWeekBlock;

typedef struct
{
  gsize block;     /* index into the blocks given */
  ZimtRect rect;   /* of the chip; empty (width 0) where hidden behind "+n" */
  ZimtRect ribbon; /* its stretch of the ribbon; width 0 where not busy or outside the hours */
} ZimtWeekChip;

/* "+n": stands in the cell's last chip place. */
typedef struct
{
  guint row;
  guint day;
  guint n_hidden;
  ZimtRect rect;
} ZimtWeekMore;

typedef struct _ZimtWeekLayout ZimtWeekLayout;

/* Places all blocks; one whose row or day lies outside has no chip. Rows are as high as their
 * fullest cell needs, and share out what is left of geometry->height in proportion; the plan is
 * higher than that where the rows need it. All edges of rows and days lie on whole pixels, so that
 * lines are sharp. The order in a cell is start, end, id: it never depends on the order given.
 * (transfer full) */
ZimtWeekLayout *zimt_week_layout_new (const ZimtWeekGeometry *geometry, const ZimtWeekBlock *blocks,
                                      gsize n_blocks);
void zimt_week_layout_free (ZimtWeekLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtWeekLayout, zimt_week_layout_free)

const ZimtWeekGeometry *zimt_week_layout_get_geometry (const ZimtWeekLayout *layout);

/* Height of header and rows together. */
double zimt_week_layout_get_height (const ZimtWeekLayout *layout);

/* Chips by row, day, then order in the cell; (transfer none). */
const ZimtWeekChip *zimt_week_layout_get_chips (const ZimtWeekLayout *layout, gsize *n_chips);
const ZimtWeekMore *zimt_week_layout_get_mores (const ZimtWeekLayout *layout, gsize *n_mores);

/* The chips of one cell in their order; *n_visible (optional): those before "+n". (transfer none)
 */
const ZimtWeekChip *zimt_week_layout_get_cell_chips (const ZimtWeekLayout *layout, guint row,
                                                     guint day, gsize *n_chips, gsize *n_visible);

/* Rectangles; rows and days tile the plan without gaps and without overlap. */
ZimtRect zimt_week_layout_get_cell (const ZimtWeekLayout *layout, guint row, guint day);
ZimtRect zimt_week_layout_get_row_header (const ZimtWeekLayout *layout, guint row);
ZimtRect zimt_week_layout_get_day_header (const ZimtWeekLayout *layout, guint day);

/* The ribbon of a cell: what its hours are to scale on. */
ZimtRect zimt_week_layout_get_ribbon (const ZimtWeekLayout *layout, guint row, guint day);

/* The stretch of a cell's ribbon that [start, end) takes, cut to its hours. */
ZimtRect zimt_week_layout_get_ribbon_stretch (const ZimtWeekLayout *layout, guint row, guint day,
                                              guint start, guint end);

/* The cell at a point of the plan: the inverse of zimt_week_layout_get_cell (). FALSE outside. */
gboolean zimt_week_layout_cell_at (const ZimtWeekLayout *layout, double x, double y, guint *row,
                                   guint *day);

/* The minute of the day at a point of a cell's ribbon (any height), the nearest step of 15 minutes
 * inside its hours: the inverse of zimt_week_layout_get_ribbon_stretch (). */
guint zimt_week_layout_minute_at (const ZimtWeekLayout *layout, guint row, guint day, double x);

/* Index into the blocks of the visible chip at a point; FALSE where there is none. */
gboolean zimt_week_layout_block_at (const ZimtWeekLayout *layout, double x, double y, gsize *block);

/* Where the cursor is: a cell, and in it a chip (0 and up) or none (-1). */
typedef struct
{
  guint row;
  guint day;
  int chip;
} ZimtWeekCursor;

typedef enum
{
  ZIMT_WEEK_KEY_UP, /* rooms: row - 1 */
  ZIMT_WEEK_KEY_DOWN,
  ZIMT_WEEK_KEY_LEFT, /* as the eye sees it: in right-to-left plans the next day */
  ZIMT_WEEK_KEY_RIGHT,
  ZIMT_WEEK_KEY_HOME, /* first day */
  ZIMT_WEEK_KEY_END,
  ZIMT_WEEK_KEY_FIRST, /* first room (Ctrl+Home) */
  ZIMT_WEEK_KEY_LAST,
  ZIMT_WEEK_KEY_NEXT_CHIP, /* Tab: through the chips of the cell, then of the following cells */
  ZIMT_WEEK_KEY_PREVIOUS_CHIP,
} ZimtWeekKey;

/* The cursor after a key. Moving by room or day keeps no chip. Left of the first and right of the
 * last day, *week_step (optional) is -1 or 1 and the cursor is on the other side; else 0.
 * NEXT_CHIP past the last chip of the week, and PREVIOUS_CHIP before the first, leave the cursor
 * and return FALSE in *moved (optional), so that Tab can leave the grid; so do UP and DOWN at the
 * edge. Chips behind "+n" are passed over. */
ZimtWeekCursor zimt_week_cursor_move (const ZimtWeekLayout *layout, ZimtWeekCursor cursor,
                                      ZimtWeekKey key, int *week_step, gboolean *moved);
