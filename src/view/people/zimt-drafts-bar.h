/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers to go on with the forms of cards that were open when Zimt locked. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_DRAFTS_BAR (zimt_drafts_bar_get_type ())
G_DECLARE_FINAL_TYPE (ZimtDraftsBar, zimt_drafts_bar, ZIMT, DRAFTS_BAR, AdwBin)

/* For a page with cards of @kinds, up to 0. Hidden where there are none; follows by itself. */
GtkWidget *zimt_drafts_bar_new (ZimtSession *session, const ZimtRecordKind *kinds);
