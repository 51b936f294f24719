/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a case as a whole: stages, hand-over, restricting, closing, versions. */
#include "case-view-fixture.h"

#include <string.h>

#include "zimt-card-window.h"
#include "zimt-choice-field.h"
#include "zimt-record-dialog.h"
#include "zimt-record-editor.h"
#include "zimt-record-form.h"
#include "zimt-versions-dialog.h"

static CaseFixture shared;

typedef struct
{
  CaseFixture *house;
  char *id; /* owned: of the case that is shown */
} CaseTest;

static void
show_case (CaseTest *test, const char *pseudonym, const char *name)
{
  g_free (test->id);
  test->id = case_new (test->house, pseudonym, name);
  zimt_case_view_show (test->house->view, test->id);
}

static void
set_up (CaseTest *test, gconstpointer data)
{
  test->house = &shared;
  test->id = NULL;
  case_open_window (test->house, 1100, 720);
}

static void
tear_down (CaseTest *test, gconstpointer data)
{
  case_close_window (test->house);
  g_free (test->id);
}

static ZimtRecord *
get_case (CaseTest *test)
{
  return case_get (test->house, test->id);
}

static gboolean
activate (CaseTest *test, const char *action)
{
  gboolean is_done = gtk_widget_activate_action (GTK_WIDGET (test->house->view), action, NULL);

  editor_settle ();
  return is_done;
}

static GtkWidget *
open_dialog (CaseTest *test, const char *action)
{
  g_assert_true (activate (test, action));
  return GTK_WIDGET (case_take_window (ZIMT_TYPE_RECORD_DIALOG));
}

static ZimtChoiceField *
get_choice (GtkWidget *dialog)
{
  return ZIMT_CHOICE_FIELD (case_get_nth (dialog, ZIMT_TYPE_CHOICE_FIELD, 0));
}

static void
type (GtkWidget *dialog, guint index, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (case_get_nth (dialog, GTK_TYPE_ENTRY, index)), text);
}

static void
drop_dialog (GtkWidget *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  editor_settle ();
}

/* --- Stages --- */

static void
test_raising_the_stage_asks_for_the_name (CaseTest *test, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  show_case (test, "Ahorn-Kiesel", NULL);
  dialog = open_dialog (test, "case.change-stage");
  g_assert_false (case_says (dialog, "Enter the name"));
  zimt_choice_field_set_id (get_choice (dialog), "named");
  editor_settle ();
  case_press (dialog, "Change");
  g_assert_true (case_says (dialog, "Enter the name"));
  editor_photograph (dialog, "case-stage-refused");
  type (dialog, 0, "Nour Aziz");
  case_press (dialog, "Change");
  case_wait_for_revision (test->house, test->id, 2);
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "name"), ==, "Nour Aziz");
  g_assert_true (case_is_seen ("Nour Aziz"));
  g_assert_false (case_has_window (ZIMT_TYPE_RECORD_DIALOG));
  g_assert_cmpstr (test->house->told, ==, "The stage was changed.");
}

static void
test_lowering_the_stage_leaves_no_name (CaseTest *test, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkWidget *question = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  ZimtRecord *changed = NULL;

  show_case (test, "Birke-Granit", "Yusuf Rahimi");
  changed = zimt_record_copy (get_case (test));
  zimt_record_set_text (changed, "contact", "yusuf@example.org");
  case_store (test->house, changed);
  dialog = open_dialog (test, "case.change-stage");
  zimt_choice_field_set_id (get_choice (dialog), "pseudonymous");
  editor_settle ();
  editor_photograph (dialog, "case-stage-lowered");
  case_press (dialog, "Change");
  question = GTK_WIDGET (case_take_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (
      case_says (question, "The name goes from every version; this cannot be taken back."));
  editor_photograph (question, "case-stage-question");
  case_press (question, "Keep Name");
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "name"), ==, "Yusuf Rahimi");
  case_press (dialog, "Change");
  case_press (GTK_WIDGET (case_take_window (ADW_TYPE_MESSAGE_DIALOG)), "Take Away");
  case_wait_for_revision (test->house, test->id, 3);
  versions = case_load_versions (test->house, test->id);
  g_assert_cmpuint (versions->len, ==, 3);
  for (guint i = 0; i < versions->len; i++)
    {
      g_assert_cmpstr (zimt_record_get_text (versions->pdata[i], "name"), ==, "");
      g_assert_cmpstr (zimt_record_get_text (versions->pdata[i], "contact"), ==, "");
    }
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "stage"), ==, "pseudonymous");
  g_assert_false (case_is_seen ("Rahimi"));
  g_assert_true (case_is_seen ("Birke-Granit"));
}

/* --- Whose case it is --- */

static void
test_a_case_is_handed_over (CaseTest *test, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  const char *bela = case_get_uid (test->house, "Bela");
  const char *ada = case_get_uid (test->house, "Ada");

  show_case (test, "Linde-Basalt", NULL);
  /* Nobody is there to take it over. */
  activate (test, "case.hand-over-to-deputy");
  g_assert_cmpuint (zimt_record_get_revision (get_case (test)), ==, 1);
  dialog = open_dialog (test, "case.hand-over");
  case_press (dialog, "Hand Over");
  g_assert_true (case_says (dialog, "Choose who takes the case over."));
  zimt_choice_field_set_id (get_choice (dialog), bela);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (case_get_nth (dialog, GTK_TYPE_CHECK_BUTTON, 0)),
                               TRUE);
  editor_photograph (dialog, "case-hand-over");
  case_press (dialog, "Hand Over");
  case_wait_for_revision (test->house, test->id, 2);
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "counsellor"), ==, bela);
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "deputy"), ==, ada);
  g_assert_true (activate (test, "case.hand-over-to-deputy"));
  case_wait_for_revision (test->house, test->id, 3);
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "counsellor"), ==, ada);
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "deputy"), ==, bela);
  g_assert_cmpstr (test->house->told, ==, "The case was handed over to the deputy.");
}

static gboolean
is_restricted (gpointer data)
{
  return !g_str_equal (zimt_record_get_class (get_case (data)), "C");
}

static gboolean
is_open_to_all (gpointer data)
{
  return !is_restricted (data);
}

static void
test_a_case_is_restricted_and_opened_again (CaseTest *test, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autofree char *consultation = NULL;

  show_case (test, "Esche-Ton", NULL);
  consultation = g_strdup (zimt_record_get_id (
      case_add_consultation (test->house, test->id, 1, "violence-discrimination", "")));
  dialog = open_dialog (test, "case.restrict");
  g_assert_true (case_says (dialog, "Ada (you)"));
  g_assert_true (case_says (dialog, "Bela"));
  g_assert_true (case_says (dialog, "All others will not see that it exists"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (case_get_nth (dialog, GTK_TYPE_CHECK_BUTTON, 1)),
                               TRUE);
  editor_photograph (dialog, "case-restrict");
  case_press (dialog, "Restrict");
  editor_wait (is_restricted, test);
  editor_settle ();
  g_assert_true (case_is_seen ("Restricted"));
  g_assert_cmpstr (zimt_record_get_class (case_get (test->house, consultation)), ==,
                   zimt_record_get_class (get_case (test)));
  dialog = open_dialog (test, "case.hand-over");
  g_assert_true (case_says (dialog, "This case is restricted"));
  drop_dialog (dialog);
  dialog = open_dialog (test, "case.restrict");
  case_press (dialog, "Let All Counsellors");
  editor_wait (is_open_to_all, test);
  editor_settle ();
  g_assert_false (case_is_seen ("Restricted"));
}

/* --- Closing --- */

static void
add_open_things (CaseTest *test, char **follow_up_id, char **referral_id)
{
  ZimtRecord *follow_up
      = case_new_record (test->id, ZIMT_RECORD_FOLLOW_UP, "text", "Ring the office");
  ZimtRecord *referral
      = case_new_record (test->id, ZIMT_RECORD_REFERRAL, "organisation", "Jobcentre");

  zimt_record_set_date (follow_up, "due", EDITOR_TODAY + 2);
  zimt_record_set_text (referral, "state", "handed-over");
  zimt_record_set_date (referral, "ask_again", EDITOR_TODAY + 9);
  *follow_up_id = g_strdup (zimt_record_get_id (case_store (test->house, follow_up)));
  *referral_id = g_strdup (zimt_record_get_id (case_store (test->house, referral)));
}

static void
test_a_case_is_closed_and_reopened (CaseTest *test, gconstpointer data)
{
  g_autofree char *follow_up = NULL;
  g_autofree char *referral = NULL;
  GtkWidget *dialog = NULL;

  show_case (test, "Eibe-Kreide", NULL);
  add_open_things (test, &follow_up, &referral);
  dialog = open_dialog (test, "case.close");
  g_assert_true (case_says (dialog, "2 things are still open:"));
  g_assert_true (case_says (dialog, "Ring the office"));
  g_assert_true (case_says (dialog, "Jobcentre"));
  g_assert_true (case_says (dialog, "12 months after closing, from 24.11.2027 on"));
  case_press (dialog, "Close Case");
  g_assert_true (case_says (dialog, "Write why the case is closed."));
  type (dialog, 0, "Moved to Leipzig");
  case_press (dialog, "Close Case");
  g_assert_true (case_says (dialog, "Choose what came out of the case."));
  editor_photograph (dialog, "case-close");
  zimt_choice_field_set_id (get_choice (dialog), "moved-away");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (case_get_nth (dialog, GTK_TYPE_CHECK_BUTTON, 0)),
                               TRUE);
  case_press (dialog, "Close Case");
  case_wait_for_revision (test->house, test->id, 2);
  g_assert_cmpint (zimt_record_get_date (get_case (test), "closed"), ==, EDITOR_TODAY);
  g_assert_cmpint (zimt_record_get_date (case_get (test->house, follow_up), "done"), ==,
                   EDITOR_TODAY);
  g_assert_cmpint (zimt_record_get_date (case_get (test->house, referral), "ask_again"), ==, 0);
  g_assert_true (case_is_seen ("Moved to Leipzig"));
  g_assert_true (case_is_seen ("Wed 24.11.2027"));
  editor_photograph (GTK_WIDGET (test->house->window), "case-closed");
  activate (test, "case.close");
  g_assert_false (case_has_window (ZIMT_TYPE_RECORD_DIALOG));
  g_assert_true (activate (test, "case.reopen"));
  case_wait_for_revision (test->house, test->id, 3);
  g_assert_cmpint (zimt_record_get_date (get_case (test), "closed"), ==, 0);
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "reason"), ==, "");
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "outcome"), ==, "");
  g_assert_false (case_is_seen ("Leipzig"));
}

static void
test_data_is_kept_for_a_reason (CaseTest *test, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  show_case (test, "Ulme-Schiefer", NULL);
  dialog = open_dialog (test, "case.keep");
  case_press (dialog, "Keep");
  g_assert_true (case_says (dialog, "Write why the data is kept."));
  type (dialog, 0, "A lawsuit is going on");
  editor_photograph (dialog, "case-keep");
  case_press (dialog, "Keep");
  case_wait_for_revision (test->house, test->id, 2);
  g_assert_true (zimt_record_get_flag (get_case (test), "hold"));
  g_assert_true (case_is_seen ("A lawsuit is going on"));
  dialog = open_dialog (test, "case.close");
  g_assert_true (case_says (dialog, "The data is kept for the reason that is given."));
  g_assert_true (case_says (dialog, "Nothing is open any more."));
  drop_dialog (dialog);
  g_assert_true (activate (test, "case.release"));
  case_wait_for_revision (test->house, test->id, 3);
  g_assert_false (zimt_record_get_flag (get_case (test), "hold"));
  g_assert_false (case_is_seen ("lawsuit"));
}

static void
test_typed_reasons_are_asked_about (CaseTest *test, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  show_case (test, "Weide-Gneis", NULL);
  dialog = open_dialog (test, "case.keep");
  type (dialog, 0, "A lawsuit");
  gtk_window_close (GTK_WINDOW (dialog));
  editor_settle ();
  g_assert_true (case_has_window (ADW_TYPE_MESSAGE_DIALOG));
  drop_dialog (dialog);
  g_assert_false (case_has_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_a_case_is_changed (CaseTest *test, gconstpointer data)
{
  GtkWidget *editor = NULL;

  show_case (test, "Tanne-Quarz", "Leyla Demir");
  g_assert_true (activate (test, "case.change"));
  editor = GTK_WIDGET (case_take_window (ZIMT_TYPE_RECORD_EDITOR));
  g_assert_true (case_says (editor, "Leyla Demir"));
  editor_photograph (editor, "case-change");
  drop_dialog (editor);
}

/* (transfer full) (nullable) */
static ZimtRecord *
dup_appointment (const char *case_id)
{
  g_autoptr (GPtrArray) records
      = zimt_case_book_list (zimt_session_get_book (shared.session), ZIMT_RECORD_FOLLOW_UP);

  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (zimt_record_get_text (records->pdata[i], "case"), case_id)
        && g_str_has_prefix (zimt_record_get_text (records->pdata[i], "text"), "Appointment"))
      return zimt_record_ref (records->pdata[i]);
  return NULL;
}

static gboolean
has_appointment (gpointer case_id)
{
  g_autoptr (ZimtRecord) appointment = dup_appointment (case_id);

  return appointment != NULL;
}

/* By the button of the case: its language is chosen already. */
static void
test_the_next_appointment_knows_the_case (CaseTest *test, gconstpointer data)
{
  static const char *const languages[] = { "deu", "tir", NULL };
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (ZimtRecord) job = NULL;
  g_autoptr (ZimtRecord) appointment = NULL;
  ZimtRecordForm *form = NULL;
  GtkWidget *dialog = NULL;

  show_case (test, "Birke-Achat", NULL);
  owner = zimt_record_copy (get_case (test));
  zimt_record_set_codes (owner, "languages", languages);
  case_store (test->house, g_steal_pointer (&owner));
  case_press (GTK_WIDGET (test->house->view), "Appointment");
  dialog = GTK_WIDGET (case_take_window (ZIMT_TYPE_CARD_WINDOW));
  form = ZIMT_RECORD_FORM (editor_get_widget (dialog, ZIMT_TYPE_RECORD_FORM, NULL));
  job = zimt_record_form_dup_record (form);
  g_assert_cmpstr (zimt_record_get_text (job, "language"), ==, "tir");
  zimt_record_set_time (job, "from", 10 * 60);
  zimt_record_set_time (job, "to", 11 * 60);
  zimt_record_form_set_record (form, job);
  case_press (dialog, "Arrange");
  editor_wait (has_appointment, test->id);
  appointment = dup_appointment (test->id);
  g_assert_cmpstr (zimt_record_get_text (appointment, "text"), ==,
                   "Appointment 10:00–11:00, Tigrinya");
}

static void
photograph_dialogs (CaseTest *test, const char *look)
{
  static const char *const acts[] = { "change-stage", "hand-over", "restrict", "close", "keep" };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *action = g_strconcat ("case.", acts[i], NULL);
      g_autofree char *name = g_strdup_printf ("case-%s-%s", acts[i], look);
      GtkWidget *dialog = open_dialog (test, action);

      editor_photograph (dialog, name);
      drop_dialog (dialog);
    }
}

static void
test_they_are_photographed (CaseTest *test, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree char *follow_up = NULL;
  g_autofree char *referral = NULL;

  show_case (test, "Pappel-Sand", "Rojin Kaya");
  add_open_things (test, &follow_up, &referral);
  photograph_dialogs (test, "light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  photograph_dialogs (test, "dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* --- Versions --- */

static ZimtVersionsDialog *
take_versions (void)
{
  GtkWindow *dialog = case_take_window (ZIMT_TYPE_VERSIONS_DIALOG);

  editor_wait_frames (GTK_WIDGET (dialog));
  return ZIMT_VERSIONS_DIALOG (dialog);
}

static gboolean
has_rows (gpointer data)
{
  GtkListBox *list = data;

  return gtk_list_box_get_row_at_index (list, 0) != NULL;
}

static GtkListBox *
get_versions_list (ZimtVersionsDialog *dialog)
{
  GtkWidget *list = editor_get_widget (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX, "list");

  editor_wait (has_rows, list);
  return GTK_LIST_BOX (list);
}

static void
select_version (ZimtVersionsDialog *dialog, int index)
{
  GtkListBox *list = get_versions_list (dialog);

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, index));
  editor_settle ();
}

static void
test_versions_are_compared_and_restored (CaseTest *test, gconstpointer data)
{
  ZimtRecord *record = NULL;
  ZimtVersionsDialog *dialog = NULL;
  g_autofree char *id = NULL;
  GtkWidget *restore = NULL;

  show_case (test, "Fichte-Lehm", NULL);
  record = case_add_consultation (test->house, test->id, 3, "work",
                                  "Looks for work.\nHas a certificate.\nComes again.");
  id = g_strdup (zimt_record_get_id (record));
  record = zimt_record_copy (record);
  zimt_record_set_text (record, "note", "Looks for work.\nHas no certificate.\nComes again.");
  zimt_record_set_text (record, "channel", "phone");
  case_store (test->house, record);
  gtk_widget_activate_action (GTK_WIDGET (test->house->view), "case.entry-versions", "s", id);
  dialog = take_versions ();
  select_version (dialog, 0);
  restore = editor_find_button (GTK_WIDGET (dialog), "Restore");
  g_assert_false (gtk_widget_get_sensitive (restore));
  g_assert_true (case_says (GTK_WIDGET (dialog), "On site → Phone"));
  g_assert_true (case_says (GTK_WIDGET (dialog), "−"));
  g_assert_true (case_says (GTK_WIDGET (dialog), "Has a certificate."));
  g_assert_true (case_says (GTK_WIDGET (dialog), "Has no certificate."));
  editor_photograph (GTK_WIDGET (dialog), "case-versions");
  select_version (dialog, 1);
  g_assert_true (case_says (GTK_WIDGET (dialog), "This was written down first."));
  editor_photograph (GTK_WIDGET (dialog), "case-versions-first");
  case_press (GTK_WIDGET (dialog), "Restore");
  case_wait_for_revision (test->house, id, 3);
  record = case_get (test->house, id);
  g_assert_cmpstr (zimt_record_get_text (record, "note"), ==,
                   "Looks for work.\nHas a certificate.\nComes again.");
  g_assert_cmpstr (zimt_record_get_text (record, "channel"), ==, "on-site");
  editor_wait_frames (GTK_WIDGET (dialog));
  g_assert_true (case_says (GTK_WIDGET (dialog), "All versions are kept."));
  g_assert_nonnull (gtk_list_box_get_row_at_index (get_versions_list (dialog), 2));
  drop_dialog (GTK_WIDGET (dialog));
}

static void
test_a_restored_case_gets_no_name_back (CaseTest *test, gconstpointer data)
{
  ZimtRecord *changed = NULL;
  GtkWidget *dialog = NULL;
  ZimtVersionsDialog *versions = NULL;

  show_case (test, "Kiefer-Marmor", "Omid Karimi");
  changed = zimt_record_copy (get_case (test));
  zimt_record_set_text (changed, "age_band", "35-44");
  case_store (test->house, changed);
  dialog = open_dialog (test, "case.change-stage");
  zimt_choice_field_set_id (get_choice (dialog), "pseudonymous");
  case_press (dialog, "Change");
  case_press (GTK_WIDGET (case_take_window (ADW_TYPE_MESSAGE_DIALOG)), "Take Away");
  case_wait_for_revision (test->house, test->id, 3);
  g_assert_true (activate (test, "case.versions"));
  versions = take_versions ();
  select_version (versions, 2);
  g_assert_false (case_is_seen ("Karimi"));
  case_press (GTK_WIDGET (versions), "Restore");
  case_wait_for_revision (test->house, test->id, 4);
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "age_band"), ==, "27-34");
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "stage"), ==, "pseudonymous");
  g_assert_cmpstr (zimt_record_get_text (get_case (test), "name"), ==, "");
  drop_dialog (GTK_WIDGET (versions));
}

int
main (int argc, char **argv)
{
  int status = 0;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  case_fixture_begin (&shared);
#define ADD(path, test) g_test_add ("/case-dialogs/" path, CaseTest, NULL, set_up, test, tear_down)
  ADD ("raising-the-stage-asks-for-the-name", test_raising_the_stage_asks_for_the_name);
  ADD ("lowering-the-stage-leaves-no-name", test_lowering_the_stage_leaves_no_name);
  ADD ("a-case-is-handed-over", test_a_case_is_handed_over);
  ADD ("a-case-is-restricted-and-opened-again", test_a_case_is_restricted_and_opened_again);
  ADD ("a-case-is-closed-and-reopened", test_a_case_is_closed_and_reopened);
  ADD ("data-is-kept-for-a-reason", test_data_is_kept_for_a_reason);
  ADD ("typed-reasons-are-asked-about", test_typed_reasons_are_asked_about);
  ADD ("a-case-is-changed", test_a_case_is_changed);
  ADD ("the-next-appointment-knows-the-case", test_the_next_appointment_knows_the_case);
  ADD ("they-are-photographed", test_they_are_photographed);
  ADD ("versions-are-compared-and-restored", test_versions_are_compared_and_restored);
  ADD ("a-restored-case-gets-no-name-back", test_a_restored_case_gets_no_name_back);
  status = g_test_run ();
  case_fixture_end (&shared);
  return status;
}
