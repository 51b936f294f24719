/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms and times that are offered instead. */
#include "zimt-offer.h"

#include "fixture.h"

static void
test_suitable_rooms (void)
{
  static const struct
  {
    gint64 room;
    const char *category;
    int n_people;
    const char *equipment;
    gboolean suits;
  } cases[] = {
    { ROOM_OFFICE, "advice", 4, NULL, TRUE },
    { ROOM_OFFICE, NULL, 5, NULL, FALSE },    /* four seats */
    { ROOM_OFFICE, "media", 1, NULL, FALSE }, /* refused */
    { ROOM_OFFICE, "culture", 1, NULL, TRUE },
    { ROOM_OFFICE, NULL, 1, "pc", TRUE },
    { ROOM_OFFICE, NULL, 1, "PC,kuchenausstattung", TRUE },
    { ROOM_OFFICE, NULL, 1, "PC,Beamer", FALSE },
    { ROOM_HALL, "media", 400, NULL, TRUE }, /* does not say how many */
    { ROOM_HALL, "media", 400, "PC", FALSE },
    { ROOM_SHED, NULL, 0, NULL, FALSE },
  };
  g_autoptr (ZimtHouse) house = fixture_house_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) equipment
          = cases[i].equipment != NULL ? g_strsplit (cases[i].equipment, ",", -1) : NULL;

      g_assert_cmpint (zimt_room_suits (zimt_house_get_room (house, cases[i].room),
                                        cases[i].category, cases[i].n_people,
                                        (const char *const *)equipment),
                       ==, cases[i].suits);
    }
}

static void
set_seats (ZimtHouse *house, gint64 room, int n_seats)
{
  ((ZimtRoom *)house->rooms->pdata[room - 1])->n_seats = n_seats;
}

static char *
sort_offers (const ZimtHouse *house, int n_people, const char *category,
             const ZimtRoomOffer *offers, guint n_offers)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (ZimtRoomOffer));
  GString *text = g_string_new (NULL);

  g_array_append_vals (array, offers, n_offers);
  zimt_room_offers_sort (house, n_people, category, array);
  for (guint i = 0; i < array->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (array, ZimtRoomOffer, i).room_id);
  return g_string_free (text, FALSE);
}

static void
test_order_of_offers (void)
{
  static const ZimtRoomOffer offers[] = {
    { ROOM_HALL, 4, 4 }, { ROOM_LEFT, 4, 4 },   { ROOM_RIGHT, 4, 4 }, { ROOM_NICHE, 3, 4 },
    { ROOM_DEN, 4, 4 },  { ROOM_OFFICE, 4, 4 }, { ROOM_LOBBY, 0, 4 }, { 99, 4, 4 },
  };
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autofree char *any = NULL, *for_culture = NULL, *for_thirteen = NULL;

  set_seats (house, ROOM_HALL, 40);
  set_seats (house, ROOM_LEFT, 12);
  set_seats (house, ROOM_RIGHT, 20);
  set_seats (house, ROOM_OFFICE, 12);
  set_seats (house, ROOM_DEN, 0);

  /* The smallest first, by position where equal; those that do not say follow; then fewer dates. */
  any = sort_offers (house, 12, NULL, offers, G_N_ELEMENTS (offers));
  g_assert_cmpstr (any, ==, "2 7 3 1 6 4");

  /* As large, but one is not meant for it: the office has moved to the front of the list. */
  ((ZimtRoom *)house->rooms->pdata[ROOM_OFFICE - 1])->position = -1;
  for_culture = sort_offers (house, 12, "culture", offers, G_N_ELEMENTS (offers));
  g_assert_cmpstr (for_culture, ==, "2 7 3 1 6 4");

  for_thirteen = sort_offers (house, 13, "advice", offers, G_N_ELEMENTS (offers));
  g_assert_cmpstr (for_thirteen, ==, "3 1 6 7 2 4");
}

static void
test_shared_rooms (void)
{
  static const char *const advice[] = { "advice", NULL };
  static const char *const one[] = { "IB", NULL }, *const two[] = { "IB", "MOVE", NULL };
  g_autoptr (ZimtRoom) room = zimt_room_new ();

  g_assert_false (zimt_room_is_shared_for (room, "advice"));
  room->purposes = g_strdupv ((char **)advice);
  g_assert_true (zimt_room_is_shared_for (room, "advice"));
  g_assert_false (zimt_room_is_shared_for (room, "meeting"));
  room->open_to = g_strdupv ((char **)one);
  g_assert_false (zimt_room_is_shared_for (room, "advice"));
  g_strfreev (room->open_to);
  room->open_to = g_strdupv ((char **)two);
  g_assert_true (zimt_room_is_shared_for (room, "advice"));
}

static char *
list_times (const ZimtHouse *house, const ZimtSpan *wanted, const ZimtSpan *others, gsize n_others,
            gsize max)
{
  g_autoptr (GArray) starts = zimt_other_times (house, wanted, others, n_others, max);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < starts->len; i++)
    {
      g_autofree char *time
          = zimt_time_format (zimt_minute_get_of_day (g_array_index (starts, ZimtMinute, i)));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", time);
    }
  return g_string_free (text, FALSE);
}

static void
test_nearest_times_first (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  ZimtMinute noon = fixture_minute ("2026-11-26 12:00");
  ZimtSpan wanted = fixture_span (0, ROOM_HALL, noon, noon + 60);
  ZimtSpan other = fixture_span (1, ROOM_HALL, noon + 30, noon + 45);
  g_autofree char *free_day = list_times (house, &wanted, NULL, 0, 4);
  g_autofree char *around = list_times (house, &wanted, &other, 1, 5);
  g_autofree char *none = list_times (house, &wanted, NULL, 0, 0);

  g_assert_cmpstr (free_day, ==, "11:45 12:15 11:30 12:30");
  g_assert_cmpstr (around, ==, "11:30 11:15 12:45 11:00 13:00");
  g_assert_cmpstr (none, ==, "");
}

static void
test_times_keep_to_the_hours (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  ZimtMinute morning = fixture_minute ("2026-11-26 08:10");
  ZimtMinute saturday = fixture_minute ("2026-11-28 10:00");
  ZimtSpan office = fixture_span (0, ROOM_OFFICE, morning, morning + 9 * 60 + 30);
  ZimtSpan hall = fixture_span (0, ROOM_HALL, morning, morning + 13 * 60 + 31);
  ZimtSpan closed = fixture_span (0, ROOM_OFFICE, saturday, saturday + 60);
  g_autofree char *in_office = list_times (house, &office, NULL, 0, 99);
  g_autofree char *in_hall = list_times (house, &hall, NULL, 0, 99);
  g_autofree char *on_saturday = list_times (house, &closed, NULL, 0, 99);

  g_assert_cmpstr (in_office, ==, "08:15 08:00 08:30");
  g_assert_cmpstr (in_hall, ==, "08:15 08:00");
  g_assert_cmpstr (on_saturday, ==, "");
}

static void
test_times_avoid_everything (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  ZimtMinute noon = fixture_minute ("2026-11-26 12:00");
  ZimtSpan wanted = fixture_span (0, ROOM_LEFT, noon, noon + 60);
  ZimtSpan others[] = {
    fixture_span (1, ROOM_HALL, noon - 600, noon - 60),
    fixture_span (2, ROOM_NICHE, noon, noon + 15),
  };
  g_autofree char *times = NULL;

  others[0].buffer_after = 30;
  fixture_close (house, 1, 0, noon + 75, noon + 600, "Maler");
  times = list_times (house, &wanted, others, 2, 99);
  g_assert_cmpstr (times, ==, "12:15");
}

static void
test_times_equal_brute_force (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);
  ZimtMinute midnight = fixture_minute ("2027-03-28 00:00"); /* the clocks change */

  house->day_opens = 0;
  house->day_closes = ZIMT_MINUTES_PER_DAY;
  for (int round = 0; round < 200; round++)
    {
      ZimtMinute starts = midnight + g_rand_int_range (rand, 0, 1380);
      ZimtSpan wanted
          = fixture_span (0, ROOM_HALL, starts, starts + g_rand_int_range (rand, 1, 240));
      ZimtSpan others[4];
      g_autoptr (GArray) found = NULL;
      guint n_free = 0;

      for (int i = 0; i < 4; i++)
        {
          ZimtMinute from = midnight + g_rand_int_range (rand, -200, 1440);

          others[i] = fixture_span (i + 1, g_rand_int_range (rand, ROOM_HALL, ROOM_LOBBY), from,
                                    from + g_rand_int_range (rand, 1, 300));
        }
      found = zimt_other_times (house, &wanted, others, 4, G_MAXSIZE);

      for (int minute = 0; minute < ZIMT_MINUTES_PER_DAY; minute += 15)
        {
          ZimtSpan tried = wanted;
          gboolean is_free = TRUE;
          ZimtConflictKind kind;

          tried.starts = midnight + minute;
          tried.ends = tried.starts + (wanted.ends - wanted.starts);
          for (int i = 0; i < 4; i++)
            is_free = is_free && !zimt_conflict_between (house, &tried, &others[i], &kind);
          n_free += is_free && tried.starts != wanted.starts
                    && tried.ends <= midnight + ZIMT_MINUTES_PER_DAY
                    && zimt_period_validate (tried.starts, tried.ends, NULL);
        }
      g_assert_cmpuint (found->len, ==, n_free);
      for (guint i = 1; i < found->len; i++)
        g_assert_cmpint (ABS (g_array_index (found, ZimtMinute, i - 1) - starts), <=,
                         ABS (g_array_index (found, ZimtMinute, i) - starts));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offer/rooms-suit-by-seats-use-and-equipment", test_suitable_rooms);
  g_test_add_func ("/offer/rooms-are-ordered-by-fit", test_order_of_offers);
  g_test_add_func ("/offer/a-room-of-several-is-shared", test_shared_rooms);
  g_test_add_func ("/offer/the-nearest-time-comes-first", test_nearest_times_first);
  g_test_add_func ("/offer/times-keep-to-the-hours", test_times_keep_to_the_hours);
  g_test_add_func ("/offer/times-avoid-parts-buffers-and-closures", test_times_avoid_everything);
  g_test_add_func ("/offer/times-equal-brute-force", test_times_equal_brute_force);
  return g_test_run ();
}
