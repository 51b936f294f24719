/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside a list, the selected card: what it says, what can be done with it, what it is linked with.
 */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CARD_PANE (zimt_card_pane_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCardPane, zimt_card_pane, ZIMT, CARD_PANE, AdwBin)

/* Its buttons use the actions "card.…" of zimt_card_commands_get () and "win.show-card". */
GtkWidget *zimt_card_pane_new (ZimtSession *session);

/* @records: GPtrArray of ZimtRecord, the selected ones. Of a card that is shown already only what
 * is another now is made anew, and what is typed there stays. */
void zimt_card_pane_show (ZimtCardPane *pane, ZimtRecordKind kind, GPtrArray *records);

/* Rights have changed: the next time the card is made anew with what may be done then. */
void zimt_card_pane_renew (ZimtCardPane *pane);

/* Edits the field of the card that is shown, in its place. */
void zimt_card_pane_edit (ZimtCardPane *pane, const char *field);
