/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public and school holidays that the program knows, as lists to read. */
#include "zimt-holiday-lists.h"

#include <glib/gi18n-lib.h>

#include "zimt-time-names.h"

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, GPtrArray *groups, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  g_ptr_array_add (groups, group);
  return group;
}

/* Takes @when. */
static void
add_row (AdwPreferencesGroup *group, const char *name, char *when)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  adw_preferences_group_add (group, row);
  g_free (when);
}

static void
add_public_holidays (AdwPreferencesPage *page, GPtrArray *groups, const ZimtCalendar *calendar,
                     int year)
{
  g_autoptr (GArray) holidays = zimt_holidays_of_year (year, calendar->with_corpus_christi);
  /* Translators: %d is a year. */
  g_autofree char *title = g_strdup_printf (_ ("Public Holidays in Thüringen, %d"), year);
  AdwPreferencesGroup *group = NULL;

  if (holidays->len == 0)
    return;
  group = add_group (page, groups, title);
  for (guint i = 0; i < holidays->len; i++)
    {
      const ZimtHoliday *holiday = &g_array_index (holidays, ZimtHoliday, i);

      add_row (group, holiday->name, zimt_date_to_text (holiday->date));
    }
}

static void
add_school_holidays (AdwPreferencesPage *page, GPtrArray *groups, const ZimtCalendar *calendar,
                     int year)
{
  AdwPreferencesGroup *group = add_group (page, groups, _ ("School Holidays in Thüringen"));
  g_autofree char *until = zimt_date_to_text (zimt_calendar_get_school_horizon (calendar));
  /* Translators: %s is a date. */
  g_autofree char *description
      = g_strdup_printf (_ ("Known until %s. Later ones come with a new version of the program."),
                         until);
  ZimtDate from = ZIMT_DATE_FIRST;

  zimt_date_from_ymd (year, 1, 1, &from);
  if (zimt_calendar_get_school_horizon (calendar) >= from)
    adw_preferences_group_set_description (group, description);
  else
    adw_preferences_group_set_description (group, _ ("None are known."));
  for (guint i = 0; i < calendar->school_holidays->len; i++)
    {
      const ZimtSchoolHoliday *holiday
          = &g_array_index (calendar->school_holidays, ZimtSchoolHoliday, i);

      if (holiday->last >= from)
        add_row (group, holiday->name, zimt_date_range_to_text (holiday->first, holiday->last));
    }
}

void
zimt_holiday_lists_fill (AdwPreferencesPage *page, GPtrArray *groups, const ZimtCalendar *calendar,
                         int year)
{
  for (guint i = 0; i < groups->len; i++)
    adw_preferences_page_remove (page, g_ptr_array_index (groups, i));
  g_ptr_array_set_size (groups, 0);
  add_public_holidays (page, groups, calendar, year);
  add_public_holidays (page, groups, calendar, year + 1);
  add_school_holidays (page, groups, calendar, year);
}
