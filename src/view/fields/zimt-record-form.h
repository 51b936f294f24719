/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a form for one record, made from its kind's table of fields. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_RECORD_FORM (zimt_record_form_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRecordForm, zimt_record_form, ZIMT, RECORD_FORM, AdwBin)

/* Signal "changed" (): something else was typed or chosen. @reserved: labels whose mnemonics the
 * window uses itself, NULL-terminated. */
GtkWidget *zimt_record_form_new (ZimtSession *session, const char *const *reserved);

/* Fills the form with @record (copied) and begins anew. */
void zimt_record_form_set_record (ZimtRecordForm *form, ZimtRecord *record);

/* Shows only these fields, in this order; NULL: those of the record's kind. What stands in the form
 * stays; a field that is not shown keeps what its record has. */
void zimt_record_form_set_fields (ZimtRecordForm *form, const char *const *fields);

/* The record as it stands in the form; what cannot be read is as it was. (transfer full) */
ZimtRecord *zimt_record_form_dup_record (ZimtRecordForm *form);

/* What stands in fields and cannot be read, such as half a date: the field's name, a tab and the
 * text, a line each. (transfer full) */
char *zimt_record_form_dup_typed (ZimtRecordForm *form);

/* Writes that into its fields again. */
void zimt_record_form_set_typed (ZimtRecordForm *form, const char *typed);

/* Adds the records that are to be stored along: a new case, new organisations. */
void zimt_record_form_add_new (ZimtRecordForm *form, GPtrArray *records);

/* Somebody else stored @stored meanwhile: it takes the place of what the form was filled with,
 * under what was typed since. */
void zimt_record_form_rebase (ZimtRecordForm *form, ZimtRecord *stored);

/* TRUE where the form says something else than what it was filled with. */
gboolean zimt_record_form_is_touched (ZimtRecordForm *form);

/* The record, cleaned and checked; NULL where something is refused, which then stands at its field
 * and has the focus. *problem: what is refused and has no field here. (transfer full) */
ZimtRecord *zimt_record_form_read (ZimtRecordForm *form, char **problem);
