/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes the password of whoever is unlocked. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

ZimtRecordDialog *zimt_password_dialog_new (GtkWindow *parent, ZimtSession *session);
