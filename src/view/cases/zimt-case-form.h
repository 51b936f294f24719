/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the small dialogs of a case share: they go when the session locks, and store by the session.
 */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

/* @window goes with its parent, and when the session locks. */
void zimt_case_form_guard (GtkWindow *window, ZimtSession *session);

/* A guarded dialog. @save_label: with a mnemonic. */
ZimtRecordDialog *zimt_case_form_new (GtkWindow *parent, ZimtSession *session, const char *title,
                                      const char *save_label);

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

/* A guarded question, not shown yet: "yes" is the response that does something; (transfer none). */
AdwMessageDialog *zimt_case_form_ask (GtkWindow *parent, ZimtSession *session, const char *heading,
                                      const char *body, const char *no, const char *yes);
