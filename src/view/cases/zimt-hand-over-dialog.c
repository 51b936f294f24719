/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands a case over to another counsellor. */
#include "zimt-hand-over-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-case-form.h"
#include "zimt-choice-field.h"
#include "zimt-house-choices.h"

typedef struct
{
  ZimtSession *session; /* owned */
  ZimtRecord *record;   /* owned */
  ZimtChoiceField *to;
  GtkCheckButton *keeps_old;
} HandOverForm;

static void
hand_over_form_free (gpointer data, GClosure *closure)
{
  HandOverForm *form = data;

  g_object_unref (form->session);
  zimt_record_unref (form->record);
  g_free (form);
}

ZimtRecord *
zimt_hand_over_make (const ZimtRecord *record, const char *uid, gboolean keeps_old)
{
  ZimtRecord *changed = zimt_record_copy (record);

  zimt_record_set_text (changed, "counsellor", uid);
  if (keeps_old)
    zimt_record_set_text (changed, "deputy", zimt_record_get_text (record, "counsellor"));
  else if (g_str_equal (zimt_record_get_text (record, "deputy"), uid))
    zimt_record_set_text (changed, "deputy", "");
  return changed;
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  HandOverForm *form = user_data;
  const char *uid = zimt_choice_field_get_id (form->to);
  g_autoptr (ZimtRecord) changed = NULL;

  if (*uid == '\0')
    {
      zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->to),
                                 _ ("Choose who takes the case over."));
      return;
    }
  changed = zimt_hand_over_make (form->record, uid, gtk_check_button_get_active (form->keeps_old));
  zimt_case_form_store_one (dialog, form->session, changed);
}

/* Everybody but who has it now. */
static void
add_counsellors (HandOverForm *form, ZimtRecordDialog *dialog)
{
  const char *now = zimt_record_get_text (form->record, "counsellor");
  g_autoptr (ZimtHouseChoices) choices = zimt_house_choices_new_counsellors (form->session, NULL);
  const char *const *all_ids = zimt_house_choices_get_ids (choices);
  const char *const *all_labels = zimt_house_choices_get_labels (choices);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  GtkWidget *field = NULL;

  for (guint i = 0; all_ids[i] != NULL; i++)
    if (!g_str_equal (all_ids[i], now))
      {
        g_ptr_array_add (ids, (gpointer)all_ids[i]);
        g_ptr_array_add (labels, (gpointer)all_labels[i]);
      }
  if (ids->len == 0)
    zimt_case_form_add_text (dialog,
                             _ ("There is no other counsellor. The lead of the house adds "
                                "accounts."),
                             "case-warning");
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  /* Translators: nothing is chosen yet. */
  field = zimt_choice_field_new (_ ("Counsellor"), _ ("Choose…"), (const char *const *)ids->pdata,
                                 (const char *const *)labels->pdata);
  form->to = ZIMT_CHOICE_FIELD (field);
  zimt_choice_field_set_id (form->to, zimt_record_get_text (form->record, "deputy"));
  /* Translators: the counsellor who takes a case over. */
  zimt_record_dialog_add (dialog, _ ("Hand over _to"), field, field);
}

static void
add_keeps_old (HandOverForm *form, ZimtRecordDialog *dialog)
{
  const char *name
      = zimt_session_get_account_name (form->session,
                                       zimt_record_get_text (form->record, "counsellor"));
  /* Translators: %s is a counsellor. */
  g_autofree char *label = g_strdup_printf (_ ("%s stays on as the deputy"), name);
  GtkWidget *check = gtk_check_button_new_with_label (label);

  form->keeps_old = GTK_CHECK_BUTTON (check);
  gtk_widget_set_visible (check, *name != '\0');
  zimt_record_dialog_append (dialog, check);
  zimt_record_dialog_watch (dialog, check);
}

ZimtRecordDialog *
zimt_hand_over_dialog_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record)
{
  ZimtRecordDialog *dialog
      = zimt_guard_dialog_new (parent, session, _ ("Hand Over Case"), _ ("_Hand Over"));
  HandOverForm *form = g_new0 (HandOverForm, 1);

  form->session = g_object_ref (session);
  form->record = zimt_record_ref (record);
  add_counsellors (form, dialog);
  add_keeps_old (form, dialog);
  if (!g_str_equal (zimt_record_get_class (record), "C"))
    zimt_case_form_add_text (
        dialog,
        _ ("This case is restricted: whoever is not among its counsellors does "
           "not see it. Restrict it anew to let others in."),
        "case-warning");
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, hand_over_form_free, 0);
  gtk_widget_grab_focus (GTK_WIDGET (form->to));
  return dialog;
}
