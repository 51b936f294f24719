/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of 64 open series over three years, and the same by bare libical. */
#include <libical/ical.h>

#include "bench.h"

#define N_ROUNDS 101
#define N_SERIES 64
#define N_DAYS (3 * 365 + 1)

static const char *const rules[] = {
  "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;BYDAY=TH",
  "FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=SA", "FREQ=WEEKLY;BYDAY=SU",
};

typedef struct
{
  ZimtDate first;
  guint n_ours;
  guint n_baseline;
} Expand;

/* Each series begins in the same week, on its own weekday. */
static ZimtDate
first_of (const Expand *expand, guint series)
{
  return expand->first + (ZimtDate)(series % G_N_ELEMENTS (rules));
}

static void
expand_by_zimt (gpointer data)
{
  Expand *expand = data;

  expand->n_ours = 0;
  for (guint i = 0; i < N_SERIES; i++)
    {
      ZimtDate first = first_of (expand, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZimtRule) rule = zimt_rule_parse (rules[i % G_N_ELEMENTS (rules)], &error);
      g_autoptr (GArray) dates = zimt_rule_expand (rule, first, first, first + N_DAYS, 0, &error);

      bench_assert_done (dates != NULL, error);
      expand->n_ours += dates->len;
    }
}

static void
expand_by_libical (gpointer data)
{
  Expand *expand = data;

  expand->n_baseline = 0;
  for (guint i = 0; i < N_SERIES; i++)
    {
      struct icalrecurrencetype rule
          = icalrecurrencetype_from_string (rules[i % G_N_ELEMENTS (rules)]);
      struct icaltimetype start = icaltime_null_time ();
      struct icaltimetype end;
      icalrecur_iterator *iterator;

      start.is_date = 1;
      zimt_date_to_ymd (first_of (expand, i), &start.year, &start.month, &start.day);
      end = start;
      icaltime_adjust (&end, N_DAYS, 0, 0, 0);
      iterator = icalrecur_iterator_new (rule, start);
      for (struct icaltimetype date = icalrecur_iterator_next (iterator);
           icaltime_compare (date, end) < 0; date = icalrecur_iterator_next (iterator))
        expand->n_baseline++;
      icalrecur_iterator_free (iterator);
    }
}

int
main (void)
{
  Expand expand = { .first = bench_get_monday () };
  BenchTimes times = bench_compare (expand_by_zimt, expand_by_libical, &expand, N_ROUNDS);

  g_assert_cmpuint (expand.n_ours, ==, expand.n_baseline);
  g_print ("%u dates; ", expand.n_ours);
  return bench_report ("expand 64 open series over 3 years", times, "bare libical", 1.5, 0) ? 0 : 1;
}
