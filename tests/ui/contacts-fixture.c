/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made contacts in the practice house, and the windows of their acts. */
#include "contacts-fixture.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "zimt-card-list.h"
#include "zimt-record-dialog.h"
#include "zimt-record-list.h"

#define PHONE "0361 5550 42"

ZimtSession *
contacts_get_session (WindowFixture *fixture)
{
  return zimt_window_get_session (fixture->window);
}

ZimtPeople *
contacts_get_people (WindowFixture *fixture)
{
  return zimt_session_get_people (contacts_get_session (fixture));
}

/* --- Making cards --- */

ZimtRecord *
contacts_new_person (const char *given, const char *family, const char *address, const char *answer)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_PERSON);
  const char *const purposes[] = { "mailing", "export" };

  zimt_record_set_text (record, "given", given);
  zimt_record_set_text (record, "family", family);
  if (address != NULL)
    cards_add_row (record, "emails", ZIMT_RECORD_EMAIL, "address", address);
  for (gsize i = 0; answer != NULL && i < G_N_ELEMENTS (purposes); i++)
    {
      ZimtRecord *permission = zimt_record_new (ZIMT_RECORD_PERMISSION);

      zimt_record_set_text (permission, "purpose", purposes[i]);
      zimt_record_set_text (permission, "answer", answer);
      zimt_record_set_date (permission, "date", EDITOR_TODAY - 30);
      zimt_record_add_row (record, "permissions", permission);
    }
  return record;
}

ZimtRecord *
contacts_new_organisation (const char *short_name)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ORGANISATION);
  g_autofree char *name = g_strdup_printf ("%s e. V.", short_name);
  const char *const topics[] = { "work", "housing", NULL };

  zimt_record_set_text (record, "short_name", short_name);
  zimt_record_set_text (record, "name", name);
  zimt_record_set_text (record, "kind", "association");
  zimt_record_set_text (record, "offer", "Sprachkurse am Abend");
  zimt_record_set_codes (record, "topics", topics);
  zimt_record_set_flag (record, "in_directory", TRUE);
  cards_add_row (record, "phones", ZIMT_RECORD_PHONE, "number", "0361 5550 11");
  return record;
}

GPtrArray *
contacts_finish (WindowFixture *fixture, GAsyncResult **result, GError **error)
{
  GPtrArray *stored = NULL;

  editor_wait (cards_has_result, result);
  stored = zimt_people_act_finish (contacts_get_people (fixture), *result, error);
  g_clear_object (result);
  editor_settle ();
  return stored;
}

void
contacts_put (WindowFixture *fixture, GPtrArray *records)
{
  cards_put (contacts_get_people (fixture), records);
  editor_settle ();
}

void
contacts_put_double (WindowFixture *fixture)
{
  GPtrArray *records = zimt_record_list_new ();
  ZimtRecord *first = contacts_new_person ("Jürgen", "Müller", "jm@example.org", "given");
  ZimtRecord *second = contacts_new_person ("Juergen", "Mueller", "mueller@example.org", NULL);

  cards_add_row (first, "phones", ZIMT_RECORD_PHONE, "number", PHONE);
  cards_add_row (second, "phones", ZIMT_RECORD_PHONE, "number", PHONE);
  zimt_record_set_text (first, "note", "Kommt donnerstags.");
  zimt_record_set_text (second, "note", "Nur vormittags anrufen.");
  zimt_record_set_text (second, "web", "https://mueller.example.org");
  g_ptr_array_add (records, first);
  g_ptr_array_add (records, second);
  g_ptr_array_add (records, contacts_new_person ("Amira", "Öztürk", "amira@example.org", "given"));
  g_ptr_array_add (records, contacts_new_organisation ("Ähre"));
  g_ptr_array_add (records, contacts_new_organisation ("Zebra"));
  contacts_put (fixture, records);
}

/* --- Looking --- */

void
contacts_found_unlocked (WindowFixture *fixture)
{
  g_autofree char *key = vault_found (fixture, 0);

  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  vault_wait_unlocked (fixture, TRUE);
}

static gboolean
is_loaded (gpointer data)
{
  return zimt_people_get_book (data) != NULL;
}

GtkWidget *
contacts_open_list (WindowFixture *fixture, guint index)
{
  GtkWidget *page = NULL;

  window_activate (fixture, "contacts");
  editor_wait (is_loaded, contacts_get_people (fixture));
  editor_settle ();
  page = zimt_window_get_page (fixture->window);
  g_signal_emit_by_name (vault_get_nth (page, GTK_TYPE_TOGGLE_BUTTON, index), "clicked");
  editor_settle ();
  return page;
}

static GtkSelectionModel *
get_rows (GtkWidget *page)
{
  GtkWidget *first = vault_get_nth (page, ZIMT_TYPE_CARD_LIST, 0);
  GtkWidget *list = gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_parent (first)));

  return gtk_column_view_get_model (
      GTK_COLUMN_VIEW (vault_get_nth (list, GTK_TYPE_COLUMN_VIEW, 0)));
}

ZimtRecord *
contacts_find (GtkWidget *page, const char *title, guint *place)
{
  GListModel *rows = G_LIST_MODEL (get_rows (page));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (ZimtCard) card = g_list_model_get_item (rows, i);

      if (g_str_equal (zimt_card_get_title (card), title))
        {
          *place = i;
          return zimt_card_get_record (card);
        }
    }
  return NULL;
}

ZimtRecord *
contacts_select (GtkWidget *page, const char *title, gboolean is_first)
{
  guint place = 0;
  ZimtRecord *record = contacts_find (page, title, &place);

  g_assert_nonnull (record);
  gtk_selection_model_select_item (get_rows (page), place, is_first);
  editor_settle ();
  return record;
}

/* A dialog by its title, or its heading. */
static GtkWindow *
find_window (const char *title)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);
      const char *own = ADW_IS_MESSAGE_DIALOG (window)
                            ? adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window))
                            : gtk_window_get_title (window);

      if (g_strcmp0 (own, title) == 0 && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_window (gpointer data)
{
  return find_window (data) != NULL;
}

static gboolean
has_no_window (gpointer data)
{
  return find_window (data) == NULL;
}

GtkWidget *
contacts_wait_window (const char *title)
{
  g_test_message ("Waiting for the window: %s", title);
  editor_wait (has_window, (gpointer)title);
  editor_wait_frames (GTK_WIDGET (find_window (title)));
  editor_settle ();
  return GTK_WIDGET (find_window (title));
}

void
contacts_wait_gone (const char *title)
{
  g_test_message ("Waiting until it is gone: %s", title);
  editor_wait (has_no_window, (gpointer)title);
  editor_settle ();
}

void
contacts_act (GtkWidget *page, const char *name)
{
  g_assert_true (gtk_widget_activate_action (page, name, NULL));
  editor_settle ();
}

GtkWidget *
contacts_get_focus (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_assert_nonnull (focus);
  return focus;
}

GtkWidget *
contacts_find_named (GtkWidget *window, const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *text = g_strjoinv ("", parts);

  return editor_find_button (window, text);
}

void
contacts_click (GtkWidget *window, const char *label)
{
  GtkWidget *button = contacts_find_named (window, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

void
contacts_do_primary (GtkWidget *window)
{
  if (ZIMT_IS_RECORD_DIALOG (window))
    zimt_record_dialog_save (ZIMT_RECORD_DIALOG (window));
  else
    editor_press (contacts_get_focus (window), GDK_KEY_Return, GDK_CONTROL_MASK);
  editor_settle ();
}

/* --- Files --- */

static gboolean
has_path (gpointer data)
{
  gpointer *wanted = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (wanted[0]);

  return file != NULL && g_strcmp0 (g_file_peek_path (file), wanted[1]) == 0;
}

void
contacts_choose_file (const char *path)
{
  GtkWindow *dialog = window_wait_for_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);

  /* It goes to a folder of its own when it is shown. */
  editor_wait_frames (GTK_WIDGET (dialog));
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_OPEN)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), file, NULL);
  else
    {
      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
    }
  editor_wait (has_path, (gpointer[]){ dialog, (gpointer)path });
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  editor_settle ();
}

gboolean
contacts_has_file (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

int
contacts_run (int argc, char **argv, ContactsAddFunc add)
{
  GtkApplication *application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ZIMT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = window_test_init (&argc, &argv);
  add (application);
  return window_test_run (application);
}
