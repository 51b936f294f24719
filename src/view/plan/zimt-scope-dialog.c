/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which dates of a series a change is for: this one, this and following, all to come. */
#include "zimt-scope-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  ZimtScopeFunc func;
  gpointer user_data;     /* owned, by @destroy */
  GDestroyNotify destroy; /* (nullable) */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_free (question);
}

/* The responses are the stable codes of the scopes; "cancel" is none of them. */
static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  ZimtScope scope = ZIMT_SCOPE_THIS;

  if (zimt_scope_from_code (response, &scope))
    question->func (scope, question->user_data);
}

void
zimt_scope_dialog_ask (GtkWindow *parent, const char *heading, const char *title,
                       ZimtScopeFunc func, gpointer user_data, GDestroyNotify destroy)
{
  GtkWidget *widget = adw_message_dialog_new (parent, heading, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Question *question = g_new0 (Question, 1);

  question->func = func;
  question->user_data = user_data;
  question->destroy = destroy;
  /* Translators: %s is the title of a booking that repeats. */
  adw_message_dialog_format_body (dialog, _ ("“%s” repeats. Past dates never change."), title);
  adw_message_dialog_add_responses (
      /* Translators: leaves the question; not "Cancel", which here is done to bookings. */
      dialog, "cancel", _ ("_Back"),
      /* Translators: buttons that say which dates of a series are meant. */
      "all", _ ("_All to come"), "following", _ ("This and _following"), "this",
      _ ("Only _this date"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "this", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "this");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
