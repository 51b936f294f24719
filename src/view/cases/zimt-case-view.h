/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One case: who it is, its time line, and what can be done with it. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CASE_VIEW (zimt_case_view_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCaseView, zimt_case_view, ZIMT, CASE_VIEW, AdwBin)

/* Signal "back" (): the list is wanted again. Signal "message" (const char *text): a sentence for
 * people. */
GtkWidget *zimt_case_view_new (ZimtSession *session);

/* Shows a case of the session's book, or nothing (NULL). It follows "book-changed" and empties
 * itself on "locking". */
void zimt_case_view_show (ZimtCaseView *view, const char *case_id);
const char *zimt_case_view_get_case_id (ZimtCaseView *view);

/* A new consultation of the case that is shown. */
void zimt_case_view_add_consultation (ZimtCaseView *view);
