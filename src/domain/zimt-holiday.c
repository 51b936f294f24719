/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public holidays of Thüringen by rule (ThürFtG § 2), school holidays as they were added. */
#include "zimt-holiday.h"

/* Where a holiday is counted from. */
typedef enum
{
  FROM_YEAR, /* a month and a day */
  FROM_EASTER,
} HolidayBase;

typedef struct
{
  HolidayBase base;
  int month;
  int day; /* of the month, or days after Easter Sunday */
  int first_year;
  gboolean is_corpus_christi;
  const char *name;
} HolidayRule;

/* The law's names, which are not translated: they are names. */
static const HolidayRule holiday_rules[] = {
  { FROM_YEAR, 1, 1, 0, FALSE, "Neujahr" },
  { FROM_EASTER, 0, -2, 0, FALSE, "Karfreitag" },
  { FROM_EASTER, 0, 1, 0, FALSE, "Ostermontag" },
  { FROM_YEAR, 5, 1, 0, FALSE, "Tag der Arbeit" },
  { FROM_EASTER, 0, 39, 0, FALSE, "Christi Himmelfahrt" },
  { FROM_EASTER, 0, 50, 0, FALSE, "Pfingstmontag" },
  { FROM_EASTER, 0, 60, 0, TRUE, "Fronleichnam" },
  { FROM_YEAR, 9, 20, 2019, FALSE, "Weltkindertag" },
  { FROM_YEAR, 10, 3, 0, FALSE, "Tag der Deutschen Einheit" },
  { FROM_YEAR, 10, 31, 0, FALSE, "Reformationstag" },
  { FROM_YEAR, 12, 25, 0, FALSE, "1. Weihnachtstag" },
  { FROM_YEAR, 12, 26, 0, FALSE, "2. Weihnachtstag" },
};

static gboolean
is_kept (const HolidayRule *rule, int year, gboolean with_corpus_christi)
{
  return year >= rule->first_year && (with_corpus_christi || !rule->is_corpus_christi);
}

static void
clear_holiday (gpointer data)
{
  ZimtHoliday *holiday = data;

  g_free (holiday->name);
}

/* In order of date; of two on one date the later rule comes behind. */
static void
insert_holiday (GArray *holidays, ZimtDate date, const char *name)
{
  ZimtHoliday holiday = { date, g_strdup (name) };
  guint place = holidays->len;

  while (place > 0 && g_array_index (holidays, ZimtHoliday, place - 1).date > date)
    place--;
  g_array_insert_val (holidays, place, holiday);
}

GArray *
zimt_holidays_of_year (int year, gboolean with_corpus_christi)
{
  GArray *holidays = g_array_new (FALSE, FALSE, sizeof (ZimtHoliday));
  ZimtDate new_year = 0;

  g_array_set_clear_func (holidays, clear_holiday);
  if (!zimt_date_from_ymd (year, 1, 1, &new_year))
    return holidays;
  for (gsize i = 0; i < G_N_ELEMENTS (holiday_rules); i++)
    {
      const HolidayRule *rule = &holiday_rules[i];
      ZimtDate date = zimt_date_easter (year) + rule->day;

      if (rule->base == FROM_YEAR)
        zimt_date_from_ymd (year, rule->month, rule->day, &date);
      if (is_kept (rule, year, with_corpus_christi))
        insert_holiday (holidays, date, rule->name);
    }
  return holidays;
}

const char *
zimt_holiday_name (ZimtDate date, gboolean with_corpus_christi)
{
  int year = 0, month = 0, day = 0;

  if (date < ZIMT_DATE_FIRST || date > ZIMT_DATE_LAST)
    return NULL;
  zimt_date_to_ymd (date, &year, &month, &day);

  /* Two on one date: the rule that stands first in the table, as in zimt_holidays_of_year (). */
  int days_after_easter = date - zimt_date_easter (year);
  for (gsize i = 0; i < G_N_ELEMENTS (holiday_rules); i++)
    {
      const HolidayRule *rule = &holiday_rules[i];
      gboolean is_that_day = rule->base == FROM_EASTER ? rule->day == days_after_easter
                                                       : rule->month == month && rule->day == day;

      if (is_that_day && is_kept (rule, year, with_corpus_christi))
        return rule->name;
    }
  return NULL;
}

static void
clear_school_holiday (gpointer data)
{
  ZimtSchoolHoliday *holiday = data;

  g_free (holiday->name);
}

ZimtCalendar *
zimt_calendar_new (void)
{
  ZimtCalendar *calendar = g_atomic_rc_box_new0 (ZimtCalendar);

  calendar->school_holidays = g_array_new (FALSE, FALSE, sizeof (ZimtSchoolHoliday));
  g_array_set_clear_func (calendar->school_holidays, clear_school_holiday);
  return calendar;
}

ZimtCalendar *
zimt_calendar_ref (ZimtCalendar *calendar)
{
  return g_atomic_rc_box_acquire (calendar);
}

static void
clear_calendar (gpointer data)
{
  ZimtCalendar *calendar = data;

  g_array_unref (calendar->school_holidays);
}

void
zimt_calendar_unref (ZimtCalendar *calendar)
{
  g_atomic_rc_box_release_full (calendar, clear_calendar);
}

void
zimt_calendar_add_school_holiday (ZimtCalendar *calendar, const char *name, ZimtDate first,
                                  ZimtDate last)
{
  ZimtSchoolHoliday holiday = { NULL, first, last };
  guint place = calendar->school_holidays->len;

  g_return_if_fail (first <= last);
  while (place > 0
         && g_array_index (calendar->school_holidays, ZimtSchoolHoliday, place - 1).first > first)
    place--;
  holiday.name = g_strdup (name);
  g_array_insert_val (calendar->school_holidays, place, holiday);
}

const char *
zimt_calendar_get_school_holiday (const ZimtCalendar *calendar, ZimtDate date)
{
  for (guint i = 0; i < calendar->school_holidays->len; i++)
    {
      const ZimtSchoolHoliday *holiday
          = &g_array_index (calendar->school_holidays, ZimtSchoolHoliday, i);

      if (date >= holiday->first && date <= holiday->last)
        return holiday->name;
    }
  return NULL;
}

ZimtDate
zimt_calendar_get_school_horizon (const ZimtCalendar *calendar)
{
  ZimtDate horizon = ZIMT_DATE_FIRST - 1;

  for (guint i = 0; i < calendar->school_holidays->len; i++)
    horizon = MAX (horizon, g_array_index (calendar->school_holidays, ZimtSchoolHoliday, i).last);
  return horizon;
}
