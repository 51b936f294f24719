/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading and writing tables of contacts share. */
#pragma once

#include "zimt-code-lists.h"
#include "zimt-read-cards.h"
#include "zimt-vcard.h"

/* More rows are not read at once: as records these are 160 MB. */
#define ZIMT_CONTACTS_MAX_ROWS 50000

/* --- Rows of a text --- */

/* Cuts a table up into rows by libcsv. A quote that is never closed costs its line and no more. */
typedef struct _ZimtContactRows ZimtContactRows;

/* @text is borrowed. */
ZimtContactRows *zimt_contact_rows_new (const char *text, char separator);
void zimt_contact_rows_free (ZimtContactRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtContactRows, zimt_contact_rows_free)

typedef enum
{
  ZIMT_ROWS_ROW,
  ZIMT_ROWS_BROKEN, /* of a quote that is not closed: *line is where it was opened, no cells */
  ZIMT_ROWS_END,
} ZimtRowsStep;

/* The next row that is not blank. @n_columns: how many it should have; a row of several lines that
 * has another number is broken. 0: any. *cells: (transfer full), char *. */
ZimtRowsStep zimt_contact_rows_next (ZimtContactRows *rows, guint n_columns, GPtrArray **cells,
                                     int *line);

/* How much is read, 0 to 1, and the beginning of line @line for a message. */
double zimt_contact_rows_get_done (const ZimtContactRows *rows);
char *zimt_contact_rows_dup_broken (const ZimtContactRows *rows);

/* --- Cells --- */

/* The column that a title means; NONE where it means none. */
ZimtColumn zimt_contact_column_find (const char *title);

/* A record of the cells of a row by its columns. NULL with ZIMT_ERROR_INVALID. *organisation:
 * (transfer full), "" where there is none. */
ZimtRecord *zimt_contact_from_cells (const GPtrArray *cells, const GArray *columns,
                                     const ZimtCodeLists *lists, char **organisation,
                                     GError **error);

/* What stands in each of ZIMT_N_COLUMNS; (transfer full), that of NONE is NULL. */
void zimt_contact_to_cells (const ZimtRecord *record, const char *organisation,
                            const ZimtCodeLists *lists, char *cells[ZIMT_N_COLUMNS]);

/* The codes of the words in a cell of languages, topics or tags, each once; NULL with
 * ZIMT_ERROR_INVALID where no list knows one. And the cell of codes. (transfer full) */
GStrv zimt_contact_words_read (const char *cell, ZimtColumn column, const ZimtCodeLists *lists,
                               GError **error);
char *zimt_contact_words_write (char *const *codes, ZimtColumn column, const ZimtCodeLists *lists);

/* The organisation of the role that is written; "" where there is none. */
const char *zimt_contact_get_organisation (const ZimtRecord *record,
                                           ZimtOrganisationNameFunc get_name, gpointer data);
