/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a selection was, so that the next row can be selected when its own has left. */
#include "zimt-selection-place.h"

guint
zimt_selection_place_find (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);

  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                        : gtk_bitset_get_minimum (selected);
}

guint
zimt_selection_place_follow (GtkSelectionModel *model, guint place)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  if (place != GTK_INVALID_LIST_POSITION && n > 0
      && zimt_selection_place_find (model) == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (model, MIN (place, n - 1), TRUE);
  return zimt_selection_place_find (model);
}
