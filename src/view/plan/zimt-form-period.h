/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a date and two times of day to the period that is meant. Knows no widget. */
#pragma once

#include "zimt-time.h"

/* The end that a new start takes along: @start to it is as long as @old_start to @old_end. @old_end
 * where the two were no period, or where that would be past midnight and no night. */
int zimt_form_move_end (int start, int old_start, int old_end);

/* The period of a date and two minutes of the day. @extra_days: 0, or the days that a stored
 * booking goes on beyond its date, which the two times alone do not say. Refused with
 * ZIMT_ERROR_INVALID and a sentence for people: an end before the start, and what
 * zimt_period_validate () refuses. */
gboolean zimt_form_get_period (ZimtDate date, int start_minute, int end_minute, int extra_days,
                               ZimtMinute *starts, ZimtMinute *ends, GError **error);
