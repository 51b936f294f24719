/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start, when there is no house yet: practice, a house of one's own, or a backup. */
#pragma once

#include <adwaita.h>

#include "zimt-house-form.h"

#define ZIMT_TYPE_FIRST_START (zimt_first_start_get_type ())
G_DECLARE_FINAL_TYPE (ZimtFirstStart, zimt_first_start, ZIMT, FIRST_START, AdwBin)

/* The practice house and the backup are the window's actions "win.open-practice" and "win.restore".
 * Signal "create" (const char *name, gpointer rooms): as of ZimtHouseForm. */
GtkWidget *zimt_first_start_new (void);

/* The form for an own house; (transfer none). */
ZimtHouseForm *zimt_first_start_get_form (ZimtFirstStart *first_start);

/* Shows the form, as the second choice does, */
void zimt_first_start_show_form (ZimtFirstStart *first_start);

/* or the three choices. */
void zimt_first_start_show_choices (ZimtFirstStart *first_start);
