/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a paper as it will be printed, and prints it. */
#include "zimt-paper-window.h"

#include <glib/gi18n-lib.h>

#include "zimt-file-choice.h"
#include "zimt-name.h"
#include "zimt-print-bar.h"

#define PAGE_WIDTH_PX 600
#define MARGIN_PX 18

#define VIEW_KEY "zimt-view"
#define BAR_KEY "zimt-bar"

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
  g_object_set_data (G_OBJECT (window), VIEW_KEY, view);
  g_object_set_data (G_OBJECT (window), BAR_KEY, bar);
  return GTK_WINDOW (window);
}

/* --- Saving --- */

static gboolean
write_file (GtkWindow *window, const char *path, GError **error)
{
  ZimtPaperView *view = g_object_get_data (G_OBJECT (window), VIEW_KEY);
  g_autoptr (GBytes) pdf = zimt_paper_to_pdf (zimt_paper_view_get_paper (view), error);
  gsize size = 0;
  const char *bytes = pdf != NULL ? g_bytes_get_data (pdf, &size) : NULL;

  return pdf != NULL
         && g_file_set_contents_full (path, bytes, (gssize)size,
                                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                      0600, error);
}

static void
chosen_cb (GtkWindow *window, const char *path, gpointer data)
{
  ZimtPrintBar *bar = g_object_get_data (G_OBJECT (window), BAR_KEY);
  g_autoptr (GError) error = NULL;

  zimt_print_bar_say (bar, write_file (window, path, &error) ? _ ("Saved.") : error->message);
}

static void
save_cb (GtkWidget *button, gpointer session)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (button));
  g_autofree char *name = g_strconcat (gtk_window_get_title (window), ".pdf", NULL);

  zimt_file_choice (window, session, gtk_window_get_title (window), "PDF", patterns, name,
                    chosen_cb, NULL, NULL);
}

void
zimt_paper_window_offer_file (GtkWindow *window, ZimtSession *session)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Save as _PDF…"));

  zimt_name_by_label (button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_cb), session, 0);
  zimt_print_bar_add (g_object_get_data (G_OBJECT (window), BAR_KEY), button);
}
