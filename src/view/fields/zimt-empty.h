/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes everything out of a box or a list, which is then filled anew. */
#pragma once

#include <gtk/gtk.h>

static inline void
zimt_empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Its placeholder stays. */
static inline void
zimt_empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}
