/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice house behind a center, on Tuesday 24.11.2026 at 14:36, for tests with windows. */
#pragma once

#include <adwaita.h>

#include "zimt-center.h"

#define EDITOR_TODAY 20781 /* 2026-11-24 */
#define EDITOR_MONDAY (EDITOR_TODAY - 1)

typedef struct
{
  char *folder;       /* owned */
  char *path;         /* owned */
  ZimtClock *clock;   /* owned */
  ZimtCenter *center; /* owned */
} EditorFixture;

void editor_fixture_set_up (EditorFixture *fixture, gconstpointer data);
void editor_fixture_tear_down (EditorFixture *fixture, gconstpointer data);

/* A fixed draft in room @number; @title nullable. (transfer full) */
ZimtDraft *editor_draft (EditorFixture *fixture, const char *title, const char *number,
                         ZimtDate date, int start_minute, int end_minute);

/* Stores a draft, which must not clash; the id of its first booking. */
gint64 editor_book (EditorFixture *fixture, const ZimtDraft *draft);

/* The booking as stored. (transfer full) */
ZimtBooking *editor_load_booking (EditorFixture *fixture, gint64 booking_id);

/* The fixed bookings and options of the week from @monday on that are called @title: GPtrArray of
 * ZimtBooking; (transfer full). */
GPtrArray *editor_find (EditorFixture *fixture, ZimtDate monday, const char *title);

/* Runs @func on the worker thread and waits for it. */
gpointer editor_run (EditorFixture *fixture, ZimtDeskFunc func, gpointer wish);

/* Runs the main loop until @is_true (data), which has to come within a minute. */
typedef gboolean (*EditorFunc) (gpointer data);
void editor_wait (EditorFunc is_true, gpointer data);

/* Shows a window and waits until it has a size. */
void editor_present (GtkWindow *window);

/* Waits until some frames were drawn: what pops up or down is then where it belongs. */
void editor_wait_frames (GtkWidget *widget);

/* What the main loop has to do now. */
void editor_settle (void);

/* The first descendant of @root (or itself) of @type whose id in its template is @id (nullable:
 * any); fails where there is none. (transfer none) */
GtkWidget *editor_get_widget (GtkWidget *root, GType type, const char *id);

/* The button below @root whose label begins with @label (mnemonics are not looked at), visible or
 * not; (transfer none) (nullable). */
GtkWidget *editor_find_button (GtkWidget *root, const char *label);

/* Fails where a button below @root that is shown does not say what it does, by a text in it or by a
 * name; how many buttons there are. */
guint editor_check_buttons (GtkWidget *root);

/* Presses a key in the focused widget's window, as shortcuts and key controllers see it. */
void editor_press (GtkWidget *widget, guint keyval, GdkModifierType state);

/* Saves a picture to $ZIMT_SCREENSHOTS, or to screenshots/ of the working directory, and fails
 * where words are cut off at its edge. */
void editor_photograph (GtkWidget *widget, const char *name);
