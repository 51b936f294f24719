/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that change together, in one transaction: with what the manifests will say then. */
#pragma once

#include "zimt-desk-private.h"

typedef struct
{
  ZimtDesk *desk;        /* borrowed */
  GHashTable *manifests; /* owned: code to owned ZimtManifest, as of the commit */
} ZimtBatch;

ZimtBatch zimt_batch_new (ZimtDesk *desk);
void zimt_batch_clear (ZimtBatch *batch);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZimtBatch, zimt_batch_clear)

/* ZIMT_ERROR_NOT_ALLOWED where nobody who writes cases is unlocked. */
gboolean zimt_batch_require_write (ZimtDesk *desk, GError **error);

/* Stores the next revision of a record; (transfer full) (nullable). */
ZimtRecord *zimt_batch_save (ZimtBatch *batch, ZimtRecord *record, GError **error);

/* Stores @text as a revision of a value of @class_code, in the transaction that is open, whatever
 * it is. ZIMT_ERROR_NOT_ALLOWED where the class is not open. */
gboolean zimt_batch_put_value (ZimtBatch *batch, const char *class_code, const guint8 *id,
                               guint32 revision, GBytes *text, GError **error);

/* Seals @text in the place of the same revision @row. */
gboolean zimt_batch_replace (ZimtBatch *batch, const ZimtSealedRow *row, GBytes *text,
                             GError **error);

/* Deletes every revision of a record, or of all; ZIMT_ERROR_NOT_FOUND. */
gboolean zimt_batch_delete (ZimtBatch *batch, const char *uid, GError **error);
gboolean zimt_batch_delete_all (ZimtBatch *batch, GPtrArray *ids, GError **error);

/* What zimt_batch_finish () does before and after the commit, for a batch that is a part of an act.
 */
gboolean zimt_batch_write (ZimtBatch *batch, GError **error);
void zimt_batch_keep (ZimtBatch *batch);

/* Ends the transaction: stored where @is_done, else taken back. */
gboolean zimt_batch_finish (ZimtBatch *batch, gboolean is_done, GError **error);
