/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small house for the tests of the rules. */
#include "fixture.h"

#include <string.h>

static ZimtRoom *
add_room (ZimtHouse *house, gint64 id, const char *number, const char *name)
{
  ZimtRoom *room = zimt_room_new ();

  room->id = id;
  room->number = g_strdup (number);
  room->name = g_strdup (name);
  room->position = (int)house->rooms->len;
  g_ptr_array_add (house->rooms, room);
  return room;
}

static void
add_divided_hall (ZimtHouse *house)
{
  add_room (house, ROOM_HALL, "1", "Saal");
  add_room (house, ROOM_LEFT, "1a", "Saal links")->whole_id = ROOM_HALL;
  add_room (house, ROOM_RIGHT, "1b", "Saal rechts")->whole_id = ROOM_HALL;
  add_room (house, ROOM_NICHE, "1c", "Nische")->whole_id = ROOM_LEFT;
}

static void
add_office (ZimtHouse *house)
{
  ZimtRoom *office = add_room (house, ROOM_OFFICE, "6", "Büro");

  office->n_seats = 4;
  office->buffer_before = 10;
  office->buffer_after = 15;
  office->purposes = g_strsplit ("advice,meeting", ",", -1);
  office->refused = g_strsplit ("media", ",", -1);
  office->open_to = g_strsplit ("IB,FZR", ",", -1);
  office->equipment = g_strsplit ("PC,Küchenausstattung", ",", -1);
  office->has_opening = TRUE;
  for (int weekday = 1; weekday <= 5; weekday++)
    office->opening[weekday - 1] = (ZimtOpening){ 8 * 60, 18 * 60 };
}

static void
add_organisation (ZimtHouse *house, gint64 id, const char *short_name, const char *name,
                  gboolean is_in_house)
{
  ZimtOrganisation *organisation = zimt_organisation_new ();

  organisation->id = id;
  organisation->short_name = g_strdup (short_name);
  organisation->name = g_strdup (name);
  organisation->kind = g_strdup (is_in_house ? "house-association" : "authority");
  organisation->mark = g_strdup (short_name);
  organisation->is_in_house = is_in_house;
  g_ptr_array_add (house->organisations, organisation);
}

ZimtHouse *
fixture_house_new (void)
{
  ZimtHouse *house = zimt_house_new ();

  house->name = g_strdup ("Test");
  add_divided_hall (house);
  add_room (house, ROOM_LOBBY, "5a", "Vorzimmer");
  add_room (house, ROOM_DEN, "5b", "Medienraum")->through_id = ROOM_LOBBY;
  add_office (house);
  add_room (house, ROOM_SHED, "12", "WC Herren")->is_bookable = FALSE;

  g_ptr_array_add (house->equipment, zimt_equipment_new (EQUIPMENT_PROJECTOR, "Beamer", 1));
  g_ptr_array_add (house->equipment, zimt_equipment_new (EQUIPMENT_HEADSET, "Headset", 3));
  add_organisation (house, ORGANISATION_HOUSE, "IB", "Internationaler Bund", TRUE);
  add_organisation (house, ORGANISATION_OUTSIDE, "JC", "Jobcenter", FALSE);
  return house;
}

void
fixture_close (ZimtHouse *house, gint64 id, gint64 room_id, ZimtMinute starts, ZimtMinute ends,
               const char *title)
{
  ZimtClosure *closure = zimt_closure_new ();

  closure->id = id;
  closure->room_id = room_id;
  closure->starts = starts;
  closure->ends = ends;
  closure->title = g_strdup (title);
  g_ptr_array_add (house->closures, closure);
}

ZimtDate
fixture_date (const char *text)
{
  g_autoptr (GError) error = NULL;
  ZimtDate date;

  zimt_date_parse (text, &date, &error);
  g_assert_no_error (error);
  return date;
}

ZimtMinute
fixture_minute (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = g_strndup (text, strlen ("YYYY-MM-DD"));
  int minute;

  zimt_time_parse (text + strlen ("YYYY-MM-DD "), &minute, &error);
  g_assert_no_error (error);
  return zimt_minute_new (fixture_date (date), minute);
}

ZimtSpan
fixture_span (gint64 booking_id, gint64 room_id, ZimtMinute starts, ZimtMinute ends)
{
  return (ZimtSpan){ .booking_id = booking_id, .room_id = room_id, .starts = starts, .ends = ends };
}

GArray *
fixture_pieces (gint64 first, ...)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (gint64));
  va_list list;

  va_start (list, first);
  for (gint64 piece = first; piece != 0; piece = va_arg (list, int))
    g_array_append_val (pieces, piece);
  va_end (list);
  return pieces;
}
