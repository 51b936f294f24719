/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a case: pairs of what it is called and what it is, contact and note. */
#include "zimt-case-head.h"

#include <glib/gi18n-lib.h>

#include "zimt-empty.h"
#include "zimt-folded-text.h"
#include "zimt-record-words.h"
#include "zimt-retention.h"
#include "zimt-time-names.h"
#include "zimt-wrap-layout.h"

#define MAX_TEXT_LINES 3

struct _ZimtCaseHead
{
  GtkBox parent_instance;

  GtkBox *pairs; /* borrowed, as the next: children */
  GtkBox *texts;
};
G_DEFINE_FINAL_TYPE (ZimtCaseHead, zimt_case_head, GTK_TYPE_BOX)

static GtkWidget *
new_title (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_pair (ZimtCaseHead *head, const char *title, const char *value)
{
  GtkWidget *box = NULL;
  GtkWidget *label = NULL;

  if (*value == '\0')
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), new_title (title));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (head->pairs, box);
}

static void
add_text (ZimtCaseHead *head, const char *title, const char *text)
{
  GtkWidget *box = NULL;
  GtkWidget *folded = NULL;

  if (*text == '\0')
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  folded = zimt_folded_text_new (MAX_TEXT_LINES);
  zimt_folded_text_set_text (ZIMT_FOLDED_TEXT (folded), text);
  gtk_widget_set_hexpand (folded, TRUE);
  gtk_box_append (GTK_BOX (box), new_title (title));
  gtk_box_append (GTK_BOX (box), folded);
  gtk_box_append (head->texts, box);
}

/* What stands in the title, below, or nowhere on the page. */
static gboolean
is_elsewhere (const ZimtField *field, gboolean is_named)
{
  static const char *const elsewhere[] = { "name", "contact", "note", "hold", NULL };

  return g_strv_contains (elsewhere, field->name)
         || (g_str_equal (field->name, "pseudonym") && !is_named);
}

static void
add_expiry (ZimtCaseHead *head, ZimtSession *session, const ZimtRecord *record)
{
  ZimtDate expiry = zimt_retention_get_expiry (session, record);
  g_autofree char *text = expiry != 0 ? zimt_date_to_text (expiry) : g_strdup ("");

  /* Translators: when the data of a closed case is to be erased; a date follows. */
  add_pair (head, _ ("To be erased from"), text);
}

static void
fill (ZimtCaseHead *head, ZimtSession *session, const ZimtRecord *record)
{
  gboolean is_named = g_str_equal (zimt_record_get_text (record, "stage"), "named");

  for (const ZimtField *field = zimt_record_kind_get_fields (ZIMT_RECORD_CASE); field->name != NULL;
       field++)
    if (!is_elsewhere (field, is_named))
      {
        g_autofree char *value = zimt_record_words_dup_value (session, record, field);

        add_pair (head, _ (field->title), value);
      }
  add_expiry (head, session, record);
  if (is_named)
    add_text (head, _ ("Contact"), zimt_record_get_text (record, "contact"));
  add_text (head, _ ("Note"), zimt_record_get_text (record, "note"));
}

void
zimt_case_head_show (ZimtCaseHead *head, ZimtSession *session, const ZimtRecord *record)
{
  g_return_if_fail (ZIMT_IS_CASE_HEAD (head));

  zimt_empty_box (head->pairs);
  zimt_empty_box (head->texts);
  if (record != NULL)
    fill (head, session, record);
  gtk_widget_set_visible (GTK_WIDGET (head->texts),
                          gtk_widget_get_first_child (GTK_WIDGET (head->texts)) != NULL);
}

static void
zimt_case_head_class_init (ZimtCaseHeadClass *klass)
{
}

static void
zimt_case_head_init (ZimtCaseHead *head)
{
  head->pairs = GTK_BOX (zimt_wrap_box_new (4));
  head->texts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (head), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (head), 6);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (head->pairs));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (head->texts));
}

GtkWidget *
zimt_case_head_new (void)
{
  return g_object_new (ZIMT_TYPE_CASE_HEAD, NULL);
}
