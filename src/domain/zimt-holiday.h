/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Public holidays of Thüringen by rule (ThürFtG), school holidays from a data file. */
#pragma once

#include "zimt-time.h"

typedef struct
{
  ZimtDate date;
  char *name; /* owned: German, as the law names it */
} ZimtHoliday;

/* The public holidays of a year, ascending: GArray of ZimtHoliday; (transfer full). Two can share a
 * date (2008-05-01). Empty for a year that Zimt does not plan.
 * Weltkindertag from 2019; @with_corpus_christi: Fronleichnam too, as some places in the
 * Eichsfeld keep it. */
GArray *zimt_holidays_of_year (int year, gboolean with_corpus_christi);

/* Name of the public holiday on @date; (transfer none) (nullable): static. Of two on one date it is
 * the one with the fixed date. */
const char *zimt_holiday_name (ZimtDate date, gboolean with_corpus_christi);

typedef struct
{
  char *name; /* owned */
  ZimtDate first;
  ZimtDate last; /* included */
} ZimtSchoolHoliday;

/* What the calendar of pauses knows. */
typedef struct
{
  gboolean with_corpus_christi;
  GArray *school_holidays; /* owned: ZimtSchoolHoliday, ascending by first */
} ZimtCalendar;

ZimtCalendar *zimt_calendar_new (void);
ZimtCalendar *zimt_calendar_ref (ZimtCalendar *calendar);
void zimt_calendar_unref (ZimtCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtCalendar, zimt_calendar_unref)

/* Not before @first is @last. Only before the calendar is shared. */
void zimt_calendar_add_school_holiday (ZimtCalendar *calendar, const char *name, ZimtDate first,
                                       ZimtDate last);

/* Name of the school holiday on @date; (transfer none) (nullable). */
const char *zimt_calendar_get_school_holiday (const ZimtCalendar *calendar, ZimtDate date);

/* The last date for which school holidays are known (the end of the last one on file), or
 * ZIMT_DATE_FIRST - 1 where none are. Past it the program warns and does not guess. */
ZimtDate zimt_calendar_get_school_horizon (const ZimtCalendar *calendar);
