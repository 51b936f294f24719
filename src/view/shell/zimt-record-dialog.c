/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form for one record of the house: a room, an account, a password. */
#include "zimt-record-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-discard.h"
#include "zimt-style.h"
#include "zimt-wheel.h"

struct _ZimtRecordDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkBox *content;
  GtkBox *card;
  GtkSizeGroup *labels;
  GtkWidget *foot;
  GtkLabel *reason;
  GtkButton *save_button;
  GtkSpinner *spinner;
  gboolean is_saving;
  gboolean is_fleeting; /* what was typed is no loss */
  gboolean is_touched;  /* something was typed or chosen that is not stored */
};
G_DEFINE_FINAL_TYPE (ZimtRecordDialog, zimt_record_dialog, ADW_TYPE_WINDOW)

typedef enum
{
  SIGNAL_SAVE,
  SIGNAL_STORED,
  SIGNAL_FAILED,
  SIGNAL_MESSAGE,
  N_SIGNALS,
} ZimtRecordDialogSignal;
static guint signals[N_SIGNALS];

static void
say_reason (ZimtRecordDialog *dialog, const char *reason)
{
  gtk_label_set_text (dialog->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (dialog->foot, reason != NULL);
}

/* What was wrong may be right now. */
static void
field_changed_cb (ZimtRecordDialog *dialog)
{
  dialog->is_touched = TRUE;
  say_reason (dialog, NULL);
}

void
zimt_record_dialog_watch (ZimtRecordDialog *dialog, GtkWidget *widget)
{
  const char *signal = NULL;

  /* What is typed into the search of a list is no input. */
  if (GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_TEXT (widget))
    signal = "changed";
  else if (GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget))
    signal = "notify::active";
  else if (GTK_IS_DROP_DOWN (widget))
    signal = "notify::selected";
  else if (GTK_IS_COLOR_CHOOSER (widget))
    signal = "notify::rgba";
  if (signal != NULL)
    g_signal_connect_object (widget, signal, G_CALLBACK (field_changed_cb), dialog,
                             G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    zimt_record_dialog_watch (dialog, child);
}

void
zimt_record_dialog_save (ZimtRecordDialog *dialog)
{
  if (dialog->is_saving)
    return;
  say_reason (dialog, NULL);
  g_signal_emit (dialog, signals[SIGNAL_SAVE], 0);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zimt_record_dialog_save (ZIMT_RECORD_DIALOG (widget));
}

/* What is being stored closes the dialog itself. */
static gboolean
zimt_record_dialog_close_request (GtkWindow *window)
{
  ZimtRecordDialog *dialog = ZIMT_RECORD_DIALOG (window);

  if (dialog->is_saving)
    return TRUE;
  if (dialog->is_touched && !dialog->is_fleeting)
    {
      zimt_discard_ask (window, _ ("It is not saved yet."), _ ("_Keep Editing"));
      return TRUE;
    }
  return GTK_WINDOW_CLASS (zimt_record_dialog_parent_class)->close_request (window);
}

static void
zimt_record_dialog_class_init (ZimtRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = zimt_record_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/shell/record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordDialog, content);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordDialog, card);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordDialog, labels);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordDialog, foot);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtRecordDialog, spinner);
  gtk_widget_class_bind_template_callback_full (widget_class, "save_clicked_cb",
                                                G_CALLBACK (zimt_record_dialog_save));
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "record.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[SIGNAL_SAVE] = g_signal_new ("save", ZIMT_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STORED] = g_signal_new ("stored", ZIMT_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", ZIMT_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", ZIMT_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
zimt_record_dialog_init (ZimtRecordDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  zimt_style_ensure (GTK_WIDGET (dialog));
}

ZimtRecordDialog *
zimt_record_dialog_new (GtkWindow *parent, const char *title)
{
  ZimtRecordDialog *dialog
      = g_object_new (ZIMT_TYPE_RECORD_DIALOG, "application", gtk_window_get_application (parent),
                      "transient-for", parent, "title", title, NULL);

  adw_window_title_set_title (dialog->window_title, title);
  return dialog;
}

ZimtFormRow *
zimt_record_dialog_add (ZimtRecordDialog *dialog, const char *title, GtkWidget *field,
                        GtkWidget *named)
{
  GtkWidget *row = zimt_form_row_new ();

  g_object_set (row, "title", title, "child", field, "mnemonic-widget", named, "label-group",
                dialog->labels, NULL);
  gtk_box_append (dialog->card, row);
  zimt_record_dialog_watch (dialog, field);
  return ZIMT_FORM_ROW (row);
}

GtkEditable *
zimt_record_dialog_add_entry (ZimtRecordDialog *dialog, const char *title, const char *name,
                              const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  zimt_record_dialog_add (dialog, title, entry, entry);
  return GTK_EDITABLE (entry);
}

GtkSpinButton *
zimt_record_dialog_add_number (ZimtRecordDialog *dialog, const char *title, const char *name,
                               int number, int max)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, max, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), number);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  zimt_wheel_only_with_focus (GTK_SPIN_BUTTON (spin));
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (spin))), TRUE);
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  zimt_record_dialog_add (dialog, title, spin, spin);
  return GTK_SPIN_BUTTON (spin);
}

void
zimt_record_dialog_append (ZimtRecordDialog *dialog, GtkWidget *widget)
{
  gtk_box_append (dialog->content, widget);
}

void
zimt_record_dialog_refuse (ZimtRecordDialog *dialog, GtkWidget *field, const char *problem)
{
  /* First: the field that is left may write its text in full, which counts as a change. */
  if (field != NULL)
    gtk_widget_grab_focus (field);
  say_reason (dialog, problem);
}

gboolean
zimt_record_dialog_begin (ZimtRecordDialog *dialog)
{
  if (dialog->is_saving)
    return FALSE;
  dialog->is_saving = TRUE;
  gtk_spinner_set_spinning (dialog->spinner, TRUE);
  return TRUE;
}

void
zimt_record_dialog_end (ZimtRecordDialog *dialog, const GError *error)
{
  dialog->is_saving = FALSE;
  gtk_spinner_set_spinning (dialog->spinner, FALSE);
  if (error != NULL)
    {
      say_reason (dialog, error->message);
      g_signal_emit (dialog, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  g_signal_emit (dialog, signals[SIGNAL_STORED], 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtRecordDialog) dialog = ZIMT_RECORD_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  zimt_center_run_finish (ZIMT_CENTER (source), result, &error);
  zimt_record_dialog_end (dialog, error);
}

gboolean
zimt_record_dialog_store (ZimtRecordDialog *dialog, ZimtCenter *center, ZimtDeskFunc func,
                          gpointer wish, GDestroyNotify wish_free)
{
  if (!zimt_record_dialog_begin (dialog))
    {
      wish_free (wish);
      return FALSE;
    }
  zimt_center_run_async (center, func, wish, wish_free, NULL, NULL, stored_cb,
                         g_object_ref (dialog));
  return TRUE;
}

void
zimt_record_dialog_tell (ZimtRecordDialog *dialog, const char *text)
{
  g_signal_emit (dialog, signals[SIGNAL_MESSAGE], 0, text);
}

void
zimt_record_dialog_set_save_label (ZimtRecordDialog *dialog, const char *label)
{
  gtk_button_set_label (dialog->save_button, label);
}

void
zimt_record_dialog_set_fleeting (ZimtRecordDialog *dialog)
{
  dialog->is_fleeting = TRUE;
}

void
zimt_record_dialog_set_intro (ZimtRecordDialog *dialog, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* As wide as the form, not as the text. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_prepend (dialog->content, label);
}
