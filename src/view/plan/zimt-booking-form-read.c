/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the booking form: the draft that it says, and the mistakes in it. */
#include "zimt-booking-form-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-categories.h"
#include "zimt-form-period.h"
#include "zimt-text.h"

ZimtDate
zimt_booking_form_get_today (ZimtBookingForm *form)
{
  return zimt_clock_get_today (zimt_center_get_clock (form->center));
}

gboolean
zimt_booking_form_get_period (ZimtBookingForm *form, ZimtMinute *starts, ZimtMinute *ends,
                              GError **error)
{
  ZimtDate date = 0;
  int start = 0, end = 0;

  if (!zimt_date_field_get_date (form->date, &date)
      || !zimt_time_field_get_minute (form->start, &start)
      || !zimt_time_field_get_minute (form->end, &end))
    return FALSE;
  return zimt_form_get_period (date, start, end, form->extra_days, starts, ends, error);
}

static gboolean
get_people (ZimtBookingForm *form, int *n_people)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (form->people)));
  guint64 number = 0;

  *n_people = 0;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, ZIMT_PEOPLE_MAX, &number, NULL))
    return FALSE;
  *n_people = (int)number;
  return TRUE;
}

static const char *
get_category (ZimtBookingForm *form)
{
  const char *const *codes = zimt_categories_get_codes ();
  guint selected = gtk_drop_down_get_selected (form->category);

  return selected < g_strv_length ((char **)codes) ? codes[selected] : NULL;
}

static ZimtPauses
get_pauses (ZimtBookingForm *form)
{
  guint pauses = ZIMT_PAUSES_NONE;

  if (gtk_check_button_get_active (form->public_holidays))
    pauses |= ZIMT_PAUSES_PUBLIC_HOLIDAYS;
  if (gtk_check_button_get_active (form->school_holidays))
    pauses |= ZIMT_PAUSES_SCHOOL_HOLIDAYS;
  if (gtk_check_button_get_active (form->closures))
    pauses |= ZIMT_PAUSES_CLOSURES;
  return (ZimtPauses)pauses;
}

static void
read_event (ZimtBookingForm *form, ZimtDraft *draft)
{
  const char *category = get_category (form);

  g_free (draft->event.title);
  draft->event.title = g_strdup (gtk_editable_get_text (form->title));
  zimt_organisation_field_get_organisation (form->organisation, &draft->event.organisation_id);
  get_people (form, &draft->event.n_people);
  if (category != NULL)
    {
      g_free (draft->event.category);
      draft->event.category = g_strdup (category);
    }
}

ZimtDraft *
zimt_booking_form_dup_draft (ZimtBookingForm *form)
{
  g_return_val_if_fail (ZIMT_IS_BOOKING_FORM (form), NULL);

  ZimtDraft *draft = zimt_draft_copy (form->base);
  ZimtRule *rule = NULL;
  ZimtMinute starts = 0, ends = 0;

  read_event (form, draft);
  draft->room_id = zimt_room_field_get_room (form->room);
  if (zimt_booking_form_get_period (form, &starts, &ends, NULL))
    {
      draft->starts = starts;
      draft->ends = ends;
    }
  draft->pauses = get_pauses (form);
  draft->status
      = gtk_check_button_get_active (form->option) ? ZIMT_STATUS_OPTION : ZIMT_STATUS_FIXED;
  if (draft->status == ZIMT_STATUS_FIXED)
    draft->option_expires = 0;
  else
    zimt_date_field_get_date (form->expiry, &draft->option_expires);
  if (!form->is_one_date && zimt_rule_editor_get_rule (form->rule, &rule, NULL))
    {
      g_clear_pointer (&draft->rule, zimt_rule_free);
      draft->rule = rule;
    }
  return draft;
}

/* --- Mistakes --- */

/* Takes @problem. */
static void
set_problem (ZimtBookingForm *form, ZimtFormRow *row, GtkWidget *field, char *problem,
             gboolean is_named)
{
  zimt_form_row_set_problem (row, is_named ? problem : NULL);
  if (problem == NULL)
    return;
  if (form->problem != NULL)
    {
      form->is_only_title = FALSE;
      g_free (problem);
      return;
    }
  form->problem = problem;
  form->problem_field = field;
  form->is_problem_named = is_named;
  form->is_only_title = field == GTK_WIDGET (form->title);
}

static void
validate_title (ZimtBookingForm *form, gboolean is_strict)
{
  const char *text = gtk_editable_get_text (form->title);
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = zimt_text_clean (text, _ ("The title"), FALSE, &error);
  char *problem = NULL;

  if (*text == '\0')
    problem = g_strdup (_ ("Give the booking a title."));
  else if (clean == NULL)
    problem = g_strdup (error->message);
  set_problem (form, form->title_row, GTK_WIDGET (form->title), problem,
               is_strict || *text != '\0' || form->is_title_touched);
}

/* Whoever still types is not told that the name is not complete. */
static void
validate_organisation (ZimtBookingForm *form, gboolean is_strict)
{
  GtkWidget *entry = zimt_organisation_field_get_entry (form->organisation);
  gboolean is_typing = (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gint64 id = 0;
  char *problem = NULL;

  if (!zimt_organisation_field_get_organisation (form->organisation, &id))
    {
      g_autofree char *name
          = zimt_text_quote (zimt_organisation_field_get_text (form->organisation));

      problem = g_strdup_printf (
          _ ("There is no organisation “%s” yet. Choose one, or take it on as a new one."), name);
    }
  set_problem (form, form->organisation_row, entry, problem, is_strict || !is_typing);
}

static char *
dup_room_problem (ZimtBookingForm *form)
{
  const ZimtHouse *house = zimt_center_get_house (form->center);
  const ZimtRoom *room = zimt_house_get_room (house, zimt_room_field_get_room (form->room));
  const char *category = get_category (form);

  if (room == NULL)
    return g_strdup (_ ("Choose a room."));
  if (!room->is_bookable)
    return g_strdup_printf (_ ("Room %s cannot be booked. Choose another one."), room->number);
  if (category != NULL && room->refused != NULL
      && g_strv_contains ((const char *const *)room->refused, category))
    /* Translators: %2$s is a category such as "Advice". */
    return g_strdup_printf (
        _ ("Room %1$s may not be used for “%2$s”. Choose another room or category."), room->number,
        zimt_category_to_label (category));
  return NULL;
}

static void
validate_room (ZimtBookingForm *form)
{
  GtkWidget *field = zimt_room_field_get_drop_down (form->room);
  char *problem = dup_room_problem (form);
  int n_people = 0;

  if (problem == NULL && !get_people (form, &n_people))
    {
      field = GTK_WIDGET (form->people);
      problem
          = g_strdup_printf (_ ("People are a number from 0 to %d, or nothing."), ZIMT_PEOPLE_MAX);
    }
  set_problem (form, form->room_row, field, problem, TRUE);
}

/* The first of date, start and end that is not understood. */
static char *
dup_entry_problem (ZimtBookingForm *form, GtkWidget **field)
{
  ZimtDate date = 0;
  int minute = 0;
  g_autofree char *text = NULL;

  if (!zimt_date_field_get_date (form->date, &date))
    {
      text = zimt_text_quote (zimt_date_field_get_text (form->date));
      *field = zimt_date_field_get_entry (form->date);
      return g_strdup_printf (_ ("“%s” is no date. Type it as 26.11.2026, or “tomorrow”."), text);
    }
  *field = GTK_WIDGET (form->start);
  if (zimt_time_field_get_minute (form->start, &minute))
    *field = GTK_WIDGET (form->end);
  if (*field == GTK_WIDGET (form->end) && zimt_time_field_get_minute (form->end, &minute))
    return NULL;
  text = zimt_text_quote (gtk_editable_get_text (GTK_EDITABLE (*field)));
  return g_strdup_printf (_ ("“%s” is no time. Type it as 9, 930 or 9:30."), text);
}

static void
validate_time (ZimtBookingForm *form)
{
  GtkWidget *field = NULL;
  char *problem = dup_entry_problem (form, &field);
  g_autoptr (GError) error = NULL;
  ZimtMinute starts = 0, ends = 0;

  if (problem == NULL && !zimt_booking_form_get_period (form, &starts, &ends, &error))
    {
      field = GTK_WIDGET (form->end);
      problem = g_strdup (error->message);
    }
  set_problem (form, form->time_row, field, problem, TRUE);
}

static void
validate_status (ZimtBookingForm *form)
{
  ZimtDate date = 0;
  char *problem = NULL;

  if (gtk_check_button_get_active (form->option))
    {
      if (!zimt_date_field_get_date (form->expiry, &date))
        problem = g_strdup (_ ("Until when is it an option? Type a date as 26.11.2026."));
      else if (date <= zimt_booking_form_get_today (form))
        problem = g_strdup (_ ("The option would have expired already."));
    }
  set_problem (form, form->status_row, zimt_date_field_get_entry (form->expiry), problem, TRUE);
}

static void
validate_rule (ZimtBookingForm *form)
{
  g_autoptr (GError) error = NULL;
  ZimtRule *rule = NULL;
  char *problem = NULL;

  if (!form->is_one_date && !zimt_rule_editor_get_rule (form->rule, &rule, &error))
    problem = g_strdup (error->message);
  g_clear_pointer (&rule, zimt_rule_free);
  set_problem (form, form->rule_row, zimt_rule_editor_get_frequency_field (form->rule), problem,
               TRUE);
}

gboolean
zimt_booking_form_validate (ZimtBookingForm *form, gboolean is_strict)
{
  g_return_val_if_fail (ZIMT_IS_BOOKING_FORM (form), FALSE);

  g_clear_pointer (&form->problem, g_free);
  form->problem_field = NULL;
  form->is_only_title = FALSE;
  form->is_problem_named = FALSE;
  validate_title (form, is_strict);
  validate_organisation (form, is_strict);
  validate_room (form);
  validate_time (form);
  validate_status (form);
  validate_rule (form);
  return form->problem == NULL;
}

const char *
zimt_booking_form_get_problem (ZimtBookingForm *form)
{
  g_return_val_if_fail (ZIMT_IS_BOOKING_FORM (form), NULL);
  return form->problem;
}

gboolean
zimt_booking_form_is_problem_named (ZimtBookingForm *form)
{
  g_return_val_if_fail (ZIMT_IS_BOOKING_FORM (form), FALSE);
  return form->is_problem_named;
}

gboolean
zimt_booking_form_can_be_checked (ZimtBookingForm *form)
{
  g_return_val_if_fail (ZIMT_IS_BOOKING_FORM (form), FALSE);
  return form->problem == NULL || form->is_only_title;
}

gboolean
zimt_booking_form_focus_problem (ZimtBookingForm *form)
{
  g_return_val_if_fail (ZIMT_IS_BOOKING_FORM (form), FALSE);
  return form->problem_field != NULL && gtk_widget_grab_focus (form->problem_field);
}
