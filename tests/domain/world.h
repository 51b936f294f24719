/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One series in memory, as a database would hold it, for the tests of its changes. */
#pragma once

#include "zimt-edit.h"

typedef struct
{
  ZimtHouse *house;       /* owned */
  ZimtCalendar *calendar; /* owned */
  ZimtSeries *series;     /* owned: the one that rows belong to now */
  GPtrArray *rows;        /* owned: ZimtBooking of that series */
  GPtrArray *pauses;      /* owned: ZimtPause of that series */
  GPtrArray *left;        /* owned: ZimtBooking of earlier series, which a split has left behind */
  ZimtDate until;
  gint64 next_id;
} World;

/* A series by its rule from @starts on, filled up to @until. */
World *world_new (const char *starts, int length, const char *rule, const char *until);
void world_free (World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* What the series would say as a draft from @anchor on. */
ZimtDraft *world_draft (const World *world, const ZimtBooking *anchor);

/* The row or pause of an original; NULL where there is none. */
ZimtBooking *world_row (const World *world, const char *original);
ZimtBooking *world_row_at (const World *world, ZimtMinute original);
ZimtPause *world_pause_at (const World *world, ZimtMinute original);
ZimtBooking *world_row_by_id (const World *world, gint64 id);

/* Turns a row into a skipped pause. */
void world_skip (World *world, ZimtBooking *row);

/* Plans the change of @anchor and what follows; (transfer full) (nullable). */
ZimtEditPlan *world_plan (const World *world, const ZimtBooking *anchor, const ZimtDraft *draft,
                          ZimtScope scope, ZimtMinute now, GError **error);

/* Stores a plan as the database would: deletions, updates, insertions. Where it begins a new
 * series, that becomes the world's, and what stays in the old one goes to left. */
void world_apply (World *world, const ZimtEditPlan *plan);

/* Every row by original, a line each: "2026-11-05 09:00" with "*" for exceptions, "-" for cancelled
 * ones; pauses in parentheses. */
void world_assert_told (const World *world, const char *expected);

/* Thursdays at nine from 5 November 2026 on, up to 10 December. */
World *world_new_thursdays (void);

/* Makes a row an exception that begins at @starts. */
void world_move_row (ZimtBooking *row, const char *starts);

void world_shift_draft (ZimtDraft *draft, ZimtMinute minutes);
