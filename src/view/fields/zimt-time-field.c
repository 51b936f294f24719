/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a time of day: "9", "930" and "9.30" are understood, Up and Down go by 15 minutes. */
#include "zimt-time-field.h"

#include <gdk/gdkkeysyms.h>

#include "zimt-time.h"
#include "zimt-time-entry.h"

#define STEP 15

struct _ZimtTimeField
{
  GtkEntry parent_instance;
};
G_DEFINE_FINAL_TYPE (ZimtTimeField, zimt_time_field, GTK_TYPE_ENTRY)

/* Writes "9" as "09:00", so that what will be stored is seen. */
static void
focus_left_cb (ZimtTimeField *field)
{
  int minute = 0;

  if (zimt_time_field_get_minute (field, &minute))
    zimt_time_field_set_minute (field, minute);
}

/* The next quarter of an hour up or down; from 9:10 that is 9:15 or 9:00. */
static int
get_neighbour (int minute, gboolean is_up)
{
  int step = is_up ? minute / STEP + 1 : (minute + STEP - 1) / STEP - 1;

  return CLAMP (step * STEP, 0, ZIMT_MINUTES_PER_DAY);
}

static gboolean
key_pressed_cb (ZimtTimeField *field, guint keyval, guint keycode, GdkModifierType state)
{
  int minute = 0;
  gboolean is_up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean is_down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || (!is_up && !is_down)
      || !zimt_time_field_get_minute (field, &minute))
    return GDK_EVENT_PROPAGATE;
  zimt_time_field_set_minute (field, get_neighbour (minute, is_up));
  gtk_editable_set_position (GTK_EDITABLE (field), -1);
  return GDK_EVENT_STOP;
}

static void
zimt_time_field_class_init (ZimtTimeFieldClass *klass)
{
}

static void
zimt_time_field_init (ZimtTimeField *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (field), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), 6);
  gtk_entry_set_max_length (GTK_ENTRY (field), 20);
  gtk_entry_set_activates_default (GTK_ENTRY (field), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (field), "numeric");

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), field);
  gtk_widget_add_controller (GTK_WIDGET (field), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), field);
  gtk_widget_add_controller (GTK_WIDGET (field), keys);
}

GtkWidget *
zimt_time_field_new (void)
{
  return g_object_new (ZIMT_TYPE_TIME_FIELD, NULL);
}

gboolean
zimt_time_field_get_minute (ZimtTimeField *field, int *minute_of_day)
{
  g_return_val_if_fail (ZIMT_IS_TIME_FIELD (field), FALSE);
  return zimt_time_entry_parse (gtk_editable_get_text (GTK_EDITABLE (field)), minute_of_day);
}

void
zimt_time_field_set_minute (ZimtTimeField *field, int minute_of_day)
{
  g_autofree char *text = zimt_time_format (minute_of_day);

  g_return_if_fail (ZIMT_IS_TIME_FIELD (field));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (field), text);
}
