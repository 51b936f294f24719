/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of languages (ISO 639-3) and countries (ISO 3166-1) in the language of the interface, from
 * iso-codes; those that the house has a word of its own for (list "usual_language") have that one.
 * Loaded when they are first asked for, once; any thread may ask. */
#pragma once

#include <glib.h>

/* The name of a language ("kmr") or country ("DE"); the code itself where it is unknown or
 * iso-codes is not installed. (transfer none) */
const char *zimt_language_get_name (const char *code);
const char *zimt_country_get_name (const char *code);

/* All living and sign languages, and all countries, by code, NULL-terminated; (transfer none). */
const char *const *zimt_language_list (void);
const char *const *zimt_country_list (void);

/* The code of three letters for "ar", "ara", "ger", "Arabisch", "Arabic" (any case; names also in
 * the interface's language and without umlauts); NULL where there is none. (transfer none)
 * (nullable) */
const char *zimt_language_find (const char *text);

/* The code of two letters for "DE", "DEU", "Deutschland", "Germany"; likewise. */
const char *zimt_country_find (const char *text);

/* What other programs call a language (RFC 5646): "ar" for "ara", "kmr" for "kmr". (transfer none)
 */
const char *zimt_language_get_tag (const char *code);
