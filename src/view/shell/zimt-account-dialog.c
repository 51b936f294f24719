/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of an account. */
#include "zimt-account-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-date-field.h"
#include "zimt-key-groups.h"
#include "zimt-password-pair.h"
#include "zimt-vault-form.h"

typedef struct
{
  ZimtSession *session; /* owned */
  ZimtAccount *account; /* owned: as it was */
  GtkEditable *name;
  GtkCheckButton *roles[ZIMT_N_ROLES];
  ZimtDateField *last_day;
  ZimtPasswordPair pair; /* of a new account */
} AccountForm;

static void
account_form_free (gpointer data, GClosure *closure)
{
  AccountForm *form = data;

  g_object_unref (form->session);
  zimt_account_free (form->account);
  g_free (form);
}

/* --- Roles --- */

static const struct
{
  ZimtRoles role;
  const char *meaning; /* untranslated */
} role_meanings[ZIMT_N_ROLES] = {
  { ZIMT_ROLE_COUNSELLING, N_ ("Reads and writes cases and consultations; nobody else can.") },
  { ZIMT_ROLE_LEAD,
    N_ ("Changes the house and its rooms, makes accounts, sees the yearly figures.") },
  { ZIMT_ROLE_NETWORK, N_ ("Keeps organisations, interpreters and companions.") },
  { ZIMT_ROLE_INTERN, N_ ("As network, for a time: give the account a last day.") },
  { ZIMT_ROLE_CARE, N_ ("Makes backups, and reads the plan only.") },
};

static GtkWidget *
new_role_button (const char *word, const char *meaning)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (word);
  GtkWidget *subtitle = gtk_label_new (meaning);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (subtitle), 40);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, word,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning, -1);
  return button;
}

static void
add_roles (AccountForm *form, ZimtRecordDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < ZIMT_N_ROLES; i++)
    {
      ZimtRoles role = role_meanings[i].role;
      GtkWidget *button = new_role_button (zimt_role_to_word (role), _ (role_meanings[i].meaning));

      form->roles[i] = GTK_CHECK_BUTTON (button);
      gtk_check_button_set_active (form->roles[i], (form->account->roles & role) != 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  zimt_record_dialog_add (dialog, _ ("_Roles"), box, GTK_WIDGET (form->roles[0]));
}

static ZimtRoles
read_roles (AccountForm *form)
{
  guint roles = 0;

  for (guint i = 0; i < ZIMT_N_ROLES; i++)
    if (gtk_check_button_get_active (form->roles[i]))
      roles |= role_meanings[i].role;
  return (ZimtRoles)roles;
}

/* --- The last day --- */

static void
add_last_day (AccountForm *form, ZimtRecordDialog *dialog)
{
  ZimtCenter *center = zimt_session_get_center (form->session);
  GtkWidget *field = zimt_date_field_new ();

  form->last_day = ZIMT_DATE_FIELD (field);
  zimt_date_field_set_today (form->last_day, zimt_clock_get_today (zimt_center_get_clock (center)));
  if (form->account->last_day != 0)
    zimt_date_field_set_date (form->last_day, form->account->last_day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (zimt_date_field_get_entry (form->last_day)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Last day"), -1);
  zimt_record_dialog_add (dialog, _ ("_Last day"), field,
                          zimt_date_field_get_entry (form->last_day));
}

static gboolean
read_last_day (AccountForm *form, ZimtRecordDialog *dialog, ZimtDate *date)
{
  *date = 0;
  if (*zimt_date_field_get_text (form->last_day) == '\0'
      || zimt_date_field_get_date (form->last_day, date))
    return TRUE;
  zimt_record_dialog_refuse (dialog, zimt_date_field_get_entry (form->last_day),
                             _ ("This is no date. Leave the last day empty where there is none."));
  return FALSE;
}

/* --- Saving --- */

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  AccountForm *form = user_data;
  g_autoptr (ZimtAccount) account = zimt_account_copy (form->account);
  g_autoptr (GError) error = NULL;
  gboolean is_new = account->id == 0;
  char *password = NULL;

  g_free (account->name);
  account->name = g_strdup (gtk_editable_get_text (form->name));
  account->roles = read_roles (form);
  if (!zimt_account_validate (account, &error))
    {
      /* It is about the roles where there are none, else about the name. */
      GtkWidget *field = account->roles == 0 && *account->name != '\0' ? GTK_WIDGET (form->roles[0])
                                                                       : GTK_WIDGET (form->name);

      zimt_record_dialog_refuse (dialog, field, error->message);
      return;
    }
  if (!read_last_day (form, dialog, &account->last_day))
    return;
  if (is_new)
    {
      password = zimt_password_pair_take (&form->pair, dialog, account->name);
      if (password == NULL)
        return;
    }
  zimt_vault_form_run (dialog, form->session,
                       is_new ? ZIMT_VAULT_ADD_ACCOUNT : ZIMT_VAULT_PUT_ACCOUNT, account, NULL,
                       password, NULL, is_new ? _ ("The account is there.") : NULL);
}

ZimtRecordDialog *
zimt_account_dialog_new (GtkWindow *parent, ZimtSession *session, const ZimtAccount *account)
{
  ZimtRecordDialog *dialog
      = zimt_record_dialog_new (parent, account != NULL ? _ ("Account") : _ ("New Account"));
  AccountForm *form = g_new0 (AccountForm, 1);

  form->session = g_object_ref (session);
  form->account = account != NULL ? zimt_account_copy (account) : zimt_account_new ();
  form->name = zimt_record_dialog_add_entry (dialog, _ ("N_ame"), _ ("Name"), form->account->name);
  gtk_entry_set_input_hints (GTK_ENTRY (form->name), GTK_INPUT_HINT_PRIVATE
                                                         | GTK_INPUT_HINT_NO_SPELLCHECK
                                                         | GTK_INPUT_HINT_NO_EMOJI);
  add_roles (form, dialog);
  add_last_day (form, dialog);
  if (account == NULL)
    {
      zimt_record_dialog_set_intro (dialog,
                                    _ ("The person whom it is for sits at this desk now, and types "
                                       "a password that nobody else knows."));
      zimt_password_pair_add (&form->pair, dialog);
    }
  gtk_window_set_default_size (GTK_WINDOW (dialog), 600, 660);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, account_form_free, 0);
  gtk_widget_grab_focus (GTK_WIDGET (form->name));
  return dialog;
}

/* --- Giving what is missing --- */

typedef struct
{
  ZimtSession *session; /* owned */
  ZimtAccount *account; /* owned */
  GtkEditable *password;
  GtkCheckButton *with_key;
  ZimtKeyGroups *groups;
} GrantForm;

static void
grant_form_free (gpointer data, GClosure *closure)
{
  GrantForm *form = data;

  g_object_unref (form->session);
  zimt_account_free (form->account);
  g_free (form);
}

static void
grant_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  GrantForm *form = user_data;
  gboolean has_key = gtk_check_button_get_active (form->with_key);

  if (*gtk_editable_get_text (form->password) == '\0')
    {
      zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->password),
                                 _ ("The person types the password of their own account."));
      return;
    }
  zimt_vault_form_run (dialog, form->session, ZIMT_VAULT_GRANT, form->account, NULL,
                       zimt_password_field_take (form->password),
                       has_key ? zimt_key_groups_dup_text (form->groups) : NULL,
                       _ ("The account has every key of its roles."));
}

static void
grant_failed_cb (ZimtRecordDialog *dialog, GError *error, gpointer user_data)
{
  GrantForm *form = user_data;

  zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->password), error->message);
}

static void
add_key_line (GrantForm *form, ZimtRecordDialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *check = gtk_check_button_new_with_label (_ ("Type it from the paper"));
  GtkWidget *groups = zimt_key_groups_new ();

  form->with_key = GTK_CHECK_BUTTON (check);
  form->groups = ZIMT_KEY_GROUPS (groups);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), groups);
  g_object_bind_property (check, "active", groups, "visible", G_BINDING_SYNC_CREATE);
  zimt_record_dialog_add (dialog, _ ("Recovery _key"), box, check);
}

ZimtRecordDialog *
zimt_account_dialog_new_grant (GtkWindow *parent, ZimtSession *session, const ZimtAccount *account)
{
  ZimtRecordDialog *dialog = zimt_record_dialog_new (parent, _ ("Give Missing Keys"));
  GrantForm *form = g_new0 (GrantForm, 1);
  /* Translators: %s is an account's name. */
  g_autofree char *intro = g_strdup_printf (
      _ ("%s sits at this desk too, and types the password of their own account. Then it gets what "
         "you can open and its roles need. What nobody here can open needs the recovery key."),
      account->name);

  form->session = g_object_ref (session);
  form->account = zimt_account_copy (account);
  zimt_record_dialog_set_intro (dialog, intro);
  form->password = zimt_password_field_add (dialog, _ ("Their _password"), _ ("Their password"));
  add_key_line (form, dialog);
  zimt_record_dialog_set_fleeting (dialog);
  zimt_record_dialog_set_save_label (dialog, _ ("_Give"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 680, 480);
  g_signal_connect_data (dialog, "save", G_CALLBACK (grant_cb), form, grant_form_free, 0);
  g_signal_connect (dialog, "failed", G_CALLBACK (grant_failed_cb), form);
  gtk_widget_grab_focus (GTK_WIDGET (form->password));
  return dialog;
}
