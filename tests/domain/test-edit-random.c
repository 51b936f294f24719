/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random changes of random series: what must hold after each of them. */
#include "zimt-edit.h"

#include "fixture.h"
#include "world.h"

#define N_ROUNDS 250
#define N_CHANGES 4

typedef struct
{
  World *world;       /* borrowed: after the change */
  GPtrArray *rows;    /* borrowed: ZimtBooking, copies from before it */
  GPtrArray *pauses;  /* borrowed: ZimtPause, copies from before it */
  ZimtBooking anchor; /* shallow copy from before it */
  ZimtDraft *draft;   /* borrowed: valid */
  ZimtEditPlan *plan; /* borrowed */
  ZimtScope scope;
  ZimtMinute now;
  ZimtMinute shift;
  ZimtMinute boundary;
} Change;

static const char *const rules[] = {
  "FREQ=WEEKLY",
  "FREQ=WEEKLY;BYDAY=MO,TH",
  "FREQ=WEEKLY;INTERVAL=2",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE,FR",
  "FREQ=WEEKLY;COUNT=20",
  "FREQ=WEEKLY;UNTIL=20270220",
  "FREQ=DAILY;INTERVAL=3",
  "FREQ=DAILY;COUNT=60",
  "FREQ=MONTHLY;BYDAY=1TU",
  "FREQ=MONTHLY;BYDAY=-1FR",
  "FREQ=MONTHLY;BYMONTHDAY=31",
};

static gboolean
one_in (GRand *rand, int n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

/* Moves, cancels and skips some dates. */
static void
disturb (World *world, GRand *rand)
{
  for (guint i = world->rows->len; i-- > 0;)
    {
      ZimtBooking *row = world->rows->pdata[i];

      if (one_in (rand, 6))
        {
          ZimtMinute by = g_rand_int_range (rand, -4000, 4000);

          row->starts += by;
          row->ends += by;
          row->is_exception = TRUE;
        }
      else if (one_in (rand, 10))
        row->status = ZIMT_STATUS_CANCELLED;
      else if (one_in (rand, 10))
        world_skip (world, row);
    }
}

static ZimtBooking *
pick_anchor (const World *world, ZimtMinute now, GRand *rand)
{
  g_autoptr (GPtrArray) possible = g_ptr_array_new ();

  for (guint i = 0; i < world->rows->len; i++)
    {
      ZimtBooking *row = world->rows->pdata[i];

      if (row->original >= now && row->starts >= now && row->status != ZIMT_STATUS_CANCELLED)
        g_ptr_array_add (possible, row);
    }
  return possible->len > 0 ? possible->pdata[g_rand_int_range (rand, 0, (gint32)possible->len)]
                           : NULL;
}

/* Any of: another time, another day, another rule, another room, other pauses, another text. */
static void
change_draft (ZimtDraft *draft, GRand *rand)
{
  ZimtMinute by = one_in (rand, 2) ? 0 : g_rand_int_range (rand, -12, 13) * 15;

  if (one_in (rand, 3))
    by += g_rand_int_range (rand, -8, 9) * ZIMT_MINUTES_PER_DAY;
  draft->starts += by;
  draft->ends += by;
  if (one_in (rand, 2))
    {
      zimt_rule_free (draft->rule);
      draft->rule
          = zimt_rule_parse (rules[g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (rules))], NULL);
    }
  if (one_in (rand, 3))
    draft->room_id = g_rand_int_range (rand, ROOM_HALL, ROOM_OFFICE);
  if (one_in (rand, 3))
    draft->pauses = g_rand_int_range (rand, 0, 8);
  if (one_in (rand, 3))
    {
      g_free (draft->event.title);
      draft->event.title = g_strdup_printf ("Chor %d", g_rand_int_range (rand, 0, 100));
    }
}

static gboolean
is_settled (const Change *change, const ZimtBooking *row)
{
  return row->original < change->boundary || row->starts < change->now;
}

static gboolean
keeps_its_place (const Change *change, const ZimtBooking *row)
{
  return row->id != change->anchor.id
         && (row->is_exception || row->status == ZIMT_STATUS_CANCELLED);
}

static void
assert_same_place_and_text (const ZimtBooking *a, const ZimtBooking *b)
{
  g_assert_cmpint (a->starts, ==, b->starts);
  g_assert_cmpint (a->ends, ==, b->ends);
  g_assert_cmpint (a->room_id, ==, b->room_id);
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_true (zimt_event_equal (&a->event, &b->event));
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_updated (const ZimtEditPlan *plan, gint64 id)
{
  for (guint i = 0; i < plan->updated->len; i++)
    if (((ZimtBooking *)plan->updated->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* What has begun or lies before the boundary is not written at all. */
static void
assert_past_is_untouched (const Change *change)
{
  for (guint i = 0; i < change->rows->len; i++)
    {
      const ZimtBooking *before = change->rows->pdata[i];
      const ZimtBooking *after = world_row_by_id (change->world, before->id);

      if (!is_settled (change, before))
        continue;
      g_assert_false (is_updated (change->plan, before->id));
      g_assert_false (has_id (change->plan->deleted, before->id));
      g_assert_cmpint (after->original, ==, before->original);
      g_assert_cmpint (after->series_id, ==, before->series_id);
      assert_same_place_and_text (before, after);
    }
}

static void
assert_exceptions_survive (const Change *change)
{
  gsize n_exceptions = 0;

  for (guint i = 0; i < change->rows->len; i++)
    {
      const ZimtBooking *before = change->rows->pdata[i];
      const ZimtBooking *after = world_row_by_id (change->world, before->id);

      if (is_settled (change, before) || !keeps_its_place (change, before))
        continue;
      g_assert_nonnull (after);
      g_assert_cmpint (after->series_id, ==, change->world->series->id);
      g_assert_cmpint (after->original, ==, before->original + change->shift);
      g_assert_cmpint (after->is_exception, ==, before->is_exception);
      assert_same_place_and_text (before, after);
      n_exceptions += before->status != ZIMT_STATUS_CANCELLED;
    }
  g_assert_cmpuint (change->plan->n_exceptions, ==, n_exceptions);
}

static const ZimtBooking *
old_row_of (const Change *change, ZimtMinute date)
{
  for (guint i = 0; i < change->rows->len; i++)
    {
      const ZimtBooking *row = change->rows->pdata[i];

      if (row->original >= change->boundary && row->original + change->shift == date)
        return row;
    }
  return NULL;
}

static gboolean
was_skipped (const Change *change, ZimtMinute date)
{
  for (guint i = 0; i < change->pauses->len; i++)
    {
      const ZimtPause *pause = change->pauses->pdata[i];

      if (pause->original >= change->boundary && pause->original + change->shift == date)
        return pause->kind == ZIMT_PAUSE_SKIPPED;
    }
  return FALSE;
}

static gboolean
should_pause (const Change *change, ZimtMinute date)
{
  ZimtMinute ends = date + (change->draft->ends - change->draft->starts);
  ZimtPauseKind kind;
  const char *reason;

  return zimt_pause_reason (change->world->house, change->world->calendar, change->draft->pauses,
                            change->draft->room_id, date, ends, &kind, &reason)
         || !zimt_period_validate (date, ends, NULL) || was_skipped (change, date);
}

/* One date of the new rule has exactly one row or pause, with the id that its old row had. */
static void
assert_date (const Change *change, ZimtMinute date)
{
  const ZimtBooking *old = old_row_of (change, date);
  const ZimtBooking *row = world_row_at (change->world, date);
  const ZimtPause *pause = world_pause_at (change->world, date);

  g_assert_cmpint (date, >=, change->now);
  if (old != NULL && old->starts < change->now)
    {
      g_assert_null (pause);
      g_assert_null (row);
    }
  else if (old != NULL && keeps_its_place (change, old))
    {
      g_assert_null (pause);
      g_assert_cmpint (row->id, ==, old->id);
    }
  else if (should_pause (change, date))
    {
      g_assert_nonnull (pause);
      g_assert_null (row);
    }
  else
    {
      g_assert_null (pause);
      g_assert_nonnull (row);
      if (old != NULL)
        g_assert_cmpint (row->id, ==, old->id);
      g_assert_cmpint (row->starts, ==, date);
      g_assert_cmpint (row->ends - row->starts, ==, change->draft->ends - change->draft->starts);
      g_assert_cmpint (row->room_id, ==, change->draft->room_id);
      g_assert_cmpstr (row->event.title, ==, change->draft->event.title);
      g_assert_cmpstr (row->series_uid, ==, change->world->series->uid);
      g_assert_false (row->is_exception);
    }
}

static gboolean
is_date (const GArray *dates, ZimtMinute minute)
{
  for (guint i = 0; i < dates->len; i++)
    if (g_array_index (dates, ZimtDate, i) == zimt_minute_get_date (minute))
      return TRUE;
  return FALSE;
}

/* Nothing plain is left over that the new rule does not have. */
static void
assert_nothing_else (const Change *change, const GArray *dates)
{
  for (guint i = 0; i < change->world->rows->len; i++)
    {
      const ZimtBooking *row = change->world->rows->pdata[i];

      if (!row->is_exception && row->status != ZIMT_STATUS_CANCELLED)
        g_assert_true (is_date (dates, row->starts) && row->original == row->starts);
    }
  for (guint i = 0; i < change->world->pauses->len; i++)
    g_assert_true (is_date (dates, ((ZimtPause *)change->world->pauses->pdata[i])->original));
}

static void
assert_dates_are_those_of_the_rule (const Change *change)
{
  const ZimtSeries *series = change->world->series;
  g_autoptr (ZimtRule) rule = zimt_rule_parse (series->rule, NULL);
  ZimtDate first = zimt_minute_get_date (series->starts);
  g_autoptr (GArray) dates = zimt_rule_expand (rule, first, first, change->world->until, 0, NULL);

  g_assert_true (dates->len == 0 || g_array_index (dates, ZimtDate, 0) == first);
  if (zimt_minute_get_date (change->draft->starts) < change->world->until)
    g_assert_true (is_date (dates, change->draft->starts));
  if (change->scope == ZIMT_SCOPE_FOLLOWING)
    g_assert_cmpint (series->starts, ==, change->draft->starts);

  for (guint i = 0; i < dates->len; i++)
    assert_date (change, zimt_minute_new (g_array_index (dates, ZimtDate, i),
                                          zimt_minute_get_of_day (series->starts)));
  assert_nothing_else (change, dates);
}

/* The series that a split leaves behind has no date from the boundary on. */
static void
assert_old_series_ends (const Change *change)
{
  const ZimtSeries *ended = change->plan->series;
  g_autoptr (ZimtRule) rule = zimt_rule_parse (ended->rule, NULL);
  ZimtDate first = zimt_minute_get_date (ended->starts);
  g_autoptr (GArray) dates = NULL;

  if (change->plan->new_series == NULL)
    return;
  g_assert_nonnull (rule);
  dates = zimt_rule_expand (rule, first, first, ZIMT_DATE_LAST + 1, 0, NULL);
  if (dates->len > 0)
    g_assert_cmpint (zimt_minute_new (g_array_index (dates, ZimtDate, dates->len - 1),
                                      zimt_minute_get_of_day (ended->starts)),
                     <, change->boundary);
  g_assert_cmpint (ended->filled_until, ==, ZIMT_DATE_LAST + 1);
}

static void
assert_split_only_where_needed (const Change *change)
{
  gboolean stays = FALSE;

  for (guint i = 0; i < change->rows->len; i++)
    stays = stays || is_settled (change, change->rows->pdata[i]);
  for (guint i = 0; i < change->pauses->len; i++)
    stays = stays || ((ZimtPause *)change->pauses->pdata[i])->original < change->boundary;
  g_assert_cmpint (change->plan->new_series != NULL, ==, stays);
}

static gpointer
copy_row_cb (gconstpointer row, gpointer user_data)
{
  return zimt_booking_copy (row);
}

static gpointer
copy_pause_cb (gconstpointer pause, gpointer user_data)
{
  return zimt_pause_copy (pause);
}

static GPtrArray *
copy_all (GPtrArray *from, GCopyFunc copy, GDestroyNotify free_func)
{
  GPtrArray *copies = g_ptr_array_copy (from, copy, NULL);

  g_ptr_array_set_free_func (copies, free_func);
  return copies;
}

/* What a draft has in common with an exception is no wish for the other dates: test-edit.c has
 * that. Here all dates become what the draft says. */
static void
differ_from_exception (const World *world, const ZimtBooking *anchor, ZimtDraft *draft)
{
  if (!anchor->is_exception)
    return;
  if (draft->room_id == anchor->room_id)
    draft->room_id = world->series->room_id;
  if (g_str_equal (draft->event.title, anchor->event.title))
    {
      g_free (draft->event.title);
      draft->event.title = g_strdup (world->series->event.title);
    }
  if (zimt_minute_get_of_day (draft->starts) == zimt_minute_get_of_day (anchor->starts))
    world_shift_draft (draft, 1);
}

/* One change; FALSE where the draft could not be. */
static gboolean
try_change (World *world, ZimtBooking *anchor, ZimtMinute now, GRand *rand)
{
  g_autoptr (GPtrArray) rows
      = copy_all (world->rows, copy_row_cb, (GDestroyNotify)zimt_booking_free);
  g_autoptr (GPtrArray) pauses
      = copy_all (world->pauses, copy_pause_cb, (GDestroyNotify)zimt_pause_free);
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  Change change = { world, rows, pauses, *anchor, draft };

  change_draft (draft, rand);
  differ_from_exception (world, anchor, draft);
  if (!zimt_draft_validate (draft, world->house, NULL) || draft->starts < now)
    return FALSE;
  change.scope = one_in (rand, 2) ? ZIMT_SCOPE_ALL : ZIMT_SCOPE_FOLLOWING;
  change.now = now;
  change.shift = draft->starts - anchor->original;
  change.boundary
      = change.scope == ZIMT_SCOPE_ALL ? MAX (now, now - change.shift) : anchor->original;
  change.plan = plan = world_plan (world, anchor, draft, change.scope, now, &error);
  g_assert_no_error (error);

  assert_split_only_where_needed (&change);
  world_apply (world, plan);
  assert_past_is_untouched (&change);
  assert_exceptions_survive (&change);
  assert_dates_are_those_of_the_rule (&change);
  assert_old_series_ends (&change);
  return TRUE;
}

static void
test_random_changes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  int n_changes = 0;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *starts
          = g_strdup_printf ("2026-%02d-%02d %02d:%02d", g_rand_int_range (rand, 9, 12),
                             g_rand_int_range (rand, 1, 31), g_rand_int_range (rand, 0, 24),
                             g_rand_int_range (rand, 0, 4) * 15);
      const char *rule = rules[g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (rules))];
      g_autoptr (World) world
          = world_new (starts, g_rand_int_range (rand, 1, 40) * 15, rule, "2027-06-01");
      ZimtMinute now = world->series->starts - 5000;

      for (int i = 0; i < N_CHANGES; i++)
        {
          ZimtBooking *anchor;

          now += g_rand_int_range (rand, 0, 30000);
          disturb (world, rand);
          anchor = pick_anchor (world, now, rand);
          if (anchor != NULL)
            n_changes += try_change (world, anchor, now, rand);
        }
    }
  g_assert_cmpint (n_changes, >, N_ROUNDS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/random-changes-keep-past-exceptions-and-rule", test_random_changes);
  return g_test_run ();
}
