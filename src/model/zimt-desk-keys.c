/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes and who holds them: opening one from its slots, giving it to somebody, making its key
 * anew. */
#include "zimt-desk-people.h"
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-vault-words.h"

char **
zimt_roles_dup_classes (ZimtRoles roles)
{
  g_autoptr (GStrvBuilder) classes = g_strv_builder_new ();

  if (zimt_right_get_level (ZIMT_RIGHT_CASES, roles) != ZIMT_LEVEL_NONE)
    g_strv_builder_add (classes, ZIMT_CLASS_CASES);
  if (zimt_right_get_level (ZIMT_RIGHT_POOLS_PRIVATE, roles) != ZIMT_LEVEL_NONE)
    g_strv_builder_add (classes, ZIMT_CLASS_PRIVATE);
  return g_strv_builder_end (classes);
}

ZimtClassRow *
zimt_class_rows_get (GPtrArray *classes, const char *code, guint32 generation)
{
  for (guint i = 0; i < classes->len; i++)
    {
      ZimtClassRow *row = classes->pdata[i];

      if (row->generation == generation && g_str_equal (row->class_code, code))
        return row;
    }
  return NULL;
}

ZimtClassRow *
zimt_class_rows_get_newest (GPtrArray *classes, const char *code)
{
  ZimtClassRow *newest = NULL;

  for (guint i = 0; i < classes->len; i++)
    {
      ZimtClassRow *row = classes->pdata[i];

      if (g_str_equal (row->class_code, code)
          && (newest == NULL || row->generation > newest->generation))
        newest = row;
    }
  return newest;
}

ZimtSlotRow *
zimt_slot_rows_get (GPtrArray *slots, const char *code, guint32 generation)
{
  for (guint i = 0; i < slots->len; i++)
    {
      ZimtSlotRow *row = slots->pdata[i];

      if (row->generation == generation && g_str_equal (row->class_code, code))
        return row;
    }
  return NULL;
}

gboolean
zimt_desk_has_slot (ZimtDesk *desk, gint64 account_id, const ZimtClassKey *key, gboolean *has_slot,
                    GError **error)
{
  g_autoptr (GPtrArray) slots = zimt_store_load_slots (desk->store, account_id, error);

  if (slots == NULL)
    return FALSE;
  *has_slot = zimt_slot_rows_get (slots, zimt_class_key_get_code (key),
                                  zimt_class_key_get_generation (key))
              != NULL;
  return TRUE;
}

gboolean
zimt_desk_is_class_empty (ZimtDesk *desk, const char *code, gboolean *is_empty, GError **error)
{
  g_autoptr (GPtrArray) rows = zimt_store_load_sealed (desk->store, code, error);

  if (rows == NULL)
    return FALSE;
  *is_empty = rows->len == 0;
  return TRUE;
}

/* The oldest generation of which there is a slot; 0: there is none. */
static guint32
get_first_slot (GPtrArray *slots, const char *code)
{
  guint32 first = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const ZimtSlotRow *row = slots->pdata[i];

      if (g_str_equal (row->class_code, code) && (first == 0 || row->generation < first))
        first = row->generation;
    }
  return first;
}

typedef struct
{
  const guint8 *database;
  ZimtAccountKey *account_key;
  const guint8 *account_id;
  GPtrArray *classes;
  GPtrArray *slots;
  const char *code;
} Chain;

static ZimtClassKey *
open_slot (const Chain *chain, guint32 generation, GError **error)
{
  ZimtSlotRow *slot = zimt_slot_rows_get (chain->slots, chain->code, generation);

  if (slot == NULL)
    {
      zimt_vault_set_changed (chain->code, error);
      return NULL;
    }
  return zimt_class_key_open_slot (slot->bytes, chain->account_key, chain->database,
                                   chain->account_id, chain->code, generation, error);
}

static gboolean
is_vouched (const Chain *chain, const ZimtClassKey *key, GPtrArray *vouchers)
{
  ZimtClassRow *row
      = zimt_class_rows_get (chain->classes, chain->code, zimt_class_key_get_generation (key));

  for (guint i = 0; vouchers != NULL && row != NULL && row->link != NULL && i < vouchers->len; i++)
    if (zimt_class_key_check_link (vouchers->pdata[i], key, chain->database, row->link, NULL))
      return TRUE;
  return FALSE;
}

/* The first key of the chain: one that was pinned, or that a class vouches for which was. */
static ZimtClassKey *
open_first (const Chain *chain, GPtrArray *vouchers, GError **error)
{
  guint32 generation = 0;
  g_autoptr (ZimtClassKey) key = NULL;

  if (zimt_account_key_get_pin (chain->account_key, chain->code, &generation) != NULL)
    return open_slot (chain, generation, error);
  key = open_slot (chain, get_first_slot (chain->slots, chain->code), error);
  if (key == NULL)
    return NULL;
  if (is_vouched (chain, key, vouchers))
    return g_steal_pointer (&key);
  zimt_vault_set_changed (chain->code, error);
  return NULL;
}

/* From one generation to the next, each vouched for by the one before. */
static ZimtClassKey *
follow (const Chain *chain, ZimtClassKey *first, guint32 newest, GPtrArray *older, GError **error)
{
  g_autoptr (ZimtClassKey) key = first;

  while (zimt_class_key_get_generation (key) < newest)
    {
      guint32 generation = zimt_class_key_get_generation (key) + 1;
      ZimtClassRow *row = zimt_class_rows_get (chain->classes, chain->code, generation);
      g_autoptr (ZimtClassKey) next = open_slot (chain, generation, error);

      if (next == NULL)
        return NULL;
      if (row == NULL || row->link == NULL
          || !zimt_class_key_check_link (key, next, chain->database, row->link, NULL))
        {
          zimt_vault_set_changed (chain->code, error);
          return NULL;
        }
      if (older != NULL)
        g_ptr_array_add (older, g_steal_pointer (&key));
      g_clear_pointer (&key, zimt_class_key_free);
      key = g_steal_pointer (&next);
    }
  if (zimt_class_key_get_generation (key) == newest)
    return g_steal_pointer (&key);
  zimt_vault_set_changed (chain->code, error);
  return NULL;
}

static void
pin (ZimtAccountKey *account_key, const ZimtClassKey *key, const guint8 *database)
{
  guint8 hash[ZIMT_KEY_SIZE];

  zimt_class_key_hash (key, database, hash);
  zimt_account_key_set_pin (account_key, zimt_class_key_get_code (key),
                            zimt_class_key_get_generation (key), hash);
}

static ZimtOpenClass *
read_class (const guint8 *database, ZimtClassKey *key, const ZimtClassRow *row, GError **error)
{
  g_autoptr (ZimtClassKey) owned = key;
  g_autoptr (ZimtOpenClass) open = NULL;
  GArray *roster = row->roster != NULL ? zimt_roster_open (key, database, row->roster, NULL) : NULL;

  if (roster == NULL || row->manifest == NULL)
    {
      g_clear_pointer (&roster, g_array_unref);
      zimt_vault_set_changed (row->class_code, error);
      return NULL;
    }
  open = zimt_open_class_new (g_steal_pointer (&owned), roster);
  if (zimt_manifest_open (&open->manifest, key, database, row->manifest, NULL))
    return g_steal_pointer (&open);
  zimt_vault_set_changed (row->class_code, error);
  return NULL;
}

void
zimt_desk_pin_again (ZimtDesk *desk)
{
  GHashTableIter iter;
  gpointer code;
  gpointer open;

  /* A pin only goes forward by itself. */
  g_hash_table_iter_init (&iter, desk->keyring->classes);
  while (g_hash_table_iter_next (&iter, &code, &open))
    {
      zimt_account_key_drop_pin (desk->keyring->key, code);
      pin (desk->keyring->key, ((ZimtOpenClass *)open)->key, desk->keyring->database);
    }
}

ZimtOpenClass *
zimt_desk_open_class (const guint8 *database, ZimtAccountKey *account_key, const guint8 *account_id,
                      GPtrArray *classes, GPtrArray *slots, const char *code, GPtrArray *vouchers,
                      GPtrArray *older, GError **error)
{
  Chain chain = { database, account_key, account_id, classes, slots, code };
  ZimtClassRow *newest = zimt_class_rows_get_newest (classes, code);
  g_autoptr (ZimtOpenClass) open = NULL;
  ZimtClassKey *key;

  if (newest == NULL || get_first_slot (slots, code) == 0)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND, "%s", zimt_vault_missing_key (code));
      return NULL;
    }
  key = open_first (&chain, vouchers, error);
  if (key != NULL)
    key = follow (&chain, key, newest->generation, older, error);
  if (key == NULL)
    return NULL;
  if (older != NULL)
    g_ptr_array_add (older, zimt_class_key_copy (key));
  open = read_class (database, key, newest, error);
  if (open != NULL)
    pin (account_key, open->key, database);
  return g_steal_pointer (&open);
}

gboolean
zimt_desk_store_manifest (ZimtDesk *desk, ZimtOpenClass *open, const ZimtManifest *manifest,
                          GError **error)
{
  g_autoptr (GBytes) sealed = zimt_manifest_seal (manifest, open->key, desk->keyring->database);

  return zimt_store_put_manifest (desk->store, zimt_class_key_get_code (open->key),
                                  zimt_class_key_get_generation (open->key), sealed, error);
}

/* @link (nullable). */
static gboolean
put_class (ZimtDesk *desk, const guint8 *database, const ZimtOpenClass *open, GBytes *link,
           GError **error)
{
  g_autoptr (GBytes) roster = zimt_roster_seal (open->roster, open->key, database);
  g_autoptr (GBytes) manifest = zimt_manifest_seal (&open->manifest, open->key, database);
  ZimtClassRow row = { .class_code = (char *)zimt_class_key_get_code (open->key),
                       .generation = zimt_class_key_get_generation (open->key),
                       .link = link,
                       .roster = roster,
                       .manifest = manifest };

  return zimt_store_put_class (desk->store, &row, error);
}

/* @account_id 0: the recovery key. */
static gboolean
put_slot (ZimtDesk *desk, const guint8 *database, const ZimtClassKey *key, gint64 account_id,
          const guint8 *id, const guint8 *public_key, GError **error)
{
  g_autoptr (GBytes) bytes = zimt_class_key_seal_slot (key, database, id, public_key);
  ZimtSlotRow slot = { .class_code = (char *)zimt_class_key_get_code (key),
                       .generation = zimt_class_key_get_generation (key),
                       .account_id = account_id,
                       .bytes = bytes };

  if (bytes == NULL)
    {
      zimt_vault_set_changed (slot.class_code, error);
      return FALSE;
    }
  return zimt_store_put_slot (desk->store, &slot, error);
}

/* The link of the newest generation stays what it is. */
static gboolean
update_roster (ZimtDesk *desk, const guint8 *database, const ZimtOpenClass *open, GError **error)
{
  g_autoptr (GPtrArray) classes = zimt_store_load_classes (desk->store, error);
  ZimtClassRow *row;

  if (classes == NULL)
    return FALSE;
  row = zimt_class_rows_get (classes, zimt_class_key_get_code (open->key),
                             zimt_class_key_get_generation (open->key));
  g_clear_pointer (&row->roster, g_bytes_unref);
  row->roster = zimt_roster_seal (open->roster, open->key, database);
  return zimt_store_put_class (desk->store, row, error);
}

gboolean
zimt_desk_put_holder (ZimtDesk *desk, const guint8 *database, ZimtOpenClass *open,
                      gint64 account_id, const guint8 *id, const guint8 *public_key, GError **error)
{
  zimt_roster_put (open->roster, id, public_key);
  return put_slot (desk, database, open->key, account_id, id, public_key, error)
         && update_roster (desk, database, open, error);
}

ZimtOpenClass *
zimt_desk_new_class (ZimtDesk *desk, const guint8 *database, const char *code,
                     const guint8 *recovery_public_key, const ZimtClassKey *voucher, GError **error)
{
  g_autoptr (ZimtOpenClass) open
      = zimt_open_class_new (zimt_class_key_new (code, 1),
                             g_array_new (FALSE, FALSE, sizeof (ZimtRosterEntry)));
  g_autoptr (GBytes) link
      = voucher != NULL ? zimt_class_key_make_link (voucher, open->key, database) : NULL;

  zimt_roster_put (open->roster, zimt_recovery_id, recovery_public_key);
  if (!put_class (desk, database, open, link, error)
      || !put_slot (desk, database, open->key, 0, zimt_recovery_id, recovery_public_key, error))
    return NULL;
  return g_steal_pointer (&open);
}

/* --- Making a key anew --- */

/* A holder of a restricted class has to be counselling, as of class C. */
static gboolean
may_hold (ZimtDesk *desk, const ZimtAccount *account, const char *code)
{
  ZimtRight right
      = g_str_equal (code, ZIMT_CLASS_PRIVATE) ? ZIMT_RIGHT_POOLS_PRIVATE : ZIMT_RIGHT_CASES;

  return !account->is_ended && zimt_right_get_level (right, account->roles) != ZIMT_LEVEL_NONE;
}

/* Those of the roster who still may, and from whom nobody took the class while it was closed, when
 * the roster could not be written. The public keys are the roster's, not the table's, which
 * somebody could have changed. */
static gboolean
seal_to_holders (ZimtDesk *desk, const ZimtOpenClass *old, ZimtOpenClass *next,
                 const guint8 *recovery_public_key, GError **error)
{
  const char *code = zimt_class_key_get_code (next->key);
  const guint8 *database = desk->keyring->database;

  for (guint i = 0; i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *account = desk->house->accounts->pdata[i];
      guint8 id[ZIMT_ID_SIZE];
      const ZimtRosterEntry *entry
          = zimt_id_from_uid (account->uid, id) ? zimt_roster_find (old->roster, id) : NULL;
      gboolean has_slot = FALSE;

      if (entry == NULL || !may_hold (desk, account, code))
        continue;
      if (!zimt_desk_has_slot (desk, account->id, old->key, &has_slot, error))
        return FALSE;
      if (!has_slot)
        continue;
      zimt_roster_put (next->roster, id, entry->public_key);
      if (!put_slot (desk, database, next->key, account->id, id, entry->public_key, error))
        return FALSE;
    }
  zimt_roster_put (next->roster, zimt_recovery_id, recovery_public_key);
  return put_slot (desk, database, next->key, 0, zimt_recovery_id, recovery_public_key, error);
}

static gboolean
drop_slots (ZimtDesk *desk, const ZimtOpenClass *next, GError **error)
{
  const char *code = zimt_class_key_get_code (next->key);
  guint32 generation = zimt_class_key_get_generation (next->key);

  for (guint i = 0; i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *account = desk->house->accounts->pdata[i];
      gboolean is_own = account->id == desk->keyring->account->id;
      guint8 id[ZIMT_ID_SIZE];
      gboolean holds
          = zimt_id_from_uid (account->uid, id) && zimt_roster_find (next->roster, id) != NULL;

      /* The others find the way from the generation that they have pinned to this one. */
      if ((!holds && !zimt_store_delete_slots (desk->store, account->id, code, 0, error))
          || (is_own
              && !zimt_store_delete_slots (desk->store, account->id, code, generation, error)))
        return FALSE;
    }
  return zimt_store_delete_slots (desk->store, 0, code, generation, error);
}

/* What was taken away, brought back or exchanged before is still told afterwards: the new manifest
 * is wrong by the same as the old one. */
static void
carry_difference (ZimtManifest *next, const ZimtManifest *old, const ZimtManifest *found)
{
  next->n_rows += old->n_rows - found->n_rows;
  for (gsize i = 0; i < sizeof next->sum; i++)
    next->sum[i] ^= old->sum[i] ^ found->sum[i];
}

/* Values that do not open stay what they are, and are told as damaged: whoever damages one must not
 * be able to keep a key from being made anew. */
static gboolean
seal_rows_again (ZimtDesk *desk, const ZimtOpenClass *old, ZimtOpenClass *next, GError **error)
{
  const char *code = zimt_class_key_get_code (old->key);
  g_autoptr (GPtrArray) rows = zimt_store_load_sealed (desk->store, code, error);
  ZimtManifest found = { 0 };

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const ZimtSealedRow *row = rows->pdata[i];
      g_autoptr (GBytes) text = zimt_open_row (desk->keyring->database, old->key, row, NULL);
      g_autoptr (ZimtSealedRow) again = NULL;

      zimt_manifest_add_row (&found, old->key, row);
      if (text == NULL)
        continue;
      again = zimt_seal_row (desk->keyring, next->key, row->id, row->revision, text);
      if (!zimt_store_put_sealed (desk->store, again, error))
        return FALSE;
      zimt_manifest_add_row (&next->manifest, next->key, again);
    }
  if (rows == NULL)
    return FALSE;
  carry_difference (&next->manifest, &old->manifest, &found);
  return TRUE;
}

static gboolean
retire_class (ZimtDesk *desk, const ZimtClassKey *key, GError **error)
{
  g_autoptr (GPtrArray) classes = zimt_store_load_classes (desk->store, error);
  ZimtClassRow *row;

  if (classes == NULL)
    return FALSE;
  row = zimt_class_rows_get (classes, zimt_class_key_get_code (key),
                             zimt_class_key_get_generation (key));
  g_clear_pointer (&row->roster, g_bytes_unref);
  g_clear_pointer (&row->manifest, g_bytes_unref);
  row->is_rotation_due = FALSE;
  return zimt_store_put_class (desk->store, row, error);
}

gboolean
zimt_desk_pin_own (ZimtDesk *desk, const ZimtClassKey *key, GError **error)
{
  const guint8 *public_key = zimt_account_key_get_public (desk->keyring->key);
  g_autoptr (GBytes) public_bytes = g_bytes_new (public_key, ZIMT_KEY_SIZE);
  g_autoptr (GBytes) blob = NULL;

  pin (desk->keyring->key, key, desk->keyring->database);
  blob = zimt_account_key_dup_blob (desk->keyring->key);
  return zimt_store_put_key (desk->store, desk->keyring->account->id, public_bytes, blob, error);
}

gboolean
zimt_desk_renew_class (ZimtDesk *desk, ZimtOpenClass *open, const guint8 *recovery_public_key,
                       ZimtOpenClass **next, GError **error)
{
  const guint8 *database = desk->keyring->database;
  guint32 generation = zimt_class_key_get_generation (open->key) + 1;
  g_autoptr (ZimtOpenClass) made
      = zimt_open_class_new (zimt_class_key_new (zimt_class_key_get_code (open->key), generation),
                             g_array_new (FALSE, FALSE, sizeof (ZimtRosterEntry)));
  g_autoptr (GBytes) link = zimt_class_key_make_link (open->key, made->key, database);

  made->manifest.counter = open->manifest.counter + 1;
  made->manifest.n_rows = 0;
  /* The class's row is there before rows that name it, and whole once they are counted. */
  if (!put_class (desk, database, made, link, error)
      || !seal_to_holders (desk, open, made, recovery_public_key, error)
      || !seal_rows_again (desk, open, made, error)
      || !put_class (desk, database, made, link, error) || !retire_class (desk, open->key, error)
      || !zimt_desk_pin_own (desk, made->key, error) || !drop_slots (desk, made, error))
    return FALSE;
  *next = g_steal_pointer (&made);
  return TRUE;
}

/* --- Verifying --- */

gboolean
zimt_desk_verify_vault (ZimtDesk *desk, const char *class_code, gint64 *n_values, GError **error)
{
  const ZimtOpenClass *open = zimt_desk_require_class (desk, class_code, error);
  g_autoptr (GPtrArray) rows
      = open != NULL ? zimt_store_load_sealed (desk->store, class_code, error) : NULL;
  ZimtManifest found = { 0 };

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (GBytes) text
          = zimt_open_row (desk->keyring->database, open->key, rows->pdata[i], error);

      if (text == NULL)
        return FALSE;
      zimt_manifest_add_row (&found, open->key, rows->pdata[i]);
    }
  if (rows == NULL)
    return FALSE;
  if (n_values != NULL)
    *n_values = rows->len;
  if (zimt_manifest_has_same_rows (&found, &open->manifest))
    return !g_str_equal (class_code, ZIMT_CLASS_PRIVATE) || zimt_desk_verify_cards (desk, error);
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
               _ ("Some of the %s were taken away, brought back or exchanged outside of Zimt; "
                  "compare with a backup."),
               zimt_vault_class_to_word (class_code));
  return FALSE;
}
