/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One case: who it is, its time line, what is done with its records, and how it locks. */
#include "case-view-fixture.h"

#include <string.h>

#include "zimt-case-row.h"
#include "zimt-record-dialog.h"
#include "zimt-record-editor.h"
#include "zimt-record-words.h"
#include "zimt-stage-dialog.h"
#include "zimt-versions-dialog.h"

static CaseFixture shared;

static void
set_up (CaseFixture **test, gconstpointer data)
{
  *test = &shared;
  case_open_window (*test, 1100, 720);
}

static void
tear_down (CaseFixture **test, gconstpointer data)
{
  case_close_window (*test);
}

static GtkListBox *
get_list (CaseFixture *test)
{
  return GTK_LIST_BOX (editor_get_widget (GTK_WIDGET (test->view), GTK_TYPE_LIST_BOX, "list"));
}

static ZimtCaseRow *
get_row (CaseFixture *test, int index)
{
  return ZIMT_CASE_ROW (gtk_list_box_get_row_at_index (get_list (test), index));
}

static guint
count_rows (CaseFixture *test)
{
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (get_list (test), (int)n_rows) != NULL)
    n_rows++;
  return n_rows;
}

static void
set_state (CaseFixture *test, const ZimtRecord *record, const char *state)
{
  g_autofree char *id = g_strdup (zimt_record_get_id (record));
  guint revision = zimt_record_get_revision (record);

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (test->view), "case.set-state", "(ss)", id, state));
  case_wait_for_revision (test, id, revision + 1);
}

static ZimtRecord *
add_referral (CaseFixture *test, const char *case_id, const char *organisation)
{
  ZimtRecord *record
      = case_new_record (case_id, ZIMT_RECORD_REFERRAL, "organisation", organisation);

  zimt_record_set_text (record, "state", "prepared");
  zimt_record_set_date (record, "date", EDITOR_TODAY - 2);
  return case_store (test, record);
}

static ZimtRecord *
add_follow_up (CaseFixture *test, const char *case_id, const char *text, int in_days)
{
  ZimtRecord *record = case_new_record (case_id, ZIMT_RECORD_FOLLOW_UP, "text", text);

  zimt_record_set_date (record, "due", EDITOR_TODAY + in_days);
  return case_store (test, record);
}

static ZimtRecord *
add_consent (CaseFixture *test, const char *case_id, const char *organisation)
{
  static const char *const covers[] = { "name", "language", NULL };
  ZimtRecord *record = case_new_record (case_id, ZIMT_RECORD_CONSENT, "organisation", organisation);

  zimt_record_set_codes (record, "covers", covers);
  zimt_record_set_date (record, "date", EDITOR_TODAY - 3);
  return case_store (test, record);
}

static const char *const long_note = "First line\nsecond\nthird\nfourth\nfifth\nsixth\nseventh\n"
                                     "eighth\nninth: the end of it";

/* --- The head --- */

static void
test_a_named_case_says_who_it_is (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Ahorn-Kiesel", "Amina Haddad");
  GtkWidget *view = GTK_WIDGET (test->view);

  zimt_case_view_show (test->view, id);
  editor_settle ();
  g_assert_cmpstr (zimt_case_view_get_case_id (test->view), ==, id);
  g_assert_true (case_says (view, "Amina Haddad"));
  g_assert_true (case_says (view, "Ahorn-Kiesel"));
  g_assert_true (case_says (view, "Named"));
  g_assert_true (case_says (view, "Arabic, Kurmanji"));
  g_assert_true (case_says (view, "Toleration"));
  g_assert_true (case_says (view, "27–34"));
  g_assert_true (case_says (view, "Ada"));
  g_assert_true (case_says (view, "0361 555 01 23"));
  g_assert_true (case_says (view, "Fri 25.09.2026"));
  g_assert_true (case_says (view, "Nothing is written down yet."));
  g_assert_cmpuint (editor_check_buttons (view), >=, 5);
  g_assert_false (case_is_seen ("Closed"));
  editor_photograph (GTK_WIDGET (test->window), "case-empty");
  zimt_case_view_show (test->view, NULL);
  g_assert_null (zimt_case_view_get_case_id (test->view));
  g_assert_false (case_is_seen ("Haddad"));
}

static void
test_a_pseudonymous_case_says_no_more (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Birke-Granit", NULL);

  zimt_case_view_show (test->view, id);
  g_assert_true (case_is_seen ("Birke-Granit"));
  g_assert_false (case_is_seen ("Contact"));
  gtk_widget_activate_action (GTK_WIDGET (test->view), "case.back", NULL);
  g_assert_cmpuint (test->n_backs, ==, 1);
}

/* --- The time line --- */

static char *
new_full_case (CaseFixture *test)
{
  char *id = case_new (test, "Linde-Basalt", "Samira Farah");
  ZimtRecord *goal = case_new_record (id, ZIMT_RECORD_GOAL, "text", "Recognition as a nurse");
  ZimtRecord *document
      = case_new_record (id, ZIMT_RECORD_DOCUMENT, "title", "List of language courses");

  case_add_consultation (test, id, 30, "language-course", long_note);
  case_add_consultation (test, id, 12, "housing", "Landlord wrote.\nShe brings the letter.");
  case_add_consultation (test, id, 1, "recognition", "");
  zimt_record_set_text (goal, "state", "open");
  zimt_record_set_date (goal, "date", EDITOR_TODAY - 29);
  case_store (test, goal);
  zimt_record_set_date (document, "date", EDITOR_TODAY - 30);
  case_store (test, document);
  add_follow_up (test, id, "Ring the recognition office", 3);
  add_follow_up (test, id, "Ask for the certificate", -4);
  add_consent (test, id, "Recognition office");
  add_referral (test, id, "Recognition office");
  return id;
}

static void
test_the_time_line_is_newest_first (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = new_full_case (test);
  ZimtDate last = ZIMT_DATE_LAST;

  zimt_case_view_show (test->view, id);
  editor_settle ();
  g_assert_cmpuint (count_rows (test), ==, 9);
  for (int i = 0; i < 9; i++)
    {
      ZimtRecord *record = zimt_case_row_get_record (get_row (test, i));

      g_assert_cmpint (zimt_record_words_get_date (record), <=, last);
      last = zimt_record_words_get_date (record);
    }
  g_assert_true (case_is_seen ("Due on Fri 27.11.2026"));
  g_assert_true (case_is_seen ("Due since Fri 20.11.2026"));
  g_assert_true (case_is_seen ("Prepared"));
  g_assert_true (case_is_seen ("Housing · 31–60 minutes · On site · Arabic"));
  g_assert_true (case_is_seen ("Landlord wrote.\nShe brings the letter."));
  g_assert_false (case_is_seen ("ninth"));
  editor_photograph (GTK_WIDGET (test->window), "case");
  case_press (GTK_WIDGET (test->view), "Show all");
  g_assert_true (case_is_seen ("ninth"));
  case_press (GTK_WIDGET (test->view), "Show less");
  g_assert_false (case_is_seen ("ninth"));
}

static void
test_chips_choose_kinds (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = new_full_case (test);
  GtkWidget *consultations = NULL;
  GtkWidget *goals = NULL;

  zimt_case_view_show (test->view, id);
  consultations = editor_find_button (GTK_WIDGET (test->view), "Consultations 3");
  goals = editor_find_button (GTK_WIDGET (test->view), "Goals 1");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (consultations), TRUE);
  g_assert_cmpuint (count_rows (test), ==, 3);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (goals), TRUE);
  g_assert_cmpuint (count_rows (test), ==, 4);
  editor_photograph (GTK_WIDGET (test->window), "case-filtered");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (consultations), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (goals), FALSE);
  g_assert_cmpuint (count_rows (test), ==, 9);
}

static void
test_a_row_opens_its_form (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Esche-Ton", NULL);
  GtkWindow *editor = NULL;

  case_add_consultation (test, id, 1, "work", "Looks for work.");
  zimt_case_view_show (test->view, id);
  editor_settle ();
  gtk_widget_grab_focus (GTK_WIDGET (get_row (test, 0)));
  g_signal_emit_by_name (get_list (test), "activate-cursor-row");
  editor = case_take_window (ZIMT_TYPE_RECORD_EDITOR);
  g_assert_true (case_says (GTK_WIDGET (editor), "Looks for work."));
  gtk_window_destroy (editor);
}

static void
test_the_focus_stays_in_its_row (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Eibe-Kreide", NULL);
  ZimtRecord *record = NULL;
  ZimtCaseRow *other = NULL;

  case_add_consultation (test, id, 5, "work", "");
  add_follow_up (test, id, "Ring back", 0);
  zimt_case_view_show (test->view, id);
  editor_settle ();
  record = zimt_case_row_get_record (get_row (test, 0));
  other = get_row (test, 1);
  gtk_widget_grab_focus (GTK_WIDGET (get_row (test, 0)));
  set_state (test, record, "done");
  g_assert_true (get_row (test, 1) == other);
  g_assert_true (gtk_window_get_focus (test->window) == GTK_WIDGET (get_row (test, 0)));
  g_assert_true (case_is_seen ("Done on Tue 24.11.2026"));
}

static void
test_the_buttons_add_records (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  static const struct
  {
    const char *code;
    ZimtRecordKind kind;
  } kinds[] = {
    { "consultation", ZIMT_RECORD_CONSULTATION }, { "follow-up", ZIMT_RECORD_FOLLOW_UP },
    { "referral", ZIMT_RECORD_REFERRAL },         { "goal", ZIMT_RECORD_GOAL },
    { "consent", ZIMT_RECORD_CONSENT },           { "document", ZIMT_RECORD_DOCUMENT },
  };
  g_autofree char *id = case_new (test, "Ulme-Schiefer", NULL);

  zimt_case_view_show (test->view, id);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWindow *editor = NULL;
      g_autoptr (ZimtRecord) record = NULL;

      gtk_widget_activate_action (GTK_WIDGET (test->view), "case.add", "s", kinds[i].code);
      editor = case_take_window (ZIMT_TYPE_RECORD_EDITOR);
      record = zimt_record_editor_dup_record (ZIMT_RECORD_EDITOR (editor));
      g_assert_cmpint (zimt_record_get_kind (record), ==, kinds[i].kind);
      g_assert_cmpstr (zimt_record_get_text (record, "case"), ==, id);
      gtk_window_destroy (editor);
    }
  zimt_case_view_add_consultation (test->view);
  gtk_window_destroy (case_take_window (ZIMT_TYPE_RECORD_EDITOR));
}

/* --- States --- */

static void
test_states_change_in_one_click (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Tanne-Quarz", NULL);
  ZimtRecord *goal = case_new_record (id, ZIMT_RECORD_GOAL, "text", "A flat");
  ZimtRecord *referral = add_referral (test, id, "Housing office");
  ZimtRecord *consent = add_consent (test, id, "Housing office");
  g_autofree char *referral_id = g_strdup (zimt_record_get_id (referral));
  g_autofree char *goal_id = g_strdup (zimt_record_get_id (goal));
  g_autofree char *consent_id = g_strdup (zimt_record_get_id (consent));

  zimt_record_set_text (goal, "state", "open");
  goal = case_store (test, goal);
  zimt_case_view_show (test->view, id);
  set_state (test, goal, "reached");
  g_assert_cmpstr (zimt_record_get_text (case_get (test, goal_id), "state"), ==, "reached");
  set_state (test, consent, "withdrawn");
  g_assert_cmpint (zimt_record_get_date (case_get (test, consent_id), "withdrawn"), ==,
                   EDITOR_TODAY);
  set_state (test, referral, "handed-over");
  referral = case_get (test, referral_id);
  g_assert_cmpint (zimt_record_get_date (referral, "ask_again"), ==, EDITOR_TODAY + 14);
  g_assert_cmpstr (test->told, ==, "It was handed over. Zimt asks about it on 08.12.2026.");
  g_assert_true (case_is_seen ("Handed over · ask again on Tue 08.12.2026"));
  set_state (test, referral, "arrived");
  g_assert_true (case_is_seen ("Arrived"));
  set_state (test, case_get (test, referral_id), "declined");
  set_state (test, case_get (test, referral_id), "no-answer");
  g_assert_true (case_is_seen ("No answer"));
}

static void
test_a_referral_is_withdrawn_with_a_word (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Fichte-Lehm", NULL);
  ZimtRecord *referral = add_referral (test, id, "Housing office");
  g_autofree char *referral_id = g_strdup (zimt_record_get_id (referral));
  GtkWindow *dialog = NULL;

  zimt_case_view_show (test->view, id);
  gtk_widget_activate_action (GTK_WIDGET (test->view), "case.set-state", "(ss)", referral_id,
                              "withdrawn");
  dialog = case_take_window (ZIMT_TYPE_RECORD_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (case_get_nth (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, 0)),
                         "Found a flat");
  editor_photograph (GTK_WIDGET (dialog), "case-withdraw");
  case_press (GTK_WIDGET (dialog), "Withdraw");
  case_wait_for_revision (test, referral_id, 2);
  g_assert_true (case_is_seen ("Found a flat"));
  gtk_widget_activate_action (GTK_WIDGET (test->view), "case.answer", "s", referral_id);
  gtk_window_destroy (case_take_window (ZIMT_TYPE_RECORD_EDITOR));
}

static void
test_a_row_has_a_menu (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Weide-Gneis", NULL);
  GtkWidget *popover = NULL;

  add_referral (test, id, "Housing office");
  zimt_case_view_show (test->view, id);
  editor_settle ();
  zimt_case_row_show_menu (get_row (test, 0));
  editor_settle ();
  popover = case_get_nth (GTK_WIDGET (test->view), GTK_TYPE_POPOVER_MENU, 0);
  g_assert_true (case_says (popover, "Handed over"));
  g_assert_true (case_says (popover, "Versions…"));
  g_assert_false (case_says (popover, "Prepared"));
  editor_photograph (popover, "case-row-menu");
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* Scrolls to the end of what is there. */
static gboolean
has_all_rows (gpointer data)
{
  CaseFixture *test = data;
  GtkWidget *scroller
      = editor_get_widget (GTK_WIDGET (test->view), GTK_TYPE_SCROLLED_WINDOW, "scroller");
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return count_rows (test) == 300;
}

static void
test_three_hundred_entries_are_shown (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Kiefer-Marmor", NULL);
  ZimtCaseBook *book = zimt_session_get_book (test->session);

  for (int i = 0; i < 300; i++)
    {
      ZimtRecord *record = case_new_record (id, ZIMT_RECORD_CONSULTATION, "note", long_note);
      const char *topics[] = { "work", "housing", NULL };

      zimt_record_set_codes (record, "topics", topics);
      zimt_record_set_date (record, "date", EDITOR_TODAY - i);
      zimt_case_book_put (book, record);
      zimt_record_unref (record);
    }
  zimt_case_view_show (test->view, id);
  editor_wait_frames (GTK_WIDGET (test->view));
  g_assert_cmpuint (count_rows (test), <, 100);
  g_assert_true (case_is_seen ("Consultations 300"));
  editor_wait (has_all_rows, test);
  case_add_consultation (test, id, 0, "debts-contracts", "");
  g_assert_true (case_is_seen ("Consultations 301"));
  zimt_case_view_show (test->view, NULL);
  g_assert_cmpuint (count_rows (test), ==, 0);
}

/* --- Going --- */

static void
test_a_case_that_goes_is_left (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Pappel-Sand", NULL);

  zimt_case_view_show (test->view, id);
  zimt_case_book_remove (zimt_session_get_book (test->session), id);
  g_signal_emit_by_name (test->session, "book-changed");
  g_assert_cmpuint (test->n_backs, ==, 1);
  g_assert_cmpstr (test->told, ==, "The case is not there any more.");
  g_assert_null (zimt_case_view_get_case_id (test->view));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* An open menu would keep its row alive. */
static void
test_locking_closes_a_menu (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  g_autofree char *id = case_new (test, "Buche-Kalk", NULL);
  ZimtCaseRow *row = NULL;

  add_referral (test, id, "Housing office");
  zimt_case_view_show (test->view, id);
  editor_settle ();
  zimt_case_row_show_menu (get_row (test, 0));
  editor_settle ();
  g_set_weak_pointer (&row, get_row (test, 0));
  zimt_session_lock (test->session);
  editor_wait (is_gone, &row);
  g_assert_false (case_is_seen ("Housing office"));
  case_unlock (test);
}

static gboolean
is_anything_seen (void)
{
  static const char *const words[]
      = { "Samira", "Farah", "Linde", "Recognition", "0361", "nurse", "Landlord", "First line" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (case_is_seen (words[i]))
      return TRUE;
  return FALSE;
}

static void
locking_cb (CaseFixture *test)
{
  g_assert_false (is_anything_seen ());
  g_assert_cmpuint (count_rows (test), ==, 0);
}

/* Every window that the view opens, one after the other, is gone when "locking" is over. */
static void
test_locking_leaves_nothing (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  static const char *const acts[]
      = { "case.change-stage", "case.hand-over", "case.restrict", "case.close",
          "case.keep",         "case.versions",  "case.change",   NULL };
  g_autofree char *id = new_full_case (test);
  gulong handler = g_signal_connect_data (test->session, "locking", G_CALLBACK (locking_cb), test,
                                          NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  for (const char *const *act = acts; *act != NULL; act++)
    {
      zimt_case_view_show (test->view, id);
      gtk_widget_activate_action (GTK_WIDGET (test->view), *act, NULL);
    }
  editor_settle ();
  g_assert_true (is_anything_seen ());
  zimt_session_lock (test->session);
  g_signal_handler_disconnect (test->session, handler);
  g_assert_false (is_anything_seen ());
  g_assert_false (case_has_window (ZIMT_TYPE_RECORD_DIALOG));
  g_assert_false (case_has_window (ZIMT_TYPE_VERSIONS_DIALOG));
  g_assert_false (case_has_window (ZIMT_TYPE_RECORD_EDITOR));
  g_assert_null (zimt_case_view_get_case_id (test->view));
  zimt_case_view_add_consultation (test->view);
  g_assert_false (case_has_window (ZIMT_TYPE_RECORD_EDITOR));
  editor_photograph (GTK_WIDGET (test->window), "case-locked");
  case_unlock (test);
  zimt_case_view_show (test->view, id);
  g_assert_cmpuint (count_rows (test), ==, 9);
}

/* --- Pictures --- */

static void
photograph_sizes (CaseFixture *test, const char *id, const char *look)
{
  static const struct
  {
    int width;
    int height;
  } sizes[] = { { 1366, 768 }, { 1920, 1080 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("case-%d-%s", sizes[i].width, look);

      case_close_window (test);
      case_open_window (test, sizes[i].width, sizes[i].height);
      zimt_case_view_show (test->view, id);
      editor_photograph (GTK_WIDGET (test->window), name);
    }
}

static void
test_it_is_photographed (CaseFixture **fixture, gconstpointer data)
{
  CaseFixture *test = *fixture;
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree char *id = new_full_case (test);

  photograph_sizes (test, id, "light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  photograph_sizes (test, id, "dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int argc, char **argv)
{
  int status = 0;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  case_fixture_begin (&shared);
#define ADD(path, test) g_test_add ("/case/" path, CaseFixture *, NULL, set_up, test, tear_down)
  ADD ("a-named-case-says-who-it-is", test_a_named_case_says_who_it_is);
  ADD ("a-pseudonymous-case-says-no-more", test_a_pseudonymous_case_says_no_more);
  ADD ("the-time-line-is-newest-first", test_the_time_line_is_newest_first);
  ADD ("chips-choose-kinds", test_chips_choose_kinds);
  ADD ("a-row-opens-its-form", test_a_row_opens_its_form);
  ADD ("the-focus-stays-in-its-row", test_the_focus_stays_in_its_row);
  ADD ("the-buttons-add-records", test_the_buttons_add_records);
  ADD ("states-change-in-one-click", test_states_change_in_one_click);
  ADD ("a-referral-is-withdrawn-with-a-word", test_a_referral_is_withdrawn_with_a_word);
  ADD ("a-row-has-a-menu", test_a_row_has_a_menu);
  ADD ("three-hundred-entries-are-shown", test_three_hundred_entries_are_shown);
  ADD ("a-case-that-goes-is-left", test_a_case_that_goes_is_left);
  ADD ("locking-closes-a-menu", test_locking_closes_a_menu);
  ADD ("locking-leaves-nothing", test_locking_leaves_nothing);
  ADD ("it-is-photographed", test_it_is_photographed);
  status = g_test_run ();
  case_fixture_end (&shared);
  return status;
}
