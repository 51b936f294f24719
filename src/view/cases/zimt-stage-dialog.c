/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes the stage of a case: anonymous, pseudonymous, named. */
#include "zimt-stage-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-case-form.h"
#include "zimt-choice-field.h"

typedef struct
{
  ZimtRecordDialog *dialog; /* borrowed: it owns the form */
  ZimtSession *session;     /* owned */
  ZimtRecord *record;       /* owned */
  ZimtChoiceField *stage;
  GtkEditable *pseudonym;
  GtkWidget *pseudonym_row;
  GtkEditable *name;
  GtkWidget *name_row;
  GtkWidget *warning;
} StageForm;

static void
stage_form_free (gpointer data, GClosure *closure)
{
  StageForm *form = data;

  g_object_unref (form->session);
  zimt_record_unref (form->record);
  g_free (form);
}

static gboolean
is_named (const char *stage)
{
  return g_str_equal (stage, "named");
}

static gboolean
is_lowered (StageForm *form)
{
  return is_named (zimt_record_get_text (form->record, "stage"))
         && !is_named (zimt_choice_field_get_id (form->stage));
}

static void
stage_changed_cb (StageForm *form)
{
  const char *stage = zimt_choice_field_get_id (form->stage);

  gtk_widget_set_visible (form->name_row, is_named (stage));
  gtk_widget_set_visible (form->pseudonym_row, g_str_equal (stage, "pseudonymous"));
  gtk_widget_set_visible (form->warning, is_lowered (form));
  zimt_case_form_fit (form->dialog);
}

/* The case with what stands in the form; (transfer full). */
static ZimtRecord *
read_record (StageForm *form)
{
  const char *stage = zimt_choice_field_get_id (form->stage);
  ZimtRecord *record = zimt_record_copy (form->record);

  zimt_record_set_text (record, "stage", stage);
  zimt_record_set_text (record, "pseudonym", gtk_editable_get_text (form->pseudonym));
  if (is_named (stage))
    zimt_record_set_text (record, "name", gtk_editable_get_text (form->name));
  else
    zimt_record_forget_name (record);
  return record;
}

static void
forget_cb (StageForm *form)
{
  g_autoptr (ZimtRecord) record = read_record (form);
  gpointer ticket = zimt_case_form_begin (form->dialog);

  if (ticket != NULL)
    zimt_session_forget_name_async (form->session, record, zimt_case_form_done_cb, ticket);
}

static void
forget_response_cb (GtkWidget *dialog)
{
  forget_cb (g_object_get_data (G_OBJECT (dialog), "stage-form"));
}

static void
ask_to_forget (StageForm *form)
{
  AdwMessageDialog *question
      = zimt_guard_question_new (GTK_WINDOW (form->dialog), form->session,
                                 _ ("Take the Name Away?"),
                                 _ ("The name goes from every version; this cannot be taken back."),
                                 _ ("_Keep Name"), _ ("_Take Away"));

  adw_message_dialog_set_response_appearance (question, "yes", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (question, "response::yes", G_CALLBACK (forget_response_cb), form->dialog,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  StageForm *form = user_data;
  ZimtDate today = zimt_session_get_today (form->session);
  g_autoptr (ZimtRecord) record = read_record (form);
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  if (!zimt_record_validate (record, today, &field, &error))
    {
      GtkEditable *wrong = g_strcmp0 (field, "name") == 0        ? form->name
                           : g_strcmp0 (field, "pseudonym") == 0 ? form->pseudonym
                                                                 : NULL;

      zimt_record_dialog_refuse (dialog, GTK_WIDGET (wrong), error->message);
      zimt_case_form_fit (dialog);
    }
  else if (zimt_record_is_equal (record, form->record))
    gtk_window_destroy (GTK_WINDOW (dialog));
  else if (is_lowered (form))
    ask_to_forget (form);
  else
    zimt_case_form_store_one (dialog, form->session, record);
}

static GtkEditable *
add_entry (StageForm *form, const char *title, const char *name, const char *text, GtkWidget **row)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_PRIVATE);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  *row = GTK_WIDGET (zimt_record_dialog_add (form->dialog, title, entry, entry));
  return GTK_EDITABLE (entry);
}

static void
add_stage (StageForm *form)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (form->session));
  GtkWidget *field = zimt_choice_field_new_for_list (_ ("Stage"), NULL, choices, "stage");

  form->stage = ZIMT_CHOICE_FIELD (field);
  zimt_choice_field_set_id (form->stage, zimt_record_get_text (form->record, "stage"));
  /* Translators: how much is known of a person: anonymous, pseudonymous, named. */
  zimt_record_dialog_add (form->dialog, _ ("S_tage"), field, field);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (stage_changed_cb), form);
}

ZimtRecordDialog *
zimt_stage_dialog_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record)
{
  ZimtRecordDialog *dialog
      = zimt_guard_dialog_new (parent, session, _ ("Change Stage"), _ ("_Change"));
  StageForm *form = g_new0 (StageForm, 1);

  form->dialog = dialog;
  form->session = g_object_ref (session);
  form->record = zimt_record_ref (record);
  add_stage (form);
  form->pseudonym = add_entry (form, _ ("_Pseudonym"), _ ("Pseudonym"),
                               zimt_record_get_text (record, "pseudonym"), &form->pseudonym_row);
  form->name = add_entry (form, _ ("N_ame"), _ ("Name"), zimt_record_get_text (record, "name"),
                          &form->name_row);
  form->warning = zimt_case_form_add_text (
      dialog, _ ("Name and contact go from this case and from every earlier version of it."),
      "case-warning");
  g_object_set_data (G_OBJECT (dialog), "stage-form", form);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, stage_form_free, 0);
  stage_changed_cb (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->stage));
  return dialog;
}
