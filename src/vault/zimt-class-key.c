/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key of a class of values, and the keys that are derived from it. */
#include "zimt-class-key-private.h"

#include <sodium.h>
#include <string.h>

#include "zimt-account-key-private.h"

#define KDF_CONTEXT "zimtclas"

struct _ZimtClassKey
{
  char class_code[ZIMT_CLASS_CODE_SIZE];
  guint32 generation;
  ZimtSecret *secret;  /* owned: the key itself */
  ZimtSecret *values;  /* owned: the key of values, which goes out */
  ZimtSecret *for_use; /* owned: the others, one behind the other */
};

G_STATIC_ASSERT (crypto_kdf_KEYBYTES == ZIMT_KEY_SIZE);
G_STATIC_ASSERT (crypto_kdf_CONTEXTBYTES == sizeof KDF_CONTEXT - 1);

static void
derive (guint8 *derived, ZimtClassUse use, const ZimtSecret *secret)
{
  crypto_kdf_derive_from_key (derived, ZIMT_KEY_SIZE, (guint64)use, KDF_CONTEXT,
                              zimt_secret_peek_bytes (secret));
}

/* Takes @secret. */
static ZimtClassKey *
new_with_secret (const char *class_code, guint32 generation, ZimtSecret *secret)
{
  ZimtClassKey *key = g_new0 (ZimtClassKey, 1);

  g_strlcpy (key->class_code, class_code, sizeof key->class_code);
  key->generation = generation;
  key->secret = secret;
  key->values = zimt_secret_new (ZIMT_KEY_SIZE);
  derive (zimt_secret_get_bytes (key->values), ZIMT_CLASS_USE_VALUE, secret);
  key->for_use = zimt_secret_new ((ZIMT_CLASS_USE_LINK - ZIMT_CLASS_USE_VALUE) * ZIMT_KEY_SIZE);
  for (ZimtClassUse use = ZIMT_CLASS_USE_ROW; use <= ZIMT_CLASS_USE_LINK; use++)
    derive (zimt_secret_get_bytes (key->for_use) + (use - ZIMT_CLASS_USE_ROW) * ZIMT_KEY_SIZE, use,
            secret);
  return key;
}

ZimtClassKey *
zimt_class_key_new (const char *class_code, guint32 generation)
{
  g_return_val_if_fail (zimt_class_code_is_valid (class_code) && generation > 0, NULL);

  return new_with_secret (class_code, generation, zimt_secret_new_random (ZIMT_KEY_SIZE));
}

ZimtClassKey *
zimt_class_key_new_from_bytes (const char *class_code, guint32 generation, const guint8 *bytes)
{
  return new_with_secret (class_code, generation, zimt_secret_new_copy (bytes, ZIMT_KEY_SIZE));
}

ZimtClassKey *
zimt_class_key_copy (const ZimtClassKey *key)
{
  return zimt_class_key_new_from_bytes (key->class_code, key->generation,
                                        zimt_secret_peek_bytes (key->secret));
}

void
zimt_class_key_free (ZimtClassKey *key)
{
  if (key == NULL)
    return;
  zimt_secret_free (key->secret);
  zimt_secret_free (key->values);
  zimt_secret_free (key->for_use);
  g_free (key);
}

const char *
zimt_class_key_get_code (const ZimtClassKey *key)
{
  return key->class_code;
}

guint32
zimt_class_key_get_generation (const ZimtClassKey *key)
{
  return key->generation;
}

const ZimtSecret *
zimt_class_key_get_secret (const ZimtClassKey *key)
{
  return key->values;
}

const guint8 *
zimt_class_key_peek_bytes (const ZimtClassKey *key)
{
  return zimt_secret_peek_bytes (key->secret);
}

const guint8 *
zimt_class_key_peek_use (const ZimtClassKey *key, ZimtClassUse use)
{
  g_assert (use >= ZIMT_CLASS_USE_ROW && use <= ZIMT_CLASS_USE_LINK);

  return zimt_secret_peek_bytes (key->for_use) + (use - ZIMT_CLASS_USE_ROW) * ZIMT_KEY_SIZE;
}

void
zimt_class_key_init_about (const ZimtClassKey *key, ZimtPack *about, guint8 *bytes,
                           const char *what, const guint8 *database)
{
  zimt_pack_init_about (about, bytes, what, database);
  zimt_pack_text (about, key->class_code);
  zimt_pack_number (about, key->generation, 4);
}

void
zimt_class_key_hash (const ZimtClassKey *key, const guint8 *database, guint8 *hash)
{
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  ZimtPack about;

  zimt_class_key_init_about (key, &about, about_bytes, "pin", database);
  /* The key goes in as BLAKE2b's key, which is its first block: no copy of it is needed. */
  crypto_generichash (hash, ZIMT_KEY_SIZE, about.bytes, about.used,
                      zimt_secret_peek_bytes (key->secret), ZIMT_KEY_SIZE);
}

GBytes *
zimt_class_key_seal (const ZimtClassKey *key, ZimtClassUse use, const ZimtPack *about,
                     const guint8 *text, gsize size)
{
  gsize sealed_size = zimt_envelope_sealed_size (size);
  guint8 *sealed = g_malloc (sealed_size);

  zimt_envelope_seal (zimt_class_key_peek_use (key, use), about, text, size, sealed);
  return g_bytes_new_take (sealed, sealed_size);
}

GBytes *
zimt_class_key_open (const ZimtClassKey *key, ZimtClassUse use, const ZimtPack *about,
                     GBytes *sealed)
{
  gsize size, text_size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);
  gsize room = zimt_envelope_text_room (size);
  g_autoptr (GBytes) padded = NULL;
  guint8 *text = g_malloc (room);

  padded = zimt_vault_take_bytes (text, room);
  if (!zimt_envelope_open (zimt_class_key_peek_use (key, use), about, bytes, size, text,
                           &text_size))
    return NULL;
  return g_bytes_new_from_bytes (padded, 0, text_size);
}
