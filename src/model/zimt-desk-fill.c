/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Upkeep: open series stay filled three years ahead, options end on their date, and dates that a
 * closure left out come back when it goes. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

/* A draft that says what @series says; NULL where its rule cannot be read. */
static ZimtDraft *
draft_of_series (const ZimtSeries *series, GError **error)
{
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();

  zimt_event_clear (&draft->event);
  zimt_event_copy (&series->event, &draft->event);
  draft->room_id = series->room_id;
  draft->starts = series->starts;
  draft->ends = series->starts + series->length;
  draft->pauses = series->pauses;
  draft->status = series->status;
  draft->option_expires = series->option_expires;
  draft->rule = zimt_rule_parse (series->rule, error);
  return draft->rule != NULL ? g_steal_pointer (&draft) : NULL;
}

/* The rows of an open series from where it is filled up to @until; none where it is an option whose
 * time is over. */
static ZimtEditPlan *
plan_fill (ZimtDesk *desk, const ZimtSeries *series, ZimtDate until, GError **error)
{
  g_autoptr (ZimtDraft) draft = draft_of_series (series, error);
  g_autoptr (ZimtEditPlan) plan = zimt_edit_plan_new ();
  g_autoptr (GPtrArray) occurrences = NULL;
  gboolean is_over = series->status == ZIMT_STATUS_OPTION
                     && series->option_expires <= zimt_clock_get_today (desk->clock);

  if (draft != NULL)
    occurrences
        = zimt_occurrences_of_draft (draft, desk->house, desk->calendar, until, error);
  if (occurrences == NULL)
    return NULL;
  for (guint i = 0; i < occurrences->len; i++)
    {
      const ZimtOccurrence *occurrence = occurrences->pdata[i];

      if (zimt_minute_get_date (occurrence->original) >= series->filled_until && !is_over)
        zimt_desk_plan_add (plan, draft, occurrence, series->id);
    }
  plan->series = zimt_series_copy (series);
  plan->series->filled_until = is_over ? ZIMT_DATE_LAST + 1 : until;
  return g_steal_pointer (&plan);
}

/* Writes @plan, with what clashes as skipped pauses. */
static gboolean
store_what_is_free (ZimtDesk *desk, ZimtEditPlan *plan, GError **error)
{
  g_autoptr (ZimtCheck) check = zimt_desk_check_plan (desk, plan, error);

  if (check == NULL)
    return FALSE;
  zimt_desk_plan_skip (plan, check);
  return zimt_desk_store_plan (desk, plan, error);
}

static gboolean
fill_series (ZimtDesk *desk, const ZimtSeries *series, ZimtDate until, GError **error)
{
  g_autoptr (ZimtEditPlan) plan = plan_fill (desk, series, until, error);

  return plan != NULL && store_what_is_free (desk, plan, error);
}

/* An option ends by itself on its expiry date. */
static gboolean
end_options (ZimtDesk *desk, const GPtrArray *options, GError **error)
{
  for (guint i = 0; i < options->len; i++)
    {
      ZimtBooking *option = options->pdata[i];

      option->status = ZIMT_STATUS_CANCELLED;
      option->option_expires = 0;
      if (!zimt_store_update_booking (desk->store, option, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_all (ZimtDesk *desk, const GPtrArray *unfilled, ZimtDate until, GError **error)
{
  for (guint i = 0; i < unfilled->len; i++)
    if (!fill_series (desk, unfilled->pdata[i], until, error))
      return FALSE;
  return TRUE;
}

gboolean
zimt_desk_fill (ZimtDesk *desk, GError **error)
{
  ZimtDate today = zimt_clock_get_today (desk->clock);
  ZimtDate until = zimt_desk_get_horizon (desk, today);
  g_autoptr (GPtrArray) options = zimt_store_load_expired_options (desk->store, today, error);
  g_autoptr (GPtrArray) unfilled = NULL;

  if (options != NULL)
    unfilled = zimt_store_load_unfilled_series (desk->store, until, error);
  if (unfilled == NULL)
    return FALSE;
  if (unfilled->len == 0 && options->len == 0)
    return TRUE;
  if (!zimt_desk_begin (desk, ZIMT_STEP_UPKEEP, "%s", _("Upkeep"), error))
    return FALSE;
  if (end_options (desk, options, error) && fill_all (desk, unfilled, until, error)
      && zimt_desk_commit (desk, FALSE, error))
    return TRUE;
  zimt_store_rollback (desk->store);
  return FALSE;
}

/* One date that a closure left out: booked again where nothing else keeps it away. */
static gboolean
end_pause (ZimtDesk *desk, const ZimtSeries *series, const ZimtPause *pause, GError **error)
{
  g_autoptr (ZimtDraft) draft = draft_of_series (series, error);
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
      occurrence->status = ZIMT_STATUS_PAUSED;
      occurrence->pause_reason = g_strdup (reason);
    }
  g_array_append_val (plan->deleted_pauses, pause->id);
  zimt_desk_plan_add (plan, draft, occurrence, series->id);
  return store_what_is_free (desk, plan, error);
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

      if (pause->kind == ZIMT_PAUSE_CLOSURE && pause->original >= from && pause->original < to
          && !end_pause (desk, series, pause, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
zimt_desk_end_pauses (ZimtDesk *desk, ZimtMinute from, ZimtMinute to, GError **error)
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
