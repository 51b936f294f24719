/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counsellors' page: the whole job by keys, and that nothing of it stays when Zimt locks. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "cases-fixture.h"
#include "zimt-cases-page.h"
#include "zimt-record-editor.h"
#include "zimt-retention-dialog.h"
#include "zimt-snippet.h"
#include "zimt-tally.h"

static ZimtCasesPage *
open_page (CasesFixture *fixture)
{
  GtkWidget *page = zimt_cases_page_new (fixture->session);

  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  editor_present (fixture->window);
  return ZIMT_CASES_PAGE (page);
}

static gboolean
is_said (gpointer data)
{
  return cases_is_anywhere (data);
}

static void
wait_for_text (const char *text)
{
  g_test_message ("Waiting for the text: %s", text);
  editor_wait (is_said, (gpointer)text);
}

static gboolean
is_not_said (gpointer data)
{
  return !cases_is_anywhere (data);
}

static void
wait_until_gone (const char *text)
{
  g_test_message ("Waiting until it is gone: %s", text);
  editor_wait (is_not_said, (gpointer)text);
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = editor_find_button (root, label);

  if (button == NULL)
    g_error ("There is no button %s", label);
  g_signal_emit_by_name (button, "clicked");
}

static void
search (ZimtCasesPage *page, const char *text)
{
  GtkWidget *entry = editor_get_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);

  zimt_cases_page_search (page);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  editor_settle ();
}

static guint
count_rows (ZimtCasesPage *page, const char *list)
{
  GtkWidget *box = editor_get_widget (GTK_WIDGET (page), GTK_TYPE_LIST_BOX, list);
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), (int)n_rows) != NULL)
    n_rows++;
  return n_rows;
}

static void
write_consultation (CasesFixture *fixture, ZimtCasesPage *page, const char *note)
{
  GtkWidget *editor = NULL;
  GtkWidget *entry = NULL;

  zimt_cases_page_new_consultation (page);
  editor = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_RECORD_EDITOR));
  entry = editor_get_widget (cases_find_field (editor, "topics"), GTK_TYPE_ENTRY, NULL);
  cases_type (entry, "hous");
  editor_press (entry, GDK_KEY_Return, 0);
  gtk_widget_grab_focus (cases_find_field (editor, "case"));
  editor_press (gtk_window_get_focus (GTK_WINDOW (editor)), GDK_KEY_3, 0);
  entry = editor_get_widget (cases_find_field (editor, "note"), GTK_TYPE_TEXT_VIEW, NULL);
  cases_type (entry, note);
  editor_press (entry, GDK_KEY_Return, GDK_CONTROL_MASK);
  cases_wait_for_no_window (ZIMT_TYPE_RECORD_EDITOR);
}

static void
add_follow_up (CasesFixture *fixture, const char *case_id, ZimtDate due, const char *text)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_FOLLOW_UP);

  zimt_record_set_text (record, "case", case_id);
  zimt_record_set_date (record, "due", due);
  zimt_record_set_text (record, "text", text);
  cases_store (fixture, record);
  editor_settle ();
}

static void
test_the_job_of_a_morning (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  ZimtRecord *consultation = NULL;
  g_autofree char *case_id = NULL;
  g_autofree char *title = NULL;

  g_assert_nonnull (editor_find_button (GTK_WIDGET (page), "Unlock"));
  editor_photograph (GTK_WIDGET (fixture->window), "cases-locked");
  cases_unlock (fixture, "Ada");
  editor_photograph (GTK_WIDGET (fixture->window), "cases-empty");
  write_consultation (fixture, page, "Vermieter Zöllner hat gekündigt");
  consultation = cases_wait_for (fixture, ZIMT_RECORD_CONSULTATION, 1);
  case_id = g_strdup (zimt_record_get_text (consultation, "case"));
  title = g_strdup (zimt_case_book_get_title (zimt_session_get_book (fixture->session), case_id));
  wait_for_text (title);

  search (page, "zollner");
  g_assert_cmpuint (count_rows (page, "found"), ==, 1);
  search (page, "Zoellner");
  g_assert_cmpuint (count_rows (page, "found"), ==, 1);
  editor_photograph (GTK_WIDGET (fixture->window), "cases-found");
  search (page, "Niemand");
  g_assert_cmpuint (count_rows (page, "found"), ==, 0);
  search (page, "");
  add_follow_up (fixture, case_id, EDITOR_TODAY - 2, "Mieterverein anrufen");
  g_assert_cmpuint (count_rows (page, "due"), ==, 1);
  g_assert_true (cases_is_anywhere ("overdue by 2 days"));
  /* The toast's own button is libadwaita's. */
  editor_check_buttons (editor_get_widget (GTK_WIDGET (page), GTK_TYPE_STACK, "stack"));
  editor_photograph (GTK_WIDGET (fixture->window), "cases-due");

  cases_lock (fixture);
  g_assert_false (cases_is_anywhere (title));
  g_assert_false (cases_is_anywhere ("Mieterverein"));
  g_assert_false (cases_is_anywhere ("Zöllner"));
  g_assert_nonnull (editor_find_button (GTK_WIDGET (page), "Unlock"));
  cases_unlock (fixture, "Ina");
  g_assert_false (cases_is_anywhere (title));
  g_assert_true (cases_is_anywhere ("Ada, Cem"));
  editor_photograph (GTK_WIDGET (fixture->window), "cases-not-allowed");
}

static void
test_what_is_due_is_done (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  g_autofree char *id = NULL;

  cases_unlock (fixture, "Ada");
  id = cases_add_case (fixture, "Ahorn Brise");
  add_follow_up (fixture, id, EDITOR_TODAY, "Heute anrufen");
  add_follow_up (fixture, id, EDITOR_TODAY + 3, "Bald anrufen");
  add_follow_up (fixture, id, EDITOR_TODAY + 90, "Viel später");
  g_assert_cmpuint (count_rows (page, "due"), ==, 2);
  click (editor_get_widget (GTK_WIDGET (page), GTK_TYPE_LIST_BOX, "due"), "Done");
  wait_until_gone ("Heute anrufen");
  wait_for_text ("The follow-up is done");
  g_assert_cmpuint (count_rows (page, "due"), ==, 1);
  click (GTK_WIDGET (fixture->window), "Undo");
  wait_for_text ("Heute anrufen");
}

static void
test_a_talk_is_counted_by_one_key (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  ZimtTally *tally = NULL;
  ZimtRecord *stored = NULL;

  cases_unlock (fixture, "Ada");
  zimt_cases_page_tally (page);
  tally = ZIMT_TALLY (editor_get_widget (GTK_WIDGET (page), ZIMT_TYPE_TALLY, NULL));
  editor_wait_frames (GTK_WIDGET (fixture->window));
  editor_photograph (GTK_WIDGET (tally), "cases-tally");
  editor_press (GTK_WIDGET (tally), GDK_KEY_7, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (tally)));
  stored = cases_wait_for (fixture, ZIMT_RECORD_CONSULTATION, 1);
  g_assert_true (zimt_record_has_code (stored, "topics", "housing"));
  g_assert_cmpstr (zimt_record_get_text (stored, "kind"), ==, "information");
  g_assert_cmpstr (zimt_record_get_text (stored, "case"), ==, "");
  wait_for_text ("Counted: Housing");
  click (GTK_WIDGET (fixture->window), "Undo");
  cases_wait_for (fixture, ZIMT_RECORD_CONSULTATION, 0);
}

static void
test_a_draft_comes_back (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  GtkWidget *editor = NULL;
  GtkWidget *view = NULL;
  GtkWindow *question = NULL;

  cases_unlock (fixture, "Ada");
  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        zimt_cases_page_new_consultation (page);
      else
        click (editor_get_widget (GTK_WIDGET (page), GTK_TYPE_LIST_BOX, "drafts"), "Continue");
      editor = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_RECORD_EDITOR));
      view = editor_get_widget (cases_find_field (editor, "note"), GTK_TYPE_TEXT_VIEW, NULL);
      cases_type (view, "Halbfertig");
      cases_lock (fixture);
      g_assert_false (cases_is_anywhere ("Halbfertig"));
      cases_unlock (fixture, "Ada");
      /* However often it was locked: one form, one draft. */
      g_assert_cmpuint (count_rows (page, "drafts"), ==, 1);
    }
  editor_photograph (GTK_WIDGET (fixture->window), "cases-draft");
  click (editor_get_widget (GTK_WIDGET (page), GTK_TYPE_LIST_BOX, "drafts"), "Drop");
  question = cases_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "yes");
  cases_wait_for (fixture, ZIMT_RECORD_DRAFT, 0);
  cases_lock (fixture);
  cases_unlock (fixture, "Cem");
  g_assert_cmpuint (count_rows (page, "drafts"), ==, 0);
}

static void
close_case (CasesFixture *fixture, const char *id, ZimtDate closed)
{
  ZimtRecord *record
      = zimt_record_copy (zimt_case_book_get (zimt_session_get_book (fixture->session), id));

  zimt_record_set_date (record, "closed", closed);
  zimt_record_set_text (record, "reason", "fertig");
  zimt_record_set_text (record, "outcome", "settled");
  zimt_record_set_date (record, "opened", closed - 10);
  cases_store (fixture, record);
  editor_settle ();
}

static void
test_two_people_erase (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  g_autofree char *old = NULL;
  g_autofree char *young = NULL;
  GtkWidget *dialog = NULL;
  GtkWindow *question = NULL;

  cases_unlock (fixture, "Ada");
  old = cases_add_case (fixture, "Ahorn Brise");
  young = cases_add_case (fixture, "Kiesel Möwe");
  close_case (fixture, old, EDITOR_TODAY - 500);
  close_case (fixture, young, EDITOR_TODAY - 5);
  g_assert_true (cases_is_anywhere ("1 closed case is due to be erased"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (editor_get_widget (GTK_WIDGET (page),
                                                                      GTK_TYPE_TOGGLE_BUTTON,
                                                                      "closed_button")),
                                TRUE);
  g_assert_true (cases_is_anywhere ("2 closed cases"));
  editor_photograph (GTK_WIDGET (fixture->window), "cases-closed");
  click (GTK_WIDGET (page), "Review");
  dialog = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_RETENTION_DIALOG));
  editor_photograph (dialog, "retention-propose");
  click (dialog, "Propose");
  wait_for_text ("a second person has to approve");
  g_assert_null (editor_find_button (GTK_WIDGET (page), "Review"));
  cases_lock (fixture);

  cases_unlock (fixture, "Cem");
  click (GTK_WIDGET (page), "Review");
  dialog = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_RETENTION_DIALOG));
  editor_photograph (dialog, "retention-approve");
  click (dialog, "Erase");
  question = cases_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "yes");
  wait_until_gone ("Ahorn Brise");
  wait_for_text ("Proof of what was erased");
  wait_for_text ("1 case");
  editor_photograph (GTK_WIDGET (fixture->window), "retention-proof");
  g_assert_null (zimt_case_book_get (zimt_session_get_book (fixture->session), old));
  g_assert_nonnull (zimt_case_book_get (zimt_session_get_book (fixture->session), young));
}

static void
test_a_case_opens_and_goes_back (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  GtkWidget *stack = gtk_widget_get_first_child (GTK_WIDGET (page));
  GtkWidget *recent = NULL;
  g_autofree char *id = NULL;

  cases_unlock (fixture, "Ada");
  id = cases_add_case (fixture, "Ahorn Brise");
  editor_settle ();
  recent = editor_get_widget (GTK_WIDGET (page), GTK_TYPE_LIST_BOX, "recent");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (recent), 0)));
  g_signal_emit_by_name (recent, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (recent), 0));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "case");
  editor_press (gtk_stack_get_visible_child (GTK_STACK (stack)), GDK_KEY_Escape, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "today");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), recent));
  search (page, "ahorn");
  g_signal_emit_by_name (editor_get_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL),
                         "activate");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "case");
  cases_lock (fixture);
  g_assert_false (cases_is_anywhere ("Ahorn"));
}

static void
test_search_goes_by_keys (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  GtkWidget *found = NULL;
  GtkWidget *entry = NULL;
  GtkWidget *stack = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  cases_unlock (fixture, "Ada");
  first = cases_add_case (fixture, "Ahorn Brise");
  second = cases_add_case (fixture, "Ahorn Wind");
  found = editor_get_widget (GTK_WIDGET (page), GTK_TYPE_LIST_BOX, "found");
  stack = editor_get_widget (GTK_WIDGET (page), GTK_TYPE_STACK, "stack");
  search (page, "ahorn");
  g_assert_cmpuint (count_rows (page, "found"), ==, 2);
  entry = editor_get_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);
  editor_press (entry, GDK_KEY_Down, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), found));
  editor_press (gtk_window_get_focus (fixture->window), GDK_KEY_Escape, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), entry));
  editor_press (entry, GDK_KEY_Escape, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "lists");
}

static void
keep_text (char **kept, const char *text)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

static void
test_a_case_that_went_is_told (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  g_autofree char *id = NULL;
  g_autofree char *told = NULL;
  GtkWidget *recent = NULL;

  cases_unlock (fixture, "Ada");
  g_signal_connect_swapped (page, "message", G_CALLBACK (keep_text), &told);
  id = cases_add_case (fixture, "Ahorn Brise");
  recent = editor_get_widget (GTK_WIDGET (page), GTK_TYPE_LIST_BOX, "recent");
  g_signal_emit_by_name (recent, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (recent), 0));
  g_assert_false (gtk_widget_get_mapped (recent));
  /* As two persons erase it. */
  zimt_case_book_remove (zimt_session_get_book (fixture->session), id);
  g_signal_emit_by_name (fixture->session, "book-changed");
  wait_until_gone ("Ahorn Brise");
  g_assert_true (gtk_widget_get_mapped (recent));
  g_assert_cmpstr (told, ==, "The case is not there any more.");
  g_signal_handlers_disconnect_by_data (page, &told);
}

/* Whatever is open when the time is over goes, too. */
static void
test_locking_closes_what_is_open (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  g_autofree char *id = NULL;

  cases_unlock (fixture, "Ada");
  id = cases_add_case (fixture, "Ahorn Brise");
  close_case (fixture, id, EDITOR_TODAY - 500);
  click (GTK_WIDGET (page), "Review");
  cases_wait_for_window (ZIMT_TYPE_RETENTION_DIALOG);
  cases_lock (fixture);
  g_assert_null (cases_find_window (ZIMT_TYPE_RETENTION_DIALOG));
  g_assert_false (cases_is_anywhere ("Ahorn"));

  cases_unlock (fixture, "Ada");
  zimt_cases_page_tally (page);
  search (page, "ahorn");
  editor_wait_frames (GTK_WIDGET (fixture->window));
  cases_lock (fixture);
  g_assert_false (cases_is_anywhere ("horn"));
  /* Its keys are harmless while it is locked. */
  zimt_cases_page_tally (page);
  zimt_cases_page_search (page);
  zimt_cases_page_new_consultation (page);
  zimt_cases_page_new_case (page);
  g_assert_null (cases_find_window (ZIMT_TYPE_RECORD_EDITOR));
}

static void
test_lists_show_what_changed (CasesFixture *fixture, gconstpointer data)
{
  ZimtCasesPage *page = open_page (fixture);
  GtkListView *all = NULL;
  GListModel *model = NULL;
  g_autofree char *zebra = NULL;
  g_autofree char *ahorn = NULL;
  g_autofree char *oel = NULL;

  cases_unlock (fixture, "Ada");
  zebra = cases_add_case (fixture, "Zebra Wind");
  ahorn = cases_add_case (fixture, "Ahorn Brise");
  all = GTK_LIST_VIEW (editor_get_widget (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, "all"));
  model = G_LIST_MODEL (gtk_list_view_get_model (all));
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), 1);
  oel = cases_add_case (fixture, "Öl Kanne");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);
  /* Zebra is still the chosen one, and Ö does not come after Z. */
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)), ==, 2);
  g_assert_true (cases_is_anywhere ("3 open cases"));
}

static void
test_snippets (void)
{
  static const struct
  {
    const char *text;
    const char *query;
    const char *snippet;
  } rows[] = {
    { "Frau Müller kam", "mueller", "Frau <b>Müller</b> kam" },
    { "a <b> & Möwe", "mowe", "a &lt;b&gt; &amp; <b>Möwe</b>" },
    { "erste Zeile\nzweite Zeile", "zweite", "erste Zeile <b>zweite</b> Zeile" },
    { "nichts davon", "anders", NULL },
    { "", "anders", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *snippet = zimt_snippet_new (rows[i].text, rows[i].query);

      g_assert_cmpstr (snippet, ==, rows[i].snippet);
    }
}

static void
add (const char *path, void (*test) (CasesFixture *, gconstpointer))
{
  g_test_add (path, CasesFixture, NULL, cases_fixture_set_up, test, cases_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  int status = 0;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ZIMT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/cases-page/snippets-show-what-was-found", test_snippets);
  add ("/cases-page/the-job-of-a-morning", test_the_job_of_a_morning);
  add ("/cases-page/what-is-due-is-done", test_what_is_due_is_done);
  add ("/cases-page/a-talk-is-counted-by-one-key", test_a_talk_is_counted_by_one_key);
  add ("/cases-page/a-draft-comes-back", test_a_draft_comes_back);
  add ("/cases-page/two-people-erase", test_two_people_erase);
  add ("/cases-page/a-case-opens-and-goes-back", test_a_case_opens_and_goes_back);
  add ("/cases-page/a-case-that-went-is-told", test_a_case_that_went_is_told);
  add ("/cases-page/search-goes-by-keys", test_search_goes_by_keys);
  add ("/cases-page/locking-closes-what-is-open", test_locking_closes_what_is_open);
  add ("/cases-page/lists-show-what-changed", test_lists_show_what_changed);
  status = g_test_run ();
  cases_fixture_forget ();
  return status;
}
