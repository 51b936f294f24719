/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the small dialogs of a case share: they store by the session. */
#include "zimt-case-form.h"

#include "zimt-text-label.h"

GtkWidget *
zimt_case_form_add_text (ZimtRecordDialog *dialog, const char *text, const char *css_class)
{
  GtkWidget *label = zimt_text_label_new (text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
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
