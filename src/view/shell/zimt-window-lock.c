/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does so that nothing stays open longer than somebody works with it: it hears of
 * everything that is done, and closes what is open when it locks. */
#include <math.h>

#include "zimt-booking-editor.h"
#include "zimt-room-finder.h"
#include "zimt-window-private.h"

/* --- Which windows are this one's --- */

/* How many windows lie between @window and this one; 0: it is this one; -1: it is not its dialog.
 */
static int
get_depth (ZimtWindow *self, GtkWindow *window)
{
  int depth = 0;

  for (; window != NULL; window = gtk_window_get_transient_for (window), depth++)
    if (window == GTK_WINDOW (self))
      return depth;
  return -1;
}

/* --- Hearing of what is done --- */

static gboolean
is_own (ZimtWindow *self, GtkEventController *controller)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);

  return self->session != NULL && zimt_session_is_unlocked (self->session)
         && get_depth (self, GTK_WINDOW (widget)) >= 0;
}

/* Ctrl+L is an accelerator of the window, and dialogs have no actions of it. */
static gboolean
key_pressed_cb (ZimtWindow *self, guint keyval, guint keycode, GdkModifierType state,
                GtkEventController *controller)
{
  if (!is_own (self, controller))
    return GDK_EVENT_PROPAGATE;
  if (gdk_keyval_to_lower (keyval) == GDK_KEY_l
      && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    {
      zimt_session_lock (self->session);
      return GDK_EVENT_STOP;
    }
  zimt_session_touch (self->session);
  return GDK_EVENT_PROPAGATE;
}

/* GDK makes up a motion whenever something below a resting pointer is laid out anew, as the
 * countdown is every second: only a pointer that is elsewhere than last time was moved. */
static gboolean
has_moved (ZimtWindow *self, GdkEvent *event)
{
  double x = 0, y = 0;
  gboolean is_elsewhere;

  gdk_event_get_position (event, &x, &y);
  is_elsewhere = !isnan (self->pointer_x) && (x != self->pointer_x || y != self->pointer_y);
  self->pointer_x = x;
  self->pointer_y = y;
  return is_elsewhere;
}

static gboolean
event_cb (ZimtWindow *self, GdkEvent *event, GtkEventController *controller)
{
  GdkEventType type = gdk_event_get_event_type (event);
  gboolean is_act = type == GDK_BUTTON_PRESS || type == GDK_SCROLL || type == GDK_TOUCH_BEGIN
                    || type == GDK_TOUCH_UPDATE || type == GDK_TOUCHPAD_SWIPE
                    || (type == GDK_MOTION_NOTIFY && has_moved (self, event));

  if (is_act && is_own (self, controller))
    zimt_session_touch (self->session);
  return GDK_EVENT_PROPAGATE;
}

static void
watch_window (ZimtWindow *self, GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *all = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (all, GTK_PHASE_CAPTURE);
  /* What is typed in a popover too, which has a surface of its own. */
  gtk_event_controller_set_propagation_limit (keys, GTK_LIMIT_NONE);
  gtk_event_controller_set_propagation_limit (all, GTK_LIMIT_NONE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (all, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, keys);
  gtk_widget_add_controller (window, all);
}

/* What a new window belongs to is only known later, so each is watched. */
static void
toplevels_changed_cb (ZimtWindow *self, guint position, guint n_removed, guint n_added,
                      GListModel *toplevels)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      watch_window (self, window);
    }
}

void
zimt_window_watch_input (ZimtWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  self->pointer_x = NAN;
  toplevels_changed_cb (self, 0, 0, g_list_model_get_n_items (toplevels), toplevels);
  g_signal_connect_object (toplevels, "items-changed", G_CALLBACK (toplevels_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* --- Closing dialogs --- */

static gboolean
is_there (gpointer window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  return g_list_find (windows, window) != NULL;
}

static void
close_dialog (GtkWindow *dialog)
{
  if (ZIMT_IS_BOOKING_EDITOR (dialog) || ZIMT_IS_ROOM_FINDER (dialog))
    /* The plan keeps what was typed, and offers it again; it is no secret. */
    gtk_window_close (dialog);
  else if (GTK_IS_DIALOG (dialog))
    /* GTK's own: whoever opened it waits for an answer, and destroys it then. */
    gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_DELETE_EVENT);
  else
    gtk_window_destroy (dialog);
}

/* One of the desktop's own is no window of this program, and says nothing when it is hidden. */
static void
close_chooser (GtkFileChooserNative *chooser)
{
  g_object_ref (chooser);
  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (chooser));
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_CANCEL);
  g_object_unref (chooser);
}

/* The topmost first: a question belongs to a form. */
void
zimt_window_close_dialogs (ZimtWindow *self)
{
  g_autoptr (GList) windows = NULL;
  int deepest = 0;

  if (self->chooser != NULL)
    close_chooser (self->chooser);
  windows = gtk_window_list_toplevels ();
  for (GList *i = windows; i != NULL; i = i->next)
    deepest = MAX (deepest, get_depth (self, i->data));
  for (int depth = deepest; depth > 0; depth--)
    for (GList *i = windows; i != NULL; i = i->next)
      if (is_there (i->data) && get_depth (self, i->data) == depth)
        close_dialog (i->data);
}
