/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cursor of the week grid: a cell, or a chip in it; and what lies where. */
#include "zimt-week-grid-private.h"

/* The index among the layout's chips where the cell's chips begin, and how many it has. */
static gsize
find_cell_chips (ZimtWeekGrid *self, guint row, guint day, gsize *n_in_cell)
{
  gsize n_chips;
  gsize first = 0;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (self->layout, &n_chips);

  *n_in_cell = 0;
  for (gsize i = 0; i < n_chips; i++)
    {
      const ZimtWeekBlock *block = &g_array_index (self->blocks, ZimtWeekBlock, chips[i].block);

      if (block->row != row || block->day != day)
        continue;
      if (*n_in_cell == 0)
        first = i;
      (*n_in_cell)++;
    }
  return first;
}

gboolean
zimt_week_grid_cursor_of_entry (ZimtWeekGrid *self, guint entry, ZimtWeekCursor *cursor)
{
  const ZimtWeekBlock *block = &g_array_index (self->blocks, ZimtWeekBlock, entry);
  gsize n_chips;
  gsize n_in_cell;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (self->layout, &n_chips);
  gsize first = find_cell_chips (self, block->row, block->day, &n_in_cell);

  for (gsize i = first; i < first + n_in_cell; i++)
    if (chips[i].block == entry)
      {
        *cursor = (ZimtWeekCursor){ block->row, block->day, (int)(i - first) };
        return TRUE;
      }
  return FALSE;
}

gboolean
zimt_week_grid_get_entry (ZimtWeekGrid *self, guint *entry)
{
  gsize n_chips;
  gsize n_in_cell;
  gsize first;

  if (self->layout == NULL || self->cursor.chip < 0)
    return FALSE;
  first = find_cell_chips (self, self->cursor.row, self->cursor.day, &n_in_cell);
  if ((gsize)self->cursor.chip >= n_in_cell)
    return FALSE;
  *entry
      = (guint)zimt_week_layout_get_chips (self->layout, &n_chips)[first + (gsize)self->cursor.chip]
            .block;
  return TRUE;
}

gboolean
zimt_week_grid_entry_at (ZimtWeekGrid *self, double x, double y, guint *entry)
{
  gsize block;

  if (self->layout == NULL
      || !zimt_week_layout_block_at (self->layout, x, y + zimt_week_grid_get_top (self), &block))
    return FALSE;
  *entry = (guint)block;
  return TRUE;
}

gboolean
zimt_week_grid_cell_at (ZimtWeekGrid *self, double x, double y, guint *row, guint *day)
{
  return self->layout != NULL
         && zimt_week_layout_cell_at (self->layout, x, y + zimt_week_grid_get_top (self), row, day);
}

gboolean
zimt_week_grid_is_live (ZimtWeekGrid *self, guint entry)
{
  const ZimtBooking *booking = g_array_index (self->plan->entries, ZimtPlanEntry, entry).booking;

  return booking->status == ZIMT_STATUS_FIXED || booking->status == ZIMT_STATUS_OPTION;
}

static ZimtWeekCursor
cut_cursor (ZimtWeekGrid *self, ZimtWeekCursor cursor)
{
  gsize n_in_cell;

  cursor.row = MIN (cursor.row, MAX (self->plan->rooms->len, 1) - 1);
  cursor.day = MIN (cursor.day, self->plan->n_days - 1);
  find_cell_chips (self, cursor.row, cursor.day, &n_in_cell);
  cursor.chip = CLAMP (cursor.chip, -1, (int)n_in_cell - 1);
  return cursor;
}

void
zimt_week_grid_move_cursor (ZimtWeekGrid *self, ZimtWeekCursor cursor, gboolean take_focus)
{
  gboolean is_other_cell;

  if (self->layout == NULL || self->plan->rooms->len == 0)
    return;

  cursor = cut_cursor (self, cursor);
  is_other_cell = cursor.row != self->cursor.row || cursor.day != self->cursor.day;
  self->cursor = cursor;
  if (cursor.chip < 0)
    {
      g_autofree char *name = zimt_week_plan_speak_cell (self->plan, cursor.row, cursor.day);

      if (is_other_cell)
        self->current_cell = 1 - self->current_cell;
      zimt_week_grid_child_set_name (self->cells[self->current_cell], name);
    }
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    zimt_week_grid_allocate_cells (self);
  if (take_focus)
    {
      self->is_following = TRUE;
      gtk_widget_grab_focus (zimt_week_grid_get_cursor_child (self));
      self->is_following = FALSE;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
zimt_week_grid_activate_cursor (ZimtWeekGrid *self)
{
  guint entry;

  if (zimt_week_grid_get_entry (self, &entry))
    zimt_week_grid_emit_act (self, ZIMT_WEEK_ACT_OPEN, entry);
  else
    zimt_week_grid_emit_slot (self, self->cursor.row, self->cursor.day, -1);
}

gboolean
zimt_week_grid_has_focus_within (ZimtWeekGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

gboolean
zimt_week_grid_is_covered (ZimtWeekGrid *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && GTK_IS_POPOVER (child);
}

ZimtWeekCursor
zimt_week_grid_get_cursor (ZimtWeekGrid *self)
{
  return self->cursor;
}

void
zimt_week_grid_focus_cell (ZimtWeekGrid *self, guint row, guint day)
{
  zimt_week_grid_move_cursor (self, (ZimtWeekCursor){ row, day, -1 }, TRUE);
}

gboolean
zimt_week_grid_focus_booking (ZimtWeekGrid *self, gint64 booking_id)
{
  ZimtWeekCursor cursor;

  if (self->layout == NULL)
    return FALSE;
  for (guint i = 0; i < self->plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (self->plan->entries, ZimtPlanEntry, i);

      if (entry->booking->id == booking_id && zimt_week_grid_cursor_of_entry (self, i, &cursor))
        {
          zimt_week_grid_move_cursor (self, cursor, TRUE);
          return TRUE;
        }
    }
  return FALSE;
}

/* The cursor in the new plan: at the chip with @key where it is there, else in the same cell. */
ZimtWeekCursor
zimt_week_grid_find_cursor (ZimtWeekGrid *self, const char *key)
{
  ZimtWeekCursor cursor = { self->cursor.row, self->cursor.day, -1 };

  for (guint i = 0; key != NULL && i < self->chips->len; i++)
    if (g_str_equal (zimt_week_grid_child_get_key (g_ptr_array_index (self->chips, i)), key)
        && zimt_week_grid_cursor_of_entry (self, i, &cursor))
      break;
  return cursor;
}
