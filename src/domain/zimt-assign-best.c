/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assignment problem with capacities: one shortest augmenting path for each row (the Hungarian
 * method as Jonker and Volgenant 1987 run it), with potentials that keep every cost from turning
 * negative. O(rows² · columns). GLPK's out-of-kilter solver takes seconds for 200 by 200, and
 * aborts the program where it fails. */
#include "zimt-tandem-match.h"

#define NEVER G_MAXINT64

typedef struct
{
  const int *scores;
  guint n_rows;
  guint n_columns; /* also the index of the column "nobody", which has room for all */
  const int *capacities;
  gint64 pair_gain;      /* what a pair is worth before its score: more than all scores together */
  gint64 max_gain;       /* of one pair */
  gint64 *row_potential; /* owned */
  gint64 *potential;     /* owned: of the columns */
  int *column_of;        /* owned: of a row; -1: not yet */
  int *n_used;           /* owned: of a column */

  /* Of the path that is looked for. */
  gint64 *distance;  /* owned: of a column from the row that looks for one */
  int *reached_from; /* owned: the row before a column */
  gboolean *is_done; /* owned: the column's distance is final */
} Search;

static void
search_init (Search *search, const int *scores, guint n_rows, guint n_columns,
             const int *capacities)
{
  int max_score = 0;

  for (gsize i = 0; i < (gsize)n_rows * n_columns; i++)
    max_score = MAX (max_score, scores[i]);
  *search = (Search){ scores, n_rows, n_columns, capacities };
  search->pair_gain = (gint64)n_rows * max_score + 1;
  search->max_gain = search->pair_gain + max_score;
  search->row_potential = g_new0 (gint64, n_rows);
  search->potential = g_new0 (gint64, n_columns + 1);
  search->column_of = g_new (int, n_rows);
  search->n_used = g_new0 (int, n_columns + 1);
  search->distance = g_new (gint64, n_columns + 1);
  search->reached_from = g_new (int, n_columns + 1);
  search->is_done = g_new (gboolean, n_columns + 1);
  for (guint row = 0; row < n_rows; row++)
    search->column_of[row] = -1;
}

static void
search_clear (Search *search)
{
  g_free (search->row_potential);
  g_free (search->potential);
  g_free (search->column_of);
  g_free (search->n_used);
  g_free (search->distance);
  g_free (search->reached_from);
  g_free (search->is_done);
}

/* What the row loses against the best pair of all; never negative. */
static gint64
get_cost (const Search *search, guint row, guint column)
{
  int score;

  if (column == search->n_columns)
    return search->max_gain;
  score = search->scores[(gsize)row * search->n_columns + column];
  return score > 0 ? search->max_gain - search->pair_gain - score : NEVER;
}

static gboolean
has_room (const Search *search, guint column)
{
  return column == search->n_columns || search->n_used[column] < search->capacities[column];
}

/* The columns that are nearer by way of @row, which is @distance away. */
static void
relax (Search *search, guint row, gint64 distance)
{
  for (guint column = 0; column <= search->n_columns; column++)
    {
      gint64 cost = search->is_done[column] ? NEVER : get_cost (search, row, column);

      if (cost == NEVER)
        continue;
      cost += distance - search->row_potential[row] - search->potential[column];
      if (cost < search->distance[column])
        {
          search->distance[column] = cost;
          search->reached_from[column] = (int)row;
        }
    }
}

/* The first one of the nearest: equals are always decided in the same way. */
static guint
find_nearest (const Search *search)
{
  guint nearest = search->n_columns;

  for (guint column = 0; column < search->n_columns; column++)
    if (!search->is_done[column]
        && (search->is_done[nearest] || search->distance[column] < search->distance[nearest]))
      nearest = column;
  return nearest;
}

/* The nearest column with room, by Dijkstra's method; "nobody" has room for sure. */
static guint
find_path (Search *search, guint row)
{
  guint column;

  for (column = 0; column <= search->n_columns; column++)
    {
      search->distance[column] = NEVER;
      search->is_done[column] = FALSE;
    }
  relax (search, row, 0);
  for (column = find_nearest (search); !has_room (search, column); column = find_nearest (search))
    {
      search->is_done[column] = TRUE;
      for (guint other = 0; other < search->n_rows; other++)
        if (search->column_of[other] == (int)column)
          relax (search, other, search->distance[column]);
    }
  return column;
}

/* Lets pairs on the path cost nothing, and no other one less than that. */
static void
move_potentials (Search *search, guint row, gint64 length)
{
  search->row_potential[row] += length;
  for (guint other = 0; other < search->n_rows; other++)
    if (search->column_of[other] >= 0 && search->is_done[search->column_of[other]])
      search->row_potential[other] += length - search->distance[search->column_of[other]];
  for (guint column = 0; column < search->n_columns; column++)
    if (search->is_done[column])
      search->potential[column] -= length - search->distance[column];
}

/* Every row of the path moves on to the next column. */
static void
move_rows (Search *search, guint row, guint end)
{
  int column = (int)end;

  search->n_used[end]++;
  while (column >= 0)
    {
      int moved = search->reached_from[column];
      int left = search->column_of[moved];

      search->column_of[moved] = column;
      column = moved == (int)row ? -1 : left;
    }
}

int *
zimt_assign_best (const int *scores, guint n_rows, guint n_columns, const int *capacities)
{
  Search search;
  int *columns;

  search_init (&search, scores, n_rows, n_columns, capacities);
  for (guint row = 0; row < n_rows; row++)
    {
      guint end = find_path (&search, row);

      move_potentials (&search, row, search.distance[end]);
      move_rows (&search, row, end);
    }
  columns = g_steal_pointer (&search.column_of);
  for (guint row = 0; row < n_rows; row++)
    if (columns[row] == (int)n_columns)
      columns[row] = -1;
  search_clear (&search);
  return columns;
}
