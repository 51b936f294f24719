/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate before libical: what it reads too generously, answers wrongly or searches for without an
 * end never gets to it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-rule-private.h"
#include "zimt-text.h"

/* The longest text of a rule, in bytes. */
#define MAX_LENGTH 1000

/* These years hold every kind of year: leap or not, with every weekday at its start. */
#define SAMPLE_FIRST_YEAR 2000
#define SAMPLE_LAST_YEAR 2027

typedef enum
{
  PART_WORD,
  PART_NUMBERS,
  PART_WEEKDAYS,
  PART_DATE,
  PART_REFUSED,
} RulePartKind;

typedef struct
{
  const char *name;
  RulePartKind kind;
  int min; /* a negative one stands for the same numbers below zero too */
  int max;
  gboolean is_list;
} RulePart;

static const RulePart parts[] = {
  { "FREQ", PART_WORD },
  { "INTERVAL", PART_NUMBERS, 1, ZIMT_RULE_MAX_INTERVAL, FALSE },
  { "COUNT", PART_NUMBERS, 1, ZIMT_RULE_MAX_DATES, FALSE },
  { "UNTIL", PART_DATE },
  { "WKST", PART_WEEKDAYS, 0, 0, FALSE },
  { "BYDAY", PART_WEEKDAYS, -1, 53, TRUE },
  { "BYMONTH", PART_NUMBERS, 1, 12, TRUE },
  { "BYMONTHDAY", PART_NUMBERS, -1, 31, TRUE },
  { "BYYEARDAY", PART_NUMBERS, -1, 366, TRUE },
  { "BYSETPOS", PART_NUMBERS, -1, 366, TRUE },
  { "BYWEEKNO", PART_REFUSED },
  { "BYHOUR", PART_REFUSED },
  { "BYMINUTE", PART_REFUSED },
  { "BYSECOND", PART_REFUSED },
  { "RSCALE", PART_REFUSED },
  { "SKIP", PART_REFUSED },
};

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %s is the reason, a sentence of its own. */
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, _ ("This rule cannot be used: %s"), reason);
  return FALSE;
}

/* A number of at most four digits in @text, which holds nothing else. */
static gboolean
read_number (const char *text, gboolean may_be_signed, int *number)
{
  const char *digits = text + (may_be_signed && (*text == '-' || *text == '+') ? 1 : 0);
  gsize length = strlen (digits);

  if (length == 0 || length > 4 || strspn (digits, "0123456789") != length)
    return FALSE;
  *number = (int)g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

static gboolean
check_number (const RulePart *part, const char *item, GError **error)
{
  int number = 0;

  if (!read_number (item, part->min < 0, &number) || ABS (number) < ABS (part->min)
      || ABS (number) > part->max)
    return refuse (error,
                   part->min < 0 ? _ ("%1$s must lie between 1 and %2$d or -%2$d and -1.")
                                 : _ ("%1$s must lie between 1 and %2$d."),
                   part->name, part->max);
  return TRUE;
}

static gboolean
check_weekday (const RulePart *part, const char *item, GError **error)
{
  gsize length = strlen (item);
  int nth = 0;

  if (length < 2 || icalrecur_string_to_weekday (item + length - 2) == ICAL_NO_WEEKDAY)
    return refuse (error, _ ("%s must name weekdays: MO, TU, WE, TH, FR, SA or SU."), part->name);
  if (length == 2)
    return TRUE;

  g_autofree char *prefix = g_strndup (item, length - 2);
  if (part->max == 0 || !read_number (prefix, TRUE, &nth) || nth == 0 || ABS (nth) > part->max)
    return refuse (error, _ ("The weekday “%1$s” in %2$s does not exist."), item, part->name);
  return TRUE;
}

static gboolean
check_items (const RulePart *part, const char *value, GError **error)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);

  if (items[0] == NULL || (!part->is_list && items[1] != NULL))
    return refuse (error, _ ("%s needs one value."), part->name);
  for (gsize i = 0; items[i] != NULL; i++)
    {
      gboolean is_good = part->kind == PART_NUMBERS ? check_number (part, items[i], error)
                                                    : check_weekday (part, items[i], error);

      if (!is_good)
        return FALSE;
    }
  return TRUE;
}

/* How far the clock of the house is ahead of UTC: it changes at 01:00 UTC. */
static int
get_utc_offset (ZimtMinute utc)
{
  int year = 0;

  zimt_date_to_ymd (zimt_minute_get_date (utc), &year, NULL, NULL);
  return utc >= zimt_minute_new (zimt_date_clock_change (year, 3), 60)
                 && utc < zimt_minute_new (zimt_date_clock_change (year, 10), 60)
             ? 120
             : 60;
}

/* The last date of those that begin at @start which is not after @text, "T235959" or "T235959Z" of
 * @date. */
static gboolean
bind_until (const char *text, int start, ZimtDate *date)
{
  int time = (int)g_ascii_strtoll (text + 1, NULL, 10);
  int minute = time / 10000 * 60 + time / 100 % 100;
  ZimtMinute until = zimt_minute_new (*date, minute);

  if (time / 10000 > 23 || time / 100 % 100 > 59 || time % 100 > 60)
    return FALSE;
  if (start < 0)
    return TRUE;
  if (g_str_has_suffix (text, "Z"))
    until += get_utc_offset (until);
  *date = zimt_minute_get_date (until) - (zimt_minute_get_of_day (until) < start ? 1 : 0);
  return *date >= ZIMT_DATE_FIRST && *date <= ZIMT_DATE_LAST;
}

/* "20270624", "20270624T235959" or "20270624T235959Z". */
static gboolean
read_until (const char *value, int start, ZimtDate *until, GError **error)
{
  gsize length = strlen (value);
  int ymd = 0;
  gboolean is_date = length >= 8 && strspn (value, "0123456789") == 8;
  gboolean is_time = length >= 15 && value[8] == 'T' && strspn (value + 9, "0123456789") == 6
                     && (value[15] == '\0' || strcmp (value + 15, "Z") == 0);

  if (is_date && (length == 8 || is_time))
    {
      g_autofree char *digits = g_strndup (value, 8);

      ymd = (int)g_ascii_strtoll (digits, NULL, 10);
    }
  if (!zimt_date_from_ymd (ymd / 10000, ymd / 100 % 100, ymd % 100, until)
      || (is_time && !bind_until (value + 8, start, until)))
    return refuse (error, _ ("UNTIL must be a date from 20000101 to 20991231."));
  return TRUE;
}

static gboolean
check_frequency (const char *value, GError **error)
{
  icalrecurrencetype_frequency frequency = icalrecur_string_to_freq (value);

  if (frequency == ICAL_NO_RECURRENCE)
    return refuse (error, _ ("FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY."));
  if (frequency < ICAL_DAILY_RECURRENCE)
    return refuse (error, _ ("It repeats within a day; DAILY is the most often that Zimt plans."));
  return TRUE;
}

static gboolean
check_part (const RulePart *part, const char *value, int start, ZimtDate *until, GError **error)
{
  switch (part->kind)
    {
    case PART_WORD:
      return check_frequency (value, error);
    case PART_NUMBERS:
    case PART_WEEKDAYS:
      return check_items (part, value, error);
    case PART_DATE:
      return read_until (value, start, until, error);
    case PART_REFUSED:
      return refuse (error, _ ("Zimt does not know the part %s."), part->name);
    default:
      g_assert_not_reached ();
    }
}

static const RulePart *
find_part (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, name) == 0)
      return &parts[i];
  return NULL;
}

/* Each part by itself: known, once, its values possible. */
static gboolean
check_parts (const char *text, int start, ZimtDate *until, GError **error)
{
  g_auto (GStrv) clauses = g_strsplit (text, ";", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (gsize i = 0; clauses[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (clauses[i], "=", 2);

      /* Some programs end a rule with a semicolon. */
      if (pair[0] == NULL && i > 0 && clauses[i + 1] == NULL)
        break;

      const RulePart *part = pair[0] != NULL && pair[1] != NULL ? find_part (pair[0]) : NULL;
      if (part == NULL)
        {
          g_autofree char *quote = zimt_text_quote (clauses[i]);

          return refuse (error, _ ("“%s” is no part of a rule (RRULE)."), quote);
        }
      if (!g_hash_table_add (seen, (gpointer)part))
        return refuse (error, _ ("The part %s is given twice."), part->name);
      if (!check_part (part, pair[1], start, until, error))
        return FALSE;
    }
  if (!g_hash_table_contains (seen, find_part ("FREQ")))
    return refuse (error, _ ("The part FREQ is missing."));
  if (g_hash_table_contains (seen, find_part ("COUNT"))
      && g_hash_table_contains (seen, find_part ("UNTIL")))
    return refuse (error, _ ("COUNT and UNTIL exclude each other."));
  return TRUE;
}

/* By weekday from @week_start on, then by number: libical relies on the weekdays' order. */
static int
compare_weekdays (const void *a, const void *b, gpointer week_start)
{
  short one = *(const short *)a, two = *(const short *)b;
  int start = GPOINTER_TO_INT (week_start);
  int order_one = (zimt_rule_get_weekday (one) - start + 7) % 7;
  int order_two = (zimt_rule_get_weekday (two) - start + 7) % 7;

  return order_one != order_two ? order_one - order_two : one - two;
}

static int
compare_numbers (const void *a, const void *b, gpointer user_data)
{
  return *(const short *)a - *(const short *)b;
}

/* libical yields a date once for each time that it is named: so each value stands once. */
static void
sort_single (short *list, GCompareDataFunc compare, gpointer user_data)
{
  int n_all = zimt_rule_count_list (list);
  int n = 0;

  g_qsort_with_data (list, n_all, sizeof *list, compare, user_data);
  for (int i = 0; i < n_all; i++)
    if (n == 0 || list[n - 1] != list[i])
      list[n++] = list[i];
  list[n] = ICAL_RECURRENCE_ARRAY_MAX;
}

static int
get_largest_nth (const struct icalrecurrencetype *r)
{
  int largest = 0;

  for (int i = 0; r->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    largest = MAX (largest, ABS (icalrecurrencetype_day_position (r->by_day[i])));
  return largest;
}

/* The lists are sorted. */
static gboolean
has_negative (const short *list)
{
  return list[0] != ICAL_RECURRENCE_ARRAY_MAX && list[0] < 0;
}

static gboolean
has_both_signs (const short *list)
{
  return has_negative (list) && list[zimt_rule_count_list (list) - 1] > 0;
}

/* What the parts say together: RFC 5545 3.3.10 forbids some of it, libical answers some of it
 * wrongly. */
static gboolean
check_together (const struct icalrecurrencetype *r, GError **error)
{
  gboolean has_set_pos = zimt_rule_count_list (r->by_set_pos) > 0;
  gboolean has_month_day = zimt_rule_count_list (r->by_month_day) > 0;
  gboolean has_year_day = zimt_rule_count_list (r->by_year_day) > 0;
  gboolean has_month = zimt_rule_count_list (r->by_month) > 0;
  gboolean has_day = zimt_rule_count_list (r->by_day) > 0;
  gboolean is_in_month = r->freq == ICAL_MONTHLY_RECURRENCE || has_month;
  int nth = get_largest_nth (r);

  if (r->freq < ICAL_MONTHLY_RECURRENCE && (has_set_pos || nth > 0))
    return refuse (error,
                   _ ("The nth of a week or a day does not exist: BYSETPOS and weekdays with "
                      "a number need MONTHLY or YEARLY."));
  if (r->freq == ICAL_DAILY_RECURRENCE && has_negative (r->by_month_day))
    return refuse (error, _ ("DAILY cannot count BYMONTHDAY from a month's end; use MONTHLY."));
  if (r->freq == ICAL_WEEKLY_RECURRENCE && has_month_day)
    return refuse (error, _ ("WEEKLY and BYMONTHDAY exclude each other."));
  if (r->freq != ICAL_YEARLY_RECURRENCE && has_year_day)
    return refuse (error, _ ("BYYEARDAY needs YEARLY."));
  if (has_year_day && (has_month || has_month_day || nth > 0))
    return refuse (error, _ ("BYYEARDAY excludes months, days of a month and weekdays with a "
                             "number."));
  if (nth > 0 && has_month_day)
    return refuse (error, _ ("BYMONTHDAY and weekdays with a number exclude each other."));
  if (nth > 5 && is_in_month)
    return refuse (error, _ ("No month has more than five of a weekday."));
  /* The same day counted from both ends is two days to libical. */
  if (has_set_pos && (has_both_signs (r->by_month_day) || has_both_signs (r->by_year_day)))
    return refuse (error, _ ("BYSETPOS excludes days that are counted from both ends."));
  if (has_set_pos && !has_day && !has_month_day && !has_year_day && !has_month)
    return refuse (error, _ ("BYSETPOS needs days to choose from."));
  return TRUE;
}

/* libical looks for YEARLY days of the month in the first date's month only: so all are named.
 * WKST goes where it changes nothing. */
static void
mend (struct icalrecurrencetype *r)
{
  if (r->freq != ICAL_WEEKLY_RECURRENCE || r->interval == 1)
    r->week_start = ICAL_MONDAY_WEEKDAY;
  sort_single (r->by_day, compare_weekdays,
               GINT_TO_POINTER (zimt_rule_get_weekday ((short)r->week_start)));
  sort_single (r->by_month, compare_numbers, NULL);
  sort_single (r->by_month_day, compare_numbers, NULL);
  sort_single (r->by_year_day, compare_numbers, NULL);
  sort_single (r->by_set_pos, compare_numbers, NULL);
  if (r->freq == ICAL_YEARLY_RECURRENCE && zimt_rule_count_list (r->by_month_day) > 0
      && zimt_rule_count_list (r->by_month) == 0)
    {
      for (short month = 1; month <= 12; month++)
        r->by_month[month - 1] = month;
      r->by_month[12] = ICAL_RECURRENCE_ARRAY_MAX;
    }
}

static gboolean
check_text (const char *text, GError **error)
{
  if (text == NULL || *text == '\0')
    return refuse (error, _ ("It is empty."));
  if (strlen (text) > MAX_LENGTH)
    return refuse (error, _ ("It is longer than %d characters."), MAX_LENGTH);
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return refuse (error, _ ("It must be one line of plain letters and digits without spaces."));
  return TRUE;
}

/* Whatever the interval and the first date: is there a date at all? */
static gboolean
matches_some_year (const ZimtRule *rule)
{
  g_autoptr (ZimtRule) sample = zimt_rule_copy (rule);
  ZimtDate first = 0, to = 0;

  zimt_date_from_ymd (SAMPLE_FIRST_YEAR, 1, 1, &first);
  zimt_date_from_ymd (SAMPLE_LAST_YEAR + 1, 1, 1, &to);
  sample->recurrence.interval = 1;
  if (sample->recurrence.freq == ICAL_DAILY_RECURRENCE)
    sample->recurrence.freq = ICAL_YEARLY_RECURRENCE;
  return zimt_rule_can_match (sample, first, to);
}

ZimtRule *
zimt_rule_parse (const char *text, GError **error)
{
  return zimt_rule_parse_at (text, -1, error);
}

ZimtRule *
zimt_rule_parse_at (const char *text, int start, GError **error)
{
  ZimtDate until = 0;

  if (!check_text (text, error))
    return NULL;

  g_autofree char *upper = g_ascii_strup (text, -1);
  const char *value = g_str_has_prefix (upper, "RRULE:") ? upper + strlen ("RRULE:") : upper;
  if (!check_parts (value, start, &until, error))
    return NULL;

  g_autoptr (ZimtRule) rule = g_new (ZimtRule, 1);
  rule->recurrence = icalrecurrencetype_from_string (value);
  if (rule->recurrence.freq == ICAL_NO_RECURRENCE)
    {
      refuse (error, _ ("It is no rule of RFC 5545."));
      return NULL;
    }
  if (until != 0)
    zimt_rule_set_until (rule, until);
  mend (&rule->recurrence);
  if (!check_together (&rule->recurrence, error))
    return NULL;

  if (!matches_some_year (rule))
    {
      refuse (error, _ ("It never matches any date of the calendar."));
      return NULL;
    }
  return g_steal_pointer (&rule);
}
