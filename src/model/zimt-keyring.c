/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is open while somebody is unlocked: the account's key and the classes that it holds. */
#include "zimt-keyring.h"

#include <string.h>

const guint8 zimt_recovery_id[ZIMT_ID_SIZE] = { 'r', 'e', 'c', 'o', 'v', 'e', 'r', 'y' };

ZimtOpenClass *
zimt_open_class_new (ZimtClassKey *key, GArray *roster)
{
  ZimtOpenClass *open = g_new0 (ZimtOpenClass, 1);

  open->key = key;
  open->roster = roster;
  return open;
}

void
zimt_open_class_free (ZimtOpenClass *open)
{
  g_clear_pointer (&open->key, zimt_class_key_free);
  g_clear_pointer (&open->roster, g_array_unref);
  g_free (open);
}

ZimtKeyring *
zimt_keyring_new (const guint8 *database, ZimtAccount *account, ZimtAccountKey *key)
{
  ZimtKeyring *keyring = g_new0 (ZimtKeyring, 1);

  memcpy (keyring->database, database, ZIMT_ID_SIZE);
  zimt_id_from_uid (account->uid, keyring->account_id);
  keyring->account = account;
  keyring->key = key;
  keyring->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)zimt_open_class_free);
  return keyring;
}

void
zimt_keyring_free (ZimtKeyring *keyring)
{
  g_hash_table_unref (keyring->classes);
  zimt_account_key_free (keyring->key);
  zimt_account_free (keyring->account);
  g_free (keyring);
}

ZimtOpenClass *
zimt_keyring_get_class (const ZimtKeyring *keyring, const char *code)
{
  return g_hash_table_lookup (keyring->classes, code);
}

gboolean
zimt_id_from_uid (const char *uid, guint8 *id)
{
  if (uid == NULL || strlen (uid) != 2 * ZIMT_ID_SIZE)
    return FALSE;
  for (gsize i = 0; i < ZIMT_ID_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (uid[2 * i]);
      int low = g_ascii_xdigit_value (uid[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      id[i] = (guint8)(high << 4 | low);
    }
  return TRUE;
}

char *
zimt_id_to_uid (const guint8 *id)
{
  char *uid = g_malloc (2 * ZIMT_ID_SIZE + 1);

  for (gsize i = 0; i < ZIMT_ID_SIZE; i++)
    g_snprintf (uid + 2 * i, 3, "%02x", id[i]);
  return uid;
}

const ZimtRosterEntry *
zimt_roster_find (const GArray *roster, const guint8 *account)
{
  for (guint i = 0; i < roster->len; i++)
    {
      const ZimtRosterEntry *entry = &g_array_index (roster, ZimtRosterEntry, i);

      if (memcmp (entry->account, account, ZIMT_ID_SIZE) == 0)
        return entry;
    }
  return NULL;
}

void
zimt_roster_remove (GArray *roster, const guint8 *account)
{
  const ZimtRosterEntry *entry = zimt_roster_find (roster, account);

  if (entry != NULL)
    g_array_remove_index (roster, (guint)(entry - (ZimtRosterEntry *)(gpointer)roster->data));
}

void
zimt_roster_put (GArray *roster, const guint8 *account, const guint8 *public_key)
{
  ZimtRosterEntry entry;

  zimt_roster_remove (roster, account);
  memcpy (entry.account, account, sizeof entry.account);
  memcpy (entry.public_key, public_key, sizeof entry.public_key);
  g_array_append_val (roster, entry);
}

static ZimtValueName
name_of_row (const guint8 *database, const guint8 *id, const char *class_code, guint32 generation,
             guint32 revision)
{
  return (ZimtValueName){ database, ZIMT_SEALED_TABLE, id, class_code, generation, revision };
}

ZimtSealedRow *
zimt_seal_row (const ZimtKeyring *keyring, const ZimtClassKey *key, const guint8 *id,
               guint32 revision, GBytes *text)
{
  const char *code = zimt_class_key_get_code (key);
  guint32 generation = zimt_class_key_get_generation (key);
  ZimtValueName name = name_of_row (keyring->database, id, code, generation, revision);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (text, &size);
  g_autoptr (GBytes) sealed = zimt_value_seal (zimt_class_key_get_secret (key), &name, bytes, size);

  return zimt_sealed_row_new (id, code, generation, revision, sealed);
}

GBytes *
zimt_open_row (const guint8 *database, const ZimtClassKey *key, const ZimtSealedRow *row,
               GError **error)
{
  ZimtValueName name
      = name_of_row (database, row->id, row->class_code, row->generation, row->revision);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (row->bytes, &size);

  return zimt_value_open (zimt_class_key_get_secret (key), &name, bytes, size, error);
}

void
zimt_manifest_add_row (ZimtManifest *manifest, const ZimtClassKey *key, const ZimtSealedRow *row)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (row->bytes, &size);

  zimt_manifest_add (manifest, key, ZIMT_SEALED_TABLE, row->id, row->revision, bytes, size);
}

void
zimt_manifest_remove_row (ZimtManifest *manifest, const ZimtClassKey *key, const ZimtSealedRow *row)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (row->bytes, &size);

  zimt_manifest_remove (manifest, key, ZIMT_SEALED_TABLE, row->id, row->revision, bytes, size);
}
