/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for two dates, and shows the paper about what lies between them. */
#include "zimt-span-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-guard.h"
#include "zimt-date-field.h"
#include "zimt-paper-window.h"
#include "zimt-record-dialog.h"

typedef struct
{
  ZimtSession *session; /* owned */
  char *id;             /* owned */
  char *title;          /* owned */
  ZimtSpanPaperFunc get_paper;
  ZimtDateField *from; /* borrowed (nullable): children of the dialog; NULL: one day only */
  ZimtDateField *to;
} SpanForm;

static void
span_form_free (gpointer data, GClosure *closure)
{
  SpanForm *form = data;

  g_object_unref (form->session);
  g_free (form->id);
  g_free (form->title);
  g_free (form);
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  SpanForm *form = user_data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autoptr (ZimtSession) session = g_object_ref (form->session);
  g_autoptr (GError) error = NULL;
  ZimtDate from = 0, to = 0;
  ZimtPaper *paper = NULL;
  GtkWindow *window = NULL;

  if (form->from != NULL && !zimt_date_field_get_date (form->from, &from))
    zimt_record_dialog_refuse (dialog, zimt_date_field_get_entry (form->from),
                               _ ("Enter the first date."));
  else if (!zimt_date_field_get_date (form->to, &to) || to < from)
    zimt_record_dialog_refuse (dialog, zimt_date_field_get_entry (form->to),
                               _ ("Enter the last date, which is not before the first one."));
  else
    {
      paper = form->get_paper (session, form->id, from, to, zimt_session_get_today (form->session),
                               &error);
      if (paper == NULL)
        {
          zimt_record_dialog_refuse (dialog, NULL, error->message);
          return;
        }
      window = zimt_paper_window_new (parent, form->title, paper);
      zimt_paper_window_offer_file (window, session);
      zimt_guard_window (window, session);
      gtk_window_destroy (GTK_WINDOW (dialog));
      gtk_window_present (window);
    }
}

static ZimtDateField *
add_date (SpanForm *form, ZimtRecordDialog *dialog, const char *title, ZimtDate date)
{
  GtkWidget *field = zimt_date_field_new ();

  zimt_date_field_set_today (ZIMT_DATE_FIELD (field), zimt_session_get_today (form->session));
  zimt_date_field_set_date (ZIMT_DATE_FIELD (field), date);
  zimt_record_dialog_add (dialog, title, field,
                          zimt_date_field_get_entry (ZIMT_DATE_FIELD (field)));
  return ZIMT_DATE_FIELD (field);
}

static void
present (GtkWindow *parent, ZimtSession *session, const char *title, const char *intro,
         const char *id, gboolean is_day, ZimtSpanPaperFunc get_paper)
{
  ZimtRecordDialog *dialog = zimt_guard_dialog_new (parent, session, title, _ ("_Show"));
  SpanForm *form = g_new0 (SpanForm, 1);
  ZimtDate first = 0;
  int year = 0, month = 0, day = 0;

  form->session = g_object_ref (session);
  form->id = g_strdup (id);
  form->title = g_strdup (title);
  form->get_paper = get_paper;
  zimt_date_to_ymd (zimt_session_get_today (form->session), &year, &month, &day);
  zimt_date_from_ymd (year, 1, 1, &first);
  zimt_record_dialog_set_intro (dialog, intro);
  zimt_record_dialog_set_fleeting (dialog);
  if (!is_day)
    form->from = add_date (form, dialog, _ ("_From"), first);
  form->to = add_date (form, dialog, is_day ? _ ("_Day") : _ ("_Until"),
                       zimt_session_get_today (form->session));
  /* A refusal has room below the dates. */
  gtk_window_set_default_size (GTK_WINDOW (dialog), 520, is_day ? 250 : 300);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, span_form_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
zimt_span_dialog_present (GtkWindow *parent, ZimtSession *session, const char *title,
                          const char *intro, const char *id, ZimtSpanPaperFunc get_paper)
{
  present (parent, session, title, intro, id, FALSE, get_paper);
}

void
zimt_span_dialog_present_day (GtkWindow *parent, ZimtSession *session, const char *title,
                              const char *intro, ZimtSpanPaperFunc get_paper)
{
  present (parent, session, title, intro, "", TRUE, get_paper);
}
