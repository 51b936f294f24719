/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk about cards share. */
#pragma once

#include "zimt-desk-batch.h"
#include "zimt-desk-people.h"
#include "zimt-store-card.h"

/* An act that changes cards: one step of the history, with what it seals. */
typedef struct
{
  ZimtBatch batch;
  gboolean house_changed; /* an organisation of the plan came or changed */
  GPtrArray *ids;         /* owned: char *, the cards that the act stored, in their order */
} ZimtCardAct;

ZimtCardAct zimt_card_act_new (ZimtDesk *desk);
void zimt_card_act_clear (ZimtCardAct *act);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZimtCardAct, zimt_card_act_clear)

/* Stores a card inside the open step; ZIMT_ERROR_NOT_ALLOWED, _INVALID, _CONFLICT. */
gboolean zimt_card_act_put (ZimtCardAct *act, const ZimtRecord *record, GError **error);

/* Ends the step: stored where @is_done, else taken back. Returns the cards as they are now.
 * (transfer full) (nullable) */
GPtrArray *zimt_card_act_finish (ZimtCardAct *act, gboolean is_done, GError **error);

/* The record of a row. @sealed (nullable): the row of its private part; without it, or where the
 * class is not open, only the public fields. (transfer full) (nullable) */
ZimtRecord *zimt_desk_record_of_row (ZimtDesk *desk, const ZimtCardRow *row,
                                     const ZimtSealedRow *sealed, GError **error);

/* The same with what is sealed of it; (transfer full) (nullable). */
ZimtRecord *zimt_desk_load_card (ZimtDesk *desk, const char *id, GError **error);

/* ZIMT_ERROR_NOT_ALLOWED where whoever acts may not write cards of @kind. */
gboolean zimt_desk_require_card (ZimtDesk *desk, ZimtRecordKind kind, GError **error);

/* Whether whoever acts may write the private fields of @kind, and can. */
gboolean zimt_desk_may_seal (ZimtDesk *desk, ZimtRecordKind kind);
