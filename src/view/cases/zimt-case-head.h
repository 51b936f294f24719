/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a case: pairs of what it is called and what it is, contact and note. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CASE_HEAD (zimt_case_head_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCaseHead, zimt_case_head, ZIMT, CASE_HEAD, GtkBox)

GtkWidget *zimt_case_head_new (void);

/* @record: a case, or NULL: nothing is shown. */
void zimt_case_head_show (ZimtCaseHead *head, ZimtSession *session, const ZimtRecord *record);
