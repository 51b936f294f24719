/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window of the program with data of its own, on Tuesday 24.11.2026 at 14:36. */
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "zimt-application.h"

GtkApplication *
window_test_init (int *argc, char ***argv)
{
  g_autofree char *folder = g_dir_make_tmp ("zimt-window-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  ZimtApplication *application;

  g_assert_nonnull (folder);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  /* As in editor-fixture.c. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-xft-hintstyle",
                "hintslight", NULL);
  application = zimt_application_new ("0");
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return GTK_APPLICATION (application);
}

static ZimtClock *
new_clock (void)
{
  return zimt_clock_new_fixed (zimt_minute_new (EDITOR_TODAY, 14 * 60 + 36));
}

static char *
get_template_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "template.zimt", NULL);
}

/* Making the practice house takes its time, so each test has a copy of the same one. */
static void
copy_practice (void)
{
  g_autofree char *from = get_template_path ();
  g_autofree char *to = window_data_path ("practice.zimt");
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    {
      g_autoptr (ZimtClock) clock = new_clock ();
      ZimtDesk *desk = zimt_desk_create_sample (from, clock, &error);

      g_assert_no_error (error);
      zimt_desk_close (desk);
    }
  g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
window_test_run (GtkApplication *application)
{
  int status = g_test_run ();
  g_autofree char *folder = window_data_path (NULL);
  g_autofree char *template = get_template_path ();

  g_object_unref (application);
  g_unlink (template);
  g_rmdir (folder);
  g_rmdir (g_get_user_data_dir ());
  return status;
}

static void
set_up_picture (WindowFixture *fixture, gconstpointer data)
{
  const WindowPicture *picture = data;

  gtk_widget_set_default_direction (picture->direction);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), picture->scheme);
  window_fixture_set_up (fixture, picture->application);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), picture->width, picture->height);
}

void
window_add_pictures (const char *folder, GtkApplication *application,
                     void (*test) (WindowFixture *fixture, gconstpointer picture))
{
  static WindowPicture pictures[] = {
    { "1366-light", 1366, 768, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, NULL },
    { "1366-dark", 1366, 768, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_LTR, NULL },
    { "1366-rtl", 1366, 768, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_RTL, NULL },
    { "1920-light", 1920, 1080, ADW_COLOR_SCHEME_FORCE_LIGHT, GTK_TEXT_DIR_LTR, NULL },
    { "1920-dark", 1920, 1080, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_LTR, NULL },
    { "1920-rtl", 1920, 1080, ADW_COLOR_SCHEME_FORCE_DARK, GTK_TEXT_DIR_RTL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat (folder, "/", pictures[i].name, NULL);

      pictures[i].application = application;
      g_test_add (path, WindowFixture, &pictures[i], set_up_picture, test,
                  window_fixture_tear_down);
    }
}

char *
window_data_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "zimt", name, NULL);
}

void
window_fixture_set_up (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = window_data_path (NULL);

  g_mkdir_with_parents (folder, 0700);
  fixture->application = (GtkApplication *)data;
  fixture->clock = new_clock ();
  fixture->settings = zimt_application_new_settings ();
  g_assert_nonnull (fixture->settings);
  g_settings_reset (fixture->settings, "last-database");
  fixture->window = ZIMT_WINDOW (
      zimt_window_new (fixture->application, fixture->clock, fixture->settings, "0"));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

void
window_fixture_tear_down (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = window_data_path (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gpointer window = fixture->window;

  editor_settle ();
  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (window);
  editor_settle ();
  /* Nothing may keep a closed window, and with it the house's file, open. */
  editor_wait (is_gone, &window);
  zimt_clock_unref (fixture->clock);
  g_object_unref (fixture->settings);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = window_data_path (name);

      g_unlink (path);
    }
}

static gboolean
has_week (gpointer data)
{
  ZimtWindow *window = data;

  return g_strcmp0 (zimt_window_get_page_name (window), "plan") == 0
         && zimt_week_page_get_plan (ZIMT_WEEK_PAGE (zimt_window_get_page (window))) != NULL;
}

ZimtWeekPage *
window_open_practice (WindowFixture *fixture)
{
  copy_practice ();
  zimt_window_open_practice (fixture->window);
  editor_wait (has_week, fixture->window);
  editor_present (GTK_WINDOW (fixture->window));
  return ZIMT_WEEK_PAGE (zimt_window_get_page (fixture->window));
}

typedef struct
{
  ZimtWindow *window;
  const char *text;
} Wait;

static gboolean
is_page (gpointer data)
{
  Wait *wait = data;

  return g_strcmp0 (zimt_window_get_page_name (wait->window), wait->text) == 0;
}

void
window_wait_for_page (WindowFixture *fixture, const char *name)
{
  Wait wait = { fixture->window, name };

  editor_wait (is_page, &wait);
}

GtkWidget *
window_find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_text (gpointer data)
{
  Wait *wait = data;

  return window_find_label (GTK_WIDGET (wait->window), wait->text) != NULL;
}

void
window_wait_for_text (WindowFixture *fixture, const char *text)
{
  Wait wait = { fixture->window, text };

  g_test_message ("Waiting for the text: %s", text);
  editor_wait (has_text, &wait);
}

static gboolean
has_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_said (gpointer data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (has_label (window, data))
        return TRUE;
    }
  return FALSE;
}

void
window_wait_for_message (const char *text)
{
  g_test_message ("Waiting for the message: %s", text);
  editor_wait (is_said, (gpointer)text);
}

static GtkWindow *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_toplevel (gpointer data)
{
  return find_toplevel (*(GType *)data) != NULL;
}

GtkWindow *
window_wait_for_toplevel (GType type)
{
  g_test_message ("Waiting for a %s", g_type_name (type));
  editor_wait (has_toplevel, &type);
  return find_toplevel (type);
}

void
window_activate (WindowFixture *fixture, const char *action)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}
