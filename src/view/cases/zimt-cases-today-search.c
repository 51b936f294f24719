/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in the open cases: results as one types, Return opens the first. */
#include <glib/gi18n-lib.h>

#include "zimt-case-lists.h"
#include "zimt-cases-today-private.h"

static void
find (ZimtCasesToday *self)
{
  g_autofree char *query
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autoptr (GPtrArray) items = NULL;

  if (*query == '\0')
    {
      g_list_store_remove_all (self->found_items);
      gtk_stack_set_visible_child_name (self->stack, "lists");
      return;
    }
  items = zimt_case_lists_new_found (self->session, query);
  zimt_case_items_update (self->found_items, items);
  zimt_cases_today_say_empty (self->found, self->found_items, _ ("Nothing was found."));
  if (items->len > 0)
    gtk_list_box_select_row (self->found, gtk_list_box_get_row_at_index (self->found, 0));
  gtk_stack_set_visible_child_name (self->stack, "found");
}

static void
search_changed_cb (ZimtCasesToday *self)
{
  if (self->session != NULL)
    find (self);
}

static void
found_activated_cb (ZimtCasesToday *self, GtkListBoxRow *row)
{
  ZimtCaseItem *item = zimt_cases_today_get_item (self->found_items, row);
  ZimtRecord *record = item != NULL ? zimt_cases_today_get_record (self, item) : NULL;

  if (record != NULL)
    zimt_cases_today_open (self, record);
}

/* The entry waits for more letters before it searches; whoever presses Return has done typing. */
static void
activated_cb (ZimtCasesToday *self)
{
  GtkListBoxRow *row = NULL;

  find (self);
  row = gtk_list_box_get_row_at_index (self->found, 0);
  if (row != NULL)
    found_activated_cb (self, row);
}

void
zimt_cases_today_show_lists (ZimtCasesToday *self)
{
  g_return_if_fail (ZIMT_IS_CASES_TODAY (self));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  find (self);
}

static gboolean
entry_key_pressed_cb (ZimtCasesToday *self, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->found, 0);

  if (keyval == GDK_KEY_Escape)
    {
      zimt_cases_today_show_lists (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_select_row (self->found, row);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Escape, and Up in the first row, go back to what was typed. */
static gboolean
found_key_pressed_cb (ZimtCasesToday *self, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->found);
  gboolean is_first = row != NULL && gtk_list_box_row_get_index (row) == 0;

  if (keyval != GDK_KEY_Escape && !(is_first && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (self->search);
  return GDK_EVENT_STOP;
}

static void
watch_keys (GtkWidget *widget, gpointer callback, ZimtCasesToday *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (callback), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

void
zimt_cases_today_search (ZimtCasesToday *self)
{
  g_return_if_fail (ZIMT_IS_CASES_TODAY (self));
  gtk_widget_grab_focus (self->search);
}

void
zimt_cases_today_add_search (ZimtCasesToday *self)
{
  /* GtkSearchEntry has no input hints of its own, but its text has. */
  self->search = gtk_search_entry_new ();
  g_object_set (gtk_editable_get_delegate (GTK_EDITABLE (self->search)), "input-hints",
                GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI, NULL);
  g_object_set (self->search, "placeholder-text", _ ("Search notes and names (Ctrl+F)"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 34);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the cases"), -1);
  gtk_box_append (self->search_place, self->search);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->found, "row-activated", G_CALLBACK (found_activated_cb), self,
                           G_CONNECT_SWAPPED);
  watch_keys (self->search, entry_key_pressed_cb, self);
  watch_keys (GTK_WIDGET (self->found), found_key_pressed_cb, self);
}
