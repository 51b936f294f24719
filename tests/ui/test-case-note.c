/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed note of a referral: what its consent covers, and nothing without one. */
#include "case-view-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "zimt-record-editor.h"
#include "zimt-referral-window.h"

static CaseFixture shared;
static char *folder; /* owned: what lp was given lies here, and lp itself */

typedef struct
{
  CaseFixture *house;
  char *id;       /* owned: of the case */
  char *referral; /* owned: its id */
} NoteTest;

/* --- A printer that keeps what it gets --- */

static char *
make_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
write_program (const char *name, const char *text)
{
  g_autofree char *path = make_path (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
}

static void
make_printer (void)
{
  g_autofree char *printed = NULL;
  g_autofree char *lp = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("zimt-lp-XXXXXX", &error);
  g_assert_no_error (error);
  printed = make_path ("printed.pdf");
  lp = g_strdup_printf ("#!/bin/sh\ncat >'%s.part' && mv '%s.part' '%s'\n", printed, printed,
                        printed);
  write_program ("lp", lp);
  write_program ("lpstat", "#!/bin/sh\necho Office\n");
  path = g_strjoin (":", folder, g_getenv ("PATH"), NULL);
  g_setenv ("PATH", path, TRUE);
}

static void
remove_file (const char *name)
{
  g_autofree char *path = make_path (name);

  g_unlink (path);
}

static void
remove_printer (void)
{
  remove_file ("lp");
  remove_file ("lpstat");
  remove_file ("printed.pdf");
  g_rmdir (folder);
  g_free (folder);
}

/* (transfer full) */
static char *
read_printed (void)
{
  g_autofree char *path = make_path ("printed.pdf");
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { "pdftotext", "-layout", path, "-", NULL };
  char *text = NULL;

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return text;
}

/* --- What is printed --- */

static void
set_up (NoteTest *test, gconstpointer data)
{
  ZimtRecord *referral = NULL;

  test->house = &shared;
  case_open_window (test->house, 1100, 720);
  test->id = case_new (test->house, "Ahorn-Kiesel", "Amina Haddad");
  case_add_consultation (test->house, test->id, 9, "debts-contracts", "A note of nobody's.");
  case_add_consultation (test->house, test->id, 2, "housing", "");
  referral = case_new_record (test->id, ZIMT_RECORD_REFERRAL, "organisation", "Housing office");
  zimt_record_set_text (referral, "state", "prepared");
  zimt_record_set_text (referral, "note", "Please call about the lease.");
  zimt_record_set_date (referral, "date", EDITOR_TODAY);
  test->referral = g_strdup (zimt_record_get_id (case_store (test->house, referral)));
  zimt_case_view_show (test->house->view, test->id);
}

static void
tear_down (NoteTest *test, gconstpointer data)
{
  case_close_window (test->house);
  remove_file ("printed.pdf");
  g_free (test->id);
  g_free (test->referral);
}

static ZimtRecord *
add_consent (NoteTest *test, const char *organisation, const char *const *covers)
{
  ZimtRecord *consent
      = case_new_record (test->id, ZIMT_RECORD_CONSENT, "organisation", organisation);

  zimt_record_set_codes (consent, "covers", covers);
  zimt_record_set_date (consent, "date", EDITOR_TODAY);
  return case_store (test->house, consent);
}

static void
press_print (NoteTest *test)
{
  GtkWidget *button = editor_find_button (GTK_WIDGET (test->house->view), "Print…");

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  editor_settle ();
}

static gboolean
is_printed (gpointer window)
{
  return case_says (window, "The printer has it.");
}

static void
test_without_consent_it_says_why (NoteTest *test, gconstpointer data)
{
  static const char *const covers[] = { "name", NULL };
  GtkWidget *question = NULL;
  GtkWidget *editor = NULL;
  g_autoptr (ZimtRecord) consent = NULL;

  press_print (test);
  question = GTK_WIDGET (case_take_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (case_says (question, "There is no consent to this referral"));
  g_assert_true (case_says (question, "Add a consent to the case first."));
  editor_photograph (question, "case-print-blocked");
  case_press (question, "Add Consent…");
  editor = GTK_WIDGET (case_take_window (ZIMT_TYPE_RECORD_EDITOR));
  consent = zimt_record_editor_dup_record (ZIMT_RECORD_EDITOR (editor));
  g_assert_cmpint (zimt_record_get_kind (consent), ==, ZIMT_RECORD_CONSENT);
  g_assert_cmpstr (zimt_record_get_text (consent, "organisation"), ==, "Housing office");
  editor_photograph (editor, "case-consent");
  gtk_window_destroy (GTK_WINDOW (editor));
  g_assert_false (case_has_window (ZIMT_TYPE_REFERRAL_WINDOW));

  /* One to somebody else does not do. */
  add_consent (test, "Jobcentre", covers);
  press_print (test);
  question = GTK_WIDGET (case_take_window (ADW_TYPE_MESSAGE_DIALOG));
  case_press (question, "Close");
  g_assert_false (case_has_window (ZIMT_TYPE_REFERRAL_WINDOW));
}

/* The consent that is added is linked by itself, and printing goes on. */
static void
test_adding_the_consent_goes_on (NoteTest *test, gconstpointer data)
{
  static const char *const covers[] = { "name", NULL };
  GtkWidget *editor = NULL;
  g_autoptr (ZimtRecord) consent = NULL;
  ZimtRecord *stored = NULL;

  press_print (test);
  case_press (GTK_WIDGET (case_take_window (ADW_TYPE_MESSAGE_DIALOG)), "Add Consent…");
  editor = GTK_WIDGET (case_take_window (ZIMT_TYPE_RECORD_EDITOR));
  consent = zimt_record_editor_dup_record (ZIMT_RECORD_EDITOR (editor));
  zimt_record_set_codes (consent, "covers", covers);
  stored = case_store (test->house, zimt_record_ref (consent));
  g_signal_emit_by_name (editor, "stored", stored);
  gtk_window_destroy (GTK_WINDOW (editor));
  gtk_window_destroy (case_take_window (ZIMT_TYPE_REFERRAL_WINDOW));
  g_assert_cmpstr (zimt_record_get_text (case_get (test->house, test->referral), "consent"), ==,
                   zimt_record_get_id (stored));
}

static GtkWidget *
print_note (NoteTest *test)
{
  GtkWidget *window = NULL;

  press_print (test);
  window = GTK_WIDGET (case_take_window (ZIMT_TYPE_REFERRAL_WINDOW));
  case_press (window, "Print");
  editor_wait (is_printed, window);
  editor_settle ();
  return window;
}

static void
test_the_note_says_what_is_covered (NoteTest *test, gconstpointer data)
{
  static const char *const covers[] = { "name", "topics", NULL };
  static const char *const absent[]
      = { "0361",  "Talstraße", "Arabic", "Toleration", "Ahorn", "the lease",
          "nurse", "nobody",    "27–34",  "1–3 years",  NULL };
  GtkWidget *window = NULL;
  g_autofree char *text = NULL;

  add_consent (test, "Housing office", covers);
  window = print_note (test);
  g_assert_true (case_says (window, "The consent covers: Name, Topics"));
  text = read_printed ();
  g_assert_nonnull (strstr (text, "Amina Haddad"));
  g_assert_nonnull (strstr (text, "Housing office"));
  g_assert_nonnull (strstr (text, "Debts and contracts"));
  for (const char *const *word = absent; *word != NULL; word++)
    if (strstr (text, *word) != NULL)
      g_error ("“%s” is printed", *word);
  editor_photograph (window, "case-print");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (
                                 editor_get_widget (window, GTK_TYPE_SPIN_BUTTON, "days")),
                             7);
  case_press (window, "Set to Handed Over");
  /* The first change was the link to the consent. */
  case_wait_for_revision (test->house, test->referral, 3);
  g_assert_cmpstr (zimt_record_get_text (case_get (test->house, test->referral), "state"), ==,
                   "handed-over");
  g_assert_cmpint (zimt_record_get_date (case_get (test->house, test->referral), "ask_again"), ==,
                   EDITOR_TODAY + 7);
  editor_settle ();
  g_assert_false (case_has_window (ZIMT_TYPE_REFERRAL_WINDOW));
}

static void
test_the_note_says_all_that_is_covered (NoteTest *test, gconstpointer data)
{
  static const char *const covers[] = { "contact", "language", "residence", "note", NULL };
  static const char *const present[] = { "0361 555 01 23", "Arabic, Kurmanji", "Toleration",
                                         "Please call about the lease.", NULL };
  static const char *const absent[] = { "Haddad", "Debts", "nurse", "nobody", NULL };
  GtkWidget *window = NULL;
  g_autofree char *text = NULL;

  add_consent (test, "Housing office", covers);
  window = print_note (test);
  text = read_printed ();
  for (const char *const *word = present; *word != NULL; word++)
    if (strstr (text, *word) == NULL)
      g_error ("“%s” is not printed: %s", *word, text);
  for (const char *const *word = absent; *word != NULL; word++)
    if (strstr (text, *word) != NULL)
      g_error ("“%s” is printed", *word);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_withdrawn_consent_prints_nothing (NoteTest *test, gconstpointer data)
{
  static const char *const covers[] = { "name", NULL };
  ZimtRecord *consent = add_consent (test, "Housing office", covers);
  g_autofree char *consent_id = g_strdup (zimt_record_get_id (consent));
  ZimtRecord *referral = zimt_record_copy (case_get (test->house, test->referral));
  GtkWidget *question = NULL;

  zimt_record_set_text (referral, "consent", consent_id);
  case_store (test->house, referral);
  gtk_widget_activate_action (GTK_WIDGET (test->house->view), "case.set-state", "(ss)", consent_id,
                              "withdrawn");
  case_wait_for_revision (test->house, consent_id, 2);
  press_print (test);
  question = GTK_WIDGET (case_take_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (case_says (question, "The consent was withdrawn"));
  case_press (question, "Close");
  g_assert_false (case_has_window (ZIMT_TYPE_REFERRAL_WINDOW));
}

static void
test_locking_takes_the_page_away (NoteTest *test, gconstpointer data)
{
  static const char *const covers[] = { "name", NULL };

  add_consent (test, "Housing office", covers);
  press_print (test);
  case_take_window (ZIMT_TYPE_REFERRAL_WINDOW);
  zimt_session_lock (test->house->session);
  g_assert_false (case_has_window (ZIMT_TYPE_REFERRAL_WINDOW));
  g_assert_false (case_is_seen ("Housing office"));
  case_unlock (test->house);
}

int
main (int argc, char **argv)
{
  int status = 0;

  make_printer ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  case_fixture_begin (&shared);
#define ADD(path, test) g_test_add ("/case-note/" path, NoteTest, NULL, set_up, test, tear_down)
  ADD ("without-consent-it-says-why", test_without_consent_it_says_why);
  ADD ("adding-the-consent-goes-on", test_adding_the_consent_goes_on);
  ADD ("it-says-what-is-covered", test_the_note_says_what_is_covered);
  ADD ("it-says-all-that-is-covered", test_the_note_says_all_that_is_covered);
  ADD ("a-withdrawn-consent-prints-nothing", test_a_withdrawn_consent_prints_nothing);
  ADD ("locking-takes-the-page-away", test_locking_takes_the_page_away);
  status = g_test_run ();
  case_fixture_end (&shared);
  remove_printer ();
  return status;
}
