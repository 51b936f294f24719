/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice house in a folder of its own, on Tuesday 24.11.2026 at 14:36. */
#pragma once

#include "zimt-desk.h"

typedef struct
{
  char *folder;     /* owned */
  char *path;       /* owned */
  ZimtClock *clock; /* owned */
  ZimtDesk *desk;   /* owned (nullable): NULL after fixture_close () */
} Fixture;

#define FIXTURE_TODAY 20781 /* 2026-11-24 */

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

void fixture_close (Fixture *fixture);
void fixture_open (Fixture *fixture);

/* A fixed draft of 12 people in room @number. */
ZimtDraft *fixture_draft (Fixture *fixture, const char *title, const char *number, ZimtDate date,
                          int start_minute, int end_minute);

/* The fixed bookings of a week that are called @title: GPtrArray of ZimtBooking; (transfer full).
 */
GPtrArray *fixture_find (Fixture *fixture, ZimtDate monday, const char *title);
