/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts a short talk: the topics as big buttons, each with a key of its own. */
#include "zimt-tally.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_COLUMNS 4
#define CODE_KEY "zimt-code"
#define KEYS "1234567890abcdefghijklmnopqrstuvwxyz"

struct _ZimtTally
{
  GtkPopover parent_instance;

  GtkGrid *grid;        /* borrowed: a child */
  GPtrArray *buttons;   /* owned: GtkButton at the index of its key, borrowed */
  ZimtSession *session; /* owned (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtTally, zimt_tally, GTK_TYPE_POPOVER)

typedef enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
} ZimtTallySignal;
static guint signals[N_SIGNALS];

static void
clicked_cb (ZimtTally *tally, GtkButton *button)
{
  g_autofree char *code = g_strdup (g_object_get_data (G_OBJECT (button), CODE_KEY));

  gtk_popover_popdown (GTK_POPOVER (tally));
  g_signal_emit (tally, signals[SIGNAL_CHOSEN], 0, code);
}

static gboolean
key_pressed_cb (ZimtTally *tally, guint keyval, guint keycode, GdkModifierType state)
{
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (keyval));
  const char *key = letter != 0 && letter < 0x80 ? strchr (KEYS, (int)letter) : NULL;
  gsize index = key != NULL ? (gsize)(key - KEYS) : G_MAXSIZE;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || index >= tally->buttons->len)
    return GDK_EVENT_PROPAGATE;
  clicked_cb (tally, g_ptr_array_index (tally->buttons, index));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (char key, const char *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  char text[] = { g_ascii_toupper (key), '\0' };
  GtkWidget *key_label = gtk_label_new (text);
  GtkWidget *topic = gtk_label_new (label);

  gtk_widget_add_css_class (key_label, "key");
  gtk_widget_set_valign (key_label, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (topic), 0);
  gtk_box_append (GTK_BOX (box), key_label);
  gtk_box_append (GTK_BOX (box), topic);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, text, -1);
  return button;
}

/* The lead may have changed the list since it was open last. */
static void
fill (ZimtTally *tally)
{
  ZimtChoices *choices = tally->session != NULL
                             ? zimt_center_get_choices (zimt_session_get_center (tally->session))
                             : NULL;
  const char *const *codes = choices != NULL ? zimt_choices_get_codes (choices, "topic") : NULL;

  for (guint i = 0; i < tally->buttons->len; i++)
    gtk_grid_remove (tally->grid, g_ptr_array_index (tally->buttons, i));
  g_ptr_array_set_size (tally->buttons, 0);
  for (guint i = 0; codes != NULL && codes[i] != NULL && i < strlen (KEYS); i++)
    {
      GtkWidget *button
          = make_button (KEYS[i], zimt_choices_get_label (choices, "topic", codes[i]));

      g_object_set_data_full (G_OBJECT (button), CODE_KEY, g_strdup (codes[i]), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), tally,
                               G_CONNECT_SWAPPED);
      gtk_grid_attach (tally->grid, button, (int)i % N_COLUMNS, (int)i / N_COLUMNS, 1, 1);
      g_ptr_array_add (tally->buttons, button);
    }
}

static void
zimt_tally_show (GtkWidget *widget)
{
  fill (ZIMT_TALLY (widget));
  GTK_WIDGET_CLASS (zimt_tally_parent_class)->show (widget);
}

static void
zimt_tally_dispose (GObject *object)
{
  g_clear_object (&ZIMT_TALLY (object)->session);
  G_OBJECT_CLASS (zimt_tally_parent_class)->dispose (object);
}

static void
zimt_tally_finalize (GObject *object)
{
  g_ptr_array_unref (ZIMT_TALLY (object)->buttons);
  G_OBJECT_CLASS (zimt_tally_parent_class)->finalize (object);
}

static void
zimt_tally_class_init (ZimtTallyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_tally_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_tally_finalize;
  GTK_WIDGET_CLASS (klass)->show = zimt_tally_show;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ZIMT_TYPE_TALLY, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_tally_init (ZimtTally *tally)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *hint
      = gtk_label_new (_ ("Press a key or a topic: a talk of today is counted, without a case."));
  GtkEventController *keys = gtk_event_controller_key_new ();

  tally->buttons = g_ptr_array_new ();
  tally->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (tally->grid, 6);
  gtk_grid_set_column_spacing (tally->grid, 6);
  gtk_grid_set_column_homogeneous (tally->grid, TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (tally->grid));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_add_css_class (GTK_WIDGET (tally), "tally");
  gtk_accessible_update_property (GTK_ACCESSIBLE (tally), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tally"), -1);
  gtk_popover_set_child (GTK_POPOVER (tally), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), tally);
  gtk_widget_add_controller (GTK_WIDGET (tally), keys);
}

void
zimt_tally_set_session (ZimtTally *tally, ZimtSession *session)
{
  g_return_if_fail (ZIMT_IS_TALLY (tally));
  g_set_object (&tally->session, session);
}
