/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes to series, by example. Random ones are in test-edit-random.c, changes to one date and
 * cancelling in test-edit-cancel.c. */
#include "zimt-edit.h"

#include <string.h>

#include "fixture.h"
#include "world.h"
#include "zimt-error.h"

static ZimtEditPlan *
plan_ok (const World *world, const ZimtBooking *anchor, const ZimtDraft *draft, ZimtScope scope,
         const char *now)
{
  g_autoptr (GError) error = NULL;
  ZimtEditPlan *plan = world_plan (world, anchor, draft, scope, fixture_minute (now), &error);

  g_assert_no_error (error);
  return plan;
}

static void
set_rule (ZimtDraft *draft, const char *rule)
{
  zimt_rule_free (draft->rule);
  draft->rule = zimt_rule_parse (rule, NULL);
  g_assert_nonnull (draft->rule);
}

static void
test_following_splits (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  gint64 anchor_id = anchor->id;
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_shift_draft (draft, 30);
  g_free (draft->event.title);
  draft->event.title = g_strdup ("Großer Chor");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00");

  g_assert_cmpstr (plan->series->rule, ==, "FREQ=WEEKLY;UNTIL=20261118;BYDAY=TH");
  g_assert_cmpint (plan->series->filled_until, ==, ZIMT_DATE_LAST + 1);
  g_assert_cmpstr (plan->series->event.title, ==, "Chor");
  g_assert_cmpint (plan->new_series->id, ==, 0);
  g_assert_cmpuint (strlen (plan->new_series->uid), ==, 32);
  g_assert_cmpstr (plan->new_series->uid, !=, world->series->uid);
  g_assert_cmpstr (plan->new_series->rule, ==, "FREQ=WEEKLY;BYDAY=TH");
  g_assert_cmpint (plan->new_series->starts, ==, draft->starts);
  g_assert_cmpint (plan->new_series->filled_until, ==, world->until);
  g_assert_cmpuint (plan->n_moved, ==, 4);
  g_assert_cmpuint (plan->inserted->len + plan->deleted->len, ==, 0);

  world_apply (world, plan);
  world_assert_told (world,
                     "2026-11-19 09:30\n2026-11-26 09:30\n2026-12-03 09:30\n2026-12-10 09:30\n");
  g_assert_cmpint (world_row (world, "2026-11-19 09:30")->id, ==, anchor_id);
  g_assert_cmpstr (world_row (world, "2026-12-10 09:30")->event.title, ==, "Großer Chor");
  g_assert_cmpstr (world_row (world, "2026-12-10 09:30")->series_uid, ==, world->series->uid);
  g_assert_cmpuint (world->left->len, ==, 2);
}

static void
test_from_the_first_date_in_place (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-05 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  draft->room_id = ROOM_DEN;
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00");
  g_assert_null (plan->new_series);
  g_assert_cmpint (plan->series->id, ==, world->series->id);
  g_assert_cmpstr (plan->series->uid, ==, world->series->uid);
  g_assert_cmpint (plan->series->room_id, ==, ROOM_DEN);
  g_assert_cmpuint (plan->n_moved, ==, 6);
}

static void
test_no_change_writes_nothing (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-26 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_move_row (world_row (world, "2026-11-12 09:00"), "2026-11-13 08:00");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-01 12:00");
  g_assert_cmpuint (plan->updated->len + plan->inserted->len + plan->deleted->len, ==, 0);
  g_assert_cmpuint (plan->n_moved, ==, 0);
  g_assert_cmpuint (plan->n_exceptions, ==, 1);
  g_assert_cmpint (plan->series->starts, ==, world->series->starts);
}

static void
test_another_weekday (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_shift_draft (draft, ZIMT_MINUTES_PER_DAY);
  set_rule (draft, "FREQ=WEEKLY;BYDAY=FR");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-10 12:00");
  g_assert_cmpuint (plan->n_moved, ==, 4);
  world_apply (world, plan);
  /* The last Friday, 11 December, lies past what is filled. */
  world_assert_told (world,
                     "2026-11-13 09:00\n2026-11-20 09:00\n2026-11-27 09:00\n2026-12-04 09:00\n");
  g_assert_cmpuint (world->left->len, ==, 1);
}

static void
test_every_second_week (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-26 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;
  gint64 id = world_row (world, "2026-12-10 09:00")->id;

  /* The anchor keeps its date, so the first one, two weeks and one before it, goes. */
  set_rule (draft, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-01 12:00");
  world_apply (world, plan);
  world_assert_told (world, "2026-11-12 09:00\n2026-11-26 09:00\n2026-12-10 09:00\n");
  g_assert_cmpint (world_row (world, "2026-12-10 09:00")->id, ==, id);
}

static void
test_two_days_a_week (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-26 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  set_rule (draft, "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00");
  g_assert_cmpint (plan->new_series->filled_until, ==, ZIMT_DATE_LAST + 1);
  g_assert_cmpuint (plan->n_moved, ==, 0);
  world_apply (world, plan);
  world_assert_told (world,
                     "2026-11-26 09:00\n2026-12-01 09:00\n2026-12-03 09:00\n2026-12-08 09:00\n");
}

static void
test_exceptions_stay (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-12 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_move_row (world_row (world, "2026-11-19 09:00"), "2026-11-20 15:00");
  world_row (world, "2026-11-26 09:00")->status = ZIMT_STATUS_CANCELLED;
  world_skip (world, world_row (world, "2026-12-03 09:00"));
  world_shift_draft (draft, -60);
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00");
  g_assert_cmpuint (plan->n_moved, ==, 2);
  g_assert_cmpuint (plan->n_exceptions, ==, 1);
  world_apply (world, plan);
  world_assert_told (world, "2026-11-12 08:00\n2026-11-20 15:00*\n2026-11-26 09:00-\n"
                            "(2026-12-03 08:00)\n2026-12-10 08:00\n");
  g_assert_cmpint (world_pause_at (world, fixture_minute ("2026-12-03 08:00"))->kind, ==,
                   ZIMT_PAUSE_SKIPPED);
  g_assert_cmpstr (world_pause_at (world, fixture_minute ("2026-12-03 08:00"))->reason, ==, "Tanz");
}

static void
test_exceptions_stay_without_a_date (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-12 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_move_row (world_row (world, "2026-11-19 09:00"), "2026-11-20 15:00");
  world_skip (world, world_row (world, "2026-12-03 09:00"));
  set_rule (draft, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00");
  world_apply (world, plan);
  world_assert_told (world,
                     "2026-11-12 09:00\n2026-11-20 15:00*\n2026-11-26 09:00\n2026-12-10 09:00\n");
}

static void
test_an_exception_as_anchor (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_move_row (anchor, "2026-11-20 15:00");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00");
  g_assert_cmpuint (plan->n_moved, ==, 1);
  g_assert_cmpuint (plan->n_exceptions, ==, 0);
  world_apply (world, plan);
  world_assert_told (world,
                     "2026-11-19 09:00\n2026-11-26 09:00\n2026-12-03 09:00\n2026-12-10 09:00\n");
}

/* What a person sees of a date that was changed on its own, to change it and those after it. */
static ZimtDraft *
draft_from_date (const World *world, const ZimtBooking *row)
{
  ZimtDraft *draft = world_draft (world, row);

  draft->room_id = row->room_id;
  draft->starts = zimt_minute_new (zimt_minute_get_date (row->original),
                                   zimt_minute_get_of_day (row->starts));
  draft->ends = draft->starts + (row->ends - row->starts);
  zimt_event_clear (&draft->event);
  zimt_event_copy (&row->event, &draft->event);
  return draft;
}

static void
test_only_changes_go_on (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = NULL;
  g_autoptr (ZimtEditPlan) plan = NULL;

  anchor->is_exception = TRUE;
  anchor->room_id = ROOM_DEN;
  anchor->event.n_people = 3;
  g_free (anchor->event.title);
  anchor->event.title = g_strdup ("Einzelprobe");
  draft = draft_from_date (world, anchor);
  draft->event.n_people = 20;
  world_shift_draft (draft, 30);
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00");
  g_assert_cmpuint (plan->n_moved, ==, 4);
  g_assert_cmpstr (plan->new_series->event.title, ==, "Chor");
  world_apply (world, plan);
  world_assert_told (world,
                     "2026-11-19 09:30*\n2026-11-26 09:30\n2026-12-03 09:30\n2026-12-10 09:30\n");
  anchor = world_row (world, "2026-11-19 09:30");
  g_assert_cmpstr (anchor->event.title, ==, "Einzelprobe");
  g_assert_cmpint (anchor->room_id, ==, ROOM_DEN);
  g_assert_cmpint (anchor->event.n_people, ==, 20);
  anchor = world_row (world, "2026-12-10 09:30");
  g_assert_cmpstr (anchor->event.title, ==, "Chor");
  g_assert_cmpint (anchor->room_id, ==, ROOM_HALL);
  g_assert_cmpint (anchor->event.n_people, ==, 20);
}

static void
test_a_moved_anchor_keeps_its_place (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = NULL;
  g_autoptr (ZimtEditPlan) untouched = NULL;
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_move_row (anchor, "2026-11-20 15:00");
  draft = draft_from_date (world, anchor);
  untouched = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00");
  g_assert_cmpuint (untouched->n_moved, ==, 0);
  g_assert_cmpuint (untouched->n_exceptions, ==, 1);

  draft->event.n_people = 20;
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-01 12:00");
  g_assert_cmpuint (plan->n_moved, ==, 6);
  world_apply (world, plan);
  world_assert_told (world, "2026-11-05 09:00\n2026-11-12 09:00\n2026-11-20 15:00*\n"
                            "2026-11-26 09:00\n2026-12-03 09:00\n2026-12-10 09:00\n");
  g_assert_cmpint (world_row (world, "2026-11-19 09:00")->event.n_people, ==, 20);
}

static void
test_skipped_dates_can_be_cured (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-12 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;
  ZimtMinute skipped = fixture_minute ("2026-11-19 09:00");
  const ZimtBooking *row;

  world_skip (world, world_row (world, "2026-11-19 09:00"));
  zimt_draft_add_cure (draft, &(ZimtCure){ skipped, ZIMT_CURE_OPTION, 0, 0, 0 });
  zimt_draft_add_cure (draft,
                       &(ZimtCure){ fixture_minute ("2026-12-03 09:00"), ZIMT_CURE_SKIP, 0, 0, 0 });
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-01 12:00");
  world_apply (world, plan);
  world_assert_told (world,
                     "2026-11-05 09:00\n2026-11-12 09:00\n2026-11-19 09:00*\n2026-11-26 09:00\n"
                     "(2026-12-03 09:00)\n2026-12-10 09:00\n");
  row = world_row_at (world, skipped);
  g_assert_cmpint (row->status, ==, ZIMT_STATUS_OPTION);
  g_assert_cmpint (row->option_expires, ==, fixture_date ("2026-11-15"));
  g_assert_cmpstr (world_pause_at (world, fixture_minute ("2026-12-03 09:00"))->reason, ==, "");
}

static void
test_holidays_are_made_anew (void)
{
  g_autoptr (World) world
      = world_new ("2026-12-18 09:00", 60, "FREQ=WEEKLY;BYDAY=FR", "2027-01-16");
  ZimtBooking *anchor = world_row (world, "2026-12-18 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_assert_told (world, "2026-12-18 09:00\n(2026-12-25 09:00)\n(2027-01-01 09:00)\n"
                            "2027-01-08 09:00\n2027-01-15 09:00\n");
  world_shift_draft (draft, -ZIMT_MINUTES_PER_DAY);
  set_rule (draft, "FREQ=WEEKLY;BYDAY=TH");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-12-01 09:00");
  g_assert_cmpuint (plan->deleted_pauses->len, ==, 2);
  g_assert_cmpuint (plan->inserted->len, ==, 2);
  world_apply (world, plan);
  world_assert_told (world, "2026-12-17 09:00\n2026-12-24 09:00\n2026-12-31 09:00\n"
                            "2027-01-07 09:00\n2027-01-14 09:00\n");
}

static void
test_a_date_moves_onto_a_holiday (void)
{
  g_autoptr (World) world
      = world_new ("2026-12-17 09:00", 60, "FREQ=WEEKLY;BYDAY=TH", "2027-01-09");
  ZimtBooking *anchor = world_row (world, "2026-12-17 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_shift_draft (draft, ZIMT_MINUTES_PER_DAY);
  set_rule (draft, "FREQ=WEEKLY;BYDAY=FR");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-12-01 09:00");
  g_assert_cmpuint (plan->deleted->len, ==, 2);
  world_apply (world, plan);
  world_assert_told (world, "2026-12-18 09:00\n(2026-12-25 09:00)\n(2027-01-01 09:00)\n"
                            "2027-01-08 09:00\n");
}

static void
test_a_count_ends_where_it_ended (void)
{
  g_autoptr (World) world = world_new ("2026-11-05 09:00", 60, "FREQ=WEEKLY;COUNT=6", "2027-11-01");
  ZimtBooking *anchor = world_row (world, "2026-11-26 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_shift_draft (draft, 15);
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 09:00");
  g_assert_cmpint (plan->new_series->filled_until, ==, ZIMT_DATE_LAST + 1);
  g_assert_cmpstr (plan->new_series->rule, ==, "FREQ=WEEKLY;COUNT=3");
  world_apply (world, plan);
  world_assert_told (world, "2026-11-26 09:15\n2026-12-03 09:15\n2026-12-10 09:15\n");
}

static void
test_a_count_moves_to_another_weekday (void)
{
  g_autoptr (World) world
      = world_new ("2026-11-05 09:00", 60, "FREQ=WEEKLY;BYDAY=TH;COUNT=6", "2027-11-01");
  ZimtBooking *anchor = world_row (world, "2026-11-26 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_shift_draft (draft, ZIMT_MINUTES_PER_DAY);
  set_rule (draft, "FREQ=WEEKLY;BYDAY=FR;COUNT=6");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 09:00");
  world_apply (world, plan);
  world_assert_told (world, "2026-11-27 09:00\n2026-12-04 09:00\n2026-12-11 09:00\n");
}

static void
test_a_new_count_is_taken_by_its_word (void)
{
  g_autoptr (World) world = world_new ("2026-11-05 09:00", 60, "FREQ=WEEKLY;COUNT=6", "2027-11-01");
  ZimtBooking *anchor = world_row (world, "2026-12-03 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  set_rule (draft, "FREQ=WEEKLY;COUNT=3");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 09:00");
  world_apply (world, plan);
  world_assert_told (world, "2026-12-03 09:00\n2026-12-10 09:00\n2026-12-17 09:00\n");
}

static void
test_a_count_in_place_stays (void)
{
  g_autoptr (World) world = world_new ("2026-11-05 09:00", 60, "FREQ=WEEKLY;COUNT=3", "2027-11-01");
  ZimtBooking *anchor = world_row (world, "2026-11-12 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_shift_draft (draft, 15);
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-01 09:00");
  g_assert_cmpstr (plan->series->rule, ==, world->series->rule);
  world_apply (world, plan);
  world_assert_told (world, "2026-11-05 09:15\n2026-11-12 09:15\n2026-11-19 09:15\n");
}

static void
test_what_has_begun_stays (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_shift_draft (draft, 60);
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-12 09:30");
  g_assert_cmpstr (plan->series->rule, ==, "FREQ=WEEKLY;UNTIL=20261112;BYDAY=TH");
  world_apply (world, plan);
  world_assert_told (world,
                     "2026-11-19 10:00\n2026-11-26 10:00\n2026-12-03 10:00\n2026-12-10 10:00\n");
  g_assert_cmpint (world_row_by_id (world, ((ZimtBooking *)world->left->pdata[0])->id)->ends, ==,
                   fixture_minute ("2026-11-12 10:30"));
}

static void
test_nothing_lands_in_the_past (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  /* At eight on the twelfth the date of that day would move to seven. */
  world_shift_draft (draft, -120);
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-12 08:00");
  world_apply (world, plan);
  world_assert_told (world,
                     "2026-11-19 07:00\n2026-11-26 07:00\n2026-12-03 07:00\n2026-12-10 07:00\n");
  g_assert_cmpuint (world->left->len, ==, 2);
}

static void
test_a_date_moved_into_the_past_is_not_made_twice (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *moved = world_row (world, "2026-11-19 09:00");
  ZimtBooking *anchor = world_row (world, "2026-11-26 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_move_row (moved, "2026-11-11 15:00");
  world_shift_draft (draft, 60);
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-12 12:00");
  world_apply (world, plan);
  world_assert_told (world, "2026-11-26 10:00\n2026-12-03 10:00\n2026-12-10 10:00\n");
  g_assert_cmpuint (world->left->len, ==, 3);
}

static void
test_all_keeps_a_later_beginning (void)
{
  g_autoptr (World) world
      = world_new ("2026-12-24 09:00", 60, "FREQ=WEEKLY;INTERVAL=2", "2027-03-01");
  ZimtBooking *anchor = world_row (world, "2027-01-21 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_shift_draft (draft, 7 * ZIMT_MINUTES_PER_DAY);
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-12 12:00");
  world_apply (world, plan);
  world_assert_told (world,
                     "2026-12-31 09:00\n2027-01-14 09:00\n2027-01-28 09:00\n2027-02-11 09:00\n"
                     "2027-02-25 09:00\n");
  g_assert_cmpint (world->series->starts, ==, fixture_minute ("2026-12-31 09:00"));
}

static void
test_a_months_weekday_moves (void)
{
  /* From the first Tuesday to the second Wednesday it is eight days, but one where the month begins
   * with a Wednesday, as September and December do. */
  g_autoptr (World) world
      = world_new ("2027-09-07 09:00", 60, "FREQ=MONTHLY;BYDAY=1TU", "2027-12-31");
  ZimtBooking *anchor = world_row (world, "2027-10-05 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtDraft) back = NULL;
  g_autoptr (ZimtEditPlan) plan = NULL;
  g_autoptr (ZimtEditPlan) back_plan = NULL;

  world_shift_draft (draft, 8 * ZIMT_MINUTES_PER_DAY);
  set_rule (draft, "FREQ=MONTHLY;BYDAY=2WE");
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-12 12:00");
  world_apply (world, plan);
  world_assert_told (world,
                     "2027-09-08 09:00\n2027-10-13 09:00\n2027-11-10 09:00\n2027-12-08 09:00\n");

  anchor = world_row (world, "2027-10-13 09:00");
  back = world_draft (world, anchor);
  world_shift_draft (back, -8 * ZIMT_MINUTES_PER_DAY);
  set_rule (back, "FREQ=MONTHLY;BYDAY=1TU");
  back_plan = plan_ok (world, anchor, back, ZIMT_SCOPE_ALL, "2026-11-12 12:00");
  world_apply (world, back_plan);
  world_assert_told (world,
                     "2027-09-07 09:00\n2027-10-05 09:00\n2027-11-02 09:00\n2027-12-07 09:00\n");
}

static void
test_moving_on_is_told_last_date_first (void)
{
  static const int weeks[] = { 1, -1 };

  for (gsize i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      g_autoptr (World) world = world_new_thursdays ();
      ZimtBooking *anchor = world_row (world, "2026-11-12 09:00");
      g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
      g_autoptr (ZimtEditPlan) plan = NULL;

      world_shift_draft (draft, weeks[i] * 7 * ZIMT_MINUTES_PER_DAY);
      plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00");
      g_assert_cmpuint (plan->updated->len, >, 1);
      for (guint j = 1; j < plan->updated->len; j++)
        {
          const ZimtBooking *before = plan->updated->pdata[j - 1], *after = plan->updated->pdata[j];

          g_assert_true (weeks[i] > 0 ? before->starts > after->starts
                                      : before->starts < after->starts);
        }
    }
}

static void
assert_refused (const World *world, const ZimtBooking *anchor, const ZimtDraft *draft,
                const char *now)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      world_plan (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, fixture_minute (now), &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
}

static void
test_the_past_is_refused (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtDraft) earlier = world_draft (world, anchor);

  assert_refused (world, anchor, draft, "2026-11-19 09:01");
  world_shift_draft (earlier, -7 * ZIMT_MINUTES_PER_DAY);
  assert_refused (world, anchor, earlier, "2026-11-15 09:00");
  world_move_row (anchor, "2026-11-28 09:00");
  assert_refused (world, anchor, draft, "2026-11-20 09:00");
}

static void
test_bad_rules_are_told (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancel_error = NULL;
  ZimtMinute now = fixture_minute ("2026-11-01 12:00");

  g_free (world->series->rule);
  world->series->rule = g_strdup ("broken");
  g_assert_null (world_plan (world, anchor, draft, ZIMT_SCOPE_FOLLOWING, now, &error));
  g_assert_nonnull (error);
  g_assert_null (zimt_edit_cancel (world->series, anchor, world->rows, world->pauses,
                                   ZIMT_SCOPE_ALL, now, &cancel_error));
  g_assert_nonnull (cancel_error);
}

static void
test_more_dates_than_can_be (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (GError) error = NULL;

  set_rule (draft, "FREQ=DAILY");
  world->until = ZIMT_DATE_LAST;
  g_assert_null (world_plan (world, anchor, draft, ZIMT_SCOPE_FOLLOWING,
                             fixture_minute ("2026-11-01 12:00"), &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
}

static void
test_cancelled_dates_are_not_made_again (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *anchor = world_row (world, "2026-11-12 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, anchor);
  g_autoptr (ZimtEditPlan) plan = NULL;

  world_row (world, "2026-11-19 09:00")->status = ZIMT_STATUS_CANCELLED;
  draft->room_id = ROOM_DEN;
  plan = plan_ok (world, anchor, draft, ZIMT_SCOPE_ALL, "2026-11-01 12:00");
  g_assert_cmpuint (plan->inserted->len, ==, 0);
  g_assert_cmpuint (plan->n_exceptions, ==, 0);
  world_apply (world, plan);
  g_assert_cmpint (world_row (world, "2026-11-19 09:00")->room_id, ==, ROOM_HALL);
  g_assert_cmpint (world_row (world, "2026-11-26 09:00")->room_id, ==, ROOM_DEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/following-splits-the-series", test_following_splits);
  g_test_add_func ("/edit/from-the-first-date-it-stays-one-series",
                   test_from_the_first_date_in_place);
  g_test_add_func ("/edit/no-change-writes-nothing", test_no_change_writes_nothing);
  g_test_add_func ("/edit/another-weekday-moves-all", test_another_weekday);
  g_test_add_func ("/edit/every-second-week-keeps-the-anchor", test_every_second_week);
  g_test_add_func ("/edit/two-days-a-week-keeps-ids", test_two_days_a_week);
  g_test_add_func ("/edit/exceptions-cancelled-and-skipped-dates-stay", test_exceptions_stay);
  g_test_add_func ("/edit/exceptions-stay-without-a-date", test_exceptions_stay_without_a_date);
  g_test_add_func ("/edit/an-exception-as-anchor-follows", test_an_exception_as_anchor);
  g_test_add_func ("/edit/only-what-changes-at-an-exception-goes-on", test_only_changes_go_on);
  g_test_add_func ("/edit/a-moved-anchor-keeps-its-place", test_a_moved_anchor_keeps_its_place);
  g_test_add_func ("/edit/skipped-dates-can-be-cured", test_skipped_dates_can_be_cured);
  g_test_add_func ("/edit/holidays-are-made-anew", test_holidays_are_made_anew);
  g_test_add_func ("/edit/a-date-on-a-holiday-pauses", test_a_date_moves_onto_a_holiday);
  g_test_add_func ("/edit/a-count-ends-where-it-ended", test_a_count_ends_where_it_ended);
  g_test_add_func ("/edit/a-count-moves-to-another-weekday", test_a_count_moves_to_another_weekday);
  g_test_add_func ("/edit/a-new-count-is-taken-by-its-word", test_a_new_count_is_taken_by_its_word);
  g_test_add_func ("/edit/a-count-in-place-stays", test_a_count_in_place_stays);
  g_test_add_func ("/edit/what-has-begun-stays", test_what_has_begun_stays);
  g_test_add_func ("/edit/nothing-lands-in-the-past", test_nothing_lands_in_the_past);
  g_test_add_func ("/edit/a-date-in-the-past-is-not-made-twice",
                   test_a_date_moved_into_the_past_is_not_made_twice);
  g_test_add_func ("/edit/all-keeps-a-later-beginning", test_all_keeps_a_later_beginning);
  g_test_add_func ("/edit/a-months-weekday-moves", test_a_months_weekday_moves);
  g_test_add_func ("/edit/moving-on-is-told-last-date-first",
                   test_moving_on_is_told_last_date_first);
  g_test_add_func ("/edit/the-past-is-refused", test_the_past_is_refused);
  g_test_add_func ("/edit/bad-rules-are-told", test_bad_rules_are_told);
  g_test_add_func ("/edit/too-many-dates-are-refused", test_more_dates_than_can_be);
  g_test_add_func ("/edit/cancelled-dates-are-not-made-again",
                   test_cancelled_dates_are_not_made_again);
  return g_test_run ();
}
