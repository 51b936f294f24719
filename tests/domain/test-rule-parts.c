/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules as the editor offers them, takes them apart and says them. */
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

typedef struct
{
  ZimtFrequency frequency;
  int interval;
  guint weekdays;
  int nth;
  int count;
  const char *until;
  const char *rule;
  const char *sentence;
} Offer;

/* 2026-11-26 is the fourth and last Thursday of its month. */
static const Offer offers[] = {
  { ZIMT_FREQUENCY_DAILY, 1, 0, 0, 0, NULL, "FREQ=DAILY", "every day" },
  { ZIMT_FREQUENCY_DAILY, 3, 0, 0, 10, NULL, "FREQ=DAILY;COUNT=10;INTERVAL=3",
    "every 3 days, 10 times" },
  { ZIMT_FREQUENCY_WEEKLY, 1, 1 << 4, 0, 1, NULL, "FREQ=WEEKLY;COUNT=1;BYDAY=TH",
    "every Thursday, 1 time" },
  { ZIMT_FREQUENCY_WEEKLY, 2, 1 << 4, 0, 0, "2027-06-24",
    "FREQ=WEEKLY;UNTIL=20270624;INTERVAL=2;BYDAY=TH", "every 2nd Thursday until 24.06.2027" },
  { ZIMT_FREQUENCY_WEEKLY, 2, 1 << 2 | 1 << 4, 0, 0, NULL, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "every 2nd week on Tuesday and Thursday" },
  { ZIMT_FREQUENCY_WEEKLY, 1, 1 << 7 | 1 << 1 | 1 << 3, 0, 0, NULL, "FREQ=WEEKLY;BYDAY=MO,WE,SU",
    "every Monday, Wednesday and Sunday" },
  { ZIMT_FREQUENCY_WEEKLY, 1, 0x3e, 0, 0, NULL, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every Monday to Friday" },
  { ZIMT_FREQUENCY_WEEKLY, 1, 0xfe, 0, 0, NULL, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
    "every day" },
  { ZIMT_FREQUENCY_MONTHLY_BY_WEEKDAY, 1, 0, -1, 0, NULL, "FREQ=MONTHLY;BYDAY=-1TH",
    "on the last Thursday of every month" },
  { ZIMT_FREQUENCY_MONTHLY_BY_WEEKDAY, 2, 0, 4, 0, NULL, "FREQ=MONTHLY;INTERVAL=2;BYDAY=4TH",
    "every 2nd month on the fourth Thursday" },
  { ZIMT_FREQUENCY_MONTHLY_BY_DATE, 1, 0, 0, 0, NULL, "FREQ=MONTHLY;BYMONTHDAY=26",
    "on the 26th of every month" },
  { ZIMT_FREQUENCY_MONTHLY_BY_DATE, 3, 0, 0, 0, NULL, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=26",
    "every 3rd month on the 26th" },
  { ZIMT_FREQUENCY_YEARLY, 1, 0, 0, 0, NULL, "FREQ=YEARLY;BYMONTHDAY=26;BYMONTH=11",
    "every year on 26.11." },
  { ZIMT_FREQUENCY_YEARLY, 12, 0, 0, 0, NULL, "FREQ=YEARLY;INTERVAL=12;BYMONTHDAY=26;BYMONTH=11",
    "every 12th year on 26.11." },
};

static ZimtRule *
make_offer (const Offer *offer)
{
  ZimtDate until = offer->until != NULL ? date (offer->until) : 0;

  return zimt_rule_new (offer->frequency, offer->interval, offer->weekdays, offer->nth,
                        date ("2026-11-26"), offer->count, until);
}

static void
test_offers_are_said_and_read_back (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_autoptr (ZimtRule) rule = make_offer (&offers[i]);
      g_autofree char *text = zimt_rule_to_string (rule);
      g_autoptr (ZimtRule) again = parse (text);
      g_autofree char *text_again = zimt_rule_to_string (again);
      g_autofree char *sentence = zimt_rule_to_sentence (rule, date ("2026-11-26"));

      g_assert_cmpstr (text, ==, offers[i].rule);
      g_assert_cmpstr (text_again, ==, offers[i].rule);
      g_assert_cmpstr (sentence, ==, offers[i].sentence);
    }
}

static void
test_offers_are_taken_apart_again (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_autoptr (ZimtRule) rule = make_offer (&offers[i]);
      ZimtFrequency frequency = ZIMT_FREQUENCY_DAILY;
      int interval = -7, nth = -7, count = -7;
      guint weekdays = 7;
      ZimtDate until = -7;

      g_assert_true (zimt_rule_get_parts (rule, date ("2026-11-26"), &frequency, &interval,
                                          &weekdays, &nth, &count, &until));
      g_assert_cmpint (frequency, ==, offers[i].frequency);
      g_assert_cmpint (interval, ==, offers[i].interval);
      g_assert_cmpuint (weekdays, ==, offers[i].weekdays);
      g_assert_cmpint (nth, ==, offers[i].nth);
      g_assert_cmpint (count, ==, offers[i].count);
      g_assert_cmpint (until, ==, offers[i].until != NULL ? date (offers[i].until) : 0);
    }
}

static gboolean
has_parts (const char *text)
{
  g_autoptr (ZimtRule) rule = parse (text);
  ZimtFrequency frequency = ZIMT_FREQUENCY_DAILY;
  int interval = 0, nth = 0, count = 0;
  guint weekdays = 0;
  ZimtDate until = 0;

  return zimt_rule_get_parts (rule, date ("2026-11-26"), &frequency, &interval, &weekdays, &nth,
                              &count, &until);
}

static void
test_parts_know_what_they_cannot_say (void)
{
  static const char *const sayable[]
      = { "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=11" };
  static const char *const unsayable[] = {
    "FREQ=DAILY;BYDAY=MO",
    "FREQ=DAILY;BYMONTH=5",
    "FREQ=WEEKLY;BYMONTH=5",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYDAY=-2TH",
    "FREQ=MONTHLY;BYDAY=1TH,3TH",
    "FREQ=MONTHLY;BYDAY=TH",
    "FREQ=MONTHLY;BYMONTHDAY=1",
    "FREQ=MONTHLY;BYMONTHDAY=26;BYMONTH=11",
    "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1",
    "FREQ=YEARLY;BYMONTH=12",
    "FREQ=YEARLY;BYMONTHDAY=26",
    "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=27",
    "FREQ=YEARLY;BYYEARDAY=1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sayable); i++)
    g_assert_true (has_parts (sayable[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (unsayable); i++)
    g_assert_false (has_parts (unsayable[i]));
}

static void
test_other_rules_are_said_by_their_parts (void)
{
  static const struct
  {
    const char *rule;
    const char *sentence;
  } cases[] = {
    { "FREQ=WEEKLY", "every Thursday" },
    { "FREQ=WEEKLY;INTERVAL=21", "every 21st Thursday" },
    { "FREQ=MONTHLY", "on the 26th of every month" },
    { "FREQ=YEARLY", "every year on 26.11." },
    { "FREQ=DAILY;BYDAY=SA,SU", "every day on Saturday and Sunday" },
    { "FREQ=DAILY;BYMONTH=5,6", "every day in May and June" },
    { "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "every 2nd week on Monday and Sunday" },
    { "FREQ=MONTHLY;BYDAY=1MO,3MO", "on the first Monday and third Monday of every month" },
    { "FREQ=MONTHLY;BYDAY=-2FR", "on the 2nd to last Friday of every month" },
    { "FREQ=MONTHLY;BYMONTHDAY=1,15,-1", "on the 1st, 15th and last day of every month" },
    { "FREQ=MONTHLY;BYMONTHDAY=11,12,13,22,23",
      "on the 11th, 12th, 13th, 22nd and 23rd of every month" },
    { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
      "from Monday to Friday of every month (the last of these)" },
    { "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "every year on the last Sunday in October" },
    { "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24,31;COUNT=2",
      "every year on 24.12. and 31.12., 2 times" },
    { "FREQ=YEARLY;BYMONTHDAY=5", "every year on the 5th of every month" },
    { "FREQ=YEARLY;BYDAY=20MO", "every year on the 20th Monday" },
    { "FREQ=YEARLY;BYYEARDAY=100,-1", "every year on the 100th and last of the year's days" },
    { "FREQ=YEARLY;BYYEARDAY=-366", "every year on the 366th to last of the year's days" },
    { "FREQ=WEEKLY;INTERVAL=53;BYDAY=TH;BYMONTH=1", "every 53rd week on Thursday in January" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZimtRule) rule = parse (cases[i].rule);
      g_autofree char *sentence = zimt_rule_to_sentence (rule, date ("2026-11-26"));

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

/* 2026-11-26 is a Thursday, 2027-01-07 the first one of its month. */
static const struct
{
  const char *rule;
  const char *from;
  const char *to;
  const char *moved; /* NULL: refused */
} moves[] = {
  { "FREQ=WEEKLY;BYDAY=TH", "2026-11-26", "2026-11-27", "FREQ=WEEKLY;BYDAY=FR" },
  { "FREQ=WEEKLY", "2026-11-26", "2026-12-03", "FREQ=WEEKLY;BYDAY=TH" },
  { "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-26", "2026-11-27", "FREQ=WEEKLY;BYDAY=MO,FR" },
  { "FREQ=WEEKLY;BYDAY=TH,FR", "2026-11-26", "2026-11-27", "FREQ=WEEKLY;BYDAY=FR" },
  { "FREQ=WEEKLY;COUNT=5;BYDAY=TH", "2026-11-26", "2026-11-27", "FREQ=WEEKLY;COUNT=5;BYDAY=FR" },
  /* The last date moves past the end, */
  { "FREQ=WEEKLY;UNTIL=20261224;BYDAY=TH", "2026-11-26", "2026-11-27",
    "FREQ=WEEKLY;UNTIL=20261225;BYDAY=FR" },
  { "FREQ=WEEKLY;UNTIL=20261224;BYDAY=TH", "2026-11-26", "2026-12-03",
    "FREQ=WEEKLY;UNTIL=20261231;BYDAY=TH" },
  { "FREQ=WEEKLY;UNTIL=20261224;INTERVAL=2;BYDAY=TH", "2026-11-26", "2026-12-05",
    "FREQ=WEEKLY;UNTIL=20270102;INTERVAL=2;BYDAY=SA" },
  { "FREQ=WEEKLY;UNTIL=20261221;BYDAY=MO,WE", "2026-11-30", "2026-12-03",
    "FREQ=WEEKLY;UNTIL=20261224;BYDAY=WE,TH" },
  { "FREQ=DAILY;UNTIL=20261130;INTERVAL=2", "2026-11-26", "2026-11-27",
    "FREQ=DAILY;UNTIL=20261201;INTERVAL=2" },
  { "FREQ=MONTHLY;UNTIL=20270126", "2026-11-26", "2026-11-27",
    "FREQ=MONTHLY;UNTIL=20270127;BYMONTHDAY=27" },
  { "FREQ=MONTHLY;UNTIL=20270204;BYDAY=1TH", "2027-01-07", "2027-01-08",
    "FREQ=MONTHLY;UNTIL=20270212;BYDAY=2FR" },
  { "FREQ=WEEKLY;UNTIL=20991231;BYDAY=TH", "2099-12-24", "2099-12-25",
    "FREQ=WEEKLY;UNTIL=20991231;BYDAY=FR" },
  /* or stays before it, */
  { "FREQ=WEEKLY;UNTIL=20261224;BYDAY=TH", "2026-11-26", "2026-11-24",
    "FREQ=WEEKLY;UNTIL=20261224;BYDAY=TU" },
  { "FREQ=WEEKLY;UNTIL=20261227;BYDAY=TH", "2026-11-26", "2026-11-28",
    "FREQ=WEEKLY;UNTIL=20261227;BYDAY=SA" },
  { "FREQ=WEEKLY;UNTIL=20261220;BYDAY=MO,WE", "2026-11-30", "2026-12-03",
    "FREQ=WEEKLY;UNTIL=20261220;BYDAY=WE,TH" },
  /* or makes room for one that never was. */
  { "FREQ=WEEKLY;UNTIL=20261227;BYDAY=TH", "2026-11-26", "2026-11-22",
    "FREQ=WEEKLY;UNTIL=20261220;BYDAY=SU" },
  { "FREQ=MONTHLY;BYDAY=1TH", "2027-01-07", "2027-01-08", "FREQ=MONTHLY;BYDAY=2FR" },
  { "FREQ=MONTHLY;BYDAY=-1TH", "2026-11-26", "2026-11-27", "FREQ=MONTHLY;BYDAY=-1FR" },
  { "FREQ=MONTHLY;BYDAY=-1TH", "2026-11-26", "2026-11-20", "FREQ=MONTHLY;BYDAY=3FR" },
  { "FREQ=MONTHLY;BYDAY=4TH", "2026-11-26", "2026-11-27", "FREQ=MONTHLY;BYDAY=4FR" },
  { "FREQ=MONTHLY;BYDAY=4TH", "2026-11-26", "2026-11-29", "FREQ=MONTHLY;BYDAY=-1SU" },
  { "FREQ=MONTHLY;BYDAY=5TH", "2026-12-31", "2026-12-30", "FREQ=MONTHLY;BYDAY=5WE" },
  { "FREQ=YEARLY", "2026-11-26", "2026-12-01", "FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=12" },
  /* What the fields cannot say stays, and has the new date or not. */
  { "FREQ=DAILY;BYDAY=MO,TH", "2026-11-26", "2026-11-30", "FREQ=DAILY;BYDAY=MO,TH" },
  { "FREQ=DAILY;BYDAY=MO,TH", "2026-11-26", "2026-11-26", "FREQ=DAILY;BYDAY=MO,TH" },
  { "FREQ=DAILY;BYDAY=MO,TH", "2026-11-26", "2026-11-27", NULL },
  { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30", "2026-12-01", NULL },
};

static void
test_moved_rules_lose_no_date (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZimtRule) rule = parse (moves[i].rule);
      g_autoptr (ZimtRule) moved
          = zimt_rule_dup_moved (rule, date (moves[i].from), date (moves[i].to), &error);
      g_autofree char *text = moved != NULL ? zimt_rule_to_string (moved) : NULL;

      g_assert_cmpstr (text, ==, moves[i].moved);
      if (moves[i].moved != NULL)
        g_assert_no_error (error);
      else
        g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-parts/offers-are-said-and-read-back", test_offers_are_said_and_read_back);
  g_test_add_func ("/rule-parts/offers-are-taken-apart-again", test_offers_are_taken_apart_again);
  g_test_add_func ("/rule-parts/parts-know-what-they-cannot-say",
                   test_parts_know_what_they_cannot_say);
  g_test_add_func ("/rule-parts/other-rules-are-said-by-their-parts",
                   test_other_rules_are_said_by_their_parts);
  g_test_add_func ("/rule-parts/moved-rules-lose-no-date", test_moved_rules_lose_no_date);
  return g_test_run ();
}
