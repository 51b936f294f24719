/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keepers of the pools have to do, the longest due first. */
#include <glib/gi18n-lib.h>

#include "zimt-assignment-dialog.h"
#include "zimt-card-commands.h"
#include "zimt-card-window.h"
#include "zimt-pool-due.h"
#include "zimt-time-names.h"
#include "zimt-text-label.h"

#define WIDTH_PX 640
#define HEIGHT_PX 560

/* Opens what the line is about. */
static void
open_cb (GtkButton *button, ZimtCardWindow *window)
{
  ZimtSession *session = zimt_card_window_get_session (window);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  ZimtRecord *record = g_object_get_data (G_OBJECT (button), "zimt-record");

  g_ptr_array_add (records, record);
  switch ((int)zimt_record_get_kind (record))
    {
    case ZIMT_RECORD_TANDEM:
      zimt_tandem_activate (GTK_WINDOW (window), session, records);
      break;
    case ZIMT_RECORD_ASSIGNMENT:
      zimt_assignment_activate (GTK_WINDOW (window), session, records);
      break;
    default:
      zimt_card_editor_activate (GTK_WINDOW (window), session, records);
    }
}

static GtkWidget *
make_line (ZimtCardWindow *window, const ZimtDue *due)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (C_ ("button", "Open"));
  GtkWidget *words = zimt_text_label_new (due->text, NULL);
  g_autofree char *date = zimt_date_to_text (due->date);
  GtkWidget *day = gtk_label_new (date);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", C_ ("button", "Open"), due->text);

  gtk_widget_add_css_class (day, "dim-label");
  gtk_widget_add_css_class (day, "numeric");
  gtk_label_set_xalign (GTK_LABEL (day), 0);
  gtk_label_set_width_chars (GTK_LABEL (day), 14);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "zimt-record", zimt_record_ref (due->record),
                          (GDestroyNotify)zimt_record_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), window, 0);
  gtk_box_append (GTK_BOX (line), day);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static void
fill (ZimtCardWindow *window)
{
  ZimtSession *session = zimt_card_window_get_session (window);
  ZimtPeopleBook *book
      = session != NULL ? zimt_people_get_book (zimt_session_get_people (session)) : NULL;
  GtkWidget *box = NULL;
  g_autoptr (GPtrArray) dues = NULL;

  if (session == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  if (book != NULL)
    dues = zimt_pool_list_due (book, zimt_session_get_today (session));
  for (guint i = 0; dues != NULL && i < dues->len; i++)
    gtk_box_append (GTK_BOX (box), make_line (window, dues->pdata[i]));
  if (dues == NULL || dues->len == 0)
    gtk_box_append (GTK_BOX (box), zimt_text_label_new (_ ("Nothing is due."), "dim-label"));
  zimt_card_window_set_page (window, box);
}

void
zimt_due_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  /* Translators: the title of a list of things to do. */
  ZimtCardWindow *window
      = zimt_card_window_new (parent, session, _ ("What Is Due"), WIDTH_PX, HEIGHT_PX);

  g_signal_connect_object (zimt_session_get_people (session), "changed", G_CALLBACK (fill), window,
                           G_CONNECT_SWAPPED);
  fill (window);
  gtk_window_present (GTK_WINDOW (window));
}
