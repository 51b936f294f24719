/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widgets inside others that GTK does not hand out. */
#include "zimt-part.h"

GtkWidget *
zimt_find_part (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = zimt_find_part (child, type);
  return found;
}
