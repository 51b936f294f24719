/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes the stage of a case: anonymous, pseudonymous, named. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

/* @record: a case. Raising it to named asks for the name; lowering it asks, and takes the name out
 * of every version. */
ZimtRecordDialog *zimt_stage_dialog_new (GtkWindow *parent, ZimtSession *session,
                                         ZimtRecord *record);
