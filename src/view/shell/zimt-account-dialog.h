/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an account: its name, its roles and its last day; a new one's password. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

/* @account: NULL for a new one, whose person types the password at this desk. */
ZimtRecordDialog *zimt_account_dialog_new (GtkWindow *parent, ZimtSession *session,
                                           const ZimtAccount *account);

/* Gives @account the classes of its roles that it lacks: its person types their own password. */
ZimtRecordDialog *zimt_account_dialog_new_grant (GtkWindow *parent, ZimtSession *session,
                                                 const ZimtAccount *account);
