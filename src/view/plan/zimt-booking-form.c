/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a booking, and what is wrong with them. */
#include "zimt-booking-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-categories.h"
#include "zimt-check-words.h"
#include "zimt-form-period.h"
#include "zimt-phrases.h"
#include "zimt-time-names.h"

G_DEFINE_FINAL_TYPE (ZimtBookingForm, zimt_booking_form, GTK_TYPE_BOX)

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_HOUSE_CHANGED,
  SIGNAL_MESSAGE,
  N_SIGNALS,
} ZimtBookingFormSignal;
static guint signals[N_SIGNALS];

/* --- Changes --- */

static void
update_fields (ZimtBookingForm *form)
{
  ZimtMinute starts = 0, ends = 0;
  g_autoptr (ZimtDraft) draft = NULL;
  int days = 0;

  if (zimt_booking_form_get_period (form, &starts, &ends, NULL))
    days = zimt_minute_get_date (ends - 1) - zimt_minute_get_date (starts);
  if (days > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("+%d day", "+%d days", (gulong)days), days);

      gtk_label_set_text (form->extra_days_label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (form->extra_days_label), days > 0);
  gtk_widget_set_visible (GTK_WIDGET (form->status_row),
                          gtk_check_button_get_active (form->option));

  draft = zimt_booking_form_dup_draft (form);
  gtk_widget_set_visible (GTK_WIDGET (form->pauses_row), !form->is_one_date && draft->rule != NULL);
  gtk_widget_set_visible (GTK_WIDGET (form->sentence), draft->rule != NULL);
  gtk_widget_set_visible (GTK_WIDGET (form->dates), draft->rule != NULL);
}

static void
changed_cb (ZimtBookingForm *form)
{
  if (form->is_setting)
    return;
  update_fields (form);
  g_signal_emit (form, signals[SIGNAL_CHANGED], 0);
}

static void
title_changed_cb (ZimtBookingForm *form)
{
  if (!form->is_setting)
    form->is_title_touched = TRUE;
  changed_cb (form);
}

static void
date_changed_cb (ZimtBookingForm *form)
{
  ZimtDate date = 0;

  if (!form->is_setting && zimt_date_field_get_date (form->date, &date))
    zimt_rule_editor_set_first (form->rule, date);
  changed_cb (form);
}

/* Keeps the times that a new start is measured by. A booking over days is none of them, for its
 * length is not what the times say. */
static void
remember_times (ZimtBookingForm *form)
{
  ZimtMinute starts = 0, ends = 0;

  form->old_start = 0;
  form->old_end = 0;
  if (form->extra_days > 0 || !zimt_booking_form_get_period (form, &starts, &ends, NULL))
    return;
  zimt_time_field_get_minute (form->start, &form->old_start);
  zimt_time_field_get_minute (form->end, &form->old_end);
}

/* The end goes along. While one types "18" the start is also 01:00 for a moment: all of these are
 * measured by the times from before, which are kept until the focus leaves. */
static void
take_end_along (ZimtBookingForm *form)
{
  int start = 0;

  if (form->old_end == 0 || !zimt_time_field_get_minute (form->start, &start))
    return;
  form->is_setting = TRUE;
  zimt_time_field_set_minute (form->end,
                              zimt_form_move_end (start, form->old_start, form->old_end));
  form->is_setting = FALSE;
}

/* Whoever types times means what they say, and no longer a booking over days. */
static void
time_changed_cb (ZimtBookingForm *form, ZimtTimeField *field)
{
  if (form->is_setting)
    return;
  form->extra_days = 0;
  if (field == form->start)
    take_end_along (form);
  else
    remember_times (form);
  changed_cb (form);
}

static gpointer
put_organisation (ZimtDesk *desk, gpointer wish, GError **error)
{
  ZimtOrganisation *organisation = wish;

  if (!zimt_desk_put_organisation (desk, organisation, error))
    return NULL;
  return g_memdup2 (&organisation->id, sizeof organisation->id);
}

static void
organisation_put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtBookingForm) form = ZIMT_BOOKING_FORM (user_data);
  ZimtCenter *center = ZIMT_CENTER (source);
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = zimt_center_run_finish (center, result, &error);
  g_autofree char *message = NULL;
  const ZimtOrganisation *organisation = NULL;

  if (form->center == NULL)
    return;
  if (id == NULL)
    {
      g_signal_emit (form, signals[SIGNAL_MESSAGE], 0, error->message);
      return;
    }
  zimt_organisation_field_set_house (form->organisation, zimt_center_get_house (center));
  zimt_organisation_field_set_organisation (form->organisation, *id);
  organisation = zimt_house_get_organisation (zimt_center_get_house (center), *id);
  message = g_strdup_printf (_ ("New organisation: %s"),
                             organisation != NULL ? organisation->short_name : "");
  g_signal_emit (form, signals[SIGNAL_MESSAGE], 0, message);
}

static void
organisation_wanted_cb (ZimtBookingForm *form, const char *name)
{
  zimt_center_run_async (form->center, put_organisation, zimt_organisation_new_named (name),
                         (GDestroyNotify)zimt_organisation_free, g_free, NULL, organisation_put_cb,
                         g_object_ref (form));
}

/* Rooms and organisations may have been renamed meanwhile; what is typed stays. */
static void
house_changed_cb (ZimtBookingForm *form)
{
  const ZimtHouse *house = zimt_center_get_house (form->center);

  if (house == NULL)
    return;
  form->is_setting = TRUE;
  zimt_room_field_set_house (form->room, house, NULL);
  zimt_organisation_field_set_house (form->organisation, house);
  form->is_setting = FALSE;
  g_signal_emit (form, signals[SIGNAL_HOUSE_CHANGED], 0);
}

/* --- Life --- */

static void
fill_categories (ZimtBookingForm *form)
{
  const char *const *codes = zimt_categories_get_codes ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (gsize i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (list, zimt_category_to_label (codes[i]));
  gtk_drop_down_set_model (form->category, G_LIST_MODEL (list));
}

static gboolean
zimt_booking_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ZIMT_BOOKING_FORM (widget)->title));
}

static void
zimt_booking_form_dispose (GObject *object)
{
  ZimtBookingForm *form = ZIMT_BOOKING_FORM (object);

  g_clear_object (&form->center);
  g_clear_pointer (&form->base, zimt_draft_free);
  g_clear_pointer (&form->problem, g_free);
  form->is_setting = TRUE;
  G_OBJECT_CLASS (zimt_booking_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, title_row);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, title);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, organisation_row);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, organisation);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, room_row);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, room);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, people);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, category);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, time_row);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, date);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, times);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, start);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, end);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, extra_days_label);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, status_row);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, fixed);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, option);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, expiry);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, rule_row);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, rule);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, sentence);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, dates);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, pauses_row);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, public_holidays);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, school_holidays);
  gtk_widget_class_bind_template_child (klass, ZimtBookingForm, closures);
  gtk_widget_class_bind_template_callback (klass, changed_cb);
  gtk_widget_class_bind_template_callback (klass, title_changed_cb);
  gtk_widget_class_bind_template_callback (klass, date_changed_cb);
  gtk_widget_class_bind_template_callback (klass, time_changed_cb);
  gtk_widget_class_bind_template_callback (klass, organisation_wanted_cb);
}

static void
zimt_booking_form_class_init (ZimtBookingFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_booking_form_dispose;
  widget_class->grab_focus = zimt_booking_form_grab_focus;
  g_type_ensure (ZIMT_TYPE_FORM_ROW);
  g_type_ensure (ZIMT_TYPE_ORGANISATION_FIELD);
  g_type_ensure (ZIMT_TYPE_ROOM_FIELD);
  g_type_ensure (ZIMT_TYPE_DATE_FIELD);
  g_type_ensure (ZIMT_TYPE_TIME_FIELD);
  g_type_ensure (ZIMT_TYPE_RULE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/plan/booking-form.ui");
  bind_children (widget_class);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_BOOKING_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_HOUSE_CHANGED]
      = g_signal_new ("house-changed", ZIMT_TYPE_BOOKING_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", ZIMT_TYPE_BOOKING_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* As in other programs; else it would go on to the next field, and there Down is a day less. */
static gboolean
key_pressed_cb (ZimtBookingForm *form, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (form)));
  GtkWidget *list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) : NULL;

  return keyval == GDK_KEY_Down && list != NULL
         && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL && gtk_widget_activate (list);
}

static void
zimt_booking_form_init (ZimtBookingForm *form)
{
  GtkEventController *start_focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  form->is_setting = TRUE;
  form->base = zimt_draft_new ();
  gtk_widget_init_template (GTK_WIDGET (form));
  fill_categories (form);
  g_signal_connect_swapped (start_focus, "leave", G_CALLBACK (remember_times), form);
  gtk_widget_add_controller (GTK_WIDGET (form->start), start_focus);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), form);
  gtk_widget_add_controller (GTK_WIDGET (form), keys);
  /* Times run from left to right in every language. */
  gtk_widget_set_direction (form->times, GTK_TEXT_DIR_LTR);
  g_object_set (form->time_row, "mnemonic-widget", zimt_date_field_get_entry (form->date), NULL);
  g_object_set (form->status_row, "mnemonic-widget", zimt_date_field_get_entry (form->expiry),
                NULL);
  g_object_set (form->room_row, "mnemonic-widget", zimt_room_field_get_drop_down (form->room),
                NULL);
  g_object_set (form->organisation_row, "mnemonic-widget",
                zimt_organisation_field_get_entry (form->organisation), NULL);
  g_object_set (form->rule_row, "mnemonic-widget",
                zimt_rule_editor_get_frequency_field (form->rule), NULL);
}

GtkWidget *
zimt_booking_form_new (ZimtCenter *center)
{
  ZimtBookingForm *form = g_object_new (ZIMT_TYPE_BOOKING_FORM, NULL);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (center));

  form->center = g_object_ref (center);
  zimt_date_field_set_today (form->date, today);
  zimt_date_field_set_today (form->expiry, today);
  zimt_rule_editor_set_today (form->rule, today);
  zimt_room_field_set_house (form->room, zimt_center_get_house (center), NULL);
  zimt_organisation_field_set_house (form->organisation, zimt_center_get_house (center));
  g_signal_connect_object (center, "changed", G_CALLBACK (house_changed_cb), form,
                           G_CONNECT_SWAPPED);
  form->is_setting = FALSE;
  return GTK_WIDGET (form);
}

static void
fill_period (ZimtBookingForm *form, ZimtMinute starts, ZimtMinute ends)
{
  ZimtDate date = zimt_minute_get_date (starts);
  int start = zimt_minute_get_of_day (starts);
  int end = zimt_minute_get_of_day (ends);
  int days = zimt_minute_get_date (ends) - date;

  if (end == 0 && days > 0)
    {
      end = ZIMT_MINUTES_PER_DAY;
      days--;
    }
  zimt_date_field_set_date (form->date, date);
  zimt_time_field_set_minute (form->start, start);
  zimt_time_field_set_minute (form->end, end);
  form->extra_days = days == zimt_time_get_extra_days (start, end) ? 0 : days;
  remember_times (form);
}

static void
fill_category (ZimtBookingForm *form, const char *code)
{
  const char *const *codes = zimt_categories_get_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    if (strcmp (codes[i], code != NULL ? code : "other") == 0)
      gtk_drop_down_set_selected (form->category, i);
}

static void
fill_event (ZimtBookingForm *form, const ZimtEvent *event)
{
  g_autofree char *people
      = event->n_people > 0 ? g_strdup_printf ("%d", event->n_people) : g_strdup ("");

  gtk_editable_set_text (form->title, event->title != NULL ? event->title : "");
  zimt_organisation_field_set_organisation (form->organisation, event->organisation_id);
  gtk_editable_set_text (form->people, people);
  fill_category (form, event->category);
}

static void
fill_status (ZimtBookingForm *form, const ZimtDraft *draft)
{
  gtk_check_button_set_active (form->fixed, draft->status != ZIMT_STATUS_OPTION);
  gtk_check_button_set_active (form->option, draft->status == ZIMT_STATUS_OPTION);
  zimt_date_field_set_date (form->expiry,
                            zimt_draft_get_option_expiry (draft,
                                                          zimt_booking_form_get_today (form)));
}

static void
fill_pauses (ZimtBookingForm *form, ZimtPauses pauses)
{
  gtk_check_button_set_active (form->public_holidays, (pauses & ZIMT_PAUSES_PUBLIC_HOLIDAYS) != 0);
  gtk_check_button_set_active (form->school_holidays, (pauses & ZIMT_PAUSES_SCHOOL_HOLIDAYS) != 0);
  gtk_check_button_set_active (form->closures, (pauses & ZIMT_PAUSES_CLOSURES) != 0);
}

void
zimt_booking_form_set_draft (ZimtBookingForm *form, const ZimtDraft *draft, gboolean is_one_date)
{
  g_return_if_fail (ZIMT_IS_BOOKING_FORM (form));

  ZimtDraft *base = zimt_draft_copy (draft);

  if (is_one_date)
    g_clear_pointer (&base->rule, zimt_rule_free);
  form->is_setting = TRUE;
  g_clear_pointer (&form->base, zimt_draft_free);
  form->base = base;
  form->is_one_date = is_one_date;
  form->is_title_touched = FALSE;
  fill_event (form, &draft->event);
  zimt_room_field_set_room (form->room, draft->room_id);
  fill_period (form, draft->starts, draft->ends);
  fill_status (form, draft);
  fill_pauses (form, draft->pauses);
  zimt_rule_editor_set_rule (form->rule, base->rule, zimt_minute_get_date (draft->starts));
  gtk_widget_set_visible (GTK_WIDGET (form->rule_row), !is_one_date);
  form->is_setting = FALSE;
  update_fields (form);
}

void
zimt_booking_form_allow_rule (ZimtBookingForm *form)
{
  g_return_if_fail (ZIMT_IS_BOOKING_FORM (form));
  form->is_one_date = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (form->rule_row), TRUE);
  update_fields (form);
}

void
zimt_booking_form_focus_date (ZimtBookingForm *form)
{
  g_return_if_fail (ZIMT_IS_BOOKING_FORM (form));
  gtk_widget_grab_focus (zimt_date_field_get_entry (form->date));
}

void
zimt_booking_form_set_room (ZimtBookingForm *form, gint64 room_id)
{
  g_return_if_fail (ZIMT_IS_BOOKING_FORM (form));
  zimt_room_field_set_room (form->room, room_id);
  changed_cb (form);
}

void
zimt_booking_form_set_period (ZimtBookingForm *form, ZimtMinute starts, ZimtMinute ends)
{
  g_return_if_fail (ZIMT_IS_BOOKING_FORM (form));
  form->is_setting = TRUE;
  fill_period (form, starts, ends);
  zimt_rule_editor_set_first (form->rule, zimt_minute_get_date (starts));
  form->is_setting = FALSE;
  changed_cb (form);
}

void
zimt_booking_form_set_option (ZimtBookingForm *form)
{
  g_return_if_fail (ZIMT_IS_BOOKING_FORM (form));
  gtk_check_button_set_active (form->option, TRUE);
}

static void
show_hints (ZimtBookingForm *form, const ZimtCheck *check, const ZimtDraft *draft)
{
  g_autofree char *hints = zimt_hints_to_text (check->hints, &draft->event, draft->room_id,
                                               zimt_center_get_house (form->center));
  /* Translators: before a sentence about what is unusual but allowed. */
  g_autofree char *text = *hints != '\0' ? g_strdup_printf (_ ("Hint: %s"), hints) : NULL;

  zimt_form_row_set_hint (form->room_row, text);
}

/* A series leaves public holidays out or says that it does not; a single date just lies there. */
static void
show_holiday (ZimtBookingForm *form, const ZimtDraft *draft)
{
  g_autofree char *text = NULL;

  if (draft->rule == NULL)
    text = zimt_holiday_to_hint (zimt_center_get_calendar (form->center),
                                 zimt_minute_get_date (draft->starts));
  zimt_form_row_set_hint (form->time_row, text);
}

/* School holidays are known for some years only; past them nothing is left out. */
static void
show_horizon (ZimtBookingForm *form, const ZimtCheck *check)
{
  ZimtDate horizon = zimt_calendar_get_school_horizon (zimt_center_get_calendar (form->center));
  g_autofree char *date = zimt_date_to_plain_text (horizon);
  g_autofree char *text = NULL;

  if (check->is_past_school_horizon)
    text = g_strdup_printf (
        _ ("Hint: school holidays are known until %s only. Later dates are not left out."), date);
  zimt_form_row_set_hint (form->pauses_row, text);
}

void
zimt_booking_form_show_check (ZimtBookingForm *form, const ZimtCheck *check, const ZimtDraft *draft)
{
  g_return_if_fail (ZIMT_IS_BOOKING_FORM (form));

  g_autofree char *sentence = zimt_draft_to_sentence (draft);
  g_autofree char *dates
      = zimt_check_to_dates_markup (check,
                                    zimt_clock_get_now (zimt_center_get_clock (form->center)));

  gtk_label_set_text (form->sentence, sentence);
  gtk_label_set_markup (form->dates, dates);
  show_hints (form, check, draft);
  show_holiday (form, draft);
  show_horizon (form, check);
}
