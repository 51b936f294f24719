/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times as people type them into a field. */
#pragma once

#include "zimt-time.h"

/* "9", "930", "0930", "9:30", "9.30", "9 Uhr", "24:00" to a minute of the day, 0 to 1440.
 * FALSE where it is no time; *minute_of_day is then untouched. */
gboolean zimt_time_entry_parse (const char *text, int *minute_of_day);

/* A date as people type it: "15.3.", "15.3.27", "15.03.2027", "15/3", "2027-03-15", "KW 12",
 * "KW 12/2027", "W12", "2027-W12" (the week's Monday), "heute", "today", "morgen", "tomorrow",
 * weekday names in German and English and the interface's language ("Do", "Thursday": the next
 * one, today included). A date without a year is the one nearest to @today. FALSE where it is none
 * of these or outside the years that Zimt plans. */
gboolean zimt_date_entry_parse (const char *text, ZimtDate today, ZimtDate *date);
