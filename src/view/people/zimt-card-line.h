/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a card in the pane: what it says in words, and in its place the widget to change it.
 */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CARD_LINE (zimt_card_line_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCardLine, zimt_card_line, ZIMT, CARD_LINE, AdwBin)

/* Signal "left" (): it is edited no more, stored or not.
 * @can_edit: a click, Return or F2 changes it here; what has rows uses the action "card.edit".
 * Return stores, Escape leaves. When the session locks, what was typed is kept as a draft. */
GtkWidget *zimt_card_line_new (ZimtSession *session, ZimtRecord *record, const ZimtField *field,
                               gboolean can_edit);

gboolean zimt_card_line_is_editing (ZimtCardLine *line);
void zimt_card_line_edit (ZimtCardLine *line);

const ZimtField *zimt_card_line_get_field (ZimtCardLine *line); /* (transfer none) */
gboolean zimt_card_line_can_edit (ZimtCardLine *line);

/* A newer revision of the card: what is shown follows, what is typed stays. */
void zimt_card_line_set_record (ZimtCardLine *line, ZimtRecord *record);
