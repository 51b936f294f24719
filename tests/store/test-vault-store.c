/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault at rest: classes and their holders, sealed values, and damage of them. */
#include <string.h>

#include "zimt-store-private.h"
#include "zimt-vault-fixture.h"

static void
a_house_has_one_vault (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) id = vault_fixture_new_bytes (16, 1);
  g_autoptr (GBytes) recovery = vault_fixture_new_bytes (32, 2);
  g_autoptr (GBytes) loaded_id = NULL;
  g_autoptr (GBytes) loaded_recovery = NULL;
  g_autoptr (GBytes) same_id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing_error = NULL;

  g_assert_false (
      zimt_store_load_vault (fixture->store, &loaded_id, &loaded_recovery, &missing_error));
  g_assert_error (missing_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  vault_fixture_begin (fixture);
  g_assert_true (zimt_store_put_vault (fixture->store, id, NULL, &error));
  fixture_commit (fixture);
  g_assert_true (zimt_store_load_vault (fixture->store, &loaded_id, &loaded_recovery, &error));
  g_assert_true (g_bytes_equal (loaded_id, id));
  g_assert_null (loaded_recovery);
  vault_fixture_begin (fixture);
  g_assert_true (zimt_store_put_vault (fixture->store, id, recovery, &error));
  fixture_commit (fixture);
  fixture_reopen (fixture);
  g_assert_true (zimt_store_load_vault (fixture->store, &same_id, &loaded_recovery, &error));
  g_assert_true (g_bytes_equal (same_id, id));
  g_assert_true (g_bytes_equal (loaded_recovery, recovery));
}

static void
assert_class (const ZimtClassRow *row, const char *class_code, guint32 generation, GBytes *bytes,
              gboolean is_rotation_due)
{
  g_assert_cmpstr (row->class_code, ==, class_code);
  g_assert_cmpuint (row->generation, ==, generation);
  g_assert_true (bytes == NULL ? row->link == NULL : g_bytes_equal (row->link, bytes));
  g_assert_true (bytes == NULL ? row->roster == NULL : g_bytes_equal (row->roster, bytes));
  g_assert_cmpint (row->is_rotation_due, ==, is_rotation_due);
}

static void
classes_come_by_code_and_generation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = vault_fixture_new_bytes (90, 3);
  g_autoptr (GBytes) manifest = vault_fixture_new_bytes (80, 4);
  ZimtClassRow row = { (char *)"C", 2, bytes, bytes, bytes, FALSE };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  g_assert_true (zimt_store_put_class (fixture->store, &row, &error));
  vault_fixture_put_class (fixture, "S0123456789abcdef", G_MAXUINT32);
  g_assert_true (zimt_store_put_manifest (fixture->store, "C", 2, manifest, &error));
  g_assert_true (zimt_store_mark_rotation_due (fixture->store, "C", &error));
  fixture_commit (fixture);
  rows = zimt_store_load_classes (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  assert_class (rows->pdata[0], "C", 1, NULL, FALSE);
  assert_class (rows->pdata[1], "C", 2, bytes, TRUE);
  g_assert_true (g_bytes_equal (((const ZimtClassRow *)rows->pdata[1])->manifest, manifest));
  assert_class (rows->pdata[2], "P", 1, NULL, FALSE);
  assert_class (rows->pdata[3], "S0123456789abcdef", G_MAXUINT32, NULL, FALSE);
  vault_fixture_begin (fixture);
  vault_fixture_put_class (fixture, "C", 2);
  fixture_commit (fixture);
  g_ptr_array_unref (rows);
  rows = zimt_store_load_classes (fixture->store, &error);
  assert_class (rows->pdata[1], "C", 2, NULL, FALSE);
}

static void
a_class_that_is_not_there_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = vault_fixture_new_bytes (90, 3);
  g_autoptr (GError) manifest_error = NULL;
  g_autoptr (GError) due_error = NULL;

  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  g_assert_false (zimt_store_put_manifest (fixture->store, "C", 2, bytes, &manifest_error));
  g_assert_error (manifest_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_assert_false (zimt_store_mark_rotation_due (fixture->store, "S0123456789abcdef", &due_error));
  g_assert_error (due_error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  zimt_store_rollback (fixture->store);
}

/* "C1:1 P1:1": class, generation and account of each slot. */
static char *
dup_slots (Fixture *fixture, gint64 account_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = zimt_store_load_slots (fixture->store, account_id, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const ZimtSlotRow *row = rows->pdata[i];
      g_autoptr (GBytes) bytes
          = vault_fixture_new_bytes (120, (guint8)(16 * row->generation + row->account_id));

      g_assert_true (g_bytes_equal (row->bytes, bytes));
      g_string_append_printf (text, "%s%s%u:%" G_GINT64_FORMAT, i > 0 ? " " : "", row->class_code,
                              row->generation, row->account_id);
    }
  return g_string_free (text, FALSE);
}

static void
assert_slots (Fixture *fixture, gint64 account_id, const char *expected)
{
  g_autofree char *slots = dup_slots (fixture, account_id);

  g_assert_cmpstr (slots, ==, expected);
}

static void
slots_come_by_account_and_one_for_each (Fixture *fixture, gconstpointer data)
{
  vault_fixture_furnish (fixture);
  assert_slots (fixture, 1, "C1:1 P1:1");
  assert_slots (fixture, 2, "C1:2");
  assert_slots (fixture, 0, "C1:0");
  assert_slots (fixture, 3, "");
  assert_slots (fixture, -1, "C1:0 C1:1 C1:2 P1:1");
  /* A slot that is put again replaces the old one; the recovery key has one as well. */
  vault_fixture_begin (fixture);
  vault_fixture_put_slot (fixture, "C", 1, 0);
  vault_fixture_put_slot (fixture, "C", 1, 1);
  fixture_commit (fixture);
  assert_slots (fixture, -1, "C1:0 C1:1 C1:2 P1:1");
}

static gboolean
delete_slots (Fixture *fixture, gint64 account_id, const char *class_code, guint32 before)
{
  g_autoptr (GError) error = NULL;

  if (zimt_store_delete_slots (fixture->store, account_id, class_code, before, &error))
    return TRUE;
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "give another account the right first"));
  return FALSE;
}

static void
slots_go_by_account_class_and_age (Fixture *fixture, gconstpointer data)
{
  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  vault_fixture_put_class (fixture, "C", 2);
  for (gint64 account = 0; account < 3; account++)
    vault_fixture_put_slot (fixture, "C", 2, account);
  g_assert_true (delete_slots (fixture, 2, "P", 0));
  g_assert_true (delete_slots (fixture, 2, "C", 1));
  assert_slots (fixture, -1, "C1:0 C1:1 C1:2 C2:0 C2:1 C2:2 P1:1");
  g_assert_true (delete_slots (fixture, 0, NULL, 2));
  g_assert_true (delete_slots (fixture, 2, "C", 2));
  assert_slots (fixture, -1, "C1:1 C2:0 C2:1 C2:2 P1:1");
  g_assert_true (delete_slots (fixture, 2, NULL, 0));
  assert_slots (fixture, -1, "C1:1 C2:0 C2:1 P1:1");
  zimt_store_rollback (fixture->store);
}

static void
the_last_holder_of_a_class_keeps_it (Fixture *fixture, gconstpointer data)
{
  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  g_assert_false (delete_slots (fixture, 1, "P", 0));
  /* In all classes or in none. */
  g_assert_false (delete_slots (fixture, 1, NULL, 0));
  assert_slots (fixture, 1, "C1:1 P1:1");
  g_assert_true (delete_slots (fixture, 1, "C", 0));
  /* The recovery key holds the class, too, and is no holder. */
  g_assert_false (delete_slots (fixture, 2, "C", 0));
  fixture_assert_refused (fixture, "DELETE FROM class_slot", ZIMT_ERROR_CONFLICT);
  g_assert_true (delete_slots (fixture, 0, "C", 0));
  assert_slots (fixture, -1, "C1:2 P1:1");
  fixture_commit (fixture);
  fixture_assert_check (fixture, NULL);
}

/* New slots come before old ones go, so that the last holder can rotate alone. */
static void
a_rotation_is_not_hit (Fixture *fixture, gconstpointer data)
{
  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  vault_fixture_put_class (fixture, "P", 2);
  vault_fixture_put_slot (fixture, "P", 2, 1);
  g_assert_true (delete_slots (fixture, 1, "P", 2));
  g_assert_false (delete_slots (fixture, 1, "P", 0));
  fixture_commit (fixture);
  assert_slots (fixture, 1, "C1:1 P2:1");
  fixture_assert_check (fixture, NULL);
}

static void
a_slot_does_not_change_hands (Fixture *fixture, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE class_slot SET account_id = NULL WHERE class = 'P'",
    "UPDATE class_slot SET class = 'P' WHERE account_id = 2",
    "UPDATE class_slot SET generation = 2",
    "UPDATE class_slot SET id = id + 10",
  };

  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    fixture_assert_refused (fixture, changes[i], ZIMT_ERROR_FAILED);
  zimt_store_rollback (fixture->store);
}

static void
assert_sealed (const ZimtSealedRow *row, guint8 number, const char *class_code, guint32 revision)
{
  g_autoptr (GBytes) bytes = vault_fixture_new_bytes (300, (guint8)(number + revision));
  guint8 id[16];

  memset (id, number, sizeof id);
  g_assert_cmpmem (row->id, sizeof row->id, id, sizeof id);
  g_assert_cmpstr (row->class_code, ==, class_code);
  g_assert_cmpuint (row->generation, ==, 1);
  g_assert_cmpuint (row->revision, ==, revision);
  g_assert_true (g_bytes_equal (row->bytes, bytes));
}

static void
sealed_values_come_by_class_id_and_revision (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  guint8 id[16];

  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  vault_fixture_put_value (fixture, 200, "C", 1);
  vault_fixture_put_value (fixture, 3, "C", 2);
  vault_fixture_put_value (fixture, 3, "C", 1);
  vault_fixture_put_value (fixture, 3, "C", 10);
  vault_fixture_put_value (fixture, 7, "P", 1);
  fixture_commit (fixture);
  /* The keys are random, not one after the other. */
  g_assert_cmpint (fixture_query (fixture,
                                  "SELECT max (key) / 1000 - min (key) / 1000 > 1000 FROM sealed"),
                   ==, 1);
  all = zimt_store_load_sealed (fixture->store, "C", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 4);
  assert_sealed (all->pdata[0], 3, "C", 1);
  assert_sealed (all->pdata[1], 3, "C", 2);
  assert_sealed (all->pdata[2], 3, "C", 10);
  assert_sealed (all->pdata[3], 200, "C", 1);
  memset (id, 3, sizeof id);
  one = zimt_store_load_sealed_of (fixture->store, id, &error);
  g_assert_cmpuint (one->len, ==, 3);
  assert_sealed (one->pdata[2], 3, "C", 10);
  none = zimt_store_load_sealed (fixture->store, "S0123456789abcdef", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
a_revision_can_be_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  vault_fixture_put_value (fixture, 3, "C", 1);
  g_assert_true (vault_fixture_put_sealed (fixture->store, 3, "P", 1, 5000, 9, &error));
  fixture_commit (fixture);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 1);
  rows = zimt_store_load_sealed (fixture->store, "P", &error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (g_bytes_get_size (((const ZimtSealedRow *)rows->pdata[0])->bytes), ==, 5000);
}

static void
the_largest_value_comes_back (Fixture *fixture, gconstpointer data)
{
  gsize size = 16 * 1024 * 1024 + 65536;
  g_autoptr (GBytes) bytes = vault_fixture_new_bytes (size, 5);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  g_assert_true (vault_fixture_put_sealed (fixture->store, 3, "C", 1, size, 5, &error));
  fixture_commit (fixture);
  rows = zimt_store_load_sealed (fixture->store, "C", &error);
  g_assert_true (g_bytes_equal (((const ZimtSealedRow *)rows->pdata[0])->bytes, bytes));
}

static void
the_database_takes_nothing_that_makes_no_sense (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = {
    "vault VALUES (2, zeroblob (16), NULL)",
    "vault VALUES (1, zeroblob (15), NULL)",
    "vault VALUES (1, zeroblob (16), zeroblob (31))",
    "class_key VALUES ('', 1, 0, NULL, NULL, NULL)",
    "class_key VALUES ('X', 1, 0, NULL, NULL, NULL)",
    "class_key VALUES ('S', 1, 0, NULL, NULL, NULL)",
    "class_key VALUES ('S0123456789abcde', 1, 0, NULL, NULL, NULL)",
    "class_key VALUES ('S0123456789ABCDEF', 1, 0, NULL, NULL, NULL)",
    "class_key VALUES ('C0123456789abcdef', 1, 0, NULL, NULL, NULL)",
    "class_key VALUES ('C', 0, 0, NULL, NULL, NULL)",
    "class_key VALUES ('C', 4294967296, 0, NULL, NULL, NULL)",
    "class_key VALUES ('C', 2, 2, NULL, NULL, NULL)",
    "class_slot VALUES (NULL, 'C', 1, 1, x'')",
    "sealed VALUES (NULL, zeroblob (15), 1, 'C', 1, x'00')",
    "sealed VALUES (NULL, zeroblob (16), 0, 'C', 1, x'00')",
    "sealed VALUES (NULL, zeroblob (16), 4294967296, 'C', 1, x'00')",
    "sealed VALUES (NULL, zeroblob (16), 1, 'C', 1, x'')",
  };

  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO %s", rows[i]);

      fixture_assert_refused (fixture, sql, ZIMT_ERROR_INVALID);
    }
  fixture_assert_refused (fixture, "INSERT INTO class_key VALUES ('C', 1, 0, NULL, NULL, NULL)",
                          ZIMT_ERROR_FAILED);
  fixture_assert_refused (fixture, "INSERT INTO class_slot VALUES (NULL, 'C', 1, 1, x'00')",
                          ZIMT_ERROR_CONFLICT);
  fixture_assert_refused (fixture, "INSERT INTO class_slot VALUES (NULL, 'C', 1, NULL, x'00')",
                          ZIMT_ERROR_CONFLICT);
  fixture_assert_refused (fixture, "INSERT INTO class_slot VALUES (NULL, 'C', 1, 9, x'00')",
                          ZIMT_ERROR_CONFLICT);
  vault_fixture_put_value (fixture, 0, "C", 1);
  fixture_assert_refused (fixture,
                          "INSERT INTO sealed VALUES (NULL, zeroblob (16), 1, 'C', 1, x'00')",
                          ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
}

/* References are looked at by the commit, so that a rotation can write in any order. */
static void
nothing_is_kept_of_a_class_that_is_not_there (Fixture *fixture, gconstpointer data)
{
  vault_fixture_furnish (fixture);
  for (int is_slot = 0; is_slot < 2; is_slot++)
    {
      g_autoptr (GError) error = NULL;

      vault_fixture_begin (fixture);
      if (is_slot)
        vault_fixture_put_slot (fixture, "C", 2, 1);
      else
        vault_fixture_put_value (fixture, 1, "S0123456789abcdef", 1);
      g_assert_false (zimt_store_commit (fixture->store, NULL, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
      g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 0);
    }
  vault_fixture_begin (fixture);
  vault_fixture_put_slot (fixture, "C", 2, 1);
  vault_fixture_put_value (fixture, 1, "S0123456789abcdef", 1);
  vault_fixture_put_slot (fixture, "S0123456789abcdef", 1, 1);
  vault_fixture_put_class (fixture, "S0123456789abcdef", 1);
  vault_fixture_put_class (fixture, "C", 2);
  fixture_commit (fixture);
  fixture_assert_check (fixture, NULL);
}

static void
damage_of_the_vault_is_found (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *what;
  } cases[] = {
    { "UPDATE class_slot SET account_id = 9 WHERE account_id = 2", "class_slot" },
    { "UPDATE sealed SET class = 'S0123456789abcdef'", "sealed" },
    { "INSERT INTO class_key VALUES ('C', 2, 0, NULL, NULL, NULL);"
      "INSERT INTO class_slot VALUES (NULL, 'C', 2, 1, x'00')",
      "an old key" },
    { "INSERT INTO class_key VALUES ('P', 2, 0, NULL, NULL, NULL)", "nobody has a key" },
    { "INSERT INTO class_key VALUES ('S0123456789abcdef', 1, 0, NULL, NULL, NULL)",
      "nobody has a key" },
    { "INSERT INTO class_key VALUES ('S0123456789abcdef', 1, 0, NULL, NULL, NULL);"
      "INSERT INTO class_slot VALUES (NULL, 'S0123456789abcdef', 1, NULL, x'00')",
      "class_slot_stays_in_place is missing" }, /* the paper has one: nothing else is wrong */
  };

  vault_fixture_furnish (fixture);
  vault_fixture_begin (fixture);
  vault_fixture_put_value (fixture, 1, "C", 1);
  fixture_commit (fixture);
  fixture_assert_check (fixture, NULL);
  fixture_damage (fixture, "DROP TRIGGER class_slot_stays_in_place");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      fixture_damage (fixture, "BEGIN");
      fixture_damage (fixture, cases[i].sql);
      fixture_assert_check (fixture, cases[i].what);
      fixture_damage (fixture, "ROLLBACK");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/vault/a-house-has-one-vault", a_house_has_one_vault);
  ADD ("/vault/classes-come-by-code-and-generation", classes_come_by_code_and_generation);
  ADD ("/vault/a-class-that-is-not-there-is-said", a_class_that_is_not_there_is_said);
  ADD ("/vault/slots-come-by-account-and-one-for-each", slots_come_by_account_and_one_for_each);
  ADD ("/vault/slots-go-by-account-class-and-age", slots_go_by_account_class_and_age);
  ADD ("/vault/the-last-holder-of-a-class-keeps-it", the_last_holder_of_a_class_keeps_it);
  ADD ("/vault/a-rotation-is-not-hit", a_rotation_is_not_hit);
  ADD ("/vault/a-slot-does-not-change-hands", a_slot_does_not_change_hands);
  ADD ("/vault/sealed-values-come-by-class-id-and-revision",
       sealed_values_come_by_class_id_and_revision);
  ADD ("/vault/a-revision-can-be-replaced", a_revision_can_be_replaced);
  ADD ("/vault/the-largest-value-comes-back", the_largest_value_comes_back);
  ADD ("/vault/the-database-takes-nothing-that-makes-no-sense",
       the_database_takes_nothing_that_makes_no_sense);
  ADD ("/vault/nothing-is-kept-of-a-class-that-is-not-there",
       nothing_is_kept_of_a_class_that_is_not_there);
  ADD ("/vault/damage-of-the-vault-is-found", damage_of_the_vault_is_found);
  return g_test_run ();
}
