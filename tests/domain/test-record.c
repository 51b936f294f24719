/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: fields, what is refused, and bytes from anywhere. */
#include "fixture.h"
#include "zimt-error.h"
#include "zimt-record.h"
#include "zimt-text.h"

#include <string.h>

#define ID "00112233445566778899aabbccddeeff"

static gboolean
is_text (ZimtFieldType type)
{
  return type == ZIMT_FIELD_LINE || type == ZIMT_FIELD_NOTE || type == ZIMT_FIELD_CODE
         || type == ZIMT_FIELD_RECORD;
}

static ZimtRecord *full_record (ZimtRecordKind kind);

/* Something in the field, by its type. */
static void
fill (ZimtRecord *record, const ZimtField *field)
{
  static const char *const codes[] = { "ara", "ukr", NULL };

  if (is_text (field->type))
    zimt_record_set_text (record, field->name, "Größe");
  else if (field->type == ZIMT_FIELD_CODES)
    zimt_record_set_codes (record, field->name, codes);
  else if (field->type == ZIMT_FIELD_DATE)
    zimt_record_set_date (record, field->name, 20000);
  else if (field->type == ZIMT_FIELD_FLAG)
    zimt_record_set_flag (record, field->name, TRUE);
  else if (field->type == ZIMT_FIELD_TIME)
    zimt_record_set_time (record, field->name, 570);
  else if (field->type == ZIMT_FIELD_ROWS)
    zimt_record_add_row (record, field->name, full_record (field->rows));
  else
    zimt_record_set_number (record, field->name, 7);
}

static ZimtRecord *
full_record (ZimtRecordKind kind)
{
  ZimtRecord *record = zimt_record_new (kind);

  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    fill (record, field);
  zimt_record_set_author (record, "uid", fixture_minute ("2026-11-26 09:30"));
  return record;
}

static void
test_fields_begin_empty (void)
{
  for (int kind = ZIMT_RECORD_CASE; kind < ZIMT_N_RECORD_KINDS; kind++)
    {
      g_autoptr (ZimtRecord) record = zimt_record_new (kind);

      g_assert_cmpint (zimt_record_get_kind (record), ==, kind);
      g_assert_cmpuint (strlen (zimt_record_get_id (record)), ==, 32);
      g_assert_cmpuint (zimt_record_get_revision (record), ==, 0);
      g_assert_cmpstr (zimt_record_get_class (record), ==, "C");
      g_assert_cmpstr (zimt_record_get_author (record), ==, "");
      g_assert_true (*zimt_record_kind_to_word (kind) != '\0');
      for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL;
           field++)
        {
          g_assert_true (*field->title != '\0');
          g_assert_true ((field->list != NULL)
                         == (field->type == ZIMT_FIELD_CODE || field->type == ZIMT_FIELD_CODES));
          if (is_text (field->type))
            g_assert_cmpstr (zimt_record_get_text (record, field->name), ==, "");
          if (field->type == ZIMT_FIELD_DATE)
            g_assert_cmpint (zimt_record_get_date (record, field->name), ==, 0);
          if (field->type == ZIMT_FIELD_NUMBER)
            g_assert_cmpint (zimt_record_get_number (record, field->name), ==, 0);
          if (field->type == ZIMT_FIELD_FLAG)
            g_assert_false (zimt_record_get_flag (record, field->name));
          if (field->type == ZIMT_FIELD_TIME)
            g_assert_cmpint (zimt_record_get_time (record, field->name), ==, -1);
          if (field->type == ZIMT_FIELD_ROWS)
            g_assert_cmpuint (zimt_record_get_n_rows (record, field->name), ==, 0);
          g_assert_true (zimt_record_is_empty (record, field->name));
        }
    }
}

static void
test_fields_keep_what_they_get (void)
{
  static const char *const topics[] = { "housing", "work", NULL };
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_CONSULTATION);
  g_auto (GStrv) codes = NULL;
  g_auto (GStrv) none = NULL;

  zimt_record_set_codes (record, "topics", topics);
  codes = zimt_record_dup_codes (record, "topics");
  g_assert_cmpstrv (codes, (char **)topics);
  g_assert_true (zimt_record_has_code (record, "topics", "work"));
  g_assert_false (zimt_record_has_code (record, "topics", "wor"));
  zimt_record_set_codes (record, "topics", NULL);
  none = zimt_record_dup_codes (record, "topics");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  zimt_record_set_number (record, "people", 3);
  g_assert_cmpint (zimt_record_get_number (record, "people"), ==, 3);
  zimt_record_set_text (record, "note", "a");
  zimt_record_set_text (record, "note", zimt_record_get_text (record, "note"));
  g_assert_cmpstr (zimt_record_get_text (record, "note"), ==, "a");
  zimt_record_set_text (record, "note", "a\xff");
  g_assert_cmpstr (zimt_record_get_text (record, "note"), ==, "a\ufffd");
  zimt_record_set_text (record, "note", NULL);
  g_assert_cmpstr (zimt_record_get_text (record, "note"), ==, "");
}

static void
test_unknown_fields_are_a_mistake (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_GOAL);

      zimt_record_get_date (record, "text");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*no field*of that type*");
}

static void
test_copies_are_their_own (void)
{
  for (int kind = ZIMT_RECORD_CASE; kind < ZIMT_N_RECORD_KINDS; kind++)
    {
      g_autoptr (ZimtRecord) record = full_record (kind);
      g_autoptr (ZimtRecord) empty = zimt_record_new (kind);
      g_autoptr (ZimtRecord) copy = NULL;

      zimt_record_set_revision (record, 4);
      zimt_record_set_class (record, "D");
      copy = zimt_record_copy (record);
      g_assert_true (zimt_record_is_equal (record, copy));
      g_assert_cmpuint (zimt_record_get_revision (copy), ==, 4);
      g_assert_cmpstr (zimt_record_get_class (copy), ==, "D");
      g_assert_cmpstr (zimt_record_get_id (copy), ==, zimt_record_get_id (record));
      g_assert_cmpstr (zimt_record_get_author (copy), ==, "uid");
      for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL;
           field++)
        {
          g_autoptr (ZimtRecord) changed = zimt_record_copy (empty);

          fill (changed, field);
          g_assert_false (zimt_record_is_equal (changed, empty));
          g_assert_false (zimt_record_is_equal (empty, changed));
        }
    }
}

static void
test_kinds_are_never_equal (void)
{
  g_autoptr (ZimtRecord) goal = zimt_record_new (ZIMT_RECORD_GOAL);
  g_autoptr (ZimtRecord) consent = zimt_record_new (ZIMT_RECORD_CONSENT);

  g_assert_false (zimt_record_is_equal (goal, consent));
}

static void
test_bytes_come_back (void)
{
  for (int kind = ZIMT_RECORD_CASE; kind < ZIMT_N_RECORD_KINDS; kind++)
    {
      g_autoptr (ZimtRecord) record = full_record (kind);
      g_autoptr (GBytes) bytes = zimt_record_store (record);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZimtRecord) restored = zimt_record_restore (bytes, ID, 9, "D", &error);
      g_autoptr (GBytes) again = NULL;

      g_assert_no_error (error);
      g_assert_true (zimt_record_is_equal (record, restored));
      g_assert_cmpstr (zimt_record_get_id (restored), ==, ID);
      g_assert_cmpuint (zimt_record_get_revision (restored), ==, 9);
      g_assert_cmpstr (zimt_record_get_class (restored), ==, "D");
      g_assert_cmpstr (zimt_record_get_author (restored), ==, "uid");
      g_assert_cmpint (zimt_record_get_changed (restored), ==, fixture_minute ("2026-11-26 09:30"));
      again = zimt_record_store (restored);
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

/* A stored record without fields, and these bytes behind it. */
static GBytes *
goal_with (const char *fields, gsize size)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_GOAL);
  g_autoptr (GBytes) bytes = zimt_record_store (record);
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, g_bytes_get_data (bytes, NULL), (guint)g_bytes_get_size (bytes));
  g_byte_array_append (array, (const guint8 *)fields, (guint)size);
  return g_byte_array_free_to_bytes (array);
}

#define LATER_B "s\001b\002\0\0\0xy"
#define LATER_A "z\001a\0\0\0\0"

static void
test_later_fields_are_kept (void)
{
  g_autoptr (GBytes) bytes = goal_with (LATER_B LATER_A, sizeof LATER_B LATER_A - 1);
  g_autoptr (GBytes) sorted = goal_with (LATER_A LATER_B, sizeof LATER_A LATER_B - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtRecord) record = zimt_record_restore (bytes, ID, 1, "C", &error);
  g_autoptr (ZimtRecord) bare = zimt_record_new (ZIMT_RECORD_GOAL);
  g_autoptr (ZimtRecord) copy = NULL;
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  g_assert_false (zimt_record_is_equal (record, bare));
  copy = zimt_record_copy (record);
  g_assert_true (zimt_record_is_equal (record, copy));
  again = zimt_record_store (copy);
  g_assert_true (g_bytes_equal (again, sorted));
}

static void
test_later_fields_make_a_difference (void)
{
  g_autoptr (GBytes) one = goal_with (LATER_A, sizeof LATER_A - 1);
  g_autoptr (GBytes) other = goal_with (LATER_B, sizeof LATER_B - 1);
  g_autoptr (ZimtRecord) a = zimt_record_restore (one, ID, 1, "C", NULL);
  g_autoptr (ZimtRecord) b = zimt_record_restore (other, ID, 1, "C", NULL);

  g_assert_false (zimt_record_is_equal (a, b));
}

/* A name that goes on behind a zero is another one, whatever lies behind the known one's end. */
static void
test_names_are_compared_to_their_ends (void)
{
  for (guint length = strlen ("text") + 1; length <= G_MAXUINT8; length++)
    {
      char field[2 + G_MAXUINT8 + 6] = { 's', (char)length, 't', 'e', 'x', 't' };
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (ZimtRecord) record = NULL;
      g_autoptr (GError) error = NULL;

      memcpy (field + 2 + length, "\002\0\0\0xy", 6);
      bytes = goal_with (field, 2 + length + 6);
      record = zimt_record_restore (bytes, ID, 1, "C", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (zimt_record_get_text (record, "text"), ==, "");
    }
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize size;
} Damage;

#define DAMAGE(name, bytes)                                                                        \
  {                                                                                                \
    name, bytes, sizeof bytes - 1                                                                  \
  }

static const Damage damages[] = {
  DAMAGE ("half-a-field", "s\004te"),
  DAMAGE ("a-field-without-a-name", "s\000\0\0\0\0"),
  DAMAGE ("a-value-that-is-cut", "s\004text\005\0\0\0abcd"),
  DAMAGE ("an-endless-value", "s\004text\377\377\377\377abcd"),
  DAMAGE ("an-empty-text", "s\004text\0\0\0\0"),
  DAMAGE ("broken-utf-8", "s\004text\001\0\0\0\377"),
  DAMAGE ("a-zero-in-a-text", "s\004text\003\0\0\0a\0b"),
  DAMAGE ("another-type", "n\004text\010\0\0\0\1\0\0\0\0\0\0\0"),
  DAMAGE ("a-doubled-field", "s\004text\001\0\0\0as\004text\001\0\0\0b"),
  DAMAGE ("a-number-below-zero", "n\004date\010\0\0\0\377\377\377\377\377\377\377\377"),
  DAMAGE ("a-number-that-is-too-large", "n\004date\010\0\0\0\0\0\0\0\1\0\0\0"),
  DAMAGE ("a-short-number", "n\004date\004\0\0\0\1\0\0\0"),
  DAMAGE ("a-doubled-later-field", LATER_A LATER_A),
};

static void
test_damage (gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (GBytes) bytes = goal_with (damage->bytes, damage->size);
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_record_restore (bytes, ID, 1, "C", &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
}

static void
test_damaged_codes_are_refused (void)
{
  static const Damage codes[] = {
    DAMAGE ("no code", "c\006covers\0\0\0\0"),
    DAMAGE ("no end", "c\006covers\001\0\0\0a"),
    DAMAGE ("an empty one", "c\006covers\003\0\0\0a\0\0"),
    DAMAGE ("broken UTF-8", "c\006covers\002\0\0\0\377\0"),
    DAMAGE ("a text", "s\006covers\001\0\0\0a"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GBytes) goal = goal_with (codes[i].bytes, codes[i].size);
      gsize size;
      g_autofree guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&goal), &size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      data[1] = ZIMT_RECORD_CONSENT;
      bytes = g_bytes_new (data, size);
      g_assert_null (zimt_record_restore (bytes, ID, 1, "C", &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
    }
}

static void
assert_restored (const char *data, gsize size, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_record_restore (bytes, ID, 1, "C", &error));
  g_assert_error (error, ZIMT_ERROR, code);
}

static void
test_versions_are_told_apart (void)
{
  assert_restored ("", 0, ZIMT_ERROR_DAMAGED);
  assert_restored ("\0\1", 2, ZIMT_ERROR_DAMAGED);
  assert_restored ("\1", 1, ZIMT_ERROR_DAMAGED);
  assert_restored ("\1\0", 2, ZIMT_ERROR_DAMAGED);
  assert_restored ("\1\1", 2, ZIMT_ERROR_DAMAGED);
  assert_restored ("\1\1\0\0\0\0\0\0\0\0\1\0\0\0\377", 15, ZIMT_ERROR_DAMAGED);
  assert_restored ("\2", 1, ZIMT_ERROR_NEWER);
  assert_restored ("\1\143", 2, ZIMT_ERROR_NEWER);
}

static void
restore_any (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtRecord) record = zimt_record_restore (bytes, ID, 1, "C", &error);

  g_assert_true ((record == NULL) == (error != NULL));
  if (record == NULL)
    return;
  g_autoptr (GBytes) again = zimt_record_store (record);
  g_autoptr (ZimtRecord) twin = zimt_record_restore (again, ID, 1, "C", NULL);
  g_assert_true (zimt_record_is_equal (record, twin));
}

static void
test_random_bytes_do_no_harm (void)
{
  for (int round = 0; round < 20000; round++)
    {
      g_autoptr (ZimtRecord) record
          = full_record (g_test_rand_int_range (ZIMT_RECORD_CASE, ZIMT_N_RECORD_KINDS));
      g_autoptr (GBytes) stored = zimt_record_store (record);
      gsize size = g_bytes_get_size (stored);
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (stored, NULL), size);
      gboolean is_noise = round % 4 == 0;

      for (int i = is_noise ? (int)size : g_test_rand_int_range (0, 4); i > 0; i--)
        data[g_test_rand_int_range (2, (gint32)size)] = (guint8)g_test_rand_int_range (0, 256);
      restore_any (data, (gsize)g_test_rand_int_range (0, (gint32)size + 1));
      restore_any (data, size);
    }
}

static void
test_names_are_forgotten (void)
{
  g_autoptr (ZimtRecord) record = full_record (ZIMT_RECORD_CASE);
  g_autoptr (ZimtRecord) draft = full_record (ZIMT_RECORD_DRAFT);
  g_autoptr (ZimtRecord) goal = full_record (ZIMT_RECORD_GOAL);

  g_assert_true (zimt_record_forget_name (record));
  g_assert_cmpstr (zimt_record_get_text (record, "name"), ==, "");
  g_assert_cmpstr (zimt_record_get_text (record, "contact"), ==, "");
  g_assert_cmpstr (zimt_record_get_text (record, "pseudonym"), !=, "");
  g_assert_false (zimt_record_forget_name (record));
  g_assert_true (zimt_record_forget_name (draft));
  g_assert_cmpstr (zimt_record_get_text (draft, "content"), ==, "");
  g_assert_false (zimt_record_forget_name (goal));
}

typedef struct
{
  const char *name;
  ZimtRecordKind kind;
  const char *set[9]; /* field, text, field, text, ... */
  const char *field;  /* what the refusal is about; NULL: it is good */
  const char *message;
} Check;

static const Check checks[] = {
  { "an-anonymous-case", ZIMT_RECORD_CASE, { "stage", "anonymous" }, NULL, NULL },
  { "a-case-without-stage", ZIMT_RECORD_CASE, { NULL }, "stage", "Choose a stage." },
  { "a-named-case",
    ZIMT_RECORD_CASE,
    { "stage", "named", "name", "Anna", "contact", "a\nb" },
    NULL,
    NULL },
  { "a-named-case-without-name",
    ZIMT_RECORD_CASE,
    { "stage", "named", "name", " \t" },
    "name",
    "Enter the name, or choose a lower stage." },
  { "a-name-in-a-pseudonymous-case",
    ZIMT_RECORD_CASE,
    { "stage", "pseudonymous", "pseudonym", "Ahorn", "name", "Anna" },
    "name",
    "Take the name out, or choose the stage “named”." },
  { "a-contact-in-an-anonymous-case",
    ZIMT_RECORD_CASE,
    { "stage", "anonymous", "contact", "0176" },
    "contact",
    "Take the contact out, or choose the stage “named”." },
  { "a-case-without-pseudonym",
    ZIMT_RECORD_CASE,
    { "stage", "pseudonymous" },
    "pseudonym",
    "Enter a pseudonym." },
  { "a-closed-case-without-reason",
    ZIMT_RECORD_CASE,
    { "stage", "anonymous", "closed", "2026-01-02" },
    "reason",
    "Write why the case is closed." },
  { "a-closed-case-without-outcome",
    ZIMT_RECORD_CASE,
    { "stage", "anonymous", "closed", "2026-01-02", "reason", "Umzug" },
    "outcome",
    "Choose what came out of the case." },
  { "a-closed-case",
    ZIMT_RECORD_CASE,
    { "stage", "anonymous", "closed", "2026-01-02", "reason", "Umzug", "outcome", "settled" },
    NULL,
    NULL },
  { "a-consultation-without-topic",
    ZIMT_RECORD_CONSULTATION,
    { "date", "2026-01-02" },
    "topics",
    "Choose at least one topic." },
  { "a-consultation-of-tomorrow",
    ZIMT_RECORD_CONSULTATION,
    { "date", "2026-11-27", "topics", "work" },
    "date",
    "Enter a date that is not after today." },
  { "a-tally", ZIMT_RECORD_CONSULTATION, { "date", "2026-11-26", "topics", "work" }, NULL, NULL },
  { "a-goal-without-case",
    ZIMT_RECORD_GOAL,
    { "text", "B1" },
    "case",
    "Choose the case that this belongs to." },
  { "a-goal-without-words",
    ZIMT_RECORD_GOAL,
    { "case", ID },
    "text",
    "Write what is to be reached." },
  { "a-follow-up-of-nobody",
    ZIMT_RECORD_FOLLOW_UP,
    { "due", "2030-01-01", "text", "Anrufen" },
    NULL,
    NULL },
  { "a-follow-up-without-date",
    ZIMT_RECORD_FOLLOW_UP,
    { "text", "Anrufen" },
    "due",
    "Enter when the follow-up is due." },
  { "a-line-with-a-control-character",
    ZIMT_RECORD_FOLLOW_UP,
    { "due", "2030-01-01", "text", "a\001" },
    "text",
    "What to do contains a control character; please type it again." },
  { "a-note-with-a-control-character",
    ZIMT_RECORD_CONSULTATION,
    { "date", "2026-01-02", "topics", "work", "note", "a\033[2J" },
    "note",
    "“Note” contains a control character; please type that place again." },
  { "a-consent-without-scope",
    ZIMT_RECORD_CONSENT,
    { "case", ID, "organisation", "AWO" },
    "covers",
    "Choose at least one thing that the consent covers." },
  { "a-referral-to-nobody",
    ZIMT_RECORD_REFERRAL,
    { "case", ID },
    "organisation",
    "Write to whom the referral goes." },
  { "a-document-without-title",
    ZIMT_RECORD_DOCUMENT,
    { "case", ID },
    "title",
    "Write which document was handed out." },
  { "a-draft-as-it-is", ZIMT_RECORD_DRAFT, { "content", "\001", "title", "\n" }, NULL, NULL },
};

static void
set_any (ZimtRecord *record, const char *name, const char *text)
{
  const char *codes[] = { text, NULL };
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  while (!g_str_equal (field->name, name))
    field++;
  if (field->type == ZIMT_FIELD_DATE)
    zimt_record_set_date (record, name, fixture_date (text));
  else if (field->type == ZIMT_FIELD_CODES)
    zimt_record_set_codes (record, name, codes);
  else
    zimt_record_set_text (record, name, text);
}

static void
test_check (gconstpointer data)
{
  const Check *check = data;
  g_autoptr (ZimtRecord) record = zimt_record_new (check->kind);
  g_autoptr (GError) error = NULL;
  const char *field = NULL;
  gboolean is_good;

  for (gsize i = 0; check->set[i] != NULL; i += 2)
    set_any (record, check->set[i], check->set[i + 1]);
  is_good = zimt_record_validate (record, fixture_date ("2026-11-26"), &field, &error);
  g_assert_true (is_good == (check->field == NULL));
  g_assert_cmpstr (field, ==, check->field);
  if (is_good)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, check->message);
  g_assert_false (zimt_record_validate (record, fixture_date ("2026-11-26"), NULL, NULL));
}

static void
test_numbers_have_bounds (void)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_CONSULTATION);
  const char *field;

  set_any (record, "date", "2026-01-02");
  set_any (record, "topics", "work");
  zimt_record_set_number (record, "people", -1);
  g_assert_false (zimt_record_validate (record, 20800, &field, NULL));
  g_assert_cmpstr (field, ==, "people");
  zimt_record_set_number (record, "people", 1);
  zimt_record_set_date (record, "date", ZIMT_DATE_FIRST - 1);
  g_assert_false (zimt_record_validate (record, 20800, &field, NULL));
  g_assert_cmpstr (field, ==, "date");
}

static void
test_texts_are_cleaned (void)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_CASE);
  g_autoptr (GError) error = NULL;

  set_any (record, "stage", "pseudonymous");
  set_any (record, "pseudonym", "  Ahorn \n Kiesel ");
  set_any (record, "note", "eins\r\nzwei\rdrei\u2028\tvier\u200f\u202e \n\n");
  g_assert_true (zimt_record_validate (record, 20800, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (zimt_record_get_text (record, "pseudonym"), ==, "Ahorn Kiesel");
  g_assert_cmpstr (zimt_record_get_text (record, "note"), ==, "eins\nzwei\ndrei\n vier");
}

static void
test_notes_have_an_end (void)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_CASE);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  set_any (record, "stage", "anonymous");
  for (int i = 0; i < ZIMT_NOTE_MAX_CHARS; i++)
    g_string_append (note, "ä");
  zimt_record_set_text (record, "note", note->str);
  g_assert_true (zimt_record_validate (record, 20800, NULL, NULL));
  g_string_append_c (note, '.');
  zimt_record_set_text (record, "note", note->str);
  g_assert_false (zimt_record_validate (record, 20800, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "“Note” is too long: 20001 characters; shorten it to 20000.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/fields-begin-empty", test_fields_begin_empty);
  g_test_add_func ("/record/fields-keep-what-they-get", test_fields_keep_what_they_get);
  g_test_add_func ("/record/unknown-fields-are-a-mistake", test_unknown_fields_are_a_mistake);
  g_test_add_func ("/record/copies-are-their-own", test_copies_are_their_own);
  g_test_add_func ("/record/kinds-are-never-equal", test_kinds_are_never_equal);
  g_test_add_func ("/record/bytes-come-back", test_bytes_come_back);
  g_test_add_func ("/record/later-fields-are-kept", test_later_fields_are_kept);
  g_test_add_func ("/record/later-fields-make-a-difference", test_later_fields_make_a_difference);
  g_test_add_func ("/record/names-are-compared-to-their-ends",
                   test_names_are_compared_to_their_ends);
  g_test_add_func ("/record/damaged-codes-are-refused", test_damaged_codes_are_refused);
  g_test_add_func ("/record/versions-are-told-apart", test_versions_are_told_apart);
  g_test_add_func ("/record/random-bytes-do-no-harm", test_random_bytes_do_no_harm);
  g_test_add_func ("/record/names-are-forgotten", test_names_are_forgotten);
  g_test_add_func ("/record/numbers-have-bounds", test_numbers_have_bounds);
  g_test_add_func ("/record/texts-are-cleaned", test_texts_are_cleaned);
  g_test_add_func ("/record/notes-have-an-end", test_notes_have_an_end);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/record/damaged/", damages[i].name, NULL);
      g_test_add_data_func (path, &damages[i], test_damage);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autofree char *path = g_strconcat ("/record/checks/", checks[i].name, NULL);
      g_test_add_data_func (path, &checks[i], test_check);
    }
  return g_test_run ();
}
