/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes the password of whoever is unlocked. */
#include "zimt-password-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-password-pair.h"
#include "zimt-vault-form.h"

typedef struct
{
  ZimtSession *session; /* owned */
  GtkEditable *old_password;
  ZimtPasswordPair pair;
} PasswordForm;

static void
password_form_free (gpointer data, GClosure *closure)
{
  PasswordForm *form = data;

  g_object_unref (form->session);
  g_free (form);
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  PasswordForm *form = user_data;
  const ZimtAccount *account = zimt_session_get_account (form->session);
  char *password;

  if (account == NULL)
    return;
  if (*gtk_editable_get_text (form->old_password) == '\0')
    {
      zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->old_password),
                                 _ ("Type the password that you have now."));
      return;
    }
  password = zimt_password_pair_take (&form->pair, dialog, account->name);
  if (password == NULL)
    return;
  zimt_vault_form_run (dialog, form->session, ZIMT_VAULT_CHANGE_PASSWORD, NULL,
                       zimt_password_field_take (form->old_password), password, NULL,
                       _ ("The password is changed."));
}

/* The old password was wrong, or the new one was refused: all is to be typed again. */
static void
failed_cb (ZimtRecordDialog *dialog, GError *error, gpointer user_data)
{
  PasswordForm *form = user_data;

  zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->old_password), error->message);
}

ZimtRecordDialog *
zimt_password_dialog_new (GtkWindow *parent, ZimtSession *session)
{
  ZimtRecordDialog *dialog = zimt_record_dialog_new (parent, _ ("Change Password"));
  PasswordForm *form = g_new0 (PasswordForm, 1);

  form->session = g_object_ref (session);
  form->old_password = zimt_password_field_add (dialog, _ ("_Old password"), _ ("Old password"));
  zimt_password_pair_add (&form->pair, dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, 300);
  zimt_record_dialog_set_fleeting (dialog);
  zimt_record_dialog_set_save_label (dialog, _ ("C_hange"));
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, password_form_free, 0);
  g_signal_connect (dialog, "failed", G_CALLBACK (failed_cb), form);
  gtk_widget_grab_focus (GTK_WIDGET (form->old_password));
  return dialog;
}
