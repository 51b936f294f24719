/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking editor by the keyboard alone, its names, and mirrored and dark. */
#include "booking-fixture.h"

#include "zimt-date-field.h"
#include "zimt-form-row.h"
#include "zimt-room-field.h"
#include "zimt-time-field.h"

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
  BookingFixture *test = data;

  return g_str_equal (gtk_editable_get_text (booking_get (test, GTK_TYPE_ENTRY, "title")),
                      "Elternabend");
}

static void
test_the_keyboard_is_enough (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, NULL, "11", THURSDAY, 18 * 60, 20 * 60);
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
  editor_wait (booking_is_gone, &test->window);
  g_autoptr (ZimtBooking) booking = editor_load_booking (&test->house, test->saved_id);
  g_assert_cmpstr (booking->event.title, ==, "Elternabend");
  g_assert_cmpint (booking->event.n_people, ==, 12);
  g_assert_cmpint (booking->starts, ==, zimt_minute_new (THURSDAY, 19 * 60));
  g_assert_cmpint (booking->ends, ==, zimt_minute_new (THURSDAY, 21 * 60 + 30));
}

static gboolean
has_room_8 (gpointer data)
{
  BookingFixture *test = data;
  const ZimtHouse *house = zimt_center_get_house (test->house.center);
  gint64 room_id = zimt_room_field_get_room (booking_get (test, ZIMT_TYPE_ROOM_FIELD, "room"));

  return g_str_equal (zimt_house_get_room (house, room_id)->number, "8");
}

static void
test_a_room_is_typed (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "Probe", "11", THURSDAY, 18 * 60, 20 * 60);
  if (!type_keys ("search --onlyvisible --name 'New booking' windowfocus"))
    {
      g_test_skip ("There is no xdotool");
      return;
    }
  editor_wait (has_focus, test->window);
  gtk_widget_grab_focus (booking_get (test, ZIMT_TYPE_ROOM_FIELD, "room"));
  type_keys ("key space");
  editor_wait_frames (GTK_WIDGET (test->window));
  type_keys ("key 8 Return");
  editor_wait (has_room_8, test);
}

static void
test_fields_have_names (BookingFixture *test, gconstpointer data)
{
  booking_open_new (test, "Gitarrenkreis", "11", THURSDAY, 18 * 60, 20 * 60);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (booking_get (test, GTK_TYPE_ENTRY, "title")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Title");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (
                                           booking_get (test, ZIMT_TYPE_TIME_FIELD, "start")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Start");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (
                                           booking_get (test, ZIMT_TYPE_TIME_FIELD, "end")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "End");
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "frequency"), 2);
  gtk_drop_down_set_selected (booking_get (test, GTK_TYPE_DROP_DOWN, "end"), 1);
  editor_settle ();
  g_assert_cmpuint (editor_check_buttons (GTK_WIDGET (test->window)), >=, 5);
  booking_type (test, ZIMT_TYPE_TIME_FIELD, "end", "noon");
  booking_press_save (test);
  gtk_test_accessible_assert_state (
      GTK_ACCESSIBLE (editor_get_widget (booking_get (test, ZIMT_TYPE_DATE_FIELD, "date"),
                                         GTK_TYPE_ENTRY, NULL)),
      GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
}

static void
test_right_to_left_is_mirrored (BookingFixture *test, gconstpointer data)
{
  GtkWidget *label = NULL;
  GtkWidget *title = NULL;
  graphene_rect_t label_bounds, title_bounds;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  booking_open_clashing_series (test, 2, THURSDAY + 100);
  editor_wait (booking_has_offers, test);
  editor_photograph (GTK_WIDGET (test->window), "editor-rtl");
  title = booking_get (test, GTK_TYPE_ENTRY, "title");
  label = gtk_widget_get_first_child (booking_get (test, ZIMT_TYPE_FORM_ROW, "title_row"));
  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (test->window), &label_bounds));
  g_assert_true (gtk_widget_compute_bounds (title, GTK_WIDGET (test->window), &title_bounds));
  g_assert_cmpfloat (label_bounds.origin.x, >, title_bounds.origin.x + title_bounds.size.width - 1);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_dark_looks_right (BookingFixture *test, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  booking_open_clashing_series (test, 2, THURSDAY + 100);
  editor_wait (booking_has_offers, test);
  g_assert_true (adw_style_manager_get_dark (style));
  editor_photograph (GTK_WIDGET (test->window), "editor-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/booking-access/" name, BookingFixture, NULL, booking_fixture_set_up, func,         \
              booking_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("the-keyboard-is-enough", test_the_keyboard_is_enough);
  ADD ("a-room-is-typed", test_a_room_is_typed);
  ADD ("fields-have-names", test_fields_have_names);
  ADD ("right-to-left-is-mirrored", test_right_to_left_is_mirrored);
  ADD ("dark-looks-right", test_dark_looks_right);
  return g_test_run ();
}
