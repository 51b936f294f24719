/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mouse wheel over number fields. */
#include "zimt-wheel.h"

static void
focus_changed_cb (GtkSpinButton *spin, GParamSpec *pspec, GtkEventControllerFocus *focus)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (spin));
  GtkPropagationPhase phase
      = gtk_event_controller_focus_contains_focus (focus) ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, phase);
    }
}

void
zimt_wheel_only_with_focus (GtkSpinButton *spin)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (focus_changed_cb), spin,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (spin), focus);
  focus_changed_cb (spin, NULL, GTK_EVENT_CONTROLLER_FOCUS (focus));
}
