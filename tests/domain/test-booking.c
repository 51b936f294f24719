/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house, bookings and drafts as values, and what a draft may not say. */
#include "fixture.h"
#include "zimt-draft.h"
#include "zimt-error.h"

#include <string.h>

static ZimtEvent
full_event (void)
{
  return (ZimtEvent){
    .title = g_strdup ("Chor"),
    .organisation_id = 3,
    .category = g_strdup ("culture"),
    .n_people = 12,
    .buffer_before = 5,
    .buffer_after = 10,
    .equipment = fixture_pieces (EQUIPMENT_PROJECTOR, EQUIPMENT_HEADSET, 0),
  };
}

static void
test_events_are_equal_by_value (void)
{
  ZimtEvent event = full_event (), copy;
  const gint64 piece = EQUIPMENT_HEADSET;

  zimt_event_copy (&event, &copy);
  g_assert_true (copy.title != event.title && copy.equipment != event.equipment);
  g_assert_true (zimt_event_equal (&event, &copy));

  copy.n_people++;
  g_assert_false (zimt_event_equal (&event, &copy));
  copy.n_people--;
  g_array_index (copy.equipment, gint64, 0) = piece;
  g_assert_false (zimt_event_equal (&event, &copy));
  g_array_set_size (copy.equipment, 0);
  g_assert_false (zimt_event_equal (&event, &copy));
  g_clear_pointer (&event.equipment, g_array_unref);
  g_assert_true (zimt_event_equal (&event, &copy));
  g_free (copy.title);
  copy.title = NULL;
  g_assert_false (zimt_event_equal (&event, &copy));

  zimt_event_clear (&event);
  zimt_event_clear (&copy);
  g_assert_null (event.category);
}

static void
test_copies_share_nothing (void)
{
  g_autoptr (ZimtBooking) booking = zimt_booking_new ();
  g_autoptr (ZimtSeries) series = zimt_series_new ();
  g_autoptr (ZimtPause) pause = zimt_pause_new ();
  g_autoptr (ZimtBooking) booking_copy = NULL;
  g_autoptr (ZimtSeries) series_copy = NULL;
  g_autoptr (ZimtPause) pause_copy = NULL;

  g_assert_cmpint (booking->n_counted, ==, -1);
  g_assert_cmpint (series->pauses, ==, ZIMT_PAUSES_DEFAULT);
  booking->uid = g_strdup ("u1");
  booking->series_uid = g_strdup ("s1");
  booking->event = full_event ();
  series->uid = g_strdup ("s1");
  series->rule = g_strdup ("FREQ=DAILY");
  pause->uid = g_strdup ("p1");
  pause->reason = g_strdup ("Ostermontag");

  booking_copy = zimt_booking_copy (booking);
  series_copy = zimt_series_copy (series);
  pause_copy = zimt_pause_copy (pause);
  g_assert_true (booking_copy->uid != booking->uid);
  g_assert_cmpstr (booking_copy->series_uid, ==, "s1");
  g_assert_true (zimt_event_equal (&booking->event, &booking_copy->event));
  g_assert_cmpstr (series_copy->rule, ==, "FREQ=DAILY");
  g_assert_true (series_copy->rule != series->rule);
  g_assert_cmpstr (pause_copy->reason, ==, "Ostermontag");
  g_assert_true (pause_copy->reason != pause->reason);
}

static void
test_nothing_can_be_freed (void)
{
  zimt_booking_free (NULL);
  zimt_series_free (NULL);
  zimt_pause_free (NULL);
  zimt_room_free (NULL);
  zimt_organisation_free (NULL);
  zimt_equipment_free (NULL);
  zimt_closure_free (NULL);
  zimt_house_unref (NULL);
  zimt_draft_free (NULL);
}

static void
test_codes_go_there_and_back (void)
{
  static const char *const statuses[] = { "fixed", "option", "cancelled", "paused" };
  static const char *const kinds[] = { "public-holiday", "school-holiday", "closure", "skipped" };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      ZimtStatus status;
      ZimtPauseKind kind;

      g_assert_true (zimt_status_from_code (statuses[i], &status));
      g_assert_cmpint (status, ==, i);
      g_assert_cmpstr (zimt_status_to_code (status), ==, statuses[i]);
      g_assert_true (zimt_pause_kind_from_code (kinds[i], &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (zimt_pause_kind_to_code (kind), ==, kinds[i]);
      g_assert_false (zimt_status_from_code (kinds[i], &status));
      g_assert_false (zimt_pause_kind_from_code (NULL, &kind));
    }
}

static void
test_a_house_finds_what_it_has (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtHouse) again = zimt_house_ref (house);

  g_assert_true (again == house);
  g_assert_cmpstr (zimt_house_get_room (house, ROOM_DEN)->number, ==, "5b");
  g_assert_null (zimt_house_get_room (house, 99));
  g_assert_cmpint (zimt_house_find_room (house, "12")->id, ==, ROOM_SHED);
  g_assert_cmpint (zimt_house_find_room (house, "5B")->id, ==, ROOM_DEN);
  g_assert_null (zimt_house_find_room (house, "120"));
  g_assert_null (zimt_house_find_room (house, ""));
  g_assert_cmpstr (zimt_house_get_equipment (house, EQUIPMENT_HEADSET)->name, ==, "Headset");
  g_assert_null (zimt_house_get_equipment (house, 9));
  g_assert_null (zimt_house_get_closure (house, 9));
  g_assert_cmpstr (zimt_house_get_organisation (house, ORGANISATION_OUTSIDE)->name, ==,
                   "Jobcenter");
  g_assert_null (zimt_house_get_organisation (house, 0));
}

static void
test_organisations_are_found_folded (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  ZimtOrganisation *tricky = zimt_organisation_new ();

  g_assert_cmpint (zimt_house_find_organisation (house, "ib")->id, ==, ORGANISATION_HOUSE);
  g_assert_cmpint (zimt_house_find_organisation (house, "INTERNATIONALER BUND")->id, ==,
                   ORGANISATION_HOUSE);
  g_assert_null (zimt_house_find_organisation (house, "Bund"));

  /* A full name that is another one's short name does not hide it. */
  tricky->id = 7;
  tricky->name = g_strdup ("JC");
  g_ptr_array_insert (house->organisations, 0, tricky);
  g_assert_cmpint (zimt_house_find_organisation (house, "jc")->id, ==, ORGANISATION_OUTSIDE);
}

static void
test_copies_of_rooms_and_organisations (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  const ZimtRoom *office = zimt_house_get_room (house, ROOM_OFFICE);
  g_autoptr (ZimtRoom) room = zimt_room_copy (office);
  g_autoptr (ZimtOrganisation) organisation
      = zimt_organisation_copy (zimt_house_get_organisation (house, ORGANISATION_HOUSE));

  g_assert_true (room->name != office->name);
  g_assert_cmpstr (room->name, ==, "Büro");
  g_assert_cmpstr (room->refused[0], ==, "media");
  g_assert_cmpint (room->opening[4].closes, ==, 18 * 60);
  g_assert_null (room->usage);
  g_assert_cmpstr (organisation->name, ==, "Internationaler Bund");
}

static void
test_openings (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  const ZimtRoom *office = zimt_house_get_room (house, ROOM_OFFICE);
  int opens, closes;

  g_assert_true (zimt_room_get_opening (office, fixture_date ("2026-11-27"), &opens, &closes));
  g_assert_cmpint (opens, ==, 8 * 60);
  g_assert_cmpint (closes, ==, 18 * 60);
  g_assert_false (zimt_room_get_opening (office, fixture_date ("2026-11-28"), &opens, &closes));
  g_assert_true (zimt_room_get_opening (zimt_house_get_room (house, ROOM_HALL),
                                        fixture_date ("2026-11-28"), &opens, &closes));
  g_assert_cmpint (closes - opens, ==, ZIMT_MINUTES_PER_DAY);
}

static void
test_related_rooms (void)
{
  static const struct
  {
    gint64 room;
    const char *related;
  } cases[] = {
    { ROOM_HALL, "1 2 3 4" }, { ROOM_LEFT, "2 1 4" }, { ROOM_RIGHT, "3 1" },
    { ROOM_NICHE, "4 1 2" },  { ROOM_LOBBY, "5 6" },  { ROOM_DEN, "6 5" },
    { ROOM_OFFICE, "7" },     { 99, "99" },
  };
  g_autoptr (ZimtHouse) house = fixture_house_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) rooms = zimt_house_dup_related_rooms (house, cases[i].room);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < rooms->len; j++)
        g_string_append_printf (text, "%s%" G_GINT64_FORMAT, j > 0 ? " " : "",
                                g_array_index (rooms, gint64, j));
      g_assert_cmpstr (text->str, ==, cases[i].related);
    }
}

static void
test_wholes_in_a_circle_end (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();

  ((ZimtRoom *)house->rooms->pdata[ROOM_HALL - 1])->whole_id = ROOM_NICHE;
  g_assert_true (zimt_house_is_part (house, ROOM_NICHE, ROOM_HALL));
  g_assert_false (zimt_house_is_part (house, ROOM_NICHE, ROOM_DEN));
  g_assert_false (zimt_house_is_part (house, ROOM_NICHE, ROOM_NICHE));
}

static ZimtDraft *
good_draft (void)
{
  ZimtDraft *draft = zimt_draft_new ();

  draft->event.title = g_strdup ("  Elternabend \n der Klasse 4b ");
  draft->room_id = ROOM_HALL;
  draft->starts = fixture_minute ("2026-11-26 18:00");
  draft->ends = draft->starts + 120;
  return draft;
}

static ZimtRule *
rule (const char *text)
{
  g_autoptr (GError) error = NULL;
  ZimtRule *parsed = zimt_rule_parse (text, &error);

  g_assert_no_error (error);
  return parsed;
}

static void
test_a_good_draft_is_cleaned (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = good_draft ();
  g_autoptr (GError) error = NULL;

  draft->option_expires = 3;
  g_assert_true (zimt_draft_validate (draft, house, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (draft->event.title, ==, "Elternabend der Klasse 4b");
  g_assert_cmpstr (draft->event.category, ==, "other");
  g_assert_cmpint (draft->option_expires, ==, 0);
  g_assert_cmpint (draft->starts, ==, fixture_minute ("2026-11-26 18:00"));
}

static void
test_a_start_moves_to_the_first_date (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = good_draft ();

  draft->starts = fixture_minute ("2026-09-01 09:00"); /* a Tuesday */
  draft->ends = draft->starts + 90;
  draft->rule = rule ("FREQ=WEEKLY;BYDAY=TH");
  g_assert_true (zimt_draft_validate (draft, house, NULL));
  g_assert_cmpint (draft->starts, ==, fixture_minute ("2026-09-03 09:00"));
  g_assert_cmpint (draft->ends, ==, fixture_minute ("2026-09-03 10:30"));

  g_assert_true (zimt_draft_validate (draft, house, NULL));
  g_assert_cmpint (draft->starts, ==, fixture_minute ("2026-09-03 09:00"));

  /* The hour that is missing on the Sunday is of no concern to the Thursday after it. */
  draft->starts = fixture_minute ("2027-03-28 02:30");
  draft->ends = draft->starts + 90;
  g_assert_true (zimt_draft_validate (draft, house, NULL));
  g_assert_cmpint (draft->starts, ==, fixture_minute ("2027-04-01 02:30"));
}

typedef struct
{
  const char *name;
  void (*spoil) (ZimtDraft *draft);
  const char *says; /* a piece of the sentence; NULL: any */
} RefusedCase;

static void
set_title (ZimtDraft *draft, const char *title)
{
  g_free (draft->event.title);
  draft->event.title = g_strdup (title);
}

static void
no_title (ZimtDraft *draft)
{
  set_title (draft, " ");
}

static void
null_title (ZimtDraft *draft)
{
  set_title (draft, NULL);
}

static void
bad_category (ZimtDraft *draft)
{
  draft->event.category = g_strdup ("\xff");
}

static void
unknown_room (ZimtDraft *draft)
{
  draft->room_id = 99;
}

static void
shed (ZimtDraft *draft)
{
  draft->room_id = ROOM_SHED;
}

static void
media_in_the_office (ZimtDraft *draft)
{
  draft->room_id = ROOM_OFFICE;
  draft->event.category = g_strdup ("media");
}

static void
end_before_start (ZimtDraft *draft)
{
  draft->ends = draft->starts - 1;
}

static void
skipped_hour (ZimtDraft *draft)
{
  draft->starts = fixture_minute ("2027-03-28 02:30");
  draft->ends = draft->starts + 60;
}

static void
first_date_in_skipped_hour (ZimtDraft *draft)
{
  draft->starts = fixture_minute ("2027-03-25 02:30");
  draft->ends = draft->starts + 60;
  draft->rule = rule ("FREQ=WEEKLY;BYDAY=SU");
}

static void
year_1583 (ZimtDraft *draft)
{
  draft->starts = (ZimtMinute)-141000 * ZIMT_MINUTES_PER_DAY;
  draft->ends = draft->starts + 60;
  draft->rule = rule ("FREQ=DAILY");
}

static void
too_few_people (ZimtDraft *draft)
{
  draft->event.n_people = -1;
}

static void
too_many_people (ZimtDraft *draft)
{
  draft->event.n_people = 5001;
}

static void
negative_buffer (ZimtDraft *draft)
{
  draft->event.buffer_after = -1;
}

static void
long_buffer (ZimtDraft *draft)
{
  draft->event.buffer_before = ZIMT_BUFFER_MAX + 1;
}

static void
unknown_organisation (ZimtDraft *draft)
{
  draft->event.organisation_id = 77;
}

static void
unknown_equipment (ZimtDraft *draft)
{
  draft->event.equipment = fixture_pieces (EQUIPMENT_PROJECTOR, 77, 0);
}

static void
ended_rule (ZimtDraft *draft)
{
  draft->rule = rule ("FREQ=DAILY;UNTIL=20260101");
}

static void
option_for_ever (ZimtDraft *draft)
{
  draft->status = ZIMT_STATUS_OPTION;
  draft->option_expires = ZIMT_DATE_LAST + 1;
}

static void
cure_into_the_shed (ZimtDraft *draft)
{
  zimt_draft_add_cure (draft, &(ZimtCure){ draft->starts, ZIMT_CURE_ROOM, ROOM_SHED, 0, 0 });
}

static void
cure_without_length (ZimtDraft *draft)
{
  zimt_draft_add_cure (draft, &(ZimtCure){ draft->starts, ZIMT_CURE_TIME, 0, draft->starts,
                                           draft->starts });
}

static void
test_refused_drafts (void)
{
  static const RefusedCase cases[] = {
    { "no title", no_title, "The title" },
    { "NULL title", null_title, "The title" },
    { "bad category", bad_category, "The category" },
    { "unknown room", unknown_room, "choose" },
    { "shed", shed, "Room 12 (WC Herren) cannot be booked; choose another room." },
    { "refused category", media_in_the_office, "Room 6 (Büro)" },
    { "end before start", end_before_start, NULL },
    { "skipped hour", skipped_hour, NULL },
    { "first date in the skipped hour", first_date_in_skipped_hour, NULL },
    { "1583", year_1583, "2000" },
    { "too few people", too_few_people, "5000" },
    { "too many people", too_many_people, "5000" },
    { "negative buffer", negative_buffer, "240" },
    { "long buffer", long_buffer, "240" },
    { "unknown organisation", unknown_organisation, "organisation" },
    { "unknown equipment", unknown_equipment, "equipment" },
    { "ended rule", ended_rule, "rule" },
    { "option for ever", option_for_ever, "option" },
    { "cure into the shed", cure_into_the_shed, "Room 12" },
    { "cure without length", cure_without_length, NULL },
  };
  g_autoptr (ZimtHouse) house = fixture_house_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtDraft) draft = good_draft ();
      g_autoptr (GError) error = NULL;

      cases[i].spoil (draft);
      if (zimt_draft_validate (draft, house, &error))
        g_error ("%s was not refused", cases[i].name);
      g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
      if (cases[i].says != NULL && strstr (error->message, cases[i].says) == NULL)
        g_error ("%s: %s", cases[i].name, error->message);
    }
}

static void
test_edges_that_are_allowed (void)
{
  g_autoptr (ZimtHouse) house = fixture_house_new ();
  g_autoptr (ZimtDraft) draft = good_draft ();

  draft->event.n_people = 5000;
  draft->event.buffer_before = draft->event.buffer_after = ZIMT_BUFFER_MAX;
  draft->event.organisation_id = ORGANISATION_OUTSIDE;
  draft->event.equipment = fixture_pieces (EQUIPMENT_HEADSET, 0);
  draft->status = ZIMT_STATUS_OPTION;
  draft->option_expires = ZIMT_DATE_LAST;
  g_assert_true (zimt_draft_validate (draft, house, NULL));
  g_assert_cmpint (draft->option_expires, ==, ZIMT_DATE_LAST);
}

static void
test_one_cure_for_a_date (void)
{
  g_autoptr (ZimtDraft) draft = good_draft ();
  g_autoptr (ZimtDraft) copy = NULL;
  ZimtCure cure = { draft->starts, ZIMT_CURE_SKIP, 0, 0, 0 };

  draft->rule = rule ("FREQ=DAILY");
  zimt_draft_add_cure (draft, &cure);
  cure.kind = ZIMT_CURE_OPTION;
  zimt_draft_add_cure (draft, &cure);
  cure.original++;
  zimt_draft_add_cure (draft, &cure);
  g_assert_cmpuint (draft->cures->len, ==, 2);
  g_assert_cmpint (zimt_draft_find_cure (draft, draft->starts)->kind, ==, ZIMT_CURE_OPTION);
  g_assert_null (zimt_draft_find_cure (draft, draft->starts - 1));

  copy = zimt_draft_copy (draft);
  g_array_set_size (draft->cures, 0);
  g_assert_cmpuint (copy->cures->len, ==, 2);
  g_assert_cmpstr (copy->event.title, ==, draft->event.title);
  g_assert_true (copy->rule != draft->rule && zimt_rule_is_open (copy->rule));
}

static void
test_options_last_a_fortnight (void)
{
  g_autoptr (ZimtDraft) draft = good_draft ();

  g_assert_cmpint (zimt_draft_get_option_expiry (draft, 20000), ==, 20014);
  draft->option_expires = 20003;
  g_assert_cmpint (zimt_draft_get_option_expiry (draft, 20000), ==, 20003);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/booking/events-are-equal-by-value", test_events_are_equal_by_value);
  g_test_add_func ("/booking/copies-share-nothing", test_copies_share_nothing);
  g_test_add_func ("/booking/nothing-can-be-freed", test_nothing_can_be_freed);
  g_test_add_func ("/booking/codes-go-there-and-back", test_codes_go_there_and_back);
  g_test_add_func ("/house/finds-what-it-has", test_a_house_finds_what_it_has);
  g_test_add_func ("/house/organisations-are-found-folded", test_organisations_are_found_folded);
  g_test_add_func ("/house/rooms-and-organisations-are-copied",
                   test_copies_of_rooms_and_organisations);
  g_test_add_func ("/house/a-room-without-hours-is-always-open", test_openings);
  g_test_add_func ("/house/related-rooms-are-parts-and-ways", test_related_rooms);
  g_test_add_func ("/house/wholes-in-a-circle-end", test_wholes_in_a_circle_end);
  g_test_add_func ("/draft/a-good-one-is-cleaned", test_a_good_draft_is_cleaned);
  g_test_add_func ("/draft/the-start-moves-to-the-rules-first-date",
                   test_a_start_moves_to_the_first_date);
  g_test_add_func ("/draft/what-can-never-be-is-refused", test_refused_drafts);
  g_test_add_func ("/draft/edges-are-allowed", test_edges_that_are_allowed);
  g_test_add_func ("/draft/a-date-has-one-cure", test_one_cure_for_a_date);
  g_test_add_func ("/draft/an-option-lasts-a-fortnight", test_options_last_a_fortnight);
  return g_test_run ();
}
