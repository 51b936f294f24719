/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person goes for good: from cards, sealed values, history, drafts and every file. */
#include "people-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "zimt-desk-private.h"
#include "zimt-kept-form.h"
#include "zimt-record-list.h"
#include "zimt-store-card.h"

#define GIVEN "Xylophone"
#define FAMILY "Quetzalcoatl"

static char *
erase (VaultFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  char *proof = zimt_desk_erase_person (fixture->desk, id, &error);

  g_assert_no_error (error);
  vault_assert_sentence (proof);
  g_assert_null (strstr (proof, FAMILY));
  return proof;
}

static void
assert_is_gone (VaultFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean is_free = FALSE;

  zimt_store_is_free_of (fixture->desk->store, text, &is_free, &error);
  g_assert_no_error (error);
  g_assert_true (is_free);
  g_assert_false (people_is_in_a_file (text));
}

static void
keep_draft (VaultFixture *fixture, ZimtRecord *form)
{
  g_autoptr (GPtrArray) drafts = zimt_record_list_new ();
  g_autoptr (ZimtRecord) copy = zimt_record_copy (form);
  g_autoptr (GError) error = NULL;

  zimt_record_set_class (copy, "P");
  g_ptr_array_add (drafts, zimt_kept_form_new (copy, "Form"));
  zimt_desk_lock (fixture->desk, drafts, &error);
  g_assert_no_error (error);
}

static void
nothing_is_left_of_an_interpreter (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) hana = NULL;
  g_autoptr (ZimtRecord) past = NULL;
  g_autoptr (ZimtRecord) left = NULL;
  g_autoptr (GPtrArray) offers = zimt_record_list_new ();
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *proof = NULL;
  g_autofree char *state = NULL;
  g_autofree char *phone = g_strdup (PHONE);
  ZimtRecord *changed;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter (GIVEN, FAMILY));
  hana = people_put (fixture, people_new_interpreter ("Hana", "Alem"));
  changed = zimt_record_copy (stored);
  zimt_record_set_text (changed, "given", GIVEN "s");
  zimt_record_set_text (changed, "note", "second");
  zimt_record_unref (people_put (fixture, changed));
  people_undo (fixture);
  people_redo (fixture);
  past = people_put (fixture, people_new_assignment (stored, 8));
  for (int i = 0; i < 2; i++)
    {
      ZimtRecord *offer = people_new_assignment (i == 0 ? stored : hana, 10);

      zimt_record_set_text (offer, "state", "offered");
      g_ptr_array_add (offers, offer);
    }
  jobs = zimt_desk_arrange (fixture->desk, offers, 0, &error);
  g_assert_no_error (error);
  /* A form of hers lies where somebody else's desk locked. */
  {
    g_autoptr (ZimtRecord) now = people_get (fixture, zimt_record_get_id (stored));

    vault_enter (fixture, LEO);
    keep_draft (fixture, now);
  }
  g_assert_true (people_is_in_a_file (FAMILY));
  vault_enter (fixture, INES);
  g_assert_cmpint (people_count_sealed (fixture), ==, 7);
  proof = erase (fixture, zimt_record_get_id (stored));
  assert_is_gone (fixture, GIVEN);
  assert_is_gone (fixture, FAMILY);
  assert_is_gone (fixture, phone);
  assert_is_gone (fixture, STREET);
  /* Hana's card and her offer are left; the erased ones' jobs are rows without anything. */
  g_assert_cmpint (people_count_sealed (fixture), ==, 2);
  left = people_get (fixture, zimt_record_get_id (past));
  g_assert_nonnull (left);
  g_assert_cmpstr (zimt_record_get_text (left, "interpreter"), ==, "");
  g_assert_cmpstr (zimt_record_get_text (left, "for_whom"), ==, "");
  g_assert_nonnull (strstr (proof, "2026-11-24"));
  /* Her open offer does not stand in the way of the other one, whatever is taken back. */
  state = people_dup_text (fixture, zimt_record_get_id (jobs->pdata[0]), "state");
  g_assert_cmpstr (state, ==, "cancelled");
  people_undo (fixture);
  moved = people_try_move (fixture, zimt_record_get_id (jobs->pdata[1]), "accepted", &error);
  g_assert_no_error (error);
  g_assert_true (zimt_desk_check_file (fixture->desk, &error));
  vault_close (fixture);
  g_assert_false (people_is_in_a_file (FAMILY));
  g_assert_false (people_is_in_a_file (zimt_record_get_id (stored)));
}

static void
no_step_back_brings_the_person_again (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (ZimtRecord) stored = NULL;

  vault_enter (fixture, INES);
  other = people_put (fixture, people_new_companion ("Uwe", "Krause"));
  stored = people_put (fixture, people_new_newcomer (GIVEN, FAMILY));
  g_free (erase (fixture, zimt_record_get_id (stored)));
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (ZimtRecord) gone = NULL;

      zimt_desk_undo (fixture->desk, NULL, NULL);
      gone = people_get (fixture, zimt_record_get_id (stored));
      g_assert_null (gone);
    }
  for (int i = 0; i < 5; i++)
    zimt_desk_redo (fixture->desk, NULL, NULL);
  assert_is_gone (fixture, FAMILY);
}

static void
tandems_go_along (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) companion = NULL;
  g_autoptr (ZimtRecord) newcomer = NULL;
  g_autoptr (ZimtRecord) tandem = NULL;
  g_autoptr (ZimtRecord) old = NULL;
  g_autoptr (ZimtRecord) left = NULL;
  g_autoptr (ZimtRecord) gone = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  companion = people_put (fixture, people_new_companion ("Uwe", "Krause"));
  newcomer = people_put (fixture, people_new_newcomer (GIVEN, FAMILY));
  tandem = people_put (fixture, people_new_tandem (companion, newcomer));
  old = people_put (fixture, people_new_tandem (companion, newcomer));
  ids = vault_ids (zimt_record_get_id (old), NULL);
  zimt_desk_delete_people (fixture->desk, ids, &error);
  g_assert_no_error (error);
  g_free (erase (fixture, zimt_record_get_id (newcomer)));
  gone = people_get (fixture, zimt_record_get_id (tandem));
  g_assert_null (gone);
  left = people_get (fixture, zimt_record_get_id (companion));
  g_assert_cmpuint (zimt_record_get_n_rows (left, "phones"), ==, 1);
  /* What was sealed of a tandem that had been deleted has gone too, and no step back shows it. */
  g_assert_cmpint (people_count_sealed (fixture), ==, 1);
  zimt_desk_undo (fixture->desk, NULL, NULL);
  {
    g_autoptr (ZimtRecord) again = people_get (fixture, zimt_record_get_id (old));

    g_assert_null (again);
  }
  assert_is_gone (fixture, FAMILY);
}

static void
what_was_merged_goes_along (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) kept = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (ZimtRecord) merged = NULL;
  g_autoptr (ZimtRecord) wish = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  kept = people_put (fixture, people_new_interpreter (GIVEN, FAMILY));
  other = people_put (fixture, people_new_interpreter (GIVEN, FAMILY "s"));
  zimt_record_unref (people_put (fixture, people_new_assignment (other, 10)));
  wish = zimt_record_copy (kept);
  merged = zimt_desk_merge_people (fixture->desk, wish, zimt_record_get_id (other), &error);
  g_assert_no_error (error);
  /* By the id of the one that leads there. */
  g_free (erase (fixture, zimt_record_get_id (other)));
  assert_is_gone (fixture, FAMILY);
  g_assert_cmpint (people_count_sealed (fixture), ==, 0);
}

static void
who_asked_for_a_job_is_taken_out_of_it (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) person = NULL;
  g_autoptr (ZimtRecord) assignment = NULL;
  g_autoptr (ZimtRecord) left = NULL;
  ZimtRecord *asked = people_new_assignment (NULL, 10);
  ZimtRecord *changed;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  person = people_put (fixture, people_new_person (FAMILY, NULL));
  zimt_record_set_text (asked, "requester", zimt_record_get_id (person));
  zimt_record_set_text (asked, "requester_name", "Kim " FAMILY);
  assignment = people_put (fixture, asked);
  changed = zimt_record_copy (assignment);
  zimt_record_set_text (changed, "note", "again");
  zimt_record_unref (people_put (fixture, changed));
  g_free (erase (fixture, zimt_record_get_id (person)));
  assert_is_gone (fixture, FAMILY);
  left = people_get (fixture, zimt_record_get_id (assignment));
  g_assert_cmpstr (zimt_record_get_text (left, "note"), ==, "again");
  versions = zimt_desk_load_card_versions (fixture->desk, zimt_record_get_id (assignment), &error);
  g_assert_cmpuint (versions->len, ==, 2);
  for (guint i = 0; i < versions->len; i++)
    {
      g_assert_cmpstr (zimt_record_get_text (versions->pdata[i], "for_whom"), ==, FOR_WHOM);
      g_assert_cmpstr (zimt_record_get_text (versions->pdata[i], "requester"), ==, "");
      g_assert_cmpstr (zimt_record_get_text (versions->pdata[i], "requester_name"), ==, "");
    }
}

static void
the_lists_are_read_anew (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) person = NULL;
  g_autoptr (ZimtPeopleNews) before = NULL;
  g_autoptr (ZimtPeopleNews) after = NULL;
  g_autoptr (GError) error = NULL;
  guint64 generation;

  vault_enter (fixture, INES);
  person = people_put (fixture, people_new_person (FAMILY, NULL));
  before = zimt_desk_load_people (fixture->desk, 0, &error);
  generation = zimt_desk_get_generation (fixture->desk);
  g_free (erase (fixture, zimt_record_get_id (person)));
  g_assert_cmpuint (zimt_desk_get_generation (fixture->desk), >, generation);
  after = zimt_desk_load_people (fixture->desk, before->step, &error);
  g_assert_true (after->is_all);
  g_assert_cmpuint (after->records->len, ==, 0);
}

static void
not_everybody_may_erase (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) interpreter = NULL;
  g_autoptr (ZimtRecord) organisation = NULL;
  g_autoptr (ZimtRecord) left = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  vault_enter (fixture, INES);
  interpreter = people_put (fixture, people_new_interpreter (GIVEN, FAMILY));
  organisation = people_put (fixture, people_new_organisation ("Diakonie"));
  id = zimt_record_get_id (interpreter);
  g_assert_null (zimt_desk_erase_person (fixture->desk, zimt_record_get_id (organisation), &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  g_assert_null (zimt_desk_erase_person (fixture->desk, "0", &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_FOUND);
  vault_lock (fixture);
  g_assert_null (zimt_desk_erase_person (fixture->desk, id, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_enter (fixture, BERTA);
  g_assert_null (zimt_desk_erase_person (fixture->desk, id, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  left = people_get (fixture, id);
  g_assert_cmpuint (zimt_record_get_n_rows (left, "phones"), ==, 1);
}

/* How many versions of a card still say something of the certificate. */
static guint
count_facts (VaultFixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = zimt_desk_load_card_versions (fixture->desk, id, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < versions->len; i++)
    if (zimt_record_get_date (versions->pdata[i], "conduct_issued") != 0
        || zimt_record_get_date (versions->pdata[i], "conduct_inspected") != 0
        || *zimt_record_get_text (versions->pdata[i], "conduct_entry") != '\0')
      n++;
  return n;
}

static ZimtRecord *
new_companion_who_left (VaultFixture *fixture, const char *family, ZimtDate ended)
{
  ZimtRecord *companion = people_new_companion ("Marta", family);

  zimt_record_set_date (companion, "conduct_issued", ended - 400);
  zimt_record_set_date (companion, "conduct_inspected", ended - 390);
  zimt_record_set_text (companion, "conduct_entry", "no");
  return companion;
}

static void
facts_of_a_certificate_go_after_three_months (VaultFixture *fixture, gconstpointer data)
{
  ZimtDate today = zimt_clock_get_today (fixture->clock);
  g_autoptr (ZimtRecord) early = NULL;
  g_autoptr (ZimtRecord) late = NULL;
  gint64 n_sealed;

  vault_enter (fixture, INES);
  early = people_put (fixture, new_companion_who_left (fixture, "Lange", today - 100));
  late = people_put (fixture, new_companion_who_left (fixture, "Kurz", today - 60));
  for (guint i = 0; i < 2; i++)
    {
      ZimtRecord *left = zimt_record_copy (i == 0 ? early : late);

      zimt_record_set_text (left, "state", "left");
      zimt_record_set_date (left, "ended", today - (i == 0 ? 100 : 60));
      zimt_record_unref (people_put (fixture, left));
    }
  g_assert_cmpuint (count_facts (fixture, zimt_record_get_id (early)), ==, 2);
  n_sealed = people_count_sealed (fixture);
  vault_lock (fixture);
  vault_enter (fixture, BERTA);
  g_assert_cmpuint (count_facts (fixture, zimt_record_get_id (early)), ==, 2);
  vault_lock (fixture);
  vault_enter (fixture, INES);
  g_assert_cmpuint (count_facts (fixture, zimt_record_get_id (early)), ==, 0);
  g_assert_cmpuint (count_facts (fixture, zimt_record_get_id (late)), ==, 2);
  g_assert_cmpint (people_count_sealed (fixture), ==, n_sealed);
}

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
#define TEST(path, function) VAULT_TEST ("/desk-erase/" path, function)
  TEST ("nothing-is-left-of-an-interpreter", nothing_is_left_of_an_interpreter);
  TEST ("no-step-back-brings-the-person-again", no_step_back_brings_the_person_again);
  TEST ("tandems-go-along", tandems_go_along);
  TEST ("what-was-merged-goes-along", what_was_merged_goes_along);
  TEST ("who-asked-for-a-job-is-taken-out-of-it", who_asked_for_a_job_is_taken_out_of_it);
  TEST ("the-lists-are-read-anew", the_lists_are_read_anew);
  TEST ("not-everybody-may-erase", not_everybody_may_erase);
  TEST ("facts-of-a-certificate-go-after-three-months",
        facts_of_a_certificate_go_after_three_months);
  return vault_run ();
}
