/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of one booking for people: who, when, what before and after. */
#pragma once

#include "zimt-house.h"

/* One field that changed, in words of the interface's language. */
typedef struct
{
  char *field;  /* owned: "Room" */
  char *before; /* owned (nullable) */
  char *after;  /* owned (nullable) */
} ZimtFieldChange;

typedef struct
{
  ZimtMinute at;
  char *account;      /* owned: see zimt_account_to_word () */
  char *name;         /* owned: the act: "Move: Integrationskurs A2" */
  GPtrArray *changes; /* owned: ZimtFieldChange; empty where the row was made */
} ZimtHistoryEntry;

void zimt_history_entry_free (ZimtHistoryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtHistoryEntry, zimt_history_entry_free)

/* What people call an account of the journal: "Reception"; a name stays itself. (transfer none) */
const char *zimt_account_to_word (const char *account);

/* The differences between two JSON images of a booking row (NULL: there was none): GPtrArray of
 * ZimtFieldChange; (transfer full). */
GPtrArray *zimt_history_compare (const char *before, const char *after, const ZimtHouse *house);
