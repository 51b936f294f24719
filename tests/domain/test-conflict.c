/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts, by example. Random ones are in test-conflict-random.c. */
#include "zimt-conflict.h"

#include "fixture.h"

#define NOON ((ZimtMinute)20000 * ZIMT_MINUTES_PER_DAY + 12 * 60)

typedef struct
{
  const char *name;
  ZimtSpan a;
  ZimtSpan b;
  const char *code; /* NULL: no conflict */
} PairCase;

#define SPAN(room, from, to, ...)                                                                  \
  {                                                                                                \
    .room_id = room, .starts = NOON + (from), .ends = NOON + (to), __VA_ARGS__                     \
  }

static const PairCase pair_cases[] = {
  { "touching", SPAN (ROOM_HALL, 0, 60), SPAN (ROOM_HALL, 60, 120), NULL },
  { "one minute", SPAN (ROOM_HALL, 0, 61), SPAN (ROOM_HALL, 60, 120), "booking" },
  { "inside", SPAN (ROOM_HALL, 0, 90), SPAN (ROOM_HALL, 30, 45), "booking" },
  { "other room", SPAN (ROOM_HALL, 0, 60), SPAN (ROOM_LOBBY, 0, 60), NULL },
  { "part", SPAN (ROOM_HALL, 0, 60), SPAN (ROOM_RIGHT, 30, 90), "part" },
  { "part of a part", SPAN (ROOM_HALL, 0, 60), SPAN (ROOM_NICHE, 30, 90), "part" },
  { "siblings", SPAN (ROOM_LEFT, 0, 60), SPAN (ROOM_RIGHT, 0, 60), NULL },
  { "nephew", SPAN (ROOM_RIGHT, 0, 60), SPAN (ROOM_NICHE, 0, 60), NULL },
  { "advice in front", SPAN (ROOM_LOBBY, 0, 60, .is_advice = TRUE), SPAN (ROOM_DEN, 30, 90),
    "reached-through" },
  { "no advice in front", SPAN (ROOM_LOBBY, 0, 60), SPAN (ROOM_DEN, 30, 90), NULL },
  { "advice behind", SPAN (ROOM_LOBBY, 0, 60), SPAN (ROOM_DEN, 30, 90, .is_advice = TRUE), NULL },
  { "advice touching", SPAN (ROOM_LOBBY, 0, 60, .is_advice = TRUE), SPAN (ROOM_DEN, 60, 90), NULL },
  { "own buffers do not reach the den",
    SPAN (ROOM_LOBBY, 0, 60, .is_advice = TRUE, .buffer_after = 30), SPAN (ROOM_DEN, 60, 90),
    NULL },
  { "buffer after", SPAN (ROOM_HALL, 0, 60, .buffer_after = 15), SPAN (ROOM_HALL, 74, 90),
    "buffer" },
  { "buffer after kept", SPAN (ROOM_HALL, 0, 60, .buffer_after = 15), SPAN (ROOM_HALL, 75, 90),
    NULL },
  { "buffer of a part", SPAN (ROOM_HALL, 0, 60, .buffer_after = 15), SPAN (ROOM_NICHE, 74, 90),
    "buffer" },
  { "buffer of siblings", SPAN (ROOM_LEFT, 0, 60, .buffer_after = 15), SPAN (ROOM_RIGHT, 60, 90),
    NULL },
  { "overlap is more than a buffer", SPAN (ROOM_HALL, 0, 60, .buffer_after = 15),
    SPAN (ROOM_HALL, 59, 90), "booking" },
  { "wrong side", SPAN (ROOM_HALL, 0, 60, .buffer_before = 15, .buffer_after = 0),
    SPAN (ROOM_HALL, 60, 90, .buffer_after = 30), NULL },
  { "the room's buffers, 24 of 25", SPAN (ROOM_OFFICE, 0, 60), SPAN (ROOM_OFFICE, 84, 90),
    "buffer" },
  { "the room's buffers, 25 of 25", SPAN (ROOM_OFFICE, 0, 60), SPAN (ROOM_OFFICE, 85, 90), NULL },
  { "a larger own buffer wins", SPAN (ROOM_OFFICE, 0, 60, .buffer_after = 20),
    SPAN (ROOM_OFFICE, 89, 99, .buffer_before = 5), "buffer" },
  { "a larger own buffer wins, kept", SPAN (ROOM_OFFICE, 0, 60, .buffer_after = 20),
    SPAN (ROOM_OFFICE, 90, 99, .buffer_before = 5), NULL },
  { "rooms that nobody knows", SPAN (99, 0, 60), SPAN (99, 59, 90), "booking" },
};

static void
assert_pair (const ZimtHouse *house, const char *name, const ZimtSpan *a, const ZimtSpan *b,
             const char *code)
{
  ZimtConflictKind kind;
  gboolean clashes = zimt_conflict_between (house, a, b, &kind);

  if (g_strcmp0 (clashes ? zimt_conflict_kind_to_code (kind) : NULL, code) != 0)
    g_error ("%s: %s", name, clashes ? zimt_conflict_kind_to_code (kind) : "none");
}

static void
test_pairs (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pair_cases); i++)
    {
      const PairCase *pair = &pair_cases[i];

      assert_pair (house, pair->name, &pair->a, &pair->b, pair->code);
      assert_pair (house, pair->name, &pair->b, &pair->a, pair->code);
    }
}

static void
test_gap_of_two_buffers (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  ZimtMinute eleven = fixture_minute ("2026-11-26 11:00");
  ZimtSpan a = fixture_span (1, ROOM_HALL, eleven - 60, eleven);
  ZimtSpan b = fixture_span (2, ROOM_HALL, eleven + 25, eleven + 60);
  ZimtConflictKind kind;

  a.buffer_after = 15;
  b.buffer_before = 10;
  g_assert_false (zimt_conflict_between (house, &a, &b, &kind));
  b.starts = eleven + 24;
  g_assert_true (zimt_conflict_between (house, &a, &b, &kind));
  g_assert_cmpint (kind, ==, ZIMT_CONFLICT_BUFFER);
}

static void
test_series_against_itself (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
  ZimtSpan daily[5];

  for (int i = 0; i < 5; i++)
    {
      ZimtMinute starts = NOON + i * ZIMT_MINUTES_PER_DAY;

      daily[i] = fixture_span (0, ROOM_HALL, starts, starts + 26 * 60);
    }
  zimt_conflicts_among (house, daily, 5, conflicts);
  g_assert_cmpuint (conflicts->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const ZimtConflict *conflict = &g_array_index (conflicts, ZimtConflict, i);

      g_assert_cmpuint (conflict->wanted, ==, i + 1);
      g_assert_cmpuint (conflict->other_wanted, ==, i);
      g_assert_cmpint (conflict->booking_id, ==, 0);
    }
}

static void
test_order_and_fields (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
  g_autoptr (GArray) two_beamers = fixture_pieces (EQUIPMENT_PROJECTOR, EQUIPMENT_PROJECTOR, 0);
  ZimtMinute sunday = fixture_minute ("2026-11-29 10:00");
  ZimtSpan wanted = fixture_span (0, ROOM_OFFICE, sunday, sunday + 60);
  ZimtSpan others[] = {
    fixture_span (9, ROOM_OFFICE, sunday + 10, sunday + 20),
    fixture_span (8, ROOM_OFFICE, sunday + 10, sunday + 20),
    fixture_span (7, ROOM_OFFICE, sunday - 90, sunday - 20),
  };
  static const struct
  {
    const char *code;
    gint64 booking_id, closure_id, equipment_id;
  } expected[] = {
    { "buffer", 7, 0, 0 },   { "booking", 8, 0, 0 },  { "booking", 9, 0, 0 },
    { "closure", 0, 40, 0 }, { "closure", 0, 41, 0 }, { "equipment", 0, 0, EQUIPMENT_PROJECTOR },
    { "opening-hours" },
  };

  fixture_close (house, 40, 0, sunday - 10, sunday + 1, "Stromausfall");
  fixture_close (house, 41, ROOM_OFFICE, sunday + 59, sunday + 99, "Maler");
  fixture_close (house, 42, ROOM_OFFICE, sunday + 60, sunday + 99, "danach");
  fixture_close (house, 43, ROOM_LOBBY, sunday, sunday + 60, "anderswo");
  wanted.equipment = two_beamers;
  zimt_conflicts_of_span (house, &wanted, 5, others, G_N_ELEMENTS (others), conflicts);

  g_assert_cmpuint (conflicts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < conflicts->len; i++)
    {
      const ZimtConflict *conflict = &g_array_index (conflicts, ZimtConflict, i);

      g_assert_cmpuint (conflict->wanted, ==, 5);
      g_assert_cmpstr (zimt_conflict_kind_to_code (conflict->kind), ==, expected[i].code);
      g_assert_cmpint (conflict->booking_id, ==, expected[i].booking_id);
      g_assert_cmpint (conflict->closure_id, ==, expected[i].closure_id);
      g_assert_cmpint (conflict->equipment_id, ==, expected[i].equipment_id);
      g_assert_cmpuint (conflict->other_wanted, ==, G_MAXSIZE);
    }
}

static void
test_no_clash_with_itself (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
  g_autoptr (GArray) beamer = fixture_pieces (EQUIPMENT_PROJECTOR, 0);
  ZimtSpan stored = fixture_span (4, ROOM_HALL, NOON, NOON + 60);

  stored.equipment = beamer;
  zimt_conflicts_of_span (house, &stored, 0, &stored, 1, conflicts);
  g_assert_cmpuint (conflicts->len, ==, 0);
}

static void
test_closures_and_parts (void)
{
  static const struct
  {
    gint64 closed, wanted;
    gboolean clashes;
  } cases[] = {
    { 0, ROOM_DEN, TRUE },
    { ROOM_HALL, ROOM_HALL, TRUE },
    { ROOM_HALL, ROOM_NICHE, TRUE },
    { ROOM_NICHE, ROOM_HALL, TRUE },
    { ROOM_LEFT, ROOM_RIGHT, FALSE },
    { ROOM_LOBBY, ROOM_DEN, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtHouse) house = fixture_house_new ();
      g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
      ZimtSpan wanted = fixture_span (0, cases[i].wanted, NOON, NOON + 60);

      fixture_close (house, 1, cases[i].closed, NOON, NOON + 60, "zu");
      zimt_conflicts_of_span (house, &wanted, 0, NULL, 0, conflicts);
      g_assert_cmpuint (conflicts->len, ==, cases[i].clashes ? 1 : 0);
    }
}

static void
test_opening_hours (void)
{
  static const struct
  {
    const char *starts, *ends;
    gboolean clashes;
  } cases[] = {
    { "2026-11-26 08:00", "2026-11-26 18:00", FALSE },
    { "2026-11-26 07:59", "2026-11-26 09:00", TRUE },
    { "2026-11-26 17:00", "2026-11-26 18:01", TRUE },
    { "2026-11-28 10:00", "2026-11-28 11:00", TRUE },  /* a Saturday */
    { "2026-11-26 17:00", "2026-11-27 09:00", TRUE },  /* over night */
    { "2026-11-25 00:00", "2026-11-25 24:00", FALSE }, /* open round the clock */
    { "2026-11-25 10:00", "2026-11-26 00:00", FALSE }, /* up to midnight */
    { "2026-11-25 10:00", "2026-11-26 00:01", TRUE },
  };
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  ZimtRoom *office = house->rooms->pdata[ROOM_OFFICE - 1];

  office->opening[2] = (ZimtOpening){ 0, ZIMT_MINUTES_PER_DAY };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
      ZimtSpan wanted = fixture_span (0, ROOM_OFFICE, fixture_minute (cases[i].starts),
                                      fixture_minute (cases[i].ends));

      zimt_conflicts_of_span (house, &wanted, 0, NULL, 0, conflicts);
      g_assert_cmpuint (conflicts->len, ==, cases[i].clashes ? 1 : 0);
    }
}

static void
test_equipment_counts_its_peak (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
  g_autoptr (GArray) one = fixture_pieces (EQUIPMENT_HEADSET, 0);
  g_autoptr (GArray) two = fixture_pieces (EQUIPMENT_HEADSET, EQUIPMENT_HEADSET, 0);
  g_autoptr (GArray) unknown = fixture_pieces (77, 0);
  ZimtSpan others[] = {
    fixture_span (1, ROOM_HALL, NOON, NOON + 30),
    fixture_span (2, ROOM_LOBBY, NOON + 30, NOON + 60),
  };
  ZimtSpan wanted = fixture_span (0, ROOM_DEN, NOON, NOON + 60);

  /* Two after two is never more than two at once, so the third piece is left. */
  others[0].equipment = others[1].equipment = two;
  wanted.equipment = one;
  zimt_conflicts_of_span (house, &wanted, 0, others, 2, conflicts);
  g_assert_cmpuint (conflicts->len, ==, 0);

  wanted.equipment = two;
  zimt_conflicts_of_span (house, &wanted, 0, others, 2, conflicts);
  g_assert_cmpuint (conflicts->len, ==, 1);

  wanted.equipment = unknown;
  zimt_conflicts_of_span (house, &wanted, 0, others, 2, conflicts);
  g_assert_cmpuint (conflicts->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict/pairs-clash-as-the-house-says", test_pairs);
  g_test_add_func ("/conflict/the-gap-is-the-sum-of-two-buffers", test_gap_of_two_buffers);
  g_test_add_func ("/conflict/a-daily-series-of-26-hours-clashes-with-itself",
                   test_series_against_itself);
  g_test_add_func ("/conflict/told-in-order-with-what-is-there", test_order_and_fields);
  g_test_add_func ("/conflict/a-booking-does-not-clash-with-itself", test_no_clash_with_itself);
  g_test_add_func ("/conflict/a-closed-whole-closes-its-parts", test_closures_and_parts);
  g_test_add_func ("/conflict/opening-hours-hold-on-every-date", test_opening_hours);
  g_test_add_func ("/conflict/equipment-counts-its-peak", test_equipment_counts_its_peak);
  return g_test_run ();
}
