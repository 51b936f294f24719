/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week's bookings, sorted into rows and days. */
#include "zimt-week-plan.h"

static GPtrArray *
list_rooms (const ZimtHouse *house, gint64 room_id)
{
  GPtrArray *rooms = g_ptr_array_new ();

  for (guint i = 0; i < house->rooms->len; i++)
    {
      ZimtRoom *room = (ZimtRoom *)g_ptr_array_index (house->rooms, i);

      if (room_id != 0 ? room->id == room_id : room->is_bookable)
        g_ptr_array_add (rooms, room);
    }
  return rooms;
}

static gboolean
find_row (const ZimtWeekPlan *plan, gint64 room_id, guint *row)
{
  for (guint i = 0; i < plan->rooms->len; i++)
    if (((const ZimtRoom *)g_ptr_array_index (plan->rooms, i))->id == room_id)
      {
        *row = i;
        return TRUE;
      }
  return FALSE;
}

/* A booking over midnight is one entry for each day that it touches. */
static void
add_entries (ZimtWeekPlan *plan, guint index, guint row)
{
  const ZimtBooking *booking = (const ZimtBooking *)g_ptr_array_index (plan->bookings, index);
  const char *reason
      = plan->reasons != NULL ? (const char *)g_ptr_array_index (plan->reasons, index) : NULL;

  for (guint day = 0; day < plan->n_days; day++)
    {
      ZimtMinute midnight = zimt_minute_new (plan->monday + (ZimtDate)day, 0);
      ZimtMinute from = MAX (booking->starts, midnight);
      ZimtMinute to = MIN (booking->ends, midnight + ZIMT_MINUTES_PER_DAY);

      if (from >= to)
        continue;
      ZimtPlanEntry entry = {
        .booking = booking,
        .reason = reason,
        .conflicts = (const GArray *)g_ptr_array_index (plan->conflicts, index),
        .organisation = zimt_house_get_organisation (plan->house, booking->event.organisation_id),
        .row = row,
        .day = day,
        .start = (guint)(from - midnight),
        .end = (guint)(to - midnight),
      };
      g_array_append_val (plan->entries, entry);
    }
}

static void
free_conflicts (gpointer conflicts)
{
  g_clear_pointer (&conflicts, g_array_unref);
}

static void
find_conflicts (ZimtWeekPlan *plan)
{
  plan->conflicts = g_ptr_array_new_full (plan->bookings->len, free_conflicts);
  for (guint i = 0; i < plan->bookings->len; i++)
    {
      g_autoptr (GArray) conflicts
          = zimt_conflicts_of_booking (plan->house,
                                       (const ZimtBooking *)g_ptr_array_index (plan->bookings, i));

      g_ptr_array_add (plan->conflicts, conflicts->len > 0 ? g_steal_pointer (&conflicts) : NULL);
    }
}

static void
count_booking (ZimtWeekPlan *plan, const ZimtBooking *booking)
{
  ZimtDate date = zimt_minute_get_date (booking->starts);

  if (booking->status != ZIMT_STATUS_FIXED || date < plan->monday
      || date >= plan->monday + (ZimtDate)plan->n_days)
    return;
  plan->n_fixed++;
  plan->n_visitors
      += (guint)MAX (booking->n_counted >= 0 ? booking->n_counted : booking->event.n_people, 0);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const ZimtPlanEntry *left = (const ZimtPlanEntry *)a;
  const ZimtPlanEntry *right = (const ZimtPlanEntry *)b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->end != right->end)
    return left->end < right->end ? -1 : 1;
  if (left->booking->id != right->booking->id)
    return left->booking->id < right->booking->id ? -1 : 1;
  /* A pause can have the id of a booking. */
  return g_strcmp0 (left->booking->event.title, right->booking->event.title);
}

ZimtWeekPlan *
zimt_week_plan_new (ZimtHouse *house, ZimtCalendar *calendar, ZimtDate monday, guint n_days,
                    gint64 room_id, GPtrArray *bookings, GPtrArray *reasons)
{
  g_return_val_if_fail (house != NULL && calendar != NULL && bookings != NULL, NULL);
  g_return_val_if_fail (n_days >= 1 && n_days <= 7, NULL);
  g_return_val_if_fail (reasons == NULL || reasons->len == bookings->len, NULL);

  ZimtWeekPlan *plan = g_atomic_rc_box_new0 (ZimtWeekPlan);

  plan->monday = monday;
  plan->n_days = n_days;
  plan->house = zimt_house_ref (house);
  plan->calendar = zimt_calendar_ref (calendar);
  plan->rooms = list_rooms (house, room_id);
  plan->bookings = bookings;
  plan->reasons = reasons;
  find_conflicts (plan);
  plan->entries = g_array_new (FALSE, FALSE, sizeof (ZimtPlanEntry));
  for (guint i = 0; i < plan->bookings->len; i++)
    {
      const ZimtBooking *booking = (const ZimtBooking *)g_ptr_array_index (plan->bookings, i);
      guint row = 0;

      if (!find_row (plan, booking->room_id, &row))
        continue;
      add_entries (plan, i, row);
      count_booking (plan, booking);
    }
  g_array_sort (plan->entries, compare_entries);
  return plan;
}

ZimtWeekPlan *
zimt_week_plan_ref (ZimtWeekPlan *plan)
{
  return g_atomic_rc_box_acquire (plan);
}

static void
clear_plan (ZimtWeekPlan *plan)
{
  g_array_unref (plan->entries);
  g_ptr_array_unref (plan->conflicts);
  g_clear_pointer (&plan->reasons, g_ptr_array_unref);
  g_ptr_array_unref (plan->bookings);
  g_ptr_array_unref (plan->rooms);
  zimt_calendar_unref (plan->calendar);
  zimt_house_unref (plan->house);
}

void
zimt_week_plan_unref (ZimtWeekPlan *plan)
{
  if (plan != NULL)
    g_atomic_rc_box_release_full (plan, (GDestroyNotify)clear_plan);
}

const ZimtClosure *
zimt_week_plan_get_closure (const ZimtWeekPlan *plan, guint row, guint day)
{
  const ZimtRoom *room = (const ZimtRoom *)g_ptr_array_index (plan->rooms, row);
  const GPtrArray *closures = plan->house->closures;
  ZimtDate date = plan->monday + (ZimtDate)day;
  int opens = 0, closes = 0;

  if (!zimt_room_get_opening (room, date, &opens, &closes))
    return NULL;
  for (guint i = 0; i < closures->len; i++)
    {
      const ZimtClosure *closure = (const ZimtClosure *)g_ptr_array_index (closures, i);

      if (closure->starts <= zimt_minute_new (date, opens)
          && closure->ends >= zimt_minute_new (date, closes)
          && zimt_house_is_closed_by (plan->house, room->id, closure))
        return closure;
    }
  return NULL;
}

char *
zimt_week_plan_dup_closed_note (const ZimtWeekPlan *plan, guint day)
{
  const GPtrArray *closures = plan->house->closures;
  ZimtMinute midnight = zimt_minute_new (plan->monday + (ZimtDate)day, 0);
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < closures->len; i++)
    {
      const ZimtClosure *closure = (const ZimtClosure *)g_ptr_array_index (closures, i);

      if (closure->room_id == 0 && closure->starts < midnight + ZIMT_MINUTES_PER_DAY
          && midnight < closure->ends)
        g_string_append_printf (note, "%s%s", note->len > 0 ? " · " : "", closure->title);
    }
  return note->len > 0 ? g_string_free (g_steal_pointer (&note), FALSE) : NULL;
}

GArray *
zimt_week_plan_dup_blocks (const ZimtWeekPlan *plan)
{
  GArray *blocks = g_array_sized_new (FALSE, FALSE, sizeof (ZimtWeekBlock), plan->entries->len);

  for (guint i = 0; i < plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (plan->entries, ZimtPlanEntry, i);
      ZimtStatus status = entry->booking->status;
      ZimtWeekBlock block = {
        .id = entry->booking->id,
        .row = entry->row,
        .day = entry->day,
        .start = entry->start,
        .end = entry->end,
        .is_busy = status == ZIMT_STATUS_FIXED || status == ZIMT_STATUS_OPTION,
      };
      g_array_append_val (blocks, block);
    }
  return blocks;
}
