/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts of random spans against brute force over minutes. */
#include "zimt-conflict.h"

#include "fixture.h"

#define NOON ((ZimtMinute)20000 * ZIMT_MINUTES_PER_DAY + 12 * 60)

/* The stretch of time that random spans lie in, in minutes from its beginning. */
#define STRETCH 1600

static void
assert_pair (const ZimtHouse *house, const char *name, const ZimtSpan *a, const ZimtSpan *b,
             const char *code)
{
  ZimtConflictKind kind;
  gboolean clashes = zimt_conflict_between (house, a, b, &kind);

  if (g_strcmp0 (clashes ? zimt_conflict_kind_to_code (kind) : NULL, code) != 0)
    g_error ("%s: %s", name, clashes ? zimt_conflict_kind_to_code (kind) : "none");
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conflict/10000-pairs-equal-brute-force", test_pairs_equal_brute_force);
  g_test_add_func ("/conflict/the-window-holds-every-clash", test_window_holds_every_clash);
  g_test_add_func ("/conflict/clashes-of-a-span-equal-brute-force",
                   test_clashes_of_a_span_equal_brute_force);
  g_test_add_func ("/conflict/clashes-among-equal-brute-force",
                   test_clashes_among_equal_brute_force);
  return g_test_run ();
}
