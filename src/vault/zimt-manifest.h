/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a class consists of, so that a row that is dropped, replayed or added without its key is
 * found out: a count and the exclusive or of a keyed hash of every row, kept up as rows come and
 * go. And the roster: who holds the class, with their public keys. Both are sealed with the class's
 * key. */
#pragma once

#include "zimt-class-key.h"

typedef struct
{
  guint64 counter; /* grows by one with every change, so that two states can be told apart */
  guint64 n_rows;
  guint8 sum[ZIMT_KEY_SIZE];
} ZimtManifest;

/* A row comes or goes. @table and @row (ZIMT_ID_SIZE bytes) name it; @sealed is what it holds. */
void zimt_manifest_add (ZimtManifest *manifest, const ZimtClassKey *key, const char *table,
                        const guint8 *row, guint32 revision, const guint8 *sealed, gsize size);
void zimt_manifest_remove (ZimtManifest *manifest, const ZimtClassKey *key, const char *table,
                           const guint8 *row, guint32 revision, const guint8 *sealed, gsize size);

/* TRUE where both are about the same rows, whatever their counters. */
gboolean zimt_manifest_has_same_rows (const ZimtManifest *a, const ZimtManifest *b);

GBytes *zimt_manifest_seal (const ZimtManifest *manifest, const ZimtClassKey *key,
                            const guint8 *database);

/* ZIMT_ERROR_DAMAGED where it was not sealed for that database and class. */
gboolean zimt_manifest_open (ZimtManifest *manifest, const ZimtClassKey *key,
                             const guint8 *database, GBytes *sealed, GError **error);

typedef struct
{
  guint8 account[ZIMT_ID_SIZE];
  guint8 public_key[ZIMT_KEY_SIZE];
} ZimtRosterEntry;

/* @roster: GArray of ZimtRosterEntry. */
GBytes *zimt_roster_seal (const GArray *roster, const ZimtClassKey *key, const guint8 *database);
GArray *zimt_roster_open (const ZimtClassKey *key, const guint8 *database, GBytes *sealed,
                          GError **error);
