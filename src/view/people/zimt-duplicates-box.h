/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards that could be the same as one that is being typed, with their reasons. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_DUPLICATES_BOX (zimt_duplicates_box_get_type ())
G_DECLARE_FINAL_TYPE (ZimtDuplicatesBox, zimt_duplicates_box, ZIMT, DUPLICATES_BOX, AdwBin)

/* Hidden where there are none. Signal "show" (const char *id): somebody wants to see one. */
GtkWidget *zimt_duplicates_box_new (ZimtSession *session);

/* Looks for those of @record; NULL: none. */
void zimt_duplicates_box_look (ZimtDuplicatesBox *box, const ZimtRecord *record);
