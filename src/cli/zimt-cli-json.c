/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as zimtctl prints it: one line, stable keys and codes. */
#include "zimt-cli-json.h"

#include "zimt-cli.h"

void
zimt_cli_json_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, text);
}

void
zimt_cli_json_int (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void
zimt_cli_json_bool (JsonBuilder *builder, const char *name, gboolean truth)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, truth);
}

void
zimt_cli_json_date (JsonBuilder *builder, const char *name, ZimtDate date)
{
  g_autofree char *text = zimt_date_format (date);

  zimt_cli_json_text (builder, name, text);
}

void
zimt_cli_json_period (JsonBuilder *builder, ZimtMinute starts, ZimtMinute ends)
{
  ZimtDate first = zimt_minute_get_date (starts);
  ZimtDate last = zimt_minute_get_date (ends - 1);
  g_autofree char *start = zimt_time_format (zimt_minute_get_of_day (starts));
  g_autofree char *end = zimt_time_format ((int)(ends - zimt_minute_new (last, 0)));

  zimt_cli_json_date (builder, "date", first);
  zimt_cli_json_text (builder, "start", start);
  zimt_cli_json_text (builder, "end", end);
  if (last != first)
    zimt_cli_json_date (builder, "end_date", last);
}

void
zimt_cli_json_room (JsonBuilder *builder, const char *name, const ZimtHouse *house, gint64 room_id)
{
  const ZimtRoom *room = zimt_house_get_room (house, room_id);

  zimt_cli_json_text (builder, name, room != NULL ? room->number : NULL);
}

void
zimt_cli_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  zimt_cli_say ("%s", text);
}
