/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list under an entry of what fits what is typed there. */
#pragma once

#include <gtk/gtk.h>

#define ZIMT_TYPE_SUGGESTIONS (zimt_suggestions_get_type ())
G_DECLARE_FINAL_TYPE (ZimtSuggestions, zimt_suggestions, ZIMT, SUGGESTIONS, GtkPopover)

/* Signal "asked" (): Down was pressed while the list was closed.
 * Signal "chosen" (const char *code, const char *text): a row was taken, and the list is closed;
 * @code is NULL for the row that makes a new organisation.
 *
 * The focus stays in the entry, whose keys move in the list: Up, Down, Return and Escape. @parent
 * is where @entry stands: it unparents the list, and presents it with each allocation. @name is for
 * assistive technologies. (transfer full): to @parent. */
ZimtSuggestions *zimt_suggestions_new (GtkWidget *parent, GtkWidget *entry, const char *name);

void zimt_suggestions_clear (ZimtSuggestions *self);

void zimt_suggestions_add (ZimtSuggestions *self, const char *code, const char *text);

/* The row that makes a new organisation of @name. */
void zimt_suggestions_offer_new_organisation (ZimtSuggestions *self, const char *name);

/* Opens the list as wide as the entry, the first row selected; an empty one is closed. */
void zimt_suggestions_show (ZimtSuggestions *self);

void zimt_suggestions_close (ZimtSuggestions *self);
