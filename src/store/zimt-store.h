/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database of one house: one connection in one thread, opened so that it keeps what it says.
 * Every function here and in the other store headers must be called by one thread at a time. */
#pragma once

#include <glib.h>

#include "zimt-error.h"
#include "zimt-time.h"

typedef struct _ZimtStore ZimtStore;

typedef enum
{
  ZIMT_STORE_OPEN_EXISTING, /* ZIMT_ERROR_NOT_FOUND where there is no file */
  ZIMT_STORE_CREATE,        /* ZIMT_ERROR_FAILED where there is a file already */
} ZimtStoreOpen;

/* Opens @path and brings its schema up to date, in one transaction a migration.
 *
 * As the design says: locking_mode=EXCLUSIVE before the first read, WAL, synchronous=FULL, foreign
 * keys on, trusted_schema off, defensive, secure_delete on, temp_store memory, file mode 0600.
 *
 * Errors, each one sentence that names the file and the way out: ZIMT_ERROR_IN_USE (another process
 * has it), ZIMT_ERROR_DAMAGED (no SQLite file, not Zimt's application_id, broken header or
 * pages), ZIMT_ERROR_NEWER (user_version above ours), ZIMT_ERROR_READ_ONLY, ZIMT_ERROR_NOT_FOUND.
 * A file that is refused is left exactly as it was. A new file is there complete or not at all, and
 * a missing folder is made.
 *
 * Returns: (transfer full) (nullable) */
ZimtStore *zimt_store_open (const char *path, ZimtStoreOpen how, GError **error);

/* Checkpoints the WAL and closes. What is at the path of a file that was moved is left in peace. */
void zimt_store_close (ZimtStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtStore, zimt_store_close)

const char *zimt_store_get_path (ZimtStore *store);

/* Who made a step, for history and undo. */
typedef enum
{
  ZIMT_STEP_ACT, /* a person's act: can be undone */
  ZIMT_STEP_UNDO,
  ZIMT_STEP_REDO,
  ZIMT_STEP_UPKEEP, /* the program's own: filling open series; goes along with what it followed */
} ZimtStepKind;

/* Begins a transaction and its journal step: everything that one act of a person changes. Steps do
 * not nest. @kind: an act or upkeep; @name: what the act is called in the interface, already
 * translated ("Move: Integrationskurs A2"); @at: wall-clock minute, for the history; @account: who
 * ("reception"). */
gboolean zimt_store_begin (ZimtStore *store, ZimtStepKind kind, const char *name,
                           const char *account, ZimtMinute at, GError **error);

/* Commits; on failure everything is rolled back, also where the file was moved, replaced or deleted
 * since it was opened (ZIMT_ERROR_FAILED). *step_id (optional): the step's id, or 0 where the
 * transaction changed nothing that the journal keeps (no step is kept then). */
gboolean zimt_store_commit (ZimtStore *store, gint64 *step_id, GError **error);

/* Rolls back; harmless where no transaction is open. */
void zimt_store_rollback (ZimtStore *store);
