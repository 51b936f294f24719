/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children of the week grid: one for each booking, two that take turns as the cell under the
 * cursor. They keep their identity over a reload, and with it the focus. */
#include <math.h>

#include "zimt-week-grid-private.h"

/* Booking, date of the series and day: what a person takes for "the same chip" after a reload. */
static char *
make_key (const ZimtPlanEntry *entry)
{
  const ZimtBooking *booking = entry->booking;

  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%u",
                          booking->id, booking->series_id, booking->original, entry->day);
}

static void
child_activated_cb (ZimtWeekGrid *self, ZimtWeekGridChild *child)
{
  guint index;
  ZimtWeekCursor cursor;

  if (g_ptr_array_find (self->chips, child, &index)
      && zimt_week_grid_cursor_of_entry (self, index, &cursor))
    zimt_week_grid_move_cursor (self, cursor, FALSE);
  zimt_week_grid_activate_cursor (self);
}

ZimtWeekGridChild *
zimt_week_grid_add_child (ZimtWeekGrid *self, gboolean is_chip)
{
  ZimtWeekGridChild *child = zimt_week_grid_child_new (is_chip);

  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
  g_signal_connect_object (child, "activated", G_CALLBACK (child_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return child;
}

/* Children in the order of the layout, so that a screen reader walks them as the eye does. */
static void
order_children (ZimtWeekGrid *self)
{
  gsize n_chips;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (self->layout, &n_chips);
  GtkWidget *previous = GTK_WIDGET (self->cells[1]);

  for (gsize i = 0; i < n_chips; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->chips, chips[i].block);

      if (gtk_widget_get_prev_sibling (child) != previous)
        gtk_widget_insert_after (child, GTK_WIDGET (self), previous);
      previous = child;
    }
}

/* Gives every entry its child: the one that it had before, where there was one. What is left over
 * is returned, because the focus has to move on before they go. */
GPtrArray *
zimt_week_grid_sync_children (ZimtWeekGrid *self)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *leftover = g_ptr_array_new_with_free_func ((GDestroyNotify)gtk_widget_unparent);
  GPtrArray *chips = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer child;

  for (guint i = 0; i < self->chips->len; i++)
    {
      child = g_ptr_array_index (self->chips, i);
      if (!g_hash_table_insert (old, (gpointer)zimt_week_grid_child_get_key (child), child))
        g_warning ("Two chips of the week have the same key");
    }
  for (guint i = 0; i < self->plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (self->plan->entries, ZimtPlanEntry, i);
      g_autofree char *key = make_key (entry);
      g_autofree char *name = zimt_plan_entry_speak (self->plan, entry);

      child = g_hash_table_lookup (old, key);
      if (child != NULL)
        g_hash_table_remove (old, key);
      else
        child = zimt_week_grid_add_child (self, TRUE);
      zimt_week_grid_child_set_key (child, key);
      zimt_week_grid_child_set_name (child, name);
      g_ptr_array_add (chips, child);
    }

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &child))
    g_ptr_array_add (leftover, child);
  g_ptr_array_unref (self->chips);
  self->chips = chips;
  order_children (self);
  return leftover;
}

GtkWidget *
zimt_week_grid_get_cursor_child (ZimtWeekGrid *self)
{
  guint entry;

  if (zimt_week_grid_get_entry (self, &entry))
    return g_ptr_array_index (self->chips, entry);
  return GTK_WIDGET (self->cells[self->current_cell]);
}

static ZimtRect
get_cell_rect (ZimtWeekGrid *self, guint row, guint day)
{
  ZimtRect rect = zimt_week_layout_get_cell (self->layout, row, day);

  rect.y -= zimt_week_grid_get_top (self);
  return rect;
}

static void
allocate_child (GtkWidget *child, const ZimtRect *rect)
{
  GtkAllocation allocation = {
    (int)floor (rect->x),
    (int)floor (rect->y),
    MAX (1, (int)ceil (rect->width)),
    MAX (1, (int)ceil (rect->height)),
  };

  gtk_widget_size_allocate (child, &allocation, -1);
}

void
zimt_week_grid_allocate_cells (ZimtWeekGrid *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      GtkWidget *cell = GTK_WIDGET (self->cells[i]);
      gboolean is_current = i == self->current_cell && self->cursor.row < self->plan->rooms->len;
      ZimtRect rect;

      gtk_widget_set_child_visible (cell, is_current);
      if (!is_current)
        continue;
      rect = get_cell_rect (self, self->cursor.row, self->cursor.day);
      gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      allocate_child (cell, &rect);
    }
}

void
zimt_week_grid_allocate_chips (ZimtWeekGrid *self)
{
  gsize n_chips;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (self->layout, &n_chips);

  for (gsize i = 0; i < n_chips; i++)
    {
      GtkWidget *child = g_ptr_array_index (self->chips, chips[i].block);
      const ZimtWeekBlock *block = &g_array_index (self->blocks, ZimtWeekBlock, chips[i].block);
      ZimtRect rect = chips[i].rect;

      /* A chip behind "+n" keeps its child, at the place of its cell: Tab still finds it. */
      if (rect.width <= 0)
        rect = zimt_week_layout_get_cell (self->layout, block->row, block->day);
      rect.y -= zimt_week_grid_get_top (self);
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      allocate_child (child, &rect);
    }
}

void
zimt_week_grid_get_entry_rect (ZimtWeekGrid *self, guint entry, GdkRectangle *rect)
{
  GtkWidget *child = g_ptr_array_index (self->chips, entry);
  graphene_rect_t bounds;

  *rect = (GdkRectangle){ 0, 0, 1, 1 };
  if (gtk_widget_compute_bounds (child, GTK_WIDGET (self), &bounds))
    *rect = (GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width,
                            (int)bounds.size.height };
}
