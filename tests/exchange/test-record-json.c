/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards as JSON: the same again, and never a crash. */
#include <string.h>

#include "zimt-error.h"
#include "zimt-record-json.h"

static ZimtRecord *full_record (ZimtRecordKind kind);

static void
fill (ZimtRecord *record, const ZimtField *field)
{
  static const char *const codes[] = { "ara", "größer \"als\"", NULL };

  switch (field->type)
    {
    case ZIMT_FIELD_CODES:
      zimt_record_set_codes (record, field->name, codes);
      break;
    case ZIMT_FIELD_ROWS:
      zimt_record_add_row (record, field->name, full_record (field->rows));
      zimt_record_add_row (record, field->name, full_record (field->rows));
      break;
    case ZIMT_FIELD_DATE:
      zimt_record_set_date (record, field->name, 20783);
      break;
    case ZIMT_FIELD_TIME:
      zimt_record_set_time (record, field->name, g_str_has_prefix (field->name, "f") ? 0 : 1440);
      break;
    case ZIMT_FIELD_FLAG:
      zimt_record_set_flag (record, field->name, TRUE);
      break;
    case ZIMT_FIELD_NUMBER:
    case ZIMT_FIELD_MONEY:
      zimt_record_set_number (record, field->name, 1250);
      break;
    case ZIMT_FIELD_LINE:
    case ZIMT_FIELD_NOTE:
    case ZIMT_FIELD_CODE:
    case ZIMT_FIELD_RECORD:
    default:
      zimt_record_set_text (record, field->name, "ሰላም \\ \"Größe\"\nund\x01 mehr");
    }
}

static ZimtRecord *
full_record (ZimtRecordKind kind)
{
  ZimtRecord *record = zimt_record_new (kind);

  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    fill (record, field);
  return record;
}

static void
test_every_card_comes_back (void)
{
  for (int kind = ZIMT_RECORD_ORGANISATION; kind < ZIMT_N_RECORD_KINDS; kind++)
    {
      g_autoptr (ZimtRecord) record = full_record (kind);
      g_autoptr (ZimtRecord) read = zimt_record_new (kind);
      g_autofree char *json = zimt_record_to_json (record, ZIMT_JSON_ALL);
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;

      for (const char *p = json; *p != '\0'; p++)
        g_assert_true ((guchar)*p >= ' ');
      g_assert_true (zimt_record_read_json (read, json, &error));
      g_assert_no_error (error);
      g_assert_true (zimt_record_is_equal (record, read));
      again = zimt_record_to_json (read, ZIMT_JSON_ALL);
      g_assert_cmpstr (json, ==, again);
    }
}

static void
test_the_public_part_has_nothing_private (void)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  ZimtRecord *phone = zimt_record_new (ZIMT_RECORD_PHONE);
  g_autofree char *json = NULL;

  zimt_record_set_text (phone, "number", "0361 4711");
  zimt_record_add_row (record, "phones", phone);
  zimt_record_set_text (record, "note", "vertraulich");
  zimt_record_set_text (record, "family", "Tesfaye");
  json = zimt_record_to_json (record, ZIMT_JSON_PUBLIC);
  g_assert_cmpstr (json, ==, "{\"family\":\"Tesfaye\"}");
}

static void
test_nothing_is_an_empty_object (void)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_PERSON);
  g_autofree char *json = zimt_record_to_json (record, ZIMT_JSON_ALL);

  g_assert_cmpstr (json, ==, "{}");
}

static void
test_what_is_no_card_is_refused (void)
{
  static const struct
  {
    const char *json;
    ZimtError code;
  } refused[] = {
    { "", ZIMT_ERROR_DAMAGED },
    { "[]", ZIMT_ERROR_DAMAGED },
    { "{\"family\":7}", ZIMT_ERROR_DAMAGED },
    { "{\"verified\":\"gestern\"}", ZIMT_ERROR_DAMAGED },
    { "{\"tags\":\"a\"}", ZIMT_ERROR_DAMAGED },
    { "{\"tags\":[1]}", ZIMT_ERROR_DAMAGED },
    { "{\"phones\":[7]}", ZIMT_ERROR_DAMAGED },
    { "{\"family\":\"a", ZIMT_ERROR_DAMAGED },
    { "{\"shoe_size\":42}", ZIMT_ERROR_NEWER },
    { "\xff", ZIMT_ERROR_DAMAGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_PERSON);
      g_autoptr (GError) error = NULL;

      g_test_message ("text %zu", i);
      g_assert_false (zimt_record_read_json (record, refused[i].json, &error));
      g_assert_error (error, ZIMT_ERROR, (int)refused[i].code);
    }
}

static void
test_depth_is_no_danger (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"family\":");
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_PERSON);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  g_assert_false (zimt_record_read_json (record, deep->str, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (zimt_record_read_json (record, "{\"family\":\"[[[[[[[[[[\\\"[[[\"}", &error));
  g_assert_no_error (error);
}

static void
test_any_bytes_are_answered (void)
{
  g_autoptr (ZimtRecord) full = full_record (ZIMT_RECORD_INTERPRETER);
  g_autofree char *json = zimt_record_to_json (full, ZIMT_JSON_ALL);
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *broken = g_strdup (json);
      g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_INTERPRETER);
      g_autoptr (GError) error = NULL;

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        broken[g_rand_int_range (random, 0, (gint32)strlen (json))]
            = (char)g_rand_int_range (random, 0, 256);
      g_assert_true (zimt_record_read_json (record, broken, &error) == (error == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-json/every-card-comes-back", test_every_card_comes_back);
  g_test_add_func ("/record-json/the-public-part-has-nothing-private",
                   test_the_public_part_has_nothing_private);
  g_test_add_func ("/record-json/nothing-is-an-empty-object", test_nothing_is_an_empty_object);
  g_test_add_func ("/record-json/what-is-no-card-is-refused", test_what_is_no_card_is_refused);
  g_test_add_func ("/record-json/depth-is-no-danger", test_depth_is_no_danger);
  g_test_add_func ("/record-json/any-bytes-are-answered", test_any_bytes_are_answered);
  return g_test_run ();
}
