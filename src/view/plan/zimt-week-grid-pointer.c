/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week grid by pointer: click, double click, drag, context menu, tooltip. */
#include <glib/gi18n-lib.h>

#include "zimt-week-grid-private.h"

/* --- Clicks --- */

/* The minute that was pointed at where the pointer is on the ribbon, which is to scale; else -1. */
static int
get_pointed_minute (ZimtWeekGrid *self, guint row, guint day, double x, double y)
{
  ZimtRect ribbon = zimt_week_layout_get_ribbon (self->layout, row, day);
  double header = zimt_week_grid_get_top (self);
  double slack = ribbon.height + 2;

  if (y + header < ribbon.y - slack)
    return -1;
  return (int)zimt_week_layout_minute_at (self->layout, row, day, x);
}

static void
clicked_cb (ZimtWeekGrid *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  ZimtWeekCursor cursor;
  guint entry;
  guint row;
  guint day;

  if (zimt_week_grid_entry_at (self, x, y, &entry))
    {
      if (zimt_week_grid_cursor_of_entry (self, entry, &cursor))
        zimt_week_grid_move_cursor (self, cursor, TRUE);
      if (n_press == 1)
        zimt_week_grid_emit_act (self, ZIMT_WEEK_ACT_OPEN, entry);
      return;
    }
  if (!zimt_week_grid_cell_at (self, x, y, &row, &day))
    return;
  zimt_week_grid_focus_cell (self, row, day);
  if (n_press == 2)
    zimt_week_grid_emit_slot (self, row, day, get_pointed_minute (self, row, day, x, y));
}

/* --- Context menu --- */

static void
menu_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);
  guint entry;

  if (g_str_equal (action_name, "week.book"))
    zimt_week_grid_emit_slot (self, self->cursor.row, self->cursor.day, -1);
  else if (!zimt_week_grid_get_entry (self, &entry))
    return;
  else if (g_str_equal (action_name, "week.open"))
    zimt_week_grid_emit_act (self, ZIMT_WEEK_ACT_OPEN, entry);
  else if (g_str_equal (action_name, "week.edit"))
    zimt_week_grid_emit_act (self, ZIMT_WEEK_ACT_EDIT, entry);
  else if (g_str_equal (action_name, "week.duplicate"))
    zimt_week_grid_emit_act (self, ZIMT_WEEK_ACT_DUPLICATE, entry);
  else if (g_str_equal (action_name, "week.cancel"))
    zimt_week_grid_emit_act (self, ZIMT_WEEK_ACT_CANCEL, entry);
}

void
zimt_week_grid_install_menu_actions (GtkWidgetClass *klass)
{
  static const char *const names[]
      = { "week.book", "week.open", "week.edit", "week.duplicate", "week.cancel" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (klass, names[i], NULL, menu_action_cb);
}

static GMenuModel *
make_menu (ZimtWeekGrid *self)
{
  GMenu *menu = g_menu_new ();
  guint entry;

  if (zimt_week_grid_get_entry (self, &entry) && zimt_week_grid_is_live (self, entry))
    {
      g_menu_append (menu, _ ("_Details"), "week.open");
      g_menu_append (menu, _ ("_Edit…"), "week.edit");
      g_menu_append (menu, _ ("D_uplicate…"), "week.duplicate");
      /* Translators: cancels a booking; "Absagen" in German, not "Abbrechen". */
      g_menu_append (menu, _ ("_Cancel booking"), "week.cancel");
    }
  g_menu_append (menu, _ ("_New Booking…"), "week.book");
  return G_MENU_MODEL (menu);
}

static void
popup_menu (ZimtWeekGrid *self, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = make_menu (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static void
context_clicked_cb (ZimtWeekGrid *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GdkRectangle at = { (int)x, (int)y, 1, 1 };
  ZimtWeekCursor cursor = { 0, 0, -1 };
  guint entry;

  if (!zimt_week_grid_entry_at (self, x, y, &entry)
      || !zimt_week_grid_cursor_of_entry (self, entry, &cursor))
    {
      if (!zimt_week_grid_cell_at (self, x, y, &cursor.row, &cursor.day))
        return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  zimt_week_grid_move_cursor (self, cursor, TRUE);
  popup_menu (self, &at);
}

void
zimt_week_grid_show_menu (ZimtWeekGrid *self)
{
  GdkRectangle at = { 0, 0, 1, 1 };
  guint entry;

  if (zimt_week_grid_get_entry (self, &entry))
    zimt_week_grid_get_entry_rect (self, entry, &at);
  else
    {
      ZimtRect cell = zimt_week_layout_get_cell (self->layout, self->cursor.row, self->cursor.day);
      double header = zimt_week_grid_get_top (self);

      at = (GdkRectangle){ (int)cell.x, (int)(cell.y - header), (int)cell.width, (int)cell.height };
    }
  popup_menu (self, &at);
}

/* --- Dragging a chip to another cell: the time stays, room and day change --- */

static void
drag_begin_cb (ZimtWeekGrid *self, double x, double y, GtkGestureDrag *gesture)
{
  self->drag = (ZimtWeekDrag){ .start_x = x, .start_y = y };
  self->drag.is_held = zimt_week_grid_entry_at (self, x, y, &self->drag.entry)
                       && zimt_week_grid_is_live (self, self->drag.entry);
  if (!self->drag.is_held)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (ZimtWeekGrid *self, double offset_x, double offset_y, GtkGestureDrag *gesture)
{
  if (!self->drag.is_held)
    return;
  if (!self->drag.is_active)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int)offset_x, (int)offset_y))
        return;
      self->drag.is_active = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  self->drag.x = self->drag.start_x + offset_x;
  self->drag.y = self->drag.start_y + offset_y;
  self->drag.has_target
      = zimt_week_grid_cell_at (self, self->drag.x, self->drag.y, &self->drag.row, &self->drag.day);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end_drag (ZimtWeekGrid *self)
{
  self->drag = (ZimtWeekDrag){ 0 };
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (ZimtWeekGrid *self, double offset_x, double offset_y, GtkGestureDrag *gesture)
{
  ZimtWeekDrag drag = self->drag;
  const ZimtPlanEntry *entry;

  end_drag (self);
  if (!drag.is_active)
    return;
  entry = &g_array_index (self->plan->entries, ZimtPlanEntry, drag.entry);
  if (drag.has_target && (drag.row != entry->row || drag.day != entry->day))
    zimt_week_grid_emit_move (self, drag.entry, drag.row, drag.day);
}

static void
drag_cancelled_cb (ZimtWeekGrid *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  end_drag (self);
}

gboolean
zimt_week_grid_cancel_drag (ZimtWeekGrid *self)
{
  gboolean was_active = self->drag.is_active;

  if (!self->drag.is_held)
    return FALSE;
  end_drag (self);
  gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_DENIED);
  return was_active;
}

static char *
make_drag_text (ZimtWeekGrid *self)
{
  guint dragged = self->drag.entry;
  const ZimtPlanEntry *entry = &g_array_index (self->plan->entries, ZimtPlanEntry, dragged);
  const ZimtRoom *room = g_ptr_array_index (self->plan->rooms, self->drag.row);
  g_autofree char *start = zimt_time_format ((int)entry->start);
  g_autofree char *end = zimt_time_format ((int)entry->end);
  int weekday = zimt_date_get_weekday (self->plan->monday + (ZimtDate)self->drag.day);

  /* Translators: where a dragged booking would go: "Room 7, Thursday 18:00–20:00". */
  return g_strdup_printf (_ ("Room %s, %s %s–%s"), room->number, zimt_weekday_name (weekday), start,
                          end);
}

static void
set_colour (cairo_t *cr, const ZimtColour *colour, double alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, alpha);
}

/* The cell under the pointer, and what dropping there means. In the plan's coordinates. */
void
zimt_week_grid_draw_drag (ZimtWeekGrid *self, cairo_t *cr, const ZimtPalette *palette)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  double header;
  ZimtRect cell;
  int width;
  int height;
  double x;
  double y;

  if (!self->drag.is_active || !self->drag.has_target)
    return;

  header = zimt_week_grid_get_top (self);
  cell = zimt_week_layout_get_cell (self->layout, self->drag.row, self->drag.day);
  cairo_rectangle (cr, cell.x + 1, cell.y + 1, cell.width - 2, cell.height - 2);
  set_colour (cr, &palette->accent, 0.15);
  cairo_fill_preserve (cr);
  set_colour (cr, &palette->accent, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);

  text = make_drag_text (self);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (self->drag.x + 12, 0, gtk_widget_get_width (GTK_WIDGET (self)) - width - 12);
  y = CLAMP (self->drag.y + 16, 0, gtk_widget_get_height (GTK_WIDGET (self)) - height - 8) + header;
  cairo_rectangle (cr, x, y, width + 12, height + 6);
  set_colour (cr, &palette->ground, 0.95);
  cairo_fill_preserve (cr);
  set_colour (cr, &palette->accent, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  set_colour (cr, &palette->text, 1);
  cairo_move_to (cr, x + 6, y + 3);
  pango_cairo_show_layout (cr, layout);
}

/* --- Tooltip --- */

gboolean
zimt_week_grid_query_tooltip (GtkWidget *widget, int x, int y, gboolean is_keyboard,
                              GtkTooltip *tooltip)
{
  ZimtWeekGrid *self = ZIMT_WEEK_GRID (widget);
  g_autofree char *text = NULL;
  GdkRectangle rect;
  guint entry;

  if (self->plan == NULL || self->drag.is_active
      || (self->menu != NULL && gtk_widget_get_mapped (self->menu)))
    return FALSE;
  if (is_keyboard ? !zimt_week_grid_get_entry (self, &entry)
                  : !zimt_week_grid_entry_at (self, x, y, &entry))
    return FALSE;
  text = zimt_plan_entry_speak (self->plan,
                                &g_array_index (self->plan->entries, ZimtPlanEntry, entry));
  zimt_week_grid_get_entry_rect (self, entry, &rect);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &rect);
  return TRUE;
}

void
zimt_week_grid_add_pointer (ZimtWeekGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *context = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (context), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (context, "pressed", G_CALLBACK (context_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (context));

  self->drag_gesture = gtk_gesture_drag_new ();
  g_signal_connect_object (self->drag_gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag_gesture, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag_gesture, "drag-end", G_CALLBACK (drag_end_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drag_gesture, "cancel", G_CALLBACK (drag_cancelled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag_gesture));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
