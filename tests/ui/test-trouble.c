/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A house that cannot be opened gets a page that says what it is and what can be done. */
#include <glib/gstdio.h>
#include <string.h>

#include "window-fixture.h"

static void
open_file (WindowFixture *fixture, const char *path)
{
  zimt_window_open (fixture->window, path);
  window_wait_for_page (fixture, "trouble");
  editor_present (GTK_WINDOW (fixture->window));
}

static gboolean
offers (WindowFixture *fixture, const char *label)
{
  GtkWidget *page = zimt_window_get_page (fixture->window);
  GtkWidget *button = editor_find_button (page, label);

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
assert_unchanged (const char *path, const char *contents)
{
  g_autofree char *now = NULL;

  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, contents);
}

static void
test_text_file (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = window_data_path ("letter <b> & more.zimt");

  g_assert_true (g_file_set_contents (path, "Dear house,\n", -1, NULL));
  open_file (fixture, path);
  window_wait_for_text (fixture, "This file cannot be read");
  g_assert_true (offers (fixture, "Restore a Backup"));
  g_assert_true (offers (fixture, "Try Again"));
  g_assert_true (offers (fixture, "Open Another House"));
  g_assert_true (offers (fixture, "Open the Practice House"));
  g_assert_true (offers (fixture, "Quit"));
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "new-booking"));
  editor_photograph (GTK_WIDGET (fixture->window), "trouble-damaged");
  assert_unchanged (path, "Dear house,\n");
}

static void
test_missing (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = window_data_path ("gone.zimt");

  open_file (fixture, path);
  window_wait_for_text (fixture, "There is no house here");
  g_assert_true (offers (fixture, "Open Another House"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_the_old_house_is_gone (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = window_data_path ("gone.zimt");

  window_open_practice (fixture);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Practice house");
  open_file (fixture, path);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Zimt");
  window_activate (fixture, "open-practice");
  window_wait_for_page (fixture, "plan");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Practice house");
}

static void
test_in_use (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = window_data_path ("shared.zimt");
  g_autoptr (GError) error = NULL;
  ZimtDesk *desk = zimt_desk_create_sample (path, fixture->clock, &error);

  g_assert_no_error (error);
  open_file (fixture, path);
  window_wait_for_text (fixture, "This house is open elsewhere");
  g_assert_false (offers (fixture, "Restore a Backup"));
  editor_photograph (GTK_WIDGET (fixture->window), "trouble-in-use");

  /* The other program is closed: trying again works. */
  zimt_desk_close (desk);
  window_activate (fixture, "try-again");
  window_wait_for_page (fixture, "plan");
  window_wait_for_text (fixture, "23–29 November 2026");
}

static void
test_a_way_out (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = window_data_path ("text.zimt");

  g_assert_true (g_file_set_contents (path, "no house", -1, NULL));
  open_file (fixture, path);
  window_activate (fixture, "open-practice");
  window_wait_for_page (fixture, "plan");
  window_wait_for_text (fixture, "Practice house");
  assert_unchanged (path, "no house");
}

static void
test_restored (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = window_data_path ("text.zimt");
  g_autofree char *other = window_data_path ("other.zimt");
  g_autofree char *backup = window_data_path ("backup.zimt");
  g_autoptr (GError) error = NULL;
  ZimtDesk *desk = zimt_desk_create_sample (other, fixture->clock, &error);

  g_assert_no_error (error);
  zimt_desk_backup (desk, backup, FALSE, &error);
  g_assert_no_error (error);
  zimt_desk_close (desk);
  g_assert_true (g_file_set_contents (path, "no house", -1, NULL));
  open_file (fixture, path);
  zimt_window_restore (fixture->window, backup);
  window_wait_for_page (fixture, "plan");
  window_wait_for_text (fixture, "The backup was brought back. What was there before is kept as");
}

int
main (int argc, char **argv)
{
  GtkApplication *application = window_test_init (&argc, &argv);

#define ADD(name, func)                                                                            \
  g_test_add ("/trouble/" name, WindowFixture, application, window_fixture_set_up, func,           \
              window_fixture_tear_down)
  ADD ("a-text-file-is-named-and-left-alone", test_text_file);
  ADD ("a-missing-file-is-not-made", test_missing);
  ADD ("the-house-before-it-is-gone", test_the_old_house_is_gone);
  ADD ("a-house-in-use-can-be-tried-again", test_in_use);
  ADD ("the-practice-house-is-a-way-out", test_a_way_out);
  ADD ("a-backup-takes-the-place-of-a-damaged-file", test_restored);
#undef ADD
  return window_test_run (application);
}
