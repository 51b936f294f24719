/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a booking: who, when, what before and after. */
#include "fixture.h"
#include "zimt-phrases.h"

#define THURSDAY (FIXTURE_TODAY + 2)

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtDraft) draft
      = fixture_draft (fixture, "Elternabend", "11", THURSDAY, 18 * 60, 20 * 60);
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const ZimtHistoryEntry *newest;
  const ZimtFieldChange *change;
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };

  g_assert_true (zimt_desk_book (fixture->desk, draft, ZIMT_ON_CONFLICT_REFUSE, &check, &error));
  target.booking_id = check->booking_id;
  draft->ends += 30;
  g_assert_true (zimt_desk_change (fixture->desk, &target, draft, ZIMT_ON_CONFLICT_REFUSE, NULL,
                                   NULL, &error));
  history = zimt_desk_load_history (fixture->desk, target.booking_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  newest = history->pdata[0];
  g_assert_cmpstr (newest->name, ==, "Change: Elternabend");
  g_assert_cmpstr (newest->account, ==, "reception");
  g_assert_cmpint (newest->at, ==, zimt_minute_new (FIXTURE_TODAY, 14 * 60 + 36));
  g_assert_cmpuint (newest->changes->len, ==, 1);
  change = newest->changes->pdata[0];
  g_assert_cmpstr (change->field, ==, "Time");
  g_assert_cmpstr (change->before, ==, "18:00–20:00");
  g_assert_cmpstr (change->after, ==, "18:00–20:30");
  g_assert_cmpuint (((ZimtHistoryEntry *)history->pdata[1])->changes->len, ==, 0);
}

static void
test_every_field (Fixture *fixture, gconstpointer data)
{
  static const char before[]
      = "{\"title\":\"A\",\"room_id\":1,\"starts\":29924640,\"ends\":29924700,"
        "\"organisation_id\":null,\"category\":\"other\",\"n_people\":0,\"status\":\"fixed\","
        "\"option_expires\":0,\"n_counted\":-1,\"buffer_before\":0,\"buffer_after\":0,"
        "\"equipment\":\"[]\",\"series_id\":null}";
  static const char after[]
      = "{\"title\":\"B\",\"room_id\":2,\"starts\":29926080,\"ends\":29926200,"
        "\"organisation_id\":1,\"category\":\"advice\",\"n_people\":3,\"status\":\"option\","
        "\"option_expires\":20790,\"n_counted\":0,\"buffer_before\":10,\"buffer_after\":15,"
        "\"equipment\":\"[]\",\"series_id\":4}";
  static const char *const fields[] = { "Title",
                                        "Room",
                                        "Date",
                                        "Time",
                                        "Organisation",
                                        "Category",
                                        "State",
                                        "Option until",
                                        "Head count",
                                        "People",
                                        "Minutes kept free before",
                                        "Minutes kept free after",
                                        "Series" };
  g_autoptr (GPtrArray) changes
      = zimt_history_compare (before, after, zimt_desk_get_house (fixture->desk));
  g_autoptr (GPtrArray) broken
      = zimt_history_compare ("[", after, zimt_desk_get_house (fixture->desk));

  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < changes->len; i++)
    {
      const ZimtFieldChange *change = changes->pdata[i];
      gboolean is_known = FALSE;

      for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
        is_known |= g_str_equal (change->field, fields[f]);
      g_assert_true (is_known);
      g_assert_nonnull (change->after);
      g_assert_cmpstr (change->before, !=, change->after);
      if (g_str_equal (change->field, "Option until"))
        g_assert_cmpstr (change->after, ==, "Wed 02.12.2026");
    }
  g_assert_cmpuint (broken->len, ==, 0);
}

static void
test_another_series (Fixture *fixture, gconstpointer data)
{
  static const char row[]
      = "{\"title\":\"A\",\"room_id\":1,\"starts\":29924640,\"ends\":29924700,"
        "\"organisation_id\":null,\"category\":\"other\",\"n_people\":0,\"status\":\"fixed\","
        "\"option_expires\":0,\"n_counted\":-1,\"series_id\":%d}";
  g_autofree char *before = g_strdup_printf (row, 4);
  g_autofree char *after = g_strdup_printf (row, 5);
  g_autoptr (GPtrArray) changes
      = zimt_history_compare (before, after, zimt_desk_get_house (fixture->desk));
  const ZimtFieldChange *change;

  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpstr (change->field, ==, "Series");
  g_assert_null (change->before);
  g_assert_cmpstr (change->after, ==, "date of another series");
}

static void
test_equipment (void)
{
  static const char row[]
      = "{\"title\":\"A\",\"room_id\":1,\"starts\":29924640,\"ends\":29924700,"
        "\"organisation_id\":null,\"category\":\"other\",\"n_people\":0,\"status\":\"fixed\","
        "\"option_expires\":0,\"n_counted\":-1,\"equipment\":\"%s\"}";
  g_autofree char *before = g_strdup_printf (row, "[]");
  g_autofree char *after = g_strdup_printf (row, "[1,9,2]");
  g_autoptr (ZimtHouse) house = zimt_house_new ();
  g_autoptr (GPtrArray) changes = NULL;
  const ZimtFieldChange *change;

  g_ptr_array_add (house->equipment, zimt_equipment_new (1, "Beamer", 1));
  g_ptr_array_add (house->equipment, zimt_equipment_new (2, "Flipchart", 2));
  changes = zimt_history_compare (before, after, house);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpstr (change->field, ==, "Equipment");
  g_assert_null (change->before);
  g_assert_cmpstr (change->after, ==, "Beamer, Flipchart");
}

static void
test_account (void)
{
  g_assert_cmpstr (zimt_account_to_word ("reception"), ==, "Reception");
  g_assert_cmpstr (zimt_account_to_word ("mira"), ==, "mira");
}

static void
test_rooms_in_words (Fixture *fixture, gconstpointer data)
{
  const ZimtHouse *house = zimt_desk_get_house (fixture->desk);
  g_autofree char *all = zimt_room_to_text (house, 0);
  g_autofree char *room = zimt_room_to_text (house, zimt_house_find_room (house, "11")->id);
  g_autofree char *gone = zimt_room_to_text (house, 99);

  g_assert_cmpstr (all, ==, "the whole house");
  g_assert_cmpstr (room, ==, "11 Kursraum");
  g_assert_cmpstr (gone, ==, "a room that is gone");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history/an-act-is-told-with-what-it-changed", Fixture, NULL, fixture_set_up,
              test_history, fixture_tear_down);
  g_test_add ("/history/every-field-that-people-see-is-told", Fixture, NULL, fixture_set_up,
              test_every_field, fixture_tear_down);
  g_test_add ("/history/another-series-is-told", Fixture, NULL, fixture_set_up, test_another_series,
              fixture_tear_down);
  g_test_add_func ("/history/equipment-is-told-by-name", test_equipment);
  g_test_add_func ("/history/an-account-is-a-word", test_account);
  g_test_add ("/history/a-room-that-is-gone-is-not-the-house", Fixture, NULL, fixture_set_up,
              test_rooms_in_words, fixture_tear_down);
  return g_test_run ();
}
