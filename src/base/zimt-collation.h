/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of names in the reader's alphabet. */
#pragma once

#include <glib.h>

/* What an item is sorted by; (transfer none). */
typedef const char *(*ZimtCollationFunc) (gpointer item);

/* Sorts @items by the text that @get_text gives of each, as the language of the interface does;
 * equal ones keep their order. */
void zimt_collation_sort (GPtrArray *items, ZimtCollationFunc get_text);

/* The same where the text has to be made, which is done once for each; (transfer full). */
typedef char *(*ZimtCollationDupFunc) (gpointer item, gpointer data);
void zimt_collation_sort_made (GPtrArray *items, ZimtCollationDupFunc dup_text, gpointer data);

/* For many comparisons of the same texts, as a list that is sorted by any column needs them. */
typedef struct _ZimtCollation ZimtCollation;

/* Of the language of the interface. */
ZimtCollation *zimt_collation_new (void);
void zimt_collation_free (ZimtCollation *collation);

/* Keys that strcmp () compares as the texts are to be ordered; (transfer full). */
char *zimt_collation_dup_key (ZimtCollation *collation, const char *text);
