/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way in which this layer seals with a key: XChaCha20-Poly1305 (IETF) with a random nonce
 * over a padded text. Laid out as version (1 byte), nonce (24), text and its padding, tag (16). */
#pragma once

#include "zimt-pack.h"

/* The longest text. */
#define ZIMT_ENVELOPE_MAX_SIZE (16 * 1024 * 1024)

/* The next of 256, 512, 1024 ... 65536, then of the multiples of 65536, that is larger than @size.
 */
gsize zimt_envelope_padded_size (gsize size);

/* How large the envelope of a text of @size bytes is. */
gsize zimt_envelope_sealed_size (gsize size);

/* @key: ZIMT_KEY_SIZE bytes. @about: what the text is bound to, without overflow. @sealed:
 * zimt_envelope_sealed_size () bytes. */
void zimt_envelope_seal (const guint8 *key, const ZimtPack *about, const guint8 *text, gsize size,
                         guint8 *sealed);

/* What zimt_envelope_open () needs for the text of @sealed_size bytes; 0 where no envelope has that
 * size. */
gsize zimt_envelope_text_room (gsize sealed_size);

/* FALSE where it was not sealed with that key about that. @text: zimt_envelope_text_room () bytes,
 * of which *@text_size are the text. */
gboolean zimt_envelope_open (const guint8 *key, const ZimtPack *about, const guint8 *sealed,
                             gsize sealed_size, guint8 *text, gsize *text_size);
