/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of each list of cards, as a table, and what a card says in one of them. */
#pragma once

#include "zimt-session.h"

typedef struct
{
  const char *title;   /* N_() */
  int width;           /* in characters */
  gboolean is_wide;    /* takes what is left */
  gboolean is_private; /* only there while private fields are */
  gboolean is_end;     /* numbers stand at the end */
  const char *field;   /* (nullable): what the functions read */

  /* What people read; (transfer full). */
  char *(*dup_text) (ZimtSession *session, ZimtCard *card, const char *field);

  /* What it is sorted by, where that is no text; (nullable). */
  gint64 (*get_number) (ZimtSession *session, ZimtCard *card, const char *field);

  /* What it is sorted by, where that is another text; (transfer full) (nullable). */
  char *(*dup_sorted) (ZimtSession *session, ZimtCard *card, const char *field);
} ZimtCardColumn;

/* The columns of a kind's list, up to one whose title is NULL; the first one is what it is sorted
 * by at first. (transfer none) */
const ZimtCardColumn *zimt_card_columns_get (ZimtRecordKind kind);

/* It is sorted by the first column downwards at first: the newest is the first. */
gboolean zimt_card_columns_is_newest_first (ZimtRecordKind kind);

/* Numbers and addresses keep their order between words that run from right to left: U+2066 and
 * U+2069 around @text. (transfer full) */
char *zimt_card_isolate (const char *text);

/* A field of a record, in words; "" where it says nothing. (transfer full) */
char *zimt_card_dup_value (ZimtSession *session, const ZimtRecord *record, const char *field);

/* The field of a kind, or NULL where there is none; (transfer none). */
const ZimtField *zimt_card_find_field (ZimtRecordKind kind, const char *name);
