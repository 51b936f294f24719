/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a time of day: "9", "930" and "9.30" are understood, Up and Down go by 15 minutes. */
#include "zimt-time-field.h"

#include <gdk/gdkkeysyms.h>
#include <string.h>

#include "zimt-time.h"
#include "zimt-time-entry.h"

#define STEP 15

struct _ZimtTimeField
{
  GtkEntry parent_instance;

  GtkEditable *end; /* borrowed (nullable): a weak pointer */
};
G_DEFINE_FINAL_TYPE (ZimtTimeField, zimt_time_field, GTK_TYPE_ENTRY)

/* What parts "9-12", or NULL. */
static const char *
find_dash (const char *text)
{
  const char *dash = strchr (text, '-');

  return dash != NULL ? dash : strstr (text, "–");
}

static void
text_changed_cb (ZimtTimeField *field)
{
  const char *dash = find_dash (gtk_editable_get_text (GTK_EDITABLE (field)));
  int minute = 0;

  if (field->end == NULL || dash == NULL
      || !zimt_time_entry_parse (g_utf8_next_char (dash), &minute))
    return;
  zimt_time_field_set_minute (ZIMT_TIME_FIELD (field->end), minute);
}

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
zimt_time_field_dispose (GObject *object)
{
  g_clear_weak_pointer (&ZIMT_TIME_FIELD (object)->end);
  G_OBJECT_CLASS (zimt_time_field_parent_class)->dispose (object);
}

static void
zimt_time_field_class_init (ZimtTimeFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_time_field_dispose;
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

  g_signal_connect (field, "changed", G_CALLBACK (text_changed_cb), NULL);
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
  const char *text = NULL;
  const char *dash = NULL;
  g_autofree char *start = NULL;

  g_return_val_if_fail (ZIMT_IS_TIME_FIELD (field), FALSE);
  text = gtk_editable_get_text (GTK_EDITABLE (field));
  dash = field->end != NULL ? find_dash (text) : NULL;
  if (dash == NULL)
    return zimt_time_entry_parse (text, minute_of_day);
  start = g_strndup (text, (gsize)(dash - text));
  return zimt_time_entry_parse (start, minute_of_day);
}

void
zimt_time_field_set_minute (ZimtTimeField *field, int minute_of_day)
{
  g_autofree char *text = zimt_time_format (minute_of_day);

  g_return_if_fail (ZIMT_IS_TIME_FIELD (field));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (field), text);
}

void
zimt_time_field_set_end (ZimtTimeField *field, ZimtTimeField *end)
{
  g_return_if_fail (ZIMT_IS_TIME_FIELD (field));
  g_set_weak_pointer (&field->end, GTK_EDITABLE (end));
}
