/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking editor for series, and for single dates of them. */
#include "booking-fixture.h"

#include <string.h>

#include "zimt-date-field.h"
#include "zimt-form-row.h"

static gboolean
has_sentence (gpointer data)
{
  return *booking_get_label (data, "sentence") != '\0';
}

static void
test_a_series_is_made (BookingFixture *test, gconstpointer data)
{
  GtkDropDown *frequency = NULL;
  g_autoptr (ZimtDraft) draft = NULL;
  g_autofree char *rule = NULL;

  booking_open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  frequency = booking_get (test, GTK_TYPE_DROP_DOWN, "frequency");
  gtk_drop_down_set_selected (frequency, 2);
  gtk_spin_button_set_value (booking_get (test, GTK_TYPE_SPIN_BUTTON, "interval"), 2);
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "end"), 2);
  gtk_spin_button_set_value (booking_get (test, GTK_TYPE_SPIN_BUTTON, "count"), 4);
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_nonnull (draft->rule);
  rule = zimt_rule_to_string (draft->rule);
  g_assert_nonnull (strstr (rule, "INTERVAL=2"));
  g_assert_nonnull (strstr (rule, "BYDAY=TH"));
  g_assert_nonnull (strstr (rule, "COUNT=4"));
  editor_wait (has_sentence, test);
  g_assert_nonnull (strstr (booking_get_label (test, "dates"), "26.11."));
  editor_photograph (GTK_WIDGET (test->window), "editor-series");
  booking_save (test);
  g_autoptr (GPtrArray) second = editor_find (&test->house, EDITOR_MONDAY + 14, "Gitarrenkreis");
  g_assert_cmpuint (second->len, ==, 1);
}

static int
get_least_width (BookingFixture *test)
{
  int width = 0;

  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (test->window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static void
test_no_rule_widens_the_window (BookingFixture *test, gconstpointer data)
{
  int width = 0;

  booking_open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  width = gtk_widget_get_width (GTK_WIDGET (test->window));
  for (guint frequency = 0; frequency <= 5; frequency++)
    for (guint end = 0; end <= 2; end++)
      {
        gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "frequency"), frequency);
        gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "end"), end);
        editor_settle ();
        g_assert_cmpint (get_least_width (test), <=, width);
      }
}

static void
test_the_words_of_a_rule_follow_its_numbers (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "end"), 2);
  g_assert_cmpstr (booking_get_label (test, "interval_unit"), ==, "week");
  g_assert_cmpstr (booking_get_label (test, "count_unit"), ==, "dates");
  gtk_spin_button_set_value (booking_get (test, GTK_TYPE_SPIN_BUTTON, "interval"), 2);
  gtk_spin_button_set_value (booking_get (test, GTK_TYPE_SPIN_BUTTON, "count"), 1);
  g_assert_cmpstr (booking_get_label (test, "interval_unit"), ==, "weeks");
  g_assert_cmpstr (booking_get_label (test, "count_unit"), ==, "date");
}

static void
test_a_series_follows_its_first_date (BookingFixture *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) draft = NULL;
  g_autofree char *rule = NULL;

  booking_open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "date", "27.11.2026");
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  rule = zimt_rule_to_string (draft->rule);
  g_assert_nonnull (strstr (rule, "BYDAY=FR"));
}

/* Typed anew, so that what was typed before does not count. */
static void
test_the_last_date_follows_the_first (BookingFixture *test, gconstpointer data)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) draft
      = editor_draft (&test->house, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  g_autoptr (ZimtDraft) moved = NULL;
  g_autofree char *rule = NULL;

  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, 1, 1u << 4, 0, THURSDAY, 0, THURSDAY + 4 * 7);
  booking_open (test, draft, target);
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "date", "28.11.2026");
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "date", "27.11.2026");
  moved = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  rule = zimt_rule_to_string (moved->rule);
  g_assert_cmpstr (rule, ==, "FREQ=WEEKLY;UNTIL=20261225;BYDAY=FR");
}

typedef struct
{
  const char *text; /* typed as the last date of a series that starts on 26.11.2026, */
  ZimtDate until;   /* and what is understood */
} LastDate;

static const LastDate last_dates[] = {
  { "30.6.", EDITOR_TODAY + 218 },
  { "26.11.", THURSDAY },
  { "25.11.", THURSDAY + 364 },
  { "31.12.", EDITOR_TODAY + 37 },
  { "30.6.2028", EDITOR_TODAY + 218 + 366 },
  { "Fr", THURSDAY + 1 },
};

static void
test_the_last_date_is_not_before_the_first (BookingFixture *test, gconstpointer data)
{
  GtkWidget *until = NULL;

  booking_open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "end"), 1);
  until = booking_get (test, ZIMT_TYPE_DATE_FIELD, "until");
  for (gsize i = 0; i < G_N_ELEMENTS (last_dates); i++)
    {
      ZimtDate date = 0;

      booking_type (test, ZIMT_TYPE_DATE_FIELD, "until", last_dates[i].text);
      g_assert_true (zimt_date_field_get_date (ZIMT_DATE_FIELD (until), &date));
      g_assert_cmpint (date, ==, last_dates[i].until);
    }
  /* It follows the first date. */
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "date", "3.1.2028");
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "until", "2.1.");
  g_autoptr (ZimtDraft) draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_autofree char *rule = zimt_rule_to_string (draft->rule);
  g_assert_nonnull (strstr (rule, "UNTIL=20290102"));
}

static gint64
book_series (BookingFixture *test)
{
  g_autoptr (ZimtDraft) draft
      = editor_draft (&test->house, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);

  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, 1, 1u << 4, 0, THURSDAY, 4, 0);
  return editor_book (&test->house, draft);
}

static gpointer
load_series (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_load_series (desk, *(gint64 *)wish, error);
}

/* Opens the editor for the series' date in the week from @monday on. */
static void
open_date (BookingFixture *test, ZimtDate monday, ZimtScope scope)
{
  g_autoptr (GPtrArray) found = editor_find (&test->house, monday, "Gitarrenkreis");
  const ZimtBooking *booking = g_ptr_array_index (found, 0);
  gint64 series_id = booking->series_id;
  g_autoptr (ZimtSeries) series = editor_run (&test->house, load_series, &series_id);
  g_autoptr (ZimtDraft) draft
      = zimt_draft_new_from_booking (booking, scope == ZIMT_SCOPE_THIS ? NULL : series);
  ZimtTarget target = { booking->id, scope };

  booking_open (test, draft, target);
}

static ZimtMinute
get_start (BookingFixture *test, ZimtDate monday)
{
  g_autoptr (GPtrArray) found = editor_find (&test->house, monday, "Gitarrenkreis");

  g_assert_cmpuint (found->len, ==, 1);
  return zimt_minute_get_of_day (((ZimtBooking *)g_ptr_array_index (found, 0))->starts);
}

static gboolean
has_summary (gpointer data)
{
  return gtk_widget_get_visible (booking_get (data, GTK_TYPE_LABEL, "summary"));
}

static void
test_following_dates_move_and_earlier_ones_stay (BookingFixture *test, gconstpointer data)
{
  book_series (test);
  open_date (test, EDITOR_MONDAY + 14, ZIMT_SCOPE_FOLLOWING);
  booking_type_times (test, "19", "21");
  editor_wait (has_summary, test);
  g_assert_cmpstr (booking_get_label (test, "summary"), ==, "2 dates change");
  editor_photograph (GTK_WIDGET (test->window), "editor-following");
  booking_save (test);
  g_assert_cmpstr (test->message, ==, "Changed: Gitarrenkreis");
  g_assert_cmpint (get_start (test, EDITOR_MONDAY), ==, 18 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 7), ==, 18 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 14), ==, 19 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 21), ==, 19 * 60);
}

static void
test_one_date_changes_alone (BookingFixture *test, gconstpointer data)
{
  book_series (test);
  open_date (test, EDITOR_MONDAY + 7, ZIMT_SCOPE_THIS);
  /* What the editor asked for before this has been answered too: it is one of a series. */
  g_autoptr (GPtrArray) last = editor_find (&test->house, EDITOR_MONDAY + 21, "Gitarrenkreis");
  g_assert_cmpuint (last->len, ==, 1);
  editor_settle ();
  g_assert_cmpstr (gtk_window_get_title (test->window), ==, "Change only this date");
  g_assert_false (gtk_widget_get_visible (booking_get (test, ZIMT_TYPE_FORM_ROW, "rule_row")));
  booking_type_times (test, "19", "21");
  booking_save (test);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY), ==, 18 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 7), ==, 19 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 14), ==, 18 * 60);
}

static gboolean
has_rule_row (gpointer data)
{
  return gtk_widget_get_visible (booking_get (data, ZIMT_TYPE_FORM_ROW, "rule_row"));
}

static void
test_a_single_booking_becomes_a_series (BookingFixture *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) single
      = editor_draft (&test->house, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  ZimtTarget target = { editor_book (&test->house, single), ZIMT_SCOPE_THIS };

  booking_open (test, single, target);
  editor_wait (has_rule_row, test);
  g_assert_cmpstr (gtk_window_get_title (test->window), ==, "Change booking");
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "end"), 2);
  gtk_spin_button_set_value (booking_get (test, GTK_TYPE_SPIN_BUTTON, "count"), 3);
  /* Left and taken up again it is still to be a series. */
  gtk_window_close (test->window);
  editor_wait (booking_is_gone, &test->window);
  g_assert_nonnull (test->abandoned->rule);
  booking_open (test, test->abandoned, target);
  g_assert_true (has_rule_row (test));
  booking_type (test, GTK_TYPE_ENTRY, "people", "9");
  booking_save (test);
  g_assert_cmpstr (test->message, ==, "Changed: Gitarrenkreis");
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, target.booking_id);
  g_assert_cmpint (booking->series_id, >, 0);
  for (int week = 0; week < 3; week++)
    g_assert_cmpint (get_start (test, EDITOR_MONDAY + 7 * week), ==, 18 * 60);
  g_autoptr (GPtrArray) fourth = editor_find (&test->house, EDITOR_MONDAY + 21, "Gitarrenkreis");
  g_assert_cmpuint (fourth->len, ==, 0);
}

static void
test_saving_without_a_change_is_no_act (BookingFixture *test, gconstpointer data)
{
  g_autofree char *before = NULL;

  book_series (test);
  before = g_strdup (zimt_center_get_undo_name (test->house.center));
  open_date (test, EDITOR_MONDAY + 7, ZIMT_SCOPE_THIS);
  booking_press_save (test);
  editor_wait (booking_is_gone, &test->window);
  g_assert_cmpint (test->saved_id, ==, 0);
  g_assert_cmpuint (test->n_abandoned, ==, 0);
  g_assert_cmpstr (zimt_center_get_undo_name (test->house.center), ==, before);
}

static void
test_exceptions_stay_when_all_dates_change (BookingFixture *test, gconstpointer data)
{
  book_series (test);
  open_date (test, EDITOR_MONDAY + 7, ZIMT_SCOPE_THIS);
  booking_type_times (test, "19", "21");
  booking_save (test);
  open_date (test, EDITOR_MONDAY, ZIMT_SCOPE_ALL);
  booking_type_times (test, "17", "19");
  editor_wait (has_summary, test);
  g_assert_cmpstr (booking_get_label (test, "summary"), ==, "3 dates change, 1 exception stays");
  booking_save (test);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY), ==, 17 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 7), ==, 19 * 60);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/booking-series/" name, BookingFixture, NULL, booking_fixture_set_up, func,         \
              booking_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("a-series-is-made", test_a_series_is_made);
  ADD ("no-rule-widens-the-window", test_no_rule_widens_the_window);
  ADD ("the-words-of-a-rule-follow-its-numbers", test_the_words_of_a_rule_follow_its_numbers);
  ADD ("a-series-follows-its-first-date", test_a_series_follows_its_first_date);
  ADD ("the-last-date-follows-the-first", test_the_last_date_follows_the_first);
  ADD ("the-last-date-is-not-before-the-first", test_the_last_date_is_not_before_the_first);
  ADD ("following-dates-move-and-earlier-ones-stay",
       test_following_dates_move_and_earlier_ones_stay);
  ADD ("one-date-changes-alone", test_one_date_changes_alone);
  ADD ("a-single-booking-becomes-a-series", test_a_single_booking_becomes_a_series);
  ADD ("saving-without-a-change-is-no-act", test_saving_without_a_change_is_no_act);
  ADD ("exceptions-stay-when-all-dates-change", test_exceptions_stay_when_all_dates_change);
  return g_test_run ();
}
