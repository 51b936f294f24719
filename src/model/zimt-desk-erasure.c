/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases that go for good: one person proposes, a second one approves, and the proof holds counts.
 */
#include "zimt-desk-batch.h"

#include <glib/gi18n-lib.h>

#include "zimt-kept-form.h"

static ZimtRecord *
require_newest (ZimtDesk *desk, const char *uid, GError **error)
{
  g_autoptr (GPtrArray) versions = zimt_desk_load_versions (desk, uid, error);

  return versions != NULL ? zimt_record_ref (versions->pdata[0]) : NULL;
}

/* As zimt_record_get_case_id (); a draft belongs to the case of what was in the form. (transfer
 * full) */
static char *
find_case (const ZimtRecord *record)
{
  g_autoptr (ZimtRecord) form = NULL;

  if (zimt_record_get_kind (record) == ZIMT_RECORD_DRAFT)
    form = zimt_kept_form_open (record);
  return g_strdup (zimt_record_get_case_id (form != NULL ? form : record));
}

static gboolean
check_hold (const ZimtRecord *record, GError **error)
{
  if (zimt_record_get_kind (record) != ZIMT_RECORD_CASE || !zimt_record_get_flag (record, "hold"))
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                       _ ("One of these cases is on hold and stays; take the hold off, or propose "
                          "the others alone."));
  return FALSE;
}

static gboolean
check_proposed (ZimtDesk *desk, const char *uid, GError **error)
{
  g_autoptr (ZimtRecord) record = require_newest (desk, uid, error);

  if (record == NULL || !check_hold (record, error))
    return FALSE;
  if (zimt_record_get_kind (record) == ZIMT_RECORD_CASE)
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("Only whole cases can be proposed to be erased."));
  return FALSE;
}

ZimtRecord *
zimt_desk_propose_erasure (ZimtDesk *desk, GPtrArray *case_ids, GError **error)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_RETENTION);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) stored = NULL;

  if (!zimt_batch_require_write (desk, error))
    return NULL;
  for (guint i = 0; i < case_ids->len; i++)
    if (!check_proposed (desk, case_ids->pdata[i], error))
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

/* Nothing else than what was proposed can be erased by an approval, and nothing that is held since.
 * *n_cases grows by a case. */
static gboolean
check_belongs (ZimtDesk *desk, const char *uid, char **case_ids, guint *n_cases, GError **error)
{
  g_autoptr (ZimtRecord) record = require_newest (desk, uid, error);
  g_autofree char *case_id = record != NULL ? find_case (record) : NULL;

  if (record == NULL || !check_hold (record, error))
    return FALSE;
  *n_cases += zimt_record_get_kind (record) == ZIMT_RECORD_CASE ? 1 : 0;
  if (g_strv_contains ((const char *const *)case_ids, case_id))
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("One of these records belongs to a case that nobody proposed to erase."));
  return FALSE;
}

static gboolean
check_approval (ZimtDesk *desk, const ZimtRecord *proposal, GPtrArray *ids, guint *n_cases,
                GError **error)
{
  gboolean is_open = zimt_record_get_kind (proposal) == ZIMT_RECORD_RETENTION
                     && *zimt_record_get_text (proposal, "ids") != '\0';
  g_auto (GStrv) case_ids = NULL;

  if (!is_open)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("There is no erasure here that waits to be approved."));
      return FALSE;
    }
  case_ids = g_strsplit (zimt_record_get_text (proposal, "ids"), "\n", -1);
  if (g_str_equal (zimt_record_get_text (proposal, "asked_by"), desk->keyring->account->uid))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                           _ ("You proposed this yourself; a second person has to approve it."));
      return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (!check_belongs (desk, ids->pdata[i], case_ids, n_cases, error))
      return FALSE;
  if (*n_cases > 0)
    return TRUE;
  g_set_error_literal (
      error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
      _ ("You can open none of the cases that were proposed; let somebody approve it "
         "who can."));
  return FALSE;
}

/* The proposal named the cases by their ids; the proof holds counts only, in every revision. */
static ZimtRecord *
save_proof (ZimtBatch *batch, const ZimtRecord *proposal, guint n_cases, guint n_records,
            GError **error)
{
  g_autoptr (ZimtRecord) proof = zimt_record_new (ZIMT_RECORD_RETENTION);

  zimt_record_set_text (proof, "asked_by", zimt_record_get_text (proposal, "asked_by"));
  zimt_record_set_text (proof, "approved_by", batch->desk->keyring->account->uid);
  zimt_record_set_date (proof, "date", zimt_clock_get_today (batch->desk->clock));
  zimt_record_set_number (proof, "cases", (int)n_cases);
  zimt_record_set_number (proof, "records", (int)n_records);
  return zimt_batch_delete (batch, zimt_record_get_id (proposal), error)
             ? zimt_batch_save (batch, proof, error)
             : NULL;
}

ZimtRecord *
zimt_desk_approve_erasure (ZimtDesk *desk, const char *retention_id, GPtrArray *ids, GError **error)
{
  g_autoptr (ZimtRecord) proposal = NULL;
  g_autoptr (ZimtRecord) proof = NULL;
  guint n_cases = 0;
  g_auto (ZimtBatch) batch = zimt_batch_new (desk);

  if (!zimt_batch_require_write (desk, error))
    return NULL;
  proposal = require_newest (desk, retention_id, error);
  if (proposal == NULL || !check_approval (desk, proposal, ids, &n_cases, error)
      || !zimt_store_begin_silent (desk->store, error))
    return NULL;
  if (zimt_batch_delete_all (&batch, ids, error))
    proof = save_proof (&batch, proposal, n_cases, ids->len, error);
  if (!zimt_batch_finish (&batch, proof != NULL, error))
    return NULL;
  zimt_store_forget (desk->store);
  return g_steal_pointer (&proof);
}
