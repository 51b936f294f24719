/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule as a sentence in the interface's language. */
#include <glib/gi18n-lib.h>

#include "zimt-rule-private.h"
#include "zimt-time-names.h"

/* More dates of a year than these are not listed one by one. */
#define MAX_LISTED_DATES 12

/* Bits 1 << ISO weekday. */
#define MONDAY_TO_FRIDAY 0x3e
#define MONDAY_TO_SUNDAY 0xfe

/* "a", "a and b", "a, b and c"; takes the items. */
static char *
join (GPtrArray *items)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      if (i > 0)
        /* Translators: between the items of a list: "Monday, Tuesday and Friday". */
        g_string_append (list, i + 1 < items->len ? C_ ("list", ", ") : C_ ("list", " and "));
      g_string_append (list, items->pdata[i]);
    }
  g_ptr_array_unref (items);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* "2nd": the endings are English; other languages have one form for all. */
static char *
dup_number (int number)
{
  int tens = number % 100 / 10;

  if (number % 10 == 1 && tens != 1)
    /* Translators: an ordinal number that ends in 1: "1st"; German "%d.". */
    return g_strdup_printf (C_ ("ordinal", "%dst"), number);
  if (number % 10 == 2 && tens != 1)
    /* Translators: an ordinal number that ends in 2: "2nd"; German "%d.". */
    return g_strdup_printf (C_ ("ordinal", "%dnd"), number);
  if (number % 10 == 3 && tens != 1)
    /* Translators: an ordinal number that ends in 3: "3rd"; German "%d.". */
    return g_strdup_printf (C_ ("ordinal", "%drd"), number);
  /* Translators: an ordinal number: "4th"; German "%d.". */
  return g_strdup_printf (C_ ("ordinal", "%dth"), number);
}

/* "first", "last": a date's place in a month or year; -1 is the last. */
static char *
dup_place (int nth)
{
  static const char *const names[] = {
    /* Translators: as in "on the first Monday"; German "ersten", as in "am ersten Montag". */
    NC_ ("place", "first"),  NC_ ("place", "second"), NC_ ("place", "third"),
    NC_ ("place", "fourth"), NC_ ("place", "fifth"),
  };

  if (nth >= 1 && nth <= (int)G_N_ELEMENTS (names))
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "place", names[nth - 1]));
  if (nth > 0)
    return dup_number (nth);
  if (nth == -1)
    return g_strdup (C_ ("place", "last"));

  g_autofree char *number = dup_number (-nth);
  /* Translators: counted from the end: "2nd to last"; German "2.-letzten". */
  return g_strdup_printf (C_ ("place", "%s to last"), number);
}

/* "Tuesday", "last Friday". */
static char *
dup_weekday (short by_day)
{
  const char *name = zimt_weekday_name (zimt_rule_get_weekday (by_day));
  int nth = icalrecurrencetype_day_position (by_day);

  if (nth == 0)
    return g_strdup (name);

  g_autofree char *place = dup_place (nth);
  /* Translators: a place and a weekday: "last Friday". */
  return g_strdup_printf (C_ ("nth weekday", "%1$s %2$s"), place, name);
}

static guint
get_weekday_mask (const struct icalrecurrencetype *r)
{
  guint mask = 0;

  for (int i = 0; r->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    mask |= 1u << zimt_rule_get_weekday (r->by_day[i]);
  return mask;
}

/* "Tuesday and Thursday"; from Monday on, whatever WKST says. */
static char *
dup_weekdays (const struct icalrecurrencetype *r)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  for (int weekday = 1; weekday <= 7; weekday++)
    for (int i = 0; r->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
      if (zimt_rule_get_weekday (r->by_day[i]) == weekday)
        g_ptr_array_add (items, dup_weekday (r->by_day[i]));
  return join (items);
}

/* "15th" or "last day". */
static char *
dup_day (int day)
{
  if (day > 0)
    return dup_number (day);

  g_autofree char *place = dup_place (day);
  /* Translators: a place: "last day". */
  return g_strdup_printf (C_ ("nth day", "%s day"), place);
}

/* "100th" or "last": the word for days is said behind the list. */
static char *
dup_year_day (int day)
{
  return day > 0 ? dup_number (day) : dup_place (day);
}

/* "1st, 15th and last day". */
static char *
dup_days (const short *list, char *(*dup_item) (int day))
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; list[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (list[i] > 0)
      g_ptr_array_add (items, dup_item (list[i]));
  for (int i = 0; list[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (list[i] < 0)
      g_ptr_array_add (items, dup_item (list[i]));
  return join (items);
}

static char *
dup_months (const struct icalrecurrencetype *r)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; r->by_month[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    g_ptr_array_add (items, g_strdup (zimt_month_name (r->by_month[i])));
  return join (items);
}

/* "24.12. and 31.12."; NULL where the rule is not a short list of dates. */
static char *
dup_dates_of_year (const struct icalrecurrencetype *r)
{
  int n_months = zimt_rule_count_list (r->by_month);
  int n_days = zimt_rule_count_list (r->by_month_day);

  if (n_months * n_days == 0 || n_months * n_days > MAX_LISTED_DATES || n_months == 12
      || r->by_month_day[0] < 0)
    return NULL;

  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < n_months; i++)
    for (int j = 0; j < n_days; j++)
      g_ptr_array_add (items,
                       /* Translators: day and month: "24.12.". */
                       g_strdup_printf (C_ ("date", "%1$d.%2$d."), r->by_month_day[j],
                                        r->by_month[i]));
  return join (items);
}

/* Adds ", " or " " and a phrase; takes it. */
static void
add (GString *sentence, char *phrase)
{
  if (sentence->len > 0)
    g_string_append_c (sentence, ' ');
  g_string_append (sentence, phrase);
  g_free (phrase);
}

/* The weekdays and days of the month that a rule names. */
static void
add_days (GString *sentence, const struct icalrecurrencetype *r)
{
  if (zimt_rule_count_list (r->by_day) > 0)
    {
      g_autofree char *weekdays = dup_weekdays (r);

      if (get_weekday_mask (r) == MONDAY_TO_FRIDAY && zimt_rule_count_list (r->by_day) == 5)
        add (sentence, g_strdup (_ ("from Monday to Friday")));
      else if (icalrecurrencetype_day_position (r->by_day[0]) == 0)
        /* Translators: weekdays: "on Monday and Tuesday"; German "am Montag und Dienstag". */
        add (sentence, g_strdup_printf (C_ ("weekdays", "on %s"), weekdays));
      else
        /* Translators: "on the last Friday"; German "am letzten Freitag". */
        add (sentence, g_strdup_printf (C_ ("nth weekday", "on the %s"), weekdays));
    }
  if (zimt_rule_count_list (r->by_month_day) > 0)
    {
      g_autofree char *days = dup_days (r->by_month_day, dup_day);

      /* Translators: "on the 1st and 15th", "on the last day"; German "am 1. und 15.". */
      add (sentence, g_strdup_printf (C_ ("days of the month", "on the %s"), days));
    }
}

static void
add_months (GString *sentence, const struct icalrecurrencetype *r)
{
  int n_months = zimt_rule_count_list (r->by_month);
  g_autofree char *months = dup_months (r);

  if (n_months == 12)
    add (sentence, g_strdup (_ ("of every month")));
  else if (n_months > 0)
    /* Translators: months: "in May and June"; German "im Mai und Juni". */
    add (sentence, g_strdup_printf (C_ ("months", "in %s"), months));
}

static void
add_set_positions (GString *sentence, const struct icalrecurrencetype *r)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; r->by_set_pos[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    g_ptr_array_add (items, dup_place (r->by_set_pos[i]));

  g_autofree char *places = join (items);
  if (*places != '\0')
    /* Translators: after a list of days: "(the last of these)"; German "(davon am letzten)". */
    add (sentence, g_strdup_printf (_ ("(the %s of these)"), places));
}

static void
add_daily (GString *sentence, const struct icalrecurrencetype *r)
{
  if (r->interval == 1)
    /* Translators: German "täglich". */
    add (sentence, g_strdup (_ ("every day")));
  else
    add (sentence, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %d day", "every %d days",
                                                 r->interval),
                                    r->interval));
  add_days (sentence, r);
  add_months (sentence, r);
}

/* The weekdays are named here, also where the rule takes them from its first date. The 2nd Thursday
 * in January would be that of the month: so weeks are counted where months are named. */
static void
add_weekly (GString *sentence, const struct icalrecurrencetype *r)
{
  g_autofree char *weekdays = dup_weekdays (r);
  g_autofree char *number = dup_number (r->interval);
  guint mask = get_weekday_mask (r);

  if (r->interval == 1 && mask == MONDAY_TO_SUNDAY)
    add (sentence, g_strdup (_ ("every day")));
  else if (r->interval == 1 && mask == MONDAY_TO_FRIDAY)
    /* Translators: German "montags bis freitags". */
    add (sentence, g_strdup (_ ("every Monday to Friday")));
  else if (r->interval == 1)
    /* Translators: weekdays: "every Tuesday and Thursday"; German "jeden Dienstag und Donnerstag".
     */
    add (sentence, g_strdup_printf (_ ("every %s"), weekdays));
  else if (zimt_rule_count_list (r->by_day) == 1 && zimt_rule_count_list (r->by_month) == 0)
    /* Translators: "every 2nd Thursday"; German "jeden 2. Donnerstag". */
    add (sentence, g_strdup_printf (C_ ("nth weekday", "every %1$s %2$s"), number, weekdays));
  else
    /* Translators: "every 2nd week on Monday and Friday"; German "jede 2. Woche am %2$s". */
    add (sentence, g_strdup_printf (_ ("every %1$s week on %2$s"), number, weekdays));
  add_months (sentence, r);
}

static void
add_monthly (GString *sentence, const struct icalrecurrencetype *r)
{
  g_autofree char *number = dup_number (r->interval);

  if (r->interval > 1)
    /* Translators: "every 2nd month"; German "jeden 2. Monat". */
    add (sentence, g_strdup_printf (_ ("every %s month"), number));
  add_days (sentence, r);
  if (r->interval == 1)
    /* Translators: as in "on the last Friday of every month"; German "jedes Monats". */
    add (sentence, g_strdup (_ ("of every month")));
  if (zimt_rule_count_list (r->by_month) < 12)
    add_months (sentence, r);
}

static void
add_yearly (GString *sentence, const struct icalrecurrencetype *r)
{
  g_autofree char *number = dup_number (r->interval);
  g_autofree char *dates = zimt_rule_count_list (r->by_day) == 0 ? dup_dates_of_year (r) : NULL;
  g_autofree char *year_days = dup_days (r->by_year_day, dup_year_day);

  if (r->interval == 1)
    /* Translators: German "jährlich". */
    add (sentence, g_strdup (_ ("every year")));
  else
    /* Translators: "every 2nd year"; German "jedes 2. Jahr". */
    add (sentence, g_strdup_printf (_ ("every %s year"), number));
  if (dates != NULL)
    {
      /* Translators: dates without a year: "on 24.12."; German "am 24.12.". */
      add (sentence, g_strdup_printf (C_ ("dates of the year", "on %s"), dates));
      return;
    }
  add_days (sentence, r);
  if (*year_days != '\0')
    /* Translators: counted from 1 January: "on the 100th of the year's days". */
    add (sentence, g_strdup_printf (_ ("on the %s of the year's days"), year_days));
  add_months (sentence, r);
}

static char *
add_end (const ZimtRule *rule, const char *rhythm)
{
  ZimtDate until = 0;
  int count = rule->recurrence.count;

  if (zimt_rule_get_until (rule, &until))
    {
      g_autofree char *date = zimt_date_to_plain_text (until);

      /* Translators: a rhythm and a date: "every 2nd Thursday until 24.06.2027". */
      return g_strdup_printf (_ ("%1$s until %2$s"), rhythm, date);
    }
  if (count > 0)
    /* Translators: a rhythm and a count: "every 2nd Thursday, 10 times". */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s, %2$d time", "%1$s, %2$d times",
                                         count),
                            rhythm, count);
  return g_strdup (rhythm);
}

char *
zimt_rule_to_sentence (const ZimtRule *rule, ZimtDate first)
{
  g_autoptr (GString) rhythm = g_string_new (NULL);
  g_autoptr (ZimtRule) bound = zimt_rule_copy (rule);
  struct icalrecurrencetype *r = &bound->recurrence;

  zimt_rule_bind_first (bound, first);
  if (r->freq == ICAL_DAILY_RECURRENCE)
    add_daily (rhythm, r);
  else if (r->freq == ICAL_WEEKLY_RECURRENCE)
    add_weekly (rhythm, r);
  else if (r->freq == ICAL_MONTHLY_RECURRENCE)
    add_monthly (rhythm, r);
  else
    add_yearly (rhythm, r);
  add_set_positions (rhythm, r);
  return add_end (rule, rhythm->str);
}
