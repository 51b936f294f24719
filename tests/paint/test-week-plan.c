/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week as rows, days and entries, and what a screen reader says of it. */
#include "sample-week.h"

typedef struct
{
  ZimtHouse *house;       /* owned */
  ZimtCalendar *calendar; /* owned */
  GPtrArray *bookings;    /* owned, until a plan takes it */
  GPtrArray *reasons;     /* the same */
} Week;

static void
set_up (Week *week, gconstpointer data)
{
  week->house = sample_house_new ();
  week->calendar = zimt_calendar_new ();
  week->bookings = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  week->reasons = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Week *week, gconstpointer data)
{
  g_clear_pointer (&week->bookings, g_ptr_array_unref);
  g_clear_pointer (&week->reasons, g_ptr_array_unref);
  zimt_house_unref (week->house);
  zimt_calendar_unref (week->calendar);
}

static ZimtBooking *
add (Week *week, const char *room, int day, const char *start, const char *end, const char *title)
{
  ZimtBooking *booking
      = sample_booking_new (week->house, room, sample_monday () + day, start, end, title);

  booking->id = week->bookings->len + 1;
  g_ptr_array_add (week->bookings, booking);
  g_ptr_array_add (week->reasons, NULL);
  return booking;
}

static ZimtWeekPlan *
make_plan (Week *week, guint n_days, gint64 room_id)
{
  return zimt_week_plan_new (week->house, week->calendar, sample_monday (), n_days, room_id,
                             g_steal_pointer (&week->bookings), g_steal_pointer (&week->reasons));
}

static const ZimtPlanEntry *
get_entry (const ZimtWeekPlan *plan, guint index)
{
  g_assert_cmpuint (index, <, plan->entries->len);
  return &g_array_index (plan->entries, ZimtPlanEntry, index);
}

static void
test_the_sample_week_is_complete (void)
{
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();

  g_assert_cmpuint (plan->rooms->len, ==, 12);
  g_assert_cmpuint (plan->entries->len, ==, 64);
  g_assert_cmpuint (plan->n_fixed, ==, 64);
  g_assert_cmpuint (plan->n_visitors, ==, 339);
}

static void
test_rows_are_bookable_rooms_by_position (void)
{
  static const char *const wanted[]
      = { "1", "2", "3", "4", "5a", "5b", "6", "7", "8", "9", "10", "11" };
  g_autoptr (ZimtWeekPlan) plan = sample_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (((const ZimtRoom *)g_ptr_array_index (plan->rooms, i))->number, ==, wanted[i]);
}

static void
test_one_room_shows_that_room_only (Week *week, gconstpointer data)
{
  add (week, "3", 0, "09:00", "10:00", "Kurs")->event.n_people = 5;
  add (week, "4", 0, "09:00", "10:00", "Beratung")->event.n_people = 7;
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, zimt_house_find_room (week->house, "4")->id);

  g_assert_cmpuint (plan->rooms->len, ==, 1);
  g_assert_cmpuint (plan->entries->len, ==, 1);
  g_assert_cmpstr (get_entry (plan, 0)->booking->event.title, ==, "Beratung");
  g_assert_cmpuint (get_entry (plan, 0)->row, ==, 0);
  g_assert_cmpuint (plan->n_fixed, ==, 1);
  g_assert_cmpuint (plan->n_visitors, ==, 7);
}

static void
test_a_booking_over_midnight_has_an_entry_a_day (Week *week, gconstpointer data)
{
  add (week, "7", 4, "22:00", "24:00", "Nacht")->ends += 2 * 1440 + 6 * 60;
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, 0);
  static const guint wanted[][3] = { { 4, 1320, 1440 }, { 5, 0, 1440 }, { 6, 0, 1440 } };

  g_assert_cmpuint (plan->entries->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_cmpuint (get_entry (plan, i)->day, ==, wanted[i][0]);
      g_assert_cmpuint (get_entry (plan, i)->start, ==, wanted[i][1]);
      g_assert_cmpuint (get_entry (plan, i)->end, ==, wanted[i][2]);
    }
  g_assert_cmpuint (plan->n_fixed, ==, 1);
}

static void
test_what_began_before_the_week_is_drawn_but_not_counted (Week *week, gconstpointer data)
{
  ZimtBooking *booking = add (week, "7", -1, "22:00", "24:00", "Nacht");

  booking->ends += 60;
  booking->event.n_people = 9;
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, 0);

  g_assert_cmpuint (plan->entries->len, ==, 1);
  g_assert_cmpuint (get_entry (plan, 0)->start, ==, 0);
  g_assert_cmpuint (get_entry (plan, 0)->end, ==, 60);
  g_assert_cmpuint (plan->n_fixed, ==, 0);
  g_assert_cmpuint (plan->n_visitors, ==, 0);
}

static void
test_a_booking_that_ends_at_midnight_stays_on_its_day (Week *week, gconstpointer data)
{
  add (week, "7", 2, "20:00", "24:00", "Fest");
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, 0);

  g_assert_cmpuint (plan->entries->len, ==, 1);
  g_assert_cmpuint (get_entry (plan, 0)->end, ==, 1440);
}

static void
test_visitors_are_counted_heads_where_there_are_any (Week *week, gconstpointer data)
{
  ZimtBooking *counted = add (week, "3", 0, "09:00", "10:00", "Gezählt");
  ZimtBooking *none_came = add (week, "3", 1, "09:00", "10:00", "Niemand kam");
  ZimtBooking *option = add (week, "3", 2, "09:00", "10:00", "Option");
  ZimtBooking *cancelled = add (week, "3", 3, "09:00", "10:00", "Abgesagt");
  ZimtBooking *paused = add (week, "3", 4, "09:00", "10:00", "Pause");

  add (week, "3", 5, "09:00", "10:00", "Erwartet")->event.n_people = 3;
  counted->event.n_people = 10;
  counted->n_counted = 4;
  none_came->event.n_people = 10;
  none_came->n_counted = 0;
  option->event.n_people = cancelled->event.n_people = paused->event.n_people = 100;
  option->status = ZIMT_STATUS_OPTION;
  cancelled->status = ZIMT_STATUS_CANCELLED;
  paused->status = ZIMT_STATUS_PAUSED;
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, 0);

  g_assert_cmpuint (plan->entries->len, ==, 6);
  g_assert_cmpuint (plan->n_fixed, ==, 3);
  g_assert_cmpuint (plan->n_visitors, ==, 4 + 0 + 3);
}

static void
test_only_what_takes_place_is_busy (Week *week, gconstpointer data)
{
  static const ZimtStatus statuses[]
      = { ZIMT_STATUS_FIXED, ZIMT_STATUS_OPTION, ZIMT_STATUS_CANCELLED, ZIMT_STATUS_PAUSED };
  static const gboolean is_busy[] = { TRUE, TRUE, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    add (week, "3", (int)i, "09:00", "10:00", "Kurs")->status = statuses[i];
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, 0);
  g_autoptr (GArray) blocks = zimt_week_plan_dup_blocks (plan);

  g_assert_cmpuint (blocks->len, ==, plan->entries->len);
  for (guint i = 0; i < blocks->len; i++)
    {
      const ZimtWeekBlock *block = &g_array_index (blocks, ZimtWeekBlock, i);

      g_assert_cmpint (block->is_busy, ==, is_busy[i]);
      g_assert_cmpint (block->id, ==, get_entry (plan, i)->booking->id);
      g_assert_cmpuint (block->day, ==, i);
      g_assert_cmpuint (block->row, ==, 2);
    }
}

static void
test_entries_do_not_depend_on_the_order_given (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (ZimtWeekPlan) wanted = sample_plan_new ();

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (ZimtHouse) house = sample_house_new ();
      g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();
      GPtrArray *bookings = sample_bookings_new (house, sample_monday ());

      for (guint j = bookings->len; j > 1; j--)
        {
          guint other = (guint)g_rand_int_range (rand, 0, (gint32)j);
          gpointer last = bookings->pdata[j - 1];

          bookings->pdata[j - 1] = bookings->pdata[other];
          bookings->pdata[other] = last;
        }
      g_autoptr (ZimtWeekPlan) plan
          = zimt_week_plan_new (house, calendar, sample_monday (), 7, 0, bookings, NULL);
      for (guint j = 0; j < wanted->entries->len; j++)
        g_assert_cmpint (get_entry (plan, j)->booking->id, ==, get_entry (wanted, j)->booking->id);
    }
}

static void
test_a_booking_is_spoken_in_full (Week *week, gconstpointer data)
{
  ZimtBooking *booking = add (week, "3", 1, "09:00", "12:00", "Integrationskurs A2");

  booking->event.organisation_id = zimt_house_find_organisation (week->house, "Diakonie")->id;
  booking->event.n_people = 11;
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, 0);
  g_autofree char *speech = zimt_plan_entry_speak (plan, get_entry (plan, 0));

  g_assert_cmpstr (speech, ==,
                   "Room 3 Konferenzraum, Tuesday 24.11., 09:00 to 12:00, Integrationskurs A2, "
                   "Diakonie, 11 people");
}

static void
test_states_and_hints_are_spoken (Week *week, gconstpointer data)
{
  static const struct
  {
    ZimtStatus status;
    const char *reason;
    int n_people;
    int n_counted;
    ZimtDate expires;
    const char *wanted;
  } cases[] = {
    { ZIMT_STATUS_FIXED, NULL, 0, -1, 0, ", Runde" },
    { ZIMT_STATUS_FIXED, NULL, 1, -1, 0, ", Runde, 1 person" },
    { ZIMT_STATUS_FIXED, NULL, 5, 1, 0, ", Runde, 1 person counted" },
    { ZIMT_STATUS_FIXED, NULL, 5, 0, 0, ", Runde, 0 people counted" },
    { ZIMT_STATUS_FIXED, NULL, 25, -1, 0, ", Runde, 25 people, more people than seats" },
    { ZIMT_STATUS_OPTION, NULL, 0, -1, 0, ", Runde, option" },
    { ZIMT_STATUS_OPTION, NULL, 0, -1, 20790, ", Runde, option until Wed 02.12.2026" },
    { ZIMT_STATUS_CANCELLED, NULL, 0, -1, 0, ", Runde, cancelled" },
    { ZIMT_STATUS_PAUSED, NULL, 0, -1, 0, ", Runde, left out" },
    { ZIMT_STATUS_PAUSED, "Ferien", 0, -1, 0, ", Runde, left out: Ferien" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZimtBooking *booking = add (week, "3", 0, "10:00", "11:00", "Runde");

      booking->status = cases[i].status;
      booking->event.n_people = cases[i].n_people;
      booking->n_counted = cases[i].n_counted;
      booking->option_expires = cases[i].expires;
      g_ptr_array_index (week->reasons, i) = g_strdup (cases[i].reason);
    }
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *speech = zimt_plan_entry_speak (plan, get_entry (plan, i));
      g_autofree char *wanted = g_strconcat ("Room 3 Konferenzraum, Monday 23.11., 10:00 to 11:00",
                                             cases[i].wanted, NULL);

      g_assert_cmpstr (speech, ==, wanted);
    }
}

static ZimtClosure *
new_closure (gint64 room_id, int day, int start_hour, int end_hour)
{
  ZimtClosure *closure = zimt_closure_new ();

  closure->id = 1;
  closure->room_id = room_id;
  closure->starts = zimt_minute_new (sample_monday () + day, start_hour * 60);
  closure->ends = zimt_minute_new (sample_monday () + day, end_hour * 60);
  closure->title = g_strdup ("Grundreinigung");
  return closure;
}

static void
test_cells_say_whether_they_are_free (Week *week, gconstpointer data)
{
  ZimtRoom *kitchen = (ZimtRoom *)zimt_house_find_room (week->house, "9");

  kitchen->has_opening = TRUE;
  kitchen->opening[2] = kitchen->opening[3] = (ZimtOpening){ 9 * 60, 18 * 60 };
  add (week, "4", 1, "09:00", "10:00", "Eins");
  add (week, "4", 1, "10:00", "11:00", "Zwei");
  add (week, "4", 2, "10:00", "11:00", "Drei");
  add (week, "4", 3, "10:00", "11:00", "Fällt aus")->status = ZIMT_STATUS_PAUSED;
  add (week, "5a", 4, "10:00", "11:00", "Vier");
  g_ptr_array_add (week->house->closures, new_closure (0, 4, 0, 24));
  g_ptr_array_add (week->house->closures, new_closure (kitchen->id, 3, 9, 18));
  g_ptr_array_add (week->house->closures, new_closure (kitchen->id, 2, 10, 18));
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, 0);
  static const struct
  {
    guint row;
    guint day;
    const char *wanted;
  } cases[] = {
    { 3, 0, "Room 4 Beratungsraum, Monday 23.11., free" },
    { 3, 1, "Room 4 Beratungsraum, Tuesday 24.11., 2 bookings" },
    { 3, 2, "Room 4 Beratungsraum, Wednesday 25.11., 1 booking" },
    { 3, 3, "Room 4 Beratungsraum, Thursday 26.11., free" },
    { 3, 4, "Room 4 Beratungsraum, Friday 27.11., closed: Grundreinigung" },
    { 4, 4, "Room 5a Büro und Beratungsraum, Friday 27.11., 1 booking, closed: Grundreinigung" },
    { 9, 2, "Room 9 Küche, Wednesday 25.11., free" },
    { 9, 3, "Room 9 Küche, Thursday 26.11., closed: Grundreinigung" },
    { 9, 6, "Room 9 Küche, Sunday 29.11., closed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *speech = zimt_week_plan_speak_cell (plan, cases[i].row, cases[i].day);

      g_assert_cmpstr (speech, ==, cases[i].wanted);
    }
}

static void
test_bookings_in_closures_are_conflicts (Week *week, gconstpointer data)
{
  static const char *const wanted[] = {
    "Room 1 Büro I, Thursday 26.11., 10:00 to 11:00, Eins, "
    "conflict with the closure “Grundreinigung”",
    "Room 1 Büro I, Thursday 26.11., 11:00 to 12:00, Zwei, option",
    "Room 1 Büro I, Thursday 26.11., 12:00 to 13:00, Drei",
    "Room 1 Büro I, Friday 27.11., 10:00 to 11:00, Vier, "
    "conflict with the opening hours",
  };
  ZimtRoom *office = (ZimtRoom *)zimt_house_find_room (week->house, "1");

  office->has_opening = TRUE;
  office->opening[3] = (ZimtOpening){ 8 * 60, 18 * 60 };
  add (week, "1", 3, "10:00", "11:00", "Eins");
  add (week, "1", 3, "11:00", "12:00", "Zwei")->status = ZIMT_STATUS_OPTION;
  add (week, "1", 3, "12:00", "13:00", "Drei");
  add (week, "1", 4, "10:00", "11:00", "Vier");
  g_ptr_array_add (week->house->closures, new_closure (0, 3, 8, 12));
  g_autoptr (ZimtWeekPlan) plan = make_plan (week, 7, 0);
  g_autofree char *note = zimt_week_plan_dup_closed_note (plan, 3);

  g_assert_cmpstr (note, ==, "Grundreinigung");
  g_assert_null (zimt_week_plan_dup_closed_note (plan, 4));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *speech = zimt_plan_entry_speak (plan, get_entry (plan, i));

      g_assert_cmpstr (speech, ==, wanted[i]);
      g_assert_cmpint (get_entry (plan, i)->conflicts != NULL, ==, i % 3 == 0);
    }
}

static void
test_a_plan_outlives_its_first_owner (void)
{
  ZimtWeekPlan *plan = sample_plan_new ();
  g_autoptr (ZimtWeekPlan) second = zimt_week_plan_ref (plan);

  zimt_week_plan_unref (plan);
  g_assert_cmpuint (second->entries->len, ==, 64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/week-plan/" path, function)
#define ADD_WEEK(path, function)                                                                   \
  g_test_add ("/week-plan/" path, Week, NULL, set_up, function, tear_down)
  ADD ("the-sample-week-is-complete", test_the_sample_week_is_complete);
  ADD ("rows-are-bookable-rooms-by-position", test_rows_are_bookable_rooms_by_position);
  ADD_WEEK ("one-room-shows-that-room-only", test_one_room_shows_that_room_only);
  ADD_WEEK ("a-booking-over-midnight-has-an-entry-a-day",
            test_a_booking_over_midnight_has_an_entry_a_day);
  ADD_WEEK ("what-began-before-the-week-is-drawn-but-not-counted",
            test_what_began_before_the_week_is_drawn_but_not_counted);
  ADD_WEEK ("a-booking-that-ends-at-midnight-stays-on-its-day",
            test_a_booking_that_ends_at_midnight_stays_on_its_day);
  ADD_WEEK ("visitors-are-counted-heads-where-there-are-any",
            test_visitors_are_counted_heads_where_there_are_any);
  ADD_WEEK ("only-what-takes-place-is-busy", test_only_what_takes_place_is_busy);
  ADD ("entries-do-not-depend-on-the-order-given", test_entries_do_not_depend_on_the_order_given);
  ADD_WEEK ("a-booking-is-spoken-in-full", test_a_booking_is_spoken_in_full);
  ADD_WEEK ("states-and-hints-are-spoken", test_states_and_hints_are_spoken);
  ADD_WEEK ("cells-say-whether-they-are-free", test_cells_say_whether_they_are_free);
  ADD_WEEK ("bookings-in-closures-are-conflicts", test_bookings_in_closures_are_conflicts);
  ADD ("a-plan-outlives-its-first-owner", test_a_plan_outlives_its_first_owner);
#undef ADD
#undef ADD_WEEK
  return g_test_run ();
}
