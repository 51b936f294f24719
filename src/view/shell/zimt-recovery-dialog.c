/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives an account a new password with the recovery key from paper. */
#include "zimt-recovery-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-key-groups.h"
#include "zimt-password-pair.h"
#include "zimt-text.h"
#include "zimt-vault-form.h"

typedef struct
{
  ZimtSession *session; /* owned */
  GPtrArray *accounts;  /* owned: ZimtAccount, as the list has them */
  ZimtKeyGroups *groups;
  GtkDropDown *account;
  ZimtPasswordPair pair;
} RecoveryForm;

static void
recovery_form_free (gpointer data, GClosure *closure)
{
  RecoveryForm *form = data;

  g_object_unref (form->session);
  g_ptr_array_unref (form->accounts);
  g_free (form);
}

static void
add_account_field (RecoveryForm *form, ZimtRecordDialog *dialog, const char *wanted)
{
  ZimtCenter *center = zimt_session_get_center (form->session);
  const ZimtHouse *house = zimt_center_get_house (center);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (center));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *field = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);

  form->account = GTK_DROP_DOWN (field);
  for (guint i = 0; house != NULL && i < house->accounts->len; i++)
    {
      const ZimtAccount *account = g_ptr_array_index (house->accounts, i);

      if (!zimt_account_is_usable (account, today))
        continue;
      gtk_string_list_append (names, account->name);
      if (wanted != NULL && g_ascii_strcasecmp (account->name, wanted) == 0)
        gtk_drop_down_set_selected (form->account, form->accounts->len);
      g_ptr_array_add (form->accounts, zimt_account_copy (account));
    }
  gtk_widget_set_halign (field, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Account"), -1);
  zimt_record_dialog_add (dialog, _ ("_Account"), field, field);
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  RecoveryForm *form = user_data;
  guint selected = gtk_drop_down_get_selected (form->account);
  const ZimtAccount *account;
  char *password;

  if (selected >= form->accounts->len)
    {
      zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->account),
                                 _ ("Choose the account that gets a new password."));
      return;
    }
  account = g_ptr_array_index (form->accounts, selected);
  password = zimt_password_pair_take (&form->pair, dialog, account->name);
  if (password == NULL)
    return;
  zimt_vault_form_run (dialog, form->session, ZIMT_VAULT_RECOVER, account, NULL, password,
                       zimt_key_groups_dup_text (form->groups),
                       _ ("The account has its new password."));
}

ZimtRecordDialog *
zimt_recovery_dialog_new (GtkWindow *parent, ZimtSession *session, const char *name)
{
  ZimtRecordDialog *dialog = zimt_record_dialog_new (parent, _ ("Forgotten Password"));
  RecoveryForm *form = g_new0 (RecoveryForm, 1);

  form->session = g_object_ref (session);
  form->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_account_free);
  form->groups = ZIMT_KEY_GROUPS (zimt_key_groups_new ());
  zimt_record_dialog_set_intro (dialog,
                                _ ("With the recovery key, which the lead keeps on paper, an "
                                   "account gets a new password. What is in the vault stays."));
  zimt_record_dialog_add (dialog, _ ("Recovery _key"), GTK_WIDGET (form->groups),
                          GTK_WIDGET (form->groups));
  add_account_field (form, dialog, name);
  zimt_password_pair_add (&form->pair, dialog);
  zimt_record_dialog_set_fleeting (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 680, 570);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, recovery_form_free, 0);
  gtk_widget_grab_focus (GTK_WIDGET (form->groups));
  return dialog;
}
