/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of a booking, in a popover at its chip: what, when, who, head count, history. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-center.h"

#define ZIMT_TYPE_BOOKING_DETAILS (zimt_booking_details_get_type ())
G_DECLARE_FINAL_TYPE (ZimtBookingDetails, zimt_booking_details, ZIMT, BOOKING_DETAILS, GtkPopover)

/* Signals: "edit" (gint64 booking_id): Edit was chosen.
 * "duplicate" (gint64 booking_id). "cancel" (gint64 booking_id).
 * "message" (const char *text, gboolean can_undo): something was stored from here (the head count),
 * or failed; the page shows it as a toast. */
GtkWidget *zimt_booking_details_new (ZimtCenter *center);

/* Loads and shows a booking, pointing to @at in the parent's coordinates. */
void zimt_booking_details_show (ZimtBookingDetails *details, gint64 booking_id,
                                const GdkRectangle *at);
