/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of a booking, in a popover at its chip: what, when, who, head count, history. */
#include "zimt-booking-details.h"

#include <glib/gi18n-lib.h>

#include "zimt-categories.h"
#include "zimt-check-words.h"
#include "zimt-style.h"
#include "zimt-empty.h"
#include "zimt-organisation-field.h"
#include "zimt-phrases.h"
#include "zimt-time-names.h"

struct _ZimtBookingDetails
{
  GtkPopover parent_instance;

  GtkStack *stack;
  GtkLabel *trouble;
  GtkLabel *title;
  GtkLabel *status;
  GtkLabel *organisation;
  GtkLabel *when;
  GtkLabel *room;
  GtkLabel *rule;
  GtkLabel *people;
  GtkLabel *conflicts;
  GtkLabel *hints;
  GtkWidget *heads_box;
  GtkEditable *heads;
  GtkWidget *heads_button;
  GtkWidget *heads_hint;
  GtkLabel *heads_problem;
  GtkWidget *history_expander;
  GtkBox *history;
  GtkWidget *cancel_button;
  GtkWidget *edit_button;

  ZimtCenter *center; /* owned */
  gint64 booking_id;
  GCancellable *cancellable; /* owned (nullable) */
  int n_counted;             /* as stored; -1: not counted */
  ZimtMinute starts;
};
G_DEFINE_FINAL_TYPE (ZimtBookingDetails, zimt_booking_details, GTK_TYPE_POPOVER)

typedef enum
{
  SIGNAL_EDIT,
  SIGNAL_DUPLICATE,
  SIGNAL_CANCEL,
  SIGNAL_MESSAGE,
  N_SIGNALS,
} ZimtBookingDetailsSignal;
static guint signals[N_SIGNALS];

/* --- What it shows --- */

/* An empty text takes no place. */
static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_status (ZimtBookingDetails *details, const ZimtBooking *booking)
{
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (details->status), "option");
  gtk_widget_remove_css_class (GTK_WIDGET (details->status), "cancelled");
  switch (booking->status)
    {
    case ZIMT_STATUS_OPTION:
      {
        g_autofree char *date = zimt_date_to_plain_text (booking->option_expires);

        /* Translators: %s is a date. */
        text = g_strdup_printf (_ ("Option, expires on %s"), date);
        gtk_widget_add_css_class (GTK_WIDGET (details->status), "option");
        break;
      }
    case ZIMT_STATUS_CANCELLED:
      text = g_strdup (zimt_status_to_word (booking->status));
      gtk_widget_add_css_class (GTK_WIDGET (details->status), "cancelled");
      break;
    case ZIMT_STATUS_PAUSED:
      text = g_strdup (zimt_status_to_word (booking->status));
      break;
    case ZIMT_STATUS_FIXED:
    default:
      if (booking->is_exception)
        /* Translators: a date of a series that was changed on its own. */
        text = g_strdup (_ ("Changed on its own"));
      break;
    }
  set_text (details->status, text);
}

static void
show_people (ZimtBookingDetails *details, const ZimtEvent *event)
{
  const char *category = zimt_category_to_label (event->category);
  g_autofree char *people = NULL;
  g_autofree char *text = NULL;

  if (event->n_people > 0)
    people = g_strdup_printf (ngettext ("%d person expected", "%d people expected",
                                        (gulong)event->n_people),
                              event->n_people);
  if (people != NULL && category != NULL)
    text = g_strdup_printf ("%s · %s", people, category);
  else
    text = g_strdup (people != NULL ? people : category);
  set_text (details->people, text);
}

static void
show_rule (ZimtBookingDetails *details, const ZimtSeries *series)
{
  g_autoptr (ZimtRule) rule = NULL;
  g_autofree char *sentence = NULL;

  if (series != NULL)
    rule = zimt_rule_parse (series->rule, NULL);
  if (rule != NULL)
    sentence = zimt_rule_to_sentence (rule, zimt_minute_get_date (series->starts));
  set_text (details->rule, sentence);
}

static void
show_heads (ZimtBookingDetails *details, const ZimtBooking *booking)
{
  g_autofree char *text
      = booking->n_counted >= 0 ? g_strdup_printf ("%d", booking->n_counted) : g_strdup ("");

  details->n_counted = booking->n_counted;
  details->starts = booking->starts;
  gtk_editable_set_text (details->heads, text);
  set_text (details->heads_problem, NULL);
  gtk_widget_set_visible (details->heads_box, booking->status != ZIMT_STATUS_CANCELLED
                                                  && booking->status != ZIMT_STATUS_PAUSED);
}

static void
show_hints (ZimtBookingDetails *details, const char *hints)
{
  /* Translators: before a sentence about what is unusual but allowed. */
  g_autofree char *text = *hints != '\0' ? g_strdup_printf (_ ("Hint: %s"), hints) : NULL;

  set_text (details->hints, text);
}

static void
show_booking (ZimtBookingDetails *details, const ZimtDetails *loaded)
{
  const ZimtHouse *house = zimt_center_get_house (details->center);
  const ZimtBooking *booking = loaded->booking;
  const ZimtOrganisation *organisation
      = zimt_house_get_organisation (house, booking->event.organisation_id);
  g_autofree char *room_text = zimt_room_to_text (house, booking->room_id);
  g_autofree char *organisation_text
      = organisation != NULL ? zimt_organisation_to_label (organisation) : NULL;
  g_autofree char *date = zimt_date_to_text (zimt_minute_get_date (booking->starts));
  g_autofree char *period = zimt_period_to_words (booking->starts, booking->ends);
  g_autofree char *when = g_strdup_printf ("%s, %s", date, period);
  g_autofree char *hints
      = zimt_hints_to_text (zimt_hints_of_event (house, &booking->event, booking->room_id),
                            &booking->event, booking->room_id, house);
  g_autofree char *conflicts = zimt_booking_to_conflict_text (booking, house);

  set_text (details->title, booking->event.title);
  set_text (details->organisation, organisation_text);
  set_text (details->when, when);
  set_text (details->room, room_text);
  set_text (details->conflicts, conflicts);
  show_hints (details, hints);
  show_status (details, booking);
  show_people (details, &booking->event);
  show_rule (details, loaded->series);
  show_heads (details, booking);
  gtk_widget_set_visible (details->cancel_button, booking->status != ZIMT_STATUS_CANCELLED);
  gtk_widget_set_visible (details->edit_button, booking->status != ZIMT_STATUS_CANCELLED);
}

/* --- History --- */

static GtkWidget *
new_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 38);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "Room: 8 → 11"; what was empty before is only told as it is now. */
static char *
dup_change (const ZimtFieldChange *change)
{
  if (change->before == NULL)
    return g_strdup_printf ("%s: %s", change->field, change->after != NULL ? change->after : "–");
  /* Translators: a field of a booking, what it was and what it is now. */
  return g_strdup_printf (_ ("%1$s: %2$s → %3$s"), change->field, change->before,
                          change->after != NULL ? change->after : "–");
}

static GtkWidget *
new_entry (const ZimtHistoryEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *date = zimt_date_to_text (zimt_minute_get_date (entry->at));
  g_autofree char *time = zimt_time_format (zimt_minute_get_of_day (entry->at));
  g_autofree char *head
      = g_strdup_printf ("%s, %s · %s", date, time, zimt_account_to_word (entry->account));

  gtk_widget_add_css_class (box, "history-entry");
  gtk_box_append (GTK_BOX (box), new_line (entry->name, "heading"));
  gtk_box_append (GTK_BOX (box), new_line (head, "dim-label"));
  for (guint i = 0; i < entry->changes->len; i++)
    {
      g_autofree char *change = dup_change (g_ptr_array_index (entry->changes, i));

      gtk_box_append (GTK_BOX (box), new_line (change, "caption"));
    }
  return box;
}

static void
show_history (ZimtBookingDetails *details, const GPtrArray *history)
{
  zimt_empty_box (details->history);
  for (guint i = 0; i < history->len; i++)
    gtk_box_append (details->history, new_entry (g_ptr_array_index (history, i)));
  gtk_widget_set_visible (details->history_expander, history->len > 0);
}

/* --- Loading --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtBookingDetails) details = ZIMT_BOOKING_DETAILS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDetails) loaded
      = zimt_center_load_details_finish (ZIMT_CENTER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || details->center == NULL)
    return;
  if (loaded == NULL)
    {
      gtk_label_set_text (details->trouble, error->message);
      gtk_stack_set_visible_child_name (details->stack, "trouble");
      gtk_popover_popup (GTK_POPOVER (details));
      return;
    }
  show_booking (details, loaded);
  show_history (details, loaded->history);
  gtk_stack_set_visible_child_name (details->stack, "booking");
  gtk_popover_popup (GTK_POPOVER (details));
}

static void
load (ZimtBookingDetails *details)
{
  g_cancellable_cancel (details->cancellable);
  g_clear_object (&details->cancellable);
  details->cancellable = g_cancellable_new ();
  zimt_center_load_details_async (details->center, details->booking_id, details->cancellable,
                                  loaded_cb, g_object_ref (details));
}

/* --- Head count --- */

/* Empty is -1: not counted. */
static gboolean
get_heads (ZimtBookingDetails *details, int *n_counted)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (details->heads)));
  guint64 number = 0;

  *n_counted = -1;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, ZIMT_PEOPLE_MAX, &number, NULL))
    return FALSE;
  *n_counted = (int)number;
  return TRUE;
}

/* What is being stored: the field, and the popover, may be of something else by then. */
typedef struct
{
  ZimtBookingDetails *details; /* owned */
  gint64 booking_id;
  int n_counted;
} Count;

static void
count_free (Count *count)
{
  g_object_unref (count->details);
  g_free (count);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Count, count_free)

/* Whoever counts beforehand may well mean another date. */
static void
heads_changed_cb (ZimtBookingDetails *details)
{
  gboolean is_to_come
      = details->center != NULL
        && details->starts > zimt_clock_get_now (zimt_center_get_clock (details->center));

  gtk_widget_set_visible (details->heads_hint,
                          is_to_come && *gtk_editable_get_text (details->heads) != '\0');
}

static void
heads_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Count) count = user_data;
  ZimtBookingDetails *details = count->details;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!zimt_center_count_heads_finish (ZIMT_CENTER (source), result, &error))
    {
      g_signal_emit (details, signals[SIGNAL_MESSAGE], 0, error->message, FALSE);
      return;
    }
  if (details->center == NULL)
    return;
  if (count->n_counted < 0)
    message = g_strdup (_ ("Head count removed"));
  else
    message = g_strdup_printf (ngettext ("%d person counted", "%d people counted",
                                         (gulong)count->n_counted),
                               count->n_counted);
  g_signal_emit (details, signals[SIGNAL_MESSAGE], 0, message, TRUE);
  if (count->booking_id == details->booking_id)
    gtk_popover_popdown (GTK_POPOVER (details));
}

static void
store_heads (ZimtBookingDetails *details, int n_counted)
{
  Count *count = g_new0 (Count, 1);

  count->details = g_object_ref (details);
  count->booking_id = details->booking_id;
  count->n_counted = n_counted;
  zimt_center_count_heads_async (details->center, details->booking_id, n_counted, heads_stored_cb,
                                 count);
}

static void
store_heads_cb (ZimtBookingDetails *details)
{
  int n_counted = -1;

  if (!get_heads (details, &n_counted))
    {
      g_autofree char *problem
          = g_strdup_printf (_ ("A head count is a number from 0 to %d, or nothing."),
                             ZIMT_PEOPLE_MAX);

      set_text (details->heads_problem, problem);
      gtk_widget_grab_focus (GTK_WIDGET (details->heads));
      return;
    }
  set_text (details->heads_problem, NULL);
  if (n_counted != details->n_counted)
    store_heads (details, n_counted);
}

/* --- Buttons --- */

static void
leave_with (ZimtBookingDetails *details, ZimtBookingDetailsSignal signal)
{
  gtk_popover_popdown (GTK_POPOVER (details));
  g_signal_emit (details, signals[signal], 0, details->booking_id);
}

static void
edit_cb (ZimtBookingDetails *details)
{
  leave_with (details, SIGNAL_EDIT);
}

static void
duplicate_cb (ZimtBookingDetails *details)
{
  leave_with (details, SIGNAL_DUPLICATE);
}

static void
cancel_cb (ZimtBookingDetails *details)
{
  leave_with (details, SIGNAL_CANCEL);
}

/* --- Life --- */

static void
zimt_booking_details_dispose (GObject *object)
{
  ZimtBookingDetails *details = ZIMT_BOOKING_DETAILS (object);

  g_cancellable_cancel (details->cancellable);
  g_clear_object (&details->cancellable);
  g_clear_object (&details->center);
  G_OBJECT_CLASS (zimt_booking_details_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, stack);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, trouble);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, title);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, status);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, organisation);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, when);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, room);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, rule);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, people);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, conflicts);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, hints);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, heads_box);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, heads);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, heads_button);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, heads_hint);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, heads_problem);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, history_expander);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, history);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, cancel_button);
  gtk_widget_class_bind_template_child (klass, ZimtBookingDetails, edit_button);
  gtk_widget_class_bind_template_callback (klass, heads_changed_cb);
  gtk_widget_class_bind_template_callback (klass, store_heads_cb);
  gtk_widget_class_bind_template_callback (klass, edit_cb);
  gtk_widget_class_bind_template_callback (klass, duplicate_cb);
  gtk_widget_class_bind_template_callback (klass, cancel_cb);
}

static guint
new_id_signal (const char *name)
{
  return g_signal_new (name, ZIMT_TYPE_BOOKING_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
zimt_booking_details_class_init (ZimtBookingDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_booking_details_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/plan/booking-details.ui");
  bind_children (widget_class);
  signals[SIGNAL_EDIT] = new_id_signal ("edit");
  signals[SIGNAL_DUPLICATE] = new_id_signal ("duplicate");
  signals[SIGNAL_CANCEL] = new_id_signal ("cancel");
  signals[SIGNAL_MESSAGE]
      = g_signal_new ("message", ZIMT_TYPE_BOOKING_DETAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
zimt_booking_details_init (ZimtBookingDetails *details)
{
  gtk_widget_init_template (GTK_WIDGET (details));
  zimt_style_ensure (GTK_WIDGET (details));
  gtk_accessible_update_property (GTK_ACCESSIBLE (details->heads_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Store the head count"), -1);
}

GtkWidget *
zimt_booking_details_new (ZimtCenter *center)
{
  ZimtBookingDetails *details = g_object_new (ZIMT_TYPE_BOOKING_DETAILS, NULL);

  details->center = g_object_ref (center);
  return GTK_WIDGET (details);
}

void
zimt_booking_details_show (ZimtBookingDetails *details, gint64 booking_id, const GdkRectangle *at)
{
  g_return_if_fail (ZIMT_IS_BOOKING_DETAILS (details));

  details->booking_id = booking_id;
  gtk_popover_set_pointing_to (GTK_POPOVER (details), at);
  /* It appears when there is something to show: that is at once, and nothing flickers. */
  load (details);
}
