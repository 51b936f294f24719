/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pauses follow what they are for: where a closure or a holiday comes, dates of series are left
 * out, where it goes they come back. */
#include "zimt-desk-private.h"

/* A date of a series that has a reason to be left out now. */
static gboolean
pause_row (ZimtDesk *desk, const ZimtBooking *booking, GError **error)
{
  g_autoptr (ZimtPause) pause = zimt_pause_new ();
  g_autoptr (ZimtSeries) series = zimt_store_load_series (desk->store, booking->series_id, error);
  const char *reason;

  if (series == NULL)
    return FALSE;
  if (!zimt_pause_reason (desk->house, desk->calendar, series->pauses, booking->room_id,
                          booking->starts, booking->ends, &pause->kind, &reason))
    return TRUE;
  pause->series_id = series->id;
  pause->original = booking->original;
  pause->reason = g_strdup (reason);
  return zimt_store_delete_booking (desk->store, booking->id, error)
         && zimt_store_insert_pause (desk->store, pause, error);
}

/* Dates that somebody changed on their own stay where they are. */
static gboolean
pause_rows (ZimtDesk *desk, ZimtMinute from, ZimtMinute to, GError **error)
{
  g_autoptr (GPtrArray) rows = zimt_store_load_bookings (desk->store, from, to, 0, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const ZimtBooking *booking = rows->pdata[i];

      if (booking->series_id != 0 && booking->status != ZIMT_STATUS_CANCELLED
          && !booking->is_exception && booking->starts >= zimt_clock_get_now (desk->clock)
          && !pause_row (desk, booking, error))
        return FALSE;
    }
  return TRUE;
}

/* School holidays come from the data file, and skipped dates are a person's to take back. */
static gboolean
may_end (ZimtPauseKind kind)
{
  return kind == ZIMT_PAUSE_CLOSURE || kind == ZIMT_PAUSE_PUBLIC_HOLIDAY;
}

/* One date that was left out: booked again where nothing keeps it away any more. */
static gboolean
end_pause (ZimtDesk *desk, const ZimtSeries *series, const ZimtPause *pause, GError **error)
{
  g_autoptr (ZimtDraft) draft = zimt_desk_draft_of_series (series, error);
  g_autoptr (ZimtEditPlan) plan = zimt_edit_plan_new ();
  g_autoptr (ZimtOccurrence) occurrence = zimt_occurrence_new ();
  const char *reason;

  if (draft == NULL)
    return FALSE;
  occurrence->original = occurrence->starts = pause->original;
  occurrence->ends = pause->original + series->length;
  occurrence->room_id = series->room_id;
  occurrence->status = series->status;
  if (zimt_pause_reason (desk->house, desk->calendar, series->pauses, series->room_id,
                         occurrence->starts, occurrence->ends, &occurrence->pause_kind, &reason))
    {
      if (occurrence->pause_kind == pause->kind && g_strcmp0 (reason, pause->reason) == 0)
        return TRUE;
      occurrence->status = ZIMT_STATUS_PAUSED;
      occurrence->pause_reason = g_strdup (reason);
    }
  g_array_append_val (plan->deleted_pauses, pause->id);
  zimt_edit_plan_add (plan, draft, occurrence, series->id);
  return zimt_desk_store_what_is_free (desk, plan, error);
}

static gboolean
end_pauses_of_series (ZimtDesk *desk, gint64 series_id, ZimtMinute from, ZimtMinute to,
                      GError **error)
{
  g_autoptr (ZimtSeries) series = zimt_store_load_series (desk->store, series_id, error);
  g_autoptr (GPtrArray) pauses
      = series != NULL ? zimt_store_load_series_pauses (desk->store, series_id, error) : NULL;

  if (pauses == NULL)
    return FALSE;
  for (guint i = 0; i < pauses->len; i++)
    {
      const ZimtPause *pause = pauses->pdata[i];

      if (may_end (pause->kind) && pause->original >= from && pause->original < to
          && !end_pause (desk, series, pause, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_pauses (ZimtDesk *desk, ZimtMinute from, ZimtMinute to, GError **error)
{
  ZimtMinute first = MAX (from - ZIMT_BOOKING_MAX_LENGTH, zimt_clock_get_now (desk->clock));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (GPtrArray) paused = zimt_store_load_paused (desk->store, first, to, &reasons, error);

  if (paused == NULL)
    return FALSE;
  for (guint i = 0; i < paused->len; i++)
    {
      ZimtBooking *booking = paused->pdata[i];

      if (g_hash_table_add (seen, &booking->series_id)
          && !end_pauses_of_series (desk, booking->series_id, first, to, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
zimt_desk_refresh_pauses (ZimtDesk *desk, ZimtMinute from, ZimtMinute to, GError **error)
{
  return end_pauses (desk, from, to, error) && pause_rows (desk, from, to, error);
}
