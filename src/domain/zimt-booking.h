/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bookings, series and pauses, as values. */
#pragma once

#include "zimt-time.h"

typedef enum
{
  ZIMT_STATUS_FIXED,
  ZIMT_STATUS_OPTION,    /* does not block; ends by itself on its expiry date */
  ZIMT_STATUS_CANCELLED, /* stays stored, blocks nothing */
  ZIMT_STATUS_PAUSED,    /* in listings only: a date that a series leaves out */
} ZimtStatus;

/* Why a series leaves a date out. */
typedef enum
{
  ZIMT_PAUSE_PUBLIC_HOLIDAY,
  ZIMT_PAUSE_SCHOOL_HOLIDAY,
  ZIMT_PAUSE_CLOSURE,
  ZIMT_PAUSE_SKIPPED, /* something was in the way; offered again when that goes */
} ZimtPauseKind;

/* Which dates a series leaves out by itself. */
typedef enum
{
  ZIMT_PAUSES_NONE = 0,
  ZIMT_PAUSES_PUBLIC_HOLIDAYS = 1 << 0,
  ZIMT_PAUSES_SCHOOL_HOLIDAYS = 1 << 1,
  ZIMT_PAUSES_CLOSURES = 1 << 2,
  ZIMT_PAUSES_DEFAULT = ZIMT_PAUSES_PUBLIC_HOLIDAYS | ZIMT_PAUSES_CLOSURES,
} ZimtPauses;

/* The longest buffer before or after a booking, in minutes. */
#define ZIMT_BUFFER_MAX 240

/* The most people that are expected or counted at a booking. */
#define ZIMT_PEOPLE_MAX 5000

/* What a booking, a series and a draft have in common. */
typedef struct
{
  char *title;            /* owned; never empty */
  gint64 organisation_id; /* 0: none */
  char *category;         /* owned: code of the list booking_category; "other" where not said */
  int n_people;           /* expected, up to ZIMT_PEOPLE_MAX; 0: not said */
  int buffer_before;      /* minutes, 0 to ZIMT_BUFFER_MAX; a larger one of the room wins */
  int buffer_after;
  GArray *equipment; /* owned (nullable): gint64 ids of ZimtEquipment, one for each piece */
} ZimtEvent;

typedef struct
{
  gint64 id;
  char *uid;           /* owned: 32 hexadecimal digits, what the outside sees */
  gint64 series_id;    /* 0: a single booking */
  char *series_uid;    /* owned (nullable) */
  ZimtMinute original; /* where its series' rule put it; its own start for a single booking */
  gint64 room_id;
  ZimtMinute starts; /* [starts, ends) */
  ZimtMinute ends;
  ZimtEvent event;
  ZimtStatus status;
  ZimtDate option_expires; /* the first date on which the option is gone; 0: no option */
  gboolean is_exception;   /* a date of a series that was changed on its own */
  int n_counted;           /* head count of that date, -1: not counted */
  gint64 revision;         /* grows with every change of the row */
} ZimtBooking;

typedef struct
{
  gint64 id;
  char *uid; /* owned */
  ZimtEvent event;
  gint64 room_id;
  ZimtMinute starts; /* the rule's first date */
  int length;        /* minutes */
  char *rule;        /* owned: RFC 5545 RRULE value as zimt_rule_to_string () writes it */
  ZimtPauses pauses;
  ZimtStatus status; /* of its bookings: fixed or option */
  ZimtDate option_expires;
  ZimtDate filled_until; /* dates before it have rows; ZIMT_DATE_LAST + 1: the rule has ended */
} ZimtSeries;

typedef struct
{
  gint64 id;
  char *uid; /* owned */
  gint64 series_id;
  ZimtMinute original;
  ZimtPauseKind kind;
  char *reason; /* owned: the holiday's, closure's or blocking booking's name */
} ZimtPause;

void zimt_event_clear (ZimtEvent *event);
void zimt_event_copy (const ZimtEvent *from, ZimtEvent *to); /* *to is overwritten, not freed */
gboolean zimt_event_equal (const ZimtEvent *a, const ZimtEvent *b);

/* Gives @event what is different in @after than in @before. */
void zimt_event_take_changes (ZimtEvent *event, const ZimtEvent *before, const ZimtEvent *after);

/* New values are empty: texts NULL, numbers 0. A booking is not counted; a series pauses as
 * ZIMT_PAUSES_DEFAULT says. */
ZimtBooking *zimt_booking_new (void);
ZimtBooking *zimt_booking_copy (const ZimtBooking *booking);
void zimt_booking_free (ZimtBooking *booking);
ZimtSeries *zimt_series_new (void);
ZimtSeries *zimt_series_copy (const ZimtSeries *series);
void zimt_series_free (ZimtSeries *series);
ZimtPause *zimt_pause_new (void);
ZimtPause *zimt_pause_copy (const ZimtPause *pause);
void zimt_pause_free (ZimtPause *pause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtBooking, zimt_booking_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtSeries, zimt_series_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtPause, zimt_pause_free)

/* Stable codes: "fixed", "option", "cancelled", "paused". */
const char *zimt_status_to_code (ZimtStatus status);
gboolean zimt_status_from_code (const char *code, ZimtStatus *status);

/* Stable codes: "public-holiday", "school-holiday", "closure", "skipped". */
const char *zimt_pause_kind_to_code (ZimtPauseKind kind);
gboolean zimt_pause_kind_from_code (const char *code, ZimtPauseKind *kind);
