/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery key as it stands on paper: 32 bytes in 13 groups of Crockford's base32, four symbols
 * and one check symbol each. The check symbol depends on the group's place, so that a wrong letter,
 * two that changed places and two groups that did are found, and the group is named. */
#pragma once

#include "zimt-secret.h"

#define ZIMT_RECOVERY_GROUPS 13
#define ZIMT_RECOVERY_GROUP_SIZE 5

/* "7K3QX-…": groups with hyphens between them. The text is as secret as the key: free it with
 * zimt_text_wipe (). (transfer full) */
char *zimt_recovery_key_format (const ZimtSecret *seed);

/* Reads what was typed: case, spaces, hyphens and line breaks do not matter, O is 0, I and L are 1.
 * ZIMT_ERROR_INVALID: which group (counted from 1) is wrong, or how many there are and should be.
 * (transfer full) (nullable) */
ZimtSecret *zimt_recovery_key_parse (const char *text, GError **error);
