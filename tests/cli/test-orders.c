/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eight clerks take turns at one desk and want 10,000 bookings, single ones and series, move,
 * cancel and undo. What the desk answers is held against brute force over all rows. */
#include <glib/gstdio.h>
#include <string.h>

#include "zimt-desk.h"

#define N_CLERKS 8
#define N_WISHES 10000
#define WISHES_PER_LOOK 250
#define N_WEEKS 12

/* The house, as brute force knows it: indices into this table, -1 for none. */
static const struct
{
  const char *number;
  int whole;
  int through;
  int buffer_after;
  int opens; /* on every day; 0 to 1440: always */
  int closes;
} rooms[] = {
  { "A", -1, -1, 0, 0, 1440 },  { "A1", 0, -1, 0, 0, 1440 },   { "A2", 0, -1, 0, 0, 1440 },
  { "B", -1, -1, 0, 0, 1440 },  { "C", -1, -1, 0, 0, 1440 },   { "D", -1, 4, 0, 0, 1440 },
  { "E", -1, -1, 15, 0, 1440 }, { "F", -1, -1, 0, 540, 1080 },
};

typedef struct
{
  gint64 id;
  gint64 series_id;
  int room; /* index into rooms */
  ZimtMinute starts;
  ZimtMinute ends;
  int before;
  int after;
  gboolean is_advice;
  gboolean is_fixed;
  gboolean is_exception;
} Row;

typedef struct
{
  int room; /* -1: the house */
  ZimtMinute starts;
  ZimtMinute ends;
} Closed;

typedef struct
{
  ZimtDesk *desk;         /* owned */
  ZimtDate monday;        /* of the first week */
  GArray *weeks[N_WEEKS]; /* owned: Row, every booking that touches the week */
  gint64 room_ids[G_N_ELEMENTS (rooms)];
  Closed closed[2];
  GRand *random; /* borrowed: of the clerk whose turn it is */
  guint n_booked, n_refused, n_thinned, n_moved, n_cancelled, n_undone;
} Orders;

/* What a clerk wants. */
typedef struct
{
  int room;
  ZimtMinute starts;
  int length;
  int days_between;
  int n_dates;
  int before;
  int after;
  gboolean is_advice;
  gboolean is_option;
  gboolean minds_closures;
} Wish;

/* --- Brute force --- */

static gboolean
share_floor (int a, int b)
{
  return a == b || rooms[a].whole == b || rooms[b].whole == a;
}

static gboolean
rows_clash (const Row *a, const Row *b)
{
  const Row *first = a->starts < b->starts ? a : b;
  const Row *second = first == a ? b : a;
  int gap = MAX (first->after, rooms[first->room].buffer_after) + second->before;

  if (share_floor (a->room, b->room))
    return second->starts < first->ends + gap;
  if (second->starts >= first->ends)
    return FALSE;
  return (rooms[a->room].through == b->room && b->is_advice)
         || (rooms[b->room].through == a->room && a->is_advice);
}

static gboolean
is_closed_by (const Row *row, const Closed *closed)
{
  return (closed->room == -1 || share_floor (closed->room, row->room)) && row->starts < closed->ends
         && closed->starts < row->ends;
}

/* All wishes stay within one day. */
static gboolean
is_open (const Row *row)
{
  int start = zimt_minute_get_of_day (row->starts);

  return start >= rooms[row->room].opens
         && start + (row->ends - row->starts) <= rooms[row->room].closes;
}

static void
note (GPtrArray *found, ZimtMinute starts, const char *kind, gint64 id)
{
  g_ptr_array_add (found,
                   g_strdup_printf ("%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT, starts, kind, id));
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* One text for each thing in the way, sorted, each once. */
static void
settle_notes (GPtrArray *found)
{
  g_ptr_array_sort (found, compare_notes);
  for (guint i = found->len; i > 1; i--)
    if (strcmp (found->pdata[i - 1], found->pdata[i - 2]) == 0)
      g_ptr_array_remove_index (found, i - 1);
}

static void
note_clashes (const Orders *orders, const Row *wanted, GPtrArray *found)
{
  for (gsize week = 0; week < N_WEEKS; week++)
    for (guint i = 0; i < orders->weeks[week]->len; i++)
      {
        const Row *row = &g_array_index (orders->weeks[week], Row, i);

        if (row->is_fixed && row->id != wanted->id && rows_clash (wanted, row))
          note (found, wanted->starts, "booking", row->id);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (orders->closed); i++)
    if (is_closed_by (wanted, &orders->closed[i]))
      note (found, wanted->starts, "closure", 0);
  if (!is_open (wanted))
    note (found, wanted->starts, "opening-hours", 0);
}

static Row
row_of_wish (const Wish *wish, int index)
{
  ZimtMinute starts = wish->starts + (ZimtMinute)index * wish->days_between * ZIMT_MINUTES_PER_DAY;

  return (Row){ .room = wish->room,
                .starts = starts,
                .ends = starts + wish->length,
                .before = wish->before,
                .after = wish->after,
                .is_advice = wish->is_advice,
                .is_fixed = !wish->is_option };
}

static gboolean
is_paused (const Orders *orders, const Wish *wish, const Row *row)
{
  if (wish->n_dates == 1 || !wish->minds_closures)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (orders->closed); i++)
    if (is_closed_by (row, &orders->closed[i]))
      return TRUE;
  return FALSE;
}

/* What is in the way of @wish; *n_free: dates that it could have. */
static GPtrArray *
find_by_brute_force (const Orders *orders, const Wish *wish, guint *n_free)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  *n_free = 0;
  for (int i = 0; i < wish->n_dates; i++)
    {
      Row row = row_of_wish (wish, i);
      guint n_before = found->len;

      if (is_paused (orders, wish, &row))
        continue;
      if (row.is_fixed)
        note_clashes (orders, &row, found);
      *n_free += found->len == n_before;
    }
  settle_notes (found);
  return found;
}

/* --- What the desk says --- */

static GPtrArray *
notes_of_check (const ZimtCheck *check)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; check != NULL && i < check->clashes->len; i++)
    {
      const ZimtClash *clash = check->clashes->pdata[i];

      if (clash->with_booking != 0)
        note (found, clash->starts, "booking", clash->with_booking);
      else
        note (found, clash->starts, zimt_conflict_kind_to_code (clash->kind), 0);
    }
  settle_notes (found);
  return found;
}

static void
assert_same_notes (GPtrArray *said, GPtrArray *expected)
{
  g_autofree char *all_said = NULL;
  g_autofree char *all_expected = NULL;

  g_ptr_array_add (said, NULL);
  g_ptr_array_add (expected, NULL);
  all_said = g_strjoinv ("; ", (char **)said->pdata);
  all_expected = g_strjoinv ("; ", (char **)expected->pdata);
  g_assert_cmpstr (all_said, ==, all_expected);
}

static int
find_room (const Orders *orders, gint64 id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (orders->room_ids[i] == id)
      return (int)i;
  g_assert_not_reached ();
}

static void
load_week (Orders *orders, gsize week)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWeekPlan) plan
      = zimt_desk_load_week (orders->desk, orders->monday + 7 * (ZimtDate)week, 7, 0, FALSE,
                             &error);

  g_assert_no_error (error);
  g_array_set_size (orders->weeks[week], 0);
  for (guint i = 0; i < plan->bookings->len; i++)
    {
      const ZimtBooking *booking = plan->bookings->pdata[i];
      Row row = { .id = booking->id,
                  .series_id = booking->series_id,
                  .room = find_room (orders, booking->room_id),
                  .starts = booking->starts,
                  .ends = booking->ends,
                  .before = booking->event.buffer_before,
                  .after = booking->event.buffer_after,
                  .is_advice = g_str_equal (booking->event.category, "advice"),
                  .is_fixed = booking->status == ZIMT_STATUS_FIXED,
                  .is_exception = booking->is_exception };

      if (booking->status != ZIMT_STATUS_PAUSED)
        g_array_append_val (orders->weeks[week], row);
    }
}

static void
load_weeks (Orders *orders)
{
  for (gsize week = 0; week < N_WEEKS; week++)
    load_week (orders, week);
}

/* No row leaves its day by more than a move and all that follow it, which loads everything. */
static void
load_week_of (Orders *orders, ZimtMinute starts)
{
  ZimtDate date = zimt_minute_get_date (starts);

  if (date < orders->monday + 7 * N_WEEKS)
    load_week (orders, (gsize)(date - orders->monday) / 7);
}

/* The rule that must never break, over all pairs of rows. */
static void
assert_no_overlap (const Orders *orders)
{
  for (gsize week = 0; week < N_WEEKS; week++)
    for (guint i = 0; i < orders->weeks[week]->len; i++)
      for (guint j = i + 1; j < orders->weeks[week]->len; j++)
        {
          const Row *a = &g_array_index (orders->weeks[week], Row, i);
          const Row *b = &g_array_index (orders->weeks[week], Row, j);

          g_assert_false (a->is_fixed && b->is_fixed && rows_clash (a, b));
        }
}

/* --- The acts --- */

static gboolean
one_in (Orders *orders, int n)
{
  return g_rand_int_range (orders->random, 0, n) == 0;
}

static ZimtMinute
random_start (Orders *orders, int n_weeks)
{
  ZimtDate date = orders->monday + g_rand_int_range (orders->random, 0, 7 * n_weeks);

  return zimt_minute_new (date, 15 * g_rand_int_range (orders->random, 7 * 4, 20 * 4));
}

static Wish
random_wish (Orders *orders)
{
  static const int rhythms[] = { 1, 7, 7, 7, 14 };
  gboolean is_series = one_in (orders, 3);

  return (Wish){
    .room = g_rand_int_range (orders->random, 0, G_N_ELEMENTS (rooms)),
    .starts = random_start (orders, is_series ? N_WEEKS / 3 : N_WEEKS),
    .length = 15 * g_rand_int_range (orders->random, 1, 13),
    .days_between = rhythms[g_rand_int_range (orders->random, 0, G_N_ELEMENTS (rhythms))],
    .n_dates = is_series ? g_rand_int_range (orders->random, 2, N_WEEKS / 3 + 1) : 1,
    .before = one_in (orders, 6) ? 10 : 0,
    .after = one_in (orders, 6) ? 20 : 0,
    .is_advice = one_in (orders, 3),
    .is_option = one_in (orders, 12),
    .minds_closures = one_in (orders, 2),
  };
}

static ZimtDraft *
draft_of_wish (const Orders *orders, const Wish *wish)
{
  ZimtDraft *draft = zimt_draft_new ();

  draft->event.title = g_strdup (wish->n_dates > 1 ? "Reihe" : "Termin");
  draft->event.category = g_strdup (wish->is_advice ? "advice" : "culture");
  draft->event.buffer_before = wish->before;
  draft->event.buffer_after = wish->after;
  draft->room_id = orders->room_ids[wish->room];
  draft->starts = wish->starts;
  draft->ends = wish->starts + wish->length;
  draft->status = wish->is_option ? ZIMT_STATUS_OPTION : ZIMT_STATUS_FIXED;
  draft->pauses = wish->minds_closures ? ZIMT_PAUSES_CLOSURES : ZIMT_PAUSES_NONE;
  if (wish->n_dates > 1)
    {
      g_autofree char *rule
          = g_strdup_printf ("FREQ=DAILY;INTERVAL=%d;COUNT=%d", wish->days_between, wish->n_dates);

      draft->rule = zimt_rule_parse (rule, NULL);
      g_assert_nonnull (draft->rule);
    }
  return draft;
}

/* A refusal is a conflict and says so in a sentence. */
static void
assert_refused (const GError *error)
{
  g_assert_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

/* A wish whose dates are all paused books nothing, and that is no success to ask for. */
static void
book (Orders *orders)
{
  Wish wish = random_wish (orders);
  g_autoptr (ZimtDraft) draft = draft_of_wish (orders, &wish);
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  ZimtOnConflict on_conflict = one_in (orders, 4) ? ZIMT_ON_CONFLICT_SKIP : ZIMT_ON_CONFLICT_REFUSE;
  guint n_free;
  g_autoptr (GPtrArray) expected = find_by_brute_force (orders, &wish, &n_free);
  gboolean is_clash = expected->len > 0;
  gboolean is_good
      = !is_clash || (on_conflict == ZIMT_ON_CONFLICT_SKIP && wish.n_dates > 1 && n_free > 0);
  gboolean is_booked = zimt_desk_book (orders->desk, draft, on_conflict, &check, &error);
  g_autoptr (GPtrArray) said = notes_of_check (check);

  g_assert_true (is_booked == is_good);
  assert_same_notes (said, expected);
  orders->n_booked += is_booked;
  orders->n_refused += !is_booked;
  orders->n_thinned += is_booked && is_clash;
  if (!is_booked)
    assert_refused (error);
  for (int i = 0; is_booked && i < wish.n_dates; i++)
    load_week_of (orders, row_of_wish (&wish, i).starts);
}

static const Row *
random_row (Orders *orders)
{
  gsize week = (gsize)g_rand_int_range (orders->random, 0, N_WEEKS);
  GArray *rows = orders->weeks[week];

  if (rows->len == 0)
    return NULL;
  return &g_array_index (rows, Row, g_rand_int_range (orders->random, 0, (gint32)rows->len));
}

/* Moves one date; brute force says whether that goes. */
static void
move_one (Orders *orders, const Row *row)
{
  ZimtTarget target = { row->id, ZIMT_SCOPE_THIS };
  Row wanted = *row;
  ZimtMinute old_start = row->starts;
  g_autoptr (ZimtBooking) booking = zimt_desk_load_booking (orders->desk, row->id, NULL);
  g_autoptr (ZimtDraft) draft = zimt_draft_new_from_booking (booking, NULL);
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) said = NULL;
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_moved;

  wanted.room = g_rand_int_range (orders->random, 0, G_N_ELEMENTS (rooms));
  wanted.starts = random_start (orders, N_WEEKS);
  wanted.ends = wanted.starts + (row->ends - row->starts);
  if (wanted.is_fixed)
    note_clashes (orders, &wanted, expected);
  settle_notes (expected);
  draft->room_id = orders->room_ids[wanted.room];
  draft->starts = wanted.starts;
  draft->ends = wanted.ends;
  is_moved = zimt_desk_change (orders->desk, &target, draft, ZIMT_ON_CONFLICT_REFUSE, NULL, &check,
                               &error);
  g_assert_true (is_moved == (expected->len == 0));
  said = notes_of_check (check);
  assert_same_notes (said, expected);
  orders->n_moved += is_moved;
  if (is_moved)
    {
      load_week_of (orders, old_start);
      load_week_of (orders, wanted.starts);
    }
  else
    assert_refused (error);
}

/* TRUE where what @clash names is in the table and in the way. */
static gboolean
is_real (const Orders *orders, const ZimtClash *clash, const Row *like)
{
  Row wanted = *like;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  wanted.id = 0;
  wanted.room = find_room (orders, clash->room_id);
  wanted.starts = clash->starts;
  wanted.ends = clash->ends;
  note_clashes (orders, &wanted, found);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *end = g_strdup_printf (" %" G_GINT64_FORMAT, clash->with_booking);

      if (g_str_has_suffix (found->pdata[i], end))
        return TRUE;
    }
  return FALSE;
}

/* Moves a date and all that follow it; each reason for a refusal is looked up. */
static void
move_following (Orders *orders, const Row *row)
{
  ZimtTarget target = { row->id, ZIMT_SCOPE_FOLLOWING };
  g_autoptr (ZimtBooking) booking = zimt_desk_load_booking (orders->desk, row->id, NULL);
  g_autoptr (ZimtSeries) series = zimt_desk_load_series (orders->desk, row->series_id, NULL);
  g_autoptr (ZimtDraft) draft = zimt_draft_new_from_booking (booking, series);
  int room = g_rand_int_range (orders->random, 0, G_N_ELEMENTS (rooms));
  int shift = 15 * g_rand_int_range (orders->random, -8, 9);
  g_autoptr (ZimtCheck) check = NULL;
  g_autoptr (GError) error = NULL;

  draft->room_id = orders->room_ids[room];
  draft->starts += shift;
  draft->ends += shift;
  if (zimt_desk_change (orders->desk, &target, draft, ZIMT_ON_CONFLICT_REFUSE, NULL, &check,
                        &error))
    {
      orders->n_moved++;
      load_weeks (orders);
      return;
    }
  assert_refused (error);
  g_assert_cmpuint (check->clashes->len, >, 0);
  for (guint i = 0; i < check->clashes->len; i++)
    g_assert_true (is_real (orders, check->clashes->pdata[i], row));
}

static void
cancel (Orders *orders, const Row *row)
{
  ZimtTarget target = { row->id, (ZimtScope)g_rand_int_range (orders->random, 0, 3) };
  g_autoptr (GError) error = NULL;
  gsize n_cancelled = 0;

  zimt_desk_cancel (orders->desk, &target, &n_cancelled, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_cancelled, >, 0);
  orders->n_cancelled++;
  load_weeks (orders);
}

static guint
hash_rows (const Orders *orders)
{
  guint hash = 0;

  for (gsize week = 0; week < N_WEEKS; week++)
    for (guint i = 0; i < orders->weeks[week]->len; i++)
      {
        const Row *row = &g_array_index (orders->weeks[week], Row, i);

        hash += (guint)(row->id * 31 + row->starts * 17 + row->ends * 13) * (guint)(row->room + 1);
      }
  return hash;
}

/* Takes the last act back, and sometimes does it again: then all is as before. */
static void
undo (Orders *orders)
{
  g_autoptr (GError) error = NULL;
  guint before = hash_rows (orders);

  zimt_desk_undo (orders->desk, NULL, &error);
  g_assert_no_error (error);
  load_weeks (orders);
  orders->n_undone++;
  if (!one_in (orders, 2))
    return;
  zimt_desk_redo (orders->desk, NULL, &error);
  g_assert_no_error (error);
  load_weeks (orders);
  g_assert_cmpuint (hash_rows (orders), ==, before);
}

static void
change_something (Orders *orders)
{
  const Row *row = random_row (orders);
  int act = g_rand_int_range (orders->random, 0, 10);

  if (row == NULL)
    return;
  if (act < 4)
    move_one (orders, row);
  else if (act < 6 && row->series_id != 0 && !row->is_exception)
    move_following (orders, row);
  else if (act < 9)
    cancel (orders, row);
  else if (orders->n_booked > 1)
    undo (orders);
}

/* --- The house --- */

static void
put_rooms (Orders *orders)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autoptr (ZimtRoom) room = zimt_room_new ();
      g_autoptr (GError) error = NULL;

      room->number = g_strdup (rooms[i].number);
      room->name = g_strdup_printf ("Raum %s", rooms[i].number);
      room->position = (int)i;
      room->whole_id = rooms[i].whole >= 0 ? orders->room_ids[rooms[i].whole] : 0;
      room->through_id = rooms[i].through >= 0 ? orders->room_ids[rooms[i].through] : 0;
      room->buffer_after = rooms[i].buffer_after;
      room->has_opening = rooms[i].opens > 0;
      for (gsize day = 0; room->has_opening && day < 7; day++)
        room->opening[day] = (ZimtOpening){ rooms[i].opens, rooms[i].closes };
      zimt_desk_put_room (orders->desk, room, &error);
      g_assert_no_error (error);
      orders->room_ids[i] = room->id;
    }
}

static void
put_closures (Orders *orders)
{
  ZimtMinute first = zimt_minute_new (orders->monday, 0);

  orders->closed[0]
      = (Closed){ 3, first + 16 * ZIMT_MINUTES_PER_DAY + 600, first + 18 * ZIMT_MINUTES_PER_DAY };
  orders->closed[1]
      = (Closed){ -1, first + 24 * ZIMT_MINUTES_PER_DAY, first + 25 * ZIMT_MINUTES_PER_DAY };
  for (gsize i = 0; i < G_N_ELEMENTS (orders->closed); i++)
    {
      g_autoptr (ZimtClosure) closure = zimt_closure_new ();
      g_autoptr (GError) error = NULL;
      int room = orders->closed[i].room;

      closure->room_id = room >= 0 ? orders->room_ids[room] : 0;
      closure->starts = orders->closed[i].starts;
      closure->ends = orders->closed[i].ends;
      closure->title = g_strdup ("Malerarbeiten");
      zimt_desk_put_closure (orders->desk, closure, &error);
      g_assert_no_error (error);
    }
}

/* Twelve weeks of spring 2027 in which no clock changes at these hours. */
static void
open_house (Orders *orders, const char *path)
{
  g_autoptr (ZimtClock) clock = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (zimt_date_from_ymd (2027, 1, 11, &orders->monday));
  clock = zimt_clock_new_fixed (zimt_minute_new (orders->monday - 3, 600));
  orders->desk = zimt_desk_create (path, "Haus", NULL, clock, &error);
  g_assert_no_error (error);
  for (gsize week = 0; week < N_WEEKS; week++)
    orders->weeks[week] = g_array_new (FALSE, FALSE, sizeof (Row));
  put_rooms (orders);
  put_closures (orders);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
play (Orders *orders)
{
  GRand *clerks[N_CLERKS];

  for (guint i = 0; i < N_CLERKS; i++)
    clerks[i] = g_rand_new_with_seed (2027 + i);
  for (guint n_wishes = 0; n_wishes < N_WISHES; n_wishes++)
    {
      orders->random = clerks[n_wishes % N_CLERKS];
      book (orders);
      if (one_in (orders, 3))
        change_something (orders);
      if (n_wishes % WISHES_PER_LOOK == 0)
        assert_no_overlap (orders);
    }
  for (guint i = 0; i < N_CLERKS; i++)
    g_rand_free (clerks[i]);
}

static void
test_eight_clerks (void)
{
  Orders orders = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("zimt-orders-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "house.zimt", NULL);
  g_autoptr (GError) error = NULL;

  open_house (&orders, path);
  play (&orders);
  assert_no_overlap (&orders);
  g_test_message ("%u booked (%u of them with dates left out), %u refused, %u moved, %u cancelled, "
                  "%u undone",
                  orders.n_booked, orders.n_thinned, orders.n_refused, orders.n_moved,
                  orders.n_cancelled, orders.n_undone);
  /* Both answers must have been given often, or nothing was tried. */
  g_assert_cmpuint (orders.n_booked, >, N_WISHES / 10);
  g_assert_cmpuint (orders.n_refused, >, N_WISHES / 10);
  g_assert_cmpuint (MIN (MIN (orders.n_thinned, orders.n_moved),
                         MIN (orders.n_cancelled, orders.n_undone)),
                    >, 50);
  zimt_desk_check_file (orders.desk, &error);
  g_assert_no_error (error);
  zimt_desk_close (orders.desk);
  for (gsize week = 0; week < N_WEEKS; week++)
    g_array_unref (orders.weeks[week]);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/orders/eight-clerks-never-double-book-and-every-refusal-is-true",
                   test_eight_clerks);
  return g_test_run ();
}
