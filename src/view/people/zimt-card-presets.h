/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What new cards begin with. */
#pragma once

#include "zimt-session.h"

/* Fills in what a new card leaves empty and mostly begins with. */
void zimt_card_presets_fill (ZimtSession *session, ZimtRecord *record);

/* The next card of a kind: a new one with what is the same in a row of them. (transfer full) */
ZimtRecord *zimt_card_presets_new_next (const ZimtRecord *before);
