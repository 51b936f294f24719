/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the counsellors' lists. */
#include <glib/gi18n-lib.h>

#include "zimt-cases-today-private.h"

typedef void (*ItemFunc) (ZimtCasesToday *self, ZimtCaseItem *item);

/* Titles and subtitles of rows are markup unless they are told not to be. */
static GtkWidget *
make_row (ZimtCaseItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  const char *note = zimt_case_item_get_note (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), zimt_case_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), zimt_case_item_get_detail (item));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (*note != '\0')
    {
      GtkWidget *label = gtk_label_new (note);

      gtk_widget_add_css_class (label, "due-note");
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, zimt_case_item_is_late (item) ? "is-late" : "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

static void
button_clicked_cb (GtkButton *button, ZimtCasesToday *self)
{
  g_autoptr (ZimtCaseItem) item
      = g_object_ref (g_object_get_data (G_OBJECT (button), "zimt-case-item"));
  ItemFunc func = (ItemFunc)g_object_get_data (G_OBJECT (button), "zimt-item-func");

  func (self, item);
}

/* @name: what screen readers say, as all rows have such a button. */
static void
add_button (GtkWidget *row, ZimtCaseItem *item, const char *label, const char *css_class,
            ItemFunc func, ZimtCasesToday *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, zimt_case_item_get_title (item));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "zimt-case-item", g_object_ref (item), g_object_unref);
  g_object_set_data (G_OBJECT (button), "zimt-item-func", (gpointer)func);
  g_signal_connect_object (button, "clicked", G_CALLBACK (button_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

GtkWidget *
zimt_cases_today_make_draft_row (gpointer item, gpointer self)
{
  GtkWidget *row = make_row (item);

  /* Translators: goes on with a form that was left open. */
  add_button (row, item, _ ("Continue"), NULL, zimt_cases_today_continue_draft, self);
  /* Translators: throws a form away that was left open. */
  add_button (row, item, _ ("Drop"), "flat", zimt_cases_today_drop_draft, self);
  return row;
}

GtkWidget *
zimt_cases_today_make_due_row (gpointer item, gpointer self)
{
  ZimtRecord *record = zimt_cases_today_get_record (self, item);
  gboolean is_referral = record != NULL && zimt_record_get_kind (record) == ZIMT_RECORD_REFERRAL;
  GtkWidget *row = make_row (item);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* Translators: two buttons: a follow-up is done; what an organisation answered about a referral.
   */
  add_button (row, item, is_referral ? _ ("Answer…") : _ ("Done"), NULL,
              zimt_cases_today_finish_due, self);
  return row;
}

GtkWidget *
zimt_cases_today_make_case_row (gpointer item, gpointer self)
{
  GtkWidget *row = make_row (item);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* What was found is in bold, so this one is no plain text. */
GtkWidget *
zimt_cases_today_make_found_row (gpointer data, gpointer self)
{
  ZimtCaseItem *item = data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (zimt_case_item_get_title (item));
  GtkWidget *note = gtk_label_new (zimt_case_item_get_note (item));
  GtkWidget *snippet = gtk_label_new (NULL);
  g_autofree char *name
      = g_strdup_printf ("%s, %s", zimt_case_item_get_title (item), zimt_case_item_get_note (item));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (note, "caption");
  gtk_label_set_markup (GTK_LABEL (snippet), zimt_case_item_get_detail (item));
  gtk_label_set_xalign (GTK_LABEL (snippet), 0);
  gtk_label_set_ellipsize (GTK_LABEL (snippet), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (snippet, *zimt_case_item_get_detail (item) != '\0');
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), note);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), snippet);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}
