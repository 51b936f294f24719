/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the file, the open keys and the pins say of each other after odd turns: nobody is shut out
 * by what somebody else did in good faith, and nothing passes unseen. */
#include "vault-fixture.h"

#include "zimt-record-list.h"
#include "zimt-text.h"

#define OTHER_PASSWORD "Apfelbaum Wolken"

static void
put_roles (VaultFixture *fixture, const char *name, ZimtRoles roles)
{
  g_autoptr (ZimtAccount) account = vault_dup_account (fixture, name);
  g_autoptr (GError) error = NULL;

  account->roles = roles;
  zimt_desk_put_account (fixture->desk, account, &error);
  g_assert_no_error (error);
}

static void
recover (VaultFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  zimt_desk_recover (fixture->desk, fixture->recovery_key, vault_get_id (fixture, name),
                     VAULT_PASSWORD, &error);
  g_assert_no_error (error);
}

static gboolean
is_missing (VaultFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) missing = zimt_desk_list_missing (fixture->desk, &error);
  gint64 id = vault_get_id (fixture, name);

  g_assert_no_error (error);
  for (guint i = 0; i < missing->len; i++)
    if (g_array_index (missing, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Leo cannot open the cases, so their list of holders still names Berta until somebody makes the
 * key anew. Her new key pair is none of its business. */
static void
who_lost_a_class_can_be_recovered (VaultFixture *fixture, gconstpointer data)
{
  vault_enter (fixture, LEO);
  put_roles (fixture, BERTA, ZIMT_ROLE_INTERN);
  recover (fixture, BERTA);
  vault_enter (fixture, ANNA);
}

static void
a_class_that_was_taken_does_not_come_back_by_itself (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;

  vault_enter (fixture, LEO);
  put_roles (fixture, BERTA, ZIMT_ROLE_INTERN);
  put_roles (fixture, BERTA, ZIMT_ROLE_COUNSELLING);
  recover (fixture, BERTA);
  /* By the paper she has got it again, and then lost it again. */
  vault_enter (fixture, LEO);
  put_roles (fixture, BERTA, ZIMT_ROLE_INTERN);
  recover (fixture, BERTA);
  vault_enter (fixture, LEO);
  put_roles (fixture, BERTA, ZIMT_ROLE_COUNSELLING);

  vault_enter (fixture, ANNA);
  g_assert_true (is_missing (fixture, BERTA));
  zimt_desk_grant (fixture->desk, vault_get_id (fixture, BERTA), VAULT_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  vault_lock (fixture);
  unlocked = vault_unlock (fixture, BERTA);
  g_assert_nonnull (unlocked->book);
}

static void
who_takes_a_class_by_paper_keeps_it (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;

  vault_enter (fixture, LEO);
  put_roles (fixture, LEO, ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING);
  zimt_desk_grant (fixture->desk, vault_get_id (fixture, LEO), VAULT_PASSWORD,
                   fixture->recovery_key, &error);
  g_assert_no_error (error);
  /* Writes the own pins once more. */
  zimt_desk_rotate (fixture->desk, "P", &error);
  g_assert_no_error (error);
  vault_lock (fixture);
  unlocked = vault_unlock (fixture, LEO);
  g_assert_nonnull (unlocked->book);
}

/* Blobs cannot be written while the house locks after seven minutes. */
static void
a_password_that_was_not_stored_is_not_the_new_one (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  vault_close (fixture);
  vault_sql (fixture, "CREATE TRIGGER full BEFORE UPDATE OF blob ON account_key"
                      " WHEN EXISTS (SELECT 1 FROM setting WHERE value = '7')"
                      " BEGIN SELECT RAISE (ABORT, 'full'); END");
  vault_open (fixture);
  vault_enter (fixture, ANNA);
  g_assert_true (zimt_desk_set_idle_minutes (fixture->desk, 7, NULL));
  g_assert_false (
      zimt_desk_change_password (fixture->desk, VAULT_PASSWORD, OTHER_PASSWORD, &error));
  g_clear_error (&error);
  g_assert_true (zimt_desk_set_idle_minutes (fixture->desk, 8, NULL));
  zimt_desk_rotate (fixture->desk, "P", &error);
  g_assert_no_error (error);
  vault_lock (fixture);
  vault_enter (fixture, ANNA);
}

/* Whoever puts an old file back can also write into it that a key is due: what is done about that
 * must not hide that the file is old. */
static void
an_older_file_is_told_also_where_a_key_is_due (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) older = NULL;
  g_autoptr (ZimtRecord) record = NULL;
  g_autoptr (ZimtUnlocked) unlocked = NULL;

  vault_enter (fixture, ANNA);
  vault_close (fixture);
  older = vault_read_file (fixture->path);
  vault_open (fixture);
  vault_enter (fixture, ANNA);
  record = vault_save (fixture, vault_new_case ("Selam Tesfay", ""));
  vault_close (fixture);

  vault_write_file (fixture->path, older);
  vault_sql (fixture, "UPDATE class_key SET is_rotation_due = 1");
  vault_open (fixture);
  unlocked = vault_unlock (fixture, ANNA);
  g_assert_cmpuint (unlocked->warnings->len, ==, 1);
}

/* A wrong password at a wrong time: when the clock is right again, the wait begins then. */
static void
a_clock_that_was_put_back_ends_the_wait (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  vault_close (fixture);
  vault_sql (fixture, "UPDATE account_key SET n_failed = 3, failed_at = 4102444800");
  vault_open (fixture);
  g_assert_null (zimt_desk_unlock (fixture->desk, ANNA, VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_usleep (1200 * G_TIME_SPAN_MILLISECOND);
  vault_enter (fixture, ANNA);
}

/* What the file or the memory lacks is nobody's guess at a password. */
static void
only_wrong_passwords_cost_waits (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  vault_close (fixture);
  vault_sql (fixture, "UPDATE account_key SET blob = zeroblob (400)");
  vault_open (fixture);
  for (int i = 0; i < 5; i++)
    {
      g_assert_null (zimt_desk_unlock (fixture->desk, ANNA, VAULT_PASSWORD, &error));
      vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
    }
}

/* Berta had a case for herself and gave it back. Its class holds nothing, so Anna, who never held
 * it, may replace the paper; and that must not shut Berta out, nor keep her from being recovered.
 */
static void
an_emptied_class_shuts_nobody_out (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) berta = vault_accounts (vault_get_id (fixture, BERTA), 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtRecord) record = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (ZimtWipedText) paper = zimt_desk_new_recovery_key (&error);

  vault_enter (fixture, BERTA);
  record = vault_save (fixture, vault_new_case ("Selam Tesfay", ""));
  ids = vault_ids (zimt_record_get_id (record), NULL);
  moved = zimt_desk_seal_case (fixture->desk, ids, berta, &error);
  g_assert_no_error (error);
  back = zimt_desk_seal_case (fixture->desk, ids, NULL, &error);
  g_assert_no_error (error);
  vault_lock (fixture);

  vault_enter (fixture, ANNA);
  zimt_desk_replace_recovery_key (fixture->desk, paper, &error);
  g_assert_no_error (error);
  vault_lock (fixture);
  vault_enter (fixture, BERTA);
  vault_lock (fixture);

  fixture->recovery_key = paper;
  recover (fixture, BERTA);
  vault_enter (fixture, BERTA);
  vault_lock (fixture);
  vault_enter (fixture, ANNA);
}

static ZimtRecord *
new_draft (const char *content)
{
  ZimtRecord *draft = zimt_record_new (ZIMT_RECORD_DRAFT);

  zimt_record_set_text (draft, "title", "Case");
  zimt_record_set_text (draft, "content", content);
  return draft;
}

/* A draft may be of a class that is gone, or longer than anything that is sealed. */
static void
a_draft_that_cannot_be_kept_leaves_the_others (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = zimt_record_list_new ();
  g_autofree char *huge = g_strnfill (17 * 1024 * 1024, 'x');
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;

  vault_enter (fixture, ANNA);
  g_ptr_array_add (drafts, new_draft ("first"));
  g_ptr_array_add (drafts, new_draft (huge));
  g_ptr_array_add (drafts, new_draft ("lost"));
  zimt_record_set_class (drafts->pdata[2], "S0123456789abcdef");
  g_ptr_array_add (drafts, new_draft ("last"));
  g_assert_false (zimt_desk_lock (fixture->desk, drafts, &error));
  vault_assert_error (&error, ZIMT_ERROR_INVALID);
  unlocked = vault_unlock (fixture, ANNA);
  kept = zimt_case_book_list (unlocked->book, ZIMT_RECORD_DRAFT);
  g_assert_cmpuint (kept->len, ==, 2);
}

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
  VAULT_TEST ("/vault-keys/who-lost-a-class-can-be-recovered", who_lost_a_class_can_be_recovered);
  VAULT_TEST ("/vault-keys/a-class-that-was-taken-does-not-come-back-by-itself",
              a_class_that_was_taken_does_not_come_back_by_itself);
  VAULT_TEST ("/vault-keys/who-takes-a-class-by-paper-keeps-it",
              who_takes_a_class_by_paper_keeps_it);
  VAULT_TEST ("/vault-keys/a-password-that-was-not-stored-is-not-the-new-one",
              a_password_that_was_not_stored_is_not_the_new_one);
  VAULT_TEST ("/vault-keys/an-older-file-is-told-also-where-a-key-is-due",
              an_older_file_is_told_also_where_a_key_is_due);
  VAULT_TEST ("/vault-keys/a-clock-that-was-put-back-ends-the-wait",
              a_clock_that_was_put_back_ends_the_wait);
  VAULT_TEST ("/vault-keys/only-wrong-passwords-cost-waits", only_wrong_passwords_cost_waits);
  VAULT_TEST ("/vault-keys/an-emptied-class-shuts-nobody-out", an_emptied_class_shuts_nobody_out);
  VAULT_TEST ("/vault-keys/a-draft-that-cannot-be-kept-leaves-the-others",
              a_draft_that_cannot_be_kept_leaves_the_others);
  return vault_run ();
}
