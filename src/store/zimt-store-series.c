/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series and pauses, as rows. */
#include <glib/gi18n-lib.h>

#include "zimt-event-row.h"
#include "zimt-rows.h"
#include "zimt-store-booking.h"
#include "zimt-store-private.h"
#include "zimt-text.h"
#include "zimt-uid.h"

static void
bind_series (ZimtStatement *statement, const ZimtSeries *series)
{
  zimt_event_row_bind (statement, &series->event);
  zimt_statement_bind_int (statement, ":room_id", series->room_id);
  zimt_statement_bind_int (statement, ":starts", series->starts);
  zimt_statement_bind_int (statement, ":length", series->length);
  zimt_statement_bind_text (statement, ":rule", series->rule);
  zimt_statement_bind_int (statement, ":pauses", series->pauses);
  zimt_statement_bind_text (statement, ":status", zimt_status_to_code (series->status));
  zimt_statement_bind_int (statement, ":option_expires", series->option_expires);
  zimt_statement_bind_int (statement, ":filled_until", series->filled_until);
}

static const char insert_series_sql[]
    = "INSERT INTO series (uid, title, organisation_id, category, n_people, buffer_before,"
      " buffer_after, equipment, room_id, starts, length, rule, pauses, status, option_expires,"
      " filled_until)"
      " VALUES (:uid, :title, :organisation_id, :category, :n_people, :buffer_before,"
      " :buffer_after, :equipment, :room_id, :starts, :length, :rule, :pauses, :status,"
      " :option_expires, :filled_until)";

gboolean
zimt_store_insert_series (ZimtStore *store, ZimtSeries *series, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, insert_series_sql, error);

  if (statement == NULL)
    return FALSE;
  if (series->uid == NULL)
    series->uid = zimt_uid_new ();
  zimt_statement_bind_text (statement, ":uid", series->uid);
  bind_series (statement, series);
  if (!zimt_statement_run (statement, error))
    return FALSE;
  series->id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

/* A row that is the same already stays as it is, with its revision. */
static const char update_series_sql[]
    = "UPDATE series SET revision = revision + ((title, organisation_id, category, n_people,"
      " buffer_before, buffer_after, equipment, room_id, starts, length, rule, pauses, status,"
      " option_expires, filled_until)"
      " IS NOT (:title, :organisation_id, :category, :n_people, :buffer_before, :buffer_after,"
      " :equipment, :room_id, :starts, :length, :rule, :pauses, :status, :option_expires,"
      " :filled_until)),"
      " title = :title, organisation_id = :organisation_id, category = :category,"
      " n_people = :n_people, buffer_before = :buffer_before, buffer_after = :buffer_after,"
      " equipment = :equipment, room_id = :room_id, starts = :starts, length = :length, rule = "
      ":rule,"
      " pauses = :pauses, status = :status, option_expires = :option_expires,"
      " filled_until = :filled_until"
      " WHERE id = :id";

gboolean
zimt_store_update_series (ZimtStore *store, ZimtSeries *series, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, update_series_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":id", series->id);
  bind_series (statement, series);
  return zimt_store_run_put (store, statement, &series->id, _ ("There is no such series."), error);
}

#define SERIES_COLUMNS                                                                             \
  "series.id, series.uid, series.room_id, series.starts, series.length, series.rule,"              \
  " series.pauses, series.status, series.option_expires, "                                         \
  "series.filled_until, " ZIMT_EVENT_COLUMNS ("series")

static gpointer
read_series_cb (ZimtStatement *row)
{
  ZimtSeries *series = zimt_series_new ();

  series->id = zimt_statement_get_int (row, 0);
  series->uid = zimt_statement_dup_text (row, 1);
  series->room_id = zimt_statement_get_int (row, 2);
  series->starts = zimt_statement_get_int (row, 3);
  series->length = (int)zimt_statement_get_int (row, 4);
  series->rule = zimt_statement_dup_text (row, 5);
  series->pauses = (ZimtPauses)zimt_statement_get_int (row, 6);
  zimt_status_from_code (zimt_statement_get_text (row, 7), &series->status);
  series->option_expires = (ZimtDate)zimt_statement_get_int (row, 8);
  series->filled_until = (ZimtDate)zimt_statement_get_int (row, 9);
  zimt_event_row_read (row, 10, &series->event);
  return series;
}

static const char load_series_sql[] = "SELECT " SERIES_COLUMNS " FROM series WHERE id = :id";

ZimtSeries *
zimt_store_load_series (ZimtStore *store, gint64 id, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_series_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":id", id);
  switch (zimt_statement_step (query, error))
    {
    case ZIMT_STEP_ROW:
      return read_series_cb (query);
    case ZIMT_STEP_DONE:
      zimt_store_set_not_found (_ ("There is no such series."), error);
      return NULL;
    case ZIMT_STEP_ERROR:
    default:
      return NULL;
    }
}

static const char find_series_sql[]
    = "SELECT id FROM series WHERE uid >= :prefix AND uid < :prefix || 'g' LIMIT 2";

ZimtSeries *
zimt_store_find_series (ZimtStore *store, const char *uid, GError **error)
{
  gint64 id = zimt_uid_find (store, find_series_sql, uid, error);

  return id != 0 ? zimt_store_load_series (store, id, error) : NULL;
}

static const char load_unfilled_series_sql[]
    = "SELECT " SERIES_COLUMNS " FROM series WHERE filled_until < :until ORDER BY id";

GPtrArray *
zimt_store_load_unfilled_series (ZimtStore *store, ZimtDate until, GError **error)
{
  g_autoptr (GPtrArray) series = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_series_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_unfilled_series_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":until", until);
  if (!zimt_rows_read (query, read_series_cb, series, error))
    return NULL;
  return g_steal_pointer (&series);
}

static const char insert_pause_sql[] = "INSERT INTO pause (uid, series_id, original, kind, reason)"
                                       " VALUES (:uid, :series_id, :original, :kind, :reason)";

gboolean
zimt_store_insert_pause (ZimtStore *store, ZimtPause *pause, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, insert_pause_sql, error);

  if (statement == NULL)
    return FALSE;
  if (pause->uid == NULL)
    pause->uid = zimt_uid_new ();
  zimt_statement_bind_text (statement, ":uid", pause->uid);
  zimt_statement_bind_int (statement, ":series_id", pause->series_id);
  zimt_statement_bind_int (statement, ":original", pause->original);
  zimt_statement_bind_text (statement, ":kind", zimt_pause_kind_to_code (pause->kind));
  zimt_statement_bind_text (statement, ":reason", pause->reason != NULL ? pause->reason : "");
  if (!zimt_statement_run (statement, error))
    return FALSE;
  pause->id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

static const char delete_pause_sql[] = "DELETE FROM pause WHERE id = :id";

gboolean
zimt_store_delete_pause (ZimtStore *store, gint64 id, GError **error)
{
  return zimt_store_delete_row (store, delete_pause_sql, id, _ ("There is no such pause."), error);
}

static gpointer
read_pause_cb (ZimtStatement *row)
{
  ZimtPause *pause = zimt_pause_new ();

  pause->id = zimt_statement_get_int (row, 0);
  pause->uid = zimt_statement_dup_text (row, 1);
  pause->series_id = zimt_statement_get_int (row, 2);
  pause->original = zimt_statement_get_int (row, 3);
  zimt_pause_kind_from_code (zimt_statement_get_text (row, 4), &pause->kind);
  pause->reason = zimt_statement_dup_text (row, 5);
  return pause;
}

static const char load_series_pauses_sql[]
    = "SELECT id, uid, series_id, original, kind, reason FROM pause"
      " WHERE series_id = :series_id ORDER BY original, id";

GPtrArray *
zimt_store_load_series_pauses (ZimtStore *store, gint64 series_id, GError **error)
{
  g_autoptr (GPtrArray) pauses = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_pause_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_series_pauses_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":series_id", series_id);
  if (!zimt_rows_read (query, read_pause_cb, pauses, error))
    return NULL;
  return g_steal_pointer (&pauses);
}

static const char load_paused_sql[]
    = "SELECT pause.id, pause.uid, pause.original, pause.reason, series.id, series.uid,"
      " series.room_id, series.length, " ZIMT_EVENT_COLUMNS (
          "series") " FROM pause INDEXED BY pause_by_original JOIN series ON series.id = "
                    "pause.series_id"
                    " WHERE pause.original >= :from AND pause.original < :to"
                    " ORDER BY series.room_id, pause.original, pause.id";

static ZimtBooking *
read_paused (ZimtStatement *row)
{
  ZimtBooking *booking = zimt_booking_new ();

  booking->id = zimt_statement_get_int (row, 0);
  booking->uid = zimt_statement_dup_text (row, 1);
  booking->original = zimt_statement_get_int (row, 2);
  booking->series_id = zimt_statement_get_int (row, 4);
  booking->series_uid = zimt_statement_dup_text (row, 5);
  booking->room_id = zimt_statement_get_int (row, 6);
  booking->starts = booking->original;
  booking->ends = booking->original + zimt_statement_get_int (row, 7);
  booking->status = ZIMT_STATUS_PAUSED;
  zimt_event_row_read (row, 8, &booking->event);
  return booking;
}

GPtrArray *
zimt_store_load_paused (ZimtStore *store, ZimtMinute from, ZimtMinute to, GPtrArray **reasons,
                        GError **error)
{
  g_autoptr (GPtrArray) bookings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  g_autoptr (GPtrArray) all_reasons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_paused_sql, error);
  ZimtStep step;

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":from", from);
  zimt_statement_bind_int (query, ":to", to);
  while ((step = zimt_statement_step (query, error)) == ZIMT_STEP_ROW)
    {
      g_ptr_array_add (bookings, read_paused (query));
      g_ptr_array_add (all_reasons, zimt_statement_dup_text (query, 3));
    }
  if (step == ZIMT_STEP_ERROR)
    return NULL;
  if (reasons != NULL)
    *reasons = g_steal_pointer (&all_reasons);
  return g_steal_pointer (&bookings);
}
