/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands a case over to another counsellor. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

ZimtRecordDialog *zimt_hand_over_dialog_new (GtkWindow *parent, ZimtSession *session,
                                             ZimtRecord *record);

/* The case @record with @uid as its counsellor. @keeps_old: who it was becomes the deputy, else the
 * deputy stays, unless it is @uid. (transfer full) */
ZimtRecord *zimt_hand_over_make (const ZimtRecord *record, const char *uid, gboolean keeps_old);
