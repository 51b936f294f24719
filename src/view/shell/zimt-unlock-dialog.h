/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for an account and its password, and unlocks. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

/* Goes when it is unlocked; "message" are the sentences that are to be told then. */
ZimtRecordDialog *zimt_unlock_dialog_new (GtkWindow *parent, ZimtSession *session);
