/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share. */
#include "bench.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

static double
get_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *)a;
  double other = *(const double *)b;

  return (one > other) - (one < other);
}

double
bench_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static double
time_once (BenchFunc func, gpointer data)
{
  double began = get_ms ();

  func (data);
  return get_ms () - began;
}

BenchTimes
bench_compare (BenchFunc ours, BenchFunc baseline, gpointer data, guint n_rounds)
{
  g_autofree double *our_times = g_new0 (double, n_rounds);
  g_autofree double *baseline_times = g_new0 (double, n_rounds);

  ours (data);
  if (baseline != NULL)
    baseline (data);
  for (guint i = 0; i < n_rounds; i++)
    {
      our_times[i] = time_once (ours, data);
      if (baseline != NULL)
        baseline_times[i] = time_once (baseline, data);
    }
  return (BenchTimes){ bench_median (our_times, n_rounds),
                       bench_median (baseline_times, n_rounds) };
}

gboolean
bench_report (const char *what, BenchTimes times, const char *baseline, double max_ratio,
              double max_ms)
{
  double ratio = times.baseline > 0 ? times.ours / times.baseline : 0;
  gboolean is_good
      = (max_ratio <= 0 || ratio <= max_ratio) && (max_ms <= 0 || times.ours <= max_ms);

  g_print ("%s: %.3f ms", what, times.ours);
  if (max_ms > 0)
    g_print (" (at most %.0f ms)", max_ms);
  if (baseline != NULL)
    g_print ("; %s: %.3f ms; ratio %.2f", baseline, times.baseline, ratio);
  if (max_ratio > 0)
    g_print (" (at most %.1f)", max_ratio);
  g_print (": %s\n", is_good ? "good" : "OVER BUDGET");
  return is_good;
}

void
bench_assert_done (gboolean is_done, const GError *error)
{
  if (!is_done)
    g_error ("%s", error != NULL ? error->message : "a call failed");
}

ZimtDate
bench_get_monday (void)
{
  ZimtDate monday = 0;

  zimt_date_from_ymd (2027, 1, 11, &monday);
  return monday;
}

/* Today is fixed, so that every run measures the same rows. */
BenchHouse
bench_house_new (gboolean with_sample, int years, int scale)
{
  BenchHouse house = { 0 };
  g_autoptr (GError) error = NULL;

  house.folder = g_dir_make_tmp ("zimt-bench-XXXXXX", &error);
  bench_assert_done (house.folder != NULL, error);
  house.path = g_build_filename (house.folder, "house.zimt", NULL);
  house.clock = zimt_clock_new_fixed (zimt_minute_new (bench_get_monday () - 50, 600));
  if (with_sample)
    house.desk = zimt_desk_create_sample (house.path, house.clock, &error);
  else
    house.desk = zimt_desk_create (house.path, "Haus", NULL, house.clock, &error);
  bench_assert_done (house.desk != NULL, error);
  bench_assert_done (zimt_desk_demo (house.desk, years, scale, 1, NULL, &error), error);
  return house;
}

void
bench_house_clear (BenchHouse *house)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-copy" };

  g_clear_pointer (&house->desk, zimt_desk_close);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (house->path, endings[i], NULL);

      g_unlink (file);
    }
  g_rmdir (house->folder);
  g_clear_pointer (&house->clock, zimt_clock_unref);
  g_clear_pointer (&house->path, g_free);
  g_clear_pointer (&house->folder, g_free);
}
