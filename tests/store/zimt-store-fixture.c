/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A house in a real file of a folder of its own, for each test anew. */
#include "zimt-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "zimt-backup.h"
#include "zimt-store-private.h"

void
fixture_begin (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  zimt_store_begin (fixture->store, ZIMT_STEP_ACT, name, "reception", AT (8, 0), &error);
  g_assert_no_error (error);
}

gint64
fixture_commit (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 step_id = -1;

  zimt_store_commit (fixture->store, &step_id, &error);
  g_assert_no_error (error);
  return step_id;
}

gint64
fixture_put_room (Fixture *fixture, const char *number, gint64 whole_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtRoom) room = zimt_room_new ();

  room->number = g_strdup (number);
  room->name = g_strdup ("");
  room->whole_id = whole_id;
  zimt_store_put_room (fixture->store, room, &error);
  g_assert_no_error (error);
  g_assert_cmpint (room->id, >, 0);
  return room->id;
}

gint64
fixture_put_organisation (Fixture *fixture, const char *short_name, const char *name)
{
  g_autoptr (ZimtOrganisation) organisation = zimt_organisation_new ();
  g_autoptr (GError) error = NULL;

  organisation->short_name = g_strdup (short_name);
  organisation->name = g_strdup (name);
  organisation->kind = g_strdup ("association");
  organisation->mark = g_strdup ("XX");
  zimt_store_put_organisation (fixture->store, organisation, &error);
  g_assert_no_error (error);
  return organisation->id;
}

gint64
fixture_put_account (Fixture *fixture, const char *name, ZimtRoles roles)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (GError) error = NULL;

  account->name = g_strdup (name);
  account->roles = roles;
  zimt_store_put_account (fixture->store, account, &error);
  g_assert_no_error (error);
  g_assert_cmpint (account->id, >, 0);
  return account->id;
}

ZimtBooking *
fixture_load_booking (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  ZimtBooking *booking = zimt_store_load_booking (fixture->store, id, &error);

  g_assert_no_error (error);
  return booking;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("zimt-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "house.zimt", NULL);
  fixture->store = zimt_store_open (fixture->path, ZIMT_STORE_CREATE, &error);
  g_assert_no_error (error);
  zimt_store_begin (fixture->store, ZIMT_STEP_UPKEEP, "New house", "reception", 0, &error);
  g_assert_no_error (error);
  fixture->room = fixture_put_room (fixture, "1", 0);
  fixture->hall = fixture_put_room (fixture, "7", 0);
  fixture->hall_part = fixture_put_room (fixture, "7a", fixture->hall);
  fixture->hall_rest = fixture_put_room (fixture, "7b", fixture->hall);
  fixture_commit (fixture);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  zimt_store_close (fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_store_close (fixture->store);
  fixture->store = zimt_store_open (fixture->path, ZIMT_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
}

ZimtBooking *
fixture_new_booking (gint64 room_id, ZimtMinute starts, ZimtMinute ends, const char *title)
{
  ZimtBooking *booking = zimt_booking_new ();

  booking->room_id = room_id;
  booking->original = starts;
  booking->starts = starts;
  booking->ends = ends;
  booking->event.title = g_strdup (title);
  booking->event.category = g_strdup ("other");
  return booking;
}

ZimtSeries *
fixture_new_series (gint64 room_id, ZimtMinute starts, int length, const char *title)
{
  ZimtSeries *series = zimt_series_new ();

  series->room_id = room_id;
  series->starts = starts;
  series->length = length;
  series->event.title = g_strdup (title);
  series->event.category = g_strdup ("language");
  series->rule = g_strdup ("FREQ=WEEKLY");
  series->filled_until = zimt_minute_get_date (starts);
  return series;
}

gint64
fixture_book (Fixture *fixture, gint64 room_id, ZimtMinute starts, ZimtMinute ends,
              const char *title)
{
  g_autoptr (ZimtBooking) booking = fixture_new_booking (room_id, starts, ends, title);
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, title);
  zimt_store_insert_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  return booking->id;
}

gboolean
fixture_can_book (Fixture *fixture, gint64 room_id, ZimtMinute starts, ZimtMinute ends)
{
  g_autoptr (ZimtBooking) booking = fixture_new_booking (room_id, starts, ends, "Try");
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "Try");
  if (zimt_store_insert_booking (fixture->store, booking, &error))
    {
      fixture_commit (fixture);
      return TRUE;
    }
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
  return FALSE;
}

void
fixture_assert_refused (Fixture *fixture, const char *sql, ZimtError code)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", sql);
  g_assert_false (zimt_store_execute (fixture->store, sql, &error));
  g_assert_error (error, ZIMT_ERROR, (int)code);
}

void
fixture_damage (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sqlite3_db_config (fixture->store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  zimt_store_execute (fixture->store, "PRAGMA foreign_keys = OFF", &error);
  zimt_store_execute (fixture->store, sql, &error);
  g_assert_no_error (error);
}

void
fixture_assert_check (Fixture *fixture, const char *what)
{
  g_autoptr (GError) error = NULL;

  if (what == NULL)
    {
      zimt_store_check (fixture->store, &error);
      g_assert_no_error (error);
      return;
    }
  g_assert_false (zimt_store_check (fixture->store, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, what));
}

gint64
fixture_query (Fixture *fixture, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->store->db, sql, -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

char *
fixture_dump (Fixture *fixture)
{
  static const char sql[]
      = "SELECT image FROM account_image UNION ALL SELECT image FROM choice_image"
        " UNION ALL SELECT image FROM setting_image UNION ALL SELECT image FROM room_image"
        " UNION ALL SELECT image FROM organisation_image UNION ALL SELECT image FROM "
        "equipment_image"
        " UNION ALL SELECT image FROM closure_image"
        " UNION ALL SELECT json_remove (image, '$.revision') FROM series_image"
        " UNION ALL SELECT json_remove (image, '$.revision') FROM booking_image"
        " UNION ALL SELECT image FROM pause_image"
        " UNION ALL SELECT json_remove (image, '$.revision') FROM card_image"
        " UNION ALL SELECT json_remove (image, '$.revision') FROM assignment_image"
        " UNION ALL SELECT room_id || ' ' || other_id FROM room_shares"
        " UNION ALL SELECT equipment_id || ' ' || starts || ' ' || booking_id || ' ' || n_pieces"
        " FROM booking_equipment";
  GString *dump = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->store->db, sql, -1, &statement, NULL), ==,
                   SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (dump, "%s\n", (const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return g_string_free (dump, FALSE);
}
