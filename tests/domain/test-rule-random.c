/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random rules against RFC 5545 3.3.10 read day by day: slow, plain, and not libical's way. */
#include <string.h>

#include "zimt-error.h"
#include "zimt-rule.h"

#define N_RULES 1500

/* A list of numbers; weekdays are two lists, the second one the numbers before them. */
typedef struct
{
  int n;
  int values[4];
  int nths[4];
} List;

typedef struct
{
  char frequency; /* D, W, M, Y */
  int interval;
  int count;
  ZimtDate until;
  int week_start; /* ISO, 0 where the text names none */
  List days;
  List month_days;
  List months;
  List year_days;
  List set_positions;
} Plain;

typedef struct
{
  int year, month, day;
  int n_month_days;
  int year_day;
  int n_year_days;
  int weekday;
} Facts;

static Facts
get_facts (ZimtDate date)
{
  Facts facts = { 0 };
  GDate day;

  zimt_date_to_ymd (date, &facts.year, &facts.month, &facts.day);
  g_date_set_dmy (&day, (GDateDay)facts.day, facts.month, (GDateYear)facts.year);
  facts.n_month_days = g_date_get_days_in_month (facts.month, (GDateYear)facts.year);
  facts.year_day = (int)g_date_get_day_of_year (&day);
  facts.n_year_days = g_date_is_leap_year ((GDateYear)facts.year) ? 366 : 365;
  facts.weekday = (int)g_date_get_weekday (&day);
  return facts;
}

/* TRUE where the list names the number; also an empty list where @if_empty. */
static gboolean
names (const List *list, int number, int n_all, gboolean if_empty)
{
  for (int i = 0; i < list->n; i++)
    if (list->values[i] == number || (list->values[i] < 0 && n_all + 1 + list->values[i] == number))
      return TRUE;
  return list->n == 0 && if_empty;
}

static gboolean
names_weekday (const Plain *rule, const Facts *facts)
{
  gboolean is_in_month = rule->frequency == 'M' || rule->months.n > 0;
  int number = is_in_month ? facts->day : facts->year_day;
  int n_all = is_in_month ? facts->n_month_days : facts->n_year_days;

  for (int i = 0; i < rule->days.n; i++)
    {
      int nth = rule->days.nths[i];

      if (rule->days.values[i] == facts->weekday
          && (nth == 0 || (nth > 0 && number > 7 * (nth - 1) && number <= 7 * nth)
              || (nth < 0 && n_all - number >= 7 * (-nth - 1) && n_all - number < 7 * -nth)))
        return TRUE;
    }
  return FALSE;
}

/* The rule's table of parts, without phase, BYSETPOS and end. */
static gboolean
is_named (const Plain *rule, const Facts *first, const Facts *facts)
{
  gboolean has_days = rule->days.n + rule->month_days.n + rule->year_days.n > 0;

  if (!names (&rule->months, facts->month, 12, TRUE)
      || !names (&rule->month_days, facts->day, facts->n_month_days, TRUE)
      || !names (&rule->year_days, facts->year_day, facts->n_year_days, TRUE)
      || (rule->days.n > 0 && !names_weekday (rule, facts)))
    return FALSE;
  if (has_days || rule->frequency == 'D')
    return TRUE;
  if (rule->frequency == 'W')
    return facts->weekday == first->weekday;
  return facts->day == first->day
         && (rule->frequency == 'M' || rule->months.n > 0 || facts->month == first->month);
}

/* Which day, week, month or year a date lies in, counted from any fixed one. */
static int
get_period (const Plain *rule, ZimtDate date)
{
  int week_start = rule->week_start == 0 ? 1 : rule->week_start;
  int year = 0, month = 0;

  zimt_date_to_ymd (date, &year, &month, NULL);
  if (rule->frequency == 'D')
    return date;
  if (rule->frequency == 'W')
    /* 1970-01-05 was a Monday. */
    return (date - 4 - (week_start - 1)) / 7;
  return rule->frequency == 'M' ? year * 12 + month : year;
}

/* Keeps the BYSETPOS ones of one period's dates. */
static void
append_positions (GArray *dates, const Plain *rule, const GArray *period)
{
  for (guint i = 0; i < period->len; i++)
    if (names (&rule->set_positions, (int)i + 1, (int)period->len, TRUE))
      g_array_append_val (dates, g_array_index (period, ZimtDate, i));
}

/* All dates of the periods that @first to @to touch, without BYSETPOS's others. */
static GArray *
search_periods (const Plain *rule, ZimtDate first, ZimtDate to)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (ZimtDate));
  g_autoptr (GArray) period = g_array_new (FALSE, FALSE, sizeof (ZimtDate));
  Facts first_facts = get_facts (first);
  int first_period = get_period (rule, first);
  ZimtDate date = first;

  while (get_period (rule, date - 1) == first_period)
    date--;
  for (int now = first_period; date < to || now == get_period (rule, date); date++)
    {
      Facts facts = get_facts (date);

      if (now != get_period (rule, date))
        {
          append_positions (dates, rule, period);
          g_array_set_size (period, 0);
          now = get_period (rule, date);
        }
      if ((now - first_period) % rule->interval == 0 && is_named (rule, &first_facts, &facts))
        g_array_append_val (period, date);
    }
  append_positions (dates, rule, period);
  return dates;
}

static GArray *
search (const Plain *rule, ZimtDate first, ZimtDate from, ZimtDate to)
{
  g_autoptr (GArray) all = search_periods (rule, first, to);
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (ZimtDate));
  int n_dates = 0;

  for (guint i = 0; i < all->len; i++)
    {
      ZimtDate date = g_array_index (all, ZimtDate, i);

      if (date < first)
        continue;
      n_dates++;
      if (date >= from && date < to && (rule->until == 0 || date <= rule->until)
          && (rule->count == 0 || n_dates <= rule->count))
        g_array_append_val (dates, date);
    }
  return dates;
}

static void
append_list (GString *text, const char *name, const List *list)
{
  static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

  for (int i = 0; i < list->n; i++)
    {
      g_string_append_printf (text, "%s%s", i == 0 ? name : ",", i == 0 ? "=" : "");
      if (strcmp (name, ";BYDAY") != 0)
        g_string_append_printf (text, "%d", list->values[i]);
      else if (list->nths[i] != 0)
        g_string_append_printf (text, "%d%s", list->nths[i], weekdays[list->values[i] - 1]);
      else
        g_string_append (text, weekdays[list->values[i] - 1]);
    }
}

static char *
to_text (const Plain *rule)
{
  static const char *const frequencies[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
  static const char *const weekdays[] = { "", "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  g_autoptr (GString) text = g_string_new ("FREQ=");

  for (gsize i = 0; i < G_N_ELEMENTS (frequencies); i++)
    if (frequencies[i][0] == rule->frequency)
      g_string_append (text, frequencies[i]);
  append_list (text, ";BYDAY", &rule->days);
  if (rule->interval > 1)
    g_string_append_printf (text, ";INTERVAL=%d", rule->interval);
  if (rule->count > 0)
    g_string_append_printf (text, ";COUNT=%d", rule->count);
  if (rule->until != 0)
    {
      int year = 0, month = 0, day = 0;

      zimt_date_to_ymd (rule->until, &year, &month, &day);
      g_string_append_printf (text, ";UNTIL=%04d%02d%02d", year, month, day);
    }
  append_list (text, ";BYMONTHDAY", &rule->month_days);
  append_list (text, ";BYMONTH", &rule->months);
  append_list (text, ";BYYEARDAY", &rule->year_days);
  append_list (text, ";BYSETPOS", &rule->set_positions);
  if (rule->week_start != 0)
    g_string_append_printf (text, ";WKST=%s", weekdays[rule->week_start]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* One in @one_in times a list of up to four numbers, one in four of them negative where allowed. */
static void
fill_list (GRand *random, List *list, int one_in, int max, gboolean may_be_negative)
{
  if (g_rand_int_range (random, 0, one_in) != 0)
    return;
  list->n = g_rand_int_range (random, 1, 5);
  for (int i = 0; i < list->n; i++)
    {
      list->values[i] = g_rand_int_range (random, 1, max + 1);
      if (may_be_negative && g_rand_int_range (random, 0, 4) == 0)
        list->values[i] = -list->values[i];
    }
}

static void
fill_days (GRand *random, Plain *rule)
{
  gboolean is_numbered = rule->frequency > 'D' && rule->frequency != 'W';

  is_numbered = is_numbered && g_rand_int_range (random, 0, 2) == 0;
  fill_list (random, &rule->days, 2, 7, FALSE);
  for (int i = 0; i < rule->days.n && is_numbered; i++)
    {
      rule->days.nths[i] = g_rand_int_range (random, 1, rule->months.n > 0 ? 6 : 10);
      if (g_rand_int_range (random, 0, 3) == 0)
        rule->days.nths[i] = -rule->days.nths[i];
    }
}

static Plain
make_rule (GRand *random, ZimtDate first)
{
  Plain rule = { 0 };

  rule.frequency = "DWWMMYY"[g_rand_int_range (random, 0, 7)];
  rule.interval = g_rand_int_range (random, 0, 2) == 0 ? 1 : g_rand_int_range (random, 1, 15);
  if (g_rand_int_range (random, 0, 40) == 0)
    rule.interval = g_rand_int_range (random, 1, 1001);
  if (g_rand_int_range (random, 0, 4) == 0)
    rule.count = g_rand_int_range (random, 1, 40);
  else if (g_rand_int_range (random, 0, 4) == 0)
    rule.until = first + g_rand_int_range (random, 0, 2000);
  if (g_rand_int_range (random, 0, 3) == 0)
    rule.week_start = g_rand_int_range (random, 1, 8);
  fill_list (random, &rule.months, 4, 12, FALSE);
  fill_days (random, &rule);
  fill_list (random, &rule.month_days, rule.frequency == 'W' ? 50 : 4, 31, TRUE);
  fill_list (random, &rule.year_days, rule.frequency == 'Y' ? 8 : 100, 366, TRUE);
  fill_list (random, &rule.set_positions, rule.frequency > 'D' && rule.frequency != 'W' ? 5 : 100,
             6, TRUE);
  return rule;
}

static char *
list_dates (const GArray *dates)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < dates->len; i++)
    {
      g_autofree char *text = zimt_date_format (g_array_index (dates, ZimtDate, i));

      g_string_append_printf (list, "%s ", text);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* FALSE where the gate refuses the rule. */
static gboolean
compare_one (const Plain *plain, const char *text, ZimtDate first, ZimtDate from, ZimtDate to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtRule) rule = zimt_rule_parse (text, &error);

  if (rule == NULL)
    {
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
      return FALSE;
    }

  g_autofree char *normal = zimt_rule_to_string (rule);
  g_autoptr (ZimtRule) again = zimt_rule_parse (normal, &error);
  g_assert_no_error (error);
  g_autofree char *normal_again = zimt_rule_to_string (again);
  g_assert_cmpstr (normal, ==, normal_again);

  g_autoptr (GArray) dates = zimt_rule_expand (again, first, from, to, 0, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) expected = search (plain, first, from, to);
  g_autofree char *list = list_dates (dates);
  g_autofree char *expected_list = list_dates (expected);
  g_assert_cmpstr (list, ==, expected_list);
  return TRUE;
}

static void
test_equals_a_search_day_by_day (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5545);
  int n_compared = 0;

  for (int i = 0; i < N_RULES; i++)
    {
      ZimtDate first = g_rand_int_range (random, ZIMT_DATE_FIRST, ZIMT_DATE_LAST - 4000);
      ZimtDate from = first + g_rand_int_range (random, -100, 800);
      ZimtDate to = from + g_rand_int_range (random, 0, 1500);
      Plain plain = make_rule (random, first);
      g_autofree char *text = to_text (&plain);

      g_test_message ("%s", text);
      if (compare_one (&plain, text, first, from, to))
        n_compared++;
    }
  g_test_message ("%d of %d rules pass the gate", n_compared, N_RULES);
  g_assert_cmpint (n_compared, >, N_RULES / 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-random/equals-a-search-day-by-day", test_equals_a_search_day_by_day);
  return g_test_run ();
}
