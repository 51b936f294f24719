/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in the words of the interface's language. */
#include "zimt-time-names.h"

#include <glib/gi18n-lib.h>

/* A name and its context, as gettext looks them up: the macros NC_ () mark them for xgettext. */
static const char *
translate (const char *context, const char *name)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, context, name);
}

const char *
zimt_weekday_name (int iso_weekday)
{
  static const char *const names[] = {
    NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
    NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
    NC_ ("weekday", "Sunday"),
  };

  g_return_val_if_fail (iso_weekday >= 1 && iso_weekday <= 7, "");
  return translate ("weekday", names[iso_weekday - 1]);
}

const char *
zimt_weekday_short_name (int iso_weekday)
{
  static const char *const names[] = {
    NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
    NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
    NC_ ("short weekday", "Sun"),
  };

  g_return_val_if_fail (iso_weekday >= 1 && iso_weekday <= 7, "");
  return translate ("short weekday", names[iso_weekday - 1]);
}

const char *
zimt_month_name (int month)
{
  static const char *const names[] = {
    NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
    NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
    NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
    NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
  };

  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return translate ("month", names[month - 1]);
}

/* Many languages bend the month's name beside a day: "listopad", but "26 listopada". */
static const char *
get_month_name_in_date (int month)
{
  static const char *const names[] = {
    NC_ ("month in a date", "January"),   NC_ ("month in a date", "February"),
    NC_ ("month in a date", "March"),     NC_ ("month in a date", "April"),
    NC_ ("month in a date", "May"),       NC_ ("month in a date", "June"),
    NC_ ("month in a date", "July"),      NC_ ("month in a date", "August"),
    NC_ ("month in a date", "September"), NC_ ("month in a date", "October"),
    NC_ ("month in a date", "November"),  NC_ ("month in a date", "December"),
  };

  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return translate ("month in a date", names[month - 1]);
}

char *
zimt_date_to_text (ZimtDate date)
{
  g_autofree char *plain = zimt_date_to_plain_text (date);

  /* Translators: a short weekday and a date: "Thu 26.11.2026". */
  return g_strdup_printf (C_ ("date", "%1$s %2$s"),
                          zimt_weekday_short_name (zimt_date_get_weekday (date)), plain);
}

char *
zimt_date_to_plain_text (ZimtDate date)
{
  int year = 0, month = 0, day = 0;

  zimt_date_to_ymd (date, &year, &month, &day);
  /* Translators: day, month and year: "26.11.2026". */
  return g_strdup_printf (C_ ("date", "%1$02d.%2$02d.%3$04d"), day, month, year);
}

char *
zimt_date_to_short_text (ZimtDate date)
{
  int month = 0, day = 0;

  zimt_date_to_ymd (date, NULL, &month, &day);
  /* Translators: day and month: "26.11.". */
  return g_strdup_printf (C_ ("date", "%1$02d.%2$02d."), day, month);
}

char *
zimt_date_range_to_text (ZimtDate first, ZimtDate last)
{
  int year = 0, month = 0, day = 0;
  int last_year = 0, last_month = 0, last_day = 0;

  zimt_date_to_ymd (first, &year, &month, &day);
  zimt_date_to_ymd (last, &last_year, &last_month, &last_day);
  const char *name = get_month_name_in_date (month);
  const char *last_name = get_month_name_in_date (last_month);

  if (first == last)
    /* Translators: day, month, year: "26 November 2026"; in German "26. November 2026". */
    return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d"), day, name, year);
  if (year == last_year && month == last_month)
    /* Translators: days of one month: "23–29 November 2026"; German "23.–29. November 2026". */
    return g_strdup_printf (C_ ("date range", "%1$d–%2$d %3$s %4$d"), day, last_day, name, year);
  if (year == last_year)
    /* Translators: day, month, day, month, year: "30 November – 6 December 2026". */
    return g_strdup_printf (C_ ("date range", "%1$d %2$s – %3$d %4$s %5$d"), day, name, last_day,
                            last_name, year);
  /* Translators: day, month, year twice: "28 December 2026 – 3 January 2027". */
  return g_strdup_printf (C_ ("date range", "%1$d %2$s %3$d – %4$d %5$s %6$d"), day, name, year,
                          last_day, last_name, last_year);
}
