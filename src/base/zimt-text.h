/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that people type: what is refused, and how it is compared. */
#pragma once

#include <glib.h>

/* The longest title, name or label, in characters. */
#define ZIMT_TEXT_MAX_CHARS 200

/* The text without white space at its ends and with inner runs of it made one space; tabs and line
 * breaks are white space. NULL is the empty text.
 *
 * Refused with ZIMT_ERROR_INVALID and a sentence that begins with @what (a translated noun, such as
 * "The title"): empty or without anything to see where @may_be_empty is FALSE, invalid UTF-8, other
 * control characters (C0, C1), bidirectional controls (U+061C, U+200E, U+200F, U+202A to U+202E,
 * U+2066 to U+2069), noncharacters, or more than ZIMT_TEXT_MAX_CHARS characters. Markup is plain
 * text and allowed.
 *
 * Returns: (transfer full) (nullable): the text; NULL with error set. */
char *zimt_text_clean (const char *text, const char *what, gboolean may_be_empty, GError **error);

/* Any bytes, made fit to be quoted in a message: valid UTF-8 without control characters, and cut
 * with "…" after 60 characters. NULL is the empty text. (transfer full) */
char *zimt_text_quote (const char *text);

/* A key for comparing what people type: lower case, without accents and umlauts' dots, "ß" as "ss",
 * "ł" as "l"; other scripts keep their letters. Broken UTF-8 is mended. (transfer full) */
char *zimt_text_fold (const char *text);

/* TRUE where every word of @folded_query stands somewhere in @folded_haystack; also where there is
 * no word in it. Both are keys of zimt_text_fold (). */
gboolean zimt_text_matches (const char *folded_haystack, const char *folded_query);

/* A new random 128-bit id as 32 lower-case hexadecimal digits; (transfer full). */
char *zimt_uid_new (void);

/* A key for search that also finds variants: zimt_text_fold (), with other scripts transliterated
 * to Latin letters and spellings made one, so that "Müller", "Mueller" and "Muller" have one key.
 * Words stay apart by one space; what is no letter, mark or digit parts them, an apostrophe does
 * not. Keys are compared by zimt_text_matches (). (transfer full) */
char *zimt_text_search_key (const char *text);

/* Overwrites @text and frees it; NULL is fine. */
void zimt_text_wipe (char *text);

/* A text that is wiped: g_autoptr (ZimtWipedText) password = ...; */
typedef char ZimtWipedText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtWipedText, zimt_text_wipe)

/* Appends without leaving behind what the text was before it grew, as g_string_append () does. */
void zimt_text_append (GString *text, const char *part);

/* What is left of a search key once nearly all vowels are gone, which romanisations differ in and
 * Arabic does not write: "Mohammed", "Muhammad" and "محمد" sound the same. Words stay apart by one
 * space. Good for names of two and more consonants only: "Anna" and "eine" are the same, too.
 * (transfer full) */
char *zimt_text_sound_key (const char *search_key);

/* TRUE where a word of the search key begins with @sound (the sound key of one word), or where
 * @is_whole has no other sound behind it. */
gboolean zimt_text_has_sound (const char *search_key, const char *sound, gboolean is_whole);
