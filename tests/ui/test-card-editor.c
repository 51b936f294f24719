/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a card: by keys alone, refusals, duplicates, what two change at once, drafts. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "cards-fixture.h"
#include "cases-fixture.h"
#include "zimt-card-commands.h"
#include "zimt-card-drafts.h"
#include "zimt-card-editor.h"
#include "zimt-choice-field.h"
#include "zimt-drafts-bar.h"
#include "zimt-form-row.h"
#include "zimt-record-field.h"
#include "zimt-record-list.h"
#include "zimt-record-line.h"
#include "zimt-rows-field.h"
#include "zimt-versions-dialog.h"

/* --- Helpers --- */

static gboolean
is_loaded (gpointer data)
{
  return zimt_people_is_loaded (data);
}

static gboolean
has_private (gpointer data)
{
  return is_loaded (data) && zimt_people_has_private (data);
}

static ZimtPeople *
load_people (CasesFixture *fixture)
{
  ZimtPeople *people = zimt_session_get_people (fixture->session);

  zimt_people_get_list (people, ZIMT_RECORD_INTERPRETER);
  editor_wait (zimt_session_is_unlocked (fixture->session) ? has_private : is_loaded, people);
  return people;
}

static GtkWidget *
open_new (CasesFixture *fixture, ZimtRecordKind kind)
{
  GtkWidget *editor = NULL;

  load_people (fixture);
  gtk_window_present (fixture->window);
  zimt_card_new_activate (fixture->window, fixture->session, kind);
  editor = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_EDITOR));
  editor_present (GTK_WINDOW (editor));
  return editor;
}

static GtkWidget *
get_part (GtkWidget *root, const char *field, GType type)
{
  GtkWidget *widget = cases_find_field (root, field);

  if (widget == NULL)
    g_error ("There is no field %s", field);
  return editor_get_widget (widget, type, NULL);
}

static GtkWidget *
get_focus (GtkWidget *editor)
{
  return gtk_window_get_focus (GTK_WINDOW (editor));
}

/* The name of the field that has the focus, the innermost one. */
static const char *
get_focused (GtkWidget *editor)
{
  GtkWidget *field = gtk_widget_get_ancestor (get_focus (editor), ZIMT_TYPE_RECORD_FIELD);

  return field != NULL ? gtk_widget_get_name (field) : "";
}

static void
tab (GtkWidget *editor)
{
  gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
}

/* Tab until the button that is called so has the focus. */
static void
tab_to_button (GtkWidget *editor, const char *label)
{
  GtkWidget *button = editor_find_button (editor, label);

  g_assert_nonnull (button);
  for (guint i = 0; i < 60 && get_focus (editor) != button; i++)
    tab (editor);
  g_assert_true (get_focus (editor) == button);
}

static void
type (GtkWidget *editor, const char *text)
{
  g_assert_true (GTK_IS_EDITABLE (get_focus (editor)));
  gtk_editable_set_text (GTK_EDITABLE (get_focus (editor)), text);
}

static void
press_return (GtkWidget *editor)
{
  GtkWidget *entry = gtk_widget_get_ancestor (get_focus (editor), GTK_TYPE_ENTRY);

  g_signal_emit_by_name (entry, "activate");
}

static void
save (GtkWidget *editor)
{
  editor_press (get_focus (editor), GDK_KEY_Return, GDK_CONTROL_MASK);
}

static gboolean
has_one (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

/* The only card of a kind; waits for it. */
static ZimtRecord *
wait_for_card (CasesFixture *fixture, ZimtRecordKind kind)
{
  ZimtPeople *people = zimt_session_get_people (fixture->session);
  GListModel *list = zimt_people_get_list (people, kind);
  g_autoptr (ZimtCard) card = NULL;

  editor_wait (has_one, list);
  card = g_list_model_get_item (list, 0);
  return zimt_card_get_record (card);
}

static void
put (CasesFixture *fixture, ZimtRecord *record)
{
  cards_put (load_people (fixture), zimt_record_list_of (zimt_record_ref (record)));
}

static ZimtRecord *
new_interpreter (const char *given, const char *family)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_INTERPRETER);

  zimt_record_set_text (record, "given", given);
  zimt_record_set_text (record, "family", family);
  zimt_record_set_text (record, "state", "active");
  return record;
}

/* --- Tests --- */

static void
add_language (GtkWidget *editor, const char *text)
{
  g_assert_cmpstr (get_focused (editor), ==, "language");
  type (editor, text);
}

static void
test_an_intern_enters_an_interpreter_by_keys (CasesFixture *fixture, gconstpointer data)
{
  static const char *const days[] = { "mon", "tue", "wed" };
  GtkWidget *editor = NULL;
  ZimtRecord *stored = NULL;

  cases_unlock (fixture, "Ina");
  editor = open_new (fixture, ZIMT_RECORD_INTERPRETER);
  g_assert_cmpstr (get_focused (editor), ==, "given");
  type (editor, "Selam");
  tab (editor);
  g_assert_cmpstr (get_focused (editor), ==, "family");
  type (editor, "Tesfaye");
  tab (editor);
  g_assert_cmpstr (get_focused (editor), ==, "state");
  tab (editor);
  g_assert_cmpstr (get_focused (editor), ==, "tags");
  type (editor, "Probe");

  tab_to_button (editor, "Add a Language");
  g_signal_emit_by_name (get_focus (editor), "clicked");
  add_language (editor, "tigri");
  press_return (editor);
  add_language (editor, "ara");
  press_return (editor);
  add_language (editor, "english");

  tab_to_button (editor, "Add Hours");
  g_signal_emit_by_name (get_focus (editor), "clicked");
  g_assert_cmpstr (get_focused (editor), ==, "weekday");
  tab (editor);
  g_assert_cmpstr (get_focused (editor), ==, "from");
  type (editor, "9-12");
  press_return (editor);
  tab (editor);
  press_return (editor);

  tab_to_button (editor, "Add a Phone");
  g_signal_emit_by_name (get_focus (editor), "clicked");
  type (editor, "0361 123456");
  editor_wait_frames (editor);
  editor_photograph (editor, "card-interpreter");
  g_assert_cmpuint (editor_check_buttons (editor), >=, 20);
  save (editor);
  stored = wait_for_card (fixture, ZIMT_RECORD_INTERPRETER);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_EDITOR);

  g_assert_cmpstr (zimt_record_get_text (stored, "given"), ==, "Selam");
  g_assert_cmpstr (zimt_record_get_text (stored, "state"), ==, "applicant");
  g_assert_cmpint (zimt_record_get_number (stored, "travel"), ==, 30);
  g_assert_true (zimt_record_has_code (stored, "tags", "Probe"));
  g_assert_cmpuint (zimt_record_get_n_rows (stored, "skills"), ==, 3);
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (stored, "skills", 0), "language"), ==,
                   "tir");
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (stored, "skills", 1), "language"), ==,
                   "ara");
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (stored, "skills", 2), "other"), ==,
                   "deu");
  g_assert_cmpuint (zimt_record_get_n_rows (stored, "hours"), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      ZimtRecord *row = zimt_record_get_row (stored, "hours", i);

      g_assert_cmpstr (zimt_record_get_text (row, "weekday"), ==, days[i]);
      g_assert_cmpint (zimt_record_get_time (row, "from"), ==, 9 * 60);
      g_assert_cmpint (zimt_record_get_time (row, "to"), ==, 12 * 60);
    }
  g_assert_cmpuint (zimt_record_get_n_rows (stored, "phones"), ==, 1);
}

static const char *
get_problem (GtkWidget *editor, const char *field)
{
  GtkWidget *row = gtk_widget_get_ancestor (cases_find_field (editor, field), ZIMT_TYPE_FORM_ROW);

  return zimt_form_row_get_problem (ZIMT_FORM_ROW (row));
}

static void
test_a_refusal_stands_at_its_field (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *hours = NULL;

  cases_unlock (fixture, "Ina");
  editor = open_new (fixture, ZIMT_RECORD_INTERPRETER);
  cases_type (get_part (editor, "given", GTK_TYPE_ENTRY), "Selam");
  hours = get_part (editor, "hours", ZIMT_TYPE_ROWS_FIELD);
  zimt_rows_field_add (ZIMT_ROWS_FIELD (hours));
  cases_type (get_part (hours, "from", GTK_TYPE_ENTRY), "früh");
  save (editor);
  g_assert_cmpstr (get_problem (editor, "hours"), ==, "Type the time as 8 or 8:30.");
  g_assert_cmpstr (get_focused (editor), ==, "from");
  gtk_editable_set_text (GTK_EDITABLE (get_part (hours, "from", GTK_TYPE_ENTRY)), "9");
  g_assert_null (get_problem (editor, "hours"));
  /* Until when is missing still. */
  save (editor);
  g_assert_nonnull (get_problem (editor, "hours"));
  g_assert_cmpstr (get_focused (editor), ==, "to");
  editor_wait_frames (editor);
  editor_photograph (editor, "card-refused");

  /* Also where it is folded away. */
  gtk_editable_set_text (GTK_EDITABLE (get_part (hours, "to", GTK_TYPE_ENTRY)), "12");
  zimt_rows_field_add (ZIMT_ROWS_FIELD (get_part (editor, "skills", ZIMT_TYPE_ROWS_FIELD)));
  type (editor, "xyz-");
  save (editor);
  g_assert_cmpstr (get_problem (editor, "skills"), ==, "Choose a language from the list.");
  g_assert_cmpstr (get_focused (editor), ==, "language");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (get_part (editor, "given", GTK_TYPE_ENTRY))),
                   ==, "Selam");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static void
test_a_year_begins_empty (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL, *year = NULL;

  cases_unlock (fixture, "Ina");
  editor = open_new (fixture, ZIMT_RECORD_COMPANION);
  year = get_part (editor, "birth_year", GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (year)), ==, "");
  gtk_spin_button_spin (GTK_SPIN_BUTTON (year), GTK_SPIN_STEP_FORWARD, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (year)), ==, "1980");
  cases_type (get_part (editor, "given", GTK_TYPE_ENTRY), "Anna");
  gtk_editable_set_text (GTK_EDITABLE (year), "85");
  gtk_spin_button_update (GTK_SPIN_BUTTON (year));
  save (editor);
  g_assert_nonnull (get_problem (editor, "birth_year"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (year)), ==, "85");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static gboolean
is_duplicate_shown (gpointer data)
{
  return cases_is_anywhere ("could be the same");
}

static void
remember_cb (GtkWidget *editor, const char *id, char **remembered)
{
  g_free (*remembered);
  *remembered = g_strdup (id);
}

static void
test_duplicates_are_listed_while_one_types (CasesFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = new_interpreter ("Jürgen", "Müller");
  GtkWidget *editor = NULL;
  g_autofree char *id = NULL;

  cases_unlock (fixture, "Ina");
  put (fixture, record);
  editor = open_new (fixture, ZIMT_RECORD_INTERPRETER);
  g_signal_connect (editor, "show-card", G_CALLBACK (remember_cb), &id);
  cases_type (get_part (editor, "given", GTK_TYPE_ENTRY), "Jürgen");
  cases_type (get_part (editor, "family", GTK_TYPE_ENTRY), "Mueller");
  editor_wait (is_duplicate_shown, NULL);
  editor_wait_frames (editor);
  editor_photograph (editor, "card-duplicates");
  /* What is typed next goes into the next field. */
  gtk_widget_grab_focus (get_part (editor, "family", GTK_TYPE_ENTRY));
  tab (editor);
  g_assert_cmpstr (get_focused (editor), ==, "state");
  tab_to_button (editor, "Show");
  g_signal_emit_by_name (editor_find_button (editor, "Show"), "clicked");
  g_assert_cmpstr (id, ==, zimt_record_get_id (record));
  /* What was typed is asked for. */
  cases_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  gtk_window_destroy (cases_find_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (GTK_WINDOW (editor));
}

static gboolean
has_cure (gpointer data)
{
  GtkWidget *button = editor_find_button (data, "Compare");

  return button != NULL && gtk_widget_get_mapped (button);
}

static void
test_what_two_change_is_compared (CasesFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = new_interpreter ("Selam", "Tesfaye");
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  GtkWidget *editor = NULL;
  GtkWindow *question = NULL;
  ZimtRecord *stored = NULL;

  cases_unlock (fixture, "Ina");
  put (fixture, record);
  stored = wait_for_card (fixture, ZIMT_RECORD_INTERPRETER);
  other = zimt_record_copy (stored);
  g_ptr_array_add (records, stored);
  gtk_window_present (fixture->window);
  zimt_card_editor_activate (fixture->window, fixture->session, records);
  editor = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_EDITOR));
  editor_present (GTK_WINDOW (editor));
  gtk_editable_set_text (GTK_EDITABLE (get_part (editor, "given", GTK_TYPE_ENTRY)), "Selamawit");

  zimt_record_set_text (other, "family", "Tesfay");
  put (fixture, other);
  save (editor);
  editor_wait (has_cure, editor);
  editor_photograph (editor, "card-conflict");
  g_signal_emit_by_name (editor_find_button (editor, "Compare"), "clicked");
  question = cases_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  editor_photograph (GTK_WIDGET (question), "card-compare");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "take");
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (get_part (editor, "given", GTK_TYPE_ENTRY))),
                   ==, "Selamawit");
  save (editor);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_EDITOR);
  stored = wait_for_card (fixture, ZIMT_RECORD_INTERPRETER);
  g_assert_cmpstr (zimt_record_get_text (stored, "given"), ==, "Selamawit");
  g_assert_cmpstr (zimt_record_get_text (stored, "family"), ==, "Tesfay");
}

static void
test_a_new_organisation_is_stored_along (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *entry = NULL;
  ZimtRecord *person = NULL;
  ZimtCard *card = NULL;

  cases_unlock (fixture, "Ina");
  editor = open_new (fixture, ZIMT_RECORD_PERSON);
  cases_type (get_part (editor, "family", GTK_TYPE_ENTRY), "Yılmaz");
  zimt_rows_field_add (ZIMT_ROWS_FIELD (get_part (editor, "roles", ZIMT_TYPE_ROWS_FIELD)));
  entry = get_part (editor, "organisation", GTK_TYPE_ENTRY);
  cases_type (entry, "Verein der Möwen");
  editor_wait_frames (editor);
  editor_photograph (editor, "card-person");
  editor_press (entry, GDK_KEY_Return, 0);
  save (editor);
  person = wait_for_card (fixture, ZIMT_RECORD_PERSON);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_EDITOR);
  g_assert_cmpuint (zimt_record_get_n_rows (person, "roles"), ==, 1);
  card = zimt_people_get_card (zimt_session_get_people (fixture->session),
                               zimt_record_get_text (zimt_record_get_row (person, "roles", 0),
                                                     "organisation"));
  g_assert_nonnull (card);
  g_assert_cmpstr (zimt_card_get_title (card), ==, "Verein der Möwen");
}

static void
test_shift_tab_and_escape_go_back (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;
  GtkWidget *entry = NULL;

  cases_unlock (fixture, "Ina");
  editor = open_new (fixture, ZIMT_RECORD_INTERPRETER);
  zimt_rows_field_add (ZIMT_ROWS_FIELD (get_part (editor, "skills", ZIMT_TYPE_ROWS_FIELD)));
  g_assert_cmpstr (get_focused (editor), ==, "language");
  tab (editor);
  g_assert_cmpstr (get_focused (editor), ==, "other");
  gtk_widget_child_focus (editor, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpstr (get_focused (editor), ==, "language");
  gtk_widget_child_focus (editor, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpstr (get_focused (editor), ==, "tags");
  gtk_widget_child_focus (editor, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpstr (get_focused (editor), ==, "state");

  /* Escape closes the list first, then the window. */
  entry = get_part (editor, "language", GTK_TYPE_ENTRY);
  gtk_widget_grab_focus (entry);
  cases_type (entry, "ara");
  editor_wait_frames (editor);
  g_assert_true (gtk_widget_get_visible (get_part (editor, "language", GTK_TYPE_POPOVER)));
  editor_photograph (editor, "card-language");
  editor_press (entry, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (get_part (editor, "language", GTK_TYPE_POPOVER)));
  gtk_window_close (GTK_WINDOW (editor));
  cases_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  gtk_window_destroy (cases_find_window (ADW_TYPE_MESSAGE_DIALOG));
  gtk_window_destroy (GTK_WINDOW (editor));
}

static gboolean
has_draft (gpointer data)
{
  g_autoptr (GPtrArray) drafts = zimt_card_drafts_list (data, NULL);

  return drafts->len == 1;
}

static gboolean
has_no_draft (gpointer data)
{
  g_autoptr (GPtrArray) drafts = zimt_card_drafts_list (data, NULL);

  return drafts->len == 0;
}

static void
test_locking_keeps_a_draft (CasesFixture *fixture, gconstpointer data)
{
  static const ZimtRecordKind kinds[] = { ZIMT_RECORD_INTERPRETER, 0 };
  GtkWidget *editor = NULL;
  GtkWidget *bar = NULL;
  ZimtRecord *stored = NULL;

  cases_unlock (fixture, "Ina");
  editor = open_new (fixture, ZIMT_RECORD_INTERPRETER);
  cases_type (get_part (editor, "given", GTK_TYPE_ENTRY), "Selam");
  zimt_rows_field_add (ZIMT_ROWS_FIELD (get_part (editor, "phones", ZIMT_TYPE_ROWS_FIELD)));
  type (editor, "0361 123456");
  cases_lock (fixture);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_EDITOR);

  cases_unlock (fixture, "Ina");
  load_people (fixture);
  editor_wait (has_draft, fixture->session);
  bar = zimt_drafts_bar_new (fixture->session, kinds);
  adw_window_set_content (ADW_WINDOW (fixture->window), bar);
  editor_present (fixture->window);
  editor_photograph (GTK_WIDGET (fixture->window), "card-drafts");
  g_signal_emit_by_name (editor_find_button (bar, "Go On"), "clicked");
  editor = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_EDITOR));
  editor_present (GTK_WINDOW (editor));
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (get_part (editor, "number", GTK_TYPE_ENTRY))),
                   ==, "0361 123456");
  save (editor);
  stored = wait_for_card (fixture, ZIMT_RECORD_INTERPRETER);
  g_assert_cmpstr (zimt_record_get_text (stored, "given"), ==, "Selam");
  editor_wait (has_no_draft, fixture->session);
}

static void
lock_with (CasesFixture *fixture, GtkWidget *editor, const char *given)
{
  cases_type (get_part (editor, "given", GTK_TYPE_ENTRY), given);
  cases_lock (fixture);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_EDITOR);
  cases_unlock (fixture, "Ina");
  load_people (fixture);
  editor_wait (has_draft, fixture->session);
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

static void
test_locking_twice_keeps_one_draft (CasesFixture *fixture, gconstpointer data)
{
  static const ZimtRecordKind kinds[] = { ZIMT_RECORD_INTERPRETER, 0 };
  ZimtPeople *people = zimt_session_get_people (fixture->session);
  g_autoptr (GPtrArray) drafts = NULL;
  GtkWidget *editor = NULL;
  GtkWidget *bar = NULL;

  cases_unlock (fixture, "Ina");
  lock_with (fixture, open_new (fixture, ZIMT_RECORD_INTERPRETER), "Selam");
  bar = zimt_drafts_bar_new (fixture->session, kinds);
  adw_window_set_content (ADW_WINDOW (fixture->window), bar);
  editor_present (fixture->window);
  g_signal_emit_by_name (editor_find_button (bar, "Go On"), "clicked");
  editor = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_EDITOR));
  editor_present (GTK_WINDOW (editor));
  lock_with (fixture, editor, "Selamawit");
  drafts = zimt_people_list_drafts (people);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_nonnull (strstr (zimt_record_get_text (drafts->pdata[0], "title"), "Selamawit"));
  g_assert_true (gtk_widget_get_visible (bar));
  g_signal_emit_by_name (editor_find_button (bar, "Drop"), "clicked");
  editor_wait (is_hidden, bar);
  zimt_people_reload (people);
  editor_settle ();
  g_assert_true (is_hidden (bar));
}

static void
test_without_rights_private_fields_are_not_there (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;

  cases_unlock (fixture, "Cem");
  load_people (fixture);
  gtk_window_present (fixture->window);
  zimt_card_new_activate (fixture->window, fixture->session, ZIMT_RECORD_INTERPRETER);
  editor = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_EDITOR));
  editor_present (GTK_WINDOW (editor));
  g_assert_nonnull (cases_find_field (editor, "given"));
  g_assert_null (cases_find_field (editor, "phones"));
  g_assert_true (cases_is_anywhere ("this account may not change them"));
  editor_photograph (editor, "card-public");
  gtk_window_destroy (GTK_WINDOW (editor));
}

static gboolean
has_two_versions (gpointer data)
{
  GtkWidget *list = editor_get_widget (data, GTK_TYPE_LIST_BOX, "list");

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1) != NULL;
}

static void
test_a_version_comes_back (CasesFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = new_interpreter ("Selam", "Tesfaye");
  g_autoptr (ZimtRecord) changed = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  GtkWidget *dialog = NULL;
  GtkListBox *list = NULL;

  cases_unlock (fixture, "Ina");
  put (fixture, record);
  changed = zimt_record_copy (wait_for_card (fixture, ZIMT_RECORD_INTERPRETER));
  zimt_record_set_text (changed, "family", "Tesfay");
  put (fixture, changed);
  g_ptr_array_add (records, changed);
  gtk_window_present (fixture->window);
  zimt_card_versions_activate (fixture->window, fixture->session, records);
  dialog = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_VERSIONS_DIALOG));
  editor_wait (has_two_versions, dialog);
  list = GTK_LIST_BOX (editor_get_widget (dialog, GTK_TYPE_LIST_BOX, "list"));
  editor_photograph (dialog, "card-versions");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  g_signal_emit_by_name (editor_find_button (dialog, "Restore"), "clicked");
  while (
      g_strcmp0 (zimt_record_get_text (wait_for_card (fixture, ZIMT_RECORD_INTERPRETER), "family"),
                 "Tesfaye")
      != 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_every_kind_has_its_form (CasesFixture *fixture, gconstpointer data)
{
  static const struct
  {
    ZimtRecordKind kind;
    const char *name;
  } kinds[] = { { ZIMT_RECORD_ORGANISATION, "card-organisation" },
                { ZIMT_RECORD_COMPANION, "card-companion" },
                { ZIMT_RECORD_NEWCOMER, "card-newcomer" },
                { ZIMT_RECORD_DEMAND, "card-demand" },
                { ZIMT_RECORD_MAILING, "card-mailing" },
                { ZIMT_RECORD_FILTER, "card-filter" },
                { ZIMT_RECORD_TARIFF, "card-tariff" } };

  cases_unlock (fixture, "Ina");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *editor = open_new (fixture, kinds[i].kind);

      editor_check_buttons (editor);
      editor_photograph (editor, kinds[i].name);
      gtk_window_close (GTK_WINDOW (editor));
      cases_wait_for_no_window (ZIMT_TYPE_CARD_EDITOR);
    }
}

/* Dark and right-to-left, to be looked at. */
static void
test_it_fits_dark_and_mirrored (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *editor = NULL;

  cases_unlock (fixture, "Ina");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  editor = open_new (fixture, ZIMT_RECORD_INTERPRETER);
  zimt_rows_field_add (ZIMT_ROWS_FIELD (get_part (editor, "skills", ZIMT_TYPE_ROWS_FIELD)));
  zimt_rows_field_add (ZIMT_ROWS_FIELD (get_part (editor, "hours", ZIMT_TYPE_ROWS_FIELD)));
  editor_wait_frames (editor);
  editor_photograph (editor, "card-dark-rtl");
  gtk_window_destroy (GTK_WINDOW (editor));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
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
  add ("/card-editor/an-intern-enters-an-interpreter-by-keys",
       test_an_intern_enters_an_interpreter_by_keys);
  add ("/card-editor/a-refusal-stands-at-its-field", test_a_refusal_stands_at_its_field);
  add ("/card-editor/a-year-of-birth-begins-empty", test_a_year_begins_empty);
  add ("/card-editor/duplicates-are-listed-while-one-types",
       test_duplicates_are_listed_while_one_types);
  add ("/card-editor/what-two-change-is-compared", test_what_two_change_is_compared);
  add ("/card-editor/a-new-organisation-is-stored-along", test_a_new_organisation_is_stored_along);
  add ("/card-editor/shift-tab-and-escape-go-back", test_shift_tab_and_escape_go_back);
  add ("/card-editor/locking-keeps-a-draft", test_locking_keeps_a_draft);
  add ("/card-editor/locking-twice-keeps-one-draft", test_locking_twice_keeps_one_draft);
  add ("/card-editor/without-rights-private-fields-are-not-there",
       test_without_rights_private_fields_are_not_there);
  add ("/card-editor/a-version-comes-back", test_a_version_comes_back);
  add ("/card-editor/every-kind-has-its-form", test_every_kind_has_its_form);
  add ("/card-editor/it-fits-dark-and-mirrored", test_it_fits_dark_and_mirrored);
  status = g_test_run ();
  cases_fixture_forget ();
  return status;
}
