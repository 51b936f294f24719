/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every version of a record: when, by whom, what changed, and a way back. */
#include "zimt-versions-dialog.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>

#include "zimt-guard.h"
#include "zimt-style.h"
#include "zimt-empty.h"
#include "zimt-name.h"
#include "zimt-record-diff.h"
#include "zimt-record-words.h"

struct _ZimtVersionsDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget *close_button;
  GtkWidget *restore_button;
  GtkStack *stack;
  GtkLabel *trouble;
  GtkListBox *list;
  GtkBox *changes;
  GtkLabel *foot;

  ZimtSession *session; /* owned (nullable): destroyed */
  char *id;             /* owned */
  ZimtRecordKind kind;
  GPtrArray *versions; /* owned (nullable): ZimtRecord, newest first */
  gboolean is_restoring;
};
G_DEFINE_FINAL_TYPE (ZimtVersionsDialog, zimt_versions_dialog, ADW_TYPE_WINDOW)

static void
say (ZimtVersionsDialog *dialog, const char *text)
{
  gtk_label_set_text (dialog->foot, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (dialog->foot), text != NULL);
}

/* --- What changed --- */

static GtkWidget *
new_text (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
strike_through (GtkWidget *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

/* A sign, a line through what is gone, and a name say what the colour says. */
static GtkWidget *
new_line (const ZimtDiffLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean is_gone = line->mark == '-';
  gboolean is_new = line->mark == '+';
  GtkWidget *sign = new_text (is_gone ? "−" : is_new ? "+" : "", "numeric");
  GtkWidget *text = new_text (line->text, NULL);
  g_autofree char *name = NULL;

  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, is_gone ? "diff-gone" : is_new ? "diff-new" : "diff-same");
  if (is_gone)
    strike_through (text);
  if (is_gone || is_new)
    /* Translators: a line of a note, told to those who do not see its colour. */
    name = g_strdup_printf (is_gone ? _ ("Gone: %s") : _ ("New: %s"), line->text);
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return box;
}

static GtkWidget *
new_lines (const GPtrArray *lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "diff-lines");
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (GTK_BOX (box), new_line (lines->pdata[i]));
  return box;
}

static GtkWidget *
new_values (const ZimtRecordChange *change)
{
  /* Translators: instead of a value of a field: there was nothing, or there is nothing any more. */
  const char *nothing = _ ("nothing");
  g_autofree char *text
      /* Translators: what a field said, and what it says now. */
      = g_strdup_printf (_ ("%1$s → %2$s"), *change->before != '\0' ? change->before : nothing,
                         *change->after != '\0' ? change->after : nothing);

  return new_text (text, NULL);
}

static void
add_change (ZimtVersionsDialog *dialog, const ZimtRecordChange *change, gboolean is_first)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), new_text (change->title, "heading"));
  if (is_first)
    gtk_box_append (GTK_BOX (box), new_text (change->after, NULL));
  else
    gtk_box_append (GTK_BOX (box),
                    change->lines != NULL ? new_lines (change->lines) : new_values (change));
  gtk_box_append (dialog->changes, box);
}

static void
show_changes (ZimtVersionsDialog *dialog, guint index)
{
  const ZimtRecord *version = dialog->versions->pdata[index];
  const ZimtRecord *before
      = index + 1 < dialog->versions->len ? dialog->versions->pdata[index + 1] : NULL;
  g_autoptr (GPtrArray) changes = zimt_record_diff (dialog->session, before, version);
  const char *intro = before == NULL ? _ ("This was written down first.")
                      : changes->len > 0
                          ? _ ("This changed against the version before.")
                          : _ ("Nothing changed that can be seen. A name may have been taken out.");

  zimt_empty_box (dialog->changes);
  gtk_box_append (dialog->changes, new_text (intro, "dim-label"));
  for (guint i = 0; i < changes->len; i++)
    add_change (dialog, changes->pdata[i], before == NULL);
}

/* Of a card that may only be read nothing is restored. */
static gboolean
may_restore (ZimtVersionsDialog *dialog)
{
  return !zimt_record_kind_is_card (dialog->kind)
         || zimt_session_get_level (dialog->session, zimt_right_of_card (dialog->kind))
                == ZIMT_LEVEL_WRITE;
}

static void
row_selected_cb (ZimtVersionsDialog *dialog, GtkListBoxRow *row)
{
  guint index = row != NULL ? (guint)gtk_list_box_row_get_index (row) : 0;
  const ZimtRecord *version = NULL;

  if (row == NULL || dialog->versions == NULL || dialog->session == NULL)
    return;
  version = dialog->versions->pdata[index];
  show_changes (dialog, index);
  gtk_widget_set_sensitive (dialog->restore_button,
                            index > 0 && may_restore (dialog)
                                && !zimt_record_is_equal (version, dialog->versions->pdata[0]));
}

/* --- The list --- */

static GtkWidget *
new_row (ZimtVersionsDialog *dialog, guint index)
{
  const ZimtRecord *version = dialog->versions->pdata[index];
  const char *author
      = zimt_session_get_account_name (dialog->session, zimt_record_get_author (version));
  g_autofree char *when = zimt_record_words_dup_moment (zimt_record_get_changed (version));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "version");
  gtk_box_append (GTK_BOX (box), new_text (when, index == 0 ? "heading" : NULL));
  gtk_box_append (GTK_BOX (box),
                  new_text (*author != '\0' ? author : _ ("an account that is unknown here"),
                            "dim-label"));
  if (index == 0)
    /* Translators: the newest version. */
    gtk_box_append (GTK_BOX (box), new_text (_ ("As it is now"), "caption"));
  return box;
}

static void
show_versions (ZimtVersionsDialog *dialog)
{
  zimt_empty_list (dialog->list);
  for (guint i = 0; i < dialog->versions->len; i++)
    gtk_list_box_append (dialog->list, new_row (dialog, i));
  gtk_stack_set_visible_child_name (dialog->stack, "versions");
  gtk_list_box_select_row (dialog->list, gtk_list_box_get_row_at_index (dialog->list, 0));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (dialog->list, 0)));
}

static void
show_trouble (ZimtVersionsDialog *dialog, const char *text)
{
  gtk_label_set_text (dialog->trouble, text);
  gtk_widget_set_sensitive (dialog->restore_button, FALSE);
  gtk_stack_set_visible_child_name (dialog->stack, "trouble");
}

/* @versions: (transfer full) (nullable). */
static void
take_versions (ZimtVersionsDialog *dialog, GPtrArray *versions, const GError *error)
{
  if (dialog->session == NULL)
    {
      g_clear_pointer (&versions, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&dialog->versions, g_ptr_array_unref);
  dialog->versions = versions;
  if (versions == NULL)
    show_trouble (dialog, error->message);
  else if (versions->len == 0)
    show_trouble (dialog, _ ("There are no versions of it."));
  else
    show_versions (dialog);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtVersionsDialog) dialog = ZIMT_VERSIONS_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);

  take_versions (dialog, versions, error);
}

static void
card_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtVersionsDialog) dialog = ZIMT_VERSIONS_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  take_versions (dialog, versions, error);
}

static void
load (ZimtVersionsDialog *dialog)
{
  if (zimt_record_kind_is_card (dialog->kind))
    zimt_people_versions_async (zimt_session_get_people (dialog->session), dialog->id,
                                card_loaded_cb, g_object_ref (dialog));
  else
    zimt_session_load_versions_async (dialog->session, dialog->id, loaded_cb,
                                      g_object_ref (dialog));
}

/* --- The way back --- */

static void
end_restoring (ZimtVersionsDialog *dialog, GPtrArray *stored, const GError *error)
{
  dialog->is_restoring = FALSE;
  if (dialog->session == NULL)
    return;
  say (dialog, stored != NULL ? _ ("It says again what it said then. All versions are kept.")
                              : error->message);
  if (stored != NULL)
    load (dialog);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtVersionsDialog) dialog = ZIMT_VERSIONS_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);

  end_restoring (dialog, stored, error);
}

static void
card_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtVersionsDialog) dialog = ZIMT_VERSIONS_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  end_restoring (dialog, stored, error);
}

static void
restore_cb (ZimtVersionsDialog *dialog)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (dialog->list);
  g_autoptr (ZimtRecord) restored = NULL;

  if (row == NULL || dialog->is_restoring || dialog->session == NULL)
    return;
  restored = zimt_record_diff_restore (dialog->versions->pdata[gtk_list_box_row_get_index (row)],
                                       dialog->versions->pdata[0]);
  dialog->is_restoring = TRUE;
  say (dialog, NULL);
  if (zimt_record_kind_is_card (dialog->kind))
    zimt_people_put_one_async (zimt_session_get_people (dialog->session), restored,
                               card_restored_cb, g_object_ref (dialog));
  else
    zimt_session_save_one_async (dialog->session, restored, restored_cb, g_object_ref (dialog));
}

/* --- Life --- */

static void
zimt_versions_dialog_dispose (GObject *object)
{
  ZimtVersionsDialog *dialog = ZIMT_VERSIONS_DIALOG (object);

  g_clear_object (&dialog->session);
  g_clear_pointer (&dialog->versions, g_ptr_array_unref);
  G_OBJECT_CLASS (zimt_versions_dialog_parent_class)->dispose (object);
}

static void
zimt_versions_dialog_finalize (GObject *object)
{
  g_free (ZIMT_VERSIONS_DIALOG (object)->id);
  G_OBJECT_CLASS (zimt_versions_dialog_parent_class)->finalize (object);
}

/* Whoever waits for an answer keeps the window, which is then destroyed but not disposed of. */
static void
zimt_versions_dialog_unrealize (GtkWidget *widget)
{
  g_clear_object (&ZIMT_VERSIONS_DIALOG (widget)->session);
  GTK_WIDGET_CLASS (zimt_versions_dialog_parent_class)->unrealize (widget);
}

static void
zimt_versions_dialog_class_init (ZimtVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_versions_dialog_dispose;
  widget_class->unrealize = zimt_versions_dialog_unrealize;
  G_OBJECT_CLASS (klass)->finalize = zimt_versions_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/fields/versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtVersionsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, ZimtVersionsDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtVersionsDialog, restore_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ZimtVersionsDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, ZimtVersionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, ZimtVersionsDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, ZimtVersionsDialog, foot);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zimt_versions_dialog_init (ZimtVersionsDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  zimt_style_ensure (GTK_WIDGET (dialog));
  zimt_name_by_label (dialog->close_button);
  zimt_name_by_label (dialog->restore_button);
}

GtkWindow *
zimt_versions_dialog_new (GtkWindow *parent, ZimtSession *session, const ZimtRecord *record)
{
  ZimtVersionsDialog *dialog
      = g_object_new (ZIMT_TYPE_VERSIONS_DIALOG, "application",
                      parent != NULL ? gtk_window_get_application (parent) : NULL, "transient-for",
                      parent, "title", _ ("Versions"), NULL);

  dialog->session = g_object_ref (session);
  dialog->id = g_strdup (zimt_record_get_id (record));
  dialog->kind = zimt_record_get_kind (record);
  adw_window_title_set_title (dialog->window_title, _ ("Versions"));
  adw_window_title_set_subtitle (dialog->window_title,
                                 zimt_record_kind_to_word (zimt_record_get_kind (record)));
  zimt_guard_window (GTK_WINDOW (dialog), session);
  load (dialog);
  return GTK_WINDOW (dialog);
}
