/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands about people share. */
#pragma once

#include "zimt-cli.h"
#include "zimt-people-book.h"

/* Unlocks with @account (nullable), or with the well-known password of a practice house. In a house
 * without accounts there is nothing to unlock. ZIMT_ERROR_NOT_ALLOWED with a sentence that says
 * how. */
gboolean zimt_cli_unlock_people (ZimtDesk *desk, const char *account, GError **error);

/* A ZimtLabelFunc with the desk as data. */
const char *zimt_cli_get_label (gpointer desk, const char *list, const char *code);
