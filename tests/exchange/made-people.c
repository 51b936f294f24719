/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-people.h"

#include <string.h>

#include "zimt-record-json.h"
#include "zimt-record-list.h"

static const char *const given_names[]
    = { "Selam", "مريم",    "Ярослав", "Nguyễn",       "Łukasz", "ሰላም",  "Jörg-Anna", "محمد",
        "Олена", "Ş. Ayşe", "Zoë",     "Jean, Pierre", "نور",    "=1+1", "@Maria",    "Anna; B." };
static const char *const family_names[]
    = { "Tesfaye", "حداد",     "Коваленко", "Văn",  "Wiśniewski", "ተስፋዬ",    "Müller-Lüdenscheidt",
        "العلي",   "Шевченко", "Yılmaz",    "Groß", "O’Neill",    "\\Backe", "+49",
        "-Strich", "von A, B;" };
static const char *const kinds[] = { "", "work", "private", "mobile", "fax", "other" };
static const char *const words[]
    = { "Presse", "Übersetzen", "a,b", "c;d", "Haus\\Hof", "中文", "ላ" };
static const char *const languages[] = { "tir", "ara", "deu", "kmr", "ckb", "prs", "ukr", "gsg" };
static const char *const unknown[]
    = { "X-PHONETIC-LAST-NAME;X-A=\"b;:,\":Te\\,s",
        "BDAY;VALUE=date:1980-01-02",
        "item1.X-ABLABEL:_$!<Büro>!$_",
        "GEO:50.98;11.03",
        "X-LEER:",
        "KEY;ENCODING=b:AAAABBBBCCCCDDDDEEEEFFFFAAAABBBBCCCCDDDDEEEEFFFFAAAABBBBCCCCDDDDEEEEFFFF=",
        "REV:2026-01-02T03:04:05Z",
        "x-klein;type=a;type=b:ሰላም ለዓለም  mit Leerzeichen " };

#define PICK(random, list) (list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))])

static void
add_reach (GRand *random, ZimtRecord *record, const char *field, ZimtRecordKind kind,
           const char *member, const char *format)
{
  for (int n = g_rand_int_range (random, 0, 4); n > 0; n--)
    {
      ZimtRecord *row = zimt_record_new (kind);
      g_autofree char *number = g_strdup_printf ("%d", g_rand_int_range (random, 1, 999999));
      g_auto (GStrv) parts = g_strsplit (format, "%", -1);
      g_autofree char *text = g_strjoinv (number, parts);

      zimt_record_set_text (row, member, text);
      zimt_record_set_text (row, "kind", PICK (random, kinds));
      zimt_record_add_row (record, field, row);
    }
}

static void
add_addresses (GRand *random, ZimtRecord *record)
{
  static const char *const streets[] = { "Straße 1, Hof; links", "شارع ٥", "вул. Шевченка 7" };
  static const char *const countries[] = { "", "DE", "SY", "UA", "BO" };

  for (int n = g_rand_int_range (random, 0, 3); n > 0; n--)
    {
      ZimtRecord *row = zimt_record_new (ZIMT_RECORD_ADDRESS);

      zimt_record_set_text (row, "street", PICK (random, streets));
      zimt_record_set_text (row, "city", "Erfurt");
      zimt_record_set_text (row, "postcode", "09908");
      zimt_record_set_text (row, "country", PICK (random, countries));
      zimt_record_set_text (row, "kind", PICK (random, kinds));
      zimt_record_add_row (record, "addresses", row);
    }
}

static void
add_codes (GRand *random, ZimtRecord *record, const char *field, const char *const *list,
           gint32 n_list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;
  gint32 begin = g_rand_int_range (random, 0, n_list);

  for (gint32 n = g_rand_int_range (random, 0, 4); n > 0; n--)
    g_strv_builder_add (builder, list[(begin + n) % n_list]);
  codes = g_strv_builder_end (builder);
  zimt_record_set_codes (record, field, (const char *const *)codes);
}

static void
add_unknown (GRand *random, ZimtRecord *record)
{
  g_autoptr (GString) kept = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, 5); n > 0; n--)
    g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", PICK (random, unknown));
  g_strchomp (kept->str);
  zimt_record_set_text (record, "vcard", kept->str);
}

static void
add_name (GRand *random, ZimtRecord *record)
{
  ZimtRecord *role;

  if (zimt_record_get_kind (record) == ZIMT_RECORD_ORGANISATION)
    {
      zimt_record_set_text (record, "name", PICK (random, family_names));
      zimt_record_set_text (record, "short_name", PICK (random, given_names));
      zimt_record_set_text (record, "kind", "authority");
      return;
    }
  zimt_record_set_text (record, "given", PICK (random, given_names));
  zimt_record_set_text (record, "family", PICK (random, family_names));
  if (!g_rand_boolean (random))
    return;
  role = zimt_record_new (ZIMT_RECORD_ROLE);
  zimt_record_set_text (role, "organisation", MADE_ORGANISATION);
  zimt_record_set_text (role, "title", g_rand_boolean (random) ? "Leitung, Büro" : "");
  zimt_record_add_row (record, "roles", role);
}

static ZimtRecord *
person_new (GRand *random, guint i)
{
  static const char *const topics[] = { "health", "work", "housing" };
  ZimtRecord *record
      = zimt_record_new (i % 10 == 9 ? ZIMT_RECORD_ORGANISATION : ZIMT_RECORD_PERSON);
  g_autofree char *uid = g_strdup_printf ("urn:uuid:%u", i);

  add_name (random, record);
  add_reach (random, record, "phones", ZIMT_RECORD_PHONE, "number", "+49 (361) %-0");
  add_reach (random, record, "emails", ZIMT_RECORD_EMAIL, "address", "a%@example.org");
  add_addresses (random, record);
  if (g_rand_boolean (random))
    zimt_record_set_text (record, "web", "https://example.org/?a=1;b=2,3");
  add_codes (random, record, "tags", words, G_N_ELEMENTS (words));
  add_codes (random, record, "languages", languages, G_N_ELEMENTS (languages));
  add_codes (random, record, "topics", topics, G_N_ELEMENTS (topics));
  if (g_rand_boolean (random))
    zimt_record_set_text (record, "note",
                          "Eins, zwei;\n\nсло́во \\n ist kein Umbruch: “Zitat” ሰላም ሰላም ሰላም ሰላም ሰላም");
  zimt_record_set_text (record, "vcard_uid", uid);
  add_unknown (random, record);
  return record;
}

GPtrArray *
made_people_new (GRand *random, guint n)
{
  GPtrArray *people = zimt_record_list_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (people, person_new (random, i));
  return people;
}

void
made_people_print (const ZimtRecord *record)
{
  g_autofree char *json = zimt_record_to_json (record, ZIMT_JSON_ALL);

  g_print ("%s\n", json);
}

void
made_people_damage (GRand *random, char *bytes, gsize length)
{
  static const char special[] = "\r\n \t:;,=\"\\\0\xff\xc3"
                                "BEGIN";
  gint32 at = g_rand_int_range (random, 0, (gint32)length);

  bytes[at] = g_rand_boolean (random)
                  ? special[g_rand_int_range (random, 0, (gint32)sizeof special - 1)]
                  : (char)g_rand_int_range (random, 0, 256);
}
