/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes to one date, and cancelling, by example. */
#include "zimt-edit.h"

#include "fixture.h"
#include "world.h"
#include "zimt-error.h"

static void
test_codes (void)
{
  ZimtScope scope;

  g_assert_true (zimt_scope_from_code ("this", &scope));
  g_assert_cmpint (scope, ==, ZIMT_SCOPE_THIS);
  g_assert_true (zimt_scope_from_code ("following", &scope));
  g_assert_cmpint (scope, ==, ZIMT_SCOPE_FOLLOWING);
  g_assert_true (zimt_scope_from_code ("all", &scope));
  g_assert_cmpint (scope, ==, ZIMT_SCOPE_ALL);
  g_assert_false (zimt_scope_from_code ("none", &scope));
  zimt_edit_plan_free (NULL);
}

static void
test_this_of_a_series (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *row = world_row (world, "2026-11-19 09:00");
  g_autoptr (ZimtDraft) draft = world_draft (world, row);
  g_autoptr (ZimtEditPlan) plan = NULL;
  const ZimtBooking *changed;

  world_shift_draft (draft, 60);
  row->n_counted = 7;
  plan = zimt_edit_this (row, draft);
  g_assert_cmpuint (plan->updated->len, ==, 1);
  g_assert_cmpuint (plan->n_moved, ==, 1);
  changed = plan->updated->pdata[0];
  g_assert_cmpint (changed->id, ==, row->id);
  g_assert_cmpint (changed->original, ==, row->original);
  g_assert_cmpint (changed->starts, ==, row->starts + 60);
  g_assert_cmpint (changed->n_counted, ==, 7);
  g_assert_true (changed->is_exception);
  g_assert_null (plan->series);
}

static void
test_this_of_a_single_booking (void)
{
  g_autoptr (ZimtBooking) row = zimt_booking_new ();
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  g_autoptr (ZimtEditPlan) plan = NULL;
  const ZimtBooking *changed;

  row->id = 5;
  row->event.title = g_strdup ("Alt");
  draft->event.title = g_strdup ("Neu");
  draft->room_id = ROOM_HALL;
  draft->starts = fixture_minute ("2026-11-19 09:00");
  draft->ends = draft->starts + 60;
  draft->status = ZIMT_STATUS_OPTION;
  draft->option_expires = fixture_date ("2026-11-10");
  zimt_draft_add_cure (draft, &(ZimtCure){ draft->starts, ZIMT_CURE_ROOM, ROOM_DEN, 0, 0 });

  plan = zimt_edit_this (row, draft);
  changed = plan->updated->pdata[0];
  g_assert_cmpstr (changed->event.title, ==, "Neu");
  g_assert_cmpint (changed->room_id, ==, ROOM_DEN);
  g_assert_cmpint (changed->original, ==, draft->starts);
  g_assert_cmpint (changed->status, ==, ZIMT_STATUS_OPTION);
  g_assert_cmpint (changed->option_expires, ==, draft->option_expires);
  g_assert_false (changed->is_exception);
}

static void
cancel (World *world, const char *original, ZimtScope scope, const char *now,
        const char *expected_rule, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtEditPlan) plan
      = zimt_edit_cancel (world->series, world_row (world, original), world->rows, world->pauses,
                          scope, fixture_minute (now), &error);

  g_assert_no_error (error);
  if (expected_rule != NULL)
    {
      g_assert_cmpstr (plan->series->rule, ==, expected_rule);
      g_assert_cmpint (plan->series->filled_until, ==, ZIMT_DATE_LAST + 1);
      world_apply (world, plan);
    }
  else
    {
      g_assert_null (plan->series);
      plan->series = zimt_series_copy (world->series);
      world_apply (world, plan);
    }
  world_assert_told (world, expected);
}

static void
test_cancel_this (void)
{
  g_autoptr (World) world = world_new_thursdays ();
  ZimtBooking *row = world_row (world, "2026-11-19 09:00");

  row->status = ZIMT_STATUS_OPTION;
  row->option_expires = 30000;
  cancel (world, "2026-11-19 09:00", ZIMT_SCOPE_THIS, "2026-11-01 12:00", NULL,
          "2026-11-05 09:00\n2026-11-12 09:00\n2026-11-19 09:00-\n2026-11-26 09:00\n"
          "2026-12-03 09:00\n2026-12-10 09:00\n");
  g_assert_cmpint (world_row (world, "2026-11-19 09:00")->option_expires, ==, 0);
}

static void
test_cancel_following (void)
{
  g_autoptr (World) world = world_new_thursdays ();

  world_move_row (world_row (world, "2026-11-26 09:00"), "2026-11-25 15:00");
  world_skip (world, world_row (world, "2026-12-03 09:00"));
  cancel (world, "2026-11-19 09:00", ZIMT_SCOPE_FOLLOWING, "2026-11-01 12:00",
          "FREQ=WEEKLY;UNTIL=20261118;BYDAY=TH",
          "2026-11-05 09:00\n2026-11-12 09:00\n2026-11-19 09:00-\n2026-11-25 15:00-\n"
          "2026-12-10 09:00-\n");
}

static void
test_cancel_following_from_a_past_date (void)
{
  g_autoptr (World) world = world_new_thursdays ();

  cancel (world, "2026-11-12 09:00", ZIMT_SCOPE_FOLLOWING, "2026-11-26 09:30",
          "FREQ=WEEKLY;UNTIL=20261126;BYDAY=TH",
          "2026-11-05 09:00\n2026-11-12 09:00\n2026-11-19 09:00\n2026-11-26 09:00\n"
          "2026-12-03 09:00-\n2026-12-10 09:00-\n");
}

static void
test_cancel_all (void)
{
  g_autoptr (World) world = world_new_thursdays ();

  /* A date that was moved on from the past is one that has not begun. */
  world_move_row (world_row (world, "2026-11-12 09:00"), "2026-12-02 15:00");
  cancel (world, "2026-12-03 09:00", ZIMT_SCOPE_ALL, "2026-11-19 08:00",
          "FREQ=WEEKLY;UNTIL=20261118;BYDAY=TH",
          "2026-11-05 09:00\n2026-12-02 15:00-\n2026-11-19 09:00-\n2026-11-26 09:00-\n"
          "2026-12-03 09:00-\n2026-12-10 09:00-\n");
}

static void
test_cancel_single_bookings (void)
{
  g_autoptr (ZimtBooking) row = zimt_booking_new ();
  g_autoptr (ZimtEditPlan) plan = NULL;
  g_autoptr (ZimtEditPlan) again = NULL;
  g_autoptr (GError) error = NULL;

  row->id = 5;
  row->starts = row->original = fixture_minute ("2026-11-19 09:00");
  plan = zimt_edit_cancel (NULL, row, NULL, NULL, ZIMT_SCOPE_ALL, row->starts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->updated->len, ==, 1);
  g_assert_cmpint (((ZimtBooking *)plan->updated->pdata[0])->status, ==, ZIMT_STATUS_CANCELLED);

  row->status = ZIMT_STATUS_CANCELLED;
  again = zimt_edit_cancel (NULL, row, NULL, NULL, ZIMT_SCOPE_THIS, row->starts, &error);
  g_assert_cmpuint (again->updated->len, ==, 0);

  g_assert_null (
      zimt_edit_cancel (NULL, row, NULL, NULL, ZIMT_SCOPE_THIS, row->starts + 1, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/scopes-have-codes", test_codes);
  g_test_add_func ("/edit/one-date-becomes-an-exception", test_this_of_a_series);
  g_test_add_func ("/edit/a-single-booking-is-none", test_this_of_a_single_booking);
  g_test_add_func ("/edit/cancel-one-date", test_cancel_this);
  g_test_add_func ("/edit/cancel-following-ends-the-series", test_cancel_following);
  g_test_add_func ("/edit/cancel-following-leaves-the-past",
                   test_cancel_following_from_a_past_date);
  g_test_add_func ("/edit/cancel-all-that-has-not-begun", test_cancel_all);
  g_test_add_func ("/edit/cancel-a-single-booking", test_cancel_single_bookings);
  return g_test_run ();
}
