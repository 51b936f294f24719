/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards in the house: what is in clear and what is sealed, undo, conflicts, rights, merging,
 * drafts. */
#include "people-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "zimt-desk-private.h"
#include "zimt-kept-form.h"
#include "zimt-record-list.h"

static gboolean
has_phone (VaultFixture *fixture, const char *id, const char *number)
{
  g_autoptr (ZimtRecord) record = people_get (fixture, id);

  g_assert_nonnull (record);
  return zimt_record_get_n_rows (record, "phones") == 1
         && g_str_equal (zimt_record_get_text (zimt_record_get_row (record, "phones", 0), "number"),
                         number);
}

static ZimtPeopleNews *
load (VaultFixture *fixture, gint64 since)
{
  g_autoptr (GError) error = NULL;
  ZimtPeopleNews *news = zimt_desk_load_people (fixture->desk, since, &error);

  g_assert_no_error (error);
  return news;
}

static gboolean
is_in (GPtrArray *ids, const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

static void
rotate (VaultFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_desk_rotate (fixture->desk, "P", &error);
  g_assert_no_error (error);
}

/* Another first name, everything else as it is now. */
static ZimtRecord *
rename_card (VaultFixture *fixture, const char *id, const char *given)
{
  ZimtRecord *record = people_get (fixture, id);
  ZimtRecord *changed = zimt_record_copy (record);

  zimt_record_unref (record);
  zimt_record_set_text (changed, "given", given);
  return people_put (fixture, changed);
}

/* --- What is sealed --- */

static void
private_fields_are_there_only_with_the_key (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) locked = NULL;
  const char *id;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  id = zimt_record_get_id (stored);
  g_assert_cmpuint (zimt_record_get_revision (stored), ==, 1);
  g_assert_true (has_phone (fixture, id, PHONE));
  vault_lock (fixture);
  locked = people_get (fixture, id);
  g_assert_cmpstr (zimt_record_get_text (locked, "family"), ==, "Tesfaye");
  g_assert_true (zimt_record_has_code (locked, "languages", "tir"));
  g_assert_false (zimt_record_has_code (locked, "languages", "deu"));
  g_assert_cmpuint (zimt_record_get_n_rows (locked, "phones"), ==, 0);
  g_assert_cmpstr (zimt_record_get_text (locked, "note"), ==, "");
  vault_enter (fixture, BERTA);
  g_assert_true (has_phone (fixture, id, PHONE));
}

static void
no_file_holds_a_private_word (VaultFixture *fixture, gconstpointer data)
{
  static const char *const words[] = { PHONE, STREET, NOTE, FOR_WHOM };
  g_autoptr (ZimtRecord) interpreter = NULL;
  g_autoptr (ZimtRecord) companion = NULL;
  g_autoptr (ZimtRecord) newcomer = NULL;

  vault_enter (fixture, INES);
  interpreter = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  companion = people_put (fixture, people_new_companion ("Uwe", "Krause"));
  newcomer = people_put (fixture, people_new_newcomer ("Amina", "Haddad"));
  zimt_record_unref (people_put (fixture, people_new_tandem (companion, newcomer)));
  zimt_record_unref (people_put (fixture, people_new_assignment (interpreter, 10)));
  zimt_record_unref (rename_card (fixture, zimt_record_get_id (interpreter), "Salem"));
  people_undo (fixture);
  g_assert_true (people_is_in_a_file ("Tesfaye"));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (people_is_in_a_file (words[i]));
  vault_close (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (people_is_in_a_file (words[i]));
}

static void
what_did_not_change_is_not_sealed_again (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  g_assert_cmpint (people_count_sealed (fixture), ==, 1);
  zimt_record_unref (rename_card (fixture, zimt_record_get_id (stored), "Salem"));
  g_assert_cmpint (people_count_sealed (fixture), ==, 1);
  zimt_record_unref (people_put (fixture, people_get (fixture, zimt_record_get_id (stored))));
  g_assert_cmpint (people_count_sealed (fixture), ==, 1);
}

static void
who_loaded_a_card_while_locked_loses_nothing_of_it (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) locked = NULL;
  ZimtRecord *changed;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  vault_lock (fixture);
  locked = people_get (fixture, zimt_record_get_id (stored));
  vault_enter (fixture, INES);
  changed = zimt_record_copy (locked);
  zimt_record_set_text (changed, "given", "Salem");
  zimt_record_unref (people_put (fixture, changed));
  g_assert_true (has_phone (fixture, zimt_record_get_id (stored), PHONE));
  g_assert_cmpint (people_count_sealed (fixture), ==, 1);
}

static void
an_account_without_the_key_keeps_what_is_sealed (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (GError) error = NULL;
  ZimtRecord *refused;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  /* An intern who has not been given the key yet. */
  vault_close (fixture);
  vault_sql (fixture, "DELETE FROM class_slot WHERE class = 'P' AND account_id = %d", 3);
  vault_forget_seen ();
  vault_open (fixture);
  unlocked = vault_unlock (fixture, INES);
  g_assert_false (unlocked->has_private);
  zimt_record_unref (rename_card (fixture, zimt_record_get_id (stored), "Salem"));
  refused = people_new_interpreter ("New", "One");
  g_assert_null (people_try_put (fixture, refused, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  zimt_record_unref (refused);
  vault_enter (fixture, LEO);
  g_assert_true (has_phone (fixture, zimt_record_get_id (stored), PHONE));
}

/* --- Undo --- */

static void
undo_brings_back_private_fields (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (ZimtRecord) stored = NULL;
  g_autofree char *id = NULL;
  ZimtRecord *changed;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_companion ("Uwe", "Krause"));
  id = g_strdup (zimt_record_get_id (stored));
  changed = zimt_record_copy (stored);
  zimt_record_set_rows (changed, "phones", none);
  people_add_phone (changed, "0361 2");
  zimt_record_unref (people_put (fixture, changed));
  g_assert_true (has_phone (fixture, id, "0361 2"));
  people_undo (fixture);
  g_assert_true (has_phone (fixture, id, PHONE));
  people_redo (fixture);
  g_assert_true (has_phone (fixture, id, "0361 2"));
  vault_enter (fixture, LEO);
  rotate (fixture);
  people_undo (fixture);
  g_assert_true (has_phone (fixture, id, PHONE));
  vault_close (fixture);
  vault_open (fixture);
  vault_enter (fixture, INES);
  g_assert_true (has_phone (fixture, id, PHONE));
  people_redo (fixture);
  g_assert_true (has_phone (fixture, id, "0361 2"));
  /* After a step back the next revision is a new one: the old ones stay what they are. */
  people_undo (fixture);
  zimt_record_unref (people_put (fixture, people_get (fixture, id)));
  g_assert_cmpint (people_count_sealed (fixture), ==, 2);
}

static void
a_revision_after_a_step_back_replaces_none (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  ZimtRecord *changed;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_companion ("Uwe", "Krause"));
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (ZimtRecord) now = people_get (fixture, zimt_record_get_id (stored));

      changed = zimt_record_copy (now);
      zimt_record_set_text (changed, "note", i == 0 ? "first" : i == 1 ? "second" : "third");
      zimt_record_unref (people_put (fixture, changed));
      if (i < 2)
        people_undo (fixture);
    }
  g_assert_cmpint (people_count_sealed (fixture), ==, 4);
  people_undo (fixture);
  people_redo (fixture);
  {
    g_autofree char *note = people_dup_text (fixture, zimt_record_get_id (stored), "note");

    g_assert_cmpstr (note, ==, "third");
  }
}

static void
a_new_card_goes_and_comes_with_undo (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) gone = NULL;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  people_undo (fixture);
  gone = people_get (fixture, zimt_record_get_id (stored));
  g_assert_null (gone);
  people_redo (fixture);
  g_assert_true (has_phone (fixture, zimt_record_get_id (stored), PHONE));
}

/* --- Organisations --- */

static void
an_organisation_is_the_plans_too (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtPeopleNews) news = NULL;
  g_autoptr (ZimtPeopleNews) later = NULL;
  const ZimtOrganisation *organisation;
  ZimtRecord *changed;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_organisation ("Diakonie"));
  organisation = zimt_house_find_organisation (zimt_desk_get_house (fixture->desk), "Diakonie");
  g_assert_nonnull (organisation);
  g_assert_cmpuint (strlen (organisation->mark), >, 0);
  changed = zimt_record_copy (stored);
  zimt_record_set_text (changed, "name", "Diakonie im Viertel");
  zimt_record_set_text (changed, "web", "https://example.org");
  zimt_record_unref (people_put (fixture, changed));
  organisation = zimt_house_find_organisation (zimt_desk_get_house (fixture->desk), "Diakonie");
  g_assert_cmpstr (organisation->name, ==, "Diakonie im Viertel");
  people_undo (fixture);
  news = load (fixture, 0);
  people_undo (fixture);
  g_assert_null (zimt_house_find_organisation (zimt_desk_get_house (fixture->desk), "Diakonie"));
  later = load (fixture, news->step);
  g_assert_false (later->is_all);
  g_assert_true (is_in (later->gone, zimt_record_get_id (stored)));
  people_redo (fixture);
  {
    g_autofree char *name = people_dup_text (fixture, zimt_record_get_id (stored), "name");

    g_assert_cmpstr (name, ==, "Diakonie");
  }
}

static void
an_organisation_without_bookings_can_be_deleted (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) organisation = NULL;
  g_autoptr (ZimtRecord) person = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  organisation = people_put (fixture, people_new_organisation ("Diakonie"));
  person = people_put (fixture, people_new_person ("Roth", organisation));
  ids = vault_ids (zimt_record_get_id (organisation), NULL);
  g_assert_false (zimt_desk_delete_people (fixture->desk, ids, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  both = vault_ids (zimt_record_get_id (organisation), zimt_record_get_id (person), NULL);
  g_assert_true (zimt_desk_delete_people (fixture->desk, both, &error));
  g_assert_no_error (error);
  g_assert_null (zimt_house_find_organisation (zimt_desk_get_house (fixture->desk), "Diakonie"));
  people_undo (fixture);
  g_assert_nonnull (zimt_house_find_organisation (zimt_desk_get_house (fixture->desk), "Diakonie"));
}

/* --- Conflicts --- */

static void
the_second_of_two_edits_is_refused (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) one = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (ZimtRecord) done = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  one = zimt_record_copy (stored);
  other = zimt_record_copy (stored);
  zimt_record_set_text (one, "given", "Salem");
  zimt_record_set_text (other, "note", "other");
  done = people_try_put (fixture, one, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zimt_record_get_revision (done), ==, 2);
  g_assert_null (people_try_put (fixture, other, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  g_assert_cmpint (people_count_sealed (fixture), ==, 1);
  /* Also one that was taken back and one that is put twice as new. */
  people_undo (fixture);
  g_assert_null (people_try_put (fixture, done, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  zimt_record_set_revision (other, 0);
  g_assert_null (people_try_put (fixture, other, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
}

static void
of_several_cards_all_or_none_are_stored (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = zimt_record_list_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtPeopleNews) news = NULL;

  vault_enter (fixture, INES);
  g_ptr_array_add (records, people_new_interpreter ("Selam", "Tesfaye"));
  g_ptr_array_add (records, people_new_organisation ("Diakonie"));
  g_ptr_array_add (records, people_new_organisation (""));
  stored = zimt_desk_put_people (fixture->desk, records, NULL, &error);
  g_assert_null (stored);
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  news = load (fixture, 0);
  g_assert_cmpuint (news->records->len, ==, 0);
  g_assert_cmpint (people_count_sealed (fixture), ==, 0);
  g_assert_null (zimt_house_find_organisation (zimt_desk_get_house (fixture->desk), "Diakonie"));
}

/* --- Rights --- */

static ZimtRecord *
new_of_kind (VaultFixture *fixture, ZimtRecordKind kind)
{
  switch ((int)kind)
    {
    case ZIMT_RECORD_ORGANISATION:
      return people_new_organisation ("Diakonie");
    case ZIMT_RECORD_PERSON:
      return people_new_person ("Roth", NULL);
    case ZIMT_RECORD_INTERPRETER:
      return people_new_interpreter ("Selam", "Tesfaye");
    case ZIMT_RECORD_COMPANION:
      return people_new_companion ("Uwe", "Krause");
    case ZIMT_RECORD_NEWCOMER:
      return people_new_newcomer ("Amina", "Haddad");
    case ZIMT_RECORD_ASSIGNMENT:
      return people_new_assignment (NULL, 10);
    default:
      {
        ZimtRecord *record = zimt_record_new (ZIMT_RECORD_DEMAND);

        zimt_record_set_text (record, "language", "tir");
        zimt_record_set_date (record, "date", VAULT_TODAY);
        zimt_record_set_text (record, "reason", "other");
        return record;
      }
    }
}

/* What each role may write, as the table says it. */
static void
check_rights (VaultFixture *fixture, ZimtRoles roles)
{
  static const struct
  {
    ZimtRecordKind kind;
    ZimtRight right;
  } kinds[] = {
    { ZIMT_RECORD_ORGANISATION, ZIMT_RIGHT_ORGANISATIONS },
    { ZIMT_RECORD_PERSON, ZIMT_RIGHT_ORGANISATIONS },
    { ZIMT_RECORD_INTERPRETER, ZIMT_RIGHT_POOLS },
    { ZIMT_RECORD_COMPANION, ZIMT_RIGHT_POOLS },
    { ZIMT_RECORD_NEWCOMER, ZIMT_RIGHT_POOLS },
    { ZIMT_RECORD_ASSIGNMENT, ZIMT_RIGHT_ASSIGNMENTS },
    { ZIMT_RECORD_DEMAND, ZIMT_RIGHT_ASSIGNMENTS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (ZimtRecord) record = new_of_kind (fixture, kinds[i].kind);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZimtRecord) stored = people_try_put (fixture, record, &error);

      g_test_message ("%s by %u", zimt_record_kind_to_code (kinds[i].kind), roles);
      if (zimt_right_get_level (kinds[i].right, roles) >= ZIMT_LEVEL_WRITE)
        {
          g_assert_no_error (error);
          people_undo (fixture);
        }
      else
        vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
    }
}

static void
each_role_writes_what_the_table_says (VaultFixture *fixture, gconstpointer data)
{
  check_rights (fixture, 0);
  vault_enter (fixture, ANNA);
  vault_add (fixture, "Nico", ZIMT_ROLE_NETWORK);
  vault_add (fixture, "Carla", ZIMT_ROLE_CARE);
  check_rights (fixture, ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING);
  vault_enter (fixture, BERTA);
  check_rights (fixture, ZIMT_ROLE_COUNSELLING);
  vault_enter (fixture, INES);
  check_rights (fixture, ZIMT_ROLE_INTERN);
  vault_enter (fixture, LEO);
  check_rights (fixture, ZIMT_ROLE_LEAD);
  vault_enter (fixture, "Nico");
  check_rights (fixture, ZIMT_ROLE_NETWORK);
  vault_enter (fixture, "Carla");
  check_rights (fixture, ZIMT_ROLE_CARE);
}

static void
without_accounts_nothing_private_is_kept (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (vault_get_folder (), "plain.zimt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDesk) desk = zimt_desk_create (path, "Haus", NULL, fixture->clock, &error);
  VaultFixture plain = { path, fixture->clock, desk, NULL };
  g_autoptr (ZimtRecord) person = people_put (&plain, people_new_person ("Roth", NULL));
  g_autoptr (ZimtRecord) pool
      = people_put (&plain, people_new_public_interpreter ("Selam", "Tesfaye"));
  g_autoptr (ZimtRecord) refused = people_new_interpreter ("Hana", "Alem");
  g_autoptr (ZimtRecord) changed = zimt_record_copy (pool);
  g_autoptr (ZimtRecord) assignment = people_new_assignment (pool, 10);

  g_assert_null (people_try_put (&plain, refused, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  people_add_phone (changed, PHONE);
  g_assert_null (people_try_put (&plain, changed, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_null (people_try_put (&plain, assignment, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_clear_pointer (&desk, zimt_desk_close);
  g_unlink (path);
}

/* --- News --- */

static void
news_are_only_what_changed (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtPeopleNews) first = NULL;
  g_autoptr (ZimtPeopleNews) second = NULL;
  g_autoptr (ZimtPeopleNews) third = NULL;
  g_autoptr (ZimtPeopleNews) fourth = NULL;
  g_autoptr (ZimtRecord) one = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  one = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  other = people_put (fixture, people_new_companion ("Uwe", "Krause"));
  first = load (fixture, 0);
  g_assert_true (first->is_all);
  g_assert_true (first->has_private);
  g_assert_cmpuint (first->records->len, ==, 2);
  zimt_record_unref (rename_card (fixture, zimt_record_get_id (one), "Salem"));
  ids = vault_ids (zimt_record_get_id (other), NULL);
  g_assert_true (zimt_desk_delete_people (fixture->desk, ids, &error));
  second = load (fixture, first->step);
  g_assert_false (second->is_all);
  g_assert_cmpuint (second->records->len, ==, 1);
  g_assert_cmpstr (zimt_record_get_text (second->records->pdata[0], "given"), ==, "Salem");
  g_assert_cmpuint (zimt_record_get_n_rows (second->records->pdata[0], "phones"), ==, 1);
  g_assert_true (is_in (second->gone, zimt_record_get_id (other)));
  vault_lock (fixture);
  third = load (fixture, second->step);
  g_assert_true (third->is_all);
  g_assert_false (third->has_private);
  vault_close (fixture);
  vault_open (fixture);
  fourth = load (fixture, third->step);
  g_assert_true (fourth->is_all);
}

static void
every_state_of_a_card_can_be_read (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) organisation = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (ZimtAccount) ines = NULL;
  g_autoptr (GError) error = NULL;
  ZimtRecord *changed;

  vault_enter (fixture, INES);
  ines = vault_dup_account (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  changed = zimt_record_copy (stored);
  zimt_record_set_text (changed, "given", "Salem");
  zimt_record_set_text (changed, "note", "second");
  zimt_record_unref (people_put (fixture, changed));
  versions = zimt_desk_load_card_versions (fixture->desk, zimt_record_get_id (stored), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[0], "given"), ==, "Salem");
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[0], "note"), ==, "second");
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[1], "given"), ==, "Selam");
  g_assert_cmpstr (zimt_record_get_text (versions->pdata[1], "note"), ==, NOTE);
  g_assert_cmpstr (zimt_record_get_author (versions->pdata[1]), ==, ines->uid);
  g_assert_cmpint (zimt_record_get_changed (versions->pdata[1]), ==,
                   zimt_clock_get_now (fixture->clock));
  /* What the plan keeps of an organisation is a part of it. */
  organisation = people_put (fixture, people_new_organisation ("Diakonie"));
  changed = zimt_record_copy (organisation);
  zimt_record_set_text (changed, "short_name", "Stadtmission");
  zimt_record_unref (people_put (fixture, changed));
  names = zimt_desk_load_card_versions (fixture->desk, zimt_record_get_id (organisation), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (zimt_record_get_text (names->pdata[0], "short_name"), ==, "Stadtmission");
  g_assert_cmpstr (zimt_record_get_text (names->pdata[1], "short_name"), ==, "Diakonie");
}

/* --- Merging --- */

static ZimtRecord *
merge (VaultFixture *fixture, const ZimtRecord *merged, const char *other_id)
{
  g_autoptr (ZimtRecord) wish = zimt_record_copy (merged);
  g_autoptr (GError) error = NULL;
  ZimtRecord *stored = zimt_desk_merge_people (fixture->desk, wish, other_id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (zimt_record_get_id (stored), ==, zimt_record_get_id (merged));
  return stored;
}

static void
a_merged_organisation_leads_to_the_kept_one (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) kept = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (ZimtRecord) person = NULL;
  g_autoptr (ZimtRecord) found = NULL;
  g_autoptr (ZimtRecord) merged = NULL;
  g_autoptr (ZimtPeopleNews) before = NULL;
  g_autoptr (ZimtPeopleNews) after = NULL;
  g_autoptr (ZimtPeopleNews) again = NULL;
  const ZimtHouse *house;

  vault_enter (fixture, INES);
  kept = people_put (fixture, people_new_organisation ("Diakonie"));
  other = people_put (fixture, people_new_organisation ("Stadtmission"));
  person = people_put (fixture, people_new_person ("Roth", other));
  before = load (fixture, 0);
  /* Field by field: the kept one takes the other's name. */
  merged = zimt_record_copy (kept);
  zimt_record_set_text (merged, "short_name", "Stadtmission");
  zimt_record_unref (merge (fixture, merged, zimt_record_get_id (other)));
  found = people_get (fixture, zimt_record_get_id (other));
  g_assert_cmpstr (zimt_record_get_id (found), ==, zimt_record_get_id (kept));
  house = zimt_desk_get_house (fixture->desk);
  g_assert_cmpuint (house->organisations->len, ==, 1);
  g_assert_nonnull (zimt_house_find_organisation (house, "Stadtmission"));
  after = load (fixture, before->step);
  g_assert_true (is_in (after->gone, zimt_record_get_id (other)));
  g_assert_true (is_in (after->merged, zimt_record_get_id (other)));
  people_undo (fixture);
  house = zimt_desk_get_house (fixture->desk);
  g_assert_cmpuint (house->organisations->len, ==, 2);
  g_assert_nonnull (zimt_house_find_organisation (house, "Diakonie"));
  g_assert_nonnull (zimt_house_find_organisation (house, "Stadtmission"));
  again = load (fixture, after->step);
  g_assert_cmpuint (again->merged->len, ==, 0);
  g_assert_cmpuint (again->gone->len, ==, 0);
  people_redo (fixture);
  g_assert_cmpuint (zimt_desk_get_house (fixture->desk)->organisations->len, ==, 1);
}

static gint64
get_organisation_of_the_booking (VaultFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWeekPlan) plan
      = zimt_desk_load_week (fixture->desk, VAULT_TODAY - 1, 7, 0, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plan->bookings->len, ==, 1);
  return ((const ZimtBooking *)plan->bookings->pdata[0])->event.organisation_id;
}

static gint64
get_organisation (VaultFixture *fixture, const char *name)
{
  return zimt_house_find_organisation (zimt_desk_get_house (fixture->desk), name)->id;
}

static void
bookings_move_to_the_kept_organisation (VaultFixture *fixture, gconstpointer data)
{
  gint64 room_id = people_add_room (fixture);
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  g_autoptr (ZimtRecord) kept = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  gint64 kept_id;
  gint64 other_id;

  vault_enter (fixture, INES);
  kept = people_put (fixture, people_new_organisation ("Diakonie"));
  other = people_put (fixture, people_new_organisation ("Stadtmission"));
  kept_id = get_organisation (fixture, "Diakonie");
  other_id = get_organisation (fixture, "Stadtmission");
  draft->event.title = g_strdup ("Chor");
  draft->event.category = g_strdup ("other");
  draft->event.organisation_id = other_id;
  draft->room_id = room_id;
  draft->starts = zimt_minute_new (VAULT_TODAY + 1, 600);
  draft->ends = zimt_minute_new (VAULT_TODAY + 1, 660);
  zimt_desk_book (fixture->desk, draft, ZIMT_ON_CONFLICT_REFUSE, NULL, &error);
  g_assert_no_error (error);
  ids = vault_ids (zimt_record_get_id (other), NULL);
  g_assert_false (zimt_desk_delete_people (fixture->desk, ids, &error));
  vault_assert_error (&error, ZIMT_ERROR_CONFLICT);
  zimt_record_unref (merge (fixture, kept, zimt_record_get_id (other)));
  g_assert_cmpint (get_organisation_of_the_booking (fixture), ==, kept_id);
  people_undo (fixture);
  g_assert_cmpint (get_organisation_of_the_booking (fixture), ==, other_id);
}

static void
merged_interpreters_have_one_calendar (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) kept = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (ZimtRecord) assignment = NULL;
  g_autofree char *who = NULL;
  g_autofree char *before = NULL;

  vault_enter (fixture, INES);
  kept = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  other = people_put (fixture, people_new_interpreter ("Salem", "Tesfay"));
  assignment = people_put (fixture, people_new_assignment (other, 10));
  zimt_record_unref (merge (fixture, kept, zimt_record_get_id (other)));
  who = people_dup_text (fixture, zimt_record_get_id (assignment), "interpreter");
  g_assert_cmpstr (who, ==, zimt_record_get_id (kept));
  people_undo (fixture);
  before = people_dup_text (fixture, zimt_record_get_id (assignment), "interpreter");
  g_assert_cmpstr (before, ==, zimt_record_get_id (other));
}

static void
only_two_of_a_kind_are_merged (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) one = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  one = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  other = people_put (fixture, people_new_companion ("Uwe", "Krause"));
  g_assert_null (zimt_desk_merge_people (fixture->desk, one, zimt_record_get_id (other), &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  g_assert_null (zimt_desk_merge_people (fixture->desk, one, zimt_record_get_id (one), &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
}

/* --- Drafts --- */

static void
a_form_that_was_open_comes_back (VaultFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { INES, BERTA, LEO };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) drafts = zimt_record_list_new ();
      g_autoptr (ZimtRecord) form = people_new_interpreter ("Half", "Written");
      g_autoptr (ZimtRecord) opened = NULL;
      g_autoptr (ZimtPeopleNews) news = NULL;
      g_autoptr (ZimtPeopleNews) others = NULL;
      g_autoptr (GPtrArray) ids = NULL;
      g_autoptr (GError) error = NULL;

      zimt_record_set_class (form, "P");
      vault_enter (fixture, names[i]);
      g_ptr_array_add (drafts, zimt_kept_form_new (form, "Interpreter"));
      zimt_desk_lock (fixture->desk, drafts, &error);
      g_assert_no_error (error);
      vault_enter (fixture, ANNA);
      others = load (fixture, 0);
      g_assert_cmpuint (others->drafts->len, ==, 0);
      vault_enter (fixture, names[i]);
      news = load (fixture, 0);
      g_assert_cmpuint (news->drafts->len, ==, 1);
      opened = zimt_kept_form_open (news->drafts->pdata[0]);
      g_assert_cmpstr (zimt_record_get_text (opened, "note"), ==, NOTE);
      g_assert_false (people_is_in_a_file (NOTE));
      ids = vault_ids (zimt_record_get_id (news->drafts->pdata[0]), NULL);
      g_assert_true (zimt_desk_delete_records (fixture->desk, ids, &error));
      g_assert_no_error (error);
      g_assert_cmpint (people_count_sealed (fixture), ==, 0);
    }
}

static void
what_is_sealed_of_a_card_is_no_draft (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (ZimtRecord) misfiled = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  ids = vault_ids (zimt_record_get_id (stored), NULL);
  g_assert_false (zimt_desk_delete_records (fixture->desk, ids, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  /* Nor is a case for the eyes of those who hold class P. */
  misfiled = vault_new_case ("Kaya", "Note");
  zimt_record_set_class (misfiled, "P");
  g_ptr_array_add (cases, misfiled);
  g_assert_null (zimt_desk_save_records (fixture->desk, cases, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_true (has_phone (fixture, zimt_record_get_id (stored), PHONE));
}

/* --- Keys that go --- */

static void
cards_stay_open_when_an_intern_has_gone (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtAccount) ines = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  id = g_strdup (zimt_record_get_id (stored));
  zimt_record_unref (rename_card (fixture, id, "Salem"));
  vault_enter (fixture, ANNA);
  ines = vault_dup_account (fixture, INES);
  ines->last_day = VAULT_TODAY;
  g_assert_true (zimt_desk_put_account (fixture->desk, ines, &error));
  vault_wait_days (fixture, 1);
  g_assert_null (zimt_desk_unlock (fixture->desk, INES, VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  vault_enter (fixture, LEO);
  g_assert_true (has_phone (fixture, id, PHONE));
  g_assert_cmpint (people_count_sealed (fixture), ==, 1);
  vault_close (fixture);
  /* Nothing is left that the old key opens, and no slot of it. */
  g_assert_cmpint (vault_query (fixture, "SELECT min (generation) FROM sealed WHERE class = 'P'"),
                   ==, 2);
  g_assert_cmpint (vault_query (fixture,
                                "SELECT count (*) FROM class_slot WHERE class = 'P'"
                                " AND account_id = %d",
                                (int)ines->id),
                   ==, 0);
}

static void
what_was_taken_away_is_told_at_the_unlock (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) left = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  vault_close (fixture);
  vault_sql (fixture, "DELETE FROM sealed WHERE class = 'P'");
  vault_open (fixture);
  unlocked = vault_unlock (fixture, INES);
  g_assert_cmpuint (unlocked->warnings->len, ==, 1);
  g_assert_false (zimt_desk_verify_vault (fixture->desk, "P", NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
  left = people_get (fixture, zimt_record_get_id (stored));
  g_assert_cmpstr (zimt_record_get_text (left, "family"), ==, "Tesfaye");
}

/* The private part that a card names is not there: that is told, and nothing is stored over it. */
static void
a_private_part_that_is_missing_is_told (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (ZimtRecord) left = NULL;
  g_autoptr (ZimtPeopleNews) news = NULL;
  g_autofree char *damage = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, INES);
  stored = people_put (fixture, people_new_interpreter ("Selam", "Tesfaye"));
  other = people_put (fixture, people_new_interpreter ("Hana", "Abebe"));
  vault_close (fixture);
  vault_sql (fixture, "UPDATE card SET sealed_revision = 77 WHERE uid = '%s'",
             zimt_record_get_id (stored));
  vault_open (fixture);
  vault_enter (fixture, INES);
  news = load (fixture, 0);
  damage = zimt_people_news_dup_damage (news);
  g_assert_nonnull (strstr (damage, "Selam Tesfaye"));
  g_assert_cmpuint (news->damaged->len, ==, 1);
  g_assert_false (zimt_desk_verify_vault (fixture->desk, "P", NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
  g_assert_false (zimt_desk_check_file (fixture->desk, &error));
  vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
  left = people_get (fixture, zimt_record_get_id (stored));
  for (guint i = 0; i < 2; i++)
    {
      zimt_record_set_text (left, i == 0 ? "family" : "note", "Anders");
      g_assert_null (people_try_put (fixture, left, &error));
      vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
    }
  g_assert_true (has_phone (fixture, zimt_record_get_id (other), PHONE));
}

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
#define TEST(path, function) VAULT_TEST ("/desk-people/" path, function)
  TEST ("private-fields-are-there-only-with-the-key", private_fields_are_there_only_with_the_key);
  TEST ("no-file-holds-a-private-word", no_file_holds_a_private_word);
  TEST ("what-did-not-change-is-not-sealed-again", what_did_not_change_is_not_sealed_again);
  TEST ("who-loaded-a-card-while-locked-loses-nothing-of-it",
        who_loaded_a_card_while_locked_loses_nothing_of_it);
  TEST ("an-account-without-the-key-keeps-what-is-sealed",
        an_account_without_the_key_keeps_what_is_sealed);
  TEST ("undo-brings-back-private-fields", undo_brings_back_private_fields);
  TEST ("a-revision-after-a-step-back-replaces-none", a_revision_after_a_step_back_replaces_none);
  TEST ("a-new-card-goes-and-comes-with-undo", a_new_card_goes_and_comes_with_undo);
  TEST ("an-organisation-is-the-plans-too", an_organisation_is_the_plans_too);
  TEST ("an-organisation-without-bookings-can-be-deleted",
        an_organisation_without_bookings_can_be_deleted);
  TEST ("the-second-of-two-edits-is-refused", the_second_of_two_edits_is_refused);
  TEST ("of-several-cards-all-or-none-are-stored", of_several_cards_all_or_none_are_stored);
  TEST ("each-role-writes-what-the-table-says", each_role_writes_what_the_table_says);
  TEST ("without-accounts-nothing-private-is-kept", without_accounts_nothing_private_is_kept);
  TEST ("news-are-only-what-changed", news_are_only_what_changed);
  TEST ("every-state-of-a-card-can-be-read", every_state_of_a_card_can_be_read);
  TEST ("a-merged-organisation-leads-to-the-kept-one", a_merged_organisation_leads_to_the_kept_one);
  TEST ("bookings-move-to-the-kept-organisation", bookings_move_to_the_kept_organisation);
  TEST ("merged-interpreters-have-one-calendar", merged_interpreters_have_one_calendar);
  TEST ("only-two-of-a-kind-are-merged", only_two_of_a_kind_are_merged);
  TEST ("a-form-that-was-open-comes-back", a_form_that_was_open_comes_back);
  TEST ("what-is-sealed-of-a-card-is-no-draft", what_is_sealed_of_a_card_is_no_draft);
  TEST ("cards-stay-open-when-an-intern-has-gone", cards_stay_open_when_an_intern_has_gone);
  TEST ("what-was-taken-away-is-told-at-the-unlock", what_was_taken_away_is_told_at_the_unlock);
  TEST ("a-private-part-that-is-missing-is-told", a_private_part_that_is_missing_is_told);
  return vault_run ();
}
