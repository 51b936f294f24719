/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One prepared statement: bound by name, stepped with three answers, read by column. */
#pragma once

#include <glib.h>

struct sqlite3;
typedef struct sqlite3_stmt ZimtStatement;

typedef enum
{
  ZIMT_STEP_ROW,
  ZIMT_STEP_DONE,
  ZIMT_STEP_ERROR,
} ZimtStep;

/* Ends the query, so that the statement can be prepared again. */
void zimt_statement_release (ZimtStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtStatement, zimt_statement_release)

/* @name with its colon, ":room_id". A name that the SQL does not have is a programmer's error and
 * ends the program. */
void zimt_statement_bind_int (ZimtStatement *statement, const char *name, gint64 value);
void zimt_statement_bind_id (ZimtStatement *statement, const char *name, gint64 id); /* 0 is NULL */
void zimt_statement_bind_text (ZimtStatement *statement, const char *name, const char *text);
void zimt_statement_bind_bytes (ZimtStatement *statement, const char *name, GBytes *bytes);

ZimtStep zimt_statement_step (ZimtStatement *statement, GError **error);

/* Steps to the end, past any rows, and resets it for the next binds. */
gboolean zimt_statement_run (ZimtStatement *statement, GError **error);

/* NULL gives 0, and NULL. What is got is borrowed until the next step. */
gint64 zimt_statement_get_int (ZimtStatement *statement, int column);
const char *zimt_statement_get_text (ZimtStatement *statement, int column);
char *zimt_statement_dup_text (ZimtStatement *statement, int column);
GBytes *zimt_statement_dup_bytes (ZimtStatement *statement, int column);

/* Says in one sentence what the connection's last call met: ZIMT_ERROR_IN_USE, _DAMAGED,
 * _READ_ONLY, _CONFLICT (the database's own refusal), _NOT_ALLOWED (the account has no right to
 * it), _INVALID (a CHECK) or _FAILED. */
void zimt_statement_set_error (struct sqlite3 *db, GError **error);
