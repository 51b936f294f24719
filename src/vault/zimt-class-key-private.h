/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the key of a class is used for inside this layer. */
#pragma once

#include "zimt-class-key.h"
#include "zimt-envelope.h"

/* Each use has a key of its own, derived from the class's; the numbers are those of crypto_kdf and
 * must never change. */
typedef enum
{
  ZIMT_CLASS_USE_VALUE = 1,
  ZIMT_CLASS_USE_ROW,
  ZIMT_CLASS_USE_MANIFEST,
  ZIMT_CLASS_USE_ROSTER,
  ZIMT_CLASS_USE_LINK,
} ZimtClassUse;

/* From its ZIMT_KEY_SIZE bytes; (transfer full). */
ZimtClassKey *zimt_class_key_new_from_bytes (const char *class_code, guint32 generation,
                                             const guint8 *bytes);

/* The key itself, ZIMT_KEY_SIZE bytes; (transfer none). */
const guint8 *zimt_class_key_peek_bytes (const ZimtClassKey *key);

/* The key of a use but for values, ZIMT_KEY_SIZE bytes; (transfer none). */
const guint8 *zimt_class_key_peek_use (const ZimtClassKey *key, ZimtClassUse use);

/* Begins the associated data of what a class's key seals. */
void zimt_class_key_init_about (const ZimtClassKey *key, ZimtPack *about, guint8 *bytes,
                                const char *what, const guint8 *database);

/* Seals with the key of @use; (transfer full). */
GBytes *zimt_class_key_seal (const ZimtClassKey *key, ZimtClassUse use, const ZimtPack *about,
                             const guint8 *text, gsize size);

/* NULL where it was not sealed so. (transfer full) (nullable) */
GBytes *zimt_class_key_open (const ZimtClassKey *key, ZimtClassUse use, const ZimtPack *about,
                             GBytes *sealed);
