/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one of many things, which one finds by typing. */
#pragma once

#include <adwaita.h>

#include "zimt-code-list.h"

#define ZIMT_TYPE_FIND_FIELD (zimt_find_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtFindField, zimt_find_field, ZIMT, FIND_FIELD, AdwBin)

/* Signal "changed" (): another text, or another choice.
 * Signal "wanted" (const char *name): a new organisation of that name was asked for; whoever makes
 * it calls zimt_find_field_set ().
 *
 * Typing lists what fits, Down everything; Return takes what is selected, Escape closes the list,
 * and a name or beginning of one that is left is completed. @name: for assistive technologies. */
GtkWidget *zimt_find_field_new (const char *name, ZimtCodeList *list);

/* Offers to take on a new organisation of what is typed and not there. */
void zimt_find_field_offer_new_organisation (ZimtFindField *field);

/* Shows a choice, also one that is not in the list; "" for none. */
void zimt_find_field_set (ZimtFindField *field, const char *code, const char *label);

/* "" where the field is empty, NULL where its text names nothing; (transfer none). */
const char *zimt_find_field_get (ZimtFindField *field);

/* The entry in it; (transfer none). */
GtkWidget *zimt_find_field_get_entry (ZimtFindField *field);
