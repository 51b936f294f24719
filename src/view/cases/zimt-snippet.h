/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of a text around the words that were searched for. */
#pragma once

#include <glib.h>

/* The piece of @text that has a word of @query in it, as Pango markup with what was found in bold;
 * words are compared by zimt_text_search_key (), so that variants are found. NULL where there is
 * none. (transfer full) (nullable) */
char *zimt_snippet_new (const char *text, const char *query);
