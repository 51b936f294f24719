/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts that change or end, and the keys that are made anew for it. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-recovery-key.h"
#include "zimt-vault-words.h"

/* --- Making keys anew --- */

/* Inside a transaction. @renewed: gets the classes to put into the keyring once it is committed. */
static gboolean
renew (ZimtDesk *desk, const char *code, const guint8 *recovery_public, GPtrArray *renewed,
       GError **error)
{
  ZimtOpenClass *open = zimt_keyring_get_class (desk->keyring, code);
  ZimtOpenClass *next = NULL;

  if (!zimt_desk_renew_class (desk, open, recovery_public, &next, error))
    return FALSE;
  g_ptr_array_add (renewed, next);
  return TRUE;
}

static GPtrArray *
renewed_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_open_class_free);
}

/* After the commit. The file keeps nothing that an older key opens. */
static void
take_renewed (ZimtDesk *desk, GPtrArray *renewed)
{
  while (renewed->len > 0)
    {
      ZimtOpenClass *open = g_ptr_array_steal_index (renewed, 0);

      g_hash_table_insert (desk->keyring->classes, g_strdup (zimt_class_key_get_code (open->key)),
                           open);
    }
  zimt_store_forget (desk->store);
  zimt_desk_mark_seen (desk);
}

/* Ends a transaction: stored where @is_done, else taken back. */
static gboolean
finish (ZimtDesk *desk, gboolean is_done, GPtrArray *renewed, GError **error)
{
  if (is_done && zimt_desk_commit (desk, FALSE, error))
    {
      take_renewed (desk, renewed);
      return zimt_desk_reload (desk, error);
    }
  zimt_store_rollback (desk->store);
  zimt_desk_pin_again (desk);
  zimt_desk_reload (desk, NULL); /* the first error is the one to tell */
  return FALSE;
}

gboolean
zimt_desk_rotate (ZimtDesk *desk, const char *class_code, GError **error)
{
  g_autoptr (GPtrArray) renewed = renewed_new ();
  g_autoptr (GBytes) recovery = NULL;

  if (zimt_desk_require_class (desk, class_code, error) == NULL)
    return FALSE;
  recovery = zimt_desk_load_recovery_public (desk, error);
  return recovery != NULL && zimt_store_begin_silent (desk->store, error)
         && finish (desk,
                    renew (desk, class_code, g_bytes_get_data (recovery, NULL), renewed, error),
                    renewed, error);
}

gboolean
zimt_desk_renew_due (ZimtDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) classes = zimt_store_load_classes (desk->store, error);

  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      const ZimtClassRow *row = classes->pdata[i];

      if (row->is_rotation_due && zimt_keyring_get_class (desk->keyring, row->class_code) != NULL
          && !zimt_desk_rotate (desk, row->class_code, error))
        return FALSE;
    }
  return classes != NULL;
}

static gboolean
store_recovery (ZimtDesk *desk, const guint8 *public_key, GPtrArray *renewed, GError **error)
{
  g_autoptr (GBytes) database = g_bytes_new (desk->keyring->database, ZIMT_ID_SIZE);
  g_autoptr (GBytes) recovery = g_bytes_new (public_key, ZIMT_KEY_SIZE);
  g_autoptr (GList) codes = g_hash_table_get_keys (desk->keyring->classes);

  for (GList *code = codes; code != NULL; code = code->next)
    if (!renew (desk, code->data, public_key, renewed, error))
      return FALSE;
  return zimt_store_put_vault (desk->store, database, recovery, error);
}

/* A class that stays closed would stay with the old paper. */
static gboolean
require_every_class (ZimtDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) classes = zimt_store_load_classes (desk->store, error);

  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      const ZimtClassRow *row = classes->pdata[i];
      gboolean is_empty = FALSE;

      if (zimt_keyring_get_class (desk->keyring, row->class_code) != NULL)
        continue;
      if (*row->class_code == 'S'
          && !zimt_desk_is_class_empty (desk, row->class_code, &is_empty, error))
        return FALSE;
      if (is_empty)
        continue;
      g_set_error (
          error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
          _ ("The recovery key can be replaced only by an account that opens everything; this "
             "one cannot open some of the %s."),
          zimt_vault_class_to_word (row->class_code));
      return FALSE;
    }
  return classes != NULL;
}

gboolean
zimt_desk_replace_recovery_key (ZimtDesk *desk, const char *new_key, GError **error)
{
  g_autoptr (GPtrArray) renewed = renewed_new ();
  g_autoptr (ZimtSecret) seed = NULL;
  g_autoptr (ZimtAccountKey) recovery = NULL;

  if (!zimt_desk_require_unlocked (desk, error)
      || !zimt_desk_require (desk, ZIMT_RIGHT_ACCOUNTS, ZIMT_LEVEL_WRITE, error)
      || !require_every_class (desk, error))
    return FALSE;
  seed = zimt_recovery_key_parse (new_key, error);
  if (seed == NULL)
    return FALSE;
  recovery = zimt_account_key_new_from_recovery (seed);
  return zimt_store_begin_silent (desk->store, error)
         && finish (desk,
                    store_recovery (desk, zimt_account_key_get_public (recovery), renewed, error),
                    renewed, error);
}

/* --- Accounts that change --- */

/* Inside a transaction: the classes @codes go from an account, and their keys are made anew, at
 * once or as soon as somebody can. */
static gboolean
take_classes (ZimtDesk *desk, gint64 account_id, char **codes, GPtrArray *renewed, GError **error)
{
  g_autoptr (GBytes) recovery = zimt_desk_load_recovery_public (desk, error);

  for (char **code = codes; recovery != NULL && *code != NULL; code++)
    {
      if (!zimt_store_delete_slots (desk->store, account_id, *code, 0, error))
        return FALSE;
      if (desk->keyring != NULL && account_id != desk->keyring->account->id
          && zimt_keyring_get_class (desk->keyring, *code) != NULL)
        {
          if (!renew (desk, *code, g_bytes_get_data (recovery, NULL), renewed, error))
            return FALSE;
        }
      else if (!zimt_store_mark_rotation_due (desk->store, *code, error))
        return FALSE;
    }
  return recovery != NULL;
}

/* The classes of which the account has slots, but for those in @kept (nullable). */
static char **
dup_held (ZimtDesk *desk, gint64 account_id, char **kept, GError **error)
{
  g_autoptr (GPtrArray) slots = zimt_store_load_slots (desk->store, account_id, error);
  g_autoptr (GStrvBuilder) held = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (slots == NULL)
    return NULL;
  for (guint i = 0; i < slots->len; i++)
    {
      const char *code = ((const ZimtSlotRow *)slots->pdata[i])->class_code;
      /* Who is counselling keeps the restricted cases too. */
      const char *role_code = *code == 'S' ? ZIMT_CLASS_CASES : code;

      if (g_hash_table_add (seen, (gpointer)code)
          && (kept == NULL || !g_strv_contains ((const char *const *)kept, role_code)))
        g_strv_builder_add (held, code);
    }
  return g_strv_builder_end (held);
}

static gboolean
is_lasting_lead (const ZimtAccount *account)
{
  return (account->roles & ZIMT_ROLE_LEAD) != 0 && !account->is_ended && account->last_day == 0;
}

/* Somebody has to be able to make accounts, also when all who have a last day are gone. */
static gboolean
keeps_a_lead (ZimtDesk *desk, const ZimtAccount *account, GError **error)
{
  if (is_lasting_lead (account))
    return TRUE;
  for (guint i = 0; i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *other = desk->house->accounts->pdata[i];

      if (other->id != account->id && is_lasting_lead (other))
        return TRUE;
    }
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                       _ ("Somebody has to be the lead; give that role to another account first."));
  return FALSE;
}

static gboolean
holds (ZimtDesk *desk, const ZimtAccount *account, const char *code)
{
  g_autoptr (GPtrArray) slots = zimt_store_load_slots (desk->store, account->id, NULL);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    if (g_str_equal (((const ZimtSlotRow *)slots->pdata[i])->class_code, code))
      return TRUE;
  return FALSE;
}

/* Whoever is the last to hold a class for good cannot be given an end, which would come by itself.
 */
static gboolean
outlives_none (ZimtDesk *desk, const ZimtAccount *account, GError **error)
{
  g_auto (GStrv) codes = NULL;

  if (account->last_day == 0)
    return TRUE;
  codes = dup_held (desk, account->id, NULL, error);
  if (codes == NULL)
    return FALSE;
  for (char **code = codes; *code != NULL; code++)
    {
      gboolean is_held = FALSE;

      for (guint i = 0; i < desk->house->accounts->len && !is_held; i++)
        {
          const ZimtAccount *other = desk->house->accounts->pdata[i];

          is_held = other->id != account->id && !other->is_ended && other->last_day == 0
                    && holds (desk, other, *code);
        }
      if (!is_held && **code == 'S' && !zimt_desk_is_class_empty (desk, *code, &is_held, error))
        return FALSE;
      if (is_held)
        continue;
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                   /* Translators: an account, and "the cases" or "the private data". */
                   _ ("“%1$s” is the last account that can open the %2$s, so it cannot end; let "
                      "another account open them first."),
                   account->name, zimt_vault_class_to_word (*code));
      return FALSE;
    }
  return TRUE;
}

static gboolean
store_account (ZimtDesk *desk, ZimtAccount *account, char **lost, GPtrArray *renewed,
               GError **error)
{
  return zimt_store_put_account (desk->store, account, error)
         /* Whose roles went is no holder any more when the keys are made anew. */
         && zimt_desk_reload (desk, error)
         && take_classes (desk, account->id, lost, renewed, error);
}

/* What was unlocked works on with the account as it is now. */
static void
follow_own_account (ZimtDesk *desk, const ZimtAccount *account)
{
  if (account->id != desk->keyring->account->id)
    return;
  zimt_account_free (desk->keyring->account);
  desk->keyring->account = zimt_account_copy (account);
}

gboolean
zimt_desk_put_account (ZimtDesk *desk, ZimtAccount *account, GError **error)
{
  g_autoptr (GPtrArray) renewed = renewed_new ();
  g_auto (GStrv) kept = zimt_roles_dup_classes (account->roles);
  g_auto (GStrv) lost = NULL;

  if (!zimt_desk_require_unlocked (desk, error)
      || !zimt_desk_require (desk, ZIMT_RIGHT_ACCOUNTS, ZIMT_LEVEL_WRITE, error)
      || zimt_desk_get_house_account (desk, account->id, error) == NULL
      || !zimt_account_validate (account, error) || !keeps_a_lead (desk, account, error)
      || !outlives_none (desk, account, error))
    return FALSE;
  lost = dup_held (desk, account->id, kept, error);
  if (lost == NULL
      || !zimt_desk_begin (desk, ZIMT_STEP_UPKEEP, _ ("Change account: %s"), account->name, error)
      || !finish (desk, store_account (desk, account, lost, renewed, error), renewed, error))
    return FALSE;
  follow_own_account (desk, account);
  for (char **code = lost; *code != NULL; code++)
    if (account->id == desk->keyring->account->id)
      g_hash_table_remove (desk->keyring->classes, *code);
  return TRUE;
}

/* --- Accounts that end --- */

static gboolean
store_end (ZimtDesk *desk, const ZimtAccount *account, GPtrArray *renewed, GError **error)
{
  g_autoptr (ZimtAccount) ended = zimt_account_copy (account);
  g_auto (GStrv) codes = dup_held (desk, account->id, NULL, error);

  ended->is_ended = TRUE;
  return codes != NULL && store_account (desk, ended, codes, renewed, error)
         && zimt_store_delete_key (desk->store, ended->id, error);
}

gboolean
zimt_desk_end_account (ZimtDesk *desk, gint64 account_id, GError **error)
{
  g_autoptr (GPtrArray) renewed = renewed_new ();
  const ZimtAccount *found;
  g_autoptr (ZimtAccount) account = NULL;
  g_autoptr (ZimtAccount) ended = NULL;

  if (!zimt_desk_require_unlocked (desk, error)
      || !zimt_desk_require (desk, ZIMT_RIGHT_ACCOUNTS, ZIMT_LEVEL_WRITE, error))
    return FALSE;
  found = zimt_desk_get_house_account (desk, account_id, error);
  if (found == NULL)
    return FALSE;
  account = zimt_account_copy (found);
  ended = zimt_account_copy (found);
  ended->is_ended = TRUE;
  if (account->id == desk->keyring->account->id)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                           _ ("You cannot end the account that you work with; let another lead do "
                              "it."));
      return FALSE;
    }
  if (account->is_ended)
    return TRUE;
  return keeps_a_lead (desk, ended, error)
         && zimt_desk_begin (desk, ZIMT_STEP_UPKEEP, _ ("End account: %s"), account->name, error)
         && finish (desk, store_end (desk, account, renewed, error), renewed, error);
}

/* One transaction each, so that one that cannot end (the last that holds a class) does not keep the
 * others. It stays what it is, and nobody can unlock with it. */
static void
end_expired (ZimtDesk *desk, const ZimtAccount *account)
{
  g_autoptr (GPtrArray) renewed = renewed_new ();

  if (!zimt_desk_begin (desk, ZIMT_STEP_UPKEEP, _ ("End account: %s"), account->name, NULL))
    return;
  if (store_end (desk, account, renewed, NULL) && zimt_desk_commit (desk, TRUE, NULL))
    return;
  zimt_store_rollback (desk->store);
  zimt_desk_reload (desk, NULL);
}

void
zimt_desk_end_expired (ZimtDesk *desk)
{
  ZimtDate today = zimt_clock_get_today (desk->clock);
  g_autoptr (GPtrArray) expired
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_account_free);

  if (desk->keyring != NULL)
    return;
  for (guint i = 0; i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *account = desk->house->accounts->pdata[i];

      if (!account->is_ended && !zimt_account_is_usable (account, today))
        g_ptr_array_add (expired, zimt_account_copy (account));
    }
  for (guint i = 0; i < expired->len; i++)
    end_expired (desk, expired->pdata[i]);
}
