/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed from one version of a record to the next. */
#pragma once

#include "zimt-session.h"

/* One line of a long text. */
typedef struct
{
  char mark;  /* '+': new, '-': gone, ' ': as before, '.': lines as before that are left out */
  char *text; /* owned */
} ZimtDiffLine;

typedef struct
{
  const char *title; /* of the field, translated */
  char *before;      /* owned: in words; "" for nothing */
  char *after;       /* owned: the same */
  GPtrArray *lines;  /* owned (nullable): ZimtDiffLine, of a long text */
} ZimtRecordChange;

/* @before: (nullable): then everything that @after says is new. GPtrArray of ZimtRecordChange;
 * (transfer full). */
GPtrArray *zimt_record_diff (ZimtSession *session, const ZimtRecord *before,
                             const ZimtRecord *after);

/* GPtrArray of ZimtDiffLine: the fewest lines that are gone and new; (transfer full). */
GPtrArray *zimt_record_diff_lines (const char *before, const char *after);

/* What is stored to bring @version back in the place of @newest: with @newest's revision, class
 * and, of a case, its stage, which is changed on purpose only. A name that was taken out does not
 * come back. (transfer full) */
ZimtRecord *zimt_record_diff_restore (const ZimtRecord *version, const ZimtRecord *newest);
