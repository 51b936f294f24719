/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import, export: contacts as files that other programs read and write. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "zimt-cli-json.h"
#include "zimt-cli-options.h"
#include "zimt-cli-people.h"
#include "zimt-contacts-csv.h"
#include "zimt-desk-people.h"
#include "zimt-desk-vault.h"
#include "zimt-record-list.h"
#include "zimt-text.h"

/* --- Stopping --- */

/* Ctrl+C waits for the next question whether to go on: then nothing is stored, and it is said. */
typedef struct
{
  sigset_t stops;
  sigset_t before;
  gboolean is_shown; /* on a terminal */
} Patience;

static void
patience_begin (Patience *patience)
{
  sigemptyset (&patience->stops);
  sigaddset (&patience->stops, SIGINT);
  sigaddset (&patience->stops, SIGTERM);
  sigprocmask (SIG_BLOCK, &patience->stops, &patience->before);
  patience->is_shown = isatty (STDERR_FILENO) != 0;
}

static gboolean
go_on_cb (double done, gpointer data)
{
  const Patience *patience = data;
  sigset_t pending;

  if (patience->is_shown)
    fprintf (stderr, "\r%3d %%", (int)(100 * CLAMP (done, 0, 1)));
  sigpending (&pending);
  return !sigismember (&pending, SIGINT) && !sigismember (&pending, SIGTERM);
}

/* What came after the last question came too late. */
static void
patience_end (Patience *patience)
{
  const struct timespec at_once = { 0, 0 };

  if (patience->is_shown)
    fputs ("\r     \r", stderr);
  while (sigtimedwait (&patience->stops, NULL, &at_once) > 0)
    ;
  sigprocmask (SIG_SETMASK, &patience->before, NULL);
}

/* --- Reading --- */

static GBytes *
read_file (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) why = NULL;
  char *contents = NULL;
  gsize size = 0;

  if (g_file_get_contents (path, &contents, &size, &why))
    return g_bytes_new_take (contents, size);
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
               /* Translators: a file, and why. */
               _ ("The file “%1$s” cannot be read: %2$s"), name, why->message);
  return NULL;
}

static const char *const column_codes[ZIMT_N_COLUMNS] = {
  [ZIMT_COLUMN_NONE] = "none",     [ZIMT_COLUMN_NAME] = "name",
  [ZIMT_COLUMN_GIVEN] = "given",   [ZIMT_COLUMN_FAMILY] = "family",
  [ZIMT_COLUMN_KIND] = "kind",     [ZIMT_COLUMN_ORGANISATION] = "organisation",
  [ZIMT_COLUMN_ROLE] = "role",     [ZIMT_COLUMN_EMAIL] = "email",
  [ZIMT_COLUMN_PHONE] = "phone",   [ZIMT_COLUMN_WEB] = "web",
  [ZIMT_COLUMN_STREET] = "street", [ZIMT_COLUMN_POSTCODE] = "postcode",
  [ZIMT_COLUMN_CITY] = "city",     [ZIMT_COLUMN_LANGUAGES] = "languages",
  [ZIMT_COLUMN_TOPICS] = "topics", [ZIMT_COLUMN_TAGS] = "tags",
  [ZIMT_COLUMN_NOTE] = "note",
};

static gboolean
find_column (const char *code, ZimtColumn *column, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *quote = zimt_text_quote (code);

  for (int i = 0; i < ZIMT_N_COLUMNS; i++)
    {
      if (g_ascii_strcasecmp (column_codes[i], code) == 0)
        {
          *column = (ZimtColumn)i;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", column_codes[i]);
    }
  return zimt_cli_refuse ("--map", error, _ ("“%1$s” is none of %2$s."), quote, known->str);
}

static gboolean
map_one (ZimtCsvHead *head, const char *title, ZimtColumn column, GError **error)
{
  g_autofree char *folded = zimt_text_fold (title);
  g_autofree char *quote = zimt_text_quote (title);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < head->head->len; i++)
    {
      g_autofree char *other = zimt_text_fold (head->head->pdata[i]);

      if (g_str_equal (folded, other))
        {
          g_array_index (head->columns, ZimtColumn, i) = column;
          return TRUE;
        }
      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", (char *)head->head->pdata[i]);
    }
  return zimt_cli_refuse ("--map", error,
                          _ ("The file has no column “%1$s”; its columns are %2$s."), quote,
                          titles->str);
}

/* "Mail=email,Ort=city" */
static gboolean
map_columns (ZimtCsvHead *head, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      char *sign = strrchr (*part, '=');
      ZimtColumn column = ZIMT_COLUMN_NONE;
      g_autofree char *quote = zimt_text_quote (*part);

      if (sign == NULL)
        return zimt_cli_refuse ("--map", error, _ ("“%s” is not written as Title=column."), quote);
      *sign = '\0';
      if (!find_column (g_strstrip (sign + 1), &column, error)
          || !map_one (head, g_strstrip (*part), column, error))
        return FALSE;
    }
  return TRUE;
}

static ZimtReadCards *
read_csv (ZimtDesk *desk, GBytes *bytes, const char *map, Patience *patience, gboolean *is_cp1252,
          GError **error)
{
  g_autoptr (ZimtCsvHead) head = zimt_csv_read_head (bytes, error);
  g_autoptr (ZimtCodeLists) lists = NULL;

  if (head == NULL || (map != NULL && !map_columns (head, map, error)))
    return NULL;
  *is_cp1252 = head->is_cp1252;
  lists = zimt_choices_load_code_lists (zimt_desk_get_choices (desk), error);
  return lists != NULL ? zimt_csv_read_contacts (head, lists, go_on_cb, patience, error) : NULL;
}

/* --- import --- */

static void
add_changes_json (JsonBuilder *builder, const GPtrArray *changes)
{
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      const ZimtImportChange *change = changes->pdata[i];

      json_builder_begin_object (builder);
      zimt_cli_json_text (builder, "title", change->title);
      zimt_cli_json_text (builder, "fields", change->fields);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_import_json (const ZimtImport *import, const char *encoding)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (encoding != NULL)
    zimt_cli_json_text (builder, "encoding", encoding);
  zimt_cli_json_int (builder, "new", import->n_new);
  zimt_cli_json_int (builder, "changed", import->n_changed);
  zimt_cli_json_int (builder, "same", import->n_same);
  zimt_cli_json_int (builder, "n_refused", import->n_refused);
  add_changes_json (builder, import->changes);
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->refusals->len; i++)
    {
      const ZimtRefusal *refusal = import->refusals->pdata[i];

      json_builder_begin_object (builder);
      zimt_cli_json_text (builder, "what", refusal->what);
      zimt_cli_json_text (builder, "why", refusal->why);
      zimt_cli_json_int (builder, "line", refusal->line);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

static void
print_import (const ZimtImport *import, gboolean is_cp1252, gboolean is_dry)
{
  if (is_cp1252)
    zimt_cli_say (_ ("The file is read as Windows text (CP1252)."));
  zimt_cli_say (is_dry ? _ ("Would be new: %1$d, changed: %2$d, the same: %3$d, refused: %4$u")
                       : _ ("New: %1$d, changed: %2$d, the same: %3$d, refused: %4$u"),
                import->n_new, import->n_changed, import->n_same, import->n_refused);
  for (guint i = 0; is_dry && i < import->changes->len; i++)
    {
      const ZimtImportChange *change = import->changes->pdata[i];

      /* Translators: a card that an import would change, and the fields that change. */
      zimt_cli_say (_ ("Would change “%1$s”: %2$s"), change->title, change->fields);
    }
  for (guint i = 0; i < import->refusals->len; i++)
    {
      const ZimtRefusal *refusal = import->refusals->pdata[i];

      /* Translators: a line of a file, what is there, and what is wrong with it. */
      zimt_cli_say (_ ("Line %1$d, “%2$s”: %3$s"), refusal->line, refusal->what, refusal->why);
    }
  if (import->n_refused > import->refusals->len)
    {
      guint n_more = import->n_refused - import->refusals->len;

      /* Translators: entries of a list that are not shown. */
      zimt_cli_say (ngettext ("and %u more", "and %u more", n_more), n_more);
    }
}

static ZimtImport *
read_and_import (ZimtDesk *desk, GBytes *bytes, const char *path, gboolean is_csv, const char *map,
                 gboolean is_dry, gboolean *is_cp1252, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  Patience patience = { 0 };
  g_autoptr (ZimtReadCards) cards = NULL;
  ZimtImport *import = NULL;

  patience_begin (&patience);
  cards = is_csv ? read_csv (desk, bytes, map, &patience, is_cp1252, error)
                 : zimt_vcard_read (bytes, (ZimtRecordKind)0, go_on_cb, &patience, error);
  if (cards != NULL)
    import = zimt_desk_import_people (desk, cards, name, is_dry, go_on_cb, &patience, error);
  patience_end (&patience);
  return import;
}

static gboolean
import_file (ZimtCli *cli, gboolean is_csv, const char *map, const char *account, gboolean is_dry,
             GError **error)
{
  const char *path = cli->argv[2];
  g_autoptr (GBytes) bytes = read_file (path, error);
  g_autoptr (ZimtDesk) desk = bytes != NULL ? zimt_cli_open (cli, error) : NULL;
  ZimtImport *import = NULL;
  gboolean is_read = FALSE;
  gboolean is_cp1252 = FALSE;

  if (desk == NULL || !zimt_cli_unlock_people (desk, account, error))
    return FALSE;
  import = read_and_import (desk, bytes, path, is_csv, map, is_dry, &is_cp1252, error);
  if (import == NULL)
    return FALSE;
  if (cli->is_json)
    print_import_json (import, !is_csv ? NULL : is_cp1252 ? "CP1252" : "UTF-8");
  else
    print_import (import, is_cp1252, is_dry);
  is_read = import->n_new + import->n_changed + import->n_same > 0 || import->n_refused == 0;
  zimt_import_free (import);
  if (!is_read)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                         _ ("Nothing in this file could be read as a contact."));
  return is_read;
}

gboolean
zimt_cli_import (ZimtCli *cli, GError **error)
{
  gboolean is_dry = FALSE;
  g_autofree char *map = NULL;
  g_autofree char *account = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &is_dry, N_ ("Only say what would be done"), NULL },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &map,
      N_ ("Columns of a CSV file that are called otherwise: Mail=email,Ort=city"),
      N_ ("TITLE=COLUMN,…") },
    { "account", 0, 0, G_OPTION_ARG_FILENAME, &account, N_ ("Unlock with this account"),
      N_ ("NAME") },
    { NULL },
  };
  g_autofree char *quote = NULL;
  gboolean is_csv = FALSE;

  if (!zimt_cli_parse (cli, entries, 2, error)
      || !zimt_cli_require (cli, "vcf|csv", cli->argv[1], error)
      || !zimt_cli_require (cli, "FILE", cli->argv[2], error))
    return FALSE;
  is_csv = g_str_equal (cli->argv[1], "csv");
  quote = zimt_text_quote (cli->argv[1]);
  if (!is_csv && !g_str_equal (cli->argv[1], "vcf"))
    return zimt_cli_refuse ("import", error, _ ("“%s” is none of vcf and csv."), quote);
  if (!is_csv && map != NULL)
    return zimt_cli_refuse ("--map", error, _ ("A vCard has no columns."));
  if (map != NULL && !g_utf8_validate (map, -1, NULL))
    return zimt_cli_refuse ("--map", error, _ ("This is no UTF-8 text."));
  return import_file (cli, is_csv, map, account, is_dry, error);
}

/* --- export --- */

static gboolean
is_chosen (const ZimtRecord *record, const char *tag)
{
  return tag == NULL || zimt_record_has_code (record, "tags", tag);
}

/* Without consent nobody is handed on. GPtrArray of ZimtRecord (transfer full). */
static GPtrArray *
choose (const ZimtPeopleBook *book, ZimtRecordKind kind, const char *tag, int *n_left_out)
{
  static const ZimtRecordKind kinds[] = { ZIMT_RECORD_ORGANISATION, ZIMT_RECORD_PERSON };
  GPtrArray *chosen = zimt_record_list_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) cards = zimt_people_book_list (book, kinds[i]);

      for (guint j = 0; j < cards->len; j++)
        {
          ZimtRecord *record = cards->pdata[j];

          if ((kind != 0 && kinds[i] != kind) || !is_chosen (record, tag))
            continue;
          if (kinds[i] == ZIMT_RECORD_PERSON && !zimt_person_allows (record, "export"))
            (*n_left_out)++;
          else
            g_ptr_array_add (chosen, zimt_record_ref (record));
        }
    }
  return chosen;
}

static const char *
get_name_cb (gpointer data, const char *id)
{
  ZimtRecord *record = zimt_people_book_get (data, id);

  return record != NULL ? zimt_record_get_text (record, "name") : "";
}

static gboolean
write_bytes (const char *path, GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *contents = g_bytes_get_data (bytes, &size);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) why = NULL;

  if (g_file_set_contents_full (path, contents, (gssize)size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                &why))
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
               /* Translators: a file, and why. */
               _ ("The file “%1$s” cannot be written: %2$s"), name, why->message);
  return FALSE;
}

static gboolean
write_cards (ZimtDesk *desk, const char *format, const char *path, GPtrArray *records,
             ZimtPeopleBook *book, GError **error)
{
  g_autoptr (ZimtCodeLists) lists
      = zimt_choices_load_code_lists (zimt_desk_get_choices (desk), error);
  g_autoptr (GBytes) bytes = NULL;

  if (lists == NULL)
    return FALSE;
  if (g_str_equal (format, "xlsx"))
    return zimt_xlsx_write_contacts (path, records, lists, get_name_cb, book, error);
  bytes = g_str_equal (format, "vcf") ? zimt_vcard_write (records, get_name_cb, book)
                                      : zimt_csv_write_contacts (records, lists, get_name_cb, book);
  return write_bytes (path, bytes, error);
}

static void
print_export (const ZimtCli *cli, guint n_written, int n_left_out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->is_json)
    {
      zimt_cli_say (ngettext ("Wrote %u contact.", "Wrote %u contacts.", n_written), n_written);
      if (n_left_out > 0)
        zimt_cli_say (ngettext ("Left out %d person who did not agree to be handed on.",
                                "Left out %d persons who did not agree to be handed on.",
                                (gulong)n_left_out),
                      n_left_out);
      return;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_int (builder, "written", n_written);
  zimt_cli_json_int (builder, "left_out", n_left_out);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

static gboolean
export_cards (ZimtCli *cli, const char *path, ZimtRecordKind kind, const char *tag, GError **error)
{
  g_autoptr (ZimtDesk) desk = zimt_cli_open (cli, error);
  g_autoptr (ZimtPeopleBook) book
      = desk != NULL ? zimt_desk_load_people_book (desk, NULL, error) : NULL;
  g_autoptr (GPtrArray) records = NULL;
  int n_left_out = 0;

  if (book == NULL)
    return FALSE;
  records = choose (book, kind, tag, &n_left_out);
  if (!write_cards (desk, cli->argv[1], path, records, book, error))
    return FALSE;
  print_export (cli, records->len, n_left_out);
  return TRUE;
}

static gboolean
parse_kind (const char *text, ZimtRecordKind *kind, GError **error)
{
  g_autofree char *quote = zimt_text_quote (text);

  if (text != NULL && g_str_equal (text, "organisation"))
    *kind = ZIMT_RECORD_ORGANISATION;
  else if (text != NULL && g_str_equal (text, "person"))
    *kind = ZIMT_RECORD_PERSON;
  else if (text != NULL)
    return zimt_cli_refuse ("--kind", error, _ ("“%s” is none of organisation and person."), quote);
  return TRUE;
}

gboolean
zimt_cli_export (ZimtCli *cli, GError **error)
{
  static const char *const formats[] = { "vcf", "csv", "xlsx", NULL };
  g_autofree char *output = NULL;
  g_autofree char *kind_text = NULL;
  g_autofree char *tag = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write this file"), N_ ("FILE") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind_text, N_ ("Only organisation or person"),
      N_ ("KIND") },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &tag, N_ ("Only contacts with this tag"), N_ ("TAG") },
    { NULL },
  };
  ZimtRecordKind kind = 0;
  g_autofree char *quote = NULL;

  if (!zimt_cli_parse (cli, entries, 1, error)
      || !zimt_cli_require (cli, "vcf|csv|xlsx", cli->argv[1], error)
      || !zimt_cli_require (cli, "--output", output, error)
      || !parse_kind (kind_text, &kind, error))
    return FALSE;
  quote = zimt_text_quote (cli->argv[1]);
  if (!g_strv_contains (formats, cli->argv[1]))
    return zimt_cli_refuse ("export", error, _ ("“%s” is none of vcf, csv and xlsx."), quote);
  return export_cards (cli, output, kind, tag, error);
}
