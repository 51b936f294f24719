/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contacts as CSV: files that people made, and our own again; no cell is a formula. */
#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "made-people.h"
#include "zimt-contacts-csv.h"
#include "zimt-error.h"
#include "zimt-record-list.h"

/* The program's lists, and a topic that this house added. */
static ZimtCodeLists *
load_lists (void)
{
  ZimtCodeLists *lists = zimt_code_lists_load (NULL);

  g_assert_nonnull (lists);
  zimt_code_lists_add (lists, "topic", "own-1", "Sport, Spiel");
  zimt_code_lists_add (lists, "topic", "own-2", "Rad; Roller");
  return lists;
}

static ZimtReadCards *
read_bytes (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCsvHead) head = zimt_csv_read_head (bytes, &error);
  g_autoptr (ZimtCodeLists) lists = load_lists ();
  ZimtReadCards *cards;

  g_assert_no_error (error);
  cards = zimt_csv_read_contacts (head, lists, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->records->len, ==, cards->roles->len);
  for (guint i = 0; i < cards->refusals->len; i++)
    g_test_message ("%s", ((ZimtRefusal *)cards->refusals->pdata[i])->why);
  return cards;
}

static ZimtReadCards *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static const ZimtRefusal *
get_refusal (const ZimtReadCards *cards, guint i)
{
  g_assert_cmpuint (cards->refusals->len, >, i);
  return cards->refusals->pdata[i];
}

static const char *
get_text (const ZimtReadCards *cards, guint i, const char *field)
{
  g_assert_cmpuint (cards->records->len, >, i);
  return zimt_record_get_text (cards->records->pdata[i], field);
}

static const char *
give_name (gpointer data, const char *id)
{
  return data;
}

static char *
write_people (GPtrArray *people)
{
  g_autoptr (ZimtCodeLists) lists = load_lists ();
  g_autoptr (GBytes) bytes
      = zimt_csv_write_contacts (people, lists, give_name, (gpointer) "Caritas, Erfurt");

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* --- Heads --- */

static void
test_heads_are_known_in_both_languages (void)
{
  static const char *const texts[] = {
    "Name,Vorname,Nachname,Art,Organisation,Aufgabe,E-Mail,Telefon,Web,Straße,PLZ,Ort,Sprachen,"
    "Themen,"
    "Schlagwörter,Notiz\n",
    "name;first name;FAMILY "
    "NAME;Kind;organisation;role;e-mail;Phone;web;street;postcode;city;languages;"
    "topics;tags;note\r\n",
    "Name\tGiven Name\tLast Name\tType\tOrganization Name\tJob Title\tE-mail 1 - Value\tPhone 1 - "
    "Value\t"
    "Website\tAddress\tZIP\tTown\tLanguage\tTopic\tCategories\tNotes\n",
  };
  static const char separators[] = ",;\t";

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (ZimtCsvHead) head = zimt_csv_read_head (bytes, NULL);

      g_assert_cmpint (head->separator, ==, separators[i]);
      g_assert_cmpuint (head->columns->len, ==, ZIMT_N_COLUMNS - 1);
      g_assert_null (head->first_row);
      for (guint column = 1; column < ZIMT_N_COLUMNS; column++)
        {
          g_test_message ("%s", (char *)head->head->pdata[column - 1]);
          g_assert_cmpint (g_array_index (head->columns, ZimtColumn, column - 1), ==, (int)column);
        }
    }
}

static void
test_an_unknown_title_is_left_out_and_can_be_mapped (void)
{
  static const char text[] = "Wer,Schuhgröße\nSelam Tesfaye,39\n";
  g_autoptr (ZimtCodeLists) lists = load_lists ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ZimtCsvHead) head = zimt_csv_read_head (bytes, NULL);
  g_autoptr (ZimtReadCards) cards = NULL;

  g_assert_cmpint (g_array_index (head->columns, ZimtColumn, 0), ==, ZIMT_COLUMN_NONE);
  g_assert_cmpstr (head->first_row->pdata[1], ==, "39");
  g_array_index (head->columns, ZimtColumn, 0) = ZIMT_COLUMN_NAME;
  cards = zimt_csv_read_contacts (head, lists, NULL, NULL, NULL);
  g_assert_cmpstr (get_text (cards, 0, "family"), ==, "Tesfaye");
}

static void
test_what_is_no_table_is_refused (void)
{
  static const struct
  {
    const char *text;
    gsize length;
  } files[]
      = { { "", 0 }, { "\r\n\r\n", 4 }, { ",,,\n", 4 }, { "PK\3\4\0\0x", 7 }, { "\"name\n", 6 } };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].text, files[i].length);
      g_autoptr (GError) error = NULL;

      g_test_message ("file %zu", i);
      g_assert_null (zimt_csv_read_head (bytes, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
    }
}

static void
check_is_refused (const char *text, const char *saying)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCsvHead) head = zimt_csv_read_head (bytes, &error);
  g_autoptr (ZimtCodeLists) lists = load_lists ();

  if (head != NULL)
    g_assert_null (zimt_csv_read_contacts (head, lists, NULL, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, saying));
}

static void
test_a_head_that_means_nothing_is_said_once (void)
{
  check_is_refused ("Anna Beck,030 1\nBert Beck,030 2\n", "parted by");
  check_is_refused ("Name|Ort\nAnna Beck|Erfurt\n", "parted by");
  check_is_refused ("Vorname;Vorname;Nachname\nA;B;C\n", "Vorname");
}

static void
test_a_line_that_names_the_separator_is_heeded (void)
{
  g_autoptr (ZimtReadCards) cards = read_text ("sep=|\r\nName|Phone\r\nA, B|112\r\nC|x\r\n");

  g_assert_cmpuint (cards->records->len, ==, 1);
  g_assert_cmpstr (get_text (cards, 0, "family"), ==, "A");
  g_assert_cmpint (get_refusal (cards, 0)->line, ==, 4);
}

/* --- Rows --- */

static void
test_a_name_that_nobody_sees_is_none (void)
{
  g_autoptr (ZimtReadCards) cards
      = read_text ("Name\n\u200b\u200d\n\x01\x02\n\u2060 \u00ad\n\u0645\u06cc\u200c\u062e\n");

  g_assert_cmpuint (cards->n_refused, ==, 3);
  g_assert_cmpuint (cards->records->len, ==, 1);
  g_assert_cmpstr (get_text (cards, 0, "family"), ==, "\u0645\u06cc\u200c\u062e");
}

static void
test_names_are_split (void)
{
  static const char *const names[][3] = {
    { "Selam Tesfaye", "Selam", "Tesfaye" },
    { "\"Tesfaye, Selam Maria\"", "Selam Maria", "Tesfaye" },
    { "Anna Maria Groß", "Anna Maria", "Groß" },
    { "Nur", "", "Nur" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("name,note\n%s,x\n", names[i][0]);
      g_autoptr (ZimtReadCards) cards = read_text (text);

      g_assert_cmpstr (get_text (cards, 0, "given"), ==, names[i][1]);
      g_assert_cmpstr (get_text (cards, 0, "family"), ==, names[i][2]);
    }
}

static void
test_a_row_fills_a_card (void)
{
  g_autoptr (ZimtReadCards) cards = read_text (
      "Name;Art;Organisation;Aufgabe;E-Mail;Telefon;Ort;Sprachen;Themen;Schlagwörter;Notiz\n"
      "Selam Tesfaye;;Caritas;Leitung;\"a@b.de\nc@d.de\";\"112; 115\";Erfurt;Tigrinya, "
      "ar;Gesundheit;x, y;"
      "\"eins\nzwei\"\n"
      "Amt für Soziales;Amt / Behörde;AfS;;;;;;\"Housing;work\";;\n");
  ZimtRecord *person = cards->records->pdata[0];

  g_assert_cmpuint (cards->refusals->len, ==, 0);
  g_assert_cmpstr (cards->roles->pdata[0], ==, "Caritas");
  g_assert_cmpuint (zimt_record_get_n_rows (person, "emails"), ==, 2);
  g_assert_cmpuint (zimt_record_get_n_rows (person, "phones"), ==, 2);
  g_assert_cmpuint (zimt_record_get_n_rows (person, "roles"), ==, 1);
  g_assert_true (zimt_record_has_code (person, "languages", "tir"));
  g_assert_true (zimt_record_has_code (person, "languages", "ara"));
  g_assert_true (zimt_record_has_code (person, "topics", "health"));
  g_assert_true (zimt_record_has_code (person, "tags", "y"));
  g_assert_cmpstr (get_text (cards, 0, "note"), ==, "eins\nzwei");
  g_assert_cmpint (zimt_record_get_kind (cards->records->pdata[1]), ==, ZIMT_RECORD_ORGANISATION);
  g_assert_cmpstr (get_text (cards, 1, "short_name"), ==, "AfS");
  g_assert_cmpstr (get_text (cards, 1, "kind"), ==, "authority");
  g_assert_true (zimt_record_has_code (cards->records->pdata[1], "topics", "work"));
}

static void
test_a_bad_row_is_named_with_its_line (void)
{
  static const char text[] = "name,kind,phone,email,languages,topics\n"
                             "\"A\nB\",,112,,,\n"
                             "C,,abc,,,\n"
                             "D,,,abc,,\n"
                             "E,,,,Klingonisch,\n"
                             "F,,,,,Raumfahrt\n"
                             "G,Raumschiff,,,,\n"
                             ",,1,,,\n"
                             ",,,,,\n"
                             "H,,,,,,zu viel\n"
                             "I\n";
  static const int lines[] = { 4, 5, 6, 7, 8, 9, 11 };
  g_autoptr (ZimtReadCards) cards = read_text (text);

  g_assert_cmpuint (cards->records->len, ==, 2);
  g_assert_cmpstr (get_text (cards, 0, "family"), ==, "B");
  g_assert_cmpuint (cards->refusals->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpint (get_refusal (cards, i)->line, ==, lines[i]);
  g_assert_cmpstr (get_refusal (cards, 0)->what, ==, "C");
}

/* In the charset of an old spreadsheet, with every way to quote the rows around it. */
static void
check_missing_quote (const char *format)
{
  g_autoptr (GString) text = g_string_new ("Name;Stra\xdf"
                                           "e;Ort\r\n");
  g_autoptr (ZimtCodeLists) lists = load_lists ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ZimtCsvHead) head = NULL;
  g_autoptr (ZimtReadCards) cards = NULL;

  for (int line = 2; line <= 10000; line++)
    if (line == 4711)
      g_string_append (text, "\"J\xf6rg M\xfcller;Weg 1;Erfurt\r\n");
    else
      {
        g_auto (GStrv) parts = g_strsplit (format, "%", -1);
        g_autofree char *number = g_strdup_printf ("%d", line);
        g_autofree char *row = g_strjoinv (number, parts);

        g_string_append (text, row);
      }
  bytes = g_bytes_new (text->str, text->len);
  head = zimt_csv_read_head (bytes, NULL);
  g_assert_true (head->is_cp1252);
  cards = zimt_csv_read_contacts (head, lists, NULL, NULL, NULL);
  g_assert_cmpuint (cards->refusals->len, ==, 1);
  g_assert_cmpint (get_refusal (cards, 0)->line, ==, 4711);
  g_assert_nonnull (strstr (get_refusal (cards, 0)->what, "Jörg"));
  g_assert_cmpuint (cards->records->len, ==, 9998);
  g_assert_cmpstr (get_text (cards, 4708, "family"), ==, "N4710");
  g_assert_cmpstr (get_text (cards, 4709, "family"), ==, "N4712");
}

static void
test_a_missing_quote_costs_its_line (void)
{
  check_missing_quote ("Vor N%;Stra\xdf"
                       "e %;Ort\r\n");
  check_missing_quote ("\"Vor N%\";\"Stra\xdf"
                       "e %\";\"Ort\"\r\n");
  check_missing_quote ("Vor N%;\"Stra\xdf"
                       "e %\";Ort\r\n");
  check_missing_quote ("Vor N%;;\"Ort\"\n");
  check_missing_quote ("Vor N%;Verein \"Die Br\xfc"
                       "cke\" e. V.;Ort\n");
  check_missing_quote ("Vor N%;\"\";Ort\n");
}

static gboolean
stop_cb (double done, gpointer data)
{
  return FALSE;
}

static void
test_reading_can_be_stopped (void)
{
  static const char text[] = "name\nA\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ZimtCsvHead) head = zimt_csv_read_head (bytes, NULL);
  g_autoptr (ZimtCodeLists) lists = load_lists ();
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_csv_read_contacts (head, lists, stop_cb, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- Writing --- */

static void
test_no_cell_is_a_formula_and_all_come_back (void)
{
  static const char *const names[] = { "=1+1", "@SUM(A1)", "+49",     "-2",     "'=x",
                                       "''+y", "'",        "O'Neill", "=\"a\"", "Größe; \"x\", y" };
  g_autoptr (GPtrArray) people = zimt_record_list_new ();
  g_autofree char *text = NULL;
  g_autoptr (ZimtReadCards) cards = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ZimtRecord *person = zimt_record_new (ZIMT_RECORD_PERSON);

      zimt_record_set_text (person, "family", names[i]);
      zimt_record_set_text (person, "note", "\t=1\n=2\r=3");
      g_ptr_array_add (people, person);
    }
  text = write_people (people);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf\""));
  for (const char *p = strchr (text, '"'); p != NULL; p = strstr (p + 1, ",\""))
    g_assert_null (strchr ("=+-@\t\r", p[*p == ',' ? 2 : 1]));
  cards = read_text (text);
  g_assert_cmpuint (cards->records->len, ==, people->len);
  for (guint i = 0; i < people->len; i++)
    g_assert_cmpstr (get_text (cards, i, "family"), ==, names[i]);
}

/* What parts columns, and what parts values in a cell, is in the cells too. */
static void
check_separator (const char *locale, const char *head)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autoptr (GPtrArray) people = zimt_record_list_new ();
  ZimtRecord *person = zimt_record_new (ZIMT_RECORD_PERSON);
  g_autofree char *text = NULL;
  g_autoptr (ZimtReadCards) cards = NULL;

  zimt_record_set_text (person, "family", "Beck, \"Anna\"; A");
  zimt_record_set_text (person, "note", "a;b,c\n;\"d\"");
  g_ptr_array_add (people, person);
  if (setlocale (LC_NUMERIC, locale) == NULL)
    {
      g_test_skip ("this machine has no such locale");
      return;
    }
  text = write_people (people);
  setlocale (LC_NUMERIC, before);
  g_assert_true (g_str_has_prefix (text, head));
  cards = read_text (text);
  g_assert_cmpuint (cards->records->len, ==, 1);
  g_assert_cmpstr (get_text (cards, 0, "family"), ==, "Beck, \"Anna\"; A");
  g_assert_cmpstr (get_text (cards, 0, "note"), ==, "a;b,c\n;\"d\"");
}

static void
test_columns_are_parted_as_spreadsheets_expect (void)
{
  check_separator ("C", "\xef\xbb\xbf\"Name\",\"First name\",");
  check_separator ("de_DE.UTF-8", "\xef\xbb\xbf\"Name\";\"First name\";");
}

/* Also what the house added, and tags with what parts them in them. */
static void
test_topics_and_tags_come_back (void)
{
  static const char *const topics[] = { "health", "own-1", "own-2", NULL };
  static const char *const tags[] = { "Presse", "a, b; c", "5\" Rohr", "\"ganz\"", "\"", NULL };
  g_autoptr (GPtrArray) people = zimt_record_list_new ();
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ORGANISATION);
  g_autofree char *text = NULL;
  g_autoptr (ZimtReadCards) cards = NULL;

  zimt_record_set_text (record, "name", "Verein");
  zimt_record_set_text (record, "short_name", "Verein");
  zimt_record_set_text (record, "kind", "association");
  zimt_record_set_codes (record, "topics", topics);
  zimt_record_set_codes (record, "tags", tags);
  g_ptr_array_add (people, record);
  text = write_people (people);
  g_assert_nonnull (strstr (text, "Sport, Spiel"));
  cards = read_text (text);
  g_assert_cmpuint (cards->records->len, ==, 1);
  g_assert_true (zimt_record_has_same_field (record, cards->records->pdata[0], "topics"));
  g_assert_true (zimt_record_has_same_field (record, cards->records->pdata[0], "tags"));
}

/* What people type by hand is parted as before, with a mark that is none. */
static void
test_a_stray_mark_quotes_nothing (void)
{
  g_autoptr (ZimtReadCards) cards = read_text ("name;tags\nA B;\"x, \"\"y, z\"\"w, 5\"\"\"\n");
  ZimtRecord *record = cards->records->pdata[0];

  g_assert_true (zimt_record_has_code (record, "tags", "x"));
  g_assert_true (zimt_record_has_code (record, "tags", "\"y"));
  g_assert_true (zimt_record_has_code (record, "tags", "z\"w"));
  g_assert_true (zimt_record_has_code (record, "tags", "5\""));
}

/* Of what a table has columns for. */
static void
test_a_thousand_people_come_back (void)
{
  static const char *const fields[]
      = { "given", "family", "languages", "topics", "tags", "web", "note" };
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autoptr (GPtrArray) people = made_people_new (random, 1000);
  g_autofree char *text = write_people (people);
  g_autoptr (ZimtReadCards) cards = read_text (text);
  g_autofree char *again = NULL;

  g_assert_cmpuint (cards->refusals->len, ==, 0);
  g_assert_cmpuint (cards->records->len, ==, people->len);
  for (guint i = 0; i < people->len; i++)
    {
      ZimtRecord *person = people->pdata[i];
      ZimtRecord *read = cards->records->pdata[i];

      g_assert_cmpint (zimt_record_get_kind (person), ==, zimt_record_get_kind (read));
      g_assert_cmpuint (zimt_record_get_n_rows (person, "phones"), ==,
                        zimt_record_get_n_rows (read, "phones"));
      g_assert_cmpuint (zimt_record_get_n_rows (person, "emails"), ==,
                        zimt_record_get_n_rows (read, "emails"));
      for (gsize n = zimt_record_get_kind (person) == ZIMT_RECORD_PERSON ? 0 : 2;
           n < G_N_ELEMENTS (fields); n++)
        g_assert_true (zimt_record_has_same_field (person, read, fields[n]));
      if (zimt_record_get_kind (person) == ZIMT_RECORD_PERSON)
        g_assert_cmpstr (cards->roles->pdata[i], ==,
                         zimt_record_get_n_rows (person, "roles") > 0 ? "Caritas, Erfurt" : "");
      else
        g_assert_true (zimt_record_has_same_field (person, read, "short_name"));
    }
}

static void
test_a_file_of_too_many_rows_is_refused (void)
{
  g_autoptr (GString) text = g_string_new ("name\n");
  g_autoptr (ZimtReadCards) most = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ZimtCsvHead) head = NULL;
  g_autoptr (ZimtCodeLists) lists = load_lists ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 50000; i++)
    g_string_append (text, "A B\n");
  most = read_text (text->str);
  g_assert_cmpuint (most->records->len, ==, 50000);
  g_string_append (text, "A B\n");
  bytes = g_bytes_new (text->str, text->len);
  head = zimt_csv_read_head (bytes, NULL);
  g_assert_null (zimt_csv_read_contacts (head, lists, NULL, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "50000"));
}

static void
test_every_mistake_is_counted (void)
{
  g_autoptr (GString) text = g_string_new ("name,phone\n");
  g_autoptr (ZimtReadCards) cards = NULL;

  for (int i = 0; i < 3000; i++)
    g_string_append (text, "A B,x\n");
  cards = read_text (text->str);
  g_assert_cmpuint (cards->n_refused, ==, 3000);
  g_assert_cmpuint (cards->refusals->len, ==, ZIMT_REFUSALS_MAX);
}

static void
test_a_mark_is_no_promise (void)
{
  g_autoptr (ZimtReadCards) cards = read_text ("\xef\xbb\xbfname,city\nSelam Te\xf0,Er\xc3\n");

  g_assert_cmpstr (get_text (cards, 0, "given"), ==, "Selam");
  g_assert_cmpstr (get_text (cards, 0, "family"), ==, "Te\xef\xbf\xbd");
}

static void
test_any_bytes_are_answered (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autoptr (GPtrArray) people = made_people_new (random, 6);
  g_autoptr (ZimtCodeLists) lists = load_lists ();
  g_autofree char *text = write_people (people);
  gsize length = strlen (text);

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *broken = g_strdup (text);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (ZimtCsvHead) head = NULL;
      g_autoptr (ZimtReadCards) cards = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_rand_int_range (random, 1, 20); n > 0; n--)
        made_people_damage (random, broken, length);
      bytes = g_bytes_new (broken, (gsize)g_rand_int_range (random, 0, (gint32)length + 1));
      head = zimt_csv_read_head (bytes, &error);
      g_assert_true ((head == NULL) == (error != NULL));
      if (head != NULL)
        cards = zimt_csv_read_contacts (head, lists, NULL, NULL, &error);
      g_assert_true ((cards == NULL) == (error != NULL));
    }
}

/* For tests with other programs: "test-contacts-csv --xlsx FILE". */
static int
write_workbook (const char *path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autoptr (GPtrArray) people = made_people_new (random, 1000);
  g_autoptr (ZimtCodeLists) lists = load_lists ();
  g_autoptr (GError) error = NULL;

  if (zimt_xlsx_write_contacts (path, people, lists, give_name, (gpointer) "=Caritas", &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 3 && g_str_equal (argv[1], "--xlsx"))
    return write_workbook (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contacts-csv/heads-are-known-in-both-languages",
                   test_heads_are_known_in_both_languages);
  g_test_add_func ("/contacts-csv/an-unknown-title-is-left-out-and-can-be-mapped",
                   test_an_unknown_title_is_left_out_and_can_be_mapped);
  g_test_add_func ("/contacts-csv/what-is-no-table-is-refused", test_what_is_no_table_is_refused);
  g_test_add_func ("/contacts-csv/a-head-that-means-nothing-is-said-once",
                   test_a_head_that_means_nothing_is_said_once);
  g_test_add_func ("/contacts-csv/a-line-that-names-the-separator-is-heeded",
                   test_a_line_that_names_the_separator_is_heeded);
  g_test_add_func ("/contacts-csv/a-name-that-nobody-sees-is-none",
                   test_a_name_that_nobody_sees_is_none);
  g_test_add_func ("/contacts-csv/names-are-split", test_names_are_split);
  g_test_add_func ("/contacts-csv/a-row-fills-a-card", test_a_row_fills_a_card);
  g_test_add_func ("/contacts-csv/a-bad-row-is-named-with-its-line",
                   test_a_bad_row_is_named_with_its_line);
  g_test_add_func ("/contacts-csv/a-missing-quote-costs-its-line",
                   test_a_missing_quote_costs_its_line);
  g_test_add_func ("/contacts-csv/reading-can-be-stopped", test_reading_can_be_stopped);
  g_test_add_func ("/contacts-csv/no-cell-is-a-formula-and-all-come-back",
                   test_no_cell_is_a_formula_and_all_come_back);
  g_test_add_func ("/contacts-csv/columns-are-parted-as-spreadsheets-expect",
                   test_columns_are_parted_as_spreadsheets_expect);
  g_test_add_func ("/contacts-csv/topics-and-tags-come-back", test_topics_and_tags_come_back);
  g_test_add_func ("/contacts-csv/a-stray-mark-quotes-nothing", test_a_stray_mark_quotes_nothing);
  g_test_add_func ("/contacts-csv/a-thousand-people-come-back", test_a_thousand_people_come_back);
  g_test_add_func ("/contacts-csv/a-file-of-too-many-rows-is-refused",
                   test_a_file_of_too_many_rows_is_refused);
  g_test_add_func ("/contacts-csv/every-mistake-is-counted", test_every_mistake_is_counted);
  g_test_add_func ("/contacts-csv/a-mark-is-no-promise", test_a_mark_is_no_promise);
  g_test_add_func ("/contacts-csv/any-bytes-are-answered", test_any_bytes_are_answered);
  return g_test_run ();
}
