/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for several of many things: what is typed finds them, Return takes them. */
#pragma once

#include <adwaita.h>

#include "zimt-code-list.h"

#define ZIMT_TYPE_CODES_FIELD (zimt_codes_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCodesField, zimt_codes_field, ZIMT, CODES_FIELD, AdwBin)

/* Signal "changed" (): something was chosen, or not any more.
 *
 * Return takes the first that fits what is typed, and in the empty entry goes on to the next field;
 * Down goes to the buttons, Backspace in the empty entry takes back what was chosen last.
 *
 * @name: for assistive technologies. @codes, @labels: NULL-terminated and equally many. */
GtkWidget *zimt_codes_field_new (const char *name, const char *const *codes,
                                 const char *const *labels);

/* The same for a list that other fields have, too. */
GtkWidget *zimt_codes_field_new_for (const char *name, ZimtCodeList *list);

/* Any word will do: Return takes it where nothing fits, a comma and leaving the field as it is. */
void zimt_codes_field_take_words (ZimtCodesField *field);

/* Offers nothing until something is typed. */
void zimt_codes_field_keep_quiet (ZimtCodesField *field);

/* In the order in which they were chosen; (transfer full). */
char **zimt_codes_field_dup_codes (ZimtCodesField *field);

/* A code that is not offered is kept and shown as it is. */
void zimt_codes_field_set_codes (ZimtCodesField *field, const char *const *codes);

/* The entry in it; (transfer none). */
GtkWidget *zimt_codes_field_get_entry (ZimtCodesField *field);
