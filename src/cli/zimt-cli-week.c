/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rooms, week: what is there. */
#include <glib/gi18n-lib.h>

#include "zimt-cli-json.h"
#include "zimt-cli-options.h"
#include "zimt-cli-table.h"
#include "zimt-phrases.h"
#include "zimt-time-names.h"

#define SHORT_ID 8

static void
print_rooms_json (const ZimtHouse *house)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *room = house->rooms->pdata[i];

      json_builder_begin_object (builder);
      zimt_cli_json_text (builder, "number", room->number);
      zimt_cli_json_text (builder, "name", room->name);
      zimt_cli_json_bool (builder, "bookable", room->is_bookable);
      zimt_cli_json_int (builder, "seats", room->n_seats);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  zimt_cli_json_print (builder);
}

static void
print_rooms (const ZimtHouse *house)
{
  g_autoptr (ZimtCliTable) table = zimt_cli_table_new (3);

  if (house->rooms->len == 0)
    zimt_cli_say ("%s", _ ("The house has no rooms yet."));
  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *room = house->rooms->pdata[i];
      g_autofree char *seats = NULL;

      if (room->n_seats > 0)
        seats = g_strdup_printf (ngettext ("%d seat", "%d seats", (gulong)room->n_seats),
                                 room->n_seats);
      zimt_cli_table_add (table, room->number, room->name,
                          room->is_bookable ? seats : _ ("cannot be booked"));
    }
  zimt_cli_table_print (table, "");
}

gboolean
zimt_cli_rooms (ZimtCli *cli, GError **error)
{
  g_autoptr (ZimtDesk) desk = NULL;

  if (!zimt_cli_parse (cli, NULL, 0, error))
    return FALSE;
  desk = zimt_cli_open (cli, error);
  if (desk == NULL)
    return FALSE;
  if (cli->is_json)
    print_rooms_json (zimt_desk_get_house (desk));
  else
    print_rooms (zimt_desk_get_house (desk));
  return TRUE;
}

/* One line of the week. */
typedef struct
{
  const ZimtBooking *booking; /* borrowed from the plan */
  const char *reason;         /* borrowed (nullable) */
  ZimtDate date;
  int position; /* of its room */
} Line;

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = a;
  const Line *other = b;

  if (one->booking->starts != other->booking->starts)
    return one->booking->starts < other->booking->starts ? -1 : 1;
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return (one->booking->id > other->booking->id) - (one->booking->id < other->booking->id);
}

static gboolean
is_listed (const ZimtBooking *booking, gboolean all)
{
  return all || booking->status == ZIMT_STATUS_FIXED || booking->status == ZIMT_STATUS_OPTION;
}

/* The bookings by date, start and room: GArray of Line. */
static GArray *
collect_lines (const ZimtWeekPlan *plan, gboolean all)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < plan->bookings->len; i++)
    {
      const ZimtBooking *booking = plan->bookings->pdata[i];
      const ZimtRoom *room = zimt_house_get_room (plan->house, booking->room_id);
      Line line = {
        .booking = booking,
        .reason = plan->reasons != NULL ? plan->reasons->pdata[i] : NULL,
        .date = zimt_minute_get_date (booking->starts),
        .position = room != NULL ? room->position : 0,
      };

      if (is_listed (booking, all))
        g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);
  return lines;
}

static const char *
organisation_of (const ZimtWeekPlan *plan, const ZimtBooking *booking)
{
  const ZimtOrganisation *organisation
      = zimt_house_get_organisation (plan->house, booking->event.organisation_id);

  return organisation != NULL ? organisation->short_name : NULL;
}

static void
build_line (JsonBuilder *builder, const ZimtWeekPlan *plan, const Line *line)
{
  const ZimtBooking *booking = line->booking;

  json_builder_begin_object (builder);
  zimt_cli_json_text (builder, "id", booking->uid);
  zimt_cli_json_text (builder, "series", booking->series_uid);
  zimt_cli_json_room (builder, "room", plan->house, booking->room_id);
  zimt_cli_json_period (builder, booking->starts, booking->ends);
  zimt_cli_json_text (builder, "title", booking->event.title);
  zimt_cli_json_text (builder, "organisation", organisation_of (plan, booking));
  zimt_cli_json_text (builder, "category", booking->event.category);
  zimt_cli_json_text (builder, "status", zimt_status_to_code (booking->status));
  if (booking->event.n_people > 0)
    zimt_cli_json_int (builder, "people", booking->event.n_people);
  if (line->reason != NULL)
    zimt_cli_json_text (builder, "reason", line->reason);
  json_builder_end_object (builder);
}

static void
print_week_json (const ZimtWeekPlan *plan, const GArray *lines)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *week = zimt_week_format (plan->monday);

  json_builder_begin_object (builder);
  zimt_cli_json_text (builder, "week", week);
  zimt_cli_json_int (builder, "visitors", plan->n_visitors);
  json_builder_set_member_name (builder, "bookings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    build_line (builder, plan, &g_array_index (lines, Line, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

/* What is said of a line that is not simply fixed; (transfer full) (nullable). */
static char *
dup_remark (const Line *line)
{
  switch (line->booking->status)
    {
    case ZIMT_STATUS_OPTION:
      return g_strdup (_ ("option"));
    case ZIMT_STATUS_CANCELLED:
      return g_strdup (_ ("cancelled"));
    case ZIMT_STATUS_PAUSED:
      return g_strdup_printf (/* Translators: why a series leaves a date out follows. */
                              _ ("left out: %s"), line->reason != NULL ? line->reason : "");
    case ZIMT_STATUS_FIXED:
    default:
      return NULL;
    }
}

/* The lines of one date; returns the index of the next date's first. */
static guint
print_day (const ZimtWeekPlan *plan, const GArray *lines, guint first)
{
  g_autoptr (ZimtCliTable) table = zimt_cli_table_new (6);
  ZimtDate date = g_array_index (lines, Line, first).date;
  g_autofree char *day = zimt_date_to_text (date);
  guint i;

  for (i = first; i < lines->len && g_array_index (lines, Line, i).date == date; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      const ZimtBooking *booking = line->booking;
      const ZimtRoom *room = zimt_house_get_room (plan->house, booking->room_id);
      g_autofree char *period = zimt_times_to_text (booking->starts, booking->ends);
      g_autofree char *id = g_strndup (booking->uid, SHORT_ID);
      g_autofree char *remark = dup_remark (line);

      zimt_cli_table_add (table, period, room != NULL ? room->number : "", booking->event.title,
                          organisation_of (plan, booking), id, remark);
    }
  zimt_cli_say ("%s", day);
  zimt_cli_table_print (table, "  ");
  return i;
}

static void
print_week (const ZimtWeekPlan *plan, const GArray *lines)
{
  int year;
  int week = zimt_date_get_iso_week (plan->monday, &year);
  g_autofree char *range = zimt_date_range_to_text (plan->monday, plan->monday + 6);

  zimt_cli_say (/* Translators: number of a week, its year, its first and last day. */
                _ ("Week %1$d of %2$d, %3$s"), week, year, range);
  if (lines->len == 0)
    zimt_cli_say ("%s", _ ("Nothing is booked."));
  for (guint i = 0; i < lines->len;)
    i = print_day (plan, lines, i);
}

static gboolean
show_week (const ZimtCli *cli, ZimtDate monday, const char *room_number, gboolean all,
           GError **error)
{
  g_autoptr (ZimtDesk) desk = zimt_cli_open (cli, error);
  g_autoptr (ZimtWeekPlan) plan = NULL;
  g_autoptr (GArray) lines = NULL;
  const ZimtRoom *room = NULL;

  if (desk == NULL)
    return FALSE;
  if (room_number != NULL)
    {
      room = zimt_cli_find_room (zimt_desk_get_house (desk), room_number, error);
      if (room == NULL)
        return FALSE;
    }
  plan = zimt_desk_load_week (desk, monday, 7, room != NULL ? room->id : 0, all, error);
  if (plan == NULL)
    return FALSE;
  lines = collect_lines (plan, all);
  if (cli->is_json)
    print_week_json (plan, lines);
  else
    print_week (plan, lines);
  return TRUE;
}

gboolean
zimt_cli_week (ZimtCli *cli, GError **error)
{
  g_autofree char *room = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "room", 0, 0, G_OPTION_ARG_FILENAME, &room, N_ ("Only this room"), N_ ("R") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("With cancelled dates and dates left out"), NULL },
    { NULL },
  };
  ZimtDate monday = zimt_date_get_monday (zimt_clock_get_today (cli->clock));

  if (!zimt_cli_parse (cli, entries, 1, error)
      || (cli->argv[1] != NULL && !zimt_cli_parse_week ("YYYY-Www", cli->argv[1], &monday, error)))
    return FALSE;
  return show_week (cli, monday, room, all, error);
}
