/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form for one record of the case work, made from its kind's table of fields. */
#pragma once

#include "zimt-form-window.h"

#define ZIMT_TYPE_RECORD_EDITOR (zimt_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRecordEditor, zimt_record_editor, ZIMT, RECORD_EDITOR, ZimtFormWindow)

/* A window over @parent that edits @record (copied; revision 0: a new one). Ctrl+Return saves; a
 * new consultation also has "Save and next" (Ctrl+Shift+Return), which stores and begins the next
 * one. Refusals stand at their field; nothing that was typed is lost. When the session locks, what
 * is typed is kept as a draft and the window goes.
 *
 * Signal "stored" (ZimtRecord *record as gpointer): it was stored, and the window goes (with "Save
 * and next" it stays). */
ZimtRecordEditor *zimt_record_editor_new (GtkWindow *parent, ZimtSession *session,
                                          ZimtRecord *record);

/* Goes on with a draft: when it is stored or dropped, so is the draft. */
ZimtRecordEditor *zimt_record_editor_new_from_draft (GtkWindow *parent, ZimtSession *session,
                                                     ZimtRecord *draft);

/* Only what an organisation answered about a referral; the rest of it stays as it is. */
ZimtRecordEditor *zimt_record_editor_new_answer (GtkWindow *parent, ZimtSession *session,
                                                 ZimtRecord *referral);

/* The record as it stands in the form now; (transfer full). */
ZimtRecord *zimt_record_editor_dup_record (ZimtRecordEditor *editor);
