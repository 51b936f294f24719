/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers about people: sums are right, other persons are masked, the directory is one page. Run in
 * each language; pictures of all pages are left to be looked at. */
#include "zimt-people-papers.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#include "paper-fixture.h"
#include "zimt-assignment.h"
#include "zimt-code-lists.h"
#include "zimt-error.h"
#include "zimt-languages.h"
#include "zimt-money.h"
#include "zimt-record-list.h"
#include "zimt-sample.h"

typedef struct
{
  ZimtHouse *house;     /* owned */
  ZimtPeopleBook *book; /* owned */
  ZimtCodeLists *lists; /* owned */
  ZimtDate today;
  ZimtRecord *selam; /* borrowed: an interpreter */
} Fixture;

static ZimtDate
date_of (int year, int month, int day)
{
  ZimtDate date = 0;

  g_assert_true (zimt_date_from_ymd (year, month, day, &date));
  return date;
}

static const char *
label_of (gpointer data, const char *list, const char *code)
{
  const Fixture *fixture = data;

  if (g_str_equal (list, "language"))
    return zimt_language_get_name (code);
  return zimt_code_lists_get_label (fixture->lists, list, code);
}

static ZimtRecord *
put_person (Fixture *fixture, ZimtRecordKind kind, const char *given, const char *family,
            const char *state)
{
  ZimtRecord *record = zimt_record_new (kind);

  zimt_record_set_text (record, "given", given);
  zimt_record_set_text (record, "family", family);
  if (state != NULL)
    zimt_record_set_text (record, "state", state);
  zimt_people_book_put (fixture->book, record);
  zimt_record_unref (record); /* the book holds it */
  return record;
}

static void
add_row (ZimtRecord *record, const char *rows, ZimtRecordKind kind, const char *field,
         const char *text)
{
  ZimtRecord *row = zimt_record_new (kind);

  zimt_record_set_text (row, field, text);
  zimt_record_add_row (record, rows, row);
}

static void
add_dated (ZimtRecord *record, const char *rows, ZimtRecordKind kind, ZimtDate date, int minutes,
           const char *title)
{
  ZimtRecord *row = zimt_record_new (kind);

  zimt_record_set_date (row, "date", date);
  zimt_record_set_number (row, "minutes", minutes);
  if (title != NULL)
    zimt_record_set_text (row, "title", title);
  zimt_record_add_row (record, rows, row);
}

static ZimtRecord *
put_assignment (Fixture *fixture, const ZimtRecord *interpreter, const char *state, ZimtDate date,
                int from, int to, int kilometres)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);

  zimt_record_set_text (record, "interpreter", zimt_record_get_id (interpreter));
  zimt_record_set_text (record, "job", "0123456789abcdef0123456789abcdef");
  zimt_record_set_text (record, "state", state);
  zimt_record_set_date (record, "date", date);
  zimt_record_set_time (record, "from", from);
  zimt_record_set_time (record, "to", to);
  zimt_record_set_text (record, "language", "tir");
  zimt_record_set_text (record, "requester_name", "Klinik Nord");
  zimt_record_set_text (record, "for_whom", "Yohannes Geheim");
  zimt_record_set_number (record, "kilometres", kilometres);
  zimt_people_book_put (fixture->book, record);
  zimt_record_unref (record);
  return record;
}

static void
put_tariff (Fixture *fixture)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_TARIFF);

  zimt_record_set_date (record, "from", date_of (2026, 1, 1));
  zimt_record_set_number (record, "per_hour", 2000);
  zimt_record_set_number (record, "per_km", 30);
  zimt_record_set_number (record, "minimum", 60);
  zimt_record_set_number (record, "step", 30);
  zimt_record_set_number (record, "limit", 8000);
  zimt_people_book_put (fixture->book, record);
  zimt_record_unref (record);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->house = zimt_house_new ();
  g_free (fixture->house->name);
  fixture->house->name = g_strdup ("Zentrum für Integration und Migration");
  fixture->book = zimt_people_book_new ();
  zimt_people_book_set_has_private (fixture->book, TRUE);
  fixture->lists = zimt_code_lists_load (NULL);
  fixture->today = date_of (2026, 11, 28);
  fixture->selam = put_person (fixture, ZIMT_RECORD_INTERPRETER, "Selam", "Tesfaye", "active");
  put_tariff (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  zimt_people_book_free (fixture->book);
  zimt_house_unref (fixture->house);
  zimt_code_lists_unref (fixture->lists);
}

/* In the language of the run; frees the paper. Its text: (transfer full) (nullable). */
static char *
read_paper (ZimtPaper *paper, const char *name)
{
  g_autoptr (ZimtPaper) owned = paper;
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *whole = g_strdup_printf ("paper-%s-%s", name, language != NULL ? language : "");

  g_assert_nonnull (owned);
  paper_save_pictures (owned, whole);
  assert_margins_are_white (owned, 24);
  return paper_dup_text (owned);
}

static void
assert_lacks_text (const char *text, const char *unwanted)
{
  g_assert_null (strstr (text, unwanted));
}

static void
assert_not_found (GError *error)
{
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_clear_error (&error);
}

/* --- The directory --- */

static void
add_hours (ZimtRecord *record, const char *weekday, int from, int to)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_HOURS);

  zimt_record_set_text (row, "weekday", weekday);
  zimt_record_set_time (row, "from", from * 60);
  zimt_record_set_time (row, "to", to * 60);
  zimt_record_add_row (record, "opening", row);
}

/* The organisations of the sample, with everything that a page can have of them. */
static GPtrArray *
list_sample (void)
{
  static const char *const topics[][4] = { { "residence", "housing", "work", NULL },
                                           { "language-course", "participation", NULL },
                                           { "family", "health", NULL },
                                           { "official-letters", NULL } };
  static const char *const languages[] = { "ara", "ukr", "tir", "pes", NULL };
  static const char *const days[] = { "mon", "tue", "wed", "thu" };
  GPtrArray *records = zimt_record_list_new ();
  g_autoptr (GPtrArray) rooms = NULL;
  g_autoptr (GPtrArray) organisations = NULL;
  g_autoptr (GPtrArray) standing = NULL;

  g_assert_true (zimt_sample_load (&rooms, &organisations, &standing, NULL));
  for (guint i = 0; i < organisations->len; i++)
    {
      const ZimtOrganisation *organisation = organisations->pdata[i];
      ZimtRecord *record = zimt_record_new (ZIMT_RECORD_ORGANISATION);
      g_autofree char *number = g_strdup_printf ("030 23125 %03u", i);

      zimt_record_set_text (record, "short_name", organisation->short_name);
      zimt_record_set_text (record, "name", organisation->name);
      zimt_record_set_flag (record, "in_directory", TRUE);
      zimt_record_set_codes (record, "topics", topics[i % G_N_ELEMENTS (topics)]);
      zimt_record_set_codes (record, "languages", languages + i % 3);
      zimt_record_set_text (record, "offer", "Beratung ohne Termin");
      for (gsize j = 0; j < G_N_ELEMENTS (days); j++)
        add_hours (record, days[j], 9, 12);
      add_hours (record, "fri", 9, 11);
      add_row (record, "phones", ZIMT_RECORD_PHONE, "number", number);
      add_row (record, "addresses", ZIMT_RECORD_ADDRESS, "street", "Musterstraße 12");
      g_ptr_array_add (records, record);
    }
  return records;
}

static void
test_the_directory_of_the_sample_is_one_page (Fixture *fixture, gconstpointer data)
{
  static const char *const links[] = { "https://example.org/zim", NULL };
  g_autoptr (GPtrArray) records = list_sample ();

  g_assert_cmpuint (records->len, ==, 19);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      ZimtPaper *paper = zimt_directory_paper_new (fixture->house, records, links[i],
                                                   fixture->today, label_of, fixture, NULL);
      g_assert_nonnull (paper);
      guint n_pages = zimt_paper_get_n_pages (paper);

      g_autofree char *text
          = read_paper (paper, links[i] != NULL ? "directory" : "directory-no-link");
      g_assert_cmpuint (n_pages, ==, 1);
      if (text == NULL)
        return;
      for (guint j = 0; j < records->len; j++)
        {
          g_autofree char *number = g_strdup_printf ("030 23125 %03u", j);

          assert_has_text (text, number);
        }
      assert_has_text (text, "9–12");
      assert_has_text (text, "1 / 1");
    }
}

static void
test_only_what_is_marked_is_in_the_directory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = list_sample ();
  GError *error = NULL;

  for (guint i = 1; i < records->len; i++)
    zimt_record_set_flag (records->pdata[i], "in_directory", FALSE);
  g_autofree char *text
      = read_paper (zimt_directory_paper_new (fixture->house, records, NULL, fixture->today,
                                              label_of, fixture, NULL),
                    "directory-one");
  if (text != NULL)
    {
      assert_has_text (text, "030 23125 000");
      assert_lacks_text (text, "030 23125 001");
    }
  zimt_record_set_flag (records->pdata[0], "in_directory", FALSE);
  g_assert_null (zimt_directory_paper_new (fixture->house, records, NULL, fixture->today, label_of,
                                           fixture, &error));
  assert_not_found (error);
}

/* --- The settlement --- */

static void
assert_has_money (const char *text, int cents)
{
  g_autofree char *money = zimt_money_to_text (cents);

  assert_has_text (text, money);
}

static void
test_the_settlement_adds_up (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  ZimtDate from = date_of (2026, 10, 1), to = date_of (2026, 10, 31);

  /* 90 min: 30.00 and 10 km: 3.00; 40 min count as 60: 20.00; others are in no sum. */
  put_assignment (fixture, fixture->selam, "done", date_of (2026, 10, 31), 600, 690, 10);
  put_assignment (fixture, fixture->selam, "paid", date_of (2026, 10, 1), 600, 640, 0);
  put_assignment (fixture, fixture->selam, "cancelled", date_of (2026, 10, 6), 600, 690, 99);
  put_assignment (fixture, fixture->selam, "done", date_of (2026, 11, 1), 600, 720, 0);
  zimt_record_set_text (fixture->selam, "iban", "DE02120300000000202051");
  g_autofree char *text
      = read_paper (zimt_settlement_paper_new (fixture->house, fixture->book, fixture->selam, from,
                                               to, fixture->today, label_of, fixture, NULL),
                    "settlement");
  if (text != NULL)
    {
      assert_has_money (text, 3300);
      assert_has_money (text, 2000);
      assert_has_money (text, 5300);
      assert_has_money (text, 9300); /* the year */
      assert_has_money (text, 8000);
      assert_has_text (text, "80 %");
      assert_has_text (text, "DE02120300000000202051");
      assert_has_text (text, "Selam Tesfaye");
      assert_lacks_text (text, "Geheim");
      assert_lacks_text (text, "99");
    }
  g_assert_null (zimt_settlement_paper_new (fixture->house, fixture->book, fixture->selam,
                                            date_of (2025, 1, 1), date_of (2025, 1, 31),
                                            fixture->today, label_of, fixture, &error));
  assert_not_found (error);
}

static void
test_what_was_settled_stays_when_the_tariff_changes (Fixture *fixture, gconstpointer data)
{
  ZimtRecord *settled
      = put_assignment (fixture, fixture->selam, "settled", date_of (2026, 10, 5), 600, 660, 0);

  zimt_record_set_number (settled, "allowance", 1234);
  g_autofree char *text
      = read_paper (zimt_settlement_paper_new (fixture->house, fixture->book, fixture->selam,
                                               date_of (2026, 10, 1), date_of (2026, 10, 31),
                                               fixture->today, label_of, fixture, NULL),
                    "settlement-settled");
  if (text != NULL)
    assert_has_money (text, 1234);
}

/* --- Companions --- */

static void
assert_has_duration (const char *text, int hours, int minutes)
{
  g_autofree char *duration = g_strdup_printf (_ ("%1$d h %2$d min"), hours, minutes);

  assert_has_text (text, duration);
}

static ZimtRecord *
put_companion (Fixture *fixture)
{
  ZimtRecord *record = put_person (fixture, ZIMT_RECORD_COMPANION, "Karin", "Weiß", "active");

  add_dated (record, "activities", ZIMT_RECORD_ACTIVITY, date_of (2026, 1, 1), 600, NULL);
  add_dated (record, "activities", ZIMT_RECORD_ACTIVITY, date_of (2026, 12, 31), 135, NULL);
  add_dated (record, "activities", ZIMT_RECORD_ACTIVITY, date_of (2025, 12, 31), 999, NULL);
  add_dated (record, "trainings", ZIMT_RECORD_TRAINING, date_of (2026, 3, 2), 180, "Nähe, Distanz");
  add_dated (record, "trainings", ZIMT_RECORD_TRAINING, date_of (2025, 3, 2), 180, "Vorjahr");
  add_row (record, "addresses", ZIMT_RECORD_ADDRESS, "street", "Lindenweg 4");
  return record;
}

static void
test_the_certificate_counts_its_year (Fixture *fixture, gconstpointer data)
{
  ZimtRecord *companion = put_companion (fixture);
  GError *error = NULL;
  g_autofree char *text = read_paper (zimt_companion_certificate_new (fixture->house, companion,
                                                                      2026, fixture->today, NULL),
                                      "certificate");

  if (text != NULL)
    {
      assert_has_duration (text, 12, 15);
      assert_has_text (text, "Nähe, Distanz");
      assert_has_text (text, "Karin Weiß");
      assert_lacks_text (text, "Vorjahr");
    }
  g_assert_null (
      zimt_companion_certificate_new (fixture->house, companion, 2024, fixture->today, &error));
  assert_not_found (error);
}

static void
test_the_letter_thanks_for_the_year (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text
      = read_paper (zimt_companion_thanks_new (fixture->house, put_companion (fixture), 2026,
                                               fixture->today, NULL),
                    "thanks");

  if (text == NULL)
    return;
  assert_has_duration (text, 12, 15);
  assert_has_text (text, "Lindenweg 4");
  assert_has_text (text, "2026");
}

/* --- A person's own copy --- */

static void
put_tandem (Fixture *fixture, const ZimtRecord *companion, const ZimtRecord *newcomer)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_TANDEM);

  zimt_record_set_text (record, "companion", zimt_record_get_id (companion));
  zimt_record_set_text (record, "newcomer", zimt_record_get_id (newcomer));
  zimt_record_set_text (record, "state", "active");
  zimt_record_set_text (record, "note", "Karin Weiß und Amina Tahiri treffen sich dienstags.");
  zimt_people_book_put (fixture->book, record);
  zimt_record_unref (record);
}

/* Karin is a companion and an interpreter; another Karin Weiß is a contact. */
static ZimtRecord *
put_subject (Fixture *fixture)
{
  ZimtRecord *karin = put_companion (fixture);
  ZimtRecord *same = put_person (fixture, ZIMT_RECORD_INTERPRETER, "Karin", "Weiß", "active");
  ZimtRecord *other = put_person (fixture, ZIMT_RECORD_PERSON, "Karin", "Weiß", NULL);
  ZimtRecord *amina = put_person (fixture, ZIMT_RECORD_NEWCOMER, "Amina", "Tahiri", "matched");

  add_row (karin, "phones", ZIMT_RECORD_PHONE, "number", "0361 / 123-45");
  add_row (same, "phones", ZIMT_RECORD_PHONE, "number", "036112345");
  add_row (other, "phones", ZIMT_RECORD_PHONE, "number", "030 999");
  zimt_record_set_text (other, "note", "Eine ganz andere");
  zimt_record_set_text (same, "flag", "nach dem Urlaub");
  put_tandem (fixture, karin, amina);
  put_assignment (fixture, same, "done", date_of (2026, 5, 5), 600, 660, 0);
  return karin;
}

static void
test_the_copy_masks_other_persons (Fixture *fixture, gconstpointer data)
{
  ZimtRecord *karin = put_subject (fixture);
  g_autofree char *text
      = read_paper (zimt_subject_paper_new (fixture->house, fixture->book,
                                            zimt_record_get_id (karin), fixture->today, label_of,
                                            fixture, NULL),
                    "subject");

  if (text == NULL)
    return;
  assert_has_text (text, "Karin Weiß und A. T. treffen sich dienstags.");
  assert_has_text (text, "nach dem Urlaub");
  assert_has_text (text, "12345");
  assert_has_text (text, "Lindenweg 4");
  assert_has_text (text, "Y. G.");
  assert_lacks_text (text, "Tahiri");
  assert_lacks_text (text, "Geheim");
  assert_lacks_text (text, "Eine ganz andere");
  assert_lacks_text (text, "0123456789abcdef");
}

static void
test_the_copy_as_json_has_arrays_by_kind (Fixture *fixture, gconstpointer data)
{
  ZimtRecord *karin = put_subject (fixture);
  g_autofree char *text
      = zimt_subject_dup_json (fixture->book, zimt_record_get_id (karin), fixture->today, NULL);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonObject *tandem = NULL;

  g_assert_cmpstr (json_object_get_string_member (object, "date"), ==, "2026-11-28");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "companion")), ==,
                    1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "interpreter")),
                    ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "assignment")), ==,
                    1);
  g_assert_false (json_object_has_member (object, "person"));
  tandem = json_array_get_object_element (json_object_get_array_member (object, "tandem"), 0);
  g_assert_cmpstr (json_object_get_string_member (tandem, "newcomer"), ==, "A. T.");
  g_assert_cmpstr (json_object_get_string_member (tandem, "companion"), ==, "Karin Weiß");
  assert_lacks_text (text, "Tahiri");
  assert_lacks_text (text, "Geheim");
}

static void
test_nobody_has_no_copy (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;

  g_assert_null (zimt_subject_dup_json (fixture->book, "ffffffffffffffffffffffffffffffff",
                                        fixture->today, &error));
  assert_not_found (error);
}

/* --- The network --- */

static void
add_membership (ZimtRecord *record, ZimtDate joined, ZimtDate left, ZimtDate rules)
{
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_MEMBERSHIP);

  zimt_record_set_date (row, "joined", joined);
  zimt_record_set_date (row, "left", left);
  zimt_record_set_date (row, "rules", rules);
  zimt_record_add_row (record, "memberships", row);
}

static void
test_members_are_those_of_the_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = list_sample ();
  ZimtDate on = date_of (2025, 12, 31);
  GError *error = NULL;

  add_membership (records->pdata[1], date_of (2020, 1, 1), date_of (2021, 1, 1), 0);
  add_membership (records->pdata[1], on, 0, date_of (2026, 1, 15));
  add_membership (records->pdata[2], date_of (2020, 2, 2), on, 0);
  add_membership (records->pdata[3], on + 1, 0, 0);
  g_autofree char *text
      = read_paper (zimt_members_paper_new (fixture->house, records, on, fixture->today, NULL),
                    "members");
  if (text != NULL)
    {
      assert_has_text (text, zimt_record_get_text (records->pdata[1], "name"));
      assert_has_text (text, "15.01.2026");
      assert_lacks_text (text, zimt_record_get_text (records->pdata[2], "name"));
      assert_lacks_text (text, zimt_record_get_text (records->pdata[3], "name"));
    }
  g_assert_null (zimt_members_paper_new (fixture->house, records, date_of (2019, 1, 1),
                                         fixture->today, &error));
  assert_not_found (error);
}

static void
put_demand (Fixture *fixture, const char *language, ZimtDate date, const char *district,
            const char *help)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_DEMAND);

  zimt_record_set_text (record, "language", language);
  zimt_record_set_date (record, "date", date);
  zimt_record_set_text (record, "district", district);
  zimt_record_set_text (record, "reason", "nobody-free");
  zimt_record_set_text (record, "helped_by", help);
  zimt_people_book_put (fixture->book, record);
  zimt_record_unref (record);
}

static void
test_demand_is_counted_in_its_days (Fixture *fixture, gconstpointer data)
{
  ZimtDate from = date_of (2026, 11, 2), to = date_of (2026, 11, 8);
  GError *error = NULL;

  put_demand (fixture, "tir", from, "north", "professional");
  put_demand (fixture, "tir", to, "", "nobody");
  put_demand (fixture, "ara", from, "north", "");
  put_demand (fixture, "ukr", to + 1, "north", "");
  g_autofree char *text
      = read_paper (zimt_demand_paper_new (fixture->house, fixture->book, from, to, fixture->today,
                                           label_of, fixture, NULL),
                    "demand");
  if (text != NULL)
    {
      g_autofree char *tir = g_strdup_printf ("%s 2 1", zimt_language_get_name ("tir"));
      g_autofree char *north = g_strdup_printf ("%s 2 1", label_of (fixture, "district", "north"));

      assert_has_text (text, tir);
      assert_has_text (text, north);
      assert_lacks_text (text, zimt_language_get_name ("ukr"));
    }
  g_assert_null (zimt_demand_paper_new (fixture->house, fixture->book, from - 30, from - 1,
                                        fixture->today, label_of, fixture, &error));
  assert_not_found (error);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/people-papers/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  paper_fixture_set_language ();
  g_test_init (&argc, &argv, NULL);
  ADD ("the-directory-of-the-sample-is-one-page", test_the_directory_of_the_sample_is_one_page);
  ADD ("only-what-is-marked-is-in-the-directory", test_only_what_is_marked_is_in_the_directory);
  ADD ("the-settlement-adds-up", test_the_settlement_adds_up);
  ADD ("what-was-settled-stays-when-the-tariff-changes",
       test_what_was_settled_stays_when_the_tariff_changes);
  ADD ("the-certificate-counts-its-year", test_the_certificate_counts_its_year);
  ADD ("the-letter-thanks-for-the-year", test_the_letter_thanks_for_the_year);
  ADD ("the-copy-masks-other-persons", test_the_copy_masks_other_persons);
  ADD ("the-copy-as-json-has-arrays-by-kind", test_the_copy_as_json_has_arrays_by_kind);
  ADD ("nobody-has-no-copy", test_nobody_has_no_copy);
  ADD ("members-are-those-of-the-day", test_members_are_those_of_the_day);
  ADD ("demand-is-counted-in-its-days", test_demand_is_counted_in_its_days);
  return g_test_run ();
}
