/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts that open forms of cards; see zimt-card-commands.h. */
#pragma once

#include "zimt-card-editor.h"

/* Shows @editor (nullable: nothing happens) over @parent, whose action "win.show-card" then shows
 * the card that is stored, or the one that was found to be the same. */
void zimt_card_forms_present (ZimtCardEditor *editor, GtkWindow *parent);
