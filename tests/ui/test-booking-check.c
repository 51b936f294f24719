/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the way of a booking, its cures, and what is stored in the end. */
#include "booking-fixture.h"

#include <string.h>

#include "zimt-clash-line.h"
#include "zimt-clash-table.h"
#include "zimt-cure-popover.h"
#include "zimt-date-field.h"
#include "zimt-form-row.h"

static const char *
get_save_label (BookingFixture *test)
{
  return gtk_button_get_label (booking_get (test, GTK_TYPE_BUTTON, "save_button"));
}

static gboolean
is_cured (gpointer data)
{
  return g_list_model_get_n_items (booking_get_lines (data)) > 0
         && booking_count_clashing (data) == 0;
}

static gboolean
offers_17 (gpointer data)
{
  return editor_find_button (data, "\u206617:00") != NULL;
}

static gboolean
has_cure (gpointer data)
{
  return booking_count_clashing (data) < g_list_model_get_n_items (booking_get_lines (data));
}

static void
test_a_clash_appears_and_a_cure_removes_it (BookingFixture *test, gconstpointer data)
{
  GtkWidget *table = NULL;
  guint n_lines = 0;
  g_autoptr (ZimtClashLine) line = NULL;
  g_autofree char *label = NULL;

  booking_open_clashing_series (test, 2, THURSDAY + 100);
  editor_wait (booking_has_offers, test);
  g_assert_cmpuint (editor_check_buttons (GTK_WIDGET (test->window)), >=, 5);
  g_assert_nonnull (
      editor_find_button (booking_get (test, ZIMT_TYPE_CLASH_TABLE, NULL), "Room 11: all dates"));
  editor_photograph (GTK_WIDGET (test->window), "editor-conflicts");
  n_lines = g_list_model_get_n_items (booking_get_lines (test));
  line = g_list_model_get_item (booking_get_lines (test), 0);
  g_assert_cmpint (zimt_clash_line_get_original (line), ==, zimt_minute_new (THURSDAY, 16 * 60));
  g_assert_nonnull (strstr (zimt_clash_line_get_what_text (line), "Nachhilfe"));
  g_assert_cmpstr (zimt_clash_line_get_kind_text (line), ==, "Booking");

  table = booking_get (test, ZIMT_TYPE_CLASH_TABLE, NULL);
  zimt_clash_table_ask (ZIMT_CLASH_TABLE (table), 0);
  editor_wait (offers_17, table);
  editor_settle ();
  editor_photograph (editor_get_widget (table, ZIMT_TYPE_CURE_POPOVER, NULL), "editor-cures");
  g_signal_emit_by_name (editor_find_button (table, "\u206617:00"), "clicked");
  editor_wait (has_cure, test);
  g_assert_cmpuint (booking_count_clashing (test), ==, n_lines - 1);
  g_assert_cmpuint (g_list_model_get_n_items (booking_get_lines (test)), ==, n_lines);
  g_clear_object (&line);
  line = g_list_model_get_item (booking_get_lines (test), 0);
  g_assert_true (zimt_clash_line_has_cure (line));
  g_assert_nonnull (strstr (zimt_clash_line_get_cure_text (line), "17:00–19:00"));
  editor_photograph (GTK_WIDGET (test->window), "editor-cured");
}

static void
test_one_cure_for_all_of_a_kind (BookingFixture *test, gconstpointer data)
{
  GtkWidget *table = NULL;
  guint n_lines = 0;

  booking_open_clashing_series (test, 2, THURSDAY + 100);
  g_assert_true (g_str_has_prefix (booking_get_label (test, "reason_label"), "")
                 && booking_has_reason (test));
  n_lines = g_list_model_get_n_items (booking_get_lines (test));
  table = booking_get (test, ZIMT_TYPE_CLASH_TABLE, NULL);
  gtk_widget_activate_action (table, "clashes.all", "(uu)", (guint)ZIMT_CONFLICT_BOOKING,
                              (guint)ZIMT_CURE_ROOM);
  editor_wait (is_cured, test);
  g_assert_cmpuint (g_list_model_get_n_items (booking_get_lines (test)), ==, n_lines);
  g_assert_cmpstr (get_save_label (test), ==, "_Save");
  booking_save (test);
  g_assert_nonnull (strstr (test->message, "Elternabend"));
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpint (booking->starts, ==, zimt_minute_new (THURSDAY, 16 * 60));
  /* All dates went there, so it is the room of the series. */
  g_assert_false (booking->is_exception);
}

static void
test_another_room_takes_the_whole_series (BookingFixture *test, gconstpointer data)
{
  GtkWidget *table = NULL;
  g_autoptr (ZimtDraft) before = NULL;
  g_autoptr (ZimtDraft) after = NULL;

  booking_open_clashing_series (test, 2, THURSDAY + 100);
  editor_wait (booking_has_offers, test);
  before = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  table = booking_get (test, ZIMT_TYPE_CLASH_TABLE, NULL);
  g_signal_emit_by_name (editor_find_button (table, "Room "), "clicked");
  editor_wait (booking_has_no_lines, test);
  after = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_cmpint (after->room_id, !=, before->room_id);
  g_assert_cmpuint (after->cures->len, ==, 0);
  booking_save (test);
}

static void
check_offers_are_whole (GtkWidget *offers)
{
  for (GtkWidget *child = gtk_widget_get_first_child (offers); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = editor_get_widget (child, GTK_TYPE_LABEL, NULL);

      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
    }
}

static void
test_an_open_weekly_series_lists_every_clash (BookingFixture *test, gconstpointer data)
{
  booking_open_clashing_series (test, 1, 0);
  /* Three years of Thursdays, less what holidays leave out. */
  g_assert_cmpuint (g_list_model_get_n_items (booking_get_lines (test)), >, 100);
  editor_wait (booking_has_offers, test);
  editor_wait_frames (GTK_WIDGET (test->window));
  check_offers_are_whole (booking_get (test, GTK_TYPE_BOX, "offers"));
  editor_photograph (GTK_WIDGET (test->window), "editor-many-conflicts");
}

static void
test_dates_that_clash_are_left_out (BookingFixture *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) other = NULL;
  g_autoptr (ZimtDraft) draft = NULL;
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };

  other = editor_draft (&test->house, "Im Weg", "11", THURSDAY + 7, 18 * 60, 21 * 60);
  editor_book (&test->house, other);
  draft = editor_draft (&test->house, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 21 * 60);
  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, 1, 1u << 4, 0, THURSDAY, 3, 0);
  booking_open (test, draft, target);
  editor_wait (booking_has_clashes, test);
  g_assert_cmpstr (get_save_label (test), ==, "_Save 2 of 3 dates");
  g_assert_true (booking_has_no_reason (test));
  g_assert_cmpstr (booking_get_label (test, "summary"), ==, "1 date that clashes is left out.");
  booking_save (test);
  g_assert_cmpstr (test->message, ==, "Booked on 2 of 3 dates: Gitarrenkreis");
  g_autoptr (GPtrArray) left_out = editor_find (&test->house, EDITOR_MONDAY + 7, "Gitarrenkreis");
  g_assert_cmpuint (left_out->len, ==, 0);
  g_autoptr (GPtrArray) booked = editor_find (&test->house, EDITOR_MONDAY + 14, "Gitarrenkreis");
  g_assert_cmpuint (booked->len, ==, 1);
}

static void
test_a_single_clash_is_cured_in_the_fields (BookingFixture *test, gconstpointer data)
{
  GtkWidget *table = NULL;
  g_autoptr (ZimtDraft) draft = NULL;

  booking_open_new (test, "Elternabend", "8", THURSDAY, 16 * 60, 18 * 60);
  editor_wait (booking_has_clashes, test);
  g_assert_true (booking_has_reason (test));
  g_assert_cmpstr (get_save_label (test), ==, "_Save");
  booking_press_save (test);
  editor_settle ();
  g_assert_nonnull (test->window);
  editor_photograph (GTK_WIDGET (test->window), "editor-single-conflict");

  table = booking_get (test, ZIMT_TYPE_CLASH_TABLE, NULL);
  zimt_clash_table_ask (ZIMT_CLASH_TABLE (table), 0);
  editor_wait (offers_17, table);
  g_signal_emit_by_name (editor_find_button (table, "\u206617:00"), "clicked");
  editor_wait (booking_has_no_reason, test);
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_cmpint (draft->starts, ==, zimt_minute_new (THURSDAY, 17 * 60));
  g_assert_cmpuint (draft->cures->len, ==, 0);
  booking_save (test);
}

static void
test_a_hint_never_blocks (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "Fest", "8", THURSDAY, 18 * 60, 20 * 60);
  booking_type (test, GTK_TYPE_ENTRY, "people", "99");
  booking_save (test);
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpint (booking->event.n_people, ==, 99);
}

static gboolean
has_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
has_holiday_hint (gpointer data)
{
  GtkWidget *row = booking_get (data, ZIMT_TYPE_FORM_ROW, "time_row");

  return has_text (row, "Hint: 01.01.2027 is Neujahr.");
}

static gboolean
has_no_holiday_hint (gpointer data)
{
  return !has_holiday_hint (data);
}

static void
test_a_public_holiday_is_told (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "Fest", "8", THURSDAY + 36, 18 * 60, 20 * 60);
  editor_wait (has_holiday_hint, test);
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "date", "2.1.2027");
  editor_wait (has_no_holiday_hint, test);
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "date", "1.1.2027");
  editor_wait (has_holiday_hint, test);
  booking_save (test);
}

static void
count_answers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *n_answers = user_data;

  (*n_answers)++;
}

static gboolean
is_one (gpointer data)
{
  return *(guint *)data == 1;
}

static void
test_somebody_was_faster (BookingFixture *test, gconstpointer data)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) rival
      = editor_draft (&test->house, "Schneller", "11", THURSDAY, 18 * 60, 20 * 60);
  guint n_answers = 0;

  booking_open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  /* The editor's own check has answered when a later one has. */
  zimt_center_check_async (test->house.center, rival, target, NULL, count_answers_cb, &n_answers);
  editor_wait (is_one, &n_answers);
  zimt_center_book_async (test->house.center, rival, target, ZIMT_ON_CONFLICT_REFUSE, NULL,
                          count_answers_cb, &n_answers);
  booking_press_save (test);
  editor_wait (booking_has_clashes, test);
  g_assert_nonnull (test->window);
  g_assert_cmpint (test->saved_id, ==, 0);
  g_assert_true (booking_has_reason (test));
  g_assert_nonnull (strstr (booking_get_label (test, "reason_label"), "Somebody else"));
  g_assert_cmpstr (gtk_editable_get_text (booking_get (test, GTK_TYPE_ENTRY, "title")), ==,
                   "Elternabend");
}

/* Waits until what the editor asked for before this has been answered. */
static void
wait_for_answers (BookingFixture *test)
{
  g_autoptr (GPtrArray) found = editor_find (&test->house, EDITOR_MONDAY, "");

  g_assert_cmpuint (found->len, ==, 0);
  editor_settle ();
}

static void
test_typing_on_after_save_saves_nothing (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  booking_type (test, GTK_TYPE_ENTRY, "people", "12");
  booking_press_save (test);
  booking_type (test, GTK_TYPE_ENTRY, "people", "1x");
  wait_for_answers (test);
  g_assert_nonnull (test->window);
  editor_wait (booking_has_reason, test);
  booking_type (test, GTK_TYPE_ENTRY, "people", "14");
  editor_wait (booking_has_no_reason, test);
  wait_for_answers (test);
  wait_for_answers (test);
  g_assert_cmpint (test->saved_id, ==, 0);
  g_assert_nonnull (test->window);
  booking_save (test);
}

static void
test_what_others_store_is_not_typed_here (BookingFixture *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) single
      = editor_draft (&test->house, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  g_autoptr (ZimtDraft) other
      = editor_draft (&test->house, "Von anderen", "11", THURSDAY, 20 * 60, 21 * 60);
  ZimtTarget target = { editor_book (&test->house, single), ZIMT_SCOPE_THIS };

  booking_open (test, single, target);
  editor_book (&test->house, other);
  booking_press_save (test);
  editor_wait (booking_is_gone, &test->window);
  g_assert_cmpint (test->saved_id, ==, 0);
  g_assert_cmpuint (test->n_abandoned, ==, 0);
}

static void
test_what_others_store_is_looked_at (BookingFixture *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) other
      = editor_draft (&test->house, "Von anderen", "11", THURSDAY, 18 * 60, 20 * 60);

  booking_open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  wait_for_answers (test);
  g_assert_true (booking_has_no_reason (test));
  editor_book (&test->house, other);
  editor_wait (booking_has_clashes, test);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/booking-check/" name, BookingFixture, NULL, booking_fixture_set_up, func,          \
              booking_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("a-clash-appears-and-a-cure-removes-it", test_a_clash_appears_and_a_cure_removes_it);
  ADD ("one-cure-for-all-of-a-kind", test_one_cure_for_all_of_a_kind);
  ADD ("another-room-takes-the-whole-series", test_another_room_takes_the_whole_series);
  ADD ("an-open-weekly-series-lists-every-clash", test_an_open_weekly_series_lists_every_clash);
  ADD ("dates-that-clash-are-left-out", test_dates_that_clash_are_left_out);
  ADD ("a-single-clash-is-cured-in-the-fields", test_a_single_clash_is_cured_in_the_fields);
  ADD ("a-hint-never-blocks", test_a_hint_never_blocks);
  ADD ("a-public-holiday-is-told", test_a_public_holiday_is_told);
  ADD ("somebody-was-faster", test_somebody_was_faster);
  ADD ("typing-on-after-save-saves-nothing", test_typing_on_after_save_saves_nothing);
  ADD ("what-others-store-is-not-typed-here", test_what_others_store_is_not_typed_here);
  ADD ("what-others-store-is-looked-at", test_what_others_store_is_looked_at);
  return g_test_run ();
}
