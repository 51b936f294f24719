/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the rooms that are free at a time, or none. */
#pragma once

#include <adwaita.h>

#include "zimt-center.h"

#define ZIMT_TYPE_ROOM_CHOICE (zimt_room_choice_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRoomChoice, zimt_room_choice, ZIMT, ROOM_CHOICE, AdwBin)

/* @none: what stands for no room. */
GtkWidget *zimt_room_choice_new (ZimtCenter *center, const char *none);

/* Offers the rooms that are free then, counselling rooms before offices, each best fit first; what
 * was chosen stays while it is free. No time (@from not before @to): no room. */
void zimt_room_choice_set_time (ZimtRoomChoice *choice, ZimtDate date, int from, int to);

/* 0: no room. */
gint64 zimt_room_choice_get_room (ZimtRoomChoice *choice);
