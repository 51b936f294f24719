/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's acts: booking, changing, cancelling, offers, undo, across restarts. */
#include "fixture.h"
#include "zimt-store-booking.h"

#define MONDAY (FIXTURE_TODAY - 1)
#define THURSDAY (MONDAY + 3)

static const ZimtTarget new_booking = { 0, ZIMT_SCOPE_THIS };

static ZimtCheck *
book (Fixture *fixture, ZimtDraft *draft)
{
  g_autoptr (GError) error = NULL;
  ZimtCheck *check = NULL;

  zimt_desk_book (fixture->desk, draft, ZIMT_ON_CONFLICT_REFUSE, &check, &error);
  g_assert_no_error (error);
  return check;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  zimt_desk_undo (fixture->desk, NULL, &error);
  g_assert_no_error (error);
}

static guint
count (Fixture *fixture, ZimtDate monday, const char *title)
{
  g_autoptr (GPtrArray) found = fixture_find (fixture, monday, title);

  return found->len;
}

static void
test_sample_week (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWeekPlan) plan = zimt_desk_load_week (fixture->desk, MONDAY, 7, 0, FALSE, &error);
  gint64 n_rooms, n_organisations, n_series, n_bookings;

  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_fixed, ==, 64);
  g_assert_cmpuint (plan->n_visitors, ==, 339);
  g_assert_cmpuint (plan->rooms->len, ==, 12);
  g_assert_true (
      zimt_desk_count (fixture->desk, &n_rooms, &n_organisations, &n_series, &n_bookings, &error));
  g_assert_cmpint (n_rooms, ==, 14);
  g_assert_cmpint (n_organisations, ==, 19);
  g_assert_cmpint (n_series, ==, 64);
  g_assert_true (zimt_desk_is_practice (fixture->desk));
  g_assert_true (zimt_desk_check_file (fixture->desk, &error));
  g_assert_null (zimt_desk_dup_undo_name (fixture->desk));
}

static void
test_book_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  g_autoptr (ZimtCheck) check = book (fixture, draft);
  g_autofree char *name = zimt_desk_dup_undo_name (fixture->desk);

  g_assert_cmpuint (check->n_dates, ==, 1);
  g_assert_cmpint (check->booking_id, !=, 0);
  g_assert_cmpstr (name, ==, "Book: Elternabend");
  g_assert_cmpuint (count (fixture, MONDAY, "Elternabend"), ==, 1);
  fixture_close (fixture);
  fixture_open (fixture);
  undo (fixture);
  g_assert_cmpuint (count (fixture, MONDAY, "Elternabend"), ==, 0);
  g_assert_true (zimt_desk_redo (fixture->desk, NULL, NULL));
  g_assert_cmpuint (count (fixture, MONDAY, "Elternabend"), ==, 1);
}

static void
test_conflict_names_what_is_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Elternabend", "8", THURSDAY, 16 * 60, 18 * 60);
  guint64 generation = zimt_desk_get_generation (fixture->desk);
  const ZimtClash *clash;

  g_assert_false (zimt_desk_book (fixture->desk, draft, ZIMT_ON_CONFLICT_REFUSE, &check, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Nachhilfe"));
  g_assert_cmpuint (check->clashes->len, ==, 1);
  clash = check->clashes->pdata[0];
  g_assert_cmpint (clash->kind, ==, ZIMT_CONFLICT_BOOKING);
  g_assert_cmpstr (clash->with_title, ==, "Nachhilfe");
  g_assert_cmpstr (clash->with_organisation, ==, "MOVE");
  g_assert_cmpint (zimt_minute_get_of_day (clash->with_starts), ==, 15 * 60);
  g_assert_cmpuint (zimt_desk_get_generation (fixture->desk), ==, generation);
  g_assert_cmpuint (count (fixture, MONDAY, "Elternabend"), ==, 0);
}

/* @n_dates 0: open. */
static void
make_weekly (ZimtDraft *draft, int n_dates)
{
  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, 1,
                               1u << zimt_date_get_weekday (zimt_minute_get_date (draft->starts)),
                               0, zimt_minute_get_date (draft->starts), n_dates, 0);
}

/* A single booking at the third Thursday stands in the way of a series of five. */
static void
test_series_refuses_or_skips (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) single
      = fixture_draft (fixture, "Lesung", "11", THURSDAY + 14, 19 * 60, 21 * 60);
  g_autoptr (ZimtDraft) series
      = fixture_draft (fixture, "Chor in 11", "11", THURSDAY, 20 * 60, 21 * 60);
  g_autoptr (ZimtCheck) lesung = book (fixture, single);
  g_autoptr (ZimtCheck) refused = NULL;
  g_autoptr (ZimtCheck) skipped = NULL;

  make_weekly (series, 4);
  g_assert_false (
      zimt_desk_book (fixture->desk, series, ZIMT_ON_CONFLICT_REFUSE, &refused, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_cmpuint (refused->n_dates, ==, 4);
  g_assert_cmpuint (refused->n_clashing, ==, 1);
  g_clear_error (&error);
  g_assert_true (zimt_desk_book (fixture->desk, series, ZIMT_ON_CONFLICT_SKIP, &skipped, &error));
  g_assert_no_error (error);
  for (int week = 0; week < 4; week++)
    g_assert_cmpuint (count (fixture, MONDAY + 7 * week, "Chor in 11"), ==, week != 2);
}

static void
test_open_series_fills_three_years (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Chor", "11", FIXTURE_TODAY, 20 * 60, 21 * 60);
  g_autoptr (ZimtCheck) check = NULL;

  make_weekly (draft, 0);
  draft->pauses = ZIMT_PAUSES_NONE;
  check = zimt_desk_check (fixture->desk, draft, &new_booking, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->n_dates, ==, 157);
}

static void
pass_days (Fixture *fixture, int n_days)
{
  fixture_close (fixture);
  zimt_clock_unref (fixture->clock);
  fixture->clock = zimt_clock_new_fixed (zimt_minute_new (FIXTURE_TODAY + n_days, 600));
  fixture_open (fixture);
}

/* An open series gets its rows as time goes on, and a clash is left out, not forced. */
static void
test_fill_goes_on (Fixture *fixture, gconstpointer data)
{
  ZimtDate later = FIXTURE_TODAY + 3 * 365;

  g_assert_cmpuint (count (fixture, zimt_date_get_monday (later + 300), "Aerobic"), ==, 0);
  pass_days (fixture, 365);
  g_assert_cmpuint (count (fixture, zimt_date_get_monday (later + 300), "Aerobic"), ==, 1);
  g_assert_null (zimt_desk_dup_undo_name (fixture->desk));
}

/* The horizon moves each day; the rows of a series follow once a month. The sample's series begin
 * on six days. */
static void
test_most_openings_write_nothing (Fixture *fixture, gconstpointer data)
{
  for (int day = 1; day <= 64; day++)
    {
      gboolean is_due = (day - 1) % 32 < 6;

      pass_days (fixture, day);
      g_assert_cmpuint (zimt_desk_get_generation (fixture->desk), ==, is_due ? 1 : 0);
    }
}

/* A change of a series reaches the rows that were filled past the horizon, and a date that was
 * changed there is not made again. */
static void
test_change_past_the_horizon (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ZimtDate monday = zimt_date_get_monday (FIXTURE_TODAY + 3 * 365 + 15);
  g_autoptr (GPtrArray) first = fixture_find (fixture, MONDAY + 7, "Aerobic");
  g_autoptr (GPtrArray) last = NULL;
  g_autoptr (ZimtSeries) series = NULL;
  g_autoptr (ZimtDraft) single = NULL;
  g_autoptr (ZimtDraft) all = NULL;
  const ZimtBooking *booking = first->pdata[0];
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };

  pass_days (fixture, 1);
  last = fixture_find (fixture, monday, "Aerobic");
  g_assert_cmpuint (last->len, ==, 1);
  target.booking_id = ((const ZimtBooking *)last->pdata[0])->id;
  single = zimt_draft_new_from_booking (last->pdata[0], NULL);
  single->event.n_people += 2;
  zimt_desk_change (fixture->desk, &target, single, ZIMT_ON_CONFLICT_REFUSE, NULL, NULL, &error);
  g_assert_no_error (error);
  series = zimt_desk_load_series (fixture->desk, booking->series_id, &error);
  all = zimt_draft_new_from_booking (booking, series);
  all->event.n_people++;
  target = (ZimtTarget){ booking->id, ZIMT_SCOPE_FOLLOWING };
  zimt_desk_change (fixture->desk, &target, all, ZIMT_ON_CONFLICT_REFUSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, monday + 7, "Aerobic"), ==, 1);
  pass_days (fixture, 40);
  g_assert_cmpuint (count (fixture, monday, "Aerobic"), ==, 1);
}

/* A rule yields a bounded number of dates at once; a series may have more of them over the years.
 */
static void
test_long_series_are_filled (Fixture *fixture, gconstpointer data)
{
  ZimtDate first = FIXTURE_TODAY - 3850;
  g_autoptr (ZimtDraft) draft = fixture_draft (fixture, "Putzen", "11", first, 5 * 60, 6 * 60);
  g_autoptr (ZimtCheck) check = NULL;

  draft->rule = zimt_rule_new (ZIMT_FREQUENCY_DAILY, 1, 0, 0, first, 0, 0);
  draft->pauses = ZIMT_PAUSES_NONE;
  check = book (fixture, draft);
  g_assert_cmpuint (check->n_dates, <, ZIMT_RULE_MAX_DATES);
  g_assert_cmpuint (check->n_dates, >, ZIMT_RULE_MAX_DATES - 100);
  pass_days (fixture, 100);
  g_assert_cmpuint (count (fixture, MONDAY + 1099 + 70, "Putzen"), ==, 7);
}

/* Gives the series of @title a rule that nobody can read, and lets it be due for filling. */
static void
break_rule (Fixture *fixture, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = fixture_find (fixture, MONDAY, title);
  gint64 id = ((const ZimtBooking *)found->pdata[0])->series_id;
  g_autoptr (ZimtStore) store = NULL;
  g_autoptr (ZimtSeries) series = NULL;

  fixture_close (fixture);
  store = zimt_store_open (fixture->path, ZIMT_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  series = zimt_store_load_series (store, id, &error);
  g_free (series->rule);
  series->rule = g_strdup ("FREQ=NONSENSE");
  series->filled_until = FIXTURE_TODAY;
  zimt_store_begin (store, ZIMT_STEP_UPKEEP, "Break", "reception", 0, &error);
  zimt_store_update_series (store, series, &error);
  zimt_store_commit (store, NULL, &error);
  g_assert_no_error (error);
}

/* What cannot be filled is told; it keeps nobody from the house, and no other series from its
 * dates. */
static void
test_unreadable_rule (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  g_autoptr (ZimtCheck) check = NULL;

  break_rule (fixture, "Yoga für Frauen");
  zimt_clock_unref (fixture->clock);
  fixture->clock = zimt_clock_new_fixed (zimt_minute_new (FIXTURE_TODAY + 1, 600));
  fixture->desk = zimt_desk_open (fixture->path, fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_false (zimt_desk_fill (fixture->desk, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Yoga für Frauen"));
  g_assert_cmpuint (count (fixture, zimt_date_get_monday (FIXTURE_TODAY + 3 * 365 + 15), "Aerobic"),
                    ==, 1);
  check = book (fixture, draft);
  undo (fixture);
  g_assert_cmpuint (count (fixture, MONDAY, "Elternabend"), ==, 0);
}

static void
test_options_expire (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Lesung", "11", FIXTURE_TODAY + 20, 18 * 60, 20 * 60);
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (ZimtBooking) option = NULL;

  draft->status = ZIMT_STATUS_OPTION;
  draft->option_expires = FIXTURE_TODAY + 2;
  check = book (fixture, draft);
  for (int day = 1; day <= 2; day++)
    {
      g_clear_pointer (&option, zimt_booking_free);
      pass_days (fixture, day);
      option = zimt_desk_load_booking (fixture->desk, check->booking_id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (option->status, ==, day == 1 ? ZIMT_STATUS_OPTION : ZIMT_STATUS_CANCELLED);
    }
}

static void
test_change_of_room (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = fixture_find (fixture, MONDAY, "Yoga für Frauen");
  const ZimtBooking *booking = found->pdata[0];
  g_autoptr (ZimtDraft) draft = zimt_draft_new_from_booking (booking, NULL);
  ZimtTarget target = { booking->id, ZIMT_SCOPE_THIS };
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) next = NULL;

  draft->room_id = zimt_house_find_room (zimt_desk_get_house (fixture->desk), "11")->id;
  g_assert_true (zimt_desk_change (fixture->desk, &target, draft, ZIMT_ON_CONFLICT_REFUSE, NULL,
                                   NULL, &error));
  g_assert_no_error (error);
  after = fixture_find (fixture, MONDAY, "Yoga für Frauen");
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (((ZimtBooking *)after->pdata[0])->room_id, ==, draft->room_id);
  g_assert_true (((ZimtBooking *)after->pdata[0])->is_exception);
  next = fixture_find (fixture, MONDAY + 7, "Yoga für Frauen");
  g_assert_cmpint (((ZimtBooking *)next->pdata[0])->room_id, ==, booking->room_id);
  undo (fixture);
  g_clear_pointer (&after, g_ptr_array_unref);
  after = fixture_find (fixture, MONDAY, "Yoga für Frauen");
  g_assert_cmpint (((ZimtBooking *)after->pdata[0])->room_id, ==, booking->room_id);
}

/* A whole series moves by an hour: its rows pass over each other's neighbours, the past stays. */
static void
test_change_of_series (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = fixture_find (fixture, MONDAY, "Yoga für Frauen");
  const ZimtBooking *booking = found->pdata[0];
  g_autoptr (ZimtSeries) series = zimt_desk_load_series (fixture->desk, booking->series_id, &error);
  g_autoptr (ZimtDraft) draft = zimt_draft_new_from_booking (booking, series);
  ZimtTarget target = { booking->id, ZIMT_SCOPE_FOLLOWING };
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) earlier = NULL;

  draft->starts += 60;
  draft->ends += 60;
  g_assert_true (zimt_desk_change (fixture->desk, &target, draft, ZIMT_ON_CONFLICT_REFUSE, NULL,
                                   &check, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (check->n_moved, >, 140);
  later = fixture_find (fixture, MONDAY + 70, "Yoga für Frauen");
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpint (zimt_minute_get_of_day (((ZimtBooking *)later->pdata[0])->starts), ==, 18 * 60);
  undo (fixture);
  earlier = fixture_find (fixture, MONDAY + 70, "Yoga für Frauen");
  g_assert_cmpint (zimt_minute_get_of_day (((ZimtBooking *)earlier->pdata[0])->starts), ==,
                   17 * 60);
  g_assert_true (zimt_desk_check_file (fixture->desk, &error));
}

/* A single booking gets a rule: its row stays the first date, and one undo takes the rest back. */
static void
test_single_becomes_series (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  g_autoptr (ZimtCheck) check = book (fixture, draft);
  ZimtTarget target = { check->booking_id, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtBooking) first = NULL;

  make_weekly (draft, 3);
  g_assert_true (zimt_desk_change (fixture->desk, &target, draft, ZIMT_ON_CONFLICT_REFUSE, NULL,
                                   NULL, &error));
  g_assert_no_error (error);
  first = zimt_desk_load_booking (fixture->desk, target.booking_id, &error);
  g_assert_cmpint (first->series_id, !=, 0);
  for (int week = 0; week < 4; week++)
    g_assert_cmpuint (count (fixture, MONDAY + 7 * week, "Elternabend"), ==, week < 3);
  undo (fixture);
  g_assert_cmpuint (count (fixture, MONDAY, "Elternabend"), ==, 1);
  g_assert_cmpuint (count (fixture, MONDAY + 7, "Elternabend"), ==, 0);
}

/* A date that was moved on its own keeps that to itself: what goes on is what people change now. */
static void
test_change_starts_from_the_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = fixture_find (fixture, MONDAY + 7, "Chor");
  const ZimtBooking *booking = found->pdata[0];
  ZimtTarget target = { booking->id, ZIMT_SCOPE_THIS };
  g_autoptr (ZimtDraft) moved = zimt_draft_new_from_booking (booking, NULL);
  g_autoptr (ZimtSeries) series = zimt_desk_load_series (fixture->desk, booking->series_id, &error);
  g_autoptr (ZimtBooking) exception = NULL;
  g_autoptr (ZimtDraft) draft = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) next = NULL;

  moved->starts += 60;
  moved->ends += 60;
  g_assert_true (zimt_desk_change (fixture->desk, &target, moved, ZIMT_ON_CONFLICT_REFUSE, NULL,
                                   NULL, &error));
  exception = zimt_desk_load_booking (fixture->desk, target.booking_id, &error);
  draft = zimt_draft_new_from_booking (exception, series);
  draft->event.n_people = 30;
  target.scope = ZIMT_SCOPE_FOLLOWING;
  g_assert_true (zimt_desk_change (fixture->desk, &target, draft, ZIMT_ON_CONFLICT_REFUSE, NULL,
                                   NULL, &error));
  g_assert_no_error (error);
  own = fixture_find (fixture, MONDAY + 7, "Chor");
  g_assert_cmpint (zimt_minute_get_of_day (((ZimtBooking *)own->pdata[0])->starts), ==, 17 * 60);
  next = fixture_find (fixture, MONDAY + 14, "Chor");
  g_assert_cmpuint (next->len, ==, 1);
  g_assert_cmpint (zimt_minute_get_of_day (((ZimtBooking *)next->pdata[0])->starts), ==, 16 * 60);
  g_assert_cmpint (((ZimtBooking *)next->pdata[0])->event.n_people, ==, 30);
}

/* Every date of the series clashes in room 8 and goes to room 9, which is the series' room then. */
static void
test_cured_series_has_one_room (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Hausaufgaben", "8", THURSDAY, 16 * 60, 18 * 60);
  gint64 room_9 = zimt_house_find_room (zimt_desk_get_house (fixture->desk), "9")->id;
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (ZimtBooking) second = NULL;
  g_autoptr (ZimtSeries) series = NULL;
  g_autoptr (GPtrArray) found = NULL;

  make_weekly (draft, 3);
  for (int week = 0; week < 3; week++)
    zimt_draft_add_cure (draft, &(ZimtCure){ .original = draft->starts + week * 7 * 1440,
                                             .kind = ZIMT_CURE_ROOM,
                                             .room_id = room_9 });
  check = book (fixture, draft);
  found = fixture_find (fixture, MONDAY + 7, "Hausaufgaben");
  second = zimt_booking_copy (found->pdata[0]);
  series = zimt_desk_load_series (fixture->desk, second->series_id, &error);
  g_assert_cmpint (second->room_id, ==, room_9);
  g_assert_false (second->is_exception);
  g_assert_cmpint (series->room_id, ==, room_9);
}

static void
test_past_is_not_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft = fixture_draft (fixture, "Lesung", "11", MONDAY, 12 * 60, 13 * 60);
  g_autoptr (ZimtCheck) check = book (fixture, draft);
  ZimtTarget target = { check->booking_id, ZIMT_SCOPE_THIS };

  draft->ends += 60;
  g_assert_false (zimt_desk_change (fixture->desk, &target, draft, ZIMT_ON_CONFLICT_REFUSE, NULL,
                                    NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_true (zimt_desk_count_heads (fixture->desk, target.booking_id, 9, NULL));
}

/* Another time is offered for the room that was wanted, whatever was chosen before. */
static void
test_times_forget_the_cure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Elternabend", "8", THURSDAY, 16 * 60, 18 * 60);
  g_autoptr (ZimtDraft) cured = zimt_draft_copy (draft);
  ZimtCure cure = { .original = draft->starts, .kind = ZIMT_CURE_ROOM };
  g_autoptr (GArray) rooms = NULL, times = NULL, rooms_again = NULL, times_again = NULL;

  cure.room_id = zimt_house_find_room (zimt_desk_get_house (fixture->desk), "9")->id;
  zimt_draft_add_cure (cured, &cure);
  g_assert_true (zimt_desk_offer_cures (fixture->desk, draft, &new_booking, cure.original, &rooms,
                                        &times, &error));
  g_assert_true (zimt_desk_offer_cures (fixture->desk, cured, &new_booking, cure.original,
                                        &rooms_again, &times_again, &error));
  g_assert_cmpmem (times->data, times->len * sizeof (ZimtMinute), times_again->data,
                   times_again->len * sizeof (ZimtMinute));
  g_assert_cmpuint (rooms->len, ==, rooms_again->len);
}

/* "As an option" for one date of a series gives it an end. */
static void
test_option_cure_expires (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Elternabend", "8", THURSDAY, 16 * 60, 18 * 60);
  ZimtCure cure = { .original = draft->starts, .kind = ZIMT_CURE_OPTION };
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (ZimtBooking) option = NULL;

  zimt_draft_add_cure (draft, &cure);
  check = book (fixture, draft);
  option = zimt_desk_load_booking (fixture->desk, check->booking_id, &error);
  g_assert_cmpint (option->status, ==, ZIMT_STATUS_OPTION);
  g_assert_cmpint (option->option_expires, ==, FIXTURE_TODAY + 14);
}

static void
test_cancel_scopes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = fixture_find (fixture, MONDAY + 7, "Aerobic");
  ZimtTarget target = { ((ZimtBooking *)found->pdata[0])->id, ZIMT_SCOPE_THIS };
  gsize n_cancelled = 0;

  g_assert_true (zimt_desk_cancel (fixture->desk, &target, &n_cancelled, &error));
  g_assert_cmpuint (n_cancelled, ==, 1);
  g_assert_cmpuint (count (fixture, MONDAY, "Aerobic"), ==, 1);
  g_assert_cmpuint (count (fixture, MONDAY + 7, "Aerobic"), ==, 0);
  g_assert_cmpuint (count (fixture, MONDAY + 14, "Aerobic"), ==, 1);
  undo (fixture);
  target.scope = ZIMT_SCOPE_FOLLOWING;
  g_assert_true (zimt_desk_cancel (fixture->desk, &target, &n_cancelled, &error));
  g_assert_cmpuint (n_cancelled, >, 140);
  g_assert_cmpuint (count (fixture, MONDAY, "Aerobic"), ==, 1);
  g_assert_cmpuint (count (fixture, MONDAY + 14, "Aerobic"), ==, 0);
  undo (fixture);
  g_assert_cmpuint (count (fixture, MONDAY + 700, "Aerobic"), ==, 1);
}

/* Room 7 takes 40, room 3 takes 24: for 20 people 3 fits better, and both are free that evening. */
static void
test_offers_best_fit_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft = fixture_draft (fixture, "Sitzung", "3", MONDAY, 18 * 60, 20 * 60);
  g_autoptr (GArray) offers = NULL;
  const ZimtRoom *room;

  draft->event.n_people = 20;
  offers = zimt_desk_offer_rooms (fixture->desk, draft, &new_booking, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, >=, 2);
  room = zimt_house_get_room (zimt_desk_get_house (fixture->desk),
                              g_array_index (offers, ZimtRoomOffer, 0).room_id);
  g_assert_cmpstr (room->number, ==, "3");
  for (guint i = 0; i < offers->len; i++)
    {
      room = zimt_house_get_room (zimt_desk_get_house (fixture->desk),
                                  g_array_index (offers, ZimtRoomOffer, i).room_id);
      g_assert_true (room->n_seats == 0 || room->n_seats >= 20);
    }
}

/* The room that stands in while the dates are looked for is closed on one of them: the others are
 * still asked for that date. */
static void
test_closed_room_is_offered_less (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ZimtDate date = THURSDAY + 7 * 202;
  g_autoptr (ZimtDraft) draft = fixture_draft (fixture, "Sitzung", "3", date, 18 * 60, 20 * 60);
  const ZimtRoom *first = zimt_desk_get_house (fixture->desk)->rooms->pdata[0];
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();
  g_autoptr (GArray) offers = NULL;

  closure->room_id = first->id;
  closure->starts = zimt_minute_new (date + 7, 0);
  closure->ends = zimt_minute_new (date + 8, 0);
  closure->title = g_strdup ("Malerarbeiten");
  g_assert_true (zimt_desk_put_closure (fixture->desk, closure, &error));
  make_weekly (draft, 3);
  draft->room_id = 0;
  draft->event.n_people = 0;
  offers = zimt_desk_offer_rooms (fixture->desk, draft, &new_booking, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, ==, 12);
  for (guint i = 0; i < offers->len; i++)
    {
      const ZimtRoomOffer *offer = &g_array_index (offers, ZimtRoomOffer, i);

      g_assert_cmpuint (offer->n_dates, ==, 3);
      g_assert_cmpuint (offer->n_free, ==, offer->room_id == closure->room_id ? 2 : 3);
    }
}

/* A booking over days is looked at on all of them. */
static void
test_cures_of_long_bookings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ZimtDate date = MONDAY + 7 * 200;
  g_autoptr (ZimtDraft) draft = fixture_draft (fixture, "Ausstellung", "11", date, 9 * 60, 17 * 60);
  g_autoptr (GArray) rooms = NULL;
  g_autoptr (GArray) times = NULL;
  const char *const taken[] = { "1", "2", "3", "4", "5a", "5b", "6", "7", "8", "9", "10", "11" };

  draft->ends += 4 * ZIMT_MINUTES_PER_DAY;
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (ZimtDraft) single
          = fixture_draft (fixture, "Lesung", taken[i], date + 3, 10 * 60, 11 * 60);
      g_autoptr (ZimtCheck) check = book (fixture, single);
    }
  g_assert_true (zimt_desk_offer_cures (fixture->desk, draft, &new_booking, draft->starts, &rooms,
                                        &times, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rooms->len, ==, 0);
  g_assert_cmpuint (times->len, ==, 0);
}

/* Every cure that is offered passes the whole check. */
static void
test_cures_pass_the_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Elternabend", "8", THURSDAY, 16 * 60, 18 * 60);
  g_autoptr (GArray) rooms = NULL;
  g_autoptr (GArray) times = NULL;
  ZimtMinute original = draft->starts;

  g_assert_true (
      zimt_desk_offer_cures (fixture->desk, draft, &new_booking, original, &rooms, &times, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rooms->len, >, 0);
  g_assert_cmpuint (times->len, >, 0);
  for (guint i = 0; i < rooms->len + times->len; i++)
    {
      g_autoptr (ZimtDraft) cured = zimt_draft_copy (draft);
      g_autoptr (ZimtCheck) check = NULL;
      ZimtCure cure = { .original = original };

      cure.kind = i < rooms->len ? ZIMT_CURE_ROOM : ZIMT_CURE_TIME;
      if (i < rooms->len)
        cure.room_id = g_array_index (rooms, gint64, i);
      else
        cure.starts = g_array_index (times, ZimtMinute, i - rooms->len);
      cure.ends = cure.starts + 120;
      zimt_draft_add_cure (cured, &cure);
      check = zimt_desk_check (fixture->desk, cured, &new_booking, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (check->clashes->len, ==, 0);
    }
}

static void
test_head_counts_make_visitors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = fixture_find (fixture, MONDAY, "Aerobic");
  gint64 id = ((ZimtBooking *)found->pdata[0])->id;
  g_autoptr (ZimtWeekPlan) plan = NULL;

  g_assert_true (zimt_desk_count_heads (fixture->desk, id, 17, &error));
  plan = zimt_desk_load_week (fixture->desk, MONDAY, 7, 0, FALSE, &error);
  g_assert_cmpuint (plan->n_visitors, ==, 339 - 7 + 17);
  g_assert_false (zimt_desk_count_heads (fixture->desk, id, 5001, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
}

static void
test_finds_by_uid (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = fixture_find (fixture, MONDAY, "Aerobic");
  const ZimtBooking *booking = found->pdata[0];
  g_autoptr (ZimtBooking) by_uid = zimt_desk_find_booking (fixture->desk, booking->uid, &error);
  g_autoptr (ZimtBooking) by_series
      = zimt_desk_find_booking (fixture->desk, booking->series_uid, &error);

  g_assert_no_error (error);
  g_assert_cmpint (by_uid->id, ==, booking->id);
  g_assert_cmpint (by_series->id, ==, booking->id);
  g_assert_null (zimt_desk_find_booking (fixture->desk, "00000000", &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
}

static void
test_create_refuses_what_is_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (zimt_desk_create_sample (fixture->path, fixture->clock, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED);
  g_assert_cmpuint (count (fixture, MONDAY, "Aerobic"), ==, 1);
}

/* Thursday: the tutoring is in room 8 from 15:00 to 17:00. */
static void
test_rooms_that_overlap_become_no_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ZimtHouse *house = zimt_desk_get_house (fixture->desk);
  g_autoptr (ZimtRoom) room = zimt_room_copy (zimt_house_find_room (house, "8"));
  g_autoptr (ZimtRoom) closet = zimt_room_copy (zimt_house_find_room (house, "12"));
  g_autoptr (ZimtDraft) draft = fixture_draft (fixture, "Lesung", "11", THURSDAY, 16 * 60, 18 * 60);
  g_autoptr (ZimtCheck) check = book (fixture, draft);

  room->whole_id = draft->room_id;
  g_assert_false (zimt_desk_put_room (fixture->desk, room, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "overlap"));
  g_clear_error (&error);
  closet->whole_id = draft->room_id;
  zimt_desk_put_room (fixture->desk, closet, &error);
  g_assert_no_error (error);
  g_assert_true (zimt_desk_check_file (fixture->desk, &error));
}

static void
test_room_is_deleted_and_undone (Fixture *fixture, gconstpointer data)
{
  const char *const equipment[] = { " Beamer ", "Spüle", NULL };
  g_autoptr (GError) error = NULL;
  ZimtHouse *house = zimt_desk_get_house (fixture->desk);
  g_autoptr (ZimtRoom) room = zimt_room_new ();

  g_assert_false (
      zimt_desk_delete_room (fixture->desk, zimt_house_find_room (house, "8")->id, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_clear_error (&error);
  room->number = g_strdup ("14");
  room->name = g_strdup ("Dachboden");
  room->floor = g_strdup (" 3. OG ");
  room->equipment = g_strdupv ((char **)equipment);
  g_assert_true (zimt_desk_put_room (fixture->desk, room, &error));
  g_assert_no_error (error);
  g_assert_true (zimt_desk_delete_room (fixture->desk, room->id, &error));
  g_assert_no_error (error);
  g_assert_null (zimt_house_get_room (zimt_desk_get_house (fixture->desk), room->id));
  g_assert_false (zimt_desk_delete_room (fixture->desk, room->id, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
  g_assert_true (zimt_desk_undo (fixture->desk, NULL, NULL));
  house = zimt_desk_get_house (fixture->desk);
  g_assert_cmpstr (zimt_house_get_room (house, room->id)->floor, ==, "3. OG");
  g_assert_cmpstr (zimt_house_get_room (house, room->id)->equipment[0], ==, "Beamer");
}

static void
test_create_with_rooms (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "second.zimt", NULL);
  g_autoptr (GPtrArray) rooms = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_room_free);
  g_autoptr (ZimtDesk) desk = NULL;

  for (int i = 0; i < 2; i++)
    {
      ZimtRoom *room = zimt_room_new ();

      room->number = g_strdup (i == 0 ? " 5a" : "5A");
      room->name = g_strdup ("Saal");
      g_ptr_array_add (rooms, room);
    }
  g_assert_null (zimt_desk_create (path, "Haus", rooms, fixture->clock, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  for (guint i = 0; i < rooms->len; i++)
    ((ZimtRoom *)rooms->pdata[i])->id = 0;
  g_free (((ZimtRoom *)rooms->pdata[1])->number);
  ((ZimtRoom *)rooms->pdata[1])->number = g_strdup ("5b");
  desk = zimt_desk_create (path, "Haus", rooms, fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_nonnull (zimt_house_find_room (zimt_desk_get_house (desk), "5a"));
  g_assert_cmpuint (zimt_desk_get_house (desk)->rooms->len, ==, 2);
  g_assert_null (zimt_desk_dup_undo_name (desk));
}

static void
test_create_touches_no_neighbour (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDesk) desk = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "second.zimt", NULL);
  g_autofree char *neighbour = g_strconcat (path, ".new", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (neighbour, "precious", -1, &error));
  desk = zimt_desk_create (path, "Haus", NULL, fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (neighbour, &contents, NULL, &error));
  g_assert_cmpstr (contents, ==, "precious");
}

static void
test_demo_is_sound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n_bookings = 0;

  g_assert_true (zimt_desk_demo (fixture->desk, 2, 3, 7, &n_bookings, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_bookings, >, 10000);
  g_assert_true (zimt_desk_check_file (fixture->desk, &error));
  g_assert_false (zimt_desk_demo (fixture->desk, 0, 1, 7, NULL, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/the-sample-week-has-64-bookings-and-339-visitors", test_sample_week);
  ADD ("/desk/a-booking-is-stored-and-can-be-undone-after-a-restart", test_book_and_undo);
  ADD ("/desk/a-conflict-names-what-is-there-and-stores-nothing",
       test_conflict_names_what_is_there);
  ADD ("/desk/a-series-with-a-clash-is-refused-or-skips-it", test_series_refuses_or_skips);
  ADD ("/desk/an-open-weekly-series-has-157-dates", test_open_series_fills_three_years);
  ADD ("/desk/open-series-are-filled-as-time-goes-on", test_fill_goes_on);
  ADD ("/desk/most-openings-write-nothing", test_most_openings_write_nothing);
  ADD ("/desk/a-change-reaches-past-the-horizon", test_change_past_the_horizon);
  ADD ("/desk/a-series-of-more-dates-than-a-rule-yields-is-filled", test_long_series_are_filled);
  ADD ("/desk/an-unreadable-rule-keeps-nobody-out", test_unreadable_rule);
  ADD ("/desk/an-option-ends-on-its-date", test_options_expire);
  ADD ("/desk/one-date-moves-to-another-room", test_change_of_room);
  ADD ("/desk/a-series-moves-from-a-date-on", test_change_of_series);
  ADD ("/desk/a-single-booking-becomes-a-series", test_single_becomes_series);
  ADD ("/desk/a-change-starts-from-what-the-date-is", test_change_starts_from_the_date);
  ADD ("/desk/a-series-cured-into-one-room-has-that-room", test_cured_series_has_one_room);
  ADD ("/desk/what-is-over-is-not-changed", test_past_is_not_changed);
  ADD ("/desk/other-times-forget-the-cure-before", test_times_forget_the_cure);
  ADD ("/desk/an-option-for-one-date-has-an-end", test_option_cure_expires);
  ADD ("/desk/cancelling-follows-its-scope", test_cancel_scopes);
  ADD ("/desk/the-smallest-room-that-fits-is-offered-first", test_offers_best_fit_first);
  ADD ("/desk/a-closure-of-one-room-hides-no-date-from-others", test_closed_room_is_offered_less);
  ADD ("/desk/every-cure-passes-the-check", test_cures_pass_the_check);
  ADD ("/desk/cures-of-long-bookings-are-free-on-all-days", test_cures_of_long_bookings);
  ADD ("/desk/head-counts-become-visitors", test_head_counts_make_visitors);
  ADD ("/desk/bookings-are-found-by-uid-and-series", test_finds_by_uid);
  ADD ("/desk/a-new-house-never-replaces-a-file", test_create_refuses_what_is_there);
  ADD ("/desk/rooms-that-overlap-become-no-parts", test_rooms_that_overlap_become_no_parts);
  ADD ("/desk/a-room-is-deleted-and-undone", test_room_is_deleted_and_undone);
  ADD ("/desk/a-new-house-has-its-rooms-or-is-not-made", test_create_with_rooms);
  ADD ("/desk/a-new-house-touches-no-neighbour", test_create_touches_no_neighbour);
  ADD ("/desk/made-data-is-sound", test_demo_is_sound);
  return g_test_run ();
}
