/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a booking can be for, for those who may not see the code lists of exchange/. */
#pragma once

#include <glib.h>

/* The codes of the list booking_category, in its order; (transfer none): NULL-terminated, static.
 * Empty only where the program's own data is broken. */
const char *const *zimt_categories_get_codes (void);

/* A code's label in the interface's language; the code itself where there is no label.
 * (transfer none): static, or @code. */
const char *zimt_category_to_label (const char *code);
