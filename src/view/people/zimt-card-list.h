/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all cards of one kind: columns that sort, a filter, several that are selected. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CARD_LIST (zimt_card_list_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCardList, zimt_card_list, ZIMT, CARD_LIST, AdwBin)

/* Signals: "selection-changed" (): other cards are selected, or what they say has changed;
 * "activate"
 * (): a row was double-clicked or Return pressed; "clear" (): everything is to be shown again.
 * Buttons of its empty states use "page.new", "win.unlock" and "win.set-up-accounts". */
GtkWidget *zimt_card_list_new (ZimtSession *session, ZimtRecordKind kind);

/* See zimt_card_sieve_set (). */
void zimt_card_list_filter (ZimtCardList *list, const ZimtRecord *wanted);

/* GPtrArray of ZimtRecord in their order; (transfer full). */
GPtrArray *zimt_card_list_dup_selected (ZimtCardList *list);

/* Selects the card alone and scrolls to it; FALSE where it is not shown. */
gboolean zimt_card_list_select (ZimtCardList *list, const char *id);

/* How many are shown. */
guint zimt_card_list_get_n_shown (ZimtCardList *list);

/* The selected rows with the columns that are there, parted by tabs, one a line; (transfer full).
 */
char *zimt_card_list_dup_text (ZimtCardList *list);
