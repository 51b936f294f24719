/* SPDX-License-Identifier: GPL-3.0-or-later */
/* School holidays of Thüringen, from the data file that the ministers' conference publishes. */
#pragma once

#include "zimt-holiday.h"

/* The calendar with the school holidays that the program carries, public holidays by rule.
 * (transfer full) (nullable): NULL with error set. */
ZimtCalendar *zimt_school_holidays_load (GError **error);

/* The same from a table with the columns name, first_day and last_day (included), ascending.
 * ZIMT_ERROR_INVALID, naming the line: no name, no date, an end before its start, a holiday that
 * begins before the one above it has ended. */
ZimtCalendar *zimt_school_holidays_new (GBytes *bytes, const char *name, GError **error);
