/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that people type: what is refused, and how it is compared. */
#pragma once

#include <glib.h>

/* The longest title, name or label, in characters. */
#define ZIMT_TEXT_MAX_CHARS 200

/* The text without white space at its ends and with inner runs of it made one space.
 *
 * Refused with ZIMT_ERROR_INVALID and a sentence that begins with @what (a translated noun, such as
 * "The title"): NULL or empty where @may_be_empty is FALSE, invalid UTF-8, control characters
 * (C0, C1), bidirectional controls (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069),
 * noncharacters, or more than ZIMT_TEXT_MAX_CHARS characters. Markup is plain text and allowed.
 *
 * Returns: (transfer full) (nullable): the text; NULL with error set. */
char *zimt_text_clean (const char *text, const char *what, gboolean may_be_empty, GError **error);

/* A key for comparing what people type: lower case, without accents and umlauts' dots, "ß" as "ss",
 * Latin and Cyrillic letters kept. (transfer full) */
char *zimt_text_fold (const char *text);

/* TRUE where every word of the folded @query stands in the folded @haystack. */
gboolean zimt_text_matches (const char *folded_haystack, const char *folded_query);

/* A new random 128-bit id as 32 lower-case hexadecimal digits; (transfer full). */
char *zimt_uid_new (void);
