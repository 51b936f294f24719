/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample house and its standing week, as values, for tests that need no database. */
#pragma once

#include <pango/pangocairo.h>

#include "zimt-week-plan.h"

/* Twelve bookable rooms and two others; nineteen organisations. (transfer full) */
ZimtHouse *sample_house_new (void);

/* 64 bookings in the week of @monday; (transfer full). */
GPtrArray *sample_bookings_new (const ZimtHouse *house, ZimtDate monday);

/* A fixed booking without an organisation; (transfer full). */
ZimtBooking *sample_booking_new (const ZimtHouse *house, const char *room_number, ZimtDate date,
                                 const char *start, const char *end, const char *title);

/* The whole week from sample_monday () on; (transfer full). */
ZimtWeekPlan *sample_plan_new (void);

/* Christmas week, with what is rare: options, pauses, cancelled dates, too many people, Arabic,
 * markup, buffers, closures and a booking in one, a night, nine in one cell. (transfer full) */
ZimtWeekPlan *sample_special_plan_new (void);

/* 23 November 2026. */
ZimtDate sample_monday (void);

/* A context as a screen has it: 96 dots per inch. (transfer full) */
PangoContext *sample_context_new (double points, gboolean is_rtl);
