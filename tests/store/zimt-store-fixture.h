/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A house in a real file of a folder of its own, for each test anew. */
#pragma once

#include "zimt-store-account.h"
#include "zimt-store-booking.h"
#include "zimt-store-house.h"
#include "zimt-store.h"

/* Thursday, 2026-11-26 00:00 */
#define THURSDAY (zimt_minute_new (20783, 0))
#define AT(hour, minute) (THURSDAY + (hour)*60 + (minute))

typedef struct
{
  char *folder;     /* owned */
  char *path;       /* owned: of the house */
  ZimtStore *store; /* owned */
  gint64 room;      /* "1" */
  gint64 hall;      /* "7", divisible */
  gint64 hall_part; /* "7a" */
  gint64 hall_rest; /* "7b" */
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

/* Closes and opens again. */
void fixture_reopen (Fixture *fixture);

/* Begins and commits an act; what it is called tells tests apart. */
void fixture_begin (Fixture *fixture, const char *name);
gint64 fixture_commit (Fixture *fixture);

gint64 fixture_put_room (Fixture *fixture, const char *number, gint64 whole_id);

gint64 fixture_put_organisation (Fixture *fixture, const char *short_name, const char *name);

/* In the step that is open; the id. */
gint64 fixture_put_account (Fixture *fixture, const char *name, ZimtRoles roles);

/* (transfer full) */
ZimtBooking *fixture_load_booking (Fixture *fixture, gint64 id);

/* A fixed booking that is not stored; (transfer full). */
ZimtBooking *fixture_new_booking (gint64 room_id, ZimtMinute starts, ZimtMinute ends,
                                  const char *title);
ZimtSeries *fixture_new_series (gint64 room_id, ZimtMinute starts, int length, const char *title);

/* Books in a step of its own, named like the booking; the id. */
gint64 fixture_book (Fixture *fixture, gint64 room_id, ZimtMinute starts, ZimtMinute ends,
                     const char *title);

/* Tries to book in a step of its own; TRUE where the database took it, FALSE where it refused with
 * ZIMT_ERROR_CONFLICT. */
gboolean fixture_can_book (Fixture *fixture, gint64 room_id, ZimtMinute starts, ZimtMinute ends);

/* The rows of every table, as text that can be compared; (transfer full). */
char *fixture_dump (Fixture *fixture);

/* Runs @sql, which the database must refuse with @code. */
void fixture_assert_refused (Fixture *fixture, const char *sql, ZimtError code);

/* Changes what only damage can change: without foreign keys and defences. */
void fixture_damage (Fixture *fixture, const char *sql);

/* zimt_store_check () must find @what (part of its sentence), or nothing (NULL). */
void fixture_assert_check (Fixture *fixture, const char *what);

/* The first number that @sql yields. */
gint64 fixture_query (Fixture *fixture, const char *sql);

/* Adds "/@group/@name" with the fixture. */
#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
