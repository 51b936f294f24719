/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking with the desktop, on a private bus that stands for both: the session's and the system's.
 */
#include <gio/gunixfdlist.h>
#include <glib-unix.h>
#include <unistd.h>

#include "vault-fixture.h"
#include "zimt-lock-watch.h"

#define LOCKED_WITHIN_MS 200
#define SESSION_PATH "/org/freedesktop/login1/session/_31"

static const char manager_xml[]
    = "<node><interface name='org.freedesktop.login1.Manager'>"
      "<method name='GetSession'><arg type='s' direction='in'/><arg type='o' "
      "direction='out'/></method>"
      "<method name='GetSessionByPID'><arg type='u' direction='in'/><arg type='o' direction='out'/>"
      "</method>"
      "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/>"
      "</method></interface></node>";

/* Somebody else on the bus: the screen saver and the login manager. */
typedef struct
{
  GDBusConnection *bus; /* owned */
  GDBusNodeInfo *node;  /* owned */
  guint object;
  int pipe; /* readable until everybody let go of its other end */
  guint n_inhibits;
  guint n_sessions;
  guint n_locks;
} Desktop;

static void
method_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
           const char *method, GVariant *parameters, GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  Desktop *desktop = user_data;
  g_autoptr (GUnixFDList) files = NULL;
  int ends[2];

  if (!g_str_equal (method, "Inhibit"))
    {
      desktop->n_sessions++;
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", SESSION_PATH));
      return;
    }
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  desktop->pipe = ends[0];
  desktop->n_inhibits++;
  files = g_unix_fd_list_new_from_array (&ends[1], 1);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0),
                                                           files);
}

static void
name_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

static void
desktop_set_up (Desktop *desktop)
{
  static const GDBusInterfaceVTable vtable = { method_cb, NULL, NULL, { NULL } };
  g_autoptr (GError) error = NULL;
  gboolean has_name = FALSE;

  *desktop = (Desktop){ .pipe = -1 };
  desktop->bus = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  desktop->node = g_dbus_node_info_new_for_xml (manager_xml, &error);
  g_assert_no_error (error);
  desktop->object = g_dbus_connection_register_object (desktop->bus, "/org/freedesktop/login1",
                                                       desktop->node->interfaces[0], &vtable,
                                                       desktop, NULL, &error);
  g_assert_no_error (error);
  g_bus_own_name_on_connection (desktop->bus, "org.freedesktop.login1", G_BUS_NAME_OWNER_FLAGS_NONE,
                                name_cb, NULL, &has_name, NULL);
  editor_wait (is_true, &has_name);
}

static void
desktop_tear_down (Desktop *desktop)
{
  if (desktop->pipe != -1)
    close (desktop->pipe);
  g_dbus_connection_unregister_object (desktop->bus, desktop->object);
  g_dbus_connection_close_sync (desktop->bus, NULL, NULL);
  g_dbus_node_info_unref (desktop->node);
  g_object_unref (desktop->bus);
  editor_settle ();
}

static void
emit (Desktop *desktop, const char *path, const char *interface, const char *signal,
      GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (desktop->bus, NULL, path, interface, signal, parameters, &error);
  g_assert_no_error (error);
  g_dbus_connection_flush_sync (desktop->bus, NULL, NULL);
}

static gboolean
pause_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Long enough for what is on its way. */
static void
pause_a_moment (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (150, pause_cb, &is_over);
  editor_wait (is_true, &is_over);
}

static void
count_cb (Desktop *desktop)
{
  desktop->n_locks++;
}

static gboolean
is_ready (gpointer data)
{
  Desktop *desktop = data;

  return desktop->n_inhibits > 0 && desktop->n_sessions > 0;
}

static ZimtLockWatch *
new_watch (Desktop *desktop)
{
  ZimtLockWatch *watch = zimt_lock_watch_new ();

  g_signal_connect_swapped (watch, "lock", G_CALLBACK (count_cb), desktop);
  zimt_lock_watch_arm (watch);
  editor_wait (is_ready, desktop);
  pause_a_moment ();
  return watch;
}

static gboolean
has_lock (gpointer data)
{
  return ((Desktop *)data)->n_locks > 0;
}

static const struct
{
  const char *path;
  const char *interface;
  const char *signal;
  gboolean has_state;
} causes[] = {
  { "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", TRUE },
  { "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", TRUE },
  { "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", TRUE },
  { "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", TRUE },
  { SESSION_PATH, "org.freedesktop.login1.Session", "Lock", FALSE },
};

static void
test_causes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      Desktop desktop;
      ZimtLockWatch *watch;

      g_test_message ("%s %s", causes[i].path, causes[i].signal);
      desktop_set_up (&desktop);
      watch = new_watch (&desktop);
      if (causes[i].has_state)
        {
          emit (&desktop, causes[i].path, causes[i].interface, causes[i].signal,
                g_variant_new ("(b)", FALSE));
          pause_a_moment ();
          g_assert_cmpuint (desktop.n_locks, ==, 0);
        }
      emit (&desktop, causes[i].path, causes[i].interface, causes[i].signal,
            causes[i].has_state ? g_variant_new ("(b)", TRUE) : NULL);
      editor_wait (has_lock, &desktop);
      g_assert_cmpuint (desktop.n_locks, ==, 1);
      zimt_lock_watch_disarm (watch);
      g_assert_finalize_object (watch);
      desktop_tear_down (&desktop);
    }
}

static void
test_other_session (void)
{
  Desktop desktop;
  ZimtLockWatch *watch;

  desktop_set_up (&desktop);
  watch = new_watch (&desktop);
  emit (&desktop, "/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock",
        NULL);
  pause_a_moment ();
  g_assert_cmpuint (desktop.n_locks, ==, 0);
  g_assert_finalize_object (watch);
  desktop_tear_down (&desktop);
}

static void
test_sleep_waits (void)
{
  Desktop desktop;
  ZimtLockWatch *watch;
  char byte;

  desktop_set_up (&desktop);
  watch = new_watch (&desktop);
  g_assert_true (g_unix_set_fd_nonblocking (desktop.pipe, TRUE, NULL));
  g_assert_cmpint (read (desktop.pipe, &byte, 1), ==, -1);
  zimt_lock_watch_disarm (watch);
  pause_a_moment ();
  /* The end of the file: nobody holds the other end. */
  g_assert_cmpint (read (desktop.pipe, &byte, 1), ==, 0);
  emit (&desktop, causes[0].path, causes[0].interface, causes[0].signal,
        g_variant_new ("(b)", TRUE));
  pause_a_moment ();
  g_assert_cmpuint (desktop.n_locks, ==, 0);
  g_assert_finalize_object (watch);
  desktop_tear_down (&desktop);
}

static gboolean
is_locked (gpointer data)
{
  return !zimt_session_is_unlocked (data);
}

static void
test_window (WindowFixture *fixture, gconstpointer data)
{
  Desktop desktop;
  ZimtSession *session = zimt_window_get_session (fixture->window);
  g_autofree char *key = NULL;
  gint64 began;

  desktop_set_up (&desktop);
  key = vault_found (fixture, ZIMT_ROLE_COUNSELLING);
  vault_unlock (fixture, VAULT_LEAD, VAULT_PASSWORD);
  editor_wait (is_ready, &desktop);
  pause_a_moment ();
  window_activate (fixture, "preferences");
  began = g_get_monotonic_time ();
  emit (&desktop, causes[0].path, causes[0].interface, causes[0].signal,
        g_variant_new ("(b)", TRUE));
  editor_wait (is_locked, session);
  g_assert_cmpint ((g_get_monotonic_time () - began) / 1000, <, LOCKED_WITHIN_MS);
  desktop_tear_down (&desktop);
}

int
main (int argc, char **argv)
{
  GtkApplication *application;

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_getenv ("DBUS_SESSION_BUS_ADDRESS"), TRUE);
  g_unsetenv ("XDG_SESSION_ID");
  application = window_test_init (&argc, &argv);
  g_test_add_func ("/lock-watch/each-cause-locks-once", test_causes);
  g_test_add_func ("/lock-watch/another-session-is-not-ours", test_other_session);
  g_test_add_func ("/lock-watch/sleep-waits-until-it-is-locked", test_sleep_waits);
  g_test_add ("/lock-watch/the-window-locks-with-the-screen", WindowFixture, application,
              window_fixture_set_up, test_window, window_fixture_tear_down);
  return window_test_run (application);
}
