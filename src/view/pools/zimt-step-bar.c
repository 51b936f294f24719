/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a card and the steps that may follow it. */
#include "zimt-step-bar.h"

#include <glib/gi18n-lib.h>

#include "zimt-name.h"
#include "zimt-card-window.h"
#include "zimt-record-words.h"
#include "zimt-wrap-layout.h"
#include "zimt-text-label.h"

#define CODE_KEY "zimt-code"

struct _ZimtStepBar
{
  AdwBin parent_instance;

  ZimtStepWordFunc get_word;
  gboolean has_reason;
  GtkLabel *state; /* borrowed, as the others: children */
  GtkWidget *buttons;
  GtkEditable *reason;
  GtkLabel *reason_label;
};
G_DEFINE_FINAL_TYPE (ZimtStepBar, zimt_step_bar, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_STEP,
  N_SIGNALS,
} ZimtStepBarSignal;
static guint signals[N_SIGNALS];

static void
clicked_cb (ZimtStepBar *bar, GtkWidget *button)
{
  g_autofree char *next = g_strdup (g_object_get_data (G_OBJECT (button), CODE_KEY));
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (bar->reason)));

  g_signal_emit (bar, signals[SIGNAL_STEP], 0, next, reason);
}

/* The step that comes next in most lives. */
static gboolean
zimt_step_bar_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (ZIMT_STEP_BAR (widget)->buttons);

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
zimt_step_bar_class_init (ZimtStepBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = zimt_step_bar_grab_focus;
  signals[SIGNAL_STEP] = g_signal_new ("step", ZIMT_TYPE_STEP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
zimt_step_bar_init (ZimtStepBar *bar)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *entry = gtk_entry_new ();

  bar->state = GTK_LABEL (zimt_text_label_new ("", "title-4"));
  bar->buttons = zimt_wrap_box_new (8);
  bar->reason = GTK_EDITABLE (entry);
  /* Translators: why a job is refused or called off; it need not be said. */
  bar->reason_label = GTK_LABEL (gtk_label_new_with_mnemonic (_ ("_Reason, if there is one")));
  gtk_label_set_xalign (bar->reason_label, 0);
  gtk_label_set_mnemonic_widget (bar->reason_label, entry);
  gtk_widget_add_css_class (GTK_WIDGET (bar->reason_label), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar->state));
  gtk_box_append (GTK_BOX (box), bar->buttons);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar->reason_label));
  gtk_box_append (GTK_BOX (box), entry);
  adw_bin_set_child (ADW_BIN (bar), box);
}

GtkWidget *
zimt_step_bar_new (ZimtStepWordFunc get_word, gboolean has_reason)
{
  ZimtStepBar *bar = g_object_new (ZIMT_TYPE_STEP_BAR, NULL);

  bar->get_word = get_word;
  bar->has_reason = has_reason;
  return GTK_WIDGET (bar);
}

void
zimt_step_bar_forget_reason (ZimtStepBar *bar)
{
  gtk_editable_set_text (bar->reason, "");
}

static const ZimtField *
find_state_field (const ZimtRecord *record)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  while (!g_str_equal (field->name, "state"))
    field++;
  return field;
}

static void
add_button (ZimtStepBar *bar, const char *next, gboolean is_first)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (bar->get_word (next));

  zimt_name_by_label (button);
  if (is_first)
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data_full (G_OBJECT (button), CODE_KEY, g_strdup (next), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), bar, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar->buttons), button);
}

void
zimt_step_bar_show (ZimtStepBar *bar, ZimtSession *session, const ZimtRecord *record,
                    const char *const *next)
{
  g_autofree char *state = zimt_record_words_dup_value (session, record, find_state_field (record));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bar));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (bar));
  GtkWidget *button = NULL;

  gtk_label_set_text (bar->state, state);
  while ((button = gtk_widget_get_first_child (bar->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (bar->buttons), button);
  for (gsize i = 0; next[i] != NULL; i++)
    add_button (bar, next[i], i == 0);
  gtk_widget_set_visible (bar->buttons, next[0] != NULL);
  gtk_widget_set_visible (GTK_WIDGET (bar->reason), bar->has_reason && next[0] != NULL);
  gtk_widget_set_visible (GTK_WIDGET (bar->reason_label), bar->has_reason && next[0] != NULL);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (bar));
}
