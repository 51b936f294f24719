/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan: the house week on paper or as a picture, by the painter that the window uses. */
#include <glib/gi18n-lib.h>

#include "zimt-cli-json.h"
#include "zimt-cli-options.h"
#include "zimt-plan-file.h"

/* What is drawn. */
typedef struct
{
  char *output; /* all owned (nullable) */
  char *week;
  char *day;
  char *room;
  ZimtDate first;
  guint n_days;
} PlanOptions;

static void
plan_options_clear (PlanOptions *options)
{
  g_free (options->output);
  g_free (options->week);
  g_free (options->day);
  g_free (options->room);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlanOptions, plan_options_clear)

static gboolean
has_drawable_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".pdf") || g_str_has_suffix (lower, ".png")
         || g_str_has_suffix (lower, ".svg");
}

static gboolean
parse_days (const ZimtCli *cli, PlanOptions *options, GError **error)
{
  options->first = zimt_date_get_monday (zimt_clock_get_today (cli->clock));
  options->n_days = 7;
  if (options->week != NULL && options->day != NULL)
    return zimt_cli_refuse ("--day", error, _ ("Name a week or a day, not both."));
  if (options->week != NULL)
    return zimt_cli_parse_week ("--week", options->week, &options->first, error);
  if (options->day == NULL)
    return TRUE;
  options->n_days = 1;
  return zimt_cli_parse_date ("--day", options->day, &options->first, error);
}

static gboolean
parse_options (ZimtCli *cli, PlanOptions *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("File to write, ending in .pdf, .png or .svg"), N_ ("FILE") },
    { "week", 0, 0, G_OPTION_ARG_FILENAME, &options->week, N_ ("Week (default: this one)"),
      N_ ("YYYY-Www") },
    { "day", 0, 0, G_OPTION_ARG_FILENAME, &options->day, N_ ("Only this day"), N_ ("YYYY-MM-DD") },
    { "room", 0, 0, G_OPTION_ARG_FILENAME, &options->room, N_ ("Only this room"), N_ ("R") },
    { NULL },
  };

  if (!zimt_cli_parse (cli, entries, 0, error)
      || !zimt_cli_require (cli, "--output", options->output, error))
    return FALSE;
  if (!has_drawable_ending (options->output))
    return zimt_cli_refuse ("--output", error,
                            _ ("The file’s name must end in .pdf, .png or .svg."));
  return parse_days (cli, options, error);
}

static void
print_written (const ZimtCli *cli, const char *path, const ZimtWeekPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = g_filename_display_name (path);

  if (!cli->is_json)
    {
      zimt_cli_say (ngettext ("Wrote %1$s with %2$d booking.", "Wrote %1$s with %2$d bookings.",
                              plan->n_fixed),
                    name, (int)plan->n_fixed);
      return;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_text (builder, "file", name);
  zimt_cli_json_int (builder, "bookings", plan->n_fixed);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

gboolean
zimt_cli_plan (ZimtCli *cli, GError **error)
{
  g_auto (PlanOptions) options = { NULL };
  g_autoptr (ZimtDesk) desk = NULL;
  g_autoptr (ZimtWeekPlan) plan = NULL;
  const ZimtRoom *room = NULL;

  if (!parse_options (cli, &options, error))
    return FALSE;
  desk = zimt_cli_open (cli, error);
  if (desk == NULL)
    return FALSE;
  if (options.room != NULL)
    {
      room = zimt_cli_find_room (zimt_desk_get_house (desk), options.room, error);
      if (room == NULL)
        return FALSE;
    }
  plan = zimt_desk_load_week (desk, options.first, options.n_days, room != NULL ? room->id : 0,
                              FALSE, error);
  if (plan == NULL || !zimt_plan_file_write (options.output, plan, error))
    return FALSE;
  print_written (cli, options.output, plan);
  return TRUE;
}
