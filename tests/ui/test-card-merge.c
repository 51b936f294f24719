/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Double entries: found, merged field by field, and undone. */
#include <glib/gi18n-lib.h>

#include "contacts-fixture.h"

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
  contacts_put_double (fixture);
  page = contacts_open_list (fixture, 1);
  other = g_strdup (zimt_record_get_id (contacts_find (page, "Juergen Mueller", &place)));
  kept = g_strdup (zimt_record_get_id (contacts_select (page, "Jürgen Müller", TRUE)));
  contacts_act (page, "card.merge");
  window = contacts_wait_window (_ ("Merge Two Cards"));
  editor_photograph (window, "contacts-pick");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (vault_get_nth (window, GTK_TYPE_CHECK_BUTTON, 0)),
                               TRUE);
  contacts_do_primary (window);
  window = contacts_wait_window (_ ("Merge Two Cards"));
  g_assert_true (gtk_check_button_get_active (get_take (window, "Jürgen")));
  gtk_check_button_set_active (get_take (window, "Juergen"), TRUE);
  editor_check_buttons (window);
  editor_photograph (window, "contacts-merge");
  contacts_do_primary (window);
  contacts_wait_gone (_ ("Merge Two Cards"));
  window_wait_for_message (_ ("Merged into one card."));
  editor_wait (is_merged, (gpointer[]){ contacts_get_people (fixture), kept, other });
  merged = zimt_people_book_get (zimt_people_get_book (contacts_get_people (fixture)), other);
  g_assert_cmpstr (zimt_record_get_text (merged, "given"), ==, "Juergen");
  g_assert_cmpstr (zimt_record_get_text (merged, "family"), ==, "Müller");
  g_assert_cmpstr (zimt_record_get_text (merged, "web"), ==, "https://mueller.example.org");
  g_assert_cmpuint (zimt_record_get_n_rows (merged, "phones"), ==, 1);
  g_assert_cmpuint (zimt_record_get_n_rows (merged, "emails"), ==, 2);
  g_assert_null (contacts_find (page, "Juergen Mueller", &place));
  window_activate (fixture, "undo");
  editor_wait (is_parted, (gpointer[]){ contacts_get_people (fixture), kept, other });
  editor_settle ();
  g_assert_nonnull (contacts_find (page, "Juergen Mueller", &place));
  g_assert_nonnull (contacts_find (page, "Jürgen Müller", &place));
}

/* What only one says can be left out. */
static void
test_merge_without (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL, *other = NULL;
  const ZimtRecord *merged = NULL;
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  contacts_put_double (fixture);
  page = contacts_open_list (fixture, 1);
  kept = g_strdup (zimt_record_get_id (contacts_select (page, "Jürgen Müller", TRUE)));
  other = g_strdup (zimt_record_get_id (contacts_select (page, "Juergen Mueller", FALSE)));
  contacts_act (page, "card.merge");
  window = contacts_wait_window (_ ("Merge Two Cards"));
  g_assert_true (gtk_check_button_get_active (get_take (window, "https://mueller")));
  gtk_check_button_set_active (get_take (window, _ ("Nothing")), TRUE);
  contacts_do_primary (window);
  contacts_wait_gone (_ ("Merge Two Cards"));
  merged = zimt_people_book_get (zimt_people_get_book (contacts_get_people (fixture)), kept);
  g_assert_cmpstr (zimt_record_get_id (merged), ==,
                   zimt_record_get_id (
                       zimt_people_book_get (zimt_people_get_book (contacts_get_people (fixture)),
                                             other)));
}

static void
test_duplicates (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL, *window = NULL;

  window_open_practice (fixture);
  contacts_put_double (fixture);
  page = contacts_open_list (fixture, 1);
  contacts_act (page, "card.duplicates");
  window = contacts_wait_window (_ ("Possible Duplicates"));
  editor_check_buttons (window);
  editor_photograph (window, "contacts-duplicates");
  while (editor_find_button (window, _ ("Compare…")) != NULL)
    {
      vault_click (window, _ ("Compare…"));
      contacts_do_primary (contacts_wait_window (_ ("Merge Two Cards")));
      contacts_wait_gone (_ ("Merge Two Cards"));
    }
  g_assert_nonnull (window_find_label (window, _ ("No two cards look the same.")));
  editor_photograph (window, "contacts-no-duplicates");
  editor_press (contacts_get_focus (window), GDK_KEY_Escape, 0);
  contacts_wait_gone (_ ("Possible Duplicates"));
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
  contacts_put_double (fixture);
  page = contacts_open_list (fixture, 1);
  person = zimt_record_ref (contacts_select (page, "Amira Öztürk", TRUE));
  contacts_act (page, "card.merge");
  window = contacts_wait_window (_ ("Merge Two Cards"));
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
  contacts_wait_gone (_ ("Merge Two Cards"));
  page = contacts_open_list (fixture, 0);
  zimt_people_merge_async (contacts_get_people (fixture), person,
                           zimt_record_get_id (contacts_find (page, "Zebra", &place)),
                           cards_done_cb, &result);
  stored = contacts_finish (fixture, &result, &error);
  g_assert_null (stored);
  g_assert_nonnull (error);
}

static void
add (GtkApplication *application)
{
#define ADD(name, func)                                                                            \
  g_test_add ("/card-merge/" name, WindowFixture, application, window_fixture_set_up, func,        \
              window_fixture_tear_down)
  ADD ("a-double-entry-is-merged-field-by-field-and-undone", test_merge);
  ADD ("what-only-one-card-says-can-be-left-out", test_merge_without);
  ADD ("the-list-of-duplicates-empties", test_duplicates);
  ADD ("cards-of-different-kinds-are-not-merged", test_kinds);
#undef ADD
}

int
main (int argc, char **argv)
{
  return contacts_run (argc, argv, add);
}
