/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window of the program with data of its own, on Tuesday 24.11.2026 at 14:36. */
#pragma once

#include "editor-fixture.h"
#include "zimt-week-page.h"
#include "zimt-window.h"

typedef struct
{
  GtkApplication *application; /* borrowed */
  ZimtClock *clock;            /* owned */
  GSettings *settings;         /* owned */
  ZimtWindow *window;          /* borrowed */
} WindowFixture;

/* Instead of gtk_test_init (): people's data lie in a new folder, which goes when the tests end.
 * The program that is returned is the data of every test; (transfer full). */
GtkApplication *window_test_init (int *argc, char ***argv);
int window_test_run (GtkApplication *application);

void window_fixture_set_up (WindowFixture *fixture, gconstpointer data);

/* Destroys the window and every file that it made. */
void window_fixture_tear_down (WindowFixture *fixture, gconstpointer data);

/* How a page has to look well: the data of a test of window_add_pictures (). */
typedef struct
{
  const char *name; /* "1366-dark" */
  int width;        /* of the screen */
  int height;
  AdwColorScheme scheme;
  GtkTextDirection direction;
  GtkApplication *application; /* borrowed */
} WindowPicture;

/* Adds @test once for each look: small and large, light, dark, and from right to left. @folder:
 * "/people/pictures". */
void window_add_pictures (const char *folder, GtkApplication *application,
                          void (*test) (WindowFixture *fixture, gconstpointer picture));

/* A path in the folder of people's data; (transfer full). */
char *window_data_path (const char *name);

/* Opens the practice house and waits until its week is shown. */
ZimtWeekPage *window_open_practice (WindowFixture *fixture);

/* Waits until the window shows that page, */
void window_wait_for_page (WindowFixture *fixture, const char *name);

/* until a visible label below the window begins with that text, */
void window_wait_for_text (WindowFixture *fixture, const char *text);

/* until a label of any window has that text in it: a toast or a dialog, */
void window_wait_for_message (const char *text);

/* or until a toplevel window of @type is there; (transfer none). */
GtkWindow *window_wait_for_toplevel (GType type);

/* The first visible label below @root that begins with @text; (transfer none) (nullable). */
GtkWidget *window_find_label (GtkWidget *root, const char *text);

/* Runs an action of the window, which must be enabled. */
void window_activate (WindowFixture *fixture, const char *action);
