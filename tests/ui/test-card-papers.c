/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of contacts and erasing; whom the acts are for; and how their windows look. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "contacts-fixture.h"

/* --- Papers --- */

static void
test_papers (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = window_data_path ("copy.json");
  g_autofree char *pdf = window_data_path ("directory.pdf");
  g_autofree char *text = NULL;
  GtkWidget *page = NULL, *window = NULL;

  contacts_found_unlocked (fixture);
  contacts_put_double (fixture);
  page = contacts_open_list (fixture, 0);
  contacts_act (page, "card.directory");
  window = contacts_wait_window (_ ("Referral Directory"));
  editor_photograph (window, "contacts-directory");
  contacts_click (window, _ ("Save as _PDF…"));
  contacts_choose_file (pdf);
  editor_wait (contacts_has_file, pdf);
  g_assert_nonnull (window_find_label (window, _ ("Saved.")));
  gtk_window_close (GTK_WINDOW (window));
  contacts_wait_gone (_ ("Referral Directory"));
  contacts_act (page, "card.members");
  window = contacts_wait_window (_ ("Members of the Network"));
  editor_photograph (window, "contacts-members-day");
  contacts_do_primary (window);
  window = contacts_wait_window (_ ("Members of the Network"));
  editor_photograph (window, "contacts-members");
  gtk_window_close (GTK_WINDOW (window));
  contacts_wait_gone (_ ("Members of the Network"));
  page = contacts_open_list (fixture, 1);
  contacts_select (page, "Amira Öztürk", TRUE);
  contacts_act (page, "card.copy");
  window = contacts_wait_window (_ ("Copy of the Data"));
  contacts_click (window, _ ("Save as _JSON…"));
  contacts_choose_file (path);
  editor_wait (contacts_has_file, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "amira@example.org"));
  g_assert_nonnull (window_find_label (window, _ ("Saved.")));
  contacts_click (window, _ ("_Show and Print…"));
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

  contacts_found_unlocked (fixture);
  contacts_put_double (fixture);
  page = contacts_open_list (fixture, 1);
  id = g_strdup (zimt_record_get_id (contacts_select (page, "Amira Öztürk", TRUE)));
  contacts_act (page, "card.erase");
  question = contacts_wait_window (heading);
  editor_photograph (question, "contacts-erase");
  gtk_window_close (GTK_WINDOW (question));
  contacts_wait_gone (heading);
  g_assert_nonnull (contacts_find (page, "Amira Öztürk", &place));
  contacts_act (page, "card.erase");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (contacts_wait_window (heading)), "yes");
  editor_photograph (contacts_wait_window (_ ("Erased")), "contacts-erased");
  editor_wait (is_gone, (gpointer[]){ contacts_get_people (fixture), id });
  editor_settle ();
  g_assert_null (contacts_find (page, "Amira Öztürk", &place));
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

  contacts_found_unlocked (fixture);
  contacts_put_double (fixture);
  zimt_session_lock (contacts_get_session (fixture));
  vault_wait_unlocked (fixture, FALSE);
  page = contacts_open_list (fixture, 1);
  contacts_select (page, "Amira Öztürk", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      /* A name that nobody knows any more would do nothing either. */
      g_assert_true (gtk_widget_activate_action (page, names[i], NULL));
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
  contacts_found_unlocked (fixture);
  contacts_put_double (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *page = contacts_open_list (fixture, 1);

      contacts_select (page, "Amira Öztürk", TRUE);
      g_test_message ("%s", dialogs[i].act);
      contacts_act (page, dialogs[i].act);
      g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
      zimt_session_lock (contacts_get_session (fixture));
      vault_wait_unlocked (fixture, FALSE);
      g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
      vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
      vault_wait_unlocked (fixture, TRUE);
    }
}

/* --- Pictures --- */

static void
test_picture (WindowFixture *fixture, gconstpointer data)
{
  const WindowPicture *picture = data;
  GtkWidget *page = NULL;

  contacts_found_unlocked (fixture);
  contacts_put_double (fixture);
  page = contacts_open_list (fixture, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      g_autofree char *name
          = g_strdup_printf ("contacts-%s-%s-%s", dialogs[i].act + strlen ("card."), picture->name,
                             g_getenv ("LANGUAGE"));
      GtkWidget *window = NULL;

      if (dialogs[i].title == NULL || dialogs[i].is_chooser)
        continue;
      contacts_select (page, "Jürgen Müller", TRUE);
      if (i == 0)
        contacts_select (page, "Juergen Mueller", FALSE);
      contacts_act (page, dialogs[i].act);
      window = contacts_wait_window (g_dgettext (GETTEXT_PACKAGE, dialogs[i].title));
      editor_photograph (window, name);
      g_assert_cmpint (gtk_widget_get_height (window), <=, picture->height);
      gtk_window_close (GTK_WINDOW (window));
      contacts_wait_gone (g_dgettext (GETTEXT_PACKAGE, dialogs[i].title));
    }
}

static void
add (GtkApplication *application)
{

#define ADD(name, func)                                                                            \
  g_test_add ("/card-papers/" name, WindowFixture, application, window_fixture_set_up, func,       \
              window_fixture_tear_down)
  ADD ("papers-are-shown-and-saved", test_papers);
  ADD ("erasing-asks-and-shows-the-proof", test_erase);
  ADD ("reception-changes-and-sends-nothing", test_rights);
  ADD ("locking-closes-every-dialog", test_locking);
#undef ADD
  window_add_pictures ("/card-papers/pictures", application, test_picture);
}

int
main (int argc, char **argv)
{
  return contacts_run (argc, argv, add);
}
