/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the case book share. */
#pragma once

#include "zimt-case-book.h"

/* A record and what it is found by. */
typedef struct
{
  ZimtRecord *record; /* owned */
  char *names;        /* owned: search key of a case's name and pseudonym; else empty */
  char *text;         /* owned: search key of every field that is searched */
} ZimtCaseEntry;

struct _ZimtCaseBook
{
  GHashTable *entries; /* owned: id (borrowed from the record) to ZimtCaseEntry (owned) */
  GHashTable *by_case; /* owned: a case's id to GPtrArray of ZimtCaseEntry (borrowed) */
};

/* Makes the keys of an entry that has its record. */
void zimt_case_entry_index (ZimtCaseEntry *entry);
void zimt_case_entry_free (ZimtCaseEntry *entry);

/* The id of the case that the record belongs to; "" where there is none, also for a case itself. */
const char *zimt_case_record_get_case (const ZimtRecord *record);

/* The record of that kind; NULL. */
ZimtRecord *zimt_case_book_get_of_kind (const ZimtCaseBook *book, const char *id,
                                        ZimtRecordKind kind);

gboolean zimt_case_is_open (const ZimtRecord *record);
