/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the cells of a row to a contact and back. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-contacts-private.h"
#include "zimt-encoding.h"
#include "zimt-error.h"
#include "zimt-languages.h"
#include "zimt-text.h"

/* What people and other programs call the columns, folded; besides the interface's own words. */
static const struct
{
  const char *title;
  ZimtColumn column;
} titles[] = {
  { "name", ZIMT_COLUMN_NAME },
  { "full name", ZIMT_COLUMN_NAME },
  { "display name", ZIMT_COLUMN_NAME },
  { "anzeigename", ZIMT_COLUMN_NAME },
  { "given", ZIMT_COLUMN_GIVEN },
  { "given name", ZIMT_COLUMN_GIVEN },
  { "first name", ZIMT_COLUMN_GIVEN },
  { "vorname", ZIMT_COLUMN_GIVEN },
  { "family", ZIMT_COLUMN_FAMILY },
  { "family name", ZIMT_COLUMN_FAMILY },
  { "last name", ZIMT_COLUMN_FAMILY },
  { "surname", ZIMT_COLUMN_FAMILY },
  { "nachname", ZIMT_COLUMN_FAMILY },
  { "familienname", ZIMT_COLUMN_FAMILY },
  { "kind", ZIMT_COLUMN_KIND },
  { "type", ZIMT_COLUMN_KIND },
  { "art", ZIMT_COLUMN_KIND },
  { "typ", ZIMT_COLUMN_KIND },
  { "organisation", ZIMT_COLUMN_ORGANISATION },
  { "organization", ZIMT_COLUMN_ORGANISATION },
  { "organization name", ZIMT_COLUMN_ORGANISATION },
  { "company", ZIMT_COLUMN_ORGANISATION },
  { "firma", ZIMT_COLUMN_ORGANISATION },
  { "verein", ZIMT_COLUMN_ORGANISATION },
  { "role", ZIMT_COLUMN_ROLE },
  { "title", ZIMT_COLUMN_ROLE },
  { "job title", ZIMT_COLUMN_ROLE },
  { "aufgabe", ZIMT_COLUMN_ROLE },
  { "funktion", ZIMT_COLUMN_ROLE },
  { "position", ZIMT_COLUMN_ROLE },
  { "email", ZIMT_COLUMN_EMAIL },
  { "mail", ZIMT_COLUMN_EMAIL },
  { "email address", ZIMT_COLUMN_EMAIL },
  { "emailadresse", ZIMT_COLUMN_EMAIL },
  { "phone", ZIMT_COLUMN_PHONE },
  { "phone number", ZIMT_COLUMN_PHONE },
  { "telephone", ZIMT_COLUMN_PHONE },
  { "mobile", ZIMT_COLUMN_PHONE },
  { "mobile phone", ZIMT_COLUMN_PHONE },
  { "business phone", ZIMT_COLUMN_PHONE },
  { "home phone", ZIMT_COLUMN_PHONE },
  { "telefon", ZIMT_COLUMN_PHONE },
  { "telefonnummer", ZIMT_COLUMN_PHONE },
  { "tel", ZIMT_COLUMN_PHONE },
  { "mobil", ZIMT_COLUMN_PHONE },
  { "handy", ZIMT_COLUMN_PHONE },
  { "web", ZIMT_COLUMN_WEB },
  { "website", ZIMT_COLUMN_WEB },
  { "web site", ZIMT_COLUMN_WEB },
  { "web page", ZIMT_COLUMN_WEB },
  { "webseite", ZIMT_COLUMN_WEB },
  { "internet", ZIMT_COLUMN_WEB },
  { "url", ZIMT_COLUMN_WEB },
  { "homepage", ZIMT_COLUMN_WEB },
  { "street", ZIMT_COLUMN_STREET },
  { "strasse", ZIMT_COLUMN_STREET },
  { "address", ZIMT_COLUMN_STREET },
  { "adresse", ZIMT_COLUMN_STREET },
  { "anschrift", ZIMT_COLUMN_STREET },
  { "postcode", ZIMT_COLUMN_POSTCODE },
  { "postal code", ZIMT_COLUMN_POSTCODE },
  { "zip", ZIMT_COLUMN_POSTCODE },
  { "plz", ZIMT_COLUMN_POSTCODE },
  { "postleitzahl", ZIMT_COLUMN_POSTCODE },
  { "city", ZIMT_COLUMN_CITY },
  { "town", ZIMT_COLUMN_CITY },
  { "ort", ZIMT_COLUMN_CITY },
  { "stadt", ZIMT_COLUMN_CITY },
  { "wohnort", ZIMT_COLUMN_CITY },
  { "languages", ZIMT_COLUMN_LANGUAGES },
  { "language", ZIMT_COLUMN_LANGUAGES },
  { "sprachen", ZIMT_COLUMN_LANGUAGES },
  { "sprache", ZIMT_COLUMN_LANGUAGES },
  { "topics", ZIMT_COLUMN_TOPICS },
  { "topic", ZIMT_COLUMN_TOPICS },
  { "themen", ZIMT_COLUMN_TOPICS },
  { "thema", ZIMT_COLUMN_TOPICS },
  { "tags", ZIMT_COLUMN_TAGS },
  { "categories", ZIMT_COLUMN_TAGS },
  { "schlagworter", ZIMT_COLUMN_TAGS },
  { "schlagworte", ZIMT_COLUMN_TAGS },
  { "stichworter", ZIMT_COLUMN_TAGS },
  { "kategorien", ZIMT_COLUMN_TAGS },
  { "note", ZIMT_COLUMN_NOTE },
  { "notes", ZIMT_COLUMN_NOTE },
  { "notiz", ZIMT_COLUMN_NOTE },
  { "notizen", ZIMT_COLUMN_NOTE },
  { "bemerkung", ZIMT_COLUMN_NOTE },
  { "bemerkungen", ZIMT_COLUMN_NOTE },
};

/* "E-mail 2 - Value" is "email". (transfer full) */
static char *
fold_title (const char *title)
{
  g_autofree char *folded = zimt_text_fold (title);
  GString *key = g_string_new (NULL);
  char *value = strstr (folded, " - value");

  if (value != NULL)
    *value = '\0';
  for (const char *p = folded; *p != '\0'; p++)
    if (*p != '-' && *p != '.' && *p != ':' && !g_ascii_isdigit (*p)
        && !(*p == ' ' && (key->len == 0 || key->str[key->len - 1] == ' ')))
      g_string_append_c (key, *p);
  g_strchomp (key->str);
  return g_string_free (key, FALSE);
}

ZimtColumn
zimt_contact_column_find (const char *title)
{
  g_autofree char *key = fold_title (title);

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].title, key))
      return titles[i].column;
  for (int column = ZIMT_COLUMN_NAME; column < ZIMT_N_COLUMNS; column++)
    {
      g_autofree char *word = fold_title (zimt_column_to_word ((ZimtColumn)column));

      if (g_str_equal (word, key))
        return (ZimtColumn)column;
    }
  return ZIMT_COLUMN_NONE;
}

/* --- From cells --- */

typedef struct
{
  const GPtrArray *cells;     /* borrowed */
  const GArray *columns;      /* borrowed */
  const ZimtCodeLists *lists; /* borrowed */
  ZimtRecord *record;         /* owned (nullable) */
  char *quoted;               /* owned (nullable): what a message quotes */
} Row;

static const char *
quote (Row *row, const char *text)
{
  g_free (row->quoted);
  row->quoted = zimt_text_quote (text);
  return row->quoted;
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_clear_error (error);
  if (error != NULL)
    *error = g_error_new_valist (ZIMT_ERROR, ZIMT_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
refuse_nameless (GError **error)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("The row has no name; enter one in the file."));
  return FALSE;
}

/* Before a formula sign, behind any other apostrophes, an apostrophe keeps spreadsheets from
 * counting. */
static gboolean
is_guarded (const char *text)
{
  const char *p = text;

  while (*p == '\'')
    p++;
  return *p != '\0' && strchr ("=+-@\t\r", *p) != NULL;
}

/* Every cell of the column that is not empty, clean; (transfer full). */
static char *
dup_cell (const Row *row, ZimtColumn column)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < row->columns->len && i < row->cells->len; i++)
    {
      const char *cell = row->cells->pdata[i];
      g_autofree char *clean = NULL;

      if (g_array_index (row->columns, ZimtColumn, i) != column)
        continue;
      clean = zimt_encoding_clean (*cell == '\'' && is_guarded (cell) ? cell + 1 : cell, TRUE);
      if (*clean != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", clean);
    }
  return g_string_free (all, FALSE);
}

static char *
dup_line (const Row *row, ZimtColumn column)
{
  return g_strdelimit (dup_cell (row, column), "\n", ' ');
}

/* "Tesfaye, Selam" or "Selam Tesfaye". */
static void
set_name (ZimtRecord *record, const char *name)
{
  const char *comma = strchr (name, ',');
  const char *space = strrchr (name, ' ');
  g_autofree char *before = NULL;

  if (comma != NULL)
    {
      before = g_strndup (name, (gsize)(comma - name));
      zimt_record_set_text (record, "family", g_strstrip (before));
      zimt_record_set_text (record, "given", comma + 1 + strspn (comma + 1, " "));
    }
  else if (space != NULL)
    {
      before = g_strndup (name, (gsize)(space - name));
      zimt_record_set_text (record, "given", g_strstrip (before));
      zimt_record_set_text (record, "family", space + 1);
    }
  else
    zimt_record_set_text (record, "family", name);
}

static gboolean
begin_person (Row *row, GError **error)
{
  g_autofree char *name = dup_line (row, ZIMT_COLUMN_NAME);
  g_autofree char *given = dup_line (row, ZIMT_COLUMN_GIVEN);
  g_autofree char *family = dup_line (row, ZIMT_COLUMN_FAMILY);

  row->record = zimt_record_new (ZIMT_RECORD_PERSON);
  if (*given == '\0' && *family == '\0' && *name == '\0')
    return refuse_nameless (error);
  if (*given == '\0' && *family == '\0')
    set_name (row->record, name);
  else
    {
      zimt_record_set_text (row->record, "given", given);
      zimt_record_set_text (row->record, "family", family);
    }
  return TRUE;
}

/* The column of the organisation has the short name of one. */
static gboolean
begin_organisation (Row *row, const char *kind, GError **error)
{
  g_autofree char *name = dup_line (row, ZIMT_COLUMN_NAME);
  g_autofree char *short_name = dup_line (row, ZIMT_COLUMN_ORGANISATION);

  row->record = zimt_record_new (ZIMT_RECORD_ORGANISATION);
  if (*name == '\0' && *short_name == '\0')
    return refuse_nameless (error);
  zimt_record_set_text (row->record, "name", *name != '\0' ? name : short_name);
  zimt_record_set_text (row->record, "short_name", *short_name != '\0' ? short_name : name);
  zimt_record_set_text (row->record, "kind", kind);
  return TRUE;
}

static gboolean
is_person_word (const char *text)
{
  g_autofree char *key = zimt_text_fold (text);
  g_autofree char *word = zimt_text_fold (zimt_record_kind_to_word (ZIMT_RECORD_PERSON));

  return g_str_equal (key, word) || g_str_equal (key, "person");
}

static gboolean
begin (Row *row, GError **error)
{
  g_autofree char *kind = dup_line (row, ZIMT_COLUMN_KIND);
  g_autofree char *name = dup_line (row, ZIMT_COLUMN_NAME);
  g_autofree char *given = dup_line (row, ZIMT_COLUMN_GIVEN);
  g_autofree char *family = dup_line (row, ZIMT_COLUMN_FAMILY);
  g_autofree char *organisation = dup_line (row, ZIMT_COLUMN_ORGANISATION);
  const char *code;

  if (*kind != '\0' && !is_person_word (kind))
    {
      code = zimt_code_lists_find_code (row->lists, "organisation_kind", kind);
      return code != NULL
                 ? begin_organisation (row, code, error)
                 /* Translators: what stands in a file where a kind of organisation should */
                 : refuse (error, _ ("“%s” is no kind that Zimt knows."), quote (row, kind));
    }
  if (*kind == '\0' && *name == '\0' && *given == '\0' && *family == '\0' && *organisation != '\0')
    return begin_organisation (row, "association", error);
  return begin_person (row, error);
}

static gboolean
has_digit (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
add_reach (Row *row, ZimtColumn column, GError **error)
{
  gboolean is_phone = column == ZIMT_COLUMN_PHONE;
  g_autofree char *cell = dup_cell (row, column);
  g_auto (GStrv) parts = g_strsplit_set (cell, "\n;", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      ZimtRecord *reach;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (is_phone && !has_digit (parts[i]))
        return refuse (error, _ ("“%s” is no phone number."), quote (row, parts[i]));
      if (!is_phone && strchr (parts[i], '@') == NULL)
        return refuse (error, _ ("“%s” is no e-mail address."), quote (row, parts[i]));
      reach = zimt_record_new (is_phone ? ZIMT_RECORD_PHONE : ZIMT_RECORD_EMAIL);
      zimt_record_set_text (reach, is_phone ? "number" : "address", parts[i]);
      zimt_record_add_row (row->record, is_phone ? "phones" : "emails", reach);
    }
  return TRUE;
}

static void
add_address (Row *row)
{
  g_autofree char *street = dup_line (row, ZIMT_COLUMN_STREET);
  g_autofree char *postcode = dup_line (row, ZIMT_COLUMN_POSTCODE);
  g_autofree char *city = dup_line (row, ZIMT_COLUMN_CITY);
  ZimtRecord *address;

  if (*street == '\0' && *postcode == '\0' && *city == '\0')
    return;
  address = zimt_record_new (ZIMT_RECORD_ADDRESS);
  zimt_record_set_text (address, "street", street);
  zimt_record_set_text (address, "postcode", postcode);
  zimt_record_set_text (address, "city", city);
  zimt_record_add_row (row->record, "addresses", address);
}

static gboolean
add_codes (Row *row, ZimtColumn column, const char *field, GError **error)
{
  g_autofree char *cell = dup_cell (row, column);
  g_auto (GStrv) codes = zimt_contact_words_read (cell, column, row->lists, error);

  if (codes == NULL)
    return FALSE;
  zimt_record_set_codes (row->record, field, (const char *const *)codes);
  return TRUE;
}

static void
add_texts (Row *row)
{
  g_autofree char *web = dup_line (row, ZIMT_COLUMN_WEB);
  g_autofree char *note = dup_cell (row, ZIMT_COLUMN_NOTE);

  zimt_record_set_text (row->record, "web", web);
  zimt_record_set_text (row->record, "note", note);
}

static gboolean
fill (Row *row, GError **error)
{
  if (!begin (row, error) || !add_reach (row, ZIMT_COLUMN_PHONE, error)
      || !add_reach (row, ZIMT_COLUMN_EMAIL, error)
      || !add_codes (row, ZIMT_COLUMN_LANGUAGES, "languages", error)
      || !add_codes (row, ZIMT_COLUMN_TOPICS, "topics", error)
      || !add_codes (row, ZIMT_COLUMN_TAGS, "tags", error))
    return FALSE;
  add_address (row);
  add_texts (row);
  return zimt_record_validate (row->record, ZIMT_DATE_LAST, NULL, error);
}

/* The organisation is looked up later, so the role is added when the rest was found right. */
static gboolean
add_role (Row *row, char **organisation, GError **error)
{
  g_autofree char *cell = dup_line (row, ZIMT_COLUMN_ORGANISATION);
  g_autofree char *role_cell = dup_line (row, ZIMT_COLUMN_ROLE);
  g_autofree char *title = NULL;
  ZimtRecord *role;

  *organisation = NULL;
  if (zimt_record_get_kind (row->record) != ZIMT_RECORD_PERSON || *cell == '\0')
    {
      *organisation = g_strdup ("");
      return TRUE;
    }
  title = zimt_text_clean (role_cell, _ ("The role"), TRUE, error);
  if (title == NULL)
    return FALSE;
  *organisation = zimt_text_clean (cell, _ ("The organisation"), TRUE, error);
  if (*organisation == NULL)
    return FALSE;
  role = zimt_record_new (ZIMT_RECORD_ROLE);
  zimt_record_set_text (role, "title", title);
  zimt_record_add_row (row->record, "roles", role);
  return TRUE;
}

ZimtRecord *
zimt_contact_from_cells (const GPtrArray *cells, const GArray *columns, const ZimtCodeLists *lists,
                         char **organisation, GError **error)
{
  Row row = { cells, columns, lists, NULL, NULL };
  gboolean is_right = fill (&row, error) && add_role (&row, organisation, error);

  g_free (row.quoted);
  if (is_right)
    return row.record;
  zimt_record_unref (row.record);
  return NULL;
}

/* --- To cells --- */

static char *
join_rows (const ZimtRecord *record, const char *field, const char *member)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < zimt_record_get_n_rows (record, field); i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "; " : "",
                            zimt_record_get_text (zimt_record_get_row (record, field, i), member));
  return g_string_free (all, FALSE);
}

static char *
join_codes (const ZimtRecord *record, ZimtColumn column, const char *field,
            const ZimtCodeLists *lists)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (record, field);

  return zimt_contact_words_write (codes, column, lists);
}

static const ZimtRecord *
get_role (const ZimtRecord *record)
{
  guint n_roles = zimt_record_get_kind (record) == ZIMT_RECORD_PERSON
                      ? zimt_record_get_n_rows (record, "roles")
                      : 0;

  for (guint i = 0; i < n_roles; i++)
    if (zimt_record_get_flag (zimt_record_get_row (record, "roles", i), "is_main"))
      return zimt_record_get_row (record, "roles", i);
  return n_roles > 0 ? zimt_record_get_row (record, "roles", 0) : NULL;
}

const char *
zimt_contact_get_organisation (const ZimtRecord *record, ZimtOrganisationNameFunc get_name,
                               gpointer data)
{
  const ZimtRecord *role = get_role (record);

  return role != NULL ? get_name (data, zimt_record_get_text (role, "organisation")) : "";
}

static void
set_names (const ZimtRecord *record, const char *organisation, const ZimtCodeLists *lists,
           char *cells[ZIMT_N_COLUMNS])
{
  const ZimtRecord *role = get_role (record);
  const char *kind;

  if (zimt_record_get_kind (record) == ZIMT_RECORD_PERSON)
    {
      cells[ZIMT_COLUMN_NAME] = zimt_record_dup_title (record);
      cells[ZIMT_COLUMN_GIVEN] = g_strdup (zimt_record_get_text (record, "given"));
      cells[ZIMT_COLUMN_FAMILY] = g_strdup (zimt_record_get_text (record, "family"));
      cells[ZIMT_COLUMN_KIND] = g_strdup (zimt_record_kind_to_word (ZIMT_RECORD_PERSON));
      cells[ZIMT_COLUMN_ORGANISATION] = g_strdup (organisation);
      cells[ZIMT_COLUMN_ROLE] = g_strdup (role != NULL ? zimt_record_get_text (role, "title") : "");
      return;
    }
  kind = zimt_record_get_text (record, "kind");
  cells[ZIMT_COLUMN_NAME] = g_strdup (zimt_record_get_text (record, "name"));
  cells[ZIMT_COLUMN_ORGANISATION] = g_strdup (zimt_record_get_text (record, "short_name"));
  cells[ZIMT_COLUMN_KIND] = g_strdup (zimt_code_lists_get_label (lists, "organisation_kind", kind));
  if (cells[ZIMT_COLUMN_KIND] == NULL)
    cells[ZIMT_COLUMN_KIND] = g_strdup (kind);
}

void
zimt_contact_to_cells (const ZimtRecord *record, const char *organisation,
                       const ZimtCodeLists *lists, char *cells[ZIMT_N_COLUMNS])
{
  const ZimtRecord *address = zimt_record_get_n_rows (record, "addresses") > 0
                                  ? zimt_record_get_row (record, "addresses", 0)
                                  : NULL;

  memset (cells, 0, ZIMT_N_COLUMNS * sizeof *cells);
  set_names (record, organisation, lists, cells);
  cells[ZIMT_COLUMN_EMAIL] = join_rows (record, "emails", "address");
  cells[ZIMT_COLUMN_PHONE] = join_rows (record, "phones", "number");
  cells[ZIMT_COLUMN_WEB] = g_strdup (zimt_record_get_text (record, "web"));
  if (address != NULL)
    {
      cells[ZIMT_COLUMN_STREET] = g_strdup (zimt_record_get_text (address, "street"));
      cells[ZIMT_COLUMN_POSTCODE] = g_strdup (zimt_record_get_text (address, "postcode"));
      cells[ZIMT_COLUMN_CITY] = g_strdup (zimt_record_get_text (address, "city"));
    }
  cells[ZIMT_COLUMN_LANGUAGES] = join_codes (record, ZIMT_COLUMN_LANGUAGES, "languages", lists);
  cells[ZIMT_COLUMN_TOPICS] = join_codes (record, ZIMT_COLUMN_TOPICS, "topics", lists);
  cells[ZIMT_COLUMN_TAGS] = join_codes (record, ZIMT_COLUMN_TAGS, "tags", lists);
  cells[ZIMT_COLUMN_NOTE] = g_strdup (zimt_record_get_text (record, "note"));
  for (int column = ZIMT_COLUMN_NAME; column < ZIMT_N_COLUMNS; column++)
    if (cells[column] == NULL)
      cells[column] = g_strdup ("");
}
