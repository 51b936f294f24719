/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes to one date, and cancelling. Changes to a whole series are in zimt-edit-series.c. */
#include "zimt-edit.h"

#include <glib/gi18n-lib.h>

#include "zimt-edit-private.h"
#include "zimt-error.h"

static const char *const scope_codes[] = {
  [ZIMT_SCOPE_THIS] = "this",
  [ZIMT_SCOPE_FOLLOWING] = "following",
  [ZIMT_SCOPE_ALL] = "all",
};

gboolean
zimt_scope_from_code (const char *code, ZimtScope *scope)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scope_codes); i++)
    if (g_strcmp0 (scope_codes[i], code) == 0)
      {
        *scope = (ZimtScope)i;
        return TRUE;
      }
  return FALSE;
}

ZimtEditPlan *
zimt_edit_plan_new (void)
{
  ZimtEditPlan *plan = g_new0 (ZimtEditPlan, 1);

  plan->updated = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  plan->inserted = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  plan->deleted = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan->pauses = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_pause_free);
  plan->deleted_pauses = g_array_new (FALSE, FALSE, sizeof (gint64));
  return plan;
}

void
zimt_edit_plan_free (ZimtEditPlan *plan)
{
  if (plan == NULL)
    return;
  zimt_series_free (plan->series);
  zimt_series_free (plan->new_series);
  g_ptr_array_unref (plan->updated);
  g_ptr_array_unref (plan->inserted);
  g_array_unref (plan->deleted);
  g_ptr_array_unref (plan->pauses);
  g_array_unref (plan->deleted_pauses);
  g_free (plan);
}

ZimtSeries *
zimt_edit_end_series (const ZimtSeries *series, ZimtMinute boundary, GError **error)
{
  g_autoptr (ZimtRule) rule = zimt_rule_parse (series->rule, error);
  g_autoptr (ZimtRule) ended = NULL;
  ZimtDate last = zimt_minute_get_date (boundary);
  ZimtSeries *copy;

  if (rule == NULL)
    return NULL;
  /* A boundary at noon leaves the date of that day to a series that begins in the morning. */
  if (zimt_minute_get_of_day (series->starts) >= zimt_minute_get_of_day (boundary))
    last--;
  ended = zimt_rule_dup_until (rule, zimt_minute_get_date (series->starts), last);

  copy = zimt_series_copy (series);
  g_free (copy->rule);
  copy->rule = zimt_rule_to_string (ended);
  copy->filled_until = ZIMT_DATE_LAST + 1;
  return copy;
}

void
zimt_edit_fill_row (ZimtBooking *row, const ZimtOccurrence *occurrence, const ZimtDraft *draft)
{
  zimt_event_clear (&row->event);
  zimt_event_copy (&draft->event, &row->event);
  row->original = occurrence->original;
  row->room_id = occurrence->room_id;
  row->starts = occurrence->starts;
  row->ends = occurrence->ends;
  row->status = occurrence->status;
  row->option_expires = occurrence->status == ZIMT_STATUS_OPTION ? draft->option_expires : 0;
  row->is_exception = occurrence->is_exception;
}

gboolean
zimt_edit_is_visible (const ZimtBooking *before, const ZimtBooking *after)
{
  return before->room_id != after->room_id || before->starts != after->starts
         || before->ends != after->ends || before->status != after->status
         || before->option_expires != after->option_expires
         || !zimt_event_equal (&before->event, &after->event);
}

static void
add_pause (ZimtEditPlan *plan, const ZimtOccurrence *occurrence, gint64 series_id)
{
  ZimtPause *pause = zimt_pause_new ();

  pause->series_id = series_id;
  pause->original = occurrence->original;
  pause->kind = occurrence->pause_kind;
  pause->reason = g_strdup (occurrence->pause_reason != NULL ? occurrence->pause_reason : "");
  g_ptr_array_add (plan->pauses, pause);
}

static void
add_row (ZimtEditPlan *plan, const ZimtDraft *draft, const ZimtOccurrence *occurrence,
         gint64 series_id)
{
  ZimtBooking *row = zimt_booking_new ();

  zimt_edit_fill_row (row, occurrence, draft);
  row->series_id = series_id;
  g_ptr_array_add (plan->inserted, row);
}

void
zimt_edit_plan_add (ZimtEditPlan *plan, const ZimtDraft *draft, const ZimtOccurrence *occurrence,
                    gint64 series_id)
{
  if (occurrence->status == ZIMT_STATUS_PAUSED)
    add_pause (plan, occurrence, series_id);
  else
    add_row (plan, draft, occurrence, series_id);
}

ZimtEditPlan *
zimt_edit_this (const ZimtBooking *booking, const ZimtDraft *draft)
{
  g_autoptr (ZimtOccurrence) occurrence = zimt_occurrence_of_single (draft);
  ZimtEditPlan *plan = zimt_edit_plan_new ();
  ZimtBooking *row = zimt_booking_copy (booking);

  zimt_edit_fill_row (row, occurrence, draft);
  if (booking->series_id != 0)
    {
      row->original = booking->original;
      row->is_exception = TRUE;
    }
  plan->n_moved = zimt_edit_is_visible (booking, row) ? 1 : 0;
  g_ptr_array_add (plan->updated, row);
  return plan;
}

static void
cancel_row (ZimtEditPlan *plan, const ZimtBooking *row)
{
  ZimtBooking *cancelled = zimt_booking_copy (row);

  cancelled->status = ZIMT_STATUS_CANCELLED;
  cancelled->option_expires = 0;
  g_ptr_array_add (plan->updated, cancelled);
  plan->n_moved++;
}

static ZimtEditPlan *
cancel_one (const ZimtBooking *booking, ZimtMinute now, GError **error)
{
  ZimtEditPlan *plan;

  if (booking->starts < now)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("This booking has begun, and the past does not change; cancel a "
                              "later one."));
      return NULL;
    }
  plan = zimt_edit_plan_new ();
  if (booking->status != ZIMT_STATUS_CANCELLED)
    cancel_row (plan, booking);
  return plan;
}

ZimtEditPlan *
zimt_edit_cancel (const ZimtSeries *series, const ZimtBooking *anchor, const GPtrArray *bookings,
                  const GPtrArray *pauses, ZimtScope scope, ZimtMinute now, GError **error)
{
  g_autoptr (ZimtEditPlan) plan = NULL;
  ZimtMinute first = scope == ZIMT_SCOPE_FOLLOWING ? anchor->original : G_MININT64;
  ZimtMinute boundary = MAX (first, now);

  if (scope == ZIMT_SCOPE_THIS || series == NULL)
    return cancel_one (anchor, now, error);

  plan = zimt_edit_plan_new ();
  plan->series = zimt_edit_end_series (series, boundary, error);
  if (plan->series == NULL)
    return NULL;
  for (guint i = 0; i < bookings->len; i++)
    {
      const ZimtBooking *row = bookings->pdata[i];

      if (row->original >= first && row->starts >= now && row->status != ZIMT_STATUS_CANCELLED)
        cancel_row (plan, row);
    }
  for (guint i = 0; i < pauses->len; i++)
    {
      const ZimtPause *pause = pauses->pdata[i];

      if (pause->original >= boundary)
        g_array_append_val (plan->deleted_pauses, pause->id);
    }
  return g_steal_pointer (&plan);
}
