/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards and their rows as records: what is refused, and bytes from anywhere. */
#include "cards.h"
#include "fixture.h"
#include "zimt-error.h"
#include "zimt-money.h"

#include <string.h>

#define ID "00112233445566778899aabbccddeeff"
#define TODAY "2026-11-26"

/* --- What is refused --- */

typedef struct
{
  const char *name;
  ZimtRecordKind kind;
  const char *set[13]; /* field, text, field, text, ... */
  const char *field;   /* what the refusal is about; NULL: it is good */
} Check;

/* clang-format off */
static const Check checks[] = {
  { "a-phone-number", ZIMT_RECORD_PHONE, { "number", "+49 (0)361 / 47-11.0" }, NULL },
  { "a-short-phone-number", ZIMT_RECORD_PHONE, { "number", "112" }, NULL },
  { "an-extension", ZIMT_RECORD_PHONE, { "number", "0361 4711 ext. 12" }, NULL },
  { "a-german-extension", ZIMT_RECORD_PHONE, { "number", "0361 4711 App. 12" }, NULL },
  { "an-extension-after-x", ZIMT_RECORD_PHONE, { "number", "0361 4711x12" }, NULL },
  { "digits-of-arabic", ZIMT_RECORD_PHONE, { "number", "٠٣٦١٤٧١١" }, NULL },
  { "no-phone-number", ZIMT_RECORD_PHONE, { NULL }, "number" },
  { "too-few-digits", ZIMT_RECORD_PHONE, { "number", "+49" }, "number" },
  { "only-an-extension", ZIMT_RECORD_PHONE, { "number", "ext. 123" }, "number" },
  { "two-extensions", ZIMT_RECORD_PHONE, { "number", "0361 ext ext" }, "number" },
  { "a-word-in-a-phone-number", ZIMT_RECORD_PHONE, { "number", "0361 Büro 4711" }, "number" },
  { "an-address-as-a-phone-number", ZIMT_RECORD_PHONE, { "number", "123@456" }, "number" },
  { "an-e-mail-address", ZIMT_RECORD_EMAIL, { "address", "anna.müller+zimt@bücher.example" }, NULL },
  { "a-local-e-mail-address", ZIMT_RECORD_EMAIL, { "address", "root@haus" }, NULL },
  { "no-e-mail-address", ZIMT_RECORD_EMAIL, { NULL }, "address" },
  { "an-address-without-at", ZIMT_RECORD_EMAIL, { "address", "anna.example.org" }, "address" },
  { "an-address-with-two-ats", ZIMT_RECORD_EMAIL, { "address", "anna@b@example.org" }, "address" },
  { "nothing-before-at", ZIMT_RECORD_EMAIL, { "address", "@example.org" }, "address" },
  { "nothing-behind-at", ZIMT_RECORD_EMAIL, { "address", "anna@" }, "address" },
  { "a-space-in-an-address", ZIMT_RECORD_EMAIL, { "address", "anna @example.org" }, "address" },
  { "two-addresses", ZIMT_RECORD_EMAIL, { "address", "anna@example.org,berta" }, "address" },
  { "a-role-without-organisation", ZIMT_RECORD_ROLE, { "title", "chair" }, "organisation" },
  { "a-role-of-a-day", ZIMT_RECORD_ROLE, { "organisation", ID, "from", TODAY, "to", TODAY }, NULL },
  { "a-role-that-ends-first", ZIMT_RECORD_ROLE, { "organisation", ID, "from", TODAY, "to", "2026-11-25" }, "to" },
  { "a-membership", ZIMT_RECORD_MEMBERSHIP, { "joined", "2026-11-25", "left", TODAY }, NULL },
  { "a-membership-of-no-day", ZIMT_RECORD_MEMBERSHIP, { "joined", TODAY, "left", TODAY }, "left" },
  { "a-membership-from-never", ZIMT_RECORD_MEMBERSHIP, { "left", TODAY }, "joined" },
  { "a-permission", ZIMT_RECORD_PERMISSION, { "purpose", "mailing", "answer", "given", "date", TODAY }, NULL },
  { "a-permission-of-tomorrow", ZIMT_RECORD_PERMISSION, { "purpose", "mailing", "answer", "given", "date", "2026-11-27" }, "date" },
  { "a-permission-without-answer", ZIMT_RECORD_PERMISSION, { "purpose", "mailing", "date", TODAY }, "answer" },
  { "hours", ZIMT_RECORD_HOURS, { "weekday", "mon", "from", "00:00", "to", "24:00" }, NULL },
  { "hours-that-end-first", ZIMT_RECORD_HOURS, { "weekday", "mon", "from", "12:00", "to", "09:00" }, "to" },
  { "hours-of-no-time", ZIMT_RECORD_HOURS, { "weekday", "mon", "from", "12:00", "to", "12:00" }, "to" },
  { "hours-without-end", ZIMT_RECORD_HOURS, { "weekday", "mon", "from", "12:00" }, "to" },
  { "extra-hours-that-end-first", ZIMT_RECORD_EXTRA, { "date", TODAY, "from", "12:00", "to", "09:00" }, "to" },
  { "an-absence-of-a-day", ZIMT_RECORD_ABSENCE, { "from", TODAY, "to", TODAY }, NULL },
  { "an-absence-that-ends-first", ZIMT_RECORD_ABSENCE, { "from", TODAY, "to", "2026-11-25" }, "to" },
  { "a-skill", ZIMT_RECORD_SKILL, { "language", "tir" }, NULL },
  { "a-skill-between-others", ZIMT_RECORD_SKILL, { "language", "tir", "other", "amh" }, NULL },
  { "a-skill-in-german-only", ZIMT_RECORD_SKILL, { "language", "deu" }, "other" },
  { "a-skill-in-one-language", ZIMT_RECORD_SKILL, { "language", "tir", "other", "tir" }, "other" },
  { "a-skill-in-none", ZIMT_RECORD_SKILL, { "level", "c1" }, "language" },
  { "an-organisation", ZIMT_RECORD_ORGANISATION, { "short_name", "JC", "name", "Jobcenter", "kind", "authority", "web", "HTTPS://www.example.org:8080/a?b=c:d@e" }, NULL },
  { "a-bare-web-site", ZIMT_RECORD_ORGANISATION, { "short_name", "JC", "name", "Jobcenter", "kind", "authority", "web", "bücher.example" }, NULL },
  { "a-server-of-the-house", ZIMT_RECORD_ORGANISATION, { "short_name", "JC", "name", "Jobcenter", "kind", "authority", "web", "http://server/a" }, NULL },
  { "a-scheme-alone", ZIMT_RECORD_ORGANISATION, { "short_name", "JC", "name", "Jobcenter", "kind", "authority", "web", "http:///a" }, "web" },
  { "a-script-as-a-web-site", ZIMT_RECORD_ORGANISATION, { "short_name", "JC", "name", "Jobcenter", "kind", "authority", "web", "javascript:alert(1.0)" }, "web" },
  { "another-scheme", ZIMT_RECORD_ORGANISATION, { "short_name", "JC", "name", "Jobcenter", "kind", "authority", "web", "file:///etc/a.b" }, "web" },
  { "a-web-site-without-a-dot", ZIMT_RECORD_ORGANISATION, { "short_name", "JC", "name", "Jobcenter", "kind", "authority", "web", "none" }, "web" },
  { "a-web-site-of-an-address", ZIMT_RECORD_ORGANISATION, { "short_name", "JC", "name", "Jobcenter", "kind", "authority", "web", "anna@example.org" }, "web" },
  { "an-organisation-without-short-name", ZIMT_RECORD_ORGANISATION, { "name", "Jobcenter", "kind", "authority" }, "short_name" },
  { "verified-tomorrow", ZIMT_RECORD_ORGANISATION, { "short_name", "JC", "name", "Jobcenter", "kind", "authority", "verified", "2026-11-27" }, "verified" },
  { "a-person-with-a-first-name", ZIMT_RECORD_PERSON, { "given", "Anna", "verified", TODAY }, NULL },
  { "a-person-with-a-family-name", ZIMT_RECORD_PERSON, { "family", "Müller" }, NULL },
  { "a-person-without-a-name", ZIMT_RECORD_PERSON, { "given", " ", "note", "?" }, "family" },
  { "a-newcomer-without-a-name", ZIMT_RECORD_NEWCOMER, { "state", "waiting" }, "family" },
  { "an-interpreter", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "travel", "240", "lead_hours", "720", "iban", "DE89 3704 0044 0532 0130 00" }, NULL },
  { "an-interpreter-without-a-state", ZIMT_RECORD_INTERPRETER, { "given", "Selam" }, "state" },
  { "a-long-way", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "travel", "241" }, "travel" },
  { "a-long-lead-time", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "lead_hours", "721" }, "lead_hours" },
  { "an-undertaking-of-tomorrow", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "undertaking", "2026-11-27" }, "undertaking" },
  { "a-consent-of-tomorrow", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "consent", "2026-11-27" }, "consent" },
  { "an-iban-of-small-letters", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "iban", "gb82west12345698765432" }, NULL },
  { "an-iban-with-swapped-digits", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "iban", "DE89 3704 0044 0532 0103 00" }, "iban" },
  { "an-iban-that-is-cut", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "iban", "DE89 3704" }, "iban" },
  { "an-iban-without-a-country", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "iban", "8937040044053201300000" }, "iban" },
  { "an-endless-iban", ZIMT_RECORD_INTERPRETER, { "given", "Selam", "state", "active", "iban", "DE8937040044053201300000000000000000000000000" }, "iban" },
  { "a-companion", ZIMT_RECORD_COMPANION, { "given", "Anna", "state", "active", "capacity", "10", "birth_year", "1900" }, NULL },
  { "too-many-tandems", ZIMT_RECORD_COMPANION, { "given", "Anna", "state", "active", "capacity", "11" }, "capacity" },
  { "born-this-year", ZIMT_RECORD_NEWCOMER, { "given", "Anna", "state", "waiting", "birth_year", "2026" }, NULL },
  { "born-next-year", ZIMT_RECORD_NEWCOMER, { "given", "Anna", "state", "waiting", "birth_year", "2027" }, "birth_year" },
  { "born-too-long-ago", ZIMT_RECORD_COMPANION, { "given", "Anna", "state", "active", "birth_year", "1899" }, "birth_year" },
  { "a-certificate", ZIMT_RECORD_COMPANION, { "given", "Anna", "state", "active", "conduct_inspected", TODAY, "conduct_issued", TODAY, "conduct_entry", "no" }, NULL },
  { "a-certificate-not-inspected", ZIMT_RECORD_COMPANION, { "given", "Anna", "state", "active", "conduct_issued", TODAY }, "conduct_inspected" },
  { "a-certificate-not-issued", ZIMT_RECORD_COMPANION, { "given", "Anna", "state", "active", "conduct_inspected", TODAY }, "conduct_issued" },
  { "an-entry-without-dates", ZIMT_RECORD_COMPANION, { "given", "Anna", "state", "active", "conduct_entry", "no" }, "conduct_inspected" },
  { "a-certificate-of-tomorrow", ZIMT_RECORD_COMPANION, { "given", "Anna", "state", "active", "conduct_inspected", "2026-11-27", "conduct_issued", TODAY }, "conduct_inspected" },
  { "a-certificate-inspected-first", ZIMT_RECORD_COMPANION, { "given", "Anna", "state", "active", "conduct_inspected", "2026-11-24", "conduct_issued", TODAY }, "conduct_inspected" },
  { "a-tandem", ZIMT_RECORD_TANDEM, { "companion", ID, "newcomer", ID, "state", "active", "started", TODAY }, NULL },
  { "a-tandem-that-ended", ZIMT_RECORD_TANDEM, { "companion", ID, "newcomer", ID, "state", "ended", "ended", TODAY, "reason", "moved" }, NULL },
  { "an-end-without-reason", ZIMT_RECORD_TANDEM, { "companion", ID, "newcomer", ID, "state", "ended" }, "reason" },
  { "an-end-before-the-beginning", ZIMT_RECORD_TANDEM, { "companion", ID, "newcomer", ID, "state", "ended", "started", TODAY, "ended", "2026-11-25", }, "ended" },
  { "an-assignment", ZIMT_RECORD_ASSIGNMENT, { "state", "asked", "date", TODAY, "from", "10:00", "to", "11:00", "language", "tir" }, NULL },
  { "an-assignment-over-night", ZIMT_RECORD_ASSIGNMENT, { "state", "asked", "date", TODAY, "from", "22:00", "to", "02:00", "language", "tir" }, "to" },
  { "an-assignment-of-no-time", ZIMT_RECORD_ASSIGNMENT, { "state", "asked", "date", TODAY, "from", "10:00", "to", "10:00", "language", "tir" }, "to" },
  { "an-assignment-far-away", ZIMT_RECORD_ASSIGNMENT, { "state", "asked", "date", TODAY, "from", "10:00", "to", "11:00", "language", "tir", "travel", "241" }, "travel" },
  { "a-demand-at-no-time", ZIMT_RECORD_DEMAND, { "language", "tir", "date", TODAY, "reason", "nobody" }, NULL },
  { "a-demand-that-ends-first", ZIMT_RECORD_DEMAND, { "language", "tir", "date", TODAY, "reason", "nobody", "from", "10:00", "to", "09:00" }, "to" },
  { "a-tariff-without-money", ZIMT_RECORD_TARIFF, { "from", TODAY }, "per_hour" },
};
/* clang-format on */

static const ZimtField *
find_field (ZimtRecordKind kind, const char *name)
{
  const ZimtField *field = zimt_record_kind_get_fields (kind);

  while (field->name != NULL && !g_str_equal (field->name, name))
    field++;
  g_assert_nonnull (field->name);
  return field;
}

static void
set_any (ZimtRecord *record, const char *name, const char *text)
{
  ZimtFieldType type = find_field (zimt_record_get_kind (record), name)->type;

  if (type == ZIMT_FIELD_DATE)
    zimt_record_set_date (record, name, fixture_date (text));
  else if (type == ZIMT_FIELD_TIME)
    zimt_record_set_time (record, name, atoi (text) * 60 + atoi (text + 3));
  else if (type == ZIMT_FIELD_NUMBER || type == ZIMT_FIELD_MONEY)
    zimt_record_set_number (record, name, atoi (text));
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
  is_good = zimt_record_validate (record, fixture_date (TODAY), &field, &error);
  g_assert_cmpstr (field, ==, check->field);
  g_assert_true (is_good == (check->field == NULL));
  if (is_good)
    g_assert_no_error (error);
  else
    g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_true (zimt_record_validate (record, fixture_date (TODAY), NULL, NULL) == is_good);
}

static gboolean
is_required (ZimtRecordKind kind, const char *name)
{
  return find_field (kind, name)->is_required;
}

/* Nothing but a sentence of its own says what to do: no field is "this field", no card has a case.
 */
static void
test_every_required_field_has_its_sentence (void)
{
  static const char *const names[]
      = { "number",   "address",    "organisation", "joined",  "purpose",  "answer",
          "date",     "weekday",    "from",         "to",      "language", "other",
          "title",    "short_name", "name",         "kind",    "state",    "companion",
          "newcomer", "reason",     "of",           "per_hour" };

  for (int kind = ZIMT_RECORD_ORGANISATION; kind < ZIMT_N_RECORD_KINDS; kind++)
    for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
      {
        g_autoptr (ZimtRecord) record = zimt_record_new (kind);
        g_autoptr (GError) error = NULL;
        const char *first = NULL;

        if (!field->is_required)
          continue;
        g_assert_true (g_strv_contains (names, field->name));
        if (zimt_record_validate (record, fixture_date (TODAY), &first, &error))
          continue;
        g_assert_nonnull (error);
        g_assert_true (is_required (kind, first) || g_str_equal (first, "family"));
        g_assert_cmpstr (error->message, !=, "Fill in this field.");
        g_assert_null (strstr (error->message, "case"));
      }
}

static void
test_the_other_language_is_german (void)
{
  g_autoptr (ZimtRecord) skill = zimt_record_new (ZIMT_RECORD_SKILL);

  set_any (skill, "language", "tir");
  g_assert_true (zimt_record_validate (skill, fixture_date (TODAY), NULL, NULL));
  g_assert_cmpstr (zimt_record_get_text (skill, "other"), ==, "deu");
}

static void
test_what_is_typed_stays (void)
{
  g_autoptr (ZimtRecord) person = cards_person ("Anna", "");

  cards_add_phone (person, "0361 / 47-11");
  g_assert_true (zimt_record_validate (person, fixture_date (TODAY), NULL, NULL));
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (person, "phones", 0), "number"), ==,
                   "0361 / 47-11");
}

static void
test_amounts_have_a_bound (void)
{
  g_autoptr (ZimtRecord) tariff = zimt_record_new (ZIMT_RECORD_TARIFF);
  const char *field = NULL;

  set_any (tariff, "from", TODAY);
  zimt_record_set_number (tariff, "per_hour", ZIMT_MONEY_MAX);
  g_assert_true (zimt_record_validate (tariff, fixture_date (TODAY), &field, NULL));
  zimt_record_set_number (tariff, "limit", ZIMT_MONEY_MAX + 1);
  g_assert_false (zimt_record_validate (tariff, fixture_date (TODAY), &field, NULL));
  g_assert_cmpstr (field, ==, "limit");
}

/* --- Rows --- */

static void
assert_refused (ZimtRecord *record, const char *expected)
{
  const char *field = NULL;

  g_assert_true (zimt_record_validate (record, fixture_date (TODAY), &field, NULL)
                 == (expected == NULL));
  g_assert_cmpstr (field, ==, expected);
}

static void
test_a_bad_row_names_its_field (void)
{
  g_autoptr (ZimtRecord) person = cards_person ("Anna", "");

  cards_add_phone (person, "0361 4711");
  cards_add_email (person, "anna@example.org");
  assert_refused (person, NULL);
  cards_add_email (person, "anna");
  assert_refused (person, "emails");
}

/* Touching ones are two: the break of noon may be a minute. */
static void
test_hours_of_a_weekday_do_not_overlap (void)
{
  g_autoptr (ZimtRecord) organisation = cards_organisation ("JC", "Jobcenter");

  cards_add_hours (organisation, "opening", "mon", 540, 720);
  cards_add_hours (organisation, "opening", "tue", 600, 660);
  cards_add_hours (organisation, "opening", "mon", 720, 780);
  assert_refused (organisation, NULL);
  cards_add_hours (organisation, "opening", "mon", 779, 800);
  assert_refused (organisation, "opening");
}

static void
test_memberships_do_not_overlap (void)
{
  g_autoptr (ZimtRecord) one = cards_organisation ("JC", "Jobcenter");
  g_autoptr (ZimtRecord) other = cards_organisation ("IB", "Bund");

  cards_add_membership (one, "2024-01-01", NULL);
  cards_add_membership (one, "2020-01-01", "2024-01-01");
  assert_refused (one, NULL);
  cards_add_membership (one, "2030-01-01", NULL);
  assert_refused (one, "memberships");
  cards_add_membership (other, "2020-01-01", "2024-01-02");
  cards_add_membership (other, "2024-01-01", "2025-01-01");
  assert_refused (other, "memberships");
}

/* Overlaps are those that minutes counted one by one find. */
static void
test_overlaps_are_those_of_the_minutes (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (ZimtRecord) organisation = cards_organisation ("JC", "Jobcenter");
      int n_in[20] = { 0 };
      gboolean overlaps = FALSE;

      for (int i = 0; i < 3; i++)
        {
          int from = g_test_rand_int_range (0, 18), to = g_test_rand_int_range (from + 1, 20);

          cards_add_hours (organisation, "opening", "mon", from, to);
          for (int minute = from; minute < to; minute++)
            overlaps = ++n_in[minute] > 1 || overlaps;
        }
      assert_refused (organisation, overlaps ? "opening" : NULL);
    }
}

/* --- Bytes --- */

static ZimtRecord *
full_record (ZimtRecordKind kind)
{
  static const char *const codes[] = { "ara", "ukr", NULL };
  ZimtRecord *record = zimt_record_new_with_id (kind, ID);

  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    if (field->type == ZIMT_FIELD_CODES)
      zimt_record_set_codes (record, field->name, codes);
    else if (field->type == ZIMT_FIELD_DATE)
      zimt_record_set_date (record, field->name, 20000);
    else if (field->type == ZIMT_FIELD_FLAG)
      zimt_record_set_flag (record, field->name, TRUE);
    else if (field->type == ZIMT_FIELD_TIME)
      zimt_record_set_time (record, field->name, 0);
    else if (field->type == ZIMT_FIELD_NUMBER || field->type == ZIMT_FIELD_MONEY)
      zimt_record_set_number (record, field->name, 7);
    else if (field->type == ZIMT_FIELD_ROWS)
      for (int i = 0; i < 2; i++)
        zimt_record_add_row (record, field->name, full_record (field->rows));
    else
      zimt_record_set_text (record, field->name, "Größe");
  return record;
}

static void
test_cards_come_back_with_their_rows (void)
{
  for (int kind = ZIMT_RECORD_ORGANISATION; kind < ZIMT_N_RECORD_KINDS; kind++)
    {
      g_autoptr (ZimtRecord) record = full_record (kind);
      g_autoptr (GBytes) bytes = zimt_record_store (record);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZimtRecord) again = zimt_record_restore (bytes, ID, 1, "P", &error);
      g_autoptr (GBytes) twice = NULL;

      g_assert_no_error (error);
      g_assert_true (zimt_record_is_equal (record, again));
      for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL;
           field++)
        {
          g_assert_true (zimt_record_has_same_field (record, again, field->name));
          g_assert_false (zimt_record_is_empty (again, field->name));
        }
      twice = zimt_record_store (again);
      g_assert_true (g_bytes_equal (bytes, twice));
    }
}

/* What is restored of damaged bytes can be read, checked and stored; else it says why not. */
static void
restore_any (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtRecord) record = zimt_record_restore (bytes, ID, 1, "P", &error);

  g_assert_true ((record == NULL) == (error != NULL));
  if (record == NULL)
    return;
  g_autoptr (GBytes) again = zimt_record_store (record);
  g_autoptr (ZimtRecord) twin = zimt_record_restore (again, ID, 1, "P", NULL);
  g_assert_nonnull (twin);
  g_assert_true (zimt_record_is_equal (record, twin));
  zimt_record_validate (twin, fixture_date (TODAY), NULL, NULL);
}

static void
test_damage_at_every_place_does_no_harm (void)
{
  static const guint8 noise[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };

  for (int kind = ZIMT_RECORD_ORGANISATION; kind <= ZIMT_RECORD_TARIFF; kind++)
    {
      g_autoptr (ZimtRecord) record = full_record (kind);
      g_autoptr (GBytes) stored = zimt_record_store (record);
      gsize size = g_bytes_get_size (stored);
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (stored, NULL), size);

      for (gsize i = 0; i < size; i++)
        {
          guint8 byte = data[i];

          restore_any (data, i);
          for (gsize j = 0; j < G_N_ELEMENTS (noise); j++)
            {
              data[i] = noise[j];
              restore_any (data, size);
            }
          data[i] = byte;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autofree char *path = g_strconcat ("/record-people/check/", checks[i].name, NULL);

      g_test_add_data_func (path, &checks[i], test_check);
    }
  g_test_add_func ("/record-people/every-required-field-has-its-sentence",
                   test_every_required_field_has_its_sentence);
  g_test_add_func ("/record-people/the-other-language-is-german",
                   test_the_other_language_is_german);
  g_test_add_func ("/record-people/what-is-typed-stays", test_what_is_typed_stays);
  g_test_add_func ("/record-people/amounts-have-a-bound", test_amounts_have_a_bound);
  g_test_add_func ("/record-people/a-bad-row-names-its-field", test_a_bad_row_names_its_field);
  g_test_add_func ("/record-people/hours-of-a-weekday-do-not-overlap",
                   test_hours_of_a_weekday_do_not_overlap);
  g_test_add_func ("/record-people/memberships-do-not-overlap", test_memberships_do_not_overlap);
  g_test_add_func ("/record-people/overlaps-are-those-of-the-minutes",
                   test_overlaps_are_those_of_the_minutes);
  g_test_add_func ("/record-people/cards-come-back-with-their-rows",
                   test_cards_come_back_with_their_rows);
  g_test_add_func ("/record-people/damage-at-every-place-does-no-harm",
                   test_damage_at_every_place_does_no_harm);
  return g_test_run ();
}
