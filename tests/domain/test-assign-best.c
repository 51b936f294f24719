/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best assignment of the whole list, against every assignment there is. */
#include "fixture.h"
#include "zimt-tandem-match.h"

#include <string.h>

#define N_POOLS 1000
#define MAX_SIDE 8

typedef struct
{
  guint n_rows;
  guint n_columns;
  int scores[MAX_SIDE * MAX_SIDE];
  int capacities[MAX_SIDE];
} Pool;

typedef struct
{
  int n_pairs;
  int sum;
} Worth;

static gboolean
is_better (Worth a, Worth b)
{
  return a.n_pairs != b.n_pairs ? a.n_pairs > b.n_pairs : a.sum > b.sum;
}

/* Tries every column, and none, for each row from @row on. */
static Worth
try_all (const Pool *pool, guint row, int *left)
{
  Worth best;

  if (row == pool->n_rows)
    return (Worth){ 0, 0 };
  best = try_all (pool, row + 1, left);
  for (guint column = 0; column < pool->n_columns; column++)
    {
      int score = pool->scores[row * pool->n_columns + column];
      Worth worth;

      if (score <= 0 || left[column] <= 0)
        continue;
      left[column]--;
      worth = try_all (pool, row + 1, left);
      left[column]++;
      worth.n_pairs++;
      worth.sum += score;
      if (is_better (worth, best))
        best = worth;
    }
  return best;
}

/* What an answer is worth; stops where it breaks a rule. */
static Worth
rate (const Pool *pool, const int *columns)
{
  Worth worth = { 0, 0 };
  int n_used[MAX_SIDE] = { 0 };

  for (guint row = 0; row < pool->n_rows; row++)
    {
      if (columns[row] < 0)
        continue;
      g_assert_cmpint (columns[row], <, (int)pool->n_columns);
      g_assert_cmpint (pool->scores[row * pool->n_columns + (guint)columns[row]], >, 0);
      g_assert_cmpint (++n_used[columns[row]], <=, pool->capacities[columns[row]]);
      worth.n_pairs++;
      worth.sum += pool->scores[row * pool->n_columns + (guint)columns[row]];
    }
  return worth;
}

/* Few different scores make ties, great ones show whether pairs still go first. */
static void
fill_randomly (Pool *pool, gboolean is_full)
{
  int max_score = g_test_rand_bit () ? 3 : 1000;
  int n_of_ten = g_test_rand_int_range (1, 11);

  pool->n_rows = is_full ? MAX_SIDE : (guint)g_test_rand_int_range (0, MAX_SIDE + 1);
  pool->n_columns = is_full ? MAX_SIDE : (guint)g_test_rand_int_range (0, MAX_SIDE + 1);
  for (guint i = 0; i < pool->n_rows * pool->n_columns; i++)
    pool->scores[i]
        = g_test_rand_int_range (0, 10) < n_of_ten ? g_test_rand_int_range (1, max_score + 1) : 0;
  for (guint column = 0; column < pool->n_columns; column++)
    pool->capacities[column] = g_test_rand_int_range (0, 4);
}

static void
test_brute_force (void)
{
  for (int i = 0; i < N_POOLS; i++)
    {
      Pool pool;
      int left[MAX_SIDE];
      g_autofree int *columns = NULL;
      Worth worth, best;

      fill_randomly (&pool, i % 10 == 0);
      columns = zimt_assign_best (pool.scores, pool.n_rows, pool.n_columns, pool.capacities);
      worth = rate (&pool, columns);
      memcpy (left, pool.capacities, sizeof left);
      best = try_all (&pool, 0, left);
      g_assert_cmpint (worth.n_pairs, ==, best.n_pairs);
      g_assert_cmpint (worth.sum, ==, best.sum);
    }
}

static void
test_pairs_first (void)
{
  /* The best pair alone would leave the second row without anybody. */
  static const int scores[] = { 1000, 1, 1000, 0 };
  static const int capacities[] = { 1, 1 };
  g_autofree int *columns = zimt_assign_best (scores, 2, 2, capacities);

  g_assert_cmpint (columns[0], ==, 1);
  g_assert_cmpint (columns[1], ==, 0);
}

static void
test_capacity (void)
{
  static const int scores[] = { 5, 1, 6, 1, 7, 1 };
  static const int capacities[] = { 2, 9 };
  g_autofree int *columns = zimt_assign_best (scores, 3, 2, capacities);

  g_assert_cmpint (columns[0], ==, 1);
  g_assert_cmpint (columns[1], ==, 0);
  g_assert_cmpint (columns[2], ==, 0);
}

static void
test_ties (void)
{
  static const int scores[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  static const int capacities[] = { 1, 1, 1 };
  g_autofree int *columns = zimt_assign_best (scores, 3, 3, capacities);
  g_autofree int *again = zimt_assign_best (scores, 3, 3, capacities);

  g_assert_cmpmem (columns, 3 * sizeof *columns, again, 3 * sizeof *again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assign-best/as-good-as-trying-all", test_brute_force);
  g_test_add_func ("/assign-best/more-pairs-go-before-better-ones", test_pairs_first);
  g_test_add_func ("/assign-best/nobody-gets-more-than-fit", test_capacity);
  g_test_add_func ("/assign-best/ties-are-decided-in-one-way", test_ties);
  return g_test_run ();
}
