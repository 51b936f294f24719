/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bookings, series and pauses, as values. */
#include "zimt-booking.h"

#include <string.h>

static const char *const status_codes[] = {
  [ZIMT_STATUS_FIXED] = "fixed",
  [ZIMT_STATUS_OPTION] = "option",
  [ZIMT_STATUS_CANCELLED] = "cancelled",
  [ZIMT_STATUS_PAUSED] = "paused",
};

static const char *const pause_kind_codes[] = {
  [ZIMT_PAUSE_PUBLIC_HOLIDAY] = "public-holiday",
  [ZIMT_PAUSE_SCHOOL_HOLIDAY] = "school-holiday",
  [ZIMT_PAUSE_CLOSURE] = "closure",
  [ZIMT_PAUSE_SKIPPED] = "skipped",
};

void
zimt_event_clear (ZimtEvent *event)
{
  g_clear_pointer (&event->title, g_free);
  g_clear_pointer (&event->category, g_free);
  g_clear_pointer (&event->equipment, g_array_unref);
}

void
zimt_event_copy (const ZimtEvent *from, ZimtEvent *to)
{
  *to = *from;
  to->title = g_strdup (from->title);
  to->category = g_strdup (from->category);
  to->equipment = from->equipment != NULL ? g_array_copy (from->equipment) : NULL;
}

/* No list and an empty one are the same. */
static gboolean
is_same_equipment (const GArray *a, const GArray *b)
{
  guint n_a = a != NULL ? a->len : 0;
  guint n_b = b != NULL ? b->len : 0;

  return n_a == n_b && (n_a == 0 || memcmp (a->data, b->data, n_a * sizeof (gint64)) == 0);
}

gboolean
zimt_event_equal (const ZimtEvent *a, const ZimtEvent *b)
{
  return g_strcmp0 (a->title, b->title) == 0 && a->organisation_id == b->organisation_id
         && g_strcmp0 (a->category, b->category) == 0 && a->n_people == b->n_people
         && a->buffer_before == b->buffer_before && a->buffer_after == b->buffer_after
         && is_same_equipment (a->equipment, b->equipment);
}

static void
take_text (char **text, const char *before, const char *after)
{
  if (g_strcmp0 (before, after) == 0)
    return;
  g_free (*text);
  *text = g_strdup (after);
}

static void
take_number (int *number, int before, int after)
{
  if (before != after)
    *number = after;
}

void
zimt_event_take_changes (ZimtEvent *event, const ZimtEvent *before, const ZimtEvent *after)
{
  take_text (&event->title, before->title, after->title);
  take_text (&event->category, before->category, after->category);
  if (before->organisation_id != after->organisation_id)
    event->organisation_id = after->organisation_id;
  take_number (&event->n_people, before->n_people, after->n_people);
  take_number (&event->buffer_before, before->buffer_before, after->buffer_before);
  take_number (&event->buffer_after, before->buffer_after, after->buffer_after);
  if (!is_same_equipment (before->equipment, after->equipment))
    {
      g_clear_pointer (&event->equipment, g_array_unref);
      event->equipment = after->equipment != NULL ? g_array_copy (after->equipment) : NULL;
    }
}

ZimtBooking *
zimt_booking_new (void)
{
  ZimtBooking *booking = g_new0 (ZimtBooking, 1);

  booking->n_counted = -1;
  return booking;
}

ZimtBooking *
zimt_booking_copy (const ZimtBooking *booking)
{
  ZimtBooking *copy = g_memdup2 (booking, sizeof *booking);

  copy->uid = g_strdup (booking->uid);
  copy->series_uid = g_strdup (booking->series_uid);
  zimt_event_copy (&booking->event, &copy->event);
  return copy;
}

void
zimt_booking_free (ZimtBooking *booking)
{
  if (booking == NULL)
    return;
  g_free (booking->uid);
  g_free (booking->series_uid);
  zimt_event_clear (&booking->event);
  g_free (booking);
}

ZimtSeries *
zimt_series_new (void)
{
  ZimtSeries *series = g_new0 (ZimtSeries, 1);

  series->pauses = ZIMT_PAUSES_DEFAULT;
  return series;
}

ZimtSeries *
zimt_series_copy (const ZimtSeries *series)
{
  ZimtSeries *copy = g_memdup2 (series, sizeof *series);

  copy->uid = g_strdup (series->uid);
  copy->rule = g_strdup (series->rule);
  zimt_event_copy (&series->event, &copy->event);
  return copy;
}

void
zimt_series_free (ZimtSeries *series)
{
  if (series == NULL)
    return;
  g_free (series->uid);
  g_free (series->rule);
  zimt_event_clear (&series->event);
  g_free (series);
}

ZimtPause *
zimt_pause_new (void)
{
  return g_new0 (ZimtPause, 1);
}

ZimtPause *
zimt_pause_copy (const ZimtPause *pause)
{
  ZimtPause *copy = g_memdup2 (pause, sizeof *pause);

  copy->uid = g_strdup (pause->uid);
  copy->reason = g_strdup (pause->reason);
  return copy;
}

void
zimt_pause_free (ZimtPause *pause)
{
  if (pause == NULL)
    return;
  g_free (pause->uid);
  g_free (pause->reason);
  g_free (pause);
}

static gboolean
find_code (const char *const *codes, gsize n_codes, const char *code, gsize *index)
{
  for (gsize i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
zimt_status_to_code (ZimtStatus status)
{
  return status_codes[status];
}

gboolean
zimt_status_from_code (const char *code, ZimtStatus *status)
{
  gsize index;

  if (!find_code (status_codes, G_N_ELEMENTS (status_codes), code, &index))
    return FALSE;
  *status = (ZimtStatus)index;
  return TRUE;
}

const char *
zimt_pause_kind_to_code (ZimtPauseKind kind)
{
  return pause_kind_codes[kind];
}

gboolean
zimt_pause_kind_from_code (const char *code, ZimtPauseKind *kind)
{
  gsize index;

  if (!find_code (pause_kind_codes, G_N_ELEMENTS (pause_kind_codes), code, &index))
    return FALSE;
  *kind = (ZimtPauseKind)index;
  return TRUE;
}
