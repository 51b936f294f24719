/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs of interpreters: who can, the offer to several, its steps, what nobody can, and the
 * appointment of a case. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "pools-fixture.h"
#include "zimt-card-commands.h"
#include "zimt-card-line.h"
#include "zimt-card-pane.h"
#include "zimt-card-window.h"
#include "zimt-job-dialog.h"
#include "zimt-room-choice.h"

#define TUESDAY (EDITOR_TODAY + 7)
#define SECRET "Familie Weldu"

/* --- Helpers --- */

static void
put_interpreter (CasesFixture *fixture, const char *given, const char *family, const char *gender,
                 const char *language, const char *weekday)
{
  ZimtRecord *interpreter = pools_new_interpreter (given, family, gender, language);

  pools_add_hours (interpreter, weekday, 9, 12);
  g_free (pools_put (fixture, interpreter));
}

/* Two can on Tuesday at ten; one is a man, one speaks something else, one has no time. */
static void
put_pool (CasesFixture *fixture)
{
  put_interpreter (fixture, "Selam", "Tesfaye", "female", "tir", "tue");
  put_interpreter (fixture, "Rahel", "Gebre", "female", "tir", "tue");
  put_interpreter (fixture, "Dawit", "Haile", "male", "tir", "tue");
  put_interpreter (fixture, "Omar", "Azizi", "female", "prs", "tue");
  put_interpreter (fixture, "Mina", "Weber", "female", "tir", "wed");
  g_free (pools_put (fixture, pools_new_organisation ("Praxis Nord", "praxis@example.org")));
}

static void
begin (CasesFixture *fixture, const char *name)
{
  cases_unlock (fixture, "Ada");
  put_pool (fixture);
  cases_lock (fixture);
  editor_settle ();
  cases_unlock (fixture, name);
  pools_load (fixture);
  gtk_window_present (fixture->window);
}

static GtkWidget *
open_job (CasesFixture *fixture)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  zimt_match_activate (fixture->window, fixture->session, none);
  return GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_WINDOW));
}

static void
ask (GtkWidget *dialog, const char *language)
{
  ZimtSession *session = zimt_card_window_get_session (ZIMT_CARD_WINDOW (dialog));

  pools_type (dialog, "language",
              zimt_people_get_label (zimt_session_get_people (session), "language", language));
  pools_choose (dialog, "field", "health");
  pools_choose (dialog, "gender", "female");
  pools_type (dialog, "date", "1.12.2026");
  pools_type (dialog, "from", "10");
  pools_type (dialog, "to", "11");
}

static gboolean
has_rooms (gpointer data)
{
  GtkDropDown *drop_down = data;

  return g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)) > 1;
}

static void
choose_room (GtkWidget *dialog)
{
  GtkWidget *choice = editor_get_widget (dialog, ZIMT_TYPE_ROOM_CHOICE, NULL);
  GtkWidget *drop_down = editor_get_widget (choice, GTK_TYPE_DROP_DOWN, NULL);

  editor_wait (has_rooms, drop_down);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  g_assert_cmpint (zimt_room_choice_get_room (ZIMT_ROOM_CHOICE (choice)), !=, 0);
}

/* A dialog goes and the next one comes. */
static GtkWidget *
wait_for_assignment (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      GtkWindow *window = cases_find_window (ZIMT_TYPE_CARD_WINDOW);

      if (window != NULL && g_str_equal (gtk_window_get_title (window), _ ("Assignment")))
        return GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_WINDOW));
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_error ("The assignment is not shown");
}

static GtkWidget *
offer_to_two (CasesFixture *fixture)
{
  GtkWidget *dialog = open_job (fixture);

  ask (dialog, "tir");
  pools_type (dialog, "place", "Praxis am Markt 3");
  pools_type (dialog, "for_whom", SECRET);
  gtk_check_button_set_active (pools_get_rank (dialog, "Selam Tesfaye"), TRUE);
  gtk_check_button_set_active (pools_get_rank (dialog, "Rahel Gebre"), TRUE);
  choose_room (dialog);
  pools_photograph (dialog, "jobs-who-can");
  pools_press (dialog, "Offer to 2 People");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "offered", 2);
  return wait_for_assignment ();
}

static void
close_window (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "window.close", NULL);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_WINDOW);
}

/* The fixed bookings of that Tuesday's week that are called so. */
static guint
count_bookings (CasesFixture *fixture, const char *title)
{
  g_autoptr (GPtrArray) bookings = editor_find (&fixture->house, TUESDAY - 1, title);

  return bookings->len;
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

static void
undo (CasesFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  zimt_center_undo_async (fixture->house.center, done_cb, &result);
  editor_wait (has_result, &result);
  name = zimt_center_undo_finish (fixture->house.center, result, &error);
  g_assert_no_error (error);
}

static void
told_cb (ZimtSession *session, const char *text, gpointer user_data)
{
  g_autoptr (GString) told = g_string_new (*(char **)user_data);

  g_string_append_printf (told, "%s\n", text);
  g_free (*(char **)user_data);
  *(char **)user_data = g_strdup (told->str);
}

/* --- Who can --- */

static void
test_who_can (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  begin (fixture, "Ina");
  dialog = open_job (fixture);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)),
                                         cases_find_field (dialog, "language")));
  pools_photograph (dialog, "jobs-empty");
  ask (dialog, "tir");
  g_assert_true (pools_says (dialog, "2 people can"));
  g_assert_true (pools_says (dialog, "Selam Tesfaye"));
  g_assert_true (pools_says (dialog, "Health"));
  g_assert_true (pools_says (dialog, "3 people cannot, and why"));
  gtk_expander_set_expanded (GTK_EXPANDER (editor_get_widget (dialog, GTK_TYPE_EXPANDER, NULL)),
                             TRUE);
  editor_settle ();
  g_assert_true (pools_says (dialog, "\u2068Mina Weber\u2069: Has no time at these hours."));
  g_assert_true (pools_says (dialog, "1 person does not interpret between these languages"));
  g_assert_false (pools_says (dialog, "Omar Azizi"));
  pools_photograph (dialog, "jobs-why-not");
  editor_check_buttons (dialog);
  pools_check_names (dialog);
  close_window (dialog);
}

static void
test_offer (CasesFixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;
  GtkWidget *dialog = NULL;

  begin (fixture, "Ina");
  g_signal_connect (fixture->session, "done", G_CALLBACK (told_cb), &told);
  dialog = offer_to_two (fixture);
  g_assert_cmpuint (count_bookings (fixture, _ ("Busy")), ==, 1);
  g_assert_nonnull (told);
  pools_photograph (dialog, "jobs-offered");
  editor_check_buttons (dialog);
  pools_check_names (dialog);
  g_assert_false (cases_is_anywhere ("mailto"));
  pools_press (dialog, "Accepted");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "accepted", 1);
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "cancelled", 1);
  g_assert_cmpuint (count_bookings (fixture, _ ("Busy")), ==, 1);
  pools_photograph (dialog, "jobs-accepted");
  pools_press (dialog, "Confirm");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "confirmed", 1);
  pools_photograph (dialog, "jobs-confirmed");
  undo (fixture);
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "accepted", 1);
  undo (fixture);
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "offered", 2);
  undo (fixture);
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, NULL, 0);
  g_assert_cmpuint (count_bookings (fixture, _ ("Busy")), ==, 0);
  /* What is not there any more is not shown any more. */
  cases_wait_for_no_window (ZIMT_TYPE_CARD_WINDOW);
  g_signal_handlers_disconnect_by_func (fixture->session, told_cb, &told);
}

/* The line of the list of rooms. */
static char *
dup_room_line (GtkWidget *dialog, guint position)
{
  GtkWidget *choice = editor_get_widget (dialog, ZIMT_TYPE_ROOM_CHOICE, NULL);
  GtkWidget *drop_down = editor_get_widget (choice, GTK_TYPE_DROP_DOWN, NULL);

  editor_wait (has_rooms, drop_down);
  return g_strdup (gtk_string_list_get_string (
      GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down))), position));
}

static void
test_somebody_else (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  g_autofree char *none = NULL;
  g_autofree char *first = NULL;

  begin (fixture, "Ina");
  dialog = open_job (fixture);
  ask (dialog, "tir");
  gtk_check_button_set_active (pools_get_rank (dialog, "Selam Tesfaye"), TRUE);
  none = dup_room_line (dialog, 0);
  first = dup_room_line (dialog, 1);
  g_assert_cmpstr (none, ==, _ ("No room of the house"));
  g_assert_cmpstr (first, ==, "4 · Beratungsraum");
  choose_room (dialog);
  pools_press (dialog, "Offer to 1 Person");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "offered", 1);
  dialog = wait_for_assignment ();
  pools_press (dialog, "Refused");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "refused", 1);
  pools_press (dialog, "Find Somebody Else");
  dialog = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_WINDOW));
  g_clear_pointer (&none, g_free);
  none = dup_room_line (dialog, 0);
  g_assert_cmpstr (none, ==, _ ("No other room"));
  pools_photograph (dialog, "jobs-somebody-else");
  gtk_check_button_set_active (pools_get_rank (dialog, "Rahel Gebre"), TRUE);
  pools_press (dialog, "Offer to 1 Person");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "offered", 1);
  dialog = wait_for_assignment ();
  g_assert_cmpuint (count_bookings (fixture, _ ("Busy")), ==, 1);
  pools_press (dialog, "Cancel Assignment");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "cancelled", 1);
  g_assert_cmpuint (count_bookings (fixture, _ ("Busy")), ==, 0);
  close_window (dialog);
}

/* What is out of range stays as it was typed, and nothing is stored. */
static void
refuse_kilometres (CasesFixture *fixture, GtkWidget *dialog, const char *typed)
{
  GtkWidget *spin
      = editor_get_widget (cases_find_field (dialog, "kilometres"), GTK_TYPE_SPIN_BUTTON, NULL);

  pools_type (dialog, "kilometres", typed);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, typed);
  pools_press (dialog, "Done");
  editor_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, typed);
  g_assert_true (pools_says (dialog, "Type a whole number from 0 to 9999."));
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "confirmed", 1);
}

/* The state, the reason and the effort go together, and come back together. */
static void
test_one_act (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkEditable *reason = NULL;
  g_autoptr (GPtrArray) assignments = NULL;

  begin (fixture, "Ina");
  dialog = offer_to_two (fixture);
  pools_press (dialog, "Accepted");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "accepted", 1);
  pools_press (dialog, "Confirm");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "confirmed", 1);
  reason = GTK_EDITABLE (pools_get_shown (dialog, GTK_TYPE_ENTRY));
  gtk_editable_set_text (reason, "Es ging länger.");
  pools_type (dialog, "minutes", "lange");
  pools_press (dialog, "Done");
  editor_settle ();
  g_assert_cmpstr (gtk_editable_get_text (reason), ==, "Es ging länger.");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "confirmed", 1);
  pools_type (dialog, "minutes", "90");
  refuse_kilometres (fixture, dialog, "-5");
  refuse_kilometres (fixture, dialog, "1000000000");
  pools_type (dialog, "kilometres", "12");
  pools_press (dialog, "Done");
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "done", 1);
  editor_settle ();
  g_assert_cmpstr (gtk_editable_get_text (reason), ==, "");
  undo (fixture);
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "confirmed", 1);
  assignments = pools_list (fixture, ZIMT_RECORD_ASSIGNMENT);
  for (guint i = 0; i < assignments->len; i++)
    {
      g_assert_cmpint (zimt_record_get_number (assignments->pdata[i], "minutes"), ==, 0);
      g_assert_cmpstr (zimt_record_get_text (assignments->pdata[i], "reason"), ==, "");
    }
  close_window (dialog);
}

static void
test_nobody (CasesFixture *fixture, gconstpointer data)
{
  ZimtRecord *service = pools_new_organisation ("Dolmetscher Süd", "sued@example.org");
  g_autoptr (GPtrArray) demands = NULL;
  GtkWidget *dialog = NULL;

  cases_unlock (fixture, "Ada");
  zimt_record_set_text (service, "kind", "interpreting-service");
  g_free (pools_put (fixture, service));
  cases_lock (fixture);
  editor_settle ();
  begin (fixture, "Ina");
  dialog = open_job (fixture);
  ask (dialog, "kmr");
  g_assert_true (pools_says (dialog, "Nobody can"));
  g_assert_true (pools_says (dialog, "Dolmetscher Süd"));
  g_assert_false (pools_says (dialog, "Praxis Nord"));
  pools_photograph (dialog, "jobs-nobody");
  editor_check_buttons (dialog);
  pools_check_names (dialog);
  pools_press (dialog, "Note as Unmet");
  pools_wait_for (fixture, ZIMT_RECORD_DEMAND, NULL, 1);
  g_assert_true (pools_says (dialog, "The demand is noted."));
  demands = pools_list (fixture, ZIMT_RECORD_DEMAND);
  g_assert_cmpstr (zimt_record_get_text (demands->pdata[0], "reason"), ==, "nobody-speaks");
  g_assert_cmpstr (zimt_record_get_text (demands->pdata[0], "language"), ==, "kmr");
  close_window (dialog);
}

/* --- In the pane --- */

static gboolean
is_date_edited (CasesFixture *fixture, const char *state)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *pane = zimt_card_pane_new (fixture->session);
  g_autoptr (ZimtRecord) assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  gboolean is_edited = FALSE;

  zimt_record_set_text (assignment, "state", state);
  zimt_record_set_date (assignment, "date", TUESDAY);
  g_ptr_array_add (records, assignment);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  zimt_card_pane_show (ZIMT_CARD_PANE (pane), ZIMT_RECORD_ASSIGNMENT, records);
  zimt_card_pane_edit (ZIMT_CARD_PANE (pane), "date");
  is_edited = zimt_card_line_is_editing (
      ZIMT_CARD_LINE (editor_get_widget (pane, ZIMT_TYPE_CARD_LINE, NULL)));
  gtk_window_destroy (GTK_WINDOW (window));
  return is_edited;
}

static void
test_times_of_what_ended (CasesFixture *fixture, gconstpointer data)
{
  begin (fixture, "Ina");
  g_assert_true (is_date_edited (fixture, "confirmed"));
  g_assert_false (is_date_edited (fixture, "paid"));
  g_assert_false (is_date_edited (fixture, "cancelled"));
}

/* --- From a case --- */

/* The sheet, and what is written to the interpreter. */
static gboolean
names_room (gpointer dialog)
{
  GtkWidget *view = editor_get_widget (dialog, GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return pools_says (dialog, _ ("Room")) && strstr (text, ", room ") != NULL;
}

static void
test_appointment (CasesFixture *fixture, gconstpointer data)
{
  g_autofree char *case_id = NULL;
  g_autoptr (GPtrArray) assignments = NULL;
  GtkWidget *dialog = NULL;
  ZimtRecord *follow_up = NULL;
  const char *room = NULL;

  begin (fixture, "Cem");
  case_id = cases_add_case (fixture, "Kranich Salbei");
  gtk_window_present (zimt_job_dialog_new (fixture->window, fixture->session, NULL, case_id));
  dialog = GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_WINDOW));
  ask (dialog, "tir");
  g_assert_null (cases_find_field (dialog, "for_whom"));
  gtk_check_button_set_active (pools_get_rank (dialog, "Selam Tesfaye"), TRUE);
  choose_room (dialog);
  pools_photograph (dialog, "jobs-from-a-case");
  pools_press (dialog, "Arrange and Offer");
  follow_up = cases_wait_for (fixture, ZIMT_RECORD_FOLLOW_UP, 1);
  g_assert_cmpstr (zimt_record_get_text (follow_up, "case"), ==, case_id);
  g_assert_cmpint (zimt_record_get_date (follow_up, "due"), ==, TUESDAY);
  room = strrchr (zimt_record_get_text (follow_up, "text"), ',');
  pools_wait_for (fixture, ZIMT_RECORD_ASSIGNMENT, "offered", 1);
  g_assert_cmpuint (count_bookings (fixture, _ ("Busy")), ==, 1);
  assignments = pools_list (fixture, ZIMT_RECORD_ASSIGNMENT);
  for (const ZimtField *field = zimt_record_kind_get_fields (ZIMT_RECORD_ASSIGNMENT);
       field->name != NULL; field++)
    if (field->type == ZIMT_FIELD_LINE || field->type == ZIMT_FIELD_NOTE)
      g_assert_null (strstr (zimt_record_get_text (assignments->pdata[0], field->name), "Kranich"));
  dialog = wait_for_assignment ();
  editor_wait (names_room, dialog);
  /* The sheet calls the room as the follow-up does: by number and name. */
  g_assert_nonnull (room);
  g_assert_true (pools_says (dialog, room + 2));
  close_window (dialog);
}

/* --- Rights --- */

static const ZimtCardCommand *
find_act (const char *name, ZimtRecordKind kind)
{
  for (const ZimtCardCommand *act = zimt_card_commands_get (); act->name != NULL; act++)
    if (g_str_equal (act->name, name) && act->kind == kind)
      return act;
  g_error ("There is no act %s", name);
}

static void
test_rights (CasesFixture *fixture, gconstpointer data)
{
  const ZimtCardCommand *act = find_act ("card.match", ZIMT_RECORD_INTERPRETER);

  cases_unlock (fixture, "Ina");
  g_assert_cmpint (zimt_session_get_level (fixture->session, act->right), >=, act->level);
  cases_lock (fixture);
  g_assert_cmpint (zimt_session_get_level (fixture->session, act->right), <, act->level);
}

static void
test_locking (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  begin (fixture, "Ina");
  dialog = offer_to_two (fixture);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  cases_lock (fixture);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_WINDOW);
  editor_settle ();
  g_assert_null (dialog);
  cases_unlock (fixture, "Ina");
  pools_load (fixture);
  dialog = open_job (fixture);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  ask (dialog, "kmr");
  cases_lock (fixture);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_WINDOW);
  editor_settle ();
  g_assert_null (dialog);
  g_assert_false (cases_is_anywhere (SECRET));
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
#define ADD(name, func)                                                                            \
  g_test_add ("/jobs/" name, CasesFixture, NULL, cases_fixture_set_up, func,                       \
              cases_fixture_tear_down)
  ADD ("who-can-and-why-others-cannot", test_who_can);
  ADD ("the-first-who-accepts-has-the-job", test_offer);
  ADD ("a-job-for-somebody-else-keeps-its-room", test_somebody_else);
  ADD ("a-step-its-reason-and-the-effort-are-one-act", test_one_act);
  ADD ("what-nobody-can-is-noted", test_nobody);
  ADD ("the-date-of-what-ended-is-not-changed", test_times_of_what_ended);
  ADD ("a-case-gets-room-interpreter-and-follow-up-at-once", test_appointment);
  ADD ("who-is-locked-or-at-the-reception-arranges-nothing", test_rights);
  ADD ("locking-closes-the-dialogs", test_locking);
#undef ADD
  status = g_test_run ();
  cases_fixture_forget ();
  return status;
}
