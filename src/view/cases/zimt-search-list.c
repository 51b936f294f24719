/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down list whose search finds any word of a choice. */
#include "zimt-search-list.h"

#include "zimt-text.h"
#include "zimt-part.h"

#define QUERY_KEY "zimt-query"

static gboolean
is_found (gpointer choice, gpointer user_data)
{
  const char *query = g_object_get_data (user_data, QUERY_KEY);
  g_autofree char *key = NULL;

  if (query == NULL || *query == '\0')
    return TRUE;
  key = zimt_text_fold (gtk_string_object_get_string (choice));
  return zimt_text_matches (key, query);
}

static void
search_changed_cb (GtkFilter *filter, GtkEditable *search)
{
  g_object_set_data_full (G_OBJECT (filter), QUERY_KEY,
                          zimt_text_fold (gtk_editable_get_text (search)), g_free);
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* The list takes the focus as it opens, and what is typed then would be lost. */
static void
list_shown_cb (GtkWidget *drop_down)
{
  gtk_widget_grab_focus (zimt_find_part (drop_down, GTK_TYPE_SEARCH_ENTRY));
}

static void
search_activated_cb (GtkWidget *drop_down, GtkWidget *search)
{
  GtkWidget *list = zimt_find_part (drop_down, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *found = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  /* The entry waits for more letters before it searches; whoever presses Return has done typing. */
  g_signal_emit_by_name (search, "search-changed");
  if (g_list_model_get_n_items (G_LIST_MODEL (found)) == 0)
    return;
  gtk_selection_model_select_item (found, 0, TRUE);
  g_signal_emit_by_name (list, "activate", 0);
}

static void
step (GtkDropDown *drop_down, int by)
{
  int n_items = (int)g_list_model_get_n_items (gtk_drop_down_get_model (drop_down));
  guint selected = gtk_drop_down_get_selected (drop_down);
  int next = selected == GTK_INVALID_LIST_POSITION ? 0 : (int)selected + by;

  if (next >= 0 && next < n_items)
    gtk_drop_down_set_selected (drop_down, (guint)next);
}

static void
open_with (GtkWidget *drop_down, gunichar letter)
{
  GtkWidget *search = zimt_find_part (drop_down, GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_unichar (text, letter);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                    zimt_find_part (drop_down, GTK_TYPE_TOGGLE_BUTTON)),
                                TRUE);
  gtk_editable_set_text (GTK_EDITABLE (search), text->str);
  gtk_editable_set_position (GTK_EDITABLE (search), -1);
}

static gboolean
key_pressed_cb (GtkWidget *drop_down, guint keyval, guint keycode, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || gtk_widget_get_visible (zimt_find_part (drop_down, GTK_TYPE_POPOVER)))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    step (GTK_DROP_DOWN (drop_down), 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    step (GTK_DROP_DOWN (drop_down), -1);
  else if (letter != 0 && g_unichar_isalnum (letter))
    open_with (drop_down, letter);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
use_filter (GtkWidget *drop_down)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (NULL, NULL, NULL));
  GtkWidget *list = zimt_find_part (drop_down, GTK_TYPE_LIST_VIEW);
  GtkWidget *search = zimt_find_part (drop_down, GTK_TYPE_SEARCH_ENTRY);
  GtkSelectionModel *selection = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  GListModel *found = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection));

  /* The filter is its own data: what is searched for lies at it. */
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (filter), is_found, filter, NULL);
  gtk_filter_list_model_set_filter (GTK_FILTER_LIST_MODEL (found), filter);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (search_changed_cb), filter,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activated_cb), drop_down,
                           G_CONNECT_SWAPPED);
  g_object_unref (filter);
}

GtkDropDown *
zimt_search_list_new (const char *const *labels)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (labels)), text);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  use_filter (drop_down);
  g_signal_connect_object (zimt_find_part (drop_down, GTK_TYPE_POPOVER), "show",
                           G_CALLBACK (list_shown_cb), drop_down, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), drop_down);
  gtk_widget_add_controller (drop_down, keys);
  return GTK_DROP_DOWN (drop_down);
}
