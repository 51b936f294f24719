/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The booking editor on the practice house, and what one does in it. */
#pragma once

#include "editor-fixture.h"
#include "zimt-booking-editor.h"

/* Thursday of the fixture's week. */
#define THURSDAY (EDITOR_MONDAY + 3)

typedef struct
{
  EditorFixture house;
  GtkWindow *window; /* a weak pointer */
  gint64 saved_id;
  char *message; /* owned (nullable) */
  guint n_abandoned;
  ZimtDraft *abandoned; /* owned (nullable) */
} BookingFixture;

void booking_fixture_set_up (BookingFixture *test, gconstpointer data);
void booking_fixture_tear_down (BookingFixture *test, gconstpointer data);

/* For editor_wait (&fixture->window): the window is closed. */
gboolean booking_is_gone (gpointer data);

/* Opens the editor, and notes what it says in the fixture. */
void booking_open (BookingFixture *test, const ZimtDraft *draft, ZimtTarget target);

/* Opens it for a new booking; @title nullable. */
void booking_open_new (BookingFixture *test, const char *title, const char *room, ZimtDate date,
                       int start, int end);

/* The part of the window with that id (nullable: any); (transfer none). */
gpointer booking_get (BookingFixture *test, GType type, const char *id);

/* Types into a field, or into the entry of a field that has one. */
void booking_type (BookingFixture *test, GType type, const char *id, const char *text);
void booking_type_times (BookingFixture *test, const char *start, const char *end);
const char *booking_get_label (BookingFixture *test, const char *id);

/* Presses Save, */
void booking_press_save (BookingFixture *test);

/* and waits until it is stored. */
void booking_save (BookingFixture *test);

/* The lines of the clash table, and how many of them still clash. */
GListModel *booking_get_lines (BookingFixture *test);
guint booking_count_clashing (BookingFixture *test);

/* For editor_wait (): what stands in the window. @data is the fixture. */
gboolean booking_has_clashes (gpointer data);
gboolean booking_has_no_lines (gpointer data);
gboolean booking_has_reason (gpointer data);
gboolean booking_has_no_reason (gpointer data);
gboolean booking_has_offers (gpointer data);

/* Opens it for Thursdays from 16:00 in room 8, where the tutoring is until 17:00. */
void booking_open_clashing_series (BookingFixture *test, int interval, ZimtDate until);
