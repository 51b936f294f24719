/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of zimt-edit.h share. */
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

/* What @draft wants of all dates of @series: where @anchor was changed on its own, what @draft
 * leaves as it is there stays as the series has it. (transfer full) */
ZimtDraft *zimt_edit_dup_common (const ZimtSeries *series, const ZimtBooking *anchor,
                                 const ZimtDraft *draft);

/* Makes @row, which says what the other dates become, what @draft wants of @anchor itself: an
 * exception where that is something else. */
void zimt_edit_fill_anchor (ZimtBooking *row, const ZimtBooking *anchor, const ZimtDraft *draft,
                            ZimtDate today);
