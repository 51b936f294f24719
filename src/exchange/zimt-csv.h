/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV table (RFC 4180, UTF-8, comma, header row), read as a whole by libcsv. */
#pragma once

#include <glib.h>

/* Files larger than this are refused before they are read, in bytes. */
#define ZIMT_CSV_MAX_SIZE (10 * 1024 * 1024)

/* More rows than this are refused. */
#define ZIMT_CSV_MAX_ROWS 20000

typedef struct _ZimtCsv ZimtCsv;

/* Reads @bytes. A byte order mark is skipped; so are empty lines and the white space around values
 * that are not quoted. @name stands in error messages ("rooms.csv").
 *
 * ZIMT_ERROR_INVALID, naming @name and the line: no header row, an empty or doubled column name, a
 * row with more or fewer values than the header, quotation marks that do not match, text that is
 * not UTF-8, a NUL byte, more than ZIMT_CSV_MAX_SIZE bytes or ZIMT_CSV_MAX_ROWS rows.
 *
 * Returns: (transfer full) (nullable): the table; NULL with error set. */
ZimtCsv *zimt_csv_new (GBytes *bytes, const char *name, GError **error);

/* Reads a file that the program carries, by its path below /org/zimt/Zimt/data
 * ("sample/rooms.csv"). (transfer full) (nullable) */
ZimtCsv *zimt_csv_new_from_data (const char *path, GError **error);

void zimt_csv_free (ZimtCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtCsv, zimt_csv_free)

/* Rows, without the header. */
guint zimt_csv_get_n_rows (const ZimtCsv *csv);

/* The names in the header, in their order; (transfer none): NULL-terminated. */
const char *const *zimt_csv_get_columns (const ZimtCsv *csv);

/* TRUE where the header names @column, exactly. */
gboolean zimt_csv_has_column (const ZimtCsv *csv, const char *column);

/* ZIMT_ERROR_INVALID, naming the first of @columns (NULL-terminated) that is missing. */
gboolean zimt_csv_require (const ZimtCsv *csv, const char *const *columns, GError **error);

/* A value; (transfer none): never NULL, valid as long as the table. @row counts from 0. It is a
 * programmer's error to ask for a column that the header does not name. */
const char *zimt_csv_get (const ZimtCsv *csv, guint row, const char *column);

/* A whole number in [min, max]; ZIMT_ERROR_INVALID names the line, the column and the text. */
gboolean zimt_csv_get_int (const ZimtCsv *csv, guint row, const char *column, int min, int max,
                           int *value, GError **error);

/* The parts of a value that are separated by semicolons, trimmed, without empty ones;
 * (transfer full). */
char **zimt_csv_dup_list (const ZimtCsv *csv, guint row, const char *column);

/* Sets ZIMT_ERROR_INVALID with "NAME, line N: " before the formatted text. Always returns FALSE,
 * for "return zimt_csv_refuse (...)". */
gboolean zimt_csv_refuse (const ZimtCsv *csv, guint row, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* Puts "NAME, line N: " before the message of an error that came from reading a value. */
void zimt_csv_prefix_error (const ZimtCsv *csv, guint row, GError **error);
