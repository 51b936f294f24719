/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for an account and its password, and unlocks. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

/* Goes when it is unlocked; what is to be told then is a "warning" of the session. */
ZimtRecordDialog *zimt_unlock_dialog_new (GtkWindow *parent, ZimtSession *session);
