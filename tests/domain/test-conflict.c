/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts, by example and against brute force over minutes. */
#include "zimt-conflict.h"

#include "fixture.h"

#define NOON ((ZimtMinute)20000 * ZIMT_MINUTES_PER_DAY + 12 * 60)

/* The stretch of time that random spans lie in, in minutes from its beginning. */
#define STRETCH 1600

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

static ZimtSpan
random_span (GRand *rand, gint64 id)
{
  ZimtMinute starts = NOON + g_rand_int_range (rand, 0, STRETCH - 400);
  ZimtSpan span = fixture_span (id, g_rand_int_range (rand, 1, N_ROOMS + 1), starts,
                                starts + g_rand_int_range (rand, 1, 180));

  if (g_rand_boolean (rand))
    span.buffer_before = g_rand_int_range (rand, 0, 61);
  if (g_rand_boolean (rand))
    span.buffer_after = g_rand_int_range (rand, 0, 61);
  span.is_advice = g_rand_boolean (rand);
  return span;
}

/* Marks minutes of the stretch (with room for buffers on both sides) in a table of booleans. */
static void
mark (guint8 *minutes, ZimtMinute from, ZimtMinute to)
{
  for (ZimtMinute minute = from; minute < to; minute++)
    minutes[minute - NOON + ZIMT_BUFFER_MAX] = 1;
}

static gboolean
shares_a_minute (ZimtMinute a_from, ZimtMinute a_to, ZimtMinute b_from, ZimtMinute b_to)
{
  guint8 a[STRETCH + 2 * ZIMT_BUFFER_MAX] = { 0 }, b[STRETCH + 2 * ZIMT_BUFFER_MAX] = { 0 };

  mark (a, a_from, a_to);
  mark (b, b_from, b_to);
  for (gsize i = 0; i < G_N_ELEMENTS (a); i++)
    if (a[i] && b[i])
      return TRUE;
  return FALSE;
}

/* The fixture's rooms, told again by hand: which pairs stand on the same floor. */
static gboolean
brute_is_part (gint64 part, gint64 whole)
{
  static const gint64 pairs[][2] = {
    { ROOM_LEFT, ROOM_HALL },
    { ROOM_RIGHT, ROOM_HALL },
    { ROOM_NICHE, ROOM_HALL },
    { ROOM_NICHE, ROOM_LEFT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == part && pairs[i][1] == whole)
      return TRUE;
  return FALSE;
}

static int
brute_before (const ZimtSpan *span)
{
  return span->room_id == ROOM_OFFICE ? MAX (10, span->buffer_before) : span->buffer_before;
}

static int
brute_after (const ZimtSpan *span)
{
  return span->room_id == ROOM_OFFICE ? MAX (15, span->buffer_after) : span->buffer_after;
}

/* What the two do to each other, by marking every minute. */
static const char *
brute_between (const ZimtSpan *a, const ZimtSpan *b)
{
  gboolean is_same = a->room_id == b->room_id;
  gboolean is_part
      = brute_is_part (a->room_id, b->room_id) || brute_is_part (b->room_id, a->room_id);
  gboolean is_through = (a->room_id == ROOM_DEN && b->room_id == ROOM_LOBBY && b->is_advice)
                        || (b->room_id == ROOM_DEN && a->room_id == ROOM_LOBBY && a->is_advice);

  if (!is_same && !is_part && !is_through)
    return NULL;
  if (shares_a_minute (a->starts, a->ends, b->starts, b->ends))
    return is_same ? "booking" : is_part ? "part" : "reached-through";
  if (is_through)
    return NULL;
  if (shares_a_minute (a->starts, a->ends + brute_after (a), b->starts - brute_before (b), b->ends)
      || shares_a_minute (a->starts - brute_before (a), a->ends, b->starts,
                          b->ends + brute_after (b)))
    return "buffer";
  return NULL;
}

static void
test_pairs_equal_brute_force (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  int n_clashes = 0;

  for (int i = 0; i < 10000; i++)
    {
      ZimtSpan a = random_span (rand, 1), b = random_span (rand, 2);
      const char *code;

      if (i % 2 == 0)
        b.room_id = a.room_id;
      code = brute_between (&a, &b);
      assert_pair (house, "random", &a, &b, code);
      assert_pair (house, "random, turned", &b, &a, code);
      n_clashes += code != NULL;
    }
  g_assert_cmpint (n_clashes, >, 1000);
}

static void
test_window_holds_every_clash (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 5000; i++)
    {
      ZimtSpan a = random_span (rand, 1), b = random_span (rand, 2);
      ZimtConflictKind kind;
      ZimtMinute from, to;

      b.buffer_before = g_rand_int_range (rand, 0, ZIMT_BUFFER_MAX + 1);
      b.buffer_after = g_rand_int_range (rand, 0, ZIMT_BUFFER_MAX + 1);
      zimt_conflict_window (house, &a, &from, &to);
      if (zimt_conflict_between (house, &a, &b, &kind))
        g_assert_true (b.starts < to && from < b.ends);
    }
}

static int
count_in (const GArray *pieces, gint64 id)
{
  int count = 0;

  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    count += g_array_index (pieces, gint64, i) == id;
  return count;
}

static int
brute_count (gint64 equipment)
{
  return equipment == EQUIPMENT_PROJECTOR ? 1 : 3;
}

/* Looks at every minute of @wanted: TRUE where @spans and @wanted hold more than there is. */
static gboolean
brute_too_many (const ZimtSpan *wanted, const ZimtSpan *spans, gsize n_spans, gint64 equipment,
                gboolean alone_counts)
{
  int own = count_in (wanted->equipment, equipment);

  for (ZimtMinute minute = wanted->starts; own > 0 && minute < wanted->ends; minute++)
    {
      int others = 0;

      for (gsize i = 0; i < n_spans; i++)
        if (spans[i].starts <= minute && minute < spans[i].ends)
          others += count_in (spans[i].equipment, equipment);
      if (own + others > brute_count (equipment) && (alone_counts || others > 0))
        return TRUE;
    }
  return FALSE;
}

static GArray *
random_pieces (GRand *rand)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (gint64));
  int n = g_rand_int_range (rand, 0, 4);

  for (int i = 0; i < n; i++)
    {
      gint64 id = g_rand_int_range (rand, EQUIPMENT_PROJECTOR, EQUIPMENT_HEADSET + 1);

      g_array_append_val (pieces, id);
    }
  return pieces;
}

#define N_SPANS 12

static void
fill_spans (GRand *rand, ZimtSpan *spans, GPtrArray *pieces, gint64 first_id)
{
  for (int i = 0; i < N_SPANS; i++)
    {
      spans[i] = random_span (rand, first_id == 0 ? 0 : first_id + i);
      if (g_rand_boolean (rand))
        {
          GArray *own = random_pieces (rand);

          g_ptr_array_add (pieces, own);
          spans[i].equipment = own;
        }
    }
}

static const ZimtConflict *
find_conflict (const GArray *conflicts, ZimtConflictKind kind, gint64 booking_id,
               gint64 equipment_id)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const ZimtConflict *conflict = &g_array_index (conflicts, ZimtConflict, i);

      if (conflict->kind == kind && conflict->booking_id == booking_id
          && conflict->equipment_id == equipment_id)
        return conflict;
    }
  return NULL;
}

/* Each conflict that brute force finds is told, and no other. */
static void
assert_of_span (const ZimtSpan *wanted, const ZimtSpan *others, const GArray *conflicts)
{
  guint n_expected = 0;

  for (int i = 0; i < N_SPANS; i++)
    {
      const char *code = brute_between (wanted, &others[i]);

      for (int kind = ZIMT_CONFLICT_BOOKING; kind <= ZIMT_CONFLICT_BUFFER; kind++)
        g_assert_true ((find_conflict (conflicts, kind, others[i].booking_id, 0) != NULL)
                       == (g_strcmp0 (code, zimt_conflict_kind_to_code (kind)) == 0));
      n_expected += code != NULL;
    }
  for (int id = EQUIPMENT_PROJECTOR; id <= EQUIPMENT_HEADSET; id++)
    {
      gboolean is_expected = brute_too_many (wanted, others, N_SPANS, id, TRUE);

      g_assert_true ((find_conflict (conflicts, ZIMT_CONFLICT_EQUIPMENT, 0, id) != NULL)
                     == is_expected);
      n_expected += is_expected;
    }
  g_assert_cmpuint (conflicts->len, ==, n_expected);
}

static ZimtHouse *
house_without_hours (void)
{
  ZimtHouse *house = fixture_house_new ();
  ZimtRoom *office = house->rooms->pdata[ROOM_OFFICE - 1];

  office->has_opening = FALSE;
  return house;
}

static void
test_clashes_of_a_span_equal_brute_force (void)
{
  g_autoptr (ZimtHouse) house = house_without_hours ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  gsize n_found = 0;

  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
      g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
      g_autoptr (GArray) own = random_pieces (rand);
      ZimtSpan wanted = random_span (rand, 0), others[N_SPANS];

      wanted.equipment = own;
      fill_spans (rand, others, pieces, 100);
      zimt_conflicts_of_span (house, &wanted, 3, others, N_SPANS, conflicts);
      assert_of_span (&wanted, others, conflicts);
      n_found += conflicts->len;
    }
  g_assert_cmpuint (n_found, >, 500);
}

/* The order in which spans are told about: by start, then as they were given. */
static gboolean
comes_before (const ZimtSpan *a, const ZimtSpan *b)
{
  return a->starts < b->starts || (a->starts == b->starts && a < b);
}

static gboolean
is_told_among (const GArray *conflicts, gsize wanted, gsize other, const char *code)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const ZimtConflict *conflict = &g_array_index (conflicts, ZimtConflict, i);

      if (conflict->wanted == wanted && conflict->other_wanted == other
          && g_str_equal (zimt_conflict_kind_to_code (conflict->kind), code))
        return TRUE;
    }
  return FALSE;
}

static guint
brute_equipment_among (const ZimtSpan *wanted, gsize index)
{
  ZimtSpan earlier[N_SPANS];
  gsize n_earlier = 0;
  guint n = 0;

  for (int i = 0; i < N_SPANS; i++)
    if (comes_before (&wanted[i], &wanted[index]))
      earlier[n_earlier++] = wanted[i];
  for (int id = EQUIPMENT_PROJECTOR; id <= EQUIPMENT_HEADSET; id++)
    n += brute_too_many (&wanted[index], earlier, n_earlier, id, FALSE);
  return n;
}

static void
assert_among (const ZimtSpan *wanted, const GArray *conflicts)
{
  guint n_expected = 0;

  for (gsize i = 0; i < N_SPANS; i++)
    {
      for (gsize j = 0; j < N_SPANS; j++)
        {
          const char *code = i != j ? brute_between (&wanted[i], &wanted[j]) : NULL;

          if (code == NULL || !comes_before (&wanted[j], &wanted[i]))
            continue;
          g_assert_true (is_told_among (conflicts, i, j, code));
          n_expected++;
        }
      n_expected += brute_equipment_among (wanted, i);
    }
  g_assert_cmpuint (conflicts->len, ==, n_expected);
}

static void
test_clashes_among_equal_brute_force (void)
{
  g_autoptr (ZimtHouse) house = house_without_hours ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (53);
  gsize n_found = 0;

  for (int i = 0; i < 400; i++)
    {
      g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
      g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
      ZimtSpan wanted[N_SPANS];

      fill_spans (rand, wanted, pieces, 0);
      if (i % 4 == 0)
        wanted[5].starts = wanted[2].starts;
      wanted[5].ends = MAX (wanted[5].ends, wanted[5].starts + 1);
      zimt_conflicts_among (house, wanted, N_SPANS, conflicts);
      assert_among (wanted, conflicts);
      n_found += conflicts->len;
    }
  g_assert_cmpuint (n_found, >, 500);
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
  g_test_add_func ("/conflict/10000-pairs-equal-brute-force", test_pairs_equal_brute_force);
  g_test_add_func ("/conflict/the-window-holds-every-clash", test_window_holds_every_clash);
  g_test_add_func ("/conflict/clashes-of-a-span-equal-brute-force",
                   test_clashes_of_a_span_equal_brute_force);
  g_test_add_func ("/conflict/clashes-among-equal-brute-force",
                   test_clashes_among_equal_brute_force);
  g_test_add_func ("/conflict/a-daily-series-of-26-hours-clashes-with-itself",
                   test_series_against_itself);
  g_test_add_func ("/conflict/told-in-order-with-what-is-there", test_order_and_fields);
  g_test_add_func ("/conflict/a-booking-does-not-clash-with-itself", test_no_clash_with_itself);
  g_test_add_func ("/conflict/a-closed-whole-closes-its-parts", test_closures_and_parts);
  g_test_add_func ("/conflict/opening-hours-hold-on-every-date", test_opening_hours);
  g_test_add_func ("/conflict/equipment-counts-its-peak", test_equipment_counts_its_peak);
  return g_test_run ();
}
