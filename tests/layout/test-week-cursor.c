/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do to the cursor of the house week. */
#include "zimt-week-layout.h"

/* Three rooms, three days; "+2" in the last cell of the middle room. */
static ZimtWeekLayout *
make_layout (gboolean is_rtl)
{
  const ZimtWeekGeometry geometry = {
    .width = 700,
    .room_width = 100,
    .header_height = 20,
    .chip_height = 20,
    .chip_gap = 2,
    .ribbon_height = 4,
    .min_row_height = 40,
    .n_rows = 3,
    .n_days = 3,
    .day_opens = 480,
    .day_closes = 1200,
    .max_chips = 3,
    .is_rtl = is_rtl,
  };
  const ZimtWeekBlock blocks[] = {
    { .id = 1, .row = 0, .day = 1, .start = 540, .end = 600 },
    { .id = 2, .row = 0, .day = 1, .start = 600, .end = 660 },
    { .id = 3, .row = 1, .day = 2, .start = 540, .end = 600 },
    { .id = 4, .row = 1, .day = 2, .start = 600, .end = 660 },
    { .id = 5, .row = 1, .day = 2, .start = 660, .end = 720 },
    { .id = 6, .row = 1, .day = 2, .start = 720, .end = 780 },
    { .id = 7, .row = 2, .day = 0, .start = 720, .end = 780 },
  };

  return zimt_week_layout_new (&geometry, blocks, G_N_ELEMENTS (blocks));
}

typedef struct
{
  ZimtWeekCursor from;
  ZimtWeekKey key;
  ZimtWeekCursor to;
  int week_step;
  gboolean moved;
} KeyCase;

static void
check_cases (gboolean is_rtl, const KeyCase *cases, gsize n_cases)
{
  g_autoptr (ZimtWeekLayout) layout = make_layout (is_rtl);

  for (gsize i = 0; i < n_cases; i++)
    {
      int week_step = 99;
      gboolean moved = 99;
      ZimtWeekCursor to
          = zimt_week_cursor_move (layout, cases[i].from, cases[i].key, &week_step, &moved);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (to.row, ==, cases[i].to.row);
      g_assert_cmpuint (to.day, ==, cases[i].to.day);
      g_assert_cmpint (to.chip, ==, cases[i].to.chip);
      g_assert_cmpint (week_step, ==, cases[i].week_step);
      g_assert_cmpint (moved, ==, cases[i].moved);
    }
}

static void
test_arrows_move_by_room_and_day (void)
{
  static const KeyCase cases[] = {
    { { 1, 1, -1 }, ZIMT_WEEK_KEY_UP, { 0, 1, -1 }, 0, TRUE },
    { { 1, 1, -1 }, ZIMT_WEEK_KEY_DOWN, { 2, 1, -1 }, 0, TRUE },
    { { 0, 1, 1 }, ZIMT_WEEK_KEY_DOWN, { 1, 1, -1 }, 0, TRUE },
    { { 0, 1, 1 }, ZIMT_WEEK_KEY_UP, { 0, 1, 1 }, 0, FALSE },
    { { 2, 1, -1 }, ZIMT_WEEK_KEY_DOWN, { 2, 1, -1 }, 0, FALSE },
    { { 1, 1, 0 }, ZIMT_WEEK_KEY_LEFT, { 1, 0, -1 }, 0, TRUE },
    { { 1, 1, 0 }, ZIMT_WEEK_KEY_RIGHT, { 1, 2, -1 }, 0, TRUE },
    { { 1, 0, -1 }, ZIMT_WEEK_KEY_LEFT, { 1, 2, -1 }, -1, TRUE },
    { { 1, 2, -1 }, ZIMT_WEEK_KEY_RIGHT, { 1, 0, -1 }, 1, TRUE },
  };

  check_cases (FALSE, cases, G_N_ELEMENTS (cases));
}

static void
test_arrows_follow_the_eye_from_right_to_left (void)
{
  static const KeyCase cases[] = {
    { { 1, 1, -1 }, ZIMT_WEEK_KEY_LEFT, { 1, 2, -1 }, 0, TRUE },
    { { 1, 1, -1 }, ZIMT_WEEK_KEY_RIGHT, { 1, 0, -1 }, 0, TRUE },
    { { 1, 0, -1 }, ZIMT_WEEK_KEY_RIGHT, { 1, 2, -1 }, -1, TRUE },
    { { 1, 2, -1 }, ZIMT_WEEK_KEY_LEFT, { 1, 0, -1 }, 1, TRUE },
    { { 1, 2, -1 }, ZIMT_WEEK_KEY_HOME, { 1, 0, -1 }, 0, TRUE },
  };

  check_cases (TRUE, cases, G_N_ELEMENTS (cases));
}

static void
test_home_and_end_reach_the_edges (void)
{
  static const KeyCase cases[] = {
    { { 1, 2, 1 }, ZIMT_WEEK_KEY_HOME, { 1, 0, -1 }, 0, TRUE },
    { { 1, 0, -1 }, ZIMT_WEEK_KEY_HOME, { 1, 0, -1 }, 0, FALSE },
    { { 1, 0, -1 }, ZIMT_WEEK_KEY_END, { 1, 2, -1 }, 0, TRUE },
    { { 2, 0, 0 }, ZIMT_WEEK_KEY_FIRST, { 0, 0, -1 }, 0, TRUE },
    { { 0, 1, -1 }, ZIMT_WEEK_KEY_LAST, { 2, 1, -1 }, 0, TRUE },
    { { 2, 1, -1 }, ZIMT_WEEK_KEY_LAST, { 2, 1, -1 }, 0, FALSE },
  };

  check_cases (FALSE, cases, G_N_ELEMENTS (cases));
}

static void
test_tab_walks_the_visible_chips_and_leaves (void)
{
  static const KeyCase cases[] = {
    { { 0, 0, -1 }, ZIMT_WEEK_KEY_NEXT_CHIP, { 0, 1, 0 }, 0, TRUE },
    { { 0, 1, -1 }, ZIMT_WEEK_KEY_NEXT_CHIP, { 0, 1, 0 }, 0, TRUE },
    { { 0, 1, 0 }, ZIMT_WEEK_KEY_NEXT_CHIP, { 0, 1, 1 }, 0, TRUE },
    { { 0, 1, 1 }, ZIMT_WEEK_KEY_NEXT_CHIP, { 1, 2, 0 }, 0, TRUE },
    { { 1, 2, 1 }, ZIMT_WEEK_KEY_NEXT_CHIP, { 2, 0, 0 }, 0, TRUE },
    { { 2, 0, 0 }, ZIMT_WEEK_KEY_NEXT_CHIP, { 2, 0, 0 }, 0, FALSE },
    { { 2, 1, -1 }, ZIMT_WEEK_KEY_NEXT_CHIP, { 2, 1, -1 }, 0, FALSE },
    { { 2, 0, 0 }, ZIMT_WEEK_KEY_PREVIOUS_CHIP, { 1, 2, 1 }, 0, TRUE },
    { { 1, 2, 1 }, ZIMT_WEEK_KEY_PREVIOUS_CHIP, { 1, 2, 0 }, 0, TRUE },
    { { 1, 2, -1 }, ZIMT_WEEK_KEY_PREVIOUS_CHIP, { 0, 1, 1 }, 0, TRUE },
    { { 0, 1, 0 }, ZIMT_WEEK_KEY_PREVIOUS_CHIP, { 0, 1, 0 }, 0, FALSE },
  };

  check_cases (FALSE, cases, G_N_ELEMENTS (cases));
}

static void
test_tab_meets_every_visible_chip_once_each_way (void)
{
  g_autoptr (ZimtWeekLayout) layout = make_layout (FALSE);
  ZimtWeekCursor cursor = { 0, 0, -1 };
  gboolean moved = TRUE;
  int n_forth = 0, n_back = 0;

  while (TRUE)
    {
      cursor = zimt_week_cursor_move (layout, cursor, ZIMT_WEEK_KEY_NEXT_CHIP, NULL, &moved);
      if (!moved)
        break;
      g_assert_cmpint (++n_forth, <=, 5);
    }
  g_assert_cmpint (n_forth, ==, 5);
  while (TRUE)
    {
      cursor = zimt_week_cursor_move (layout, cursor, ZIMT_WEEK_KEY_PREVIOUS_CHIP, NULL, &moved);
      if (!moved)
        break;
      g_assert_cmpint (++n_back, <=, 4);
    }
  g_assert_cmpint (n_back, ==, 4);
}

static void
test_a_cursor_outside_comes_back_in (void)
{
  static const KeyCase cases[] = {
    { { 30, 9, 4 }, ZIMT_WEEK_KEY_UP, { 1, 2, -1 }, 0, TRUE },
    { { 30, 9, 4 }, ZIMT_WEEK_KEY_NEXT_CHIP, { 2, 2, 4 }, 0, FALSE },
  };

  check_cases (FALSE, cases, G_N_ELEMENTS (cases));
}

static void
test_a_plan_without_rooms_keeps_the_cursor (void)
{
  const ZimtWeekGeometry geometry = { .width = 100, .n_days = 7 };
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, NULL, 0);

  for (ZimtWeekKey key = ZIMT_WEEK_KEY_UP; key <= ZIMT_WEEK_KEY_PREVIOUS_CHIP; key++)
    {
      gboolean moved = TRUE;
      ZimtWeekCursor cursor
          = zimt_week_cursor_move (layout, (ZimtWeekCursor){ 0, 3, -1 }, key, NULL, &moved);

      g_assert_cmpuint (cursor.day, ==, 3);
      g_assert_false (moved);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/week-cursor/" path, function)
  ADD ("arrows-move-by-room-and-day", test_arrows_move_by_room_and_day);
  ADD ("arrows-follow-the-eye-from-right-to-left", test_arrows_follow_the_eye_from_right_to_left);
  ADD ("home-and-end-reach-the-edges", test_home_and_end_reach_the_edges);
  ADD ("tab-walks-the-visible-chips-and-leaves", test_tab_walks_the_visible_chips_and_leaves);
  ADD ("tab-meets-every-visible-chip-once-each-way",
       test_tab_meets_every_visible_chip_once_each_way);
  ADD ("a-cursor-outside-comes-back-in", test_a_cursor_outside_comes_back_in);
  ADD ("a-plan-without-rooms-keeps-the-cursor", test_a_plan_without_rooms_keeps_the_cursor);
#undef ADD
  return g_test_run ();
}
