/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thief has the file with its WAL, a backup, the source of Zimt (so every function in it), the
 * reception's desk, and the intern's account with its password. No case is read. Argon2id is the
 * real one here. */
#define _GNU_SOURCE
#include "vault-fixture.h"

#include <string.h>

#include "zimt-desk-private.h"
#include "zimt-text.h"

#define SECRET "Krankenschein"

typedef struct
{
  VaultFixture vault;
  char *uid;           /* owned: of the case */
  GBytes *backup;      /* owned */
  ZimtAccountKey *key; /* owned: the intern's */
  guint8 database[ZIMT_ID_SIZE];
  guint8 intern[ZIMT_ID_SIZE];
} Fixture;

static void
take_key (Fixture *fixture)
{
  VaultFixture *vault = &fixture->vault;
  g_autoptr (ZimtAccount) ines = vault_dup_account (vault, INES);
  g_autoptr (GBytes) database = NULL;
  g_autoptr (ZimtKeyRow) row = NULL;
  g_autoptr (GError) error = NULL;

  zimt_store_load_vault (vault->desk->store, &database, NULL, &error);
  memcpy (fixture->database, g_bytes_get_data (database, NULL), ZIMT_ID_SIZE);
  g_assert_true (zimt_id_from_uid (ines->uid, fixture->intern));
  row = zimt_store_load_key (vault->desk->store, ines->id, &error);
  fixture->key
      = zimt_account_key_unlock (row->blob, g_bytes_get_data (row->public_key, NULL),
                                 fixture->database, fixture->intern, VAULT_PASSWORD, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  VaultFixture *vault = &fixture->vault;
  g_autofree char *path = g_build_filename (vault_get_folder (), "backup.zimt", NULL);
  g_autoptr (ZimtRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  vault_set_up (vault, data);
  vault_enter (vault, ANNA);
  record = vault_save (vault, vault_new_case ("Kaya", SECRET));
  fixture->uid = g_strdup (zimt_record_get_id (record));
  zimt_record_unref (vault_save (vault, vault_new_consultation (record, SECRET)));
  zimt_desk_backup (vault->desk, path, TRUE, &error);
  g_assert_no_error (error);
  fixture->backup = vault_read_file (path);
  vault_lock (vault);
  take_key (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->uid);
  g_bytes_unref (fixture->backup);
  zimt_account_key_free (fixture->key);
  vault_tear_down (&fixture->vault, data);
}

/* --- What the functions say --- */

static void
assert_reads_nothing (Fixture *fixture)
{
  VaultFixture *vault = &fixture->vault;
  g_autoptr (GPtrArray) ids = vault_ids (fixture->uid, NULL);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (ZimtRecord) record = NULL;

  versions = zimt_desk_load_versions (vault->desk, fixture->uid, NULL);
  g_assert_null (versions);
  g_assert_false (zimt_desk_verify_vault (vault->desk, ZIMT_CLASS_CASES, NULL, NULL));
  moved = zimt_desk_seal_case (vault->desk, ids, NULL, NULL);
  g_assert_null (moved);
  record = zimt_desk_propose_erasure (vault->desk, ids, NULL);
  g_assert_null (record);
  g_assert_null (zimt_desk_require_class (vault->desk, ZIMT_CLASS_CASES, NULL));
}

static void
assert_intern_reads_nothing (Fixture *fixture, const char *name)
{
  g_autoptr (ZimtUnlocked) unlocked
      = zimt_desk_unlock (fixture->vault.desk, name, VAULT_PASSWORD, NULL);

  if (unlocked != NULL && unlocked->book != NULL)
    g_assert_cmpuint (zimt_case_book_get_size (unlocked->book), ==, 0);
  assert_reads_nothing (fixture);
}

static void
the_intern_asks_for_everything (Fixture *fixture, gconstpointer data)
{
  VaultFixture *vault = &fixture->vault;
  g_autoptr (ZimtAccount) ines = vault_dup_account (vault, INES);
  g_autoptr (ZimtAccount) own = vault_dup_account (vault, INES);
  g_autoptr (ZimtWipedText) paper = zimt_desk_new_recovery_key (NULL);
  g_autoptr (GError) error = NULL;

  assert_reads_nothing (fixture);
  assert_intern_reads_nothing (fixture, INES);
  g_assert_false (zimt_desk_grant (vault->desk, ines->id, VAULT_PASSWORD, paper, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  ines->roles = ZIMT_ROLE_COUNSELLING | ZIMT_ROLE_LEAD;
  g_assert_false (zimt_desk_put_account (vault->desk, ines, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_free (own->name);
  own->name = g_strdup ("Eva");
  own->id = 0;
  own->roles = ZIMT_ROLE_COUNSELLING;
  g_assert_false (zimt_desk_add_account (vault->desk, own, VAULT_PASSWORD, NULL, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_false (zimt_desk_replace_recovery_key (vault->desk, paper, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  g_assert_false (zimt_desk_rotate (vault->desk, ZIMT_CLASS_CASES, &error));
  vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (ZimtWipedText) guess = zimt_desk_new_recovery_key (NULL);

      g_assert_false (zimt_desk_recover (vault->desk, guess, ines->id, VAULT_PASSWORD, &error));
      vault_assert_error (&error, ZIMT_ERROR_NOT_ALLOWED);
    }
  assert_reads_nothing (fixture);
}

/* --- The bytes --- */

static gboolean
has_word (GBytes *bytes, const char *word)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, word, strlen (word)) != NULL;
}

static void
no_file_says_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->vault.path, "-wal", NULL);
  g_autoptr (GBytes) wal_bytes = vault_read_file (wal);
  g_autoptr (GBytes) file = vault_read_file (fixture->vault.path);
  static const char *const words[] = { "Kaya", SECRET, "housing", "named", VAULT_PASSWORD };

  g_assert_cmpuint (g_bytes_get_size (wal_bytes), >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_false (has_word (file, words[i]));
      g_assert_false (has_word (wal_bytes, words[i]));
      g_assert_false (has_word (fixture->backup, words[i]));
    }
}

/* Every slot of everybody, and every value, tried with every key that the thief has. */
static void
no_key_of_the_thief_opens_a_value (Fixture *fixture, gconstpointer data)
{
  ZimtStore *store = fixture->vault.desk->store;
  g_autoptr (GPtrArray) slots = zimt_store_load_slots (store, -1, NULL);
  g_autoptr (GPtrArray) rows = zimt_store_load_sealed (store, ZIMT_CLASS_CASES, NULL);
  guint n_opened = 0;

  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < slots->len; i++)
    {
      const ZimtSlotRow *slot = slots->pdata[i];
      g_autoptr (ZimtClassKey) key
          = zimt_class_key_open_slot (slot->bytes, fixture->key, fixture->database, fixture->intern,
                                      slot->class_code, slot->generation, NULL);

      if (key == NULL)
        continue;
      n_opened++;
      g_assert_cmpstr (slot->class_code, ==, ZIMT_CLASS_PRIVATE);
      for (guint j = 0; j < rows->len; j++)
        {
          g_autoptr (GBytes) text = zimt_open_row (fixture->database, key, rows->pdata[j], NULL);

          g_assert_null (text);
        }
    }
  g_assert_cmpuint (n_opened, ==, 1);
}

/* --- Writing into the file --- */

static void
try_sql (Fixture *fixture, const char *name, const char *sql)
{
  g_autoptr (GBytes) whole = NULL;

  vault_close (&fixture->vault);
  whole = vault_read_file (fixture->vault.path);
  vault_sql (&fixture->vault, "%s", sql);
  vault_open (&fixture->vault);
  assert_intern_reads_nothing (fixture, name);
  vault_close (&fixture->vault);
  vault_write_file (fixture->vault.path, whole);
  vault_open (&fixture->vault);
}

#define ID_OF(name) "(SELECT id FROM account WHERE name = '" name "')"

static void
what_the_thief_writes_opens_nothing (Fixture *fixture, gconstpointer data)
{
  /* Copies of Anna's slot; roles; her class under the own one's name; the own class under hers. */
  try_sql (fixture, INES,
           "UPDATE account SET roles = 'lead counselling' WHERE name = 'Ines';"
           "INSERT INTO class_slot (class, generation, account_id, bytes)"
           " SELECT class, generation, " ID_OF (
               "Ines") ", bytes FROM class_slot"
                       " WHERE class = 'C' AND account_id = " ID_OF ("Anna"));
  try_sql (fixture, INES,
           "UPDATE account SET roles = 'counselling' WHERE name = 'Ines';"
           "UPDATE class_slot SET bytes = (SELECT bytes FROM class_slot AS other WHERE"
           " other.class = 'C' AND other.account_id = " ID_OF (
               "Anna") ")"
                       " WHERE account_id = " ID_OF ("Ines"));
  try_sql (fixture, INES,
           "UPDATE account SET roles = 'counselling' WHERE name = 'Ines';"
           "PRAGMA foreign_keys = OFF; DELETE FROM class_slot WHERE class = 'C';"
           "UPDATE class_slot SET class = 'C' WHERE account_id = " ID_OF (
               "Ines") ";"
                       "UPDATE class_key SET (roster, manifest) = (SELECT roster, "
                       "manifest FROM class_key"
                       " AS other WHERE other.class = 'P') WHERE class = 'C'");
  try_sql (fixture, INES, "UPDATE sealed SET class = 'P'");
  try_sql (fixture, ANNA,
           "UPDATE account SET name = 'Anna2' WHERE name = 'Anna';"
           "UPDATE account SET name = 'Anna', roles = 'lead counselling' WHERE name = 'Ines';"
           "UPDATE account SET name = 'Ines' WHERE name = 'Anna2'");
  try_sql (fixture, ANNA,
           "DELETE FROM account_key WHERE account_id <> " ID_OF (
               "Ines") ";"
                       "UPDATE account_key SET account_id = " ID_OF ("Anna"));
}

/* A vault of the thief's own around the values of the house. */
static void
a_vault_around_the_values_opens_nothing (Fixture *fixture, gconstpointer data)
{
  VaultFixture *vault = &fixture->vault;
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (ZimtWipedText) paper = zimt_desk_new_recovery_key (NULL);
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) error = NULL;

  vault_close (vault);
  vault_sql (vault, "PRAGMA foreign_keys = OFF; DELETE FROM account_key; DELETE FROM class_slot;"
                    "DELETE FROM class_key; DELETE FROM vault; UPDATE account SET is_ended = 1");
  vault_open (vault);
  g_free (account->name);
  account->name = g_strdup ("Eva");
  account->roles = ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING;
  g_assert_true (zimt_desk_found_vault (vault->desk, account, VAULT_PASSWORD, paper, &error));
  g_assert_no_error (error);
  unlocked = vault_unlock (vault, "Eva");
  g_assert_cmpuint (zimt_case_book_get_size (unlocked->book), ==, 0);
  g_assert_cmpuint (unlocked->warnings->len, ==, 1);
  g_assert_null (zimt_desk_load_versions (vault->desk, fixture->uid, &error));
  vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
}

/* The intern's own key, given to Anna's account: whoever recovers with the paper would seal to it.
 */
static void
nobody_seals_to_a_key_of_the_thief (Fixture *fixture, gconstpointer data)
{
  VaultFixture *vault = &fixture->vault;
  g_autoptr (GError) error = NULL;

  vault_close (vault);
  vault_sql (vault, "UPDATE account_key SET (public_key, blob) = (SELECT public_key, blob"
                    " FROM account_key AS other WHERE other.account_id = " ID_OF (
                        "Ines") ")"
                                " WHERE account_id = " ID_OF (
                                    "Berta") ";"
                                             "UPDATE class_key SET is_rotation_due = 1");
  vault_open (vault);
  g_assert_null (zimt_desk_unlock (vault->desk, ANNA, VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
  g_assert_null (zimt_desk_unlock (vault->desk, BERTA, VAULT_PASSWORD, &error));
  vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
  no_key_of_the_thief_opens_a_value (fixture, NULL);
}

static void
write_bytes (Fixture *fixture, const char *sql, GBytes *bytes)
{
  sqlite3 *db = vault_open_file (fixture->vault.path);
  sqlite3_stmt *statement = NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, data, (int)size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

/* The paper has no pins: a box that the thief sealed to it, with a class around it, must not become
 * the class in which everything is written from then on. */
static void
the_paper_takes_no_class_of_the_thief (Fixture *fixture, gconstpointer data)
{
  VaultFixture *vault = &fixture->vault;
  g_autoptr (ZimtClassKey) own = zimt_class_key_new (ZIMT_CLASS_CASES, 1);
  g_autoptr (GArray) roster = g_array_new (FALSE, FALSE, sizeof (ZimtRosterEntry));
  g_autoptr (GBytes) recovery = NULL;
  g_autoptr (GBytes) sealed_roster = NULL;
  g_autoptr (GBytes) sealed_manifest = NULL;
  g_autoptr (GBytes) slot = NULL;
  ZimtManifest manifest = { .n_rows = 2 };
  gint64 berta = vault_get_id (vault, BERTA);
  g_autoptr (GError) error = NULL;

  zimt_store_load_vault (vault->desk->store, NULL, &recovery, &error);
  zimt_roster_put (roster, zimt_recovery_id, g_bytes_get_data (recovery, NULL));
  sealed_roster = zimt_roster_seal (roster, own, fixture->database);
  sealed_manifest = zimt_manifest_seal (&manifest, own, fixture->database);
  slot = zimt_class_key_seal_slot (own, fixture->database, zimt_recovery_id,
                                   g_bytes_get_data (recovery, NULL));
  vault_close (vault);
  write_bytes (fixture, "UPDATE class_key SET roster = ?1 WHERE class = 'C'", sealed_roster);
  write_bytes (fixture, "UPDATE class_key SET manifest = ?1 WHERE class = 'C'", sealed_manifest);
  write_bytes (fixture, "UPDATE class_slot SET bytes = ?1 WHERE class = 'C' AND account_id IS NULL",
               slot);
  vault_open (vault);
  g_assert_false (
      zimt_desk_recover (vault->desk, vault->recovery_key, berta, "Kandis Leuchtturm", &error));
  vault_assert_error (&error, ZIMT_ERROR_DAMAGED);
}

#define THEFT(function)                                                                            \
  {                                                                                                \
#function, function                                                                            \
  }

static const struct
{
  const char *name;
  void (*function) (Fixture *fixture, gconstpointer data);
} thefts[] = {
  THEFT (the_intern_asks_for_everything),          THEFT (no_file_says_it),
  THEFT (no_key_of_the_thief_opens_a_value),       THEFT (what_the_thief_writes_opens_nothing),
  THEFT (a_vault_around_the_values_opens_nothing), THEFT (nobody_seals_to_a_key_of_the_thief),
  THEFT (the_paper_takes_no_class_of_the_thief),
};

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (thefts); i++)
    {
      g_autofree char *path = g_strconcat ("/vault-thief/", thefts[i].name, NULL);

      g_test_add (g_strdelimit (path, "_", '-'), Fixture, NULL, set_up, thefts[i].function,
                  tear_down);
    }
  return vault_run ();
}
