/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a case's time line: when, what, its note, its state, and what can be done with it. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-choices.h"
#include "zimt-record.h"

#define ZIMT_TYPE_CASE_ROW (zimt_case_row_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCaseRow, zimt_case_row, ZIMT, CASE_ROW, GtkListBoxRow)

/* Its buttons and its menu have actions of whoever holds it: "case.open-entry",
 * "case.entry-versions", "case.print" (the record's id), "case.answer" (its id), "case.set-state"
 * (its id and a code of "goal_state" or "referral_state"; of a follow-up "open" or "done", of a
 * consent "withdrawn"). */
GtkWidget *zimt_case_row_new (ZimtChoices *choices, ZimtRecord *record, ZimtDate today);

/* (transfer none) */
ZimtRecord *zimt_case_row_get_record (ZimtCaseRow *row);

/* Opens its menu. */
void zimt_case_row_show_menu (ZimtCaseRow *row);
