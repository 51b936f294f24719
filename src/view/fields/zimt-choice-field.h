/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one of several things: a few stand side by side, more are a list to search in. */
#pragma once

#include <adwaita.h>

#include "zimt-choices.h"

#define ZIMT_TYPE_CHOICE_FIELD (zimt_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtChoiceField, zimt_choice_field, ZIMT, CHOICE_FIELD, AdwBin)

/* Signal "changed" (): something else is chosen, also by zimt_choice_field_set_id ().
 *
 * Up to six choices are buttons: arrow keys and the digits 1 to 6 choose, Tab leaves the row. More
 * of them are a list, which a letter opens and searches.
 *
 * @name: for assistive technologies. @none: what stands for nothing chosen; NULL: something always
 * has to be chosen once it was. @ids, @labels: NULL-terminated and equally many. */
GtkWidget *zimt_choice_field_new (const char *name, const char *none, const char *const *ids,
                                  const char *const *labels);

/* The same as a list, however few they are: for lines with several fields. */
GtkWidget *zimt_choice_field_new_narrow (const char *name, const char *none, const char *const *ids,
                                         const char *const *labels);

/* The same for the codes of a list of the house, which it offers. */
GtkWidget *zimt_choice_field_new_for_list (const char *name, const char *none, ZimtChoices *choices,
                                           const char *list);

/* "" where nothing is chosen; (transfer none). */
const char *zimt_choice_field_get_id (ZimtChoiceField *field);

/* An id that is not offered chooses nothing. */
void zimt_choice_field_set_id (ZimtChoiceField *field, const char *id);
