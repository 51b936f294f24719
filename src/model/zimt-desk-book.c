/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's acts on bookings: plan, check, write, in one transaction. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-text.h"

static gboolean
store_series (ZimtDesk *desk, ZimtEditPlan *plan, GError **error)
{
  if (plan->series != NULL && !zimt_store_update_series (desk->store, plan->series, error))
    return FALSE;
  return plan->new_series == NULL
         || zimt_store_insert_series (desk->store, plan->new_series, error);
}

static gboolean
delete_rows (ZimtDesk *desk, const ZimtEditPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->deleted_pauses->len; i++)
    if (!zimt_store_delete_pause (desk->store, g_array_index (plan->deleted_pauses, gint64, i),
                                  error))
      return FALSE;
  for (guint i = 0; i < plan->deleted->len; i++)
    if (!zimt_store_delete_booking (desk->store, g_array_index (plan->deleted, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_rows (ZimtDesk *desk, ZimtEditPlan *plan, gint64 new_series_id, GError **error)
{
  for (guint i = 0; i < plan->updated->len; i++)
    {
      ZimtBooking *row = plan->updated->pdata[i];

      row->series_id = row->series_id == -1 ? new_series_id : row->series_id;
    }
  if (!zimt_store_update_bookings (desk->store, plan->updated, error))
    return FALSE;
  for (guint i = 0; i < plan->inserted->len; i++)
    {
      ZimtBooking *row = plan->inserted->pdata[i];

      row->series_id = row->series_id == -1 ? new_series_id : row->series_id;
      if (!zimt_store_insert_booking (desk->store, row, error))
        return FALSE;
    }
  for (guint i = 0; i < plan->pauses->len; i++)
    {
      ZimtPause *pause = plan->pauses->pdata[i];

      pause->series_id = pause->series_id == -1 ? new_series_id : pause->series_id;
      if (!zimt_store_insert_pause (desk->store, pause, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
zimt_desk_store_plan (ZimtDesk *desk, ZimtEditPlan *plan, GError **error)
{
  return store_series (desk, plan, error) && delete_rows (desk, plan, error)
         && write_rows (desk, plan, plan->new_series != NULL ? plan->new_series->id : 0, error);
}

/* What the act was about: the booking that was changed where it is still there, else the first
 * date. */
static gint64
subject_id (const ZimtEditPlan *plan, const ZimtTarget *target)
{
  const GPtrArray *rows = plan->updated->len > 0 ? plan->updated : plan->inserted;

  for (guint i = 0; i < rows->len; i++)
    if (((const ZimtBooking *)rows->pdata[i])->id == target->booking_id)
      return target->booking_id;
  return rows->len > 0 ? ((const ZimtBooking *)rows->pdata[0])->id : 0;
}

/* Refuses what clashes, or takes the dates that do out of @plan; FALSE with ZIMT_ERROR_CONFLICT. */
static gboolean
settle_clashes (ZimtDesk *desk, ZimtEditPlan *plan, const ZimtCheck *check,
                ZimtOnConflict on_conflict, GError **error)
{
  g_autofree char *sentence = zimt_check_to_sentence (check, desk->house);

  if (sentence == NULL)
    return TRUE;
  if (on_conflict == ZIMT_ON_CONFLICT_SKIP && zimt_desk_plan_skip (plan, check) == check->n_clashing
      && plan->updated->len + plan->inserted->len > 0)
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT, sentence);
  return FALSE;
}

static gboolean
carry_out (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target, ZimtOnConflict on_conflict,
           ZimtCheck **check, GError **error)
{
  g_autoptr (ZimtEditPlan) plan = zimt_desk_plan (desk, draft, target, error);
  g_autoptr (ZimtCheck) found = plan != NULL ? zimt_desk_check_plan (desk, plan, error) : NULL;
  gboolean is_done;

  if (found == NULL)
    return FALSE;
  found->hints = zimt_desk_hints_of_draft (desk, draft);
  is_done = settle_clashes (desk, plan, found, on_conflict, error)
            && zimt_desk_store_plan (desk, plan, error) && zimt_desk_commit (desk, FALSE, error);
  if (is_done)
    found->booking_id = subject_id (plan, target);
  if (check != NULL)
    *check = g_steal_pointer (&found);
  return is_done;
}

static gboolean
act_on_draft (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target,
              ZimtOnConflict on_conflict, const char *name, ZimtCheck **check, GError **error)
{
  g_autofree char *title = NULL;

  if (check != NULL)
    *check = NULL;
  title = zimt_text_clean (draft->event.title, _ ("The title"), FALSE, error);
  if (title == NULL || !zimt_desk_begin (desk, ZIMT_STEP_ACT, name, title, error))
    return FALSE;
  if (carry_out (desk, draft, target, on_conflict, check, error))
    return TRUE;
  zimt_store_rollback (desk->store);
  return FALSE;
}

gboolean
zimt_desk_book (ZimtDesk *desk, ZimtDraft *draft, ZimtOnConflict on_conflict, ZimtCheck **check,
                GError **error)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };

  /* Translators: name of an act, in "Undo: Book: Chor"; %s is the title */
  return act_on_draft (desk, draft, &target, on_conflict, _ ("Book: %s"), check, error);
}

gboolean
zimt_desk_change (ZimtDesk *desk, const ZimtTarget *target, ZimtDraft *draft,
                  ZimtOnConflict on_conflict, const char *name, ZimtCheck **check, GError **error)
{
  /* Translators: name of an act, in "Undo: Change: Chor"; %s is the title */
  return act_on_draft (desk, draft, target, on_conflict, name != NULL ? name : _ ("Change: %s"),
                       check, error);
}

static ZimtEditPlan *
plan_cancel (ZimtDesk *desk, const ZimtBooking *anchor, ZimtScope scope, GError **error)
{
  g_autoptr (ZimtSeries) series = NULL;
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GPtrArray) pauses = NULL;

  if (anchor->series_id != 0)
    {
      series = zimt_store_load_series (desk->store, anchor->series_id, error);
      if (series == NULL)
        return NULL;
      bookings = zimt_store_load_series_bookings (desk->store, series->id, error);
      pauses = bookings != NULL ? zimt_store_load_series_pauses (desk->store, series->id, error)
                                : NULL;
      if (pauses == NULL)
        return NULL;
    }
  return zimt_edit_cancel (series, anchor, bookings, pauses, scope,
                           zimt_clock_get_now (desk->clock), error);
}

static gboolean
check_cancels (const ZimtEditPlan *plan, const ZimtBooking *anchor, GError **error)
{
  if (plan->updated->len + plan->deleted_pauses->len > 0)
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
               /* Translators: the title of a booking or a series. */
               _ ("“%s” is cancelled already."), anchor->event.title);
  return FALSE;
}

gboolean
zimt_desk_cancel (ZimtDesk *desk, const ZimtTarget *target, gsize *n_cancelled, GError **error)
{
  g_autoptr (ZimtBooking) anchor = zimt_store_load_booking (desk->store, target->booking_id, error);
  g_autoptr (ZimtEditPlan) plan = NULL;

  if (anchor == NULL)
    return FALSE;
  plan = plan_cancel (desk, anchor, target->scope, error);
  if (plan == NULL
      || !check_cancels (plan, anchor, error)
      /* Translators: name of an act, in "Undo: Cancel: Chor"; %s is the title */
      || !zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Cancel: %s"), anchor->event.title, error))
    return FALSE;
  if (zimt_desk_store_plan (desk, plan, error) && zimt_desk_commit (desk, FALSE, error))
    {
      if (n_cancelled != NULL)
        *n_cancelled = plan->updated->len;
      return TRUE;
    }
  zimt_store_rollback (desk->store);
  return FALSE;
}

gboolean
zimt_desk_count_heads (ZimtDesk *desk, gint64 booking_id, int n_counted, GError **error)
{
  g_autoptr (ZimtBooking) booking = zimt_store_load_booking (desk->store, booking_id, error);

  if (booking == NULL)
    return FALSE;
  if (n_counted < -1 || n_counted > ZIMT_PEOPLE_MAX)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("A head count is a number from 0 to %1$d, not %2$d."), ZIMT_PEOPLE_MAX,
                   n_counted);
      return FALSE;
    }
  booking->n_counted = n_counted;
  /* Translators: name of an act, in "Undo: Head count: Chor"; %s is the title */
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Head count: %s"), booking->event.title, error))
    return FALSE;
  if (zimt_store_update_booking (desk->store, booking, error)
      && zimt_desk_commit (desk, FALSE, error))
    return TRUE;
  zimt_store_rollback (desk->store);
  return FALSE;
}
