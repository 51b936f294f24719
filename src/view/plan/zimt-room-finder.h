/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a free room: people, equipment, date, time; best fit first; one click books it. */
#pragma once

#include <adwaita.h>

#include "zimt-center.h"

#define ZIMT_TYPE_ROOM_FINDER (zimt_room_finder_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRoomFinder, zimt_room_finder, ZIMT, ROOM_FINDER, AdwWindow)

/* What is looked for. */
typedef struct
{
  ZimtDraft *draft; /* owned: its people and its period count */
  char **equipment; /* owned */
} ZimtRoomQuery;

/* Frees what it owns too; not NULL. */
void zimt_room_query_free (ZimtRoomQuery *query);

/* @date: where it begins to look; @query (nullable): what was looked for before, to go on with.
 *
 * Signal "chosen" (ZimtDraft *draft as gpointer, borrowed): a room was chosen for the date and time
 * asked for; the page opens the editor with it.
 * Signal "abandoned" (ZimtRoomQuery *query as gpointer, borrowed): closed with something typed. */
GtkWindow *zimt_room_finder_new (ZimtCenter *center, ZimtDate date, const ZimtRoomQuery *query);
