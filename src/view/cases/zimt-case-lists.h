/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the counsellors' lists say: the open cases of a session in words. */
#pragma once

#include "zimt-case-item.h"
#include "zimt-session.h"

/* Follow-ups are listed so many days before they are due. */
#define ZIMT_DUE_AHEAD 7

/* GPtrArray of ZimtCaseItem (transfer full), empty where no book is open. */
GPtrArray *zimt_case_lists_new_drafts (ZimtSession *session);
GPtrArray *zimt_case_lists_new_due (ZimtSession *session);
GPtrArray *zimt_case_lists_new_recent (ZimtSession *session);

/* Every case by its name: the open ones, or the closed ones with when they are to be erased. */
GPtrArray *zimt_case_lists_new_all (ZimtSession *session, gboolean is_closed);

/* What is found, cases first; "detail" is markup with what was searched for in bold. */
GPtrArray *zimt_case_lists_new_found (ZimtSession *session, const char *query);
