/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into a program, says when its first window had drawn what it is for, and how much memory
 * it takes then, so that the program itself needs no hook. Set by start.py:
 *   WATCH_STARTED  when the program was started, CLOCK_MONOTONIC in nanoseconds
 *   WATCH_OUTPUT   file that gets "MILLISECONDS RSS_KIB PSS_KIB"
 *   WATCH_TYPE     (optional) type of widgets that must be on the screen
 *   WATCH_COUNT    how many of them
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

static double drawn_ms; /* 0: not yet */

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

static gboolean
settled_cb (gpointer data)
{
  FILE *file = fopen (g_getenv ("WATCH_OUTPUT"), "w");

  fprintf (file, "%.3f %ld %ld\n", drawn_ms, read_kib ("/proc/self/status", "VmRSS:"),
           read_kib ("/proc/self/smaps_rollup", "Pss:"));
  fclose (file);
  _exit (0);
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
  struct timespec now;
  double started;

  clock_gettime (CLOCK_MONOTONIC, &now);
  if (drawn_ms > 0 || (type != NULL && count_mapped (data, type) < atoi (g_getenv ("WATCH_COUNT"))))
    return;
  started = g_ascii_strtod (g_getenv ("WATCH_STARTED"), NULL);
  drawn_ms = ((double) now.tv_sec * 1e9 + (double) now.tv_nsec - started) / 1e6;
  g_timeout_add (SETTLE_MS, settled_cb, NULL);
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
static void __attribute__ ((constructor))
stay_alone (void)
{
  unsetenv ("LD_PRELOAD");
}

/* Stands before GIO's own. */
int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **);

  *(void **) &run = dlsym (RTLD_NEXT, "g_application_run");
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return run (application, argc, argv);
}
