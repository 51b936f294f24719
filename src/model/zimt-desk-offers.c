/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk offers instead: rooms that are free for all dates, cures for one date. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

#define MAX_CURES 5

/* Dates that @plan leaves out because its room is closed are dates like others where the room is
 * still looked for; what closes the whole house stays. */
static void
want_dates_of_closed_room (ZimtDesk *desk, const ZimtDraft *draft, ZimtEditPlan *plan)
{
  for (guint i = plan->pauses->len; i-- > 0;)
    {
      const ZimtPause *pause = plan->pauses->pdata[i];
      ZimtOccurrence date = {
        .original = pause->original,
        .starts = pause->original,
        .ends = pause->original + (draft->ends - draft->starts),
        .room_id = draft->room_id,
        .status = draft->status,
      };
      ZimtPauseKind kind;
      const char *reason;

      if (pause->kind != ZIMT_PAUSE_CLOSURE
          || zimt_pause_reason (desk->house, desk->calendar, ZIMT_PAUSES_CLOSURES, 0, date.starts,
                                date.ends, &kind, &reason))
        continue;
      zimt_edit_plan_add (plan, draft, &date, pause->series_id);
      g_ptr_array_remove_index (plan->pauses, i);
    }
}

/* The dates of @draft wherever its room may be: the first bookable room stands in where it has
 * none, since a draft without a room is not valid. */
static ZimtEditPlan *
plan_anywhere (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target, GError **error)
{
  ZimtEditPlan *plan;

  for (guint i = 0; draft->room_id == 0 && i < desk->house->rooms->len; i++)
    {
      const ZimtRoom *room = desk->house->rooms->pdata[i];

      if (zimt_room_suits (room, draft->event.category, 0, NULL))
        draft->room_id = room->id;
    }
  plan = zimt_desk_plan (desk, draft, target, error);
  if (plan != NULL)
    want_dates_of_closed_room (desk, draft, plan);
  return plan;
}

/* TRUE in *is_free where @span clashes with nothing that stays. */
static gboolean
span_is_free (ZimtDesk *desk, const ZimtSpan *span, const GArray *rooms, GHashTable *changed,
              GArray *others, gboolean *is_free, GError **error)
{
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));

  if (!zimt_desk_load_others (desk, span, rooms, changed, others, error))
    return FALSE;
  zimt_conflicts_of_span (desk->house, span, 0, (const ZimtSpan *)others->data, others->len,
                          conflicts);
  *is_free = conflicts->len == 0;
  return TRUE;
}

/* Counts the rows of @plan that would be free in @room_id. */
static gboolean
count_free (ZimtDesk *desk, const ZimtEditPlan *plan, GHashTable *changed, gint64 room_id,
            ZimtRoomOffer *offer, GError **error)
{
  g_autoptr (GArray) rooms = zimt_house_dup_related_rooms (desk->house, room_id);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (ZimtSpan));
  GPtrArray *sources[] = { plan->updated, plan->inserted };

  *offer = (ZimtRoomOffer){ .room_id = room_id };
  for (gsize s = 0; s < G_N_ELEMENTS (sources); s++)
    for (guint i = 0; i < sources[s]->len; i++)
      {
        const ZimtBooking *row = sources[s]->pdata[i];
        ZimtSpan span = zimt_span_of_booking (row);
        gboolean is_free;

        if (row->status == ZIMT_STATUS_CANCELLED)
          continue;
        span.room_id = room_id;
        if (!span_is_free (desk, &span, rooms, changed, others, &is_free, error))
          return FALSE;
        offer->n_dates++;
        offer->n_free += is_free;
      }
  return TRUE;
}

GArray *
zimt_desk_offer_rooms (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target,
                       const char *const *equipment, GError **error)
{
  g_autoptr (ZimtEditPlan) plan = plan_anywhere (desk, draft, target, error);
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (ZimtRoomOffer));

  if (plan == NULL)
    return NULL;
  changed = zimt_desk_changed_rows (plan);
  for (guint i = 0; i < desk->house->rooms->len; i++)
    {
      const ZimtRoom *room = desk->house->rooms->pdata[i];
      ZimtRoomOffer offer;

      if (!zimt_room_suits (room, draft->event.category, draft->event.n_people, equipment))
        continue;
      if (!count_free (desk, plan, changed, room->id, &offer, error))
        return NULL;
      g_array_append_val (offers, offer);
    }
  zimt_room_offers_sort (desk->house, draft->event.n_people, draft->event.category, offers);
  return g_steal_pointer (&offers);
}

static const ZimtBooking *
find_row (const ZimtEditPlan *plan, ZimtMinute original)
{
  GPtrArray *sources[] = { plan->updated, plan->inserted };

  for (gsize s = 0; s < G_N_ELEMENTS (sources); s++)
    for (guint i = 0; i < sources[s]->len; i++)
      {
        const ZimtBooking *row = sources[s]->pdata[i];

        if (row->original == original)
          return row;
      }
  return NULL;
}

/* The other dates of the plan, and every stored span around @span: what a cure must not clash with.
 */
static gboolean
load_around (ZimtDesk *desk, const ZimtEditPlan *plan, GHashTable *changed, const ZimtBooking *row,
             const ZimtSpan *span, GArray *others, GError **error)
{
  g_autoptr (GArray) rooms = zimt_house_dup_related_rooms (desk->house, span->room_id);
  ZimtSpan days = *span;
  GPtrArray *sources[] = { plan->updated, plan->inserted };

  days.starts = zimt_minute_new (zimt_minute_get_date (span->starts) - 1, 0);
  days.ends = zimt_minute_new (zimt_minute_get_date (span->ends) + 2, 0);
  if (!zimt_desk_load_others (desk, &days, rooms, changed, others, error))
    return FALSE;
  for (gsize s = 0; s < G_N_ELEMENTS (sources); s++)
    for (guint i = 0; i < sources[s]->len; i++)
      if (sources[s]->pdata[i] != row
          && ((const ZimtBooking *)sources[s]->pdata[i])->status == ZIMT_STATUS_FIXED)
        {
          ZimtSpan other = zimt_span_of_booking (sources[s]->pdata[i]);

          if (other.starts < days.ends && other.ends > days.starts)
            g_array_append_val (others, other);
        }
  return TRUE;
}

static GArray *
free_rooms (ZimtDesk *desk, const ZimtEditPlan *plan, GHashTable *changed, const ZimtBooking *row,
            GError **error)
{
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (ZimtRoomOffer));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (ZimtSpan));
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
  GArray *rooms = NULL;

  for (guint i = 0; i < desk->house->rooms->len; i++)
    {
      const ZimtRoom *room = desk->house->rooms->pdata[i];
      ZimtSpan span = zimt_span_of_booking (row);
      ZimtRoomOffer offer = { room->id, 1, 1 };

      span.room_id = room->id;
      if (room->id == row->room_id
          || !zimt_room_suits (room, row->event.category, row->event.n_people, NULL))
        continue;
      if (!load_around (desk, plan, changed, row, &span, others, error))
        return NULL;
      g_array_set_size (conflicts, 0);
      zimt_conflicts_of_span (desk->house, &span, 0, (const ZimtSpan *)others->data, others->len,
                              conflicts);
      if (conflicts->len == 0)
        g_array_append_val (offers, offer);
    }
  zimt_room_offers_sort (desk->house, row->event.n_people, row->event.category, offers);
  rooms = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < MIN (offers->len, MAX_CURES); i++)
    g_array_append_val (rooms, g_array_index (offers, ZimtRoomOffer, i).room_id);
  return rooms;
}

/* What was chosen for @original before does not count: another cure takes its place. */
static void
drop_cure (ZimtDraft *draft, ZimtMinute original)
{
  for (guint i = draft->cures->len; i > 0; i--)
    if (g_array_index (draft->cures, ZimtCure, i - 1).original == original)
      g_array_remove_index (draft->cures, i - 1);
}

/* The plan without the cure that is being chosen anew. */
static ZimtEditPlan *
plan_without_cure (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target, ZimtMinute original,
                   GError **error)
{
  drop_cure (draft, original);
  return zimt_desk_plan (desk, draft, target, error);
}

gboolean
zimt_desk_offer_cures (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target,
                       ZimtMinute original, GArray **rooms, GArray **times, GError **error)
{
  g_autoptr (ZimtEditPlan) plan = plan_without_cure (desk, draft, target, original, error);
  g_autoptr (GHashTable) changed = NULL;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (ZimtSpan));
  g_autoptr (GArray) found_rooms = NULL;
  const ZimtBooking *row;
  ZimtSpan span;

  if (plan == NULL)
    return FALSE;
  row = find_row (plan, original);
  if (row == NULL)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("The series has no such date any more."));
      return FALSE;
    }
  changed = zimt_desk_changed_rows (plan);
  span = zimt_span_of_booking (row);
  found_rooms = free_rooms (desk, plan, changed, row, error);
  if (found_rooms == NULL || !load_around (desk, plan, changed, row, &span, others, error))
    return FALSE;
  *times = zimt_other_times (desk->house, &span, (const ZimtSpan *)others->data, others->len,
                             MAX_CURES);
  *rooms = g_steal_pointer (&found_rooms);
  return TRUE;
}
