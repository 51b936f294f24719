/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample house: its rooms and organisations, and one invented week of standing events. */
#pragma once

#include "zimt-csv.h"
#include "zimt-house.h"

/* One weekly event. */
typedef struct
{
  char *room;       /* owned: number */
  int weekday;      /* ISO 8601: 1 = Monday to 7 = Sunday */
  int start_minute; /* of the day, half-open */
  int end_minute;
  char *title;        /* owned */
  char *organisation; /* owned: short name */
  char *category;     /* owned: code of the list booking_category */
  int n_people;       /* 0 where the file says nothing */
} ZimtStandingEvent;

void zimt_standing_event_free (ZimtStandingEvent *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtStandingEvent, zimt_standing_event_free)

/* The tables that make up a house; all borrowed. */
typedef struct
{
  const ZimtCsv *rooms;         /* number, name, bookable, open_to, usage, equipment, rules */
  const ZimtCsv *room_details;  /* room, floor, seats, through, purposes, refused */
  const ZimtCsv *organisations; /* short_name, name, kind, in_house */
  const ZimtCsv *looks;         /* short_name, mark, colour, pattern */
  const ZimtCsv *standing_week; /* room, weekday, start, end, title, organisation, category,
                                   participants */
} ZimtSampleTables;

/* The house that the program carries; each array (transfer full) holds ZimtRoom, ZimtOrganisation
 * and ZimtStandingEvent in the order of the files. Ids count the rows from 1 and hold among these
 * values only: @rooms refer to each other by them. "alle Vereine" in a room's open_to has become
 * the short names of the associations of the house, and "gemeinsam" nobody in particular. */
gboolean zimt_sample_load (GPtrArray **rooms, GPtrArray **organisations, GPtrArray **standing,
                           GError **error);

/* The same from other tables. ZIMT_ERROR_INVALID, naming file and line: a missing column, an
 * unknown kind, category, organisation or room, a doubled one, a mark that is not two letters or
 * not its organisation's alone, a number, time or colour that is none, an end before its start. */
gboolean zimt_sample_read (const ZimtSampleTables *tables, GPtrArray **rooms,
                           GPtrArray **organisations, GPtrArray **standing, GError **error);
