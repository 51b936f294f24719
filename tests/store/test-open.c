/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: what is made and set, what is refused and with which word, what a crash leaves. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "zimt-backup.h"
#include "zimt-migrations.h"
#include "zimt-store-fixture.h"
#include "zimt-store-private.h"

static int
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
assert_refused (const char *path, ZimtStoreOpen how, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStore) store = zimt_store_open (path, how, &error);
  g_autofree char *base = g_path_get_basename (path);

  g_assert_null (store);
  g_assert_error (error, ZIMT_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, base));
}

static void
a_new_house_is_private (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "new", "deep", NULL);
  g_autofree char *path = g_build_filename (folder, "house.zimt", NULL);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStore) store = zimt_store_open (path, ZIMT_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (zimt_store_get_path (store), ==, path);
  g_assert_cmpint (get_mode (folder), ==, 0700);
  g_assert_cmpint (get_mode (path), ==, 0600);
  g_assert_cmpint (get_mode (wal), ==, 0600);
}

static void
a_house_that_was_copied_becomes_private (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_chmod (fixture->path, 0644);
  fixture_reopen (fixture);
  g_assert_cmpint (get_mode (fixture->path), ==, 0600);
}

static void
it_is_opened_as_the_design_says (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64 value;
  } cases[] = {
    { "PRAGMA synchronous", 2 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA trusted_schema", 0 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA temp_store", 2 },
    { "PRAGMA application_id", ZIMT_APPLICATION_ID },
    { "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
    { "SELECT locking_mode = 'exclusive' FROM pragma_locking_mode", 1 },
    { "SELECT count (*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
      " AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      0 },
  };
  int is_defensive = 0;

  for (int round = 0; round < 2; round++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_test_message ("%s", cases[i].sql);
          g_assert_cmpint (fixture_query (fixture, cases[i].sql), ==, cases[i].value);
        }
      g_assert_cmpint (fixture_query (fixture, "PRAGMA user_version"), ==,
                       zimt_migrations[zimt_n_migrations - 1].number);
      sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &is_defensive);
      g_assert_cmpint (is_defensive, ==, 1);
      fixture_reopen (fixture);
    }
}

static void
a_house_is_never_made_over_a_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dump = fixture_dump (fixture);
  g_autofree char *after = NULL;

  g_clear_pointer (&fixture->store, zimt_store_close);
  assert_refused (fixture->path, ZIMT_STORE_CREATE, ZIMT_ERROR_FAILED);
  fixture_reopen (fixture);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, dump);
}

/* Makes a file by SQL alone. */
static void
make_database (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static int
compare_lines_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Names and contents of everything in the folder. */
static char *
describe_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      g_autofree char *sum = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_file_get_contents (path, &contents, &length, NULL);
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)contents, length);
      g_ptr_array_add (lines, g_strdup_printf ("%s %o %s", name, get_mode (path), sum));
    }
  g_ptr_array_sort (lines, compare_lines_cb);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static void
what_is_no_house_is_refused_and_left_alone (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text; /* the file's text, or */
    const char *sql;  /* the SQL that makes it */
    int error;
  } cases[] = {
    { "text",
      "Dear diary, this is a text of more than one hundred characters so that it is not "
      "taken for something too short to be a database.",
      NULL, ZIMT_ERROR_DAMAGED },
    { "short", "x", NULL, ZIMT_ERROR_DAMAGED },
    { "empty", "", NULL, ZIMT_ERROR_DAMAGED },
    { "foreign", NULL, "CREATE TABLE mine (x)", ZIMT_ERROR_DAMAGED },
    { "foreign-wal", NULL, "PRAGMA journal_mode = WAL; CREATE TABLE mine (x)", ZIMT_ERROR_DAMAGED },
    { "not-filled", NULL, "PRAGMA application_id = 1516858740", ZIMT_ERROR_DAMAGED },
    { "newer", NULL, "PRAGMA application_id = 1516858740; PRAGMA user_version = 9999",
      ZIMT_ERROR_NEWER },
    { "no-tables", NULL,
      "PRAGMA application_id = 1516858740; PRAGMA user_version = 1;"
      "PRAGMA journal_mode = WAL; CREATE TABLE booking (x)",
      ZIMT_ERROR_DAMAGED },
    { "folder", NULL, NULL, ZIMT_ERROR_DAMAGED },
    { "pipe", NULL, NULL, ZIMT_ERROR_DAMAGED },
    { "missing", NULL, NULL, ZIMT_ERROR_NOT_FOUND },
    { "missing-folder/house.zimt", NULL, NULL, ZIMT_ERROR_NOT_FOUND },
    { "text/house.zimt", NULL, NULL, ZIMT_ERROR_NOT_FOUND },
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_clear_pointer (&fixture->store, zimt_store_close);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);

      if (cases[i].text != NULL)
        g_assert_true (g_file_set_contents_full (path, cases[i].text, -1, G_FILE_SET_CONTENTS_NONE,
                                                 0600, NULL));
      else if (cases[i].sql != NULL)
        make_database (path, cases[i].sql);
      else if (g_str_equal (cases[i].name, "folder"))
        g_mkdir (path, 0700);
      else if (g_str_equal (cases[i].name, "pipe"))
        g_assert_cmpint (mkfifo (path, 0600), ==, 0);
      g_chmod (path, cases[i].text != NULL || cases[i].sql != NULL ? 0600 : 0700);
    }
  before = describe_folder (fixture->folder);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);

      assert_refused (path, ZIMT_STORE_OPEN_EXISTING, cases[i].error);
    }
  after = describe_folder (fixture->folder);
  g_assert_cmpstr (after, ==, before);
}

/* Writes @length bytes of 0xaa into the file. */
static void
spoil (const char *path, long place, gsize length)
{
  FILE *file = g_fopen (path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, place, SEEK_SET), ==, 0);
  for (gsize i = 0; i < length; i++)
    g_assert_cmpint (fputc (0xaa, file), ==, 0xaa);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Whichever page is spoilt: of its list of tables (the first one), or of a table. */
static void
a_damaged_house_is_refused_and_left_alone (Fixture *fixture, gconstpointer data)
{
  gint64 page_size = fixture_query (fixture, "PRAGMA page_size");
  gint64 n_pages = fixture_query (fixture, "PRAGMA page_count");
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  guint n_refused = 0;

  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &n_bytes, NULL));
  for (gint64 page = 0; page < n_pages; page++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)n_bytes, NULL));
      spoil (fixture->path, (long)(page * page_size) + (page == 0 ? 100 : 0), 16);
      g_chmod (fixture->path, 0644);
      before = describe_folder (fixture->folder);
      fixture->store = zimt_store_open (fixture->path, ZIMT_STORE_OPEN_EXISTING, &error);
      if (fixture->store == NULL)
        {
          g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
          after = describe_folder (fixture->folder);
          g_assert_cmpstr (after, ==, before);
          n_refused++;
        }
      g_clear_pointer (&fixture->store, zimt_store_close);
    }
  g_assert_cmpuint (n_refused, >, 3);
}

static void
what_cannot_be_written_is_said (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dump = fixture_dump (fixture);

  if (geteuid () == 0)
    {
      g_test_skip ("modes do not bind root");
      return;
    }
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_chmod (fixture->path, 0400);
  assert_refused (fixture->path, ZIMT_STORE_OPEN_EXISTING, ZIMT_ERROR_READ_ONLY);
  g_chmod (fixture->path, 0000);
  assert_refused (fixture->path, ZIMT_STORE_OPEN_EXISTING, ZIMT_ERROR_READ_ONLY);
  g_chmod (fixture->path, 0600);
  g_chmod (fixture->folder, 0500);
  assert_refused (fixture->path, ZIMT_STORE_OPEN_EXISTING, ZIMT_ERROR_READ_ONLY);
  g_chmod (fixture->folder, 0700);
  fixture_reopen (fixture);
}

/* Opens as somebody whom modes bind; the exit status is 0 where the error has @words. */
static void
open_without_rights (const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;
  gboolean is_bound = geteuid () != 0 || setuid (65534) == 0;

  if (!is_bound || zimt_store_open (path, ZIMT_STORE_OPEN_EXISTING, &error) != NULL)
    _exit (1);
  _exit (error->code == ZIMT_ERROR_READ_ONLY && strstr (error->message, words) != NULL ? 0 : 2);
}

static void
what_cannot_be_read_is_said (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int folder_mode, file_mode;
    const char *words;
  } cases[] = {
    { 0755, 0000, "cannot be read" },
    { 0000, 0666, "cannot be read" },
    { 0755, 0444, "cannot be written" },
    { 0555, 0666, "cannot be written" },
  };

  g_clear_pointer (&fixture->store, zimt_store_close);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int status = 0;
      pid_t child;

      g_chmod (fixture->path, cases[i].file_mode);
      g_chmod (fixture->folder, cases[i].folder_mode);
      child = fork ();
      if (child == 0)
        open_without_rights (fixture->path, cases[i].words);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_chmod (fixture->folder, 0700);
      g_test_message ("%o %o", cases[i].folder_mode, cases[i].file_mode);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
}

/* Not even root may make a folder there. */
static void
a_house_cannot_be_made_everywhere (void)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/sys/kernel", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("/sys is not mounted here");
      return;
    }
  g_assert_null (zimt_store_open ("/sys/zimt/house.zimt", ZIMT_STORE_CREATE, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_READ_ONLY);
}

static void
a_second_store_in_this_process_is_refused (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture->path, ZIMT_STORE_OPEN_EXISTING, ZIMT_ERROR_IN_USE);
  /* Having tried does not drop the lock of the first. */
  assert_refused (fixture->path, ZIMT_STORE_OPEN_EXISTING, ZIMT_ERROR_IN_USE);
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Still works");
}

/* Opens in another process; its exit status is the error's code, or 99 where it opened. */
static int
open_in_another_process (const char *path)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      ZimtStore *store = zimt_store_open (path, ZIMT_STORE_OPEN_EXISTING, &error);

      _exit (store != NULL ? 99 : error->code);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
another_process_is_refused (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (open_in_another_process (fixture->path), ==, ZIMT_ERROR_IN_USE);
  /* Trying in this process must not open the door for others either. */
  assert_refused (fixture->path, ZIMT_STORE_OPEN_EXISTING, ZIMT_ERROR_IN_USE);
  g_assert_cmpint (open_in_another_process (fixture->path), ==, ZIMT_ERROR_IN_USE);
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_cmpint (open_in_another_process (fixture->path), ==, 99);
}

/* Books once and commits, books again and dies before the commit. */
static void
book_and_die (const char *path, gint64 room)
{
  ZimtStore *store = zimt_store_open (path, ZIMT_STORE_OPEN_EXISTING, NULL);
  g_autoptr (ZimtBooking) kept = fixture_new_booking (room, AT (9, 0), AT (10, 0), "Acknowledged");
  g_autoptr (ZimtBooking) lost = fixture_new_booking (room, AT (10, 0), AT (11, 0), "Half done");

  zimt_store_begin (store, ZIMT_STEP_ACT, "Kept", "reception", 0, NULL);
  zimt_store_insert_booking (store, kept, NULL);
  zimt_store_commit (store, NULL, NULL);
  zimt_store_begin (store, ZIMT_STEP_ACT, "Lost", "reception", 0, NULL);
  zimt_store_insert_booking (store, lost, NULL);
  kill (getpid (), SIGKILL);
}

static void
a_crash_keeps_what_was_committed_and_nothing_else (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  int status = 0;
  pid_t child;

  g_clear_pointer (&fixture->store, zimt_store_close);
  child = fork ();
  if (child == 0)
    {
      book_and_die (fixture->path, fixture->room);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  fixture_reopen (fixture);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM booking"), ==, 1);
  g_assert_cmpint (fixture_query (fixture, "SELECT title = 'Acknowledged' FROM booking"), ==, 1);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

/* Makes @number the page count that the file's header names (SQLite file format, 1.3.10). */
static void
set_page_count (const char *path, guint32 number)
{
  guint32 bytes = GUINT32_TO_BE (number);
  FILE *file = g_fopen (path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, 28, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (&bytes, sizeof bytes, 1, file), ==, 1);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Books so much in one step that the file has to grow, and dies after the commit. */
static void
grow_and_die (const char *path, gint64 room)
{
  g_autoptr (ZimtStore) store = zimt_store_open (path, ZIMT_STORE_OPEN_EXISTING, NULL);

  zimt_store_begin (store, ZIMT_STEP_ACT, "Grow", "reception", THURSDAY, NULL);
  for (int day = 0; day < 300; day++)
    {
      ZimtMinute starts = AT (9, 0) + day * ZIMT_MINUTES_PER_DAY;
      g_autoptr (ZimtBooking) booking = fixture_new_booking (room, starts, starts + 60, "Daily");

      zimt_store_insert_booking (store, booking, NULL);
    }
  zimt_store_commit (store, NULL, NULL);
  raise (SIGKILL);
}

/* A kill between two writes of a checkpoint leaves a header that names pages which are only in the
 * WAL. */
static void
a_half_checkpoint_is_recovered (Fixture *fixture, gconstpointer data)
{
  int status = 0;
  pid_t child;

  g_clear_pointer (&fixture->store, zimt_store_close);
  child = fork ();
  if (child == 0)
    {
      grow_and_die (fixture->path, fixture->room);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  set_page_count (fixture->path, 100000);
  fixture_reopen (fixture);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM booking"), ==, 300);
}

static void
nothing_is_written_outside_a_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "No step");
  g_autoptr (GError) error = NULL;

  g_assert_false (zimt_store_insert_booking (fixture->store, booking, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM booking"), ==, 0);
}

static void
a_step_rolls_back_as_a_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Not yet");
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "Never");
  fixture_put_room (fixture, "99", 0);
  zimt_store_insert_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  zimt_store_rollback (fixture->store);
  zimt_store_rollback (fixture->store);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  /* Closing with an open step rolls back too. */
  fixture_begin (fixture, "Never");
  fixture_put_room (fixture, "99", 0);
  fixture_reopen (fixture);
  g_free (after);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
a_full_disk_is_said_and_loses_the_step_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_query (fixture, "PRAGMA max_page_count = 1"), >, 1);
  fixture_begin (fixture, "Too much");
  for (int i = 0; error == NULL && i < 10000; i++)
    {
      g_autoptr (ZimtBooking) booking
          = fixture_new_booking (fixture->room, AT (i, 0), AT (i + 1, 0), "Much");

      zimt_store_insert_booking (fixture->store, booking, &error);
    }
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no space left"));
  zimt_store_rollback (fixture->store);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  fixture_query (fixture, "PRAGMA max_page_count = 100000");
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Room again");
}

/* SQLite may roll back by itself, on a full disk or an error of it; what was lost must not be said
 * to be done, and what comes after must not be kept alone. */
static void
a_step_that_sqlite_took_back_is_not_committed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) commit_error = NULL;
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (9, 0), AT (10, 0), "Alone");

  fixture_begin (fixture, "Lost");
  fixture_put_room (fixture, "99", 0);
  g_assert_true (zimt_store_execute (fixture->store, "ROLLBACK", &error));
  g_assert_false (zimt_store_insert_booking (fixture->store, booking, NULL));
  g_assert_false (zimt_store_commit (fixture->store, NULL, &commit_error));
  g_assert_error (commit_error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A copy of the house, closed, that can take the place of the open one; (transfer full). */
static char *
make_other_house (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.zimt", NULL);
  g_autoptr (GError) error = NULL;

  zimt_store_backup (fixture->store, path, FALSE, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* Tries to book; the error must say that nothing was stored, and name the file. */
static void
assert_nothing_is_stored (Fixture *fixture)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (fixture->room, AT (12, 0), AT (13, 0), "Nowhere");
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 step_id = -1;

  fixture_begin (fixture, "Nowhere");
  zimt_store_insert_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  g_assert_false (zimt_store_commit (fixture->store, &step_id, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "house.zimt"));
  g_assert_cmpint (step_id, ==, 0);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Whether the WAL at the house's path holds nothing that the next opening would take for its own.
 */
static gboolean
is_without_wal (Fixture *fixture)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf status;

  return g_stat (wal, &status) != 0 || status.st_size == 0;
}

/* Opens the house at @path; it must be sound and have so many bookings. */
static void
assert_sound (Fixture *fixture, const char *path, gint64 n_bookings)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, zimt_store_close);
  fixture->store = zimt_store_open (path, ZIMT_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM booking"), ==, n_bookings);
}

/* @data: whether an act notices, or only the closing. */
static void
a_house_that_was_replaced_stores_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = make_other_house (fixture);
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.zimt", NULL);

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Before");
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  if (data != NULL)
    {
      assert_nothing_is_stored (fixture);
      g_assert_true (is_without_wal (fixture));
      assert_nothing_is_stored (fixture);
    }
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_true (is_without_wal (fixture));
  assert_sound (fixture, fixture->path, 0);
  assert_sound (fixture, moved, 1);
}

static void
a_house_that_was_deleted_can_still_be_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.zimt", NULL);
  g_autoptr (GError) error = NULL;

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Before");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_nothing_is_stored (fixture);
  zimt_store_backup (fixture->store, copy, FALSE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (is_without_wal (fixture));
  assert_sound (fixture, copy, 1);
}

static void
a_house_that_was_put_back_stores_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.zimt", NULL);

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Before");
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
  assert_nothing_is_stored (fixture);
  g_assert_cmpint (g_rename (moved, fixture->path), ==, 0);
  fixture_book (fixture, fixture->room, AT (10, 0), AT (11, 0), "After");
  assert_sound (fixture, fixture->path, 2);
}

/* Whoever opened the new file shares the WAL's name with the old one, and keeps what is in it. */
static void
a_house_without_news_leaves_the_wal_to_the_next (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = make_other_house (fixture);
  ZimtStore *idle;

  fixture_reopen (fixture);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  idle = g_steal_pointer (&fixture->store);
  fixture_reopen (fixture);
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "In the new one");
  zimt_store_close (idle);
  g_assert_false (is_without_wal (fixture));
  assert_sound (fixture, fixture->path, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/open/a-new-house-is-private", a_new_house_is_private);
  ADD ("/open/a-house-that-was-copied-becomes-private", a_house_that_was_copied_becomes_private);
  ADD ("/open/it-is-opened-as-the-design-says", it_is_opened_as_the_design_says);
  ADD ("/open/a-house-is-never-made-over-a-file", a_house_is_never_made_over_a_file);
  ADD ("/open/what-is-no-house-is-refused-and-left-alone",
       what_is_no_house_is_refused_and_left_alone);
  ADD ("/open/a-damaged-house-is-refused-and-left-alone",
       a_damaged_house_is_refused_and_left_alone);
  ADD ("/open/what-cannot-be-written-is-said", what_cannot_be_written_is_said);
  ADD ("/open/what-cannot-be-read-is-said", what_cannot_be_read_is_said);
  g_test_add_func ("/open/a-house-cannot-be-made-everywhere", a_house_cannot_be_made_everywhere);
  ADD ("/open/a-second-store-in-this-process-is-refused",
       a_second_store_in_this_process_is_refused);
  ADD ("/open/another-process-is-refused", another_process_is_refused);
  ADD ("/open/a-crash-keeps-what-was-committed-and-nothing-else",
       a_crash_keeps_what_was_committed_and_nothing_else);
  ADD ("/open/a-half-checkpoint-is-recovered", a_half_checkpoint_is_recovered);
  ADD ("/open/nothing-is-written-outside-a-step", nothing_is_written_outside_a_step);
  ADD ("/open/a-step-rolls-back-as-a-whole", a_step_rolls_back_as_a_whole);
  ADD ("/open/a-full-disk-is-said-and-loses-the-step-only",
       a_full_disk_is_said_and_loses_the_step_only);
  ADD ("/open/a-step-that-sqlite-took-back-is-not-committed",
       a_step_that_sqlite_took_back_is_not_committed);
  g_test_add ("/open/a-house-that-was-replaced-stores-nothing", Fixture, "act", fixture_set_up,
              a_house_that_was_replaced_stores_nothing, fixture_tear_down);
  ADD ("/open/a-house-that-was-replaced-and-closed-spares-the-new-one",
       a_house_that_was_replaced_stores_nothing);
  ADD ("/open/a-house-that-was-deleted-can-still-be-copied",
       a_house_that_was_deleted_can_still_be_copied);
  ADD ("/open/a-house-that-was-put-back-stores-again", a_house_that_was_put_back_stores_again);
  ADD ("/open/a-house-without-news-leaves-the-wal-to-the-next",
       a_house_without_news_leaves_the_wal_to_the_next);
  return g_test_run ();
}
