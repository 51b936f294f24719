/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booking's columns, and what is in its way. */
#pragma once

#include "zimt-event-row.h"
#include "zimt-store.h"

/* What zimt_booking_row_read_cb () reads, from ZIMT_BOOKING_TABLES. */
#define ZIMT_BOOKING_COLUMNS                                                                       \
  "booking.id, booking.uid, booking.series_id, series.uid, booking.original, booking.room_id,"     \
  " booking.starts, booking.ends, booking.status, booking.option_expires, booking.is_exception,"   \
  " booking.n_counted, booking.revision, " ZIMT_EVENT_COLUMNS ("booking")
#define ZIMT_BOOKING_SERIES "LEFT JOIN series ON series.id = booking.series_id"

gpointer zimt_booking_row_read_cb (ZimtStatement *row);

/* Where *error is ZIMT_ERROR_CONFLICT: puts in its place one that names the booking or closure that
 * overlaps [@starts, @ends) in @room_id, its whole or its parts. */
void zimt_booking_row_name_clash (ZimtStore *store, gint64 room_id, ZimtMinute starts,
                                  ZimtMinute ends, gint64 except_id, GError **error);
