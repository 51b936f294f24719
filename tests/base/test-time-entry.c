/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times as people type them. */
#include "zimt-time-entry.h"
#include "zimt-time-names.h"

static void
test_times_that_people_type (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } cases[] = {
    { "9", 540 },       { "09", 540 },    { "930", 570 },      { "0930", 570 },
    { "9:30", 570 },    { "9.30", 570 },  { "9,30", 570 },     { "09:30", 570 },
    { "9 Uhr", 540 },   { "9Uhr", 540 },  { "9 uhr 30", 570 }, { "9:30 Uhr", 570 },
    { "9h", 540 },      { "9h30", 570 },  { "  9  ", 540 },    { "0", 0 },
    { "00:00", 0 },     { "0000", 0 },    { "000", 0 },        { "24", 1440 },
    { "24:00", 1440 },  { "2400", 1440 }, { "23:59", 1439 },   { "1205", 725 },
    { "930 Uhr", 570 }, { "９", 540 },    { "18 UHR", 1080 },  { "9\u00a0Uhr", 540 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minute = -7;
      g_autofree char *escaped = g_strescape (cases[i].text, NULL);

      g_test_message ("%s", escaped);
      g_assert_true (zimt_time_entry_parse (cases[i].text, &minute));
      g_assert_cmpint (minute, ==, cases[i].minute);
    }
}

static void
test_nonsense_is_no_time (void)
{
  static const char *const texts[] = {
    NULL,    "",        " ",     "25",         "9:75", "975",   "-1",    "12:3x",   "9999",
    "24:01", "2401",    "9:",    ":30",        "9:3",  "9:300", "09300", "99",      "x",
    "Uhr",   "9 Uhr x", "9 30",  "9:30 Uhr 5", "+9",   "9h3",   "nine",  "9:30:00", "9..30",
    "\xff",  "9\x01",   "00009", "9 Uhr 75",   "9e1",  "0x9",
  };
  int minute = -7;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *escaped = g_strescape (texts[i] != NULL ? texts[i] : "", NULL);

      g_test_message ("%s", escaped);
      g_assert_false (zimt_time_entry_parse (texts[i], &minute));
      g_assert_cmpint (minute, ==, -7);
    }
}

static void
test_every_minute_is_read_in_every_form (void)
{
  for (int i = 0; i <= ZIMT_MINUTES_PER_DAY; i++)
    {
      static const char *const forms[]
          = { "%d:%02d", "%02d:%02d", "%d.%02d", "%02d%02d", "%d:%02d Uhr" };

      for (gsize j = 0; j < G_N_ELEMENTS (forms); j++)
        {
          char text[32];
          int minute = -7;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
          g_snprintf (text, sizeof text, forms[j], i / 60, i % 60);
#pragma GCC diagnostic pop
          g_assert_true (zimt_time_entry_parse (text, &minute));
          g_assert_cmpint (minute, ==, i);
        }
    }
}

static ZimtDate
date (const char *text)
{
  ZimtDate day = 0;
  g_autoptr (GError) error = NULL;

  zimt_date_parse (text, &day, &error);
  g_assert_no_error (error);
  return day;
}

typedef struct
{
  const char *text;
  const char *date;
} Entry;

static void
assert_entries (const char *today, const Entry *entries, gsize n_entries)
{
  for (gsize i = 0; i < n_entries; i++)
    {
      ZimtDate day = -7;
      g_autofree char *escaped = g_strescape (entries[i].text, NULL);

      g_test_message ("%s", escaped);
      g_assert_true (zimt_date_entry_parse (entries[i].text, date (today), &day));
      g_assert_cmpint (day, ==, date (entries[i].date));
    }
}

/* 2026-11-26 is a Thursday. */
static void
test_dates_that_people_type (void)
{
  static const Entry entries[] = {
    { "15.3.2027", "2027-03-15" },
    { "15.03.2027", "2027-03-15" },
    { "15.3.27", "2027-03-15" },
    { "15. 3. 2027", "2027-03-15" },
    { "15/3/2027", "2027-03-15" },
    { "15/3", "2027-03-15" },
    { "15.3.", "2027-03-15" },
    { "15.3", "2027-03-15" },
    { "2027-03-15", "2027-03-15" },
    { "26.11.", "2026-11-26" },
    { "1.6.", "2026-06-01" },
    { "24.12.", "2026-12-24" },
    { "KW 12/2027", "2027-03-22" },
    { "KW 12", "2027-03-22" },
    { "kw12", "2027-03-22" },
    { "KW 12 27", "2027-03-22" },
    { "KW. 12", "2027-03-22" },
    { "W12", "2027-03-22" },
    { "w 48", "2026-11-23" },
    { "2027-W12", "2027-03-22" },
    { "KW 53", "2026-12-28" },
    { "heute", "2026-11-26" },
    { "Today", "2026-11-26" },
    { "morgen", "2026-11-27" },
    { "TOMORROW", "2026-11-27" },
    { "übermorgen", "2026-11-28" },
    { "day after tomorrow", "2026-11-28" },
    { "gestern", "2026-11-25" },
    { "yesterday", "2026-11-25" },
    { "Do", "2026-11-26" },
    { "do.", "2026-11-26" },
    { "Thursday", "2026-11-26" },
    { "Thu", "2026-11-26" },
    { "Fr", "2026-11-27" },
    { "Freitag", "2026-11-27" },
    { "Sonnabend", "2026-11-28" },
    { "So", "2026-11-29" },
    { "Mo", "2026-11-30" },
    { "Mittwoch", "2026-12-02" },
    { "wed", "2026-12-02" },
    { "Do 26.11.2026", "2026-11-26" },
    { "Do, 26.11.", "2026-11-26" },
    { "Thu 2026-11-26", "2026-11-26" },
    { "29.2.", "2028-02-29" },
    { "1.1.2000", "2000-01-01" },
    { "31.12.2099", "2099-12-31" },
  };

  assert_entries ("2026-11-26", entries, G_N_ELEMENTS (entries));
}

static void
test_year_is_the_nearest (void)
{
  static const Entry in_january[] = {
    { "31.12.", "2026-12-31" }, { "1.1.", "2027-01-01" },  { "2.7.", "2027-07-02" },
    { "5.7.", "2026-07-05" },   { "KW 53", "2026-12-28" }, { "KW 52", "2026-12-21" },
    { "KW 1", "2027-01-04" },   { "29.2.", "2028-02-29" },
  };
  static const Entry at_the_end[] = { { "1.1.", "2099-01-01" }, { "29.2.", "2096-02-29" } };
  static const Entry at_the_start[] = { { "31.12.", "2000-12-31" }, { "KW 53", "2004-12-27" } };

  assert_entries ("2027-01-02", in_january, G_N_ELEMENTS (in_january));
  assert_entries ("2099-12-30", at_the_end, G_N_ELEMENTS (at_the_end));
  assert_entries ("2000-01-02", at_the_start, G_N_ELEMENTS (at_the_start));
}

static void
test_nonsense_is_no_date (void)
{
  static const char *const texts[] = {
    NULL,        "",           " ",          "15",         "15.",         "15.13.",
    "0.3.",      "32.1.",      "30.2.",      "29.2.2027",  "15.3.1583",   "15.3.9999",
    "15.3.1999", "15.3.2100",  "15.3.7",     "15.3.127",   "15.3.2027x",  "15.3.2027 x",
    "15/3.",     "15-3",       "2027-3-15",  "2027-02-30", "2027-03-15x", "KW",
    "KW 0",      "KW 54",      "KW 53/2027", "KW 12/2100", "KW x",        "W",
    "2027-W54",  "2027-W1",    "x",          "Dingstag",   "D",           "Fr 26.11.2026",
    "Do 30.2.",  "Do x",       "\xff",       "15.3.\x01",  "-15.3.",      "heute morgen",
    "15..3",     "15/3/2027/", "15.0.",      "KW -1",      "99999999.1.", "Do 15.3.1999",
  };
  ZimtDate day = -7;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *escaped = g_strescape (texts[i] != NULL ? texts[i] : "", NULL);

      g_test_message ("%s", escaped);
      g_assert_false (zimt_date_entry_parse (texts[i], date ("2026-11-26"), &day));
      g_assert_cmpint (day, ==, -7);
    }
}

static void
test_words_do_not_leave_the_planned_years (void)
{
  ZimtDate day = -7;

  g_assert_false (zimt_date_entry_parse ("tomorrow", ZIMT_DATE_LAST, &day));
  g_assert_false (zimt_date_entry_parse ("yesterday", ZIMT_DATE_FIRST, &day));
  g_assert_false (zimt_date_entry_parse ("Mo", ZIMT_DATE_LAST, &day));
  g_assert_cmpint (day, ==, -7);
}

/* What the program shows can be typed. */
static void
test_shown_dates_are_read_back (void)
{
  for (ZimtDate day = date ("2026-01-01"); day <= date ("2028-12-31"); day++)
    {
      g_autofree char *text = zimt_date_to_text (day);
      g_autofree char *plain = zimt_date_to_plain_text (day);
      g_autofree char *short_text = zimt_date_to_short_text (day);
      g_autofree char *iso = zimt_date_format (day);
      const char *const forms[] = { text, plain, short_text, iso };

      for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
        {
          ZimtDate back = -7;

          g_assert_true (zimt_date_entry_parse (forms[i], day, &back));
          g_assert_cmpint (back, ==, day);
        }
    }
}

static void
test_weekdays_are_the_next_ones (void)
{
  for (ZimtDate today = date ("2026-11-23"); today <= date ("2026-12-06"); today++)
    for (int weekday = 1; weekday <= 7; weekday++)
      {
        ZimtDate day = -7;

        g_assert_true (zimt_date_entry_parse (zimt_weekday_name (weekday), today, &day));
        g_assert_cmpint (zimt_date_get_weekday (day), ==, weekday);
        g_assert_cmpint (day, >=, today);
        g_assert_cmpint (day, <, today + 7);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-entry/times-that-people-type", test_times_that_people_type);
  g_test_add_func ("/time-entry/nonsense-is-no-time", test_nonsense_is_no_time);
  g_test_add_func ("/time-entry/every-minute-is-read-in-every-form",
                   test_every_minute_is_read_in_every_form);
  g_test_add_func ("/time-entry/dates-that-people-type", test_dates_that_people_type);
  g_test_add_func ("/time-entry/year-is-the-nearest", test_year_is_the_nearest);
  g_test_add_func ("/time-entry/nonsense-is-no-date", test_nonsense_is_no_date);
  g_test_add_func ("/time-entry/words-do-not-leave-the-planned-years",
                   test_words_do_not_leave_the_planned_years);
  g_test_add_func ("/time-entry/shown-dates-are-read-back", test_shown_dates_are_read_back);
  g_test_add_func ("/time-entry/weekdays-are-the-next-ones", test_weekdays_are_the_next_ones);
  return g_test_run ();
}
