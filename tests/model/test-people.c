/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card indexes in a main loop: lists follow each commit, and private fields go at once. */
#include "zimt-record-list.h"
#include "zimt-session.h"

#include <glib/gstdio.h>

#include "vault-fixture.h"
#include "zimt-error.h"

typedef struct
{
  VaultFixture vault;
  ZimtCenter *center;
  ZimtSession *session;
  ZimtPeople *people;   /* borrowed */
  GAsyncResult *result; /* owned (nullable) */
  guint n_spliced;
  guint n_changed;
} Fixture;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Fixture *)user_data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  vault_set_up (&fixture->vault, data);
  vault_close (&fixture->vault);
  fixture->center = zimt_center_new (fixture->vault.clock);
  fixture->session = zimt_session_new (fixture->center);
  fixture->people = zimt_session_get_people (fixture->session);
  zimt_center_open_async (fixture->center, fixture->vault.path, ZIMT_CENTER_OPEN, NULL, NULL,
                          done_cb, fixture);
  opened = wait_for_result (fixture);
  zimt_center_open_finish (fixture->center, opened, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  zimt_session_lock (fixture->session);
  zimt_center_close (fixture->center);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->center);
  vault_tear_down (&fixture->vault, data);
}

static void
unlock (Fixture *fixture, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;

  zimt_session_unlock_async (fixture->session, name, g_strdup (VAULT_PASSWORD), done_cb, fixture);
  result = wait_for_result (fixture);
  warnings = zimt_session_unlock_finish (fixture->session, result, &error);
  g_assert_no_error (error);
}

static ZimtRecord *
new_interpreter (const char *family)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_INTERPRETER);

  zimt_record_set_text (record, "family", family);
  zimt_record_set_text (record, "state", "active");
  zimt_record_set_text (record, "note", "Geheim");
  return record;
}

/* (transfer full): as it is stored. @record: (transfer full). */
static ZimtRecord *
put (Fixture *fixture, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) owned = record;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  zimt_people_put_one_async (fixture->people, owned, done_cb, fixture);
  result = wait_for_result (fixture);
  stored = zimt_people_act_finish (fixture->people, result, &error);
  g_assert_no_error (error);
  return zimt_record_ref (stored->pdata[0]);
}

static GListModel *
load (Fixture *fixture)
{
  GListModel *list = zimt_people_get_list (fixture->people, ZIMT_RECORD_INTERPRETER);

  while (!zimt_people_is_loaded (fixture->people))
    g_main_context_iteration (NULL, TRUE);
  return list;
}

static void
spliced_cb (Fixture *fixture)
{
  fixture->n_spliced++;
}

static void
test_nothing_is_loaded_unasked (Fixture *fixture, gconstpointer data)
{
  unlock (fixture, ANNA);
  zimt_record_unref (put (fixture, new_interpreter ("Tesfaye")));
  g_assert_false (zimt_people_is_loaded (fixture->people));
  g_assert_cmpuint (g_list_model_get_n_items (load (fixture)), ==, 1);
}

/* The lists have what was done before whoever asked for it hears of it. */
static void
test_a_changed_card_keeps_its_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) first = NULL, second = NULL, changed = NULL;
  g_autoptr (ZimtCard) before = NULL, after = NULL;
  GListModel *list;

  unlock (fixture, ANNA);
  list = load (fixture);
  first = put (fixture, new_interpreter ("Tesfaye"));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  second = put (fixture, new_interpreter ("Ahmadi"));
  before = g_list_model_get_item (list, 0);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (spliced_cb), fixture);
  changed = zimt_record_copy (first);
  zimt_record_set_text (changed, "family", "Haile");
  zimt_record_unref (put (fixture, g_steal_pointer (&changed)));
  after = g_list_model_get_item (list, 0);
  g_assert_true (before == after);
  g_assert_cmpstr (zimt_card_get_title (after), ==, "Haile");
  g_assert_cmpuint (fixture->n_spliced, ==, 0);
}

static void
test_private_fields_go_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  GListModel *list;
  ZimtCard *card;

  unlock (fixture, ANNA);
  list = load (fixture);
  stored = put (fixture, new_interpreter ("Tesfaye"));
  card = zimt_people_get_card (fixture->people, zimt_record_get_id (stored));
  g_assert_cmpstr (zimt_record_get_text (zimt_card_get_record (card), "note"), ==, "Geheim");
  /* What is being read just then comes too late. */
  zimt_people_reload (fixture->people);
  zimt_session_lock (fixture->session);
  g_assert_cmpstr (zimt_record_get_text (zimt_card_get_record (card), "note"), ==, "");
  for (int i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
      g_assert_cmpstr (zimt_record_get_text (zimt_card_get_record (card), "note"), ==, "");
    }
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  unlock (fixture, ANNA);
  while (zimt_record_is_empty (zimt_card_get_record (card), "note"))
    g_main_context_iteration (NULL, TRUE);
}

static void delete (Fixture *fixture, const ZimtRecord *record)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (ids, (gpointer)zimt_record_get_id (record));
  zimt_people_delete_async (fixture->people, ids, done_cb, fixture);
  result = wait_for_result (fixture);
  done = zimt_people_act_finish (fixture->people, result, &error);
  g_assert_no_error (error);
}

/* A widget may hold a card longer than its list does. */
static void
test_a_card_that_left_says_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (ZimtCard) card = NULL;

  unlock (fixture, ANNA);
  load (fixture);
  stored = put (fixture, new_interpreter ("Tesfaye"));
  card = g_object_ref (zimt_people_get_card (fixture->people, zimt_record_get_id (stored)));
  g_assert_cmpstr (zimt_card_get_title (card), ==, "Tesfaye");
  delete (fixture, stored);
  g_assert_cmpstr (zimt_record_get_id (zimt_card_get_record (card)), ==,
                   zimt_record_get_id (stored));
  g_assert_cmpstr (zimt_record_get_text (zimt_card_get_record (card), "note"), ==, "");
  g_assert_cmpstr (zimt_record_get_text (zimt_card_get_record (card), "family"), ==, "");
  g_assert_cmpstr (zimt_card_get_title (card), ==, "");
  g_assert_null (strstr (zimt_card_get_search_text (card), "tesfaye"));
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static gpointer
rename_in_worker (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_rename_house (desk, "Haus", error) ? desk : NULL;
}

static void
rename_house (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  zimt_center_run_async (fixture->center, rename_in_worker, NULL, NULL, NULL, NULL, done_cb,
                         fixture);
  result = wait_for_result (fixture);
  g_assert_nonnull (zimt_center_run_finish (fixture->center, result, &error));
  g_assert_no_error (error);
}

/* The lists sort and the pages show anew on "changed", which what happens elsewhere in the house is
 * no reason for. */
static void
test_changed_means_that_cards_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;

  unlock (fixture, ANNA);
  load (fixture);
  stored = put (fixture, new_interpreter ("Tesfaye"));
  g_signal_connect_swapped (fixture->people, "changed", G_CALLBACK (changed_cb), fixture);
  rename_house (fixture);
  /* Its answer comes after what was read because of the commit. */
  rename_house (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  delete (fixture, stored);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_erasing_is_proved_to_who_locks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *proof = NULL;

  unlock (fixture, ANNA);
  load (fixture);
  stored = put (fixture, new_interpreter ("Tesfaye"));
  zimt_people_erase_async (fixture->people, zimt_record_get_id (stored), done_cb, fixture);
  zimt_people_forget_private (fixture->people);
  result = wait_for_result (fixture);
  proof = zimt_people_erase_finish (fixture->people, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (proof);
  g_assert_null (zimt_people_get_card (fixture->people, zimt_record_get_id (stored)));
}

static void
test_an_export_is_counted_to_who_locks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->vault.path, ".csv", NULL);
  g_autoptr (GPtrArray) records = zimt_record_list_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int n_left_out = 0;

  unlock (fixture, ANNA);
  load (fixture);
  g_ptr_array_add (records, zimt_record_new (ZIMT_RECORD_PERSON));
  zimt_people_export_async (fixture->people, records, "csv", path, done_cb, fixture);
  zimt_people_forget_private (fixture->people);
  result = wait_for_result (fixture);
  g_assert_true (zimt_people_export_finish (fixture->people, result, &n_left_out, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_left_out, ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* The record may have private fields, so it does not come; but it is stored. */
static void
test_what_was_stored_before_locking_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = new_interpreter ("Tesfaye");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *list;

  unlock (fixture, ANNA);
  list = load (fixture);
  zimt_people_put_one_async (fixture->people, record, done_cb, fixture);
  zimt_people_forget_private (fixture->people);
  result = wait_for_result (fixture);
  g_assert_null (zimt_people_act_finish (fixture->people, result, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DONE_UNSEEN);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
}

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/people/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("nothing-is-loaded-before-it-is-asked-for", test_nothing_is_loaded_unasked);
  ADD ("a-changed-card-keeps-its-row", test_a_changed_card_keeps_its_row);
  ADD ("private-fields-go-at-once", test_private_fields_go_at_once);
  ADD ("a-card-that-left-says-nothing", test_a_card_that_left_says_nothing);
  ADD ("changed-means-that-cards-changed", test_changed_means_that_cards_changed);
  ADD ("erasing-is-proved-to-whoever-locks-meanwhile", test_erasing_is_proved_to_who_locks);
  ADD ("an-export-is-counted-to-whoever-locks-meanwhile", test_an_export_is_counted_to_who_locks);
  ADD ("what-was-stored-before-locking-is-told", test_what_was_stored_before_locking_is_told);
#undef ADD
  return vault_run ();
}
