/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of text for people, aligned. */
#pragma once

#include <glib.h>

typedef struct _ZimtCliTable ZimtCliTable;

ZimtCliTable *zimt_cli_table_new (guint n_columns);
void zimt_cli_table_free (ZimtCliTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtCliTable, zimt_cli_table_free)

/* Adds a row of n_columns texts (copied); NULL is an empty one. */
void zimt_cli_table_add (ZimtCliTable *table, ...);

/* Prints all rows, each behind @indent, columns two spaces apart, nothing at the ends of lines. */
void zimt_cli_table_print (const ZimtCliTable *table, const char *indent);

/* How many columns of a terminal @text takes. */
glong zimt_cli_text_width (const char *text);
