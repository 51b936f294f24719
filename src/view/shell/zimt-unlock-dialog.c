/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for an account and its password, and unlocks. */
#include "zimt-unlock-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-name.h"
#include "zimt-password-pair.h"
#include "zimt-recovery-dialog.h"
#include "zimt-text.h"

typedef struct
{
  ZimtSession *session; /* owned */
  GtkEditable *name;
  GtkEditable *password;
} UnlockForm;

static void
unlock_form_free (gpointer data, GClosure *closure)
{
  UnlockForm *form = data;

  g_object_unref (form->session);
  g_free (form);
}

/* --- Names --- */

/* The only account that can be used and whose name begins like @text, or NULL. */
static const ZimtAccount *
find_only (ZimtSession *session, const char *text)
{
  ZimtCenter *center = zimt_session_get_center (session);
  const ZimtHouse *house = zimt_center_get_house (center);
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (center));
  g_autofree char *typed = zimt_text_fold (text);
  const ZimtAccount *found = NULL;
  guint n_found = 0;

  for (guint i = 0; house != NULL && i < house->accounts->len; i++)
    {
      const ZimtAccount *account = g_ptr_array_index (house->accounts, i);
      g_autofree char *name = zimt_text_fold (account->name);

      if (!zimt_account_is_usable (account, today) || !g_str_has_prefix (name, typed))
        continue;
      /* A whole name is meant even where another one goes on after it. */
      if (g_str_equal (name, typed))
        return account;
      found = account;
      n_found++;
    }
  return n_found == 1 ? found : NULL;
}

/* Only once it is typed: the completion of GTK 4.8 adds letters between those that follow. */
static void
complete_name (UnlockForm *form)
{
  const char *text = gtk_editable_get_text (form->name);
  const ZimtAccount *account = *text != '\0' ? find_only (form->session, text) : NULL;

  if (account != NULL && !g_str_equal (text, account->name))
    gtk_editable_set_text (form->name, account->name);
}

/* Nothing remembers who was here last; a first letter or two name an account. */
static void
add_name_field (UnlockForm *form, ZimtRecordDialog *dialog)
{
  const ZimtAccount *only = find_only (form->session, "");
  GtkEventController *focus = gtk_event_controller_focus_new ();

  form->name = zimt_record_dialog_add_entry (dialog, _ ("_Account"), _ ("Account"),
                                             only != NULL ? only->name : NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (complete_name), form);
  gtk_widget_add_controller (GTK_WIDGET (form->name), focus);
  gtk_entry_set_input_hints (GTK_ENTRY (form->name), GTK_INPUT_HINT_PRIVATE
                                                         | GTK_INPUT_HINT_NO_SPELLCHECK
                                                         | GTK_INPUT_HINT_NO_EMOJI);
}

/* --- Unlocking --- */

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtRecordDialog) dialog = user_data;
  ZimtSession *session = ZIMT_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sentences = zimt_session_unlock_finish (session, result, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, g_ptr_array_index (sentences, i));
    }
  if (text->len > 0)
    zimt_session_warn (session, text->str);
  zimt_record_dialog_end (dialog, error);
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  UnlockForm *form = user_data;
  const char *name = NULL;

  complete_name (form);
  name = gtk_editable_get_text (form->name);
  if (*name == '\0')
    {
      zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->name), _ ("Which account?"));
      return;
    }
  if (*gtk_editable_get_text (form->password) == '\0')
    {
      /* Return in the name goes on to the password. */
      gtk_widget_grab_focus (GTK_WIDGET (form->password));
      return;
    }
  if (!zimt_record_dialog_begin (dialog))
    return;
  /* The text stays selected in its field, which is wiped memory too, so that a slip can be mended.
   */
  zimt_session_unlock_async (form->session, name, g_strdup (gtk_editable_get_text (form->password)),
                             unlocked_cb, g_object_ref (dialog));
}

static void
stored_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  gtk_editable_set_text (((UnlockForm *)user_data)->password, "");
}

static void
failed_cb (ZimtRecordDialog *dialog, GError *error, gpointer user_data)
{
  UnlockForm *form = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (form->password));
  gtk_editable_select_region (form->password, 0, -1);
}

/* --- A forgotten password --- */

static void
tell_cb (ZimtRecordDialog *recovery, const char *text, gpointer user_data)
{
  zimt_record_dialog_tell (user_data, text);
}

static void
forgotten_cb (GtkWidget *button, gpointer user_data)
{
  UnlockForm *form = user_data;
  ZimtRecordDialog *dialog = ZIMT_RECORD_DIALOG (gtk_widget_get_root (button));
  ZimtRecordDialog *recovery = zimt_recovery_dialog_new (GTK_WINDOW (dialog), form->session,
                                                         gtk_editable_get_text (form->name));

  gtk_editable_set_text (form->password, "");
  g_signal_connect_object (recovery, "message", G_CALLBACK (tell_cb), dialog, 0);
  gtk_window_present (GTK_WINDOW (recovery));
}

static void
add_forgotten_button (UnlockForm *form, ZimtRecordDialog *dialog)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Forgotten password…"));

  zimt_name_by_label (button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  /* The form goes with the dialog, as the button does. */
  g_signal_connect (button, "clicked", G_CALLBACK (forgotten_cb), form);
  zimt_record_dialog_append (dialog, button);
}

ZimtRecordDialog *
zimt_unlock_dialog_new (GtkWindow *parent, ZimtSession *session)
{
  ZimtRecordDialog *dialog = zimt_record_dialog_new (parent, _ ("Unlock"));
  UnlockForm *form = g_new0 (UnlockForm, 1);

  form->session = g_object_ref (session);
  add_name_field (form, dialog);
  form->password = zimt_password_field_add (dialog, _ ("_Password"), _ ("Password"));
  add_forgotten_button (form, dialog);
  zimt_record_dialog_set_fleeting (dialog);
  zimt_record_dialog_set_save_label (dialog, _ ("_Unlock"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 440, 290);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, unlock_form_free, 0);
  g_signal_connect (dialog, "stored", G_CALLBACK (stored_cb), form);
  g_signal_connect (dialog, "failed", G_CALLBACK (failed_cb), form);
  gtk_widget_grab_focus (
      GTK_WIDGET (*gtk_editable_get_text (form->name) == '\0' ? form->name : form->password));
  return dialog;
}
