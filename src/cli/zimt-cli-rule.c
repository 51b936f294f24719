/* SPDX-License-Identifier: GPL-3.0-or-later */
/* expand, holidays: what needs no database. */
#include <glib/gi18n-lib.h>

#include "zimt-cli-json.h"
#include "zimt-cli-options.h"
#include "zimt-cli-table.h"
#include "zimt-holiday.h"
#include "zimt-time-names.h"

#define DEFAULT_MAX_DATES 100

/* RFC 5545 3.3.10: a date whose local time does not exist is left out. */
static gboolean
exists (ZimtDate date, int start, GError **why)
{
  ZimtMinute starts = zimt_minute_new (date, start);

  return zimt_period_validate (starts, starts + 1, why);
}

static void
build_skipped (JsonBuilder *builder, const GArray *dates, int start)
{
  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dates->len; i++)
    {
      ZimtDate date = g_array_index (dates, ZimtDate, i);
      g_autoptr (GError) why = NULL;

      if (exists (date, start, &why))
        continue;
      json_builder_begin_object (builder);
      zimt_cli_json_date (builder, "date", date);
      zimt_cli_json_text (builder, "reason", why->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_dates_json (const GArray *dates, int start)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *time = zimt_time_format (start);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "dates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dates->len; i++)
    {
      ZimtDate date = g_array_index (dates, ZimtDate, i);
      g_autofree char *day = zimt_date_format (date);
      g_autofree char *text = g_strdup_printf ("%sT%s", day, time);

      if (exists (date, start, NULL))
        json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
  build_skipped (builder, dates, start);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

static void
print_dates (const GArray *dates, int start, const ZimtRule *rule, ZimtDate first)
{
  g_autofree char *sentence = zimt_rule_to_sentence (rule, first);
  g_autofree char *time = zimt_time_format (start);

  zimt_cli_say ("%s", sentence);
  for (guint i = 0; i < dates->len; i++)
    {
      ZimtDate date = g_array_index (dates, ZimtDate, i);
      g_autofree char *day = zimt_date_to_text (date);
      g_autoptr (GError) why = NULL;

      if (exists (date, start, &why))
        zimt_cli_say ("  %s %s", day, time);
      else
        zimt_cli_complain (why->message);
    }
}

gboolean
zimt_cli_expand (ZimtCli *cli, GError **error)
{
  g_autofree char *rule_text = NULL;
  g_autofree char *date_text = NULL;
  g_autofree char *start_text = NULL;
  g_autofree char *max_text = NULL;
  const GOptionEntry entries[] = {
    { "rrule", 0, 0, G_OPTION_ARG_FILENAME, &rule_text, N_ ("Rule of a series, as RFC 5545 says"),
      N_ ("RULE") },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &date_text, N_ ("First date"), N_ ("YYYY-MM-DD") },
    { "start", 0, 0, G_OPTION_ARG_FILENAME, &start_text, N_ ("Time"), N_ ("HH:MM") },
    { "max", 0, 0, G_OPTION_ARG_FILENAME, &max_text, N_ ("At most so many dates (default: 100)"),
      N_ ("N") },
    { NULL },
  };
  g_autoptr (ZimtRule) rule = NULL;
  g_autoptr (GArray) dates = NULL;
  ZimtDate first;
  int start;
  int max = DEFAULT_MAX_DATES;

  if (!zimt_cli_parse (cli, entries, 0, error)
      || !zimt_cli_require (cli, "--rrule", rule_text, error)
      || !zimt_cli_require (cli, "--date", date_text, error)
      || !zimt_cli_require (cli, "--start", start_text, error))
    return FALSE;
  if (!zimt_cli_parse_date ("--date", date_text, &first, error)
      || !zimt_cli_parse_start (start_text, &start, error)
      || (max_text != NULL
          && !zimt_cli_parse_int ("--max", max_text, 1, ZIMT_RULE_MAX_DATES, &max, error)))
    return FALSE;
  rule = zimt_cli_parse_rule ("--rrule", rule_text, zimt_minute_new (first, start), error);
  if (rule == NULL)
    return FALSE;
  dates = zimt_rule_expand (rule, first, first, ZIMT_DATE_LAST + 1, (gsize)max, error);
  if (dates == NULL)
    return FALSE;
  if (cli->is_json)
    print_dates_json (dates, start);
  else
    print_dates (dates, start, rule, first);
  return TRUE;
}

static void
print_holidays_json (const GArray *holidays)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < holidays->len; i++)
    {
      const ZimtHoliday *holiday = &g_array_index (holidays, ZimtHoliday, i);

      json_builder_begin_object (builder);
      zimt_cli_json_date (builder, "date", holiday->date);
      zimt_cli_json_text (builder, "name", holiday->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  zimt_cli_json_print (builder);
}

static void
print_holidays (const GArray *holidays)
{
  g_autoptr (ZimtCliTable) table = zimt_cli_table_new (2);

  for (guint i = 0; i < holidays->len; i++)
    {
      const ZimtHoliday *holiday = &g_array_index (holidays, ZimtHoliday, i);
      g_autofree char *day = zimt_date_to_text (holiday->date);

      zimt_cli_table_add (table, day, holiday->name);
    }
  zimt_cli_table_print (table, "");
}

gboolean
zimt_cli_holidays (ZimtCli *cli, GError **error)
{
  g_autoptr (GArray) holidays = NULL;
  int first;
  int last;
  int year;

  if (!zimt_cli_parse (cli, NULL, 1, error) || !zimt_cli_require (cli, "YEAR", cli->argv[1], error))
    return FALSE;
  zimt_date_to_ymd (ZIMT_DATE_FIRST, &first, NULL, NULL);
  zimt_date_to_ymd (ZIMT_DATE_LAST, &last, NULL, NULL);
  if (!zimt_cli_parse_int ("YEAR", cli->argv[1], first, last, &year, error))
    return FALSE;
  holidays = zimt_holidays_of_year (year, FALSE);
  if (cli->is_json)
    print_holidays_json (holidays);
  else
    print_holidays (holidays);
  return TRUE;
}
