/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closes a case, or keeps its data from being erased. */
#include "zimt-close-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-case-form.h"
#include "zimt-choice-field.h"
#include "zimt-record-list.h"
#include "zimt-record-words.h"
#include "zimt-time-names.h"

#define MAX_OPEN_SHOWN 5

typedef struct
{
  ZimtSession *session; /* owned */
  ZimtRecord *record;   /* owned */
  GPtrArray *open;      /* owned: ZimtRecord, what is still to be done */
  GtkEditable *reason;
  ZimtChoiceField *outcome;  /* (nullable): the data is kept */
  GtkCheckButton *with_open; /* (nullable) */
} CloseForm;

static void
close_form_free (gpointer data, GClosure *closure)
{
  CloseForm *form = data;

  g_object_unref (form->session);
  zimt_record_unref (form->record);
  g_clear_pointer (&form->open, g_ptr_array_unref);
  g_free (form);
}

static CloseForm *
close_form_new (ZimtSession *session, ZimtRecord *record)
{
  CloseForm *form = g_new0 (CloseForm, 1);

  form->session = g_object_ref (session);
  form->record = zimt_record_ref (record);
  return form;
}

static void
add_reason (CloseForm *form, ZimtRecordDialog *dialog, const char *text)
{
  /* Translators: why a case is closed, or why its data is kept. */
  form->reason = zimt_record_dialog_add_entry (dialog, _ ("_Reason"), _ ("Reason"), text);
  gtk_entry_set_input_hints (GTK_ENTRY (form->reason), GTK_INPUT_HINT_PRIVATE);
  gtk_widget_grab_focus (GTK_WIDGET (form->reason));
}

/* --- Closing --- */

/* Nobody asks about a referral any more; what became of it stays as it is known. */
static ZimtRecord *
make_done (const ZimtRecord *record, ZimtDate today)
{
  ZimtRecord *done = zimt_record_copy (record);

  if (zimt_record_get_kind (record) == ZIMT_RECORD_FOLLOW_UP)
    zimt_record_set_date (done, "done", today);
  else
    zimt_record_set_date (done, "ask_again", 0);
  return done;
}

static void
close_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  CloseForm *form = user_data;
  ZimtDate today = zimt_session_get_today (form->session);
  ZimtRecord *closed = zimt_record_copy (form->record);
  g_autoptr (GPtrArray) records = zimt_record_list_new ();
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  g_ptr_array_add (records, closed);
  zimt_record_set_date (closed, "closed", today);
  zimt_record_set_text (closed, "reason", gtk_editable_get_text (form->reason));
  zimt_record_set_text (closed, "outcome", zimt_choice_field_get_id (form->outcome));
  if (!zimt_record_validate (closed, today, &field, &error))
    {
      zimt_record_dialog_refuse (dialog,
                                 g_strcmp0 (field, "outcome") == 0 ? GTK_WIDGET (form->outcome)
                                                                   : GTK_WIDGET (form->reason),
                                 error->message);
      return;
    }
  if (form->with_open != NULL && gtk_check_button_get_active (form->with_open))
    for (guint i = 0; i < form->open->len; i++)
      g_ptr_array_add (records, make_done (form->open->pdata[i], today));
  zimt_case_form_store (dialog, form->session, records);
}

static void
add_outcome (CloseForm *form, ZimtRecordDialog *dialog)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (form->session));
  GtkWidget *field
      = zimt_choice_field_new_for_list (_ ("Outcome"), _ ("Choose…"), choices, "case_outcome");

  form->outcome = ZIMT_CHOICE_FIELD (field);
  zimt_choice_field_set_id (form->outcome, "");
  /* Translators: what came out of a case. */
  zimt_record_dialog_add (dialog, _ ("_Outcome"), field, field);
}

static void
find_open (CloseForm *form)
{
  g_autoptr (GPtrArray) records
      = zimt_case_book_list_of_case (zimt_session_get_book (form->session),
                                     zimt_record_get_id (form->record));

  form->open = zimt_record_list_new ();
  for (guint i = 0; i < records->len; i++)
    if (zimt_record_words_is_open (records->pdata[i]))
      g_ptr_array_add (form->open, zimt_record_ref (records->pdata[i]));
}

static void
add_open_line (CloseForm *form, ZimtRecordDialog *dialog, const ZimtRecord *record)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (form->session));
  ZimtTone tone = ZIMT_TONE_NONE;
  g_autofree char *facts = zimt_record_words_dup_facts (choices, record);
  g_autofree char *state
      = zimt_record_words_dup_state (choices, record, zimt_session_get_today (form->session),
                                     &tone);
  g_autofree char *line
      = g_strdup_printf ("• %s: %s · %s", zimt_record_kind_to_word (zimt_record_get_kind (record)),
                         facts, state);

  zimt_case_form_add_text (dialog, line, NULL);
}

static void
add_open (CloseForm *form, ZimtRecordDialog *dialog)
{
  guint n_open = form->open->len;
  g_autofree char *heading = NULL;
  GtkWidget *check = NULL;

  if (n_open == 0)
    {
      zimt_case_form_add_text (dialog, _ ("Nothing is open any more."), "dim-label");
      return;
    }
  heading
      = g_strdup_printf (ngettext ("%u thing is still open:", "%u things are still open:", n_open),
                         n_open);
  zimt_case_form_add_text (dialog, heading, "heading");
  for (guint i = 0; i < MIN (n_open, MAX_OPEN_SHOWN); i++)
    add_open_line (form, dialog, form->open->pdata[i]);
  if (n_open > MAX_OPEN_SHOWN)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("and %u more", "and %u more", n_open - MAX_OPEN_SHOWN),
                             n_open - MAX_OPEN_SHOWN);

      zimt_case_form_add_text (dialog, more, "dim-label");
    }
  check = gtk_check_button_new_with_mnemonic (
      _ ("_Mark them as done; nobody asks about referrals again"));
  form->with_open = GTK_CHECK_BUTTON (check);
  zimt_record_dialog_append (dialog, check);
  zimt_record_dialog_watch (dialog, check);
}

static void
add_expiry (CloseForm *form, ZimtRecordDialog *dialog)
{
  const ZimtHouse *house = zimt_center_get_house (zimt_session_get_center (form->session));
  int months = house->retention_months;
  g_autoptr (ZimtRecord) closed = zimt_record_copy (form->record);
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  ZimtDate expiry = 0;

  zimt_record_set_date (closed, "closed", zimt_session_get_today (form->session));
  expiry = zimt_case_get_expiry (closed, months);
  if (expiry == 0)
    {
      zimt_case_form_add_text (dialog, _ ("The data is kept for the reason that is given."), NULL);
      return;
    }
  date = zimt_date_to_plain_text (expiry);
  text = g_strdup_printf (
      /* Translators: a number of months, then a date. */
      ngettext ("The data is to be erased %1$d month after closing, from %2$s on.",
                "The data is to be erased %1$d months after closing, from %2$s on.",
                (gulong)months),
      months, date);
  zimt_case_form_add_text (dialog, text, NULL);
}

ZimtRecordDialog *
zimt_close_dialog_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record)
{
  ZimtRecordDialog *dialog
      = zimt_guard_dialog_new (parent, session, _ ("Close Case"), _ ("_Close Case"));
  CloseForm *form = close_form_new (session, record);

  find_open (form);
  add_reason (form, dialog, "");
  add_outcome (form, dialog);
  add_open (form, dialog);
  add_expiry (form, dialog);
  g_signal_connect_data (dialog, "save", G_CALLBACK (close_cb), form, close_form_free, 0);
  return dialog;
}

/* --- Keeping --- */

static void
keep_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  CloseForm *form = user_data;
  g_autoptr (ZimtRecord) kept = zimt_record_copy (form->record);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (form->reason)));
  g_autoptr (GError) error = NULL;

  zimt_record_set_flag (kept, "hold", TRUE);
  zimt_record_set_text (kept, "hold_reason", reason);
  if (*reason == '\0')
    zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->reason),
                               _ ("Write why the data is kept."));
  else if (!zimt_record_validate (kept, zimt_session_get_today (form->session), NULL, &error))
    zimt_record_dialog_refuse (dialog, GTK_WIDGET (form->reason), error->message);
  else
    zimt_case_form_store_one (dialog, form->session, kept);
}

ZimtRecordDialog *
zimt_keep_dialog_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record)
{
  ZimtRecordDialog *dialog = zimt_guard_dialog_new (parent, session, _ ("Keep Data"), _ ("_Keep"));
  CloseForm *form = close_form_new (session, record);

  add_reason (form, dialog, zimt_record_get_text (record, "hold_reason"));
  zimt_case_form_add_text (dialog,
                           _ ("The data of this case is not erased as long as it is kept, also "
                              "after it was closed."),
                           NULL);
  g_signal_connect_data (dialog, "save", G_CALLBACK (keep_cb), form, close_form_free, 0);
  return dialog;
}
