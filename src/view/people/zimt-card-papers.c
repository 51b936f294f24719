/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is printed or handed out of the contacts: the referral directory, the members of the
 * network, all that is known of one person; and erasing a person for good. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-card-commands.h"
#include "zimt-card-window.h"
#include "zimt-guard.h"
#include "zimt-file-choice.h"
#include "zimt-name.h"
#include "zimt-paper-window.h"
#include "zimt-people-papers.h"
#include "zimt-span-dialog.h"
#include "zimt-text-label.h"
#include "zimt-text.h"

#define STATE_KEY "zimt-state"

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

/* @paper: (transfer full) (nullable): NULL where there is none, which @error says. */
static void
show_paper (GtkWindow *parent, ZimtSession *session, const char *title, ZimtPaper *paper,
            const GError *error)
{
  GtkWindow *window = NULL;

  if (paper == NULL)
    {
      zimt_guard_tell (parent, session, title, error->message);
      return;
    }
  window = zimt_paper_window_new (parent, title, paper);
  zimt_paper_window_offer_file (window, session);
  zimt_guard_window (window, session);
  gtk_window_present (window);
}

/* --- Directory and members --- */

void
zimt_directory_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  ZimtPaper *paper = NULL;

  if (get_book (session) == NULL)
    return;
  all = zimt_people_book_list (get_book (session), ZIMT_RECORD_ORGANISATION);
  paper = zimt_directory_paper_new (get_house (session), records->len > 1 ? records : all, NULL,
                                    zimt_session_get_today (session), zimt_people_get_label,
                                    zimt_session_get_people (session), &error);
  show_paper (parent, session, _ ("Referral Directory"), paper, error);
}

static ZimtPaper *
get_members (ZimtSession *session, const char *id, ZimtDate from, ZimtDate to, ZimtDate today,
             GError **error)
{
  g_autoptr (GPtrArray) all = zimt_people_book_list (get_book (session), ZIMT_RECORD_ORGANISATION);

  return zimt_members_paper_new (get_house (session), all, to, today, error);
}

void
zimt_members_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  zimt_span_dialog_present_day (parent, session, _ ("Members of the Network"),
                                _ ("Who was a member on a day, with what was signed."),
                                get_members);
}

/* --- All about one person --- */

typedef struct
{
  GBytes *bytes; /* owned */
} Document;

static void
document_free (gpointer data)
{
  Document *document = data;

  g_bytes_unref (document->bytes);
  g_free (document);
}

static void
write_cb (GtkWindow *parent, const char *path, gpointer data)
{
  Document *document = data;
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  const char *bytes = g_bytes_get_data (document->bytes, &size);

  if (!g_file_set_contents_full (path, bytes, (gssize)size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &error))
    zimt_card_window_refuse (ZIMT_CARD_WINDOW (parent), error->message);
  else
    gtk_label_set_text (g_object_get_data (G_OBJECT (parent), STATE_KEY), _ ("Saved."));
}

/* @bytes: (transfer full) (nullable) */
static void
save (ZimtCardWindow *window, GBytes *bytes, const char *suffix, const char *pattern,
      const GError *error)
{
  ZimtSession *session = zimt_card_window_get_session (window);
  const char *patterns[] = { pattern, NULL };
  Document *document = NULL;
  g_autofree char *name = NULL;

  if (bytes == NULL)
    {
      zimt_card_window_refuse (window, error->message);
      return;
    }
  document = g_new0 (Document, 1);
  document->bytes = bytes;
  /* Translators: the name of a file. */
  name = g_strdup_printf ("%s%s", _ ("copy-of-data"), suffix);
  zimt_file_choice (GTK_WINDOW (window), session, _ ("Save Copy"), suffix + 1, patterns, name,
                    write_cb, document, document_free);
}

static const char *
get_id (ZimtCardWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "zimt-id");
}

static ZimtPaper *
make_copy (ZimtCardWindow *window, GError **error)
{
  ZimtSession *session = zimt_card_window_get_session (window);

  return zimt_subject_paper_new (get_house (session), get_book (session), get_id (window),
                                 zimt_session_get_today (session), zimt_people_get_label,
                                 zimt_session_get_people (session), error);
}

static void
show_copy_cb (ZimtCardWindow *window)
{
  g_autoptr (GError) error = NULL;
  ZimtPaper *paper = make_copy (window, &error);

  show_paper (GTK_WINDOW (window), zimt_card_window_get_session (window), _ ("Copy of the Data"),
              paper, error);
}

static void
save_pdf_cb (ZimtCardWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtPaper) paper = make_copy (window, &error);
  GBytes *pdf = paper != NULL ? zimt_paper_to_pdf (paper, &error) : NULL;

  save (window, pdf, ".pdf", "*.pdf", error);
}

static void
wipe (gpointer text)
{
  zimt_text_wipe (text);
}

static void
save_json_cb (ZimtCardWindow *window)
{
  ZimtSession *session = zimt_card_window_get_session (window);
  g_autoptr (GError) error = NULL;
  char *json = zimt_subject_dup_json (get_book (session), get_id (window),
                                      zimt_session_get_today (session), &error);
  GBytes *bytes
      = json != NULL ? g_bytes_new_with_free_func (json, strlen (json), wipe, json) : NULL;

  save (window, bytes, ".json", "*.json", error);
}

static void
add_button (GtkBox *box, ZimtCardWindow *window, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  zimt_name_by_label (button);
  g_signal_connect_object (button, "clicked", callback, window, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
}

void
zimt_subject_copy_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  ZimtRecord *record = records->pdata[0];
  g_autofree char *name = zimt_record_dup_title (record);
  /* Translators: %s is a person. */
  g_autofree char *text
      = g_strdup_printf (_ ("Everything that the card indexes know of %s, over all lists. Names "
                            "of other persons are masked. Hand it to nobody else."),
                         name);
  ZimtCardWindow *window = zimt_card_window_new (parent, session, _ ("Copy of the Data"), 460, 300);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *state = NULL;

  g_object_set_data_full (G_OBJECT (window), "zimt-id", g_strdup (zimt_record_get_id (record)),
                          g_free);
  gtk_box_append (GTK_BOX (box), zimt_text_label_new (text, NULL));
  add_button (GTK_BOX (box), window, _ ("_Show and Print…"), G_CALLBACK (show_copy_cb));
  add_button (GTK_BOX (box), window, _ ("Save as _PDF…"), G_CALLBACK (save_pdf_cb));
  add_button (GTK_BOX (box), window, _ ("Save as _JSON…"), G_CALLBACK (save_json_cb));
  state = zimt_text_label_new ("", "dim-label");
  g_object_set_data (G_OBJECT (window), STATE_KEY, state);
  gtk_box_append (GTK_BOX (box), state);
  zimt_card_window_set_page (window, box);
  gtk_window_present (GTK_WINDOW (window));
}

/* --- Erasing --- */

typedef struct
{
  GtkWindow *parent;    /* weak */
  ZimtSession *session; /* owned */
  char *id;             /* owned */
} Erasure;

static Erasure *
erasure_new (GtkWindow *parent, ZimtSession *session, const char *id)
{
  Erasure *erasure = g_new0 (Erasure, 1);

  g_set_weak_pointer (&erasure->parent, parent);
  erasure->session = g_object_ref (session);
  erasure->id = g_strdup (id);
  return erasure;
}

static void
erasure_free (Erasure *erasure)
{
  g_clear_weak_pointer (&erasure->parent);
  g_object_unref (erasure->session);
  g_free (erasure->id);
  g_free (erasure);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Erasure *erasure = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *proof = zimt_people_erase_finish (ZIMT_PEOPLE (source), result, &error);

  /* Closing the house says nothing of whether it was done. */
  if (erasure->parent != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zimt_guard_tell (erasure->parent, erasure->session,
                     proof != NULL ? _ ("Erased") : _ ("Nothing was erased"),
                     proof != NULL ? proof : error->message);
  erasure_free (erasure);
}

static void
answered_cb (AdwMessageDialog *question, const char *response, gpointer user_data)
{
  Erasure *erasure = user_data;

  if (g_str_equal (response, "yes"))
    zimt_people_erase_async (zimt_session_get_people (erasure->session), erasure->id, erased_cb,
                             erasure_new (erasure->parent, erasure->session, erasure->id));
}

static void
closure_free (gpointer data, GClosure *closure)
{
  erasure_free (data);
}

void
zimt_card_erase_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  ZimtRecord *record = records->pdata[0];
  g_autofree char *name = zimt_record_dup_title (record);
  /* Translators: %s is a person. */
  g_autofree char *heading = g_strdup_printf (_ ("Erase %s for Good?"), name);
  AdwMessageDialog *question = zimt_guard_question_new (
      parent, session, heading,
      _ ("The card goes, with every older version of it and all that the history has of it. "
         "Jobs and tandems stay as numbers without a name. Nobody can undo this. Backups that "
         "were made before still have it."),
      _ ("_Keep"), _ ("_Erase"));

  adw_message_dialog_set_response_appearance (question, "yes", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_data (question, "response", G_CALLBACK (answered_cb),
                         erasure_new (parent, session, zimt_record_get_id (record)), closure_free,
                         0);
  gtk_window_present (GTK_WINDOW (question));
}
