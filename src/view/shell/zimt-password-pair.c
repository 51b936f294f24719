/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords in a form. */
#include "zimt-password-pair.h"

#include <glib/gi18n-lib.h>

#include "zimt-desk-vault.h"

static void
caps_lock_changed_cb (ZimtFormRow *row, GParamSpec *pspec, GdkDevice *keyboard)
{
  zimt_form_row_set_hint (row, gdk_device_get_caps_lock_state (keyboard) ? _ ("Caps Lock is on.")
                                                                         : NULL);
}

void
zimt_password_row_watch_caps_lock (ZimtFormRow *row)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (row)));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  if (keyboard == NULL)
    return;
  g_signal_connect_object (keyboard, "notify::caps-lock-state", G_CALLBACK (caps_lock_changed_cb),
                           row, G_CONNECT_SWAPPED);
  caps_lock_changed_cb (row, NULL, keyboard);
}

GtkEditable *
zimt_password_field_add (ZimtRecordDialog *dialog, const char *title, const char *name)
{
  GtkWidget *field = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (field), TRUE);
  g_object_set (field, "activates-default", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  zimt_password_row_watch_caps_lock (zimt_record_dialog_add (dialog, title, field, field));
  return GTK_EDITABLE (field);
}

char *
zimt_password_field_take (GtkEditable *field)
{
  char *text = g_strdup (gtk_editable_get_text (field));

  gtk_editable_set_text (field, "");
  return text;
}

void
zimt_password_pair_add (ZimtPasswordPair *pair, ZimtRecordDialog *dialog)
{
  pair->first = zimt_password_field_add (dialog, _ ("New pass_word"), _ ("New password"));
  pair->second = zimt_password_field_add (dialog, _ ("Once _more"), _ ("New password once more"));
}

char *
zimt_password_pair_take (ZimtPasswordPair *pair, ZimtRecordDialog *dialog, const char *account_name)
{
  g_autoptr (GError) error = NULL;
  const char *typed = gtk_editable_get_text (pair->first);

  if (!zimt_desk_check_password (typed, account_name, &error))
    {
      zimt_record_dialog_refuse (dialog, GTK_WIDGET (pair->first), error->message);
      return NULL;
    }
  if (!g_str_equal (typed, gtk_editable_get_text (pair->second)))
    {
      zimt_record_dialog_refuse (dialog, GTK_WIDGET (pair->second),
                                 _ ("The two passwords differ. Type the same one twice."));
      return NULL;
    }
  gtk_editable_set_text (pair->second, "");
  return zimt_password_field_take (pair->first);
}
