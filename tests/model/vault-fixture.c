/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A house with a vault in a folder of its own. */
#include "vault-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "zimt-paths.h"
#include "zimt-text.h"

static char *folder = NULL;
static char *recovery_key = NULL;

static void
set_folder (const char *variable, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_setenv (variable, path, TRUE);
}

void
vault_init (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("zimt-vault-XXXXXX", &error);
  g_assert_no_error (error);
  set_folder ("HOME", "home");
  set_folder ("XDG_STATE_HOME", "state");
  set_folder ("XDG_DATA_HOME", "data");
  set_folder ("XDG_CACHE_HOME", "cache");
  set_folder ("XDG_CONFIG_HOME", "config");
  set_folder ("XDG_RUNTIME_DIR", "run");
  set_folder ("TMPDIR", "tmp");
}

int
vault_run (void)
{
  int result = g_test_run ();

  vault_remove (folder);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&recovery_key, zimt_text_wipe);
  return result;
}

const char *
vault_get_folder (void)
{
  return folder;
}

void
vault_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        vault_remove (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
vault_forget_seen (void)
{
  g_autofree char *path = zimt_paths_state ();

  vault_remove (path);
}

/* --- The house --- */

void
vault_open (VaultFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->desk = zimt_desk_open (fixture->path, fixture->clock, &error);
  g_assert_no_error (error);
  zimt_desk_fill (fixture->desk, &error);
  g_assert_no_error (error);
}

void
vault_close (VaultFixture *fixture)
{
  g_clear_pointer (&fixture->desk, zimt_desk_close);
}

void
vault_wait_days (VaultFixture *fixture, int days)
{
  ZimtMinute now = zimt_clock_get_now (fixture->clock);

  vault_close (fixture);
  g_clear_pointer (&fixture->clock, zimt_clock_unref);
  fixture->clock = zimt_clock_new_fixed (now + days * ZIMT_MINUTES_PER_DAY);
  vault_open (fixture);
}

ZimtUnlocked *
vault_unlock (VaultFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  ZimtUnlocked *unlocked = zimt_desk_unlock (fixture->desk, name, VAULT_PASSWORD, &error);

  g_assert_no_error (error);
  g_assert_nonnull (unlocked);
  for (guint i = 0; i < unlocked->warnings->len; i++)
    vault_assert_sentence (unlocked->warnings->pdata[i]);
  return unlocked;
}

void
vault_enter (VaultFixture *fixture, const char *name)
{
  g_autoptr (ZimtUnlocked) unlocked = vault_unlock (fixture, name);

  if (unlocked->warnings->len > 0)
    g_error ("%s", (char *)unlocked->warnings->pdata[0]);
}

void
vault_lock (VaultFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_desk_lock (fixture->desk, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (zimt_desk_get_account (fixture->desk));
}

ZimtAccount *
vault_dup_account (VaultFixture *fixture, const char *name)
{
  GPtrArray *accounts = zimt_desk_get_house (fixture->desk)->accounts;

  for (guint i = 0; i < accounts->len; i++)
    if (g_str_equal (((const ZimtAccount *)accounts->pdata[i])->name, name))
      return zimt_account_copy (accounts->pdata[i]);
  g_assert_not_reached ();
}

gint64
vault_get_id (VaultFixture *fixture, const char *name)
{
  g_autoptr (ZimtAccount) account = vault_dup_account (fixture, name);

  return account->id;
}

static ZimtAccount *
new_account (const char *name, ZimtRoles roles)
{
  ZimtAccount *account = zimt_account_new ();

  g_free (account->name);
  account->name = g_strdup (name);
  account->roles = roles;
  return account;
}

gint64
vault_add (VaultFixture *fixture, const char *name, ZimtRoles roles)
{
  g_autoptr (ZimtAccount) account = new_account (name, roles);
  g_autoptr (GError) error = NULL;

  zimt_desk_add_account (fixture->desk, account, VAULT_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  return account->id;
}

/* The plainest path: found, unlock, add, lock. Made once, and copied for each test. */
static void
make_house (VaultFixture *fixture)
{
  g_autoptr (ZimtAccount) anna = new_account (ANNA, ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING);
  g_autoptr (GError) error = NULL;

  recovery_key = zimt_desk_new_recovery_key (&error);
  g_assert_no_error (error);
  fixture->desk = zimt_desk_create (fixture->path, "Zentrum", NULL, fixture->clock, &error);
  g_assert_no_error (error);
  zimt_desk_found_vault (fixture->desk, anna, VAULT_PASSWORD, recovery_key, &error);
  g_assert_no_error (error);
  vault_enter (fixture, ANNA);
  vault_add (fixture, BERTA, ZIMT_ROLE_COUNSELLING);
  vault_add (fixture, INES, ZIMT_ROLE_INTERN);
  vault_add (fixture, LEO, ZIMT_ROLE_LEAD);
  vault_close (fixture);
}

static GBytes *
get_house (VaultFixture *fixture)
{
  static GBytes *bytes = NULL;

  if (bytes == NULL)
    {
      make_house (fixture);
      bytes = vault_read_file (fixture->path);
    }
  return bytes;
}

void
vault_set_up (VaultFixture *fixture, gconstpointer data)
{
  GBytes *house;

  fixture->path = g_build_filename (folder, "house.zimt", NULL);
  fixture->clock = zimt_clock_new_fixed (zimt_minute_new (VAULT_TODAY, 14 * 60 + 36));
  house = get_house (fixture);
  vault_write_file (fixture->path, house);
  vault_forget_seen ();
  fixture->recovery_key = recovery_key;
  vault_open (fixture);
}

void
vault_tear_down (VaultFixture *fixture, gconstpointer data)
{
  vault_close (fixture);
  g_clear_pointer (&fixture->clock, zimt_clock_unref);
  g_unlink (fixture->path);
  g_clear_pointer (&fixture->path, g_free);
  vault_forget_seen ();
}

/* --- Records --- */

ZimtRecord *
vault_new_case (const char *name, const char *note)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CASE);

  zimt_record_set_text (record, "stage", "named");
  zimt_record_set_text (record, "name", name);
  zimt_record_set_text (record, "note", note);
  zimt_record_set_date (record, "opened", VAULT_TODAY);
  return record;
}

ZimtRecord *
vault_new_consultation (const ZimtRecord *owner, const char *note)
{
  static const char *const topics[] = { "housing", NULL };
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CONSULTATION);

  if (owner != NULL)
    {
      zimt_record_set_text (record, "case", zimt_record_get_id (owner));
      zimt_record_set_class (record, zimt_record_get_class (owner));
    }
  zimt_record_set_date (record, "date", VAULT_TODAY);
  zimt_record_set_codes (record, "topics", topics);
  zimt_record_set_text (record, "note", note);
  return record;
}

ZimtRecord *
vault_try_save (VaultFixture *fixture, ZimtRecord *record, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) stored = NULL;

  g_ptr_array_add (records, record);
  stored = zimt_desk_save_records (fixture->desk, records, error);
  return stored != NULL ? zimt_record_ref (stored->pdata[0]) : NULL;
}

ZimtRecord *
vault_save (VaultFixture *fixture, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) owned = record;
  g_autoptr (GError) error = NULL;
  ZimtRecord *stored = vault_try_save (fixture, owned, &error);

  g_assert_no_error (error);
  return stored;
}

GPtrArray *
vault_ids (const char *first, ...)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  va_list rest;

  va_start (rest, first);
  for (const char *id = first; id != NULL; id = va_arg (rest, const char *))
    g_ptr_array_add (ids, g_strdup (id));
  va_end (rest);
  return ids;
}

GArray *
vault_accounts (gint64 first, gint64 second)
{
  GArray *accounts = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (accounts, first);
  if (second != 0)
    g_array_append_val (accounts, second);
  return accounts;
}

/* --- What is said --- */

void
vault_assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), >, 10);
  g_assert_null (strchr (text, '\n'));
  g_assert_null (strstr (text, "%s"));
  g_assert_null (strstr (text, "%d"));
  g_assert_null (strstr (text, "(null)"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

void
vault_assert_error (GError **error, int code)
{
  g_assert_error (*error, ZIMT_ERROR, code);
  vault_assert_sentence ((*error)->message);
  g_clear_error (error);
}

/* --- The file --- */

sqlite3 *
vault_open_file (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL), ==, SQLITE_OK);
  return db;
}

void
vault_sql (VaultFixture *fixture, const char *format, ...)
{
  sqlite3 *db = vault_open_file (fixture->path);
  g_autofree char *sql = NULL;
  char *message = NULL;
  va_list arguments;

  g_assert_null (fixture->desk);
  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

gint64
vault_query (VaultFixture *fixture, const char *format, ...)
{
  sqlite3 *db = vault_open_file (fixture->path);
  g_autofree char *sql = NULL;
  sqlite3_stmt *query = NULL;
  gint64 result;
  va_list arguments;

  g_assert_null (fixture->desk);
  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (sqlite3_prepare_v2 (db, sql, -1, &query, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
  result = sqlite3_column_int64 (query, 0);
  sqlite3_finalize (query);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return result;
}

GBytes *
vault_read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

void
vault_write_file (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  /* What was left of another file at this place would be read as this one's. */
  g_unlink (wal);
  g_file_set_contents (path, data, (gssize)size, &error);
  g_assert_no_error (error);
}
