/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small house for the tests of the rules. */
#pragma once

#include "zimt-booking.h"
#include "zimt-conflict.h"
#include "zimt-house.h"

/* The rooms of the fixture. The hall is divided in two, and its left part in two again; the den is
 * reached through the lobby; the shed cannot be booked. */
enum
{
  ROOM_HALL = 1,
  ROOM_LEFT,
  ROOM_RIGHT,
  ROOM_NICHE,
  ROOM_LOBBY,
  ROOM_DEN,
  ROOM_OFFICE, /* open Monday to Friday from 8 to 18, buffers of 10 and 15 minutes, refuses media */
  ROOM_SHED,
  N_ROOMS = ROOM_SHED,
};

enum
{
  EQUIPMENT_PROJECTOR = 1, /* one piece */
  EQUIPMENT_HEADSET,       /* three pieces */
};

enum
{
  ORGANISATION_HOUSE = 1, /* "IB", of the house */
  ORGANISATION_OUTSIDE,   /* "JC", from outside */
};

/* (transfer full) */
ZimtHouse *fixture_house_new (void);

void fixture_close (ZimtHouse *house, gint64 id, gint64 room_id, ZimtMinute starts, ZimtMinute ends,
                    const char *title);

/* "2026-11-26 09:30"; a programmer's error stops the test. */
ZimtMinute fixture_minute (const char *text);
ZimtDate fixture_date (const char *text);

/* A span of a room without buffers and equipment. */
ZimtSpan fixture_span (gint64 booking_id, gint64 room_id, ZimtMinute starts, ZimtMinute ends);

/* GArray of gint64, ended by 0; (transfer full). */
GArray *fixture_pieces (gint64 first, ...);
