/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card says, field by field. */
#include "zimt-facts.h"

#include <glib/gi18n-lib.h>

#include "zimt-card-window.h"
#include "zimt-record-words.h"
#include "zimt-text-label.h"

struct _ZimtFacts
{
  AdwBin parent_instance;

  GtkGrid *grid; /* borrowed: the child */
  int n_rows;
  char *room; /* owned (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtFacts, zimt_facts, ADW_TYPE_BIN)

static void
zimt_facts_finalize (GObject *object)
{
  g_free (ZIMT_FACTS (object)->room);
  G_OBJECT_CLASS (zimt_facts_parent_class)->finalize (object);
}

static void
zimt_facts_class_init (ZimtFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zimt_facts_finalize;
}

static void
zimt_facts_init (ZimtFacts *facts)
{
}

GtkWidget *
zimt_facts_new (void)
{
  return g_object_new (ZIMT_TYPE_FACTS, NULL);
}

void
zimt_facts_set_room (ZimtFacts *facts, const char *room)
{
  g_return_if_fail (ZIMT_IS_FACTS (facts));
  g_free (facts->room);
  facts->room = g_strdup (room);
}

static gboolean
is_booking (const ZimtField *field)
{
  return g_str_equal (field->name, "booking");
}

static gboolean
is_said (ZimtFacts *facts, const ZimtRecord *record, const ZimtField *field)
{
  return !zimt_record_is_empty (record, field->name)
         && (!is_booking (field) || facts->room != NULL);
}

static void
add (ZimtFacts *facts, ZimtSession *session, const ZimtRecord *record, const ZimtField *field)
{
  g_autofree char *value = is_booking (field)
                               ? g_strdup (facts->room)
                               : zimt_record_words_dup_value (session, record, field);
  GtkWidget *title = gtk_label_new (_ (field->title));
  GtkWidget *text = zimt_text_label_new (value, NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_valign (title, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_grid_attach (facts->grid, title, 0, facts->n_rows, 1, 1);
  gtk_grid_attach (facts->grid, text, 1, facts->n_rows++, 1, 1);
}

void
zimt_facts_show (ZimtFacts *facts, ZimtSession *session, const ZimtRecord *record,
                 const char *const *fields)
{
  facts->grid = GTK_GRID (gtk_grid_new ());
  facts->n_rows = 0;
  gtk_grid_set_column_spacing (facts->grid, 12);
  gtk_grid_set_row_spacing (facts->grid, 6);
  for (gsize i = 0; fields[i] != NULL; i++)
    for (const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));
         field->name != NULL; field++)
      if (g_str_equal (field->name, fields[i]) && is_said (facts, record, field))
        add (facts, session, record, field);
  adw_bin_set_child (ADW_BIN (facts), GTK_WIDGET (facts->grid));
}
