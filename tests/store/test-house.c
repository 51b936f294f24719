/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms, organisations, equipment, closures and settings go in and come out. */
#include <string.h>

#include "zimt-store-fixture.h"
#include "zimt-store-private.h"

static ZimtHouse *
load_house (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ZimtHouse *house = zimt_store_load_house (fixture->store, &error);

  g_assert_no_error (error);
  return house;
}

static char **
make_list (const char *text)
{
  return g_strsplit (text, ";", -1);
}

static ZimtRoom *
make_full_room (Fixture *fixture)
{
  ZimtRoom *room = zimt_room_new ();

  room->number = g_strdup ("5b");
  room->name = g_strdup ("Medien\\raum \"klein\"");
  room->position = 3;
  room->is_bookable = FALSE;
  room->n_seats = 12;
  room->whole_id = fixture->hall;
  room->through_id = fixture->room;
  room->buffer_before = 5;
  room->buffer_after = 240;
  room->floor = g_strdup ("1. OG");
  room->rule_text = g_strdup ("gefangener Raum:\nnur durch 5a");
  room->open_to = make_list ("IB;IGM;extern");
  room->usage = make_list ("Medienraum");
  room->purposes = make_list ("media;language");
  room->refused = make_list ("advice");
  room->equipment = make_list ("PC;Beamer, gross");
  room->has_opening = TRUE;
  for (int day = 0; day < 6; day++)
    room->opening[day] = (ZimtOpening){ 480 + day, 1320 - day };
  return room;
}

static void
assert_same_list (char **a, char **b)
{
  g_assert_nonnull (a);
  g_assert_true (g_strv_equal ((const char *const *)a, (const char *const *)b));
}

static void
assert_same_room (const ZimtRoom *a, const ZimtRoom *b)
{
  g_assert_cmpstr (a->number, ==, b->number);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpint (a->position, ==, b->position);
  g_assert_cmpint (a->is_bookable, ==, b->is_bookable);
  g_assert_cmpint (a->n_seats, ==, b->n_seats);
  g_assert_cmpint (a->whole_id, ==, b->whole_id);
  g_assert_cmpint (a->through_id, ==, b->through_id);
  g_assert_cmpint (a->buffer_before, ==, b->buffer_before);
  g_assert_cmpint (a->buffer_after, ==, b->buffer_after);
  g_assert_cmpstr (a->floor, ==, b->floor);
  g_assert_cmpstr (a->rule_text, ==, b->rule_text);
  assert_same_list (a->open_to, b->open_to);
  assert_same_list (a->usage, b->usage);
  assert_same_list (a->purposes, b->purposes);
  assert_same_list (a->refused, b->refused);
  assert_same_list (a->equipment, b->equipment);
  g_assert_cmpint (a->has_opening, ==, b->has_opening);
  g_assert_cmpmem (a->opening, sizeof a->opening, b->opening, sizeof b->opening);
}

static void
every_field_of_a_room_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRoom) room = make_full_room (fixture);
  g_autoptr (ZimtHouse) house = NULL;
  g_autoptr (ZimtHouse) changed = NULL;
  g_autoptr (GError) error = NULL;
  const ZimtRoom *plain;

  fixture_begin (fixture, "Room");
  zimt_store_put_room (fixture->store, room, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_commit (fixture), >, 0);
  house = load_house (fixture);
  assert_same_room (zimt_house_get_room (house, room->id), room);
  plain = zimt_house_find_room (house, "1");
  g_assert_false (plain->has_opening);
  g_assert_null (plain->floor);
  g_assert_cmpuint (g_strv_length (plain->open_to), ==, 0);

  room->n_seats = 14;
  g_clear_pointer (&room->floor, g_free);
  room->has_opening = FALSE;
  memset (room->opening, 0, sizeof room->opening);
  fixture_begin (fixture, "Room");
  zimt_store_put_room (fixture->store, room, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  changed = load_house (fixture);
  assert_same_room (zimt_house_get_room (changed, room->id), room);
}

static void
everything_is_in_its_order (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Zentrum", "Ämter", "Óda", "albrecht", "Berg" };
  static const char *const expected[] = { "albrecht", "Ämter", "Berg", "Óda", "Zentrum" };
  g_autoptr (ZimtHouse) house = NULL;
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "House");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ZimtEquipment) equipment = zimt_equipment_new (0, names[i], (int)i + 1);
      g_autoptr (ZimtClosure) closure = zimt_closure_new ();

      /* By the name that lists show first. */
      fixture_put_organisation (fixture, names[i], names[G_N_ELEMENTS (names) - 1 - i]);
      closure->starts = AT (100 - (int)i, 0);
      closure->ends = AT (110, 0);
      closure->title = g_strdup (names[i]);
      closure->room_id = i == 0 ? fixture->room : 0;
      g_assert_true (zimt_store_put_closure (fixture->store, closure, &error));
      g_assert_true (zimt_store_put_equipment (fixture->store, equipment, &error));
    }
  fixture_commit (fixture);
  house = load_house (fixture);
  g_assert_cmpuint (house->organisations->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const ZimtOrganisation *organisation = house->organisations->pdata[i];
      const ZimtEquipment *equipment = house->equipment->pdata[i];
      const ZimtClosure *closure = house->closures->pdata[i];

      g_assert_cmpstr (organisation->short_name, ==, expected[i]);
      g_assert_cmpstr (equipment->name, ==, expected[i]);
      g_assert_cmpstr (closure->title, ==, names[G_N_ELEMENTS (names) - 1 - i]);
    }
  g_assert_cmpint (((ZimtClosure *)house->closures->pdata[4])->room_id, ==, fixture->room);
  g_assert_cmpint (((ZimtClosure *)house->closures->pdata[3])->room_id, ==, 0);
  g_assert_cmpint (((ZimtEquipment *)house->equipment->pdata[4])->count, ==, 1);
}

static void
every_field_of_an_organisation_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtOrganisation) organisation = zimt_organisation_new ();
  g_autoptr (ZimtHouse) house = NULL;
  g_autoptr (GError) error = NULL;
  const ZimtOrganisation *loaded;

  organisation->short_name = g_strdup ("IB");
  organisation->name = g_strdup ("Bund");
  organisation->kind = g_strdup ("carrier");
  organisation->mark = g_strdup ("IB");
  fixture_begin (fixture, "Organisation");
  zimt_store_put_organisation (fixture->store, organisation, &error);
  g_assert_no_error (error);
  organisation->is_in_house = TRUE;
  organisation->colour = 0xffffff;
  organisation->pattern = 5;
  g_free (organisation->name);
  organisation->name = g_strdup ("Internationaler Bund");
  zimt_store_put_organisation (fixture->store, organisation, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
  house = load_house (fixture);
  loaded = zimt_house_get_organisation (house, organisation->id);
  g_assert_cmpstr (loaded->short_name, ==, "IB");
  g_assert_cmpstr (loaded->name, ==, "Internationaler Bund");
  g_assert_cmpstr (loaded->kind, ==, "carrier");
  g_assert_cmpstr (loaded->mark, ==, "IB");
  g_assert_true (loaded->is_in_house);
  g_assert_cmpuint (loaded->colour, ==, 0xffffff);
  g_assert_cmpint (loaded->pattern, ==, 5);
}

static void
a_taken_name_is_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRoom) room = make_full_room (fixture);
  g_autoptr (ZimtOrganisation) organisation = zimt_organisation_new ();
  g_autoptr (ZimtEquipment) equipment = zimt_equipment_new (0, "Beamer", 1);
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "Taken");
  g_free (room->number);
  room->number = g_strdup ("7A");
  g_assert_false (zimt_store_put_room (fixture->store, room, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "7A"));
  g_clear_error (&error);

  fixture_put_organisation (fixture, "IB", "Internationaler Bund");
  organisation->short_name = g_strdup ("ib");
  g_assert_false (zimt_store_put_organisation (fixture->store, organisation, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "ib"));
  g_clear_error (&error);

  zimt_store_put_equipment (fixture->store, equipment, &error);
  g_assert_no_error (error);
  equipment->id = 0;
  g_assert_false (zimt_store_put_equipment (fixture->store, equipment, &error));
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  zimt_store_rollback (fixture->store);
}

static void
what_is_not_there_cannot_be_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRoom) room = make_full_room (fixture);
  g_autoptr (ZimtEquipment) equipment = zimt_equipment_new (99, "Beamer", 1);
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();
  GError *errors[5] = { NULL };

  room->id = 99;
  closure->id = 99;
  closure->starts = AT (0, 0);
  closure->ends = AT (1, 0);
  closure->title = g_strdup ("Painters");
  fixture_begin (fixture, "Nothing");
  g_assert_false (zimt_store_put_room (fixture->store, room, &errors[0]));
  g_assert_false (zimt_store_put_equipment (fixture->store, equipment, &errors[1]));
  g_assert_false (zimt_store_put_closure (fixture->store, closure, &errors[2]));
  g_assert_false (zimt_store_delete_room (fixture->store, 99, &errors[3]));
  g_assert_false (zimt_store_delete_closure (fixture->store, 99, &errors[4]));
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND);
      g_clear_error (&errors[i]);
    }
  zimt_store_rollback (fixture->store);
}

static void
delete_room (Fixture *fixture, gint64 id, int expected_error)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "Delete");
  if (expected_error == -1)
    {
      zimt_store_delete_room (fixture->store, id, &error);
      g_assert_no_error (error);
      fixture_commit (fixture);
      return;
    }
  g_assert_false (zimt_store_delete_room (fixture->store, id, &error));
  g_assert_error (error, ZIMT_ERROR, expected_error);
  zimt_store_rollback (fixture->store);
}

static void
a_room_goes_only_when_nothing_names_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_book (fixture, fixture->hall_part, AT (9, 0), AT (10, 0), "Yoga");

  delete_room (fixture, fixture->hall_part, ZIMT_ERROR_CONFLICT);
  delete_room (fixture, fixture->hall, ZIMT_ERROR_CONFLICT);
  delete_room (fixture, fixture->room, -1);
  fixture_begin (fixture, "Delete");
  g_assert_true (zimt_store_delete_booking (fixture->store, id, &error));
  fixture_commit (fixture);
  delete_room (fixture, fixture->hall_part, -1);
  delete_room (fixture, fixture->hall_rest, -1);
  delete_room (fixture, fixture->hall, -1);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM room_shares"), ==, 0);
}

static void
set_whole (Fixture *fixture, gint64 id, gint64 whole_id, int expected_error)
{
  g_autoptr (ZimtHouse) house = load_house (fixture);
  g_autoptr (ZimtRoom) room = zimt_room_copy (zimt_house_get_room (house, id));
  g_autoptr (GError) error = NULL;

  room->whole_id = whole_id;
  fixture_begin (fixture, "Whole");
  if (expected_error == -1)
    {
      g_assert_true (zimt_store_put_room (fixture->store, room, &error));
      fixture_commit (fixture);
      return;
    }
  g_assert_false (zimt_store_put_room (fixture->store, room, &error));
  g_assert_error (error, ZIMT_ERROR, expected_error);
  zimt_store_rollback (fixture->store);
}

static void
a_room_is_never_a_part_of_itself (Fixture *fixture, gconstpointer data)
{
  set_whole (fixture, fixture->room, fixture->room, ZIMT_ERROR_INVALID);
  set_whole (fixture, fixture->hall, fixture->hall_part, ZIMT_ERROR_INVALID);
  set_whole (fixture, fixture->hall, fixture->room, -1);
  set_whole (fixture, fixture->room, fixture->hall_rest, ZIMT_ERROR_INVALID);
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM (SELECT * FROM room_shares"
                                           " EXCEPT SELECT * FROM room_shares_now)"),
                   ==, 0);
}

static char *
dup_setting (Fixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;
  char *value = zimt_store_dup_setting (fixture->store, key, &error);

  g_assert_no_error (error);
  return value;
}

static void
put_setting (Fixture *fixture, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture, "Setting");
  zimt_store_put_setting (fixture->store, key, value, &error);
  g_assert_no_error (error);
  fixture_commit (fixture);
}

static void
settings_are_kept_changed_and_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = dup_setting (fixture, "house.name");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *removed = NULL;

  g_assert_null (missing);
  put_setting (fixture, "house.name", "Haus der Vereine");
  first = dup_setting (fixture, "house.name");
  g_assert_cmpstr (first, ==, "Haus der Vereine");
  put_setting (fixture, "house.name", "Zentrum");
  second = dup_setting (fixture, "house.name");
  g_assert_cmpstr (second, ==, "Zentrum");
  put_setting (fixture, "house.name", NULL);
  removed = dup_setting (fixture, "house.name");
  g_assert_null (removed);
}

static void
the_house_knows_its_name_and_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtHouse) plain = load_house (fixture);
  g_autoptr (ZimtHouse) named = NULL;
  g_autoptr (ZimtHouse) odd = NULL;

  g_assert_cmpint (plain->day_opens, <, plain->day_closes);
  put_setting (fixture, "house.name", "Haus der Vereine");
  put_setting (fixture, "house.day-opens", "420");
  put_setting (fixture, "house.day-closes", "1440");
  named = load_house (fixture);
  g_assert_cmpstr (named->name, ==, "Haus der Vereine");
  g_assert_cmpint (named->day_opens, ==, 420);
  g_assert_cmpint (named->day_closes, ==, 1440);
  put_setting (fixture, "house.day-opens", "seven");
  put_setting (fixture, "house.day-closes", "9999");
  odd = load_house (fixture);
  g_assert_cmpint (odd->day_opens, ==, plain->day_opens);
  g_assert_cmpint (odd->day_closes, ==, plain->day_closes);
}

static void
a_closure_changes_and_goes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtClosure) closure = zimt_closure_new ();
  g_autoptr (ZimtHouse) house = NULL;
  g_autoptr (GError) error = NULL;

  closure->starts = AT (0, 0);
  closure->ends = AT (24, 0);
  closure->title = g_strdup ("Painters");
  fixture_begin (fixture, "Close");
  g_assert_true (zimt_store_put_closure (fixture->store, closure, &error));
  closure->room_id = fixture->hall;
  closure->ends = AT (48, 0);
  g_assert_true (zimt_store_put_closure (fixture->store, closure, &error));
  fixture_commit (fixture);
  house = load_house (fixture);
  g_assert_cmpint (((ZimtClosure *)house->closures->pdata[0])->room_id, ==, fixture->hall);
  g_assert_cmpint (((ZimtClosure *)house->closures->pdata[0])->ends, ==, AT (48, 0));
  fixture_begin (fixture, "Open");
  g_assert_true (zimt_store_delete_closure (fixture->store, closure->id, &error));
  g_assert_cmpint (fixture_commit (fixture), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/house/every-field-of-a-room-comes-back", every_field_of_a_room_comes_back);
  ADD ("/house/everything-is-in-its-order", everything_is_in_its_order);
  ADD ("/house/every-field-of-an-organisation-comes-back",
       every_field_of_an_organisation_comes_back);
  ADD ("/house/a-taken-name-is-named", a_taken_name_is_named);
  ADD ("/house/what-is-not-there-cannot-be-changed", what_is_not_there_cannot_be_changed);
  ADD ("/house/a-room-goes-only-when-nothing-names-it", a_room_goes_only_when_nothing_names_it);
  ADD ("/house/a-room-is-never-a-part-of-itself", a_room_is_never_a_part_of_itself);
  ADD ("/house/settings-are-kept-changed-and-removed", settings_are_kept_changed_and_removed);
  ADD ("/house/the-house-knows-its-name-and-day", the_house_knows_its_name_and_day);
  ADD ("/house/a-closure-changes-and-goes", a_closure_changes_and_goes);
  return g_test_run ();
}
