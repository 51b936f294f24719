/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards: what comes in goes out again, whatever other programs wrote, and nothing is ever the end.
 */
#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "made-people.h"
#include "zimt-error.h"
#include "zimt-vcard.h"

static ZimtReadCards *
read_bytes (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  ZimtReadCards *cards = zimt_vcard_read (bytes, 0, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (cards);
  g_assert_cmpuint (cards->records->len, ==, cards->roles->len);
  return cards;
}

/* One card of these lines. */
static ZimtReadCards *
read_lines (const char *version, const char *lines)
{
  g_autofree char *text
      = g_strdup_printf ("BEGIN:VCARD\r\nVERSION:%s\r\n%sEND:VCARD\r\n", version, lines);

  return read_bytes (text, strlen (text));
}

static const char *
nobody (gpointer data, const char *id)
{
  return data != NULL ? data : "";
}

static char *
write_record (ZimtRecord *record, const char *organisation)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_ptr_array_add (records, record);
  bytes = zimt_vcard_write (records, nobody, (gpointer)organisation);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static ZimtRecord *
get_only (const ZimtReadCards *cards)
{
  for (guint i = 0; i < cards->refusals->len; i++)
    g_test_message ("%s", ((ZimtRefusal *)cards->refusals->pdata[i])->why);
  g_assert_cmpuint (cards->records->len, ==, 1);
  return cards->records->pdata[0];
}

static const char *
get_row_text (ZimtRecord *record, const char *field, guint i, const char *member)
{
  g_assert_cmpuint (zimt_record_get_n_rows (record, field), >, i);
  return zimt_record_get_text (zimt_record_get_row (record, field, i), member);
}

static const ZimtRefusal *
get_refusal (const ZimtReadCards *cards, guint i)
{
  g_assert_cmpuint (cards->refusals->len, >, i);
  return cards->refusals->pdata[i];
}

/* --- Reading --- */

static void
test_a_card_of_today_is_a_person (void)
{
  g_autoptr (ZimtReadCards) cards
      = read_lines ("3.0", "N:Tesfaye;Selam;;;\r\nFN:Selam Tesfaye\r\n"
                           "ORG:Caritas\\, Erfurt;Beratung\r\nTITLE:Leiterin\r\n"
                           "TEL;TYPE=work,voice:+49 361 1\r\nTEL;TYPE=CELL:0170 2\r\n"
                           "item1.EMAIL;type=HOME;type=pref:selam@example.org\r\n"
                           "ADR;TYPE=WORK:;;Str. 1\\; Hof;Erfurt;;99084;Germany\r\n"
                           "CATEGORIES:Presse,a\\,b\r\nLANG:ti\r\nLANG;PREF=1:de-AT\r\n"
                           "URL:https://example.org/?a=1;b=2\r\nNOTE:eins\\nzwei\r\nUID:abc\r\n");
  ZimtRecord *record = get_only (cards);
  g_auto (GStrv) tags = zimt_record_dup_codes (record, "tags");

  g_assert_cmpint (zimt_record_get_kind (record), ==, ZIMT_RECORD_PERSON);
  g_assert_cmpstr (zimt_record_get_text (record, "given"), ==, "Selam");
  g_assert_cmpstr (zimt_record_get_text (record, "family"), ==, "Tesfaye");
  g_assert_cmpstr (cards->roles->pdata[0], ==, "Caritas, Erfurt");
  g_assert_cmpstr (get_row_text (record, "roles", 0, "title"), ==, "Leiterin");
  g_assert_cmpstr (get_row_text (record, "phones", 0, "kind"), ==, "work");
  g_assert_cmpstr (get_row_text (record, "phones", 1, "kind"), ==, "mobile");
  g_assert_cmpstr (get_row_text (record, "emails", 0, "kind"), ==, "private");
  g_assert_cmpstr (get_row_text (record, "addresses", 0, "street"), ==, "Str. 1; Hof");
  g_assert_cmpstr (get_row_text (record, "addresses", 0, "country"), ==, "DE");
  g_assert_cmpstr (tags[1], ==, "a,b");
  g_assert_true (zimt_record_has_code (record, "languages", "tir"));
  g_assert_true (zimt_record_has_code (record, "languages", "deu"));
  g_assert_cmpstr (zimt_record_get_text (record, "web"), ==, "https://example.org/?a=1;b=2");
  g_assert_cmpstr (zimt_record_get_text (record, "note"), ==, "eins\nzwei");
  g_assert_cmpstr (zimt_record_get_text (record, "vcard_uid"), ==, "abc");
}

static void
test_a_card_of_an_old_phone_is_read (void)
{
  g_autoptr (ZimtReadCards) cards
      = read_lines ("2.1",
                    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg=\r\n-Anna\r\n"
                    "FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=F6rg-Anna M=FCller\r\n"
                    "TEL;HOME;VOICE:123\r\nTEL;WORK;FAX:456\r\n"
                    "NOTE;ENCODING=QUOTED-PRINTABLE:eins=0D=0Azwei, drei\\;\r\n"
                    "X-ALT;FOO;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=9Cber\r\n"
                    "PHOTO;JPEG;BASE64:\r\n AAAA\r\n BBBB\r\n\r\n");
  ZimtRecord *record = get_only (cards);

  g_assert_cmpstr (zimt_record_get_text (record, "family"), ==, "Müller");
  g_assert_cmpstr (zimt_record_get_text (record, "given"), ==, "Jörg-Anna");
  g_assert_cmpstr (get_row_text (record, "phones", 0, "kind"), ==, "private");
  g_assert_cmpstr (get_row_text (record, "phones", 1, "kind"), ==, "fax");
  g_assert_cmpstr (zimt_record_get_text (record, "note"), ==, "eins\nzwei, drei;");
  g_assert_nonnull (strstr (zimt_record_get_text (record, "vcard"), "X-ALT;TYPE=FOO:Über"));
  g_assert_nonnull (
      strstr (zimt_record_get_text (record, "vcard"), "PHOTO;TYPE=JPEG;ENCODING=b:AAAABBBB"));
}

static void
test_a_card_in_latin_1_is_read (void)
{
  g_autoptr (ZimtReadCards) cards
      = read_lines ("2.1",
                    "N:M\xfcller;J\xf6rg\r\nFN;CHARSET=windows-1252:J\xf6rg M\xfcller \x80\r\n");
  ZimtRecord *record = get_only (cards);

  g_assert_cmpstr (zimt_record_get_text (record, "family"), ==, "Müller");
}

static void
test_marks_and_wide_files_are_read (void)
{
  static const char text[]
      = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Jörg\r\nFN:J M\r\nEND:VCARD\r\n";
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  g_autofree char *wide = NULL;
  gsize length;
  g_autoptr (ZimtReadCards) a = read_bytes (marked, strlen (marked));
  g_autoptr (ZimtReadCards) b = NULL;

  g_assert_cmpstr (zimt_record_get_text (get_only (a), "family"), ==, "Müller");
  g_assert_cmpuint (a->refusals->len, ==, 0);
  wide = g_convert (marked, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  b = read_bytes (wide, length);
  g_assert_true (zimt_record_is_equal (a->records->pdata[0], b->records->pdata[0]));
}

static void
test_a_new_card_is_read (void)
{
  g_autoptr (ZimtReadCards) cards
      = read_lines ("4.0", "FN:مريم حداد\r\nTEL;VALUE=uri;TYPE=\"cell,voice\":tel:+49-170-1\r\n"
                           "GENDER:F\r\nEMAIL;PREF=1:m@example.org\r\nLANG:ar\r\nLANG:x-none\r\n");
  ZimtRecord *record = get_only (cards);

  g_assert_cmpstr (zimt_record_get_text (record, "given"), ==, "مريم");
  g_assert_cmpstr (get_row_text (record, "phones", 0, "number"), ==, "+49-170-1");
  g_assert_cmpstr (get_row_text (record, "phones", 0, "kind"), ==, "mobile");
  g_assert_nonnull (strstr (zimt_record_get_text (record, "vcard"), "GENDER:F\nLANG:x-none"));
}

static void
test_organisations_are_told_from_people (void)
{
  static const struct
  {
    const char *lines;
    ZimtRecordKind kind;
  } cards[] = {
    { "FN:Caritas\r\nORG:Caritas\r\n", ZIMT_RECORD_ORGANISATION },
    { "FN:Caritas\r\nN:;;;;\r\nORG:Caritas;\r\n", ZIMT_RECORD_ORGANISATION },
    { "ORG:Caritas\r\n", ZIMT_RECORD_ORGANISATION },
    { "FN:Caritas\r\nKIND:org\r\n", ZIMT_RECORD_ORGANISATION },
    { "FN:Anna Caritas\r\nORG:Caritas\r\n", ZIMT_RECORD_PERSON },
    { "N:Caritas;Anna\r\nFN:Caritas\r\nORG:Caritas\r\n", ZIMT_RECORD_PERSON },
    { "EMAIL:nur@example.org\r\n", ZIMT_RECORD_PERSON },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (ZimtReadCards) read = read_lines ("3.0", cards[i].lines);

      g_test_message ("card %zu", i);
      g_assert_cmpint (zimt_record_get_kind (get_only (read)), ==, cards[i].kind);
    }
}

/* --- What is refused --- */

static void
test_what_is_no_card_is_named_with_its_line (void)
{
  static const char text[] = "Hallo\r\nWelt\r\n"
                             "BEGIN:VCARD\r\nFN:Ohne Ende\r\n"
                             "BEGIN:VCARD\r\nFN:Gut A\r\nUID:1\r\nEND:VCARD\r\n"
                             "\r\n"
                             "BEGIN:VCARD\r\nFN:Doppelt B\r\nUID:1\r\nEND:VCARD\r\n"
                             "BEGIN:VCARD\r\nFN:Buchstaben C\r\nTEL:abc\r\nEND:VCARD\r\n"
                             "BEGIN:VCARD\r\nFN:Post D\r\nEMAIL:abc\r\nEND:VCARD\r\n"
                             "BEGIN:VCARD\r\nNOTE:x\r\nEND:VCARD\r\n";
  static const int lines[] = { 1, 3, 10, 16, 20, 22 };
  static const int card_lines[] = { 5, 14, 18 };
  g_autoptr (ZimtReadCards) cards = read_bytes (text, strlen (text));

  g_assert_cmpuint (cards->records->len, ==, G_N_ELEMENTS (card_lines));
  for (guint i = 0; i < G_N_ELEMENTS (card_lines); i++)
    g_assert_cmpint (g_array_index (cards->lines, int, i), ==, card_lines[i]);
  g_assert_cmpstr (zimt_record_get_text (cards->records->pdata[0], "given"), ==, "Gut");
  g_assert_cmpuint (cards->refusals->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpint (get_refusal (cards, i)->line, ==, lines[i]);
  g_assert_cmpstr (get_refusal (cards, 0)->what, ==, "Hallo");
  g_assert_cmpstr (get_refusal (cards, 1)->what, ==, "Ohne Ende");
}

/* It alone is left out; what the card says else comes in, and goes out again as it came. */
static void
test_a_number_with_letters_costs_no_card (void)
{
  g_autoptr (ZimtReadCards) cards
      = read_lines ("3.0",
                    "FN:Selam Tesfaye\r\nNOTE:eins\r\n zwei\r\nTEL;TYPE=WORK:frag Anna 1234\r\n"
                    "TEL:0361 1\r\nEMAIL:anna\r\nEMAIL:selam@example.org\r\n");
  ZimtRecord *record = get_only (cards);
  g_autofree char *text = write_record (record, "");

  g_assert_cmpuint (zimt_record_get_n_rows (record, "phones"), ==, 1);
  g_assert_cmpstr (get_row_text (record, "phones", 0, "number"), ==, "0361 1");
  g_assert_cmpuint (zimt_record_get_n_rows (record, "emails"), ==, 1);
  g_assert_cmpuint (cards->refusals->len, ==, 2);
  g_assert_cmpint (get_refusal (cards, 0)->line, ==, 6);
  g_assert_cmpstr (get_refusal (cards, 0)->what, ==, "frag Anna 1234");
  g_assert_cmpint (get_refusal (cards, 1)->line, ==, 8);
  g_assert_nonnull (strstr (text, "\r\nTEL;TYPE=WORK:frag Anna 1234\r\n"));
}

/* The code of a whole family of languages is not taken for the one that most people speak. */
static void
test_an_extension_is_read_as_people_write_it (void)
{
  static const char text[] = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Beck\r\n"
                             "TEL;VALUE=uri:tel:+49-361-444;ext=5\r\n"
                             "TEL;VALUE=uri:tel:444-5;phone-context=+49-361\r\nEND:VCARD\r\n";
  g_autoptr (ZimtReadCards) cards = read_bytes (text, strlen (text));
  ZimtRecord *record = get_only (cards);

  g_assert_cmpuint (cards->n_refused, ==, 0);
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (record, "phones", 0), "number"), ==,
                   "+49-361-444 ext. 5");
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (record, "phones", 1), "number"), ==,
                   "444-5");
}

static void
test_languages_come_back (void)
{
  static const char *const codes[]
      = { "pus", "pbu", "fas", "pes", "kur", "kmr", "ara", "deu", NULL };
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_PERSON);
  g_autofree char *text = NULL;
  g_autoptr (ZimtReadCards) cards = NULL;

  zimt_record_set_text (record, "family", "Ahmadi");
  zimt_record_set_codes (record, "languages", codes);
  text = write_record (record, "");
  cards = read_bytes (text, strlen (text));
  g_assert_true (zimt_record_has_same_field (record, get_only (cards), "languages"));
}

static gboolean
stop_cb (double done, gpointer data)
{
  int *n_left = data;

  g_assert_cmpfloat (done, >=, 0);
  g_assert_cmpfloat (done, <=, 1);
  return --*n_left >= 0;
}

static void
test_reading_can_be_stopped (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  int n_left = 3;

  for (int i = 0; i < 1000; i++)
    g_string_append (text, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A B\r\nEND:VCARD\r\n");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (zimt_vcard_read (bytes, 0, stop_cb, &n_left, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_a_file_of_too_many_cards_is_refused (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 50001; i++)
    g_string_append (text, "BEGIN:VCARD\nFN:A B\nEND:VCARD\n");
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (zimt_vcard_read (bytes, 0, NULL, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "50000"));
}

static void
test_every_mistake_is_counted (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ZimtReadCards) cards = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "BEGIN:VCARD\nEND:VCARD\n");
  cards = read_bytes (text->str, text->len);
  g_assert_cmpuint (cards->n_refused, ==, 100000);
  g_assert_cmpuint (cards->refusals->len, ==, ZIMT_REFUSALS_MAX);
}

static void
test_a_picture_of_50_mb_is_left_out (void)
{
  g_autoptr (GString) text = g_string_sized_new (53 * 1024 * 1024);
  g_autoptr (ZimtReadCards) cards = NULL;
  ZimtRecord *record;

  g_string_append (text,
                   "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Selam Tesfaye\r\nPHOTO;ENCODING=b;TYPE=JPEG:");
  while (text->len < 50 * 1024 * 1024)
    g_string_append (
        text, "\r\n AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  g_string_append (text, "\r\nTEL:112\r\nEND:VCARD\r\n");
  cards = read_bytes (text->str, text->len);
  record = get_only (cards);
  g_assert_cmpstr (get_row_text (record, "phones", 0, "number"), ==, "112");
  g_assert_cmpstr (zimt_record_get_text (record, "vcard"), ==, "");
  g_assert_nonnull (strstr (zimt_record_get_text (record, "note"), "64 KB"));
}

static void
test_a_small_picture_is_kept (void)
{
  g_autoptr (GString) lines = g_string_new ("FN:A B\r\nPHOTO;ENCODING=b:");
  g_autoptr (ZimtReadCards) cards = NULL;
  g_autofree char *picture = g_strnfill (60 * 1024, 'A');
  g_autoptr (GError) error = NULL;

  g_string_append_printf (lines, "%s\r\n", picture);
  cards = read_lines ("3.0", lines->str);
  g_assert_nonnull (strstr (zimt_record_get_text (get_only (cards), "vcard"), picture));
  g_assert_true (zimt_record_validate (get_only (cards), ZIMT_DATE_LAST, NULL, &error));
  g_assert_nonnull (strstr (zimt_record_get_text (get_only (cards), "vcard"), picture));
}

/* --- Writing --- */

static void
test_lines_are_folded_between_characters (void)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_PERSON);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append (note, i % 3 == 0 ? "ä" : i % 3 == 1 ? "ሰ" : "𝄞;");
  zimt_record_set_text (record, "family", "Müller");
  zimt_record_set_text (record, "note", note->str);
  text = write_record (record, "");
  lines = g_strsplit (text, "\r\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }
}

/* What other programs wrote goes out in their words, for as long as the card says the same. */
static void
test_parameters_stay_until_the_value_changes (void)
{
  g_autoptr (ZimtReadCards) cards
      = read_lines ("3.0", "N:Tesfaye;Selam;;Dr.;\r\nFN:Dr. Selam Tesfaye\r\n"
                           "item1.TEL;TYPE=work,pref;X-A=\"b;:c\":+49 1\r\nitem1.X-ABLABEL:Büro\r\n"
                           "BDAY;VALUE=date:1980-01-02\r\nURL:https://a\r\nURL:https://b\r\n");
  ZimtRecord *record = get_only (cards);
  g_autofree char *text = write_record (record, "");
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;
  ZimtRecord *phone;

  g_assert_nonnull (strstr (text, "\r\nN:Tesfaye;Selam;;Dr.;\r\nFN:Dr. Selam Tesfaye\r\n"));
  g_assert_nonnull (strstr (text, "\r\nitem1.TEL;TYPE=work,pref;X-A=\"b;:c\":+49 1\r\n"));
  g_assert_nonnull (
      strstr (text,
              "\r\nitem1.X-ABLABEL:Büro\r\nBDAY;VALUE=date:1980-01-02\r\nURL:https://b\r\nEND"));
  phone = zimt_record_get_row (record, "phones", 0);
  zimt_record_set_text (phone, "number", "+49 2");
  changed = write_record (record, "");
  g_assert_nonnull (strstr (changed, "\r\nTEL;TYPE=WORK:+49 2\r\n"));
  g_assert_null (strstr (changed, "+49 1"));
  zimt_vcard_forget_changed (record);
  g_assert_null (strstr (zimt_record_get_text (record, "vcard"), "+49 1"));
  after = write_record (record, "");
  g_assert_cmpstr (after, ==, changed);
}

static void
test_an_organisation_comes_back (void)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_ORGANISATION);
  g_autofree char *text = NULL;
  g_autoptr (ZimtReadCards) cards = NULL;

  zimt_record_set_text (record, "name", "Amt; für, Soziales");
  zimt_record_set_text (record, "short_name", "Amt");
  zimt_record_set_text (record, "kind", "authority");
  zimt_record_set_codes (record, "topics", (const char *const[]){ "health", "work", NULL });
  zimt_record_set_text (record, "vcard_uid", "urn:uuid:1");
  text = write_record (record, "");
  cards = read_bytes (text, strlen (text));
  g_assert_true (zimt_record_is_equal (record, get_only (cards)));
}

/* --- A thousand made people --- */

static void
test_a_thousand_people_come_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autoptr (GPtrArray) people = made_people_new (random, 1000);
  g_autoptr (GBytes) first = zimt_vcard_write (people, nobody, (gpointer) "Caritas, Erfurt");
  g_autoptr (ZimtReadCards) cards
      = read_bytes (g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  g_autoptr (GBytes) second = NULL;

  g_assert_cmpuint (cards->refusals->len, ==, 0);
  g_assert_cmpuint (cards->records->len, ==, people->len);
  for (guint i = 0; i < people->len; i++)
    {
      ZimtRecord *record = cards->records->pdata[i];

      if (zimt_record_get_kind (record) == ZIMT_RECORD_PERSON
          && zimt_record_get_n_rows (record, "roles") > 0)
        {
          g_assert_cmpstr (cards->roles->pdata[i], ==, "Caritas, Erfurt");
          zimt_record_set_text (zimt_record_get_row (record, "roles", 0), "organisation",
                                MADE_ORGANISATION);
        }
      g_assert_true (zimt_record_is_equal (record, people->pdata[i]));
    }
  second = zimt_vcard_write (cards->records, nobody, (gpointer) "Caritas, Erfurt");
  g_assert_true (g_bytes_equal (first, second));
}

/* --- Anything --- */

static void
test_any_bytes_are_answered (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autoptr (GPtrArray) people = made_people_new (random, 5);
  g_autoptr (GBytes) bytes = zimt_vcard_write (people, nobody, (gpointer) "Caritas");
  gsize length = g_bytes_get_size (bytes);

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *broken = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
      g_autoptr (ZimtReadCards) cards = NULL;

      for (int n = g_rand_int_range (random, 1, 20); n > 0; n--)
        made_people_damage (random, broken, length);
      cards = read_bytes (broken, (gsize)g_rand_int_range (random, 0, (gint32)length + 1));
      if (cards->records->len > 0)
        {
          g_autofree char *again = write_record (cards->records->pdata[0], "");

          g_assert_true (g_utf8_validate (again, -1, NULL));
        }
    }
}

/* For tests with other programs: "test-vcard --write FILE". */
static int
write_people (const char *path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autoptr (GPtrArray) people = made_people_new (random, 1000);
  g_autoptr (GBytes) bytes = zimt_vcard_write (people, nobody, (gpointer) "Caritas, Erfurt");

  for (guint i = 0; i < people->len; i++)
    made_people_print (people->pdata[i]);
  return g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                              (gssize)g_bytes_get_size (bytes), NULL)
             ? 0
             : 1;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_people (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard/a-card-of-today-is-a-person", test_a_card_of_today_is_a_person);
  g_test_add_func ("/vcard/a-card-of-an-old-phone-is-read", test_a_card_of_an_old_phone_is_read);
  g_test_add_func ("/vcard/a-card-in-latin-1-is-read", test_a_card_in_latin_1_is_read);
  g_test_add_func ("/vcard/marks-and-wide-files-are-read", test_marks_and_wide_files_are_read);
  g_test_add_func ("/vcard/a-new-card-is-read", test_a_new_card_is_read);
  g_test_add_func ("/vcard/organisations-are-told-from-people",
                   test_organisations_are_told_from_people);
  g_test_add_func ("/vcard/what-is-no-card-is-named-with-its-line",
                   test_what_is_no_card_is_named_with_its_line);
  g_test_add_func ("/vcard/a-number-with-letters-costs-no-card",
                   test_a_number_with_letters_costs_no_card);
  g_test_add_func ("/vcard/an-extension-is-read-as-people-write-it",
                   test_an_extension_is_read_as_people_write_it);
  g_test_add_func ("/vcard/languages-come-back", test_languages_come_back);
  g_test_add_func ("/vcard/reading-can-be-stopped", test_reading_can_be_stopped);
  g_test_add_func ("/vcard/a-file-of-too-many-cards-is-refused",
                   test_a_file_of_too_many_cards_is_refused);
  g_test_add_func ("/vcard/every-mistake-is-counted", test_every_mistake_is_counted);
  g_test_add_func ("/vcard/a-picture-of-50-mb-is-left-out", test_a_picture_of_50_mb_is_left_out);
  g_test_add_func ("/vcard/a-small-picture-is-kept", test_a_small_picture_is_kept);
  g_test_add_func ("/vcard/lines-are-folded-between-characters",
                   test_lines_are_folded_between_characters);
  g_test_add_func ("/vcard/parameters-stay-until-the-value-changes",
                   test_parameters_stay_until_the_value_changes);
  g_test_add_func ("/vcard/an-organisation-comes-back", test_an_organisation_comes_back);
  g_test_add_func ("/vcard/a-thousand-people-come-back", test_a_thousand_people_come_back);
  g_test_add_func ("/vcard/any-bytes-are-answered", test_any_bytes_are_answered);
  return g_test_run ();
}
