/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule whose dates move: to another weekday, another place of the month, another day. */
#include <glib/gi18n-lib.h>

#include "zimt-error.h"
#include "zimt-rule-private.h"
#include "zimt-time-names.h"

static gboolean
is_last_of_month (ZimtDate date)
{
  int month = 0, month_after = 0;

  zimt_date_to_ymd (date, NULL, &month, NULL);
  zimt_date_to_ymd (date + 7, NULL, &month_after, NULL);
  return month != month_after;
}

/* Which of its weekdays in the month @to is. Not every month has a fifth, so that a rule which did
 * not ask for it takes it for the last. */
static int
get_moved_nth (int nth, ZimtDate to)
{
  int day = 0;

  zimt_date_to_ymd (to, NULL, NULL, &day);
  if (is_last_of_month (to) && (nth == -1 || (nth != 5 && day > 28)))
    return -1;
  return (day - 1) / 7 + 1;
}

/* Where the last of @dates is after the move of a weekly rule: the weekday that moves is told by
 * its first date, the others stay what they are in weeks that may be others. */
static ZimtDate
get_last_of_weeks (const GArray *dates, ZimtDate from, ZimtDate to)
{
  int weeks = zimt_date_get_monday (to) - zimt_date_get_monday (from);
  ZimtDate last = to;

  for (guint i = 0; i < dates->len; i++)
    {
      ZimtDate date = g_array_index (dates, ZimtDate, i);
      gboolean moves = zimt_date_get_weekday (date) == zimt_date_get_weekday (from);

      last = MAX (last, date + (moves ? to - from : weeks));
    }
  return MIN (last, ZIMT_DATE_LAST);
}

/* Lets @moved end where it has as many dates as @rule; its own end stays where it does that. */
static gboolean
move_end (ZimtRule *moved, const ZimtRule *rule, ZimtDate from, ZimtDate to, ZimtDate until,
          GError **error)
{
  g_autoptr (GArray) before = zimt_rule_expand (rule, from, from, until + 1, 0, error);
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) surplus = NULL;
  ZimtDate last = to;

  if (before == NULL)
    return FALSE;
  if (rule->recurrence.freq == ICAL_WEEKLY_RECURRENCE)
    last = get_last_of_weeks (before, from, to);
  else if (before->len > 0)
    {
      after = zimt_rule_expand (moved, to, to, ZIMT_DATE_LAST + 1, before->len, error);
      if (after == NULL)
        return FALSE;
      if (after->len > 0)
        last = g_array_index (after, ZimtDate, after->len - 1);
    }
  surplus = zimt_rule_expand (moved, to, last + 1, until + 1, 1, NULL);
  if (last > until || surplus == NULL || surplus->len > 0)
    until = last;
  zimt_rule_set_until (moved, until);
  return TRUE;
}

/* The rule on its new days; one that is made of more parts stays as it is. */
static ZimtRule *
dup_on_new_days (const ZimtRule *rule, ZimtDate from, ZimtDate to, GError **error)
{
  ZimtFrequency frequency = ZIMT_FREQUENCY_DAILY;
  int interval = 1, nth = 0, count = 0;
  guint weekdays = 0;
  ZimtDate until = 0;
  g_autoptr (ZimtRule) moved = NULL;

  if (!zimt_rule_get_parts (rule, from, &frequency, &interval, &weekdays, &nth, &count, &until))
    return zimt_rule_copy (rule);
  weekdays &= ~(1u << zimt_date_get_weekday (from));
  weekdays |= 1u << zimt_date_get_weekday (to);
  moved = zimt_rule_new (frequency, interval, weekdays, get_moved_nth (nth, to), to, count, 0);
  if (until != 0 && !move_end (moved, rule, from, to, until, error))
    return NULL;
  return g_steal_pointer (&moved);
}

ZimtRule *
zimt_rule_dup_moved (const ZimtRule *rule, ZimtDate from, ZimtDate to, GError **error)
{
  g_autoptr (ZimtRule) moved
      = from != to ? dup_on_new_days (rule, from, to, error) : zimt_rule_copy (rule);
  g_autoptr (GArray) dates = NULL;

  if (moved == NULL || from == to)
    return g_steal_pointer (&moved);
  dates = zimt_rule_expand (moved, to, to, to + 1, 1, error);
  if (dates == NULL)
    return NULL;
  if (dates->len == 0)
    {
      g_autofree char *text = zimt_date_to_text (to);

      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   /* Translators: the placeholder is a date. */
                   _ ("The rule of this series does not fit %s; change the rule, or move this date "
                      "only."),
                   text);
      return NULL;
    }
  return g_steal_pointer (&moved);
}
