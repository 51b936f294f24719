/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV tables: what real files look like, and what is refused with which line. */
#include "zimt-csv.h"

#include <gio/gio.h>

#include "zimt-error.h"

static ZimtCsv *
parse (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length);

  return zimt_csv_new (bytes, "rooms.csv", error);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *second; /* what the column "b" holds in the first row */
} Reading;

static const Reading readings[] = {
  { "plain", "a,b\n1,2\n", "2" },
  { "a-byte-order-mark-is-skipped",
    "\xef\xbb\xbf"
    "a,b\n1,2\n",
    "2" },
  { "the-last-line-needs-no-end", "a,b\n1,2", "2" },
  { "windows-line-ends", "a,b\r\n1,2\r\n", "2" },
  { "old-mac-line-ends", "a,b\r1,2\r", "2" },
  { "quotation-marks-keep-commas", "a,b\n1,\"2, 3\"\n", "2, 3" },
  { "doubled-quotation-marks-are-one", "a,b\n1,\"say \"\"hi\"\"\"\n", "say \"hi\"" },
  { "a-value-may-span-lines", "a,b\n1,\"two\nlines\"\n", "two\nlines" },
  { "space-around-values-goes", "a,b\n 1 ,  2  \n", "2" },
  { "quoted-space-stays", "a,b\n1,\" 2 \"\n", " 2 " },
  { "an-empty-value-is-an-empty-text", "a,b\n1,\n", "" },
  { "empty-lines-do-not-count", "\n\na,b\n\n1,2\n\n", "2" },
  { "the-columns-order-does-not-count", "b,a\n2,1\n", "2" },
  { "umlauts", "a,b\n1,Küche\n", "Küche" },
};

static void
test_reading (gconstpointer data)
{
  const Reading *reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCsv) csv = parse (reading->text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (zimt_csv_get_n_rows (csv), ==, 1);
  g_assert_cmpstr (zimt_csv_get (csv, 0, "a"), ==, "1");
  g_assert_cmpstr (zimt_csv_get (csv, 0, "b"), ==, reading->second);
}

typedef struct
{
  const char *name;
  const char *text;
  gssize length; /* -1: up to the NUL */
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "an-empty-file", "", -1, "rooms.csv, line 1: there is no row that names the columns." },
  { "nothing-but-empty-lines", "\n \n\t\n", -1,
    "rooms.csv, line 1: there is no row that names the columns." },
  { "a-column-without-name", "a,\n1,2\n", -1, "rooms.csv, line 1: a column has no name." },
  { "two-columns-of-one-name", "\na,b,a\n", -1,
    "rooms.csv, line 2: two columns have the same name." },
  { "too-few-values", "a,b\n1,2\n3\n", -1,
    "rooms.csv, line 3: 1 values where the header names 2." },
  { "too-many-values", "a,b\n\n1,2,3\n", -1,
    "rooms.csv, line 3: 3 values where the header names 2." },
  { "the-line-is-right-after-a-value-over-lines", "a,b\n1,\"x\n\ny\"\n\n5\n", -1,
    "rooms.csv, line 6: 1 values where the header names 2." },
  { "a-row-over-lines-is-named-by-its-first", "a,b\n1,\"x\ny\",3\n", -1,
    "rooms.csv, line 2: 3 values where the header names 2." },
  { "an-open-quotation", "a,b\n1,2\n3,\"4\n5,6\n", -1,
    "rooms.csv, line 3: the quotation marks do not match." },
  { "a-quotation-mark-inside", "a,b\n1,2 \"3\n", -1,
    "rooms.csv, line 2: the quotation marks do not match." },
  { "text-after-a-quotation", "a,b\n1,\"2\"3\n", -1,
    "rooms.csv, line 2: the quotation marks do not match." },
  { "latin-1",
    "a,b\n1,K\xfc"
    "che\n",
    -1, "rooms.csv, line 2: this is no text in UTF-8." },
  { "a-nul-byte", "a,b\n1,2\0003\n", 10, "rooms.csv, line 2: this is no text in UTF-8." },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCsv) csv = parse (refusal->text, refusal->length, &error);

  g_assert_null (csv);
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, refusal->message);
}

static void
test_too_large (void)
{
  g_autofree char *text = g_malloc (ZIMT_CSV_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;

  memset (text, 'a', ZIMT_CSV_MAX_SIZE + 1);
  g_assert_null (parse (text, ZIMT_CSV_MAX_SIZE + 1, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "rooms.csv is larger than 10 MB and is not read.");
}

static GString *
new_rows (guint n_rows)
{
  GString *text = g_string_new ("a\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%u\n", i);
  return text;
}

static void
test_too_many_rows (void)
{
  g_autoptr (GString) most = new_rows (ZIMT_CSV_MAX_ROWS);
  g_autoptr (GString) more = new_rows (ZIMT_CSV_MAX_ROWS + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCsv) csv = parse (most->str, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (zimt_csv_get_n_rows (csv), ==, ZIMT_CSV_MAX_ROWS);
  g_assert_cmpstr (zimt_csv_get (csv, ZIMT_CSV_MAX_ROWS - 1, "a"), ==, "19999");

  g_assert_null (parse (more->str, -1, &error));
  g_assert_cmpstr (error->message, ==, "rooms.csv, line 20002: more than 20000 rows.");
}

static void
test_columns (void)
{
  static const char *const present[] = { "b", "a", NULL };
  static const char *const absent[] = { "a", "seats", "c", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCsv) csv = parse ("a,b\n", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (zimt_csv_get_n_rows (csv), ==, 0);
  g_assert_cmpuint (g_strv_length ((GStrv)zimt_csv_get_columns (csv)), ==, 2);
  g_assert_true (zimt_csv_has_column (csv, "b"));
  g_assert_false (zimt_csv_has_column (csv, "B"));
  g_assert_true (zimt_csv_require (csv, present, &error));
  g_assert_no_error (error);
  g_assert_false (zimt_csv_require (csv, absent, &error));
  g_assert_cmpstr (error->message, ==, "rooms.csv has no column “seats”.");
}

static void
test_numbers (void)
{
  static const char *const bad[] = { "", "x", "1.5", "0x1", "+1 ", "13", "-1", "99999999999999" };
  g_autoptr (GError) error = NULL;
  int value = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strdup_printf ("n,m\n\"%s\",0\n", bad[i]);
      g_autofree char *message
          = g_strdup_printf ("rooms.csv, line 2: n is “%s”, but must be a number from 0 to 12.",
                             bad[i]);
      g_autoptr (ZimtCsv) csv = parse (text, -1, &error);

      g_assert_no_error (error);
      g_assert_false (zimt_csv_get_int (csv, 0, "n", 0, 12, &value, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, message);
      g_assert_cmpint (value, ==, 7);
      g_clear_error (&error);
      g_assert_true (zimt_csv_get_int (csv, 0, "m", 0, 12, &value, &error));
      g_assert_cmpint (value, ==, 0);
      value = 7;
    }
}

static void
test_lists (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCsv) csv = parse ("a,b\n\"1; 2 ;;5a;\",\" ; \"\n", -1, &error);
  g_auto (GStrv) list = zimt_csv_dup_list (csv, 0, "a");
  g_auto (GStrv) empty = zimt_csv_dup_list (csv, 0, "b");
  const char *const expected[] = { "1", "2", "5a", NULL };

  g_assert_cmpstrv (list, expected);
  g_assert_cmpuint (g_strv_length (empty), ==, 0);
}

static void
test_data (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCsv) indicators = zimt_csv_new_from_data ("indicators.csv", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (zimt_csv_get_n_rows (indicators), ==, 15);
  g_assert_null (zimt_csv_new_from_data ("no-such-file.csv", &error));
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/", readings[i].name, NULL);
      g_test_add_data_func (path, &readings[i], test_reading);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/refuses/", refusals[i].name, NULL);
      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/csv/refuses/more-than-10-mb", test_too_large);
  g_test_add_func ("/csv/refuses/more-than-20000-rows", test_too_many_rows);
  g_test_add_func ("/csv/a-missing-column-is-named", test_columns);
  g_test_add_func ("/csv/a-number-out-of-range-is-named-with-its-line", test_numbers);
  g_test_add_func ("/csv/a-list-is-cut-at-semicolons", test_lists);
  g_test_add_func ("/csv/the-program-carries-its-data", test_data);
  return g_test_run ();
}
