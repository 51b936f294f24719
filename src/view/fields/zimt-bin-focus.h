/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The "focus" of a bin whose "grab_focus" goes to something inside it. */
#pragma once

#include <adwaita.h>

/* GTK lets a widget that Shift+Tab leaves grab the focus itself: one that hands it on to its
 * inside would never be left. Tab into it still goes where it hands the focus on to. */
static inline gboolean
zimt_bin_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD
      && gtk_widget_grab_focus (widget))
    return TRUE;
  return child != NULL && gtk_widget_child_focus (child, direction);
}
