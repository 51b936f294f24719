/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows that go when the session locks: forms, questions, messages. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

/* @window goes with its parent, and when the session locks. */
void zimt_guard_window (GtkWindow *window, ZimtSession *session);

/* A guarded dialog, not shown yet. @save_label: with a mnemonic. */
ZimtRecordDialog *zimt_guard_dialog_new (GtkWindow *parent, ZimtSession *session, const char *title,
                                         const char *save_label);

/* A guarded question, not shown yet: "yes" is the response that does something; (transfer none). */
AdwMessageDialog *zimt_guard_question_new (GtkWindow *parent, ZimtSession *session,
                                           const char *heading, const char *body, const char *no,
                                           const char *yes);

/* Shows a guarded message that can be closed. */
void zimt_guard_tell (GtkWindow *parent, ZimtSession *session, const char *heading,
                      const char *body);
