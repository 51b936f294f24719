/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards that could be the same as one that is being typed, with their reasons. */
#include "zimt-duplicates-box.h"

#include <glib/gi18n-lib.h>

#include "zimt-empty.h"

#define MAX_SHOWN 4
#define ID_KEY "zimt-id"

struct _ZimtDuplicatesBox
{
  AdwBin parent_instance;

  ZimtSession *session; /* owned */
  GtkLabel *heading;    /* borrowed, as the next: children */
  GtkBox *lines;
};
G_DEFINE_FINAL_TYPE (ZimtDuplicatesBox, zimt_duplicates_box, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_SHOW,
  N_SIGNALS,
} ZimtDuplicatesBoxSignal;
static guint signals[N_SIGNALS];

static void
show_cb (ZimtDuplicatesBox *box, GtkWidget *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), ID_KEY));

  g_signal_emit (box, signals[SIGNAL_SHOW], 0, id);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  const char *classes[] = { css_class, NULL };

  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "css-classes", classes, NULL);
}

static char *
join_reasons (const GPtrArray *reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *)reasons->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_line (ZimtDuplicatesBox *box, const ZimtDuplicate *duplicate)
{
  g_autofree char *title = zimt_record_dup_title (duplicate->record);
  g_autofree char *reasons = join_reasons (duplicate->reasons);
  /* Translators: a button that opens a card: "Show: Selam Tesfaye". */
  g_autofree char *name = g_strdup_printf (_ ("Show: %s"), title);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: a button: shows the card beside which it stands. */
  GtkWidget *button = gtk_button_new_with_label (_ ("Show"));

  gtk_box_append (GTK_BOX (texts), new_label (title, NULL));
  gtk_box_append (GTK_BOX (texts), new_label (reasons, "dim-label"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), ID_KEY,
                          g_strdup (zimt_record_get_id (duplicate->record)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_cb), box, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (box->lines, line);
}

static void
zimt_duplicates_box_dispose (GObject *object)
{
  g_clear_object (&ZIMT_DUPLICATES_BOX (object)->session);
  G_OBJECT_CLASS (zimt_duplicates_box_parent_class)->dispose (object);
}

static void
zimt_duplicates_box_class_init (ZimtDuplicatesBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_duplicates_box_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
  signals[SIGNAL_SHOW] = g_signal_new ("show-card", ZIMT_TYPE_DUPLICATES_BOX, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_duplicates_box_init (ZimtDuplicatesBox *box)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  box->heading = GTK_LABEL (new_label (NULL, "hint"));
  box->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (box->heading));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (box->lines));
  gtk_widget_add_css_class (GTK_WIDGET (box), "duplicates");
  adw_bin_set_child (ADW_BIN (box), content);
  gtk_widget_set_visible (GTK_WIDGET (box), FALSE);
}

GtkWidget *
zimt_duplicates_box_new (ZimtSession *session)
{
  ZimtDuplicatesBox *box = g_object_new (ZIMT_TYPE_DUPLICATES_BOX, NULL);

  box->session = g_object_ref (session);
  return GTK_WIDGET (box);
}

void
zimt_duplicates_box_look (ZimtDuplicatesBox *box, const ZimtRecord *record)
{
  ZimtPeopleBook *book = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_return_if_fail (ZIMT_IS_DUPLICATES_BOX (box));
  if (box->session != NULL)
    book = zimt_people_get_book (zimt_session_get_people (box->session));
  if (book != NULL && record != NULL)
    found = zimt_people_book_find_duplicates (book, record, MAX_SHOWN);
  zimt_empty_box (box->lines);
  for (guint i = 0; found != NULL && i < found->len; i++)
    add_line (box, found->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (box), found != NULL && found->len > 0);
  if (found != NULL && found->len > 0)
    gtk_label_set_text (box->heading,
                        ngettext ("There is already a card that could be the same:",
                                  "There are already cards that could be the same:", found->len));
}
