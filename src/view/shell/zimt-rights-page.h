/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may what, and what keeps each right, as a page of the preferences. */
#pragma once

#include <adwaita.h>

/* The table of zimt-right.h, which is the one that holds. */
GtkWidget *zimt_rights_page_new (void);
