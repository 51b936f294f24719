/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into a program, says when its first window had drawn what it is for, and how much
 * memory it takes then, so that the program itself needs no hook. Set by start.py:
 * - WATCH_STARTED: when the program was started, CLOCK_MONOTONIC in nanoseconds
 * - WATCH_OUTPUT: file that gets "MILLISECONDS RSS_KIB PSS_KIB MILLISECONDS_OF_ACTION"
 * - WATCH_TYPE (optional): type of widgets that must be on the screen
 * - WATCH_COUNT: how many of them
 * - WATCH_ACTION (optional): action of the window that is run some times afterwards: measured
 *   until a frame shows other words than before
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Memory is looked at when what a start leaves to do later is done. */
#define SETTLE_MS 700

#define N_ACTIONS 11
#define PAUSE_MS 200

static double drawn_ms; /* 0: not yet */

/* The action that is measured. */
static GtkWindow *acting_window;
static double acting_since; /* 0: it is not running */
static guint words_before;
static double action_ms[N_ACTIONS];
static guint n_actions;

static double
get_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static long
read_kib (const char *path, const char *key)
{
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  found = strstr (text, key);
  return found != NULL ? strtol (found + strlen (key), NULL, 10) : 0;
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *)a;
  double other = *(const double *)b;

  return (one > other) - (one < other);
}

static void
finish (long rss, long pss)
{
  FILE *file = fopen (g_getenv ("WATCH_OUTPUT"), "w");

  qsort (action_ms, n_actions, sizeof *action_ms, compare_doubles);
  fprintf (file, "%.3f %ld %ld %.3f\n", drawn_ms, rss, pss,
           n_actions > 0 ? action_ms[n_actions / 2] : 0.0);
  fclose (file);
  _exit (0);
}

/* What all labels on the screen say. */
static guint
hash_words (GtkWidget *widget)
{
  guint hash = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
                   ? g_str_hash (gtk_label_get_text (GTK_LABEL (widget)))
                   : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hash = hash * 31 + hash_words (child);
  return hash;
}

static gboolean
act_cb (gpointer data)
{
  static long rss;
  static long pss;

  if (rss == 0)
    {
      rss = read_kib ("/proc/self/status", "VmRSS:");
      pss = read_kib ("/proc/self/smaps_rollup", "Pss:");
    }
  if (g_getenv ("WATCH_ACTION") == NULL || n_actions == N_ACTIONS)
    finish (rss, pss);
  words_before = hash_words (GTK_WIDGET (acting_window));
  acting_since = get_ms ();
  g_action_group_activate_action (G_ACTION_GROUP (acting_window), g_getenv ("WATCH_ACTION"), NULL);
  return G_SOURCE_REMOVE;
}

static void
look_at_action (void)
{
  if (acting_since <= 0 || hash_words (GTK_WIDGET (acting_window)) == words_before)
    return;
  action_ms[n_actions++] = get_ms () - acting_since;
  acting_since = 0;
  g_timeout_add (PAUSE_MS, act_cb, NULL);
}

static int
count_mapped (GtkWidget *widget, const char *type)
{
  int count = gtk_widget_get_mapped (widget) && strcmp (G_OBJECT_TYPE_NAME (widget), type) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_mapped (child, type);
  return count;
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  const char *type = g_getenv ("WATCH_TYPE");
  double now = get_ms ();

  look_at_action ();
  if (drawn_ms > 0 || (type != NULL && count_mapped (data, type) < atoi (g_getenv ("WATCH_COUNT"))))
    return;
  drawn_ms = now - g_ascii_strtod (g_getenv ("WATCH_STARTED"), NULL) / 1e6;
  acting_window = data;
  g_timeout_add (SETTLE_MS, act_cb, NULL);
}

static void
realized_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), NULL);
}

/* What the program starts is not watched and need not load this. */
static void __attribute__ ((constructor)) stay_alone (void) { unsetenv ("LD_PRELOAD"); }

/* Stands before GIO's own. */
int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **);

  *(void **)&run = dlsym (RTLD_NEXT, "g_application_run");
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return run (application, argc, argv);
}
