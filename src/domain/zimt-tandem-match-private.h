/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of matching share. */
#pragma once

#include "zimt-tandem-match.h"

/* A companion or a newcomer, with the tandems that name them. */
typedef struct
{
  ZimtRecord *record; /* borrowed */
  GPtrArray *tandems; /* owned: ZimtRecord */
  char *obstacle;     /* owned (nullable): why they are not to be matched with anybody */
} ZimtPairSide;

/* What is the same for every pair. */
typedef struct
{
  const ZimtPeopleBook *book;
  ZimtDate today;
  ZimtLabelFunc get_label; /* (nullable) */
  gpointer data;
} ZimtPairQuery;

void zimt_pair_side_init (ZimtPairSide *side, const ZimtPairQuery *query, ZimtRecord *record);
void zimt_pair_side_clear (ZimtPairSide *side);

/* How many more tandems a companion takes. */
int zimt_pair_side_get_room (const ZimtPairSide *companion);

/* Why these two cannot be a pair, as a sentence to be translated; NULL: they can. (transfer none)
 */
const char *zimt_pair_find_obstacle (const ZimtPairSide *companion, const ZimtPairSide *newcomer);
