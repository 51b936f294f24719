/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of records for dates, flags, numbers, money and times. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-date-field.h"
#include "zimt-money.h"
#include "zimt-record-field-private.h"
#include "zimt-time-field.h"
#include "zimt-wheel.h"

#define MAX_NUMBER 9999

/* A year of birth that is counted up or down from nothing begins here. */
#define FIRST_YEAR 1900
#define USUAL_YEAR 1980

/* --- Dates --- */

static GtkWidget *
date_make (ZimtRecordField *self)
{
  GtkWidget *widget = zimt_date_field_new ();

  zimt_date_field_set_today (ZIMT_DATE_FIELD (widget), zimt_record_field_get_today (self));
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  zimt_record_field_watch_entry (self, zimt_date_field_get_entry (ZIMT_DATE_FIELD (widget)));
  return zimt_record_field_watch (self, widget, "changed");
}

static GtkWidget *
date_get_named (ZimtRecordField *self)
{
  return zimt_date_field_get_entry (ZIMT_DATE_FIELD (self->widget));
}

static void
date_show (ZimtRecordField *self, ZimtRecord *record)
{
  ZimtDate date = zimt_record_get_date (record, self->field->name);

  if (date != 0)
    zimt_date_field_set_date (ZIMT_DATE_FIELD (self->widget), date);
  else
    gtk_editable_set_text (GTK_EDITABLE (date_get_named (self)), "");
}

static const char *
date_read (ZimtRecordField *self, ZimtRecord *record)
{
  const char *text = zimt_date_field_get_text (ZIMT_DATE_FIELD (self->widget));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  ZimtDate date = 0;

  if (*stripped != '\0' && !zimt_date_field_get_date (ZIMT_DATE_FIELD (self->widget), &date))
    return _ ("Type the date as 23.12.2026, or as “today” or “Thursday”.");
  zimt_record_set_date (record, self->field->name, date);
  return NULL;
}

/* --- Flags --- */

static GtkWidget *
flag_make (ZimtRecordField *self)
{
  GtkWidget *widget = NULL;

  if (self->is_narrow)
    return zimt_record_field_watch (self,
                                    gtk_check_button_new_with_label (
                                        zimt_record_field_get_title (self)),
                                    "notify::active");
  widget = gtk_switch_new ();

  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  zimt_record_field_name (widget, zimt_record_field_get_title (self));
  return zimt_record_field_watch (self, widget, "notify::active");
}

static void
flag_show (ZimtRecordField *self, ZimtRecord *record)
{
  g_object_set (self->widget, "active", zimt_record_get_flag (record, self->field->name), NULL);
}

static const char *
flag_read (ZimtRecordField *self, ZimtRecord *record)
{
  gboolean is_active = FALSE;

  g_object_get (self->widget, "active", &is_active, NULL);
  zimt_record_set_flag (record, self->field->name, is_active);
  return NULL;
}

/* --- Numbers --- */

static GtkWidget *
number_get_named (ZimtRecordField *self)
{
  return GTK_IS_BOX (self->widget) ? gtk_widget_get_first_child (self->widget) : self->widget;
}

static gboolean
is_year (ZimtRecordField *self)
{
  return g_str_equal (self->field->name, "birth_year");
}

/* FALSE: the text is no number in the range; an empty one is 0. */
static gboolean
parse_number (ZimtRecordField *self, int *number)
{
  GtkSpinButton *spin = GTK_SPIN_BUTTON (number_get_named (self));
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (spin);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (spin))));
  gint64 typed = 0;

  if (*text != '\0'
      && !g_ascii_string_to_signed (text, 10, is_year (self) ? FIRST_YEAR : 0,
                                    (gint64)gtk_adjustment_get_upper (adjustment), &typed, NULL))
    return FALSE;
  *number = (int)typed;
  return TRUE;
}

/* What is out of range is refused when it is read, and not made another number here. */
static int
input_cb (GtkSpinButton *spin, double *value, ZimtRecordField *self)
{
  int number = 0;

  *value = gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin));
  if (!parse_number (self, &number))
    return GTK_INPUT_ERROR;
  *value = number;
  return TRUE;
}

/* TRUE: the text stays: what is to be refused, or nothing where there is no year. */
static gboolean
output_cb (GtkSpinButton *spin, ZimtRecordField *self)
{
  int value = (int)gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin));
  int typed = 0;

  if (value == self->shown_number && !parse_number (self, &typed))
    return TRUE;
  self->shown_number = value;
  if (value != 0 || !is_year (self))
    return FALSE;
  if (*gtk_editable_get_text (GTK_EDITABLE (spin)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (spin), "");
  return TRUE;
}

/* Nothing that is typed lies between 0 and the first year. */
static void
year_stepped_cb (GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);

  if (value > 0 && value < FIRST_YEAR - 1)
    gtk_adjustment_set_value (adjustment, USUAL_YEAR);
}

static GtkWidget *
make_spin (ZimtRecordField *self)
{
  int last_year = 0, month = 0, day = 0;
  GtkWidget *spin = NULL;

  zimt_date_to_ymd (zimt_record_field_get_today (self), &last_year, &month, &day);
  spin = gtk_spin_button_new_with_range (0, is_year (self) ? last_year : MAX_NUMBER, 1);
  if (is_year (self))
    g_signal_connect (gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin)), "value-changed",
                      G_CALLBACK (year_stepped_cb), NULL);
  g_signal_connect_object (spin, "input", G_CALLBACK (input_cb), self, 0);
  g_signal_connect_object (spin, "output", G_CALLBACK (output_cb), self, 0);
  return spin;
}

/* The unit stands beside it. */
static GtkWidget *
number_make (ZimtRecordField *self)
{
  GtkWidget *number = make_spin (self);
  GtkWidget *box = NULL;

  zimt_wheel_only_with_focus (GTK_SPIN_BUTTON (number));
  gtk_widget_set_halign (number, GTK_ALIGN_START);
  zimt_record_field_name (number, zimt_record_field_get_title (self));
  zimt_record_field_watch (self, number, "changed");
  if (self->field->unit == NULL)
    return number;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (self->field->unit)));
  return box;
}

static void
number_show (ZimtRecordField *self, ZimtRecord *record)
{
  GtkSpinButton *spin = GTK_SPIN_BUTTON (number_get_named (self));

  /* What was typed before does not stay. */
  gtk_editable_set_text (GTK_EDITABLE (spin), "");
  gtk_spin_button_set_value (spin, zimt_record_get_number (record, self->field->name));
}

static const char *
number_read (ZimtRecordField *self, ZimtRecord *record)
{
  GtkSpinButton *spin = GTK_SPIN_BUTTON (number_get_named (self));
  int number = 0;

  if (parse_number (self, &number))
    {
      zimt_record_set_number (record, self->field->name, number);
      return NULL;
    }
  if (is_year (self))
    return _ ("Enter a year of birth from 1900 until this year.");
  g_free (self->problem);
  self->problem = g_strdup_printf (
      /* Translators: a number that was typed is out of range. */
      _ ("Type a whole number from 0 to %d."),
      (int)gtk_adjustment_get_upper (gtk_spin_button_get_adjustment (spin)));
  return self->problem;
}

/* --- Money --- */

static GtkWidget *
money_make (ZimtRecordField *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 10);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  gtk_widget_add_css_class (entry, "numeric");
  zimt_record_field_watch_entry (self, entry);
  return zimt_record_field_watch (self, entry, "changed");
}

static void
money_show (ZimtRecordField *self, ZimtRecord *record)
{
  g_autofree char *text = zimt_money_to_text (zimt_record_get_number (record, self->field->name));

  gtk_editable_set_text (GTK_EDITABLE (self->widget), text);
}

static const char *
money_read (ZimtRecordField *self, ZimtRecord *record)
{
  g_autoptr (GError) error = NULL;
  int cents = 0;

  if (!zimt_money_from_text (gtk_editable_get_text (GTK_EDITABLE (self->widget)), &cents, &error))
    {
      g_free (self->problem);
      self->problem = g_strdup (error->message);
      return self->problem;
    }
  zimt_record_set_number (record, self->field->name, cents);
  return NULL;
}

/* --- Times --- */

static GtkWidget *
time_make (ZimtRecordField *self)
{
  GtkWidget *entry = zimt_time_field_new ();

  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  zimt_record_field_watch_entry (self, entry);
  return zimt_record_field_watch (self, entry, "changed");
}

static void
time_show (ZimtRecordField *self, ZimtRecord *record)
{
  int minute = zimt_record_get_time (record, self->field->name);

  if (minute >= 0)
    zimt_time_field_set_minute (ZIMT_TIME_FIELD (self->widget), minute);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->widget), "");
}

static const char *
time_read (ZimtRecordField *self, ZimtRecord *record)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->widget));
  int minute = -1;

  if (text[strspn (text, " \t")] != '\0'
      && !zimt_time_field_get_minute (ZIMT_TIME_FIELD (self->widget), &minute))
    return _ ("Type the time as 8 or 8:30.");
  zimt_record_set_time (record, self->field->name, minute);
  return NULL;
}

const ZimtFieldRole zimt_field_date_role
    = { date_make, date_show, date_read, date_get_named, NULL };
const ZimtFieldRole zimt_field_flag_role = { flag_make, flag_show, flag_read, NULL, NULL };
const ZimtFieldRole zimt_field_number_role
    = { number_make, number_show, number_read, number_get_named, NULL };
const ZimtFieldRole zimt_field_money_role = { money_make, money_show, money_read, NULL, NULL };
const ZimtFieldRole zimt_field_time_role = { time_make, time_show, time_read, NULL, NULL };
