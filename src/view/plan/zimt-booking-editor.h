/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window in which a booking is made or changed; conflicts appear while one types. */
#pragma once

#include <adwaita.h>

#include "zimt-center.h"

#define ZIMT_TYPE_BOOKING_EDITOR (zimt_booking_editor_get_type ())
G_DECLARE_FINAL_TYPE (ZimtBookingEditor, zimt_booking_editor, ZIMT, BOOKING_EDITOR, AdwWindow)

/* A modal window for @draft (copied). target.booking_id 0: a new booking; else its scope says which
 * dates are changed. Closing it with something typed asks nothing and loses nothing: the caller
 * offers it back (see "abandoned").
 *
 * Signal "saved" (gint64 booking_id, const char *message): it was stored; @message names the act
 * for the toast with Undo. Signal "abandoned" (): closed with unsaved input;
 * zimt_booking_editor_dup_draft () still has it. */
GtkWindow *zimt_booking_editor_new (ZimtCenter *center, const ZimtDraft *draft, ZimtTarget target);

/* The draft is a copy of a booking: the focus is on the date, and until something is chosen nothing
 * is said of its standing where the original does. */
void zimt_booking_editor_begin_copy (ZimtBookingEditor *editor);

/* The draft was typed before and is stored nowhere. */
void zimt_booking_editor_take_up (ZimtBookingEditor *editor);

/* What stands in the form now, also where it is not yet right; (transfer full). */
ZimtDraft *zimt_booking_editor_dup_draft (ZimtBookingEditor *editor);
