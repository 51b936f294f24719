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
 * ZIMT_ERROR_DONE_UNSEEN where only reading them failed. (transfer full) (nullable) */
GPtrArray *zimt_card_act_finish (ZimtCardAct *act, gboolean is_done, GError **error);

/* The record of a row. @sealed (nullable): the row of its private part; without it, or where the
 * class is not open, only the public fields. (transfer full) (nullable) */
ZimtRecord *zimt_desk_record_of_row (ZimtDesk *desk, const ZimtCardRow *row,
                                     const ZimtSealedRow *sealed, GError **error);

/* The same with what is sealed of it; (transfer full) (nullable). */
ZimtRecord *zimt_desk_load_card (ZimtDesk *desk, const char *id, GError **error);

/* The same of the card that it was merged into, however often. */
ZimtRecord *zimt_desk_load_kept_card (ZimtDesk *desk, const char *id, GError **error);

/* The row of a revision; (transfer none) (nullable). @rows (nullable): of ZimtSealedRow. */
const ZimtSealedRow *zimt_sealed_rows_get (const GPtrArray *rows, guint32 revision);

/* ZIMT_ERROR_DAMAGED where class P is open and @row names a private part that is not there.
 * @sealed (nullable): the row of its revision. */
gboolean zimt_desk_require_part (ZimtDesk *desk, const ZimtCardRow *row,
                                 const ZimtSealedRow *sealed, GError **error);

/* Class P is open. */
gboolean zimt_desk_has_private (ZimtDesk *desk);

/* For the history: who or what a card is about, in public words. (transfer full) */
char *zimt_desk_dup_subject (ZimtDesk *desk, const ZimtRecord *record);

/* ZIMT_ERROR_NOT_ALLOWED where whoever acts may not write cards of @kind. */
gboolean zimt_desk_require_card (ZimtDesk *desk, ZimtRecordKind kind, GError **error);

/* Whether whoever acts may write the private fields of @kind, and can. */
gboolean zimt_desk_may_seal (ZimtDesk *desk, ZimtRecordKind kind);

/* ZIMT_ERROR_NOT_ALLOWED, with what can be done, where zimt_desk_may_seal () is FALSE. */
gboolean zimt_desk_require_seal (ZimtDesk *desk, ZimtRecordKind kind, GError **error);

/* --- Of assignments; zimt-desk-assignments.c --- */

/* Whether @assignment may take the place of @stored (of a new one: with nothing in it):
 * ZIMT_ERROR_CONFLICT where its state may not follow, where one that ended would be moved, or where
 * something stands against an offer. */
gboolean zimt_desk_check_assignment (ZimtDesk *desk, const ZimtCardRow *stored,
                                     const ZimtRecord *assignment, GError **error);

/* Where the step from @stored settles @assignment: sets its allowance, by the tariff of its day. */
gboolean zimt_desk_settle_assignment (ZimtDesk *desk, const ZimtCardRow *stored,
                                      ZimtRecord *assignment, GError **error);

/* What follows from @row being at a new time: the room and the other open offers of the job go
 * there too. Nothing of one that ended. */
gboolean zimt_card_act_move_job (ZimtCardAct *act, const ZimtCardRow *row, GError **error);

/* What follows from the step from @before (nullable) to the state of @row: the other offers of the
 * job close, the room is free again. */
gboolean zimt_card_act_follow (ZimtCardAct *act, const char *before, const ZimtCardRow *row,
                               GError **error);

/* Inside the open step, before the row goes: the room is free again where nobody else is left. */
gboolean zimt_desk_leave_job (ZimtDesk *desk, const ZimtCardRow *row, GError **error);

/* Inside the open step: the job @job has a room for the time. @room_id 0: the one that it has, or
 * none. One that it has moves there, so that a job never has two. *booking_id: 0 without a room.
 * ZIMT_ERROR_CONFLICT with the sentence where the room is taken. */
gboolean zimt_desk_put_job_room (ZimtDesk *desk, const char *job, gint64 room_id, ZimtMinute starts,
                                 ZimtMinute ends, gint64 *booking_id, GError **error);

/* Inside the open step: the room of the job is free again, unless somebody besides @row is asked
 * for it, or has it. */
gboolean zimt_desk_free_job_room (ZimtDesk *desk, const ZimtCardRow *row, GError **error);

/* In an act of its own: what is still to come of the assignments @ids (char *, as keys) is
 * cancelled. */
gboolean zimt_desk_cancel_jobs (ZimtDesk *desk, GHashTable *ids, GError **error);
