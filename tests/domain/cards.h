/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards for the tests of the card indexes, in a line each. */
#pragma once

#include "zimt-people-book.h"

/* (transfer full) */
ZimtRecord *cards_person (const char *given, const char *family);
ZimtRecord *cards_organisation (const char *short_name, const char *name);

/* Adds a row to @record; (transfer none). */
ZimtRecord *cards_add_row (ZimtRecord *record, const char *field, ZimtRecordKind kind);
void cards_add_phone (ZimtRecord *record, const char *number);
void cards_add_email (ZimtRecord *record, const char *address);

/* Dates are "2026-11-26", or NULL for none. */
ZimtRecord *cards_add_role (ZimtRecord *person, const char *organisation_id, const char *from,
                            const char *to, gboolean is_main);
void cards_add_membership (ZimtRecord *organisation, const char *joined, const char *left);
void cards_add_hours (ZimtRecord *record, const char *field, const char *weekday, int from, int to);

/* Takes @record over and returns what it gave; (transfer none): it lives with the book. */
ZimtRecord *cards_put (ZimtPeopleBook *book, ZimtRecord *record);
