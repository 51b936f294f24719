/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the case work: sealed, read back, restricted to some, taken out. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-text.h"

/* Manifests as they will be once the transaction is committed: class to ZimtManifest. */
typedef struct
{
  ZimtDesk *desk;
  GHashTable *manifests; /* owned: code to owned ZimtManifest */
} Batch;

static void
batch_clear (Batch *batch)
{
  g_clear_pointer (&batch->manifests, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

static Batch
batch_new (ZimtDesk *desk)
{
  return (Batch){ desk, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
}

static ZimtManifest *
get_manifest (Batch *batch, const ZimtOpenClass *open)
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

static gboolean
write_manifests (Batch *batch, GError **error)
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

static void
keep_manifests (Batch *batch)
{
  GHashTableIter iter;
  gpointer code;
  gpointer manifest;

  g_hash_table_iter_init (&iter, batch->manifests);
  while (g_hash_table_iter_next (&iter, &code, &manifest))
    zimt_keyring_get_class (batch->desk->keyring, code)->manifest = *(ZimtManifest *)manifest;
}

/* Ends the transaction: stored where @is_done, else taken back. */
static gboolean
finish (Batch *batch, gboolean is_done, GError **error)
{
  if (is_done && write_manifests (batch, error)
      && zimt_store_commit (batch->desk->store, NULL, error))
    {
      keep_manifests (batch);
      zimt_desk_mark_seen (batch->desk);
      return TRUE;
    }
  zimt_store_rollback (batch->desk->store);
  return FALSE;
}

static gboolean
require_write (ZimtDesk *desk, GError **error)
{
  return zimt_desk_require_unlocked (desk, error)
         && zimt_desk_require (desk, ZIMT_RIGHT_CASES, ZIMT_LEVEL_WRITE, error);
}

static gboolean
put_row (Batch *batch, const ZimtOpenClass *open, const ZimtSealedRow *row, GError **error)
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

static ZimtRecord *
save_one (Batch *batch, ZimtRecord *record, GError **error)
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
  row = zimt_seal_row (desk->keyring, open->key, id, zimt_record_get_revision (stored), text);
  return put_row (batch, open, row, error) ? g_steal_pointer (&stored) : NULL;
}

static GPtrArray *
records_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
}

static gboolean
save_all (Batch *batch, GPtrArray *records, GPtrArray *stored, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      ZimtRecord *record = save_one (batch, records->pdata[i], error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (stored, record);
    }
  return TRUE;
}

GPtrArray *
zimt_desk_save_records (ZimtDesk *desk, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) stored = records_new ();
  g_auto (Batch) batch = batch_new (desk);

  if (!require_write (desk, error) || !zimt_store_begin_silent (desk->store, error)
      || !finish (&batch, save_all (&batch, records, stored, error), error))
    return NULL;
  return g_steal_pointer (&stored);
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

static gboolean
delete_one (Batch *batch, const char *uid, GError **error)
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

static gboolean
delete_all (Batch *batch, GPtrArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!delete_one (batch, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
zimt_desk_delete_records (ZimtDesk *desk, GPtrArray *ids, GError **error)
{
  g_auto (Batch) batch = batch_new (desk);

  /* What is left in free pages until then is sealed; erasing for good is zimt_desk_approve_erasure
   * (). */
  return require_write (desk, error) && zimt_store_begin_silent (desk->store, error)
         && finish (&batch, delete_all (&batch, ids, error), error);
}

/* Seals @text in the place of @row, of its class or another. */
static gboolean
replace_row (Batch *batch, const ZimtOpenClass *from, const ZimtOpenClass *to,
             const ZimtSealedRow *row, GBytes *text, GError **error)
{
  g_autoptr (ZimtSealedRow) again
      = zimt_seal_row (batch->desk->keyring, to->key, row->id, row->revision, text);

  zimt_manifest_remove_row (get_manifest (batch, from), from->key, row);
  return put_row (batch, to, again, error);
}

static gboolean
forget_in_row (Batch *batch, const ZimtSealedRow *row, GError **error)
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
  return replace_row (batch, open, open, row, text, error);
}

static gboolean
forget_in_revisions (Batch *batch, const char *uid, GError **error)
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
  g_auto (Batch) batch = batch_new (desk);

  zimt_record_forget_name (nameless);
  if (!require_write (desk, error) || !zimt_store_begin_silent (desk->store, error))
    return NULL;
  stored = save_one (&batch, nameless, error);
  if (!finish (&batch,
               stored != NULL && forget_in_revisions (&batch, zimt_record_get_id (stored), error)
                   && (draft_ids == NULL || delete_all (&batch, draft_ids, error)),
               error))
    return NULL;
  zimt_store_forget (desk->store);
  return g_steal_pointer (&stored);
}

/* --- Restricting to some --- */

static gboolean
move_row (Batch *batch, const ZimtSealedRow *row, const ZimtOpenClass *to, GError **error)
{
  const ZimtOpenClass *from = require_class_of_row (batch->desk, row, error);
  g_autoptr (GBytes) text
      = from != NULL ? zimt_open_row (batch->desk->keyring->database, from->key, row, error) : NULL;

  return text != NULL && replace_row (batch, from, to, row, text, error);
}

static gboolean
move_all (Batch *batch, GPtrArray *ids, const ZimtOpenClass *to, GPtrArray *moved, GError **error)
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
  g_auto (Batch) batch = batch_new (desk);
  gboolean is_restricted = account_ids != NULL && account_ids->len > 0;
  g_autofree char *code = NULL;
  ZimtOpenClass *to;

  if (!require_write (desk, error) || !zimt_store_begin_silent (desk->store, error))
    return NULL;
  to = is_restricted ? new_restricted_class (desk, account_ids, error)
                     : zimt_desk_require_class (desk, ZIMT_CLASS_CASES, error);
  if (to != NULL && is_restricted)
    {
      code = g_strdup (zimt_class_key_get_code (to->key));
      g_hash_table_insert (desk->keyring->classes, g_strdup (code), to);
    }
  if (finish (&batch,
              to != NULL && move_all (&batch, ids, to, moved, error)
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

/* --- Erasing --- */

ZimtRecord *
zimt_desk_propose_erasure (ZimtDesk *desk, GPtrArray *case_ids, GError **error)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_RETENTION);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) stored = NULL;

  if (!require_write (desk, error))
    return NULL;
  for (guint i = 0; i < case_ids->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (char *)case_ids->pdata[i]);
  zimt_record_set_text (record, "asked_by", desk->keyring->account->uid);
  zimt_record_set_text (record, "ids", lines->str);
  zimt_record_set_date (record, "date", zimt_clock_get_today (desk->clock));
  zimt_record_set_number (record, "cases", (int)case_ids->len);
  g_ptr_array_add (records, record);
  stored = zimt_desk_save_records (desk, records, error);
  return stored != NULL ? zimt_record_ref (stored->pdata[0]) : NULL;
}

static ZimtRecord *
require_newest (ZimtDesk *desk, const char *uid, GError **error)
{
  g_autoptr (GPtrArray) versions = zimt_desk_load_versions (desk, uid, error);

  return versions != NULL ? zimt_record_ref (versions->pdata[0]) : NULL;
}

/* The case that a record is, or belongs to; "" where it belongs to none. */
static const char *
get_case_id (const ZimtRecord *record)
{
  switch (zimt_record_get_kind (record))
    {
    case ZIMT_RECORD_CASE:
      return zimt_record_get_id (record);
    case ZIMT_RECORD_CONSULTATION:
    case ZIMT_RECORD_GOAL:
    case ZIMT_RECORD_FOLLOW_UP:
    case ZIMT_RECORD_REFERRAL:
    case ZIMT_RECORD_CONSENT:
    case ZIMT_RECORD_DOCUMENT:
      return zimt_record_get_text (record, "case");
    case ZIMT_RECORD_DRAFT:
    case ZIMT_RECORD_RETENTION:
    case ZIMT_N_RECORD_KINDS:
    default:
      return "";
    }
}

/* Nothing else than what was proposed can be erased by an approval. */
static gboolean
check_belongs (ZimtDesk *desk, const char *uid, char **case_ids, GError **error)
{
  g_autoptr (ZimtRecord) record = require_newest (desk, uid, error);
  const char *case_id;

  if (record == NULL)
    return FALSE;
  case_id = get_case_id (record);
  if (g_strv_contains ((const char *const *)case_ids, case_id))
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("One of these records belongs to a case that nobody proposed to erase."));
  return FALSE;
}

static gboolean
check_approval (ZimtDesk *desk, const ZimtRecord *proposal, GPtrArray *ids, GError **error)
{
  g_auto (GStrv) case_ids = g_strsplit (zimt_record_get_text (proposal, "ids"), "\n", -1);

  if (g_str_equal (zimt_record_get_text (proposal, "asked_by"), desk->keyring->account->uid))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                           _ ("You proposed this yourself; a second person has to approve it."));
      return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (!check_belongs (desk, ids->pdata[i], case_ids, error))
      return FALSE;
  return TRUE;
}

/* The proposal named the cases by their ids; the proof holds counts only, in every revision. */
static ZimtRecord *
save_proof (Batch *batch, const ZimtRecord *proposal, guint n_records, GError **error)
{
  g_autoptr (ZimtRecord) proof = zimt_record_new (ZIMT_RECORD_RETENTION);

  zimt_record_set_text (proof, "asked_by", zimt_record_get_text (proposal, "asked_by"));
  zimt_record_set_text (proof, "approved_by", batch->desk->keyring->account->uid);
  zimt_record_set_date (proof, "date", zimt_clock_get_today (batch->desk->clock));
  zimt_record_set_number (proof, "cases", zimt_record_get_number (proposal, "cases"));
  zimt_record_set_number (proof, "records", (int)n_records);
  return delete_one (batch, zimt_record_get_id (proposal), error) ? save_one (batch, proof, error)
                                                                  : NULL;
}

ZimtRecord *
zimt_desk_approve_erasure (ZimtDesk *desk, const char *retention_id, GPtrArray *ids, GError **error)
{
  g_autoptr (ZimtRecord) proposal = NULL;
  g_autoptr (ZimtRecord) proof = NULL;
  g_auto (Batch) batch = batch_new (desk);

  if (!require_write (desk, error))
    return NULL;
  proposal = require_newest (desk, retention_id, error);
  if (proposal == NULL || !check_approval (desk, proposal, ids, error)
      || !zimt_store_begin_silent (desk->store, error))
    return NULL;
  if (delete_all (&batch, ids, error))
    proof = save_proof (&batch, proposal, ids->len, error);
  if (!finish (&batch, proof != NULL, error))
    return NULL;
  zimt_store_forget (desk->store);
  return g_steal_pointer (&proof);
}
