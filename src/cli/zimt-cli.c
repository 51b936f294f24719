/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all commands of zimtctl share: the house, and how things end. */
#include "zimt-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdio.h>

#include "zimt-paths.h"

/* clang-format off */
G_DEFINE_QUARK (zimt-cli-error-quark, zimt_cli_error)
/* clang-format on */

void
zimt_cli_say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stdout, format, arguments);
  va_end (arguments);
  fputc ('\n', stdout);
}

/* A terminal obeys control characters, and a message may quote what was typed. */
void
zimt_cli_complain (const char *message)
{
  g_autofree char *text = g_utf8_make_valid (message, -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }
  fprintf (stderr, "zimtctl: %s\n", line->str);
}

static ZimtCliExit
exit_of_code (ZimtError code)
{
  switch (code)
    {
    case ZIMT_ERROR_CONFLICT:
      return ZIMT_CLI_EXIT_CONFLICT;
    case ZIMT_ERROR_IN_USE:
      return ZIMT_CLI_EXIT_IN_USE;
    case ZIMT_ERROR_DAMAGED:
      return ZIMT_CLI_EXIT_DAMAGED;
    case ZIMT_ERROR_NOT_ALLOWED:
      return ZIMT_CLI_EXIT_NOT_ALLOWED;
    case ZIMT_ERROR_FAILED:
    case ZIMT_ERROR_INVALID:
    case ZIMT_ERROR_NEWER:
    case ZIMT_ERROR_READ_ONLY:
    case ZIMT_ERROR_NOT_FOUND:
    case ZIMT_ERROR_DONE_UNSEEN: /* of windows only: the one door here does not lock meanwhile */
    default:
      return ZIMT_CLI_EXIT_FAILED;
    }
}

ZimtCliExit
zimt_cli_exit_of_error (const GError *error)
{
  if (error->domain == ZIMT_CLI_ERROR || error->domain == G_OPTION_ERROR)
    return ZIMT_CLI_EXIT_USAGE;
  if (error->domain == ZIMT_ERROR)
    return exit_of_code ((ZimtError)error->code);
  return ZIMT_CLI_EXIT_FAILED;
}

char *
zimt_cli_dup_database (const ZimtCli *cli)
{
  if (cli->database != NULL)
    return g_strdup (cli->database);
  return zimt_paths_house ();
}

char *
zimt_cli_prepare_database (const ZimtCli *cli, GError **error)
{
  g_autofree char *path = zimt_cli_dup_database (cli);
  g_autofree char *folder = g_path_get_dirname (path);

  if (cli->database == NULL && g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;
      g_autofree char *name = g_filename_display_name (folder);

      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                   /* Translators: a folder, and why (“Permission denied”). */
                   _ ("The folder %1$s cannot be made (%2$s); name a file elsewhere with "
                      "--database."),
                   name, g_strerror (code));
      return NULL;
    }
  return g_steal_pointer (&path);
}

ZimtDesk *
zimt_cli_open (const ZimtCli *cli, GError **error)
{
  g_autofree char *path = zimt_cli_dup_database (cli);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) why = NULL;
  g_autoptr (GError) trouble = NULL;
  ZimtDesk *desk = zimt_desk_open (path, cli->clock, &why);

  if (g_error_matches (why, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND))
    g_set_error (
        error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
        /* Translators: %s is a file; “zimtctl init” and --database are typed as they are. */
        _ ("There is no house “%s”; make one with “zimtctl init”, or name another with "
           "--database."),
        name);
  else if (why != NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  else if (!zimt_desk_fill (desk, &trouble))
    zimt_cli_complain (trouble->message);
  return desk;
}
