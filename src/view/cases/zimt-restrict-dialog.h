/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seals an especially sensitive case to named counsellors. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

ZimtRecordDialog *zimt_restrict_dialog_new (GtkWindow *parent, ZimtSession *session,
                                            ZimtRecord *record);
