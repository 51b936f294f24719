/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a field with rows: the fields of its record side by side, the rarer ones folded away.
 */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_RECORD_ROW (zimt_record_row_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRecordRow, zimt_record_row, ZIMT, RECORD_ROW, AdwBin)

/* Signals "changed" (): something else was typed or chosen; "activate" (): Return was pressed in
 * it; "removed" (): it is to go.
 *
 * @record: what it shows; copied. @is_fresh: @record is a proposal that nobody has touched yet. */
GtkWidget *zimt_record_row_new (ZimtSession *session, const ZimtRecord *record, gboolean is_fresh);

/* Names it for assistive technologies by its place, 1 and more. */
void zimt_record_row_set_place (ZimtRecordRow *row, guint place);

/* What stands in it; what cannot be read is as it was, and *problem (optional) says why. (transfer
 * full) */
ZimtRecord *zimt_record_row_dup_record (ZimtRecordRow *row, const char **problem);

/* Whether nothing was written into it: then it is not stored. */
gboolean zimt_record_row_is_blank (ZimtRecordRow *row);

/* Puts the focus on what is refused in it and marks it; FALSE where it is all right. */
gboolean zimt_record_row_focus_refused (ZimtRecordRow *row);

void zimt_record_row_add_new (ZimtRecordRow *row, GPtrArray *records);
