/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deletes what nobody may keep any longer of companions who left: the facts of their certificate of
 * good conduct go three months after the end (§ 72a (5) SGB VIII), from every version. */
#include "zimt-desk-people-private.h"

#include "zimt-pool-due.h"

static void
clear_facts (ZimtRecord *part)
{
  zimt_record_set_date (part, "conduct_inspected", 0);
  zimt_record_set_date (part, "conduct_issued", 0);
  zimt_record_set_text (part, "conduct_entry", "");
}

/* Also from a version that still says something else about the end. */
static gboolean
forget_in_version (ZimtBatch *batch, const ZimtSealedRow *row, GError **error)
{
  ZimtOpenClass *open = zimt_desk_require_class (batch->desk, row->class_code, error);
  g_autoptr (ZimtRecord) part
      = open != NULL ? zimt_desk_open_record (batch->desk, open, row, error) : NULL;
  g_autoptr (ZimtRecord) before = part != NULL ? zimt_record_copy (part) : NULL;
  g_autoptr (GBytes) text = NULL;

  if (part == NULL)
    return FALSE;
  clear_facts (part);
  if (zimt_record_is_equal (part, before))
    return TRUE;
  text = zimt_record_store (part);
  return zimt_batch_replace (batch, row, text, error);
}

static gboolean
forget_all (ZimtBatch *batch, GPtrArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) rows = NULL;
      guint8 id[ZIMT_ID_SIZE];

      zimt_id_from_uid (ids->pdata[i], id);
      rows = zimt_store_load_sealed_of (batch->desk->store, id, error);
      if (rows == NULL)
        return FALSE;
      for (guint j = 0; j < rows->len; j++)
        if (!forget_in_version (batch, rows->pdata[j], error))
          return FALSE;
    }
  return TRUE;
}

/* The companions whose facts are over; (transfer full) (nullable). */
static GPtrArray *
list_over (ZimtDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) rows = zimt_store_load_cards (desk->store, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  const char *companion = zimt_record_kind_to_code (ZIMT_RECORD_COMPANION);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const ZimtCardRow *row = rows->pdata[i];
      g_autoptr (ZimtRecord) record = NULL;

      if (!g_str_equal (row->kind, companion) || row->sealed_revision == 0)
        continue;
      record = zimt_desk_load_card (desk, row->uid, error);
      if (record == NULL)
        return NULL;
      if (zimt_companion_forget_conduct (record, zimt_clock_get_today (desk->clock)))
        g_ptr_array_add (ids, g_strdup (row->uid));
    }
  return g_steal_pointer (&ids);
}

gboolean
zimt_desk_forget_conduct (ZimtDesk *desk, GError **error)
{
  g_auto (ZimtBatch) batch = zimt_batch_new (desk);
  g_autoptr (GPtrArray) ids = NULL;

  if (!zimt_desk_may_seal (desk, ZIMT_RECORD_COMPANION))
    return TRUE;
  ids = list_over (desk, error);
  if (ids == NULL || ids->len == 0)
    return ids != NULL;
  if (!zimt_store_begin_silent (desk->store, error)
      || !zimt_batch_finish (&batch, forget_all (&batch, ids, error), error))
    return FALSE;
  zimt_store_forget (desk->store);
  return TRUE;
}
