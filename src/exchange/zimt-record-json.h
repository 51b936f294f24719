/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record's fields as a JSON object: what the database keeps in clear of a card, and what a person
 * gets of their own data. */
#pragma once

#include "zimt-record.h"

/* Which fields are written. */
typedef enum
{
  ZIMT_JSON_PUBLIC, /* without the private ones */
  ZIMT_JSON_ALL,
} ZimtJsonPart;

/* One line: members by the names of fields that are not empty; dates "YYYY-MM-DD", times "HH:MM",
 * codes an array, flags true, money and numbers integers, rows an array of objects. (transfer full)
 */
char *zimt_record_to_json (const ZimtRecord *record, ZimtJsonPart part);

/* Fills @record with the members of @json. ZIMT_ERROR_DAMAGED where it is no such object,
 * ZIMT_ERROR_NEWER where it has a member that the kind does not know. */
gboolean zimt_record_read_json (ZimtRecord *record, const char *json, GError **error);
