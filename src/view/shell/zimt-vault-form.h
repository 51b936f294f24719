/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets a form carry out an act on accounts or on the vault. */
#pragma once

#include "zimt-record-dialog.h"
#include "zimt-session.h"

/* Runs @act as zimt_session_vault_async () does, which says what is (transfer full) and wiped, then
 * the form goes or says why not. @done (nullable) is told as the form's "message" where it was
 * done; where a class is still to be given, that is told too. Nothing happens, and the texts are
 * wiped, while the form stores already. */
void zimt_vault_form_run (ZimtRecordDialog *dialog, ZimtSession *session, ZimtVaultAct act,
                          const ZimtAccount *account, char *old_password, char *password,
                          char *recovery_key, const char *done);
