/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of the pools: settlement sheet, unmet demand, certificate and letter of thanks. */
#include <glib/gi18n-lib.h>

#include "zimt-card-commands.h"
#include "zimt-guard.h"
#include "zimt-choice-field.h"
#include "zimt-paper-window.h"
#include "zimt-people-papers.h"
#include "zimt-record-dialog.h"
#include "zimt-span-dialog.h"

static const ZimtHouse *
get_house (ZimtSession *session)
{
  return zimt_center_get_house (zimt_session_get_center (session));
}

static ZimtPeopleBook *
get_book (ZimtSession *session)
{
  return zimt_people_get_book (zimt_session_get_people (session));
}

/* --- Settlement and demand --- */

static ZimtPaper *
get_settlement (ZimtSession *session, const char *id, ZimtDate from, ZimtDate to, ZimtDate today,
                GError **error)
{
  return zimt_settlement_paper_new (get_house (session), get_book (session),
                                    zimt_people_book_get (get_book (session), id), from, to, today,
                                    zimt_people_get_label, zimt_session_get_people (session),
                                    error);
}

void
zimt_settlement_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  g_autofree char *name = zimt_record_dup_title (records->pdata[0]);
  /* Translators: %s is an interpreter. */
  g_autofree char *intro
      = g_strdup_printf (_ ("The jobs of %s that were done between two dates."), name);

  zimt_span_dialog_present (parent, session, _ ("Settlement Sheet"), intro,
                            zimt_record_get_id (records->pdata[0]), get_settlement);
}

static ZimtPaper *
get_demand (ZimtSession *session, const char *id, ZimtDate from, ZimtDate to, ZimtDate today,
            GError **error)
{
  return zimt_demand_paper_new (get_house (session), get_book (session), from, to, today,
                                zimt_people_get_label, zimt_session_get_people (session), error);
}

void
zimt_demand_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  zimt_span_dialog_present (
      parent, session, _ ("Unmet Demand"),
      _ ("What nobody of the pool could interpret, by language, weekday and district."), "",
      get_demand);
}

/* --- Companions --- */

typedef struct
{
  ZimtSession *session;  /* owned */
  ZimtRecord *companion; /* owned */
  GtkSpinButton *year;   /* borrowed: children of the dialog */
  ZimtChoiceField *kind;
} PaperForm;

static void
paper_form_free (gpointer data, GClosure *closure)
{
  PaperForm *form = data;

  g_object_unref (form->session);
  zimt_record_unref (form->companion);
  g_free (form);
}

static void
show_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  PaperForm *form = user_data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autoptr (ZimtSession) session = g_object_ref (form->session);
  ZimtDate today = zimt_session_get_today (session);
  int year = gtk_spin_button_get_value_as_int (form->year);
  gboolean is_letter = g_str_equal (zimt_choice_field_get_id (form->kind), "thanks");
  g_autoptr (GError) error = NULL;
  ZimtPaper *paper
      = is_letter
            ? zimt_companion_thanks_new (get_house (session), form->companion, year, today, &error)
            : zimt_companion_certificate_new (get_house (session), form->companion, year, today,
                                              &error);
  GtkWindow *window = NULL;

  if (paper == NULL)
    {
      zimt_record_dialog_refuse (dialog, NULL, error->message);
      return;
    }
  window = zimt_paper_window_new (parent, is_letter ? _ ("Letter of Thanks") : _ ("Certificate"),
                                  paper);
  zimt_paper_window_offer_file (window, session);
  zimt_guard_window (window, session);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_present (window);
}

void
zimt_companion_papers_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  static const char *const ids[] = { "certificate", "thanks", NULL };
  const char *labels[] = { _ ("Certificate"), _ ("Letter of Thanks"), NULL };
  ZimtRecordDialog *dialog
      = zimt_guard_dialog_new (parent, session, _ ("Certificate and Thanks"), _ ("_Show"));
  PaperForm *form = g_new0 (PaperForm, 1);
  GtkWidget *kind = zimt_choice_field_new (_ ("Paper"), NULL, ids, labels);
  int year = 0, month = 0, day = 0;

  form->session = g_object_ref (session);
  form->companion = zimt_record_ref (records->pdata[0]);
  zimt_date_to_ymd (zimt_session_get_today (session), &year, &month, &day);
  form->kind = ZIMT_CHOICE_FIELD (kind);
  zimt_choice_field_set_id (form->kind, "certificate");
  zimt_record_dialog_add (dialog, _ ("_Paper"), kind, kind);
  form->year = zimt_record_dialog_add_number (dialog, _ ("_Year"), _ ("Year"), year, 2099);
  zimt_record_dialog_set_fleeting (dialog);
  g_signal_connect_data (dialog, "save", G_CALLBACK (show_cb), form, paper_form_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
