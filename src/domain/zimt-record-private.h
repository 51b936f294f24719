/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a record share. */
#pragma once

#include "zimt-record.h"

/* A field's value; nothing is all zero: no text is empty, no list without a code. */
typedef union
{
  char *text;      /* owned (nullable): LINE, NOTE, CODE, RECORD */
  char **codes;    /* owned (nullable): CODES */
  GPtrArray *rows; /* owned (nullable): ROWS, ZimtRecord, at least one */
  gint64 number;   /* DATE, FLAG, NUMBER, MONEY; TIME: one more than the minute */
} ZimtRecordValue;

struct _ZimtRecord
{
  ZimtRecordKind kind;
  char *id; /* owned */
  guint revision;
  char *class_code; /* owned */
  char *author;     /* owned */
  ZimtMinute changed;
  ZimtRecordValue *values; /* owned: one for each field of the kind */
  GPtrArray *later;        /* owned (nullable): GBytes, stored fields of a later Zimt by name */
};

/* Frees and wipes the value, which is nothing then. */
void zimt_record_value_clear (const ZimtField *field, ZimtRecordValue *value);

gboolean zimt_record_value_is_empty (const ZimtField *field, const ZimtRecordValue *value);

gboolean zimt_field_is_text (const ZimtField *field);

typedef struct
{
  const char *code;
  const char *word;        /* N_() */
  const ZimtField *fields; /* static: up to one whose name is NULL */
  int n_fields;
} ZimtKindInfo;

#define ZIMT_KIND_INFO(code, word, fields)                                                         \
  {                                                                                                \
    code, word, fields, G_N_ELEMENTS (fields) - 1                                                  \
  }

/* Of cards and their rows; all NULL for the other kinds. */
extern const ZimtKindInfo zimt_people_kinds[ZIMT_N_RECORD_KINDS];

int zimt_record_kind_get_n_fields (ZimtRecordKind kind);

/* Index of the field that the kind has; -1: none. */
int zimt_record_kind_find_field (ZimtRecordKind kind, const char *name);

/* What to do about a field of a card or row that has to be filled in; (transfer none). */
const char *zimt_record_get_card_wish (ZimtRecordKind kind, const char *field);

/* Fills in what goes without saying; before the fields are checked. */
void zimt_record_complete_card (ZimtRecord *record);

/* What the fields of a card or row may not say, each and together; as zimt_record_validate (). */
gboolean zimt_record_check_card (const ZimtRecord *record, ZimtDate today, const char **field,
                                 GError **error);

/* Whether two rows of hours or of memberships are at the same time. */
gboolean zimt_record_has_overlap (const ZimtRecord *a, const ZimtRecord *b);
