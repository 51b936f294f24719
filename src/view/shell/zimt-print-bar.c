/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a paper straight from memory. */
#include "zimt-print-bar.h"

#include <glib/gi18n-lib.h>

#include "zimt-name.h"
#include "zimt-spool.h"

struct _ZimtPrintBar
{
  AdwBin parent_instance;

  GCancellable *cancellable; /* owned */
  ZimtPaperView *view;       /* borrowed */
  GtkDropDown *printers;     /* borrowed, as the next: children */
  GtkBox *line;
  GtkWidget *button;
  GtkLabel *text;
};
G_DEFINE_FINAL_TYPE (ZimtPrintBar, zimt_print_bar, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_PRINTED,
  N_SIGNALS,
} ZimtPrintBarSignal;
static guint signals[N_SIGNALS];

void
zimt_print_bar_say (ZimtPrintBar *bar, const char *text)
{
  gtk_label_set_text (bar->text, text);
  gtk_widget_set_visible (GTK_WIDGET (bar->text), *text != '\0');
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtPrintBar) bar = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = zimt_spool_print_finish (result, &error);

  if (g_cancellable_is_cancelled (bar->cancellable))
    return;
  gtk_widget_set_sensitive (bar->button, TRUE);
  zimt_print_bar_say (bar, is_done ? _ ("The printer has it. Wait until the paper is there.")
                                   : error->message);
  if (is_done)
    g_signal_emit (bar, signals[SIGNAL_PRINTED], 0);
}

static const char *
get_printer (ZimtPrintBar *bar)
{
  GObject *selected = gtk_drop_down_get_selected_item (bar->printers);

  return selected != NULL ? gtk_string_object_get_string (GTK_STRING_OBJECT (selected)) : NULL;
}

static void
print_cb (ZimtPrintBar *bar)
{
  ZimtPaper *paper = zimt_paper_view_get_paper (bar->view);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = paper != NULL ? zimt_paper_to_pdf (paper, &error) : NULL;

  if (pdf == NULL)
    {
      zimt_print_bar_say (bar, error != NULL ? error->message : "");
      return;
    }
  gtk_widget_set_sensitive (bar->button, FALSE);
  zimt_print_bar_say (bar, _ ("Printing…"));
  zimt_spool_print_async (pdf, get_printer (bar), bar->cancellable, printed_cb, g_object_ref (bar));
}

/* One printer is the one; of several, one has to be chosen. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtPrintBar) bar = user_data;
  g_autoptr (GtkStringList) list = NULL;
  g_auto (GStrv) names = zimt_spool_list_printers_finish (result, NULL);

  if (names == NULL || g_cancellable_is_cancelled (bar->cancellable))
    return;
  list = gtk_string_list_new ((const char *const *)names);
  gtk_drop_down_set_model (bar->printers, G_LIST_MODEL (list));
  gtk_widget_set_visible (GTK_WIDGET (bar->printers), g_strv_length (names) > 1);
}

static void
zimt_print_bar_dispose (GObject *object)
{
  g_cancellable_cancel (ZIMT_PRINT_BAR (object)->cancellable);
  G_OBJECT_CLASS (zimt_print_bar_parent_class)->dispose (object);
}

static void
zimt_print_bar_finalize (GObject *object)
{
  g_object_unref (ZIMT_PRINT_BAR (object)->cancellable);
  G_OBJECT_CLASS (zimt_print_bar_parent_class)->finalize (object);
}

static void
zimt_print_bar_class_init (ZimtPrintBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_print_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_print_bar_finalize;
  signals[SIGNAL_PRINTED] = g_signal_new ("printed", ZIMT_TYPE_PRINT_BAR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zimt_print_bar_init (ZimtPrintBar *bar)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                  "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);

  bar->cancellable = g_cancellable_new ();
  bar->button = gtk_button_new_with_mnemonic (_ ("_Print…"));
  zimt_name_by_label (bar->button);
  bar->printers = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  bar->text = GTK_LABEL (text);
  gtk_widget_set_visible (GTK_WIDGET (bar->printers), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->printers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Printer"), -1);
  bar->line = GTK_BOX (line);
  gtk_widget_set_halign (line, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), bar->button);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (bar->printers));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), text);
  adw_bin_set_child (ADW_BIN (bar), box);
  g_signal_connect_object (bar->button, "clicked", G_CALLBACK (print_cb), bar, G_CONNECT_SWAPPED);
}

GtkWidget *
zimt_print_bar_new (ZimtPaperView *view)
{
  ZimtPrintBar *bar = g_object_new (ZIMT_TYPE_PRINT_BAR, NULL);

  bar->view = view;
  zimt_spool_list_printers_async (bar->cancellable, listed_cb, g_object_ref (bar));
  return GTK_WIDGET (bar);
}

void
zimt_print_bar_add (ZimtPrintBar *bar, GtkWidget *button)
{
  gtk_box_append (bar->line, button);
}
