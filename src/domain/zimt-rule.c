/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of series: what they yield, and what the booking editor shows of them. */
#include "zimt-rule.h"

#include <glib/gi18n-lib.h>

#include "zimt-error.h"
#include "zimt-rule-private.h"
#include "zimt-time-names.h"

int
zimt_rule_count_list (const short *list)
{
  int n = 0;

  while (list[n] != ICAL_RECURRENCE_ARRAY_MAX)
    n++;
  return n;
}

/* libical counts weekdays from Sunday = 1 on. */
int
zimt_rule_get_weekday (short by_day)
{
  return ((int)icalrecurrencetype_day_day_of_week (by_day) + 5) % 7 + 1;
}

short
zimt_rule_encode_weekday (int iso_weekday, int nth)
{
  int code = iso_weekday % 7 + 1 + 8 * ABS (nth);

  return (short)(nth < 0 ? -code : code);
}

static struct icaltimetype
date_to_ical (ZimtDate date)
{
  struct icaltimetype time = icaltime_null_time ();

  time.is_date = 1;
  zimt_date_to_ymd (date, &time.year, &time.month, &time.day);
  return time;
}

gboolean
zimt_rule_get_until (const ZimtRule *rule, ZimtDate *until)
{
  const struct icaltimetype *time = &rule->recurrence.until;

  return zimt_date_from_ymd (time->year, time->month, time->day, until);
}

void
zimt_rule_set_until (ZimtRule *rule, ZimtDate until)
{
  rule->recurrence.until = date_to_ical (until);
}

static void
set_days (ZimtRule *rule, guint weekdays)
{
  int n = 0;

  for (int weekday = 1; weekday <= 7; weekday++)
    if (weekdays & 1u << weekday)
      rule->recurrence.by_day[n++] = zimt_rule_encode_weekday (weekday, 0);
}

ZimtRule *
zimt_rule_new (ZimtFrequency frequency, int interval, guint weekdays, int nth, ZimtDate first,
               int count, ZimtDate until)
{
  g_return_val_if_fail (interval >= 1 && interval <= ZIMT_RULE_MAX_INTERVAL, NULL);
  g_return_val_if_fail (count >= 0 && count <= ZIMT_RULE_MAX_DATES, NULL);
  g_return_val_if_fail (count == 0 || until == 0, NULL);

  ZimtRule *rule = g_new (ZimtRule, 1);
  struct icalrecurrencetype *recurrence = &rule->recurrence;
  int weekday = zimt_date_get_weekday (first);
  int month = 0, day = 0;

  zimt_date_to_ymd (first, NULL, &month, &day);
  icalrecurrencetype_clear (recurrence);
  recurrence->interval = (short)interval;
  recurrence->count = count;
  if (until != 0)
    zimt_rule_set_until (rule, until);
  switch (frequency)
    {
    case ZIMT_FREQUENCY_DAILY:
      recurrence->freq = ICAL_DAILY_RECURRENCE;
      break;
    case ZIMT_FREQUENCY_WEEKLY:
      recurrence->freq = ICAL_WEEKLY_RECURRENCE;
      set_days (rule, (weekdays & 0xfe) != 0 ? weekdays : 1u << weekday);
      break;
    case ZIMT_FREQUENCY_MONTHLY_BY_WEEKDAY:
      recurrence->freq = ICAL_MONTHLY_RECURRENCE;
      recurrence->by_day[0] = zimt_rule_encode_weekday (weekday, nth);
      break;
    case ZIMT_FREQUENCY_MONTHLY_BY_DATE:
      recurrence->freq = ICAL_MONTHLY_RECURRENCE;
      recurrence->by_month_day[0] = (short)day;
      break;
    case ZIMT_FREQUENCY_YEARLY:
      recurrence->freq = ICAL_YEARLY_RECURRENCE;
      recurrence->by_month[0] = (short)month;
      recurrence->by_month_day[0] = (short)day;
      break;
    default:
      g_assert_not_reached ();
    }
  return rule;
}

ZimtRule *
zimt_rule_copy (const ZimtRule *rule)
{
  return g_memdup2 (rule, sizeof *rule);
}

void
zimt_rule_free (ZimtRule *rule)
{
  g_free (rule);
}

char *
zimt_rule_to_string (const ZimtRule *rule)
{
  struct icalrecurrencetype recurrence = rule->recurrence;
  char *text = icalrecurrencetype_as_string_r (&recurrence);
  char *copy = g_strdup (text);

  icalmemory_free_buffer (text);
  return copy;
}

gboolean
zimt_rule_is_open (const ZimtRule *rule)
{
  ZimtDate until = 0;

  return rule->recurrence.count == 0 && !zimt_rule_get_until (rule, &until);
}

ZimtRule *
zimt_rule_dup_until (const ZimtRule *rule, ZimtDate first, ZimtDate until)
{
  ZimtRule *ended = zimt_rule_copy (rule);
  int count = rule->recurrence.count;
  ZimtDate end = CLAMP (until, ZIMT_DATE_FIRST, ZIMT_DATE_LAST);
  ZimtDate own_end = 0;

  if (count > 0)
    {
      g_autoptr (GArray) dates = zimt_rule_expand (rule, first, first, end + 1, 0, NULL);

      ended->recurrence.count = 0;
      if (dates != NULL && dates->len == (guint)count)
        end = g_array_index (dates, ZimtDate, count - 1);
    }
  if (zimt_rule_get_until (rule, &own_end))
    end = MIN (end, own_end);
  zimt_rule_set_until (ended, end);
  return ended;
}

/* TRUE where exactly the lists of @n_lists filled ones are in use, the others empty. */
static gboolean
has_only (const struct icalrecurrencetype *r, int n_days, int n_month_days, int n_months)
{
  return zimt_rule_count_list (r->by_day) == n_days
         && zimt_rule_count_list (r->by_month_day) == n_month_days
         && zimt_rule_count_list (r->by_month) == n_months
         && zimt_rule_count_list (r->by_year_day) == 0 && zimt_rule_count_list (r->by_week_no) == 0
         && zimt_rule_count_list (r->by_set_pos) == 0;
}

static gboolean
get_weekly_parts (const struct icalrecurrencetype *r, ZimtDate first, guint *weekdays)
{
  int n_days = zimt_rule_count_list (r->by_day);

  if (!has_only (r, n_days, 0, 0) || r->week_start != ICAL_MONDAY_WEEKDAY)
    return FALSE;
  *weekdays = n_days == 0 ? 1u << zimt_date_get_weekday (first) : 0;
  for (int i = 0; i < n_days; i++)
    *weekdays |= 1u << zimt_rule_get_weekday (r->by_day[i]);
  return TRUE;
}

static gboolean
get_monthly_parts (const struct icalrecurrencetype *r, ZimtDate first, ZimtFrequency *frequency,
                   int *nth)
{
  int day = 0;

  zimt_date_to_ymd (first, NULL, NULL, &day);
  if (has_only (r, 0, 0, 0) || (has_only (r, 0, 1, 0) && r->by_month_day[0] == day))
    {
      *frequency = ZIMT_FREQUENCY_MONTHLY_BY_DATE;
      return TRUE;
    }
  if (!has_only (r, 1, 0, 0)
      || zimt_rule_get_weekday (r->by_day[0]) != zimt_date_get_weekday (first))
    return FALSE;
  *frequency = ZIMT_FREQUENCY_MONTHLY_BY_WEEKDAY;
  *nth = icalrecurrencetype_day_position (r->by_day[0]);
  return *nth == -1 || (*nth >= 1 && *nth <= 5);
}

static gboolean
is_plain_yearly (const struct icalrecurrencetype *r, ZimtDate first)
{
  int month = 0, day = 0;

  zimt_date_to_ymd (first, NULL, &month, &day);
  return has_only (r, 0, 0, 0) || (has_only (r, 0, 0, 1) && r->by_month[0] == month)
         || (has_only (r, 0, 1, 1) && r->by_month[0] == month && r->by_month_day[0] == day);
}

/* The rhythm without its end. */
static gboolean
get_rhythm (const struct icalrecurrencetype *r, ZimtDate first, ZimtFrequency *frequency,
            guint *weekdays, int *nth)
{
  *weekdays = 0;
  *nth = 0;
  if (r->freq == ICAL_WEEKLY_RECURRENCE)
    {
      *frequency = ZIMT_FREQUENCY_WEEKLY;
      return get_weekly_parts (r, first, weekdays);
    }
  if (r->freq == ICAL_MONTHLY_RECURRENCE)
    return get_monthly_parts (r, first, frequency, nth);
  if (r->freq == ICAL_YEARLY_RECURRENCE)
    {
      *frequency = ZIMT_FREQUENCY_YEARLY;
      return is_plain_yearly (r, first);
    }
  *frequency = ZIMT_FREQUENCY_DAILY;
  return has_only (r, 0, 0, 0);
}

gboolean
zimt_rule_get_parts (const ZimtRule *rule, ZimtDate first, ZimtFrequency *frequency, int *interval,
                     guint *weekdays, int *nth, int *count, ZimtDate *until)
{
  if (!get_rhythm (&rule->recurrence, first, frequency, weekdays, nth))
    return FALSE;
  *interval = rule->recurrence.interval;
  *count = rule->recurrence.count;
  if (!zimt_rule_get_until (rule, until))
    *until = 0;
  return TRUE;
}

/* Where libical shall begin. It loses a week where a weekly rule begins on another weekday than the
 * first one of BYDAY; so it is given that day of the first date's week. */
static ZimtDate
get_start (const struct icalrecurrencetype *r, ZimtDate first)
{
  if (r->freq != ICAL_WEEKLY_RECURRENCE)
    return first;

  int week_start = zimt_rule_get_weekday ((short)r->week_start);
  int days_into_week = (zimt_date_get_weekday (first) - week_start + 7) % 7;
  return first - days_into_week + (zimt_rule_get_weekday (r->by_day[0]) - week_start + 7) % 7;
}

/* Steps the iterator; FALSE with error set where there are too many dates. COUNT is counted here,
 * as the iterator may begin before the first date. */
static gboolean
collect (icalrecur_iterator *iterator, ZimtDate first, ZimtDate from, int count, gsize max,
         GArray *dates, GError **error)
{
  int n_dates = 0;

  while (count == 0 || n_dates < count)
    {
      struct icaltimetype time = icalrecur_iterator_next (iterator);
      ZimtDate date = 0;

      if (icaltime_is_null_time (time))
        return TRUE;
      if (!zimt_date_from_ymd (time.year, time.month, time.day, &date) || date < first)
        continue;
      n_dates++;
      if (date < from)
        continue;
      if (dates->len == ZIMT_RULE_MAX_DATES)
        {
          g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("The rule has more than %d dates; let it end earlier."),
                       ZIMT_RULE_MAX_DATES);
          return FALSE;
        }
      g_array_append_val (dates, date);
      if (dates->len == max)
        return TRUE;
    }
  return TRUE;
}

GArray *
zimt_rule_expand (const ZimtRule *rule, ZimtDate first, ZimtDate from, ZimtDate to, gsize max,
                  GError **error)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (ZimtDate));
  ZimtRule bound = *rule;
  ZimtDate until = 0;

  if (first < ZIMT_DATE_FIRST || first > ZIMT_DATE_LAST)
    {
      g_autofree char *text = zimt_date_to_plain_text (first);

      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("A series cannot begin on %s: Zimt plans the years 2000 to 2099."), text);
      return NULL;
    }
  to = MIN (to, ZIMT_DATE_LAST + 1);
  if (zimt_rule_get_until (rule, &until))
    to = MIN (to, until + 1);
  zimt_rule_bind_first (&bound, first);
  if (to <= MAX (from, first) || !zimt_rule_can_match (&bound, first, to))
    return g_steal_pointer (&dates);

  /* The bound is libical's too: otherwise it would search for the next date until the year 2582. */
  zimt_rule_set_until (&bound, to - 1);
  bound.recurrence.count = 0;
  icalrecur_iterator *iterator
      = icalrecur_iterator_new (bound.recurrence,
                                date_to_ical (get_start (&bound.recurrence, first)));
  if (iterator == NULL)
    return g_steal_pointer (&dates);
  gboolean is_collected
      = collect (iterator, first, from, rule->recurrence.count, max, dates, error);
  icalrecur_iterator_free (iterator);
  return is_collected ? g_steal_pointer (&dates) : NULL;
}
