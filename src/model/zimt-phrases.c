/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods and rooms in words. */
#include "zimt-phrases.h"

#include <glib/gi18n-lib.h>

#include "zimt-time-names.h"

/* An end at midnight is "24:00" of the day before: people read "18:00–24:00", not "18:00–00:00". */
static int
days_between (ZimtMinute starts, ZimtMinute ends)
{
  return zimt_minute_get_date (ends - 1) - zimt_minute_get_date (starts);
}

char *
zimt_times_to_text (ZimtMinute starts, ZimtMinute ends)
{
  int n_days = days_between (starts, ends);
  int end_of_day = (int)(ends - zimt_minute_new (zimt_minute_get_date (ends - 1), 0));
  g_autofree char *from = zimt_time_format (zimt_minute_get_of_day (starts));
  g_autofree char *to = zimt_time_format (end_of_day);

  if (n_days == 0)
    return g_strdup_printf ("%s–%s", from, to);
  /* Translators: a period over midnight: start, end, and how many days later it ends */
  return g_strdup_printf (ngettext ("%s–%s (+%d day)", "%s–%s (+%d days)", n_days), from, to,
                          n_days);
}

char *
zimt_period_to_text (ZimtMinute starts, ZimtMinute ends)
{
  g_autofree char *date = zimt_date_to_text (zimt_minute_get_date (starts));
  g_autofree char *times = zimt_times_to_text (starts, ends);

  return g_strdup_printf ("%s, %s", date, times);
}

char *
zimt_room_to_text (const ZimtHouse *house, gint64 room_id)
{
  const ZimtRoom *room = zimt_house_get_room (house, room_id);

  if (room_id == 0)
    return g_strdup (_ ("the whole house"));
  if (room == NULL)
    return g_strdup (_ ("a room that is gone"));
  return g_strdup_printf ("%s %s", room->number, room->name);
}

char *
zimt_holiday_to_hint (const ZimtCalendar *calendar, ZimtDate date)
{
  const char *holiday = zimt_holiday_name (date, calendar->with_corpus_christi);
  g_autofree char *day = zimt_date_to_plain_text (date);

  if (holiday == NULL)
    return NULL;
  /* Translators: a date and the public holiday that it is: "Hint: 01.01.2027 is Neujahr." */
  return g_strdup_printf (_ ("Hint: %1$s is %2$s."), day, holiday);
}

const char *
zimt_status_to_word (ZimtStatus status)
{
  switch (status)
    {
    case ZIMT_STATUS_FIXED:
      /* Translators: state of a booking */
      return C_ ("booking", "Fixed");
    case ZIMT_STATUS_OPTION:
      /* Translators: state of a booking: reserved, but does not block the room */
      return C_ ("booking", "Option");
    case ZIMT_STATUS_CANCELLED:
      /* Translators: state of a booking */
      return C_ ("booking", "Cancelled");
    case ZIMT_STATUS_PAUSED:
      /* Translators: state of a date of a series: holiday, closure, clash */
      return C_ ("booking", "Left out");
    default:
      g_assert_not_reached ();
    }
}
