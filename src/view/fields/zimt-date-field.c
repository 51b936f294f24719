/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a date: "15.3.", "tomorrow", "Do" and more are understood; a calendar is beside it.
 */
#include "zimt-date-field.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-name.h"
#include "zimt-time-entry.h"
#include "zimt-time-names.h"

#define HALF_A_YEAR 182

struct _ZimtDateField
{
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *calendar;
  ZimtDate today;
  ZimtDate start; /* a date without a year is not before it; 0: it is the nearest to today */
};
G_DEFINE_FINAL_TYPE (ZimtDateField, zimt_date_field, GTK_TYPE_BOX)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtDateFieldSignal;
static guint signals[N_SIGNALS];

static void
focus_left_cb (ZimtDateField *field)
{
  ZimtDate date = 0;

  if (zimt_date_field_get_date (field, &date))
    zimt_date_field_set_date (field, date);
}

static void
text_changed_cb (ZimtDateField *field)
{
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static int
get_step (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return 1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return -1;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return 7;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return -7;
    default:
      return 0;
    }
}

static gboolean
key_pressed_cb (ZimtDateField *field, guint keyval, guint keycode, GdkModifierType state)
{
  ZimtDate date = 0;
  int step = get_step (keyval);

  if ((state & GDK_ALT_MASK) != 0 && step == -1)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (field->button));
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || step == 0
      || !zimt_date_field_get_date (field, &date))
    return GDK_EVENT_PROPAGATE;
  zimt_date_field_set_date (field, CLAMP (date + step, ZIMT_DATE_FIRST, ZIMT_DATE_LAST));
  gtk_editable_set_position (GTK_EDITABLE (field->entry), -1);
  return GDK_EVENT_STOP;
}

static void
day_selected_cb (ZimtDateField *field)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (GTK_CALENDAR (field->calendar));
  ZimtDate date = 0;

  if (zimt_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day),
                          g_date_time_get_day_of_month (day), &date))
    zimt_date_field_set_date (field, date);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (field->button));
}

/* The calendar says nothing of a click on the day that it shows as chosen: that of another month
 * too, after one leafed there. */
static void
calendar_pressed_cb (ZimtDateField *field, int n_press, double x, double y)
{
  GtkWidget *day = gtk_widget_pick (field->calendar, x, y, GTK_PICK_DEFAULT);

  if (day != NULL && gtk_widget_has_css_class (day, "day-number")
      && (gtk_widget_get_state_flags (day) & GTK_STATE_FLAG_SELECTED) != 0)
    day_selected_cb (field);
}

/* The calendar opens at the field's date; nothing is chosen by that. */
static void
calendar_shown_cb (ZimtDateField *field)
{
  ZimtDate date = field->today;
  int year = 0, month = 0, day = 0;

  zimt_date_field_get_date (field, &date);
  zimt_date_to_ymd (date, &year, &month, &day);
  g_autoptr (GDateTime) shown = g_date_time_new_utc (year, month, day, 12, 0, 0);
  g_signal_handlers_block_by_func (field->calendar, day_selected_cb, field);
  gtk_calendar_select_day (GTK_CALENDAR (field->calendar), shown);
  g_signal_handlers_unblock_by_func (field->calendar, day_selected_cb, field);
}

static gboolean
zimt_date_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZIMT_DATE_FIELD (widget)->entry);
}

static void
zimt_date_field_class_init (ZimtDateFieldClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_date_field_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_DATE_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_entry (ZimtDateField *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  field->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (field->entry), 15);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field->entry), 15);
  gtk_entry_set_max_length (GTK_ENTRY (field->entry), 40);
  gtk_entry_set_activates_default (GTK_ENTRY (field->entry), TRUE);
  gtk_widget_set_hexpand (field->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Date"), -1);
  g_signal_connect_swapped (field->entry, "changed", G_CALLBACK (text_changed_cb), field);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), field);
  gtk_widget_add_controller (field->entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), field);
  gtk_widget_add_controller (field->entry, keys);
  gtk_box_append (GTK_BOX (field), field->entry);
}

static void
add_calendar (ZimtDateField *field)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  field->calendar = gtk_calendar_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (calendar_pressed_cb), field);
  gtk_widget_add_controller (field->calendar, GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calendar"), -1);
  gtk_popover_set_child (GTK_POPOVER (popover), field->calendar);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (calendar_shown_cb), field);
  g_signal_connect_swapped (field->calendar, "day-selected", G_CALLBACK (day_selected_cb), field);

  field->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (field->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (field->button), popover);
  gtk_widget_set_tooltip_text (field->button, _ ("Choose in the calendar"));
  zimt_name_menu_button (GTK_MENU_BUTTON (field->button), _ ("Choose in the calendar"));
  gtk_box_append (GTK_BOX (field), field->button);
}

static void
zimt_date_field_init (ZimtDateField *field)
{
  field->today = ZIMT_DATE_FIRST;
  gtk_widget_add_css_class (GTK_WIDGET (field), "linked");
  add_entry (field);
  add_calendar (field);
}

GtkWidget *
zimt_date_field_new (void)
{
  return g_object_new (ZIMT_TYPE_DATE_FIELD, NULL);
}

void
zimt_date_field_set_today (ZimtDateField *field, ZimtDate today)
{
  g_return_if_fail (ZIMT_IS_DATE_FIELD (field));
  field->today = today;
}

void
zimt_date_field_set_start (ZimtDateField *field, ZimtDate start)
{
  g_return_if_fail (ZIMT_IS_DATE_FIELD (field));
  field->start = start;
}

/* What a text is counted from. Of the dates without a year the parser takes the nearest one: that
 * is the next one from the start on where it counts from half a year later. A word ("tomorrow",
 * "Thursday") has no digit and no year to choose. */
static ZimtDate
get_reference (ZimtDateField *field, const char *text)
{
  if (field->start == 0 || strpbrk (text, "0123456789") == NULL)
    return field->today;
  return MIN (field->start + HALF_A_YEAR, ZIMT_DATE_LAST);
}

gboolean
zimt_date_field_get_date (ZimtDateField *field, ZimtDate *date)
{
  g_return_val_if_fail (ZIMT_IS_DATE_FIELD (field), FALSE);

  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));
  return zimt_date_entry_parse (text, get_reference (field, text), date);
}

void
zimt_date_field_set_date (ZimtDateField *field, ZimtDate date)
{
  g_autofree char *text = zimt_date_to_text (date);

  g_return_if_fail (ZIMT_IS_DATE_FIELD (field));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (field->entry), text);
}

const char *
zimt_date_field_get_text (ZimtDateField *field)
{
  g_return_val_if_fail (ZIMT_IS_DATE_FIELD (field), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (field->entry));
}

GtkWidget *
zimt_date_field_get_entry (ZimtDateField *field)
{
  g_return_val_if_fail (ZIMT_IS_DATE_FIELD (field), NULL);
  return field->entry;
}
