/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A vault in the house of the fixture, without any cryptography: bytes are bytes to the store. */
#include "zimt-vault-fixture.h"

#include <string.h>

GBytes *
vault_fixture_new_bytes (gsize size, guint8 value)
{
  guint8 *bytes = g_malloc (size + 1);

  memset (bytes, value, size);
  return g_bytes_new_take (bytes, size);
}

void
vault_fixture_begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_store_begin_silent (fixture->store, &error);
  g_assert_no_error (error);
}

void
vault_fixture_put_class (Fixture *fixture, const char *class_code, guint32 generation)
{
  ZimtClassRow row = { .class_code = (char *)class_code, .generation = generation };
  g_autoptr (GError) error = NULL;

  zimt_store_put_class (fixture->store, &row, &error);
  g_assert_no_error (error);
}

void
vault_fixture_put_slot (Fixture *fixture, const char *class_code, guint32 generation,
                        gint64 account_id)
{
  g_autoptr (GBytes) bytes = vault_fixture_new_bytes (120, (guint8)(16 * generation + account_id));
  ZimtSlotRow row = { .class_code = (char *)class_code,
                      .generation = generation,
                      .account_id = account_id,
                      .bytes = bytes };
  g_autoptr (GError) error = NULL;

  zimt_store_put_slot (fixture->store, &row, &error);
  g_assert_no_error (error);
}

gboolean
vault_fixture_put_sealed (ZimtStore *store, guint8 number, const char *class_code, guint32 revision,
                          gsize size, guint8 value, GError **error)
{
  g_autoptr (GBytes) bytes = vault_fixture_new_bytes (size, value);
  guint8 id[16];
  g_autoptr (ZimtSealedRow) row = NULL;

  memset (id, number, sizeof id);
  row = zimt_sealed_row_new (id, class_code, 1, revision, bytes);
  return zimt_store_put_sealed (store, row, error);
}

void
vault_fixture_put_value (Fixture *fixture, guint8 number, const char *class_code, guint32 revision)
{
  g_autoptr (GError) error = NULL;

  vault_fixture_put_sealed (fixture->store, number, class_code, revision, 300,
                            (guint8)(number + revision), &error);
  g_assert_no_error (error);
}

void
vault_fixture_furnish (Fixture *fixture)
{
  fixture_begin (fixture, "Accounts");
  g_assert_cmpint (fixture_put_account (fixture, "Kim", ZIMT_ROLE_COUNSELLING), ==, 1);
  g_assert_cmpint (fixture_put_account (fixture, "Bo", ZIMT_ROLE_COUNSELLING), ==, 2);
  fixture_commit (fixture);
  vault_fixture_begin (fixture);
  vault_fixture_put_class (fixture, "C", 1);
  vault_fixture_put_class (fixture, "P", 1);
  vault_fixture_put_slot (fixture, "C", 1, 1);
  vault_fixture_put_slot (fixture, "C", 1, 2);
  vault_fixture_put_slot (fixture, "C", 1, 0);
  vault_fixture_put_slot (fixture, "P", 1, 1);
  fixture_commit (fixture);
}

gint64
vault_fixture_count (Fixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  return fixture_query (fixture, sql);
}
