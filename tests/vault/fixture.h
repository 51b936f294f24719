/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids, bytes from hexadecimal, and what must be true of everything that is sealed. */
#pragma once

#include "zimt-secret.h"

/* What written.h is about. */
extern const guint8 fixture_database[ZIMT_ID_SIZE];
extern const guint8 fixture_account[ZIMT_ID_SIZE];
extern const guint8 fixture_row[ZIMT_ID_SIZE];

/* None of the three. */
extern const guint8 fixture_other[ZIMT_ID_SIZE];

/* @size bytes that count up from @first. */
void fixture_count (guint8 *bytes, gsize size, guint8 first);

/* (transfer full) */
GBytes *fixture_from_hex (const char *hex);

/* @bytes with the byte at @index changed by @change; (transfer full). */
GBytes *fixture_change (GBytes *bytes, gsize index, guint8 change);

/* TRUE where @bytes open; an error must be ZIMT_ERROR_DAMAGED. */
typedef gboolean (*FixtureOpens) (GBytes *bytes, gpointer data);

/* Opens as it is, but with no byte of it changed, cut short anywhere, or with more behind it. */
void fixture_assert_only_whole_opens (GBytes *bytes, FixtureOpens opens, gpointer data);

/* For FixtureOpens: whether @error is set, which must be ZIMT_ERROR_DAMAGED with a sentence; clears
 * it. */
gboolean fixture_is_damaged (GError **error);
