/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with one record of the time line. */
#include <glib/gi18n-lib.h>

#include "zimt-case-form.h"
#include "zimt-case-view-private.h"
#include "zimt-record-editor.h"
#include "zimt-referral-window.h"
#include "zimt-time-names.h"
#include "zimt-versions-dialog.h"

#define REFERRAL_KEY "zimt-referral-id"

void
zimt_case_view_open_entry (ZimtCaseView *view, ZimtRecord *record)
{
  gtk_window_present (GTK_WINDOW (
      zimt_record_editor_new (zimt_case_view_get_window (view), view->session, record)));
}

static void
open_entry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);
  ZimtRecord *record = zimt_case_view_find (view, g_variant_get_string (parameter, NULL));

  if (record != NULL)
    zimt_case_view_open_entry (view, record);
}

static void
versions_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);
  ZimtRecord *record = zimt_case_view_find (view, g_variant_get_string (parameter, NULL));

  if (record != NULL)
    gtk_window_present (
        zimt_versions_dialog_new (zimt_case_view_get_window (view), view->session, record));
}

/* --- States --- */

static void
answer_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);
  ZimtRecord *record = zimt_case_view_find (view, g_variant_get_string (parameter, NULL));

  if (record != NULL)
    gtk_window_present (GTK_WINDOW (
        zimt_record_editor_new_answer (zimt_case_view_get_window (view), view->session, record)));
}

typedef struct
{
  ZimtSession *session; /* owned */
  ZimtRecord *record;   /* owned */
  GtkEditable *answer;
} WithdrawForm;

static void
withdraw_form_free (gpointer data, GClosure *closure)
{
  WithdrawForm *form = data;

  g_object_unref (form->session);
  zimt_record_unref (form->record);
  g_free (form);
}

static void
withdraw_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  WithdrawForm *form = user_data;
  g_autoptr (ZimtRecord) record = zimt_record_copy (form->record);

  zimt_record_set_text (record, "state", "withdrawn");
  zimt_record_set_text (record, "answer", gtk_editable_get_text (form->answer));
  zimt_case_form_store_one (dialog, form->session, record);
}

/* A referral is withdrawn with a word about why. */
static void
ask_to_withdraw (ZimtCaseView *view, ZimtRecord *record)
{
  ZimtRecordDialog *dialog = zimt_guard_dialog_new (zimt_case_view_get_window (view), view->session,
                                                    _ ("Withdraw Referral"), _ ("_Withdraw"));
  WithdrawForm *form = g_new0 (WithdrawForm, 1);

  form->session = g_object_ref (view->session);
  form->record = zimt_record_ref (record);
  form->answer = zimt_record_dialog_add_entry (dialog, _ ("_Answer"), _ ("Answer"),
                                               zimt_record_get_text (record, "answer"));
  gtk_entry_set_input_hints (GTK_ENTRY (form->answer), GTK_INPUT_HINT_PRIVATE);
  zimt_case_form_add_text (dialog, _ ("Why it was withdrawn; it may be left empty."), "dim-label");
  g_signal_connect_data (dialog, "save", G_CALLBACK (withdraw_cb), form, withdraw_form_free, 0);
  gtk_widget_grab_focus (GTK_WIDGET (form->answer));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_referral_state (ZimtCaseView *view, ZimtRecord *record, const char *state)
{
  ZimtRecord *changed = NULL;
  g_autofree char *told = NULL;

  if (g_str_equal (state, "withdrawn"))
    {
      ask_to_withdraw (view, record);
      return;
    }
  changed = zimt_record_copy (record);
  zimt_record_set_text (changed, "state", state);
  if (g_str_equal (state, "handed-over") && zimt_record_get_date (record, "ask_again") == 0)
    {
      ZimtDate ask_again = zimt_case_view_get_today (view) + ZIMT_REFERRAL_ASK_DAYS;
      g_autofree char *date = zimt_date_to_plain_text (ask_again);

      zimt_record_set_date (changed, "ask_again", ask_again);
      /* Translators: a referral; %s is a date. */
      told = g_strdup_printf (_ ("It was handed over. Zimt asks about it on %s."), date);
    }
  zimt_case_view_store (view, changed, told);
}

static void
set_state (ZimtCaseView *view, ZimtRecord *record, const char *state)
{
  ZimtRecord *changed = NULL;

  switch ((int)zimt_record_get_kind (record))
    {
    case ZIMT_RECORD_REFERRAL:
      set_referral_state (view, record, state);
      break;
    case ZIMT_RECORD_GOAL:
      changed = zimt_record_copy (record);
      zimt_record_set_text (changed, "state", state);
      zimt_case_view_store (view, changed, NULL);
      break;
    case ZIMT_RECORD_FOLLOW_UP:
      changed = zimt_record_copy (record);
      zimt_record_set_date (changed, "done",
                            g_str_equal (state, "done") ? zimt_case_view_get_today (view) : 0);
      zimt_case_view_store (view, changed, NULL);
      break;
    case ZIMT_RECORD_CONSENT:
      changed = zimt_record_copy (record);
      zimt_record_set_date (changed, "withdrawn", zimt_case_view_get_today (view));
      zimt_case_view_store (view, changed,
                            _ ("The consent was withdrawn. Notes are not printed on it any more."));
      break;
    default:
      break;
    }
}

static void
set_state_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);
  const char *id = NULL;
  const char *state = NULL;
  ZimtRecord *record = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &state);
  record = zimt_case_view_find (view, id);
  if (record != NULL)
    set_state (view, record, state);
}

/* --- The printed note --- */

static void print (ZimtCaseView *view, ZimtRecord *referral);

static gboolean
may_print (ZimtCaseView *view, const ZimtRecord *referral, ZimtRecord **consent, GError **error)
{
  return zimt_case_book_may_print (zimt_session_get_book (view->session), referral,
                                   zimt_case_view_get_today (view), consent, error);
}

typedef struct
{
  ZimtCaseView *view; /* owned */
  char *case_id;      /* owned */
  char *id;           /* owned: of the referral */
} Linking;

static void
linking_free (Linking *linking)
{
  g_object_unref (linking->view);
  g_free (linking->case_id);
  g_free (linking->id);
  g_free (linking);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Linking, linking_free)

static void
linked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Linking) linking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);
  ZimtRecord *referral = zimt_case_view_find (linking->view, linking->id);

  if (g_strcmp0 (linking->view->case_id, linking->case_id) != 0)
    return;
  if (stored == NULL)
    zimt_case_view_say_trouble (linking->view, error->message);
  else if (referral != NULL)
    print (linking->view, referral);
}

/* Stores which consent the referral rests on, and prints it then. */
static void
link_consent (ZimtCaseView *view, ZimtRecord *referral)
{
  Linking *linking = g_new0 (Linking, 1);

  linking->view = g_object_ref (view);
  linking->case_id = g_strdup (view->case_id);
  linking->id = g_strdup (zimt_record_get_id (referral));
  zimt_case_view_say_trouble (view, NULL);
  zimt_session_save_one_async (view->session, referral, linked_cb, linking);
}

/* The referral with a consent of its case on which it may be printed; (transfer full) (nullable).
 */
static ZimtRecord *
find_linked (ZimtCaseView *view, const ZimtRecord *referral)
{
  g_autoptr (GPtrArray) records
      = zimt_case_book_list_of_case (zimt_session_get_book (view->session), view->case_id);
  g_autoptr (ZimtRecord) linked = zimt_record_copy (referral);

  for (guint i = 0; i < records->len; i++)
    if (zimt_record_get_kind (records->pdata[i]) == ZIMT_RECORD_CONSENT)
      {
        zimt_record_set_text (linked, "consent", zimt_record_get_id (records->pdata[i]));
        if (may_print (view, linked, NULL, NULL))
          return g_steal_pointer (&linked);
      }
  return NULL;
}

static void
consent_stored_cb (ZimtRecordEditor *editor, gpointer record, ZimtCaseView *view)
{
  const char *id = g_object_get_data (G_OBJECT (editor), REFERRAL_KEY);
  ZimtRecord *referral = zimt_case_view_find (view, id);

  if (referral != NULL)
    print (view, referral);
}

static void
add_consent_cb (AdwMessageDialog *question, const char *response, ZimtCaseView *view)
{
  const char *id = g_object_get_data (G_OBJECT (question), REFERRAL_KEY);
  ZimtRecord *referral = zimt_case_view_find (view, id);
  g_autoptr (ZimtRecord) consent = zimt_record_new (ZIMT_RECORD_CONSENT);
  ZimtRecordEditor *editor = NULL;

  if (referral == NULL)
    return;
  zimt_record_set_text (consent, "case", zimt_record_get_text (referral, "case"));
  zimt_record_set_text (consent, "organisation", zimt_record_get_text (referral, "organisation"));
  zimt_record_set_date (consent, "date", zimt_case_view_get_today (view));
  editor = zimt_record_editor_new (zimt_case_view_get_window (view), view->session, consent);
  g_object_set_data_full (G_OBJECT (editor), REFERRAL_KEY, g_strdup (id), g_free);
  g_signal_connect_object (editor, "stored", G_CALLBACK (consent_stored_cb), view, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
tell_why_not (ZimtCaseView *view, const ZimtRecord *referral, const char *reason)
{
  g_autofree char *body
      = g_strdup_printf ("%s\n\n%s", reason, _ ("Add a consent to the case first."));
  AdwMessageDialog *question
      = zimt_guard_question_new (zimt_case_view_get_window (view), view->session,
                                 _ ("The Note Cannot Be Printed Yet"), body, _ ("_Close"),
                                 _ ("_Add Consent…"));

  adw_message_dialog_set_response_appearance (question, "yes", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "yes");
  g_object_set_data_full (G_OBJECT (question), REFERRAL_KEY,
                          g_strdup (zimt_record_get_id (referral)), g_free);
  g_signal_connect_object (question, "response::yes", G_CALLBACK (add_consent_cb), view, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
print (ZimtCaseView *view, ZimtRecord *referral)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtRecord) linked = NULL;
  ZimtRecord *consent = NULL;

  if (may_print (view, referral, &consent, &error))
    {
      gtk_window_present (zimt_referral_window_new (zimt_case_view_get_window (view), view->session,
                                                    referral, consent));
      return;
    }
  linked = find_linked (view, referral);
  if (linked != NULL)
    link_consent (view, linked);
  else
    tell_why_not (view, referral, error->message);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);
  ZimtRecord *referral = zimt_case_view_find (view, g_variant_get_string (parameter, NULL));

  if (referral != NULL && zimt_record_get_kind (referral) == ZIMT_RECORD_REFERRAL)
    print (view, referral);
}

void
zimt_case_view_install_entry_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "case.open-entry", "s", open_entry_cb);
  gtk_widget_class_install_action (klass, "case.entry-versions", "s", versions_cb);
  gtk_widget_class_install_action (klass, "case.answer", "s", answer_cb);
  gtk_widget_class_install_action (klass, "case.set-state", "(ss)", set_state_cb);
  gtk_widget_class_install_action (klass, "case.print", "s", print_cb);
}
