/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the small dialogs of a case share: they go when the session locks, and store by the session.
 */
#include "zimt-case-form.h"

#include <glib/gi18n-lib.h>

#include "zimt-popovers.h"

static void
locking_cb (GtkWindow *window)
{
  zimt_popovers_close (GTK_WIDGET (window));
  gtk_window_destroy (window);
}

void
zimt_case_form_guard (GtkWindow *window, ZimtSession *session)
{
  gtk_window_set_destroy_with_parent (window, TRUE);
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), window, G_CONNECT_SWAPPED);
}

ZimtRecordDialog *
zimt_case_form_new (GtkWindow *parent, ZimtSession *session, const char *title,
                    const char *save_label)
{
  ZimtRecordDialog *dialog = zimt_record_dialog_new (parent, title);

  zimt_record_dialog_set_save_label (dialog, save_label);
  zimt_case_form_guard (GTK_WINDOW (dialog), session);
  return dialog;
}

GtkWidget *
zimt_case_form_add_text (ZimtRecordDialog *dialog, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  zimt_record_dialog_append (dialog, label);
  return label;
}

void
zimt_case_form_fit (ZimtRecordDialog *dialog)
{
  int width = 0, height = 0;

  gtk_window_get_default_size (GTK_WINDOW (dialog), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (dialog), width, -1);
}

/* --- Storing --- */

/* The dialog may go before the answer comes: locking takes it away. */
typedef struct
{
  ZimtRecordDialog *dialog; /* a weak pointer */
} Ticket;

gpointer
zimt_case_form_begin (ZimtRecordDialog *dialog)
{
  Ticket *ticket = NULL;

  if (!zimt_record_dialog_begin (dialog))
    return NULL;
  ticket = g_new0 (Ticket, 1);
  g_set_weak_pointer (&ticket->dialog, dialog);
  return ticket;
}

void
zimt_case_form_done_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  Ticket *ticket = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = zimt_session_act_finish (ZIMT_SESSION (session), result, &error);

  if (ticket->dialog != NULL)
    zimt_record_dialog_end (ticket->dialog, error);
  g_clear_weak_pointer (&ticket->dialog);
  g_free (ticket);
}

void
zimt_case_form_store (ZimtRecordDialog *dialog, ZimtSession *session, GPtrArray *records)
{
  gpointer ticket = zimt_case_form_begin (dialog);

  if (ticket != NULL)
    zimt_session_save_async (session, records, zimt_case_form_done_cb, ticket);
}

void
zimt_case_form_store_one (ZimtRecordDialog *dialog, ZimtSession *session, ZimtRecord *record)
{
  gpointer ticket = zimt_case_form_begin (dialog);

  if (ticket != NULL)
    zimt_session_save_one_async (session, record, zimt_case_form_done_cb, ticket);
}

/* --- Asking --- */

AdwMessageDialog *
zimt_case_form_ask (GtkWindow *parent, ZimtSession *session, const char *heading, const char *body,
                    const char *no, const char *yes)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (question, "no", no, "yes", yes, NULL);
  adw_message_dialog_set_default_response (question, "no");
  adw_message_dialog_set_close_response (question, "no");
  zimt_case_form_guard (GTK_WINDOW (question), session);
  return question;
}
