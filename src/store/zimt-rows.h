/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the table families share: reading rows into arrays, deleting one by its id. */
#pragma once

#include "zimt-statement.h"
#include "zimt-store.h"

/* Makes a value of the row that the statement stands on; (transfer full). */
typedef gpointer (*ZimtReadRow) (ZimtStatement *row);

/* Reads every row of a bound statement. */
gboolean zimt_rows_read (ZimtStatement *query, ZimtReadRow read_row, GPtrArray *rows,
                         GError **error);

/* Reads every row of @sql, which has no parameters. */
gboolean zimt_rows_append (ZimtStore *store, const char *sql, ZimtReadRow read_row, GPtrArray *rows,
                           GError **error);

/* Runs @sql, "DELETE ... WHERE id = :id"; @not_found is the sentence where there is no such row. */
gboolean zimt_store_delete_row (ZimtStore *store, const char *sql, gint64 id, const char *not_found,
                                GError **error);

/* Runs a bound insert (*id 0: it is set) or an update by id. */
gboolean zimt_store_run_put (ZimtStore *store, ZimtStatement *statement, gint64 *id,
                             const char *not_found, GError **error);

void zimt_store_set_not_found (const char *sentence, GError **error);

/* The rooms by position, appended to @rooms. */
gboolean zimt_store_append_rooms (ZimtStore *store, GPtrArray *rooms, GError **error);
