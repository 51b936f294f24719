/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What interpreters get, and how near that is to what is tax-free in a year. */
#include "zimt-assignment.h"
#include "zimt-money.h"

#define NEAR_PERCENT 80

/* The one that begins last on or before @date, of those that name a limit where that is asked for;
 * (transfer none) (nullable). */
static ZimtRecord *
find_tariff (const ZimtPeopleBook *book, ZimtDate date, gboolean has_limit)
{
  g_autoptr (GPtrArray) tariffs = zimt_people_book_list (book, ZIMT_RECORD_TARIFF);
  ZimtRecord *found = NULL;

  for (guint i = 0; i < tariffs->len; i++)
    {
      ZimtRecord *tariff = tariffs->pdata[i];
      ZimtDate from = zimt_record_get_date (tariff, "from");

      if (from <= date && (!has_limit || zimt_record_get_number (tariff, "limit") > 0)
          && (found == NULL || from > zimt_record_get_date (found, "from")))
        found = tariff;
    }
  return found; /* the book holds it */
}

ZimtRecord *
zimt_people_book_get_tariff (const ZimtPeopleBook *book, ZimtDate date)
{
  return find_tariff (book, date, FALSE);
}

int
zimt_assignment_get_minutes (const ZimtRecord *assignment)
{
  int minutes = zimt_record_get_number (assignment, "minutes");

  return minutes > 0
             ? minutes
             : zimt_record_get_time (assignment, "to") - zimt_record_get_time (assignment, "from");
}

static int
clamp_money (gint64 cents)
{
  return (int)CLAMP (cents, 0, ZIMT_MONEY_MAX);
}

int
zimt_assignment_get_allowance (const ZimtPeopleBook *book, const ZimtRecord *assignment)
{
  const ZimtRecord *tariff
      = zimt_people_book_get_tariff (book, zimt_record_get_date (assignment, "date"));
  gint64 minutes, step, per_hour, kilometres;

  if (tariff == NULL)
    return 0;
  minutes
      = MAX (zimt_assignment_get_minutes (assignment), zimt_record_get_number (tariff, "minimum"));
  step = MAX (zimt_record_get_number (tariff, "step"), 1);
  minutes = (minutes + step - 1) / step * step;
  per_hour = zimt_record_get_number (tariff, "per_hour");
  kilometres = zimt_record_get_number (assignment, "kilometres");
  return clamp_money ((per_hour * minutes + 30) / 60
                      + kilometres * zimt_record_get_number (tariff, "per_km"));
}

static gboolean
is_settled (const ZimtRecord *assignment)
{
  const char *state = zimt_record_get_text (assignment, "state");

  return g_str_equal (state, "settled") || g_str_equal (state, "paid");
}

int
zimt_assignment_get_cents (const ZimtPeopleBook *book, const ZimtRecord *assignment)
{
  int settled = zimt_record_get_number (assignment, "allowance");

  return settled > 0 && is_settled (assignment) ? settled
                                                : zimt_assignment_get_allowance (book, assignment);
}

static gboolean
is_done_in (const ZimtRecord *assignment, int year)
{
  const char *state = zimt_record_get_text (assignment, "state");
  int its_year = 0;

  zimt_date_to_ymd (zimt_record_get_date (assignment, "date"), &its_year, NULL, NULL);
  return its_year == year && zimt_assignment_is_holding (state) && !zimt_assignment_is_open (state);
}

static int
get_limit (const ZimtPeopleBook *book, int year)
{
  ZimtDate last_day = 0;
  const ZimtRecord *tariff;

  zimt_date_from_ymd (year, 12, 31, &last_day);
  tariff = find_tariff (book, last_day, TRUE);
  return tariff != NULL ? zimt_record_get_number (tariff, "limit") : 0;
}

ZimtAllowanceYear
zimt_people_book_get_allowance_year (const ZimtPeopleBook *book, const char *interpreter_id,
                                     int year)
{
  g_autoptr (GPtrArray) assignments
      = zimt_people_book_list_linked (book, ZIMT_RECORD_ASSIGNMENT, interpreter_id);
  ZimtAllowanceYear sum = { .limit_cents = get_limit (book, year) };
  gint64 cents = 0;

  for (guint i = 0; i < assignments->len; i++)
    {
      const ZimtRecord *assignment = assignments->pdata[i];

      if (!is_done_in (assignment, year))
        continue;
      sum.n_assignments++;
      sum.n_minutes += zimt_assignment_get_minutes (assignment);
      sum.n_kilometres += zimt_record_get_number (assignment, "kilometres");
      cents += zimt_assignment_get_cents (book, assignment);
    }
  sum.cents = clamp_money (cents);
  sum.is_near_limit = sum.limit_cents > 0 && cents * 100 >= (gint64)sum.limit_cents * NEAR_PERCENT;
  return sum;
}
