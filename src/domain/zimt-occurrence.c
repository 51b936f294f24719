/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of a draft: what its rule, its pauses and its cures make of it. */
#include "zimt-occurrence.h"

ZimtOccurrence *
zimt_occurrence_new (void)
{
  return g_new0 (ZimtOccurrence, 1);
}

ZimtOccurrence *
zimt_occurrence_copy (const ZimtOccurrence *occurrence)
{
  ZimtOccurrence *copy = g_memdup2 (occurrence, sizeof *occurrence);

  copy->pause_reason = g_strdup (occurrence->pause_reason);
  return copy;
}

void
zimt_occurrence_free (ZimtOccurrence *occurrence)
{
  if (occurrence == NULL)
    return;
  g_free (occurrence->pause_reason);
  g_free (occurrence);
}

static const ZimtClosure *
find_closure (const ZimtHouse *house, gint64 room_id, ZimtMinute starts, ZimtMinute ends)
{
  for (guint i = 0; i < house->closures->len; i++)
    {
      const ZimtClosure *closure = house->closures->pdata[i];

      if (starts < closure->ends && closure->starts < ends
          && zimt_house_is_closed_by (house, room_id, closure))
        return closure;
    }
  return NULL;
}

gboolean
zimt_pause_reason (const ZimtHouse *house, const ZimtCalendar *calendar, ZimtPauses pauses,
                   gint64 room_id, ZimtMinute starts, ZimtMinute ends, ZimtPauseKind *kind,
                   const char **reason)
{
  ZimtDate date = zimt_minute_get_date (starts);
  const ZimtClosure *closure = NULL;

  *kind = ZIMT_PAUSE_PUBLIC_HOLIDAY;
  if (pauses & ZIMT_PAUSES_PUBLIC_HOLIDAYS
      && (*reason = zimt_holiday_name (date, calendar->with_corpus_christi)) != NULL)
    return TRUE;

  *kind = ZIMT_PAUSE_SCHOOL_HOLIDAY;
  if (pauses & ZIMT_PAUSES_SCHOOL_HOLIDAYS
      && (*reason = zimt_calendar_get_school_holiday (calendar, date)) != NULL)
    return TRUE;

  *kind = ZIMT_PAUSE_CLOSURE;
  if (pauses & ZIMT_PAUSES_CLOSURES)
    closure = find_closure (house, room_id, starts, ends);
  *reason = closure != NULL ? closure->title : NULL;
  return closure != NULL;
}

static void
pause_occurrence (ZimtOccurrence *occurrence, ZimtPauseKind kind, const char *reason)
{
  occurrence->status = ZIMT_STATUS_PAUSED;
  occurrence->pause_kind = kind;
  occurrence->pause_reason = g_strdup (reason);
}

/* What the rule alone says about one date. */
static ZimtOccurrence *
plain_occurrence (const ZimtDraft *draft, ZimtMinute starts)
{
  ZimtOccurrence *occurrence = zimt_occurrence_new ();

  occurrence->original = starts;
  occurrence->starts = starts;
  occurrence->ends = starts + (draft->ends - draft->starts);
  occurrence->room_id = draft->room_id;
  occurrence->status = draft->status;
  return occurrence;
}

/* Another room, another time or an option; an exception only where that makes a difference. */
static void
apply_cure (ZimtOccurrence *occurrence, const ZimtCure *cure)
{
  ZimtOccurrence plain = *occurrence;

  if (cure->kind == ZIMT_CURE_ROOM)
    occurrence->room_id = cure->room_id;
  if (cure->kind == ZIMT_CURE_TIME)
    {
      occurrence->starts = cure->starts;
      occurrence->ends = cure->ends;
    }
  if (cure->kind == ZIMT_CURE_OPTION)
    occurrence->status = ZIMT_STATUS_OPTION;
  occurrence->is_exception = occurrence->room_id != plain.room_id
                             || occurrence->starts != plain.starts || occurrence->ends != plain.ends
                             || occurrence->status != plain.status;
}

ZimtOccurrence *
zimt_occurrence_of_single (const ZimtDraft *draft)
{
  ZimtOccurrence *occurrence = plain_occurrence (draft, draft->starts);
  const ZimtCure *cure = zimt_draft_find_cure (draft, draft->starts);

  if (cure != NULL)
    apply_cure (occurrence, cure);
  occurrence->original = occurrence->starts;
  occurrence->is_exception = FALSE;
  return occurrence;
}

/* Pauses @occurrence where its series leaves it out, or where the clocks do: "recurrence instances
 * with ... nonexistent local time ... MUST be ignored" (RFC 5545 3.3.10). */
static void
pause_where_due (ZimtOccurrence *occurrence, const ZimtDraft *draft, const ZimtHouse *house,
                 const ZimtCalendar *calendar)
{
  g_autoptr (GError) error = NULL;
  ZimtPauseKind kind;
  const char *reason;

  if (zimt_pause_reason (house, calendar, draft->pauses, occurrence->room_id, occurrence->starts,
                         occurrence->ends, &kind, &reason))
    pause_occurrence (occurrence, kind, reason);
  else if (!zimt_period_validate (occurrence->starts, occurrence->ends, &error))
    pause_occurrence (occurrence, ZIMT_PAUSE_SKIPPED, error->message);
}

/* One date of a series. Somebody who cures a date wants it, holiday or not; but where a pause
 * leaves it out anyway, the pause's reason says more than "skipped". */
static ZimtOccurrence *
series_occurrence (const ZimtDraft *draft, ZimtMinute starts, const ZimtHouse *house,
                   const ZimtCalendar *calendar)
{
  ZimtOccurrence *occurrence = plain_occurrence (draft, starts);
  const ZimtCure *cure = zimt_draft_find_cure (draft, starts);

  if (cure != NULL && cure->kind != ZIMT_CURE_SKIP)
    apply_cure (occurrence, cure);
  else
    pause_where_due (occurrence, draft, house, calendar);

  if (cure != NULL && cure->kind == ZIMT_CURE_SKIP && occurrence->status != ZIMT_STATUS_PAUSED)
    pause_occurrence (occurrence, ZIMT_PAUSE_SKIPPED, NULL);
  return occurrence;
}

GPtrArray *
zimt_occurrences_of_draft (const ZimtDraft *draft, const ZimtHouse *house,
                           const ZimtCalendar *calendar, ZimtDate from, ZimtDate until,
                           GError **error)
{
  g_autoptr (GPtrArray) occurrences
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_occurrence_free);
  ZimtDate first = zimt_minute_get_date (draft->starts);
  int minute_of_day = zimt_minute_get_of_day (draft->starts);
  g_autoptr (GArray) dates = NULL;

  if (draft->rule == NULL)
    {
      g_ptr_array_add (occurrences, zimt_occurrence_of_single (draft));
      return g_steal_pointer (&occurrences);
    }

  dates = zimt_rule_expand (draft->rule, first, from, MIN (until, ZIMT_DATE_LAST + 1), 0, error);
  if (dates == NULL)
    return NULL;
  for (guint i = 0; i < dates->len; i++)
    {
      ZimtMinute starts = zimt_minute_new (g_array_index (dates, ZimtDate, i), minute_of_day);

      g_ptr_array_add (occurrences, series_occurrence (draft, starts, house, calendar));
    }
  return g_steal_pointer (&occurrences);
}
