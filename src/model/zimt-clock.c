/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What time it is in the house. */
#include "zimt-clock.h"

struct _ZimtClock
{
  gatomicrefcount ref_count;
  GTimeZone *zone; /* owned (nullable): NULL for a clock that stands */
  ZimtMinute stands_at;
};

static ZimtClock *
clock_alloc (GTimeZone *zone, ZimtMinute stands_at)
{
  ZimtClock *clock = g_new0 (ZimtClock, 1);

  g_atomic_ref_count_init (&clock->ref_count);
  clock->zone = zone;
  clock->stands_at = stands_at;
  return clock;
}

ZimtClock *
zimt_clock_new (void)
{
  GTimeZone *zone = g_time_zone_new_identifier ("Europe/Berlin");

  return clock_alloc (zone != NULL ? zone : g_time_zone_new_local (), 0);
}

ZimtClock *
zimt_clock_new_fixed (ZimtMinute now)
{
  return clock_alloc (NULL, now);
}

ZimtClock *
zimt_clock_ref (ZimtClock *clock)
{
  g_atomic_ref_count_inc (&clock->ref_count);
  return clock;
}

void
zimt_clock_unref (ZimtClock *clock)
{
  if (!g_atomic_ref_count_dec (&clock->ref_count))
    return;
  g_clear_pointer (&clock->zone, g_time_zone_unref);
  g_free (clock);
}

/* Where the machine's clock is outside what Zimt plans, the nearest date that it does plan: an
 * empty battery must not keep the house from opening. */
static ZimtMinute
minute_of (GDateTime *now)
{
  ZimtDate date;

  if (!zimt_date_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now), &date))
    date = g_date_time_get_year (now) < 2000 ? ZIMT_DATE_FIRST : ZIMT_DATE_LAST;
  return zimt_minute_new (date, g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}

ZimtMinute
zimt_clock_get_now (ZimtClock *clock)
{
  g_autoptr (GDateTime) now = NULL;

  if (clock->zone == NULL)
    return clock->stands_at;
  now = g_date_time_new_now (clock->zone);
  return minute_of (now);
}

ZimtDate
zimt_clock_get_today (ZimtClock *clock)
{
  return zimt_minute_get_date (zimt_clock_get_now (clock));
}
