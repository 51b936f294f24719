/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs of the contacts: double entries, serial mail, files, papers, erasing; and how they
 * look.
 */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "vault-fixture.h"
#include "zimt-card-list.h"
#include "zimt-card-window.h"
#include "zimt-cards-page.h"
#include "zimt-record-dialog.h"

#define PHONE "0361 5550 42"

/* --- Making cards --- */

static ZimtSession *
get_session (WindowFixture *fixture)
{
  return zimt_window_get_session (fixture->window);
}

static ZimtPeople *
get_people (WindowFixture *fixture)
{
  return zimt_session_get_people (get_session (fixture));
}

static void
add_row (ZimtRecord *record, const char *field, ZimtRecordKind kind, const char *part,
         const char *text)
{
  ZimtRecord *row = zimt_record_new (kind);

  zimt_record_set_text (row, part, text);
  zimt_record_add_row (record, field, row);
}

/* Somebody who has answered ("given", "refused", NULL: was not asked) whether mails may come. */
static ZimtRecord *
new_person (const char *given, const char *family, const char *address, const char *answer)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_PERSON);
  const char *const purposes[] = { "mailing", "export" };

  zimt_record_set_text (record, "given", given);
  zimt_record_set_text (record, "family", family);
  if (address != NULL)
    add_row (record, "emails", ZIMT_RECORD_EMAIL, "address", address);
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

static ZimtRecord *
new_organisation (const char *short_name)
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
  add_row (record, "phones", ZIMT_RECORD_PHONE, "number", "0361 5550 11");
  return record;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **)data != NULL;
}

static GPtrArray *
finish (WindowFixture *fixture, GAsyncResult **result, GError **error)
{
  GPtrArray *stored = NULL;

  editor_wait (has_result, result);
  stored = zimt_people_act_finish (get_people (fixture), *result, error);
  g_clear_object (result);
  editor_settle ();
  return stored;
}

/* @records: (transfer full). */
static void
put (WindowFixture *fixture, GPtrArray *records)
{
  g_autoptr (GPtrArray) owned = records;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  zimt_people_put_async (get_people (fixture), owned, "Karten", done_cb, &result);
  stored = finish (fixture, &result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
}

/* One person twice, and one who is not double. */
static void
put_double (WindowFixture *fixture)
{
  GPtrArray *records = list_new ();
  ZimtRecord *first = new_person ("Jürgen", "Müller", "jm@example.org", "given");
  ZimtRecord *second = new_person ("Juergen", "Mueller", "mueller@example.org", NULL);

  add_row (first, "phones", ZIMT_RECORD_PHONE, "number", PHONE);
  add_row (second, "phones", ZIMT_RECORD_PHONE, "number", PHONE);
  zimt_record_set_text (first, "note", "Kommt donnerstags.");
  zimt_record_set_text (second, "note", "Nur vormittags anrufen.");
  zimt_record_set_text (second, "web", "https://mueller.example.org");
  g_ptr_array_add (records, first);
  g_ptr_array_add (records, second);
  g_ptr_array_add (records, new_person ("Amira", "Öztürk", "amira@example.org", "given"));
  g_ptr_array_add (records, new_organisation ("Ähre"));
  g_ptr_array_add (records, new_organisation ("Zebra"));
  put (fixture, records);
}

/* --- Looking --- */

static void
found_unlocked (WindowFixture *fixture)
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

static GtkWidget *
open_list (WindowFixture *fixture, guint index)
{
  GtkWidget *page = NULL;

  window_activate (fixture, "contacts");
  editor_wait (is_loaded, get_people (fixture));
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

/* The card that is listed so; NULL where none is. */
static ZimtRecord *
find (GtkWidget *page, const char *title, guint *place)
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

static ZimtRecord *
select_title (GtkWidget *page, const char *title, gboolean is_first)
{
  guint place = 0;
  ZimtRecord *record = find (page, title, &place);

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

static GtkWidget *
wait_window (const char *title)
{
  g_test_message ("Waiting for the window: %s", title);
  editor_wait (has_window, (gpointer)title);
  editor_wait_frames (GTK_WIDGET (find_window (title)));
  editor_settle ();
  return GTK_WIDGET (find_window (title));
}

static void
wait_gone (const char *title)
{
  g_test_message ("Waiting until it is gone: %s", title);
  editor_wait (has_no_window, (gpointer)title);
  editor_settle ();
}

static void
act (GtkWidget *page, const char *name)
{
  g_assert_true (gtk_widget_activate_action (page, name, NULL));
  editor_settle ();
}

static GtkWidget *
get_focus (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_assert_nonnull (focus);
  return focus;
}

/* The button whose label is @label, which has a mnemonic. */
static GtkWidget *
find_named (GtkWidget *window, const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *text = g_strjoinv ("", parts);

  return editor_find_button (window, text);
}

static void
click_named (GtkWidget *window, const char *label)
{
  GtkWidget *button = find_named (window, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* As Ctrl+Return does. */
static void
do_primary (GtkWidget *window)
{
  if (ZIMT_IS_RECORD_DIALOG (window))
    zimt_record_dialog_save (ZIMT_RECORD_DIALOG (window));
  else
    editor_press (get_focus (window), GDK_KEY_Return, GDK_CONTROL_MASK);
  editor_settle ();
}

/* The button that says just @text, or what begins so; NULL where there is none. */
static GtkWidget *
find_take (GtkWidget *root, const char *text)
{
  if (GTK_IS_CHECK_BUTTON (root) && window_find_label (root, text) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_take (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkCheckButton *
get_take (GtkWidget *window, const char *text)
{
  GtkWidget *found = find_take (window, text);

  g_assert_nonnull (found);
  return GTK_CHECK_BUTTON (found);
}

/* --- Double entries --- */

static gboolean
is_merged (gpointer data)
{
  gpointer *ids = data;
  ZimtRecord *record = zimt_people_book_get (zimt_people_get_book (ids[0]), ids[2]);

  return record != NULL && g_str_equal (zimt_record_get_id (record), ids[1]);
}

static gboolean
is_parted (gpointer data)
{
  return !is_merged (data);
}

static void
test_merge (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL, *other = NULL;
  const ZimtRecord *merged = NULL;
  GtkWidget *page = NULL, *window = NULL;
  guint place = 0;

  window_open_practice (fixture);
  put_double (fixture);
  page = open_list (fixture, 1);
  other = g_strdup (zimt_record_get_id (find (page, "Juergen Mueller", &place)));
  kept = g_strdup (zimt_record_get_id (select_title (page, "Jürgen Müller", TRUE)));
  act (page, "card.merge");
  window = wait_window (_ ("Merge Two Cards"));
  editor_photograph (window, "contacts-pick");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (vault_get_nth (window, GTK_TYPE_CHECK_BUTTON, 0)),
                               TRUE);
  do_primary (window);
  window = wait_window (_ ("Merge Two Cards"));
  g_assert_true (gtk_check_button_get_active (get_take (window, "Jürgen")));
  gtk_check_button_set_active (get_take (window, "Juergen"), TRUE);
  editor_check_buttons (window);
  editor_photograph (window, "contacts-merge");
  do_primary (window);
  wait_gone (_ ("Merge Two Cards"));
  window_wait_for_message (_ ("Merged into one card."));
  editor_wait (is_merged, (gpointer[]){ get_people (fixture), kept, other });
  merged = zimt_people_book_get (zimt_people_get_book (get_people (fixture)), other);
  g_assert_cmpstr (zimt_record_get_text (merged, "given"), ==, "Juergen");
  g_assert_cmpstr (zimt_record_get_text (merged, "family"), ==, "Müller");
  g_assert_cmpstr (zimt_record_get_text (merged, "web"), ==, "https://mueller.example.org");
  g_assert_cmpuint (zimt_record_get_n_rows (merged, "phones"), ==, 1);
  g_assert_cmpuint (zimt_record_get_n_rows (merged, "emails"), ==, 2);
  g_assert_null (find (page, "Juergen Mueller", &place));
  window_activate (fixture, "undo");
  editor_wait (is_parted, (gpointer[]){ get_people (fixture), kept, other });
  editor_settle ();
  g_assert_nonnull (find (page, "Juergen Mueller", &place));
  g_assert_nonnull (find (page, "Jürgen Müller", &place));
}

/* What only one says can be left out. */
static void
test_merge_without (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL, *other = NULL;
  const ZimtRecord *merged = NULL;
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  put_double (fixture);
  page = open_list (fixture, 1);
  kept = g_strdup (zimt_record_get_id (select_title (page, "Jürgen Müller", TRUE)));
  other = g_strdup (zimt_record_get_id (select_title (page, "Juergen Mueller", FALSE)));
  act (page, "card.merge");
  window = wait_window (_ ("Merge Two Cards"));
  g_assert_true (gtk_check_button_get_active (get_take (window, "https://mueller")));
  gtk_check_button_set_active (get_take (window, _ ("Nothing")), TRUE);
  do_primary (window);
  wait_gone (_ ("Merge Two Cards"));
  merged = zimt_people_book_get (zimt_people_get_book (get_people (fixture)), kept);
  g_assert_cmpstr (zimt_record_get_id (merged), ==,
                   zimt_record_get_id (
                       zimt_people_book_get (zimt_people_get_book (get_people (fixture)), other)));
}

static void
test_duplicates (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  put_double (fixture);
  page = open_list (fixture, 1);
  act (page, "card.duplicates");
  window = wait_window (_ ("Possible Duplicates"));
  editor_check_buttons (window);
  editor_photograph (window, "contacts-duplicates");
  while (editor_find_button (window, _ ("Compare…")) != NULL)
    {
      vault_click (window, _ ("Compare…"));
      do_primary (wait_window (_ ("Merge Two Cards")));
      wait_gone (_ ("Merge Two Cards"));
    }
  g_assert_nonnull (window_find_label (window, _ ("No two cards look the same.")));
  editor_photograph (window, "contacts-no-duplicates");
  editor_press (get_focus (window), GDK_KEY_Escape, 0);
  wait_gone (_ ("Possible Duplicates"));
}

/* Only cards of the same kind are offered, and the desk takes no others. */
static void
test_kinds (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) person = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  GtkWidget *page = NULL, *window = NULL, *entry = NULL;
  guint place = 0;

  window_open_practice (fixture);
  put_double (fixture);
  page = open_list (fixture, 1);
  person = zimt_record_ref (select_title (page, "Amira Öztürk", TRUE));
  act (page, "card.merge");
  window = wait_window (_ ("Merge Two Cards"));
  g_assert_nonnull (
      window_find_label (window, _ ("No card looks the same. Search for it by name.")));
  editor_photograph (window, "contacts-pick-empty");
  entry = vault_get_nth (window, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Zebra");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_nonnull (window_find_label (window, _ ("Nothing was found.")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Muller");
  g_signal_emit_by_name (entry, "search-changed");
  editor_settle ();
  editor_photograph (window, "contacts-pick-found");
  g_signal_emit_by_name (entry, "stop-search");
  g_signal_emit_by_name (entry, "stop-search");
  wait_gone (_ ("Merge Two Cards"));
  page = open_list (fixture, 0);
  zimt_people_merge_async (get_people (fixture), person,
                           zimt_record_get_id (find (page, "Zebra", &place)), done_cb, &result);
  stored = finish (fixture, &result, &error);
  g_assert_null (stored);
  g_assert_nonnull (error);
}

/* --- Serial mail --- */

static void
open_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer uris)
{
  g_ptr_array_add (uris, g_variant_dup_string (parameter, NULL));
}

/* What would be opened in other programs: char *; (transfer full). */
static GPtrArray *
catch_uris (WindowFixture *fixture)
{
  GPtrArray *uris = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-uri", G_VARIANT_TYPE_STRING);

  g_signal_connect_data (action, "activate", G_CALLBACK (open_uri_cb), g_ptr_array_ref (uris),
                         (GClosureNotify)(void (*) (void))g_ptr_array_unref, 0);
  g_action_map_add_action (G_ACTION_MAP (fixture->application), G_ACTION (action));
  return uris;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p += strlen (part))
    n++;
  return n;
}

static void
put_many (WindowFixture *fixture, guint n)
{
  GPtrArray *records = list_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *family = g_strdup_printf ("Person %u", i);
      g_autofree char *address = g_strdup_printf ("p%u@example.org", i);

      g_ptr_array_add (records, new_person ("Eine", family, address, "given"));
    }
  g_ptr_array_add (records, new_person ("Nie", "Gefragt", "never@example.org", NULL));
  g_ptr_array_add (records, new_person ("Nein", "Danke", "no@example.org", "refused"));
  g_ptr_array_add (records, new_person ("Ohne", "Adresse", NULL, "given"));
  put (fixture, records);
}

static gboolean
has_issue (gpointer data)
{
  return g_list_model_get_n_items (zimt_people_get_list (data, ZIMT_RECORD_MAILING)) == 1;
}

static void
test_mailing (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) uris = catch_uris (fixture);
  g_autoptr (ZimtCard) issue = NULL;
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  put_many (fixture, 73);
  page = open_list (fixture, 1);
  act (page, "card.mail");
  window = wait_window (_ ("Serial Mail"));
  g_assert_true (GTK_IS_TEXT (get_focus (window)));
  do_primary (window);
  g_assert_cmpuint (uris->len, ==, 0);
  g_assert_nonnull (window_find_label (window, _ ("Enter the subject first.")));
  editor_photograph (window, "contacts-mailing-refused");
  vault_type (window, GTK_TYPE_ENTRY, 0, "Rundbrief & Termine");
  do_primary (window);
  editor_wait (has_issue, get_people (fixture));
  editor_settle ();
  do_primary (window);
  editor_check_buttons (window);
  editor_photograph (window, "contacts-mailing");
  g_assert_cmpuint (uris->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const char *uri = uris->pdata[i];

      g_assert_true (g_str_has_prefix (uri, "mailto:?bcc="));
      g_assert_cmpuint (count (uri, "example.org"), ==, i == 0 ? 50 : 23);
      g_assert_nonnull (strstr (uri, "&subject=Rundbrief%20%26%20Termine"));
      g_assert_null (strstr (uri, "never"));
      g_assert_null (strstr (uri, "no%40"));
    }
  issue
      = g_list_model_get_item (zimt_people_get_list (get_people (fixture), ZIMT_RECORD_MAILING), 0);
  g_assert_cmpint (zimt_record_get_number (zimt_card_get_record (issue), "people"), ==, 73);
  g_assert_cmpint (zimt_record_get_number (zimt_card_get_record (issue), "portions"), ==, 2);
  editor_press (get_focus (window), GDK_KEY_Escape, 0);
  wait_gone (_ ("Serial Mail"));
}

static void
test_mailing_to_nobody (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  put_many (fixture, 0);
  page = open_list (fixture, 1);
  act (page, "card.mail");
  window = wait_window (_ ("Serial Mail"));
  g_assert_nonnull (window_find_label (window, _ ("Nobody can be written to.")));
  editor_photograph (window, "contacts-mailing-nobody");
}

/* --- Files --- */

static gboolean
has_path (gpointer data)
{
  gpointer *wanted = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (wanted[0]);

  return file != NULL && g_strcmp0 (g_file_peek_path (file), wanted[1]) == 0;
}

/* Answers the file chooser. */
static void
choose_file (const char *path)
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

/* A file in the folder that goes with the test; (transfer full). */
static char *
write_file (const char *name, const char *text)
{
  char *path = window_data_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

typedef struct
{
  GtkWidget *window;
  const char *text;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;

  return window_find_label (said->window, said->text) != NULL;
}

static void
wait_said (GtkWidget *window, const char *text)
{
  Said said = { window, text };

  g_test_message ("Waiting for: %s", text);
  editor_wait (is_said, &said);
  editor_settle ();
}

static void
test_import_table (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = write_file ("table.csv", "Vorname;Zuname;E-Mail;Ort;Telefon\r\n"
                                 "Anna;Bei\337piel;anna@example.org;Erfurt;0361 5550 1\r\n"
                                 "Boris;Falsch;keine Adresse;Erfurt;0361 5550 2\r\n"
                                 "Clara;Muster;clara@example.org;Weimar;0361 5550 3\r\n");
  GtkWidget *page = NULL, *window = NULL;
  g_autofree char *take = NULL;
  g_autofree char *one_refused
      = g_strdup_printf (ngettext ("%u entry cannot be taken:", "%u entries cannot be taken:", 1),
                         1);
  guint place = 0;

  window_open_practice (fixture);
  page = open_list (fixture, 1);
  act (page, "card.import");
  choose_file (path);
  window = wait_window (_ ("Import Contacts"));
  wait_said (window, _ ("What is in the columns?"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (vault_get_nth (window, GTK_TYPE_DROP_DOWN, 1)),
                              ZIMT_COLUMN_FAMILY);
  editor_check_buttons (window);
  editor_photograph (window, "contacts-import-columns");
  do_primary (window);
  wait_said (window, "2 ");
  g_assert_nonnull (window_find_label (window, one_refused));
  editor_photograph (window, "contacts-import-preview");
  g_assert_null (find (page, "Clara Muster", &place));
  take = g_strdup_printf (ngettext ("_Take %d Card", "_Take %d Cards", 2), 2);
  g_assert_nonnull (find_named (window, take));
  do_primary (window);
  wait_said (window, _ ("Undo (Ctrl+Z in the main window) takes all of it back."));
  editor_photograph (window, "contacts-imported");
  g_assert_nonnull (find (page, "Clara Muster", &place));
  g_assert_nonnull (find (page, "Anna Beißpiel", &place));
  editor_press (get_focus (window), GDK_KEY_Escape, 0);
  wait_gone (_ ("Import Contacts"));
  window_activate (fixture, "undo");
  while (find (page, "Clara Muster", &place) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find (page, "Anna Beißpiel", &place));
}

/* "_Change Columns" leads back, and what was wrong can be put right. */
static void
test_import_back (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("table.csv", "Vorname,Nachname\nAnna,Beispiel\n");
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  page = open_list (fixture, 1);
  act (page, "card.import");
  choose_file (path);
  window = wait_window (_ ("Import Contacts"));
  wait_said (window, _ ("What is in the columns?"));
  do_primary (window);
  wait_said (window, "1 ");
  click_named (window, _ ("_Change Columns"));
  wait_said (window, _ ("What is in the columns?"));
  do_primary (window);
  wait_said (window, "1 ");
}

static char *
make_cards (guint n)
{
  g_autoptr (GString) cards = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (cards,
                            "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-%u\r\nN:Karte%u;Anna;;;\r\n"
                            "FN:Anna Karte%u\r\nEMAIL:a%u@example.org\r\nEND:VCARD\r\n",
                            i, i, i, i);
  return g_string_free (g_steal_pointer (&cards), FALSE);
}

static void
test_import_cards (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *cards = make_cards (3);
  g_autofree char *three
      = g_strdup_printf (ngettext ("%d card was imported.", "%d cards were imported.", 3), 3);
  g_autofree char *path = write_file ("cards.vcf", cards);
  GtkWidget *page = NULL, *window = NULL;
  guint place = 0;

  window_open_practice (fixture);
  page = open_list (fixture, 1);
  act (page, "card.import");
  choose_file (path);
  window = wait_window (_ ("Import Contacts"));
  wait_said (window, "3 ");
  do_primary (window);
  wait_said (window, _ ("Undo (Ctrl+Z in the main window) takes all of it back."));
  g_assert_nonnull (find (page, "Anna Karte2", &place));
  window_wait_for_message (three);
}

static gboolean
is_quiet (gpointer data)
{
  return *(guint *)data > 40;
}

static gboolean
count_cb (gpointer data)
{
  return ++*(guint *)data > 40 ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Closing the window while it works stops it, and nothing is taken. */
static void
test_import_stopped (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *cards = make_cards (2000);
  g_autofree char *path = write_file ("cards.vcf", cards);
  GtkWidget *page = NULL, *window = NULL;
  guint place = 0, n = 0;

  window_open_practice (fixture);
  page = open_list (fixture, 1);
  act (page, "card.import");
  choose_file (path);
  window = wait_window (_ ("Import Contacts"));
  wait_said (window, "2000 ");
  editor_press (get_focus (window), GDK_KEY_Return, GDK_CONTROL_MASK);
  editor_press (get_focus (window), GDK_KEY_Escape, 0);
  wait_gone (_ ("Import Contacts"));
  g_timeout_add (25, count_cb, &n);
  editor_wait (is_quiet, &n);
  g_assert_null (find (page, "Anna Karte7", &place));
}

static void
test_import_nonsense (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("nonsense.vcf", "Das ist\nkeine Karte\n");
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  page = open_list (fixture, 1);
  act (page, "card.import");
  choose_file (path);
  window = wait_window (_ ("Import Contacts"));
  wait_said (window, _ ("Nothing in the file can be taken."));
  editor_photograph (window, "contacts-import-nonsense");
}

static gboolean
has_file (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static void
test_export (WindowFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "out.vcf", "out.csv", "out.xlsx" };
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  put_double (fixture);
  page = open_list (fixture, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = window_data_path (names[i]);
      g_autofree char *text = NULL;

      act (page, "card.export");
      window = wait_window (_ ("Export Contacts"));
      editor_press (get_focus (window), GDK_KEY_1 + i, 0);
      editor_settle ();
      do_primary (window);
      choose_file (path);
      editor_wait (has_file, path);
      window = wait_window (_ ("The file is written"));
      if (i == 0)
        editor_photograph (window, "contacts-exported");
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "close");
      gtk_window_close (GTK_WINDOW (window));
      wait_gone (_ ("The file is written"));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      if (i < 2)
        {
          g_assert_nonnull (strstr (text, "jm@example.org"));
          g_assert_null (strstr (text, "mueller@example.org"));
        }
    }
}

/* --- Papers --- */

static void
test_papers (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = window_data_path ("copy.json");
  g_autofree char *text = NULL;
  GtkWidget *page = NULL, *window = NULL;

  found_unlocked (fixture);
  put_double (fixture);
  page = open_list (fixture, 0);
  act (page, "card.directory");
  window = wait_window (_ ("Referral Directory"));
  editor_photograph (window, "contacts-directory");
  gtk_window_close (GTK_WINDOW (window));
  wait_gone (_ ("Referral Directory"));
  act (page, "card.members");
  window = wait_window (_ ("Members of the Network"));
  editor_photograph (window, "contacts-members-day");
  do_primary (window);
  window = wait_window (_ ("Members of the Network"));
  editor_photograph (window, "contacts-members");
  gtk_window_close (GTK_WINDOW (window));
  wait_gone (_ ("Members of the Network"));
  page = open_list (fixture, 1);
  select_title (page, "Amira Öztürk", TRUE);
  act (page, "card.copy");
  window = wait_window (_ ("Copy of the Data"));
  click_named (window, _ ("Save as _JSON…"));
  choose_file (path);
  editor_wait (has_file, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "amira@example.org"));
  g_assert_nonnull (window_find_label (window, _ ("Saved.")));
  click_named (window, _ ("_Show and Print…"));
  window = GTK_WIDGET (window_wait_for_toplevel (GTK_TYPE_WINDOW));
  editor_settle ();
}

/* --- Erasing --- */

static gboolean
is_gone (gpointer data)
{
  gpointer *wanted = data;

  return zimt_people_get_card (wanted[0], wanted[1]) == NULL;
}

static void
test_erase (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *heading = g_strdup_printf (_ ("Erase %s for Good?"), "Amira Öztürk");
  GtkWidget *page = NULL, *question = NULL;
  guint place = 0;

  found_unlocked (fixture);
  put_double (fixture);
  page = open_list (fixture, 1);
  id = g_strdup (zimt_record_get_id (select_title (page, "Amira Öztürk", TRUE)));
  act (page, "card.erase");
  question = wait_window (heading);
  editor_photograph (question, "contacts-erase");
  gtk_window_close (GTK_WINDOW (question));
  wait_gone (heading);
  g_assert_nonnull (find (page, "Amira Öztürk", &place));
  act (page, "card.erase");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (wait_window (heading)), "yes");
  editor_photograph (wait_window (_ ("Erased")), "contacts-erased");
  editor_wait (is_gone, (gpointer[]){ get_people (fixture), id });
  editor_settle ();
  g_assert_null (find (page, "Amira Öztürk", &place));
}

/* --- Rights and locking --- */

/* Reception reads contacts and prints the directory; it changes and sends nothing. */
static void
test_rights (WindowFixture *fixture, gconstpointer data)
{
  static const char *const names[]
      = { "card.merge", "card.duplicates", "card.import", "card.export",
          "card.mail",  "card.copy",       "card.erase" };
  GtkWidget *page = NULL;

  found_unlocked (fixture);
  put_double (fixture);
  zimt_session_lock (get_session (fixture));
  vault_wait_unlocked (fixture, FALSE);
  page = open_list (fixture, 1);
  select_title (page, "Amira Öztürk", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_widget_activate_action (page, names[i], NULL);
      editor_settle ();
      g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
    }
}

typedef struct
{
  const char *act;
  const char *title;
  gboolean is_chooser; /* or a question */
} Dialog;

static const Dialog dialogs[] = {
  { "card.merge", N_ ("Merge Two Cards") },
  { "card.duplicates", N_ ("Possible Duplicates") },
  { "card.mail", N_ ("Serial Mail") },
  { "card.export", N_ ("Export Contacts") },
  { "card.import", N_ ("Import Contacts"), TRUE },
  { "card.copy", N_ ("Copy of the Data") },
  { "card.erase", NULL },
};

static void
test_locking (WindowFixture *fixture, gconstpointer data)
{
  found_unlocked (fixture);
  put_double (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *page = open_list (fixture, 1);

      select_title (page, "Amira Öztürk", TRUE);
      g_test_message ("%s", dialogs[i].act);
      act (page, dialogs[i].act);
      g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
      zimt_session_lock (get_session (fixture));
      vault_wait_unlocked (fixture, FALSE);
      g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
      vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
      vault_wait_unlocked (fixture, TRUE);
    }
}

/* --- Pictures --- */

typedef struct
{
  const char *name;
  int width;
  int height;
  AdwColorScheme scheme;
  GtkTextDirection direction;
} Picture;

typedef struct
{
  GtkApplication *application;
  Picture picture;
} Data;

static const Picture pictures[] = {
  { "1366-dark", 1366, 768, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_LTR },
  { "1366-rtl", 1366, 768, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_RTL },
  { "1920-light", 1920, 1080, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR },
};

static void
test_picture (WindowFixture *fixture, gconstpointer data)
{
  const Picture *picture = &((const Data *)data)->picture;
  GtkWidget *page = NULL;

  found_unlocked (fixture);
  put_double (fixture);
  page = open_list (fixture, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_autofree char *name
          = g_strdup_printf ("contacts-%s-%s", dialogs[i].act + strlen ("card."), picture->name);
      GtkWidget *window = NULL;

      if (dialogs[i].title == NULL || dialogs[i].is_chooser)
        continue;
      select_title (page, "Jürgen Müller", TRUE);
      if (i == 0)
        select_title (page, "Juergen Mueller", FALSE);
      act (page, dialogs[i].act);
      window = wait_window (g_dgettext (GETTEXT_PACKAGE, dialogs[i].title));
      editor_photograph (window, name);
      g_assert_cmpint (gtk_widget_get_height (window), <=, picture->height);
      gtk_window_close (GTK_WINDOW (window));
      wait_gone (g_dgettext (GETTEXT_PACKAGE, dialogs[i].title));
    }
}

static void
set_up_picture (WindowFixture *fixture, gconstpointer data)
{
  const Data *wanted = data;
  const Picture *picture = &wanted->picture;

  gtk_widget_set_default_direction (picture->direction);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), picture->scheme);
  window_fixture_set_up (fixture, wanted->application);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), picture->width, picture->height);
}

int
main (int argc, char **argv)
{
  GtkApplication *application;
  Data data[G_N_ELEMENTS (pictures)];

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ZIMT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = window_test_init (&argc, &argv);

#define ADD(name, func)                                                                            \
  g_test_add ("/contacts/" name, WindowFixture, application, window_fixture_set_up, func,          \
              window_fixture_tear_down)
  ADD ("a-double-entry-is-merged-field-by-field-and-undone", test_merge);
  ADD ("what-only-one-card-says-can-be-left-out", test_merge_without);
  ADD ("the-list-of-duplicates-empties", test_duplicates);
  ADD ("cards-of-different-kinds-are-not-merged", test_kinds);
  ADD ("a-serial-mail-goes-hidden-and-in-portions", test_mailing);
  ADD ("a-serial-mail-to-nobody-says-so", test_mailing_to_nobody);
  ADD ("a-table-is-imported-by-its-columns-and-undone", test_import_table);
  ADD ("columns-can-be-changed-after-the-preview", test_import_back);
  ADD ("cards-are-imported", test_import_cards);
  ADD ("closing-stops-an-import", test_import_stopped);
  ADD ("a-file-without-cards-says-so", test_import_nonsense);
  ADD ("only-who-agreed-is-exported", test_export);
  ADD ("papers-are-shown-and-saved", test_papers);
  ADD ("erasing-asks-and-shows-the-proof", test_erase);
  ADD ("reception-changes-and-sends-nothing", test_rights);
  ADD ("locking-closes-every-dialog", test_locking);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/contacts/pictures/", pictures[i].name, NULL);

      data[i] = (Data){ application, pictures[i] };
      g_test_add (path, WindowFixture, &data[i], set_up_picture, test_picture,
                  window_fixture_tear_down);
    }
  return window_test_run (application);
}
