/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contacts as a workbook: every cell is a text, whatever it looks like. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "zimt-contacts-csv.h"
#include "zimt-contacts-private.h"
#include "zimt-error.h"

#define COLUMN_WIDTH 22

static gboolean
refuse (const char *path, const char *reason, GError **error)
{
  /* Translators: path of a file; why it could not be written */
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED, _ ("“%s” could not be written: %s"), path,
               reason);
  return FALSE;
}

/* @cells: ZIMT_N_COLUMNS. */
static lxw_error
write_row (lxw_worksheet *sheet, lxw_row_t row, char *const *cells, lxw_format *format)
{
  for (int column = ZIMT_COLUMN_NAME; column < ZIMT_N_COLUMNS; column++)
    {
      lxw_error result = *cells[column] == '\0'
                             ? LXW_NO_ERROR
                             : worksheet_write_string (sheet, row, (lxw_col_t)(column - 1),
                                                       cells[column], format);

      if (result != LXW_NO_ERROR)
        return result;
    }
  return LXW_NO_ERROR;
}

static lxw_error
write_records (lxw_worksheet *sheet, GPtrArray *records, const ZimtCodeLists *lists,
               ZimtOrganisationNameFunc get_name, gpointer data)
{
  lxw_error result = LXW_NO_ERROR;

  for (guint i = 0; i < records->len && result == LXW_NO_ERROR; i++)
    {
      char *cells[ZIMT_N_COLUMNS];

      zimt_contact_to_cells (records->pdata[i],
                             zimt_contact_get_organisation (records->pdata[i], get_name, data),
                             lists, cells);
      result = write_row (sheet, i + 1, cells, NULL);
      for (int column = ZIMT_COLUMN_NAME; column < ZIMT_N_COLUMNS; column++)
        g_free (cells[column]);
    }
  return result;
}

static lxw_error
write_workbook (const char *path, GPtrArray *records, const ZimtCodeLists *lists,
                ZimtOrganisationNameFunc get_name, gpointer data)
{
  g_autofree char *folder = g_path_get_dirname (path);
  /* Rows go to a file at once; it lies where the workbook does and has no name. */
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet;
  lxw_format *bold;
  lxw_error result;
  lxw_error closed;
  char *words[ZIMT_N_COLUMNS];

  if (book == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  sheet = workbook_add_worksheet (book, NULL);
  bold = workbook_add_format (book);
  format_set_bold (bold);
  for (int column = ZIMT_COLUMN_NAME; column < ZIMT_N_COLUMNS; column++)
    words[column] = (char *)zimt_column_to_word ((ZimtColumn)column);
  worksheet_set_column (sheet, 0, ZIMT_N_COLUMNS - 2, COLUMN_WIDTH, NULL);
  worksheet_freeze_panes (sheet, 1, 0);
  result = write_row (sheet, 0, words, bold);
  if (result == LXW_NO_ERROR)
    result = write_records (sheet, records, lists, get_name, data);
  closed = workbook_close (book);
  return result != LXW_NO_ERROR ? result : closed;
}

/* So that a loss of power leaves the old file or the new one. */
static gboolean
put_in_place (const char *beside, const char *path, GError **error)
{
  int file = g_open (beside, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_safe = file >= 0 && fsync (file) == 0;

  if (file >= 0)
    close (file);
  if (!is_safe || g_rename (beside, path) != 0)
    return refuse (path, g_strerror (errno), error);
  return TRUE;
}

gboolean
zimt_xlsx_write_contacts (const char *path, GPtrArray *records, const ZimtCodeLists *lists,
                          ZimtOrganisationNameFunc get_name, gpointer data, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  int file = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600);
  lxw_error result;
  gboolean is_done;

  if (file < 0)
    return refuse (path, g_strerror (errno), error);
  close (file);
  result = write_workbook (beside, records, lists, get_name, data);
  is_done = result == LXW_NO_ERROR ? put_in_place (beside, path, error)
                                   : refuse (path, lxw_strerror (result), error);
  if (!is_done)
    g_unlink (beside);
  return is_done;
}
