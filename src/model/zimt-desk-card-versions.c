/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every state that a card was in: the journal's images of its row, each with the sealed revision
 * that held then. */
#include "zimt-desk-cards.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* The row as an image of the journal says it was; NULL where it cannot be read. */
static ZimtCardRow *
row_of_image (const ZimtCardRow *now, const char *image)
{
  g_autoptr (JsonNode) root = json_from_string (image, NULL);
  JsonObject *object
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  ZimtCardRow *row = NULL;

  if (object == NULL)
    return NULL;
  row = zimt_card_row_new ();
  row->id = now->id;
  row->uid = g_strdup (now->uid);
  row->kind = g_strdup (now->kind);
  row->organisation_id = now->organisation_id;
  row->details = g_strdup (json_object_get_string_member_with_default (object, "details", "{}"));
  row->sealed_revision
      = (guint32)json_object_get_int_member_with_default (object, "sealed_revision", 0);
  row->revision = (guint)json_object_get_int_member_with_default (object, "revision", 0);
  row->interpreter = g_strdup (now->interpreter);
  row->job = g_strdup (now->job);
  row->state = g_strdup (now->state);
  row->starts = now->starts;
  row->ends = now->ends;
  row->travel = now->travel;
  row->booking_id = now->booking_id;
  return row;
}

static const ZimtSealedRow *
find_revision (const GPtrArray *sealed, guint32 revision)
{
  for (guint i = 0; sealed != NULL && i < sealed->len; i++)
    if (((const ZimtSealedRow *)sealed->pdata[i])->revision == revision)
      return sealed->pdata[i];
  return NULL;
}

static void
add_version (ZimtDesk *desk, GPtrArray *versions, const ZimtCardRow *now,
             const ZimtRowChange *change, const GPtrArray *sealed)
{
  g_autoptr (ZimtCardRow) row = change->after != NULL ? row_of_image (now, change->after) : NULL;
  ZimtRecord *record = NULL;

  if (row == NULL)
    return;
  record = zimt_desk_record_of_row (desk, row, find_revision (sealed, row->sealed_revision), NULL);
  if (record == NULL)
    return;
  zimt_record_set_author (record, change->step.account, change->step.at);
  g_ptr_array_add (versions, record);
}

GPtrArray *
zimt_desk_load_card_versions (ZimtDesk *desk, const char *id, GError **error)
{
  g_autoptr (GPtrArray) versions
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  g_autoptr (ZimtCardRow) now = zimt_store_load_card (desk->store, id, error);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) sealed = NULL;
  guint8 bytes[ZIMT_ID_SIZE];

  if (now == NULL)
    return NULL;
  history = zimt_journal_load_history (desk->store, "card", now->id, error);
  if (history == NULL)
    return NULL;
  if (desk->keyring != NULL && zimt_id_from_uid (id, bytes))
    sealed = zimt_store_load_sealed_of (desk->store, bytes, NULL);
  for (guint i = 0; i < history->len; i++)
    add_version (desk, versions, now, history->pdata[i], sealed);
  return g_steal_pointer (&versions);
}
