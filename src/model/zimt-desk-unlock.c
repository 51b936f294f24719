/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unlocking and locking: the classes and what is in them. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-vault-words.h"

void
zimt_unlocked_free (ZimtUnlocked *unlocked)
{
  if (unlocked == NULL)
    return;
  g_clear_pointer (&unlocked->account, zimt_account_free);
  g_clear_pointer (&unlocked->book, zimt_case_book_free);
  g_clear_pointer (&unlocked->warnings, g_ptr_array_unref);
  g_free (unlocked);
}

const ZimtAccount *
zimt_desk_get_account (ZimtDesk *desk)
{
  return desk->keyring != NULL ? desk->keyring->account : NULL;
}

static int
compare_codes_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char **
zimt_desk_dup_open_classes (ZimtDesk *desk)
{
  GPtrArray *codes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer code;

  if (desk->keyring != NULL)
    {
      g_hash_table_iter_init (&iter, desk->keyring->classes);
      while (g_hash_table_iter_next (&iter, &code, NULL))
        g_ptr_array_add (codes, g_strdup (code));
    }
  g_ptr_array_sort (codes, compare_codes_cb);
  g_ptr_array_add (codes, NULL);
  return (char **)g_ptr_array_free (codes, FALSE);
}

static const ZimtAccount *
find_account (ZimtDesk *desk, const char *name)
{
  g_autofree char *key = g_utf8_casefold (name, -1);

  for (guint i = 0; i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *account = desk->house->accounts->pdata[i];
      g_autofree char *other = g_utf8_casefold (account->name, -1);

      if (g_str_equal (key, other))
        return account;
    }
  return NULL;
}

static const ZimtAccount *
require_account (ZimtDesk *desk, const char *name, GError **error)
{
  const ZimtAccount *account = find_account (desk, name);

  if (account == NULL)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                         _ ("There is no account of that name; look how it is written."));
  else if (!zimt_account_is_usable (account, zimt_clock_get_today (desk->clock)))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                         _ ("This account has ended; ask the lead for a new one."));
  else
    return account;
  return NULL;
}

/* --- The classes --- */

static gboolean
has_public_key (ZimtDesk *desk, gint64 account_id, const guint8 *public_key)
{
  g_autoptr (ZimtKeyRow) row = zimt_store_load_key (desk->store, account_id, NULL);

  return row != NULL && g_bytes_get_size (row->public_key) == ZIMT_KEY_SIZE
         && memcmp (g_bytes_get_data (row->public_key, NULL), public_key, ZIMT_KEY_SIZE) == 0;
}

/* Whether the keys of the others are those that were sealed into the roster. Who has no slot lost
 * the class while it was closed: the roster is behind, and the account may have a new key by now.
 */
static gboolean
check_roster (ZimtDesk *desk, const ZimtOpenClass *open, GError **error)
{
  for (guint i = 0; i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *account = desk->house->accounts->pdata[i];
      guint8 id[ZIMT_ID_SIZE];
      const ZimtRosterEntry *entry
          = zimt_id_from_uid (account->uid, id) ? zimt_roster_find (open->roster, id) : NULL;
      gboolean has_slot = FALSE;

      if (entry == NULL || account->is_ended)
        continue;
      if (!zimt_desk_has_slot (desk, account->id, open->key, &has_slot, error))
        return FALSE;
      if (!has_slot || has_public_key (desk, account->id, entry->public_key))
        continue;
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                   _ ("The key of the account “%s” was changed by somebody, so the %s stay locked; "
                      "put a backup in the file’s place."),
                   account->name, zimt_vault_class_to_word (zimt_class_key_get_code (open->key)));
      return FALSE;
    }
  return TRUE;
}

/* The recovery key may be replaced without a class that was left empty, whose roster is behind
 * then. That it is empty says what is sealed. */
static gboolean
may_lack_recovery (const ZimtOpenClass *open)
{
  return *zimt_class_key_get_code (open->key) == 'S' && open->manifest.n_rows == 0;
}

static gboolean
check_recovery (ZimtDesk *desk, const ZimtOpenClass *open, GError **error)
{
  g_autoptr (GBytes) public_key = zimt_desk_load_recovery_public (desk, error);
  const ZimtRosterEntry *entry = zimt_roster_find (open->roster, zimt_recovery_id);

  if (public_key == NULL)
    return FALSE;
  if (entry != NULL
      && memcmp (entry->public_key, g_bytes_get_data (public_key, NULL), ZIMT_KEY_SIZE) == 0)
    return TRUE;
  zimt_vault_set_changed (zimt_class_key_get_code (open->key), error);
  return FALSE;
}

static void
warn (ZimtUnlocked *unlocked, const char *sentence)
{
  g_ptr_array_add (unlocked->warnings, g_strdup (sentence));
}

typedef struct
{
  ZimtDesk *desk;
  ZimtKeyring *keyring;
  ZimtUnlocked *unlocked;
  GPtrArray *classes;
  GPtrArray *slots;
} Unlocking;

static gboolean
open_one (const Unlocking *unlocking, const char *code, GPtrArray *vouchers, GPtrArray *older,
          GError **error)
{
  ZimtKeyring *keyring = unlocking->keyring;
  g_autoptr (ZimtOpenClass) open
      = zimt_desk_open_class (keyring->database, keyring->key, keyring->account_id,
                              unlocking->classes, unlocking->slots, code, vouchers, older, error);

  if (open == NULL || !check_roster (unlocking->desk, open, error)
      || (!may_lack_recovery (open) && !check_recovery (unlocking->desk, open, error)))
    return FALSE;
  g_hash_table_insert (keyring->classes, g_strdup (code), g_steal_pointer (&open));
  return TRUE;
}

/* A class of the account's roles without a slot: it was not given yet, or the slot is gone. */
static gboolean
open_class_of_role (const Unlocking *unlocking, const char *code, GPtrArray *older, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (open_one (unlocking, code, NULL, older, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  warn (unlocking->unlocked, local_error->message);
  return TRUE;
}

static gboolean
has_role_class (char **codes, const char *code)
{
  return g_strv_contains ((const char *const *)codes, code);
}

/* Restricted classes stay, also when they are empty: one that was open before and has no slot now
 * was taken away. It is told once. */
static void
look_for_lost_classes (const Unlocking *unlocking)
{
  ZimtKeyring *keyring = unlocking->keyring;
  g_auto (GStrv) pinned = zimt_account_key_dup_pinned (keyring->key);
  gboolean has_lost = FALSE;

  for (char **code = pinned; *code != NULL; code++)
    if (**code == 'S' && zimt_keyring_get_class (keyring, *code) == NULL)
      {
        zimt_account_key_drop_pin (keyring->key, *code);
        has_lost = TRUE;
      }
  if (has_lost)
    warn (unlocking->unlocked,
          _ ("A restricted case that this account could open cannot be opened any more; ask the "
             "others who could, or compare with a backup."));
}

/* Restricted classes come after class C, which vouches for them. */
static gboolean
open_classes (const Unlocking *unlocking, GError **error)
{
  g_auto (GStrv) codes = zimt_roles_dup_classes (unlocking->keyring->account->roles);
  g_autoptr (GPtrArray) chain
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_class_key_free);

  for (char **code = codes; *code != NULL; code++)
    if (!open_class_of_role (unlocking, *code, g_str_equal (*code, ZIMT_CLASS_CASES) ? chain : NULL,
                             error))
      return FALSE;
  for (guint i = 0; i < unlocking->slots->len; i++)
    {
      const ZimtSlotRow *slot = unlocking->slots->pdata[i];

      if (*slot->class_code == 'S' && has_role_class (codes, ZIMT_CLASS_CASES)
          && zimt_keyring_get_class (unlocking->keyring, slot->class_code) == NULL
          && !open_one (unlocking, slot->class_code, chain, NULL, error))
        return FALSE;
    }
  if (has_role_class (codes, ZIMT_CLASS_CASES))
    look_for_lost_classes (unlocking);
  return TRUE;
}

/* --- What is in them --- */

static gboolean
is_newest (GPtrArray *rows, guint i)
{
  return i + 1 == rows->len
         || memcmp (((const ZimtSealedRow *)rows->pdata[i])->id,
                    ((const ZimtSealedRow *)rows->pdata[i + 1])->id, ZIMT_ID_SIZE)
                != 0;
}

static ZimtRecord *
open_record (const guint8 *database, const ZimtOpenClass *open, const ZimtSealedRow *row,
             GError **error)
{
  g_autoptr (GBytes) text = zimt_open_row (database, open->key, row, error);
  g_autofree char *uid = NULL;

  if (text == NULL)
    return NULL;
  uid = zimt_id_to_uid (row->id);
  return zimt_record_restore (text, uid, row->revision, row->class_code, error);
}

ZimtRecord *
zimt_desk_open_record (ZimtDesk *desk, const ZimtOpenClass *open, const ZimtSealedRow *row,
                       GError **error)
{
  return open_record (desk->keyring->database, open, row, error);
}

static void
warn_of_rows (const Unlocking *unlocking, const ZimtOpenClass *open, const ZimtManifest *found)
{
  if (!zimt_manifest_has_same_rows (found, &open->manifest))
    warn (unlocking->unlocked, _ ("Records were taken away, brought back or exchanged by somebody "
                                  "outside of Zimt; compare "
                                  "with a backup."));
}

/* Private parts of cards are read with their cards, and counted here. */
static gboolean
count_private (const Unlocking *unlocking, const ZimtOpenClass *open, GError **error)
{
  g_autoptr (GPtrArray) rows
      = zimt_store_load_sealed (unlocking->desk->store, ZIMT_CLASS_PRIVATE, error);
  ZimtManifest found = { 0 };

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    zimt_manifest_add_row (&found, open->key, rows->pdata[i]);
  if (rows != NULL)
    warn_of_rows (unlocking, open, &found);
  return rows != NULL;
}

/* Every row is counted, the newest revision of each is read. What was damaged or exchanged is told
 * and left out: the rest of the work must go on. */
static gboolean
read_class (const Unlocking *unlocking, const ZimtOpenClass *open, GError **error)
{
  g_autoptr (GPtrArray) rows
      = zimt_store_load_sealed (unlocking->desk->store, zimt_class_key_get_code (open->key), error);
  ZimtManifest found = { 0 };
  guint n_lost = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const ZimtSealedRow *row = rows->pdata[i];
      g_autoptr (ZimtRecord) record = NULL;

      zimt_manifest_add_row (&found, open->key, row);
      if (!is_newest (rows, i))
        continue;
      record = open_record (unlocking->keyring->database, open, row, NULL);
      if (record != NULL)
        zimt_case_book_put (unlocking->unlocked->book, record);
      else
        n_lost++;
    }
  if (rows == NULL)
    return FALSE;
  if (n_lost > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
          ngettext ("%u record is damaged or was changed by somebody and is left out; look for it "
                    "in a backup.",
                    "%u records are damaged or were changed by somebody and are left out; look for "
                    "them in a backup.",
                    n_lost),
          n_lost);

      warn (unlocking->unlocked, sentence);
    }
  else
    warn_of_rows (unlocking, open, &found);
  return TRUE;
}

static gboolean
read_book (const Unlocking *unlocking, GError **error)
{
  const ZimtOpenClass *private = zimt_keyring_get_class (unlocking->keyring, ZIMT_CLASS_PRIVATE);
  GHashTableIter iter;
  gpointer code;
  gpointer open;

  if (private != NULL && !count_private (unlocking, private, error))
    return FALSE;
  if (zimt_keyring_get_class (unlocking->keyring, ZIMT_CLASS_CASES) == NULL)
    return TRUE;
  unlocking->unlocked->book = zimt_case_book_new ();
  g_hash_table_iter_init (&iter, unlocking->keyring->classes);
  while (g_hash_table_iter_next (&iter, &code, &open))
    if (!g_str_equal (code, ZIMT_CLASS_PRIVATE) && !read_class (unlocking, open, error))
      return FALSE;
  return TRUE;
}

/* --- Unlocking --- */

static gboolean
write_own_key (ZimtDesk *desk, ZimtKeyring *keyring, const char *password, gboolean is_weak,
               GError **error)
{
  g_autoptr (GBytes) public_key
      = g_bytes_new (zimt_account_key_get_public (keyring->key), ZIMT_KEY_SIZE);
  g_autoptr (GBytes) blob = is_weak ? zimt_account_key_lock (keyring->key, keyring->database,
                                                             keyring->account_id, password, error)
                                    : zimt_account_key_dup_blob (keyring->key);
  GHashTableIter iter;
  gpointer code;
  gpointer open;

  if (blob == NULL || !zimt_store_begin_silent (desk->store, error))
    return FALSE;
  if (!zimt_store_put_key (desk->store, keyring->account->id, public_key, blob, error))
    return FALSE;
  g_hash_table_iter_init (&iter, keyring->classes);
  while (g_hash_table_iter_next (&iter, &code, &open))
    if (!zimt_store_delete_slots (desk->store, keyring->account->id, code,
                                  zimt_class_key_get_generation (((ZimtOpenClass *)open)->key),
                                  error))
      return FALSE;
  return zimt_store_commit (desk->store, NULL, error);
}

static ZimtKeyring *
open_keyring (ZimtDesk *desk, const char *name, const char *password, gboolean *is_weak,
              GError **error)
{
  g_autoptr (GBytes) database = NULL;
  const ZimtAccount *account = require_account (desk, name, error);
  ZimtAccountKey *key;

  if (account == NULL || !zimt_store_load_vault (desk->store, &database, NULL, error))
    return NULL;
  key = zimt_desk_open_key (desk, account, g_bytes_get_data (database, NULL), password, is_weak,
                            error);
  if (key == NULL)
    return NULL;
  return zimt_keyring_new (g_bytes_get_data (database, NULL), zimt_account_copy (account), key);
}

static ZimtUnlocked *
unlocked_new (const ZimtAccount *account)
{
  ZimtUnlocked *unlocked = g_new0 (ZimtUnlocked, 1);

  unlocked->account = zimt_account_copy (account);
  unlocked->warnings = g_ptr_array_new_with_free_func (g_free);
  return unlocked;
}

/* After everything is open. None of it keeps the account out. Whether the file is an older one is
 * asked first: a key that is made anew brings it further than this computer ever saw it. */
static void
settle (ZimtDesk *desk, ZimtUnlocked *unlocked)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = zimt_desk_check_seen (desk);

  if (seen != NULL)
    warn (unlocked, seen);
  if (!zimt_desk_renew_due (desk, &error))
    warn (unlocked, error->message);
  g_clear_error (&error);
  if (!zimt_desk_forget_conduct (desk, &error))
    warn (unlocked, error->message);
}

ZimtUnlocked *
zimt_desk_unlock (ZimtDesk *desk, const char *name, const char *password, GError **error)
{
  gboolean is_weak = FALSE;
  g_autoptr (ZimtKeyring) keyring = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GPtrArray) slots = NULL;

  zimt_desk_lock (desk, NULL, NULL);
  if (!zimt_vault_init (error))
    return NULL;
  keyring = open_keyring (desk, name, password, &is_weak, error);
  if (keyring == NULL)
    return NULL;
  unlocked = unlocked_new (keyring->account);
  classes = zimt_store_load_classes (desk->store, error);
  slots = classes != NULL ? zimt_store_load_slots (desk->store, keyring->account->id, error) : NULL;
  if (slots == NULL)
    return NULL;

  Unlocking unlocking = { desk, keyring, unlocked, classes, slots };

  if (!open_classes (&unlocking, error) || !read_book (&unlocking, error))
    return NULL;
  if (!write_own_key (desk, keyring, password, is_weak, error))
    {
      zimt_store_rollback (desk->store);
      return NULL;
    }
  unlocked->has_private = zimt_keyring_get_class (keyring, ZIMT_CLASS_PRIVATE) != NULL;
  desk->keyring = g_steal_pointer (&keyring);
  settle (desk, unlocked);
  return g_steal_pointer (&unlocked);
}

/* Each by itself: one that cannot be kept must not take the others along. */
gboolean
zimt_desk_lock (ZimtDesk *desk, GPtrArray *drafts, GError **error)
{
  gboolean is_kept = TRUE;

  if (desk->keyring == NULL)
    return TRUE;
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    if (!zimt_desk_keep_draft (desk, drafts->pdata[i], is_kept ? error : NULL))
      is_kept = FALSE;
  g_clear_pointer (&desk->keyring, zimt_keyring_free);
  return is_kept;
}

/* --- What may be done --- */

static void
set_not_allowed (ZimtDesk *desk, GError **error)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                       desk->keyring == NULL
                           ? _ ("That is locked; unlock it with an account that may do it.")
                           : _ ("This account may not do that; unlock with one that may."));
}

gboolean
zimt_desk_require (ZimtDesk *desk, ZimtRight right, ZimtLevel level, GError **error)
{
  ZimtRoles roles = desk->keyring != NULL ? desk->keyring->account->roles : 0;
  gboolean is_sealed = zimt_right_get_kept_by (right) == ZIMT_KEPT_BY_CRYPTOGRAPHY;

  if (!desk->has_vault && !is_sealed)
    return TRUE;
  if (zimt_right_get_level (right, roles) >= level)
    return TRUE;
  set_not_allowed (desk, error);
  return FALSE;
}

gboolean
zimt_desk_require_unlocked (ZimtDesk *desk, GError **error)
{
  if (desk->keyring != NULL)
    return TRUE;
  set_not_allowed (desk, error);
  return FALSE;
}

ZimtOpenClass *
zimt_desk_require_class (ZimtDesk *desk, const char *code, GError **error)
{
  ZimtOpenClass *open = desk->keyring != NULL ? zimt_keyring_get_class (desk->keyring, code) : NULL;

  if (open == NULL)
    set_not_allowed (desk, error);
  return open;
}
