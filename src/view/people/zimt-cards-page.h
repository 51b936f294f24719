/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the three tabs of the card indexes: its lists (organisations, persons...), the search, and
 * the card of what is selected beside them. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

typedef enum
{
  ZIMT_TAB_CONTACTS,     /* organisations, persons, mailings */
  ZIMT_TAB_INTERPRETERS, /* interpreters, assignments, unmet demand, tariffs */
  ZIMT_TAB_COMPANIONS,   /* companions, waiting newcomers, tandems */
  ZIMT_N_TABS,
} ZimtTab;

#define ZIMT_TYPE_CARDS_PAGE (zimt_cards_page_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCardsPage, zimt_cards_page, ZIMT, CARDS_PAGE, AdwBin)

/* Loads nothing until it is made. Links in it use the action "win.show-card"; what
 * is done is told by zimt_session_tell_done (). */
GtkWidget *zimt_cards_page_new (ZimtSession *session, ZimtTab tab);

/* What the window's keys do here: search (Ctrl+F), a new card (Ctrl+N). */
void zimt_cards_page_search (ZimtCardsPage *page);
void zimt_cards_page_new_card (ZimtCardsPage *page);

/* Shows the card in its list; FALSE where this tab has none of its kind. */
gboolean zimt_cards_page_show_card (ZimtCardsPage *page, const char *id);
