/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chip or a cell of the week grid for keyboard and screen reader. It has a name, takes the focus
 * and can be activated, but draws only its focus ring: the grid's painter draws the rest. */
#pragma once

#include <gtk/gtk.h>

#define ZIMT_TYPE_WEEK_GRID_CHILD (zimt_week_grid_child_get_type ())
G_DECLARE_FINAL_TYPE (ZimtWeekGridChild, zimt_week_grid_child, ZIMT, WEEK_GRID_CHILD, GtkWidget)

/* Action "booking.open" of a chip, "slot.book" of a cell: assistive technologies list and run them.
 * Signal "activated" (): one of them was run. */

/* @is_chip: stands for a booking, else for a cell. */
ZimtWeekGridChild *zimt_week_grid_child_new (gboolean is_chip);

/* What a screen reader says. */
void zimt_week_grid_child_set_name (ZimtWeekGridChild *child, const char *name);
const char *zimt_week_grid_child_get_name (ZimtWeekGridChild *child);

/* What stays the same over a reload, so that the focus can stay too; (nullable) until it is set. */
void zimt_week_grid_child_set_key (ZimtWeekGridChild *child, const char *key);
const char *zimt_week_grid_child_get_key (ZimtWeekGridChild *child);

gboolean zimt_week_grid_child_is_chip (ZimtWeekGridChild *child);
