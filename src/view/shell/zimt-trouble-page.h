/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A house that cannot be opened: what it is and what can be done, with buttons that do it. */
#pragma once

#include <adwaita.h>

#define ZIMT_TYPE_TROUBLE_PAGE (zimt_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (ZimtTroublePage, zimt_trouble_page, ZIMT, TROUBLE_PAGE, AdwBin)

/* Its buttons are the window's actions "win.try-again", "win.restore", "win.open-house",
 * "win.open-practice" and "window.close". */
GtkWidget *zimt_trouble_page_new (void);

/* Says why @path could not be opened. */
void zimt_trouble_page_set_error (ZimtTroublePage *page, const char *path, const GError *error);
