/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was erased or sealed anew is in no file. */
#include <string.h>

#include "zimt-vault-fixture.h"

#define MARK "what nobody must read any more; "
#define N_VALUES 400

/* How often the mark stands in a file; 0 where there is no such file. */
static guint
count_marks_in (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length = 0;
  guint n = 0;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return 0;
  for (gsize at = 0; at + 16 <= length; at++)
    n += memcmp (contents + at, MARK, 16) == 0 ? 1 : 0;
  return n;
}

static guint
count_marks (Fixture *fixture)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  return count_marks_in (fixture->path) + count_marks_in (wal);
}

/* A value of many revisions and sizes under a random id; one that is to be erased says so. */
static void
put_random (Fixture *fixture, GRand *random, const char *mark, guint8 *id)
{
  static const gsize sizes[] = { 297, 553, 1065, 1065, 2089, 4137 };
  guint n_revisions = (guint)g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < 16; i++)
    id[i] = (guint8)g_rand_int (random);
  for (guint revision = 1; revision <= n_revisions; revision++)
    {
      gsize size = sizes[g_rand_int_range (random, 0, G_N_ELEMENTS (sizes))];
      g_autofree char *text = g_malloc (size + strlen (mark));
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (ZimtSealedRow) row = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize at = 0; at < size; at += strlen (mark))
        memcpy (text + at, mark, strlen (mark));
      bytes = g_bytes_new (text, size);
      row = zimt_sealed_row_new (id, "C", 1, revision, bytes);
      zimt_store_put_sealed (fixture->store, row, &error);
      g_assert_no_error (error);
    }
}

static void
erase (Fixture *fixture, const guint8 *id)
{
  g_autoptr (GError) error = NULL;

  zimt_store_delete_sealed (fixture->store, id, &error);
  g_assert_no_error (error);
}

/* Values come and go, so that rows move from page to page. The ids of the marked ones stand one
 * after the other; (transfer full). */
static GByteArray *
fill_vault (Fixture *fixture)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20783);
  GByteArray *marked = g_byte_array_new ();
  guint8 id[16];

  vault_fixture_begin (fixture);
  for (guint i = 0; i < N_VALUES; i++)
    {
      put_random (fixture, random, "and this may stay where it is.. ", id);
      if (i % 4 == 0)
        erase (fixture, id);
      put_random (fixture, random, MARK, id);
      g_byte_array_append (marked, id, sizeof id);
    }
  fixture_commit (fixture);
  g_assert_cmpuint (count_marks (fixture), >, 1000);
  return marked;
}

static void
erase_marked (Fixture *fixture, const GByteArray *marked)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint8 id[16];

  for (guint at = 0; at < marked->len; at += sizeof id)
    {
      vault_fixture_begin (fixture);
      erase (fixture, marked->data + at);
      put_random (fixture, random, "and this came later, and stays.. ", id);
      fixture_commit (fixture);
    }
}

static void
what_was_erased_is_in_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) marked = NULL;
  gint64 n_values;

  vault_fixture_furnish (fixture);
  marked = fill_vault (fixture);
  erase_marked (fixture, marked);
  n_values = vault_fixture_count (fixture, "sealed");
  zimt_store_forget (fixture->store);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  fixture_assert_check (fixture, NULL);
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "After");
  fixture_reopen (fixture);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, n_values);
}

static void
what_was_sealed_anew_is_in_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) marked = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  vault_fixture_furnish (fixture);
  marked = fill_vault (fixture);
  rows = zimt_store_load_sealed (fixture->store, "C", &error);
  vault_fixture_begin (fixture);
  for (guint i = 0; i < rows->len; i++)
    {
      ZimtSealedRow *row = rows->pdata[i];

      g_bytes_unref (row->bytes);
      row->bytes = vault_fixture_new_bytes (297 + i, 7);
      zimt_store_put_sealed (fixture->store, row, &error);
      g_assert_no_error (error);
    }
  fixture_commit (fixture);
  zimt_store_forget (fixture->store);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, rows->len);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
}

static void
forgetting_can_wait (Fixture *fixture, gconstpointer data)
{
  static const guint8 id[16] = { 1 };

  vault_fixture_furnish (fixture);
  zimt_store_forget (fixture->store);
  vault_fixture_begin (fixture);
  vault_fixture_put_value (fixture, 1, "C", 1);
  zimt_store_forget (fixture->store);
  /* What is not there can be deleted. */
  erase (fixture, id);
  g_assert_cmpint (fixture_commit (fixture), ==, 0);
  g_assert_cmpint (vault_fixture_count (fixture, "sealed"), ==, 1);
  fixture_assert_check (fixture, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/forget/what-was-erased-is-in-no-file", what_was_erased_is_in_no_file);
  ADD ("/forget/what-was-sealed-anew-is-in-no-file", what_was_sealed_anew_is_in_no_file);
  ADD ("/forget/forgetting-can-wait", forgetting_can_wait);
  return g_test_run ();
}
