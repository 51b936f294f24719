/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the buttons and rows of the counsellors' lists do. */
#include <glib/gi18n-lib.h>

#include "zimt-case-drafts.h"
#include "zimt-case-form.h"
#include "zimt-case-lists.h"
#include "zimt-case-presets.h"
#include "zimt-cases-today-private.h"
#include "zimt-escape.h"

static GtkWindow *
get_window (ZimtCasesToday *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* A sentence for some seconds; @button (nullable): a way back or on. What it says is what was done
 * last, so that Undo never takes back something else. (transfer none) */
static AdwToast *
show_toast (ZimtCasesToday *self, const char *text, const char *button, GCallback callback)
{
  g_autofree char *title = zimt_escape (text);
  AdwToast *toast = adw_toast_new (title);

  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      g_signal_connect_object (toast, "button-clicked", callback, self, G_CONNECT_SWAPPED);
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
}

static void
tell (ZimtCasesToday *self, const char *text)
{
  show_toast (self, text, NULL, NULL);
}

/* An act that is taken back, or a button that stores nothing to see: only a failure is told. */
static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCasesToday) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);

  if (records == NULL && self->session != NULL)
    tell (self, error->message);
}

/* --- Forms --- */

static void
open_clicked_cb (ZimtCasesToday *self, AdwToast *toast)
{
  ZimtCaseBook *book = zimt_session_get_book (self->session);
  const char *id = g_object_get_data (G_OBJECT (toast), "zimt-record-id");
  ZimtRecord *record = book != NULL ? zimt_case_book_get (book, id) : NULL;

  if (record != NULL)
    zimt_cases_today_open (self, record);
}

static void
stored_cb (ZimtCasesToday *self, gpointer data)
{
  ZimtRecord *record = data;
  const char *case_id = record != NULL ? zimt_record_get_case_id (record) : "";
  AdwToast *toast = NULL;

  if (self->session == NULL)
    return;
  if (*case_id == '\0')
    {
      tell (self, _ ("Saved"));
      return;
    }
  toast = show_toast (self, _ ("Saved"), _ ("Open _Case"), G_CALLBACK (open_clicked_cb));
  g_object_set_data_full (G_OBJECT (toast), "zimt-record-id", g_strdup (case_id), g_free);
}

static void
present (ZimtCasesToday *self, ZimtRecordEditor *editor)
{
  g_signal_connect_object (editor, "stored", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

void
zimt_cases_today_edit (ZimtCasesToday *self, ZimtRecord *record)
{
  present (self, zimt_record_editor_new (get_window (self), self->session, record));
}

void
zimt_cases_today_new_consultation (ZimtCasesToday *self)
{
  g_autoptr (ZimtRecord) record = NULL;

  g_return_if_fail (ZIMT_IS_CASES_TODAY (self));
  record = zimt_case_presets_new_consultation (self->session, NULL);
  zimt_cases_today_edit (self, record);
}

void
zimt_cases_today_new_case (ZimtCasesToday *self)
{
  g_autoptr (ZimtRecord) record = NULL;

  g_return_if_fail (ZIMT_IS_CASES_TODAY (self));
  record = zimt_case_presets_new_case (self->session);
  zimt_cases_today_edit (self, record);
}

/* --- Drafts --- */

void
zimt_cases_today_continue_draft (ZimtCasesToday *self, ZimtCaseItem *item)
{
  ZimtRecord *draft = zimt_cases_today_get_record (self, item);
  ZimtRecordEditor *editor = NULL;

  if (draft == NULL)
    return;
  editor = zimt_record_editor_new_from_draft (get_window (self), self->session, draft);
  if (editor != NULL)
    present (self, editor);
  else
    tell (self, _ ("This draft cannot be read; drop it."));
}

static void
drop_cb (AdwMessageDialog *question, const char *response, ZimtCasesToday *self)
{
  const char *id = g_object_get_data (G_OBJECT (question), "zimt-record-id");
  ZimtCaseBook *book = self->session != NULL ? zimt_session_get_book (self->session) : NULL;
  ZimtRecord *draft = book != NULL ? zimt_case_book_get (book, id) : NULL;

  if (draft != NULL)
    zimt_case_drafts_drop_draft (self->session, draft, acted_cb, g_object_ref (self));
}

void
zimt_cases_today_drop_draft (ZimtCasesToday *self, ZimtCaseItem *item)
{
  AdwMessageDialog *question
      = zimt_guard_question_new (get_window (self), self->session, _ ("Drop This Draft?"),
                                 _ ("What was typed in it is gone then."), _ ("_Keep"),
                                 _ ("_Drop"));

  adw_message_dialog_set_response_appearance (question, "yes", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (question), "zimt-record-id",
                          g_strdup (zimt_case_item_get_id (item)), g_free);
  g_signal_connect_object (question, "response::yes", G_CALLBACK (drop_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

/* --- What is due --- */

static void
undo_done_cb (ZimtCasesToday *self, AdwToast *toast)
{
  ZimtCaseBook *book = zimt_session_get_book (self->session);
  const char *id = g_object_get_data (G_OBJECT (toast), "zimt-record-id");
  ZimtRecord *record = book != NULL ? zimt_case_book_get (book, id) : NULL;
  g_autoptr (ZimtRecord) copy = record != NULL ? zimt_record_copy (record) : NULL;

  if (copy == NULL)
    return;
  zimt_record_set_date (copy, "done", 0);
  zimt_session_save_one_async (self->session, copy, acted_cb, g_object_ref (self));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCasesToday) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);
  AdwToast *toast = NULL;

  if (self->session == NULL)
    return;
  if (records == NULL)
    {
      tell (self, error->message);
      return;
    }
  toast = show_toast (self, _ ("The follow-up is done"), _ ("_Undo"), G_CALLBACK (undo_done_cb));
  g_object_set_data_full (G_OBJECT (toast), "zimt-record-id",
                          g_strdup (zimt_record_get_id (g_ptr_array_index (records, 0))), g_free);
}

void
zimt_cases_today_finish_due (ZimtCasesToday *self, ZimtCaseItem *item)
{
  ZimtCenter *center = zimt_session_get_center (self->session);
  ZimtRecord *record = zimt_cases_today_get_record (self, item);
  g_autoptr (ZimtRecord) copy = NULL;

  if (record == NULL)
    return;
  if (zimt_record_get_kind (record) == ZIMT_RECORD_REFERRAL)
    {
      present (self, zimt_record_editor_new_answer (get_window (self), self->session, record));
      return;
    }
  copy = zimt_record_copy (record);
  zimt_record_set_date (copy, "done", zimt_clock_get_today (zimt_center_get_clock (center)));
  zimt_session_save_one_async (self->session, copy, done_cb, g_object_ref (self));
}

/* --- The tally --- */

static void
undo_count_cb (ZimtCasesToday *self, AdwToast *toast)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (ids, g_strdup (g_object_get_data (G_OBJECT (toast), "zimt-record-id")));
  zimt_session_delete_async (self->session, ids, acted_cb, g_object_ref (self));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtCasesToday) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);
  ZimtRecord *record = records != NULL ? g_ptr_array_index (records, 0) : NULL;
  ZimtChoices *choices = NULL;
  g_auto (GStrv) topics = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast = NULL;

  if (self->session == NULL)
    return;
  if (record == NULL)
    {
      tell (self, error->message);
      return;
    }
  choices = zimt_center_get_choices (zimt_session_get_center (self->session));
  topics = zimt_record_dup_codes (record, "topics");
  /* Translators: a short talk was counted; %s is its topic: "Counted: Housing". */
  text = g_strdup_printf (_ ("Counted: %s"), zimt_choices_get_label (choices, "topic", topics[0]));
  toast = show_toast (self, text, _ ("_Undo"), G_CALLBACK (undo_count_cb));
  g_object_set_data_full (G_OBJECT (toast), "zimt-record-id",
                          g_strdup (zimt_record_get_id (record)), g_free);
}

void
zimt_cases_today_count (ZimtCasesToday *self, const char *topic)
{
  const char *const topics[] = { topic, NULL };
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_CONSULTATION);

  zimt_record_set_text (record, "kind", "information");
  zimt_record_set_text (record, "channel", "on-site");
  zimt_record_set_codes (record, "topics", topics);
  zimt_case_presets_fill (self->session, record);
  zimt_session_save_one_async (self->session, record, counted_cb, g_object_ref (self));
}
