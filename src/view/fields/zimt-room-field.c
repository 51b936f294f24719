/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one of the house's bookable rooms. */
#include "zimt-room-field.h"

#include <glib/gi18n-lib.h>

#include "zimt-bin-focus.h"
#include "zimt-phrases.h"
#include "zimt-search-list.h"

struct _ZimtRoomField
{
  AdwBin parent_instance;

  GtkDropDown *drop_down;
  ZimtHouse *house;  /* owned (nullable) */
  char *whole_house; /* owned (nullable) */
  GArray *ids;       /* owned: gint64, at the index of the choice */
  gint64 room_id;
  gboolean is_filling;
};
G_DEFINE_FINAL_TYPE (ZimtRoomField, zimt_room_field, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
} ZimtRoomFieldSignal;
static guint signals[N_SIGNALS];

static char *
dup_choice (const ZimtHouse *house, const ZimtRoom *room)
{
  g_autofree char *label = zimt_room_to_text (house, room->id);

  if (room->n_seats <= 0)
    return g_steal_pointer (&label);
  /* Translators: a room in a list: "8 Kinderzimmer · 14 seats". */
  return g_strdup_printf (ngettext ("%s · %d seat", "%s · %d seats", (gulong)room->n_seats), label,
                          room->n_seats);
}

/* What the search looks at is a room's number and name; its seats are no room's number. */
static void
add_choice (ZimtRoomField *field, GStrvBuilder *labels, GStrvBuilder *keys, gint64 id,
            const char *text)
{
  g_autofree char *name = id != 0 ? zimt_room_to_text (field->house, id) : g_strdup (text);

  g_strv_builder_add (labels, text);
  g_strv_builder_add (keys, name);
  g_array_append_val (field->ids, id);
}

static void
select_room (ZimtRoomField *field)
{
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < field->ids->len; i++)
    if (g_array_index (field->ids, gint64, i) == field->room_id)
      position = i;
  gtk_drop_down_set_selected (field->drop_down, position);
  if (position == GTK_INVALID_LIST_POSITION)
    field->room_id = 0;
}

static void
fill (ZimtRoomField *field)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_auto (GStrv) all_labels = NULL;
  g_auto (GStrv) all_keys = NULL;

  field->is_filling = TRUE;
  g_array_set_size (field->ids, 0);
  if (field->whole_house != NULL)
    add_choice (field, labels, keys, 0, field->whole_house);
  for (guint i = 0; field->house != NULL && i < field->house->rooms->len; i++)
    {
      const ZimtRoom *room = g_ptr_array_index (field->house->rooms, i);
      g_autofree char *choice = NULL;

      if (!room->is_bookable && room->id != field->room_id && field->whole_house == NULL)
        continue;
      choice = dup_choice (field->house, room);
      add_choice (field, labels, keys, room->id, choice);
    }
  all_labels = g_strv_builder_end (labels);
  all_keys = g_strv_builder_end (keys);
  zimt_search_list_fill (field->drop_down, (const char *const *)all_labels,
                         (const char *const *)all_keys);
  select_room (field);
  field->is_filling = FALSE;
}

static void
selected_cb (ZimtRoomField *field)
{
  guint position = gtk_drop_down_get_selected (field->drop_down);

  if (field->is_filling || position >= field->ids->len)
    return;
  field->room_id = g_array_index (field->ids, gint64, position);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

static gboolean
zimt_room_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ZIMT_ROOM_FIELD (widget)->drop_down));
}

static void
zimt_room_field_finalize (GObject *object)
{
  ZimtRoomField *field = ZIMT_ROOM_FIELD (object);

  g_clear_pointer (&field->house, zimt_house_unref);
  g_clear_pointer (&field->whole_house, g_free);
  g_clear_pointer (&field->ids, g_array_unref);
  G_OBJECT_CLASS (zimt_room_field_parent_class)->finalize (object);
}

static void
zimt_room_field_class_init (ZimtRoomFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zimt_room_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_room_field_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_ROOM_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_room_field_init (ZimtRoomField *field)
{
  field->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  field->drop_down = zimt_search_list_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Room"), -1);
  g_signal_connect_swapped (field->drop_down, "notify::selected", G_CALLBACK (selected_cb), field);
  adw_bin_set_child (ADW_BIN (field), GTK_WIDGET (field->drop_down));
}

GtkWidget *
zimt_room_field_new (void)
{
  return g_object_new (ZIMT_TYPE_ROOM_FIELD, NULL);
}

void
zimt_room_field_set_house (ZimtRoomField *field, const ZimtHouse *house, const char *whole_house)
{
  g_return_if_fail (ZIMT_IS_ROOM_FIELD (field));

  ZimtHouse *kept = zimt_house_ref ((ZimtHouse *)house);
  g_clear_pointer (&field->house, zimt_house_unref);
  field->house = kept;
  g_free (field->whole_house);
  field->whole_house = g_strdup (whole_house);
  fill (field);
}

gint64
zimt_room_field_get_room (ZimtRoomField *field)
{
  g_return_val_if_fail (ZIMT_IS_ROOM_FIELD (field), 0);
  return field->room_id;
}

void
zimt_room_field_set_room (ZimtRoomField *field, gint64 room_id)
{
  g_return_if_fail (ZIMT_IS_ROOM_FIELD (field));
  field->room_id = room_id;
  fill (field);
}

GtkWidget *
zimt_room_field_get_drop_down (ZimtRoomField *field)
{
  g_return_val_if_fail (ZIMT_IS_ROOM_FIELD (field), NULL);
  return GTK_WIDGET (field->drop_down);
}
