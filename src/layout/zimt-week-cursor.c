/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key does to the cursor of the house week: a pure function. */
#include "zimt-week-layout.h"

static int
count_visible_chips (const ZimtWeekLayout *layout, guint row, guint day)
{
  gsize n_chips = 0, n_visible = 0;

  zimt_week_layout_get_cell_chips (layout, row, day, &n_chips, &n_visible);
  return (int)n_visible;
}

static gboolean
move_to_row (ZimtWeekCursor *cursor, guint row)
{
  if (cursor->row == row)
    return FALSE;
  cursor->row = row;
  cursor->chip = -1;
  return TRUE;
}

static gboolean
move_to_day (ZimtWeekCursor *cursor, guint day)
{
  if (cursor->day == day)
    return FALSE;
  cursor->day = day;
  cursor->chip = -1;
  return TRUE;
}

/* One day on or back; past the edge it is the other side, a week on or back. */
static void
step_day (ZimtWeekCursor *cursor, guint n_days, int step, int *week_step)
{
  cursor->chip = -1;
  if (step < 0 && cursor->day == 0)
    {
      cursor->day = n_days - 1;
      *week_step = -1;
    }
  else if (step > 0 && cursor->day + 1 >= n_days)
    {
      cursor->day = 0;
      *week_step = 1;
    }
  else
    cursor->day = step < 0 ? cursor->day - 1 : cursor->day + 1;
}

/* Cells are walked row by row, as the chips are listed. */
static gboolean
step_chip (const ZimtWeekLayout *layout, ZimtWeekCursor *cursor, int step)
{
  const ZimtWeekGeometry *geometry = zimt_week_layout_get_geometry (layout);
  gint64 n_cells = (gint64)geometry->n_rows * geometry->n_days;
  gint64 cell = (gint64)cursor->row * geometry->n_days + cursor->day;
  int n_here = count_visible_chips (layout, cursor->row, cursor->day);
  int wanted = cursor->chip + step;

  if (wanted >= 0 && wanted < n_here)
    {
      cursor->chip = wanted;
      return TRUE;
    }
  for (cell += step; cell >= 0 && cell < n_cells; cell += step)
    {
      guint row = (guint)(cell / geometry->n_days);
      guint day = (guint)(cell % geometry->n_days);
      int n_chips = count_visible_chips (layout, row, day);

      if (n_chips == 0)
        continue;
      *cursor = (ZimtWeekCursor){ row, day, step > 0 ? 0 : n_chips - 1 };
      return TRUE;
    }
  return FALSE;
}

static gboolean
apply_key (const ZimtWeekLayout *layout, ZimtWeekCursor *cursor, ZimtWeekKey key, int *week_step)
{
  const ZimtWeekGeometry *geometry = zimt_week_layout_get_geometry (layout);
  guint last_row = geometry->n_rows - 1;
  int right = geometry->is_rtl ? -1 : 1;

  switch (key)
    {
    case ZIMT_WEEK_KEY_UP:
      return move_to_row (cursor, cursor->row > 0 ? cursor->row - 1 : 0);
    case ZIMT_WEEK_KEY_DOWN:
      return move_to_row (cursor, MIN (cursor->row + 1, last_row));
    case ZIMT_WEEK_KEY_LEFT:
      step_day (cursor, geometry->n_days, -right, week_step);
      return TRUE;
    case ZIMT_WEEK_KEY_RIGHT:
      step_day (cursor, geometry->n_days, right, week_step);
      return TRUE;
    case ZIMT_WEEK_KEY_HOME:
      return move_to_day (cursor, 0);
    case ZIMT_WEEK_KEY_END:
      return move_to_day (cursor, geometry->n_days - 1);
    case ZIMT_WEEK_KEY_FIRST:
      return move_to_row (cursor, 0);
    case ZIMT_WEEK_KEY_LAST:
      return move_to_row (cursor, last_row);
    case ZIMT_WEEK_KEY_NEXT_CHIP:
      return step_chip (layout, cursor, 1);
    case ZIMT_WEEK_KEY_PREVIOUS_CHIP:
      return step_chip (layout, cursor, -1);
    default:
      g_return_val_if_reached (FALSE);
    }
}

ZimtWeekCursor
zimt_week_cursor_move (const ZimtWeekLayout *layout, ZimtWeekCursor cursor, ZimtWeekKey key,
                       int *week_step, gboolean *moved)
{
  const ZimtWeekGeometry *geometry = zimt_week_layout_get_geometry (layout);
  int step = 0;
  gboolean has_moved = FALSE;

  if (geometry->n_rows > 0)
    {
      /* The plan may have lost rows or days since the cursor was set. */
      cursor.row = MIN (cursor.row, geometry->n_rows - 1);
      cursor.day = MIN (cursor.day, geometry->n_days - 1);
      has_moved = apply_key (layout, &cursor, key, &step);
    }

  if (week_step != NULL)
    *week_step = step;
  if (moved != NULL)
    *moved = has_moved;
  return cursor;
}
