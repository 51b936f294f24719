/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session and the center in a main loop: unlock, save, lock, and what comes too late. */
#include "zimt-session.h"

#include "vault-fixture.h"

#include <string.h>

typedef struct
{
  VaultFixture vault;
  ZimtCenter *center;
  ZimtSession *session;
  GAsyncResult *result; /* owned (nullable) */
  guint n_changed;
  guint n_locked;
  guint n_unlocked;
  char *message;    /* owned (nullable) */
  ZimtRecord *form; /* owned (nullable): what is open when it locks */
} Fixture;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (fixture->result);
  fixture->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
locking_cb (ZimtSession *session, Fixture *fixture)
{
  if (fixture->form != NULL)
    zimt_session_keep_draft (session, fixture->form, "Consultation");
}

static void
message_cb (ZimtSession *session, const char *text, Fixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
open_house (Fixture *fixture, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  zimt_center_open_async (fixture->center, path, ZIMT_CENTER_OPEN, NULL, NULL, done_cb, fixture);
  result = wait_for_result (fixture);
  zimt_center_open_finish (fixture->center, result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  vault_set_up (&fixture->vault, data);
  vault_close (&fixture->vault);
  fixture->center = zimt_center_new (fixture->vault.clock);
  open_house (fixture, fixture->vault.path);
  fixture->session = zimt_session_new (fixture->center);
  g_signal_connect_swapped (fixture->session, "book-changed", G_CALLBACK (count_cb),
                            &fixture->n_changed);
  g_signal_connect_swapped (fixture->session, "locked", G_CALLBACK (count_cb), &fixture->n_locked);
  g_signal_connect_swapped (fixture->session, "unlocked", G_CALLBACK (count_cb),
                            &fixture->n_unlocked);
  g_signal_connect (fixture->session, "locking", G_CALLBACK (locking_cb), fixture);
  g_signal_connect (fixture->session, "message", G_CALLBACK (message_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  zimt_session_lock (fixture->session);
  zimt_center_close (fixture->center);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_pointer (&fixture->form, zimt_record_unref);
  g_clear_pointer (&fixture->message, g_free);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->center);
  vault_tear_down (&fixture->vault, data);
}

static void
ask_unlock (Fixture *fixture, const char *name, const char *password)
{
  zimt_session_unlock_async (fixture->session, name, g_strdup (password), done_cb, fixture);
}

static void
unlock (Fixture *fixture, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;

  ask_unlock (fixture, name, VAULT_PASSWORD);
  result = wait_for_result (fixture);
  warnings = zimt_session_unlock_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_true (zimt_session_is_unlocked (fixture->session));
}

/* The one record that comes back; (transfer full). */
static ZimtRecord *
save (Fixture *fixture, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) owned = record;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  zimt_session_save_one_async (fixture->session, owned, done_cb, fixture);
  result = wait_for_result (fixture);
  stored = zimt_session_act_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  return zimt_record_ref (stored->pdata[0]);
}

/* What the desk in the worker thinks. */
static gpointer
look_in_worker (ZimtDesk *desk, gpointer wish, GError **error)
{
  const ZimtAccount *account = zimt_desk_get_account (desk);

  return g_strdup (account != NULL ? account->name : "");
}

static char *
get_worker_account (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  zimt_center_run_async (fixture->center, look_in_worker, NULL, NULL, g_free, NULL, done_cb,
                         fixture);
  result = wait_for_result (fixture);
  return zimt_center_run_finish (fixture->center, result, NULL);
}

static void
assert_worker_account (Fixture *fixture, const char *expected)
{
  g_autofree char *name = get_worker_account (fixture);

  g_assert_cmpstr (name, ==, expected);
}

/* --- Tests --- */

static void
an_account_is_unlocked_and_locked (Fixture *fixture, gconstpointer data)
{
  g_assert_null (zimt_session_get_book (fixture->session));
  g_assert_cmpint (zimt_session_get_level (fixture->session, ZIMT_RIGHT_CASES), ==,
                   ZIMT_LEVEL_NONE);
  unlock (fixture, ANNA);
  g_assert_cmpuint (fixture->n_unlocked, ==, 1);
  g_assert_cmpstr (zimt_session_get_account (fixture->session)->name, ==, ANNA);
  g_assert_cmpint (zimt_session_get_level (fixture->session, ZIMT_RIGHT_CASES), ==,
                   ZIMT_LEVEL_WRITE);
  assert_worker_account (fixture, ANNA);
  zimt_session_lock (fixture->session);
  zimt_session_lock (fixture->session);
  g_assert_cmpuint (fixture->n_locked, ==, 1);
  g_assert_null (zimt_session_get_book (fixture->session));
  g_assert_null (zimt_session_get_account (fixture->session));
  assert_worker_account (fixture, "");
  g_assert_null (fixture->message);
}

static void
a_wrong_password_leaves_it_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  unlock (fixture, ANNA);
  ask_unlock (fixture, BERTA, "falsch geraten");
  g_assert_false (zimt_session_is_unlocked (fixture->session));
  result = wait_for_result (fixture);
  g_assert_null (zimt_session_unlock_finish (fixture->session, result, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_false (zimt_session_is_unlocked (fixture->session));
  assert_worker_account (fixture, "");
}

static void
what_is_saved_is_in_the_book (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (ZimtRecord) consultation = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  unlock (fixture, BERTA);
  owner = save (fixture, vault_new_case ("Kaya", "Note"));
  consultation = save (fixture, vault_new_consultation (owner, "Gespräch"));
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpstr (zimt_case_book_get_title (zimt_session_get_book (fixture->session),
                                             zimt_record_get_id (owner)),
                   ==, "Kaya");
  ids = vault_ids (zimt_record_get_id (consultation), NULL);
  zimt_session_delete_async (fixture->session, ids, done_cb, fixture);
  result = wait_for_result (fixture);
  none = zimt_session_act_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zimt_case_book_get_size (zimt_session_get_book (fixture->session)), ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
}

static void
a_form_comes_back_as_a_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (ZimtRecord) opened = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) foreign = NULL;

  unlock (fixture, BERTA);
  owner = save (fixture, vault_new_case ("Kaya", "Note"));
  fixture->form = vault_new_consultation (owner, "Noch nicht\nfertig");
  zimt_session_lock (fixture->session);
  assert_worker_account (fixture, "");
  g_assert_null (fixture->message);
  unlock (fixture, ANNA);
  foreign = zimt_session_list_drafts (fixture->session);
  g_assert_cmpuint (foreign->len, ==, 0);
  g_assert_cmpuint (zimt_case_book_get_size (zimt_session_get_book (fixture->session)), ==, 2);
  g_clear_pointer (&fixture->form, zimt_record_unref);
  unlock (fixture, BERTA);
  drafts = zimt_session_list_drafts (fixture->session);
  g_assert_cmpuint (drafts->len, ==, 1);
  opened = zimt_session_open_draft (fixture->session, drafts->pdata[0]);
  g_assert_cmpstr (zimt_record_get_text (opened, "note"), ==, "Noch nicht\nfertig");
  g_assert_cmpstr (zimt_record_get_text (opened, "case"), ==, zimt_record_get_id (owner));
  g_assert_cmpuint (zimt_record_get_revision (opened), ==, 0);
}

/* Whoever locks twice on one form is asked about one, the newer. */
static void
a_newer_draft_replaces_the_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (ZimtRecord) opened = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  unlock (fixture, BERTA);
  owner = save (fixture, vault_new_case ("Kaya", "Note"));
  fixture->form = vault_new_consultation (owner, "Einmal");
  zimt_session_lock (fixture->session);
  unlock (fixture, BERTA);
  zimt_record_set_text (fixture->form, "note", "Zweimal");
  zimt_session_lock (fixture->session);
  g_assert_null (fixture->message);
  g_clear_pointer (&fixture->form, zimt_record_unref);
  unlock (fixture, BERTA);
  drafts = zimt_session_list_drafts (fixture->session);
  g_assert_cmpuint (drafts->len, ==, 1);
  opened = zimt_session_open_draft (fixture->session, drafts->pdata[0]);
  g_assert_cmpstr (zimt_record_get_text (opened, "note"), ==, "Zweimal");
}

static void
a_draft_that_cannot_be_sealed_is_told (Fixture *fixture, gconstpointer data)
{
  unlock (fixture, LEO);
  fixture->form = vault_new_case ("Kaya", "Note");
  zimt_session_lock (fixture->session);
  assert_worker_account (fixture, "");
  vault_assert_sentence (fixture->message);
}

static void
a_draft_goes_with_its_case (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) proposed = NULL;
  g_autoptr (GPtrArray) proof = NULL;
  g_autoptr (GAsyncResult) asked = NULL;
  g_autoptr (GAsyncResult) approved = NULL;
  g_autoptr (GError) error = NULL;

  unlock (fixture, BERTA);
  owner = save (fixture, vault_new_case ("Kaya", "Note"));
  fixture->form = vault_new_consultation (owner, "Noch nicht fertig");
  zimt_session_lock (fixture->session);
  g_clear_pointer (&fixture->form, zimt_record_unref);
  unlock (fixture, BERTA);
  ids = vault_ids (zimt_record_get_id (owner), NULL);
  zimt_session_propose_erasure_async (fixture->session, ids, done_cb, fixture);
  asked = wait_for_result (fixture);
  proposed = zimt_session_act_finish (fixture->session, asked, &error);
  g_assert_no_error (error);
  unlock (fixture, ANNA);
  zimt_session_approve_erasure_async (fixture->session, zimt_record_get_id (proposed->pdata[0]),
                                      done_cb, fixture);
  approved = wait_for_result (fixture);
  proof = zimt_session_act_finish (fixture->session, approved, &error);
  g_assert_no_error (error);
  g_assert_cmpint (zimt_record_get_number (proof->pdata[0], "records"), ==, 2);
  g_assert_cmpuint (zimt_case_book_get_size (zimt_session_get_book (fixture->session)), ==, 1);
}

static void
the_time_runs_out (Fixture *fixture, gconstpointer data)
{
  int left = 0;

  unlock (fixture, ANNA);
  g_object_get (fixture->session, "seconds-left", &left, NULL);
  g_assert_cmpint (left, ==, 60 * ZIMT_IDLE_MINUTES_DEFAULT);
  zimt_session_lock_in (fixture->session, 2);
  g_object_get (fixture->session, "seconds-left", &left, NULL);
  g_assert_cmpint (left, ==, 2);
  while (fixture->n_locked == 0)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (fixture->session, "seconds-left", &left, NULL);
  g_assert_cmpint (left, ==, 0);
  assert_worker_account (fixture, "");
  unlock (fixture, ANNA);
  zimt_session_lock_in (fixture->session, 30);
  zimt_session_touch (fixture->session);
  g_object_get (fixture->session, "seconds-left", &left, NULL);
  g_assert_cmpint (left, ==, 60 * ZIMT_IDLE_MINUTES_DEFAULT);
  zimt_session_lock_in (fixture->session, 0);
  g_assert_false (zimt_session_is_unlocked (fixture->session));
}

static void
an_answer_after_locking_is_no_news (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = vault_new_case ("Kaya", "Note");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  unlock (fixture, ANNA);
  zimt_session_save_one_async (fixture->session, record, done_cb, fixture);
  zimt_session_lock (fixture->session);
  result = wait_for_result (fixture);
  stored = zimt_session_act_finish (fixture->session, result, &error);
  g_assert_null (stored);
  g_assert_nonnull (error);
  vault_assert_sentence (error->message);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_null (zimt_session_get_book (fixture->session));
}

static void
an_unlock_that_was_locked_meanwhile_stays_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;

  ask_unlock (fixture, ANNA, VAULT_PASSWORD);
  zimt_session_lock_in (fixture->session, 0);
  result = wait_for_result (fixture);
  warnings = zimt_session_unlock_finish (fixture->session, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (warnings);
  g_assert_false (zimt_session_is_unlocked (fixture->session));
  assert_worker_account (fixture, "");
}

static void
of_two_unlocks_the_second_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GPtrArray) warnings = NULL;

  ask_unlock (fixture, ANNA, VAULT_PASSWORD);
  ask_unlock (fixture, BERTA, VAULT_PASSWORD);
  first = wait_for_result (fixture);
  g_assert_null (zimt_session_unlock_finish (fixture->session, first, NULL));
  second = wait_for_result (fixture);
  warnings = zimt_session_unlock_finish (fixture->session, second, NULL);
  g_assert_nonnull (warnings);
  g_assert_cmpstr (zimt_session_get_account (fixture->session)->name, ==, BERTA);
  assert_worker_account (fixture, BERTA);
}

static void
who_gives_up_the_cases_sees_them_no_more (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ZimtAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  unlock (fixture, ANNA);
  account = zimt_account_copy (zimt_session_get_account (fixture->session));
  account->roles = ZIMT_ROLE_LEAD;
  zimt_session_vault_async (fixture->session, ZIMT_VAULT_PUT_ACCOUNT, account, NULL, NULL, NULL,
                            done_cb, fixture);
  result = wait_for_result (fixture);
  g_assert_true (zimt_session_vault_finish (fixture->session, result, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (zimt_session_get_book (fixture->session));
  assert_worker_account (fixture, "");
}

static void
another_house_locks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (vault_get_folder (), "other.zimt", NULL);
  g_autoptr (GBytes) bytes = NULL;

  unlock (fixture, ANNA);
  bytes = vault_read_file (fixture->vault.path);
  vault_write_file (path, bytes);
  open_house (fixture, path);
  g_assert_false (zimt_session_is_unlocked (fixture->session));
  g_assert_null (zimt_session_get_book (fixture->session));
  g_assert_cmpuint (fixture->n_locked, ==, 1);
  assert_worker_account (fixture, "");
}

/* As before a backup is restored: there is nothing left to lock, and nothing to tell. */
static void
closing_the_house_locks (Fixture *fixture, gconstpointer data)
{
  unlock (fixture, ANNA);
  zimt_center_close (fixture->center);
  g_assert_false (zimt_session_is_unlocked (fixture->session));
  g_assert_cmpuint (fixture->n_locked, ==, 1);
  for (int i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5 * G_TIME_SPAN_MILLISECOND);
    }
  g_assert_cmpstr (fixture->message, ==, NULL);
}

/* --- Accounts --- */

static void
accounts_are_kept_through_the_session (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtAccount) clara = zimt_account_new ();
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GArray) missing = NULL;
  gboolean is_missing = FALSE;
  g_autoptr (GError) error = NULL;

  unlock (fixture, LEO);
  g_free (clara->name);
  clara->name = g_strdup ("Clara");
  clara->roles = ZIMT_ROLE_COUNSELLING;
  zimt_session_vault_async (fixture->session, ZIMT_VAULT_ADD_ACCOUNT, clara, NULL,
                            g_strdup (VAULT_PASSWORD), NULL, done_cb, fixture);
  added = wait_for_result (fixture);
  g_assert_true (zimt_session_vault_finish (fixture->session, added, &is_missing, &error));
  g_assert_no_error (error);
  g_assert_true (is_missing);
  zimt_session_list_missing_async (fixture->session, done_cb, fixture);
  listed = wait_for_result (fixture);
  missing = zimt_session_list_missing_finish (fixture->session, listed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, 1);
}

#define SESSION(function)                                                                          \
  {                                                                                                \
#function, function                                                                            \
  }

static const struct
{
  const char *name;
  void (*function) (Fixture *fixture, gconstpointer data);
} tests[] = {
  SESSION (an_account_is_unlocked_and_locked),
  SESSION (a_wrong_password_leaves_it_locked),
  SESSION (what_is_saved_is_in_the_book),
  SESSION (a_form_comes_back_as_a_draft),
  SESSION (a_newer_draft_replaces_the_older),
  SESSION (a_draft_that_cannot_be_sealed_is_told),
  SESSION (a_draft_goes_with_its_case),
  SESSION (the_time_runs_out),
  SESSION (an_answer_after_locking_is_no_news),
  SESSION (an_unlock_that_was_locked_meanwhile_stays_locked),
  SESSION (of_two_unlocks_the_second_counts),
  SESSION (who_gives_up_the_cases_sees_them_no_more),
  SESSION (another_house_locks),
  SESSION (closing_the_house_locks),
  SESSION (accounts_are_kept_through_the_session),
};

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/session/", tests[i].name, NULL);

      g_test_add (g_strdelimit (path, "_", '-'), Fixture, NULL, set_up, tests[i].function,
                  tear_down);
    }
  return vault_run ();
}
