/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a wish comes to as rows: a new booking, a new series, a change; and what is left of it where
 * dates are skipped. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

static ZimtSeries *
series_of_draft (const ZimtDraft *draft, ZimtDate filled_until)
{
  ZimtSeries *series = zimt_series_new ();

  zimt_event_copy (&draft->event, &series->event);
  series->room_id = draft->room_id;
  series->starts = draft->starts;
  series->length = (int)(draft->ends - draft->starts);
  series->rule = zimt_rule_to_string (draft->rule);
  series->pauses = draft->pauses;
  series->status = draft->status;
  series->option_expires = draft->status == ZIMT_STATUS_OPTION ? draft->option_expires : 0;
  series->filled_until = filled_until;
  return series;
}

/* Where the rows of a rule end: by itself, or at the horizon. */
static ZimtDate
rows_until (ZimtDesk *desk, const ZimtDraft *draft)
{
  if (draft->rule == NULL || !zimt_rule_is_open (draft->rule))
    return ZIMT_DATE_LAST + 1;
  return zimt_desk_get_horizon (desk, zimt_minute_get_date (draft->starts));
}

/* Cures that put every date into one other room make that room the series' own: its dates are no
 * exceptions then, and later changes reach all of them. */
static void
settle_in_one_room (ZimtEditPlan *plan)
{
  ZimtSeries *series = plan->new_series;
  const ZimtBooking *first = plan->inserted->len > 0 ? plan->inserted->pdata[0] : NULL;

  if (series == NULL || first == NULL || first->room_id == series->room_id)
    return;
  for (guint i = 0; i < plan->inserted->len; i++)
    if (((const ZimtBooking *)plan->inserted->pdata[i])->room_id != first->room_id)
      return;
  series->room_id = first->room_id;
  for (guint i = 0; i < plan->inserted->len; i++)
    {
      ZimtBooking *row = plan->inserted->pdata[i];

      row->is_exception = row->starts != row->original || row->ends - row->starts != series->length
                          || row->status != series->status;
    }
}

static ZimtEditPlan *
plan_new_rows (ZimtDesk *desk, const ZimtDraft *draft, GError **error)
{
  ZimtDate until = rows_until (desk, draft);
  g_autoptr (ZimtEditPlan) plan = zimt_edit_plan_new ();
  g_autoptr (GPtrArray) occurrences = zimt_occurrences_of_draft (draft, desk->house, desk->calendar,
                                                                 ZIMT_DATE_FIRST, until, error);

  if (occurrences == NULL)
    return NULL;
  if (draft->rule != NULL)
    plan->new_series = series_of_draft (draft, until);
  for (guint i = 0; i < occurrences->len; i++)
    zimt_edit_plan_add (plan, draft, occurrences->pdata[i], draft->rule != NULL ? -1 : 0);
  settle_in_one_room (plan);
  return g_steal_pointer (&plan);
}

/* Upkeep may have filled the series past the horizon: a change reaches all that it has. */
static ZimtDate
changed_until (ZimtDesk *desk, const ZimtDraft *draft, const ZimtSeries *series)
{
  ZimtDate until = rows_until (desk, draft);

  return series->filled_until <= ZIMT_DATE_LAST ? MAX (until, series->filled_until) : until;
}

static ZimtEditPlan *
plan_series_change (ZimtDesk *desk, const ZimtBooking *anchor, const ZimtDraft *draft,
                    ZimtScope scope, GError **error)
{
  g_autoptr (ZimtSeries) series = zimt_store_load_series (desk->store, anchor->series_id, error);
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GPtrArray) pauses = NULL;

  if (series == NULL)
    return NULL;
  bookings = zimt_store_load_series_bookings (desk->store, series->id, error);
  pauses = bookings != NULL ? zimt_store_load_series_pauses (desk->store, series->id, error) : NULL;
  if (pauses == NULL)
    return NULL;
  return zimt_edit_series (series, anchor, bookings, pauses, draft, scope,
                           zimt_clock_get_now (desk->clock), changed_until (desk, draft, series),
                           desk->house, desk->calendar, error);
}

/* A single booking that becomes a series: its row is the first of the new rows. */
static ZimtEditPlan *
plan_series_of (ZimtDesk *desk, const ZimtBooking *anchor, const ZimtDraft *draft, GError **error)
{
  g_autoptr (ZimtEditPlan) plan = plan_new_rows (desk, draft, error);
  ZimtBooking *first;

  if (plan == NULL)
    return NULL;
  if (plan->inserted->len == 0)
    {
      g_array_append_val (plan->deleted, anchor->id);
      return g_steal_pointer (&plan);
    }
  first = g_ptr_array_steal_index (plan->inserted, 0);
  first->id = anchor->id;
  first->uid = g_strdup (anchor->uid);
  first->n_counted = anchor->n_counted;
  g_ptr_array_add (plan->updated, first);
  return g_steal_pointer (&plan);
}

/* Validates, and gives options an end: cures can make one of a draft that is none itself. */
static gboolean
prepare (ZimtDesk *desk, ZimtDraft *draft, GError **error)
{
  if (!zimt_draft_validate (draft, desk->house, error))
    return FALSE;
  draft->option_expires = zimt_draft_get_option_expiry (draft, zimt_clock_get_today (desk->clock));
  return TRUE;
}

/* What runs now may still become longer; what is over stays as it was. */
static gboolean
refuse_past (ZimtDesk *desk, const ZimtBooking *anchor, GError **error)
{
  if (anchor->ends > zimt_clock_get_now (desk->clock))
    return TRUE;
  g_set_error_literal (
      error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
      _ ("This date is over, and the past does not change; only its head count can "
         "still be entered."));
  return FALSE;
}

static ZimtEditPlan *
plan_change (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target, GError **error)
{
  g_autoptr (ZimtBooking) anchor = zimt_store_load_booking (desk->store, target->booking_id, error);

  if (anchor == NULL || !refuse_past (desk, anchor, error))
    return NULL;
  if (anchor->series_id != 0 && target->scope == ZIMT_SCOPE_THIS)
    g_clear_pointer (&draft->rule, zimt_rule_free);
  if (!prepare (desk, draft, error))
    return NULL;
  if (draft->rule == NULL)
    return zimt_edit_this (anchor, draft);
  if (anchor->series_id == 0)
    return plan_series_of (desk, anchor, draft, error);
  return plan_series_change (desk, anchor, draft, target->scope, error);
}

ZimtEditPlan *
zimt_desk_plan (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target, GError **error)
{
  if (target->booking_id != 0)
    return plan_change (desk, draft, target, error);
  if (!prepare (desk, draft, error))
    return NULL;
  return plan_new_rows (desk, draft, error);
}

static const ZimtClash *
find_clash (const ZimtCheck *check, const ZimtBooking *row)
{
  for (guint i = 0; i < check->clashes->len; i++)
    {
      const ZimtClash *clash = check->clashes->pdata[i];

      if (clash->original == row->original && clash->starts == row->starts
          && clash->room_id == row->room_id)
        return clash;
    }
  return NULL;
}

static ZimtPause *
skip_pause (const ZimtBooking *row, const ZimtClash *clash)
{
  ZimtPause *pause = zimt_pause_new ();

  pause->series_id = row->series_id;
  pause->original = row->original;
  pause->kind = ZIMT_PAUSE_SKIPPED;
  pause->reason = g_strdup (clash->with_title);
  return pause;
}

/* Only rows of series can be left out: what remains of a single booking would be nothing. */
static gsize
skip_rows (ZimtEditPlan *plan, GPtrArray *rows, const ZimtCheck *check, gboolean are_stored)
{
  gsize n_skipped = 0;

  for (guint i = rows->len; i > 0; i--)
    {
      ZimtBooking *row = rows->pdata[i - 1];
      const ZimtClash *clash = row->status == ZIMT_STATUS_FIXED && row->series_id != 0
                                   ? find_clash (check, row)
                                   : NULL;

      if (clash == NULL)
        continue;
      g_ptr_array_add (plan->pauses, skip_pause (row, clash));
      if (are_stored)
        g_array_append_val (plan->deleted, row->id);
      g_ptr_array_remove_index (rows, i - 1);
      n_skipped++;
    }
  return n_skipped;
}

gsize
zimt_desk_plan_skip (ZimtEditPlan *plan, const ZimtCheck *check)
{
  return skip_rows (plan, plan->inserted, check, FALSE)
         + skip_rows (plan, plan->updated, check, TRUE);
}

ZimtDraft *
zimt_draft_new_from_booking (const ZimtBooking *booking, const ZimtSeries *series)
{
  ZimtDraft *draft = zimt_draft_new ();
  ZimtDate date = zimt_minute_get_date (series != NULL ? booking->original : booking->starts);

  zimt_event_copy (&booking->event, &draft->event);
  draft->room_id = booking->room_id;
  draft->starts = zimt_minute_new (date, zimt_minute_get_of_day (booking->starts));
  draft->ends = draft->starts + (booking->ends - booking->starts);
  draft->status = booking->status;
  draft->option_expires = booking->option_expires;
  if (series != NULL)
    {
      draft->rule = zimt_rule_parse (series->rule, NULL);
      draft->pauses = series->pauses;
    }
  return draft;
}
