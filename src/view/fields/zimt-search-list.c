/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down list whose search finds any word of a choice. */
#include "zimt-search-list.h"

#include "zimt-part.h"
#include "zimt-text.h"

#define FILTER_KEY "zimt-filter"
#define QUERY_KEY "zimt-query"
#define SEARCH_KEY "zimt-search-key"

static gboolean
is_found (gpointer choice, gpointer user_data)
{
  const char *query = g_object_get_data (user_data, QUERY_KEY);

  return query == NULL || zimt_text_matches (g_object_get_data (choice, SEARCH_KEY), query);
}

static void
search_changed_cb (GtkWidget *drop_down, GtkEditable *search)
{
  GtkFilter *filter = g_object_get_data (G_OBJECT (drop_down), FILTER_KEY);

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

/* GTK 4.8 looks for a filter of its own then, and leaves the list open. */
static void
search_stopped_cb (GtkWidget *drop_down)
{
  gtk_popover_popdown (GTK_POPOVER (zimt_find_part (drop_down, GTK_TYPE_POPOVER)));
}

static void
open_list (GtkWidget *drop_down)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                    zimt_find_part (drop_down, GTK_TYPE_TOGGLE_BUTTON)),
                                TRUE);
}

static void
open_with (GtkWidget *drop_down, gunichar letter)
{
  GtkWidget *search = zimt_find_part (drop_down, GTK_TYPE_SEARCH_ENTRY);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_unichar (text, letter);
  open_list (drop_down);
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
  /* As in other programs; else it would go on to the next field. */
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    open_list (drop_down);
  else if (letter != 0 && g_unichar_isalnum (letter))
    open_with (drop_down, letter);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

GtkDropDown *
zimt_search_list_new (void)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (NULL, text);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (NULL, NULL, NULL));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *search = NULL;

  /* The filter is its own data: what is searched for lies at it. */
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (filter), is_found, filter, NULL);
  g_object_set_data_full (G_OBJECT (drop_down), FILTER_KEY, filter, g_object_unref);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  search = zimt_find_part (drop_down, GTK_TYPE_SEARCH_ENTRY);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (search_changed_cb), drop_down,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activated_cb), drop_down,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (search_stopped_cb), drop_down,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (zimt_find_part (drop_down, GTK_TYPE_POPOVER), "show",
                           G_CALLBACK (list_shown_cb), drop_down, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), drop_down);
  gtk_widget_add_controller (drop_down, keys);
  return GTK_DROP_DOWN (drop_down);
}

/* The drop-down itself only finds what a choice begins with. */
static void
use_filter (GtkDropDown *list)
{
  GtkWidget *view = zimt_find_part (GTK_WIDGET (list), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *choices = gtk_list_view_get_model (GTK_LIST_VIEW (view));
  GListModel *found = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (choices));

  gtk_filter_list_model_set_filter (GTK_FILTER_LIST_MODEL (found),
                                    g_object_get_data (G_OBJECT (list), FILTER_KEY));
}

void
zimt_search_list_fill (GtkDropDown *list, const char *const *labels, const char *const *keys)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (labels);

  g_return_if_fail (GTK_IS_DROP_DOWN (list));
  for (guint i = 0; labels[i] != NULL; i++)
    {
      g_autoptr (GObject) choice = g_list_model_get_item (G_LIST_MODEL (choices), i);

      g_object_set_data_full (choice, SEARCH_KEY,
                              zimt_text_fold (keys != NULL ? keys[i] : labels[i]), g_free);
    }
  gtk_drop_down_set_model (list, G_LIST_MODEL (choices));
  use_filter (list);
}
