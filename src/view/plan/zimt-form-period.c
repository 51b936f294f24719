/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a date and two times of day to the period that is meant. Knows no widget. */
#include "zimt-form-period.h"

#include <glib/gi18n-lib.h>

#include "zimt-error.h"

int
zimt_form_move_end (int start, int old_start, int old_end)
{
  int old_days = zimt_time_get_extra_days (old_start, old_end);
  int length = old_end + old_days * ZIMT_MINUTES_PER_DAY - old_start;
  int end = start + length;

  if (length <= 0)
    return old_end;
  if (end <= ZIMT_MINUTES_PER_DAY)
    return end;
  end -= ZIMT_MINUTES_PER_DAY;
  return zimt_time_get_extra_days (start, end) > 0 ? end : old_end;
}

gboolean
zimt_form_get_period (ZimtDate date, int start_minute, int end_minute, int extra_days,
                      ZimtMinute *starts, ZimtMinute *ends, GError **error)
{
  if (extra_days == 0)
    extra_days = zimt_time_get_extra_days (start_minute, end_minute);
  *starts = zimt_minute_new (date, start_minute);
  *ends = zimt_minute_new (date + extra_days, end_minute);
  if (*ends <= *starts)
    {
      g_autofree char *start = zimt_time_format (start_minute);
      g_autofree char *end = zimt_time_format (end_minute);

      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   /* Translators: %1$s is the end, %2$s the start: "09:00", "10:00". */
                   _ ("The end, %1$s, is not after the start, %2$s."), end, start);
      return FALSE;
    }
  return zimt_period_validate (*starts, *ends, error);
}
