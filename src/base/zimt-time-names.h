/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in the words of the interface's language. By gettext only, so that no generated locale is
 * needed: LANGUAGE=de in C.UTF-8 is enough. */
#pragma once

#include "zimt-time.h"

/* "Thursday" of ISO weekday 1 (Monday) to 7 (Sunday); (transfer none). */
const char *zimt_weekday_name (int iso_weekday);

/* "Thu" of ISO weekday 1 (Monday) to 7 (Sunday); (transfer none). */
const char *zimt_weekday_short_name (int iso_weekday);

/* "November" of month 1 to 12, as it stands alone, on a calendar's head; (transfer none). */
const char *zimt_month_name (int month);

/* "Thu 26.11.2026"; (transfer full). */
char *zimt_date_to_text (ZimtDate date);

/* "26.11.2026", without the weekday; (transfer full). */
char *zimt_date_to_plain_text (ZimtDate date);

/* "26.11."; (transfer full). */
char *zimt_date_to_short_text (ZimtDate date);

/* "23–29 November 2026", "30 November – 6 December 2026", "28 December 2026 – 3 January 2027";
 * "26 November 2026" where both are the same. @last is included and not before @first.
 * (transfer full) */
char *zimt_date_range_to_text (ZimtDate first, ZimtDate last);
