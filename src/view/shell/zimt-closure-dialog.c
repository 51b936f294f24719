/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a closure, with every booking that it hits. */
#include "zimt-closure-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-date-field.h"
#include "zimt-phrases.h"
#include "zimt-room-field.h"
#include "zimt-time-field.h"

#define LOOK_DELAY_MS 150

typedef struct
{
  ZimtRecordDialog *dialog; /* borrowed: it owns the form */
  ZimtCenter *center;       /* owned */
  gint64 id;                /* 0: a new closure */
  GtkEditable *title;
  ZimtRoomField *room;
  ZimtDateField *first;
  ZimtTimeField *opens;
  ZimtDateField *last;
  ZimtTimeField *closes;
  ZimtDate span; /* days from the first to the last; the last goes along with the first */
  GtkLabel *hit_heading;
  GtkStringList *hit; /* owned */
  guint look_source;
  GCancellable *looking; /* owned (nullable) */
} ClosureForm;

static void
closure_form_free (gpointer data, GClosure *closure)
{
  ClosureForm *form = data;

  g_object_set_data (G_OBJECT (form->dialog), "closure-form", NULL);
  g_clear_handle_id (&form->look_source, g_source_remove);
  g_cancellable_cancel (form->looking);
  g_clear_object (&form->looking);
  g_object_unref (form->center);
  g_object_unref (form->hit);
  g_free (form);
}

static gpointer
find_hit (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_find_hit (desk, wish, error);
}

static gpointer
put_closure (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_put_closure (desk, wish, error) ? desk : NULL;
}

/* What stands in the fields; NULL with *field and *problem set where it is no period. */
static ZimtClosure *
read_closure (ClosureForm *form, GtkWidget **field, const char **problem)
{
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();
  ZimtDate first = 0, last = 0;
  int opens = 0, closes = 0;

  *problem = _ ("Type the date as 23.12.2026, and the time as 8 or 8:30.");
  *field = zimt_date_field_get_entry (form->first);
  if (!zimt_date_field_get_date (form->first, &first))
    return NULL;
  *field = GTK_WIDGET (form->opens);
  if (!zimt_time_field_get_minute (form->opens, &opens))
    return NULL;
  *field = zimt_date_field_get_entry (form->last);
  if (!zimt_date_field_get_date (form->last, &last))
    return NULL;
  *field = GTK_WIDGET (form->closes);
  if (!zimt_time_field_get_minute (form->closes, &closes))
    return NULL;
  *problem = _ ("The closure ends before it begins; change one of the dates.");
  closure->id = form->id;
  closure->title = g_strdup (gtk_editable_get_text (form->title));
  closure->room_id = zimt_room_field_get_room (form->room);
  closure->starts = zimt_minute_new (first, opens);
  closure->ends = zimt_minute_new (last, closes);
  return closure->starts < closure->ends ? g_steal_pointer (&closure) : NULL;
}

static void
show_nothing (ClosureForm *form)
{
  gtk_string_list_splice (form->hit, 0, g_list_model_get_n_items (G_LIST_MODEL (form->hit)), NULL);
  gtk_label_set_text (form->hit_heading, "");
}

static void
show_hit (ClosureForm *form, const GPtrArray *hit)
{
  const ZimtHouse *house = zimt_center_get_house (form->center);
  g_autofree char *heading = NULL;

  show_nothing (form);
  for (guint i = 0; i < hit->len; i++)
    {
      const ZimtBooking *booking = g_ptr_array_index (hit, i);
      g_autofree char *period = zimt_period_to_text (booking->starts, booking->ends);
      g_autofree char *room = zimt_room_to_text (house, booking->room_id);

      gtk_string_list_take (form->hit,
                            g_strdup_printf ("%s · %s · %s", period, booking->event.title, room));
    }
  if (hit->len == 0)
    heading = g_strdup (_ ("No booking is hit."));
  else
    heading = g_strdup_printf (
        ngettext ("%u booking is hit. Dates of series that leave closures out become pauses.",
                  "%u bookings are hit. Dates of series that leave closures out become pauses.",
                  hit->len),
        hit->len);
  gtk_label_set_text (form->hit_heading, heading);
}

/* The dialog may have gone meanwhile, and its form with it. */
static void
hit_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtRecordDialog) dialog = ZIMT_RECORD_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hit = zimt_center_run_finish (ZIMT_CENTER (source), result, &error);
  ClosureForm *form = g_object_get_data (G_OBJECT (dialog), "closure-form");

  if (form == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hit != NULL)
    show_hit (form, hit);
  else
    gtk_label_set_text (form->hit_heading, error->message);
}

static gboolean
look_cb (gpointer user_data)
{
  ClosureForm *form = user_data;
  GtkWidget *field = NULL;
  const char *problem = NULL;
  ZimtClosure *closure = read_closure (form, &field, &problem);

  form->look_source = 0;
  g_cancellable_cancel (form->looking);
  g_clear_object (&form->looking);
  if (closure == NULL)
    {
      show_nothing (form);
      return G_SOURCE_REMOVE;
    }
  form->looking = g_cancellable_new ();
  zimt_center_run_async (form->center, find_hit, closure, (GDestroyNotify)zimt_closure_free,
                         (GDestroyNotify)g_ptr_array_unref, form->looking, hit_found_cb,
                         g_object_ref (form->dialog));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (ClosureForm *form)
{
  g_clear_handle_id (&form->look_source, g_source_remove);
  form->look_source = g_timeout_add (LOOK_DELAY_MS, look_cb, form);
}

static void
last_changed_cb (ClosureForm *form)
{
  ZimtDate first = 0, last = 0;

  if (zimt_date_field_get_date (form->first, &first)
      && zimt_date_field_get_date (form->last, &last))
    form->span = last - first;
}

/* The last date keeps its distance, unless it lay before the first one. */
static void
first_changed_cb (ClosureForm *form)
{
  ZimtDate first = 0;

  if (!zimt_date_field_get_date (form->first, &first))
    return;
  g_signal_handlers_block_by_func (form->last, last_changed_cb, form);
  zimt_date_field_set_start (form->last, first);
  if (form->span >= 0)
    zimt_date_field_set_date (form->last, MIN (first + form->span, ZIMT_DATE_LAST));
  g_signal_handlers_unblock_by_func (form->last, last_changed_cb, form);
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  ClosureForm *form = user_data;
  GtkWidget *field = NULL;
  const char *problem = NULL;
  ZimtClosure *closure = read_closure (form, &field, &problem);

  if (closure == NULL)
    zimt_record_dialog_refuse (dialog, field, problem);
  else
    zimt_record_dialog_store (dialog, form->center, put_closure, closure,
                              (GDestroyNotify)zimt_closure_free);
}

/* A line of a date and a time. */
static void
add_moment (ClosureForm *form, const char *title, const char *time_name, ZimtDateField **date,
            ZimtTimeField **time, ZimtDate on, int at)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  *date = ZIMT_DATE_FIELD (zimt_date_field_new ());
  *time = ZIMT_TIME_FIELD (zimt_time_field_new ());
  zimt_date_field_set_today (*date, zimt_clock_get_today (zimt_center_get_clock (form->center)));
  zimt_date_field_set_date (*date, on);
  zimt_time_field_set_minute (*time, at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*time), GTK_ACCESSIBLE_PROPERTY_LABEL, time_name,
                                  -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*date));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*time));
  g_signal_connect_swapped (*date, "changed", G_CALLBACK (changed_cb), form);
  g_signal_connect_swapped (*time, "changed", G_CALLBACK (changed_cb), form);
  zimt_record_dialog_add (form->dialog, title, box, zimt_date_field_get_entry (*date));
}

static void
add_period (ClosureForm *form, const ZimtClosure *closure)
{
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (form->center));
  ZimtMinute starts = closure != NULL ? closure->starts : zimt_minute_new (today + 1, 0);
  ZimtMinute ends = closure != NULL ? closure->ends : zimt_minute_new (today + 2, 0);
  ZimtDate last = zimt_minute_get_date (ends - 1);

  add_moment (form, _ ("_From"), _ ("Closed from, time"), &form->first, &form->opens,
              zimt_minute_get_date (starts), zimt_minute_get_of_day (starts));
  add_moment (form, _ ("_To"), _ ("Closed to, time"), &form->last, &form->closes, last,
              (int)(ends - zimt_minute_new (last, 0)));
  zimt_date_field_set_start (form->last, zimt_minute_get_date (starts));
  last_changed_cb (form);
  g_signal_connect_swapped (form->first, "changed", G_CALLBACK (first_changed_cb), form);
  g_signal_connect_swapped (form->last, "changed", G_CALLBACK (last_changed_cb), form);
}

static void
hit_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
hit_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
}

static void
add_hit (ClosureForm *form)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = NULL;

  form->hit = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (hit_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (hit_bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (
                                gtk_no_selection_new (G_LIST_MODEL (g_object_ref (form->hit)))),
                            factory);
  gtk_widget_add_css_class (view, "clash-view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Bookings that the closure hits"), -1);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  form->hit_heading = GTK_LABEL (heading);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 200);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 120);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  zimt_record_dialog_append (form->dialog, heading);
  zimt_record_dialog_append (form->dialog, scrolled);
}

ZimtRecordDialog *
zimt_closure_dialog_new (GtkWindow *parent, ZimtCenter *center, const ZimtClosure *closure)
{
  ZimtRecordDialog *dialog
      = zimt_record_dialog_new (parent, closure != NULL ? _ ("Closure") : _ ("New closure"));
  ClosureForm *form = g_new0 (ClosureForm, 1);

  form->dialog = dialog;
  form->center = g_object_ref (center);
  form->id = closure != NULL ? closure->id : 0;
  /* Translators: why a room or the house is closed. */
  form->title = zimt_record_dialog_add_entry (dialog, _ ("_Reason"), _ ("Reason"),
                                              closure != NULL ? closure->title : NULL);
  form->room = ZIMT_ROOM_FIELD (zimt_room_field_new ());
  zimt_room_field_set_house (form->room, zimt_center_get_house (center), _ ("The whole house"));
  zimt_room_field_set_room (form->room, closure != NULL ? closure->room_id : 0);
  g_signal_connect_swapped (form->room, "changed", G_CALLBACK (changed_cb), form);
  zimt_record_dialog_add (dialog, _ ("Roo_m"), GTK_WIDGET (form->room),
                          zimt_room_field_get_drop_down (form->room));
  add_period (form, closure);
  add_hit (form);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, closure_form_free, 0);
  g_object_set_data (G_OBJECT (dialog), "closure-form", form);
  changed_cb (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->title));
  return dialog;
}
