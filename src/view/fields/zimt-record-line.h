/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a field with rows: the fields of its record side by side, the rarer ones folded away.
 */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_RECORD_LINE (zimt_record_line_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRecordLine, zimt_record_line, ZIMT, RECORD_LINE, AdwBin)

/* Signals "changed" (): something else was typed or chosen; "activate" (): Return was pressed in
 * it; "removed" (): it is to go.
 *
 * @record: what it shows; copied. @is_fresh: @record is a proposal that nobody has touched yet. */
GtkWidget *zimt_record_line_new (ZimtSession *session, const ZimtRecord *record, gboolean is_fresh);

/* Names it for assistive technologies by its place, 1 and more. */
void zimt_record_line_set_place (ZimtRecordLine *row, guint place);

/* What stands in it; what cannot be read is as it was, and *problem (optional) says why. (transfer
 * full) */
ZimtRecord *zimt_record_line_dup_record (ZimtRecordLine *row, const char **problem);

/* Whether nothing was written into it: then it is not stored. */
gboolean zimt_record_line_is_blank (ZimtRecordLine *row);

/* Puts the focus on what is refused in it and marks it; FALSE where it is all right. */
gboolean zimt_record_line_focus_refused (ZimtRecordLine *row);

void zimt_record_line_add_new (ZimtRecordLine *row, GPtrArray *records);
