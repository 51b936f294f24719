/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closes popovers before what they stand over is destroyed. */
#include "zimt-popovers.h"

void
zimt_popovers_close (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root) && gtk_widget_get_visible (root))
    gtk_popover_popdown (GTK_POPOVER (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    zimt_popovers_close (child);
}
