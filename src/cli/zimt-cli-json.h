/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as zimtctl prints it: one line, stable keys and codes. */
#pragma once

#include <json-glib/json-glib.h>

#include "zimt-desk.h"

/* Members of the open object. NULL texts are null. */
void zimt_cli_json_text (JsonBuilder *builder, const char *name, const char *text);
void zimt_cli_json_int (JsonBuilder *builder, const char *name, gint64 number);
void zimt_cli_json_bool (JsonBuilder *builder, const char *name, gboolean truth);
void zimt_cli_json_date (JsonBuilder *builder, const char *name, ZimtDate date);

/* A period as "date", "start", "end", and "end_date" where the last day is not the first; an end at
 * midnight is "24:00" of the day before. */
void zimt_cli_json_period (JsonBuilder *builder, ZimtMinute starts, ZimtMinute ends);

/* The room's number; null for 0. */
void zimt_cli_json_room (JsonBuilder *builder, const char *name, const ZimtHouse *house,
                         gint64 room_id);

/* Prints what was built. */
void zimt_cli_json_print (JsonBuilder *builder);
