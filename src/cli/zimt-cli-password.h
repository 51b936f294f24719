/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Secrets that are typed: never an argument and never in the environment, where others can read
 * them. */
#pragma once

#include "zimt-cli.h"

/* Reads one line from the standard input: after @prompt and unseen where that is a terminal, else
 * as it comes. ZIMT_ERROR_NOT_ALLOWED where there is none. Returns: (transfer full) (nullable): to
 * be wiped, zimt_text_wipe (). */
char *zimt_cli_read_secret (const char *prompt, GError **error);

/* Unlocks with the account @name (nullable: the only one of @roles that can be used) and the
 * password that is asked for; what is to be told goes to the standard error. */
gboolean zimt_cli_unlock (ZimtDesk *desk, const char *name, guint roles, GError **error);
