/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the small dialogs of a case share: they store by the session. */
#pragma once

#include "zimt-guard.h"

/* Adds a paragraph below the lines; @css_class: (nullable). (transfer none) */
GtkWidget *zimt_case_form_add_text (ZimtRecordDialog *dialog, const char *text,
                                    const char *css_class);

/* Makes the window as high as what it shows now. */
void zimt_case_form_fit (ZimtRecordDialog *dialog);

/* Stores and goes, or says why not. */
void zimt_case_form_store (ZimtRecordDialog *dialog, ZimtSession *session, GPtrArray *records);
void zimt_case_form_store_one (ZimtRecordDialog *dialog, ZimtSession *session, ZimtRecord *record);

/* The same for other acts of the session: zimt_case_form_done_cb () is the callback, and what
 * zimt_case_form_begin () returns its data; NULL: it is storing something already. */
gpointer zimt_case_form_begin (ZimtRecordDialog *dialog);
void zimt_case_form_done_cb (GObject *session, GAsyncResult *result, gpointer data);
