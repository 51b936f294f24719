/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: nothing is there yet, and each of the three ways leads to a house. */
#include <glib/gstdio.h>

#include "window-fixture.h"
#include "zimt-accounts-setup.h"
#include "zimt-first-start.h"

static ZimtFirstStart *
begin (WindowFixture *fixture)
{
  zimt_window_open_default (fixture->window);
  window_wait_for_page (fixture, "first-start");
  editor_present (GTK_WINDOW (fixture->window));
  return ZIMT_FIRST_START (zimt_window_get_page (fixture->window));
}

static gboolean
has_plan (gpointer data)
{
  ZimtWindow *window = data;

  return g_strcmp0 (zimt_window_get_page_name (window), "plan") == 0
         && zimt_week_page_get_plan (ZIMT_WEEK_PAGE (zimt_window_get_page (window))) != NULL;
}

static ZimtWeekPlan *
wait_for_plan (WindowFixture *fixture)
{
  editor_wait (has_plan, fixture->window);
  editor_settle ();
  return zimt_week_page_get_plan (ZIMT_WEEK_PAGE (zimt_window_get_page (fixture->window)));
}

static gboolean
is_there (const char *name)
{
  g_autofree char *path = window_data_path (name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_choices (WindowFixture *fixture, gconstpointer data)
{
  ZimtFirstStart *page = begin (fixture);

  g_assert_nonnull (window_find_label (GTK_WIDGET (page), "Look at the practice house"));
  g_assert_nonnull (window_find_label (GTK_WIDGET (page), "Twelve rooms to book"));
  g_assert_nonnull (window_find_label (GTK_WIDGET (page), "Set up your own house"));
  g_assert_nonnull (window_find_label (GTK_WIDGET (page), "Bring back a backup"));
  g_assert_false (is_there ("house.zimt"));
  g_assert_false (is_there ("practice.zimt"));
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "new-booking"));
  editor_photograph (GTK_WIDGET (fixture->window), "first-start");
}

static void
test_practice (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;
  ZimtWeekPlan *plan;

  begin (fixture);
  window_activate (fixture, "open-practice");
  plan = wait_for_plan (fixture);
  /* As the first page said. */
  g_assert_cmpuint (plan->rooms->len, ==, 12);
  g_assert_cmpuint (plan->n_fixed, ==, 64);
  g_assert_cmpuint (plan->n_visitors, ==, 339);
  g_assert_true (is_there ("practice.zimt"));
  g_assert_false (is_there ("house.zimt"));
  window_wait_for_text (fixture, "Practice house");

  /* The next start opens it again. */
  last = g_settings_get_string (fixture->settings, "last-database");
  g_assert_true (g_str_has_suffix (last, "practice.zimt"));
  zimt_window_open_default (fixture->window);
  g_assert_cmpuint (wait_for_plan (fixture)->n_fixed, ==, 64);

  window_activate (fixture, "leave-practice");
  window_wait_for_page (fixture, "first-start");
  window_activate (fixture, "open-practice");
  g_assert_cmpuint (wait_for_plan (fixture)->n_fixed, ==, 64);
}

static void
test_form_complains (WindowFixture *fixture, gconstpointer data)
{
  ZimtFirstStart *page = begin (fixture);
  ZimtHouseForm *form = zimt_first_start_get_form (page);

  zimt_first_start_show_form (page);
  zimt_house_form_create (form);
  g_assert_true (g_str_has_prefix (zimt_house_form_get_complaint (form), "The name of the house"));
  zimt_house_form_set_name (form, "Haus A & B");
  zimt_house_form_add_room (form, "2a", "Großer Saal", 40);
  zimt_house_form_add_room (form, "2A", "Küche", 0);
  zimt_house_form_create (form);
  g_assert_cmpstr (zimt_house_form_get_complaint (form), ==,
                   "Two rooms have the number 2A. Give each its own.");
  g_assert_nonnull (window_find_label (GTK_WIDGET (page), "seats"));
  editor_photograph (GTK_WIDGET (fixture->window), "house-form");
  g_assert_cmpstr (zimt_window_get_page_name (fixture->window), ==, "first-start");
  g_assert_false (is_there ("house.zimt"));
}

static void
test_own_house (WindowFixture *fixture, gconstpointer data)
{
  ZimtFirstStart *page = begin (fixture);
  ZimtHouseForm *form = zimt_first_start_get_form (page);
  const ZimtRoom *room;
  ZimtWeekPlan *plan;

  zimt_first_start_show_form (page);
  zimt_house_form_set_name (form, "Haus A & B");
  zimt_house_form_add_room (form, "2", " Großer  Saal ", 40);
  zimt_house_form_add_room (form, "1a", "Küche", 0);
  zimt_house_form_create (form);
  plan = wait_for_plan (fixture);
  g_assert_cmpuint (plan->rooms->len, ==, 2);
  room = g_ptr_array_index (plan->rooms, 0);
  g_assert_cmpstr (room->number, ==, "2");
  g_assert_cmpstr (room->name, ==, "Großer Saal");
  g_assert_cmpint (room->n_seats, ==, 40);
  g_assert_cmpuint (plan->n_fixed, ==, 0);
  g_assert_true (is_there ("house.zimt"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Haus A & B");
  gtk_window_destroy (window_wait_for_toplevel (ZIMT_TYPE_ACCOUNTS_SETUP));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
  window_wait_for_text (fixture, "No bookings in this week.");
  editor_photograph (GTK_WIDGET (fixture->window), "empty-week");
  g_assert_null (window_find_label (GTK_WIDGET (fixture->window), "Practice house"));
}

static void
test_house_without_rooms (WindowFixture *fixture, gconstpointer data)
{
  ZimtFirstStart *page = begin (fixture);
  ZimtHouseForm *form = zimt_first_start_get_form (page);

  zimt_first_start_show_form (page);
  zimt_house_form_set_name (form, "Haus am Markt");
  zimt_house_form_create (form);
  wait_for_plan (fixture);
  window_wait_for_text (fixture, "No rooms yet");
  editor_photograph (GTK_WIDGET (fixture->window), "no-rooms");
}

static char *
make_backup (WindowFixture *fixture)
{
  g_autofree char *path = window_data_path ("other.zimt");
  char *backup = window_data_path ("backup.zimt");
  g_autoptr (GError) error = NULL;
  ZimtDesk *desk = zimt_desk_create_sample (path, fixture->clock, &error);

  g_assert_no_error (error);
  zimt_desk_backup (desk, backup, FALSE, &error);
  g_assert_no_error (error);
  zimt_desk_close (desk);
  return backup;
}

static void
test_backup (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make_backup (fixture);

  begin (fixture);
  zimt_window_restore (fixture->window, backup);
  g_assert_cmpuint (wait_for_plan (fixture)->n_fixed, ==, 64);
  g_assert_true (is_there ("house.zimt"));
  window_wait_for_text (fixture, "The backup was brought back.");
}

static void
test_bad_backup (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = window_data_path ("text.zimt");

  g_assert_true (g_file_set_contents (backup, "no backup", -1, NULL));
  begin (fixture);
  zimt_window_restore (fixture->window, backup);
  window_wait_for_page (fixture, "opening");
  window_wait_for_page (fixture, "first-start");
  g_assert_false (is_there ("house.zimt"));
}

static void
test_help (gconstpointer data)
{
  char *arguments[] = { (char *)"zimt", (char *)"--help", NULL };

  if (g_test_subprocess ())
    {
      /* The help ends the process, and nobody tidies up after it. */
      g_rmdir (g_get_user_data_dir ());
      g_application_run (G_APPLICATION (data), 2, arguments);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*[FILE]*--version*");
}

int
main (int argc, char **argv)
{
  GtkApplication *application = window_test_init (&argc, &argv);

#define ADD(name, func)                                                                            \
  g_test_add ("/first-start/" name, WindowFixture, application, window_fixture_set_up, func,       \
              window_fixture_tear_down)
  ADD ("three-ways-are-offered-and-nothing-is-made", test_choices);
  ADD ("the-practice-house-is-made-and-found-again", test_practice);
  ADD ("the-form-says-what-is-missing", test_form_complains);
  ADD ("an-own-house-has-its-name-and-rooms", test_own_house);
  ADD ("a-house-without-rooms-says-so", test_house_without_rooms);
  ADD ("a-backup-becomes-the-house", test_backup);
  ADD ("a-bad-backup-changes-nothing", test_bad_backup);
#undef ADD
  g_test_add_data_func ("/first-start/the-help-names-the-file", application, test_help);
  return window_test_run (application);
}
