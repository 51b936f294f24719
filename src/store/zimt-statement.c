/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One prepared statement: bound by name, stepped with three answers, read by column. */
#include "zimt-statement.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-file.h"

void
zimt_statement_release (ZimtStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static int
find_parameter (ZimtStatement *statement, const char *name)
{
  int index = sqlite3_bind_parameter_index (statement, name);

  if (index == 0)
    g_error ("No parameter %s in: %s", name, sqlite3_sql (statement));
  return index;
}

void
zimt_statement_bind_int (ZimtStatement *statement, const char *name, gint64 value)
{
  sqlite3_bind_int64 (statement, find_parameter (statement, name), value);
}

void
zimt_statement_bind_id (ZimtStatement *statement, const char *name, gint64 id)
{
  int index = find_parameter (statement, name);

  if (id == 0)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int64 (statement, index, id);
}

void
zimt_statement_bind_text (ZimtStatement *statement, const char *name, const char *text)
{
  sqlite3_bind_text (statement, find_parameter (statement, name), text, -1, SQLITE_TRANSIENT);
}

void
zimt_statement_bind_bytes (ZimtStatement *statement, const char *name, GBytes *bytes)
{
  int index = find_parameter (statement, name);
  gsize size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (bytes == NULL)
    sqlite3_bind_null (statement, index);
  else if (size == 0)
    sqlite3_bind_zeroblob (statement, index, 0);
  else
    sqlite3_bind_blob64 (statement, index, data, size, SQLITE_TRANSIENT);
}

ZimtStep
zimt_statement_step (ZimtStatement *statement, GError **error)
{
  switch (sqlite3_step (statement))
    {
    case SQLITE_ROW:
      return ZIMT_STEP_ROW;
    case SQLITE_DONE:
      return ZIMT_STEP_DONE;
    default:
      zimt_statement_set_error (sqlite3_db_handle (statement), error);
      return ZIMT_STEP_ERROR;
    }
}

gboolean
zimt_statement_run (ZimtStatement *statement, GError **error)
{
  ZimtStep step;

  do
    step = zimt_statement_step (statement, error);
  while (step == ZIMT_STEP_ROW);
  sqlite3_reset (statement);
  return step == ZIMT_STEP_DONE;
}

gint64
zimt_statement_get_int (ZimtStatement *statement, int column)
{
  return sqlite3_column_int64 (statement, column);
}

const char *
zimt_statement_get_text (ZimtStatement *statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

char *
zimt_statement_dup_text (ZimtStatement *statement, int column)
{
  const char *text = zimt_statement_get_text (statement, column);

  /* A damaged file must not bring down what draws the text. */
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

GBytes *
zimt_statement_dup_bytes (ZimtStatement *statement, int column)
{
  gconstpointer data;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;
  data = sqlite3_column_blob (statement, column);
  return g_bytes_new (data, (gsize)sqlite3_column_bytes (statement, column));
}

/* Our SQL is fixed: where SQLite says that it is wrong, the file's schema or data is. */
static void
set_damaged_error (sqlite3 *db, const char *name, GError **error)
{
  g_autofree char *message = g_utf8_make_valid (sqlite3_errmsg (db), -1);

  /* Of a broken trigger SQLite tells the whole text. */
  message[strcspn (message, "\n")] = '\0';
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
               _ ("“%s” is damaged (%s); put a backup in its place."), name, message);
}

/* What the triggers about accounts say; FALSE where it was none of them. */
static gboolean
set_account_error (const char *message, GError **error)
{
  if (g_str_has_prefix (message, "zimt-not-allowed"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                         _ ("This account may not do that; unlock with one that may."));
  else if (g_str_has_prefix (message, "zimt-last-holder"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("Nobody else could read what this account can read; give another "
                            "account the right first."));
  else if (g_str_has_prefix (message, "zimt-account-ended"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("An account that has ended does not come back; make a new one."));
  else
    return FALSE;
  return TRUE;
}

/* What the triggers about cards say; FALSE where it was none of them. */
static gboolean
set_card_error (const char *message, GError **error)
{
  if (g_str_has_prefix (message, "zimt-conflict-interpreter"))
    g_set_error_literal (
        error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
        _ ("The interpreter has another assignment at that time, or could not travel "
           "between the two."));
  else if (g_str_has_prefix (message, "zimt-illegal-step"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("An assignment cannot go from its state to that one."));
  else if (g_str_has_prefix (message, "zimt-card-circle"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("The two cards were merged the other way round already."));
  else if (g_str_has_prefix (message, "zimt-card-kept"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                         _ ("A card keeps what it is; make a new one."));
  else
    return FALSE;
  return TRUE;
}

/* What a RAISE of our triggers says, or a constraint that a table has. */
static void
set_constraint_error (sqlite3 *db, GError **error)
{
  const char *message = sqlite3_errmsg (db);

  if (set_account_error (message, error) || set_card_error (message, error))
    return;
  if (g_str_has_prefix (message, "zimt-conflict-booking"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("Another booking has the room at that time."));
  else if (g_str_has_prefix (message, "zimt-conflict-closure"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("The room is closed at that time."));
  else if (g_str_has_prefix (message, "zimt-conflict-equipment"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("All pieces of the equipment are taken at that time."));
  else if (g_str_has_prefix (message, "zimt-conflict-count"))
    g_set_error_literal (
        error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
        _ ("More pieces of the equipment are booked at one time than there would be; "
           "change these bookings first."));
  else if (g_str_has_prefix (message, "zimt-conflict-rooms"))
    g_set_error_literal (
        error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
        _ ("Bookings of the two rooms overlap, which a room and its part cannot have; "
           "move these bookings first."));
  else if (g_str_has_prefix (message, "zimt-room-cycle"))
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                         _ ("A room cannot be a part of itself."));
  else if (sqlite3_extended_errcode (db) == SQLITE_CONSTRAINT_UNIQUE)
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                 /* Translators: the placeholder is a column, "room.number". */
                 _ ("Something else has that value already (%s)."), strchr (message, ':') + 2);
  else if (sqlite3_extended_errcode (db) == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                         _ ("Something else in the house still refers to it, or what it refers to "
                            "is no longer there."));
  else if (sqlite3_extended_errcode (db) == SQLITE_CONSTRAINT_CHECK)
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                 _ ("The database does not take that value (%s)."), message);
  else
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED, _ ("The database refused the change (%s)."),
                 message);
}

void
zimt_statement_set_error (sqlite3 *db, GError **error)
{
  const char *path = sqlite3_db_filename (db, "main");
  g_autofree char *name = zimt_file_dup_name (path != NULL ? path : "");

  switch (sqlite3_errcode (db) & 0xff)
    {
    case SQLITE_CONSTRAINT:
      set_constraint_error (db, error);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_IN_USE,
                   _ ("“%s” is open in another program; close it there first."), name);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_ERROR:
    case SQLITE_MISMATCH:
      set_damaged_error (db, name, error);
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written; Zimt needs to write the file and its folder."),
                   name);
      break;
    case SQLITE_FULL:
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                   _ ("There is no space left for “%s”; make room on its disk and try again."),
                   name);
      break;
    default:
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED, _ ("Reading or writing “%s” failed (%s)."),
                   name, sqlite3_errmsg (db));
    }
}
