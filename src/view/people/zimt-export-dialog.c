/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes contacts to a file for other programs. */
#include <glib/gi18n-lib.h>

#include "zimt-card-commands.h"
#include "zimt-guard.h"
#include "zimt-choice-field.h"
#include "zimt-file-choice.h"
#include "zimt-record-dialog.h"
#include "zimt-record-list.h"

typedef struct
{
  ZimtSession *session;  /* owned */
  GPtrArray *selected;   /* owned */
  ZimtChoiceField *who;  /* borrowed (nullable), as the next: a child; NULL: nothing is selected */
  ZimtChoiceField *kind; /* borrowed */
} ExportForm;

static void
export_form_free (gpointer data, GClosure *closure)
{
  ExportForm *form = data;

  g_object_unref (form->session);
  g_ptr_array_unref (form->selected);
  g_free (form);
}

/* What goes on while the file is chosen. */
typedef struct
{
  ZimtSession *session; /* owned */
  GPtrArray *records;   /* owned */
  char *kind;           /* owned */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->session);
  g_ptr_array_unref (export->records);
  g_free (export->kind);
  g_free (export);
}

typedef struct
{
  GtkWindow *parent;    /* weak */
  ZimtSession *session; /* owned */
} Ticket;

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ticket *ticket = user_data;
  g_autoptr (GError) error = NULL;
  int n_left_out = 0;
  gboolean is_done = zimt_people_export_finish (ZIMT_PEOPLE (source), result, &n_left_out, &error);
  /* Closing the house says nothing of whether it was written. */
  gboolean is_closed = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (ticket->parent != NULL && !is_done && !is_closed)
    zimt_guard_tell (ticket->parent, ticket->session, _ ("The file was not written"),
                     error->message);
  else if (ticket->parent != NULL && n_left_out > 0)
    {
      g_autofree char *left_out = g_strdup_printf (
          ngettext ("%d person was left out, who has not agreed to be handed on.",
                    "%d persons were left out, who have not agreed to be handed on.",
                    (gulong)n_left_out),
          n_left_out);

      zimt_guard_tell (ticket->parent, ticket->session, _ ("The file is written"), left_out);
    }
  else if (is_done)
    zimt_session_tell (ticket->session, _ ("The file is written."));
  g_clear_weak_pointer (&ticket->parent);
  g_object_unref (ticket->session);
  g_free (ticket);
}

static void
chosen_cb (GtkWindow *parent, const char *path, gpointer data)
{
  Export *export = data;
  Ticket *ticket = g_new0 (Ticket, 1);

  g_set_weak_pointer (&ticket->parent, parent);
  ticket->session = g_object_ref (export->session);
  zimt_people_export_async (zimt_session_get_people (export->session), export->records,
                            export->kind, path, exported_cb, ticket);
}

/* Every contact. */
static GPtrArray *
list_all (ZimtSession *session)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (session));
  GPtrArray *all = zimt_people_book_list (book, ZIMT_RECORD_ORGANISATION);

  g_ptr_array_extend_and_steal (all, zimt_people_book_list (book, ZIMT_RECORD_PERSON));
  return all;
}

static void
save_cb (ZimtRecordDialog *dialog, gpointer user_data)
{
  ExportForm *form = user_data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  Export *export = g_new0 (Export, 1);
  g_autofree char *pattern = NULL;
  g_autofree char *name = NULL;

  export->session = g_object_ref (form->session);
  export->records
      = form->who != NULL && g_str_equal (zimt_choice_field_get_id (form->who), "selected")
            ? g_ptr_array_ref (form->selected)
            : list_all (form->session);
  export->kind = g_strdup (zimt_choice_field_get_id (form->kind));
  pattern = g_strdup_printf ("*.%s", export->kind);
  /* Translators: the name of a file. */
  name = g_strdup_printf ("%s.%s", _ ("contacts"), export->kind);
  gtk_window_destroy (GTK_WINDOW (dialog));
  {
    const char *patterns[] = { pattern, NULL };

    zimt_file_choice (parent, export->session, _ ("Export Contacts"), export->kind, patterns, name,
                      chosen_cb, export, export_free);
  }
}

/* One is often selected in passing, several are so on purpose. */
static void
add_who (ExportForm *form, ZimtRecordDialog *dialog)
{
  static const char *const ids[] = { "all", "selected", NULL };
  guint n = form->selected->len;
  g_autofree char *selected
      /* Translators: contacts that are selected in a list. */
      = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  /* Translators: all contacts. */
  const char *labels[] = { _ ("All"), selected, NULL };
  GtkWidget *who = NULL;

  if (n == 0)
    return;
  who = zimt_choice_field_new (_ ("Contacts"), NULL, ids, labels);
  form->who = ZIMT_CHOICE_FIELD (who);
  zimt_choice_field_set_id (form->who, n > 1 ? "selected" : "all");
  zimt_record_dialog_add (dialog, _ ("_Contacts"), who, who);
}

void
zimt_export_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  static const char *const ids[] = { "vcf", "csv", "xlsx", NULL };
  const char *labels[] = { _ ("Cards (vCard)"), _ ("Table (CSV)"), _ ("Spreadsheet (XLSX)"), NULL };
  ZimtRecordDialog *dialog = NULL;
  ExportForm *form = NULL;
  GtkWidget *kind = NULL;

  if (zimt_people_get_book (zimt_session_get_people (session)) == NULL)
    return;
  form = g_new0 (ExportForm, 1);
  form->session = g_object_ref (session);
  form->selected = zimt_record_list_new ();
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (form->selected, zimt_record_ref (records->pdata[i]));
  kind = zimt_choice_field_new (_ ("Format"), NULL, ids, labels);
  form->kind = ZIMT_CHOICE_FIELD (kind);
  zimt_choice_field_set_id (form->kind, "vcf");
  dialog = zimt_guard_dialog_new (parent, session, _ ("Export Contacts"), _ ("_Choose File…"));
  zimt_record_dialog_set_intro (dialog,
                                _ ("Persons who have not agreed to be handed on are left out."));
  zimt_record_dialog_set_fleeting (dialog);
  add_who (form, dialog);
  zimt_record_dialog_add (dialog, _ ("_Format"), kind, kind);
  g_signal_connect_data (dialog, "save", G_CALLBACK (save_cb), form, export_form_free, 0);
  /* The formats side by side in every language, which their wrapping does not ask for. */
  gtk_window_set_default_size (GTK_WINDOW (dialog), 700, 260);
  gtk_window_present (GTK_WINDOW (dialog));
}
