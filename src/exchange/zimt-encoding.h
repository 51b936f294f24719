/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of files that do not say what they are. */
#pragma once

#include <glib.h>

/* @bytes as UTF-8, whatever they are: in @charset where it is known (nullable), else UTF-8 where
 * they are that, else CP1252, of which Latin-1 is a part. NUL and what is in no charset become
 * U+FFFD. (transfer full) */
char *zimt_encoding_to_utf8 (const char *bytes, gsize length, const char *charset);

/* A whole file: a byte order mark (UTF-8, UTF-16) is heeded and taken away. *is_cp1252 (optional):
 * whether it was taken for that. Valid UTF-8 unless there is a NUL in it. (transfer full) */
GBytes *zimt_encoding_file_to_utf8 (GBytes *bytes, gboolean *is_cp1252);

/* @text without control characters and those that only turn the direction of writing, which come
 * along with copied text, unseen; without white space at its ends; "" where nothing of it can be
 * seen. @has_lines: line breaks stay (LF), else they become spaces. (transfer full) */
char *zimt_encoding_clean (const char *text, gboolean has_lines);
