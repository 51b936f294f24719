/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due in the pools, and when. */
#include "fixture.h"
#include "zimt-pool-due.h"

#include <string.h>

/* The only one in the book, on a day. (transfer full) */
static GPtrArray *
list_due (ZimtRecord *record, const char *today)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();

  zimt_people_book_set_has_private (book, TRUE);
  zimt_people_book_put (book, record);
  return zimt_pool_list_due (book, fixture_date (today));
}

/* On @today the one thing to do is of @kind and was due on @date; NULL: there is none. */
static void
assert_due (ZimtRecord *record, const char *today, ZimtDueKind kind, const char *date)
{
  g_autoptr (GPtrArray) list = list_due (record, today);
  const ZimtDue *due;

  g_assert_cmpuint (list->len, ==, date != NULL ? 1 : 0);
  if (date == NULL)
    return;
  due = list->pdata[0];
  g_assert_true (due->record == record);
  g_assert_cmpint (due->kind, ==, kind);
  g_assert_cmpint (due->date, ==, fixture_date (date));
  g_assert_cmpstr (due->text, !=, "");
}

static ZimtRecord *
companion_new (void)
{
  ZimtRecord *companion = zimt_record_new (ZIMT_RECORD_COMPANION);

  zimt_record_set_text (companion, "given", "Karin");
  zimt_record_set_text (companion, "state", "active");
  zimt_record_set_date (companion, "conduct_inspected", fixture_date ("2021-06-10"));
  zimt_record_set_date (companion, "conduct_issued", fixture_date ("2021-06-01"));
  zimt_record_set_text (companion, "conduct_entry", "no");
  return companion;
}

/* Good until 2026-06-01: 90 days before are 2026-03-03, 30 are 2026-05-02. */
static void
test_conduct (void)
{
  g_autoptr (ZimtRecord) companion = companion_new ();

  assert_due (companion, "2026-03-02", ZIMT_DUE_CONDUCT, NULL);
  assert_due (companion, "2026-03-03", ZIMT_DUE_CONDUCT, "2026-03-03");
  assert_due (companion, "2026-05-01", ZIMT_DUE_CONDUCT, "2026-03-03");
  assert_due (companion, "2026-05-02", ZIMT_DUE_CONDUCT, "2026-05-02");
  assert_due (companion, "2026-06-01", ZIMT_DUE_CONDUCT, "2026-06-01");
  assert_due (companion, "2026-09-01", ZIMT_DUE_CONDUCT, "2026-06-01");
}

static void
test_conduct_text (void)
{
  g_autoptr (ZimtRecord) companion = companion_new ();
  g_autoptr (GPtrArray) before = list_due (companion, "2026-05-31");
  g_autoptr (GPtrArray) after = list_due (companion, "2026-06-01");

  g_assert_cmpstr (((ZimtDue *)before->pdata[0])->text, ==,
                   "Ask Karin for a new certificate of good conduct: it is good until 01.06.2026.");
  g_assert_cmpstr (
      ((ZimtDue *)after->pdata[0])->text, ==,
      "Ask Karin for a new certificate of good conduct: it was good until 01.06.2026.");
}

/* Ended on 30 November: three months later is the last of February. */
static void
test_forgetting (void)
{
  g_autoptr (ZimtRecord) companion = companion_new ();

  zimt_record_set_date (companion, "ended", fixture_date ("2025-11-30"));
  assert_due (companion, "2026-02-27", ZIMT_DUE_CONDUCT_DELETE, NULL);
  g_assert_false (zimt_companion_forget_conduct (companion, fixture_date ("2026-02-27")));
  assert_due (companion, "2026-06-01", ZIMT_DUE_CONDUCT_DELETE, "2026-02-28");
  g_assert_true (zimt_companion_forget_conduct (companion, fixture_date ("2026-02-28")));
  g_assert_true (zimt_record_is_empty (companion, "conduct_inspected"));
  g_assert_true (zimt_record_is_empty (companion, "conduct_issued"));
  g_assert_true (zimt_record_is_empty (companion, "conduct_entry"));
  g_assert_false (zimt_companion_forget_conduct (companion, fixture_date ("2026-02-28")));
  assert_due (companion, "2026-06-01", ZIMT_DUE_CONDUCT_DELETE, NULL);
}

static void
add_talk (ZimtRecord *tandem, const char *date)
{
  ZimtRecord *talk = zimt_record_new (ZIMT_RECORD_TALK);

  zimt_record_set_date (talk, "date", fixture_date (date));
  zimt_record_add_row (tandem, "talks", talk);
}

static void
assert_next_talk (const ZimtRecord *tandem, const char *date)
{
  g_assert_cmpint (zimt_tandem_get_next_talk (tandem), ==, fixture_date (date));
}

static void
test_talks (void)
{
  g_autoptr (ZimtRecord) tandem = zimt_record_new (ZIMT_RECORD_TANDEM);

  zimt_record_set_text (tandem, "state", "trial");
  g_assert_cmpint (zimt_tandem_get_next_talk (tandem), ==, 0);
  add_talk (tandem, "2026-01-02");
  zimt_record_set_date (tandem, "started", fixture_date ("2026-01-10"));
  assert_next_talk (tandem, "2026-01-24");
  assert_due (tandem, "2026-01-23", ZIMT_DUE_TANDEM, NULL);
  assert_due (tandem, "2026-03-01", ZIMT_DUE_TANDEM, "2026-01-24");
  add_talk (tandem, "2026-01-20");
  assert_next_talk (tandem, "2026-04-10");
  add_talk (tandem, "2026-03-10");
  assert_next_talk (tandem, "2026-04-10");
  add_talk (tandem, "2026-04-02");
  assert_next_talk (tandem, "2026-07-02");
  add_talk (tandem, "2026-07-20");
  assert_next_talk (tandem, "2026-10-20");
  zimt_record_set_text (tandem, "state", "ended");
  g_assert_cmpint (zimt_tandem_get_next_talk (tandem), ==, 0);
  assert_due (tandem, "2027-01-01", ZIMT_DUE_TANDEM, NULL);
}

static void
add_proof (ZimtRecord *interpreter, const char *title, const char *until)
{
  ZimtRecord *proof = zimt_record_new (ZIMT_RECORD_PROOF);

  zimt_record_set_text (proof, "title", title);
  zimt_record_set_date (proof, "valid_until", fixture_date (until));
  zimt_record_add_row (interpreter, "proofs", proof);
}

static void
test_proofs (void)
{
  g_autoptr (ZimtRecord) interpreter = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  ZimtRecord *skill = zimt_record_new (ZIMT_RECORD_SKILL);

  zimt_record_set_text (interpreter, "state", "active");
  zimt_record_set_date (skill, "sworn_until", fixture_date ("2026-03-31"));
  zimt_record_add_row (interpreter, "skills", skill);
  assert_due (interpreter, "2026-02-28", ZIMT_DUE_PROOF, NULL);
  assert_due (interpreter, "2026-03-01", ZIMT_DUE_PROOF, "2026-03-01");
  zimt_record_set_date (skill, "sworn_until", 0);
  add_proof (interpreter, "Kurs", "2026-03-31");
  assert_due (interpreter, "2026-02-28", ZIMT_DUE_PROOF, NULL);
  assert_due (interpreter, "2026-04-10", ZIMT_DUE_PROOF, "2026-03-01");
  add_proof (interpreter, "Kurs", "2028-03-31");
  assert_due (interpreter, "2026-04-10", ZIMT_DUE_PROOF, NULL);
}

static void
test_assignments (void)
{
  static const struct
  {
    const char *state, *today, *due;
    ZimtDueKind kind;
  } cases[] = {
    { "asked", "2026-05-29", NULL, ZIMT_DUE_ASSIGNMENT },
    { "asked", "2026-05-30", "2026-05-30", ZIMT_DUE_ASSIGNMENT },
    { "offered", "2026-06-01", "2026-05-30", ZIMT_DUE_ASSIGNMENT },
    { "offered", "2026-06-02", "2026-06-02", ZIMT_DUE_ASSIGNMENT },
    { "confirmed", "2026-06-01", NULL, ZIMT_DUE_ASSIGNMENT },
    { "confirmed", "2026-06-05", "2026-06-02", ZIMT_DUE_ASSIGNMENT },
    { "done", "2026-06-05", "2026-06-01", ZIMT_DUE_SETTLE },
    { "settled", "2026-06-05", NULL, ZIMT_DUE_SETTLE },
    { "refused", "2026-06-05", NULL, ZIMT_DUE_ASSIGNMENT },
    { "cancelled", "2026-06-05", NULL, ZIMT_DUE_ASSIGNMENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtRecord) assignment = zimt_record_new (ZIMT_RECORD_ASSIGNMENT);

      zimt_record_set_text (assignment, "state", cases[i].state);
      zimt_record_set_date (assignment, "date", fixture_date ("2026-06-01"));
      assert_due (assignment, cases[i].today, cases[i].kind, cases[i].due);
    }
}

static void
test_order (void)
{
  g_autoptr (ZimtPeopleBook) book = zimt_people_book_new ();
  ZimtDate last = 0;
  g_autoptr (GPtrArray) list = NULL;

  for (int i = 0; i < 30; i++)
    {
      g_autoptr (ZimtRecord) companion = companion_new ();

      zimt_record_set_date (companion, "conduct_issued",
                            fixture_date ("2020-01-01") + g_test_rand_int_range (0, 300));
      zimt_people_book_put (book, companion);
    }
  list = zimt_pool_list_due (book, fixture_date ("2026-06-01"));
  g_assert_cmpuint (list->len, ==, 0);
  g_clear_pointer (&list, g_ptr_array_unref);
  zimt_people_book_set_has_private (book, TRUE);
  list = zimt_pool_list_due (book, fixture_date ("2026-06-01"));
  g_assert_cmpuint (list->len, ==, 30);
  for (guint i = 0; i < list->len; i++)
    {
      const ZimtDue *due = list->pdata[i];

      g_assert_cmpint (due->date, >=, last);
      last = due->date;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pool-due/certificates-are-told-thrice", test_conduct);
  g_test_add_func ("/pool-due/certificates-name-who-and-until-when", test_conduct_text);
  g_test_add_func ("/pool-due/facts-go-three-months-after-the-end", test_forgetting);
  g_test_add_func ("/pool-due/talks-count-from-talks", test_talks);
  g_test_add_func ("/pool-due/proofs-are-told-a-month-before", test_proofs);
  g_test_add_func ("/pool-due/assignments-wait-for-answers", test_assignments);
  g_test_add_func ("/pool-due/the-longest-due-goes-first", test_order);
  return g_test_run ();
}
