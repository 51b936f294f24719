/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a rule has any date at all. The dates themselves are libical's; but it must not be asked
 * where there are none, as it has no bound that would suit us. */
#include "zimt-rule-private.h"

/* A date, and what the parts of a rule ask about it. */
typedef struct
{
  int year;
  int month;
  int day;
  int n_month_days;
  int year_day;
  int n_year_days;
  int weekday;
} DayFacts;

static ZimtDate
get_month_start (int year, int month)
{
  ZimtDate start = ZIMT_DATE_LAST + 1;

  zimt_date_from_ymd (year + (month - 1) / 12, (month - 1) % 12 + 1, 1, &start);
  return start;
}

static DayFacts
get_facts (ZimtDate date)
{
  DayFacts facts = { 0 };

  zimt_date_to_ymd (date, &facts.year, &facts.month, &facts.day);
  ZimtDate year_start = get_month_start (facts.year, 1);
  facts.n_month_days
      = get_month_start (facts.year, facts.month + 1) - get_month_start (facts.year, facts.month);
  facts.year_day = date - year_start + 1;
  facts.n_year_days = get_month_start (facts.year + 1, 1) - year_start;
  facts.weekday = zimt_date_get_weekday (date);
  return facts;
}

/* TRUE where the list is empty or names @number, counted from the start or, below zero, from the
 * end of @n_all. */
static gboolean
allows (const short *list, int number, int n_all)
{
  for (int i = 0; list[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (list[i] == number || list[i] == number - n_all - 1)
      return TRUE;
  return list[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

static gboolean
allows_weekday (const struct icalrecurrencetype *r, const DayFacts *facts)
{
  gboolean is_in_month
      = r->freq == ICAL_MONTHLY_RECURRENCE || r->by_month[0] != ICAL_RECURRENCE_ARRAY_MAX;
  int number = is_in_month ? facts->day : facts->year_day;
  int n_all = is_in_month ? facts->n_month_days : facts->n_year_days;

  for (int i = 0; r->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    {
      int nth = icalrecurrencetype_day_position (r->by_day[i]);

      if (zimt_rule_get_weekday (r->by_day[i]) == facts->weekday
          && (nth == 0 || nth == (number - 1) / 7 + 1 || nth == -((n_all - number) / 7 + 1)))
        return TRUE;
    }
  return r->by_day[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

static gboolean
period_has_date (const struct icalrecurrencetype *r, ZimtDate start, ZimtDate end)
{
  int n_dates = 0;

  for (ZimtDate date = start; date < end; date++)
    {
      DayFacts facts = get_facts (date);

      if (!allows (r->by_month, facts.month, 12)
          || !allows (r->by_month_day, facts.day, facts.n_month_days)
          || !allows (r->by_year_day, facts.year_day, facts.n_year_days)
          || !allows_weekday (r, &facts))
        continue;
      if (r->by_set_pos[0] == ICAL_RECURRENCE_ARRAY_MAX)
        return TRUE;
      n_dates++;
    }
  for (int i = 0; r->by_set_pos[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (ABS (r->by_set_pos[i]) <= n_dates)
      return TRUE;
  return FALSE;
}

void
zimt_rule_bind_first (ZimtRule *rule, ZimtDate first)
{
  struct icalrecurrencetype *r = &rule->recurrence;
  int month = 0, day = 0;

  if (r->freq == ICAL_DAILY_RECURRENCE || zimt_rule_count_list (r->by_day) > 0
      || zimt_rule_count_list (r->by_month_day) > 0 || zimt_rule_count_list (r->by_year_day) > 0)
    return;
  if (r->freq == ICAL_WEEKLY_RECURRENCE)
    {
      r->by_day[0] = zimt_rule_encode_weekday (zimt_date_get_weekday (first), 0);
      return;
    }
  zimt_date_to_ymd (first, NULL, &month, &day);
  r->by_month_day[0] = (short)day;
  if (r->freq == ICAL_YEARLY_RECURRENCE && zimt_rule_count_list (r->by_month) == 0)
    r->by_month[0] = (short)month;
}

gboolean
zimt_rule_can_match (const ZimtRule *rule, ZimtDate first, ZimtDate to)
{
  const struct icalrecurrencetype *r = &rule->recurrence;
  int n_months = r->freq == ICAL_YEARLY_RECURRENCE ? 12 : 1;
  int year = 0, month = 0;

  if (r->freq < ICAL_MONTHLY_RECURRENCE)
    return TRUE;
  zimt_date_to_ymd (first, &year, &month, NULL);
  if (n_months == 12)
    month = 1;
  for (; get_month_start (year, month) < to; month += n_months * r->interval)
    if (period_has_date (r, get_month_start (year, month),
                         get_month_start (year, month + n_months)))
      return TRUE;
  return FALSE;
}
