/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry for a case's pseudonym, with a button that makes another one. */
#include "zimt-pseudonym-field.h"

#include "zimt-bin-focus.h"

#include <glib/gi18n-lib.h>

struct _ZimtPseudonymField
{
  AdwBin parent_instance;

  GtkWidget *entry;     /* borrowed: a child */
  ZimtSession *session; /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtPseudonymField, zimt_pseudonym_field, ADW_TYPE_BIN)

static void
another_cb (ZimtPseudonymField *field)
{
  g_autofree char *pseudonym = zimt_session_new_pseudonym (field->session);

  if (pseudonym != NULL)
    gtk_editable_set_text (GTK_EDITABLE (field->entry), pseudonym);
}

static gboolean
zimt_pseudonym_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZIMT_PSEUDONYM_FIELD (widget)->entry);
}

static void
zimt_pseudonym_field_dispose (GObject *object)
{
  g_clear_object (&ZIMT_PSEUDONYM_FIELD (object)->session);
  G_OBJECT_CLASS (zimt_pseudonym_field_parent_class)->dispose (object);
}

static void
zimt_pseudonym_field_class_init (ZimtPseudonymFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_pseudonym_field_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_pseudonym_field_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = zimt_bin_focus;
}

static void
zimt_pseudonym_field_init (ZimtPseudonymField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  field->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (field->entry, TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (field->entry), TRUE);
  gtk_entry_set_input_hints (GTK_ENTRY (field->entry),
                             GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_EMOJI);
  gtk_widget_set_tooltip_text (button, _ ("Another pseudonym"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Another pseudonym"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (another_cb), field, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), field->entry);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (field), box);
}

GtkWidget *
zimt_pseudonym_field_new (ZimtSession *session, const char *name)
{
  ZimtPseudonymField *field = g_object_new (ZIMT_TYPE_PSEUDONYM_FIELD, NULL);

  field->session = g_object_ref (session);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (field);
}

GtkWidget *
zimt_pseudonym_field_get_entry (ZimtPseudonymField *field)
{
  g_return_val_if_fail (ZIMT_IS_PSEUDONYM_FIELD (field), NULL);
  return field->entry;
}
