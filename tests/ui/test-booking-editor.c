/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking editor on the practice house: what is typed, what is in the way, what is stored. */
#include "editor-fixture.h"

#include <gdk/gdkkeysyms.h>
#include <string.h>

#include "zimt-booking-editor.h"
#include "zimt-booking-form.h"
#include "zimt-clash-line.h"
#include "zimt-clash-table.h"
#include "zimt-cure-popover.h"
#include "zimt-date-field.h"
#include "zimt-form-row.h"
#include "zimt-organisation-field.h"
#include "zimt-room-field.h"
#include "zimt-rule-editor.h"
#include "zimt-time-field.h"

/* Thursday of the fixture's week. */
#define THURSDAY (EDITOR_MONDAY + 3)

typedef struct
{
  EditorFixture house;
  GtkWindow *window; /* a weak pointer */
  gint64 saved_id;
  char *message; /* owned (nullable) */
  guint n_abandoned;
  ZimtDraft *abandoned; /* owned (nullable) */
} EditorTest;

static void
set_up (EditorTest *test, gconstpointer data)
{
  editor_fixture_set_up (&test->house, data);
}

static gboolean
is_gone (gpointer data)
{
  return *(GtkWindow **)data == NULL;
}

static void
tear_down (EditorTest *test, gconstpointer data)
{
  if (test->window != NULL)
    gtk_window_destroy (test->window);
  editor_wait (is_gone, &test->window);
  g_free (test->message);
  g_clear_pointer (&test->abandoned, zimt_draft_free);
  editor_fixture_tear_down (&test->house, data);
}

static void
saved_cb (ZimtBookingEditor *editor, gint64 booking_id, const char *message, EditorTest *test)
{
  test->saved_id = booking_id;
  g_free (test->message);
  test->message = g_strdup (message);
}

static void
abandoned_cb (ZimtBookingEditor *editor, EditorTest *test)
{
  test->n_abandoned++;
  g_clear_pointer (&test->abandoned, zimt_draft_free);
  test->abandoned = zimt_booking_editor_dup_draft (editor);
}

static void
open_editor (EditorTest *test, const ZimtDraft *draft, ZimtTarget target)
{
  test->window = zimt_booking_editor_new (test->house.center, draft, target);
  g_object_add_weak_pointer (G_OBJECT (test->window), (gpointer *)&test->window);
  g_signal_connect (test->window, "saved", G_CALLBACK (saved_cb), test);
  g_signal_connect (test->window, "abandoned", G_CALLBACK (abandoned_cb), test);
  editor_present (test->window);
}

static void
open_new (EditorTest *test, const char *title, const char *room, ZimtDate date, int start, int end)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) draft = editor_draft (&test->house, title, room, date, start, end);

  open_editor (test, draft, target);
}

/* --- Looking and typing --- */

static gpointer
get (EditorTest *test, GType type, const char *id)
{
  return editor_get_widget (GTK_WIDGET (test->window), type, id);
}

static void
type_into (EditorTest *test, GType type, const char *id, const char *text)
{
  GtkWidget *field = get (test, type, id);

  if (!GTK_IS_EDITABLE (field))
    field = editor_get_widget (field, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (field), text);
}

static void
type_times (EditorTest *test, const char *start, const char *end)
{
  type_into (test, ZIMT_TYPE_TIME_FIELD, "start", start);
  type_into (test, ZIMT_TYPE_TIME_FIELD, "end", end);
}

static const char *
get_label (EditorTest *test, const char *id)
{
  return gtk_label_get_text (get (test, GTK_TYPE_LABEL, id));
}

static const char *
get_save_label (EditorTest *test)
{
  return gtk_button_get_label (get (test, GTK_TYPE_BUTTON, "save_button"));
}

static const char *
get_problem (EditorTest *test, const char *row)
{
  return zimt_form_row_get_problem (get (test, ZIMT_TYPE_FORM_ROW, row));
}

static void
press_save (EditorTest *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "editor.save", NULL);
}

static void
save_and_wait (EditorTest *test)
{
  press_save (test);
  editor_wait (is_gone, &test->window);
  g_assert_cmpint (test->saved_id, >, 0);
}

static GListModel *
get_lines (EditorTest *test)
{
  return zimt_clash_table_get_lines (get (test, ZIMT_TYPE_CLASH_TABLE, NULL));
}

static guint
count_clashing (EditorTest *test)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (get_lines (test)); i++)
    {
      g_autoptr (ZimtClashLine) line = g_list_model_get_item (get_lines (test), i);

      n += zimt_clash_line_is_clashing (line) ? 1 : 0;
    }
  return n;
}

static gboolean
has_clashes (gpointer data)
{
  return count_clashing (data) > 0;
}

static gboolean
is_cured (gpointer data)
{
  return g_list_model_get_n_items (get_lines (data)) > 0 && count_clashing (data) == 0;
}

static gboolean
has_no_lines (gpointer data)
{
  return g_list_model_get_n_items (get_lines (data)) == 0;
}

static gboolean
has_reason (gpointer data)
{
  return gtk_widget_get_visible (get (data, GTK_TYPE_BOX, "reason_box"));
}

static gboolean
has_no_reason (gpointer data)
{
  return !has_reason (data);
}

static gboolean
has_sentence (gpointer data)
{
  return *get_label (data, "sentence") != '\0';
}

static gboolean
has_offers (gpointer data)
{
  return editor_find_button (get (data, ZIMT_TYPE_CLASH_TABLE, NULL), "Room ") != NULL;
}

static gboolean
offers_17 (gpointer data)
{
  return editor_find_button (data, "\u206617:00") != NULL;
}

static gboolean
has_cure (gpointer data)
{
  return count_clashing (data) < g_list_model_get_n_items (get_lines (data));
}

/* Thursdays in room 8, where the tutoring is from 15:00 to 17:00. */
static ZimtDraft *
new_clashing_series (EditorTest *test, int interval, ZimtDate until)
{
  ZimtDraft *draft
      = editor_draft (&test->house, "Elternabend Kita-Einstieg", "8", THURSDAY, 16 * 60, 18 * 60);

  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, interval, 1u << 4, 0, THURSDAY, 0, until);
  draft->event.n_people = 12;
  g_free (draft->event.category);
  draft->event.category = g_strdup ("education");
  draft->pauses |= ZIMT_PAUSES_SCHOOL_HOLIDAYS;
  return draft;
}

static void
open_clashing_series (EditorTest *test, int interval, ZimtDate until)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) draft = new_clashing_series (test, interval, until);

  open_editor (test, draft, target);
  editor_wait (has_clashes, test);
}

/* --- Typing --- */

static void
test_typing_fills_the_draft (EditorTest *test, gconstpointer data)
{
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  g_autoptr (ZimtDraft) draft = NULL;

  open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  type_into (test, GTK_TYPE_ENTRY, "title", "Elternabend");
  type_into (test, ZIMT_TYPE_ORGANISATION_FIELD, "organisation", "diakonie");
  type_into (test, GTK_TYPE_ENTRY, "people", "12");
  type_into (test, ZIMT_TYPE_DATE_FIELD, "date", "tomorrow");
  type_times (test, "9", "1030");
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_cmpstr (draft->event.title, ==, "Elternabend");
  g_assert_cmpint (draft->event.organisation_id, ==,
                   zimt_house_find_organisation (house, "Diakonie")->id);
  g_assert_cmpint (draft->event.n_people, ==, 12);
  g_assert_cmpint (draft->starts, ==, zimt_minute_new (EDITOR_TODAY + 1, 9 * 60));
  g_assert_cmpint (draft->ends, ==, zimt_minute_new (EDITOR_TODAY + 1, 10 * 60 + 30));
  g_assert_cmpint (draft->status, ==, ZIMT_STATUS_FIXED);
  g_assert_null (draft->rule);
}

static void
test_a_night_ends_on_the_next_day (EditorTest *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) draft = NULL;

  open_new (test, "Nachtwache", "11", THURSDAY, 18 * 60, 20 * 60);
  type_times (test, "22", "6");
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_cmpint (draft->ends, ==, zimt_minute_new (THURSDAY + 1, 6 * 60));
  g_assert_true (gtk_widget_get_visible (get (test, GTK_TYPE_LABEL, "extra_days_label")));
  g_assert_cmpstr (get_label (test, "extra_days_label"), ==, "+1 day");
  type_times (test, "20", "22");
  g_assert_false (gtk_widget_get_visible (get (test, GTK_TYPE_LABEL, "extra_days_label")));
}

static gboolean
has_organisation (gpointer data)
{
  gint64 id;

  return zimt_organisation_field_get_organisation (data, &id);
}

static void
test_a_new_organisation_is_taken_on (EditorTest *test, gconstpointer data)
{
  GtkWidget *field = NULL;
  GtkWidget *entry = NULL;
  gint64 id = 0;

  open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  field = get (test, ZIMT_TYPE_ORGANISATION_FIELD, "organisation");
  entry = zimt_organisation_field_get_entry (ZIMT_ORGANISATION_FIELD (field));
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Chor der Nordstadt");
  g_assert_false (zimt_organisation_field_get_organisation (ZIMT_ORGANISATION_FIELD (field), &id));
  editor_press (entry, GDK_KEY_Return, 0);
  editor_wait (has_organisation, field);
  zimt_organisation_field_get_organisation (ZIMT_ORGANISATION_FIELD (field), &id);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpstr (
      zimt_house_get_organisation (zimt_center_get_house (test->house.center), id)->mark, ==, "CD");
  save_and_wait (test);
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpint (booking->event.organisation_id, ==, id);
}

static void
test_an_organisation_is_found_by_its_beginning (EditorTest *test, gconstpointer data)
{
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  ZimtOrganisationField *field = NULL;
  GtkWidget *entry = NULL;
  gint64 id = 0;

  open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  field = get (test, ZIMT_TYPE_ORGANISATION_FIELD, "organisation");
  entry = zimt_organisation_field_get_entry (field);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "na");
  editor_settle ();
  /* Its name begins with it; others only have it somewhere. */
  editor_press (entry, GDK_KEY_Return, 0);
  g_assert_true (zimt_organisation_field_get_organisation (field, &id));
  g_assert_cmpint (id, ==, zimt_house_find_organisation (house, "Naomie")->id);
}

static void
test_keys_change_times_and_dates (EditorTest *test, gconstpointer data)
{
  GtkWidget *date = NULL;
  ZimtDate day = 0;

  open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  editor_press (get (test, ZIMT_TYPE_TIME_FIELD, "start"), GDK_KEY_Up, 0);
  g_assert_cmpstr (gtk_editable_get_text (get (test, ZIMT_TYPE_TIME_FIELD, "start")), ==, "18:15");
  type_into (test, ZIMT_TYPE_TIME_FIELD, "start", "18:10");
  editor_press (get (test, ZIMT_TYPE_TIME_FIELD, "start"), GDK_KEY_Down, 0);
  g_assert_cmpstr (gtk_editable_get_text (get (test, ZIMT_TYPE_TIME_FIELD, "start")), ==, "18:00");
  date = get (test, ZIMT_TYPE_DATE_FIELD, "date");
  editor_press (zimt_date_field_get_entry (ZIMT_DATE_FIELD (date)), GDK_KEY_Page_Up, 0);
  g_assert_true (zimt_date_field_get_date (ZIMT_DATE_FIELD (date), &day));
  g_assert_cmpint (day, ==, THURSDAY + 7);
}

static GtkWidget *
find_chosen_day (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (root, "day-number")
      && (gtk_widget_get_state_flags (root) & GTK_STATE_FLAG_SELECTED) != 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chosen_day (child);
  return found;
}

/* What the field hears of a click; the calendar itself would say nothing. */
static void
press_chosen_day (GtkWidget *calendar)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (calendar);
  GtkWidget *day = find_chosen_day (calendar);
  double x = 0, y = 0;

  editor_wait_frames (calendar);
  g_assert_true (gtk_widget_translate_coordinates (day, calendar, gtk_widget_get_width (day) / 2.0,
                                                   gtk_widget_get_height (day) / 2.0, &x, &y));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "pressed", 1, x, y);
    }
}

static void
test_a_chosen_day_closes_the_calendar (EditorTest *test, gconstpointer data)
{
  GtkWidget *field = NULL;
  GtkWidget *popover = NULL;
  GtkCalendar *calendar = NULL;
  GtkWidget *next_month = NULL;
  g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 12, 3, 12, 0, 0);
  ZimtDate date = 0;
  int month = 0;

  open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  field = get (test, ZIMT_TYPE_DATE_FIELD, "date");
  gtk_menu_button_popup (GTK_MENU_BUTTON (editor_get_widget (field, GTK_TYPE_MENU_BUTTON, NULL)));
  editor_settle ();
  popover = editor_get_widget (field, GTK_TYPE_POPOVER, NULL);
  g_assert_true (gtk_widget_get_visible (popover));
  calendar = GTK_CALENDAR (editor_get_widget (popover, GTK_TYPE_CALENDAR, NULL));
  /* Leafing through the months chooses nothing. */
  next_month = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (calendar)));
  while (!GTK_IS_BUTTON (next_month))
    next_month = gtk_widget_get_next_sibling (next_month);
  g_signal_emit_by_name (next_month, "clicked");
  editor_settle ();
  g_object_get (calendar, "month", &month, NULL);
  g_assert_cmpint (month, !=, 10);
  press_chosen_day (GTK_WIDGET (calendar));
  editor_settle ();
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_true (zimt_date_field_get_date (ZIMT_DATE_FIELD (field), &date));
  /* 26.10. */
  g_assert_cmpint (date, ==, THURSDAY - 31);
  gtk_menu_button_popup (GTK_MENU_BUTTON (editor_get_widget (field, GTK_TYPE_MENU_BUTTON, NULL)));
  editor_settle ();
  g_assert_true (gtk_widget_get_visible (popover));
  gtk_calendar_select_day (calendar, day);
  editor_settle ();
  g_assert_false (gtk_widget_get_visible (popover));
  g_assert_true (zimt_date_field_get_date (ZIMT_DATE_FIELD (field), &date));
  g_assert_cmpint (date, ==, THURSDAY + 7);
}

static void
test_the_list_of_rooms_searches_at_once (EditorTest *test, gconstpointer data)
{
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  ZimtRoomField *field = NULL;
  GtkWidget *popover = NULL;

  open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  field = get (test, ZIMT_TYPE_ROOM_FIELD, "room");
  popover = editor_get_widget (GTK_WIDGET (field), GTK_TYPE_POPOVER, NULL);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *search = editor_get_widget (popover, GTK_TYPE_SEARCH_ENTRY, NULL);
      const char *number = i == 0 ? "8" : "9";
      GtkWidget *focus = NULL;

      g_signal_emit_by_name (editor_get_widget (GTK_WIDGET (field), GTK_TYPE_TOGGLE_BUTTON, NULL),
                             "clicked");
      editor_wait_frames (GTK_WIDGET (test->window));
      g_assert_true (gtk_widget_get_visible (popover));
      focus = gtk_root_get_focus (GTK_ROOT (test->window));
      g_assert_true (gtk_widget_is_ancestor (focus, search));
      gtk_editable_set_text (GTK_EDITABLE (search), "no such room");
      g_signal_emit_by_name (search, "activate");
      g_assert_true (gtk_widget_get_visible (popover));
      gtk_editable_set_text (GTK_EDITABLE (search), number);
      g_signal_emit_by_name (search, "activate");
      editor_wait_frames (GTK_WIDGET (test->window));
      g_assert_false (gtk_widget_get_visible (popover));
      g_assert_cmpstr (zimt_house_get_room (house, zimt_room_field_get_room (field))->number, ==,
                       number);
    }
}

static void
test_rooms_are_found_by_name (EditorTest *test, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *number; /* of the first that is found */
  } cases[] = {
    { "konf", "3" }, { "kuche", "9" }, { "KÜCHE", "9" }, { "raum kurs", "11" },
    { "11", "11" },  { "3", "3" },     { "1", "1" },     { "5b", "5b" },
  };
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  ZimtRoomField *field = NULL;

  open_new (test, "Probe", "8", THURSDAY, 18 * 60, 20 * 60);
  field = get (test, ZIMT_TYPE_ROOM_FIELD, "room");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *popover = editor_get_widget (GTK_WIDGET (field), GTK_TYPE_POPOVER, NULL);
      GtkWidget *search = editor_get_widget (popover, GTK_TYPE_SEARCH_ENTRY, NULL);

      g_signal_emit_by_name (editor_get_widget (GTK_WIDGET (field), GTK_TYPE_TOGGLE_BUTTON, NULL),
                             "clicked");
      editor_wait_frames (GTK_WIDGET (test->window));
      gtk_editable_set_text (GTK_EDITABLE (search), cases[i].text);
      g_signal_emit_by_name (search, "activate");
      editor_wait_frames (GTK_WIDGET (test->window));
      g_assert_cmpstr (zimt_house_get_room (house, zimt_room_field_get_room (field))->number, ==,
                       cases[i].number);
    }
}

static const char *const moves[][4] = {
  /* start and end, a new start, and where the end goes */
  { "14:00", "16:00", "18", "20:00" },    { "14:00", "16:00", "9:30", "11:30" },
  { "18:00", "24:00", "17", "23:00" },    { "22:00", "06:00", "21", "05:00" },
  { "14:00", "16:00", "23", "01:00" },    { "09:00", "19:00", "15", "19:00" },
  { "14:00", "13:00", "12", "13:00" },    { "14:00", "noon", "12", "noon" },
  { "14:00", "16:00", "later", "16:00" },
};

static void
test_a_new_start_takes_the_end_along (EditorTest *test, gconstpointer data)
{
  open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      GtkEditable *start = get (test, ZIMT_TYPE_TIME_FIELD, "start");
      GtkEditable *end = get (test, ZIMT_TYPE_TIME_FIELD, "end");

      type_times (test, moves[i][0], moves[i][1]);
      /* Letter by letter, as it is typed. */
      gtk_editable_set_text (start, "");
      for (int n = 0, position = 0; moves[i][2][n] != '\0'; n++)
        gtk_editable_insert_text (start, moves[i][2] + n, 1, &position);
      g_assert_cmpstr (gtk_editable_get_text (start), ==, moves[i][2]);
      g_assert_cmpstr (gtk_editable_get_text (end), ==, moves[i][3]);
    }
}

/* --- Conflicts --- */

static void
test_a_clash_appears_and_a_cure_removes_it (EditorTest *test, gconstpointer data)
{
  GtkWidget *table = NULL;
  guint n_lines = 0;
  g_autoptr (ZimtClashLine) line = NULL;
  g_autofree char *label = NULL;

  open_clashing_series (test, 2, THURSDAY + 100);
  editor_wait (has_offers, test);
  g_assert_cmpuint (editor_check_buttons (GTK_WIDGET (test->window)), >=, 5);
  g_assert_nonnull (
      editor_find_button (get (test, ZIMT_TYPE_CLASH_TABLE, NULL), "Room 11: all dates"));
  editor_photograph (GTK_WIDGET (test->window), "editor-conflicts");
  n_lines = g_list_model_get_n_items (get_lines (test));
  line = g_list_model_get_item (get_lines (test), 0);
  g_assert_cmpint (zimt_clash_line_get_original (line), ==, zimt_minute_new (THURSDAY, 16 * 60));
  g_assert_nonnull (strstr (zimt_clash_line_get_what_text (line), "Nachhilfe"));
  g_assert_cmpstr (zimt_clash_line_get_kind_text (line), ==, "Booking");

  table = get (test, ZIMT_TYPE_CLASH_TABLE, NULL);
  zimt_clash_table_ask (ZIMT_CLASH_TABLE (table), 0);
  editor_wait (offers_17, table);
  editor_settle ();
  editor_photograph (editor_get_widget (table, ZIMT_TYPE_CURE_POPOVER, NULL), "editor-cures");
  g_signal_emit_by_name (editor_find_button (table, "\u206617:00"), "clicked");
  editor_wait (has_cure, test);
  g_assert_cmpuint (count_clashing (test), ==, n_lines - 1);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (test)), ==, n_lines);
  g_clear_object (&line);
  line = g_list_model_get_item (get_lines (test), 0);
  g_assert_true (zimt_clash_line_has_cure (line));
  g_assert_nonnull (strstr (zimt_clash_line_get_cure_text (line), "17:00–19:00"));
  editor_photograph (GTK_WIDGET (test->window), "editor-cured");
}

static void
test_one_cure_for_all_of_a_kind (EditorTest *test, gconstpointer data)
{
  GtkWidget *table = NULL;
  guint n_lines = 0;

  open_clashing_series (test, 2, THURSDAY + 100);
  g_assert_true (g_str_has_prefix (get_label (test, "reason_label"), "") && has_reason (test));
  n_lines = g_list_model_get_n_items (get_lines (test));
  table = get (test, ZIMT_TYPE_CLASH_TABLE, NULL);
  gtk_widget_activate_action (table, "clashes.all", "(uu)", (guint)ZIMT_CONFLICT_BOOKING,
                              (guint)ZIMT_CURE_ROOM);
  editor_wait (is_cured, test);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (test)), ==, n_lines);
  g_assert_cmpstr (get_save_label (test), ==, "_Save");
  save_and_wait (test);
  g_assert_nonnull (strstr (test->message, "Elternabend"));
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpint (booking->starts, ==, zimt_minute_new (THURSDAY, 16 * 60));
  /* All dates went there, so it is the room of the series. */
  g_assert_false (booking->is_exception);
}

static void
test_another_room_takes_the_whole_series (EditorTest *test, gconstpointer data)
{
  GtkWidget *table = NULL;
  g_autoptr (ZimtDraft) before = NULL;
  g_autoptr (ZimtDraft) after = NULL;

  open_clashing_series (test, 2, THURSDAY + 100);
  editor_wait (has_offers, test);
  before = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  table = get (test, ZIMT_TYPE_CLASH_TABLE, NULL);
  g_signal_emit_by_name (editor_find_button (table, "Room "), "clicked");
  editor_wait (has_no_lines, test);
  after = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_cmpint (after->room_id, !=, before->room_id);
  g_assert_cmpuint (after->cures->len, ==, 0);
  save_and_wait (test);
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
test_an_open_weekly_series_lists_every_clash (EditorTest *test, gconstpointer data)
{
  open_clashing_series (test, 1, 0);
  /* Three years of Thursdays, less what holidays leave out. */
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (test)), >, 100);
  editor_wait (has_offers, test);
  editor_wait_frames (GTK_WIDGET (test->window));
  check_offers_are_whole (get (test, GTK_TYPE_BOX, "offers"));
  editor_photograph (GTK_WIDGET (test->window), "editor-many-conflicts");
}

static void
test_dates_that_clash_are_left_out (EditorTest *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) other = NULL;
  g_autoptr (ZimtDraft) draft = NULL;
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };

  other = editor_draft (&test->house, "Im Weg", "11", THURSDAY + 7, 18 * 60, 21 * 60);
  editor_book (&test->house, other);
  draft = editor_draft (&test->house, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 21 * 60);
  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, 1, 1u << 4, 0, THURSDAY, 3, 0);
  open_editor (test, draft, target);
  editor_wait (has_clashes, test);
  g_assert_cmpstr (get_save_label (test), ==, "_Save 2 of 3 dates");
  g_assert_true (has_no_reason (test));
  g_assert_cmpstr (get_label (test, "summary"), ==, "1 date that clashes is left out.");
  save_and_wait (test);
  g_assert_cmpstr (test->message, ==, "Booked on 2 of 3 dates: Gitarrenkreis");
  g_autoptr (GPtrArray) left_out = editor_find (&test->house, EDITOR_MONDAY + 7, "Gitarrenkreis");
  g_assert_cmpuint (left_out->len, ==, 0);
  g_autoptr (GPtrArray) booked = editor_find (&test->house, EDITOR_MONDAY + 14, "Gitarrenkreis");
  g_assert_cmpuint (booked->len, ==, 1);
}

static void
test_a_single_clash_is_cured_in_the_fields (EditorTest *test, gconstpointer data)
{
  GtkWidget *table = NULL;
  g_autoptr (ZimtDraft) draft = NULL;

  open_new (test, "Elternabend", "8", THURSDAY, 16 * 60, 18 * 60);
  editor_wait (has_clashes, test);
  g_assert_true (has_reason (test));
  g_assert_cmpstr (get_save_label (test), ==, "_Save");
  press_save (test);
  editor_settle ();
  g_assert_nonnull (test->window);
  editor_photograph (GTK_WIDGET (test->window), "editor-single-conflict");

  table = get (test, ZIMT_TYPE_CLASH_TABLE, NULL);
  zimt_clash_table_ask (ZIMT_CLASH_TABLE (table), 0);
  editor_wait (offers_17, table);
  g_signal_emit_by_name (editor_find_button (table, "\u206617:00"), "clicked");
  editor_wait (has_no_reason, test);
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_cmpint (draft->starts, ==, zimt_minute_new (THURSDAY, 17 * 60));
  g_assert_cmpuint (draft->cures->len, ==, 0);
  save_and_wait (test);
}

static void
test_a_hint_never_blocks (EditorTest *test, gconstpointer data)
{
  open_new (test, "Fest", "8", THURSDAY, 18 * 60, 20 * 60);
  type_into (test, GTK_TYPE_ENTRY, "people", "99");
  save_and_wait (test);
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
  GtkWidget *row = get (data, ZIMT_TYPE_FORM_ROW, "time_row");

  return has_text (row, "Hint: 01.01.2027 is Neujahr.");
}

static gboolean
has_no_holiday_hint (gpointer data)
{
  return !has_holiday_hint (data);
}

static void
test_a_public_holiday_is_told (EditorTest *test, gconstpointer data)
{
  open_new (test, "Fest", "8", THURSDAY + 36, 18 * 60, 20 * 60);
  editor_wait (has_holiday_hint, test);
  type_into (test, ZIMT_TYPE_DATE_FIELD, "date", "2.1.2027");
  editor_wait (has_no_holiday_hint, test);
  type_into (test, ZIMT_TYPE_DATE_FIELD, "date", "1.1.2027");
  editor_wait (has_holiday_hint, test);
  save_and_wait (test);
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
test_somebody_was_faster (EditorTest *test, gconstpointer data)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) rival
      = editor_draft (&test->house, "Schneller", "11", THURSDAY, 18 * 60, 20 * 60);
  guint n_answers = 0;

  open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  /* The editor's own check has answered when a later one has. */
  zimt_center_check_async (test->house.center, rival, target, NULL, count_answers_cb, &n_answers);
  editor_wait (is_one, &n_answers);
  zimt_center_book_async (test->house.center, rival, target, ZIMT_ON_CONFLICT_REFUSE, NULL,
                          count_answers_cb, &n_answers);
  press_save (test);
  editor_wait (has_clashes, test);
  g_assert_nonnull (test->window);
  g_assert_cmpint (test->saved_id, ==, 0);
  g_assert_true (has_reason (test));
  g_assert_nonnull (strstr (get_label (test, "reason_label"), "Somebody else"));
  g_assert_cmpstr (gtk_editable_get_text (get (test, GTK_TYPE_ENTRY, "title")), ==, "Elternabend");
}

/* Waits until what the editor asked for before this has been answered. */
static void
wait_for_answers (EditorTest *test)
{
  g_autoptr (GPtrArray) found = editor_find (&test->house, EDITOR_MONDAY, "");

  g_assert_cmpuint (found->len, ==, 0);
  editor_settle ();
}

static void
test_typing_on_after_save_saves_nothing (EditorTest *test, gconstpointer data)
{
  open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  type_into (test, GTK_TYPE_ENTRY, "people", "12");
  press_save (test);
  type_into (test, GTK_TYPE_ENTRY, "people", "1x");
  wait_for_answers (test);
  g_assert_nonnull (test->window);
  editor_wait (has_reason, test);
  type_into (test, GTK_TYPE_ENTRY, "people", "14");
  editor_wait (has_no_reason, test);
  wait_for_answers (test);
  wait_for_answers (test);
  g_assert_cmpint (test->saved_id, ==, 0);
  g_assert_nonnull (test->window);
  save_and_wait (test);
}

static void
test_what_others_store_is_not_typed_here (EditorTest *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) single
      = editor_draft (&test->house, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  g_autoptr (ZimtDraft) other
      = editor_draft (&test->house, "Von anderen", "11", THURSDAY, 20 * 60, 21 * 60);
  ZimtTarget target = { editor_book (&test->house, single), ZIMT_SCOPE_THIS };

  open_editor (test, single, target);
  editor_book (&test->house, other);
  press_save (test);
  editor_wait (is_gone, &test->window);
  g_assert_cmpint (test->saved_id, ==, 0);
  g_assert_cmpuint (test->n_abandoned, ==, 0);
}

static void
test_what_others_store_is_looked_at (EditorTest *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) other
      = editor_draft (&test->house, "Von anderen", "11", THURSDAY, 18 * 60, 20 * 60);

  open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  wait_for_answers (test);
  g_assert_true (has_no_reason (test));
  editor_book (&test->house, other);
  editor_wait (has_clashes, test);
}

static gboolean
is_calm (EditorTest *test)
{
  GtkWidget *label = get (test, GTK_TYPE_LABEL, "reason_label");

  g_assert_cmpint (gtk_widget_has_css_class (label, "dim-label"), !=,
                   gtk_widget_has_css_class (label, "reason"));
  return gtk_widget_has_css_class (label, "dim-label");
}

static gboolean
is_alarmed (gpointer data)
{
  return has_reason (data) && !is_calm (data);
}

static void
test_a_copy_begins_without_alarm (EditorTest *test, gconstpointer data)
{
  open_new (test, "Nachhilfe", "8", THURSDAY, 15 * 60, 17 * 60);
  zimt_booking_editor_begin_copy (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (test->window),
                                         get (test, ZIMT_TYPE_DATE_FIELD, "date")));
  editor_wait (has_no_lines, test);
  g_assert_cmpstr (get_label (test, "reason_label"), ==,
                   "Choose another date, time or room for the copy.");
  g_assert_true (is_calm (test));
  editor_photograph (GTK_WIDGET (test->window), "editor-copy");
  press_save (test);
  editor_wait (has_clashes, test);
  g_assert_true (is_alarmed (test));
  type_into (test, ZIMT_TYPE_DATE_FIELD, "date", "29.11.2026");
  editor_wait (has_no_reason, test);
  save_and_wait (test);
}

/* --- Mistakes --- */

typedef struct
{
  const char *id;   /* of the field, */
  const char *text; /* what is typed into it, */
  const char *row;  /* the row that names the mistake, */
  const char *word; /* and a word of the sentence */
} Mistake;

static const Mistake mistakes[] = {
  { "title", "", "title_row", "title" },
  { "title", "\u202Eabc", "title_row", "title" },
  { "title", "   ", "title_row", "title" },
  { "organisation", "Keine von uns", "organisation_row", "Keine von uns" },
  { "people", "twelve", "room_row", "number" },
  { "people", "5001", "room_row", "5000" },
  { "people", "-1", "room_row", "number" },
  { "date", "32.13.", "time_row", "32.13." },
  { "date", "", "time_row", "date" },
  { "date", "1.1.1583", "time_row", "1583" },
  { "date", "1.1.9999", "time_row", "9999" },
  { "start", "25:00", "time_row", "25:00" },
  { "end", "noon", "time_row", "noon" },
  { "end", "9", "time_row", "09:00" },
  { "end", "18", "time_row", "18:00" },
};

static void
test_mistakes_are_named_beside_their_field (EditorTest *test, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      const Mistake *mistake = &mistakes[i];
      GtkWidget *field = NULL;
      GtkWidget *focus = NULL;

      open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
      field = get (test, GTK_TYPE_WIDGET, mistake->id);
      if (!GTK_IS_EDITABLE (field))
        field = editor_get_widget (field, GTK_TYPE_ENTRY, NULL);
      gtk_editable_set_text (GTK_EDITABLE (field), mistake->text);
      press_save (test);
      editor_settle ();
      g_assert_nonnull (test->window);
      g_assert_cmpint (test->saved_id, ==, 0);
      g_assert_nonnull (get_problem (test, mistake->row));
      g_assert_nonnull (strstr (get_problem (test, mistake->row), mistake->word));
      g_assert_cmpstr (get_label (test, "reason_label"), ==, get_problem (test, mistake->row));
      g_assert_true (has_reason (test));
      focus = gtk_root_get_focus (GTK_ROOT (test->window));
      g_assert_true (focus == field || gtk_widget_is_ancestor (focus, field));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, mistake->text);
      g_assert_true (gtk_widget_get_sensitive (get (test, GTK_TYPE_BUTTON, "save_button")));
      if (i == 7)
        editor_photograph (GTK_WIDGET (test->window), "editor-mistake");
      gtk_window_destroy (test->window);
      editor_wait (is_gone, &test->window);
    }
}

static void
test_a_title_of_64_kib_is_refused_and_kept (EditorTest *test, gconstpointer data)
{
  g_autofree char *typed = g_strnfill (64 * 1024, 'x');
  g_autofree char *title = NULL;

  open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  type_into (test, GTK_TYPE_ENTRY, "title", typed);
  /* A field takes a few letters less than that. */
  title = g_strdup (gtk_editable_get_text (get (test, GTK_TYPE_ENTRY, "title")));
  g_assert_cmpuint (strlen (title), >, 65000);
  press_save (test);
  editor_settle ();
  g_assert_nonnull (get_problem (test, "title_row"));
  g_assert_cmpint (test->saved_id, ==, 0);
  gtk_window_close (test->window);
  editor_wait (is_gone, &test->window);
  g_assert_cmpuint (test->n_abandoned, ==, 1);
  g_assert_true (g_str_equal (test->abandoned->event.title, title));
}

static void
test_markup_is_plain_text (EditorTest *test, gconstpointer data)
{
  open_new (test, "A & B <b>", "8", THURSDAY, 18 * 60, 20 * 60);
  save_and_wait (test);
  g_assert_cmpstr (test->message, ==, "Booked: A & B <b>");
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpstr (booking->event.title, ==, "A & B <b>");
}

static void
test_the_hour_that_the_clocks_leave_out (EditorTest *test, gconstpointer data)
{
  open_new (test, "Nacht", "11", THURSDAY, 18 * 60, 20 * 60);
  type_into (test, ZIMT_TYPE_DATE_FIELD, "date", "28.3.2027");
  type_times (test, "2:30", "4");
  press_save (test);
  editor_settle ();
  g_assert_nonnull (get_problem (test, "time_row"));
  g_assert_cmpint (test->saved_id, ==, 0);
}

static void
test_a_mistake_that_is_mended_is_stored (EditorTest *test, gconstpointer data)
{
  open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  press_save (test);
  editor_settle ();
  g_assert_cmpstr (get_problem (test, "title_row"), ==, "Give the booking a title.");
  type_into (test, GTK_TYPE_ENTRY, "title", "Elternabend");
  save_and_wait (test);
  g_assert_cmpstr (test->message, ==, "Booked: Elternabend");
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpstr (booking->event.title, ==, "Elternabend");
  g_assert_cmpint (booking->starts, ==, zimt_minute_new (THURSDAY, 18 * 60));
}

static void
test_a_new_booking_begins_without_alarm (EditorTest *test, gconstpointer data)
{
  open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  g_assert_true (has_reason (test));
  g_assert_cmpstr (get_label (test, "reason_label"), ==, "Give the booking a title.");
  g_assert_true (is_calm (test));
  g_assert_null (get_problem (test, "title_row"));
  editor_photograph (GTK_WIDGET (test->window), "editor-new");
  press_save (test);
  g_assert_true (is_alarmed (test));
  gtk_window_destroy (test->window);
  editor_wait (is_gone, &test->window);

  open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  type_into (test, GTK_TYPE_ENTRY, "title", "E");
  type_into (test, GTK_TYPE_ENTRY, "title", "");
  editor_wait (is_alarmed, test);
  g_assert_nonnull (get_problem (test, "title_row"));
}

static void
test_leaving_gives_back_what_was_typed (EditorTest *test, gconstpointer data)
{
  open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_window_close (test->window);
  editor_wait (is_gone, &test->window);
  g_assert_cmpuint (test->n_abandoned, ==, 0);

  open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  type_into (test, GTK_TYPE_ENTRY, "title", "Halb fertig");
  gtk_window_close (test->window);
  editor_wait (is_gone, &test->window);
  g_assert_cmpuint (test->n_abandoned, ==, 1);
  g_assert_cmpstr (test->abandoned->event.title, ==, "Halb fertig");
  g_assert_cmpint (test->saved_id, ==, 0);
}

/* --- Series --- */

static void
test_a_series_is_made (EditorTest *test, gconstpointer data)
{
  GtkDropDown *frequency = NULL;
  g_autoptr (ZimtDraft) draft = NULL;
  g_autofree char *rule = NULL;

  open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  frequency = get (test, GTK_TYPE_DROP_DOWN, "frequency");
  gtk_drop_down_set_selected (frequency, 2);
  gtk_spin_button_set_value (get (test, GTK_TYPE_SPIN_BUTTON, "interval"), 2);
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "end"), 2);
  gtk_spin_button_set_value (get (test, GTK_TYPE_SPIN_BUTTON, "count"), 4);
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_nonnull (draft->rule);
  rule = zimt_rule_to_string (draft->rule);
  g_assert_nonnull (strstr (rule, "INTERVAL=2"));
  g_assert_nonnull (strstr (rule, "BYDAY=TH"));
  g_assert_nonnull (strstr (rule, "COUNT=4"));
  editor_wait (has_sentence, test);
  g_assert_nonnull (strstr (get_label (test, "dates"), "26.11."));
  editor_photograph (GTK_WIDGET (test->window), "editor-series");
  save_and_wait (test);
  g_autoptr (GPtrArray) second = editor_find (&test->house, EDITOR_MONDAY + 14, "Gitarrenkreis");
  g_assert_cmpuint (second->len, ==, 1);
}

static int
get_least_width (EditorTest *test)
{
  int width = 0;

  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (test->window)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static void
test_no_rule_widens_the_window (EditorTest *test, gconstpointer data)
{
  int width = 0;

  open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  width = gtk_widget_get_width (GTK_WIDGET (test->window));
  for (guint frequency = 0; frequency <= 5; frequency++)
    for (guint end = 0; end <= 2; end++)
      {
        gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "frequency"), frequency);
        gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "end"), end);
        editor_settle ();
        g_assert_cmpint (get_least_width (test), <=, width);
      }
}

static void
test_the_words_of_a_rule_follow_its_numbers (EditorTest *test, gconstpointer data)
{
  open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "end"), 2);
  g_assert_cmpstr (get_label (test, "interval_unit"), ==, "week");
  g_assert_cmpstr (get_label (test, "count_unit"), ==, "dates");
  gtk_spin_button_set_value (get (test, GTK_TYPE_SPIN_BUTTON, "interval"), 2);
  gtk_spin_button_set_value (get (test, GTK_TYPE_SPIN_BUTTON, "count"), 1);
  g_assert_cmpstr (get_label (test, "interval_unit"), ==, "weeks");
  g_assert_cmpstr (get_label (test, "count_unit"), ==, "date");
}

static void
test_a_series_follows_its_first_date (EditorTest *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) draft = NULL;
  g_autofree char *rule = NULL;

  open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  type_into (test, ZIMT_TYPE_DATE_FIELD, "date", "27.11.2026");
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  rule = zimt_rule_to_string (draft->rule);
  g_assert_nonnull (strstr (rule, "BYDAY=FR"));
}

/* Typed anew, so that what was typed before does not count. */
static void
test_the_last_date_follows_the_first (EditorTest *test, gconstpointer data)
{
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) draft
      = editor_draft (&test->house, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  g_autoptr (ZimtDraft) moved = NULL;
  g_autofree char *rule = NULL;

  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, 1, 1u << 4, 0, THURSDAY, 0, THURSDAY + 4 * 7);
  open_editor (test, draft, target);
  type_into (test, ZIMT_TYPE_DATE_FIELD, "date", "28.11.2026");
  type_into (test, ZIMT_TYPE_DATE_FIELD, "date", "27.11.2026");
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
test_the_last_date_is_not_before_the_first (EditorTest *test, gconstpointer data)
{
  GtkWidget *until = NULL;

  open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "end"), 1);
  until = get (test, ZIMT_TYPE_DATE_FIELD, "until");
  for (gsize i = 0; i < G_N_ELEMENTS (last_dates); i++)
    {
      ZimtDate date = 0;

      type_into (test, ZIMT_TYPE_DATE_FIELD, "until", last_dates[i].text);
      g_assert_true (zimt_date_field_get_date (ZIMT_DATE_FIELD (until), &date));
      g_assert_cmpint (date, ==, last_dates[i].until);
    }
  /* It follows the first date. */
  type_into (test, ZIMT_TYPE_DATE_FIELD, "date", "3.1.2028");
  type_into (test, ZIMT_TYPE_DATE_FIELD, "until", "2.1.");
  g_autoptr (ZimtDraft) draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_autofree char *rule = zimt_rule_to_string (draft->rule);
  g_assert_nonnull (strstr (rule, "UNTIL=20290102"));
}

static gint64
book_series (EditorTest *test)
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
open_date (EditorTest *test, ZimtDate monday, ZimtScope scope)
{
  g_autoptr (GPtrArray) found = editor_find (&test->house, monday, "Gitarrenkreis");
  const ZimtBooking *booking = g_ptr_array_index (found, 0);
  gint64 series_id = booking->series_id;
  g_autoptr (ZimtSeries) series = editor_run (&test->house, load_series, &series_id);
  g_autoptr (ZimtDraft) draft
      = zimt_draft_new_from_booking (booking, scope == ZIMT_SCOPE_THIS ? NULL : series);
  ZimtTarget target = { booking->id, scope };

  open_editor (test, draft, target);
}

static ZimtMinute
get_start (EditorTest *test, ZimtDate monday)
{
  g_autoptr (GPtrArray) found = editor_find (&test->house, monday, "Gitarrenkreis");

  g_assert_cmpuint (found->len, ==, 1);
  return zimt_minute_get_of_day (((ZimtBooking *)g_ptr_array_index (found, 0))->starts);
}

static gboolean
has_summary (gpointer data)
{
  return gtk_widget_get_visible (get (data, GTK_TYPE_LABEL, "summary"));
}

static void
test_following_dates_move_and_earlier_ones_stay (EditorTest *test, gconstpointer data)
{
  book_series (test);
  open_date (test, EDITOR_MONDAY + 14, ZIMT_SCOPE_FOLLOWING);
  type_times (test, "19", "21");
  editor_wait (has_summary, test);
  g_assert_cmpstr (get_label (test, "summary"), ==, "2 dates change");
  editor_photograph (GTK_WIDGET (test->window), "editor-following");
  save_and_wait (test);
  g_assert_cmpstr (test->message, ==, "Changed: Gitarrenkreis");
  g_assert_cmpint (get_start (test, EDITOR_MONDAY), ==, 18 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 7), ==, 18 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 14), ==, 19 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 21), ==, 19 * 60);
}

static void
test_one_date_changes_alone (EditorTest *test, gconstpointer data)
{
  book_series (test);
  open_date (test, EDITOR_MONDAY + 7, ZIMT_SCOPE_THIS);
  /* What the editor asked for before this has been answered too: it is one of a series. */
  g_autoptr (GPtrArray) last = editor_find (&test->house, EDITOR_MONDAY + 21, "Gitarrenkreis");
  g_assert_cmpuint (last->len, ==, 1);
  editor_settle ();
  g_assert_cmpstr (gtk_window_get_title (test->window), ==, "Change only this date");
  g_assert_false (gtk_widget_get_visible (get (test, ZIMT_TYPE_FORM_ROW, "rule_row")));
  type_times (test, "19", "21");
  save_and_wait (test);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY), ==, 18 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 7), ==, 19 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 14), ==, 18 * 60);
}

static gboolean
has_rule_row (gpointer data)
{
  return gtk_widget_get_visible (get (data, ZIMT_TYPE_FORM_ROW, "rule_row"));
}

static void
test_a_single_booking_becomes_a_series (EditorTest *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) single
      = editor_draft (&test->house, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  ZimtTarget target = { editor_book (&test->house, single), ZIMT_SCOPE_THIS };

  open_editor (test, single, target);
  editor_wait (has_rule_row, test);
  g_assert_cmpstr (gtk_window_get_title (test->window), ==, "Change booking");
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "end"), 2);
  gtk_spin_button_set_value (get (test, GTK_TYPE_SPIN_BUTTON, "count"), 3);
  /* Left and taken up again it is still to be a series. */
  gtk_window_close (test->window);
  editor_wait (is_gone, &test->window);
  g_assert_nonnull (test->abandoned->rule);
  open_editor (test, test->abandoned, target);
  g_assert_true (has_rule_row (test));
  type_into (test, GTK_TYPE_ENTRY, "people", "9");
  save_and_wait (test);
  g_assert_cmpstr (test->message, ==, "Changed: Gitarrenkreis");
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, target.booking_id);
  g_assert_cmpint (booking->series_id, >, 0);
  for (int week = 0; week < 3; week++)
    g_assert_cmpint (get_start (test, EDITOR_MONDAY + 7 * week), ==, 18 * 60);
  g_autoptr (GPtrArray) fourth = editor_find (&test->house, EDITOR_MONDAY + 21, "Gitarrenkreis");
  g_assert_cmpuint (fourth->len, ==, 0);
}

static void
test_saving_without_a_change_is_no_act (EditorTest *test, gconstpointer data)
{
  g_autofree char *before = NULL;

  book_series (test);
  before = g_strdup (zimt_center_get_undo_name (test->house.center));
  open_date (test, EDITOR_MONDAY + 7, ZIMT_SCOPE_THIS);
  press_save (test);
  editor_wait (is_gone, &test->window);
  g_assert_cmpint (test->saved_id, ==, 0);
  g_assert_cmpuint (test->n_abandoned, ==, 0);
  g_assert_cmpstr (zimt_center_get_undo_name (test->house.center), ==, before);
}

static void
test_exceptions_stay_when_all_dates_change (EditorTest *test, gconstpointer data)
{
  book_series (test);
  open_date (test, EDITOR_MONDAY + 7, ZIMT_SCOPE_THIS);
  type_times (test, "19", "21");
  save_and_wait (test);
  open_date (test, EDITOR_MONDAY, ZIMT_SCOPE_ALL);
  type_times (test, "17", "19");
  editor_wait (has_summary, test);
  g_assert_cmpstr (get_label (test, "summary"), ==, "3 dates change, 1 exception stays");
  save_and_wait (test);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY), ==, 17 * 60);
  g_assert_cmpint (get_start (test, EDITOR_MONDAY + 7), ==, 19 * 60);
}

/* --- The keyboard alone --- */

static gboolean
type_keys (const char *command)
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");
  g_autofree char *line = g_strdup_printf ("xdotool %s", command);
  int status = 0;

  if (tool == NULL)
    return FALSE;
  g_assert_true (g_spawn_command_line_sync (line, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return TRUE;
}

static gboolean
has_focus (gpointer data)
{
  return gtk_window_is_active (GTK_WINDOW (data));
}

static gboolean
has_typed_title (gpointer data)
{
  EditorTest *test = data;

  return g_str_equal (gtk_editable_get_text (get (test, GTK_TYPE_ENTRY, "title")), "Elternabend");
}

static void
test_the_keyboard_is_enough (EditorTest *test, gconstpointer data)
{
  open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  if (!type_keys ("search --onlyvisible --name 'New booking' windowfocus"))
    {
      g_test_skip ("There is no xdotool");
      return;
    }
  editor_wait (has_focus, test->window);
  type_keys ("type Elternabend");
  editor_wait (has_typed_title, test);
  /* Past organisation, room, people, category, to the date, its calendar, start and end. */
  type_keys ("key Tab Tab Tab type 12");
  type_keys ("key Tab Tab Tab Tab type 19");
  type_keys ("key Tab type 2130");
  type_keys ("key ctrl+Return");
  editor_wait (is_gone, &test->window);
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpstr (booking->event.title, ==, "Elternabend");
  g_assert_cmpint (booking->event.n_people, ==, 12);
  g_assert_cmpint (booking->starts, ==, zimt_minute_new (THURSDAY, 19 * 60));
  g_assert_cmpint (booking->ends, ==, zimt_minute_new (THURSDAY, 21 * 60 + 30));
}

static gboolean
has_room_8 (gpointer data)
{
  EditorTest *test = data;
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  gint64 room_id = zimt_room_field_get_room (get (test, ZIMT_TYPE_ROOM_FIELD, "room"));

  return g_str_equal (zimt_house_get_room (house, room_id)->number, "8");
}

static void
test_a_room_is_typed (EditorTest *test, gconstpointer data)
{
  open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  if (!type_keys ("search --onlyvisible --name 'New booking' windowfocus"))
    {
      g_test_skip ("There is no xdotool");
      return;
    }
  editor_wait (has_focus, test->window);
  gtk_widget_grab_focus (get (test, ZIMT_TYPE_ROOM_FIELD, "room"));
  type_keys ("key space");
  editor_wait_frames (GTK_WIDGET (test->window));
  type_keys ("key 8 Return");
  editor_wait (has_room_8, test);
}

static void
test_fields_have_names (EditorTest *test, gconstpointer data)
{
  open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get (test, GTK_TYPE_ENTRY, "title")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Title");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get (test, ZIMT_TYPE_TIME_FIELD, "start")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Start");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get (test, ZIMT_TYPE_TIME_FIELD, "end")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "End");
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  gtk_drop_down_set_selected (get (test, GTK_TYPE_DROP_DOWN, "end"), 1);
  editor_settle ();
  g_assert_cmpuint (editor_check_buttons (GTK_WIDGET (test->window)), >=, 5);
  type_into (test, ZIMT_TYPE_TIME_FIELD, "end", "noon");
  press_save (test);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (
                                        editor_get_widget (get (test, ZIMT_TYPE_DATE_FIELD, "date"),
                                                           GTK_TYPE_ENTRY, NULL)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
}

static void
test_right_to_left_is_mirrored (EditorTest *test, gconstpointer data)
{
  GtkWidget *label = NULL;
  GtkWidget *title = NULL;
  graphene_rect_t label_bounds, title_bounds;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  open_clashing_series (test, 2, THURSDAY + 100);
  editor_wait (has_offers, test);
  editor_photograph (GTK_WIDGET (test->window), "editor-rtl");
  title = get (test, GTK_TYPE_ENTRY, "title");
  label = gtk_widget_get_first_child (get (test, ZIMT_TYPE_FORM_ROW, "title_row"));
  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (test->window), &label_bounds));
  g_assert_true (gtk_widget_compute_bounds (title, GTK_WIDGET (test->window), &title_bounds));
  g_assert_cmpfloat (label_bounds.origin.x, >, title_bounds.origin.x + title_bounds.size.width - 1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_dark_looks_right (EditorTest *test, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  open_clashing_series (test, 2, THURSDAY + 100);
  editor_wait (has_offers, test);
  g_assert_true (adw_style_manager_get_dark (style));
  editor_photograph (GTK_WIDGET (test->window), "editor-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/booking-editor/" name, EditorTest, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("typing-fills-the-draft", test_typing_fills_the_draft);
  ADD ("a-night-ends-on-the-next-day", test_a_night_ends_on_the_next_day);
  ADD ("a-new-organisation-is-taken-on", test_a_new_organisation_is_taken_on);
  ADD ("an-organisation-is-found-by-its-beginning", test_an_organisation_is_found_by_its_beginning);
  ADD ("keys-change-times-and-dates", test_keys_change_times_and_dates);
  ADD ("a-chosen-day-closes-the-calendar", test_a_chosen_day_closes_the_calendar);
  ADD ("the-list-of-rooms-searches-at-once", test_the_list_of_rooms_searches_at_once);
  ADD ("rooms-are-found-by-name", test_rooms_are_found_by_name);
  ADD ("a-new-start-takes-the-end-along", test_a_new_start_takes_the_end_along);
  ADD ("a-clash-appears-and-a-cure-removes-it", test_a_clash_appears_and_a_cure_removes_it);
  ADD ("one-cure-for-all-of-a-kind", test_one_cure_for_all_of_a_kind);
  ADD ("another-room-takes-the-whole-series", test_another_room_takes_the_whole_series);
  ADD ("an-open-weekly-series-lists-every-clash", test_an_open_weekly_series_lists_every_clash);
  ADD ("dates-that-clash-are-left-out", test_dates_that_clash_are_left_out);
  ADD ("a-single-clash-is-cured-in-the-fields", test_a_single_clash_is_cured_in_the_fields);
  ADD ("a-hint-never-blocks", test_a_hint_never_blocks);
  ADD ("a-public-holiday-is-told", test_a_public_holiday_is_told);
  ADD ("a-copy-begins-without-alarm", test_a_copy_begins_without_alarm);
  ADD ("somebody-was-faster", test_somebody_was_faster);
  ADD ("typing-on-after-save-saves-nothing", test_typing_on_after_save_saves_nothing);
  ADD ("what-others-store-is-not-typed-here", test_what_others_store_is_not_typed_here);
  ADD ("what-others-store-is-looked-at", test_what_others_store_is_looked_at);
  ADD ("mistakes-are-named-beside-their-field", test_mistakes_are_named_beside_their_field);
  ADD ("a-title-of-64-kib-is-refused-and-kept", test_a_title_of_64_kib_is_refused_and_kept);
  ADD ("markup-is-plain-text", test_markup_is_plain_text);
  ADD ("the-hour-that-the-clocks-leave-out", test_the_hour_that_the_clocks_leave_out);
  ADD ("a-mistake-that-is-mended-is-stored", test_a_mistake_that_is_mended_is_stored);
  ADD ("a-new-booking-begins-without-alarm", test_a_new_booking_begins_without_alarm);
  ADD ("leaving-gives-back-what-was-typed", test_leaving_gives_back_what_was_typed);
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
  ADD ("the-keyboard-is-enough", test_the_keyboard_is_enough);
  ADD ("a-room-is-typed", test_a_room_is_typed);
  ADD ("fields-have-names", test_fields_have_names);
  ADD ("right-to-left-is-mirrored", test_right_to_left_is_mirrored);
  ADD ("dark-looks-right", test_dark_looks_right);
  return g_test_run ();
}
