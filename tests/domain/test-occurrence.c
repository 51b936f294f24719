/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of a draft: rule, pauses and cures. */
#include "zimt-occurrence.h"

#include "fixture.h"

static ZimtDraft *
draft_new (const char *starts, int length, const char *rule)
{
  g_autoptr (GError) error = NULL;
  ZimtDraft *draft = zimt_draft_new ();

  draft->event.title = g_strdup ("Chor");
  draft->room_id = ROOM_HALL;
  draft->starts = fixture_minute (starts);
  draft->ends = draft->starts + length;
  if (rule != NULL)
    draft->rule = zimt_rule_parse (rule, &error);
  g_assert_no_error (error);
  return draft;
}

static GPtrArray *
expand (const ZimtDraft *draft, const ZimtHouse *house, const char *until)
{
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *dates;

  zimt_calendar_add_school_holiday (calendar, "Herbstferien", fixture_date ("2026-10-12"),
                                    fixture_date ("2026-10-24"));
  dates = zimt_occurrences_of_draft (draft, house, calendar, ZIMT_DATE_FIRST, fixture_date (until),
                                     &error);
  g_assert_no_error (error);
  return dates;
}

/* "2026-10-01 09:00", "(2026-10-03 Tag der Deutschen Einheit)" for pauses; by line. */
static char *
tell (const GPtrArray *dates)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dates->len; i++)
    {
      const ZimtOccurrence *date = dates->pdata[i];
      g_autofree char *day = zimt_date_format (zimt_minute_get_date (date->starts));
      g_autofree char *time = zimt_time_format (zimt_minute_get_of_day (date->starts));

      if (date->status == ZIMT_STATUS_PAUSED)
        g_string_append_printf (text, "(%s %s: %s)", day,
                                zimt_pause_kind_to_code (date->pause_kind), date->pause_reason);
      else
        g_string_append_printf (text, "%s %s", day, time);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_dates (const ZimtDraft *draft, const ZimtHouse *house, const char *until,
              const char *expected)
{
  g_autoptr (GPtrArray) dates = expand (draft, house, until);
  g_autofree char *text = tell (dates);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_until_is_excluded (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) open = draft_new ("2026-11-05 09:00", 60, "FREQ=WEEKLY");
  g_autoptr (ZimtDraft) counted = draft_new ("2026-11-05 09:00", 60, "FREQ=WEEKLY;COUNT=2");

  assert_dates (open, house, "2026-11-19", "2026-11-05 09:00\n2026-11-12 09:00\n");
  assert_dates (open, house, "2026-11-20",
                "2026-11-05 09:00\n2026-11-12 09:00\n2026-11-19 09:00\n");
  assert_dates (counted, house, "2027-11-20", "2026-11-05 09:00\n2026-11-12 09:00\n");
}

static void
test_wall_clock (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) spring = draft_new ("2026-03-23 09:00", 60, "FREQ=WEEKLY");
  g_autoptr (ZimtDraft) autumn = draft_new ("2026-10-19 09:00", 60, "FREQ=WEEKLY");

  assert_dates (spring, house, "2026-04-01", "2026-03-23 09:00\n2026-03-30 09:00\n");
  assert_dates (autumn, house, "2026-11-01", "2026-10-19 09:00\n2026-10-26 09:00\n");
}

static void
test_rhythm_runs_on (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = draft_new ("2026-09-19 09:00", 60, "FREQ=WEEKLY;INTERVAL=2");

  assert_dates (draft, house, "2026-11-15",
                "2026-09-19 09:00\n(2026-10-03 public-holiday: Tag der Deutschen Einheit)\n"
                "2026-10-17 09:00\n(2026-10-31 public-holiday: Reformationstag)\n"
                "2026-11-14 09:00\n");
  draft->pauses = ZIMT_PAUSES_SCHOOL_HOLIDAYS;
  assert_dates (draft, house, "2026-11-01",
                "2026-09-19 09:00\n2026-10-03 09:00\n(2026-10-17 school-holiday: Herbstferien)\n"
                "2026-10-31 09:00\n");
  draft->pauses = ZIMT_PAUSES_NONE;
  assert_dates (draft, house, "2026-10-18",
                "2026-09-19 09:00\n2026-10-03 09:00\n2026-10-17 09:00\n");
}

static void
test_closures (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = draft_new ("2026-11-05 09:00", 60, "FREQ=DAILY;COUNT=4");
  ZimtMinute second = fixture_minute ("2026-11-06 09:00");

  fixture_close (house, 1, ROOM_LEFT, second - 60, second + 1, "Maler");
  fixture_close (house, 2, 0, second + 24 * 60 + 60, second + 24 * 60 + 90, "danach");
  fixture_close (house, 3, ROOM_LOBBY, second, second + 9000, "anderswo");
  assert_dates (draft, house, "2027-01-01",
                "2026-11-05 09:00\n(2026-11-06 closure: Maler)\n2026-11-07 09:00\n"
                "2026-11-08 09:00\n");
  draft->pauses = ZIMT_PAUSES_PUBLIC_HOLIDAYS;
  assert_dates (draft, house, "2026-11-07", "2026-11-05 09:00\n2026-11-06 09:00\n");
}

static void
test_missing_hour (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = draft_new ("2027-03-21 02:30", 60, "FREQ=WEEKLY;COUNT=3");
  g_autoptr (GPtrArray) dates = expand (draft, house, "2028-01-01");
  const ZimtOccurrence *missing;

  g_assert_cmpuint (dates->len, ==, 3);
  missing = dates->pdata[1];
  g_assert_cmpint (missing->status, ==, ZIMT_STATUS_PAUSED);
  g_assert_cmpint (missing->pause_kind, ==, ZIMT_PAUSE_SKIPPED);
  g_assert_nonnull (missing->pause_reason);
  g_assert_cmpint (((ZimtOccurrence *)dates->pdata[2])->status, ==, ZIMT_STATUS_FIXED);
}

static void
test_night_of_the_clock_change (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = draft_new ("2027-03-20 22:00", 8 * 60, "FREQ=WEEKLY;COUNT=2");
  g_autoptr (GPtrArray) dates = expand (draft, house, "2028-01-01");
  const ZimtOccurrence *night = dates->pdata[1];

  g_assert_cmpint (night->starts, ==, fixture_minute ("2027-03-27 22:00"));
  g_assert_cmpint (night->ends, ==, fixture_minute ("2027-03-28 06:00"));
  g_assert_cmpint (night->status, ==, ZIMT_STATUS_FIXED);
}

static void
cure (ZimtDraft *draft, const char *original, ZimtCureKind kind, gint64 room_id, const char *starts)
{
  ZimtCure value = { fixture_minute (original), kind, room_id, 0, 0 };

  if (starts != NULL)
    {
      value.starts = fixture_minute (starts);
      value.ends = value.starts + 30;
    }
  zimt_draft_add_cure (draft, &value);
}

static void
test_cures (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = draft_new ("2026-11-02 09:00", 60, "FREQ=DAILY;COUNT=6");
  g_autoptr (GPtrArray) dates = NULL;
  const ZimtOccurrence *const *date;

  cure (draft, "2026-11-02 09:00", ZIMT_CURE_ROOM, ROOM_DEN, NULL);
  cure (draft, "2026-11-03 09:00", ZIMT_CURE_TIME, 0, "2026-11-20 07:00");
  cure (draft, "2026-11-04 09:00", ZIMT_CURE_OPTION, 0, NULL);
  cure (draft, "2026-11-05 09:00", ZIMT_CURE_SKIP, 0, NULL);
  cure (draft, "2026-11-06 09:00", ZIMT_CURE_ROOM, ROOM_HALL, NULL);
  cure (draft, "2026-11-06 09:01", ZIMT_CURE_SKIP, 0, NULL);
  dates = expand (draft, house, "2027-01-01");
  date = (const ZimtOccurrence *const *)dates->pdata;

  g_assert_cmpuint (dates->len, ==, 6);
  g_assert_cmpint (date[0]->room_id, ==, ROOM_DEN);
  g_assert_true (date[0]->is_exception);
  g_assert_cmpint (date[1]->starts, ==, fixture_minute ("2026-11-20 07:00"));
  g_assert_cmpint (date[1]->ends - date[1]->starts, ==, 30);
  g_assert_cmpint (date[1]->original, ==, fixture_minute ("2026-11-03 09:00"));
  g_assert_true (date[1]->is_exception);
  g_assert_cmpint (date[2]->status, ==, ZIMT_STATUS_OPTION);
  g_assert_true (date[2]->is_exception);
  g_assert_cmpint (date[3]->status, ==, ZIMT_STATUS_PAUSED);
  g_assert_cmpint (date[3]->pause_kind, ==, ZIMT_PAUSE_SKIPPED);
  g_assert_null (date[3]->pause_reason);
  g_assert_false (date[4]->is_exception); /* the room that it has anyway */
  g_assert_cmpint (date[4]->status, ==, ZIMT_STATUS_FIXED);
  g_assert_false (date[5]->is_exception);
}

static void
test_cures_and_pauses (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = draft_new ("2026-12-25 09:00", 60, "FREQ=DAILY;COUNT=2");

  cure (draft, "2026-12-25 09:00", ZIMT_CURE_TIME, 0, "2026-12-25 15:00");
  cure (draft, "2026-12-26 09:00", ZIMT_CURE_SKIP, 0, NULL);
  assert_dates (draft, house, "2027-01-01",
                "2026-12-25 15:00\n(2026-12-26 public-holiday: 2. Weihnachtstag)\n");
  cure (draft, "2026-12-25 09:00", ZIMT_CURE_OPTION, 0, NULL);
  assert_dates (draft, house, "2026-12-26", "2026-12-25 09:00\n");
}

static void
test_single_bookings (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = draft_new ("2026-12-25 09:00", 60, NULL);
  g_autoptr (GPtrArray) dates = NULL;
  const ZimtOccurrence *date;

  /* No pause, whatever is asked for, and whatever the horizon. */
  cure (draft, "2026-12-25 09:00", ZIMT_CURE_SKIP, 0, NULL);
  assert_dates (draft, house, "2026-01-01", "2026-12-25 09:00\n");

  cure (draft, "2026-12-25 09:00", ZIMT_CURE_TIME, 0, "2026-12-27 10:00");
  dates = expand (draft, house, "2027-01-01");
  date = dates->pdata[0];
  g_assert_cmpuint (dates->len, ==, 1);
  g_assert_cmpint (date->original, ==, date->starts);
  g_assert_cmpint (date->starts, ==, fixture_minute ("2026-12-27 10:00"));
  g_assert_false (date->is_exception);
}

static void
test_the_last_date_of_all (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();
  g_autoptr (ZimtDraft) draft = draft_new ("2099-12-30 23:00", 120, "FREQ=DAILY");
  g_autoptr (GPtrArray) dates
      = zimt_occurrences_of_draft (draft, house, calendar, ZIMT_DATE_FIRST, G_MAXINT32, NULL);
  const ZimtOccurrence *last;

  g_assert_cmpuint (dates->len, ==, 2);
  last = dates->pdata[1];
  g_assert_cmpint (last->status, ==, ZIMT_STATUS_PAUSED); /* it would end in the next century */
}

static void
test_too_many_dates (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();
  g_autoptr (ZimtDraft) draft = draft_new ("2026-01-01 09:00", 60, "FREQ=DAILY");
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (
      zimt_occurrences_of_draft (draft, house, calendar, ZIMT_DATE_FIRST, ZIMT_DATE_LAST, &error));
  g_assert_nonnull (error);
  later = zimt_occurrences_of_draft (draft, house, calendar, ZIMT_DATE_LAST - 9, ZIMT_DATE_LAST,
                                     NULL);
  g_assert_cmpuint (later->len, ==, 9);
}

static void
test_copies (void)
{
  g_autoptr (ZimtOccurrence) date = zimt_occurrence_new ();
  g_autoptr (ZimtOccurrence) copy = NULL;

  date->pause_reason = g_strdup ("Ostern");
  copy = zimt_occurrence_copy (date);
  g_assert_cmpstr (copy->pause_reason, ==, "Ostern");
  g_assert_true (copy->pause_reason != date->pause_reason);
  zimt_occurrence_free (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/occurrence/until-is-excluded", test_until_is_excluded);
  g_test_add_func ("/occurrence/nine-stays-nine-through-clock-changes", test_wall_clock);
  g_test_add_func ("/occurrence/a-fortnightly-rhythm-runs-through-pauses", test_rhythm_runs_on);
  g_test_add_func ("/occurrence/closures-of-the-room-pause", test_closures);
  g_test_add_func ("/occurrence/an-hour-that-is-missing-is-left-out", test_missing_hour);
  g_test_add_func ("/occurrence/a-night-ends-at-six-when-the-clocks-change",
                   test_night_of_the_clock_change);
  g_test_add_func ("/occurrence/cures-change-one-date", test_cures);
  g_test_add_func ("/occurrence/a-cure-wins-over-a-pause", test_cures_and_pauses);
  g_test_add_func ("/occurrence/a-single-booking-never-pauses", test_single_bookings);
  g_test_add_func ("/occurrence/the-calendar-ends-in-2099", test_the_last_date_of_all);
  g_test_add_func ("/occurrence/too-many-dates-are-refused", test_too_many_dates);
  g_test_add_func ("/occurrence/copies-share-nothing", test_copies);
  return g_test_run ();
}
