/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Upkeep: open series stay filled three years ahead, and options end on their date. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

/* How far past the horizon a series is filled that does not reach it any more: the horizon moves on
 * by a day each day, and opening a house should not write to it each day. */
#define DAYS_AT_ONCE 31

ZimtDraft *
zimt_desk_draft_of_series (const ZimtSeries *series, GError **error)
{
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();

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
  g_autoptr (ZimtDraft) draft = zimt_desk_draft_of_series (series, error);
  g_autoptr (ZimtEditPlan) plan = zimt_edit_plan_new ();
  g_autoptr (GPtrArray) occurrences = NULL;
  gboolean is_over = series->status == ZIMT_STATUS_OPTION
                     && series->option_expires <= zimt_clock_get_today (desk->clock);

  /* Only what is new: over the years a series has more dates than a rule yields at once. */
  if (draft != NULL)
    occurrences = zimt_occurrences_of_draft (draft, desk->house, desk->calendar,
                                             series->filled_until, until, error);
  if (occurrences == NULL)
    return NULL;
  for (guint i = 0; i < occurrences->len && !is_over; i++)
    zimt_edit_plan_add (plan, draft, occurrences->pdata[i], series->id);
  plan->series = zimt_series_copy (series);
  plan->series->filled_until = is_over ? ZIMT_DATE_LAST + 1 : until;
  return g_steal_pointer (&plan);
}

gboolean
zimt_desk_store_what_is_free (ZimtDesk *desk, ZimtEditPlan *plan, GError **error)
{
  g_autoptr (ZimtCheck) check = zimt_desk_check_plan (desk, plan, error);

  if (check == NULL)
    return FALSE;
  zimt_desk_plan_skip (plan, check);
  return zimt_desk_store_plan (desk, plan, error);
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

/* @unread (nullable contents): the first series whose dates cannot be told, which the others need
 * not suffer for. */
static gboolean
fill_all (ZimtDesk *desk, const GPtrArray *unfilled, ZimtDate until, GError **unread,
          GError **error)
{
  for (guint i = 0; i < unfilled->len; i++)
    {
      const ZimtSeries *series = unfilled->pdata[i];
      g_autoptr (GError) local_error = NULL;
      g_autoptr (ZimtEditPlan) plan = plan_fill (desk, series, until, &local_error);

      if (plan != NULL && !zimt_desk_store_what_is_free (desk, plan, error))
        return FALSE;
      if (plan == NULL && !g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (plan == NULL && *unread == NULL)
        g_set_error (unread, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                     /* Translators: the title of a series, and a sentence that says why. */
                     _ ("“%s” has no further dates: %s"), series->event.title,
                     local_error->message);
    }
  return TRUE;
}

gboolean
zimt_desk_fill (ZimtDesk *desk, GError **error)
{
  ZimtDate today = zimt_clock_get_today (desk->clock);
  ZimtDate horizon = zimt_desk_get_horizon (desk, today);
  ZimtDate until = MIN (horizon + DAYS_AT_ONCE, ZIMT_DATE_LAST + 1);
  g_autoptr (GPtrArray) options = zimt_store_load_expired_options (desk->store, today, error);
  g_autoptr (GPtrArray) unfilled = NULL;
  g_autoptr (GError) unread = NULL;

  zimt_desk_end_expired (desk);
  if (options != NULL)
    unfilled = zimt_store_load_unfilled_series (desk->store, horizon, error);
  if (unfilled == NULL)
    return FALSE;
  if (unfilled->len == 0 && options->len == 0)
    return TRUE;
  if (!zimt_desk_begin (desk, ZIMT_STEP_UPKEEP, "%s", _ ("Upkeep"), error))
    return FALSE;
  if (!end_options (desk, options, error) || !fill_all (desk, unfilled, until, &unread, error)
      || !zimt_desk_commit (desk, FALSE, error))
    {
      zimt_store_rollback (desk->store);
      return FALSE;
    }
  if (unread == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&unread));
  return FALSE;
}
