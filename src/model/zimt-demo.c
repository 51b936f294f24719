/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made data for tests and benchmarks: the sample's standing week over many years. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-sample.h"

#define DAYS_PER_WEEK 7

typedef struct
{
  ZimtDesk *desk; /* borrowed */
  GRand *random;  /* owned */
  GArray *others; /* owned */
  ZimtDate first; /* a Monday */
  ZimtDate last;  /* excluded */
  gint64 n_bookings;
} DemoRun;

static gboolean
ensure_organisations (ZimtDesk *desk, GPtrArray *organisations, GError **error)
{
  for (guint i = 0; i < organisations->len; i++)
    {
      ZimtOrganisation *organisation = organisations->pdata[i];

      organisation->id = 0;
      if (zimt_house_find_organisation (desk->house, organisation->short_name) == NULL
          && !zimt_store_put_organisation (desk->store, organisation, error))
        return FALSE;
    }
  return TRUE;
}

/* "3", "3-2", "3-3": the rooms that take the bookings of one more layer of density. */
static char *
layer_number (const char *number, int layer)
{
  return layer == 1 ? g_strdup (number) : g_strdup_printf ("%s-%d", number, layer);
}

static gboolean
ensure_layer_room (ZimtDesk *desk, const ZimtRoom *room, int layer, GError **error)
{
  g_autofree char *number = layer_number (room->number, layer);
  g_autoptr (ZimtRoom) copy = NULL;

  if (zimt_house_find_room (desk->house, number) != NULL)
    return TRUE;
  copy = zimt_room_copy (room);
  copy->id = 0;
  copy->through_id = 0;
  g_free (copy->number);
  copy->number = g_steal_pointer (&number);
  copy->position = layer * 1000 + room->position;
  return zimt_store_put_room (desk->store, copy, error);
}

static gboolean
ensure_layer (ZimtDesk *desk, const GPtrArray *rooms, int layer, GError **error)
{
  for (guint i = 0; i < rooms->len; i++)
    if (!ensure_layer_room (desk, rooms->pdata[i], layer, error))
      return FALSE;
  return zimt_desk_reload (desk, error);
}

static ZimtSeries *
demo_series (ZimtDesk *desk, const ZimtStandingEvent *event, gint64 room_id, ZimtDate first,
             ZimtDate last)
{
  ZimtSeries *series = zimt_series_new ();
  const ZimtOrganisation *organisation
      = zimt_house_find_organisation (desk->house, event->organisation);
  g_autoptr (ZimtRule) rule
      = zimt_rule_new (ZIMT_FREQUENCY_WEEKLY, 1, 1u << event->weekday, 0, first, 0, last);

  series->event.title = g_strdup (event->title);
  series->event.category = g_strdup (event->category);
  series->event.organisation_id = organisation != NULL ? organisation->id : 0;
  series->event.n_people = event->n_people;
  series->room_id = room_id;
  series->starts = zimt_minute_new (first, event->start_minute);
  series->length = event->end_minute - event->start_minute;
  series->rule = zimt_rule_to_string (rule);
  series->pauses = ZIMT_PAUSES_DEFAULT;
  series->filled_until = ZIMT_DATE_LAST + 1;
  return series;
}

/* An id from the seed, so that the same seed makes the same house; (transfer full). */
static char *
draw_uid (DemoRun *run)
{
  GString *uid = g_string_new (NULL);

  for (int i = 0; i < 4; i++)
    g_string_append_printf (uid, "%08x", g_rand_int (run->random));
  return g_string_free (uid, FALSE);
}

/* One date of a made series; left out where something is there already or it is a holiday. What is
 * drawn for it does not depend on the hour, or the next ones would. */
static gboolean
add_date (DemoRun *run, const ZimtSeries *series, const GArray *rooms, ZimtMinute starts,
          GError **error)
{
  ZimtDesk *desk = run->desk;
  g_autoptr (ZimtBooking) row = zimt_booking_new ();
  g_autoptr (GArray) conflicts = g_array_new (FALSE, FALSE, sizeof (ZimtConflict));
  int n_counted = g_rand_int_range (run->random, 0, 2 * series->event.n_people + 1);
  gboolean is_cancelled = g_rand_int_range (run->random, 0, 20) == 0;
  ZimtSpan span;

  if (zimt_holiday_name (zimt_minute_get_date (starts), FALSE) != NULL)
    return TRUE;
  zimt_event_copy (&series->event, &row->event);
  row->uid = draw_uid (run);
  row->series_id = series->id;
  row->room_id = series->room_id;
  row->original = row->starts = starts;
  row->ends = starts + series->length;
  if (starts < zimt_clock_get_now (desk->clock) && series->event.n_people > 0)
    row->n_counted = n_counted;
  if (is_cancelled)
    row->status = ZIMT_STATUS_CANCELLED;
  span = zimt_span_of_booking (row);
  if (!zimt_desk_load_others (desk, &span, rooms, NULL, run->others, error))
    return FALSE;
  zimt_conflicts_of_span (desk->house, &span, 0, (const ZimtSpan *)run->others->data,
                          run->others->len, conflicts);
  if (conflicts->len > 0)
    return TRUE;
  run->n_bookings++;
  return zimt_store_insert_booking (desk->store, row, error);
}

static gboolean
add_series (DemoRun *run, const ZimtStandingEvent *event, int layer, GError **error)
{
  g_autofree char *number = layer_number (event->room, layer);
  gint64 room_id = zimt_house_find_room (run->desk->house, number)->id;
  ZimtDate first = run->first + event->weekday - 1;
  g_autoptr (GArray) rooms = zimt_house_dup_related_rooms (run->desk->house, room_id);
  g_autoptr (ZimtSeries) series = NULL;

  series = demo_series (run->desk, event, room_id, first, run->last - 1);
  series->uid = draw_uid (run);
  if (!zimt_store_insert_series (run->desk->store, series, error))
    return FALSE;
  for (ZimtDate date = first; date < run->last; date += DAYS_PER_WEEK)
    if (!add_date (run, series, rooms, zimt_minute_new (date, event->start_minute), error))
      return FALSE;
  return TRUE;
}

/* The weeks around today, cut to the years that Zimt plans. */
static void
choose_weeks (DemoRun *run, int years)
{
  ZimtDate today = zimt_clock_get_today (run->desk->clock);
  ZimtDate n_days = years * 365 + years / 4;
  ZimtDate first = CLAMP (today - n_days / 2, ZIMT_DATE_FIRST + DAYS_PER_WEEK, ZIMT_DATE_LAST);

  run->first = zimt_date_get_monday (first);
  run->last = MIN (run->first + n_days, ZIMT_DATE_LAST - DAYS_PER_WEEK);
}

static gboolean
fill_demo (DemoRun *run, int scale, GError **error)
{
  g_autoptr (GPtrArray) rooms = NULL;
  g_autoptr (GPtrArray) organisations = NULL;
  g_autoptr (GPtrArray) standing = NULL;

  if (!zimt_sample_load (&rooms, &organisations, &standing, error)
      || !ensure_organisations (run->desk, organisations, error))
    return FALSE;
  for (int layer = 1; layer <= scale; layer++)
    {
      if (!ensure_layer (run->desk, rooms, layer, error))
        return FALSE;
      for (guint i = 0; i < standing->len; i++)
        if (!add_series (run, standing->pdata[i], layer, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
zimt_desk_demo (ZimtDesk *desk, int years, int scale, guint32 seed, gint64 *n_bookings,
                GError **error)
{
  DemoRun run = { .desk = desk };
  gint64 n_series = 0;
  guint32 seeds[2] = { seed };
  gboolean is_done;

  if (years < 1 || years > 100 || scale < 1 || scale > 30)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("Made data takes 1 to 100 years and a scale of 1 to 30."));
      return FALSE;
    }
  if (!zimt_desk_count (desk, NULL, NULL, &n_series, NULL, error)
      || !zimt_desk_begin (desk, ZIMT_STEP_ACT, "%s", _ ("Made data"), error))
    return FALSE;
  choose_weeks (&run, years);
  /* Who fills a house once more must not draw the ids that are there. */
  seeds[1] = (guint32)n_series;
  run.random = g_rand_new_with_seed_array (seeds, G_N_ELEMENTS (seeds));
  run.others = g_array_new (FALSE, FALSE, sizeof (ZimtSpan));
  is_done = fill_demo (&run, scale, error) && zimt_desk_commit (desk, TRUE, error);
  if (!is_done)
    {
      zimt_store_rollback (desk->store);
      zimt_desk_reload (desk, NULL); /* the first error is the one to tell */
    }
  else if (n_bookings != NULL)
    *n_bookings = run.n_bookings;
  g_rand_free (run.random);
  g_array_unref (run.others);
  return is_done;
}
