/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house week on paper: one A4 landscape page, every title whole. */
#pragma once

#include <cairo.h>

#include "zimt-week-plan.h"

/* A4 landscape, in points. */
#define ZIMT_PAPER_WIDTH 841.89
#define ZIMT_PAPER_HEIGHT 595.28

/* Draws the page on @cr, @width by @height points: title line, day headers, rooms, bookings, and
 * what the marks stand for. Titles wrap between words and are never cut; the font shrinks until the
 * page holds all of it: to 4 points in any week that people can read, and below that rather than
 * leave something out. What screen, PDF, printer and PNG show is drawn by the same functions. */
void zimt_week_paper_draw (cairo_t *cr, const ZimtWeekPlan *plan, double width, double height,
                           gboolean is_grey);

/* "House · Week 48 · 23–29 November 2026"; (transfer full). */
char *zimt_week_paper_dup_title (const ZimtWeekPlan *plan);
