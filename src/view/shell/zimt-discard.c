/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks before what was typed is lost. */
#include "zimt-discard.h"

#include <glib/gi18n-lib.h>

static void
discard_cb (GtkWindow *window, const char *response, GtkWindow *question)
{
  /* The question outlives the window, and would look for its parent. */
  gtk_window_set_transient_for (question, NULL);
  gtk_window_destroy (window);
}

GtkWidget *
zimt_discard_ask (GtkWindow *window, const char *body, const char *keep)
{
  GtkWidget *widget = adw_message_dialog_new (window, _ ("Discard what was typed?"), body);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (question, "keep", keep, "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "keep");
  adw_message_dialog_set_close_response (question, "keep");
  g_signal_connect_object (question, "response::discard", G_CALLBACK (discard_cb), window,
                           G_CONNECT_SWAPPED);
  /* What closes the window otherwise, as locking does, leaves no question behind. */
  gtk_window_set_destroy_with_parent (GTK_WINDOW (question), TRUE);
  gtk_window_present (GTK_WINDOW (question));
  return widget;
}
