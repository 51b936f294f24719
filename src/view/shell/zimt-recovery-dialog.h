/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives an account a new password with the recovery key from paper. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

/* @name (nullable): the account that is probably meant. */
ZimtRecordDialog *zimt_recovery_dialog_new (GtkWindow *parent, ZimtSession *session,
                                            const char *name);
