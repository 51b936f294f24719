/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who could do something, best first, with the reasons; and below, folded, who could not and why.
 * Of a long list the first ones have a row, and the others when they are asked for. */
#pragma once

#include <adwaita.h>

#define ZIMT_TYPE_RANK_LIST (zimt_rank_list_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRankList, zimt_rank_list, ZIMT, RANK_LIST, AdwBin)

/* Signal "changed" (): other ones are chosen. @is_single: at most one can be. */
GtkWidget *zimt_rank_list_new (gboolean is_single);

/* Between these two the list is filled anew; who is chosen stays so while they are ranked. */
void zimt_rank_list_begin (ZimtRankList *list);
void zimt_rank_list_end (ZimtRankList *list);

/* @reasons: char *, as sentences; @detail: (nullable) a phone number or the like; @score
 * 0 is not shown. */
void zimt_rank_list_add (ZimtRankList *list, const char *id, const char *title, const char *detail,
                         int score, GPtrArray *reasons);
void zimt_rank_list_add_out (ZimtRankList *list, const char *title, const char *reason);

/* Who cannot for a reason that says little: they are only named, in one line below the others that
 * opens. @label: what that line says of all of them. */
void zimt_rank_list_add_far (ZimtRankList *list, const char *title);
void zimt_rank_list_set_far_label (ZimtRankList *list, const char *label);

/* The ids that are chosen, in the order of the list: char *; (transfer full). */
GPtrArray *zimt_rank_list_dup_chosen (ZimtRankList *list);

/* Chooses one that is ranked, also where it has no row yet. */
void zimt_rank_list_choose (ZimtRankList *list, const char *id);

/* How many are ranked. */
guint zimt_rank_list_get_size (ZimtRankList *list);
