/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of a booking, the question of the scope, and the search for a free room. */
#include "editor-fixture.h"

#include <gdk/gdkkeysyms.h>
#include <string.h>

#include "zimt-booking-details.h"
#include "zimt-date-field.h"
#include "zimt-date-field.h"
#include "zimt-room-finder.h"
#include "zimt-scope-dialog.h"
#include "zimt-time-field.h"

#define THURSDAY (EDITOR_MONDAY + 3)

typedef struct
{
  EditorFixture house;
  GtkWindow *window; /* what the details are shown in */
  GtkWidget *details;
  gint64 edited;
  gint64 cancelled;
  gint64 duplicated;
  char *message; /* owned (nullable) */
  gboolean can_undo;
} DetailsTest;

static void
edit_cb (GtkWidget *details, gint64 id, DetailsTest *test)
{
  test->edited = id;
}

static void
cancel_cb (GtkWidget *details, gint64 id, DetailsTest *test)
{
  test->cancelled = id;
}

static void
duplicate_cb (GtkWidget *details, gint64 id, DetailsTest *test)
{
  test->duplicated = id;
}

static void
message_cb (GtkWidget *details, const char *text, gboolean can_undo, DetailsTest *test)
{
  g_free (test->message);
  test->message = g_strdup (text);
  test->can_undo = can_undo;
}

static void
set_up (DetailsTest *test, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  editor_fixture_set_up (&test->house, data);
  test->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (test->window, 700, 700);
  gtk_window_set_child (test->window, box);
  test->details = zimt_booking_details_new (test->house.center);
  gtk_widget_set_parent (test->details, box);
  g_signal_connect (test->details, "edit", G_CALLBACK (edit_cb), test);
  g_signal_connect (test->details, "cancel", G_CALLBACK (cancel_cb), test);
  g_signal_connect (test->details, "duplicate", G_CALLBACK (duplicate_cb), test);
  g_signal_connect (test->details, "message", G_CALLBACK (message_cb), test);
  editor_present (test->window);
}

static void
tear_down (DetailsTest *test, gconstpointer data)
{
  gtk_popover_popdown (GTK_POPOVER (test->details));
  editor_wait_frames (GTK_WIDGET (test->window));
  gtk_widget_unparent (test->details);
  gtk_window_destroy (test->window);
  g_free (test->message);
  editor_fixture_tear_down (&test->house, data);
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (data));
}

static void
show (DetailsTest *test, gint64 booking_id)
{
  GdkRectangle at = { 340, 20, 20, 20 };

  zimt_booking_details_show (ZIMT_BOOKING_DETAILS (test->details), booking_id, &at);
  editor_wait (is_shown, test->details);
  editor_wait_frames (test->details);
}

static void
press (DetailsTest *test, const char *button)
{
  g_signal_emit_by_name (editor_find_button (test->details, button), "clicked");
  editor_wait_frames (GTK_WIDGET (test->window));
}

static const char *
get_label (DetailsTest *test, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (editor_get_widget (test->details, GTK_TYPE_LABEL, id)));
}

static gint64
book_series (DetailsTest *test)
{
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  g_autoptr (ZimtDraft) draft
      = editor_draft (&test->house, "A & B <b>", "11", THURSDAY, 18 * 60, 20 * 60);

  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, 2, 1u << 4, 0, THURSDAY, 4, 0);
  draft->event.organisation_id = zimt_house_find_organisation (house, "Diakonie")->id;
  draft->event.n_people = 12;
  return editor_book (&test->house, draft);
}

static gboolean
shows_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;
  return FALSE;
}

static void
test_everything_is_told (DetailsTest *test, gconstpointer data)
{
  gint64 id = book_series (test);

  show (test, id);
  g_assert_cmpstr (get_label (test, "title"), ==, "A & B <b>");
  g_assert_nonnull (strstr (get_label (test, "organisation"), "Diakonie"));
  g_assert_nonnull (strstr (get_label (test, "when"), "Thu 26.11.2026"));
  g_assert_nonnull (strstr (get_label (test, "when"), "18:00–20:00"));
  g_assert_cmpstr (get_label (test, "room"), ==, "11 Kursraum");
  g_assert_nonnull (strstr (get_label (test, "rule"), "2nd Thursday"));
  g_assert_nonnull (strstr (get_label (test, "people"), "12 people"));
  gtk_expander_set_expanded (GTK_EXPANDER (
                                 editor_get_widget (test->details, GTK_TYPE_EXPANDER, NULL)),
                             TRUE);
  editor_settle ();
  g_assert_true (
      shows_text (editor_get_widget (test->details, GTK_TYPE_BOX, "history"), "· Reception"));
  g_assert_nonnull (
      gtk_widget_get_first_child (editor_get_widget (test->details, GTK_TYPE_BOX, "history")));
  g_assert_cmpuint (editor_check_buttons (test->details), >=, 3);
  editor_photograph (test->details, "details");
}

static gpointer
put_closure (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_put_closure (desk, wish, error) ? desk : NULL;
}

static void
test_a_closure_over_it_is_told (DetailsTest *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) draft
      = editor_draft (&test->house, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  gint64 id = editor_book (&test->house, draft);
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();

  show (test, id);
  g_assert_false (
      gtk_widget_get_visible (editor_get_widget (test->details, GTK_TYPE_LABEL, "conflicts")));
  closure->starts = zimt_minute_new (THURSDAY, 0);
  closure->ends = zimt_minute_new (THURSDAY + 1, 0);
  closure->title = g_strdup ("Grundreinigung");
  editor_run (&test->house, put_closure, closure);
  show (test, id);
  g_assert_cmpstr (get_label (test, "conflicts"), ==,
                   "Conflict: “Grundreinigung” closes the whole house "
                   "(Thu 26.11.2026, 00:00–24:00).");
  editor_photograph (test->details, "details-conflict");
}

static void
test_buttons_ask_for_what_they_say (DetailsTest *test, gconstpointer data)
{
  gint64 id = book_series (test);

  show (test, id);
  press (test, "Edit");
  g_assert_cmpint (test->edited, ==, id);
  show (test, id);
  press (test, "Duplicate");
  g_assert_cmpint (test->duplicated, ==, id);
  show (test, id);
  press (test, "Cancel booking");
  g_assert_cmpint (test->cancelled, ==, id);
  g_assert_false (gtk_widget_get_visible (test->details));
}

static gboolean
has_message (gpointer data)
{
  return ((DetailsTest *)data)->message != NULL;
}

static void
test_heads_are_counted (DetailsTest *test, gconstpointer data)
{
  gint64 id = book_series (test);
  GtkWidget *heads = NULL;

  show (test, id);
  heads = editor_get_widget (test->details, GTK_TYPE_ENTRY, "heads");
  gtk_editable_set_text (GTK_EDITABLE (heads), "14");
  g_signal_emit_by_name (heads, "activate");
  editor_wait (has_message, test);
  g_assert_true (test->can_undo);
  g_assert_cmpstr (test->message, ==, "14 people counted");
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, id);
  g_assert_cmpint (booking->n_counted, ==, 14);
}

static void
test_a_count_beforehand_is_wondered_at (DetailsTest *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) past
      = editor_draft (&test->house, "Frühstück", "11", EDITOR_TODAY, 8 * 60, 9 * 60);
  GtkWidget *heads = NULL;
  GtkWidget *hint = NULL;

  show (test, book_series (test));
  heads = editor_get_widget (test->details, GTK_TYPE_ENTRY, "heads");
  hint = editor_get_widget (test->details, GTK_TYPE_LABEL, "heads_hint");
  g_assert_false (gtk_widget_get_visible (hint));
  gtk_editable_set_text (GTK_EDITABLE (heads), "14");
  g_assert_true (gtk_widget_get_visible (hint));
  editor_photograph (test->details, "details-heads");
  gtk_editable_set_text (GTK_EDITABLE (heads), "");
  g_assert_false (gtk_widget_get_visible (hint));

  show (test, editor_book (&test->house, past));
  gtk_editable_set_text (GTK_EDITABLE (heads), "14");
  g_assert_false (gtk_widget_get_visible (hint));
}

static void
test_the_message_is_of_what_was_stored (DetailsTest *test, gconstpointer data)
{
  gint64 id = book_series (test);
  GtkWidget *heads = NULL;

  show (test, id);
  heads = editor_get_widget (test->details, GTK_TYPE_ENTRY, "heads");
  gtk_editable_set_text (GTK_EDITABLE (heads), "14");
  g_signal_emit_by_name (heads, "activate");
  gtk_editable_set_text (GTK_EDITABLE (heads), "99");
  editor_wait (has_message, test);
  g_assert_cmpstr (test->message, ==, "14 people counted");
}

static void
test_a_wrong_head_count_is_refused (DetailsTest *test, gconstpointer data)
{
  gint64 id = book_series (test);
  GtkWidget *heads = NULL;

  show (test, id);
  heads = editor_get_widget (test->details, GTK_TYPE_ENTRY, "heads");
  gtk_editable_set_text (GTK_EDITABLE (heads), "many");
  g_signal_emit_by_name (heads, "activate");
  editor_settle ();
  g_assert_nonnull (strstr (get_label (test, "heads_problem"), "5000"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (heads)), ==, "many");
  g_assert_null (test->message);
}

static void
test_a_booking_that_is_gone_says_so (DetailsTest *test, gconstpointer data)
{
  GtkWidget *stack = editor_get_widget (test->details, GTK_TYPE_STACK, "stack");

  show (test, 999999);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "trouble");
  g_assert_cmpstr (get_label (test, "trouble"), !=, "");
}

/* --- Scope --- */

typedef struct
{
  guint n_answers;
  guint n_destroyed;
  ZimtScope scope;
} Answer;

static void
answer_cb (ZimtScope scope, gpointer user_data)
{
  Answer *answer = user_data;

  answer->n_answers++;
  answer->scope = scope;
}

static void
destroy_cb (gpointer user_data)
{
  ((Answer *)user_data)->n_destroyed++;
}

static gboolean
is_answered (gpointer data)
{
  return ((Answer *)data)->n_destroyed == 1;
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data))
      return link->data;
  return NULL;
}

static void
test_the_scope_is_asked (DetailsTest *test, gconstpointer data)
{
  static const struct
  {
    const char *response;
    guint n_answers;
    ZimtScope scope;
  } cases[] = {
    { "this", 1, ZIMT_SCOPE_THIS },
    { "following", 1, ZIMT_SCOPE_FOLLOWING },
    { "all", 1, ZIMT_SCOPE_ALL },
    { "cancel", 0, ZIMT_SCOPE_THIS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Answer answer = { 0 };
      AdwMessageDialog *dialog = NULL;

      zimt_scope_dialog_ask (test->window, "Change which dates?", "A & B <b>", answer_cb, &answer,
                             destroy_cb);
      dialog = find_dialog ();
      g_assert_nonnull (dialog);
      g_assert_cmpstr (adw_message_dialog_get_default_response (dialog), ==, "this");
      g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "A & B <b>"));
      if (i == 0)
        {
          editor_present (GTK_WINDOW (dialog));
          editor_photograph (GTK_WIDGET (dialog), "scope");
        }
      adw_message_dialog_response (dialog, cases[i].response);
      gtk_window_destroy (GTK_WINDOW (dialog));
      editor_wait (is_answered, &answer);
      g_assert_cmpuint (answer.n_answers, ==, cases[i].n_answers);
      g_assert_cmpint (answer.scope, ==, cases[i].scope);
    }
}

/* --- Room finder --- */

static void
chosen_cb (GtkWindow *finder, gpointer draft, ZimtDraft **chosen)
{
  *chosen = zimt_draft_copy (draft);
}

static gboolean
is_chosen (gpointer data)
{
  return *(ZimtDraft **)data != NULL;
}

static gboolean
has_rooms (gpointer data)
{
  return gtk_widget_get_visible (editor_get_widget (GTK_WIDGET (data), GTK_TYPE_LIST_BOX, "rooms"));
}

static gboolean
has_problem (gpointer data)
{
  return !has_rooms (data);
}

static void
test_a_free_room_is_found (DetailsTest *test, gconstpointer data)
{
  GtkWindow *finder = zimt_room_finder_new (test->house.center, THURSDAY, NULL);
  GtkWidget *row = NULL;
  g_autoptr (ZimtDraft) chosen = NULL;

  g_signal_connect (finder, "chosen", G_CALLBACK (chosen_cb), &chosen);
  editor_present (finder);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (editor_get_widget (GTK_WIDGET (finder),
                                                                 GTK_TYPE_SPIN_BUTTON, "people")),
                             12);
  zimt_time_field_set_minute (ZIMT_TIME_FIELD (editor_get_widget (GTK_WIDGET (finder),
                                                                  ZIMT_TYPE_TIME_FIELD, "start")),
                              18 * 60);
  gtk_editable_set_text (GTK_EDITABLE (
                             editor_get_widget (GTK_WIDGET (finder), ZIMT_TYPE_TIME_FIELD, "end")),
                         "17");
  editor_wait (has_problem, finder);
  gtk_editable_set_text (GTK_EDITABLE (
                             editor_get_widget (GTK_WIDGET (finder), ZIMT_TYPE_TIME_FIELD, "end")),
                         "20");
  editor_wait (has_rooms, finder);
  g_assert_cmpuint (editor_check_buttons (GTK_WIDGET (finder)), >=, 1);
  editor_photograph (GTK_WIDGET (finder), "room-finder");
  row = gtk_widget_get_first_child (
      editor_get_widget (GTK_WIDGET (finder), GTK_TYPE_LIST_BOX, "rooms"));
  gtk_widget_activate (row);
  editor_wait (is_chosen, &chosen);
  g_assert_cmpint (chosen->starts, ==, zimt_minute_new (THURSDAY, 18 * 60));
  g_assert_cmpint (chosen->ends, ==, zimt_minute_new (THURSDAY, 20 * 60));
  g_assert_cmpint (chosen->event.n_people, ==, 12);
  g_assert_null (chosen->event.title);
  g_assert_cmpint (
      zimt_house_get_room (zimt_center_get_house (test->house.center), chosen->room_id)->n_seats,
      >=, 12);
}

static void
abandoned_cb (GtkWindow *finder, const ZimtRoomQuery *query, ZimtRoomQuery *kept)
{
  g_clear_pointer (&kept->draft, zimt_draft_free);
  g_clear_pointer (&kept->equipment, g_strfreev);
  kept->draft = zimt_draft_copy (query->draft);
  kept->equipment = g_strdupv (query->equipment);
}

static GtkWidget *
open_finder (DetailsTest *test, ZimtRoomQuery *kept)
{
  GtkWindow *finder
      = zimt_room_finder_new (test->house.center, THURSDAY, kept->draft != NULL ? kept : NULL);

  g_signal_connect (finder, "abandoned", G_CALLBACK (abandoned_cb), kept);
  editor_present (finder);
  return GTK_WIDGET (finder);
}

static void
test_what_was_looked_for_is_kept (DetailsTest *test, gconstpointer data)
{
  ZimtRoomQuery kept = { NULL, NULL };
  GtkWidget *finder = open_finder (test, &kept);
  g_autofree char *name = NULL;
  GtkWidget *box = NULL;
  ZimtDate date = 0;

  gtk_window_close (GTK_WINDOW (finder));
  g_assert_null (kept.draft);

  finder = open_finder (test, &kept);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (
                                 editor_get_widget (finder, GTK_TYPE_SPIN_BUTTON, "people")),
                             12);
  zimt_date_field_set_date (ZIMT_DATE_FIELD (
                                editor_get_widget (finder, ZIMT_TYPE_DATE_FIELD, "date")),
                            THURSDAY + 7);
  zimt_time_field_set_minute (ZIMT_TIME_FIELD (
                                  editor_get_widget (finder, ZIMT_TYPE_TIME_FIELD, "end")),
                              24 * 60);
  box = editor_get_widget (finder, GTK_TYPE_FLOW_BOX, "equipment");
  box = editor_get_widget (box, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
  name = g_strdup (gtk_check_button_get_label (GTK_CHECK_BUTTON (box)));
  gtk_window_close (GTK_WINDOW (finder));
  g_assert_nonnull (kept.draft);

  finder = open_finder (test, &kept);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (
                       editor_get_widget (finder, GTK_TYPE_SPIN_BUTTON, "people"))),
                   ==, 12);
  g_assert_true (zimt_date_field_get_date (
      ZIMT_DATE_FIELD (editor_get_widget (finder, ZIMT_TYPE_DATE_FIELD, "date")), &date));
  g_assert_cmpint (date, ==, THURSDAY + 7);
  box = editor_get_widget (finder, GTK_TYPE_FLOW_BOX, "equipment");
  box = editor_get_widget (box, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
  /* Looked at and left again it is still there. */
  gtk_window_close (GTK_WINDOW (finder));
  g_assert_cmpint (kept.draft->event.n_people, ==, 12);
  g_assert_cmpint (kept.draft->ends, ==, zimt_minute_new (THURSDAY + 8, 0));
  g_assert_cmpstr (kept.equipment[0], ==, name);
  zimt_draft_free (kept.draft);
  g_strfreev (kept.equipment);
}

#define ADD(name, func) g_test_add (name, DetailsTest, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/booking-details/everything-is-told", test_everything_is_told);
  ADD ("/booking-details/a-closure-over-it-is-told", test_a_closure_over_it_is_told);
  ADD ("/booking-details/buttons-ask-for-what-they-say", test_buttons_ask_for_what_they_say);
  ADD ("/booking-details/heads-are-counted", test_heads_are_counted);
  ADD ("/booking-details/a-count-beforehand-is-wondered-at",
       test_a_count_beforehand_is_wondered_at);
  ADD ("/booking-details/the-message-is-of-what-was-stored",
       test_the_message_is_of_what_was_stored);
  ADD ("/booking-details/a-wrong-head-count-is-refused", test_a_wrong_head_count_is_refused);
  ADD ("/booking-details/a-booking-that-is-gone-says-so", test_a_booking_that_is_gone_says_so);
  ADD ("/scope-dialog/the-scope-is-asked", test_the_scope_is_asked);
  ADD ("/room-finder/a-free-room-is-found", test_a_free_room_is_found);
  ADD ("/room-finder/what-was-looked-for-is-kept", test_what_was_looked_for_is_kept);
  return g_test_run ();
}
