/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: every word somewhere, the nearest in time first. */
#include "zimt-store-fixture.h"

static void
assert_found (Fixture *fixture, const char *query, gsize max, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = zimt_store_search_bookings (fixture->store, query, AT (12, 0), max, &error);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "," : "",
                            ((ZimtBooking *)found->pdata[i])->event.title);
  g_test_message ("%.40s", query);
  g_assert_cmpstr (titles->str, ==, expected);
}

static gint64
insert (Fixture *fixture, gint64 room, int hour, const char *title, gint64 organisation,
        ZimtStatus status)
{
  g_autoptr (ZimtBooking) booking
      = fixture_new_booking (room, AT (hour, 0), AT (hour + 1, 0), title);
  g_autoptr (GError) error = NULL;

  booking->event.organisation_id = organisation;
  booking->status = status;
  zimt_store_insert_booking (fixture->store, booking, &error);
  g_assert_no_error (error);
  return booking->id;
}

static void
words_are_found_wherever_they_stand (Fixture *fixture, gconstpointer data)
{
  gint64 organisation;

  fixture_begin (fixture, "Book");
  organisation = fixture_put_organisation (fixture, "FZR", "Frauenzentrum Müllerstraße");
  insert (fixture, fixture->room, 9, "Yoga für Mütter", 0, ZIMT_STATUS_FIXED);
  insert (fixture, fixture->hall, 10, "Café", organisation, ZIMT_STATUS_OPTION);
  insert (fixture, fixture->hall_part, 14, "Integrationskurs A2", 0, ZIMT_STATUS_FIXED);
  insert (fixture, fixture->hall_part, 15, "Yoga gone", 0, ZIMT_STATUS_CANCELLED);
  fixture_commit (fixture);
  assert_found (fixture, "yoga", 10, "Yoga für Mütter");
  assert_found (fixture, "MUTTER yoga", 10, "Yoga für Mütter");
  assert_found (fixture, "egrationsk", 10, "Integrationskurs A2");
  assert_found (fixture, "cafe", 10, "Café");
  assert_found (fixture, "fzr", 10, "Café");
  assert_found (fixture, "cafe muller", 10, "Café");
  assert_found (fixture, "kurs 7a", 10, "Integrationskurs A2");
  assert_found (fixture, "7", 10, "Café,Integrationskurs A2");
  assert_found (fixture, "cafe yoga", 10, "");
  assert_found (fixture, "gone", 10, "");
  assert_found (fixture, "fzr yoga", 10, "");
  assert_found (fixture, "", 10, "");
  assert_found (fixture, "  ", 10, "");
  assert_found (fixture, "%", 10, "");
  assert_found (fixture, "yoga", 0, "");
}

static void
the_nearest_come_first (Fixture *fixture, gconstpointer data)
{
  static const int hours[] = { 2, 8, 9, 12, 14, 16, 40 };

  fixture_begin (fixture, "Book");
  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      g_autofree char *title = g_strdup_printf ("Kurs %d", hours[i]);

      insert (fixture, fixture->hall, hours[i], title, 0, ZIMT_STATUS_FIXED);
      insert (fixture, fixture->room, hours[i], "Same", 0, ZIMT_STATUS_FIXED);
    }
  fixture_commit (fixture);
  /* By titles, each another; and by the room. */
  assert_found (fixture, "kurs", 99, "Kurs 12,Kurs 14,Kurs 9,Kurs 8,Kurs 16,Kurs 2,Kurs 40");
  assert_found (fixture, "kurs", 3, "Kurs 12,Kurs 14,Kurs 9");
  assert_found (fixture, "kurs 7", 4, "Kurs 12,Kurs 14,Kurs 9,Kurs 8");
  assert_found (fixture, "same", 2, "Same,Same");
}

static void
many_words_are_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) query = g_string_new (NULL);

  fixture_book (fixture, fixture->room, AT (9, 0), AT (10, 0), "aaa");
  for (int i = 0; i < 1000; i++)
    g_string_append (query, "a ");
  assert_found (fixture, query->str, 5, "aaa");
}

/* Both ways of searching give what looking at every booking gives. */
static void
random_houses_equal_brute_force (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "yoga", "kurs", "tanz", "chor", "lesen" };
  static const char *const queries[] = { "yoga", "kurs tanz", "or", "a", "lesen lesen", "chor 7a" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  fixture_begin (fixture, "Book");
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %s", words[g_rand_int_range (rand, 0, 5)],
                                                words[g_rand_int_range (rand, 0, 5)]);
      gint64 room = g_rand_boolean (rand) ? fixture->room : fixture->hall_part;

      insert (fixture, room, i - 150, title, 0,
              g_rand_int_range (rand, 0, 4) == 0 ? ZIMT_STATUS_CANCELLED : ZIMT_STATUS_FIXED);
    }
  fixture_commit (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) found
          = zimt_store_search_bookings (fixture->store, queries[i], AT (12, 0), 1000, NULL);
      g_auto (GStrv) parts = g_strsplit (queries[i], " ", -1);
      g_autoptr (GString) sql
          = g_string_new ("SELECT count (*) FROM booking JOIN room ON room.id = room_id"
                          " WHERE status <> 'cancelled'");

      for (guint part = 0; parts[part] != NULL; part++)
        g_string_append_printf (sql, " AND instr (title || ' ' || number, '%s')", parts[part]);
      g_assert_cmpint (found->len, ==, fixture_query (fixture, sql->str));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/search/words-are-found-wherever-they-stand", words_are_found_wherever_they_stand);
  ADD ("/search/the-nearest-come-first", the_nearest_come_first);
  ADD ("/search/many-words-are-bounded", many_words_are_bounded);
  ADD ("/search/random-houses-equal-brute-force", random_houses_equal_brute_force);
  return g_test_run ();
}
