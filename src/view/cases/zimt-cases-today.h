/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counsellors' lists while the cases are open: drafts, what is due, recent and all cases,
 * search. It is made when the session unlocks and destroyed when it locks. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CASES_TODAY (zimt_cases_today_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCasesToday, zimt_cases_today, ZIMT, CASES_TODAY, AdwBin)

/* Signal "open-case" (const char *case_id): a case is wanted. */
GtkWidget *zimt_cases_today_new (ZimtSession *session);

void zimt_cases_today_new_consultation (ZimtCasesToday *self);
void zimt_cases_today_new_case (ZimtCasesToday *self);
void zimt_cases_today_tally (ZimtCasesToday *self);
void zimt_cases_today_search (ZimtCasesToday *self);

/* Ends the search, as Escape does. */
void zimt_cases_today_show_lists (ZimtCasesToday *self);
