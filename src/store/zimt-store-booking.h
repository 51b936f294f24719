/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bookings, series and pauses, as rows. Writing needs an open step. */
#pragma once

#include "zimt-booking.h"
#include "zimt-conflict.h"
#include "zimt-store.h"

/* Inserts; id and (where NULL) uid are set. An update that changes nothing leaves row, revision and
 * journal as they are, otherwise booking->revision grows; the uid never changes.
 * Where another fixed booking of the same room or of its whole or part, or a closure, overlaps a
 * fixed one that comes, moves or becomes fixed, the database itself refuses: ZIMT_ERROR_CONFLICT
 * with a sentence that names what is in the way. It also refuses more pieces of equipment than
 * there are at one time. */
gboolean zimt_store_insert_booking (ZimtStore *store, ZimtBooking *booking, GError **error);
gboolean zimt_store_update_booking (ZimtStore *store, ZimtBooking *booking, GError **error);

/* Updates many rows as one: rows of the list may take each other's places (a series that moves by
 * an hour, two bookings that swap), only what they come to is checked, and the journal keeps one
 * before and after for each. Rows to be deleted go before, rows to be inserted after this. */
gboolean zimt_store_update_bookings (ZimtStore *store, GPtrArray *bookings, GError **error);
gboolean zimt_store_delete_booking (ZimtStore *store, gint64 id, GError **error);

gboolean zimt_store_insert_series (ZimtStore *store, ZimtSeries *series, GError **error);
gboolean zimt_store_update_series (ZimtStore *store, ZimtSeries *series, GError **error);

gboolean zimt_store_insert_pause (ZimtStore *store, ZimtPause *pause, GError **error);
gboolean zimt_store_delete_pause (ZimtStore *store, gint64 id, GError **error);

/* ZIMT_ERROR_NOT_FOUND where there is none; (transfer full) (nullable). */
ZimtBooking *zimt_store_load_booking (ZimtStore *store, gint64 id, GError **error);

/* By uid, or a prefix of it of at least 6 digits that only one booking has. */
ZimtBooking *zimt_store_find_booking (ZimtStore *store, const char *uid, GError **error);
ZimtSeries *zimt_store_load_series (ZimtStore *store, gint64 id, GError **error);
ZimtSeries *zimt_store_find_series (ZimtStore *store, const char *uid, GError **error);

/* All rows of one series, by original: GPtrArray of ZimtBooking / ZimtPause; (transfer full). */
GPtrArray *zimt_store_load_series_bookings (ZimtStore *store, gint64 series_id, GError **error);
GPtrArray *zimt_store_load_series_pauses (ZimtStore *store, gint64 series_id, GError **error);

/* Every booking of any status that overlaps [from, to), by room's id, start and id; room_id 0: all
 * rooms. GPtrArray of ZimtBooking; (transfer full) (nullable). */
GPtrArray *zimt_store_load_bookings (ZimtStore *store, ZimtMinute from, ZimtMinute to,
                                     gint64 room_id, GError **error);

/* The pauses whose original lies in [from, to), each as a ZimtBooking with status paused: id and
 * uid are the pause's; event, room and length its series'. The reason stands in *reasons (optional)
 * at the same index (GPtrArray of char *). (transfer full) (nullable) */
GPtrArray *zimt_store_load_paused (ZimtStore *store, ZimtMinute from, ZimtMinute to,
                                   GPtrArray **reasons, GError **error);

/* The fixed bookings of @rooms (gint64) that overlap [from, to), appended to @spans (GArray of
 * ZimtSpan); those of @except_series (0: none) and @except_booking (0: none) are left out.
 * Equipment arrays are interned in the store and live as long as it. */
gboolean zimt_store_load_spans (ZimtStore *store, const GArray *rooms, ZimtMinute from,
                                ZimtMinute to, gint64 except_series, gint64 except_booking,
                                GArray *spans, GError **error);

/* The fixed bookings of any room that hold a piece of @equipment_id in [from, to). */
gboolean zimt_store_load_equipment_spans (ZimtStore *store, gint64 equipment_id, ZimtMinute from,
                                          ZimtMinute to, gint64 except_series,
                                          gint64 except_booking, GArray *spans, GError **error);

/* Two fixed bookings that overlap, the first ones of @room_id and of @other_id; both NULL where
 * there are none. (transfer full) */
gboolean zimt_store_find_overlap (ZimtStore *store, gint64 room_id, gint64 other_id,
                                  ZimtBooking **booking, ZimtBooking **other, GError **error);

/* Options whose expiry date is @today or earlier: GPtrArray of ZimtBooking; (transfer full)
 * (nullable). */
GPtrArray *zimt_store_load_expired_options (ZimtStore *store, ZimtDate today, GError **error);

/* Series whose rule goes on past what has rows: filled_until before @until.
 * GPtrArray of ZimtSeries; (transfer full) (nullable). */
GPtrArray *zimt_store_load_unfilled_series (ZimtStore *store, ZimtDate until, GError **error);

/* Bookings whose title, organisation, room number or room name holds every word of @query (folded,
 * partial words count), the ones nearest to @around first, at most @max; cancelled ones left out.
 * GPtrArray of ZimtBooking; (transfer full) (nullable). */
GPtrArray *zimt_store_search_bookings (ZimtStore *store, const char *query, ZimtMinute around,
                                       gsize max, GError **error);

/* Number of rows, for reports of init, demo and check. */
gboolean zimt_store_count (ZimtStore *store, gint64 *n_rooms, gint64 *n_organisations,
                           gint64 *n_series, gint64 *n_bookings, GError **error);
