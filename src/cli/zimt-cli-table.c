/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of text for people, aligned. */
#include "zimt-cli-table.h"

#include <stdarg.h>

#include "zimt-cli.h"

struct _ZimtCliTable
{
  guint n_columns;
  GPtrArray *cells; /* owned: char *, row by row */
};

ZimtCliTable *
zimt_cli_table_new (guint n_columns)
{
  ZimtCliTable *table = g_new0 (ZimtCliTable, 1);

  table->n_columns = n_columns;
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
zimt_cli_table_free (ZimtCliTable *table)
{
  g_ptr_array_unref (table->cells);
  g_free (table);
}

void
zimt_cli_table_add (ZimtCliTable *table, ...)
{
  va_list texts;

  va_start (texts, table);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *text = va_arg (texts, const char *);

      g_ptr_array_add (table->cells, g_strdup (text != NULL ? text : ""));
    }
  va_end (texts);
}

glong
zimt_cli_text_width (const char *text)
{
  glong width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static glong *
measure_columns (const ZimtCliTable *table)
{
  glong *widths = g_new0 (glong, table->n_columns);

  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % table->n_columns;

      widths[column] = MAX (widths[column], zimt_cli_text_width (table->cells->pdata[i]));
    }
  return widths;
}

void
zimt_cli_table_print (const ZimtCliTable *table, const char *indent)
{
  g_autofree glong *widths = measure_columns (table);

  for (guint first = 0; first < table->cells->len; first += table->n_columns)
    {
      g_autoptr (GString) line = g_string_new (indent);

      for (guint column = 0; column < table->n_columns; column++)
        {
          const char *text = table->cells->pdata[first + column];

          g_string_append (line, text);
          for (glong width = zimt_cli_text_width (text); width < widths[column] + 2; width++)
            g_string_append_c (line, ' ');
        }
      zimt_cli_say ("%s", g_strchomp (line->str));
    }
}
