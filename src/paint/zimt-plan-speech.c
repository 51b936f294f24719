/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan in words, for screen readers and tooltips. */
#include "zimt-week-plan.h"

#include <glib/gi18n-lib.h>

#include "zimt-hint.h"
#include "zimt-time-names.h"

static char *
speak_place (const ZimtWeekPlan *plan, guint row, guint day)
{
  const ZimtRoom *room = (const ZimtRoom *)g_ptr_array_index (plan->rooms, row);
  ZimtDate date = plan->monday + (ZimtDate)day;
  g_autofree char *short_date = zimt_date_to_short_text (date);

  /* Translators: room number and name, weekday and date: "Room 3 Conference room, Tuesday 24.11."
   */
  return g_strdup_printf (_ ("Room %1$s %2$s, %3$s %4$s"), room->number, room->name,
                          zimt_weekday_name (zimt_date_get_weekday (date)), short_date);
}

static char *
speak_people (const ZimtBooking *booking)
{
  if (booking->n_counted >= 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d person counted", "%d people counted",
                                         (gulong)booking->n_counted),
                            booking->n_counted);
  if (booking->event.n_people > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d person", "%d people",
                                         (gulong)booking->event.n_people),
                            booking->event.n_people);
  return NULL;
}

static char *
speak_option (const ZimtBooking *booking)
{
  if (booking->option_expires == 0)
    return g_strdup (C_ ("booking state", "option"));

  /* The expiry is the first date without it; people mean the last one with it. */
  g_autofree char *date = zimt_date_to_text (booking->option_expires - 1);

  /* Translators: %s is a date: the option ends after it. */
  return g_strdup_printf (_ ("option until %s"), date);
}

static char *
speak_state (const ZimtPlanEntry *entry)
{
  switch (entry->booking->status)
    {
    case ZIMT_STATUS_OPTION:
      return speak_option (entry->booking);
    case ZIMT_STATUS_CANCELLED:
      return g_strdup (C_ ("booking state", "cancelled"));
    case ZIMT_STATUS_PAUSED:
      if (entry->reason == NULL)
        return g_strdup (C_ ("booking state", "left out"));
      /* Translators: a series leaves this date out; %s is why: "left out: Christmas Day". */
      return g_strdup_printf (_ ("left out: %s"), entry->reason);
    case ZIMT_STATUS_FIXED:
    default:
      return NULL;
    }
}

static void
append (GString *sentence, const char *part)
{
  if (part == NULL)
    return;
  /* Translators: between the parts of what a screen reader says of a booking. */
  g_string_append (sentence, C_ ("speech", ", "));
  g_string_append (sentence, part);
}

static void
append_hints (GString *sentence, const ZimtWeekPlan *plan, const ZimtBooking *booking)
{
  ZimtHints hints = zimt_hints_of_event (plan->house, &booking->event, booking->room_id);

  if (hints & ZIMT_HINT_TOO_MANY_PEOPLE)
    append (sentence, _ ("more people than seats"));
  if (hints & ZIMT_HINT_OTHER_PURPOSE)
    append (sentence, _ ("the room is not meant for this"));
  if (hints & ZIMT_HINT_NOT_OPEN_TO)
    append (sentence, _ ("the room is for other organisations"));
}

static void
append_conflict (GString *sentence, const ZimtWeekPlan *plan, const ZimtConflict *conflict)
{
  const ZimtClosure *closure = zimt_house_get_closure (plan->house, conflict->closure_id);
  g_autofree char *text = NULL;

  if (closure != NULL)
    text = g_strdup_printf (_ ("conflict with the closure “%s”"), closure->title);
  else if (conflict->kind == ZIMT_CONFLICT_OPENING_HOURS)
    text = g_strdup (_ ("conflict with the opening hours"));
  else
    text = g_strdup (_ ("conflict"));
  append (sentence, text);
}

char *
zimt_plan_entry_speak (const ZimtWeekPlan *plan, const ZimtPlanEntry *entry)
{
  g_autofree char *place = speak_place (plan, entry->row, entry->day);
  g_autofree char *start = zimt_time_format ((int)entry->start);
  g_autofree char *end = zimt_time_format ((int)entry->end);
  /* Translators: start and end of a booking: "09:00 to 12:00". */
  g_autofree char *times = g_strdup_printf (_ ("%1$s to %2$s"), start, end);
  g_autofree char *people = speak_people (entry->booking);
  g_autofree char *state = speak_state (entry);
  g_autoptr (GString) sentence = g_string_new (place);

  append (sentence, times);
  append (sentence, entry->booking->event.title);
  append (sentence, entry->organisation != NULL ? entry->organisation->name : NULL);
  append (sentence, people);
  append (sentence, state);
  for (guint i = 0; entry->conflicts != NULL && i < entry->conflicts->len; i++)
    append_conflict (sentence, plan, &g_array_index (entry->conflicts, ZimtConflict, i));
  append_hints (sentence, plan, entry->booking);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

static guint
count_bookings (const ZimtWeekPlan *plan, guint row, guint day)
{
  guint n_bookings = 0;

  for (guint i = 0; i < plan->entries->len; i++)
    {
      const ZimtPlanEntry *entry = &g_array_index (plan->entries, ZimtPlanEntry, i);

      if (entry->row == row && entry->day == day
          && (entry->booking->status == ZIMT_STATUS_FIXED
              || entry->booking->status == ZIMT_STATUS_OPTION))
        n_bookings++;
    }
  return n_bookings;
}

/* "closed", with the reason where somebody gave one; (nullable): NULL where it is open. */
static char *
speak_closed (const ZimtWeekPlan *plan, guint row, guint day)
{
  const ZimtRoom *room = (const ZimtRoom *)g_ptr_array_index (plan->rooms, row);
  const ZimtClosure *closure = zimt_week_plan_get_closure (plan, row, day);
  int opens = 0, closes = 0;

  if (closure != NULL)
    /* Translators: of a room on a day; %s is why: "closed: Spring cleaning". */
    return g_strdup_printf (_ ("closed: %s"), closure->title);
  if (!zimt_room_get_opening (room, plan->monday + (ZimtDate)day, &opens, &closes))
    return g_strdup (C_ ("room", "closed"));
  return NULL;
}

char *
zimt_week_plan_speak_cell (const ZimtWeekPlan *plan, guint row, guint day)
{
  g_autofree char *place = speak_place (plan, row, day);
  g_autofree char *closed = speak_closed (plan, row, day);
  g_autoptr (GString) sentence = g_string_new (place);
  guint n_bookings = count_bookings (plan, row, day);

  if (n_bookings > 0)
    {
      g_autofree char *count
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u booking", "%u bookings", n_bookings),
                             n_bookings);

      append (sentence, count);
    }
  append (sentence, closed);
  if (n_bookings == 0 && closed == NULL)
    append (sentence, C_ ("room", "free"));
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
