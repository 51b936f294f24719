/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows that go when the session locks: forms, questions, messages. */
#include "zimt-guard.h"

#include <glib/gi18n-lib.h>

#include "zimt-popovers.h"

static void
locking_cb (GtkWindow *window)
{
  zimt_popovers_close (GTK_WIDGET (window));
  gtk_window_destroy (window);
}

void
zimt_guard_window (GtkWindow *window, ZimtSession *session)
{
  gtk_window_set_destroy_with_parent (window, TRUE);
  g_signal_connect_object (session, "locking", G_CALLBACK (locking_cb), window, G_CONNECT_SWAPPED);
}

ZimtRecordDialog *
zimt_guard_dialog_new (GtkWindow *parent, ZimtSession *session, const char *title,
                       const char *save_label)
{
  ZimtRecordDialog *dialog = zimt_record_dialog_new (parent, title);

  zimt_record_dialog_set_save_label (dialog, save_label);
  zimt_guard_window (GTK_WINDOW (dialog), session);
  return dialog;
}

AdwMessageDialog *
zimt_guard_question_new (GtkWindow *parent, ZimtSession *session, const char *heading,
                         const char *body, const char *no, const char *yes)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (question, "no", no, "yes", yes, NULL);
  adw_message_dialog_set_default_response (question, "no");
  adw_message_dialog_set_close_response (question, "no");
  zimt_guard_window (GTK_WINDOW (question), session);
  return question;
}

void
zimt_guard_tell (GtkWindow *parent, ZimtSession *session, const char *heading, const char *body)
{
  GtkWidget *message = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (message), "close", _ ("_Close"));
  zimt_guard_window (GTK_WINDOW (message), session);
  gtk_window_present (GTK_WINDOW (message));
}
