/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a record: a consultation by keys alone, refusals, drafts, new cases. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "cases-fixture.h"
#include "zimt-case-presets.h"
#include "zimt-choice-field.h"
#include "zimt-codes-field.h"
#include "zimt-form-row.h"
#include "zimt-note-field.h"
#include "zimt-record-editor.h"
#include "zimt-record-field.h"

static GtkWidget *
open_editor (CasesFixture *fixture, ZimtRecord *record)
{
  ZimtRecordEditor *editor = zimt_record_editor_new (fixture->window, fixture->session, record);

  editor_present (GTK_WINDOW (editor));
  zimt_record_unref (record);
  return GTK_WIDGET (editor);
}

static GtkWidget *
open_consultation (CasesFixture *fixture)
{
  return open_editor (fixture, zimt_record_new (ZIMT_RECORD_CONSULTATION));
}

static GtkWidget *
get_part (GtkWidget *root, const char *field, GType type)
{
  GtkWidget *widget = cases_find_field (root, field);

  if (widget == NULL)
    g_error ("There is no field %s", field);
  return editor_get_widget (widget, type, NULL);
}

static void
take_topic (GtkWidget *editor, const char *text)
{
  GtkWidget *entry = get_part (editor, "topics", GTK_TYPE_ENTRY);

  cases_type (entry, text);
  editor_press (entry, GDK_KEY_Return, 0);
}

static void
type_note (GtkWidget *editor, const char *text)
{
  cases_type (get_part (editor, "note", GTK_TYPE_TEXT_VIEW), text);
}

static void
press_save (GtkWidget *editor)
{
  g_assert_true (gtk_widget_activate_action (editor, "record.save", NULL));
}

/* The name of the field that has the focus. */
static const char *
get_focused (GtkWidget *editor)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (editor));
  GtkWidget *field = gtk_widget_get_ancestor (focus, ZIMT_TYPE_RECORD_FIELD);

  return field != NULL ? gtk_widget_get_name (field) : "";
}

static void
test_keys_are_enough (CasesFixture *fixture, gconstpointer data)
{
  static const char *const order[]
      = { "kind", "channel", "duration", "language", "interpreter", "note", "date" };
  GtkWidget *editor = NULL;
  GtkWidget *channel = NULL;
  ZimtRecord *stored = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  g_assert_cmpstr (get_focused (editor), ==, "topics");
  take_topic (editor, "hous");
  take_topic (editor, "famil");
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
      if (g_str_equal (order[i], "date"))
        break;
      g_assert_cmpstr (get_focused (editor), ==, order[i]);
      if (g_str_equal (order[i], "channel"))
        {
          channel = gtk_window_get_focus (GTK_WINDOW (editor));
          editor_press (channel, GDK_KEY_2, 0);
          editor_press (gtk_window_get_focus (GTK_WINDOW (editor)), GDK_KEY_Right, 0);
        }
    }
  type_note (editor, "Mietvertrag gekündigt");
  editor_photograph (editor, "consultation");
  g_assert_cmpuint (editor_check_buttons (editor), >=, 10);
  editor_press (get_part (editor, "note", GTK_TYPE_TEXT_VIEW), GDK_KEY_Return, GDK_CONTROL_MASK);
  stored = cases_wait_for (fixture, ZIMT_RECORD_CONSULTATION, 1);
  cases_wait_for_no_window (ZIMT_TYPE_RECORD_EDITOR);
  g_assert_true (zimt_record_has_code (stored, "topics", "housing"));
  g_assert_true (zimt_record_has_code (stored, "topics", "family"));
  g_assert_cmpstr (zimt_record_get_text (stored, "channel"), ==, "mail");
  g_assert_cmpstr (zimt_record_get_text (stored, "duration"), ==, "upto15");
  g_assert_cmpstr (zimt_record_get_text (stored, "interpreter"), ==, "none");
  g_assert_cmpstr (zimt_record_get_text (stored, "case"), ==, "");
  g_assert_cmpstr (zimt_record_get_text (stored, "note"), ==, "Mietvertrag gekündigt");
  g_assert_cmpint (zimt_record_get_date (stored, "date"), ==, EDITOR_TODAY);
}

/* To the fields before it, and at last out of the form. */
static void
test_shift_tab_goes_back (CasesFixture *fixture, gconstpointer data)
{
  static const char *const order[] = { "channel", "kind", "topics", "case", "" };
  GtkWidget *editor = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  gtk_widget_grab_focus (get_part (editor, "duration", ZIMT_TYPE_CHOICE_FIELD));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gtk_widget_child_focus (editor, GTK_DIR_TAB_BACKWARD);
      g_assert_cmpstr (get_focused (editor), ==, order[i]);
    }
  gtk_window_destroy (GTK_WINDOW (editor));
}

/* Also from a search that found nothing. */
static void
test_escape_closes_a_list (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *search = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  editor_press (get_part (editor, "kind", GTK_TYPE_DROP_DOWN), GDK_KEY_m, 0);
  search = get_part (editor, "kind", GTK_TYPE_SEARCH_ENTRY);
  cases_type (search, "xyz");
  g_signal_emit_by_name (search, "stop-search");
  editor_wait_frames (editor);
  g_assert_false (gtk_widget_get_mapped (search));
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_topics_are_found_and_taken_back (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *entry = NULL;
  g_autoptr (ZimtRecord) record = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  take_topic (editor, "hous");
  take_topic (editor, "health");
  entry = get_part (editor, "topics", GTK_TYPE_ENTRY);
  editor_press (entry, GDK_KEY_BackSpace, 0);
  /* By the arrow to the buttons, and a letter there goes on with the search. */
  editor_press (entry, GDK_KEY_Down, 0);
  g_assert_true (GTK_IS_TOGGLE_BUTTON (gtk_window_get_focus (GTK_WINDOW (editor))));
  editor_press (gtk_window_get_focus (GTK_WINDOW (editor)), GDK_KEY_r, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "r");
  cases_type (entry, "ueckkehr gibt es nicht");
  editor_press (entry, GDK_KEY_Return, 0);
  record = zimt_record_editor_dup_record (ZIMT_RECORD_EDITOR (editor));
  g_assert_true (zimt_record_has_code (record, "topics", "housing"));
  g_assert_false (zimt_record_has_code (record, "topics", "health"));
  /* The empty entry goes on by Return. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  editor_press (entry, GDK_KEY_Return, 0);
  g_assert_cmpstr (get_focused (editor), ==, "kind");
  /* A letter opens the list of kinds and is searched for; Return takes what is found. */
  editor_press (get_part (editor, "kind", GTK_TYPE_DROP_DOWN), GDK_KEY_m, 0);
  entry = get_part (editor, "kind", GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (gtk_widget_get_mapped (entry));
  cases_type (entry, "anage");
  g_signal_emit_by_name (entry, "activate");
  zimt_record_unref (g_steal_pointer (&record));
  record = zimt_record_editor_dup_record (ZIMT_RECORD_EDITOR (editor));
  g_assert_cmpstr (zimt_record_get_text (record, "kind"), ==, "case-management");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_the_next_begins_like_the_last (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *kind = NULL;
  g_autoptr (ZimtRecord) next = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  g_assert_null (cases_find_field (editor, "people"));
  kind = get_part (editor, "kind", ZIMT_TYPE_CHOICE_FIELD);
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (kind), "group");
  editor_wait_frames (editor);
  g_assert_nonnull (cases_find_field (editor, "people"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_part (editor, "people", GTK_TYPE_SPIN_BUTTON)),
                             7);
  take_topic (editor, "hous");
  type_note (editor, "Elterncafé");
  gtk_widget_activate_action (editor, "record.save-next", NULL);
  g_assert_cmpint (zimt_record_get_number (cases_wait_for (fixture, ZIMT_RECORD_CONSULTATION, 1),
                                           "people"),
                   ==, 7);
  editor_settle ();
  g_assert_true (gtk_widget_get_mapped (editor));
  next = zimt_record_editor_dup_record (ZIMT_RECORD_EDITOR (editor));
  g_assert_cmpstr (zimt_record_get_text (next, "kind"), ==, "group");
  g_assert_cmpstr (zimt_record_get_text (next, "note"), ==, "");
  g_assert_cmpstr (get_focused (editor), ==, "topics");
  gtk_window_close (GTK_WINDOW (editor));
  cases_wait_for_no_window (ZIMT_TYPE_RECORD_EDITOR);
}

static void
test_a_refusal_keeps_the_note (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *row = NULL;
  g_autoptr (ZimtRecord) record = NULL;
  g_autofree char *problem = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  type_note (editor, "Ein langer Satz");
  press_save (editor);
  row = gtk_widget_get_ancestor (cases_find_field (editor, "topics"), ZIMT_TYPE_FORM_ROW);
  g_assert_nonnull (zimt_form_row_get_problem (ZIMT_FORM_ROW (row)));
  g_assert_cmpstr (get_focused (editor), ==, "topics");
  editor_photograph (editor, "consultation-refused");
  take_topic (editor, "hous");
  g_assert_null (zimt_form_row_get_problem (ZIMT_FORM_ROW (row)));

  cases_type (get_part (editor, "date", GTK_TYPE_ENTRY), " Quatsch");
  press_save (editor);
  row = gtk_widget_get_ancestor (cases_find_field (editor, "date"), ZIMT_TYPE_FORM_ROW);
  g_assert_nonnull (zimt_form_row_get_problem (ZIMT_FORM_ROW (row)));
  record = zimt_record_editor_dup_record (ZIMT_RECORD_EDITOR (editor));
  g_assert_cmpstr (zimt_record_get_text (record, "note"), ==, "Ein langer Satz");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_a_conflict_keeps_the_form (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  g_autofree char *id = NULL;
  g_autoptr (ZimtRecord) old = NULL;
  ZimtRecord *newer = NULL;
  GtkWidget *foot = NULL;

  cases_unlock (fixture, "Ada");
  id = cases_add_case (fixture, "Ahorn Brise");
  old = zimt_record_ref (zimt_case_book_get (zimt_session_get_book (fixture->session), id));
  newer = zimt_record_copy (old);
  zimt_record_set_text (newer, "note", "war schneller");
  cases_store (fixture, newer);
  editor = open_editor (fixture, zimt_record_copy (old));
  type_note (editor, "kommt zu spät");
  press_save (editor);
  foot = editor_get_widget (editor, GTK_TYPE_BOX, "foot");
  while (!gtk_widget_get_visible (foot))
    g_main_context_iteration (NULL, TRUE);
  editor_photograph (editor, "case-conflict");
  g_assert_true (cases_is_anywhere ("kommt zu spät"));
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_locking_keeps_a_draft (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (ZimtRecord) record = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  take_topic (editor, "hous");
  type_note (editor, "Canarymilch");
  cases_lock (fixture);
  g_assert_null (cases_find_window (ZIMT_TYPE_RECORD_EDITOR));
  g_assert_false (cases_is_anywhere ("Canarymilch"));

  cases_unlock (fixture, "Ada");
  drafts = zimt_session_list_drafts (fixture->session);
  g_assert_cmpuint (drafts->len, ==, 1);
  editor = GTK_WIDGET (zimt_record_editor_new_from_draft (fixture->window, fixture->session,
                                                          g_ptr_array_index (drafts, 0)));
  editor_present (GTK_WINDOW (editor));
  record = zimt_record_editor_dup_record (ZIMT_RECORD_EDITOR (editor));
  g_assert_cmpstr (zimt_record_get_text (record, "note"), ==, "Canarymilch");
  g_assert_true (zimt_record_has_code (record, "topics", "housing"));
  press_save (editor);
  cases_wait_for (fixture, ZIMT_RECORD_CONSULTATION, 1);
  cases_wait_for (fixture, ZIMT_RECORD_DRAFT, 0);
}

/* What is no date was typed, too: it comes back as it was, and is refused at its field. */
static void
test_a_draft_keeps_what_is_no_date (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  gtk_editable_set_text (GTK_EDITABLE (editor_get_widget (cases_find_field (editor, "date"),
                                                          GTK_TYPE_ENTRY, NULL)),
                         "31.02.2026");
  cases_lock (fixture);
  cases_unlock (fixture, "Ada");
  drafts = zimt_session_list_drafts (fixture->session);
  editor = GTK_WIDGET (zimt_record_editor_new_from_draft (fixture->window, fixture->session,
                                                          g_ptr_array_index (drafts, 0)));
  editor_present (GTK_WINDOW (editor));
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (editor_get_widget (cases_find_field (editor, "date"),
                                                        GTK_TYPE_ENTRY, NULL))),
                   ==, "31.02.2026");
  gtk_window_destroy (GTK_WINDOW (editor));
}

/* What a draft changes is not stored yet, also where nothing more is typed. */
static void
test_a_draft_of_what_is_stored_is_saved (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  ZimtRecord *stored = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  cases_unlock (fixture, "Ada");
  id = cases_add_case (fixture, "Ahorn Brise");
  stored = zimt_case_book_get (zimt_session_get_book (fixture->session), id);
  editor = open_editor (fixture, zimt_record_copy (stored));
  type_note (editor, "Canarymilch");
  cases_lock (fixture);
  cases_unlock (fixture, "Ada");
  drafts = zimt_session_list_drafts (fixture->session);
  editor = GTK_WIDGET (zimt_record_editor_new_from_draft (fixture->window, fixture->session,
                                                          g_ptr_array_index (drafts, 0)));
  editor_present (GTK_WINDOW (editor));
  press_save (editor);
  cases_wait_for (fixture, ZIMT_RECORD_DRAFT, 0);
  stored = zimt_case_book_get (zimt_session_get_book (fixture->session), id);
  g_assert_cmpstr (zimt_record_get_text (stored, "note"), ==, "Canarymilch");
}

/* An open list or calendar must not keep the window, with what was typed in it: the session, which
 * the window holds, has to go when the test ends. */
static void
test_locking_goes_through_open_lists (CasesFixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "kind", "date" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *editor = NULL;
      gpointer watched = NULL;

      cases_unlock (fixture, "Ada");
      editor = open_consultation (fixture);
      watched = editor;
      g_object_add_weak_pointer (G_OBJECT (editor), &watched);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                        get_part (editor, fields[i], GTK_TYPE_TOGGLE_BUTTON)),
                                    TRUE);
      editor_wait_frames (editor);
      g_assert_true (gtk_widget_get_mapped (get_part (editor, fields[i], GTK_TYPE_POPOVER)));
      cases_lock (fixture);
      editor_settle ();
      g_assert_null (watched);
    }
}

/* The case was to be made with the consultation: neither is there yet. */
static void
test_a_draft_keeps_the_wish_for_a_case (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *mode = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  ZimtRecord *stored = NULL;
  ZimtCaseBook *book = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  take_topic (editor, "hous");
  mode = get_part (editor, "case", ZIMT_TYPE_CHOICE_FIELD);
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (mode), "new");
  cases_lock (fixture);
  cases_unlock (fixture, "Ada");
  drafts = zimt_session_list_drafts (fixture->session);
  editor = GTK_WIDGET (zimt_record_editor_new_from_draft (fixture->window, fixture->session,
                                                          g_ptr_array_index (drafts, 0)));
  editor_present (GTK_WINDOW (editor));
  press_save (editor);
  stored = cases_wait_for (fixture, ZIMT_RECORD_CONSULTATION, 1);
  book = zimt_session_get_book (fixture->session);
  g_assert_nonnull (zimt_case_book_get (book, zimt_record_get_text (stored, "case")));
  cases_wait_for (fixture, ZIMT_RECORD_DRAFT, 0);
}

static void
test_an_untouched_form_goes_silently (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  gtk_window_close (GTK_WINDOW (editor));
  cases_wait_for_no_window (ZIMT_TYPE_RECORD_EDITOR);

  editor = open_consultation (fixture);
  type_note (editor, "getippt");
  gtk_window_close (GTK_WINDOW (editor));
  cases_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (gtk_widget_get_mapped (editor));
  cases_lock (fixture);
  g_assert_null (cases_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_null (cases_find_window (ZIMT_TYPE_RECORD_EDITOR));
}

static void
test_a_new_case_is_stored_along (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *mode = NULL;
  ZimtRecord *stored = NULL;
  ZimtCaseBook *book = NULL;
  const char *case_id = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_consultation (fixture);
  take_topic (editor, "hous");
  mode = get_part (editor, "case", ZIMT_TYPE_CHOICE_FIELD);
  gtk_widget_grab_focus (mode);
  editor_press (gtk_window_get_focus (GTK_WINDOW (editor)), GDK_KEY_3, 0);
  editor_photograph (editor, "consultation-new-case");
  press_save (editor);
  stored = cases_wait_for (fixture, ZIMT_RECORD_CONSULTATION, 1);
  book = zimt_session_get_book (fixture->session);
  case_id = zimt_record_get_text (stored, "case");
  g_assert_cmpstr (zimt_case_book_get_title (book, case_id), !=, "");
  g_assert_cmpstr (zimt_record_get_text (zimt_case_book_get (book, case_id), "stage"), ==,
                   "pseudonymous");
}

static void
test_an_existing_case_is_found (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *mode = NULL;
  GtkWidget *entry = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;

  cases_unlock (fixture, "Ada");
  id = cases_add_case (fixture, "Ahorn Brise");
  other = cases_add_case (fixture, "Kiesel Möwe");
  editor = open_consultation (fixture);
  take_topic (editor, "hous");
  mode = get_part (editor, "case", ZIMT_TYPE_CHOICE_FIELD);
  gtk_widget_grab_focus (mode);
  editor_press (gtk_window_get_focus (GTK_WINDOW (editor)), GDK_KEY_2, 0);
  /* Wanted, and none chosen. */
  press_save (editor);
  g_assert_true (cases_is_anywhere ("Choose a case from the list"));
  entry = get_part (editor, "case", GTK_TYPE_ENTRY);
  cases_type (entry, "moewe");
  editor_wait_frames (editor);
  editor_photograph (editor, "consultation-find-case");
  editor_press (entry, GDK_KEY_Return, 0);
  press_save (editor);
  g_assert_cmpstr (zimt_record_get_text (cases_wait_for (fixture, ZIMT_RECORD_CONSULTATION, 1),
                                         "case"),
                   ==, other);
}

static void
test_a_name_is_only_of_the_named (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *stage = NULL;
  ZimtRecord *stored = NULL;

  cases_unlock (fixture, "Ada");
  editor = open_editor (fixture, zimt_case_presets_new_case (fixture->session));
  g_assert_null (cases_find_field (editor, "name"));
  stage = get_part (editor, "stage", ZIMT_TYPE_CHOICE_FIELD);
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (stage), "named");
  editor_wait_frames (editor);
  cases_type (get_part (editor, "name", GTK_TYPE_ENTRY), "Ayşe Yılmaz");
  editor_photograph (editor, "case-named");
  press_save (editor);
  cases_wait_for_no_window (ZIMT_TYPE_RECORD_EDITOR);
  stored = cases_wait_for (fixture, ZIMT_RECORD_CASE, 1);
  g_assert_cmpstr (zimt_record_get_text (stored, "name"), ==, "Ayşe Yılmaz");

  /* Once it is stored, its stage has a dialog of its own. */
  editor = open_editor (fixture, zimt_record_copy (stored));
  g_assert_nonnull (cases_find_field (editor, "name"));
  g_assert_null (cases_find_field (editor, "stage"));
  g_assert_null (cases_find_field (editor, "counsellor"));
}

static void
test_every_kind_has_its_form (CasesFixture *fixture, gconstpointer data)
{
  static const struct
  {
    ZimtRecordKind kind;
    const char *name;
  } kinds[] = { { ZIMT_RECORD_GOAL, "form-goal" },
                { ZIMT_RECORD_FOLLOW_UP, "form-follow-up" },
                { ZIMT_RECORD_REFERRAL, "form-referral" },
                { ZIMT_RECORD_CONSENT, "form-consent" },
                { ZIMT_RECORD_DOCUMENT, "form-document" } };
  g_autofree char *id = NULL;

  cases_unlock (fixture, "Ada");
  id = cases_add_case (fixture, "Ahorn Brise");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      ZimtRecord *record = zimt_record_new (kinds[i].kind);
      GtkWidget *editor = NULL;

      zimt_record_set_text (record, "case", id);
      editor = open_editor (fixture, record);
      editor_check_buttons (editor);
      editor_photograph (editor, kinds[i].name);
      gtk_window_close (GTK_WINDOW (editor));
      cases_wait_for_no_window (ZIMT_TYPE_RECORD_EDITOR);
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
  add ("/record-editor/keys-are-enough", test_keys_are_enough);
  add ("/record-editor/shift-tab-goes-back", test_shift_tab_goes_back);
  add ("/record-editor/escape-closes-a-list", test_escape_closes_a_list);
  add ("/record-editor/topics-are-found-and-taken-back", test_topics_are_found_and_taken_back);
  add ("/record-editor/the-next-begins-like-the-last", test_the_next_begins_like_the_last);
  add ("/record-editor/a-refusal-keeps-the-note", test_a_refusal_keeps_the_note);
  add ("/record-editor/a-conflict-keeps-the-form", test_a_conflict_keeps_the_form);
  add ("/record-editor/locking-keeps-a-draft", test_locking_keeps_a_draft);
  add ("/record-editor/locking-goes-through-open-lists", test_locking_goes_through_open_lists);
  add ("/record-editor/a-draft-keeps-what-is-no-date", test_a_draft_keeps_what_is_no_date);
  add ("/record-editor/a-draft-of-what-is-stored-is-saved",
       test_a_draft_of_what_is_stored_is_saved);
  add ("/record-editor/a-draft-keeps-the-wish-for-a-case", test_a_draft_keeps_the_wish_for_a_case);
  add ("/record-editor/an-untouched-form-goes-silently", test_an_untouched_form_goes_silently);
  add ("/record-editor/a-new-case-is-stored-along", test_a_new_case_is_stored_along);
  add ("/record-editor/an-existing-case-is-found", test_an_existing_case_is_found);
  add ("/record-editor/a-name-is-only-of-the-named", test_a_name_is_only_of_the_named);
  add ("/record-editor/every-kind-has-its-form", test_every_kind_has_its_form);
  status = g_test_run ();
  cases_fixture_forget ();
  return status;
}
