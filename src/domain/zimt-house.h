/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The house: its rooms, organisations, equipment and closures, as values. */
#pragma once

#include "zimt-account.h"
#include "zimt-time.h"

/* The most seats that a room has. */
#define ZIMT_SEATS_MAX 5000

/* Opening minutes of one weekday, half-open; both 0 where the room is closed all day. */
typedef struct
{
  int opens;
  int closes;
} ZimtOpening;

/* A room's lists (char **) may be NULL instead of empty. */
typedef struct
{
  gint64 id;
  char *number;         /* owned; "5a" */
  char *name;           /* owned */
  int position;         /* order in lists, from 0 */
  gboolean is_bookable; /* FALSE: no events, only the cleaning plan */
  int n_seats;          /* up to ZIMT_SEATS_MAX; 0: not known */
  gint64 whole_id;      /* the divisible room that this one is a part of, or 0 */
  gint64 through_id;    /* the room through which this captive one is reached, or 0 */
  int buffer_before;    /* minutes kept free before every booking, 0 to ZIMT_BUFFER_MAX */
  int buffer_after;
  char *floor;            /* owned (nullable) */
  char *rule_text;        /* owned (nullable): the house rule, for people to read */
  char **open_to;         /* owned: short names of organisations, "extern"; empty: everybody */
  char **usage;           /* owned: what it is used for, for people to read */
  char **purposes;        /* owned: category codes it is meant for; empty: any. Others are a hint */
  char **refused;         /* owned: category codes it may not be used for */
  char **equipment;       /* owned: what is fixed in the room */
  gboolean has_opening;   /* FALSE: always open, and opening[] is empty */
  ZimtOpening opening[7]; /* Monday first */
} ZimtRoom;

typedef struct
{
  gint64 id;
  char *short_name; /* owned */
  char *name;       /* owned */
  char *kind;       /* owned: code of the list organisation_kind */
  gboolean is_in_house;
  guint32 colour; /* 0xRRGGBB */
  char *mark;     /* owned: two letters that stand for it on a chip */
  int pattern;    /* ZimtPattern of the painter, 0 to 5 */
  char
      *card_uid; /* owned (nullable): of a new one, the id that its card gets; NULL: a random one */
} ZimtOrganisation;

/* A pool of equal pieces that can be booked along with a room (two projectors on a trolley). */
typedef struct
{
  gint64 id;
  char *name; /* owned */
  int count;  /* pieces, at least 1 */
} ZimtEquipment;

typedef struct
{
  gint64 id;
  gint64 room_id; /* 0: the whole house */
  ZimtMinute starts;
  ZimtMinute ends;
  char *title; /* owned */
} ZimtClosure;

/* Everything about the house that rules need, loaded once and read-only afterwards. */
typedef struct
{
  char *name;               /* owned */
  GPtrArray *rooms;         /* owned: ZimtRoom by position */
  GPtrArray *organisations; /* owned: ZimtOrganisation by short name */
  GPtrArray *equipment;     /* owned: ZimtEquipment by name */
  GPtrArray *closures;      /* owned: ZimtClosure by start */
  GPtrArray *accounts;      /* owned: ZimtAccount by name, those that have ended last */
  int idle_minutes;         /* before Zimt locks by itself */
  int retention_months;     /* that closed cases are kept */
  int day_opens;            /* minutes: the hours that plans draw where a room names none */
  int day_closes;
} ZimtHouse;

/* A bookable room; everything else is 0 or NULL until it is set. */
ZimtRoom *zimt_room_new (void);
ZimtRoom *zimt_room_copy (const ZimtRoom *room);
void zimt_room_free (ZimtRoom *room);
ZimtOrganisation *zimt_organisation_new (void);

/* A new organisation called @name, with a mark, colour and pattern made from the name; (transfer
 * full). */
ZimtOrganisation *zimt_organisation_new_named (const char *name);
ZimtOrganisation *zimt_organisation_copy (const ZimtOrganisation *organisation);
void zimt_organisation_free (ZimtOrganisation *organisation);
ZimtEquipment *zimt_equipment_new (gint64 id, const char *name, int count);
void zimt_equipment_free (ZimtEquipment *equipment);
ZimtClosure *zimt_closure_new (void);
void zimt_closure_free (ZimtClosure *closure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtRoom, zimt_room_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtOrganisation, zimt_organisation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtEquipment, zimt_equipment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtClosure, zimt_closure_free)

/* An empty house, drawn from 8 to 22, with one reference. Shared between threads once it is
 * filled. */
ZimtHouse *zimt_house_new (void);
ZimtHouse *zimt_house_ref (ZimtHouse *house);
void zimt_house_unref (ZimtHouse *house);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtHouse, zimt_house_unref)

/* Numbers are one and the same without regard to the case of A to Z, as in the database: "5a",
 * "5A". */
gboolean zimt_room_has_number (const ZimtRoom *room, const char *number);

/* Look-ups; (transfer none) (nullable). */
const ZimtRoom *zimt_house_get_room (const ZimtHouse *house, gint64 id);
const ZimtRoom *zimt_house_find_room (const ZimtHouse *house, const char *number);
const ZimtOrganisation *zimt_house_get_organisation (const ZimtHouse *house, gint64 id);

/* By short name or full name, compared folded; (transfer none) (nullable). */
const ZimtOrganisation *zimt_house_find_organisation (const ZimtHouse *house, const char *name);

const ZimtEquipment *zimt_house_get_equipment (const ZimtHouse *house, gint64 id);
const ZimtClosure *zimt_house_get_closure (const ZimtHouse *house, gint64 id);

/* The opening of a room on a date: its own, or the whole day where it names none. FALSE: closed. */
gboolean zimt_room_get_opening (const ZimtRoom *room, ZimtDate date, int *opens, int *closes);

/* TRUE where @part_id is a part of @whole_id, or a part of a part of it. */
gboolean zimt_house_is_part (const ZimtHouse *house, gint64 part_id, gint64 whole_id);

/* TRUE where a closure is about a room: about the house, the room, its whole or one of its parts.
 */
gboolean zimt_house_is_closed_by (const ZimtHouse *house, gint64 room_id,
                                  const ZimtClosure *closure);

/* The rooms whose bookings can clash with one in @room_id: itself (first), its whole and parts, the
 * room it is reached through and those reached through it. GArray of gint64, each once;
 * (transfer full). */
GArray *zimt_house_dup_related_rooms (const ZimtHouse *house, gint64 room_id);
