/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way in which this layer seals with a key. */
#include "zimt-envelope.h"

#include <sodium.h>
#include <string.h>

#include "zimt-secret.h"

#define VERSION 1
#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES
#define HEAD_SIZE (1 + NONCE_SIZE)

#define SMALLEST_BUCKET 256
#define LARGEST_BUCKET 65536

G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_KEYBYTES == ZIMT_KEY_SIZE);

/* Texts are padded to a multiple of it. */
static gsize
get_bucket (gsize size)
{
  gsize bucket = SMALLEST_BUCKET;

  while (bucket <= size && bucket < LARGEST_BUCKET)
    bucket *= 2;
  return bucket;
}

gsize
zimt_envelope_padded_size (gsize size)
{
  gsize bucket = get_bucket (size);

  return (size / bucket + 1) * bucket;
}

gsize
zimt_envelope_sealed_size (gsize size)
{
  return HEAD_SIZE + zimt_envelope_padded_size (size) + TAG_SIZE;
}

void
zimt_envelope_seal (const guint8 *key, const ZimtPack *about, const guint8 *text, gsize size,
                    guint8 *sealed)
{
  guint8 *nonce = sealed + 1;
  guint8 *padded = sealed + HEAD_SIZE;
  gsize padded_size = zimt_envelope_padded_size (size);
  gsize n_padded;

  g_assert (!about->has_overflowed && size <= ZIMT_ENVELOPE_MAX_SIZE);

  sealed[0] = VERSION;
  randombytes_buf (nonce, NONCE_SIZE);
  /* Encrypted where it is sealed: there is no other copy of the text to wipe. */
  if (size > 0)
    memcpy (padded, text, size);
  if (sodium_pad (&n_padded, padded, size, get_bucket (size), padded_size) != 0
      || n_padded != padded_size)
    g_assert_not_reached ();
  crypto_aead_xchacha20poly1305_ietf_encrypt (padded, NULL, padded, padded_size, about->bytes,
                                              about->used, NULL, nonce, key);
}

gsize
zimt_envelope_text_room (gsize sealed_size)
{
  gsize padded_size;

  if (sealed_size < HEAD_SIZE + SMALLEST_BUCKET + TAG_SIZE)
    return 0;
  padded_size = sealed_size - HEAD_SIZE - TAG_SIZE;
  if (padded_size > zimt_envelope_padded_size (ZIMT_ENVELOPE_MAX_SIZE)
      || zimt_envelope_padded_size (padded_size - 1) != padded_size)
    return 0;
  return padded_size;
}

gboolean
zimt_envelope_open (const guint8 *key, const ZimtPack *about, const guint8 *sealed,
                    gsize sealed_size, guint8 *text, gsize *text_size)
{
  gsize padded_size = zimt_envelope_text_room (sealed_size);

  if (padded_size == 0 || about->has_overflowed || sealed[0] != VERSION)
    return FALSE;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (text, NULL, NULL, sealed + HEAD_SIZE,
                                                  padded_size + TAG_SIZE, about->bytes, about->used,
                                                  sealed + 1, key)
      != 0)
    return FALSE;
  /* Only one padding is right for a text, so that one text has one size. */
  return sodium_unpad (text_size, text, padded_size, get_bucket (padded_size - 1)) == 0
         && *text_size <= ZIMT_ENVELOPE_MAX_SIZE
         && zimt_envelope_padded_size (*text_size) == padded_size;
}
