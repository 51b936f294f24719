/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page's file asks of the page; drawing is in zimt-plan-file.h. Private to paint/. */
#pragma once

#include "zimt-week-plan.h"

/* "House · Week 48 · 23–29 November 2026"; (transfer full). */
char *zimt_week_paper_dup_title (const ZimtWeekPlan *plan);
