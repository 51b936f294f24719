/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account holds: a key pair and the pins of the class keys that it has seen. */
#include "zimt-account-key-private.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (crypto_box_PUBLICKEYBYTES == ZIMT_KEY_SIZE);
G_STATIC_ASSERT (crypto_box_SECRETKEYBYTES == ZIMT_KEY_SIZE);
G_STATIC_ASSERT (crypto_box_SEEDBYTES == ZIMT_KEY_SIZE);

gboolean
zimt_class_code_is_valid (const char *class_code)
{
  gsize length = strlen (class_code);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (class_code[i]))
      return FALSE;
  return length >= 1 && length < ZIMT_CLASS_CODE_SIZE;
}

static ZimtAccountKey *
new_empty (void)
{
  ZimtAccountKey *key = g_new0 (ZimtAccountKey, 1);

  key->secret = zimt_secret_new (ZIMT_KEY_SIZE);
  key->pins = g_array_new (FALSE, FALSE, sizeof (ZimtPin));
  return key;
}

ZimtAccountKey *
zimt_account_key_new (void)
{
  ZimtAccountKey *key = new_empty ();

  crypto_box_keypair (key->public_key, zimt_secret_get_bytes (key->secret));
  return key;
}

ZimtAccountKey *
zimt_account_key_new_from_recovery (const ZimtSecret *seed)
{
  ZimtAccountKey *key;

  g_return_val_if_fail (zimt_secret_get_size (seed) == ZIMT_KEY_SIZE, NULL);

  key = new_empty ();
  crypto_box_seed_keypair (key->public_key, zimt_secret_get_bytes (key->secret),
                           zimt_secret_peek_bytes (seed));
  key->is_for_paper = TRUE;
  return key;
}

ZimtAccountKey *
zimt_account_key_new_from_secret (const guint8 *secret)
{
  ZimtAccountKey *key = new_empty ();

  memcpy (zimt_secret_get_bytes (key->secret), secret, ZIMT_KEY_SIZE);
  crypto_scalarmult_base (key->public_key, secret);
  return key;
}

void
zimt_account_key_free (ZimtAccountKey *key)
{
  if (key == NULL)
    return;
  zimt_secret_free (key->secret);
  zimt_secret_free (key->password_key);
  g_array_unref (key->pins);
  g_free (key);
}

const guint8 *
zimt_account_key_get_public (const ZimtAccountKey *key)
{
  return key->public_key;
}

const ZimtSecret *
zimt_account_key_get_secret (const ZimtAccountKey *key)
{
  return key->secret;
}

/* The index of the pin, or the number of pins. */
static guint
find_pin (const ZimtAccountKey *key, const char *class_code)
{
  guint i = 0;

  while (i < key->pins->len
         && strcmp (g_array_index (key->pins, ZimtPin, i).class_code, class_code) != 0)
    i++;
  return i;
}

const guint8 *
zimt_account_key_get_pin (const ZimtAccountKey *key, const char *class_code, guint32 *generation)
{
  guint i = find_pin (key, class_code);
  const ZimtPin *pin;

  if (i == key->pins->len)
    return NULL;
  pin = &g_array_index (key->pins, ZimtPin, i);
  if (generation != NULL)
    *generation = pin->generation;
  return pin->hash;
}

void
zimt_account_key_set_pin (ZimtAccountKey *key, const char *class_code, guint32 generation,
                          const guint8 *hash)
{
  guint i = find_pin (key, class_code);
  ZimtPin pin = { .generation = generation };

  g_return_if_fail (zimt_class_code_is_valid (class_code) && generation > 0);

  g_strlcpy (pin.class_code, class_code, sizeof pin.class_code);
  memcpy (pin.hash, hash, ZIMT_KEY_SIZE);
  if (i == key->pins->len)
    g_array_set_size (key->pins, i + 1);
  else if (g_array_index (key->pins, ZimtPin, i).generation > generation)
    return;
  g_array_index (key->pins, ZimtPin, i) = pin;
}

void
zimt_account_key_drop_pin (ZimtAccountKey *key, const char *class_code)
{
  guint i = find_pin (key, class_code);

  if (i < key->pins->len)
    g_array_remove_index (key->pins, i);
}

char **
zimt_account_key_dup_pinned (const ZimtAccountKey *key)
{
  char **codes = g_new0 (char *, key->pins->len + 1);

  for (guint i = 0; i < key->pins->len; i++)
    codes[i] = g_strdup (g_array_index (key->pins, ZimtPin, i).class_code);
  return codes;
}
