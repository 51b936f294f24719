/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booking or series that somebody wants, before it is checked. */
#pragma once

#include "zimt-booking.h"
#include "zimt-house.h"
#include "zimt-rule.h"

/* What to do with one date of the draft instead of what its rule says. */
typedef enum
{
  ZIMT_CURE_SKIP,
  ZIMT_CURE_ROOM,   /* another room */
  ZIMT_CURE_TIME,   /* another time, which may be another date */
  ZIMT_CURE_OPTION, /* as an option, which does not block */
} ZimtCureKind;

typedef struct
{
  ZimtMinute original; /* the date it is for */
  ZimtCureKind kind;
  gint64 room_id;    /* ZIMT_CURE_ROOM */
  ZimtMinute starts; /* ZIMT_CURE_TIME */
  ZimtMinute ends;
} ZimtCure;

typedef struct
{
  ZimtEvent event;
  gint64 room_id;
  ZimtMinute starts; /* first date */
  ZimtMinute ends;
  ZimtRule *rule;          /* owned (nullable): NULL for a single booking */
  ZimtPauses pauses;       /* of a series */
  ZimtStatus status;       /* fixed or option */
  ZimtDate option_expires; /* 0: fourteen days from the day it is stored */
  GArray *cures;           /* owned: ZimtCure, at most one for each original */
} ZimtDraft;

/* An empty draft of a fixed booking that pauses as ZIMT_PAUSES_DEFAULT says. */
ZimtDraft *zimt_draft_new (void);
ZimtDraft *zimt_draft_copy (const ZimtDraft *draft);
void zimt_draft_free (ZimtDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtDraft, zimt_draft_free)

/* Adds a cure, instead of one that is there for the same original. */
void zimt_draft_add_cure (ZimtDraft *draft, const ZimtCure *cure);

/* The cure for one original; (transfer none) (nullable): valid until the next one is added. */
const ZimtCure *zimt_draft_find_cure (const ZimtDraft *draft, ZimtMinute original);

/* The first date on which an option of @draft is gone where it is stored on @today. */
ZimtDate zimt_draft_get_option_expiry (const ZimtDraft *draft, ZimtDate today);

/* Cleans the texts in place ("other" is the category where none is said) and refuses, with
 * ZIMT_ERROR_INVALID and one sentence that says what to do, what could never be booked: a bad
 * title, an unknown room or one that is not bookable (names the room), a category that the room
 * refuses, an impossible period, people below 0 or above ZIMT_PEOPLE_MAX, buffers above
 * ZIMT_BUFFER_MAX, an option that ends outside the years that Zimt plans, a rule that yields no
 * date, an unknown organisation or equipment, a cure by such a room or period. Where the rule's
 * first date lies after the draft's start, the start moves there: "every Thursday, from 1
 * September". */
gboolean zimt_draft_validate (ZimtDraft *draft, const ZimtHouse *house, GError **error);
