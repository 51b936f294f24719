/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tabs of the card indexes in the window: each page is made when it is first shown. */
#include "zimt-window-private.h"

static const struct
{
  const char *page;
  ZimtRight right;
} tabs[ZIMT_N_TABS] = {
  [ZIMT_TAB_CONTACTS] = { "contacts", ZIMT_RIGHT_ORGANISATIONS },
  [ZIMT_TAB_INTERPRETERS] = { "interpreters", ZIMT_RIGHT_POOLS },
  [ZIMT_TAB_COMPANIONS] = { "companions", ZIMT_RIGHT_POOLS },
};

/* ZIMT_N_TABS: the page that is shown is no card index. */
ZimtTab
zimt_window_get_tab (ZimtWindow *self)
{
  const char *name = zimt_window_get_page_name (self);

  for (guint tab = 0; tab < ZIMT_N_TABS; tab++)
    if (g_strcmp0 (tabs[tab].page, name) == 0)
      return (ZimtTab)tab;
  return ZIMT_N_TABS;
}

ZimtCardsPage *
zimt_window_get_cards (ZimtWindow *self)
{
  ZimtTab tab = zimt_window_get_tab (self);

  return tab < ZIMT_N_TABS ? self->cards[tab] : NULL;
}

gboolean
zimt_window_has_house (ZimtWindow *self)
{
  const char *name = zimt_window_get_page_name (self);

  return g_strcmp0 (name, "plan") == 0 || g_strcmp0 (name, "cases") == 0
         || zimt_window_get_tab (self) != ZIMT_N_TABS;
}

static gboolean
may_see (ZimtWindow *self, ZimtTab tab)
{
  return zimt_session_get_level (self->session, tabs[tab].right) >= ZIMT_LEVEL_READ;
}

static void
ensure_cards (ZimtWindow *self, ZimtTab tab)
{
  GtkWidget *page;

  if (self->cards[tab] != NULL)
    return;
  page = zimt_cards_page_new (self->session, tab);
  self->cards[tab] = ZIMT_CARDS_PAGE (page);
  gtk_stack_add_named (self->stack, page, tabs[tab].page);
}

void
zimt_window_show_card (ZimtWindow *self, const char *id)
{
  for (guint tab = 0; tab < ZIMT_N_TABS; tab++)
    if (may_see (self, (ZimtTab)tab))
      {
        ensure_cards (self, (ZimtTab)tab);
        if (!zimt_cards_page_show_card (self->cards[tab], id))
          continue;
        zimt_window_show_page (self, tabs[tab].page);
        return;
      }
}

static void
show_cards (ZimtWindow *self, ZimtTab tab)
{
  ensure_cards (self, tab);
  zimt_window_show_page (self, tabs[tab].page);
  gtk_widget_grab_focus (GTK_WIDGET (self->cards[tab]));
}

void
zimt_window_show_contacts (ZimtWindow *self)
{
  show_cards (self, ZIMT_TAB_CONTACTS);
}

void
zimt_window_show_interpreters (ZimtWindow *self)
{
  show_cards (self, ZIMT_TAB_INTERPRETERS);
}

void
zimt_window_show_companions (ZimtWindow *self)
{
  show_cards (self, ZIMT_TAB_COMPANIONS);
}

/* What an account may not see is not there; whoever stands on it goes back to the plan. */
void
zimt_window_update_tabs (ZimtWindow *self)
{
  GtkToggleButton *const buttons[ZIMT_N_TABS] = {
    [ZIMT_TAB_CONTACTS] = self->contacts_tab,
    [ZIMT_TAB_INTERPRETERS] = self->interpreters_tab,
    [ZIMT_TAB_COMPANIONS] = self->companions_tab,
  };
  ZimtTab shown = zimt_window_get_tab (self);

  for (guint tab = 0; tab < ZIMT_N_TABS; tab++)
    gtk_widget_set_visible (GTK_WIDGET (buttons[tab]), may_see (self, (ZimtTab)tab));
  if (shown != ZIMT_N_TABS && !may_see (self, shown))
    zimt_window_show_plan (self);
}
