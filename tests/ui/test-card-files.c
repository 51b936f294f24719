/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contacts from files and into files, and to the mail program. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "contacts-fixture.h"
#include "zimt-record-list.h"

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
  GPtrArray *records = zimt_record_list_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *family = g_strdup_printf ("Person %u", i);
      g_autofree char *address = g_strdup_printf ("p%u@example.org", i);

      g_ptr_array_add (records, contacts_new_person ("Eine", family, address, "given"));
    }
  g_ptr_array_add (records, contacts_new_person ("Nie", "Gefragt", "never@example.org", NULL));
  g_ptr_array_add (records, contacts_new_person ("Nein", "Danke", "no@example.org", "refused"));
  g_ptr_array_add (records, contacts_new_person ("Ohne", "Adresse", NULL, "given"));
  contacts_put (fixture, records);
}

static gboolean
has_issue (gpointer data)
{
  return g_list_model_get_n_items (zimt_people_get_list (data, ZIMT_RECORD_MAILING)) == 1;
}

static ZimtRecord *
get_issue (ZimtPeople *people)
{
  g_autoptr (ZimtCard) issue
      = g_list_model_get_item (zimt_people_get_list (people, ZIMT_RECORD_MAILING), 0);

  return zimt_card_get_record (issue);
}

static gboolean
has_all_people (gpointer data)
{
  return has_issue (data) && zimt_record_get_number (get_issue (data), "people") == 73;
}

/* Only who is in a portion that was opened counts. */
static void
assert_issue (WindowFixture *fixture, int n_people, int n_portions)
{
  const ZimtRecord *issue = get_issue (contacts_get_people (fixture));

  g_assert_cmpint (zimt_record_get_number (issue, "people"), ==, n_people);
  g_assert_cmpint (zimt_record_get_number (issue, "portions"), ==, n_portions);
}

static void
test_mailing (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) uris = catch_uris (fixture);
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  put_many (fixture, 73);
  page = contacts_open_list (fixture, 1);
  contacts_act (page, "card.mail");
  window = contacts_wait_window (_ ("Serial Mail"));
  g_assert_true (GTK_IS_TEXT (contacts_get_focus (window)));
  contacts_do_primary (window);
  g_assert_cmpuint (uris->len, ==, 0);
  g_assert_nonnull (window_find_label (window, _ ("Enter the subject first.")));
  editor_photograph (window, "contacts-mailing-refused");
  vault_type (window, GTK_TYPE_ENTRY, 0, "Rundbrief & Termine");
  contacts_do_primary (window);
  editor_wait (has_issue, contacts_get_people (fixture));
  editor_settle ();
  assert_issue (fixture, 50, 1);
  contacts_do_primary (window);
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
  editor_wait (has_all_people, contacts_get_people (fixture));
  assert_issue (fixture, 73, 2);
  editor_press (contacts_get_focus (window), GDK_KEY_Escape, 0);
  contacts_wait_gone (_ ("Serial Mail"));
}

static void
test_mailing_to_nobody (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  put_many (fixture, 0);
  page = contacts_open_list (fixture, 1);
  contacts_act (page, "card.mail");
  window = contacts_wait_window (_ ("Serial Mail"));
  g_assert_nonnull (window_find_label (window, _ ("Nobody can be written to.")));
  editor_photograph (window, "contacts-mailing-nobody");
}

/* --- Files --- */

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
  page = contacts_open_list (fixture, 1);
  contacts_act (page, "card.import");
  contacts_choose_file (path);
  window = contacts_wait_window (_ ("Import Contacts"));
  wait_said (window, _ ("What is in the columns?"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (vault_get_nth (window, GTK_TYPE_DROP_DOWN, 1)),
                              ZIMT_COLUMN_FAMILY);
  editor_check_buttons (window);
  editor_photograph (window, "contacts-import-columns");
  contacts_do_primary (window);
  wait_said (window, "2 ");
  g_assert_nonnull (window_find_label (window, one_refused));
  editor_photograph (window, "contacts-import-preview");
  g_assert_null (contacts_find (page, "Clara Muster", &place));
  take = g_strdup_printf (ngettext ("_Take %d Card", "_Take %d Cards", 2), 2);
  g_assert_nonnull (contacts_find_named (window, take));
  contacts_do_primary (window);
  wait_said (window, _ ("Undo (Ctrl+Z in the main window) takes all of it back."));
  editor_photograph (window, "contacts-imported");
  g_assert_nonnull (contacts_find (page, "Clara Muster", &place));
  g_assert_nonnull (contacts_find (page, "Anna Beißpiel", &place));
  editor_press (contacts_get_focus (window), GDK_KEY_Escape, 0);
  contacts_wait_gone (_ ("Import Contacts"));
  window_activate (fixture, "undo");
  while (contacts_find (page, "Clara Muster", &place) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (contacts_find (page, "Anna Beißpiel", &place));
}

/* "_Change Columns" leads back, and what was wrong can be put right. */
static void
test_import_back (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("table.csv", "Vorname,Nachname\nAnna,Beispiel\n");
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  page = contacts_open_list (fixture, 1);
  contacts_act (page, "card.import");
  contacts_choose_file (path);
  window = contacts_wait_window (_ ("Import Contacts"));
  wait_said (window, _ ("What is in the columns?"));
  contacts_do_primary (window);
  wait_said (window, "1 ");
  contacts_click (window, _ ("_Change Columns"));
  wait_said (window, _ ("What is in the columns?"));
  contacts_do_primary (window);
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
  page = contacts_open_list (fixture, 1);
  contacts_act (page, "card.import");
  contacts_choose_file (path);
  window = contacts_wait_window (_ ("Import Contacts"));
  wait_said (window, "3 ");
  contacts_do_primary (window);
  wait_said (window, _ ("Undo (Ctrl+Z in the main window) takes all of it back."));
  g_assert_nonnull (contacts_find (page, "Anna Karte2", &place));
  window_wait_for_message (three);
}

/* Closing the window while it works stops it, and nothing is taken. */
static void
test_import_stopped (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *cards = make_cards (2000);
  g_autofree char *path = write_file ("cards.vcf", cards);
  GPtrArray *records = zimt_record_list_new ();
  GtkWidget *page = NULL, *window = NULL;
  guint place = 0;

  window_open_practice (fixture);
  page = contacts_open_list (fixture, 1);
  contacts_act (page, "card.import");
  contacts_choose_file (path);
  window = contacts_wait_window (_ ("Import Contacts"));
  wait_said (window, "2000 ");
  editor_press (contacts_get_focus (window), GDK_KEY_Return, GDK_CONTROL_MASK);
  editor_press (contacts_get_focus (window), GDK_KEY_Escape, 0);
  contacts_wait_gone (_ ("Import Contacts"));
  /* The worker does one thing after the other: with this one the import is over. */
  g_ptr_array_add (records, contacts_new_person ("Nach", "Zügler", NULL, NULL));
  contacts_put (fixture, records);
  g_assert_nonnull (contacts_find (page, "Nach Zügler", &place));
  g_assert_null (contacts_find (page, "Anna Karte7", &place));
}

static void
test_import_nonsense (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file ("nonsense.vcf", "Das ist\nkeine Karte\n");
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  page = contacts_open_list (fixture, 1);
  contacts_act (page, "card.import");
  contacts_choose_file (path);
  window = contacts_wait_window (_ ("Import Contacts"));
  wait_said (window, _ ("Nothing in the file can be taken."));
  editor_photograph (window, "contacts-import-nonsense");
}

static void
test_export (WindowFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "out.vcf", "out.csv", "out.xlsx" };
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  contacts_put_double (fixture);
  page = contacts_open_list (fixture, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = window_data_path (names[i]);
      g_autofree char *text = NULL;

      contacts_act (page, "card.export");
      window = contacts_wait_window (_ ("Export Contacts"));
      editor_press (contacts_get_focus (window), GDK_KEY_1 + i, 0);
      editor_settle ();
      contacts_do_primary (window);
      contacts_choose_file (path);
      editor_wait (contacts_has_file, path);
      window = contacts_wait_window (_ ("The file is written"));
      if (i == 0)
        editor_photograph (window, "contacts-exported");
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), "close");
      gtk_window_close (GTK_WINDOW (window));
      contacts_wait_gone (_ ("The file is written"));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      if (i < 2)
        {
          g_assert_nonnull (strstr (text, "jm@example.org"));
          g_assert_null (strstr (text, "mueller@example.org"));
        }
    }
}

static void
add (GtkApplication *application)
{
#define ADD(name, func)                                                                            \
  g_test_add ("/card-files/" name, WindowFixture, application, window_fixture_set_up, func,        \
              window_fixture_tear_down)
  ADD ("a-serial-mail-goes-hidden-and-in-portions", test_mailing);
  ADD ("a-serial-mail-to-nobody-says-so", test_mailing_to_nobody);
  ADD ("a-table-is-imported-by-its-columns-and-undone", test_import_table);
  ADD ("columns-can-be-changed-after-the-preview", test_import_back);
  ADD ("cards-are-imported", test_import_cards);
  ADD ("closing-stops-an-import", test_import_stopped);
  ADD ("a-file-without-cards-says-so", test_import_nonsense);
  ADD ("only-who-agreed-is-exported", test_export);
#undef ADD
}

int
main (int argc, char **argv)
{
  return contacts_run (argc, argv, add);
}
