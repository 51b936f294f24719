/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hears when the desktop is locked or the computer goes to sleep. */
#include "zimt-lock-watch.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define LOGIN_NAME "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"
#define SESSION "org.freedesktop.login1.Session"
#define NO_FD (-1)

struct _ZimtLockWatch
{
  GObject parent_instance;

  GCancellable *cancellable;    /* owned */
  GDBusConnection *session_bus; /* owned (nullable), as the next */
  GDBusConnection *system_bus;
  GArray *subscriptions; /* owned: Subscription */
  gboolean is_armed;
  int inhibitor; /* an open file keeps the computer awake */
};
G_DEFINE_FINAL_TYPE (ZimtLockWatch, zimt_lock_watch, G_TYPE_OBJECT)

typedef struct
{
  GDBusConnection *bus; /* borrowed */
  guint id;
} Subscription;

enum
{
  LOCK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
emit_lock (ZimtLockWatch *watch)
{
  if (watch->is_armed)
    g_signal_emit (watch, signals[LOCK], 0);
}

static void
subscribe (ZimtLockWatch *watch, GDBusConnection *bus, const char *sender, const char *interface,
           const char *member, const char *path, GDBusSignalCallback callback)
{
  Subscription subscription = { bus, 0 };

  subscription.id
      = g_dbus_connection_signal_subscribe (bus, sender, interface, member, path, NULL,
                                            G_DBUS_SIGNAL_FLAGS_NONE, callback, watch, NULL);
  g_array_append_val (watch->subscriptions, subscription);
}

/* Both send one boolean; what starts locks, what ends changes nothing. */
static void
started_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
            const char *member, GVariant *parameters, gpointer user_data)
{
  gboolean is_started = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &is_started);
  if (is_started)
    emit_lock (user_data);
}

static void
session_locked_cb (GDBusConnection *bus, const char *sender, const char *path,
                   const char *interface, const char *member, GVariant *parameters,
                   gpointer user_data)
{
  emit_lock (user_data);
}

/* --- Keeping the computer awake until all is locked --- */

static void
release_inhibitor (ZimtLockWatch *watch)
{
  if (watch->inhibitor != NO_FD)
    close (watch->inhibitor);
  watch->inhibitor = NO_FD;
}

static void
inhibited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtLockWatch) watch = user_data;
  g_autoptr (GUnixFDList) files = NULL;
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &files, result,
                                                         NULL);
  int index = 0, file = NO_FD;

  if (answer == NULL || files == NULL)
    return;
  g_variant_get (answer, "(h)", &index);
  file = g_unix_fd_list_get (files, index, NULL);
  if (file == NO_FD)
    return;
  /* It may be locked again since it was asked for. */
  if (watch->is_armed && watch->inhibitor == NO_FD)
    watch->inhibitor = file;
  else
    close (file);
}

static void
inhibit (ZimtLockWatch *watch)
{
  if (watch->system_bus == NULL || watch->inhibitor != NO_FD)
    return;
  g_dbus_connection_call_with_unix_fd_list (
      watch->system_bus, LOGIN_NAME, LOGIN_PATH, MANAGER, "Inhibit",
      g_variant_new ("(ssss)", "sleep", "Zimt", _ ("What is confidential is locked first."),
                     "delay"),
      G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, watch->cancellable, inhibited_cb,
      g_object_ref (watch));
}

/* --- The buses --- */

static void
session_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtLockWatch) watch = user_data;
  g_autoptr (GVariant) answer
      = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  const char *path = NULL;

  if (answer == NULL || watch->system_bus == NULL)
    return;
  g_variant_get (answer, "(&o)", &path);
  subscribe (watch, watch->system_bus, LOGIN_NAME, SESSION, "Lock", path, session_locked_cb);
}

static void
find_session (ZimtLockWatch *watch)
{
  const char *id = g_getenv ("XDG_SESSION_ID");
  gboolean has_id = id != NULL && *id != '\0';

  g_dbus_connection_call (watch->system_bus, LOGIN_NAME, LOGIN_PATH, MANAGER,
                          has_id ? "GetSession" : "GetSessionByPID",
                          has_id ? g_variant_new ("(s)", id)
                                 : g_variant_new ("(u)", (guint32)getpid ()),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, watch->cancellable,
                          session_found_cb, g_object_ref (watch));
}

static void
system_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtLockWatch) watch = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (watch->cancellable))
    return;
  watch->system_bus = g_steal_pointer (&bus);
  subscribe (watch, watch->system_bus, LOGIN_NAME, MANAGER, "PrepareForSleep", LOGIN_PATH,
             started_cb);
  find_session (watch);
  if (watch->is_armed)
    inhibit (watch);
}

static void
session_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtLockWatch) watch = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (watch->cancellable))
    return;
  watch->session_bus = g_steal_pointer (&bus);
  /* From whoever says so: each desktop has it done by another program, and the worst that a false
   * one can do is to lock. */
  subscribe (watch, watch->session_bus, NULL, "org.gnome.ScreenSaver", "ActiveChanged", NULL,
             started_cb);
  subscribe (watch, watch->session_bus, NULL, "org.freedesktop.ScreenSaver", "ActiveChanged", NULL,
             started_cb);
}

/* --- Life --- */

static void
zimt_lock_watch_dispose (GObject *object)
{
  ZimtLockWatch *watch = ZIMT_LOCK_WATCH (object);

  g_cancellable_cancel (watch->cancellable);
  for (guint i = 0; i < watch->subscriptions->len; i++)
    {
      const Subscription *subscription = &g_array_index (watch->subscriptions, Subscription, i);

      g_dbus_connection_signal_unsubscribe (subscription->bus, subscription->id);
    }
  g_array_set_size (watch->subscriptions, 0);
  zimt_lock_watch_disarm (watch);
  g_clear_object (&watch->session_bus);
  g_clear_object (&watch->system_bus);
  G_OBJECT_CLASS (zimt_lock_watch_parent_class)->dispose (object);
}

static void
zimt_lock_watch_finalize (GObject *object)
{
  ZimtLockWatch *watch = ZIMT_LOCK_WATCH (object);

  g_object_unref (watch->cancellable);
  g_array_unref (watch->subscriptions);
  G_OBJECT_CLASS (zimt_lock_watch_parent_class)->finalize (object);
}

static void
zimt_lock_watch_class_init (ZimtLockWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_lock_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_lock_watch_finalize;
  signals[LOCK] = g_signal_new ("lock", ZIMT_TYPE_LOCK_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
zimt_lock_watch_init (ZimtLockWatch *watch)
{
  watch->cancellable = g_cancellable_new ();
  watch->subscriptions = g_array_new (FALSE, FALSE, sizeof (Subscription));
  watch->inhibitor = NO_FD;
}

ZimtLockWatch *
zimt_lock_watch_new (void)
{
  ZimtLockWatch *watch = g_object_new (ZIMT_TYPE_LOCK_WATCH, NULL);

  g_bus_get (G_BUS_TYPE_SESSION, watch->cancellable, session_bus_cb, g_object_ref (watch));
  g_bus_get (G_BUS_TYPE_SYSTEM, watch->cancellable, system_bus_cb, g_object_ref (watch));
  return watch;
}

void
zimt_lock_watch_arm (ZimtLockWatch *watch)
{
  watch->is_armed = TRUE;
  inhibit (watch);
}

void
zimt_lock_watch_disarm (ZimtLockWatch *watch)
{
  watch->is_armed = FALSE;
  release_inhibitor (watch);
}
