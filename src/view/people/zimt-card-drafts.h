/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of cards that were open when Zimt locked: one draft for each. */
#pragma once

#include "zimt-session.h"

/* The newest draft of each form of a card of @kinds (up to 0; NULL: any), GPtrArray of ZimtRecord
 * (DRAFT); without those that were stored after all. (transfer full) */
GPtrArray *zimt_card_drafts_list (ZimtSession *session, const ZimtRecordKind *kinds);

/* Deletes every draft of the card @record_id. What could not be deleted is told and
 * listed again. */
void zimt_card_drafts_drop (ZimtSession *session, const char *record_id);

/* Deletes @draft and every other one of the same form. */
void zimt_card_drafts_drop_draft (ZimtSession *session, ZimtRecord *draft);
