/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the key of a class reaches those who are entitled to it: slots, and links between
 * generations. */
#include "zimt-class-key-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "zimt-account-key-private.h"

#define SLOT_VERSION 1

/* Version, database, account, class, generation, key. */
#define SLOT_TEXT_MAX_SIZE (1 + 2 * ZIMT_ID_SIZE + ZIMT_CLASS_CODE_SIZE + 4 + ZIMT_KEY_SIZE)

GBytes *
zimt_class_key_seal_slot (const ZimtClassKey *key, const guint8 *database, const guint8 *account,
                          const guint8 *public_key)
{
  g_autoptr (ZimtSecret) bytes = zimt_secret_new (SLOT_TEXT_MAX_SIZE);
  ZimtPack text;
  guint8 *slot;

  zimt_pack_init (&text, zimt_secret_get_bytes (bytes), SLOT_TEXT_MAX_SIZE);
  zimt_pack_number (&text, SLOT_VERSION, 1);
  zimt_pack_bytes (&text, database, ZIMT_ID_SIZE);
  zimt_pack_bytes (&text, account, ZIMT_ID_SIZE);
  zimt_pack_text (&text, zimt_class_key_get_code (key));
  zimt_pack_number (&text, zimt_class_key_get_generation (key), 4);
  zimt_pack_bytes (&text, zimt_class_key_peek_bytes (key), ZIMT_KEY_SIZE);
  g_assert (!text.has_overflowed);

  slot = g_malloc (text.used + crypto_box_SEALBYTES);
  /* Fails only for a public key of small order, which no key pair has. */
  if (crypto_box_seal (slot, text.bytes, text.used, public_key) != 0)
    g_clear_pointer (&slot, g_free);
  return slot != NULL ? g_bytes_new_take (slot, text.used + crypto_box_SEALBYTES) : NULL;
}

/* The key of a slot's text; NULL where it is about something else. */
static ZimtClassKey *
unpack_slot (const guint8 *bytes, gsize size, const guint8 *database, const guint8 *account,
             const char *class_code, guint32 generation)
{
  guint8 its_database[ZIMT_ID_SIZE], its_account[ZIMT_ID_SIZE];
  g_autoptr (ZimtSecret) secret = zimt_secret_new (ZIMT_KEY_SIZE);
  char its_class_code[ZIMT_CLASS_CODE_SIZE];
  guint64 version, its_generation;
  ZimtUnpack text;

  zimt_unpack_init (&text, bytes, size);
  version = zimt_unpack_number (&text, 1);
  zimt_unpack_bytes (&text, its_database, ZIMT_ID_SIZE);
  zimt_unpack_bytes (&text, its_account, ZIMT_ID_SIZE);
  zimt_unpack_text (&text, its_class_code, sizeof its_class_code);
  its_generation = zimt_unpack_number (&text, 4);
  zimt_unpack_bytes (&text, zimt_secret_get_bytes (secret), ZIMT_KEY_SIZE);
  if (!zimt_unpack_is_done (&text) || version != SLOT_VERSION || its_generation != generation
      || generation == 0 || memcmp (its_database, database, ZIMT_ID_SIZE) != 0
      || memcmp (its_account, account, ZIMT_ID_SIZE) != 0
      || strcmp (its_class_code, class_code) != 0 || !zimt_class_code_is_valid (class_code))
    return NULL;
  return zimt_class_key_new_from_bytes (class_code, generation, zimt_secret_peek_bytes (secret));
}

/* TRUE where the pin says nothing of this generation, too. */
static gboolean
agrees_with_pin (const ZimtClassKey *key, const ZimtAccountKey *account_key, const guint8 *database)
{
  guint8 hash[ZIMT_KEY_SIZE];
  guint32 generation = 0;
  const guint8 *pin
      = zimt_account_key_get_pin (account_key, zimt_class_key_get_code (key), &generation);

  if (pin == NULL || generation != zimt_class_key_get_generation (key))
    return TRUE;
  zimt_class_key_hash (key, database, hash);
  return sodium_memcmp (hash, pin, ZIMT_KEY_SIZE) == 0;
}

ZimtClassKey *
zimt_class_key_open_slot (GBytes *slot, const ZimtAccountKey *account_key, const guint8 *database,
                          const guint8 *account, const char *class_code, guint32 generation,
                          GError **error)
{
  g_autoptr (ZimtClassKey) key = NULL;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (slot, &size);

  if (size > crypto_box_SEALBYTES && size <= SLOT_TEXT_MAX_SIZE + crypto_box_SEALBYTES)
    {
      g_autoptr (ZimtSecret) text = zimt_secret_new (size - crypto_box_SEALBYTES);

      if (crypto_box_seal_open (zimt_secret_get_bytes (text), bytes, size, account_key->public_key,
                                zimt_secret_peek_bytes (account_key->secret))
          == 0)
        key = unpack_slot (zimt_secret_peek_bytes (text), zimt_secret_get_size (text), database,
                           account, class_code, generation);
    }
  if (key != NULL && agrees_with_pin (key, account_key, database))
    return g_steal_pointer (&key);
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                       _ ("A key of this account is damaged or was exchanged; put a backup in its "
                          "place."));
  return NULL;
}

static void
init_link_about (ZimtPack *about, guint8 *bytes, const ZimtClassKey *older,
                 const ZimtClassKey *newer, const guint8 *database)
{
  zimt_class_key_init_about (older, about, bytes, "link", database);
  zimt_pack_text (about, zimt_class_key_get_code (newer));
  zimt_pack_number (about, zimt_class_key_get_generation (newer), 4);
}

static gboolean
is_later (const ZimtClassKey *older, const ZimtClassKey *newer)
{
  if (strcmp (zimt_class_key_get_code (older), zimt_class_key_get_code (newer)) != 0)
    return zimt_class_key_get_generation (newer) == 1;
  return zimt_class_key_get_generation (older) < zimt_class_key_get_generation (newer);
}

GBytes *
zimt_class_key_make_link (const ZimtClassKey *older, const ZimtClassKey *newer,
                          const guint8 *database)
{
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  guint8 hash[ZIMT_KEY_SIZE];
  ZimtPack about;

  g_return_val_if_fail (is_later (older, newer), NULL);

  zimt_class_key_hash (newer, database, hash);
  init_link_about (&about, about_bytes, older, newer, database);
  return zimt_class_key_seal (older, ZIMT_CLASS_USE_LINK, &about, hash, sizeof hash);
}

gboolean
zimt_class_key_check_link (const ZimtClassKey *older, const ZimtClassKey *newer,
                           const guint8 *database, GBytes *link, GError **error)
{
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  guint8 hash[ZIMT_KEY_SIZE];
  g_autoptr (GBytes) text = NULL;
  ZimtPack about;

  init_link_about (&about, about_bytes, older, newer, database);
  text = zimt_class_key_open (older, ZIMT_CLASS_USE_LINK, &about, link);
  zimt_class_key_hash (newer, database, hash);
  if (text != NULL && is_later (older, newer) && g_bytes_get_size (text) == sizeof hash
      && sodium_memcmp (g_bytes_get_data (text, NULL), hash, sizeof hash) == 0)
    return TRUE;
  g_set_error_literal (
      error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
      _ ("A newer key is not vouched for by the one before it; put a backup in its "
         "place."));
  return FALSE;
}
