/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contacts as CSV, in and out, and as XLSX out. */
#pragma once

#include "zimt-code-lists.h"
#include "zimt-read-cards.h"
#include "zimt-vcard.h"

/* ZIMT_ERROR_INVALID: no head, no column, binary, one title twice where only one column can be
 * taken. A first line "sep=;" says what parts the columns. (transfer full) (nullable) */
ZimtCsvHead *zimt_csv_read_head (GBytes *bytes, GError **error);

/* Every row by @head's columns (which may have been changed by hand). Several values in one cell
 * are parted by semicolon or comma (languages, tags), line feed or semicolon (phones, e-mails); a
 * tag in quotation marks is one whatever is in it. @lists: of the house, where topics are looked
 * up. A quote that is never closed is refused at the line where it was opened, and reading goes on
 * with the next line. A phone number without a digit, an e-mail address without @, a code that no
 * list knows (languages, topics, kind) refuse the row. NULL with G_IO_ERROR_CANCELLED, or with
 * ZIMT_ERROR_INVALID where there are more than 50,000 cards, or no column is
 * known. */
ZimtReadCards *zimt_csv_read_contacts (const ZimtCsvHead *head, const ZimtCodeLists *lists,
                                       ZimtProgressFunc progress, gpointer data, GError **error);

/* One row for each record; the columns above and what @lists has in the interface's language. A
 * cell that would be a formula in a spreadsheet (beginning with = + - @ tab or CR) gets an
 * apostrophe before it, which reading takes away again. UTF-8 with BOM, CRLF; parted by semicolons
 * where the locale's decimal point is a comma, as spreadsheets expect it, else by commas.
 * (transfer full) */
GBytes *zimt_csv_write_contacts (GPtrArray *records, const ZimtCodeLists *lists,
                                 ZimtOrganisationNameFunc get_name, gpointer data);

/* The same as a workbook at @path, every cell a text, with a head that stays, by libxlsxwriter.
 * ZIMT_ERROR_FAILED. Written beside @path and renamed, mode 0600. */
gboolean zimt_xlsx_write_contacts (const char *path, GPtrArray *records, const ZimtCodeLists *lists,
                                   ZimtOrganisationNameFunc get_name, gpointer data,
                                   GError **error);
