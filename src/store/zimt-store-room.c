/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms, as rows. */
#include <glib/gi18n-lib.h>

#include "zimt-rows.h"
#include "zimt-store-house.h"
#include "zimt-store-private.h"

#define N_OPENING_NUMBERS 14

/* A list of texts stands in one column, a line each. */
static char *
join_lines (char **list)
{
  return list != NULL ? g_strjoinv ("\n", list) : g_strdup ("");
}

static char **
split_lines (const char *text)
{
  return g_strsplit (text != NULL ? text : "", "\n", -1);
}

static char *
opening_to_text (const ZimtRoom *room)
{
  g_autoptr (GString) text = NULL;

  if (!room->has_opening)
    return NULL;
  text = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (room->opening); i++)
    g_string_append_printf (text, "%s%d %d", i > 0 ? " " : "", room->opening[i].opens,
                            room->opening[i].closes);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
opening_from_text (ZimtRoom *room, const char *text)
{
  g_auto (GStrv) numbers = NULL;

  if (text == NULL)
    return;
  numbers = g_strsplit (text, " ", -1);
  if (g_strv_length (numbers) != N_OPENING_NUMBERS)
    return;
  room->has_opening = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (room->opening); i++)
    {
      room->opening[i].opens = (int)g_ascii_strtoll (numbers[2 * i], NULL, 10);
      room->opening[i].closes = (int)g_ascii_strtoll (numbers[2 * i + 1], NULL, 10);
    }
}

static const char load_rooms_sql[]
    = "SELECT id, number, name, position, is_bookable, n_seats, whole_id, through_id, "
      "buffer_before,"
      " buffer_after, floor, rule_text, open_to, usage, purposes, refused, equipment, opening"
      " FROM room ORDER BY position, id";

static gpointer
read_room_cb (ZimtStatement *row)
{
  ZimtRoom *room = zimt_room_new ();

  room->id = zimt_statement_get_int (row, 0);
  room->number = zimt_statement_dup_text (row, 1);
  room->name = zimt_statement_dup_text (row, 2);
  room->position = (int)zimt_statement_get_int (row, 3);
  room->is_bookable = zimt_statement_get_int (row, 4) != 0;
  room->n_seats = (int)zimt_statement_get_int (row, 5);
  room->whole_id = zimt_statement_get_int (row, 6);
  room->through_id = zimt_statement_get_int (row, 7);
  room->buffer_before = (int)zimt_statement_get_int (row, 8);
  room->buffer_after = (int)zimt_statement_get_int (row, 9);
  room->floor = zimt_statement_dup_text (row, 10);
  room->rule_text = zimt_statement_dup_text (row, 11);
  room->open_to = split_lines (zimt_statement_get_text (row, 12));
  room->usage = split_lines (zimt_statement_get_text (row, 13));
  room->purposes = split_lines (zimt_statement_get_text (row, 14));
  room->refused = split_lines (zimt_statement_get_text (row, 15));
  room->equipment = split_lines (zimt_statement_get_text (row, 16));
  opening_from_text (room, zimt_statement_get_text (row, 17));
  return room;
}

gboolean
zimt_store_append_rooms (ZimtStore *store, GPtrArray *rooms, GError **error)
{
  return zimt_rows_append (store, load_rooms_sql, read_room_cb, rooms, error);
}

static const char room_number_is_taken_sql[]
    = "SELECT EXISTS (SELECT 1 FROM room WHERE number = :number AND id IS NOT :id)";

static gboolean
refuse_taken_number (ZimtStore *store, const ZimtRoom *room, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, room_number_is_taken_sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_text (query, ":number", room->number);
  zimt_statement_bind_id (query, ":id", room->id);
  if (zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return FALSE;
  if (zimt_statement_get_int (query, 0) == 0)
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT, _ ("There is a room %s already."),
               room->number);
  return FALSE;
}

static const char insert_room_sql[]
    = "INSERT INTO room (number, name, position, is_bookable, n_seats, whole_id, through_id,"
      " buffer_before, buffer_after, floor, rule_text, open_to, usage, purposes, refused, "
      "equipment,"
      " opening)"
      " VALUES (:number, :name, :position, :is_bookable, :n_seats, :whole_id, :through_id,"
      " :buffer_before, :buffer_after, :floor, :rule_text, :open_to, :usage, :purposes, :refused,"
      " :equipment, :opening)";

static const char update_room_sql[]
    = "UPDATE room SET number = :number, name = :name, position = :position,"
      " is_bookable = :is_bookable, n_seats = :n_seats, whole_id = :whole_id,"
      " through_id = :through_id, buffer_before = :buffer_before, buffer_after = :buffer_after,"
      " floor = :floor, rule_text = :rule_text, open_to = :open_to, usage = :usage,"
      " purposes = :purposes, refused = :refused, equipment = :equipment, opening = :opening"
      " WHERE id = :id";

static void
bind_list (ZimtStatement *statement, const char *name, char **list)
{
  g_autofree char *text = join_lines (list);

  zimt_statement_bind_text (statement, name, text);
}

static void
bind_room (ZimtStatement *statement, const ZimtRoom *room)
{
  g_autofree char *opening = opening_to_text (room);

  zimt_statement_bind_text (statement, ":number", room->number);
  zimt_statement_bind_text (statement, ":name", room->name);
  zimt_statement_bind_int (statement, ":position", room->position);
  zimt_statement_bind_int (statement, ":is_bookable", room->is_bookable ? 1 : 0);
  zimt_statement_bind_int (statement, ":n_seats", room->n_seats);
  zimt_statement_bind_id (statement, ":whole_id", room->whole_id);
  zimt_statement_bind_id (statement, ":through_id", room->through_id);
  zimt_statement_bind_int (statement, ":buffer_before", room->buffer_before);
  zimt_statement_bind_int (statement, ":buffer_after", room->buffer_after);
  zimt_statement_bind_text (statement, ":floor", room->floor);
  zimt_statement_bind_text (statement, ":rule_text", room->rule_text);
  bind_list (statement, ":open_to", room->open_to);
  bind_list (statement, ":usage", room->usage);
  bind_list (statement, ":purposes", room->purposes);
  bind_list (statement, ":refused", room->refused);
  bind_list (statement, ":equipment", room->equipment);
  zimt_statement_bind_text (statement, ":opening", opening);
}

gboolean
zimt_store_put_room (ZimtStore *store, ZimtRoom *room, GError **error)
{
  gboolean is_new = room->id == 0;
  g_autoptr (ZimtStatement) statement = NULL;

  if (!refuse_taken_number (store, room, error))
    return FALSE;
  statement = zimt_statement_prepare (store, is_new ? insert_room_sql : update_room_sql, error);
  if (statement == NULL)
    return FALSE;
  bind_room (statement, room);
  if (!is_new)
    zimt_statement_bind_int (statement, ":id", room->id);
  return zimt_store_run_put (store, statement, &room->id, _ ("There is no such room."), error);
}

static const char count_uses_of_room_sql[]
    = "SELECT (SELECT count (*) FROM booking WHERE room_id = :id),"
      " (SELECT count (*) FROM series WHERE room_id = :id),"
      " (SELECT count (*) FROM closure WHERE room_id = :id)"
      " + (SELECT count (*) FROM room WHERE whole_id = :id OR through_id = :id)";

static gboolean
refuse_used_room (ZimtStore *store, gint64 id, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, count_uses_of_room_sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_int (query, ":id", id);
  if (zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return FALSE;
  if (zimt_statement_get_int (query, 0) > 0 || zimt_statement_get_int (query, 1) > 0)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("The room cannot go while bookings or series name it."));
  else if (zimt_statement_get_int (query, 2) > 0)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("The room cannot go while a closure or another room names it."));
  else
    return TRUE;
  return FALSE;
}

static const char delete_room_sql[] = "DELETE FROM room WHERE id = :id";

gboolean
zimt_store_delete_room (ZimtStore *store, gint64 id, GError **error)
{
  return refuse_used_room (store, id, error)
         && zimt_store_delete_row (store, delete_room_sql, id, _ ("There is no such room."), error);
}
