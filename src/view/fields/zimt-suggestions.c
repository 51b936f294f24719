/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list under an entry of what fits what is typed there. */
#include "zimt-suggestions.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "zimt-empty.h"

#define CODE_KEY "zimt-code"
#define TEXT_KEY "zimt-text"

struct _ZimtSuggestions
{
  GtkPopover parent_instance;

  GtkWidget *entry; /* borrowed: the parent's, as this is */
  GtkListBox *rows; /* borrowed: the child */
};
G_DEFINE_FINAL_TYPE (ZimtSuggestions, zimt_suggestions, GTK_TYPE_POPOVER)

typedef enum
{
  SIGNAL_ASKED,
  SIGNAL_CHOSEN,
  N_SIGNALS,
} ZimtSuggestionsSignal;
static guint signals[N_SIGNALS];

static void
row_activated_cb (ZimtSuggestions *self, GtkListBoxRow *row)
{
  g_autofree char *code = g_strdup (g_object_get_data (G_OBJECT (row), CODE_KEY));
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (row), TEXT_KEY));

  zimt_suggestions_close (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, code, text);
}

static void
move_selection (ZimtSuggestions *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->rows, index);

  if (next != NULL)
    gtk_list_box_select_row (self->rows, next);
}

static gboolean
key_in_list (ZimtSuggestions *self, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row != NULL)
        row_activated_cb (self, row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      zimt_suggestions_close (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (ZimtSuggestions *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return key_in_list (self, keyval);
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[SIGNAL_ASKED], 0);
  return GDK_EVENT_STOP;
}

static void
zimt_suggestions_class_init (ZimtSuggestionsClass *klass)
{
  signals[SIGNAL_ASKED] = g_signal_new ("asked", ZIMT_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", ZIMT_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
zimt_suggestions_init (ZimtSuggestions *self)
{
  GtkPopover *popover = GTK_POPOVER (self);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_focusable (GTK_WIDGET (self->rows), FALSE);
  g_signal_connect_swapped (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self);

  /* The focus stays in the entry, where one goes on typing. */
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_popover_set_child (popover, GTK_WIDGET (self->rows));
}

ZimtSuggestions *
zimt_suggestions_new (GtkWidget *parent, GtkWidget *entry, const char *name)
{
  ZimtSuggestions *self = g_object_new (ZIMT_TYPE_SUGGESTIONS, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = entry;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return self;
}

void
zimt_suggestions_clear (ZimtSuggestions *self)
{
  g_return_if_fail (ZIMT_IS_SUGGESTIONS (self));
  zimt_empty_list (self->rows);
}

static GtkWidget *
add_row (ZimtSuggestions *self, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_append (self->rows, row);
  return row;
}

void
zimt_suggestions_add (ZimtSuggestions *self, const char *code, const char *text)
{
  g_return_if_fail (ZIMT_IS_SUGGESTIONS (self) && code != NULL);

  GtkWidget *row = add_row (self, text);

  g_object_set_data_full (G_OBJECT (row), CODE_KEY, g_strdup (code), g_free);
  g_object_set_data_full (G_OBJECT (row), TEXT_KEY, g_strdup (text), g_free);
}

void
zimt_suggestions_offer_new_organisation (ZimtSuggestions *self, const char *name)
{
  g_return_if_fail (ZIMT_IS_SUGGESTIONS (self));

  /* Translators: %s is what was typed. */
  g_autofree char *offer = g_strdup_printf (_ ("New organisation “%s”"), name);
  GtkWidget *row = add_row (self, offer);

  gtk_widget_add_css_class (row, "new-organisation");
  g_object_set_data_full (G_OBJECT (row), TEXT_KEY, g_strdup (name), g_free);
}

void
zimt_suggestions_show (ZimtSuggestions *self)
{
  g_return_if_fail (ZIMT_IS_SUGGESTIONS (self));

  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->rows, 0);

  if (first == NULL || !gtk_widget_get_mapped (self->entry))
    {
      zimt_suggestions_close (self);
      return;
    }
  gtk_list_box_select_row (self->rows, first);
  gtk_widget_set_size_request (GTK_WIDGET (self), gtk_widget_get_width (self->entry), -1);
  gtk_popover_popup (GTK_POPOVER (self));
}

void
zimt_suggestions_close (ZimtSuggestions *self)
{
  g_return_if_fail (ZIMT_IS_SUGGESTIONS (self));
  gtk_popover_popdown (GTK_POPOVER (self));
}
