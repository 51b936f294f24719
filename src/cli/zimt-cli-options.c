/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options and arguments: every value is checked here and refused with the name of its option. */
#include "zimt-cli-options.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

#include "zimt-text.h"

static void
add_global_entries (GOptionContext *context, ZimtCli *cli)
{
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &cli->database,
      N_ ("The house’s file (default: house.zimt in the user’s data)"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->is_json, N_ ("Print JSON"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &cli->wants_help, N_ ("Print this help and end"), NULL },
    { NULL },
  };

  /* GLib's own --help ends the program, whether or not the help could be written. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static gboolean
end_with_help (GOptionContext *context, GError **error)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  zimt_cli_say ("%s", g_strchomp (help));
  g_set_error_literal (error, ZIMT_CLI_ERROR, ZIMT_CLI_ERROR_HELP, "help");
  return FALSE;
}

/* Takes the program or command off the front of what is left, and "--", which only ends options. */
static void
drop_first (ZimtCli *cli)
{
  char **rest = g_strdupv (cli->argv[0] != NULL ? cli->argv + 1 : cli->argv);

  g_strfreev (cli->argv);
  cli->argv = rest;
}

gboolean
zimt_cli_parse_head (ZimtCli *cli, const char *commands_help, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &cli->wants_version, N_ ("Print the version and end"),
      NULL },
    { NULL },
  };

  g_option_context_set_summary (context, _ ("The room plan of a house, without a window."));
  g_option_context_set_description (context, commands_help);
  g_option_context_set_strict_posix (context, TRUE);
  add_global_entries (context, cli);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &cli->argv, error))
    return FALSE;
  if (cli->wants_help)
    return end_with_help (context, error);
  drop_first (cli);
  return TRUE;
}

static gboolean
check_arguments (ZimtCli *cli, guint max_arguments, GError **error)
{
  guint n_arguments;
  g_autofree char *quote = NULL;

  if (cli->argv[0] != NULL && g_strcmp0 (cli->argv[1], "--") == 0)
    {
      g_autofree char *separator = cli->argv[1];

      for (char **p = cli->argv + 1; *p != NULL; p++)
        p[0] = p[1];
    }
  n_arguments = g_strv_length (cli->argv) - 1;
  if (n_arguments <= max_arguments)
    return TRUE;
  quote = zimt_text_quote (cli->argv[1 + max_arguments]);
  g_set_error (error, ZIMT_CLI_ERROR, ZIMT_CLI_ERROR_USAGE,
               _ ("“%1$s” is one argument too many; see “zimtctl %2$s --help”."), quote,
               cli->command->name);
  return FALSE;
}

gboolean
zimt_cli_parse (ZimtCli *cli, const GOptionEntry *entries, guint max_arguments, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (cli->command->arguments);
  g_autofree char *program = g_strdup_printf ("zimtctl %s", cli->command->name);

  g_set_prgname (program);
  g_option_context_set_summary (context, _ (cli->command->summary));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_global_entries (context, cli);
  if (!g_option_context_parse_strv (context, &cli->argv, error))
    {
      g_prefix_error (error, "%s: ", cli->command->name);
      return FALSE;
    }
  return cli->wants_help ? end_with_help (context, error)
                         : check_arguments (cli, max_arguments, error);
}

gboolean
zimt_cli_require (const ZimtCli *cli, const char *option, const char *value, GError **error)
{
  if (value != NULL)
    return TRUE;
  g_set_error (error, ZIMT_CLI_ERROR, ZIMT_CLI_ERROR_USAGE,
               /* Translators: the first is what is missing (--room), the second a command. */
               _ ("%1$s is missing; see “zimtctl %2$s --help”."), option, cli->command->name);
  return FALSE;
}

gboolean
zimt_cli_refuse (const char *option, GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, ZIMT_CLI_ERROR, ZIMT_CLI_ERROR_USAGE, "%s: %s", option, text);
  return FALSE;
}

/* What a lower layer says of a value, said of the option it came from. */
static gboolean
refuse_with (const char *option, const GError *why, GError **error)
{
  return zimt_cli_refuse (option, error, "%s", why->message);
}

gboolean
zimt_cli_parse_date (const char *option, const char *text, ZimtDate *date, GError **error)
{
  g_autoptr (GError) why = NULL;

  return zimt_date_parse (text, date, &why) || refuse_with (option, why, error);
}

gboolean
zimt_cli_parse_time (const char *option, const char *text, int *minute_of_day, GError **error)
{
  g_autoptr (GError) why = NULL;

  return zimt_time_parse (text, minute_of_day, &why) || refuse_with (option, why, error);
}

gboolean
zimt_cli_parse_start (const char *text, int *minute_of_day, GError **error)
{
  g_autofree char *quote = zimt_text_quote (text);

  if (!zimt_time_parse (text, minute_of_day, NULL))
    return zimt_cli_refuse ("--start", error,
                            _ ("“%s” is no start; write it as HH:MM, from 00:00 to 23:59."), quote);
  return *minute_of_day < ZIMT_MINUTES_PER_DAY
         || zimt_cli_refuse ("--start", error, _ ("Write 00:00 of the next day instead of 24:00."));
}

gboolean
zimt_cli_parse_week (const char *option, const char *text, ZimtDate *monday, GError **error)
{
  g_autoptr (GError) why = NULL;

  return zimt_week_parse (text, monday, &why) || refuse_with (option, why, error);
}

gboolean
zimt_cli_parse_int (const char *option, const char *text, int min, int max, int *value,
                    GError **error)
{
  g_autofree char *quote = zimt_text_quote (text);
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, min, max, &number, NULL))
    return zimt_cli_refuse (option, error, _ ("“%1$s” is no whole number from %2$d to %3$d."),
                            quote, min, max);
  *value = (int)number;
  return TRUE;
}

ZimtRule *
zimt_cli_parse_rule (const char *option, const char *text, ZimtMinute starts, GError **error)
{
  g_autoptr (GError) why = NULL;
  ZimtRule *rule = zimt_rule_parse_at (text, zimt_minute_get_of_day (starts), &why);

  if (rule == NULL)
    refuse_with (option, why, error);
  return rule;
}

gboolean
zimt_cli_parse_period (const char *date_text, const char *start_text, const char *end_text,
                       ZimtMinute *starts, ZimtMinute *ends, GError **error)
{
  ZimtDate date;
  int start;
  int end;
  int extra_days;

  if (!zimt_cli_parse_date ("--date", date_text, &date, error)
      || !zimt_cli_parse_start (start_text, &start, error)
      || !zimt_cli_parse_time ("--end", end_text, &end, error))
    return FALSE;
  extra_days = zimt_time_get_extra_days (start, end);
  if (end < start && extra_days == 0)
    {
      g_set_error (
          error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
          _ ("The end %1$s is before the start %2$s; an end on the next day is 08:00 at the "
             "latest, after a start from 18:00 on."),
          end_text, start_text);
      return FALSE;
    }
  *starts = zimt_minute_new (date, start);
  *ends = zimt_minute_new (date + extra_days, end);
  return TRUE;
}

static char *
dup_room_numbers (const ZimtHouse *house)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *room = house->rooms->pdata[i];

      g_ptr_array_add (numbers, room->number);
    }
  g_ptr_array_add (numbers, NULL);
  return g_strjoinv (", ", (char **)numbers->pdata);
}

const ZimtRoom *
zimt_cli_find_room (const ZimtHouse *house, const char *number, GError **error)
{
  const ZimtRoom *room
      = g_utf8_validate (number, -1, NULL) ? zimt_house_find_room (house, number) : NULL;
  g_autofree char *quote = zimt_text_quote (number);
  g_autofree char *numbers = dup_room_numbers (house);

  if (room != NULL)
    return room;
  if (house->rooms->len == 0)
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                 _ ("There is no room “%s”, and no other: the house has no rooms yet."), quote);
  else
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                 _ ("There is no room “%1$s”; the rooms are %2$s."), quote, numbers);
  return NULL;
}
