/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When people of the pools have time. Pure. */
#pragma once

#include "zimt-record.h"

/* Whether @date lies in an absence of the interpreter; both ends of one belong to it. */
gboolean zimt_availability_is_absent (const ZimtRecord *interpreter, ZimtDate date);

/* Whether all of [@from, @to), in minutes of the day, lies in the weekly hours of the interpreter
 * and the extra hours on @date, taken together; always where neither has a row. Absences are not
 * asked for. */
gboolean zimt_availability_covers (const ZimtRecord *interpreter, ZimtDate date, int from, int to);

/* The longest time in a week, in minutes, that the weekly hours of a companion and a newcomer have
 * in common without a break. */
int zimt_availability_get_overlap (const ZimtRecord *companion, const ZimtRecord *newcomer);
