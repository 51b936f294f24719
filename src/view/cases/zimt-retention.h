/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records say about erasing: what is due, what is proposed, what is done. */
#pragma once

#include "zimt-case-item.h"
#include "zimt-session.h"

/* When the data of a case goes, by what the house has set, as zimt_case_get_expiry () says it. */
ZimtDate zimt_retention_get_expiry (ZimtSession *session, const ZimtRecord *record);

/* Closed cases that are due and in no proposal yet: GPtrArray of ZimtCaseItem; (transfer full). */
GPtrArray *zimt_retention_new_due (ZimtSession *session);

/* The cases of a proposal, as far as they are still there. */
GPtrArray *zimt_retention_new_proposed (ZimtSession *session, const ZimtRecord *proposal);

/* RETENTION records: those that wait for the second person, or the proofs; newest first. */
GPtrArray *zimt_retention_list (ZimtSession *session, gboolean is_approved);

/* Whether whoever is unlocked asked for it, who then may not approve. */
gboolean zimt_retention_is_own (ZimtSession *session, const ZimtRecord *proposal);
