/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booking's columns, and what is in its way. */
#include "zimt-booking-row.h"

#include "zimt-store-private.h"

#include <glib/gi18n-lib.h>

gpointer
zimt_booking_row_read_cb (ZimtStatement *row)
{
  ZimtBooking *booking = zimt_booking_new ();

  booking->id = zimt_statement_get_int (row, 0);
  booking->uid = zimt_statement_dup_text (row, 1);
  booking->series_id = zimt_statement_get_int (row, 2);
  booking->series_uid = zimt_statement_dup_text (row, 3);
  booking->original = zimt_statement_get_int (row, 4);
  booking->room_id = zimt_statement_get_int (row, 5);
  booking->starts = zimt_statement_get_int (row, 6);
  booking->ends = zimt_statement_get_int (row, 7);
  zimt_status_from_code (zimt_statement_get_text (row, 8), &booking->status);
  booking->option_expires = (ZimtDate)zimt_statement_get_int (row, 9);
  booking->is_exception = zimt_statement_get_int (row, 10) != 0;
  booking->n_counted = (int)zimt_statement_get_int (row, 11);
  booking->revision = zimt_statement_get_int (row, 12);
  zimt_event_row_read (row, 13, &booking->event);
  return booking;
}

static const char find_clash_sql[]
    = "SELECT room.number, booking.starts, booking.ends, booking.title"
      " FROM room_shares CROSS JOIN booking ON booking.room_id = room_shares.other_id"
      " JOIN room ON room.id = booking.room_id"
      " WHERE room_shares.room_id = :room_id AND booking.starts < :ends"
      " AND booking.starts > :starts - 10080 AND booking.ends > :starts"
      " AND booking.status = 'fixed' AND booking.id <> :except_id"
      " UNION ALL"
      " SELECT room.number, closure.starts, closure.ends, closure.title"
      " FROM closure JOIN room ON room.id = :room_id"
      " WHERE closure.starts < :ends AND closure.ends > :starts"
      " AND (closure.room_id IS NULL OR closure.room_id IN"
      " (SELECT other_id FROM room_shares WHERE room_id = :room_id))"
      " LIMIT 1";

static char *
format_moment (ZimtMinute minute)
{
  g_autofree char *date = zimt_date_format (zimt_minute_get_date (minute));
  g_autofree char *time = zimt_time_format (zimt_minute_get_of_day (minute));

  return g_strconcat (date, " ", time, NULL);
}

void
zimt_booking_row_name_clash (ZimtStore *store, gint64 room_id, ZimtMinute starts, ZimtMinute ends,
                             gint64 except_id, GError **error)
{
  g_autoptr (ZimtStatement) query = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (error == NULL || !g_error_matches (*error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT))
    return;
  query = zimt_statement_prepare (store, find_clash_sql, NULL);
  if (query == NULL)
    return;
  zimt_statement_bind_int (query, ":room_id", room_id);
  zimt_statement_bind_int (query, ":starts", starts);
  zimt_statement_bind_int (query, ":ends", ends);
  zimt_statement_bind_int (query, ":except_id", except_id);
  if (zimt_statement_step (query, NULL) != ZIMT_STEP_ROW)
    return;
  from = format_moment (zimt_statement_get_int (query, 1));
  to = format_moment (zimt_statement_get_int (query, 2));
  g_clear_error (error);
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
               /* Translators: "Room 7 is taken from 2026-11-26 18:00 to 2026-11-26 20:00 by
                  “Yoga”." */
               _ ("Room %s is taken from %s to %s by “%s”."), zimt_statement_get_text (query, 0),
               from, to, zimt_statement_get_text (query, 3));
}
