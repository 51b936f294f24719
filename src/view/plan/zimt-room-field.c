/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one of the house's bookable rooms. */
#include "zimt-room-field.h"

#include <glib/gi18n-lib.h>

#include "zimt-phrases.h"
#include "zimt-text.h"
#include "zimt-part.h"

/* What the search looks at: a choice's number and name, folded; its seats are no room's number. */
#define SEARCH_KEY "zimt-search-key"

struct _ZimtRoomField
{
  AdwBin parent_instance;

  GtkWidget *drop_down;
  ZimtHouse *house;  /* owned (nullable) */
  char *whole_house; /* owned (nullable) */
  GArray *ids;       /* owned: gint64, at the index of the choice */
  char *query;       /* owned: what is searched for, folded */
  GtkFilter *filter; /* owned: of the list that opens */
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

static void
add_choice (ZimtRoomField *field, GtkStringList *list, gint64 id, const char *text)
{
  g_autofree char *name = id != 0 ? zimt_room_to_text (field->house, id) : g_strdup (text);
  g_autoptr (GObject) choice = NULL;

  gtk_string_list_append (list, text);
  choice = g_list_model_get_item (G_LIST_MODEL (list), field->ids->len);
  g_object_set_data_full (choice, SEARCH_KEY, zimt_text_fold (name), g_free);
  g_array_append_val (field->ids, id);
}

static void
select_room (ZimtRoomField *field)
{
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < field->ids->len; i++)
    if (g_array_index (field->ids, gint64, i) == field->room_id)
      position = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field->drop_down), position);
  if (position == GTK_INVALID_LIST_POSITION)
    field->room_id = 0;
}

static gboolean
is_found (gpointer choice, gpointer user_data)
{
  ZimtRoomField *field = user_data;

  return zimt_text_matches (g_object_get_data (choice, SEARCH_KEY), field->query);
}

/* The drop-down itself only finds what a choice begins with. */
static void
filter_list (ZimtRoomField *field)
{
  GtkWidget *list = zimt_find_part (field->drop_down, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *rooms = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  GListModel *found = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (rooms));

  gtk_filter_list_model_set_filter (GTK_FILTER_LIST_MODEL (found), field->filter);
}

static void
search_changed_cb (ZimtRoomField *field, GtkEditable *search)
{
  g_free (field->query);
  field->query = zimt_text_fold (gtk_editable_get_text (search));
  gtk_filter_changed (field->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
fill (ZimtRoomField *field)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  field->is_filling = TRUE;
  g_array_set_size (field->ids, 0);
  if (field->whole_house != NULL)
    add_choice (field, list, 0, field->whole_house);
  for (guint i = 0; field->house != NULL && i < field->house->rooms->len; i++)
    {
      const ZimtRoom *room = g_ptr_array_index (field->house->rooms, i);
      g_autofree char *choice = NULL;

      if (!room->is_bookable && room->id != field->room_id && field->whole_house == NULL)
        continue;
      choice = dup_choice (field->house, room);
      add_choice (field, list, room->id, choice);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (field->drop_down), G_LIST_MODEL (list));
  filter_list (field);
  select_room (field);
  field->is_filling = FALSE;
}

static void
selected_cb (ZimtRoomField *field)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (field->drop_down));

  if (field->is_filling || position >= field->ids->len)
    return;
  field->room_id = g_array_index (field->ids, gint64, position);
  g_signal_emit (field, signals[SIGNAL_CHANGED], 0);
}

/* --- The list that opens --- */

/* The list takes the focus as it opens, and what is typed then would be lost. */
static void
list_shown_cb (ZimtRoomField *field)
{
  gtk_widget_grab_focus (zimt_find_part (field->drop_down, GTK_TYPE_SEARCH_ENTRY));
}

/* Return in the search takes the first room that is found. */
static void
search_activated_cb (ZimtRoomField *field, GtkWidget *search)
{
  GtkWidget *list = zimt_find_part (field->drop_down, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *rooms = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  /* The entry waits for more letters before it searches; whoever presses Return has done typing. */
  g_signal_emit_by_name (search, "search-changed");
  if (g_list_model_get_n_items (G_LIST_MODEL (rooms)) == 0)
    return;
  gtk_selection_model_select_item (rooms, 0, TRUE);
  g_signal_emit_by_name (list, "activate", 0);
}

static gboolean
zimt_room_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZIMT_ROOM_FIELD (widget)->drop_down);
}

static void
zimt_room_field_finalize (GObject *object)
{
  ZimtRoomField *field = ZIMT_ROOM_FIELD (object);

  g_clear_pointer (&field->house, zimt_house_unref);
  g_clear_pointer (&field->whole_house, g_free);
  g_clear_pointer (&field->ids, g_array_unref);
  g_clear_pointer (&field->query, g_free);
  g_clear_object (&field->filter);
  G_OBJECT_CLASS (zimt_room_field_parent_class)->finalize (object);
}

static void
zimt_room_field_class_init (ZimtRoomFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zimt_room_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_room_field_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ZIMT_TYPE_ROOM_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_room_field_init (ZimtRoomField *field)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  field->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  field->query = g_strdup ("");
  field->filter = GTK_FILTER (gtk_custom_filter_new (is_found, field, NULL));
  field->drop_down = gtk_drop_down_new (NULL, text);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (field->drop_down), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Room"), -1);
  g_signal_connect_swapped (field->drop_down, "notify::selected", G_CALLBACK (selected_cb), field);
  g_signal_connect_object (zimt_find_part (field->drop_down, GTK_TYPE_POPOVER), "show",
                           G_CALLBACK (list_shown_cb), field, G_CONNECT_SWAPPED);
  g_signal_connect_object (zimt_find_part (field->drop_down, GTK_TYPE_SEARCH_ENTRY),
                           "search-changed", G_CALLBACK (search_changed_cb), field,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (zimt_find_part (field->drop_down, GTK_TYPE_SEARCH_ENTRY), "activate",
                           G_CALLBACK (search_activated_cb), field, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (field), field->drop_down);
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
  return field->drop_down;
}
