/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One week out of 1,000,000 bookings, and one out of 10,000 that lie as densely. */
#include "bench.h"

#define N_ROUNDS 51

/* Three houses' worth of bookings a week, over a hundred years and over one. */
#define SCALE 3
#define MANY_YEARS 100
#define FEW_YEARS 1

typedef struct
{
  ZimtDesk *many; /* borrowed */
  ZimtDesk *few;  /* borrowed */
  guint n_many;
  guint n_few;
} WeekQuery;

static guint
query (ZimtDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWeekPlan) plan
      = zimt_desk_load_week (desk, bench_get_monday (), 7, 0, FALSE, &error);

  bench_assert_done (plan != NULL, error);
  return plan->bookings->len;
}

static void
query_many (gpointer data)
{
  WeekQuery *week = data;

  week->n_many = query (week->many);
}

static void
query_few (gpointer data)
{
  WeekQuery *week = data;

  week->n_few = query (week->few);
}

static int
count (ZimtDesk *desk)
{
  gint64 n_bookings = 0;

  zimt_desk_count (desk, NULL, NULL, NULL, &n_bookings, NULL);
  return (int)n_bookings;
}

int
main (void)
{
  g_auto (BenchHouse) many = bench_house_new (FALSE, MANY_YEARS, SCALE);
  g_auto (BenchHouse) few = bench_house_new (FALSE, FEW_YEARS, SCALE);
  WeekQuery week = { many.desk, few.desk, 0, 0 };
  BenchTimes times = bench_compare (query_many, query_few, &week, N_ROUNDS);

  g_print ("%d bookings (%u in the week) and %d (%u); ", count (many.desk), week.n_many,
           count (few.desk), week.n_few);
  return bench_report ("week query of many bookings", times, "of few", 3, 0) ? 0 : 1;
}
