/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contacts as CSV. */
#include "zimt-contacts-csv.h"

#include <csv.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#include "zimt-contacts-private.h"
#include "zimt-encoding.h"
#include "zimt-error.h"
#include "zimt-text.h"

#define ROWS_PER_TELLING 200

/* --- The head --- */

/* What parts the first line most often, outside of quotation marks. */
static char
find_separator (const char *text)
{
  static const char separators[] = ",;\t";
  guint counts[sizeof separators] = { 0 };
  gboolean is_quoted = FALSE;
  gsize best = 0;

  for (const char *p = text + strspn (text, " \r\n"); *p != '\0' && *p != '\n' && *p != '\r'; p++)
    {
      const char *separator = strchr (separators, *p);

      if (*p == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && separator != NULL)
        counts[separator - separators]++;
    }
  for (gsize i = 1; i < sizeof separators - 1; i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

/* "sep=;" in a line of its own, which a spreadsheet writes before the head. It becomes a blank one,
 * so that lines are counted as in the file. '\0' where there is none. */
static char
take_separator_line (char *text)
{
  char separator = g_ascii_strncasecmp (text, "sep=", 4) == 0 ? text[4] : '\0';

  if ((!g_ascii_ispunct (separator) && separator != '\t') || separator == '"'
      || (text[5] != '\n' && text[5] != '\r'))
    return '\0';
  memset (text, ' ', 5);
  return separator;
}

static gboolean
refuse_head (const char *sentence, GError **error)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
has_title_before (const ZimtCsvHead *head, guint index)
{
  g_autofree char *title = zimt_text_fold (head->head->pdata[index]);

  for (guint i = 0; i < index; i++)
    {
      g_autofree char *other = zimt_text_fold (head->head->pdata[i]);

      if (g_str_equal (title, other))
        return TRUE;
    }
  return FALSE;
}

/* Several columns may have e-mails or phones; of other things the first one counts, but not where
 * nothing tells which one was meant. */
static gboolean
guess_columns (ZimtCsvHead *head, GError **error)
{
  gboolean is_used[ZIMT_N_COLUMNS] = { FALSE };

  head->columns = g_array_new (FALSE, FALSE, sizeof (ZimtColumn));
  for (guint i = 0; i < head->head->len; i++)
    {
      ZimtColumn column = zimt_contact_column_find (head->head->pdata[i]);

      if (is_used[column] && column != ZIMT_COLUMN_NONE && column != ZIMT_COLUMN_EMAIL
          && column != ZIMT_COLUMN_PHONE)
        {
          g_autofree char *quote = zimt_text_quote (head->head->pdata[i]);

          if (has_title_before (head, i))
            {
              g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("Two columns of the file are called “%s”; rename one of them."),
                           quote);
              return FALSE;
            }
          column = ZIMT_COLUMN_NONE;
        }
      is_used[column] = TRUE;
      g_array_append_val (head->columns, column);
    }
  return TRUE;
}

static gboolean
read_head (ZimtCsvHead *head, GError **error)
{
  g_autoptr (ZimtContactRows) rows = NULL;
  gboolean has_title = FALSE;
  int line;

  head->separator = take_separator_line (head->text);
  if (head->separator == '\0')
    head->separator = find_separator (head->text);
  rows = zimt_contact_rows_new (head->text, head->separator);
  switch (zimt_contact_rows_next (rows, 0, &head->head, &line))
    {
    case ZIMT_ROWS_ROW:
      break;
    case ZIMT_ROWS_BROKEN:
      return refuse_head (_ ("In the first line of the file the quotation marks do not match."),
                          error);
    case ZIMT_ROWS_END:
    default:
      return refuse_head (_ ("The file is empty."), error);
    }
  for (guint i = 0; i < head->head->len; i++)
    {
      g_strstrip (head->head->pdata[i]);
      has_title |= *(char *)head->head->pdata[i] != '\0';
    }
  if (!has_title)
    return refuse_head (_ ("The first line of the file names no column."), error);
  if (!guess_columns (head, error))
    return FALSE;
  zimt_contact_rows_next (rows, 0, &head->first_row, &line);
  return TRUE;
}

ZimtCsvHead *
zimt_csv_read_head (GBytes *bytes, GError **error)
{
  g_autoptr (ZimtCsvHead) head = g_new0 (ZimtCsvHead, 1);
  g_autoptr (GBytes) text = zimt_encoding_file_to_utf8 (bytes, &head->is_cp1252);
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  if (length > 0 && memchr (data, '\0', length) != NULL)
    {
      refuse_head (_ ("This is no CSV file; save the table as CSV first."), error);
      return NULL;
    }
  head->text = g_strndup (length > 0 ? data : "", length);
  return read_head (head, error) ? g_steal_pointer (&head) : NULL;
}

/* --- Reading --- */

static void
refuse (ZimtReadCards *cards, int line, const char *what, const char *why)
{
  zimt_read_cards_refuse (cards, line, what, g_strdup (why));
}

/* The name, else the first cell that says something. */
static const char *
find_what (const GPtrArray *cells, const GArray *columns)
{
  const char *first = "";

  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = cells->pdata[i];

      if (*cell == '\0')
        continue;
      if (i < columns->len && g_array_index (columns, ZimtColumn, i) == ZIMT_COLUMN_NAME)
        return cell;
      if (*first == '\0')
        first = cell;
    }
  return first;
}

/* Spreadsheets leave empty cells at the end of a row out, or add some. */
static gboolean
has_too_many (const GPtrArray *cells, guint n_columns)
{
  for (guint i = n_columns; i < cells->len; i++)
    if (*(const char *)cells->pdata[i] != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
is_empty (const GPtrArray *cells)
{
  return !has_too_many (cells, 0);
}

static void
read_row (ZimtReadCards *cards, const ZimtCsvHead *head, const ZimtCodeLists *lists,
          const GPtrArray *cells, int line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  char *organisation = NULL;
  ZimtRecord *record;

  if (is_empty (cells))
    return;
  if (has_too_many (cells, head->columns->len))
    {
      /* Translators: the first number counts a row's values, the second the header's columns */
      why = g_strdup_printf (_ ("%u values where the header names %u."), cells->len,
                             head->columns->len);
      refuse (cards, line, find_what (cells, head->columns), why);
      return;
    }
  record = zimt_contact_from_cells (cells, head->columns, lists, &organisation, &error);
  if (record == NULL)
    {
      refuse (cards, line, find_what (cells, head->columns), error->message);
      return;
    }
  zimt_read_cards_add (cards, record, organisation, line);
}

/* Half a file would look like all of it. */
static gboolean
has_room (const ZimtReadCards *cards, GError **error)
{
  if (cards->records->len <= ZIMT_CONTACTS_MAX_ROWS)
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
               _ ("More than %d cards are not read at once; divide the file."),
               ZIMT_CONTACTS_MAX_ROWS);
  return FALSE;
}

/* Once, not for every row that has no name then. */
static gboolean
require_column (const ZimtCsvHead *head, GError **error)
{
  for (guint i = 0; i < head->columns->len; i++)
    if (g_array_index (head->columns, ZimtColumn, i) != ZIMT_COLUMN_NONE)
      return TRUE;
  return refuse_head (
      _ ("The first line of the file names no column that Zimt knows. It should say "
         "what is in the columns, such as Name and E-mail, parted by commas, "
         "semicolons or tabs."),
      error);
}

static gboolean
go_on (ZimtProgressFunc progress, gpointer data, const ZimtContactRows *rows, GError **error)
{
  if (progress == NULL || progress (zimt_contact_rows_get_done (rows), data))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                       _ ("The import was stopped; nothing of it was stored."));
  return FALSE;
}

ZimtReadCards *
zimt_csv_read_contacts (const ZimtCsvHead *head, const ZimtCodeLists *lists,
                        ZimtProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (ZimtContactRows) rows = zimt_contact_rows_new (head->text, head->separator);
  g_autoptr (ZimtReadCards) cards = zimt_read_cards_new ();

  if (!require_column (head, error))
    return NULL;
  for (guint i = 0;; i++)
    {
      g_autoptr (GPtrArray) cells = NULL;
      g_autofree char *broken = NULL;
      int line;
      ZimtRowsStep step = zimt_contact_rows_next (rows, head->columns->len, &cells, &line);

      if (((i % ROWS_PER_TELLING == 0 || step == ZIMT_ROWS_END)
           && !go_on (progress, data, rows, error))
          || !has_room (cards, error))
        return NULL;
      if (step == ZIMT_ROWS_END)
        return g_steal_pointer (&cards);
      broken = zimt_contact_rows_dup_broken (rows);
      if (step == ZIMT_ROWS_BROKEN)
        refuse (cards, line, broken, _ ("The quotation marks do not match."));
      else if (i > 0)
        read_row (cards, head, lists, cells, line);
    }
}

/* --- Writing --- */

/* Spreadsheets part columns by semicolons where the comma parts off decimals. */
static char
get_separator (void)
{
  return *nl_langinfo (RADIXCHAR) == ',' ? ';' : ',';
}

/* In quotation marks whatever is in it, so that it matters to no cell what the separator is. */
static void
append_quoted (GString *file, const char *text)
{
  gsize size = csv_write (NULL, 0, text, strlen (text));
  gsize old = file->len;

  g_string_set_size (file, old + size);
  csv_write (file->str + old, size, text, strlen (text));
}

/* A spreadsheet takes the apostrophe for: this is text. One that stands there already is doubled,
 * so that reading takes the right one away. */
static void
append_cell (GString *file, const char *text)
{
  g_autofree char *guarded = NULL;
  const char *sign = text + strspn (text, "'");

  if (*sign != '\0' && strchr ("=+-@\t\r", *sign) != NULL)
    guarded = g_strconcat ("'", text, NULL);
  append_quoted (file, guarded != NULL ? guarded : text);
}

/* @cells: ZIMT_N_COLUMNS. */
static void
append_row (GString *file, char *const *cells, char separator)
{
  for (int column = ZIMT_COLUMN_NAME; column < ZIMT_N_COLUMNS; column++)
    {
      append_cell (file, cells[column]);
      if (column + 1 < ZIMT_N_COLUMNS)
        g_string_append_c (file, separator);
    }
  g_string_append (file, "\r\n");
}

GBytes *
zimt_csv_write_contacts (GPtrArray *records, const ZimtCodeLists *lists,
                         ZimtOrganisationNameFunc get_name, gpointer data)
{
  GString *file = g_string_new ("\xef\xbb\xbf");
  const char separator = get_separator ();
  char *cells[ZIMT_N_COLUMNS];

  for (int column = ZIMT_COLUMN_NAME; column < ZIMT_N_COLUMNS; column++)
    cells[column] = (char *)zimt_column_to_word ((ZimtColumn)column);
  append_row (file, cells, separator);
  for (guint i = 0; i < records->len; i++)
    {
      zimt_contact_to_cells (records->pdata[i],
                             zimt_contact_get_organisation (records->pdata[i], get_name, data),
                             lists, cells);
      append_row (file, cells, separator);
      for (int column = ZIMT_COLUMN_NAME; column < ZIMT_N_COLUMNS; column++)
        g_free (cells[column]);
    }
  return g_string_free_to_bytes (file);
}
