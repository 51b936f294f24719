/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share: medians of two ways to do a thing in turns, budgets, a house to
 * measure. */
#pragma once

#include "zimt-desk.h"

/* One run of what is measured. */
typedef void (*BenchFunc) (gpointer data);

/* Medians, in milliseconds. */
typedef struct
{
  double ours;
  double baseline;
} BenchTimes;

/* Runs @ours and @baseline in turns, so that what else the machine does hits both; @baseline may be
 * NULL. The first round of each is not counted: caches fill. */
BenchTimes bench_compare (BenchFunc ours, BenchFunc baseline, gpointer data, guint n_rounds);

/* Prints the figures; FALSE where they are over a budget. @max_ratio, @max_ms: 0 where there is
 * none. */
gboolean bench_report (const char *what, BenchTimes times, const char *baseline, double max_ratio,
                       double max_ms);

double bench_median (double *values, guint n);

/* A house in a folder of its own: the sample house and made data around it. */
typedef struct
{
  char *folder;     /* owned */
  char *path;       /* owned */
  ZimtClock *clock; /* owned: stands still */
  ZimtDesk *desk;   /* owned */
} BenchHouse;

/* @with_sample: with its open series, three years ahead. */
BenchHouse bench_house_new (gboolean with_sample, int years, int scale);
void bench_house_clear (BenchHouse *house);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BenchHouse, bench_house_clear)

/* A Monday of the sample's standing week in which all of it takes place. */
ZimtDate bench_get_monday (void);

/* Ends the program where a call failed that must not. */
void bench_assert_done (gboolean is_done, const GError *error);
