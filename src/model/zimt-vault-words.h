/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the vault says of itself to people. */
#pragma once

#include <glib.h>

#include "zimt-error.h"

/* "the cases", "the private data of the pools"; (transfer none). */
const char *zimt_vault_class_to_word (const char *class_code);

/* ZIMT_ERROR_DAMAGED: keys of the class are not what was stored. */
void zimt_vault_set_changed (const char *class_code, GError **error);

/* A sentence: the account has the right, but nobody gave it the key. (transfer none) */
const char *zimt_vault_missing_key (const char *class_code);
