/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: every change with its before and after, written by triggers in the change's own
 * transaction. History, audit and undo are one thing. */
#pragma once

#include "zimt-store.h"

typedef struct
{
  gint64 step_id;
  ZimtStepKind kind;
  char *name;    /* owned: what the act was called */
  char *account; /* owned */
  ZimtMinute at;
} ZimtStepInfo;

void zimt_step_info_free (ZimtStepInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtStepInfo, zimt_step_info_free)

/* One change of one row. */
typedef struct
{
  ZimtStepInfo step;
  char *before; /* owned (nullable): JSON object of the row; NULL: it was made */
  char *after;  /* owned (nullable): NULL: it was deleted */
} ZimtRowChange;

void zimt_row_change_free (ZimtRowChange *change);

/* The history of one row of @table, newest first: GPtrArray of ZimtRowChange; (transfer full). */
GPtrArray *zimt_journal_load_history (ZimtStore *store, const char *table, gint64 row_id,
                                      GError **error);

/* The step that Undo or Redo would take back or do again; (transfer full) (nullable): NULL without
 * error where there is none. The last 100 acts and more can be undone, across restarts; a new act
 * makes what was undone unreachable. */
ZimtStepInfo *zimt_journal_peek_undo (ZimtStore *store, GError **error);
ZimtStepInfo *zimt_journal_peek_redo (ZimtStore *store, GError **error);

/* Applies the step backwards or forwards again as a new step, all or nothing, with the database's
 * constraints checked: ZIMT_ERROR_CONFLICT where they refuse. Upkeep steps after it are taken back
 * along with it. ZIMT_ERROR_NOT_FOUND where there is nothing to undo.
 *
 * Returns: (transfer full) (nullable): the step that was undone or redone */
ZimtStepInfo *zimt_journal_undo (ZimtStore *store, const char *account, ZimtMinute at,
                                 GError **error);
ZimtStepInfo *zimt_journal_redo (ZimtStore *store, const char *account, ZimtMinute at,
                                 GError **error);
