/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words to tick, as they stand in the house's data; new ones may be typed. */
#pragma once

#include <adwaita.h>

#define ZIMT_TYPE_WORD_LIST (zimt_word_list_get_type ())
G_DECLARE_FINAL_TYPE (ZimtWordList, zimt_word_list, ZIMT, WORD_LIST, AdwBin)

/* Signal "changed" (): something was ticked, or not any more.
 * @name: what the list is about, for assistive technologies. */
GtkWidget *zimt_word_list_new (const char *name);

/* Adds @words (nullable) that are not there yet. */
void zimt_word_list_add (ZimtWordList *list, char *const *words);

/* Ticks @words (nullable), and adds those that are not there. */
void zimt_word_list_tick (ZimtWordList *list, char *const *words);

/* Shows an entry called @name for words that are not there, with commas between them. */
void zimt_word_list_allow_new (ZimtWordList *list, const char *name);

/* What is ticked and what is typed, each once; (transfer full). */
char **zimt_word_list_dup_ticked (ZimtWordList *list);
