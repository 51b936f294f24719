/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules: what the gate refuses, and what the others yield. */
#include <string.h>

#include "zimt-error.h"
#include "zimt-rule.h"

static ZimtDate
date (const char *text)
{
  ZimtDate day = 0;
  g_autoptr (GError) error = NULL;

  zimt_date_parse (text, &day, &error);
  g_assert_no_error (error);
  return day;
}

static ZimtRule *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  ZimtRule *rule = zimt_rule_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rule);
  return rule;
}

/* The first dates of a rule, or all, as "2026-11-26 2026-12-03". */
static char *
list_dates (const char *text, const char *first, const char *from, const char *to, gsize max)
{
  g_autoptr (ZimtRule) rule = parse (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) dates
      = zimt_rule_expand (rule, date (first), date (from), date (to), max, &error);
  g_autoptr (GString) list = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < dates->len; i++)
    {
      g_autofree char *day = zimt_date_format (g_array_index (dates, ZimtDate, i));

      g_string_append_printf (list, "%s%s", i > 0 ? " " : "", day);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
assert_dates (const char *text, const char *first, gsize max, const char *expected)
{
  g_autofree char *list = list_dates (text, first, first, "2099-12-31", max);

  g_test_message ("%s from %s", text, first);
  g_assert_cmpstr (list, ==, expected);
}

static void
test_yields_what_it_says (void)
{
  static const struct
  {
    const char *rule;
    const char *first;
    gsize max;
    const char *dates;
  } cases[] = {
    { "FREQ=WEEKLY", "2026-11-26", 3, "2026-11-26 2026-12-03 2026-12-10" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2026-11-26", 4,
      "2026-11-26 2026-12-08 2026-12-10 2026-12-22" },
    { "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "2026-11-26", 0, "2026-11-30 2026-12-07 2026-12-14" },
    { "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-01", 3, "2026-11-27 2026-12-25 2027-01-29" },
    { "FREQ=MONTHLY;BYDAY=5MO", "2026-11-01", 2, "2026-11-30 2027-03-29" },
    { "FREQ=MONTHLY;BYMONTHDAY=31", "2026-11-01", 3, "2026-12-31 2027-01-31 2027-03-31" },
    { "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-01", 3, "2026-11-30 2026-12-31 2027-01-31" },
    { "FREQ=MONTHLY", "2026-01-30", 3, "2026-01-30 2026-03-30 2026-04-30" },
    { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-10-01", 2, "2026-10-30 2026-11-30" },
    { "FREQ=YEARLY", "2024-02-29", 3, "2024-02-29 2028-02-29 2032-02-29" },
    { "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "2026-11-26", 2, "2026-12-24 2027-12-24" },
    { "FREQ=YEARLY;BYMONTHDAY=13", "2026-11-26", 3, "2026-12-13 2027-01-13 2027-02-13" },
    { "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3,10", "2027-01-01", 3, "2027-03-28 2027-10-31 2028-03-26" },
    { "FREQ=YEARLY;BYYEARDAY=-1,100", "2027-01-01", 3, "2027-04-10 2027-12-31 2028-04-09" },
    { "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "2026-01-01", 3, "2026-02-13 2026-03-13 2026-11-13" },
    { "FREQ=DAILY;INTERVAL=3;COUNT=3", "2026-02-27", 0, "2026-02-27 2026-03-02 2026-03-05" },
    { "FREQ=DAILY;BYDAY=SA,SU", "2026-11-26", 2, "2026-11-28 2026-11-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_dates (cases[i].rule, cases[i].first, cases[i].max, cases[i].dates);
}

static void
test_doubled_weekday_counts_once (void)
{
  g_autoptr (ZimtRule) rule = parse ("FREQ=WEEKLY;BYDAY=MO,TU,MO,MO");
  g_autofree char *text = zimt_rule_to_string (rule);

  g_assert_cmpstr (text, ==, "FREQ=WEEKLY;BYDAY=MO,TU");
  assert_dates ("FREQ=WEEKLY;BYDAY=MO,TU,MO,MO;COUNT=3", "2026-11-23", 0,
                "2026-11-23 2026-11-24 2026-11-30");
  assert_dates ("FREQ=MONTHLY;BYMONTHDAY=3,3;COUNT=2", "2026-11-01", 0, "2026-11-03 2026-12-03");
}

static void
test_until_is_included (void)
{
  assert_dates ("FREQ=WEEKLY;UNTIL=20261210", "2026-11-26", 0, "2026-11-26 2026-12-03 2026-12-10");
  assert_dates ("FREQ=WEEKLY;UNTIL=20261210T000000", "2026-12-03", 0, "2026-12-03 2026-12-10");
  assert_dates ("FREQ=WEEKLY;UNTIL=20261209T235959Z", "2026-12-03", 0, "2026-12-03");
  assert_dates ("FREQ=WEEKLY;UNTIL=20201209", "2026-12-03", 0, "");
}

/* RFC 5545 3.3.10: UNTIL bounds the beginnings; Z is UTC. */
static void
test_until_with_a_time_bounds_the_start (void)
{
  static const struct
  {
    const char *until;
    int start;
    const char *last;
  } cases[] = {
    { "20261210", 18 * 60, "20261210" },         { "20261210T000000", 18 * 60, "20261209" },
    { "20261210T175959", 18 * 60, "20261209" },  { "20261210T180000", 18 * 60, "20261210" },
    { "20261210T170000Z", 18 * 60, "20261210" }, { "20261210T165959Z", 18 * 60, "20261209" },
    { "20270610T160000Z", 18 * 60, "20270610" }, { "20270610T155959Z", 18 * 60, "20270609" },
    { "20261209T235959Z", 0, "20261210" },       { "20270328T005959Z", 120, "20270327" },
    { "20270328T010000Z", 180, "20270328" },     { "20261025T005900Z", 180, "20261024" },
    { "20261025T020000Z", 180, "20261025" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("FREQ=DAILY;UNTIL=%s", cases[i].until);
      g_autofree char *wanted = g_strdup_printf ("FREQ=DAILY;UNTIL=%s", cases[i].last);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZimtRule) rule = zimt_rule_parse_at (text, cases[i].start, &error);
      g_autofree char *normal = NULL;

      g_assert_no_error (error);
      normal = zimt_rule_to_string (rule);
      g_assert_cmpstr (normal, ==, wanted);
    }
  g_assert_null (zimt_rule_parse_at ("FREQ=DAILY;UNTIL=20000101T000000", 60, NULL));
  g_assert_null (zimt_rule_parse_at ("FREQ=DAILY;UNTIL=20991231T235959Z", 0, NULL));
}

static void
test_first_counts_only_where_the_rule_yields_it (void)
{
  assert_dates ("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2026-11-26", 0, "2026-11-30 2026-12-07");
  assert_dates ("FREQ=YEARLY;BYMONTH=5", "2026-11-26", 1, "2027-05-26");
}

static void
test_count_counts_from_the_first_date (void)
{
  g_autofree char *list
      = list_dates ("FREQ=WEEKLY;COUNT=4", "2026-11-05", "2026-11-13", "2027-11-13", 0);

  g_assert_cmpstr (list, ==, "2026-11-19 2026-11-26");
}

static void
test_phase_holds_far_from_the_first_date (void)
{
  g_autofree char *fortnight = list_dates ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2000-01-06",
                                           "2090-01-01", "2090-01-15", 0);
  g_autofree char *days
      = list_dates ("FREQ=DAILY;INTERVAL=9", "2000-01-01", "2090-01-01", "2090-01-12", 0);
  g_autofree char *months
      = list_dates ("FREQ=MONTHLY;INTERVAL=5", "2000-01-01", "2090-01-01", "2090-11-01", 0);

  g_assert_cmpstr (fortnight, ==, "2090-01-03 2090-01-05");
  g_assert_cmpstr (days, ==, "2090-01-05");
  g_assert_cmpstr (months, ==, "2090-01-01 2090-06-01");
}

static void
assert_refused (const char *text, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtRule) rule = zimt_rule_parse (text, &error);

  g_assert_null (rule);
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_refuses_with_the_reason (void)
{
  static const struct
  {
    const char *rule;
    const char *reason;
  } cases[] = {
    { NULL, "empty" },
    { "", "empty" },
    { "RRULE:", "FREQ is missing" },
    { "Thursdays", "no part of a rule" },
    { ";", "no part of a rule" },
    { "INTERVAL=2", "FREQ is missing" },
    { "FREQ", "no part of a rule" },
    { "FREQ=", "FREQ must be" },
    { "FREQ=SOMETIMES", "FREQ must be" },
    { "FREQ=SECONDLY", "within a day" },
    { "FREQ=MINUTELY", "within a day" },
    { "FREQ=HOURLY;BYHOUR=25", "within a day" },
    { "FREQ=DAILY;BYHOUR=9", "BYHOUR" },
    { "FREQ=DAILY;BYMINUTE=9", "BYMINUTE" },
    { "FREQ=DAILY;BYSECOND=9", "BYSECOND" },
    { "FREQ=DAILY;BYMONTHDAY=-1", "month's end" },
    { "FREQ=DAILY;BYMONTHDAY=1,-31", "month's end" },
    { "FREQ=DAILY;BYDAY=4FR", "MONTHLY or YEARLY" },
    { "FREQ=DAILY;BYSETPOS=1;BYDAY=FR", "MONTHLY or YEARLY" },
    { "FREQ=WEEKLY;BYSETPOS=1;BYDAY=MO,TU", "MONTHLY or YEARLY" },
    { "FREQ=WEEKLY;BYDAY=2MO", "MONTHLY or YEARLY" },
    { "FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY" },
    { "FREQ=WEEKLY;INTERVAL=0", "INTERVAL" },
    { "FREQ=WEEKLY;INTERVAL=-1", "INTERVAL" },
    { "FREQ=WEEKLY;INTERVAL=1001", "INTERVAL" },
    { "FREQ=WEEKLY;INTERVAL=4294967297", "INTERVAL" },
    { "FREQ=WEEKLY;INTERVAL=2x", "INTERVAL" },
    { "FREQ=WEEKLY;INTERVAL=1,2", "INTERVAL needs one value" },
    { "FREQ=WEEKLY;COUNT=0", "COUNT" },
    { "FREQ=WEEKLY;COUNT=5001", "COUNT" },
    { "FREQ=WEEKLY;COUNT=", "COUNT" },
    { "FREQ=WEEKLY;COUNT=3;UNTIL=20270101", "exclude each other" },
    { "FREQ=WEEKLY;UNTIL=20270101;COUNT=3", "exclude each other" },
    { "FREQ=WEEKLY;UNTIL=", "UNTIL" },
    { "FREQ=WEEKLY;UNTIL=99991231", "UNTIL" },
    { "FREQ=WEEKLY;UNTIL=15830101", "UNTIL" },
    { "FREQ=WEEKLY;UNTIL=20270230", "UNTIL" },
    { "FREQ=WEEKLY;UNTIL=20270101T", "UNTIL" },
    { "FREQ=WEEKLY;UNTIL=20270101T250000", "UNTIL" },
    { "FREQ=WEEKLY;UNTIL=20270101T236000", "UNTIL" },
    { "FREQ=WEEKLY;UNTIL=20270101T235961Z", "UNTIL" },
    { "FREQ=WEEKLY;UNTIL=20270101T0000000", "UNTIL" },
    { "FREQ=WEEKLY;UNTIL=2027-01-01", "UNTIL" },
    { "FREQ=WEEKLY;WKST=XX", "WKST" },
    { "FREQ=WEEKLY;WKST=MO,TU", "WKST" },
    { "FREQ=WEEKLY;WKST=1MO", "WKST" },
    { "FREQ=WEEKLY;BYDAY=", "BYDAY" },
    { "FREQ=WEEKLY;BYDAY=MO,", "BYDAY" },
    { "FREQ=WEEKLY;BYDAY=DO", "BYDAY" },
    { "FREQ=MONTHLY;BYDAY=0MO", "0MO" },
    { "FREQ=MONTHLY;BYDAY=--1MO", "--1MO" },
    { "FREQ=MONTHLY;BYDAY=6MO", "more than five" },
    { "FREQ=YEARLY;BYDAY=54MO", "54MO" },
    { "FREQ=YEARLY;BYMONTH=2;BYDAY=6MO", "more than five" },
    { "FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY" },
    { "FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY" },
    { "FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY" },
    { "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=1MO", "exclude each other" },
    { "FREQ=MONTHLY;BYYEARDAY=1", "BYYEARDAY needs YEARLY" },
    { "FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY" },
    { "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=1", "BYYEARDAY excludes" },
    { "FREQ=YEARLY;BYMONTH=13", "BYMONTH" },
    { "FREQ=YEARLY;BYMONTH=-1", "BYMONTH" },
    { "FREQ=YEARLY;BYMONTH=5L", "BYMONTH" },
    { "FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO" },
    { "FREQ=YEARLY;BYEASTER=1", "no part of a rule" },
    { "FREQ=YEARLY;BYSETPOS=1", "BYSETPOS needs days" },
    { "FREQ=YEARLY;RSCALE=CHINESE", "RSCALE" },
    { "FREQ=YEARLY;SKIP=OMIT", "SKIP" },
    { "FREQ=WEEKLY;FREQ=DAILY", "twice" },
    { "FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", "twice" },
    { "FREQ=WEEKLY;;BYDAY=MO", "no part of a rule" },
    { "FREQ=WEEKLY\nRRULE:FREQ=DAILY", "one line" },
    { "FREQ=WEEKLY\r\n", "one line" },
    { "FREQ=WEEKLY; BYDAY=MO", "one line" },
    { "FREQ=WEEKLY\x01", "one line" },
    { "FREQ=W\xc3\x96", "one line" },
    { "FREQ=WEEKLY;<b>=1", "no part of a rule" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].rule, cases[i].reason);
}

static void
test_refuses_what_never_matches (void)
{
  static const char *const rules[] = {
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",      "FREQ=YEARLY;BYMONTH=4,6,9,11;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-30",     "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",         "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-366",
    "FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYSETPOS=4", "FREQ=YEARLY;BYMONTH=1;BYDAY=MO;BYSETPOS=50",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",       "FREQ=YEARLY;BYYEARDAY=1;BYSETPOS=2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    assert_refused (rules[i], "never matches");
}

/* They match somewhere, but not from this date on: libical alone would search for ever. */
static void
test_ends_where_nothing_matches_from_the_first_date (void)
{
  static const struct
  {
    const char *rule;
    const char *first;
  } cases[] = {
    { "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "2026-02-01" },
    { "FREQ=MONTHLY;INTERVAL=2;BYMONTH=2", "2026-01-30" },
    { "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYMONTHDAY=29", "2026-01-29" },
    { "FREQ=MONTHLY;BYMONTH=2", "2026-01-30" },
    { "FREQ=YEARLY;BYMONTH=2", "2026-01-30" },
    { "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2026-01-01" },
    { "FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366", "2027-01-01" },
    { "FREQ=YEARLY;INTERVAL=1000;BYYEARDAY=-366", "2026-01-01" },
    { "FREQ=DAILY;INTERVAL=700;BYDAY=FR", "2026-01-01" },
    { "FREQ=WEEKLY;INTERVAL=1000;BYMONTH=2", "2026-06-01" },
    { "FREQ=MONTHLY;INTERVAL=1000;BYDAY=5MO", "2026-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_dates (cases[i].rule, cases[i].first, 0, "");
}

static void
test_refuses_long_and_damaged_texts (void)
{
  g_autofree char *zeros = g_strnfill (2000, '0');
  g_autofree char *long_rule = g_strconcat ("FREQ=WEEKLY;INTERVAL=", zeros, NULL);
  g_autoptr (GString) weekdays = g_string_new ("FREQ=WEEKLY;BYDAY=MO");

  while (weekdays->len < 995)
    g_string_append (weekdays, ",MO");
  assert_refused (long_rule, "longer than 1000");
  g_autoptr (ZimtRule) rule = parse (weekdays->str);
  g_autofree char *text = zimt_rule_to_string (rule);
  g_assert_cmpstr (text, ==, "FREQ=WEEKLY;BYDAY=MO");
}

static void
test_reads_prefix_case_and_last_semicolon (void)
{
  static const char *const texts[]
      = { "RRULE:FREQ=WEEKLY;BYDAY=TH", "rrule:freq=weekly;byday=th", "FREQ=WEEKLY;BYDAY=TH;",
          "BYDAY=TH;FREQ=WEEKLY;INTERVAL=1", "FREQ=WEEKLY;BYDAY=TH;WKST=SU" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ZimtRule) rule = parse (texts[i]);
      g_autofree char *text = zimt_rule_to_string (rule);

      g_assert_cmpstr (text, ==, "FREQ=WEEKLY;BYDAY=TH");
    }
}

static void
test_wkst_decides_which_week (void)
{
  /* RFC 5545 3.8.5.3: "an example where the days generated makes a difference because of a
   * different value of WKST". */
  assert_dates ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "2005-08-05", 0,
                "2005-08-07 2005-08-16 2005-08-21 2005-08-30");
  assert_dates ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "2005-08-05", 0,
                "2005-08-14 2005-08-16 2005-08-28 2005-08-30");
}

/* libical 3.0.16 would begin seven weeks late here. */
static void
test_sunday_in_the_first_week_is_kept (void)
{
  assert_dates ("FREQ=WEEKLY;INTERVAL=7;BYDAY=SU", "2065-05-08", 2, "2065-05-10 2065-06-28");
}

static void
test_max_cuts_and_too_many_is_an_error (void)
{
  g_autoptr (ZimtRule) rule = parse ("FREQ=DAILY");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) some = zimt_rule_expand (rule, ZIMT_DATE_FIRST, ZIMT_DATE_FIRST,
                                              ZIMT_DATE_FIRST + ZIMT_RULE_MAX_DATES + 1, 7, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, 7);

  g_autoptr (GArray) all = zimt_rule_expand (rule, ZIMT_DATE_FIRST, ZIMT_DATE_FIRST,
                                             ZIMT_DATE_FIRST + ZIMT_RULE_MAX_DATES, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, ZIMT_RULE_MAX_DATES);

  g_autoptr (GArray) none = zimt_rule_expand (rule, ZIMT_DATE_FIRST, ZIMT_DATE_FIRST,
                                              ZIMT_DATE_FIRST + ZIMT_RULE_MAX_DATES + 1, 0, &error);
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
  g_assert_null (none);
}

static void
test_range_is_half_open_and_planned (void)
{
  g_autofree char *range = list_dates ("FREQ=DAILY", "2026-11-26", "2026-11-27", "2026-11-29", 0);
  g_autofree char *nothing = list_dates ("FREQ=DAILY", "2026-11-26", "2026-11-27", "2026-11-27", 0);
  g_autofree char *backwards
      = list_dates ("FREQ=DAILY", "2026-11-26", "2026-11-29", "2026-11-27", 0);
  g_autofree char *before = list_dates ("FREQ=DAILY", "2026-11-26", "2026-11-01", "2026-11-26", 0);

  g_assert_cmpstr (range, ==, "2026-11-27 2026-11-28");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (backwards, ==, "");
  g_assert_cmpstr (before, ==, "");
}

static void
test_ends_with_the_years_that_are_planned (void)
{
  g_autoptr (ZimtRule) rule = parse ("FREQ=YEARLY");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) dates
      = zimt_rule_expand (rule, ZIMT_DATE_LAST, ZIMT_DATE_FIRST, G_MAXINT32, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dates->len, ==, 1);
  g_assert_cmpint (g_array_index (dates, ZimtDate, 0), ==, ZIMT_DATE_LAST);

  g_autoptr (GArray) none
      = zimt_rule_expand (rule, ZIMT_DATE_LAST + 1, ZIMT_DATE_FIRST, G_MAXINT32, 0, &error);
  g_assert_null (none);
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
}

static void
test_open_has_neither_count_nor_until (void)
{
  g_autoptr (ZimtRule) open = parse ("FREQ=WEEKLY");
  g_autoptr (ZimtRule) counted = parse ("FREQ=WEEKLY;COUNT=2");
  g_autoptr (ZimtRule) ended = parse ("FREQ=WEEKLY;UNTIL=20270101");

  g_assert_true (zimt_rule_is_open (open));
  g_assert_false (zimt_rule_is_open (counted));
  g_assert_false (zimt_rule_is_open (ended));
}

static void
test_ending_keeps_the_earlier_end (void)
{
  static const struct
  {
    const char *rule;
    const char *until;
    const char *ended;
  } cases[] = {
    { "FREQ=WEEKLY", "2026-12-10", "FREQ=WEEKLY;UNTIL=20261210" },
    { "FREQ=WEEKLY;UNTIL=20261201", "2026-12-10", "FREQ=WEEKLY;UNTIL=20261201" },
    { "FREQ=WEEKLY;UNTIL=20270101", "2026-12-10", "FREQ=WEEKLY;UNTIL=20261210" },
    { "FREQ=WEEKLY;COUNT=2", "2026-12-31", "FREQ=WEEKLY;UNTIL=20261203" },
    { "FREQ=WEEKLY;COUNT=20", "2026-12-31", "FREQ=WEEKLY;UNTIL=20261231" },
    { "FREQ=WEEKLY;COUNT=2", "2026-11-20", "FREQ=WEEKLY;UNTIL=20261120" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtRule) rule = parse (cases[i].rule);
      g_autoptr (ZimtRule) ended
          = zimt_rule_dup_until (rule, date ("2026-11-26"), date (cases[i].until));
      g_autofree char *text = zimt_rule_to_string (ended);

      g_assert_cmpstr (text, ==, cases[i].ended);
    }
}

static void
test_a_copy_stands_by_itself (void)
{
  ZimtRule *rule = parse ("FREQ=MONTHLY;BYDAY=-1FR");
  g_autoptr (ZimtRule) copy = zimt_rule_copy (rule);

  zimt_rule_free (rule);
  g_autofree char *text = zimt_rule_to_string (copy);
  g_assert_cmpstr (text, ==, "FREQ=MONTHLY;BYDAY=-1FR");
}

/* The dates know no time, so that a weekly series at 09:00 stays at 09:00. */
static void
test_weeks_hold_through_both_clock_changes (void)
{
  g_autofree char *list
      = list_dates ("FREQ=WEEKLY;BYDAY=MO", "2026-03-23", "2026-03-01", "2026-11-01", 0);

  g_assert_true (g_str_has_prefix (list, "2026-03-23 2026-03-30 2026-04-06"));
  g_assert_true (g_str_has_suffix (list, "2026-10-12 2026-10-19 2026-10-26"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/yields-what-it-says", test_yields_what_it_says);
  g_test_add_func ("/rule/a-doubled-weekday-counts-once", test_doubled_weekday_counts_once);
  g_test_add_func ("/rule/until-is-included", test_until_is_included);
  g_test_add_func ("/rule/until-with-a-time-bounds-the-start",
                   test_until_with_a_time_bounds_the_start);
  g_test_add_func ("/rule/first-counts-only-where-the-rule-yields-it",
                   test_first_counts_only_where_the_rule_yields_it);
  g_test_add_func ("/rule/count-counts-from-the-first-date", test_count_counts_from_the_first_date);
  g_test_add_func ("/rule/phase-holds-far-from-the-first-date",
                   test_phase_holds_far_from_the_first_date);
  g_test_add_func ("/rule/wkst-decides-which-week", test_wkst_decides_which_week);
  g_test_add_func ("/rule/sunday-in-the-first-week-is-kept", test_sunday_in_the_first_week_is_kept);
  g_test_add_func ("/rule/weeks-hold-through-both-clock-changes",
                   test_weeks_hold_through_both_clock_changes);
  g_test_add_func ("/rule/refuses-with-the-reason", test_refuses_with_the_reason);
  g_test_add_func ("/rule/refuses-what-never-matches", test_refuses_what_never_matches);
  g_test_add_func ("/rule/refuses-long-and-damaged-texts", test_refuses_long_and_damaged_texts);
  g_test_add_func ("/rule/ends-where-nothing-matches-from-the-first-date",
                   test_ends_where_nothing_matches_from_the_first_date);
  g_test_add_func ("/rule/reads-prefix-case-and-last-semicolon",
                   test_reads_prefix_case_and_last_semicolon);
  g_test_add_func ("/rule/max-cuts-and-too-many-is-an-error",
                   test_max_cuts_and_too_many_is_an_error);
  g_test_add_func ("/rule/range-is-half-open", test_range_is_half_open_and_planned);
  g_test_add_func ("/rule/ends-with-the-years-that-are-planned",
                   test_ends_with_the_years_that_are_planned);
  g_test_add_func ("/rule/open-has-neither-count-nor-until", test_open_has_neither_count_nor_until);
  g_test_add_func ("/rule/ending-keeps-the-earlier-end", test_ending_keeps_the_earlier_end);
  g_test_add_func ("/rule/a-copy-stands-by-itself", test_a_copy_stands_by_itself);
  return g_test_run ();
}
