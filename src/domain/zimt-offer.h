/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered instead: rooms in order of fit, other times on the same day. */
#pragma once

#include "zimt-conflict.h"

typedef struct
{
  gint64 room_id;
  gsize n_free; /* of the dates asked for */
  gsize n_dates;
} ZimtRoomOffer;

/* TRUE where @name, compared folded, is fixed in the room. */
gboolean zimt_room_has_equipment (const ZimtRoom *room, const char *name);

/* TRUE where a room can be offered at all: bookable, does not refuse @category (nullable: any), has
 * at least @n_people seats or does not say how many, and all of @equipment (nullable strv, names,
 * folded). */
gboolean zimt_room_suits (const ZimtRoom *room, const char *category, int n_people,
                          const char *const *equipment);

/* TRUE where a room is meant for @category and not one organisation's own: a counselling room,
 * where the office next door is meant for talks too. */
gboolean zimt_room_is_shared_for (const ZimtRoom *room, const char *category);

/* Sorts GArray of ZimtRoomOffer: more free dates first; then rooms that say they have enough seats
 * before those that do not say; the smallest that fits; then rooms meant for @category (nullable);
 * then by position. Rooms without a free date are removed. */
void zimt_room_offers_sort (const ZimtHouse *house, int n_people, const char *category,
                            GArray *offers);

/* Other times for @wanted on its date: starts in steps of 15 minutes with the same length, nearest
 * first (the earlier one where two are as near), inside the room's opening or the house's drawn
 * day, that clash with nothing in @others (every stored span of the related rooms in the days
 * before, on and after the date). At most @max; GArray of ZimtMinute; (transfer full). */
GArray *zimt_other_times (const ZimtHouse *house, const ZimtSpan *wanted, const ZimtSpan *others,
                          gsize n_others, gsize max);
