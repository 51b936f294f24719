/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hints: what is unusual but never refused. */
#include "zimt-hint.h"

#include "fixture.h"

static void
test_hints (void)
{
  static const struct
  {
    gint64 room, organisation;
    const char *category;
    int n_people;
    ZimtHints hints;
  } cases[] = {
    { ROOM_OFFICE, 0, "advice", 4, ZIMT_HINT_NONE },
    { ROOM_OFFICE, 0, "advice", 5, ZIMT_HINT_TOO_MANY_PEOPLE },
    { ROOM_OFFICE, 0, "culture", 0, ZIMT_HINT_OTHER_PURPOSE },
    { ROOM_OFFICE, 0, NULL, 0, ZIMT_HINT_NONE },
    { ROOM_OFFICE, 0, "other", 0, ZIMT_HINT_NONE },
    { ROOM_OFFICE, ORGANISATION_HOUSE, "meeting", 0, ZIMT_HINT_NONE },
    { ROOM_OFFICE, ORGANISATION_OUTSIDE, "meeting", 0, ZIMT_HINT_NOT_OPEN_TO },
    { ROOM_OFFICE, 99, "meeting", 0, ZIMT_HINT_NONE },
    { ROOM_OFFICE, ORGANISATION_OUTSIDE, "culture", 9,
      ZIMT_HINT_TOO_MANY_PEOPLE | ZIMT_HINT_OTHER_PURPOSE | ZIMT_HINT_NOT_OPEN_TO },
    { ROOM_HALL, ORGANISATION_OUTSIDE, "culture", 900, ZIMT_HINT_NONE },
    { 99, ORGANISATION_OUTSIDE, "culture", 900, ZIMT_HINT_NONE },
  };
  g_autoptr (ZimtHouse) house = fixture_house_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZimtEvent event = { .organisation_id = cases[i].organisation,
                          .category = (char *)cases[i].category,
                          .n_people = cases[i].n_people };

      g_assert_cmpint (zimt_hints_of_event (house, &event, cases[i].room), ==, cases[i].hints);
    }
}

static void
test_each_hint_has_its_code (void)
{
  static const char *const codes[] = { "too-many-people", "other-purpose", "not-open-to", "past" };
  gsize n = 0;

  for (int hint = 1; hint < ZIMT_HINTS_END; hint <<= 1, n++)
    g_assert_cmpstr (zimt_hint_to_code ((ZimtHints)hint), ==, codes[n]);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (codes));
}

static void
test_rooms_open_to_outside_bodies (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  ZimtRoom *lobby = house->rooms->pdata[ROOM_LOBBY - 1];
  ZimtEvent event = { .category = (char *)"other", .organisation_id = ORGANISATION_OUTSIDE };

  lobby->open_to = g_strsplit ("IGM,extern", ",", -1);
  g_assert_cmpint (zimt_hints_of_event (house, &event, ROOM_LOBBY), ==, ZIMT_HINT_NONE);
  event.organisation_id = ORGANISATION_HOUSE;
  g_assert_cmpint (zimt_hints_of_event (house, &event, ROOM_LOBBY), ==, ZIMT_HINT_NOT_OPEN_TO);

  g_strfreev (lobby->open_to);
  lobby->open_to = g_new0 (char *, 1);
  g_assert_cmpint (zimt_hints_of_event (house, &event, ROOM_LOBBY), ==, ZIMT_HINT_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hint/seats-purposes-and-organisations", test_hints);
  g_test_add_func ("/hint/extern-stands-for-bodies-from-outside",
                   test_rooms_open_to_outside_bodies);
  g_test_add_func ("/hint/each-has-its-code", test_each_hint_has_its_code);
  return g_test_run ();
}
