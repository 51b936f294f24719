/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for assistive technologies where GTK 4.8 gives none or wrong ones. */
#pragma once

#include <gtk/gtk.h>

/* A menu button is named by the button inside it, which has the focus. */
static inline void
zimt_name_menu_button (GtkMenuButton *button, const char *name)
{
  GtkWidget *inside = gtk_widget_get_first_child (GTK_WIDGET (button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A button with a mnemonic is called "_Save Save", by its property and by its label: the label is
 * enough. */
static inline void
zimt_name_by_label (GtkWidget *button)
{
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}
