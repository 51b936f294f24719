/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for the case that something belongs to: none, one of the book's, or a new one. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CASE_FIELD (zimt_case_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCaseField, zimt_case_field, ZIMT, CASE_FIELD, AdwBin)

/* Signal "changed" (): another case, or another text. @none: what no case is called. */
GtkWidget *zimt_case_field_new (ZimtSession *session, const char *none);

/* "" or NULL: none. A case that is not in the book is to be made anew. */
void zimt_case_field_set_case (ZimtCaseField *field, const char *case_id);

/* The id of the case, "" for none; NULL where one is wanted and none is chosen. (transfer none) */
const char *zimt_case_field_get_case (ZimtCaseField *field);

/* The case that is to be stored along, where a new one is wanted; its id is that of the field.
 * (transfer full) (nullable) */
ZimtRecord *zimt_case_field_dup_new_case (ZimtCaseField *field);
