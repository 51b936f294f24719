/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seals an especially sensitive case to named counsellors. */
#include "zimt-restrict-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-case-form.h"

#define ACCOUNT_KEY "zimt-account-id"

typedef struct
{
  ZimtRecordDialog *dialog; /* borrowed: it owns the form */
  ZimtSession *session;     /* owned */
  char *case_id;            /* owned */
  GtkBox *checks;
} RestrictForm;

static void
restrict_form_free (gpointer data, GClosure *closure)
{
  RestrictForm *form = data;

  g_object_unref (form->session);
  g_free (form->case_id);
  g_free (form);
}

static void
seal (RestrictForm *form, GArray *account_ids)
{
  gpointer ticket = zimt_case_form_begin (form->dialog);

  if (ticket != NULL)
    zimt_session_seal_case_async (form->session, form->case_id, account_ids, zimt_case_form_done_cb,
                                  ticket);
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  RestrictForm *form = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (form->checks)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      {
        const gint64 *id = g_object_get_data (G_OBJECT (check), ACCOUNT_KEY);

        g_array_append_val (ids, *id);
      }
  seal (form, ids);
}

static void
open_to_all_cb (RestrictForm *form)
{
  seal (form, NULL);
}

static void
add_check (RestrictForm *form, const ZimtAccount *account, gboolean is_active)
{
  const ZimtAccount *own = zimt_session_get_account (form->session);
  gboolean is_own = own != NULL && own->id == account->id;
  g_autofree char *label
      /* Translators: %s is the name of whoever works with the program. */
      = is_own ? g_strdup_printf (_ ("%s (you)"), account->name) : g_strdup (account->name);
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), ACCOUNT_KEY,
                          g_memdup2 (&account->id, sizeof account->id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_own || is_active);
  gtk_widget_set_sensitive (check, !is_own);
  gtk_box_append (form->checks, check);
}

static void
add_checks (RestrictForm *form, const ZimtRecord *record)
{
  ZimtCenter *center = zimt_session_get_center (form->session);
  const GPtrArray *accounts = zimt_center_get_house (center)->accounts;
  ZimtDate today = zimt_clock_get_today (zimt_center_get_clock (center));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  form->checks = GTK_BOX (box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Counsellors who see the case"), -1);
  for (guint i = 0; i < accounts->len; i++)
    {
      const ZimtAccount *account = g_ptr_array_index (accounts, i);

      if ((account->roles & ZIMT_ROLE_COUNSELLING) != 0 && zimt_account_is_usable (account, today))
        add_check (form, account,
                   g_str_equal (zimt_record_get_text (record, "counsellor"), account->uid)
                       || g_str_equal (zimt_record_get_text (record, "deputy"), account->uid));
    }
  zimt_record_dialog_add (form->dialog, _ ("Counsellors"), box, NULL);
}

static void
add_open_button (RestrictForm *form)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Let All Counsellors See It Again"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_to_all_cb), form);
  zimt_record_dialog_append (form->dialog, button);
}

ZimtRecordDialog *
zimt_restrict_dialog_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record)
{
  ZimtRecordDialog *dialog
      = zimt_guard_dialog_new (parent, session, _ ("Restrict Case"), _ ("_Restrict"));
  RestrictForm *form = g_new0 (RestrictForm, 1);

  form->dialog = dialog;
  form->session = g_object_ref (session);
  form->case_id = g_strdup (zimt_record_get_id (record));
  zimt_record_dialog_set_intro (dialog, _ ("Only these counsellors see the case from now on:"));
  add_checks (form, record);
  zimt_case_form_add_text (
      dialog,
      _ ("All others will not see that it exists: it is in none of their lists "
         "and in no search."),
      "case-warning");
  if (!g_str_equal (zimt_record_get_class (record), "C"))
    add_open_button (form);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, restrict_form_free, 0);
  return dialog;
}
