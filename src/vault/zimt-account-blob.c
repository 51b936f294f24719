/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key of an account at rest: a head that says how the password's key is made, an envelope that
 * the key opens, and a check sum that tells damage from a wrong password. */
#include "zimt-account-key-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "zimt-envelope.h"

#define VERSION 1
#define HEAD_SIZE (1 + 4 + 4 + ZIMT_SALT_SIZE)
#define CHECK_SUM_SIZE 32
#define PASSWORD_MAX_SIZE 1024

/* What is sealed: database, account, secret key, number of pins; then each pin at its largest. */
#define TEXT_SIZE (2 * ZIMT_ID_SIZE + ZIMT_KEY_SIZE + 4)
#define PIN_MAX_SIZE (ZIMT_CLASS_CODE_SIZE + 4 + ZIMT_KEY_SIZE)

G_STATIC_ASSERT (crypto_pwhash_SALTBYTES == ZIMT_SALT_SIZE);
G_STATIC_ASSERT (ZIMT_PASSWORD_PASSES_FLOOR >= crypto_pwhash_OPSLIMIT_MODERATE);
G_STATIC_ASSERT (ZIMT_PASSWORD_MEMORY_FLOOR >= crypto_pwhash_MEMLIMIT_MODERATE);

static ZimtSecret *
make_password_key (const ZimtPasswordCost *cost, const char *password, GError **error)
{
  g_autoptr (ZimtSecret) password_key = zimt_secret_new (ZIMT_KEY_SIZE);

  if (crypto_pwhash (zimt_secret_get_bytes (password_key), ZIMT_KEY_SIZE, password,
                     strlen (password), cost->salt, cost->passes, (gsize)cost->memory_kib * 1024,
                     crypto_pwhash_ALG_ARGON2ID13)
      == 0)
    return g_steal_pointer (&password_key);
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                       _ ("There is not enough memory for the password's key; please close other "
                          "programs and try again."));
  return NULL;
}

static void
pack_head (ZimtPack *pack, const ZimtPasswordCost *cost)
{
  zimt_pack_number (pack, VERSION, 1);
  zimt_pack_number (pack, cost->passes, 4);
  zimt_pack_number (pack, cost->memory_kib, 4);
  zimt_pack_bytes (pack, cost->salt, ZIMT_SALT_SIZE);
}

/* Database and account are inside the envelope instead, so that a blob from elsewhere is told from
 * a wrong password. */
static void
pack_about (ZimtPack *about, guint8 *bytes, const ZimtPasswordCost *cost)
{
  static const guint8 no_database[ZIMT_ID_SIZE];

  zimt_pack_init_about (about, bytes, "account", no_database);
  pack_head (about, cost);
}

static void
pack_text (ZimtPack *text, const ZimtAccountKey *key)
{
  zimt_pack_bytes (text, key->database, ZIMT_ID_SIZE);
  zimt_pack_bytes (text, key->account, ZIMT_ID_SIZE);
  zimt_pack_bytes (text, zimt_secret_peek_bytes (key->secret), ZIMT_KEY_SIZE);
  zimt_pack_number (text, key->pins->len, 4);
  for (guint i = 0; i < key->pins->len; i++)
    {
      const ZimtPin *pin = &g_array_index (key->pins, ZimtPin, i);

      zimt_pack_text (text, pin->class_code);
      zimt_pack_number (text, pin->generation, 4);
      zimt_pack_bytes (text, pin->hash, ZIMT_KEY_SIZE);
    }
}

GBytes *
zimt_account_key_dup_blob (const ZimtAccountKey *key)
{
  gsize room = TEXT_SIZE + key->pins->len * PIN_MAX_SIZE;
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  ZimtPack about, text, blob;
  gsize size;

  g_return_val_if_fail (key->password_key != NULL, NULL);

  g_autoptr (ZimtSecret) text_bytes = zimt_secret_new (room);

  zimt_pack_init (&text, zimt_secret_get_bytes (text_bytes), room);
  pack_text (&text, key);
  g_assert (!text.has_overflowed);

  size = HEAD_SIZE + zimt_envelope_sealed_size (text.used) + CHECK_SUM_SIZE;
  zimt_pack_init (&blob, g_malloc (size), size);
  pack_head (&blob, &key->cost);
  pack_about (&about, about_bytes, &key->cost);
  zimt_envelope_seal (zimt_secret_peek_bytes (key->password_key), &about, text.bytes, text.used,
                      blob.bytes + blob.used);
  crypto_generichash (blob.bytes + size - CHECK_SUM_SIZE, CHECK_SUM_SIZE, blob.bytes,
                      size - CHECK_SUM_SIZE, NULL, 0);
  return g_bytes_new_take (blob.bytes, size);
}

GBytes *
zimt_account_key_lock (ZimtAccountKey *key, const guint8 *database, const guint8 *account,
                       const char *password, GError **error)
{
  ZimtPasswordCost cost = { ZIMT_PASSWORD_PASSES, ZIMT_PASSWORD_MEMORY / 1024 };
  gsize length = strlen (password);
  ZimtSecret *password_key;

  g_return_val_if_fail (!key->is_for_paper, NULL);

  if (length == 0 || length > PASSWORD_MAX_SIZE)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("The password is empty or too long; please choose another one."));
      return NULL;
    }
  randombytes_buf (cost.salt, sizeof cost.salt);
  password_key = make_password_key (&cost, password, error);
  if (password_key == NULL)
    return NULL;

  zimt_secret_free (key->password_key);
  key->password_key = password_key;
  key->cost = cost;
  memcpy (key->database, database, ZIMT_ID_SIZE);
  memcpy (key->account, account, ZIMT_ID_SIZE);
  return zimt_account_key_dup_blob (key);
}

/* FALSE where the blob is not what zimt_account_key_dup_blob () wrote, or asks for too little or
 * too much work. */
static gboolean
read_head (const guint8 *bytes, gsize size, ZimtPasswordCost *cost)
{
  guint8 check_sum[CHECK_SUM_SIZE];
  ZimtUnpack head;
  guint64 version;

  if (size < HEAD_SIZE + CHECK_SUM_SIZE
      || zimt_envelope_text_room (size - HEAD_SIZE - CHECK_SUM_SIZE) == 0)
    return FALSE;
  crypto_generichash (check_sum, CHECK_SUM_SIZE, bytes, size - CHECK_SUM_SIZE, NULL, 0);
  if (sodium_memcmp (check_sum, bytes + size - CHECK_SUM_SIZE, CHECK_SUM_SIZE) != 0)
    return FALSE;

  zimt_unpack_init (&head, bytes, HEAD_SIZE);
  version = zimt_unpack_number (&head, 1);
  cost->passes = (guint32)zimt_unpack_number (&head, 4);
  cost->memory_kib = (guint32)zimt_unpack_number (&head, 4);
  zimt_unpack_bytes (&head, cost->salt, ZIMT_SALT_SIZE);
  return version == VERSION && cost->passes >= ZIMT_PASSWORD_PASSES_FLOOR
         && cost->passes <= ZIMT_PASSWORD_PASSES_CAP
         && cost->memory_kib >= ZIMT_PASSWORD_MEMORY_FLOOR / 1024
         && cost->memory_kib <= ZIMT_PASSWORD_MEMORY_CAP / 1024;
}

static gboolean
unpack_pins (ZimtUnpack *text, ZimtAccountKey *key)
{
  guint32 n_pins = (guint32)zimt_unpack_number (text, 4);

  for (guint32 i = 0; i < n_pins && !text->is_short; i++)
    {
      ZimtPin pin;

      zimt_unpack_text (text, pin.class_code, sizeof pin.class_code);
      pin.generation = (guint32)zimt_unpack_number (text, 4);
      zimt_unpack_bytes (text, pin.hash, ZIMT_KEY_SIZE);
      if (!zimt_class_code_is_valid (pin.class_code) || pin.generation == 0)
        return FALSE;
      zimt_account_key_set_pin (key, pin.class_code, pin.generation, pin.hash);
    }
  return zimt_unpack_is_done (text);
}

/* The key from what was sealed; NULL where it belongs elsewhere. */
static ZimtAccountKey *
unpack_key (const guint8 *bytes, gsize size, const guint8 *public_key, const guint8 *database,
            const guint8 *account)
{
  g_autoptr (ZimtAccountKey) key = NULL;
  g_autoptr (ZimtSecret) secret = zimt_secret_new (ZIMT_KEY_SIZE);
  guint8 its_database[ZIMT_ID_SIZE], its_account[ZIMT_ID_SIZE];
  ZimtUnpack text;

  zimt_unpack_init (&text, bytes, size);
  zimt_unpack_bytes (&text, its_database, ZIMT_ID_SIZE);
  zimt_unpack_bytes (&text, its_account, ZIMT_ID_SIZE);
  zimt_unpack_bytes (&text, zimt_secret_get_bytes (secret), ZIMT_KEY_SIZE);
  key = zimt_account_key_new_from_secret (zimt_secret_peek_bytes (secret));
  memcpy (key->database, its_database, ZIMT_ID_SIZE);
  memcpy (key->account, its_account, ZIMT_ID_SIZE);
  if (!unpack_pins (&text, key) || memcmp (its_database, database, ZIMT_ID_SIZE) != 0
      || memcmp (its_account, account, ZIMT_ID_SIZE) != 0
      || memcmp (key->public_key, public_key, ZIMT_KEY_SIZE) != 0)
    return NULL;
  return g_steal_pointer (&key);
}

static ZimtAccountKey *
fail_damaged (GError **error)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                       _ ("What is stored of this account's key is damaged or was changed; put a "
                          "backup in its place."));
  return NULL;
}

ZimtAccountKey *
zimt_account_key_unlock (GBytes *blob, const guint8 *public_key, const guint8 *database,
                         const guint8 *account, const char *password, gboolean *is_weak,
                         GError **error)
{
  gsize size, sealed_size, text_size;
  const guint8 *bytes = g_bytes_get_data (blob, &size);
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  ZimtPasswordCost cost;
  ZimtAccountKey *key;
  ZimtPack about;

  if (!read_head (bytes, size, &cost))
    return fail_damaged (error);

  g_autoptr (ZimtSecret) password_key = make_password_key (&cost, password, error);
  if (password_key == NULL)
    return NULL;

  sealed_size = size - HEAD_SIZE - CHECK_SUM_SIZE;
  g_autoptr (ZimtSecret) text = zimt_secret_new (zimt_envelope_text_room (sealed_size));
  pack_about (&about, about_bytes, &cost);
  if (!zimt_envelope_open (zimt_secret_peek_bytes (password_key), &about, bytes + HEAD_SIZE,
                           sealed_size, zimt_secret_get_bytes (text), &text_size))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED, _ ("The password is wrong."));
      return NULL;
    }
  key = unpack_key (zimt_secret_peek_bytes (text), text_size, public_key, database, account);
  if (key == NULL)
    return fail_damaged (error);

  key->password_key = g_steal_pointer (&password_key);
  key->cost = cost;
  if (is_weak != NULL)
    *is_weak = cost.passes < ZIMT_PASSWORD_PASSES || cost.memory_kib < ZIMT_PASSWORD_MEMORY / 1024;
  return key;
}
