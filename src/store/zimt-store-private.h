/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this folder share. */
#pragma once

#include <sqlite3.h>

#include "zimt-statement.h"
#include "zimt-store.h"

struct _ZimtStore
{
  sqlite3 *db;               /* owned */
  char *path;                /* owned */
  GHashTable *statements;    /* owned: SQL text, by its address, to an owned sqlite3_stmt */
  GHashTable *equipment;     /* owned: list as stored, to an owned GArray of gint64 */
  gint64 step_id;            /* of the open step, or 0 */
  gboolean keeps_empty_step; /* the open step stays also where it changes nothing */
  gboolean is_silent;        /* a transaction without a step is open */
  gboolean has_unjournaled;  /* the open step has changed what the journal does not keep */
};

/* "Zimt" in the file's header. */
#define ZIMT_APPLICATION_ID 0x5a696d74

/* The tables that have a journal, in an order in which rows can come back: bookings after what
 * their check looks at. NULL at the end. */
extern const char *const zimt_journaled_tables[];

/* The statement of @sql, which must be a static or interned string: it is prepared once and found
 * again by its address. Not reentrant: release it before the same SQL is prepared again.
 *
 * Returns: (transfer none) (nullable): to be released, by g_autoptr */
ZimtStatement *zimt_statement_prepare (ZimtStore *store, const char *sql, GError **error);

/* Opens the file in a way that neither locks nor writes nor looks at a WAL; (nullable). It is done
 * through SQLite, because closing a descriptor of our own would drop the locks that this process
 * has. */
sqlite3 *zimt_store_open_header (const char *path, GError **error);

/* Whether there is a house of Zimt at @path that this program can read, and where @is_for_writing
 * write, as far as that can be told without touching it. */
gboolean zimt_store_inspect (const char *path, gboolean is_for_writing, GError **error);

/* Opens the file at @path without looking at its age: it may be older than this program's schema.
 * The lock is taken. */
ZimtStore *zimt_store_open_connection (const char *path, GError **error);

/* Brings the schema up to @number (0: the newest), in one transaction a migration. */
gboolean zimt_store_migrate (ZimtStore *store, int number, GError **error);

/* Creates a new database of schema @number (0: the newest) at @path, complete or not at all. */
gboolean zimt_store_create (const char *path, int number, GError **error);

/* Like zimt_store_begin (), for a step that takes back step @reverts and is kept even where it
 * changes nothing. */
gboolean zimt_store_begin_reverting (ZimtStore *store, ZimtStepKind kind, const char *name,
                                     const char *account, ZimtMinute at, gint64 reverts,
                                     GError **error);

/* *fault: in which part the schema is not what the migrations make ("trigger NAME is missing");
 * (transfer full), NULL where it is. FALSE with error where that cannot be told. */
gboolean zimt_store_compare_schema (ZimtStore *store, char **fault, GError **error);

/* Whether what was opened is no longer at its path; somebody moved, replaced or deleted it. */
gboolean zimt_store_has_moved (ZimtStore *store);

/* Whether a step or a silent transaction is open. */
gboolean zimt_store_is_in_transaction (ZimtStore *store);

/* Runs a bound statement that writes what has no journal, in a step or a silent transaction: commit
 * then keeps it also where the step's journal is empty. */
gboolean zimt_store_run_unjournaled (ZimtStore *store, ZimtStatement *statement, GError **error);

/* Stable codes: "act", "undo", "redo", "upkeep". */
const char *zimt_step_kind_to_code (ZimtStepKind kind);
ZimtStepKind zimt_step_kind_from_code (const char *code);

/* Runs SQL that has neither parameters nor results. */
gboolean zimt_store_execute (ZimtStore *store, const char *sql, GError **error);
