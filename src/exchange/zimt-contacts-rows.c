/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table that people made: libcsv reads a row strictly; where that fails it may be a
 * quotation mark within a line, or one that is missing, which must not take the rest of the file
 * along. */
#include <csv.h>
#include <string.h>

#include "zimt-contacts-private.h"

/* No note has more lines; what goes on for longer is a quote that nobody closed. */
#define MAX_ROW_LINES 500

struct _ZimtContactRows
{
  const char *text; /* borrowed */
  gsize length;
  gsize offset;
  int line; /* at the offset, from 1 */
  char separator;
  char *broken; /* owned (nullable) */
};

ZimtContactRows *
zimt_contact_rows_new (const char *text, char separator)
{
  ZimtContactRows *rows = g_new0 (ZimtContactRows, 1);

  rows->text = text;
  rows->length = strlen (text);
  rows->line = 1;
  rows->separator = separator;
  return rows;
}

void
zimt_contact_rows_free (ZimtContactRows *rows)
{
  if (rows == NULL)
    return;
  g_free (rows->broken);
  g_free (rows);
}

double
zimt_contact_rows_get_done (const ZimtContactRows *rows)
{
  return (double)rows->offset / (double)MAX (rows->length, 1);
}

char *
zimt_contact_rows_dup_broken (const ZimtContactRows *rows)
{
  return g_strdup (rows->broken);
}

/* With what ends it: LF, CR LF or CR. */
static gsize
measure_line (const ZimtContactRows *rows, gsize offset)
{
  gsize end = offset;

  while (end < rows->length && rows->text[end] != '\n' && rows->text[end] != '\r')
    end++;
  if (end + 1 < rows->length && rows->text[end] == '\r' && rows->text[end + 1] == '\n')
    end++;
  return MIN (end + 1, rows->length) - offset;
}

static gboolean
is_blank (const ZimtContactRows *rows, gsize offset, gsize length)
{
  for (gsize i = offset; i < offset + length; i++)
    if (!g_ascii_isspace (rows->text[i]))
      return FALSE;
  return TRUE;
}

/* What the callbacks of libcsv fill. */
typedef struct
{
  GPtrArray *cells; /* owned */
  gboolean is_whole;
} Row;

static void
cell_cb (void *value, size_t length, void *data)
{
  Row *row = data;

  g_ptr_array_add (row->cells, g_strndup (value, length));
}

static void
row_cb (int terminator, void *data)
{
  ((Row *)data)->is_whole = TRUE;
}

static void
init_parser (const ZimtContactRows *rows, struct csv_parser *parser, guchar options)
{
  if (csv_init (parser, options) != 0)
    g_error ("libcsv does not start");
  csv_set_delim (parser, (guchar)rows->separator);
}

/* A try to read a row: how far it went. */
typedef struct
{
  gsize size;    /* in bytes */
  int n_lines;   /* of the row */
  int open_line; /* from 0: in which of them the last quote was opened */
} Try;

/* TRUE where a whole row was read. */
static gboolean
try_row (const ZimtContactRows *rows, guchar options, int max_lines, Row *row, Try *try)
{
  struct csv_parser parser;
  gboolean is_sound = TRUE;

  *try = (Try){ 0 };
  init_parser (rows, &parser, options);
  while (is_sound && !row->is_whole && try->n_lines < max_lines
         && rows->offset + try->size < rows->length)
    {
      gsize begin = rows->offset + try->size;
      gsize length = measure_line (rows, begin);
      guint n_cells = row->cells->len;

      is_sound = csv_parse (&parser, rows->text + begin, length, cell_cb, row_cb, row) == length;
      if (row->cells->len > n_cells || try->n_lines == 0)
        try->open_line = try->n_lines;
      try->size += length;
      try->n_lines++;
    }
  /* The last line of a file may lack its end. */
  if (is_sound && !row->is_whole && rows->offset + try->size >= rows->length)
    is_sound = csv_parse (&parser, "\n", 1, cell_cb, row_cb, row) == 1;
  csv_free (&parser);
  return is_sound && row->is_whole;
}

static void
go_on (ZimtContactRows *rows, gsize size, int n_lines)
{
  rows->offset += size;
  rows->line += n_lines;
}

static void
skip_blank (ZimtContactRows *rows)
{
  gsize length = 1;

  while (rows->offset < rows->length)
    {
      length = measure_line (rows, rows->offset);
      if (!is_blank (rows, rows->offset, length))
        return;
      go_on (rows, length, 1);
    }
}

/* Behind line @n (from 0) of those that were tried. */
static void
skip_broken (ZimtContactRows *rows, int n, int *line)
{
  for (; n > 0; n--)
    go_on (rows, measure_line (rows, rows->offset), 1);
  *line = rows->line;
  g_free (rows->broken);
  rows->broken = g_strndup (rows->text + rows->offset, measure_line (rows, rows->offset));
  g_strstrip (rows->broken);
  go_on (rows, measure_line (rows, rows->offset), 1);
}

static void
row_reset (Row *row)
{
  g_ptr_array_set_size (row->cells, 0);
  row->is_whole = FALSE;
}

ZimtRowsStep
zimt_contact_rows_next (ZimtContactRows *rows, guint n_columns, GPtrArray **cells, int *line)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  Row row = { found, FALSE };
  Try first;
  Try second;

  *cells = NULL;
  skip_blank (rows);
  *line = rows->line;
  if (rows->offset >= rows->length)
    return ZIMT_ROWS_END;
  if (try_row (rows, CSV_STRICT, MAX_ROW_LINES, &row, &first)
      && (first.n_lines == 1 || n_columns == 0 || found->len == n_columns))
    {
      go_on (rows, first.size, first.n_lines);
      *cells = g_steal_pointer (&found);
      return ZIMT_ROWS_ROW;
    }
  /* Verein "Die Brücke" e. V. */
  row_reset (&row);
  if (try_row (rows, 0, 1, &row, &second) && (n_columns == 0 || found->len == n_columns))
    {
      go_on (rows, second.size, second.n_lines);
      *cells = g_steal_pointer (&found);
      return ZIMT_ROWS_ROW;
    }
  skip_broken (rows, first.open_line, line);
  return ZIMT_ROWS_BROKEN;
}
