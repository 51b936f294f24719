/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault at rest: rows that this layer moves and does not open. */
#include "zimt-store-vault.h"

#include <string.h>

#include "zimt-backup.h"
#include "zimt-store-account.h"
#include "zimt-store-fixture.h"
#include "zimt-store-private.h"

static const guint8 first_id[16] = { 1 };
static const guint8 second_id[16] = { 2 };

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_store_begin_silent (fixture->store, &error);
  g_assert_no_error (error);
}

static void
commit (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_store_commit (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
put_class (Fixture *fixture, const char *code, guint32 generation, gboolean is_newest)
{
  g_autoptr (GBytes) some = bytes_of ("some");
  ZimtClassRow row = { .class_code = (char *)code,
                       .generation = generation,
                       .link = some,
                       .roster = is_newest ? some : NULL,
                       .manifest = is_newest ? some : NULL };
  g_autoptr (GError) error = NULL;

  zimt_store_put_class (fixture->store, &row, &error);
  g_assert_no_error (error);
}

static gboolean
put_slot (Fixture *fixture, const char *code, guint32 generation, gint64 account_id,
          const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  ZimtSlotRow slot = { (char *)code, generation, account_id, bytes };

  return zimt_store_put_slot (fixture->store, &slot, NULL);
}

static gboolean
put_sealed (Fixture *fixture, const guint8 *id, const char *code, guint32 revision,
            const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (ZimtSealedRow) row = zimt_sealed_row_new (id, code, 1, revision, bytes);

  return zimt_store_put_sealed (fixture->store, row, NULL);
}

static gint64
put_account (Fixture *fixture, const char *name)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (GError) error = NULL;

  account->name = g_strdup (name);
  account->roles = ZIMT_ROLE_COUNSELLING;
  fixture_begin (fixture, name);
  zimt_store_put_account (fixture->store, account, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  return account->id;
}

static void
a_vault_comes_back_as_it_was_stored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) id = bytes_of ("0123456789abcdef");
  g_autoptr (GBytes) recovery = bytes_of ("0123456789abcdef0123456789abcdef");
  g_autoptr (GBytes) stored_id = NULL;
  g_autoptr (GBytes) stored_recovery = NULL;
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GError) error = NULL;
  const ZimtClassRow *class_row;

  g_assert_false (zimt_store_load_vault (fixture->store, NULL, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  begin (fixture);
  g_assert_true (zimt_store_put_vault (fixture->store, id, recovery, NULL));
  put_class (fixture, "C", 1, FALSE);
  put_class (fixture, "C", 2, TRUE);
  g_assert_true (zimt_store_mark_rotation_due (fixture->store, "C", NULL));
  commit (fixture);
  fixture_reopen (fixture);
  g_assert_true (zimt_store_load_vault (fixture->store, &stored_id, &stored_recovery, NULL));
  g_assert_true (g_bytes_equal (stored_id, id));
  g_assert_true (g_bytes_equal (stored_recovery, recovery));
  classes = zimt_store_load_classes (fixture->store, NULL);
  g_assert_cmpuint (classes->len, ==, 2);
  class_row = classes->pdata[0];
  g_assert_false (class_row->is_rotation_due);
  g_assert_null (class_row->roster);
  class_row = classes->pdata[1];
  g_assert_true (class_row->is_rotation_due);
  g_assert_nonnull (class_row->manifest);
}

static void
values_come_back_by_id_and_revision (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) of_one = NULL;

  begin (fixture);
  put_class (fixture, "C", 1, TRUE);
  put_class (fixture, "P", 1, TRUE);
  g_assert_true (put_sealed (fixture, second_id, "C", 1, "b1"));
  g_assert_true (put_sealed (fixture, first_id, "C", 2, "a2"));
  g_assert_true (put_sealed (fixture, first_id, "C", 1, "old"));
  g_assert_true (put_sealed (fixture, first_id, "C", 1, "a1"));
  commit (fixture);
  rows = zimt_store_load_sealed (fixture->store, "C", NULL);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpmem (g_bytes_get_data (((ZimtSealedRow *)rows->pdata[0])->bytes, NULL), 2, "a1", 2);
  g_assert_cmpuint (((ZimtSealedRow *)rows->pdata[1])->revision, ==, 2);
  g_assert_cmpmem (((ZimtSealedRow *)rows->pdata[2])->id, 16, second_id, 16);
  of_one = zimt_store_load_sealed_of (fixture->store, first_id, NULL);
  g_assert_cmpuint (of_one->len, ==, 2);
}

static void
a_silent_transaction_leaves_no_step_and_can_be_taken_back (Fixture *fixture, gconstpointer data)
{
  gint64 n_steps = fixture_query (fixture, "SELECT count (*) FROM journal_step");

  begin (fixture);
  put_class (fixture, "C", 1, TRUE);
  g_assert_true (put_sealed (fixture, first_id, "C", 1, "a"));
  zimt_store_rollback (fixture->store);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM sealed"), ==, 0);
  begin (fixture);
  put_class (fixture, "C", 1, TRUE);
  g_assert_true (put_sealed (fixture, first_id, "C", 1, "a"));
  commit (fixture);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM journal_step"), ==, n_steps);
  fixture_reopen (fixture);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM sealed"), ==, 1);
}

static void
a_silent_transaction_can_change_nothing_that_is_journaled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  g_assert_false (zimt_store_put_setting (fixture->store, "house.name", "X", &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  zimt_store_rollback (fixture->store);
}

static void
the_last_account_that_holds_a_class_keeps_it (Fixture *fixture, gconstpointer data)
{
  gint64 anna = put_account (fixture, "Anna");
  gint64 berta = put_account (fixture, "Berta");
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture);
  put_class (fixture, "C", 1, FALSE);
  put_class (fixture, "C", 2, TRUE);
  g_assert_true (put_slot (fixture, "C", 1, anna, "1"));
  g_assert_true (put_slot (fixture, "C", 2, anna, "old"));
  g_assert_true (put_slot (fixture, "C", 2, anna, "2"));
  g_assert_true (put_slot (fixture, "C", 2, berta, "b"));
  g_assert_true (put_slot (fixture, "C", 2, 0, "paper"));
  commit (fixture);
  begin (fixture);
  g_assert_true (zimt_store_delete_slots (fixture->store, anna, "C", 2, NULL));
  g_assert_true (zimt_store_delete_slots (fixture->store, berta, NULL, 0, NULL));
  g_assert_false (zimt_store_delete_slots (fixture->store, anna, "C", 0, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
  slots = zimt_store_load_slots (fixture->store, -1, NULL);
  g_assert_cmpuint (slots->len, ==, 4);
  g_clear_pointer (&slots, g_ptr_array_unref);
  slots = zimt_store_load_slots (fixture->store, 0, NULL);
  g_assert_cmpuint (slots->len, ==, 1);
}

/* Whether any file of the house has @text in it. */
static gboolean
is_in_files (Fixture *fixture, const char *text)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);
      g_autofree char *content = NULL;
      gsize size = 0;

      if (g_file_get_contents (path, &content, &size, NULL)
          && memmem (content, size, text, strlen (text)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
nothing_of_a_deleted_value_stays_in_the_files (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "ciphertext-that-has-to-go";

  begin (fixture);
  put_class (fixture, "C", 1, TRUE);
  g_assert_true (put_sealed (fixture, first_id, "C", 1, text));
  g_assert_true (put_sealed (fixture, first_id, "C", 2, text));
  commit (fixture);
  g_assert_true (is_in_files (fixture, text));
  begin (fixture);
  g_assert_true (zimt_store_delete_sealed (fixture->store, first_id, NULL));
  commit (fixture);
  zimt_store_forget (fixture->store);
  g_assert_false (is_in_files (fixture, text));
}

static void
a_value_of_an_older_key_is_unsound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  put_class (fixture, "C", 1, TRUE);
  g_assert_true (put_slot (fixture, "C", 1, 0, "paper"));
  g_assert_true (put_sealed (fixture, first_id, "C", 1, "a"));
  commit (fixture);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
  begin (fixture);
  put_class (fixture, "C", 2, TRUE);
  g_assert_true (put_slot (fixture, "C", 2, 0, "paper"));
  commit (fixture);
  g_assert_false (zimt_store_check (fixture->store, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
}

static void
a_class_without_any_slot_is_unsound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  put_class (fixture, "C", 1, TRUE);
  commit (fixture);
  g_assert_false (zimt_store_check (fixture->store, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
}

static void
the_database_takes_no_broken_value (Fixture *fixture, gconstpointer data)
{
  static const char *const statements[] = {
    "INSERT INTO sealed VALUES (x'00', 'C', 1, 1, x'00')",
    "INSERT INTO sealed VALUES (randomblob (16), 'C', 1, 0, x'00')",
    "INSERT INTO sealed VALUES (randomblob (16), 'C', 7, 1, x'00')",
    "INSERT INTO sealed VALUES (randomblob (16), 'C', 1, 1, 'text')",
    "INSERT INTO class_key (class, generation) VALUES ('a class', 1)",
    "INSERT INTO class_key (class, generation) VALUES ('C', 0)",
    "INSERT INTO class_slot (class, generation, account_id, bytes) VALUES ('C', 1, 99, x'00')",
    "INSERT INTO vault VALUES (2, randomblob (16), NULL)",
    "INSERT INTO vault VALUES (1, randomblob (15), NULL)",
  };

  begin (fixture);
  put_class (fixture, "C", 1, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_test_message ("%s", statements[i]);
      g_assert_false (zimt_store_execute (fixture->store, statements[i], NULL));
    }
  zimt_store_rollback (fixture->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/vault/comes-back-as-it-was-stored", a_vault_comes_back_as_it_was_stored);
  ADD ("/vault/values-come-back-by-id-and-revision", values_come_back_by_id_and_revision);
  ADD ("/vault/a-silent-transaction-leaves-no-step-and-can-be-taken-back",
       a_silent_transaction_leaves_no_step_and_can_be_taken_back);
  ADD ("/vault/a-silent-transaction-can-change-nothing-that-is-journaled",
       a_silent_transaction_can_change_nothing_that_is_journaled);
  ADD ("/vault/the-last-account-that-holds-a-class-keeps-it",
       the_last_account_that_holds_a_class_keeps_it);
  ADD ("/vault/nothing-of-a-deleted-value-stays-in-the-files",
       nothing_of_a_deleted_value_stays_in_the_files);
  ADD ("/vault/a-value-of-an-older-key-is-unsound", a_value_of_an_older_key_is_unsound);
  ADD ("/vault/a-class-without-any-slot-is-unsound", a_class_without_any_slot_is_unsound);
  ADD ("/vault/the-database-takes-no-broken-value", the_database_takes_no_broken_value);
  return g_test_run ();
}
