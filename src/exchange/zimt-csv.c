/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV table: libcsv cuts the text up, this keeps rows, names and line numbers. */
#include "zimt-csv.h"

#include <csv.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-data.h"
#include "zimt-error.h"

struct _ZimtCsv
{
  char *name;          /* owned */
  GHashTable *columns; /* owned: name to its index, borrowing the header's strings */
  GStrv header;        /* owned */
  GPtrArray *rows;     /* owned: GStrv */
  GArray *lines;       /* owned: guint, the line on which each row begins */
};

/* What the callbacks of libcsv fill. */
typedef struct
{
  ZimtCsv *csv;
  GPtrArray *values; /* owned: of the row that is being read */
  guint line;        /* of the text that is being read, from 1 */
  guint row_line;    /* where the row that is being read began; 0 between rows */
  GError *error;     /* owned (nullable): the first */
} Reader;

static void
refuse_line (Reader *reader, guint line, const char *reason)
{
  if (reader->error != NULL)
    return;
  /* Translators: file name, line number, what is wrong there */
  g_set_error (&reader->error, ZIMT_ERROR, ZIMT_ERROR_INVALID, _ ("%s, line %u: %s"),
               reader->csv->name, line, reason);
}

static void
value_cb (void *value, size_t length, void *data)
{
  Reader *reader = data;

  g_ptr_array_add (reader->values, g_strndup (value, length));
}

static void
take_header (Reader *reader, GStrv header)
{
  ZimtCsv *csv = reader->csv;

  csv->header = header;
  for (guint i = 0; header[i] != NULL; i++)
    {
      if (*header[i] == '\0')
        refuse_line (reader, reader->row_line, _ ("a column has no name."));
      else if (!g_hash_table_insert (csv->columns, header[i], GUINT_TO_POINTER (i)))
        refuse_line (reader, reader->row_line, _ ("two columns have the same name."));
    }
}

static void
take_row (Reader *reader, GStrv row, guint n_values)
{
  ZimtCsv *csv = reader->csv;
  guint n_columns = g_strv_length (csv->header);

  if (n_values != n_columns)
    {
      g_autofree char *reason = g_strdup_printf (
          /* Translators: the first number counts a row's values, the second the header's columns */
          _ ("%u values where the header names %u."), n_values, n_columns);
      refuse_line (reader, reader->row_line, reason);
    }
  if (csv->rows->len >= ZIMT_CSV_MAX_ROWS)
    {
      g_autofree char *reason = g_strdup_printf (_ ("more than %d rows."), ZIMT_CSV_MAX_ROWS);
      refuse_line (reader, reader->row_line, reason);
    }
  if (reader->error != NULL)
    {
      g_strfreev (row);
      return;
    }
  g_ptr_array_add (csv->rows, row);
  g_array_append_val (csv->lines, reader->row_line);
}

static void
row_cb (int terminator, void *data)
{
  Reader *reader = data;
  guint n_values = reader->values->len;
  GStrv row;

  g_ptr_array_add (reader->values, NULL);
  row = (GStrv)g_ptr_array_steal (reader->values, NULL);
  if (reader->csv->header == NULL)
    take_header (reader, row);
  else
    take_row (reader, row, n_values);
  reader->row_line = 0;
}

/* The length of the line at the beginning of @text with what ends it: LF, CR LF or CR. */
static gsize
measure_line (const char *text, gsize length)
{
  gsize end = 0;

  while (end < length && text[end] != '\n' && text[end] != '\r')
    end++;
  if (end < length && text[end] == '\r' && end + 1 < length && text[end + 1] == '\n')
    end++;
  return MIN (end + 1, length);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

/* Line by line, because libcsv does not say where it is. */
static void
read_lines (Reader *reader, struct csv_parser *parser, const char *text, gsize length)
{
  while (length > 0 && reader->error == NULL)
    {
      gsize line_length = measure_line (text, length);

      reader->line++;
      if (!g_utf8_validate_len (text, line_length, NULL))
        return refuse_line (reader, reader->line, _ ("this is no text in UTF-8."));
      if (reader->row_line == 0 && !is_blank (text, line_length))
        reader->row_line = reader->line;
      if (csv_parse (parser, text, line_length, value_cb, row_cb, reader) != line_length)
        return refuse_line (reader, reader->line, _ ("the quotation marks do not match."));
      text += line_length;
      length -= line_length;
    }
  if (reader->error == NULL && csv_fini (parser, value_cb, row_cb, reader) != 0)
    refuse_line (reader, reader->row_line, _ ("the quotation marks do not match."));
  if (reader->csv->header == NULL)
    refuse_line (reader, 1, _ ("there is no row that names the columns."));
}

static ZimtCsv *
csv_new_empty (const char *name)
{
  ZimtCsv *csv = g_new0 (ZimtCsv, 1);

  csv->name = g_strdup (name);
  csv->columns = g_hash_table_new (g_str_hash, g_str_equal);
  csv->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  csv->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  return csv;
}

ZimtCsv *
zimt_csv_new (GBytes *bytes, const char *name, GError **error)
{
  static const char byte_order_mark[] = "\xef\xbb\xbf";
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (ZimtCsv) csv = csv_new_empty (name);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .csv = csv, .values = values };
  struct csv_parser parser;

  if (length > ZIMT_CSV_MAX_SIZE)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("%s is larger than 10 MB and is not read."), name);
      return NULL;
    }
  if (length >= 3 && memcmp (text, byte_order_mark, 3) == 0)
    {
      text += 3;
      length -= 3;
    }

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    g_error ("libcsv does not start");
  read_lines (&reader, &parser, text, length);
  csv_free (&parser);

  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return g_steal_pointer (&csv);
}

ZimtCsv *
zimt_csv_new_from_data (const char *path, GError **error)
{
  g_autofree char *full = g_strconcat ("/org/zimt/Zimt/data/", path, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (zimt_data_get_resource (), full,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? zimt_csv_new (bytes, path, error) : NULL;
}

void
zimt_csv_free (ZimtCsv *csv)
{
  if (csv == NULL)
    return;
  g_free (csv->name);
  g_hash_table_unref (csv->columns);
  g_strfreev (csv->header);
  g_ptr_array_unref (csv->rows);
  g_array_unref (csv->lines);
  g_free (csv);
}

guint
zimt_csv_get_n_rows (const ZimtCsv *csv)
{
  return csv->rows->len;
}

const char *const *
zimt_csv_get_columns (const ZimtCsv *csv)
{
  return (const char *const *)csv->header;
}

gboolean
zimt_csv_has_column (const ZimtCsv *csv, const char *column)
{
  return g_hash_table_contains (csv->columns, column);
}

gboolean
zimt_csv_require (const ZimtCsv *csv, const char *const *columns, GError **error)
{
  for (; *columns != NULL; columns++)
    if (!zimt_csv_has_column (csv, *columns))
      {
        g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, _ ("%s has no column “%s”."), csv->name,
                     *columns);
        return FALSE;
      }
  return TRUE;
}

const char *
zimt_csv_get (const ZimtCsv *csv, guint row, const char *column)
{
  GStrv values = g_ptr_array_index (csv->rows, row);
  gpointer index;

  if (!g_hash_table_lookup_extended (csv->columns, column, NULL, &index))
    g_error ("%s has no column \"%s\"", csv->name, column);
  return values[GPOINTER_TO_UINT (index)];
}

gboolean
zimt_csv_get_int (const ZimtCsv *csv, guint row, const char *column, int min, int max, int *value,
                  GError **error)
{
  const char *text = zimt_csv_get (csv, row, column);
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, min, max, &number, NULL))
    return zimt_csv_refuse (csv, row, error,
                            /* Translators: column, what stands there, smallest, largest number */
                            _ ("%s is “%s”, but must be a number from %d to %d."), column, text,
                            min, max);
  *value = (int)number;
  return TRUE;
}

char **
zimt_csv_dup_list (const ZimtCsv *csv, guint row, const char *column)
{
  g_auto (GStrv) parts = g_strsplit (zimt_csv_get (csv, row, column), ";", -1);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (list, parts[i]);
  return g_strv_builder_end (list);
}

gboolean
zimt_csv_refuse (const ZimtCsv *csv, guint row, GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, message);
  zimt_csv_prefix_error (csv, row, error);
  return FALSE;
}

void
zimt_csv_prefix_error (const ZimtCsv *csv, guint row, GError **error)
{
  /* Translators: file name and line number; what is wrong there follows */
  g_prefix_error (error, _ ("%s, line %u: "), csv->name, g_array_index (csv->lines, guint, row));
}
