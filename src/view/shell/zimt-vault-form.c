/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets a form carry out an act on accounts or on the vault. */
#include "zimt-vault-form.h"

#include <glib/gi18n-lib.h>

#include "zimt-text.h"

typedef struct
{
  ZimtRecordDialog *dialog; /* owned */
  char *done;               /* owned (nullable) */
} Run;

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_missing = FALSE;

  if (zimt_session_vault_finish (ZIMT_SESSION (source), result, &is_missing, &error))
    {
      if (is_missing)
        zimt_record_dialog_tell (run->dialog,
                                 _ ("The account is there, but a key is still to be given to it: "
                                    "by somebody who holds it, with “Give…” on the page "
                                    "“Accounts” of the preferences."));
      else if (run->done != NULL)
        zimt_record_dialog_tell (run->dialog, run->done);
    }
  zimt_record_dialog_end (run->dialog, error);
  g_object_unref (run->dialog);
  g_free (run->done);
  g_free (run);
}

void
zimt_vault_form_run (ZimtRecordDialog *dialog, ZimtSession *session, ZimtVaultAct act,
                     const ZimtAccount *account, char *old_password, char *password,
                     char *recovery_key, const char *done)
{
  Run *run;

  if (!zimt_record_dialog_begin (dialog))
    {
      zimt_text_wipe (old_password);
      zimt_text_wipe (password);
      zimt_text_wipe (recovery_key);
      return;
    }
  run = g_new0 (Run, 1);
  run->dialog = g_object_ref (dialog);
  run->done = g_strdup (done);
  zimt_session_vault_async (session, act, account, old_password, password, recovery_key,
                            finished_cb, run);
}
