/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the case work: sealed, read back, restricted to some, taken out. */
#include "zimt-desk-batch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-record-list.h"
#include "zimt-text.h"

void
zimt_batch_clear (ZimtBatch *batch)
{
  g_clear_pointer (&batch->manifests, g_hash_table_unref);
}

ZimtBatch
zimt_batch_new (ZimtDesk *desk)
{
  return (ZimtBatch){ desk, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
}

static ZimtManifest *
get_manifest (ZimtBatch *batch, const ZimtOpenClass *open)
{
  const char *code = zimt_class_key_get_code (open->key);
  ZimtManifest *manifest = g_hash_table_lookup (batch->manifests, code);

  if (manifest == NULL)
    {
      manifest = g_memdup2 (&open->manifest, sizeof open->manifest);
      manifest->counter++;
      g_hash_table_insert (batch->manifests, g_strdup (code), manifest);
    }
  return manifest;
}

gboolean
zimt_batch_write (ZimtBatch *batch, GError **error)
{
  GHashTableIter iter;
  gpointer code;
  gpointer manifest;

  g_hash_table_iter_init (&iter, batch->manifests);
  while (g_hash_table_iter_next (&iter, &code, &manifest))
    if (!zimt_desk_store_manifest (batch->desk, zimt_keyring_get_class (batch->desk->keyring, code),
                                   manifest, error))
      return FALSE;
  return TRUE;
}

void
zimt_batch_keep (ZimtBatch *batch)
{
  GHashTableIter iter;
  gpointer code;
  gpointer manifest;

  g_hash_table_iter_init (&iter, batch->manifests);
  while (g_hash_table_iter_next (&iter, &code, &manifest))
    zimt_keyring_get_class (batch->desk->keyring, code)->manifest = *(ZimtManifest *)manifest;
  if (g_hash_table_size (batch->manifests) > 0)
    zimt_desk_mark_seen (batch->desk);
}

gboolean
zimt_batch_finish (ZimtBatch *batch, gboolean is_done, GError **error)
{
  if (is_done && zimt_batch_write (batch, error)
      && zimt_store_commit (batch->desk->store, NULL, error))
    {
      zimt_batch_keep (batch);
      return TRUE;
    }
  zimt_store_rollback (batch->desk->store);
  return FALSE;
}

gboolean
zimt_batch_require_write (ZimtDesk *desk, GError **error)
{
  return zimt_desk_require_unlocked (desk, error)
         && zimt_desk_require (desk, ZIMT_RIGHT_CASES, ZIMT_LEVEL_WRITE, error);
}

static gboolean
put_row (ZimtBatch *batch, const ZimtOpenClass *open, const ZimtSealedRow *row, GError **error)
{
  if (!zimt_store_put_sealed (batch->desk->store, row, error))
    return FALSE;
  zimt_manifest_add_row (get_manifest (batch, open), open->key, row);
  return TRUE;
}

/* The revisions of a record, oldest first; ZIMT_ERROR_NOT_FOUND where there are none. */
static GPtrArray *
load_rows (ZimtDesk *desk, const char *uid, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint8 id[ZIMT_ID_SIZE];

  if (zimt_id_from_uid (uid, id))
    rows = zimt_store_load_sealed_of (desk->store, id, error);
  else
    rows = g_ptr_array_new ();
  if (rows == NULL || rows->len > 0)
    return g_steal_pointer (&rows);
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                       _ ("This record is not there any more; somebody deleted it."));
  return NULL;
}

static ZimtOpenClass *
require_class_of_row (ZimtDesk *desk, const ZimtSealedRow *row, GError **error)
{
  return zimt_desk_require_class (desk, row->class_code, error);
}

/* --- Saving --- */

static gboolean
check_revision (ZimtDesk *desk, const ZimtRecord *record, const guint8 *id, GError **error)
{
  g_autoptr (GPtrArray) rows = zimt_store_load_sealed_of (desk->store, id, error);
  const ZimtSealedRow *newest;

  if (rows == NULL)
    return FALSE;
  newest = rows->len > 0 ? rows->pdata[rows->len - 1] : NULL;
  if ((newest != NULL ? newest->revision : 0) == zimt_record_get_revision (record)
      && (newest == NULL || g_str_equal (newest->class_code, zimt_record_get_class (record))))
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                       _ ("Somebody changed this record meanwhile; open it again and look what is "
                          "there now."));
  return FALSE;
}

/* Fields have bounds of their own, but a form that is kept as a draft may hold anything. */
static gboolean
check_size (GBytes *text, GError **error)
{
  if (g_bytes_get_size (text) <= ZIMT_VALUE_MAX_SIZE)
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("This is too long to be stored; shorten it."));
  return FALSE;
}

gboolean
zimt_batch_put_value (ZimtBatch *batch, const char *class_code, const guint8 *id, guint32 revision,
                      GBytes *text, GError **error)
{
  ZimtOpenClass *open = zimt_desk_require_class (batch->desk, class_code, error);
  g_autoptr (ZimtSealedRow) row = NULL;

  if (open == NULL || !check_size (text, error))
    return FALSE;
  row = zimt_seal_row (batch->desk->keyring, open->key, id, revision, text);
  return put_row (batch, open, row, error);
}

ZimtRecord *
zimt_batch_save (ZimtBatch *batch, ZimtRecord *record, GError **error)
{
  ZimtDesk *desk = batch->desk;
  ZimtOpenClass *open = zimt_desk_require_class (desk, zimt_record_get_class (record), error);
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (ZimtSealedRow) row = NULL;
  guint8 id[ZIMT_ID_SIZE];

  if (open == NULL || !zimt_id_from_uid (zimt_record_get_id (record), id)
      || !check_revision (desk, record, id, error))
    return NULL;
  stored = zimt_record_copy (record);
  if (!zimt_record_validate (stored, zimt_clock_get_today (desk->clock), NULL, error))
    return NULL;
  zimt_record_set_author (stored, desk->keyring->account->uid, zimt_clock_get_now (desk->clock));
  zimt_record_set_revision (stored, zimt_record_get_revision (record) + 1);
  text = zimt_record_store (stored);
  if (!check_size (text, error))
    return NULL;
  row = zimt_seal_row (desk->keyring, open->key, id, zimt_record_get_revision (stored), text);
  return put_row (batch, open, row, error) ? g_steal_pointer (&stored) : NULL;
}

static GPtrArray *
records_new (void)
{
  return zimt_record_list_new ();
}

static gboolean
save_all (ZimtBatch *batch, GPtrArray *records, GPtrArray *stored, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      ZimtRecord *record = zimt_batch_save (batch, records->pdata[i], error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (stored, record);
    }
  return TRUE;
}

static gboolean
is_private (const ZimtRecord *record)
{
  return g_str_equal (zimt_record_get_class (record), ZIMT_CLASS_PRIVATE);
}

static gboolean
refuse_private (GError **error)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                       _ ("Private data of people is changed in their cards only."));
  return FALSE;
}

/* In class P lie private parts of cards, which have a way of their own, and forms of cards that
 * were open: everybody who holds it keeps these. */
static gboolean
require_save (ZimtDesk *desk, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      const ZimtRecord *record = records->pdata[i];

      if (is_private (record) && zimt_record_get_kind (record) != ZIMT_RECORD_DRAFT)
        return refuse_private (error);
      if (!(is_private (record) ? zimt_desk_require_class (desk, ZIMT_CLASS_PRIVATE, error) != NULL
                                : zimt_batch_require_write (desk, error)))
        return FALSE;
    }
  return zimt_desk_require_unlocked (desk, error);
}

GPtrArray *
zimt_desk_save_records (ZimtDesk *desk, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) stored = records_new ();
  g_auto (ZimtBatch) batch = zimt_batch_new (desk);

  if (!require_save (desk, records, error) || !zimt_store_begin_silent (desk->store, error)
      || !zimt_batch_finish (&batch, save_all (&batch, records, stored, error), error))
    return NULL;
  return g_steal_pointer (&stored);
}

/* An older draft that was dropped meanwhile is not in the way. */
static gboolean
replace_draft (ZimtBatch *batch, ZimtRecord *draft, GError **error)
{
  g_autoptr (ZimtRecord) first = zimt_record_copy (draft);
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint8 id[ZIMT_ID_SIZE];

  zimt_id_from_uid (zimt_record_get_id (draft), id);
  rows = zimt_store_load_sealed_of (batch->desk->store, id, error);
  if (rows == NULL
      || (rows->len > 0 && !zimt_batch_delete (batch, zimt_record_get_id (draft), error)))
    return FALSE;
  zimt_record_set_revision (first, 0);
  stored = zimt_batch_save (batch, first, error);
  return stored != NULL;
}

gboolean
zimt_desk_keep_draft (ZimtDesk *desk, ZimtRecord *draft, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_auto (ZimtBatch) batch = zimt_batch_new (desk);

  g_ptr_array_add (records, draft);
  return require_save (desk, records, error) && zimt_store_begin_silent (desk->store, error)
         && zimt_batch_finish (&batch, replace_draft (&batch, draft, error), error);
}

GPtrArray *
zimt_desk_load_versions (ZimtDesk *desk, const char *id, GError **error)
{
  g_autoptr (GPtrArray) versions = records_new ();
  g_autoptr (GPtrArray) rows = NULL;

  if (!zimt_desk_require_unlocked (desk, error))
    return NULL;
  rows = load_rows (desk, id, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const ZimtSealedRow *row = rows->pdata[i];
      const ZimtOpenClass *open = require_class_of_row (desk, row, error);
      ZimtRecord *record = open != NULL ? zimt_desk_open_record (desk, open, row, error) : NULL;

      if (record == NULL)
        return NULL;
      g_ptr_array_insert (versions, 0, record);
    }
  return rows != NULL ? g_steal_pointer (&versions) : NULL;
}

/* --- Taking out --- */

gboolean
zimt_batch_delete (ZimtBatch *batch, const char *uid, GError **error)
{
  g_autoptr (GPtrArray) rows = load_rows (batch->desk, uid, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const ZimtSealedRow *row = rows->pdata[i];
      const ZimtOpenClass *open = require_class_of_row (batch->desk, row, error);

      if (open == NULL)
        return FALSE;
      zimt_manifest_remove_row (get_manifest (batch, open), open->key, row);
    }
  return rows != NULL
         && zimt_store_delete_sealed (batch->desk->store,
                                      ((const ZimtSealedRow *)rows->pdata[0])->id, error);
}

gboolean
zimt_batch_delete_all (ZimtBatch *batch, GPtrArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!zimt_batch_delete (batch, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* A case, with all that was done for somebody, does not go by one person's click. Of class P the
 * own forms go. */
static gboolean
require_delete (ZimtDesk *desk, const char *uid, GError **error)
{
  g_autoptr (GPtrArray) versions = zimt_desk_load_versions (desk, uid, error);
  const ZimtRecord *newest = versions != NULL ? versions->pdata[0] : NULL;

  if (newest == NULL)
    return FALSE;
  if (is_private (newest))
    return (zimt_record_get_kind (newest) == ZIMT_RECORD_DRAFT
            && g_str_equal (zimt_record_get_author (newest), desk->keyring->account->uid))
           || refuse_private (error);
  if (zimt_record_get_kind (newest) != ZIMT_RECORD_CASE)
    return zimt_batch_require_write (desk, error);
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                       _ ("A case is erased by two persons, when it was closed for long enough."));
  return FALSE;
}

gboolean
zimt_desk_delete_records (ZimtDesk *desk, GPtrArray *ids, GError **error)
{
  g_auto (ZimtBatch) batch = zimt_batch_new (desk);

  for (guint i = 0; i < ids->len; i++)
    if (!require_delete (desk, ids->pdata[i], error))
      return FALSE;
  /* What is left in free pages until then is sealed; erasing for good is zimt_desk_approve_erasure
   * (). */
  return zimt_desk_require_unlocked (desk, error) && zimt_store_begin_silent (desk->store, error)
         && zimt_batch_finish (&batch, zimt_batch_delete_all (&batch, ids, error), error);
}

/* Seals @text in the place of @row, of its class or another. */
static gboolean
replace_row (ZimtBatch *batch, const ZimtOpenClass *from, const ZimtOpenClass *to,
             const ZimtSealedRow *row, GBytes *text, GError **error)
{
  g_autoptr (ZimtSealedRow) again
      = zimt_seal_row (batch->desk->keyring, to->key, row->id, row->revision, text);

  zimt_manifest_remove_row (get_manifest (batch, from), from->key, row);
  return put_row (batch, to, again, error);
}

gboolean
zimt_batch_replace (ZimtBatch *batch, const ZimtSealedRow *row, GBytes *text, GError **error)
{
  const ZimtOpenClass *open = require_class_of_row (batch->desk, row, error);

  return open != NULL && replace_row (batch, open, open, row, text, error);
}

static gboolean
forget_in_row (ZimtBatch *batch, const ZimtSealedRow *row, GError **error)
{
  const ZimtOpenClass *open = require_class_of_row (batch->desk, row, error);
  g_autoptr (ZimtRecord) record
      = open != NULL ? zimt_desk_open_record (batch->desk, open, row, error) : NULL;
  g_autoptr (GBytes) text = NULL;

  if (record == NULL)
    return FALSE;
  if (!zimt_record_forget_name (record))
    return TRUE;
  text = zimt_record_store (record);
  return zimt_batch_replace (batch, row, text, error);
}

static gboolean
forget_in_revisions (ZimtBatch *batch, const char *uid, GError **error)
{
  g_autoptr (GPtrArray) rows = load_rows (batch->desk, uid, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!forget_in_row (batch, rows->pdata[i], error))
      return FALSE;
  return rows != NULL;
}

ZimtRecord *
zimt_desk_forget_name (ZimtDesk *desk, ZimtRecord *record, GPtrArray *draft_ids, GError **error)
{
  g_autoptr (ZimtRecord) nameless = zimt_record_copy (record);
  g_autoptr (ZimtRecord) stored = NULL;
  g_auto (ZimtBatch) batch = zimt_batch_new (desk);

  zimt_record_forget_name (nameless);
  if (!zimt_batch_require_write (desk, error) || !zimt_store_begin_silent (desk->store, error))
    return NULL;
  stored = zimt_batch_save (&batch, nameless, error);
  if (!zimt_batch_finish (&batch,
                          stored != NULL
                              && forget_in_revisions (&batch, zimt_record_get_id (stored), error)
                              && (draft_ids == NULL
                                  || zimt_batch_delete_all (&batch, draft_ids, error)),
                          error))
    return NULL;
  zimt_store_forget (desk->store);
  return g_steal_pointer (&stored);
}

/* --- Restricting to some --- */

static gboolean
move_row (ZimtBatch *batch, const ZimtSealedRow *row, const ZimtOpenClass *to, GError **error)
{
  const ZimtOpenClass *from = require_class_of_row (batch->desk, row, error);
  g_autoptr (GBytes) text
      = from != NULL ? zimt_open_row (batch->desk->keyring->database, from->key, row, error) : NULL;

  return text != NULL && replace_row (batch, from, to, row, text, error);
}

static gboolean
move_all (ZimtBatch *batch, GPtrArray *ids, const ZimtOpenClass *to, GPtrArray *moved,
          GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) rows = load_rows (batch->desk, ids->pdata[i], error);
      const ZimtSealedRow *newest;
      const ZimtOpenClass *open;
      ZimtRecord *record;

      if (rows == NULL)
        return FALSE;
      newest = rows->pdata[rows->len - 1];
      open = require_class_of_row (batch->desk, newest, error);
      record = open != NULL ? zimt_desk_open_record (batch->desk, open, newest, error) : NULL;
      if (record == NULL)
        return FALSE;
      zimt_record_set_class (record, zimt_class_key_get_code (to->key));
      g_ptr_array_add (moved, record);
      for (guint j = 0; j < rows->len; j++)
        if (!move_row (batch, rows->pdata[j], to, error))
          return FALSE;
    }
  return TRUE;
}

/* The public keys are those of the roster of class C, whose holders vouch for them. */
static gboolean
give_to (ZimtDesk *desk, ZimtOpenClass *open, GArray *account_ids, GError **error)
{
  const ZimtOpenClass *cases = zimt_keyring_get_class (desk->keyring, ZIMT_CLASS_CASES);

  for (guint i = 0; i < account_ids->len; i++)
    {
      const ZimtAccount *account
          = zimt_desk_get_house_account (desk, g_array_index (account_ids, gint64, i), error);
      guint8 id[ZIMT_ID_SIZE];
      const ZimtRosterEntry *entry = NULL;

      if (account == NULL)
        return FALSE;
      if (zimt_id_from_uid (account->uid, id))
        entry = zimt_roster_find (cases->roster, id);
      if (entry == NULL)
        {
          g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("“%s” cannot open the cases yet; give the key to the cases first."),
                       account->name);
          return FALSE;
        }
      if (!zimt_desk_put_holder (desk, desk->keyring->database, open, account->id, id,
                                 entry->public_key, error))
        return FALSE;
    }
  return TRUE;
}

static ZimtOpenClass *
new_restricted_class (ZimtDesk *desk, GArray *account_ids, GError **error)
{
  const ZimtOpenClass *cases = zimt_desk_require_class (desk, ZIMT_CLASS_CASES, error);
  g_autofree char *uid = zimt_uid_new ();
  g_autofree char *code = g_strdup_printf ("S%.16s", uid);
  g_autoptr (GBytes) recovery = cases != NULL ? zimt_desk_load_recovery_public (desk, error) : NULL;
  g_autoptr (GArray) all = g_array_copy (account_ids);
  g_autoptr (ZimtOpenClass) open = NULL;
  gboolean has_own = FALSE;

  for (guint i = 0; i < all->len; i++)
    has_own |= g_array_index (all, gint64, i) == desk->keyring->account->id;
  if (!has_own)
    g_array_append_val (all, desk->keyring->account->id);
  if (recovery != NULL)
    open = zimt_desk_new_class (desk, desk->keyring->database, code,
                                g_bytes_get_data (recovery, NULL), cases->key, error);
  return open != NULL && give_to (desk, open, all, error) ? g_steal_pointer (&open) : NULL;
}

GPtrArray *
zimt_desk_seal_case (ZimtDesk *desk, GPtrArray *ids, GArray *account_ids, GError **error)
{
  g_autoptr (GPtrArray) moved = records_new ();
  g_auto (ZimtBatch) batch = zimt_batch_new (desk);
  gboolean is_restricted = account_ids != NULL && account_ids->len > 0;
  g_autofree char *code = NULL;
  ZimtOpenClass *to;

  if (!zimt_batch_require_write (desk, error) || !zimt_store_begin_silent (desk->store, error))
    return NULL;
  to = is_restricted ? new_restricted_class (desk, account_ids, error)
                     : zimt_desk_require_class (desk, ZIMT_CLASS_CASES, error);
  if (to != NULL && is_restricted)
    {
      code = g_strdup (zimt_class_key_get_code (to->key));
      g_hash_table_insert (desk->keyring->classes, g_strdup (code), to);
    }
  if (zimt_batch_finish (
          &batch,
          to != NULL
              && move_all (&batch, ids, to, moved, error)
              /* The key that vouches for it may be made anew before the next unlock. */
              && (code == NULL || zimt_desk_pin_own (desk, to->key, error)),
          error))
    {
      zimt_store_forget (desk->store);
      return g_steal_pointer (&moved);
    }
  if (code != NULL)
    {
      zimt_account_key_drop_pin (desk->keyring->key, code);
      g_hash_table_remove (desk->keyring->classes, code);
    }
  return NULL;
}
