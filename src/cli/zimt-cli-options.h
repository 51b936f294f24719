/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options and arguments: every value is checked here and refused with the name of its option. */
#pragma once

#include "zimt-cli.h"
#include "zimt-rule.h"

/* Parses what stands before the command: cli->argv begins with the command afterwards, or is empty.
 * @commands_help stands at the end of "zimtctl --help". */
gboolean zimt_cli_parse_head (ZimtCli *cli, const char *commands_help, GError **error);

/* Parses the command's own options and the global ones. Texts are to be G_OPTION_ARG_FILENAME, so
 * that they come as they were typed, whatever the locale is. @max_arguments: how many may stay over
 * in cli->argv. */
gboolean zimt_cli_parse (ZimtCli *cli, const GOptionEntry *entries, guint max_arguments,
                         GError **error);

/* The value of an option that must not be missing. */
gboolean zimt_cli_require (const ZimtCli *cli, const char *option, const char *value,
                           GError **error);

/* Sets ZIMT_CLI_ERROR_USAGE with "OPTION: " before the text; always returns FALSE. */
gboolean zimt_cli_refuse (const char *option, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* These parse @text, which was typed after @option. */
gboolean zimt_cli_parse_date (const char *option, const char *text, ZimtDate *date, GError **error);
gboolean zimt_cli_parse_time (const char *option, const char *text, int *minute_of_day,
                              GError **error);

/* The same for --start: 24:00 is only an end. */
gboolean zimt_cli_parse_start (const char *text, int *minute_of_day, GError **error);

gboolean zimt_cli_parse_week (const char *option, const char *text, ZimtDate *monday,
                              GError **error);
gboolean zimt_cli_parse_int (const char *option, const char *text, int min, int max, int *value,
                             GError **error);

/* The rule of dates that begin at @starts; (transfer full) (nullable). */
ZimtRule *zimt_cli_parse_rule (const char *option, const char *text, ZimtMinute starts,
                               GError **error);

/* --date, --start and --end as a period. An end before the start is the next day's where that makes
 * a night; see zimt_time_get_extra_days (). */
gboolean zimt_cli_parse_period (const char *date_text, const char *start_text, const char *end_text,
                                ZimtMinute *starts, ZimtMinute *ends, GError **error);

/* The room of @number; ZIMT_ERROR_NOT_FOUND names the rooms there are. (transfer none) (nullable)
 */
const ZimtRoom *zimt_cli_find_room (const ZimtHouse *house, const char *number, GError **error);
