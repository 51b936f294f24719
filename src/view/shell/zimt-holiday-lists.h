/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public and school holidays that the program knows, as lists to read. */
#pragma once

#include <adwaita.h>

#include "zimt-holiday.h"

/* Replaces @groups (borrowed groups of @page) by lists of the public holidays of @year and the year
 * after it, and of the school holidays from @year on. */
void zimt_holiday_lists_fill (AdwPreferencesPage *page, GPtrArray *groups,
                              const ZimtCalendar *calendar, int year);
