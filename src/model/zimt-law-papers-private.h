/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the documents of the law have in common. */
#pragma once

#include "zimt-law-papers.h"
#include "zimt-right.h"

/* To be filled in by hand. */
#define ZIMT_LAW_BLANK "____________________________"

/* Every role from the reception on. */
#define ZIMT_LAW_N_ROLES (ZIMT_N_ROLES + 1)
extern const ZimtRoles zimt_law_roles[ZIMT_LAW_N_ROLES];

/* A paper that says on each page that it is a draft. @basis: the article that asks for it.
 * (transfer full) */
ZimtPaper *zimt_law_start (const ZimtLawFacts *facts, const char *title, const char *basis);

/* "26 November 2026"; (transfer full). */
char *zimt_law_dup_date (ZimtDate date);

/* "12 months"; (transfer full). */
char *zimt_law_dup_months (guint months);

/* The roles with at least @level of @right, as words; (transfer full). */
char *zimt_law_dup_who (ZimtRight right, ZimtLevel level);

/* The accounts that have not ended: GPtrArray of ZimtAccount (transfer container). */
GPtrArray *zimt_law_list_accounts (const ZimtLawFacts *facts);

/* Place, date and signature. */
void zimt_law_add_sign (ZimtPaper *paper);
