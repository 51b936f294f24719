/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button that filters a list: by state, languages, topics and tags, and filters that were
 * saved. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CARD_FILTER (zimt_card_filter_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCardFilter, zimt_card_filter, ZIMT, CARD_FILTER, AdwBin)

/* Signals: "changed" (): it filters by something else; "query" (const char *): a saved filter has
 * that search. What is in the popover is made when it is opened. */
GtkWidget *zimt_card_filter_new (ZimtSession *session, ZimtRecordKind kind);

/* The FILTER, until it is another one; (transfer none). */
const ZimtRecord *zimt_card_filter_get_wanted (ZimtCardFilter *filter);

/* What is searched for now, which is saved along. */
void zimt_card_filter_set_query (ZimtCardFilter *filter, const char *query);

void zimt_card_filter_clear (ZimtCardFilter *filter);
