/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking an open weekly series against ten years of the house, and the same range queries in bare
 * SQLite on a copy of the same file. */
#include <sqlite3.h>

#include "bench.h"

#define N_ROUNDS 101
#define N_DATES 157

typedef struct
{
  ZimtDesk *desk;      /* borrowed */
  ZimtDraft *draft;    /* borrowed */
  sqlite3_stmt *query; /* borrowed */
  GArray *rooms;       /* borrowed: gint64 */
  gint64 sum;          /* so that nobody can leave the reading out */
} Clash;

static void
check_by_desk (gpointer data)
{
  Clash *clash = data;
  ZimtTarget target = { 0, ZIMT_SCOPE_THIS };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtCheck) check = zimt_desk_check (clash->desk, clash->draft, &target, &error);

  bench_assert_done (check != NULL, error);
  clash->sum += (gint64)check->n_dates;
}

static void
read_range (Clash *clash, gint64 room, gint64 from, gint64 to)
{
  sqlite3_bind_int64 (clash->query, 1, room);
  sqlite3_bind_int64 (clash->query, 2, from);
  sqlite3_bind_int64 (clash->query, 3, to);
  while (sqlite3_step (clash->query) == SQLITE_ROW)
    {
      for (int column = 0; column < 7; column++)
        clash->sum += sqlite3_column_int64 (clash->query, column);
      clash->sum += sqlite3_column_text (clash->query, 7)[0];
    }
  sqlite3_reset (clash->query);
}

static void
check_by_sqlite (gpointer data)
{
  Clash *clash = data;

  for (int week = 0; week < N_DATES; week++)
    {
      gint64 starts = clash->draft->starts + week * 7 * ZIMT_MINUTES_PER_DAY;
      gint64 ends = clash->draft->ends + week * 7 * ZIMT_MINUTES_PER_DAY;

      for (guint i = 0; i < clash->rooms->len; i++)
        read_range (clash, g_array_index (clash->rooms, gint64, i), starts - ZIMT_BUFFER_MAX,
                    ends + ZIMT_BUFFER_MAX);
    }
}

/* The columns and the range that a check has to read, by the index that it needs. */
static sqlite3 *
open_copy (const BenchHouse *house, sqlite3_stmt **query)
{
  g_autofree char *path = g_strconcat (house->path, "-copy", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *copy = NULL;

  bench_assert_done (zimt_desk_backup (house->desk, path, FALSE, &error), error);
  bench_assert_done (sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, NULL);
  sqlite3_exec (copy, "BEGIN", NULL, NULL, NULL);
  bench_assert_done (sqlite3_prepare_v2 (copy,
                                         "SELECT id, room_id, starts, ends, buffer_before,"
                                         " buffer_after, category = 'advice', equipment"
                                         " FROM booking"
                                         " WHERE room_id = ?1 AND starts < ?3"
                                         " AND starts > ?2 - 10080 AND ends > ?2"
                                         " AND status = 'fixed' ORDER BY starts",
                                         -1, query, NULL)
                         == SQLITE_OK,
                     NULL);
  return copy;
}

/* A wish as the desk gets it: between two courses, so that every date has neighbours to look at,
 * and none in the way. */
static ZimtDraft *
make_draft (ZimtDesk *desk)
{
  ZimtDraft *draft = zimt_draft_new ();

  draft->event.title = g_strdup ("Lerngruppe");
  draft->event.category = g_strdup ("education");
  draft->room_id = zimt_house_find_room (zimt_desk_get_house (desk), "3")->id;
  draft->starts = zimt_minute_new (bench_get_monday () - 49, 12 * 60 + 30);
  draft->ends = draft->starts + 90;
  draft->pauses = ZIMT_PAUSES_NONE;
  draft->rule = zimt_rule_parse ("FREQ=WEEKLY", NULL);
  return draft;
}

int
main (void)
{
  g_auto (BenchHouse) house = bench_house_new (TRUE, 10, 1);
  g_autoptr (ZimtDraft) draft = make_draft (house.desk);
  g_autoptr (GArray) rooms
      = zimt_house_dup_related_rooms (zimt_desk_get_house (house.desk), draft->room_id);
  sqlite3_stmt *query = NULL;
  sqlite3 *copy = open_copy (&house, &query);
  Clash clash = { house.desk, draft, query, rooms, 0 };
  gint64 n_bookings = 0;
  BenchTimes times;

  zimt_desk_count (house.desk, NULL, NULL, NULL, &n_bookings, NULL);
  times = bench_compare (check_by_desk, check_by_sqlite, &clash, N_ROUNDS);
  g_print ("%d bookings; ", (int)n_bookings);
  gboolean is_good = bench_report ("clash check of an open weekly series", times,
                                   "the same queries in bare SQLite", 3, 20);
  sqlite3_finalize (query);
  sqlite3_close (copy);
  return is_good ? 0 : 1;
}
