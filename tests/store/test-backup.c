/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies are sound and private; a copy goes in a house's place and loses nothing; damage shows. */
#include <glib/gstdio.h>
#include <unistd.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#include "zimt-backup.h"
#include "zimt-store-fixture.h"
#include "zimt-store-private.h"

static char *
get_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
open_instead (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, zimt_store_close);
  fixture->store = zimt_store_open (path, ZIMT_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
}

static void
back_up (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;

  zimt_store_backup (fixture->store, path, FALSE, &error);
  g_assert_no_error (error);
}

static void
damage (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  zimt_store_execute (fixture->store, "PRAGMA foreign_keys = OFF", &error);
  zimt_store_execute (fixture->store, sql, &error);
  g_assert_no_error (error);
}

static void
a_copy_is_equal_and_private (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  before = fixture_dump (fixture);
  back_up (fixture, copy);
  /* The house is still open and can be written. */
  fixture_book (fixture, fixture->room, AT (10, 0), AT (11, 0), "After the copy");
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  open_instead (fixture, copy);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  zimt_store_check (fixture->store, &error);
  g_assert_no_error (error);
}

static void
a_copy_overwrites_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files;

  g_file_set_contents (copy, "precious", -1, NULL);
  n_files = count_files (fixture);
  g_assert_false (zimt_store_backup (fixture->store, copy, FALSE, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_file_get_contents (copy, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "precious");
  g_assert_cmpuint (count_files (fixture), ==, n_files);
}

static void
a_copy_replaces_an_older_one (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autoptr (ZimtStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (copy, "an older one", -1, NULL);
  g_assert_true (zimt_store_backup (fixture->store, copy, TRUE, &error));
  g_assert_no_error (error);
  store = zimt_store_open (copy, ZIMT_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
}

/* The house itself, and what SQLite may have open or would read with it. */
static void
a_copy_replaces_no_house_in_use (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *wal = get_path (fixture, "copy.zimt-wal");
  g_autofree char *link = get_path (fixture, "link.zimt");
  const char *paths[] = { copy, wal, link, fixture->path };

  g_file_set_contents (copy, "precious", -1, NULL);
  g_file_set_contents (wal, "precious", -1, NULL);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_store_backup (fixture->store, paths[i], TRUE, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
    }
  g_assert_true (zimt_store_check (fixture->store, NULL));
}

/* SQLite takes such files for its own, beside a database of the name before the ending. */
static void
a_copy_takes_no_name_of_sqlite (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "copy.zimt-wal", "copy.zimt-shm", "copy.zimt-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *copy = get_path (fixture, names[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_store_backup (fixture->store, copy, FALSE, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, names[i]));
      g_assert_null (zimt_store_open (copy, ZIMT_STORE_CREATE, NULL));
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

/* What a house that was deleted has left would destroy the one that takes its name. */
static void
a_copy_comes_beside_no_foreign_wal (Fixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal" };
  g_autofree char *copy = get_path (fixture, "copy.zimt");

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *foreign = g_strconcat (copy, endings[i], NULL);
      g_autofree char *contents = NULL;
      g_autoptr (GError) error = NULL;

      g_file_set_contents (foreign, "foreign", -1, NULL);
      g_assert_false (zimt_store_backup (fixture->store, copy, FALSE, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, endings[i]));
      g_assert_null (zimt_store_open (copy, ZIMT_STORE_CREATE, NULL));
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
      g_file_get_contents (foreign, &contents, NULL, NULL);
      g_assert_cmpstr (contents, ==, "foreign");
      /* An empty one says nothing. */
      g_assert_cmpint (truncate (foreign, 0), ==, 0);
    }
  back_up (fixture, copy);
}

/* Makes a file that was written so many days ago, as a kill leaves it. */
static void
leave (Fixture *fixture, const char *name, int n_days)
{
  g_autofree char *path = get_path (fixture, name);
  struct utimbuf times = { 0 };

  g_file_set_contents (path, "all that is in the house", -1, NULL);
  times.modtime = g_get_real_time () / G_USEC_PER_SEC - n_days * 24 * 60 * 60 - 60;
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
what_a_kill_left_goes_with_the_next_copy (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    int n_days;
    gboolean stays;
  } cases[] = {
    { "copy.zimt.unfinished-ABCDEF", 1, FALSE },
    { "copy.zimt.unfinished-ABCDEF-wal", 1, FALSE },
    { "copy.zimt.unfinished-GHIJKL", 0, TRUE }, /* may still be at work */
    { "copy.zimt.old", 9, TRUE },
    { "other.zimt.unfinished-ABCDEF", 9, TRUE },
  };
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *folder = get_path (fixture, "copy.zimt.unfinished-folder");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    leave (fixture, cases[i].name, cases[i].n_days);
  back_up (fixture, copy);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = get_path (fixture, cases[i].name);

      g_test_message ("%s", path);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, cases[i].stays);
    }
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
}

static void
a_copy_into_no_folder_says_so (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "missing/copy.zimt");
  g_autoptr (GError) error = NULL;

  g_assert_false (zimt_store_backup (fixture->store, copy, FALSE, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
}

static void
an_unsound_house_makes_no_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autoptr (GError) error = NULL;

  damage (fixture, "DELETE FROM room_shares");
  g_assert_false (zimt_store_backup (fixture->store, copy, FALSE, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_null (strstr (error->message, "copy.zimt"));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
a_copy_goes_in_the_place_of_a_house (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *kept = NULL;
  g_autofree char *kept_again = NULL;
  g_autofree char *backed_up = NULL;
  g_autofree char *later = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *old = NULL;
  g_autoptr (GError) error = NULL;

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  backed_up = fixture_dump (fixture);
  back_up (fixture, copy);
  fixture_book (fixture, fixture->room, AT (10, 0), AT (11, 0), "Later");
  later = fixture_dump (fixture);
  g_clear_pointer (&fixture->store, zimt_store_close);
  zimt_store_restore (copy, fixture->path, &kept, &error);
  g_assert_no_error (error);
  open_instead (fixture, fixture->path);
  restored = fixture_dump (fixture);
  g_assert_cmpstr (restored, ==, backed_up);
  g_assert_true (g_str_has_suffix (kept, "house.zimt.before-restore-1"));
  open_instead (fixture, kept);
  old = fixture_dump (fixture);
  g_assert_cmpstr (old, ==, later);
  g_clear_pointer (&fixture->store, zimt_store_close);
  zimt_store_restore (copy, fixture->path, &kept_again, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kept_again, "house.zimt.before-restore-2"));
  /* The house, the copy, and the two that were kept: nothing else stays. */
  g_assert_cmpuint (count_files (fixture), ==, 4);
}

static void
a_copy_goes_where_nothing_was (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *target = get_path (fixture, "new/folder/house.zimt");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  back_up (fixture, copy);
  zimt_store_restore (copy, target, &kept, &error);
  g_assert_no_error (error);
  g_assert_null (kept);
  open_instead (fixture, target);
}

static void
a_copy_replaces_a_damaged_house_and_its_wal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *wal = get_path (fixture, "house.zimt-wal");
  g_autofree char *kept = NULL;
  g_autofree char *kept_wal = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *before = fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  back_up (fixture, copy);
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_file_set_contents (fixture->path, "no database", -1, NULL);
  g_file_set_contents (wal, "no wal", -1, NULL);
  zimt_store_restore (copy, fixture->path, &kept, &error);
  g_assert_no_error (error);
  g_file_get_contents (kept, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "no database");
  kept_wal = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_test (kept_wal, G_FILE_TEST_EXISTS));
  open_instead (fixture, fixture->path);
  after = fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* What a house that was deleted has left is kept, like a house, and under a name of its own. */
static void
a_copy_goes_where_a_wal_was_left (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *target = get_path (fixture, "lost.zimt");
  g_autofree char *wal = get_path (fixture, "lost.zimt-wal");
  g_autofree char *kept_wal = get_path (fixture, "lost.zimt.before-restore-1-wal");
  g_autofree char *contents = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  back_up (fixture, copy);
  g_file_set_contents (wal, "left", -1, NULL);
  zimt_store_restore (copy, target, &kept, &error);
  g_assert_no_error (error);
  g_assert_null (kept);
  g_file_get_contents (kept_wal, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "left");
  open_instead (fixture, target);
  g_clear_pointer (&fixture->store, zimt_store_close);
  zimt_store_restore (copy, target, &kept, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kept, "lost.zimt.before-restore-2"));
}

static void
restore_refuses_what_is_in_use_or_no_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *text = get_path (fixture, "text.zimt");
  g_autofree char *other = get_path (fixture, "other.zimt");
  g_autofree char *missing = get_path (fixture, "missing.zimt");
  const struct
  {
    const char *backup, *path;
    int error;
  } cases[] = {
    { copy, fixture->path, ZIMT_ERROR_IN_USE },  /* the house is open */
    { fixture->path, other, ZIMT_ERROR_IN_USE }, /* the open house as a copy */
    { fixture->path, fixture->path, ZIMT_ERROR_INVALID },
    { text, other, ZIMT_ERROR_DAMAGED },
    { missing, other, ZIMT_ERROR_NOT_FOUND },
    { fixture->folder, other, ZIMT_ERROR_DAMAGED },
  };
  guint n_files;

  back_up (fixture, copy);
  g_file_set_contents (text, "Dear diary", -1, NULL);
  n_files = count_files (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      g_test_message ("%s", cases[i].backup);
      g_assert_false (zimt_store_restore (cases[i].backup, cases[i].path, &kept, &error));
      g_assert_error (error, ZIMT_ERROR, cases[i].error);
      /* Advice that is for houses, not for backups. */
      g_assert_null (strstr (error->message, "in its place"));
      g_assert_null (kept);
      g_assert_cmpuint (count_files (fixture), ==, n_files);
    }
  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Still here");
}

static void
a_copy_replaces_files_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autofree char *folder = get_path (fixture, "folder");
  g_autofree char *pipe = get_path (fixture, "pipe");
  const char *const targets[] = { folder, pipe };
  guint n_files;

  back_up (fixture, copy);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  n_files = count_files (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (zimt_store_restore (copy, targets[i], NULL, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, targets[i]));
      g_assert_false (g_file_test (targets[i], G_FILE_TEST_IS_REGULAR));
      g_assert_cmpuint (count_files (fixture), ==, n_files);
    }
}

static void
an_unsound_copy_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = get_path (fixture, "other.zimt");
  g_autoptr (GError) error = NULL;

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "Yoga");
  damage (fixture, "DROP TRIGGER booking_journal_before_update;"
                   "DROP TRIGGER booking_journal_after_update;"
                   "UPDATE booking SET title = 'Forged'");
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_false (zimt_store_restore (fixture->path, other, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_null (strstr (error->message, "other.zimt"));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* Each breaks one thing that check looks at. */
static void
check_finds_what_is_wrong (Fixture *fixture, gconstpointer data)
{
  static const char *const damages[] = {
    "DROP TRIGGER booking_update_clash; DROP TRIGGER booking_journal_before_update;"
    "DROP TRIGGER booking_journal_after_update; UPDATE booking SET starts = (SELECT min (starts)"
    " FROM booking), ends = (SELECT min (ends) FROM booking)",
    "DROP TRIGGER booking_journal_before_update; DROP TRIGGER booking_journal_after_update;"
    "UPDATE booking SET n_counted = 7 WHERE id = 1",
    "DROP TRIGGER booking_journal_delete; DELETE FROM booking WHERE id = 1",
    "DROP TRIGGER booking_journal_before_update; DROP TRIGGER booking_journal_after_update;"
    "UPDATE booking SET organisation_id = 99",
    "DROP TRIGGER journal_keeps_deletes; DELETE FROM journal WHERE tbl = 'room'",
    "DROP TRIGGER journal_keeps_updates; UPDATE journal SET after = replace (after, 'B', 'C')",
    "DELETE FROM room_shares WHERE room_id <> other_id",
    "INSERT INTO booking_equipment VALUES (1, 15778080, 1, 1)",
    "INSERT INTO journal_step (kind, name, account, at) VALUES ('act', '', '', 0)",
  };
  g_autofree char *copy = get_path (fixture, "copy.zimt");
  g_autoptr (GError) sound = NULL;

  fixture_book (fixture, fixture->hall, AT (9, 0), AT (10, 0), "A");
  fixture_book (fixture, fixture->hall_part, AT (10, 0), AT (11, 0), "B");
  back_up (fixture, copy);
  zimt_store_check (fixture->store, &sound);
  g_assert_no_error (sound);
  g_clear_pointer (&fixture->store, zimt_store_close);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;

      zimt_store_restore (copy, fixture->path, NULL, &error);
      g_assert_no_error (error);
      open_instead (fixture, fixture->path);
      damage (fixture, damages[i]);
      g_assert_false (zimt_store_check (fixture->store, &error));
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
      g_test_message ("%s", error->message);
      g_clear_pointer (&fixture->store, zimt_store_close);
    }
}

/* What opening and checking a file come to: -1 sound, or the error. */
static int
open_and_check (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtStore) store = zimt_store_open (path, ZIMT_STORE_OPEN_EXISTING, &error);

  if (store != NULL && zimt_store_check (store, &error))
    return -1;
  g_assert_cmpint (error->domain, ==, ZIMT_ERROR);
  g_test_message ("%s", error->message);
  return error->code;
}

/* A flipped byte is found, or lies where nothing is kept; never a crash, never another word. */
static void
flipped_bytes_are_damage_or_do_not_matter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autofree char *flipped = get_path (fixture, "flipped.zimt");
  g_autofree char *wal = get_path (fixture, "flipped.zimt-wal");
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  guint n_damaged = 0;

  for (int i = 0; i < 40; i++)
    fixture_book (fixture, fixture->room, AT (i, 0), AT (i + 1, 0), "Some title that is kept");
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &n_bytes, NULL));
  for (int i = 0; i < 150; i++)
    {
      gsize place = (gsize)g_rand_int_range (rand, 0, (int)n_bytes);
      char kept = bytes[place];
      int result;

      bytes[place] = (char)(kept ^ (1 << g_rand_int_range (rand, 0, 8)));
      g_file_set_contents (flipped, bytes, (gssize)n_bytes, NULL);
      bytes[place] = kept;
      g_unlink (wal);
      result = open_and_check (flipped);
      if (result != -1 && result != ZIMT_ERROR_NEWER)
        {
          g_assert_cmpint (result, ==, ZIMT_ERROR_DAMAGED);
          n_damaged++;
        }
    }
  g_assert_cmpuint (n_damaged, >, 15);
}

static void
a_cut_file_is_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cut = get_path (fixture, "cut.zimt");
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &n_bytes, NULL));
  for (gsize n = 50; n < n_bytes; n += 20011)
    {
      g_file_set_contents (cut, bytes, (gssize)n, NULL);
      g_assert_cmpint (open_and_check (cut), ==, ZIMT_ERROR_DAMAGED);
    }
}

/* Both files may be named through links: what they point to counts, and the links stay. */
static void
links_lead_to_the_house (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = get_path (fixture, "backup.zimt");
  g_autofree char *backup_link = get_path (fixture, "backup-link.zimt");
  g_autofree char *house_link = get_path (fixture, "house-link.zimt");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "In both");
  back_up (fixture, backup);
  fixture_book (fixture, fixture->room, AT (11, 0), AT (12, 0), "Only later");
  g_clear_pointer (&fixture->store, zimt_store_close);
  g_assert_cmpint (symlink (backup, backup_link), ==, 0);
  g_assert_cmpint (symlink (fixture->path, house_link), ==, 0);
  g_assert_true (zimt_store_restore (backup_link, house_link, &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (house_link, G_FILE_TEST_IS_SYMLINK));
  fixture_reopen (fixture);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM booking"), ==, 1);
  g_assert_true (g_str_has_prefix (kept, fixture->path));
  g_assert_false (zimt_store_restore (house_link, backup, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_IN_USE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/backup/a-copy-is-equal-and-private", a_copy_is_equal_and_private);
  ADD ("/backup/a-copy-overwrites-nothing", a_copy_overwrites_nothing);
  ADD ("/backup/a-copy-replaces-an-older-one", a_copy_replaces_an_older_one);
  ADD ("/backup/a-copy-replaces-no-house-in-use", a_copy_replaces_no_house_in_use);
  ADD ("/backup/a-copy-takes-no-name-of-sqlite", a_copy_takes_no_name_of_sqlite);
  ADD ("/backup/a-copy-comes-beside-no-foreign-wal", a_copy_comes_beside_no_foreign_wal);
  ADD ("/backup/what-a-kill-left-goes-with-the-next-copy",
       what_a_kill_left_goes_with_the_next_copy);
  ADD ("/backup/a-copy-into-no-folder-says-so", a_copy_into_no_folder_says_so);
  ADD ("/backup/an-unsound-house-makes-no-copy", an_unsound_house_makes_no_copy);
  ADD ("/backup/a-copy-goes-in-the-place-of-a-house", a_copy_goes_in_the_place_of_a_house);
  ADD ("/backup/a-copy-goes-where-nothing-was", a_copy_goes_where_nothing_was);
  ADD ("/backup/a-copy-replaces-a-damaged-house-and-its-wal",
       a_copy_replaces_a_damaged_house_and_its_wal);
  ADD ("/backup/a-copy-goes-where-a-wal-was-left", a_copy_goes_where_a_wal_was_left);
  ADD ("/backup/restore-refuses-what-is-in-use-or-no-copy",
       restore_refuses_what_is_in_use_or_no_copy);
  ADD ("/backup/a-copy-replaces-files-only", a_copy_replaces_files_only);
  ADD ("/backup/an-unsound-copy-is-refused", an_unsound_copy_is_refused);
  ADD ("/backup/check-finds-what-is-wrong", check_finds_what_is_wrong);
  ADD ("/backup/flipped-bytes-are-damage-or-do-not-matter",
       flipped_bytes_are_damage_or_do_not_matter);
  ADD ("/backup/a-cut-file-is-damaged", a_cut_file_is_damaged);
  ADD ("/backup/links-lead-to-the-house", links_lead_to_the_house);
  return g_test_run ();
}
