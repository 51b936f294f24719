/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What book prints: dates made and dates left out, what is in the way, what is unusual. */
#include "zimt-cli-book-report.h"

#include <glib/gi18n-lib.h>

#include "zimt-cli-json.h"
#include "zimt-cli-table.h"
#include "zimt-phrases.h"
#include "zimt-time-names.h"

/* How many digits of an id are shown to people: enough to be the only one. */
#define SHORT_ID 8

/* The first clash of a date, which says why it was left out. */
static const ZimtClash *
find_clash (const ZimtCheck *check, ZimtMinute original)
{
  for (guint i = 0; i < check->clashes->len; i++)
    {
      const ZimtClash *clash = check->clashes->pdata[i];

      if (clash->original == original)
        return clash;
    }
  return NULL;
}

/* Why a date was not booked: (transfer none) (nullable): NULL where it was. */
static const char *
reason_of_gap (const ZimtCheck *check, const ZimtOccurrence *occurrence)
{
  const ZimtClash *clash;

  if (occurrence->status == ZIMT_STATUS_PAUSED)
    return occurrence->pause_reason != NULL ? occurrence->pause_reason : "";
  clash = find_clash (check, occurrence->original);
  return clash != NULL ? clash->with_title : NULL;
}

/* Where nothing was stored, nothing is left out of it either. */
static void
build_skipped (JsonBuilder *builder, const ZimtCheck *check, gboolean is_stored)
{
  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  for (guint i = 0; is_stored && i < check->occurrences->len; i++)
    {
      const ZimtOccurrence *occurrence = check->occurrences->pdata[i];
      const char *reason = reason_of_gap (check, occurrence);

      if (reason == NULL)
        continue;
      json_builder_begin_object (builder);
      zimt_cli_json_date (builder, "date", zimt_minute_get_date (occurrence->original));
      zimt_cli_json_text (builder, "reason", reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* A room that is not open at that time has nobody in it: null. */
static void
build_with (JsonBuilder *builder, const ZimtClash *clash, const ZimtHouse *house)
{
  gboolean has_time = clash->with_ends > clash->with_starts;

  json_builder_set_member_name (builder, "with");
  if (clash->kind == ZIMT_CONFLICT_OPENING_HOURS)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  zimt_cli_json_text (builder, "id", clash->with_uid);
  zimt_cli_json_text (builder, "title", clash->with_title);
  zimt_cli_json_room (builder, "room", house, clash->with_room);
  if (has_time)
    {
      zimt_cli_json_period (builder, clash->with_starts, clash->with_ends);
    }
  else
    {
      zimt_cli_json_text (builder, "date", NULL);
      zimt_cli_json_text (builder, "start", NULL);
      zimt_cli_json_text (builder, "end", NULL);
    }
  json_builder_end_object (builder);
}

static void
build_conflicts (JsonBuilder *builder, const ZimtCheck *check, const ZimtHouse *house)
{
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < check->clashes->len; i++)
    {
      const ZimtClash *clash = check->clashes->pdata[i];

      json_builder_begin_object (builder);
      zimt_cli_json_period (builder, clash->starts, clash->ends);
      zimt_cli_json_room (builder, "room", house, clash->room_id);
      zimt_cli_json_text (builder, "kind", zimt_conflict_kind_to_code (clash->kind));
      build_with (builder, clash, house);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_hints (JsonBuilder *builder, ZimtHints hints)
{
  json_builder_set_member_name (builder, "hints");
  json_builder_begin_array (builder);
  for (int hint = 1; hint < ZIMT_HINTS_END; hint <<= 1)
    if ((hints & hint) != 0)
      json_builder_add_string_value (builder, zimt_hint_to_code ((ZimtHints)hint));
  json_builder_end_array (builder);
}

static gsize
count_created (const ZimtCheck *check)
{
  gsize n_created = 0;

  for (guint i = 0; i < check->occurrences->len; i++)
    if (reason_of_gap (check, check->occurrences->pdata[i]) == NULL)
      n_created++;
  return n_created;
}

/* @booking (nullable): the first that was made. */
static void
print_json (const ZimtCheck *check, const ZimtHouse *house, gboolean is_stored,
            const ZimtBooking *booking)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  zimt_cli_json_int (builder, "created", is_stored ? (gint64)count_created (check) : 0);
  build_skipped (builder, check, is_stored);
  build_conflicts (builder, check, house);
  build_hints (builder, check->hints);
  zimt_cli_json_text (builder, "id", booking != NULL ? booking->uid : NULL);
  zimt_cli_json_text (builder, "series", booking != NULL ? booking->series_uid : NULL);
  json_builder_end_object (builder);
  zimt_cli_json_print (builder);
}

/* One alone stands in the error's sentence already. */
static void
print_clashes (const ZimtCheck *check, const ZimtHouse *house)
{
  for (guint i = 0; check->clashes->len > 1 && i < check->clashes->len; i++)
    {
      g_autofree char *sentence = zimt_clash_to_sentence (check->clashes->pdata[i], house);

      zimt_cli_say ("  %s", sentence);
    }
  if (check->n_clashing > 0 && check->n_clashing < check->n_dates)
    /* Translators: “--on-conflict skip” is typed as it is. */
    zimt_cli_say ("%s", _ ("“--on-conflict skip” books the dates that are free."));
}

static void
print_gaps (const ZimtCheck *check)
{
  g_autoptr (ZimtCliTable) table = zimt_cli_table_new (2);

  for (guint i = 0; i < check->occurrences->len; i++)
    {
      const ZimtOccurrence *occurrence = check->occurrences->pdata[i];
      const char *reason = reason_of_gap (check, occurrence);
      g_autofree char *day = zimt_date_to_text (zimt_minute_get_date (occurrence->original));

      if (reason != NULL)
        zimt_cli_table_add (table, day, reason);
    }
  zimt_cli_table_print (table, "  ");
}

static void
print_booked (const ZimtCheck *check, const ZimtHouse *house, const ZimtBooking *booking)
{
  gsize n_created = count_created (check);
  const ZimtRoom *room = zimt_house_get_room (house, booking->room_id);
  g_autofree char *day = zimt_date_to_text (zimt_minute_get_date (booking->starts));
  g_autofree char *period = zimt_times_to_text (booking->starts, booking->ends);
  g_autofree char *id
      = g_strndup (booking->series_uid != NULL ? booking->series_uid : booking->uid, SHORT_ID);
  gsize n_gaps = check->occurrences->len - n_created;

  zimt_cli_say (/* Translators: a title, a date, a period of time, a room's number. */
                _ ("%1$s: %2$s, %3$s, room %4$s"), booking->event.title, day, period, room->number);
  if (booking->series_uid == NULL)
    {
      zimt_cli_say (_ ("Booked; its id is %s."), id);
      return;
    }
  zimt_cli_say (ngettext ("Booked %1$d date; the series’ id is %2$s.",
                          "Booked %1$d dates; the series’ id is %2$s.", n_created),
                (int)n_created, id);
  if (n_gaps > 0)
    zimt_cli_say (ngettext ("%d date is left out:", "%d dates are left out:", n_gaps), (int)n_gaps);
  print_gaps (check);
}

static void
print_nothing (const ZimtCheck *check)
{
  zimt_cli_say ("%s", _ ("The series is kept, but every date of it is left out:"));
  print_gaps (check);
}

/* Each on a line of its own. */
static void
print_hints (const ZimtDraft *draft, const ZimtCheck *check, const ZimtHouse *house)
{
  for (int hint = 1; hint < ZIMT_HINTS_END; hint <<= 1)
    {
      g_autofree char *text = zimt_hints_to_text (check->hints & (ZimtHints)hint, &draft->event,
                                                  draft->room_id, house);

      if (*text != '\0')
        zimt_cli_say (_ ("Hint: %s"), text);
    }
}

static void
print_holiday (const ZimtCalendar *calendar, const ZimtBooking *booking)
{
  g_autofree char *hint = zimt_holiday_to_hint (calendar, zimt_minute_get_date (booking->starts));

  if (hint != NULL)
    zimt_cli_say ("%s", hint);
}

gboolean
zimt_cli_report_booked (const ZimtCli *cli, ZimtDesk *desk, const ZimtDraft *draft,
                        const ZimtCheck *check, GError **error)
{
  g_autoptr (ZimtBooking) booking = NULL;
  const ZimtHouse *house = zimt_desk_get_house (desk);

  /* A series whose dates all fall on holidays has no booking yet. */
  if (check->booking_id != 0)
    {
      booking = zimt_desk_load_booking (desk, check->booking_id, error);
      if (booking == NULL)
        return FALSE;
    }
  if (cli->is_json)
    {
      print_json (check, house, TRUE, booking);
      return TRUE;
    }
  if (booking == NULL)
    print_nothing (check);
  else
    print_booked (check, house, booking);
  print_hints (draft, check, house);
  if (booking != NULL && booking->series_uid == NULL)
    print_holiday (zimt_desk_get_calendar (desk), booking);
  return TRUE;
}

void
zimt_cli_report_refused (const ZimtCli *cli, const ZimtCheck *check, const ZimtHouse *house)
{
  if (check == NULL)
    return;
  if (cli->is_json)
    print_json (check, house, FALSE, NULL);
  else
    print_clashes (check, house);
}
