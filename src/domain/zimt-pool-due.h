/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keepers of the pools have to do: one list by date. */
#pragma once

#include "zimt-people-book.h"

typedef enum
{
  ZIMT_DUE_CONDUCT, /* certificate of good conduct: five years after its issue: told 90, 30, 0 days
                       before */
  ZIMT_DUE_CONDUCT_DELETE, /* facts to be deleted three months after the end */
  ZIMT_DUE_TANDEM,     /* ask the two: two weeks, three months after the start, then quarterly */
  ZIMT_DUE_PROOF,      /* sworn until, certificates valid until: 30 days before */
  ZIMT_DUE_ASSIGNMENT, /* over and not done, or asked, offered and not answered two days before */
  ZIMT_DUE_SETTLE,     /* done and not settled */
} ZimtDueKind;

typedef struct
{
  ZimtDueKind kind;
  ZimtRecord *record; /* owned: the card to open */
  ZimtDate date;      /* when it is due */
  char *text;         /* owned: what to do, in one sentence, with the name */
} ZimtDue;

void zimt_due_free (ZimtDue *due);

/* Everything due on @today by these rules, the longest due first; GPtrArray of ZimtDue. Empty where
 * the book has no private fields. */
GPtrArray *zimt_pool_list_due (const ZimtPeopleBook *book, ZimtDate today);

/* Clears what the law lets nobody keep any longer: three months after "ended" the facts of the
 * certificate. TRUE where @companion was changed. */
gboolean zimt_companion_forget_conduct (ZimtRecord *companion, ZimtDate today);

/* When the two of a tandem are to be asked next; 0: not any more. */
ZimtDate zimt_tandem_get_next_talk (const ZimtRecord *tandem);
