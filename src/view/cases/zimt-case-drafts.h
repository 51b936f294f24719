/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts as people see them: one for each form that was open, however often Zimt locked. */
#pragma once

#include "zimt-session.h"

/* The newest draft of each form, GPtrArray of ZimtRecord (DRAFT); without those that were stored
 * after all. (transfer full) */
GPtrArray *zimt_case_drafts_list (ZimtSession *session);

/* Deletes a draft and every older one of the same form; finishes by zimt_session_act_finish (). */
void zimt_case_drafts_drop_draft (ZimtSession *session, ZimtRecord *draft,
                                  GAsyncReadyCallback callback, gpointer user_data);

/* Deletes every draft of the record @record_id. What could not be deleted is listed again. */
void zimt_case_drafts_drop (ZimtSession *session, const char *record_id);
