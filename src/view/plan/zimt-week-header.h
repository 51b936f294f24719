/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day headers of the house week, above its grid. */
#pragma once

#include "zimt-week-grid.h"

#define ZIMT_TYPE_WEEK_HEADER (zimt_week_header_get_type ())
G_DECLARE_FINAL_TYPE (ZimtWeekHeader, zimt_week_header, ZIMT, WEEK_HEADER, GtkWidget)

/* Draws the headers of @grid's plan, as wide as @grid is. */
GtkWidget *zimt_week_header_new (ZimtWeekGrid *grid);

/* To be called after the grid's plan has changed. */
void zimt_week_header_refresh (ZimtWeekHeader *header);
