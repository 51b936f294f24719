/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bookings, as rows. */
#include "zimt-store-booking.h"

#include <glib/gi18n-lib.h>

#include "zimt-booking-row.h"
#include "zimt-rows.h"
#include "zimt-store-private.h"
#include "zimt-text.h"
#include "zimt-uid.h"

static void
bind_booking (ZimtStatement *statement, const ZimtBooking *booking)
{
  g_autofree char *search = zimt_text_fold (booking->event.title);

  zimt_statement_bind_id (statement, ":series_id", booking->series_id);
  zimt_statement_bind_int (statement, ":original", booking->original);
  zimt_statement_bind_int (statement, ":room_id", booking->room_id);
  zimt_statement_bind_int (statement, ":starts", booking->starts);
  zimt_statement_bind_int (statement, ":ends", booking->ends);
  zimt_event_row_bind (statement, &booking->event);
  zimt_statement_bind_text (statement, ":search", search);
  zimt_statement_bind_text (statement, ":status", zimt_status_to_code (booking->status));
  zimt_statement_bind_int (statement, ":option_expires", booking->option_expires);
  zimt_statement_bind_int (statement, ":is_exception", booking->is_exception ? 1 : 0);
  zimt_statement_bind_int (statement, ":n_counted", booking->n_counted);
}

static const char insert_booking_sql[]
    = "INSERT INTO booking (uid, series_id, original, room_id, starts, ends, title, search,"
      " organisation_id, category, n_people, buffer_before, buffer_after, equipment, status,"
      " option_expires, is_exception, n_counted)"
      " VALUES (:uid, :series_id, :original, :room_id, :starts, :ends, :title, :search,"
      " :organisation_id, :category, :n_people, :buffer_before, :buffer_after, :equipment, :status,"
      " :option_expires, :is_exception, :n_counted)";

gboolean
zimt_store_insert_booking (ZimtStore *store, ZimtBooking *booking, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, insert_booking_sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (booking->uid == NULL)
    booking->uid = zimt_uid_new ();
  zimt_statement_bind_text (statement, ":uid", booking->uid);
  bind_booking (statement, booking);
  if (!zimt_statement_run (statement, &local_error))
    {
      zimt_booking_row_name_clash (store, booking->room_id, booking->starts, booking->ends, 0,
                                   &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  booking->id = sqlite3_last_insert_rowid (store->db);
  booking->revision = 1;
  return TRUE;
}

/* A row that is the same already is not touched: no journal, no new revision. */
static const char update_booking_sql[]
    = "UPDATE booking SET series_id = :series_id, original = :original, room_id = :room_id,"
      " starts = :starts, ends = :ends, title = :title, search = :search,"
      " organisation_id = :organisation_id, category = :category, n_people = :n_people,"
      " buffer_before = :buffer_before, buffer_after = :buffer_after, equipment = :equipment,"
      " status = :status, option_expires = :option_expires, is_exception = :is_exception,"
      " n_counted = :n_counted, revision = revision + 1"
      " WHERE id = :id AND (series_id, original, room_id, starts, ends, title, search,"
      " organisation_id, category, n_people, buffer_before, buffer_after, equipment, status,"
      " option_expires, is_exception, n_counted)"
      " IS NOT (:series_id, :original, :room_id, :starts, :ends, :title, :search,"
      " :organisation_id, :category, :n_people, :buffer_before, :buffer_after, :equipment, :status,"
      " :option_expires, :is_exception, :n_counted)";

static const char load_revision_sql[] = "SELECT revision FROM booking WHERE id = :id";

static gboolean
load_revision (ZimtStore *store, ZimtBooking *booking, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_revision_sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_int (query, ":id", booking->id);
  switch (zimt_statement_step (query, error))
    {
    case ZIMT_STEP_ROW:
      booking->revision = zimt_statement_get_int (query, 0);
      return TRUE;
    case ZIMT_STEP_DONE:
      zimt_store_set_not_found (_ ("There is no such booking."), error);
      return FALSE;
    case ZIMT_STEP_ERROR:
    default:
      return FALSE;
    }
}

gboolean
zimt_store_update_booking (ZimtStore *store, ZimtBooking *booking, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, update_booking_sql, error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":id", booking->id);
  bind_booking (statement, booking);
  if (!zimt_statement_run (statement, &local_error))
    {
      zimt_booking_row_name_clash (store, booking->room_id, booking->starts, booking->ends,
                                   booking->id, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return load_revision (store, booking, error);
}

/* What a booking gives back is there for the others before it takes anything new. Its place it
 * keeps: it may lie under a closure that came later. */
static const char release_equipment_sql[]
    = "UPDATE booking SET equipment = '[]' WHERE id = :id AND equipment NOT IN ('[]', :equipment)";

static gboolean
release_equipment (ZimtStore *store, const ZimtBooking *booking, GError **error)
{
  g_autoptr (ZimtStatement) statement
      = zimt_statement_prepare (store, release_equipment_sql, error);
  g_autofree char *equipment = zimt_equipment_list_to_text (booking->event.equipment);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":id", booking->id);
  zimt_statement_bind_text (statement, ":equipment", equipment);
  return zimt_statement_run (statement, error);
}

/* Takes a booking that will move out of the others' way until its own update. */
static const char park_booking_sql[]
    = "UPDATE booking SET status = 'cancelled'"
      " WHERE id = :id AND status = 'fixed'"
      " AND (room_id, starts, ends, status) IS NOT (:room_id, :starts, :ends, :status)";

static gboolean
park_booking (ZimtStore *store, const ZimtBooking *booking, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, park_booking_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":id", booking->id);
  zimt_statement_bind_int (statement, ":room_id", booking->room_id);
  zimt_statement_bind_int (statement, ":starts", booking->starts);
  zimt_statement_bind_int (statement, ":ends", booking->ends);
  zimt_statement_bind_text (statement, ":status", zimt_status_to_code (booking->status));
  return zimt_statement_run (statement, error);
}

gboolean
zimt_store_update_bookings (ZimtStore *store, GPtrArray *bookings, GError **error)
{
  for (guint i = 0; i < bookings->len; i++)
    if (!release_equipment (store, bookings->pdata[i], error)
        || !park_booking (store, bookings->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < bookings->len; i++)
    if (!zimt_store_update_booking (store, bookings->pdata[i], error))
      return FALSE;
  return TRUE;
}

static const char delete_booking_sql[] = "DELETE FROM booking WHERE id = :id";

gboolean
zimt_store_delete_booking (ZimtStore *store, gint64 id, GError **error)
{
  return zimt_store_delete_row (store, delete_booking_sql, id, _ ("There is no such booking."),
                                error);
}

static const char load_booking_sql[]
    = "SELECT " ZIMT_BOOKING_COLUMNS " FROM booking " ZIMT_BOOKING_SERIES " WHERE booking.id = :id";

ZimtBooking *
zimt_store_load_booking (ZimtStore *store, gint64 id, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_booking_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":id", id);
  switch (zimt_statement_step (query, error))
    {
    case ZIMT_STEP_ROW:
      return zimt_booking_row_read_cb (query);
    case ZIMT_STEP_DONE:
      zimt_store_set_not_found (_ ("There is no such booking."), error);
      return NULL;
    case ZIMT_STEP_ERROR:
    default:
      return NULL;
    }
}

/* Two are enough to know that a prefix is not the only one. */
static const char find_booking_sql[]
    = "SELECT id FROM booking WHERE uid >= :prefix AND uid < :prefix || 'g' LIMIT 2";

ZimtBooking *
zimt_store_find_booking (ZimtStore *store, const char *uid, GError **error)
{
  gint64 id = zimt_uid_find (store, find_booking_sql, uid, error);

  return id != 0 ? zimt_store_load_booking (store, id, error) : NULL;
}

static const char load_series_bookings_sql[]
    = "SELECT " ZIMT_BOOKING_COLUMNS " FROM booking " ZIMT_BOOKING_SERIES
      " WHERE booking.series_id = :series_id ORDER BY booking.original, booking.id";

GPtrArray *
zimt_store_load_series_bookings (ZimtStore *store, gint64 series_id, GError **error)
{
  g_autoptr (GPtrArray) bookings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_series_bookings_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":series_id", series_id);
  if (!zimt_rows_read (query, zimt_booking_row_read_cb, bookings, error))
    return NULL;
  return g_steal_pointer (&bookings);
}

/* No booking is longer than a week, so one that reaches :from has begun since a week before it. */
static const char load_bookings_sql[]
    = "SELECT " ZIMT_BOOKING_COLUMNS
      " FROM booking INDEXED BY booking_by_start " ZIMT_BOOKING_SERIES
      " WHERE booking.starts < :to AND booking.starts > :from - 10080 AND booking.ends > :from"
      " ORDER BY booking.room_id, booking.starts, booking.id";

static const char load_room_bookings_sql[]
    = "SELECT " ZIMT_BOOKING_COLUMNS " FROM booking INDEXED BY booking_by_room " ZIMT_BOOKING_SERIES
      " WHERE booking.room_id = :room_id AND booking.starts < :to"
      " AND booking.starts > :from - 10080 AND booking.ends > :from"
      " ORDER BY booking.starts, booking.id";

GPtrArray *
zimt_store_load_bookings (ZimtStore *store, ZimtMinute from, ZimtMinute to, gint64 room_id,
                          GError **error)
{
  g_autoptr (GPtrArray) bookings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  g_autoptr (ZimtStatement) query
      = zimt_statement_prepare (store, room_id != 0 ? load_room_bookings_sql : load_bookings_sql,
                                error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":from", from);
  zimt_statement_bind_int (query, ":to", to);
  if (room_id != 0)
    zimt_statement_bind_int (query, ":room_id", room_id);
  if (!zimt_rows_read (query, zimt_booking_row_read_cb, bookings, error))
    return NULL;
  return g_steal_pointer (&bookings);
}

static const char load_expired_options_sql[]
    = "SELECT " ZIMT_BOOKING_COLUMNS
      " FROM booking INDEXED BY booking_by_option " ZIMT_BOOKING_SERIES
      " WHERE booking.status = 'option' AND booking.option_expires <= :today"
      " ORDER BY booking.id";

GPtrArray *
zimt_store_load_expired_options (ZimtStore *store, ZimtDate today, GError **error)
{
  g_autoptr (GPtrArray) bookings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_expired_options_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":today", today);
  if (!zimt_rows_read (query, zimt_booking_row_read_cb, bookings, error))
    return NULL;
  return g_steal_pointer (&bookings);
}

static const char count_sql[]
    = "SELECT (SELECT count (*) FROM room), (SELECT count (*) FROM organisation),"
      " (SELECT count (*) FROM series), (SELECT count (*) FROM booking)";

gboolean
zimt_store_count (ZimtStore *store, gint64 *n_rooms, gint64 *n_organisations, gint64 *n_series,
                  gint64 *n_bookings, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, count_sql, error);
  gint64 *const counts[] = { n_rooms, n_organisations, n_series, n_bookings };

  if (query == NULL || zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] != NULL)
      *counts[i] = zimt_statement_get_int (query, (int)i);
  return TRUE;
}
