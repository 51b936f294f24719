/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed bookings reduced to what clashes: the queries that every check runs many times. */
#include "zimt-event-row.h"
#include "zimt-store-booking.h"
#include "zimt-store-private.h"

#define SPAN_COLUMNS                                                                               \
  "booking.id, booking.room_id, booking.starts, booking.ends, booking.buffer_before,"              \
  " booking.buffer_after, booking.category = 'advice', booking.equipment"

/* The store's own array for a list as stored; NULL for an empty one. */
static const GArray *
intern_equipment (ZimtStore *store, const char *text)
{
  GArray *ids;

  if (text == NULL || text[0] == '\0' || text[1] == ']')
    return NULL;
  ids = g_hash_table_lookup (store->equipment, text);
  if (ids == NULL)
    {
      ids = zimt_equipment_list_parse (text);
      if (ids != NULL)
        g_hash_table_insert (store->equipment, g_strdup (text), ids);
    }
  return ids;
}

static gboolean
read_spans (ZimtStore *store, ZimtStatement *query, GArray *spans, GError **error)
{
  ZimtStep step;

  while ((step = zimt_statement_step (query, error)) == ZIMT_STEP_ROW)
    {
      ZimtSpan span = {
        .booking_id = zimt_statement_get_int (query, 0),
        .room_id = zimt_statement_get_int (query, 1),
        .starts = zimt_statement_get_int (query, 2),
        .ends = zimt_statement_get_int (query, 3),
        .buffer_before = (int)zimt_statement_get_int (query, 4),
        .buffer_after = (int)zimt_statement_get_int (query, 5),
        .is_advice = zimt_statement_get_int (query, 6) != 0,
        .equipment = intern_equipment (store, zimt_statement_get_text (query, 7)),
      };

      g_array_append_val (spans, span);
    }
  return step == ZIMT_STEP_DONE;
}

/* IS NOT, because a single booking has no series; 0 is no series' and no booking's id. */
static const char load_spans_sql[]
    = "SELECT " SPAN_COLUMNS " FROM booking INDEXED BY booking_by_room"
      " WHERE room_id = :room_id AND starts < :to AND starts > :from - 10080 AND ends > :from"
      " AND status = 'fixed' AND series_id IS NOT :except_series AND id <> :except_booking"
      " ORDER BY starts";

gboolean
zimt_store_load_spans (ZimtStore *store, const GArray *rooms, ZimtMinute from, ZimtMinute to,
                       gint64 except_series, gint64 except_booking, GArray *spans, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_spans_sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_int (query, ":from", from);
  zimt_statement_bind_int (query, ":to", to);
  zimt_statement_bind_int (query, ":except_series", except_series);
  zimt_statement_bind_int (query, ":except_booking", except_booking);
  for (guint i = 0; i < rooms->len; i++)
    {
      zimt_statement_bind_int (query, ":room_id", g_array_index (rooms, gint64, i));
      if (!read_spans (store, query, spans, error))
        return FALSE;
      sqlite3_reset (query);
    }
  return TRUE;
}

static const char load_equipment_spans_sql[]
    = "SELECT " SPAN_COLUMNS
      " FROM booking_equipment JOIN booking ON booking.id = booking_equipment.booking_id"
      " WHERE booking_equipment.equipment_id = :equipment_id AND booking_equipment.starts < :to"
      " AND booking_equipment.starts > :from - 10080 AND booking.ends > :from"
      " AND booking.status = 'fixed' AND booking.series_id IS NOT :except_series"
      " AND booking.id <> :except_booking"
      " ORDER BY booking_equipment.starts, booking.id";

gboolean
zimt_store_load_equipment_spans (ZimtStore *store, gint64 equipment_id, ZimtMinute from,
                                 ZimtMinute to, gint64 except_series, gint64 except_booking,
                                 GArray *spans, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_equipment_spans_sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_int (query, ":equipment_id", equipment_id);
  zimt_statement_bind_int (query, ":from", from);
  zimt_statement_bind_int (query, ":to", to);
  zimt_statement_bind_int (query, ":except_series", except_series);
  zimt_statement_bind_int (query, ":except_booking", except_booking);
  return read_spans (store, query, spans, error);
}

static const char find_overlap_sql[]
    = "SELECT booking.id, other.id FROM booking CROSS JOIN booking AS other INDEXED BY "
      "booking_by_room"
      " ON other.room_id = :other_id AND other.starts < booking.ends"
      " AND other.starts > booking.starts - 10080 AND other.ends > booking.starts"
      " WHERE booking.room_id = :room_id AND booking.status = 'fixed' AND other.status = 'fixed'"
      " AND other.id <> booking.id ORDER BY booking.starts LIMIT 1";

gboolean
zimt_store_find_overlap (ZimtStore *store, gint64 room_id, gint64 other_id, ZimtBooking **booking,
                         ZimtBooking **other, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, find_overlap_sql, error);
  g_autoptr (ZimtBooking) found = NULL;
  ZimtStep step;

  *booking = *other = NULL;
  if (query == NULL)
    return FALSE;
  zimt_statement_bind_int (query, ":room_id", room_id);
  zimt_statement_bind_int (query, ":other_id", other_id);
  step = zimt_statement_step (query, error);
  if (step != ZIMT_STEP_ROW)
    return step == ZIMT_STEP_DONE;
  found = zimt_store_load_booking (store, zimt_statement_get_int (query, 0), error);
  if (found != NULL)
    *other = zimt_store_load_booking (store, zimt_statement_get_int (query, 1), error);
  if (*other == NULL)
    return FALSE;
  *booking = g_steal_pointer (&found);
  return TRUE;
}
