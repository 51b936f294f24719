/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice house in a folder of its own. */
#include "fixture.h"

#include <glib/gstdio.h>

void
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->desk = zimt_desk_open (fixture->path, fixture->clock, &error);
  g_assert_no_error (error);
  zimt_desk_fill (fixture->desk, &error);
  g_assert_no_error (error);
}

void
fixture_close (Fixture *fixture)
{
  g_clear_pointer (&fixture->desk, zimt_desk_close);
}

/* Made once and copied for each test: the sample's journal alone takes a second under sanitizers.
 */
static GBytes *
sample_file (Fixture *fixture)
{
  static GBytes *bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  if (bytes != NULL)
    return bytes;
  fixture->desk = zimt_desk_create_sample (fixture->path, fixture->clock, &error);
  g_assert_no_error (error);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, &error));
  bytes = g_bytes_new_take (contents, length);
  return bytes;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GBytes *sample;

  fixture->folder = g_dir_make_tmp ("zimt-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "house.zimt", NULL);
  fixture->clock = zimt_clock_new_fixed (zimt_minute_new (FIXTURE_TODAY, 14 * 60 + 36));
  sample = sample_file (fixture);
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (sample, NULL),
                                      (gssize)g_bytes_get_size (sample), &error));
  fixture_open (fixture);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  fixture_close (fixture);
  g_clear_pointer (&fixture->clock, zimt_clock_unref);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (fixture->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

ZimtDraft *
fixture_draft (Fixture *fixture, const char *title, const char *number, ZimtDate date,
               int start_minute, int end_minute)
{
  ZimtDraft *draft = zimt_draft_new ();

  g_free (draft->event.title);
  draft->event.title = g_strdup (title);
  draft->event.n_people = 12;
  draft->room_id = zimt_house_find_room (zimt_desk_get_house (fixture->desk), number)->id;
  draft->starts = zimt_minute_new (date, start_minute);
  draft->ends = zimt_minute_new (date, end_minute);
  return draft;
}

GPtrArray *
fixture_find (Fixture *fixture, ZimtDate monday, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWeekPlan) plan = zimt_desk_load_week (fixture->desk, monday, 7, 0, FALSE, &error);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);

  g_assert_no_error (error);
  for (guint i = 0; i < plan->bookings->len; i++)
    {
      const ZimtBooking *booking = plan->bookings->pdata[i];

      if (booking->status == ZIMT_STATUS_FIXED && g_str_equal (booking->event.title, title))
        g_ptr_array_add (found, zimt_booking_copy (booking));
    }
  return found;
}
