/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts: the first one with the vault, further ones, changes and ends. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-recovery-key.h"
#include "zimt-text.h"
#include "zimt-vault-words.h"

GBytes *
zimt_desk_load_recovery_public (ZimtDesk *desk, GError **error)
{
  g_autoptr (GBytes) database = NULL;
  g_autoptr (GBytes) recovery = NULL;

  if (!zimt_store_load_vault (desk->store, &database, &recovery, error))
    return NULL;
  if (recovery != NULL && g_bytes_get_size (recovery) == ZIMT_KEY_SIZE)
    return g_steal_pointer (&recovery);
  zimt_vault_set_changed (ZIMT_CLASS_CASES, error);
  return NULL;
}

const ZimtAccount *
zimt_desk_get_house_account (ZimtDesk *desk, gint64 account_id, GError **error)
{
  for (guint i = 0; i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *account = desk->house->accounts->pdata[i];

      if (account->id == account_id)
        return account;
    }
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                       _ ("There is no such account any more."));
  return NULL;
}

/* --- A new key pair with its password --- */

typedef struct
{
  ZimtAccountKey *key; /* owned */
  GBytes *blob;        /* owned */
  guint8 id[ZIMT_ID_SIZE];
} NewKey;

static void
new_key_clear (NewKey *new_key)
{
  g_clear_pointer (&new_key->key, zimt_account_key_free);
  g_clear_pointer (&new_key->blob, g_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewKey, new_key_clear)

static gboolean
make_key (NewKey *new_key, const ZimtAccount *account, const guint8 *database, const char *password,
          GError **error)
{
  new_key->key = zimt_account_key_new ();
  zimt_id_from_uid (account->uid, new_key->id);
  new_key->blob = zimt_account_key_lock (new_key->key, database, new_key->id, password, error);
  return new_key->blob != NULL;
}

static gboolean
put_key (ZimtDesk *desk, const ZimtAccountKey *key, gint64 account_id, GError **error)
{
  g_autoptr (GBytes) public_key = g_bytes_new (zimt_account_key_get_public (key), ZIMT_KEY_SIZE);
  g_autoptr (GBytes) blob = zimt_account_key_dup_blob (key);

  return zimt_store_put_key (desk->store, account_id, public_key, blob, error);
}

/* Seals @open to the account whose key is open here, which pins it. */
static gboolean
give_class (ZimtDesk *desk, const guint8 *database, ZimtOpenClass *open, gint64 account_id,
            const guint8 *id, ZimtAccountKey *key, GError **error)
{
  guint8 hash[ZIMT_KEY_SIZE];

  zimt_class_key_hash (open->key, database, hash);
  zimt_account_key_set_pin (key, zimt_class_key_get_code (open->key),
                            zimt_class_key_get_generation (open->key), hash);
  return zimt_desk_put_holder (desk, database, open, account_id, id,
                               zimt_account_key_get_public (key), error);
}

/* After a transaction that gave classes was taken back. */
static void
forget_holder (ZimtDesk *desk, char **codes, const ZimtAccount *account)
{
  guint8 id[ZIMT_ID_SIZE];

  zimt_id_from_uid (account->uid, id);
  for (char **code = codes; desk->keyring != NULL && *code != NULL; code++)
    {
      ZimtOpenClass *open = zimt_keyring_get_class (desk->keyring, *code);

      if (open != NULL)
        zimt_roster_remove (open->roster, id);
    }
}

/* --- The vault --- */

static gboolean
found_classes (ZimtDesk *desk, const ZimtAccount *account, const NewKey *new_key,
               const guint8 *database, const guint8 *recovery_public, GError **error)
{
  static const char *const codes[] = { ZIMT_CLASS_CASES, ZIMT_CLASS_PRIVATE };
  g_auto (GStrv) own = zimt_roles_dup_classes (account->roles);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (ZimtOpenClass) open
          = zimt_desk_new_class (desk, database, codes[i], recovery_public, NULL, error);

      if (open == NULL
          || (g_strv_contains ((const char *const *)own, codes[i])
              && !give_class (desk, database, open, account->id, new_key->id, new_key->key, error)))
        return FALSE;
    }
  return TRUE;
}

static ZimtAccountKey *
parse_recovery (const char *text, GError **error)
{
  g_autoptr (ZimtSecret) seed = zimt_recovery_key_parse (text, error);

  return seed != NULL ? zimt_account_key_new_from_recovery (seed) : NULL;
}

static gboolean
store_vault (ZimtDesk *desk, ZimtAccount *account, const NewKey *new_key, const guint8 *database,
             const guint8 *recovery_public, GError **error)
{
  g_autoptr (GBytes) database_bytes = g_bytes_new (database, ZIMT_ID_SIZE);
  g_autoptr (GBytes) recovery_bytes = g_bytes_new (recovery_public, ZIMT_KEY_SIZE);

  return zimt_store_put_vault (desk->store, database_bytes, recovery_bytes, error)
         && zimt_store_put_account (desk->store, account, error)
         && put_key (desk, new_key->key, account->id, error)
         && found_classes (desk, account, new_key, database, recovery_public, error)
         && put_key (desk, new_key->key, account->id, error);
}

gboolean
zimt_desk_found_vault (ZimtDesk *desk, ZimtAccount *account, const char *password,
                       const char *recovery_key, GError **error)
{
  g_autoptr (ZimtAccountKey) recovery = NULL;
  g_auto (NewKey) new_key = { 0 };
  guint8 database[ZIMT_ID_SIZE];

  if (desk->has_vault)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                           _ ("This house has accounts already; unlock with one of them."));
      return FALSE;
    }
  account->roles |= ZIMT_ROLE_LEAD;
  if (!zimt_vault_init (error) || !zimt_account_validate (account, error)
      || !zimt_desk_check_password (password, account->name, error))
    return FALSE;
  recovery = parse_recovery (recovery_key, error);
  if (recovery == NULL)
    return FALSE;
  zimt_vault_random (database, sizeof database);
  return make_key (&new_key, account, database, password, error)
         && zimt_desk_begin (desk, ZIMT_STEP_UPKEEP, _ ("New account: %s"), account->name, error)
         && zimt_desk_finish (desk,
                              store_vault (desk, account, &new_key, database,
                                           zimt_account_key_get_public (recovery), error),
                              error);
}

/* --- Further accounts --- */

gboolean
zimt_desk_add_account (ZimtDesk *desk, ZimtAccount *account, const char *password,
                       gboolean *is_missing, GError **error)
{
  g_auto (NewKey) new_key = { 0 };
  g_auto (GStrv) codes = NULL;
  gboolean is_done;
  gboolean lacks = FALSE;

  if (!zimt_desk_require_unlocked (desk, error)
      || !zimt_desk_require (desk, ZIMT_RIGHT_ACCOUNTS, ZIMT_LEVEL_WRITE, error)
      || !zimt_account_validate (account, error)
      || !zimt_desk_check_password (password, account->name, error)
      || !make_key (&new_key, account, desk->keyring->database, password, error)
      || !zimt_desk_begin (desk, ZIMT_STEP_UPKEEP, _ ("New account: %s"), account->name, error))
    return FALSE;
  codes = zimt_roles_dup_classes (account->roles);
  is_done = zimt_store_put_account (desk->store, account, error)
            && put_key (desk, new_key.key, account->id, error);
  for (char **code = codes; is_done && *code != NULL; code++)
    {
      ZimtOpenClass *open = zimt_keyring_get_class (desk->keyring, *code);

      lacks |= open == NULL;
      is_done = open == NULL
                || give_class (desk, desk->keyring->database, open, account->id, new_key.id,
                               new_key.key, error);
    }
  is_done = is_done && put_key (desk, new_key.key, account->id, error);
  if (is_missing != NULL)
    *is_missing = lacks;
  if (zimt_desk_finish (desk, is_done, error))
    return TRUE;
  forget_holder (desk, codes, account);
  return FALSE;
}

/* --- Giving a class --- */

/* The classes that @account lacks, of those of its roles. */
static char **
dup_lacking (ZimtDesk *desk, const ZimtAccount *account, GError **error)
{
  g_auto (GStrv) codes = zimt_roles_dup_classes (account->roles);
  g_autoptr (GPtrArray) slots = zimt_store_load_slots (desk->store, account->id, error);
  g_autoptr (GStrvBuilder) lacking = g_strv_builder_new ();

  if (slots == NULL)
    return NULL;
  for (char **code = codes; *code != NULL; code++)
    {
      gboolean has = FALSE;

      for (guint i = 0; i < slots->len && !has; i++)
        has = g_str_equal (((const ZimtSlotRow *)slots->pdata[i])->class_code, *code);
      if (!has)
        g_strv_builder_add (lacking, *code);
    }
  return g_strv_builder_end (lacking);
}

GArray *
zimt_desk_list_missing (ZimtDesk *desk, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  ZimtDate today = zimt_clock_get_today (desk->clock);

  for (guint i = 0; i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *account = desk->house->accounts->pdata[i];
      g_auto (GStrv) lacking = NULL;

      if (!zimt_account_is_usable (account, today))
        continue;
      lacking = dup_lacking (desk, account, error);
      if (lacking == NULL)
        return NULL;
      if (*lacking != NULL)
        g_array_append_val (ids, account->id);
    }
  return g_steal_pointer (&ids);
}

/* Paper has no pins, and anybody can seal a box to it. So a class has to open what is there: one
 * that somebody made for themselves would get everything that is written from now on. */
static gboolean
check_opens (ZimtDesk *desk, const guint8 *database, const ZimtOpenClass *open, GError **error)
{
  const char *code = zimt_class_key_get_code (open->key);
  g_autoptr (GPtrArray) rows = zimt_store_load_sealed (desk->store, code, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (GBytes) text = zimt_open_row (database, open->key, rows->pdata[i], NULL);

      if (text != NULL)
        return TRUE;
    }
  if (rows != NULL && rows->len > 0)
    zimt_vault_set_changed (code, error);
  return rows != NULL && rows->len == 0;
}

/* The class from the recovery key's slot, or a sentence why not. */
static ZimtOpenClass *
open_by_recovery (ZimtDesk *desk, const guint8 *database, ZimtAccountKey *recovery,
                  const char *code, GError **error)
{
  g_autoptr (GPtrArray) classes = zimt_store_load_classes (desk->store, error);
  g_autoptr (GPtrArray) slots
      = classes != NULL ? zimt_store_load_slots (desk->store, 0, error) : NULL;
  ZimtClassRow *newest = classes != NULL ? zimt_class_rows_get_newest (classes, code) : NULL;
  ZimtSlotRow *slot = slots != NULL && newest != NULL
                          ? zimt_slot_rows_get (slots, code, newest->generation)
                          : NULL;
  g_autoptr (ZimtClassKey) key = NULL;
  g_autoptr (ZimtOpenClass) open = NULL;
  guint8 hash[ZIMT_KEY_SIZE];

  if (slots == NULL)
    return NULL;
  if (slot == NULL)
    {
      zimt_vault_set_changed (code, error);
      return NULL;
    }
  key = zimt_class_key_open_slot (slot->bytes, recovery, database, zimt_recovery_id, code,
                                  newest->generation, error);
  if (key == NULL)
    return NULL;
  zimt_class_key_hash (key, database, hash);
  zimt_account_key_set_pin (recovery, code, newest->generation, hash);
  open = zimt_desk_open_class (database, recovery, zimt_recovery_id, classes, slots, code, NULL,
                               NULL, error);
  return open != NULL && check_opens (desk, database, open, error) ? g_steal_pointer (&open) : NULL;
}

static ZimtAccountKey *
require_recovery (ZimtDesk *desk, const char *text, GError **error)
{
  g_autoptr (GBytes) public_key = NULL;
  g_autoptr (ZimtAccountKey) recovery = parse_recovery (text, error);

  if (recovery == NULL)
    return NULL;
  public_key = zimt_desk_load_recovery_public (desk, error);
  if (public_key == NULL)
    return NULL;
  if (memcmp (g_bytes_get_data (public_key, NULL), zimt_account_key_get_public (recovery),
              ZIMT_KEY_SIZE)
      == 0)
    return g_steal_pointer (&recovery);
  g_set_error_literal (
      error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
      _ ("This is the recovery key of another house, or one that was replaced; look "
         "for the newest paper."));
  return NULL;
}

/* Gives the classes @codes to an account whose key is open, from the keyring or by the paper key.
 */
static gboolean
give_classes (ZimtDesk *desk, const guint8 *database, char **codes, ZimtAccountKey *recovery,
              const ZimtAccount *account, ZimtAccountKey *key, GError **error)
{
  guint8 id[ZIMT_ID_SIZE];

  zimt_id_from_uid (account->uid, id);
  for (char **code = codes; *code != NULL; code++)
    {
      ZimtOpenClass *open
          = desk->keyring != NULL ? zimt_keyring_get_class (desk->keyring, *code) : NULL;
      g_autoptr (ZimtOpenClass) by_paper = NULL;

      if (open == NULL && recovery != NULL)
        open = by_paper = open_by_recovery (desk, database, recovery, *code, error);
      else if (open == NULL)
        g_set_error (
            error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
            /* Translators: "the cases", "the private data". */
            _ ("Only somebody who can open the %s can give their key, or the paper recovery "
               "key."),
            zimt_vault_class_to_word (*code));
      if (open == NULL || !give_class (desk, database, open, account->id, id, key, error))
        return FALSE;
    }
  return put_key (desk, key, account->id, error);
}

static gboolean
finish_silently (ZimtDesk *desk, gboolean is_done, GError **error)
{
  if (is_done && zimt_store_commit (desk->store, NULL, error))
    return TRUE;
  zimt_store_rollback (desk->store);
  return FALSE;
}

/* Whoever gives a class to the own account has that account's key open twice: what was pinned in
 * one must not be lost when the other is written. */
static void
follow_own_pins (ZimtDesk *desk, const ZimtAccountKey *key, char **codes)
{
  for (char **code = codes; *code != NULL; code++)
    {
      guint32 generation = 0;
      const guint8 *hash = zimt_account_key_get_pin (key, *code, &generation);

      if (hash != NULL)
        zimt_account_key_set_pin (desk->keyring->key, *code, generation, hash);
    }
}

gboolean
zimt_desk_grant (ZimtDesk *desk, gint64 account_id, const char *password, const char *recovery_key,
                 GError **error)
{
  const ZimtAccount *account = zimt_desk_get_house_account (desk, account_id, error);
  g_autoptr (GBytes) database = NULL;
  g_autoptr (ZimtAccountKey) recovery = NULL;
  g_autoptr (ZimtAccountKey) key = NULL;
  g_auto (GStrv) lacking = NULL;

  if (account == NULL || !zimt_desk_require_unlocked (desk, error)
      || !zimt_store_load_vault (desk->store, &database, NULL, error))
    return FALSE;
  lacking = dup_lacking (desk, account, error);
  if (lacking == NULL)
    return FALSE;
  if (recovery_key != NULL)
    {
      recovery = require_recovery (desk, recovery_key, error);
      if (recovery == NULL)
        return FALSE;
    }
  key = zimt_desk_open_key (desk, account, g_bytes_get_data (database, NULL), password, NULL,
                            error);
  if (key == NULL || !zimt_store_begin_silent (desk->store, error))
    return FALSE;
  if (finish_silently (desk,
                       give_classes (desk, g_bytes_get_data (database, NULL), lacking, recovery,
                                     account, key, error),
                       error))
    {
      if (account->id == desk->keyring->account->id)
        follow_own_pins (desk, key, lacking);
      return TRUE;
    }
  forget_holder (desk, lacking, account);
  return FALSE;
}

/* --- Passwords --- */

/* The key that the old password opened gets the new one, and takes the place of the open key once
 * that is stored: a password that was not stored must not come with the next write of the blob. */
gboolean
zimt_desk_change_password (ZimtDesk *desk, const char *old_password, const char *new_password,
                           GError **error)
{
  ZimtKeyring *keyring = desk->keyring;
  g_autoptr (ZimtAccountKey) key = NULL;
  g_autoptr (GBytes) blob = NULL;

  if (!zimt_desk_require_unlocked (desk, error)
      || !zimt_desk_check_password (new_password, keyring->account->name, error))
    return FALSE;
  key = zimt_desk_open_key (desk, keyring->account, keyring->database, old_password, NULL, error);
  if (key == NULL)
    return FALSE;
  blob = zimt_account_key_lock (key, keyring->database, keyring->account_id, new_password, error);
  if (blob == NULL || !zimt_store_begin_silent (desk->store, error)
      || !finish_silently (desk, put_key (desk, key, keyring->account->id, error), error))
    return FALSE;
  zimt_account_key_free (keyring->key);
  keyring->key = g_steal_pointer (&key);
  return TRUE;
}

/* The classes of the account's roles, and the restricted ones that it holds, but for empty ones:
 * the recovery key may be newer than they are. */
static char **
dup_classes_to_recover (ZimtDesk *desk, const ZimtAccount *account, GError **error)
{
  g_autoptr (GPtrArray) slots = zimt_store_load_slots (desk->store, account->id, error);
  g_auto (GStrv) codes = zimt_roles_dup_classes (account->roles);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (slots == NULL)
    return NULL;
  g_strv_builder_addv (all, (const char **)codes);
  for (guint i = 0; i < slots->len; i++)
    {
      const ZimtSlotRow *slot = slots->pdata[i];
      gboolean is_empty = FALSE;

      if (*slot->class_code != 'S' || !g_hash_table_add (seen, slot->class_code))
        continue;
      if (!zimt_desk_is_class_empty (desk, slot->class_code, &is_empty, error))
        return NULL;
      if (!is_empty)
        g_strv_builder_add (all, slot->class_code);
    }
  return g_strv_builder_end (all);
}

/* Slots of the key pair that is lost would stand in the way of the new one. */
static gboolean
drop_lost_slots (ZimtDesk *desk, char **codes, const ZimtAccount *account, GError **error)
{
  g_autoptr (GPtrArray) classes = zimt_store_load_classes (desk->store, error);
  g_autoptr (GPtrArray) slots
      = classes != NULL ? zimt_store_load_slots (desk->store, account->id, error) : NULL;

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const char *code = ((const ZimtSlotRow *)slots->pdata[i])->class_code;
      gboolean is_given = g_strv_contains ((const char *const *)codes, code);
      guint32 first = is_given ? zimt_class_rows_get_newest (classes, code)->generation : 0;

      if ((is_given || *code == 'S')
          && !zimt_store_delete_slots (desk->store, account->id, code, first, error))
        return FALSE;
    }
  return slots != NULL;
}

gboolean
zimt_desk_recover (ZimtDesk *desk, const char *recovery_key, gint64 account_id,
                   const char *new_password, GError **error)
{
  const ZimtAccount *account = zimt_desk_get_house_account (desk, account_id, error);
  g_autoptr (GBytes) database = NULL;
  g_autoptr (ZimtAccountKey) recovery = NULL;
  g_auto (NewKey) new_key = { 0 };
  g_auto (GStrv) codes = NULL;

  if (account == NULL || !zimt_desk_lock (desk, NULL, error) || !zimt_vault_init (error)
      || !zimt_store_load_vault (desk->store, &database, NULL, error))
    return FALSE;
  if (!zimt_account_is_usable (account, zimt_clock_get_today (desk->clock)))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                           _ ("This account has ended; choose another one."));
      return FALSE;
    }
  recovery = require_recovery (desk, recovery_key, error);
  codes = recovery != NULL ? dup_classes_to_recover (desk, account, error) : NULL;
  if (codes == NULL || !zimt_desk_check_password (new_password, account->name, error)
      || !make_key (&new_key, account, g_bytes_get_data (database, NULL), new_password, error))
    return FALSE;
  return zimt_store_begin_silent (desk->store, error)
         && finish_silently (desk,
                             give_classes (desk, g_bytes_get_data (database, NULL), codes, recovery,
                                           account, new_key.key, error)
                                 && drop_lost_slots (desk, codes, account, error),
                             error);
}
