/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for one of the house's bookable rooms. */
#pragma once

#include <adwaita.h>

#include "zimt-house.h"

#define ZIMT_TYPE_ROOM_FIELD (zimt_room_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRoomField, zimt_room_field, ZIMT, ROOM_FIELD, AdwBin)

/* Signal "changed" (): another room was chosen. */
GtkWidget *zimt_room_field_new (void);

/* The rooms to choose from; keeps what is chosen where it is still there. @whole_house (nullable):
 * what the choice 0 is called; NULL: there is no such choice, and 0 means that nothing is chosen.
 */
void zimt_room_field_set_house (ZimtRoomField *field, const ZimtHouse *house,
                                const char *whole_house);

gint64 zimt_room_field_get_room (ZimtRoomField *field);

/* A room that is not bookable is added to the choices, so that it is not changed in silence. */
void zimt_room_field_set_room (ZimtRoomField *field, gint64 room_id);

/* The widget that takes the focus; (transfer none). */
GtkWidget *zimt_room_field_get_drop_down (ZimtRoomField *field);
