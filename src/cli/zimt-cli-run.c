/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call of zimtctl: finds the command, runs it, says what went wrong. */
#include "zimt-cli-run.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "zimt-cli-options.h"
#include "zimt-text.h"

static void
zimt_cli_clear (ZimtCli *cli)
{
  g_free (cli->database);
  g_strfreev (cli->argv);
  zimt_clock_unref (cli->clock);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZimtCli, zimt_cli_clear)

static ZimtCliExit
end_with_error (const GError *error)
{
  zimt_cli_complain (error->message);
  return zimt_cli_exit_of_error (error);
}

/* Who is told of a failure tries again; what is stored is there already. */
static ZimtCliExit
end_without_output (gboolean is_stored, int code)
{
  g_autofree char *message
      = g_strdup_printf (is_stored
                             ? _ ("It is done and stored; only the result could not be written: %s")
                             : _ ("The result could not be written: %s"),
                         g_strerror (code));

  zimt_cli_complain (message);
  return ZIMT_CLI_EXIT_FAILED;
}

static char *
dup_command_list (const ZimtCliCommand *commands)
{
  g_autoptr (GString) text = g_string_new (_ ("Commands:"));

  for (const ZimtCliCommand *command = commands; command->name != NULL; command++)
    {
      g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->arguments);

      g_string_append_printf (text, "\n  %-19s %s", usage, _ (command->summary));
    }
  g_string_append_printf (text, "\n\n%s",
                          /* Translators: COMMAND is typed by the user, do not translate it. */
                          _ ("“zimtctl COMMAND --help” shows the options of a command."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_command_names (const ZimtCliCommand *commands)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const ZimtCliCommand *command = commands; command->name != NULL; command++)
    g_ptr_array_add (names, (gpointer)command->name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **)names->pdata);
}

static const ZimtCliCommand *
find_command (const ZimtCliCommand *commands, const char *name, GError **error)
{
  g_autofree char *names = dup_command_names (commands);
  g_autofree char *quote = zimt_text_quote (name);

  if (name == NULL)
    {
      g_set_error (error, ZIMT_CLI_ERROR, ZIMT_CLI_ERROR_USAGE,
                   _ ("Say what to do: one of the commands %s."), names);
      return NULL;
    }
  for (const ZimtCliCommand *command = commands; command->name != NULL; command++)
    if (g_str_equal (command->name, name))
      return command;
  g_set_error (error, ZIMT_CLI_ERROR, ZIMT_CLI_ERROR_USAGE,
               _ ("There is no command “%1$s”; the commands are %2$s."), quote, names);
  return NULL;
}

static gboolean
run (ZimtCli *cli, const ZimtCliCommand *commands, GError **error)
{
  g_autofree char *list = dup_command_list (commands);

  if (!zimt_cli_parse_head (cli, list, error))
    return FALSE;
  if (cli->wants_version)
    {
      zimt_cli_say ("zimtctl %s", ZIMT_VERSION);
      return TRUE;
    }
  cli->command = find_command (commands, cli->argv[0], error);
  return cli->command != NULL && cli->command->run (cli, error);
}

ZimtCliExit
zimt_cli_main (const ZimtCliCommand *commands, char **argv)
{
  g_auto (ZimtCli) cli = { .argv = g_strdupv (argv), .clock = zimt_clock_new () };
  g_autoptr (GError) error = NULL;
  gboolean is_done = run (&cli, commands, &error)
                     || g_error_matches (error, ZIMT_CLI_ERROR, ZIMT_CLI_ERROR_HELP);

  /* What was printed may not have arrived: the disk is full. */
  if (fflush (stdout) != 0 && is_done)
    return end_without_output (error == NULL && cli.command != NULL && cli.command->is_act, errno);
  return is_done ? ZIMT_CLI_EXIT_DONE : end_with_error (error);
}
