/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a date: "15.3.", "tomorrow", "Do" and more are understood; a calendar is beside it.
 */
#pragma once

#include <gtk/gtk.h>

#include "zimt-time.h"

#define ZIMT_TYPE_DATE_FIELD (zimt_date_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtDateField, zimt_date_field, ZIMT, DATE_FIELD, GtkBox)

/* Signal "changed" (): the text is another one. What is understood is written out when the focus
 * leaves. Up and Down go by a day, Page Up and Page Down by a week. */
GtkWidget *zimt_date_field_new (void);

/* What "tomorrow" and a date without a year are counted from. */
void zimt_date_field_set_today (ZimtDateField *field, ZimtDate today);

/* The field is for the end of what starts on @start: a date without a year is the next one on or
 * after @start. Words such as "tomorrow" still count from today. */
void zimt_date_field_set_start (ZimtDateField *field, ZimtDate start);

/* FALSE where the text is no date that Zimt plans. */
gboolean zimt_date_field_get_date (ZimtDateField *field, ZimtDate *date);

void zimt_date_field_set_date (ZimtDateField *field, ZimtDate date);

/* What stands in the field; (transfer none). */
const char *zimt_date_field_get_text (ZimtDateField *field);

/* The entry in it: for mnemonics, names and focus; (transfer none). */
GtkWidget *zimt_date_field_get_entry (ZimtDateField *field);
