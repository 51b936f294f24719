/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week grid by keyboard. The keys are listed for people in ui/shell/shortcuts.ui. */
#include "zimt-week-grid-private.h"

/* Moves the cursor and the focus; FALSE where there is nothing further that way. */
gboolean
zimt_week_grid_walk (ZimtWeekGrid *self, ZimtWeekKey key)
{
  int week_step = 0;
  gboolean has_moved = TRUE;
  ZimtWeekCursor cursor;

  if (self->layout == NULL || self->plan->rooms->len == 0)
    return FALSE;
  cursor = zimt_week_cursor_move (self->layout, self->cursor, key, &week_step, &has_moved);
  if (!has_moved)
    return FALSE;
  zimt_week_grid_move_cursor (self, cursor, TRUE);
  if (week_step != 0)
    zimt_week_grid_emit_week_step (self, week_step);
  return TRUE;
}

static gboolean
find_walk (guint keyval, gboolean is_control, ZimtWeekKey *key)
{
  static const struct
  {
    guint keyval;
    guint keypad;
    gboolean is_control;
    ZimtWeekKey key;
  } keys[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, FALSE, ZIMT_WEEK_KEY_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, FALSE, ZIMT_WEEK_KEY_DOWN },
    { GDK_KEY_Left, GDK_KEY_KP_Left, FALSE, ZIMT_WEEK_KEY_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, FALSE, ZIMT_WEEK_KEY_RIGHT },
    { GDK_KEY_Home, GDK_KEY_KP_Home, FALSE, ZIMT_WEEK_KEY_HOME },
    { GDK_KEY_End, GDK_KEY_KP_End, FALSE, ZIMT_WEEK_KEY_END },
    { GDK_KEY_Home, GDK_KEY_KP_Home, TRUE, ZIMT_WEEK_KEY_FIRST },
    { GDK_KEY_End, GDK_KEY_KP_End, TRUE, ZIMT_WEEK_KEY_LAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if ((keyval == keys[i].keyval || keyval == keys[i].keypad) && is_control == keys[i].is_control)
      {
        *key = keys[i].key;
        return TRUE;
      }
  return FALSE;
}

static gboolean
act_on_cursor (ZimtWeekGrid *self, ZimtWeekAct act)
{
  guint entry;

  if (!zimt_week_grid_get_entry (self, &entry) || !zimt_week_grid_is_live (self, entry))
    return FALSE;
  zimt_week_grid_emit_act (self, act, entry);
  return TRUE;
}

static gboolean
press_plain_key (ZimtWeekGrid *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      zimt_week_grid_activate_cursor (self);
      return TRUE;
    case GDK_KEY_n:
    case GDK_KEY_N:
      zimt_week_grid_emit_slot (self, self->cursor.row, self->cursor.day, -1);
      return TRUE;
    case GDK_KEY_t:
    case GDK_KEY_T:
      zimt_week_grid_emit_today (self);
      return TRUE;
    case GDK_KEY_F2:
      return act_on_cursor (self, ZIMT_WEEK_ACT_EDIT);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return act_on_cursor (self, ZIMT_WEEK_ACT_CANCEL);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      zimt_week_grid_emit_week_step (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      zimt_week_grid_emit_week_step (self, 1);
      return TRUE;
    case GDK_KEY_Menu:
      zimt_week_grid_show_menu (self);
      return TRUE;
    case GDK_KEY_Escape:
      return zimt_week_grid_cancel_drag (self);
    default:
      return FALSE;
    }
}

/* Tab walks all bookings before it leaves the grid: Control and Tab leave at once. */
static gboolean
leave (ZimtWeekGrid *self, GtkDirectionType direction)
{
  self->is_leaving = TRUE;
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), direction);
  self->is_leaving = FALSE;
  return TRUE;
}

static gboolean
key_pressed_cb (ZimtWeekGrid *self, guint keyval, guint keycode, GdkModifierType state,
                GtkEventControllerKey *controller)
{
  GdkModifierType modifiers
      = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);
  gboolean is_control = modifiers == GDK_CONTROL_MASK;
  ZimtWeekKey key;

  if (self->plan == NULL || self->plan->rooms->len == 0 || zimt_week_grid_is_covered (self))
    return FALSE;
  if (modifiers == GDK_SHIFT_MASK && keyval == GDK_KEY_F10)
    {
      zimt_week_grid_show_menu (self);
      return TRUE;
    }
  if ((modifiers & GDK_CONTROL_MASK)
      && (keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab || keyval == GDK_KEY_ISO_Left_Tab))
    return leave (self, (modifiers & GDK_SHIFT_MASK) ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  if ((modifiers == 0 || is_control) && find_walk (keyval, is_control, &key))
    {
      zimt_week_grid_walk (self, key);
      return TRUE;
    }
  return modifiers == 0 && press_plain_key (self, keyval);
}

void
zimt_week_grid_add_keys (ZimtWeekGrid *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
