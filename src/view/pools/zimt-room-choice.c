/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the rooms that are free at a time, or none. */
#include "zimt-room-choice.h"

#include <glib/gi18n-lib.h>

struct _ZimtRoomChoice
{
  AdwBin parent_instance;

  ZimtCenter *center;        /* owned */
  char *none;                /* owned: the first line */
  GtkDropDown *drop_down;    /* borrowed: the child */
  GArray *rooms;             /* owned: gint64 at the place of each line; 0 first */
  GCancellable *cancellable; /* owned (nullable): of the question that is not answered yet */
  ZimtMinute starts;
  ZimtMinute ends;
};
G_DEFINE_FINAL_TYPE (ZimtRoomChoice, zimt_room_choice, ADW_TYPE_BIN)

/* All that an appointment is in the room plan. */
#define CATEGORY "advice"

static void
add_line (ZimtRoomChoice *choice, GtkStringList *lines, gint64 id, const char *line)
{
  g_array_append_val (choice->rooms, id);
  gtk_string_list_append (lines, line);
}

/* Counselling rooms come before offices, which are smaller and would be taken first. */
static void
add_rooms (ZimtRoomChoice *choice, GtkStringList *lines, GArray *offers, gboolean is_shared)
{
  const ZimtHouse *house = zimt_center_get_house (choice->center);

  for (guint i = 0; offers != NULL && house != NULL && i < offers->len; i++)
    {
      gint64 id = g_array_index (offers, ZimtRoomOffer, i).room_id;
      const ZimtRoom *room = zimt_house_get_room (house, id);
      g_autofree char *line = NULL;

      if (room == NULL || zimt_room_is_shared_for (room, CATEGORY) != is_shared)
        continue;
      line = g_strdup_printf ("%s · %s", room->number, room->name);
      add_line (choice, lines, id, line);
    }
}

static void
fill (ZimtRoomChoice *choice, GArray *offers)
{
  gint64 wanted = zimt_room_choice_get_room (choice);
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (choice->rooms, 0);
  add_line (choice, lines, 0, choice->none);
  add_rooms (choice, lines, offers, TRUE);
  add_rooms (choice, lines, offers, FALSE);
  for (guint i = 0; i < choice->rooms->len; i++)
    if (g_array_index (choice->rooms, gint64, i) == wanted)
      selected = i;
  gtk_drop_down_set_model (choice->drop_down, G_LIST_MODEL (lines));
  gtk_drop_down_set_selected (choice->drop_down, selected);
}

static void
offered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtRoomChoice) choice = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) offers = zimt_center_offer_rooms_finish (ZIMT_CENTER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || choice->center == NULL)
    return;
  g_clear_object (&choice->cancellable);
  fill (choice, offers);
}

static void
stop (ZimtRoomChoice *choice)
{
  if (choice->cancellable != NULL)
    g_cancellable_cancel (choice->cancellable);
  g_clear_object (&choice->cancellable);
}

/* --- Life --- */

static void
zimt_room_choice_dispose (GObject *object)
{
  ZimtRoomChoice *choice = ZIMT_ROOM_CHOICE (object);

  stop (choice);
  g_clear_object (&choice->center);
  G_OBJECT_CLASS (zimt_room_choice_parent_class)->dispose (object);
}

static void
zimt_room_choice_finalize (GObject *object)
{
  ZimtRoomChoice *choice = ZIMT_ROOM_CHOICE (object);

  g_array_unref (choice->rooms);
  g_free (choice->none);
  G_OBJECT_CLASS (zimt_room_choice_parent_class)->finalize (object);
}

static void
zimt_room_choice_class_init (ZimtRoomChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_room_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_room_choice_finalize;
}

static void
zimt_room_choice_init (ZimtRoomChoice *choice)
{
  choice->rooms = g_array_new (FALSE, FALSE, sizeof (gint64));
  choice->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Room"), -1);
  adw_bin_set_child (ADW_BIN (choice), GTK_WIDGET (choice->drop_down));
}

GtkWidget *
zimt_room_choice_new (ZimtCenter *center, const char *none)
{
  ZimtRoomChoice *choice = g_object_new (ZIMT_TYPE_ROOM_CHOICE, NULL);

  choice->center = g_object_ref (center);
  choice->none = g_strdup (none);
  fill (choice, NULL);
  return GTK_WIDGET (choice);
}

void
zimt_room_choice_set_time (ZimtRoomChoice *choice, ZimtDate date, int from, int to)
{
  g_autoptr (ZimtDraft) draft = NULL;
  ZimtTarget target = { 0 };

  if (date == 0 || from < 0 || to <= from)
    {
      stop (choice);
      choice->starts = 0;
      fill (choice, NULL);
      return;
    }
  if (choice->starts == zimt_minute_new (date, from) && choice->ends == zimt_minute_new (date, to))
    return;
  stop (choice);
  draft = zimt_draft_new ();
  draft->event.title = g_strdup (_ ("Busy"));
  draft->event.category = g_strdup (CATEGORY);
  draft->starts = choice->starts = zimt_minute_new (date, from);
  draft->ends = choice->ends = zimt_minute_new (date, to);
  choice->cancellable = g_cancellable_new ();
  zimt_center_offer_rooms_async (choice->center, draft, target, choice->cancellable, offered_cb,
                                 g_object_ref (choice));
}

gint64
zimt_room_choice_get_room (ZimtRoomChoice *choice)
{
  guint selected = gtk_drop_down_get_selected (choice->drop_down);

  return selected < choice->rooms->len ? g_array_index (choice->rooms, gint64, selected) : 0;
}
