/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all commands of zimtctl share: the line that was typed, the house, how things end. */
#pragma once

#include "zimt-desk.h"

/* How zimtctl ends. */
typedef enum
{
  ZIMT_CLI_EXIT_DONE = 0,
  ZIMT_CLI_EXIT_FAILED = 1,
  ZIMT_CLI_EXIT_USAGE = 2,
  ZIMT_CLI_EXIT_CONFLICT = 3,
  ZIMT_CLI_EXIT_IN_USE = 4,
  ZIMT_CLI_EXIT_DAMAGED = 5,
  ZIMT_CLI_EXIT_NOT_ALLOWED = 6,
} ZimtCliExit;

#define ZIMT_CLI_ERROR (zimt_cli_error_quark ())

/* ZIMT_CLI_ERROR_USAGE: what was typed can be refused without asking the house.
 * ZIMT_CLI_ERROR_HELP: no failure; the help was asked for and printed instead. */
typedef enum
{
  ZIMT_CLI_ERROR_USAGE,
  ZIMT_CLI_ERROR_HELP,
} ZimtCliError;

GQuark zimt_cli_error_quark (void);

typedef struct _ZimtCliCommand ZimtCliCommand;

/* One call of zimtctl. */
typedef struct
{
  char *database; /* owned (nullable): as typed; see zimt_cli_dup_database () */
  gboolean is_json;
  gboolean wants_help;
  gboolean wants_version;
  char **argv; /* owned: what is not parsed yet; after the options, argv[1] and on are arguments */
  ZimtClock *clock;              /* owned */
  const ZimtCliCommand *command; /* borrowed (nullable): NULL until it is known */
} ZimtCli;

/* Does what the rest of cli->argv asks for and prints the result; FALSE with error set otherwise.
 */
typedef gboolean (*ZimtCliFunc) (ZimtCli *cli, GError **error);

struct _ZimtCliCommand
{
  const char *name;
  const char *arguments; /* as the help shows them; "" where there are none */
  const char *summary;   /* not translated yet */
  gboolean is_act;       /* something stays behind, whatever becomes of what it prints */
  ZimtCliFunc run;
};

/* The exit code that says @error. */
ZimtCliExit zimt_cli_exit_of_error (const GError *error);

/* The file of --database, or house.zimt in the user's data; (transfer full). */
char *zimt_cli_dup_database (const ZimtCli *cli);

/* The same where a file is about to be made: the folder of house.zimt is made, for its user only.
 */
char *zimt_cli_prepare_database (const ZimtCli *cli, GError **error);

/* The house of this call; (transfer full) (nullable). */
ZimtDesk *zimt_cli_open (const ZimtCli *cli, GError **error);

/* Writes a line of UTF-8 to the standard output. */
void zimt_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Writes "zimtctl: " and a message on one line to the standard error. */
void zimt_cli_complain (const char *message);

/* --- The commands --- */

gboolean zimt_cli_init (ZimtCli *cli, GError **error);
gboolean zimt_cli_rooms (ZimtCli *cli, GError **error);
gboolean zimt_cli_book (ZimtCli *cli, GError **error);
gboolean zimt_cli_cancel (ZimtCli *cli, GError **error);
gboolean zimt_cli_undo (ZimtCli *cli, GError **error);
gboolean zimt_cli_redo (ZimtCli *cli, GError **error);
gboolean zimt_cli_week (ZimtCli *cli, GError **error);
gboolean zimt_cli_free (ZimtCli *cli, GError **error);
gboolean zimt_cli_plan (ZimtCli *cli, GError **error);
gboolean zimt_cli_expand (ZimtCli *cli, GError **error);
gboolean zimt_cli_holidays (ZimtCli *cli, GError **error);
gboolean zimt_cli_demo (ZimtCli *cli, GError **error);
gboolean zimt_cli_check (ZimtCli *cli, GError **error);
gboolean zimt_cli_backup (ZimtCli *cli, GError **error);
gboolean zimt_cli_restore (ZimtCli *cli, GError **error);
gboolean zimt_cli_accounts (ZimtCli *cli, GError **error);
gboolean zimt_cli_vault (ZimtCli *cli, GError **error);
gboolean zimt_cli_match (ZimtCli *cli, GError **error);
gboolean zimt_cli_import (ZimtCli *cli, GError **error);
gboolean zimt_cli_export (ZimtCli *cli, GError **error);
