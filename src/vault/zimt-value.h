/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sealed value: XChaCha20-Poly1305 (IETF) over a padded text, bound to the place where it lies,
 * so that a value in another row, class, generation, revision or database does not open. */
#pragma once

#include "zimt-secret.h"

/* Where a value lies; everything borrowed. */
typedef struct
{
  const guint8 *database; /* ZIMT_ID_SIZE bytes: the database's own id */
  const char *table;      /* "sealed" */
  const guint8 *row;      /* ZIMT_ID_SIZE bytes: the row's id */
  const char *class_code; /* "C", "P", "S…" */
  guint32 generation;     /* of the key, from 1 */
  guint32 revision;       /* of the row, from 1 */
} ZimtValueName;

/* The longest text that is sealed. */
#define ZIMT_VALUE_MAX_SIZE (16 * 1024 * 1024)

/* The size of what is encrypted for a text of @size bytes: the next of 256, 512, 1024 ... 65536,
 * then of the multiples of 65536, with at least one byte of padding. */
gsize zimt_value_padded_size (gsize size);

/* Seals @size bytes (0 to ZIMT_VALUE_MAX_SIZE) with a random nonce. @key: ZIMT_KEY_SIZE bytes.
 * Returns: (transfer full): version (1 byte), nonce (24), text and tag. */
GBytes *zimt_value_seal (const ZimtSecret *key, const ZimtValueName *name, const guint8 *text,
                         gsize size);

/* ZIMT_ERROR_DAMAGED where not a bit of it is what was sealed under that name and key.
 * Returns: (transfer full) (nullable): the text; its memory is wiped when it is freed. */
GBytes *zimt_value_open (const ZimtSecret *key, const ZimtValueName *name, const guint8 *sealed,
                         gsize size, GError **error);
