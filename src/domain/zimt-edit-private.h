/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of zimt-edit.h share. */
#pragma once

#include "zimt-edit.h"

/* A copy of @series that has no date from @boundary on; (transfer full) (nullable): NULL with error
 * set where its rule cannot be read. */
ZimtSeries *zimt_edit_end_series (const ZimtSeries *series, ZimtMinute boundary, GError **error);

/* Makes @row what @occurrence and @draft say; ids, series and head count stay. */
void zimt_edit_fill_row (ZimtBooking *row, const ZimtOccurrence *occurrence,
                         const ZimtDraft *draft);

/* TRUE where people see a difference between two states of a row: place, time, text or status. */
gboolean zimt_edit_is_visible (const ZimtBooking *before, const ZimtBooking *after);
