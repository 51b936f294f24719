/* SPDX-License-Identifier: GPL-3.0-or-later */
/* School holidays: one row a holiday. */
#include "zimt-school-holidays.h"

#include <glib/gi18n-lib.h>

#include "zimt-csv.h"

static gboolean
read_date (const ZimtCsv *csv, guint row, const char *column, ZimtDate *date, GError **error)
{
  if (zimt_date_parse (zimt_csv_get (csv, row, column), date, error))
    return TRUE;
  zimt_csv_prefix_error (csv, row, error);
  return FALSE;
}

static gboolean
read_row (ZimtCalendar *calendar, const ZimtCsv *csv, guint row, GError **error)
{
  const char *name = zimt_csv_get (csv, row, "name");
  ZimtDate first;
  ZimtDate last;

  if (!read_date (csv, row, "first_day", &first, error)
      || !read_date (csv, row, "last_day", &last, error))
    return FALSE;
  if (*name == '\0')
    return zimt_csv_refuse (csv, row, error, _ ("the holiday has no name."));
  if (last < first)
    return zimt_csv_refuse (csv, row, error, _ ("the holiday ends before it begins."));
  if (first <= zimt_calendar_get_school_horizon (calendar))
    return zimt_csv_refuse (csv, row, error,
                            _ ("the holiday begins before the one above it has ended."));
  zimt_calendar_add_school_holiday (calendar, name, first, last);
  return TRUE;
}

static ZimtCalendar *
calendar_new_from_csv (const ZimtCsv *csv, GError **error)
{
  static const char *const columns[] = { "name", "first_day", "last_day", NULL };
  g_autoptr (ZimtCalendar) calendar = zimt_calendar_new ();

  if (!zimt_csv_require (csv, columns, error))
    return NULL;
  for (guint row = 0; row < zimt_csv_get_n_rows (csv); row++)
    if (!read_row (calendar, csv, row, error))
      return NULL;
  return g_steal_pointer (&calendar);
}

ZimtCalendar *
zimt_school_holidays_load (GError **error)
{
  g_autoptr (ZimtCsv) csv = zimt_csv_new_from_data ("school-holidays-th.csv", error);

  return csv != NULL ? calendar_new_from_csv (csv, error) : NULL;
}

ZimtCalendar *
zimt_school_holidays_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (ZimtCsv) csv = zimt_csv_new (bytes, name, error);

  return csv != NULL ? calendar_new_from_csv (csv, error) : NULL;
}
