/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that pseudonyms are made of. */
#pragma once

#include <glib.h>

/* The words that the program carries: nouns that say nothing about a person, each once.
 *
 * Returns: (transfer full) (nullable): a string array; NULL with error set. */
char **zimt_pseudonyms_load (GError **error);
