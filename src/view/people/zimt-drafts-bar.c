/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers to go on with the forms of cards that were open when Zimt locked. */
#include "zimt-drafts-bar.h"

#include <glib/gi18n-lib.h>

#include "zimt-card-drafts.h"
#include "zimt-card-editor.h"
#include "zimt-card-forms.h"
#include "zimt-empty.h"

#define DRAFT_KEY "zimt-draft"

struct _ZimtDraftsBar
{
  AdwBin parent_instance;

  ZimtSession *session;  /* owned */
  ZimtRecordKind *kinds; /* owned: up to 0 */
  GtkBox *lines;         /* borrowed: the child */
};
G_DEFINE_FINAL_TYPE (ZimtDraftsBar, zimt_drafts_bar, ADW_TYPE_BIN)

static void
go_on_cb (ZimtDraftsBar *bar, GtkWidget *button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));
  g_autoptr (ZimtRecord) draft = zimt_record_ref (g_object_get_data (G_OBJECT (button), DRAFT_KEY));

  zimt_card_forms_present (zimt_card_editor_new_from_draft (GTK_WINDOW (root), bar->session, draft),
                           GTK_WINDOW (root));
}

static void
drop_cb (ZimtDraftsBar *bar, GtkWidget *button)
{
  g_autoptr (ZimtRecord) draft = zimt_record_ref (g_object_get_data (G_OBJECT (button), DRAFT_KEY));

  zimt_card_drafts_drop_draft (bar->session, draft);
}

static GtkWidget *
new_button (ZimtDraftsBar *bar, const char *label, const char *title, ZimtRecord *draft,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf (_ ("%1$s: %2$s"), label, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), DRAFT_KEY, zimt_record_ref (draft),
                          (GDestroyNotify)zimt_record_unref);
  g_signal_connect_object (button, "clicked", callback, bar, G_CONNECT_SWAPPED);
  return button;
}

static void
add_line (ZimtDraftsBar *bar, ZimtRecord *draft)
{
  const char *title = zimt_record_get_text (draft, "title");
  /* Translators: %s is what the form was about: "Interpreter: Selam Tesfaye". */
  g_autofree char *text = g_strdup_printf (_ ("A form was kept when Zimt locked: %s"), title);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (ZimtRecord) record = zimt_session_open_draft (bar->session, draft);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (record != NULL)
    gtk_box_append (GTK_BOX (line),
                    /* Translators: a button: goes on with a form. */
                    new_button (bar, _ ("Go On"), title, draft, G_CALLBACK (go_on_cb)));
  gtk_box_append (GTK_BOX (line),
                  /* Translators: a button: deletes a form that was kept. */
                  new_button (bar, _ ("Drop"), title, draft, G_CALLBACK (drop_cb)));
  gtk_widget_add_css_class (line, "draft-line");
  gtk_box_append (bar->lines, line);
}

static void
fill (ZimtDraftsBar *bar)
{
  g_autoptr (GPtrArray) drafts = NULL;

  if (bar->session == NULL)
    return;
  drafts = zimt_card_drafts_list (bar->session, bar->kinds);
  zimt_empty_box (bar->lines);
  for (guint i = 0; i < drafts->len; i++)
    add_line (bar, drafts->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (bar), drafts->len > 0);
}

static void
zimt_drafts_bar_dispose (GObject *object)
{
  g_clear_object (&ZIMT_DRAFTS_BAR (object)->session);
  G_OBJECT_CLASS (zimt_drafts_bar_parent_class)->dispose (object);
}

static void
zimt_drafts_bar_finalize (GObject *object)
{
  g_free (ZIMT_DRAFTS_BAR (object)->kinds);
  G_OBJECT_CLASS (zimt_drafts_bar_parent_class)->finalize (object);
}

static void
zimt_drafts_bar_class_init (ZimtDraftsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_drafts_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_drafts_bar_finalize;
}

static void
zimt_drafts_bar_init (ZimtDraftsBar *bar)
{
  bar->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (bar), GTK_WIDGET (bar->lines));
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
}

GtkWidget *
zimt_drafts_bar_new (ZimtSession *session, const ZimtRecordKind *kinds)
{
  ZimtDraftsBar *bar = g_object_new (ZIMT_TYPE_DRAFTS_BAR, NULL);
  gsize n = 0;

  while (kinds[n] != 0)
    n++;
  bar->session = g_object_ref (session);
  bar->kinds = g_memdup2 (kinds, (n + 1) * sizeof *kinds);
  g_signal_connect_object (zimt_session_get_people (session), "changed", G_CALLBACK (fill), bar,
                           G_CONNECT_SWAPPED);
  fill (bar);
  return GTK_WIDGET (bar);
}
