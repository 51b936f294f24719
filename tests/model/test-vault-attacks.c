/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody writes into the file behind Zimt's back, who has no key: each change is found, told in
 * one sentence, and shows nothing that is not theirs. */
#include "vault-fixture.h"

#include <sodium.h>
#include <string.h>

#include "zimt-desk-private.h"
#include "zimt-kept-form.h"

#define CASES 6

typedef struct
{
  VaultFixture vault;
  GHashTable *known;  /* owned: id to owned GPtrArray of the versions of a record */
  char *case_id;      /* owned: of two revisions */
  char *single_id;    /* owned: of one */
  char *secret_id;    /* owned: restricted to Anna and Berta */
  char *secret_class; /* owned */
} Fixture;

static void
know (Fixture *fixture, ZimtRecord *record)
{
  g_autoptr (GError) error = NULL;
  const char *id = zimt_record_get_id (record);
  GPtrArray *versions = zimt_desk_load_versions (fixture->vault.desk, id, &error);

  g_assert_no_error (error);
  g_hash_table_insert (fixture->known, g_strdup (id), versions);
}

static ZimtRecord *
save_second (Fixture *fixture, ZimtRecord *first)
{
  ZimtRecord *record = zimt_record_copy (first);

  zimt_record_set_text (record, "note", "Später");
  return vault_save (&fixture->vault, record);
}

static void
add_restricted (Fixture *fixture)
{
  VaultFixture *vault = &fixture->vault;
  g_autoptr (ZimtRecord) owner = vault_save (vault, vault_new_case ("Geheim", "Nur zwei"));
  g_autoptr (GPtrArray) ids = vault_ids (zimt_record_get_id (owner), NULL);
  g_autoptr (GArray) both
      = vault_accounts (vault_get_id (vault, ANNA), vault_get_id (vault, BERTA));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moved = zimt_desk_seal_case (vault->desk, ids, both, &error);

  g_assert_no_error (error);
  fixture->secret_id = g_strdup (zimt_record_get_id (owner));
  fixture->secret_class = g_strdup (zimt_record_get_class (moved->pdata[0]));
  know (fixture, moved->pdata[0]);
}

/* Of class P: the form of a card that was open when somebody's desk locked. */
static void
add_private (Fixture *fixture)
{
  g_autoptr (ZimtRecord) form = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  ZimtRecord *draft = NULL;

  zimt_record_set_text (form, "note", "Telefon");
  draft = zimt_kept_form_new (form, "Privat");
  zimt_record_set_class (draft, ZIMT_CLASS_PRIVATE);
  zimt_record_unref (vault_save (&fixture->vault, draft));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  VaultFixture *vault = &fixture->vault;

  vault_set_up (vault, data);
  fixture->known
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  vault_enter (vault, ANNA);
  vault_add (vault, "Clara", ZIMT_ROLE_COUNSELLING);
  for (int i = 0; i < CASES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Kaya %d", i);
      g_autoptr (ZimtRecord) record = vault_save (vault, vault_new_case (name, "Note"));

      if (i == 0)
        {
          fixture->case_id = g_strdup (zimt_record_get_id (record));
          zimt_record_unref (save_second (fixture, record));
        }
      else if (i == 1)
        fixture->single_id = g_strdup (zimt_record_get_id (record));
      know (fixture, record);
    }
  add_restricted (fixture);
  add_private (fixture);
  vault_close (vault);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_hash_table_unref (fixture->known);
  g_free (fixture->case_id);
  g_free (fixture->single_id);
  g_free (fixture->secret_id);
  g_free (fixture->secret_class);
  vault_tear_down (&fixture->vault, data);
}

/* --- Looking what is told --- */

/* What is in the book is what was written under that id. */
static void
assert_known (Fixture *fixture, ZimtCaseBook *book)
{
  g_autoptr (GPtrArray) cases = zimt_case_book_list (book, ZIMT_RECORD_CASE);

  for (guint i = 0; i < cases->len; i++)
    {
      GPtrArray *versions
          = g_hash_table_lookup (fixture->known, zimt_record_get_id (cases->pdata[i]));
      gboolean is_known = FALSE;

      g_assert_nonnull (versions);
      for (guint j = 0; j < versions->len; j++)
        is_known |= zimt_record_is_equal (cases->pdata[i], versions->pdata[j]);
      g_assert_true (is_known);
    }
}

static gboolean
is_verified (Fixture *fixture, const char *class_code)
{
  g_autoptr (GError) error = NULL;

  if (zimt_desk_verify_vault (fixture->vault.desk, class_code, NULL, &error))
    return TRUE;
  if (g_error_matches (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED))
    return TRUE;
  vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
  return FALSE;
}

/* Opens, unlocks, looks and closes. Returns whether anything was told; *n_records (optional): how
 * many can be read, -1 where it stays locked. */
static gboolean
is_told (Fixture *fixture, const char *name, int *n_records)
{
  VaultFixture *vault = &fixture->vault;
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_told = TRUE;
  int n = -1;

  /* What is told must not be the wait after the tries before. */
  vault_sql (vault, "UPDATE account_key SET n_failed = 0");
  vault_open (vault);
  unlocked = zimt_desk_unlock (vault->desk, name, VAULT_PASSWORD, &error);
  if (unlocked == NULL)
    {
      g_assert_nonnull (error);
      vault_assert_sentence (error->message);
      g_assert_null (zimt_desk_get_account (vault->desk));
    }
  else
    {
      for (guint i = 0; i < unlocked->warnings->len; i++)
        vault_assert_sentence (unlocked->warnings->pdata[i]);
      is_told = unlocked->warnings->len > 0 || !is_verified (fixture, ZIMT_CLASS_CASES)
                || !is_verified (fixture, ZIMT_CLASS_PRIVATE)
                || !is_verified (fixture, fixture->secret_class);
      n = 0;
      if (unlocked->book != NULL)
        {
          assert_known (fixture, unlocked->book);
          n = (int)zimt_case_book_get_size (unlocked->book);
        }
    }
  vault_close (vault);
  if (n_records != NULL)
    *n_records = n;
  return is_told;
}

static void
assert_sound (Fixture *fixture)
{
  int n_records = 0;

  g_assert_false (is_told (fixture, ANNA, &n_records));
  g_assert_cmpint (n_records, ==, CASES + 1);
}

/* It is told, and so many can be read all the same. */
static void
assert_told (Fixture *fixture, const char *name, int n_expected)
{
  int n_records = 0;

  g_assert_true (is_told (fixture, name, &n_records));
  g_assert_cmpint (n_records, ==, n_expected);
}

/* --- Writing into the file --- */

static GBytes *
read_blob (Fixture *fixture, const char *sql)
{
  sqlite3 *db = vault_open_file (fixture->vault.path);
  sqlite3_stmt *query = NULL;
  GBytes *bytes;

  if (sqlite3_prepare_v2 (db, sql, -1, &query, NULL) != SQLITE_OK
      || sqlite3_step (query) != SQLITE_ROW)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  bytes = g_bytes_new (sqlite3_column_blob (query, 0), (gsize)sqlite3_column_bytes (query, 0));
  sqlite3_finalize (query);
  sqlite3_close (db);
  return bytes;
}

/* ?1 is the blob. */
static void
write_blob (Fixture *fixture, const char *sql, GBytes *bytes)
{
  sqlite3 *db = vault_open_file (fixture->vault.path);
  sqlite3_stmt *statement = NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_bind_blob (statement, 1, data, (int)size, SQLITE_STATIC);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_changes (db), >, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

/* A blob in the file. */
typedef struct
{
  const char *table;
  const char *column;
  char *where; /* owned */
} Place;

static GBytes *
read_place (Fixture *fixture, const Place *place)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s FROM %s WHERE %s", place->column, place->table, place->where);

  return read_blob (fixture, sql);
}

static void
write_place (Fixture *fixture, const Place *place, GBytes *bytes)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE %s", place->table,
                                          place->column, place->where);

  write_blob (fixture, sql, bytes);
}

static void
swap_places (Fixture *fixture, const Place *a, const Place *b)
{
  g_autoptr (GBytes) first = read_place (fixture, a);
  g_autoptr (GBytes) second = read_place (fixture, b);

  write_place (fixture, a, second);
  write_place (fixture, b, first);
}

static GBytes *
flip (GBytes *bytes, gsize index)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *changed = g_memdup2 (data, size);

  changed[index] ^= 1;
  return g_bytes_new_take (changed, size);
}

/* Flips a bit at many places of a blob, one at a time; each must be told to @name, who then can
 * read
 * @n_expected records. */
static void
flip_all (Fixture *fixture, Place place, const char *name, int n_expected)
{
  g_autofree char *where = place.where;
  g_autoptr (GBytes) whole = read_place (fixture, &place);
  gsize size = g_bytes_get_size (whole);
  gsize step = MAX (size / 9, 1);

  g_assert_cmpuint (size, >, 0);
  for (gsize i = 0; i < size; i += i + step < size || i == size - 1 ? step : size - 1 - i)
    {
      g_autoptr (GBytes) changed = flip (whole, i);

      write_place (fixture, &place, changed);
      assert_told (fixture, name, n_expected);
      write_place (fixture, &place, whole);
    }
  assert_sound (fixture);
}

/* A row of @id (hexadecimal) and revision. */
static Place
row_of (const char *id, int revision)
{
  return (Place){ "sealed", "bytes",
                  g_strdup_printf ("id = x'%s' AND revision = %d", id, revision) };
}

static Place
row_of_class (const char *class_code)
{
  return (Place){ "sealed", "bytes", g_strdup_printf ("class = '%s'", class_code) };
}

static Place
slot_of (const char *class_code, const char *name)
{
  return (Place){ "class_slot", "bytes",
                  g_strdup_printf ("class = '%s' AND account_id"
                                   " = (SELECT id FROM account WHERE name = '%s')",
                                   class_code, name) };
}

static Place
key_of (const char *column, const char *name)
{
  return (
      Place){ "account_key", column,
              g_strdup_printf ("account_id = (SELECT id FROM account WHERE name = '%s')", name) };
}

static Place
class_of (const char *column, const char *class_code)
{
  return (Place){ "class_key", column, g_strdup_printf ("class = '%s'", class_code) };
}

/* --- Flipped bytes --- */

static void
a_house_that_nobody_touched_is_sound (Fixture *fixture, gconstpointer data)
{
  int n_records = 0;

  assert_sound (fixture);
  g_assert_false (is_told (fixture, BERTA, &n_records));
  g_assert_cmpint (n_records, ==, CASES + 1);
  g_assert_false (is_told (fixture, "Clara", &n_records));
  g_assert_cmpint (n_records, ==, CASES);
  g_assert_false (is_told (fixture, INES, &n_records));
}

static void
flipped_bytes_of_values_are_found (Fixture *fixture, gconstpointer data)
{
  flip_all (fixture, row_of (fixture->single_id, 1), ANNA, CASES);
  flip_all (fixture, row_of (fixture->case_id, 2), ANNA, CASES);
  /* An older revision is no record that is missing, but it is told. */
  flip_all (fixture, row_of (fixture->case_id, 1), ANNA, CASES + 1);
  flip_all (fixture, row_of_class (fixture->secret_class), ANNA, CASES);
  flip_all (fixture, row_of_class (ZIMT_CLASS_PRIVATE), ANNA, CASES + 1);
}

static void
flipped_bytes_of_slots_are_found (Fixture *fixture, gconstpointer data)
{
  flip_all (fixture, slot_of (ZIMT_CLASS_CASES, ANNA), ANNA, -1);
  flip_all (fixture, slot_of (ZIMT_CLASS_PRIVATE, ANNA), ANNA, -1);
  flip_all (fixture, slot_of (fixture->secret_class, ANNA), ANNA, -1);
  flip_all (fixture, slot_of (ZIMT_CLASS_CASES, BERTA), BERTA, -1);
}

static void
flipped_bytes_of_keys_are_found (Fixture *fixture, gconstpointer data)
{
  /* A wrong password and a changed blob are told apart only by the check sum: it counts as a try.
   */
  flip_all (fixture, key_of ("blob", ANNA), ANNA, -1);
  flip_all (fixture, key_of ("public_key", ANNA), ANNA, -1);
  flip_all (fixture, key_of ("public_key", BERTA), ANNA, -1);
}

static void
flipped_bytes_of_rosters_and_manifests_are_found (Fixture *fixture, gconstpointer data)
{
  flip_all (fixture, class_of ("roster", ZIMT_CLASS_CASES), ANNA, -1);
  flip_all (fixture, class_of ("manifest", ZIMT_CLASS_CASES), ANNA, -1);
  flip_all (fixture, class_of ("roster", ZIMT_CLASS_PRIVATE), ANNA, -1);
  flip_all (fixture, class_of ("manifest", ZIMT_CLASS_PRIVATE), ANNA, -1);
  flip_all (fixture, class_of ("roster", fixture->secret_class), ANNA, -1);
  flip_all (fixture, class_of ("manifest", fixture->secret_class), ANNA, -1);
}

static void
rotate (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  vault_open (&fixture->vault);
  vault_enter (&fixture->vault, ANNA);
  g_assert_true (zimt_desk_rotate (fixture->vault.desk, ZIMT_CLASS_CASES, &error));
  g_assert_no_error (error);
  vault_close (&fixture->vault);
}

static void
flipped_bytes_of_links_are_found (Fixture *fixture, gconstpointer data)
{
  Place place = { "class_key", "link", NULL };

  /* Berta has not seen the restricted class, nor the second generation. */
  place.where = g_strdup_printf ("class = '%s'", fixture->secret_class);
  {
    g_autofree char *where = place.where;
    g_autoptr (GBytes) whole = read_place (fixture, &place);
    g_autoptr (GBytes) changed = flip (whole, g_bytes_get_size (whole) - 1);

    write_place (fixture, &place, changed);
    assert_told (fixture, BERTA, -1);
    write_place (fixture, &place, whole);
  }
  rotate (fixture);
  flip_all (fixture, (Place){ "class_key", "link", g_strdup ("class = 'C' AND generation = 2") },
            "Clara", -1);
}

static void
flipped_bytes_of_the_vault_are_found (Fixture *fixture, gconstpointer data)
{
  flip_all (fixture, (Place){ "vault", "database_id", g_strdup ("id = 1") }, ANNA, -1);
  flip_all (fixture, (Place){ "vault", "recovery_public_key", g_strdup ("id = 1") }, ANNA, -1);
}

/* --- Things that change places --- */

static void
assert_swap_is_told (Fixture *fixture, Place a, Place b, const char *name, int n_expected)
{
  g_autofree char *where_a = a.where;
  g_autofree char *where_b = b.where;

  swap_places (fixture, &a, &b);
  assert_told (fixture, name, n_expected);
  swap_places (fixture, &a, &b);
  assert_sound (fixture);
}

static void
swapped_rows_are_found (Fixture *fixture, gconstpointer data)
{
  assert_swap_is_told (fixture, row_of (fixture->single_id, 1), row_of (fixture->case_id, 2), ANNA,
                       CASES - 1);
  assert_swap_is_told (fixture, row_of (fixture->case_id, 1), row_of (fixture->case_id, 2), ANNA,
                       CASES);
  assert_swap_is_told (fixture, row_of (fixture->single_id, 1), row_of_class (ZIMT_CLASS_PRIVATE),
                       ANNA, CASES);
  assert_swap_is_told (fixture, row_of (fixture->single_id, 1),
                       row_of_class (fixture->secret_class), ANNA, CASES - 1);
}

static void
rows_of_another_class_are_found (Fixture *fixture, gconstpointer data)
{
  vault_sql (&fixture->vault, "UPDATE sealed SET class = 'P' WHERE id = x'%s'", fixture->single_id);
  assert_told (fixture, ANNA, CASES);
  g_assert_true (is_told (fixture, INES, NULL));
  vault_sql (&fixture->vault, "UPDATE sealed SET class = 'C' WHERE id IN (x'%s', x'%s')",
             fixture->single_id, fixture->secret_id);
  assert_told (fixture, ANNA, CASES);
  assert_told (fixture, "Clara", CASES);
}

static void
swapped_slots_are_found (Fixture *fixture, gconstpointer data)
{
  assert_swap_is_told (fixture, slot_of (ZIMT_CLASS_CASES, ANNA), slot_of (ZIMT_CLASS_CASES, BERTA),
                       BERTA, -1);
  assert_swap_is_told (fixture, slot_of (ZIMT_CLASS_CASES, ANNA),
                       slot_of (ZIMT_CLASS_PRIVATE, ANNA), ANNA, -1);
  assert_swap_is_told (fixture, slot_of (ZIMT_CLASS_PRIVATE, INES),
                       slot_of (ZIMT_CLASS_CASES, BERTA), INES, -1);
}

static void
swapped_keys_are_found (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { ANNA, BERTA };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      assert_swap_is_told (fixture, key_of ("public_key", ANNA), key_of ("public_key", BERTA),
                           names[i], -1);
      assert_swap_is_told (fixture, key_of ("blob", ANNA), key_of ("blob", BERTA), names[i], -1);
    }
  /* Ines puts her whole key, of which she knows the password, in Berta's place. */
  vault_sql (&fixture->vault,
             "UPDATE account_key SET"
             " (public_key, blob) = (SELECT public_key, blob FROM account_key AS own"
             " WHERE own.account_id = (SELECT id FROM account WHERE name = 'Ines'))"
             " WHERE account_id = (SELECT id FROM account WHERE name = 'Berta')");
  assert_told (fixture, BERTA, -1);
  assert_told (fixture, ANNA, -1);
}

/* --- Rows that come, go, or come again --- */

static void
replayed_rows_are_found (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = row_of (fixture->case_id, 1).where;
  g_autofree char *second = row_of (fixture->case_id, 2).where;
  g_autoptr (GBytes) older = NULL;
  Place to = { "sealed", "bytes", second };
  Place from = { "sealed", "bytes", first };

  older = read_place (fixture, &from);
  write_place (fixture, &to, older);
  assert_told (fixture, ANNA, CASES);
  vault_sql (&fixture->vault, "DELETE FROM sealed WHERE %s", second);
  assert_told (fixture, ANNA, CASES + 1);
  vault_sql (&fixture->vault, "UPDATE sealed SET revision = 2 WHERE %s", first);
  assert_told (fixture, ANNA, CASES);
}

static void
dropped_rows_are_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = vault_read_file (fixture->vault.path);
  struct
  {
    char *where; /* owned */
    int n_expected;
  } drops[] = {
    { g_strdup_printf ("id = x'%s'", fixture->single_id), CASES },
    { g_strdup_printf ("id = x'%s'", fixture->case_id), CASES },
    { g_strdup_printf ("id = x'%s' AND revision = 2", fixture->case_id), CASES + 1 },
    { g_strdup_printf ("id = x'%s' AND revision = 1", fixture->case_id), CASES + 1 },
    { g_strdup_printf ("id = x'%s'", fixture->secret_id), CASES },
    { g_strdup ("class = 'P'"), CASES + 1 },
    { g_strdup ("true"), 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    {
      vault_write_file (fixture->vault.path, whole);
      vault_sql (&fixture->vault, "DELETE FROM sealed WHERE %s", drops[i].where);
      assert_told (fixture, ANNA, drops[i].n_expected);
      /* It goes on being told. */
      assert_told (fixture, ANNA, drops[i].n_expected);
      g_free (drops[i].where);
    }
}

static void
added_rows_are_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = vault_read_file (fixture->vault.path);

  vault_sql (&fixture->vault,
             "INSERT INTO sealed (key, id, class, generation, revision, bytes)"
             " SELECT random (), randomblob (16), class, generation, revision, bytes"
             " FROM sealed WHERE id = x'%s'",
             fixture->single_id);
  assert_told (fixture, ANNA, CASES + 1);
  vault_write_file (fixture->vault.path, whole);
  vault_sql (&fixture->vault,
             "INSERT INTO sealed (key, id, class, generation, revision, bytes)"
             " SELECT random (), id, class, generation, revision + 1, bytes"
             " FROM sealed WHERE id = x'%s'",
             fixture->single_id);
  assert_told (fixture, ANNA, CASES);
}

/* A rotation reads every row: it must not make a new manifest of what somebody left. */
static void
a_rotation_does_not_hide_what_was_dropped (Fixture *fixture, gconstpointer data)
{
  vault_sql (&fixture->vault, "DELETE FROM sealed WHERE id = x'%s'", fixture->single_id);
  vault_sql (&fixture->vault, "UPDATE class_key SET is_rotation_due = 1 WHERE class = 'C'");
  assert_told (fixture, ANNA, CASES);
  assert_told (fixture, ANNA, CASES);
  assert_told (fixture, BERTA, CASES);
}

/* Who is to go could damage a value first. */
static void
damage_does_not_keep_a_key_from_being_made_anew (Fixture *fixture, gconstpointer data)
{
  Place place = row_of (fixture->single_id, 1);
  g_autofree char *where = place.where;
  g_autoptr (GBytes) whole = read_place (fixture, &place);
  g_autoptr (GBytes) changed = flip (whole, 100);
  g_autoptr (GError) error = NULL;

  write_place (fixture, &place, changed);
  vault_open (&fixture->vault);
  zimt_unlocked_free (vault_unlock (&fixture->vault, ANNA));
  g_assert_true (
      zimt_desk_end_account (fixture->vault.desk, vault_get_id (&fixture->vault, "Clara"), &error));
  g_assert_no_error (error);
  vault_close (&fixture->vault);
  assert_told (fixture, ANNA, CASES);
  assert_told (fixture, BERTA, CASES);
  g_assert_cmpint (vault_query (&fixture->vault, "SELECT count (*) FROM sealed WHERE class = 'C'"
                                                 " AND generation = 1"),
                   ==, 1);
}

/* --- Slots and classes --- */

static void
dropped_slots_are_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  const char *classes[] = { ZIMT_CLASS_CASES, ZIMT_CLASS_PRIVATE, fixture->secret_class };
  int n_expected[] = { 0, CASES + 1, CASES };

  assert_sound (fixture);
  whole = vault_read_file (fixture->vault.path);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      vault_write_file (fixture->vault.path, whole);
      vault_sql (&fixture->vault, "DELETE FROM class_slot WHERE class = '%s' AND account_id = 1",
                 classes[i]);
      assert_told (fixture, ANNA, n_expected[i]);
      vault_write_file (fixture->vault.path, whole);
      vault_sql (&fixture->vault,
                 "PRAGMA foreign_keys = OFF;"
                 "DELETE FROM class_slot WHERE class = '%1$s'; DELETE FROM class_key"
                 " WHERE class = '%1$s'; DELETE FROM sealed WHERE class = '%1$s'",
                 classes[i]);
      assert_told (fixture, ANNA, n_expected[i]);
    }
}

static void
older_class_rows_are_found (Fixture *fixture, gconstpointer data)
{
  Place place = class_of ("manifest", ZIMT_CLASS_CASES);
  g_autofree char *where = place.where;
  g_autoptr (GBytes) older = read_place (fixture, &place);
  g_autoptr (GBytes) before = vault_read_file (fixture->vault.path);

  vault_open (&fixture->vault);
  vault_enter (&fixture->vault, ANNA);
  zimt_record_unref (vault_save (&fixture->vault, vault_new_consultation (NULL, "Zählung")));
  vault_close (&fixture->vault);
  write_place (fixture, &place, older);
  g_assert_true (is_told (fixture, ANNA, NULL));
  /* The same with a generation. */
  vault_write_file (fixture->vault.path, before);
  vault_forget_seen ();
  rotate (fixture);
  vault_sql (&fixture->vault, "DELETE FROM class_key WHERE class = 'C' AND generation = 2");
  assert_told (fixture, ANNA, -1);
  assert_told (fixture, BERTA, -1);
}

static void
a_generation_of_somebody_else_is_found (Fixture *fixture, gconstpointer data)
{
  vault_sql (&fixture->vault, "INSERT INTO class_key SELECT class, 2, 0, randomblob (90), roster,"
                              " manifest FROM class_key WHERE class = 'C'");
  assert_told (fixture, ANNA, -1);
  vault_sql (&fixture->vault,
             "INSERT INTO class_slot (class, generation, account_id, bytes)"
             " SELECT class, 2, account_id, bytes FROM class_slot WHERE class = 'C'");
  assert_told (fixture, ANNA, -1);
  assert_told (fixture, BERTA, -1);
}

/* A sealed box can be made by anybody who knows the public key. */
static void
a_class_key_of_somebody_else_is_found (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { ANNA, BERTA };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Place public_key = key_of ("public_key", names[i]);
      Place slot = slot_of (ZIMT_CLASS_CASES, names[i]);
      g_autofree char *where_key = public_key.where;
      g_autofree char *where_slot = slot.where;
      g_autofree char *uid_sql
          = g_strdup_printf ("SELECT uid FROM account WHERE name = '%s'", names[i]);
      g_autoptr (GBytes) uid = read_blob (fixture, uid_sql);
      g_autofree char *uid_text = g_strndup (g_bytes_get_data (uid, NULL), g_bytes_get_size (uid));
      g_autoptr (GBytes) database = read_blob (fixture, "SELECT database_id FROM vault");
      g_autoptr (GBytes) key = read_place (fixture, &public_key);
      g_autoptr (ZimtClassKey) own = zimt_class_key_new (ZIMT_CLASS_CASES, 1);
      g_autoptr (GBytes) forged = NULL;
      guint8 id[ZIMT_ID_SIZE];

      g_assert_true (zimt_id_from_uid (uid_text, id));
      forged = zimt_class_key_seal_slot (own, g_bytes_get_data (database, NULL), id,
                                         g_bytes_get_data (key, NULL));
      write_place (fixture, &slot, forged);
      assert_told (fixture, names[i], -1);
    }
}

/* --- Passwords that would be cheap to guess --- */

static void
put_number (guint8 *bytes, guint32 number)
{
  number = GUINT32_TO_LE (number);
  memcpy (bytes, &number, sizeof number);
}

static void
costs_of_passwords_cannot_be_changed (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint32 passes;
    guint32 memory_kib;
  } costs[]
      = { { 1, 262144 },  { 4, 8 },       { 4, 262143 },           { 3, 262144 },     { 5, 262144 },
          { 17, 262144 }, { 4, 1048577 }, { G_MAXUINT32, 262144 }, { 4, G_MAXUINT32 } };
  Place place = key_of ("blob", ANNA);
  g_autofree char *where = place.where;
  g_autoptr (GBytes) whole = read_place (fixture, &place);
  gsize size = g_bytes_get_size (whole);

  for (gsize i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr (GBytes) changed = NULL;

      put_number (bytes + 1, costs[i].passes);
      put_number (bytes + 5, costs[i].memory_kib);
      /* The check sum has no key: whoever changes the rest makes it fit. */
      crypto_generichash (bytes + size - 32, 32, bytes, size - 32, NULL, 0);
      changed = g_bytes_new (bytes, size);
      write_place (fixture, &place, changed);
      assert_told (fixture, ANNA, -1);
    }
  write_place (fixture, &place, whole);
  assert_sound (fixture);
}

/* --- Keys and accounts of somebody else --- */

static void
a_planted_public_key_gets_nothing (Fixture *fixture, gconstpointer data)
{
  guint8 public_key[crypto_box_PUBLICKEYBYTES];
  guint8 secret_key[crypto_box_SECRETKEYBYTES];
  g_autoptr (GBytes) planted = NULL;
  Place place = key_of ("public_key", BERTA);
  g_autofree char *where = place.where;

  crypto_box_keypair (public_key, secret_key);
  planted = g_bytes_new (public_key, sizeof public_key);
  write_place (fixture, &place, planted);
  vault_sql (&fixture->vault, "UPDATE class_key SET is_rotation_due = 1");
  assert_told (fixture, ANNA, -1);
  g_assert_cmpint (vault_query (&fixture->vault, "SELECT max (generation) FROM class_slot"), ==, 1);
}

static void
planted_accounts_and_roles_get_nothing (Fixture *fixture, gconstpointer data)
{
  vault_sql (&fixture->vault,
             "UPDATE account SET roles = 'lead counselling' WHERE name = 'Ines';"
             "INSERT INTO account (uid, name, roles, last_day, is_ended)"
             " VALUES ('0123456789abcdef0123456789abcdef', 'Eva', 'lead counselling', 0, 0);"
             "INSERT INTO account_key SELECT (SELECT id FROM account WHERE name = 'Eva'),"
             " public_key, 0, 0, blob FROM account_key WHERE account_id = 3;"
             "UPDATE class_key SET is_rotation_due = 1");
  vault_open (&fixture->vault);
  zimt_unlocked_free (vault_unlock (&fixture->vault, ANNA));
  vault_close (&fixture->vault);
  g_assert_cmpint (vault_query (&fixture->vault, "SELECT count (*) FROM class_slot"
                                                 " WHERE class <> 'P' AND account_id NOT IN"
                                                 " (SELECT id FROM account"
                                                 " WHERE name IN ('Anna', 'Berta', 'Clara'))"),
                   ==, 0);
  g_assert_cmpint (vault_query (&fixture->vault, "SELECT count (*) FROM class_slot"
                                                 " WHERE account_id"
                                                 " = (SELECT id FROM account WHERE name = 'Eva')"),
                   ==, 0);
}

/* --- The whole file --- */

static void
an_older_file_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) older = vault_read_file (fixture->vault.path);

  vault_open (&fixture->vault);
  vault_enter (&fixture->vault, ANNA);
  zimt_record_unref (vault_save (&fixture->vault, vault_new_consultation (NULL, "Zählung")));
  vault_close (&fixture->vault);
  vault_write_file (fixture->vault.path, older);
  assert_told (fixture, BERTA, CASES + 1);
  /* Once: what it is now has been seen. */
  assert_sound (fixture);
}

static void
a_file_of_before_a_rotation_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) older = NULL;

  assert_sound (fixture);
  older = vault_read_file (fixture->vault.path);
  rotate (fixture);
  vault_write_file (fixture->vault.path, older);
  assert_told (fixture, ANNA, CASES + 1);
}

#define ATTACK(function)                                                                           \
  {                                                                                                \
#function, function                                                                            \
  }

static const struct
{
  const char *name;
  void (*function) (Fixture *fixture, gconstpointer data);
} attacks[] = {
  ATTACK (a_house_that_nobody_touched_is_sound),
  ATTACK (flipped_bytes_of_values_are_found),
  ATTACK (flipped_bytes_of_slots_are_found),
  ATTACK (flipped_bytes_of_keys_are_found),
  ATTACK (flipped_bytes_of_rosters_and_manifests_are_found),
  ATTACK (flipped_bytes_of_links_are_found),
  ATTACK (flipped_bytes_of_the_vault_are_found),
  ATTACK (swapped_rows_are_found),
  ATTACK (rows_of_another_class_are_found),
  ATTACK (swapped_slots_are_found),
  ATTACK (swapped_keys_are_found),
  ATTACK (replayed_rows_are_found),
  ATTACK (dropped_rows_are_found),
  ATTACK (added_rows_are_found),
  ATTACK (a_rotation_does_not_hide_what_was_dropped),
  ATTACK (damage_does_not_keep_a_key_from_being_made_anew),
  ATTACK (dropped_slots_are_found),
  ATTACK (older_class_rows_are_found),
  ATTACK (a_generation_of_somebody_else_is_found),
  ATTACK (a_class_key_of_somebody_else_is_found),
  ATTACK (costs_of_passwords_cannot_be_changed),
  ATTACK (a_planted_public_key_gets_nothing),
  ATTACK (planted_accounts_and_roles_get_nothing),
  ATTACK (an_older_file_is_told),
  ATTACK (a_file_of_before_a_rotation_is_told),
};

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strconcat ("/vault-attacks/", attacks[i].name, NULL);

      g_test_add (g_strdelimit (path, "_", '-'), Fixture, NULL, set_up, attacks[i].function,
                  tear_down);
    }
  return vault_run ();
}
