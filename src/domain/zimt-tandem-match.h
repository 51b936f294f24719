/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who could accompany whom, one by one and over the whole waiting list at once. Pure. */
#pragma once

#include "zimt-people-book.h"

typedef struct
{
  ZimtRecord *companion; /* owned */
  ZimtRecord *newcomer;  /* owned */
  int score;             /* 1 and more; 0: it cannot be */
  GPtrArray *reasons;    /* owned: every point's reason; where it cannot be, first why not */
} ZimtPair;

void zimt_pair_free (ZimtPair *pair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtPair, zimt_pair_free)

/* Hard: both consent and are active (newcomer: waiting or suggested), not paused, capacity left
 * (default 1, tandems that are not ended count), a common language, the gender wishes of both.
 * Soft: district, time windows that overlap an hour or more, interests, age, days waited. (transfer
 * full) */
ZimtPair *zimt_pair_new (const ZimtPeopleBook *book, ZimtRecord *companion, ZimtRecord *newcomer,
                         ZimtDate today, ZimtLabelFunc get_label, gpointer data);

/* Everybody of the other side for a companion or a newcomer: GPtrArray of ZimtPair, best first,
 * those that cannot be at the end, by name. What is in the way with the other one is said without
 * the name. */
GPtrArray *zimt_pair_rank (const ZimtPeopleBook *book, ZimtRecord *person, ZimtDate today,
                           ZimtLabelFunc get_label, gpointer data);

/* Why @person is not to be matched with anybody, whoever it is; (transfer full) (nullable). */
char *zimt_pair_dup_own_obstacle (const ZimtPeopleBook *book, ZimtRecord *person, ZimtDate today,
                                  ZimtLabelFunc get_label, gpointer data);

/* The pairs of the whole waiting list that are worth the most together: the most pairs first, among
 * these the highest sum of scores; each companion up to the capacity that is left, each newcomer
 * once. Equal sums: the same input gives the same pairs. 200 by 200 under a second. GPtrArray of
 * ZimtPair by newcomer. */
GPtrArray *zimt_pair_match_all (const ZimtPeopleBook *book, ZimtDate today, ZimtLabelFunc get_label,
                                gpointer data);

/* What it works with, for tests: @scores[row * n_columns + column], 0: cannot be; @capacities of
 * the columns. Returns the column of each row, or -1. (transfer full) */
int *zimt_assign_best (const int *scores, guint n_rows, guint n_columns, const int *capacities);

/* Which states may follow (tandem_state); "": of a new one. As in zimt-assignment.h. */
const char *const *zimt_tandem_get_next (const char *state);
gboolean zimt_tandem_is_open (const char *state); /* not ended */

/* A new tandem of the two, suggested @today, and sets the newcomer's state: something is under way
 * for them now. (transfer full) */
ZimtRecord *zimt_tandem_suggest (const char *companion_id, ZimtRecord *newcomer, ZimtDate today);

/* Takes a tandem to @next, with the dates that go with it (it starts when it is more than a first
 * meeting), and the newcomer along: suggested, then matched; where it ends, waiting again where
 * nothing had come of it, gone where something had, and otherwise as they are. @newcomer
 * (nullable). */
void zimt_tandem_step (ZimtRecord *tandem, ZimtRecord *newcomer, const char *next, ZimtDate today);

/* Days that a newcomer waits; 0 where no date is there. */
int zimt_newcomer_get_days_waited (const ZimtRecord *newcomer, ZimtDate today);
