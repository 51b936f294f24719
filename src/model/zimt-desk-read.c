/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's look-ups: weeks, bookings, search, history. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-time-names.h"

/* As short as the beginning of an id may be; see zimt_store_find_booking (). */
#define MIN_PREFIX_LENGTH 6

/* Takes cancelled rows out. */
static void
drop_cancelled (GPtrArray *bookings)
{
  for (guint i = bookings->len; i > 0; i--)
    if (((const ZimtBooking *)bookings->pdata[i - 1])->status == ZIMT_STATUS_CANCELLED)
      g_ptr_array_remove_index (bookings, i - 1);
}

/* Appends the paused dates of @room_id (0: any) to @bookings, and to *reasons at the same index. */
static gboolean
add_paused (ZimtDesk *desk, ZimtMinute from, ZimtMinute to, gint64 room_id, GPtrArray *bookings,
            GPtrArray *reasons, GError **error)
{
  g_autoptr (GPtrArray) found_reasons = NULL;
  g_autoptr (GPtrArray) paused
      = zimt_store_load_paused (desk->store, from, to, &found_reasons, error);

  if (paused == NULL)
    return FALSE;
  for (guint i = 0; i < bookings->len; i++)
    g_ptr_array_add (reasons, NULL);
  for (guint i = 0; i < paused->len; i++)
    {
      const ZimtBooking *booking = paused->pdata[i];

      if (room_id != 0 && booking->room_id != room_id)
        continue;
      g_ptr_array_add (bookings, zimt_booking_copy (booking));
      g_ptr_array_add (reasons, g_strdup (found_reasons->pdata[i]));
    }
  return TRUE;
}

ZimtWeekPlan *
zimt_desk_load_week (ZimtDesk *desk, ZimtDate monday, guint n_days, gint64 room_id, gboolean all,
                     GError **error)
{
  ZimtMinute from = zimt_minute_new (monday, 0);
  ZimtMinute to = zimt_minute_new (monday + (ZimtDate)n_days, 0);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) bookings = zimt_store_load_bookings (desk->store, from, to, room_id, error);

  if (bookings == NULL)
    return NULL;
  if (!all)
    drop_cancelled (bookings);
  if (!add_paused (desk, from, to, room_id, bookings, reasons, error))
    return NULL;
  return zimt_week_plan_new (desk->house, desk->calendar, monday, n_days, room_id,
                             g_steal_pointer (&bookings), g_steal_pointer (&reasons));
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const ZimtBooking *left = *(const ZimtBooking *const *)a;
  const ZimtBooking *right = *(const ZimtBooking *const *)b;

  if (left->starts != right->starts)
    return left->starts < right->starts ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

GPtrArray *
zimt_desk_find_hit (ZimtDesk *desk, const ZimtClosure *closure, GError **error)
{
  GPtrArray *bookings
      = zimt_store_load_bookings (desk->store, closure->starts, closure->ends, 0, error);

  if (bookings == NULL)
    return NULL;
  drop_cancelled (bookings);
  for (guint i = bookings->len; i > 0; i--)
    if (!zimt_house_is_closed_by (desk->house,
                                  ((const ZimtBooking *)bookings->pdata[i - 1])->room_id, closure))
      g_ptr_array_remove_index (bookings, i - 1);
  g_ptr_array_sort (bookings, compare_starts);
  return bookings;
}

GHashTable *
zimt_desk_count_hit (ZimtDesk *desk, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < desk->house->closures->len; i++)
    {
      const ZimtClosure *closure = desk->house->closures->pdata[i];
      g_autoptr (GPtrArray) hit = zimt_desk_find_hit (desk, closure, error);

      if (hit == NULL)
        return NULL;
      g_hash_table_insert (counts, g_memdup2 (&closure->id, sizeof closure->id),
                           GUINT_TO_POINTER (hit->len));
    }
  return g_steal_pointer (&counts);
}

ZimtBooking *
zimt_desk_load_booking (ZimtDesk *desk, gint64 id, GError **error)
{
  return zimt_store_load_booking (desk->store, id, error);
}

ZimtSeries *
zimt_desk_load_series (ZimtDesk *desk, gint64 id, GError **error)
{
  return zimt_store_load_series (desk->store, id, error);
}

/* The first date of a series that has not begun, a cancelled one where no other is left, or NULL
 * without error. */
static ZimtBooking *
next_date (ZimtDesk *desk, gint64 series_id, GError **error)
{
  ZimtMinute now = zimt_clock_get_now (desk->clock);
  g_autoptr (GPtrArray) bookings = zimt_store_load_series_bookings (desk->store, series_id, error);
  const ZimtBooking *cancelled = NULL;

  for (guint i = 0; bookings != NULL && i < bookings->len; i++)
    {
      const ZimtBooking *booking = bookings->pdata[i];

      if (booking->starts >= now && booking->status != ZIMT_STATUS_CANCELLED)
        return zimt_booking_copy (booking);
      if (booking->starts >= now && cancelled == NULL)
        cancelled = booking;
    }
  return cancelled != NULL ? zimt_booking_copy (cancelled) : NULL;
}

/* A date that a series leaves out is no booking, but it is listed by its id; where @uid is one,
 * says so in the place of *error. */
static void
tell_left_out (ZimtDesk *desk, const char *uid, GError **error)
{
  g_autoptr (GPtrArray) paused
      = zimt_store_load_paused (desk->store, zimt_minute_new (ZIMT_DATE_FIRST, 0),
                                zimt_minute_new (ZIMT_DATE_LAST + 1, 0), NULL, NULL);

  for (guint i = 0; paused != NULL && strlen (uid) >= MIN_PREFIX_LENGTH && i < paused->len; i++)
    {
      const ZimtBooking *date = paused->pdata[i];

      if (g_ascii_strncasecmp (date->uid, uid, strlen (uid)) == 0)
        {
          g_autofree char *day = zimt_date_to_text (zimt_minute_get_date (date->starts));

          g_clear_error (error);
          g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                       /* Translators: a title and a date. */
                       _ ("“%1$s” leaves %2$s out already."), date->event.title, day);
          return;
        }
    }
}

ZimtBooking *
zimt_desk_find_booking (ZimtDesk *desk, const char *uid, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ZimtSeries) series = NULL;
  ZimtBooking *booking = zimt_store_find_booking (desk->store, uid, &local_error);

  if (booking != NULL)
    return booking;
  if (g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND))
    {
      g_clear_error (&local_error);
      series = zimt_store_find_series (desk->store, uid, &local_error);
    }
  if (series == NULL)
    {
      if (g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND))
        tell_left_out (desk, uid, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  booking = next_date (desk, series->id, &local_error);
  if (booking == NULL && local_error == NULL)
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND, _ ("“%s” has no date to come."),
                 series->event.title);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return booking;
}

GPtrArray *
zimt_desk_search (ZimtDesk *desk, const char *query, ZimtMinute around, gsize max, GError **error)
{
  return zimt_store_search_bookings (desk->store, query, around, max, error);
}

GPtrArray *
zimt_desk_load_history (ZimtDesk *desk, gint64 booking_id, GError **error)
{
  g_autoptr (GPtrArray) changes
      = zimt_journal_load_history (desk->store, "booking", booking_id, error);
  GPtrArray *history;

  if (changes == NULL)
    return NULL;
  history = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_history_entry_free);
  for (guint i = 0; i < changes->len; i++)
    {
      const ZimtRowChange *change = changes->pdata[i];
      ZimtHistoryEntry *entry = g_new0 (ZimtHistoryEntry, 1);

      entry->at = change->step.at;
      entry->account = g_strdup (change->step.account);
      entry->name = g_strdup (change->step.name);
      entry->changes = zimt_history_compare (change->before, change->after, desk->house);
      g_ptr_array_add (history, entry);
    }
  return history;
}
