/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counsellors' page: locked it shows one button; unlocked the list of today, the quick tally,
 * search, and one case at a time. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CASES_PAGE (zimt_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCasesPage, zimt_cases_page, ZIMT, CASES_PAGE, AdwBin)

/* Signal "message" (const char *text): a sentence for people. The button of the locked page has the
 * action "win.unlock". */
GtkWidget *zimt_cases_page_new (ZimtSession *session);

/* What the window's keys do on this page: a new consultation (Ctrl+N), a new case (Ctrl+Shift+N),
 * the tally (Ctrl+T), search (Ctrl+F). Harmless while locked. */
void zimt_cases_page_new_consultation (ZimtCasesPage *page);
void zimt_cases_page_new_case (ZimtCasesPage *page);
void zimt_cases_page_tally (ZimtCasesPage *page);
void zimt_cases_page_search (ZimtCasesPage *page);
