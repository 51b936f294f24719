/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a file of this computer. */
#include "zimt-file-choice.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow *parent;             /* weak */
  GtkFileChooserNative *chooser; /* owned */
  ZimtFileChoiceFunc func;
  gpointer data; /* owned */
  GDestroyNotify data_free;
} Choice;

static void
choice_free (Choice *choice)
{
  g_clear_weak_pointer (&choice->parent);
  if (choice->data_free != NULL)
    choice->data_free (choice->data);
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (choice->chooser));
  g_object_unref (choice->chooser);
  g_free (choice);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && choice->parent != NULL)
    choice->func (choice->parent, path, choice->data);
  choice_free (choice);
}

static void
cancel_cb (GtkNativeDialog *dialog)
{
  gtk_native_dialog_hide (dialog);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
zimt_file_choice (GtkWindow *parent, ZimtSession *session, const char *title, const char *kind,
                  const char *const *patterns, const char *name, ZimtFileChoiceFunc func,
                  gpointer data, GDestroyNotify data_free)
{
  static const char *const everything[] = { "*", NULL };
  Choice *choice = g_new0 (Choice, 1);

  g_set_weak_pointer (&choice->parent, parent);
  choice->func = func;
  choice->data = data;
  choice->data_free = data_free;
  choice->chooser = gtk_file_chooser_native_new (title, parent,
                                                 name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                              : GTK_FILE_CHOOSER_ACTION_OPEN,
                                                 name != NULL ? _ ("_Save") : _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (choice->chooser), kind, patterns);
  add_filter (GTK_FILE_CHOOSER (choice->chooser), _ ("All files"), everything);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (choice->chooser), name);
  g_signal_connect (choice->chooser, "response", G_CALLBACK (response_cb), choice);
  g_signal_connect_object (session, "locking", G_CALLBACK (cancel_cb), choice->chooser,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (cancel_cb), choice->chooser,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->chooser));
}
