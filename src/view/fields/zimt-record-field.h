/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widget for one field of a record, whatever its type. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_RECORD_FIELD (zimt_record_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRecordField, zimt_record_field, ZIMT, RECORD_FIELD, AdwBin)

/* Signal "changed" (): something else was typed or chosen. */
GtkWidget *zimt_record_field_new (ZimtSession *session, ZimtRecordKind kind,
                                  const ZimtField *field);

/* The same in a line with other fields, where it is as narrow as can be. Signal "activate" ():
 * Return was pressed in it. */
GtkWidget *zimt_record_field_new_narrow (ZimtSession *session, ZimtRecordKind kind,
                                         const ZimtField *field);

/* Whether there is a widget for such a field: links between records mostly have none. */
gboolean zimt_record_field_is_editable (ZimtRecordKind kind, const ZimtField *field);

const ZimtField *zimt_record_field_get_field (ZimtRecordField *self);

/* What a label names and mnemonics go to; (transfer none). */
GtkWidget *zimt_record_field_get_named (ZimtRecordField *self);

/* Shows what @record holds. */
void zimt_record_field_show (ZimtRecordField *self, ZimtRecord *record);

/* Puts what stands in the widget into @record. Returns why that cannot be, in plain text, or NULL;
 * the record's field is then as it was. (transfer none) */
const char *zimt_record_field_read (ZimtRecordField *self, ZimtRecord *record);

/* Adds the records that are to be stored along: a new case, a new organisation. */
void zimt_record_field_add_new (ZimtRecordField *self, GPtrArray *records);
