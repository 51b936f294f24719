/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a booking, and what is wrong with them. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-center.h"

#define ZIMT_TYPE_BOOKING_FORM (zimt_booking_form_get_type ())
G_DECLARE_FINAL_TYPE (ZimtBookingForm, zimt_booking_form, ZIMT, BOOKING_FORM, GtkBox)

/* Signal "changed" (): something was typed or chosen.
 * Signal "house-changed" (): somebody stored something, so what was found about the draft may be
 * out of date.
 * Signal "message" (const char *text): something was stored from here (a new organisation), which
 * undo takes back, or could not be stored. */
GtkWidget *zimt_booking_form_new (ZimtCenter *center);

/* Fills the fields. @is_one_date: one date of a series is changed, so nothing is asked about
 * repetition. Nothing counts as typed by this. */
void zimt_booking_form_set_draft (ZimtBookingForm *form, const ZimtDraft *draft,
                                  gboolean is_one_date);

/* The one date turned out to be of no series: from now on it may be made one. */
void zimt_booking_form_allow_rule (ZimtBookingForm *form);

/* What stands in the fields; where one is not right, what was there before. The title as typed.
 * (transfer full) */
ZimtDraft *zimt_booking_form_dup_draft (ZimtBookingForm *form);

/* Looks at all fields and names mistakes under them. An empty title is named only where @is_strict,
 * for one may be about to type it. TRUE where all is right. */
gboolean zimt_booking_form_validate (ZimtBookingForm *form, gboolean is_strict);

/* As found by the last zimt_booking_form_validate (): the first mistake; (transfer none)
 * (nullable). */
const char *zimt_booking_form_get_problem (ZimtBookingForm *form);

/* FALSE where that is no mistake yet, for whoever has only begun: an empty title that nobody has
 * touched, or a name that is being typed. */
gboolean zimt_booking_form_is_problem_named (ZimtBookingForm *form);

/* TRUE where only the title is missing, so that the rest can be checked already. */
gboolean zimt_booking_form_can_be_checked (ZimtBookingForm *form);

/* Moves the focus to the first mistake; FALSE where there is none. */
gboolean zimt_booking_form_focus_problem (ZimtBookingForm *form);

/* Moves the focus to the date. */
void zimt_booking_form_focus_date (ZimtBookingForm *form);

/* What a cure of a single booking changes; these count as typed. */
void zimt_booking_form_set_room (ZimtBookingForm *form, gint64 room_id);
void zimt_booking_form_set_period (ZimtBookingForm *form, ZimtMinute starts, ZimtMinute ends);
void zimt_booking_form_set_option (ZimtBookingForm *form);

/* What a check found about the draft: its rule as a sentence, next dates and hints. */
void zimt_booking_form_show_check (ZimtBookingForm *form, const ZimtCheck *check,
                                   const ZimtDraft *draft);
