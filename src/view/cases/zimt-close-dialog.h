/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closes a case, or keeps its data from being erased. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

/* Asks for reason and outcome, and says what is still open and when the data goes. */
ZimtRecordDialog *zimt_close_dialog_new (GtkWindow *parent, ZimtSession *session,
                                         ZimtRecord *record);

/* Asks why the data is kept. */
ZimtRecordDialog *zimt_keep_dialog_new (GtkWindow *parent, ZimtSession *session,
                                        ZimtRecord *record);
