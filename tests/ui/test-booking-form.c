/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the booking editor: what is typed, and what is wrong with it. */
#include "booking-fixture.h"

#include <gdk/gdkkeysyms.h>
#include <string.h>

#include "zimt-date-field.h"
#include "zimt-form-row.h"
#include "zimt-organisation-field.h"
#include "zimt-room-field.h"
#include "zimt-time-field.h"

static const char *
get_problem (BookingFixture *test, const char *row)
{
  return zimt_form_row_get_problem (booking_get (test, ZIMT_TYPE_FORM_ROW, row));
}

/* --- Typing --- */

static void
test_typing_fills_the_draft (BookingFixture *test, gconstpointer data)
{
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  g_autoptr (ZimtDraft) draft = NULL;

  booking_open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  booking_type (test, GTK_TYPE_ENTRY, "title", "Elternabend");
  booking_type (test, ZIMT_TYPE_ORGANISATION_FIELD, "organisation", "diakonie");
  booking_type (test, GTK_TYPE_ENTRY, "people", "12");
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "date", "tomorrow");
  booking_type_times (test, "9", "1030");
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
test_a_night_ends_on_the_next_day (BookingFixture *test, gconstpointer data)
{
  g_autoptr (ZimtDraft) draft = NULL;

  booking_open_new (test, "Nachtwache", "11", THURSDAY, 18 * 60, 20 * 60);
  booking_type_times (test, "22", "6");
  draft = zimt_booking_editor_dup_draft (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_cmpint (draft->ends, ==, zimt_minute_new (THURSDAY + 1, 6 * 60));
  g_assert_true (gtk_widget_get_visible (booking_get (test, GTK_TYPE_LABEL, "extra_days_label")));
  g_assert_cmpstr (booking_get_label (test, "extra_days_label"), ==, "+1 day");
  booking_type_times (test, "20", "22");
  g_assert_false (gtk_widget_get_visible (booking_get (test, GTK_TYPE_LABEL, "extra_days_label")));
}

static gboolean
has_organisation (gpointer data)
{
  gint64 id;

  return zimt_organisation_field_get_organisation (data, &id);
}

static void
test_a_new_organisation_is_taken_on (BookingFixture *test, gconstpointer data)
{
  GtkWidget *field = NULL;
  GtkWidget *entry = NULL;
  gint64 id = 0;

  booking_open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  field = booking_get (test, ZIMT_TYPE_ORGANISATION_FIELD, "organisation");
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
  booking_save (test);
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpint (booking->event.organisation_id, ==, id);
}

static void
test_an_organisation_is_found_by_its_beginning (BookingFixture *test, gconstpointer data)
{
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  ZimtOrganisationField *field = NULL;
  GtkWidget *entry = NULL;
  gint64 id = 0;

  booking_open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  field = booking_get (test, ZIMT_TYPE_ORGANISATION_FIELD, "organisation");
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
test_keys_change_times_and_dates (BookingFixture *test, gconstpointer data)
{
  GtkWidget *date = NULL;
  ZimtDate day = 0;

  booking_open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  editor_press (booking_get (test, ZIMT_TYPE_TIME_FIELD, "start"), GDK_KEY_Up, 0);
  g_assert_cmpstr (gtk_editable_get_text (booking_get (test, ZIMT_TYPE_TIME_FIELD, "start")), ==,
                   "18:15");
  booking_type (test, ZIMT_TYPE_TIME_FIELD, "start", "18:10");
  editor_press (booking_get (test, ZIMT_TYPE_TIME_FIELD, "start"), GDK_KEY_Down, 0);
  g_assert_cmpstr (gtk_editable_get_text (booking_get (test, ZIMT_TYPE_TIME_FIELD, "start")), ==,
                   "18:00");
  date = booking_get (test, ZIMT_TYPE_DATE_FIELD, "date");
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
test_a_chosen_day_closes_the_calendar (BookingFixture *test, gconstpointer data)
{
  GtkWidget *field = NULL;
  GtkWidget *popover = NULL;
  GtkCalendar *calendar = NULL;
  GtkWidget *next_month = NULL;
  g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 12, 3, 12, 0, 0);
  ZimtDate date = 0;
  int month = 0;

  booking_open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  field = booking_get (test, ZIMT_TYPE_DATE_FIELD, "date");
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
test_the_list_of_rooms_searches_at_once (BookingFixture *test, gconstpointer data)
{
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  ZimtRoomField *field = NULL;
  GtkWidget *popover = NULL;

  booking_open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  field = booking_get (test, ZIMT_TYPE_ROOM_FIELD, "room");
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

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

static void
test_down_opens_a_list (BookingFixture *test, gconstpointer data)
{
  ZimtRoomField *field = NULL;
  GtkWidget *focus = NULL;

  booking_open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  field = booking_get (test, ZIMT_TYPE_ROOM_FIELD, "room");
  gtk_widget_grab_focus (zimt_room_field_get_drop_down (field));
  focus = gtk_root_get_focus (GTK_ROOT (test->window));
  editor_press (focus, GDK_KEY_Down, 0);
  editor_wait (is_visible, editor_get_widget (GTK_WIDGET (field), GTK_TYPE_POPOVER, NULL));
}

static void
test_rooms_are_found_by_name (BookingFixture *test, gconstpointer data)
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

  booking_open_new (test, "Probe", "8", THURSDAY, 18 * 60, 20 * 60);
  field = booking_get (test, ZIMT_TYPE_ROOM_FIELD, "room");
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
test_a_new_start_takes_the_end_along (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      GtkEditable *start = booking_get (test, ZIMT_TYPE_TIME_FIELD, "start");
      GtkEditable *end = booking_get (test, ZIMT_TYPE_TIME_FIELD, "end");

      booking_type_times (test, moves[i][0], moves[i][1]);
      /* Letter by letter, as it is typed. */
      gtk_editable_set_text (start, "");
      for (int n = 0, position = 0; moves[i][2][n] != '\0'; n++)
        gtk_editable_insert_text (start, moves[i][2] + n, 1, &position);
      g_assert_cmpstr (gtk_editable_get_text (start), ==, moves[i][2]);
      g_assert_cmpstr (gtk_editable_get_text (end), ==, moves[i][3]);
    }
}

/* --- Mistakes --- */

static gboolean
is_calm (BookingFixture *test)
{
  GtkWidget *label = booking_get (test, GTK_TYPE_LABEL, "reason_label");

  g_assert_cmpint (gtk_widget_has_css_class (label, "dim-label"), !=,
                   gtk_widget_has_css_class (label, "reason"));
  return gtk_widget_has_css_class (label, "dim-label");
}

static gboolean
is_alarmed (gpointer data)
{
  return booking_has_reason (data) && !is_calm (data);
}

static void
test_a_copy_begins_without_alarm (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "Nachhilfe", "8", THURSDAY, 15 * 60, 17 * 60);
  zimt_booking_editor_begin_copy (ZIMT_BOOKING_EDITOR (test->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (test->window),
                                         booking_get (test, ZIMT_TYPE_DATE_FIELD, "date")));
  editor_wait (booking_has_no_lines, test);
  g_assert_cmpstr (booking_get_label (test, "reason_label"), ==,
                   "Choose another date, time or room for the copy.");
  g_assert_true (is_calm (test));
  editor_photograph (GTK_WIDGET (test->window), "editor-copy");
  booking_press_save (test);
  editor_wait (booking_has_clashes, test);
  g_assert_true (is_alarmed (test));
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "date", "29.11.2026");
  editor_wait (booking_has_no_reason, test);
  booking_save (test);
}

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
test_mistakes_are_named_beside_their_field (BookingFixture *test, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      const Mistake *mistake = &mistakes[i];
      GtkWidget *field = NULL;
      GtkWidget *focus = NULL;

      booking_open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
      field = booking_get (test, GTK_TYPE_WIDGET, mistake->id);
      if (!GTK_IS_EDITABLE (field))
        field = editor_get_widget (field, GTK_TYPE_ENTRY, NULL);
      gtk_editable_set_text (GTK_EDITABLE (field), mistake->text);
      booking_press_save (test);
      editor_settle ();
      g_assert_nonnull (test->window);
      g_assert_cmpint (test->saved_id, ==, 0);
      g_assert_nonnull (get_problem (test, mistake->row));
      g_assert_nonnull (strstr (get_problem (test, mistake->row), mistake->word));
      g_assert_cmpstr (booking_get_label (test, "reason_label"), ==,
                       get_problem (test, mistake->row));
      g_assert_true (booking_has_reason (test));
      focus = gtk_root_get_focus (GTK_ROOT (test->window));
      g_assert_true (focus == field || gtk_widget_is_ancestor (focus, field));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, mistake->text);
      g_assert_true (gtk_widget_get_sensitive (booking_get (test, GTK_TYPE_BUTTON, "save_button")));
      if (i == 7)
        editor_photograph (GTK_WIDGET (test->window), "editor-mistake");
      gtk_window_destroy (test->window);
      editor_wait (booking_is_gone, &test->window);
    }
}

static void
test_a_title_of_64_kib_is_refused_and_kept (BookingFixture *test, gconstpointer data)
{
  g_autofree char *typed = g_strnfill (64 * 1024, 'x');
  g_autofree char *title = NULL;

  booking_open_new (test, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  booking_type (test, GTK_TYPE_ENTRY, "title", typed);
  /* A field takes a few letters less than that. */
  title = g_strdup (gtk_editable_get_text (booking_get (test, GTK_TYPE_ENTRY, "title")));
  g_assert_cmpuint (strlen (title), >, 65000);
  booking_press_save (test);
  editor_settle ();
  g_assert_nonnull (get_problem (test, "title_row"));
  g_assert_cmpint (test->saved_id, ==, 0);
  gtk_window_close (test->window);
  editor_wait (booking_is_gone, &test->window);
  g_assert_cmpuint (test->n_abandoned, ==, 1);
  g_assert_true (g_str_equal (test->abandoned->event.title, title));
}

static void
test_markup_is_plain_text (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "A & B <b>", "8", THURSDAY, 18 * 60, 20 * 60);
  booking_save (test);
  g_assert_cmpstr (test->message, ==, "Booked: A & B <b>");
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpstr (booking->event.title, ==, "A & B <b>");
}

static void
test_the_hour_that_the_clocks_leave_out (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "Nacht", "11", THURSDAY, 18 * 60, 20 * 60);
  booking_type (test, ZIMT_TYPE_DATE_FIELD, "date", "28.3.2027");
  booking_type_times (test, "2:30", "4");
  booking_press_save (test);
  editor_settle ();
  g_assert_nonnull (get_problem (test, "time_row"));
  g_assert_cmpint (test->saved_id, ==, 0);
}

static void
test_a_mistake_that_is_mended_is_stored (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  booking_press_save (test);
  editor_settle ();
  g_assert_cmpstr (get_problem (test, "title_row"), ==, "Give the booking a title.");
  booking_type (test, GTK_TYPE_ENTRY, "title", "Elternabend");
  booking_save (test);
  g_assert_cmpstr (test->message, ==, "Booked: Elternabend");
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpstr (booking->event.title, ==, "Elternabend");
  g_assert_cmpint (booking->starts, ==, zimt_minute_new (THURSDAY, 18 * 60));
}

static void
test_a_new_booking_begins_without_alarm (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  g_assert_true (booking_has_reason (test));
  g_assert_cmpstr (booking_get_label (test, "reason_label"), ==, "Give the booking a title.");
  g_assert_true (is_calm (test));
  g_assert_null (get_problem (test, "title_row"));
  editor_photograph (GTK_WIDGET (test->window), "editor-new");
  booking_press_save (test);
  g_assert_true (is_alarmed (test));
  gtk_window_destroy (test->window);
  editor_wait (booking_is_gone, &test->window);

  booking_open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  booking_type (test, GTK_TYPE_ENTRY, "title", "E");
  booking_type (test, GTK_TYPE_ENTRY, "title", "");
  editor_wait (is_alarmed, test);
  g_assert_nonnull (get_problem (test, "title_row"));
}

static void
test_leaving_gives_back_what_was_typed (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_window_close (test->window);
  editor_wait (booking_is_gone, &test->window);
  g_assert_cmpuint (test->n_abandoned, ==, 0);

  booking_open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
  booking_type (test, GTK_TYPE_ENTRY, "title", "Halb fertig");
  gtk_window_close (test->window);
  editor_wait (booking_is_gone, &test->window);
  g_assert_cmpuint (test->n_abandoned, ==, 1);
  g_assert_cmpstr (test->abandoned->event.title, ==, "Halb fertig");
  g_assert_cmpint (test->saved_id, ==, 0);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/booking-form/" name, BookingFixture, NULL, booking_fixture_set_up, func,           \
              booking_fixture_tear_down)

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
  ADD ("down-opens-a-list", test_down_opens_a_list);
  ADD ("rooms-are-found-by-name", test_rooms_are_found_by_name);
  ADD ("a-new-start-takes-the-end-along", test_a_new_start_takes_the_end_along);
  ADD ("a-copy-begins-without-alarm", test_a_copy_begins_without_alarm);
  ADD ("mistakes-are-named-beside-their-field", test_mistakes_are_named_beside_their_field);
  ADD ("a-title-of-64-kib-is-refused-and-kept", test_a_title_of_64_kib_is_refused_and_kept);
  ADD ("markup-is-plain-text", test_markup_is_plain_text);
  ADD ("the-hour-that-the-clocks-leave-out", test_the_hour_that_the_clocks_leave_out);
  ADD ("a-mistake-that-is-mended-is-stored", test_a_mistake_that_is_mended_is_stored);
  ADD ("a-new-booking-begins-without-alarm", test_a_new_booking_begins_without_alarm);
  ADD ("leaving-gives-back-what-was-typed", test_leaving_gives_back_what_was_typed);
  return g_test_run ();
}
