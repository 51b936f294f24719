/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new password in a form, typed twice. */
#pragma once

#include "zimt-record-dialog.h"

typedef struct
{
  GtkEditable *first; /* borrowed, as the next: fields of the form */
  GtkEditable *second;
} ZimtPasswordPair;

/* A password's field, whose text lies in memory that is wiped, in a form: @title with a mnemonic,
 * @name for assistive technologies. (transfer none) */
GtkEditable *zimt_password_field_add (ZimtRecordDialog *dialog, const char *title,
                                      const char *name);

/* The text of such a field, which is emptied; (transfer full): zimt_text_wipe () it. */
char *zimt_password_field_take (GtkEditable *field);

/* Adds both lines. */
void zimt_password_pair_add (ZimtPasswordPair *pair, ZimtRecordDialog *dialog);

/* The password, and empties both fields; (transfer full): zimt_text_wipe () it. NULL where the two
 * differ or the password is refused for the account called @account_name: the form says why. */
char *zimt_password_pair_take (ZimtPasswordPair *pair, ZimtRecordDialog *dialog,
                               const char *account_name);

/* Says under a password's line that Caps Lock is on, as long as it is. */
void zimt_password_row_watch_caps_lock (ZimtFormRow *row);
