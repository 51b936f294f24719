/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a paper as it will be printed, and prints it. */
#include "zimt-paper-window.h"

#include <glib/gi18n-lib.h>

#include "zimt-print-bar.h"

#define PAGE_WIDTH_PX 600
#define MARGIN_PX 18

static void
add_escape (GtkWidget *window)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, shortcuts);
}

static void
set_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
}

GtkWindow *
zimt_paper_window_new (GtkWindow *parent, const char *title, ZimtPaper *paper)
{
  GtkWidget *window
      = g_object_new (ADW_TYPE_WINDOW, "application", gtk_window_get_application (parent),
                      "transient-for", parent, "destroy-with-parent", TRUE, "modal", TRUE, "title",
                      title, "default-width", PAGE_WIDTH_PX + 4 * MARGIN_PX, "default-height", 680,
                      NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = zimt_paper_view_new (PAGE_WIDTH_PX, title);
  GtkWidget *bar = zimt_print_bar_new (ZIMT_PAPER_VIEW (view));

  zimt_paper_view_set_paper (ZIMT_PAPER_VIEW (view), paper);
  set_margins (view, MARGIN_PX);
  set_margins (bar, MARGIN_PX / 2);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), bar);
  adw_window_set_content (ADW_WINDOW (window), box);
  add_escape (window);
  return GTK_WINDOW (window);
}
