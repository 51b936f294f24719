/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a selection was, so that the next row can be selected when its own has left. */
#pragma once

#include <gtk/gtk.h>

/* The first selected row, or GTK_INVALID_LIST_POSITION. */
guint zimt_selection_place_find (GtkSelectionModel *model);

/* Where nothing is selected any more: selects the row that stands at @place now, or the last one.
 * Returns: the first selected row, or GTK_INVALID_LIST_POSITION. */
guint zimt_selection_place_follow (GtkSelectionModel *model, guint place);
