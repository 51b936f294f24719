/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in the room plan: results as one types, Enter goes there. */
#include <glib/gi18n-lib.h>

#include "zimt-empty.h"
#include "zimt-phrases.h"
#include "zimt-week-page-private.h"

#define BOOKING_KEY "zimt-booking"

static const ZimtBooking *
get_booking (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), BOOKING_KEY);
}

static char *
make_place_text (ZimtWeekPage *self, const ZimtBooking *booking)
{
  ZimtHouse *house = zimt_center_get_house (self->center);
  const ZimtOrganisation *organisation
      = house != NULL ? zimt_house_get_organisation (house, booking->event.organisation_id) : NULL;
  g_autofree char *period = zimt_period_to_text (booking->starts, booking->ends);
  g_autofree char *room = house != NULL ? zimt_room_to_text (house, booking->room_id) : NULL;
  g_autoptr (GString) text = g_string_new (period);

  if (room != NULL)
    g_string_append_printf (text, " · %s", room);
  if (organisation != NULL)
    g_string_append_printf (text, " · %s", organisation->short_name);
  if (booking->status == ZIMT_STATUS_CANCELLED)
    g_string_append_printf (text, " · %s", _ ("cancelled"));
  return g_strdup (text->str);
}

static void
add_row (ZimtWeekPage *self, const ZimtBooking *booking)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (booking->event.title);
  g_autofree char *text = make_place_text (self, booking);
  g_autofree char *name = g_strdup_printf ("%s, %s", booking->event.title, text);
  GtkWidget *place = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), place);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), BOOKING_KEY, zimt_booking_copy (booking),
                          (GDestroyNotify)zimt_booking_free);
  gtk_list_box_append (self->results, row);
}

static void
show_results (ZimtWeekPage *self, GPtrArray *bookings)
{
  zimt_empty_list (self->results);
  for (guint i = 0; i < bookings->len; i++)
    add_row (self, g_ptr_array_index (bookings, i));
  if (bookings->len > 0)
    gtk_list_box_select_row (self->results, gtk_list_box_get_row_at_index (self->results, 0));
  gtk_widget_set_visible (self->results_window, TRUE);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtWeekPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bookings = zimt_center_search_finish (ZIMT_CENTER (source), result, &error);

  if (self->center == NULL)
    return;
  if (bookings == NULL)
    zimt_week_page_tell_error (self, error);
  else if (gtk_search_bar_get_search_mode (self->search_bar))
    show_results (self, bookings);
}

static void
search_changed_cb (ZimtWeekPage *self)
{
  g_autofree char *query
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (*query == '\0')
    {
      gtk_widget_set_visible (self->results_window, FALSE);
      return;
    }
  self->searching = g_cancellable_new ();
  zimt_center_search_async (self->center, query,
                            zimt_clock_get_now (zimt_center_get_clock (self->center)),
                            self->searching, found_cb, g_object_ref (self));
}

static void
row_activated_cb (ZimtWeekPage *self, GtkListBoxRow *row)
{
  const ZimtBooking *booking = get_booking (row);

  self->wanted_booking = booking->id;
  zimt_week_page_show_date (self, zimt_minute_get_date (booking->starts));
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
entry_activated_cb (ZimtWeekPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);

  if (row != NULL && gtk_widget_get_visible (self->results_window))
    row_activated_cb (self, row);
}

/* The one after the chosen one; the last one where there is none. */
static GtkListBoxRow *
get_next_row (ZimtWeekPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);
  GtkListBoxRow *next = NULL;

  if (row != NULL)
    next = gtk_list_box_get_row_at_index (self->results, gtk_list_box_row_get_index (row) + 1);
  return next != NULL ? next : row;
}

/* The list is below the entry to the eye, but not in the tree: Down goes there all the same. */
static gboolean
entry_key_pressed_cb (ZimtWeekPage *self, guint keyval, guint keycode, GdkModifierType state,
                      GtkEventControllerKey *controller)
{
  GtkListBoxRow *row = get_next_row (self);

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || row == NULL
      || !gtk_widget_get_visible (self->results_window))
    return FALSE;
  gtk_list_box_select_row (self->results, row);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
results_key_pressed_cb (ZimtWeekPage *self, guint keyval, guint keycode, GdkModifierType state,
                        GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  return TRUE;
}

static void
search_mode_changed_cb (ZimtWeekPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
      return;
    }
  g_cancellable_cancel (self->searching);
  gtk_widget_set_visible (self->results_window, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

void
zimt_week_page_search (ZimtWeekPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
zimt_week_page_add_search (ZimtWeekPage *self)
{
  GtkWidget *placeholder = gtk_label_new (_ ("No booking found"));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *result_keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_widget_set_margin_top (placeholder, 18);
  gtk_widget_set_margin_bottom (placeholder, 18);
  gtk_list_box_set_placeholder (self->results, placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search for bookings"), -1);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);
  g_signal_connect_object (result_keys, "key-pressed", G_CALLBACK (results_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->results), result_keys);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->results, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_changed_cb), self, G_CONNECT_SWAPPED);
}
