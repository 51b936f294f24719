/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a date that clashes: leave out, as an option, another room, another time. */
#include "zimt-cure-popover.h"

#include <glib/gi18n-lib.h>

#include "zimt-check-words.h"
#include "zimt-empty.h"
#include "zimt-phrases.h"
#include "zimt-time-names.h"

struct _ZimtCurePopover
{
  GtkPopover parent_instance;

  ZimtCenter *center; /* owned */
  GtkWidget *choices;
  GtkWidget *offers;
  ZimtDraft *draft; /* owned (nullable): the one that is asked about */
  ZimtMinute original;
  GCancellable *cancellable; /* owned (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtCurePopover, zimt_cure_popover, GTK_TYPE_POPOVER)

typedef enum
{
  SIGNAL_CHOSEN,
  SIGNAL_CLEARED,
  N_SIGNALS,
} ZimtCurePopoverSignal;
static guint signals[N_SIGNALS];

static void
choice_clicked_cb (GtkButton *button, gpointer user_data)
{
  ZimtCurePopover *popover = ZIMT_CURE_POPOVER (user_data);
  const ZimtCure *chosen = g_object_get_data (G_OBJECT (button), "cure");
  ZimtCure cure = { .original = popover->original };

  if (chosen != NULL)
    cure = *chosen;
  gtk_popover_popdown (GTK_POPOVER (popover));
  if (chosen != NULL)
    g_signal_emit (popover, signals[SIGNAL_CHOSEN], 0, &cure);
  else
    g_signal_emit (popover, signals[SIGNAL_CLEARED], 0, popover->original);
}

/* @cure (nullable): NULL takes the cure back. */
static GtkWidget *
add_choice (ZimtCurePopover *popover, GtkWidget *box, const char *text, const ZimtCure *cure)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cure");
  if (cure != NULL)
    g_object_set_data_full (G_OBJECT (button), "cure", g_memdup2 (cure, sizeof *cure), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (choice_clicked_cb), popover);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "cure-heading");
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_rooms (ZimtCurePopover *popover, const GArray *rooms)
{
  const ZimtHouse *house = zimt_center_get_house (popover->center);

  add_heading (popover->offers, _ ("Another room"));
  for (guint i = 0; i < rooms->len; i++)
    {
      gint64 id = g_array_index (rooms, gint64, i);
      ZimtCure cure = { .original = popover->original, .kind = ZIMT_CURE_ROOM, .room_id = id };
      g_autofree char *name = zimt_room_to_text (house, id);

      add_choice (popover, popover->offers, name, &cure);
    }
}

static void
add_times (ZimtCurePopover *popover, const GArray *times)
{
  ZimtMinute length = popover->draft->ends - popover->draft->starts;

  add_heading (popover->offers, _ ("Another time"));
  for (guint i = 0; i < times->len; i++)
    {
      ZimtMinute starts = g_array_index (times, ZimtMinute, i);
      ZimtCure cure = { .original = popover->original,
                        .kind = ZIMT_CURE_TIME,
                        .starts = starts,
                        .ends = starts + length };
      g_autofree char *period = zimt_period_to_words (cure.starts, cure.ends);

      add_choice (popover, popover->offers, period, &cure);
    }
}

static void
offers_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCurePopover) popover = ZIMT_CURE_POPOVER (user_data);
  g_autoptr (GArray) rooms = NULL;
  g_autoptr (GArray) times = NULL;
  g_autoptr (GError) error = NULL;

  if (!zimt_center_offer_cures_finish (ZIMT_CENTER (source), result, &rooms, &times, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      zimt_empty_box (GTK_BOX (popover->offers));
      add_heading (popover->offers, error->message);
      return;
    }
  zimt_empty_box (GTK_BOX (popover->offers));
  if (rooms->len > 0)
    add_rooms (popover, rooms);
  if (times->len > 0)
    add_times (popover, times);
  if (rooms->len == 0 && times->len == 0)
    add_heading (popover->offers, _ ("No other room or time is free on this date."));
}

static void
zimt_cure_popover_dispose (GObject *object)
{
  ZimtCurePopover *popover = ZIMT_CURE_POPOVER (object);

  g_cancellable_cancel (popover->cancellable);
  g_clear_object (&popover->cancellable);
  g_clear_object (&popover->center);
  g_clear_pointer (&popover->draft, zimt_draft_free);
  G_OBJECT_CLASS (zimt_cure_popover_parent_class)->dispose (object);
}

static void
zimt_cure_popover_class_init (ZimtCurePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_cure_popover_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ZIMT_TYPE_CURE_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_CLEARED] = g_signal_new ("cleared", ZIMT_TYPE_CURE_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
zimt_cure_popover_init (ZimtCurePopover *popover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  popover->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  popover->offers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), popover->choices);
  gtk_box_append (GTK_BOX (box), popover->offers);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (GTK_WIDGET (popover), "cures");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What to do with this date instead"), -1);
}

GtkWidget *
zimt_cure_popover_new (ZimtCenter *center)
{
  ZimtCurePopover *popover = g_object_new (ZIMT_TYPE_CURE_POPOVER, NULL);

  popover->center = g_object_ref (center);
  return GTK_WIDGET (popover);
}

static void
fill_choices (ZimtCurePopover *popover, gboolean has_cure)
{
  ZimtCure skip = { .original = popover->original, .kind = ZIMT_CURE_SKIP };
  ZimtCure option = { .original = popover->original, .kind = ZIMT_CURE_OPTION };

  zimt_empty_box (GTK_BOX (popover->choices));
  if (has_cure)
    add_choice (popover, popover->choices, _ ("As it was wanted"), NULL);
  if (popover->draft->rule != NULL)
    add_choice (popover, popover->choices, _ ("Leave this date out"), &skip);
  if (popover->draft->status != ZIMT_STATUS_OPTION)
    add_choice (popover, popover->choices, _ ("Book as an option"), &option);
  zimt_empty_box (GTK_BOX (popover->offers));
  add_heading (popover->offers, _ ("Looking for rooms and times…"));
}

void
zimt_cure_popover_ask (ZimtCurePopover *popover, const ZimtDraft *draft, ZimtTarget target,
                       ZimtMinute original, gboolean has_cure, const GdkRectangle *at)
{
  g_return_if_fail (ZIMT_IS_CURE_POPOVER (popover));

  ZimtDraft *copy = zimt_draft_copy (draft);
  g_clear_pointer (&popover->draft, zimt_draft_free);
  popover->draft = copy;
  popover->original = original;
  g_cancellable_cancel (popover->cancellable);
  g_clear_object (&popover->cancellable);
  popover->cancellable = g_cancellable_new ();
  fill_choices (popover, has_cure);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  gtk_popover_popup (GTK_POPOVER (popover));
  zimt_center_offer_cures_async (popover->center, popover->draft, target, original,
                                 popover->cancellable, offers_found_cb, g_object_ref (popover));
}
