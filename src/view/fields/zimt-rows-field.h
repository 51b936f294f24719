/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for several records in a record: phones, languages, weekly hours. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_ROWS_FIELD (zimt_rows_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRowsField, zimt_rows_field, ZIMT, ROWS_FIELD, AdwBin)

/* Signal "changed" (): something in a row, or a row came or went.
 *
 * A line for each row, a button that adds one and a button at each that takes it away. Return in
 * the last row adds the next one. Fields that are seldom needed open by a button of their own.
 * @title: for assistive technologies. @field: of the type ROWS. */
GtkWidget *zimt_rows_field_new (ZimtSession *session, const char *title, const ZimtField *field);

void zimt_rows_field_show (ZimtRowsField *rows, const ZimtRecord *record);

/* Puts the rows into @record, without those in which nothing was written. Returns why that cannot
 * be, or NULL; rows that cannot be read are as they were. (transfer none) */
const char *zimt_rows_field_read (ZimtRowsField *rows, ZimtRecord *record);

/* Adds a row as the button does, and puts the focus into it. */
void zimt_rows_field_add (ZimtRowsField *rows);

/* Adds the organisations that are to be stored along. */
void zimt_rows_field_add_new (ZimtRowsField *rows, GPtrArray *records);
