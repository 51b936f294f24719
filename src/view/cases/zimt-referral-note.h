/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the printed note of a referral says: what its consent covers, and nothing else. */
#pragma once

#include "zimt-paper.h"
#include "zimt-session.h"

/* @consent: that of @referral, by zimt_case_book_may_print (). (transfer full) */
ZimtPaper *zimt_referral_note_new (ZimtSession *session, const ZimtRecord *referral,
                                   const ZimtRecord *consent);
