/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout against brute force: at every pixel, and with random weeks from fixed seeds. */
#include "zimt-week-layout.h"

#include <math.h>

#define N_RANDOM_WEEKS 200

static ZimtWeekGeometry
make_geometry (void)
{
  return (ZimtWeekGeometry){
    .width = 1366,
    .height = 600,
    .room_width = 170,
    .header_height = 32,
    .chip_height = 20,
    .chip_gap = 3,
    .ribbon_height = 5,
    .min_row_height = 40,
    .n_rows = 12,
    .n_days = 7,
    .day_opens = 8 * 60,
    .day_closes = 21 * 60,
  };
}

static ZimtWeekBlock
make_block (gint64 id, guint row, guint day, guint start, guint end)
{
  return (ZimtWeekBlock){
    .id = id,
    .row = row,
    .day = day,
    .start = start,
    .end = end,
    .is_busy = TRUE,
  };
}

static ZimtWeekGeometry
make_random_geometry (GRand *rand)
{
  ZimtWeekGeometry geometry = make_geometry ();

  geometry.width = g_rand_double_range (rand, 300, 2000);
  geometry.height = g_rand_double_range (rand, 100, 1200);
  geometry.room_width = g_rand_double_range (rand, 0, 250);
  geometry.header_height = g_rand_double_range (rand, 0, 60);
  geometry.chip_height = g_rand_double_range (rand, 8, 40);
  geometry.chip_gap = g_rand_double_range (rand, 0, 5);
  geometry.n_rows = (guint)g_rand_int_range (rand, 1, 14);
  geometry.n_days = (guint)g_rand_int_range (rand, 1, 8);
  geometry.max_chips = (guint)g_rand_int_range (rand, 0, 5);
  geometry.is_rtl = g_rand_boolean (rand);
  return geometry;
}

static GArray *
make_random_blocks (GRand *rand, const ZimtWeekGeometry *geometry)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (ZimtWeekBlock));
  int n_blocks = g_rand_int_range (rand, 0, 80);

  for (int i = 0; i < n_blocks; i++)
    {
      guint start = (guint)g_rand_int_range (rand, 0, 1440);
      guint end = (guint)g_rand_int_range (rand, (gint32)start + 1, 1441);
      ZimtWeekBlock block
          = make_block (i + 1, (guint)g_rand_int_range (rand, 0, (gint32)geometry->n_rows),
                        (guint)g_rand_int_range (rand, 0, (gint32)geometry->n_days), start, end);

      block.is_busy = g_rand_boolean (rand);
      block.height = g_rand_boolean (rand) ? 0 : g_rand_double_range (rand, 5, 60);
      g_array_append_val (blocks, block);
    }
  return blocks;
}

static ZimtWeekLayout *
lay_out (const ZimtWeekGeometry *geometry, const GArray *blocks)
{
  return zimt_week_layout_new (geometry, (const ZimtWeekBlock *)blocks->data, blocks->len);
}

static gboolean
contains (ZimtRect rect, double x, double y)
{
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
}

static gboolean
overlap (ZimtRect a, ZimtRect b)
{
  const double tolerance = 1e-6;

  return a.x + tolerance < b.x + b.width && b.x + tolerance < a.x + a.width
         && a.y + tolerance < b.y + b.height && b.y + tolerance < a.y + a.height;
}

static void
assert_inside (ZimtRect inner, ZimtRect outer)
{
  const double tolerance = 1e-6;

  g_assert_cmpfloat (inner.x, >=, outer.x - tolerance);
  g_assert_cmpfloat (inner.y, >=, outer.y - tolerance);
  g_assert_cmpfloat (inner.x + inner.width, <=, outer.x + outer.width + tolerance);
  g_assert_cmpfloat (inner.y + inner.height, <=, outer.y + outer.height + tolerance);
}

/* How many cells hold the point, asked of every cell; the last of them in *row and *day. */
static guint
count_cells_at (const ZimtWeekLayout *layout, double x, double y, guint *row, guint *day)
{
  const ZimtWeekGeometry *geometry = zimt_week_layout_get_geometry (layout);
  guint n_cells = 0;

  for (guint r = 0; r < geometry->n_rows; r++)
    for (guint d = 0; d < geometry->n_days; d++)
      if (contains (zimt_week_layout_get_cell (layout, r, d), x, y))
        {
          n_cells++;
          *row = r;
          *day = d;
        }
  return n_cells;
}

static void
check_every_pixel (gboolean is_rtl)
{
  ZimtWeekGeometry geometry = make_geometry ();
  geometry.width = 331;
  geometry.room_width = 47;
  geometry.height = 0;
  geometry.min_row_height = 31;
  geometry.n_rows = 3;
  geometry.is_rtl = is_rtl;
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, NULL, 0);
  double left = is_rtl ? 0 : 47;
  double right = is_rtl ? 331 - 47 : 331;
  double bottom = zimt_week_layout_get_height (layout);

  for (int y = -2; y < (int)bottom + 3; y++)
    for (int x = -2; x < 331 + 3; x++)
      {
        guint row = 99, day = 99, wanted_row = 99, wanted_day = 99;
        gboolean is_in = x >= left && x < right && y >= geometry.header_height && y < bottom;

        g_assert_cmpuint (count_cells_at (layout, x, y, &wanted_row, &wanted_day), ==, is_in);
        g_assert_cmpint (zimt_week_layout_cell_at (layout, x, y, &row, &day), ==, is_in);
        g_assert_cmpuint (row, ==, wanted_row);
        g_assert_cmpuint (day, ==, wanted_day);
      }
}

static void
test_each_pixel_has_one_cell (void)
{
  check_every_pixel (FALSE);
}

static void
test_each_pixel_has_one_cell_from_right_to_left (void)
{
  check_every_pixel (TRUE);
}

static void
test_random_plans_are_tiled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (24);

  for (int i = 0; i < N_RANDOM_WEEKS; i++)
    {
      ZimtWeekGeometry geometry = make_random_geometry (rand);
      g_autoptr (GArray) blocks = make_random_blocks (rand, &geometry);
      g_autoptr (ZimtWeekLayout) layout = lay_out (&geometry, blocks);

      for (int j = 0; j < 50; j++)
        {
          double x = g_rand_double_range (rand, -10, geometry.width + 10);
          double y = g_rand_double_range (rand, -10, zimt_week_layout_get_height (layout) + 10);
          guint row = 99, day = 99, wanted_row = 99, wanted_day = 99;
          guint n_cells = count_cells_at (layout, x, y, &wanted_row, &wanted_day);

          g_assert_cmpuint (n_cells, <=, 1);
          g_assert_cmpuint (zimt_week_layout_cell_at (layout, x, y, &row, &day), ==, n_cells);
          g_assert_cmpuint (row, ==, wanted_row);
          g_assert_cmpuint (day, ==, wanted_day);
        }
    }
}

static void
test_headers_and_cells_share_their_edges (void)
{
  for (int is_rtl = 0; is_rtl <= 1; is_rtl++)
    {
      ZimtWeekGeometry geometry = make_geometry ();
      geometry.is_rtl = is_rtl;
      g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, NULL, 0);

      for (guint row = 0; row < geometry.n_rows; row++)
        for (guint day = 0; day < geometry.n_days; day++)
          {
            ZimtRect cell = zimt_week_layout_get_cell (layout, row, day);
            ZimtRect row_header = zimt_week_layout_get_row_header (layout, row);
            ZimtRect day_header = zimt_week_layout_get_day_header (layout, day);

            g_assert_cmpfloat (cell.y, ==, row_header.y);
            g_assert_cmpfloat (cell.height, ==, row_header.height);
            g_assert_cmpfloat (cell.x, ==, day_header.x);
            g_assert_cmpfloat (cell.width, ==, day_header.width);
            g_assert_cmpfloat (row_header.width, ==, geometry.room_width);
            g_assert_cmpfloat (row_header.x, ==, is_rtl ? geometry.width - 170 : 0);
            g_assert_cmpfloat (day_header.y + day_header.height, ==,
                               zimt_week_layout_get_cell (layout, 0, day).y);
          }
    }
}

static void
test_the_right_edge_is_never_day_seven (void)
{
  static const double widths[] = { 1366, 1366.4, 1920, 333.9, 841.89 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      ZimtWeekGeometry geometry = make_geometry ();
      geometry.width = widths[i];
      g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, NULL, 0);
      guint row = 99, day = 99;

      g_assert_true (zimt_week_layout_cell_at (layout, floor (widths[i]) - 0.001, 100, &row, &day));
      g_assert_cmpuint (day, ==, 6);
      g_assert_false (zimt_week_layout_cell_at (layout, widths[i], 100, &row, &day));
      g_assert_false (zimt_week_layout_cell_at (layout, NAN, 100, &row, &day));
    }
}

static void
check_cell (const ZimtWeekLayout *layout, const ZimtWeekBlock *blocks, guint row, guint day)
{
  const ZimtWeekGeometry *geometry = zimt_week_layout_get_geometry (layout);
  ZimtRect cell = zimt_week_layout_get_cell (layout, row, day);
  ZimtRect ribbon = zimt_week_layout_get_ribbon (layout, row, day);
  gsize n_chips = 0, n_visible = 0;
  const ZimtWeekChip *chips
      = zimt_week_layout_get_cell_chips (layout, row, day, &n_chips, &n_visible);

  assert_inside (ribbon, cell);
  for (gsize i = 0; i < n_chips; i++)
    {
      const ZimtWeekBlock *block = &blocks[chips[i].block];

      g_assert_cmpuint (block->row, ==, row);
      g_assert_cmpuint (block->day, ==, day);
      if (i >= n_visible)
        {
          g_assert_cmpfloat (chips[i].rect.width, ==, 0);
          continue;
        }
      assert_inside (chips[i].rect, cell);
      g_assert_false (overlap (chips[i].rect, ribbon));
      g_assert_cmpfloat (chips[i].rect.height, ==,
                         block->height > 0 ? block->height : geometry->chip_height);
      if (chips[i].ribbon.width > 0)
        assert_inside (chips[i].ribbon, ribbon);
      for (gsize j = 0; j < i; j++)
        g_assert_false (overlap (chips[i].rect, chips[j].rect));
    }
}

static void
check_mores (const ZimtWeekLayout *layout)
{
  gsize n_mores = 0;
  const ZimtWeekMore *mores = zimt_week_layout_get_mores (layout, &n_mores);

  for (gsize i = 0; i < n_mores; i++)
    {
      gsize n_chips = 0, n_visible = 0;
      const ZimtWeekChip *chips
          = zimt_week_layout_get_cell_chips (layout, mores[i].row, mores[i].day, &n_chips,
                                             &n_visible);

      g_assert_cmpuint (mores[i].n_hidden, ==, n_chips - n_visible);
      g_assert_cmpuint (mores[i].n_hidden, >=, 2);
      assert_inside (mores[i].rect, zimt_week_layout_get_cell (layout, mores[i].row, mores[i].day));
      for (gsize j = 0; j < n_visible; j++)
        g_assert_false (overlap (mores[i].rect, chips[j].rect));
    }
}

static void
test_chips_stay_in_their_cells_and_apart (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (28);

  for (int i = 0; i < N_RANDOM_WEEKS; i++)
    {
      ZimtWeekGeometry geometry = make_random_geometry (rand);
      g_autoptr (GArray) blocks = make_random_blocks (rand, &geometry);
      g_autoptr (ZimtWeekLayout) layout = lay_out (&geometry, blocks);
      gsize n_chips = 0;

      zimt_week_layout_get_chips (layout, &n_chips);
      g_assert_cmpuint (n_chips, ==, blocks->len);
      for (guint row = 0; row < geometry.n_rows; row++)
        for (guint day = 0; day < geometry.n_days; day++)
          check_cell (layout, (const ZimtWeekBlock *)blocks->data, row, day);
      check_mores (layout);
    }
}

static void
shuffle (GRand *rand, GArray *blocks)
{
  for (guint i = blocks->len; i > 1; i--)
    {
      guint other = (guint)g_rand_int_range (rand, 0, (gint32)i);
      ZimtWeekBlock last = g_array_index (blocks, ZimtWeekBlock, i - 1);

      g_array_index (blocks, ZimtWeekBlock, i - 1) = g_array_index (blocks, ZimtWeekBlock, other);
      g_array_index (blocks, ZimtWeekBlock, other) = last;
    }
}

static void
test_the_order_given_never_matters (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < N_RANDOM_WEEKS; i++)
    {
      ZimtWeekGeometry geometry = make_random_geometry (rand);
      g_autoptr (GArray) blocks = make_random_blocks (rand, &geometry);
      g_autoptr (GArray) shuffled = g_array_copy (blocks);
      shuffle (rand, shuffled);
      g_autoptr (ZimtWeekLayout) first = lay_out (&geometry, blocks);
      g_autoptr (ZimtWeekLayout) second = lay_out (&geometry, shuffled);
      gsize n_first = 0, n_second = 0;
      const ZimtWeekChip *a = zimt_week_layout_get_chips (first, &n_first);
      const ZimtWeekChip *b = zimt_week_layout_get_chips (second, &n_second);

      g_assert_cmpuint (n_first, ==, n_second);
      for (gsize j = 0; j < n_first; j++)
        {
          g_assert_cmpint (g_array_index (blocks, ZimtWeekBlock, a[j].block).id, ==,
                           g_array_index (shuffled, ZimtWeekBlock, b[j].block).id);
          g_assert_cmpmem (&a[j].rect, sizeof (ZimtRect), &b[j].rect, sizeof (ZimtRect));
          g_assert_cmpmem (&a[j].ribbon, sizeof (ZimtRect), &b[j].ribbon, sizeof (ZimtRect));
        }
    }
}

static void
test_a_cell_is_in_order_of_start_end_and_id (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  const ZimtWeekBlock blocks[] = {
    make_block (9, 2, 3, 600, 660), make_block (4, 2, 3, 540, 720), make_block (7, 2, 3, 540, 600),
    make_block (2, 2, 3, 600, 660), make_block (1, 2, 4, 480, 500), make_block (3, 1, 6, 900, 960),
  };
  static const gint64 wanted[] = { 3, 7, 4, 2, 9, 1 };
  g_autoptr (ZimtWeekLayout) layout
      = zimt_week_layout_new (&geometry, blocks, G_N_ELEMENTS (blocks));
  gsize n_chips = 0;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (layout, &n_chips);

  g_assert_cmpuint (n_chips, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < n_chips; i++)
    g_assert_cmpint (blocks[chips[i].block].id, ==, wanted[i]);
}

static void
test_thirty_stacked_blocks_do_not_break_it (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  ZimtWeekBlock blocks[30];
  gsize n_chips = 0, n_mores = 0;

  for (guint i = 0; i < 30; i++)
    blocks[i] = make_block (i, 5, 2, 540, 720);
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, blocks, 30);

  zimt_week_layout_get_mores (layout, &n_mores);
  g_assert_cmpuint (n_mores, ==, 0);
  zimt_week_layout_get_cell_chips (layout, 5, 2, &n_chips, NULL);
  g_assert_cmpuint (n_chips, ==, 30);
  check_cell (layout, blocks, 5, 2);
  g_assert_cmpfloat (zimt_week_layout_get_cell (layout, 5, 2).height, >=, 30 * 23 + 3 + 5 + 3);
}

static void
test_more_than_fits_is_counted (void)
{
  static const struct
  {
    guint max_chips;
    gsize n_blocks;
    gsize n_visible;
    guint n_hidden;
  } cases[] = {
    { 0, 9, 9, 0 }, { 3, 2, 2, 0 },   { 3, 3, 3, 0 },
    { 3, 4, 2, 2 }, { 3, 30, 2, 28 }, { 1, 2, 0, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZimtWeekGeometry geometry = make_geometry ();
      ZimtWeekBlock blocks[30];
      gsize n_chips = 0, n_visible = 0, n_mores = 0;

      geometry.max_chips = cases[i].max_chips;
      for (guint j = 0; j < cases[i].n_blocks; j++)
        blocks[j] = make_block (j, 0, 0, 540 + j, 720);
      g_autoptr (ZimtWeekLayout) layout
          = zimt_week_layout_new (&geometry, blocks, cases[i].n_blocks);
      const ZimtWeekMore *mores = zimt_week_layout_get_mores (layout, &n_mores);

      zimt_week_layout_get_cell_chips (layout, 0, 0, &n_chips, &n_visible);
      g_assert_cmpuint (n_chips, ==, cases[i].n_blocks);
      g_assert_cmpuint (n_visible, ==, cases[i].n_visible);
      g_assert_cmpuint (n_mores, ==, cases[i].n_hidden > 0);
      if (n_mores > 0)
        g_assert_cmpuint (mores[0].n_hidden, ==, cases[i].n_hidden);
    }
}

static void
test_a_hidden_chip_keeps_its_ribbon (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  const ZimtWeekBlock blocks[] = { make_block (1, 0, 0, 540, 600), make_block (2, 0, 0, 660, 720) };
  gsize n_chips = 0;

  geometry.max_chips = 1;
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, blocks, 2);
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (layout, &n_chips);

  g_assert_cmpuint (n_chips, ==, 2);
  g_assert_cmpfloat (chips[1].rect.width, ==, 0);
  g_assert_cmpfloat (chips[1].ribbon.width, >, 0);
}

static void
test_blocks_outside_have_no_chip (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  const ZimtWeekBlock blocks[] = { make_block (1, 12, 0, 540, 600), make_block (2, 0, 7, 540, 600),
                                   make_block (3, 11, 6, 540, 600) };
  gsize n_chips = 0;
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, blocks, 3);
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (layout, &n_chips);

  g_assert_cmpuint (n_chips, ==, 1);
  g_assert_cmpuint (chips[0].block, ==, 2);
}

static void
test_rows_grow_where_chips_need_it (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  ZimtWeekBlock blocks[5];

  geometry.height = 0;
  for (guint i = 0; i < 5; i++)
    blocks[i] = make_block (i, 4, 1, 540, 600);
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, blocks, 5);

  g_assert_cmpfloat (zimt_week_layout_get_cell (layout, 3, 0).height, ==, 40);
  g_assert_cmpfloat (zimt_week_layout_get_cell (layout, 4, 0).height, ==, 3 + 5 * 23 + 5 + 3);
  g_assert_cmpfloat (zimt_week_layout_get_height (layout), ==, 32 + 11 * 40 + 126);
}

static void
test_a_row_is_as_high_as_its_name_needs (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  double heights[12] = { [2] = 77.5, [3] = 10 };

  geometry.height = 0;
  geometry.row_heights = heights;
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, NULL, 0);
  heights[2] = 500;

  g_assert_cmpfloat (zimt_week_layout_get_cell (layout, 1, 0).height, ==, 40);
  g_assert_cmpfloat (zimt_week_layout_get_cell (layout, 2, 0).height, ==, 78);
  g_assert_cmpfloat (zimt_week_layout_get_cell (layout, 3, 0).height, ==, 40);
  g_assert_cmpfloat (zimt_week_layout_get_geometry (layout)->row_heights[2], ==, 77.5);
}

static void
test_extra_height_is_shared_in_proportion (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  ZimtWeekBlock blocks[5];

  geometry.height = 2 * (11 * 40 + 126);
  for (guint i = 0; i < 5; i++)
    blocks[i] = make_block (i, 4, 1, 540, 600);
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, blocks, 5);

  g_assert_cmpfloat (zimt_week_layout_get_cell (layout, 3, 0).height, ==, 80);
  g_assert_cmpfloat (zimt_week_layout_get_cell (layout, 4, 0).height, ==, 252);
  g_assert_cmpfloat (zimt_week_layout_get_height (layout), ==, 32 + geometry.height);
}

static void
test_rows_fill_the_height_or_more (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < N_RANDOM_WEEKS; i++)
    {
      ZimtWeekGeometry geometry = make_random_geometry (rand);
      g_autoptr (GArray) blocks = make_random_blocks (rand, &geometry);
      g_autoptr (ZimtWeekLayout) layout = lay_out (&geometry, blocks);
      double height = zimt_week_layout_get_height (layout);

      g_assert_cmpfloat (height, >=, ceil (geometry.header_height) + floor (geometry.height));
      for (guint row = 0; row < geometry.n_rows; row++)
        g_assert_cmpfloat (zimt_week_layout_get_cell (layout, row, 0).height, >=,
                           geometry.min_row_height);
    }
}

static void
test_right_to_left_mirrors_days_but_not_time (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  const ZimtWeekBlock blocks[] = { make_block (1, 1, 0, 480, 540) };
  gsize n_chips = 0;

  geometry.is_rtl = TRUE;
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, blocks, 1);
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (layout, &n_chips);
  ZimtRect monday = zimt_week_layout_get_cell (layout, 1, 0);
  ZimtRect sunday = zimt_week_layout_get_cell (layout, 1, 6);
  ZimtRect ribbon = zimt_week_layout_get_ribbon (layout, 1, 0);

  g_assert_cmpfloat (monday.x + monday.width, ==, 1366 - 170);
  g_assert_cmpfloat (sunday.x, ==, 0);
  g_assert_cmpfloat (chips[0].ribbon.x, ==, ribbon.x);
  g_assert_cmpuint (zimt_week_layout_minute_at (layout, 1, 0, ribbon.x), ==, 480);
  g_assert_cmpuint (zimt_week_layout_minute_at (layout, 1, 0, ribbon.x + ribbon.width), ==, 1260);
}

static void
test_the_ribbon_is_cut_to_its_hours (void)
{
  static const struct
  {
    guint start;
    guint end;
    double x; /* shares of the ribbon */
    double width;
  } cases[] = {
    { 480, 1260, 0, 1 }, { 0, 1440, 0, 1 },    { 480, 870, 0, 0.5 }, { 870, 1440, 0.5, 0.5 },
    { 0, 480, 0, 0 },    { 1260, 1440, 0, 0 }, { 600, 600, 0, 0 },   { 700, 600, 0, 0 },
  };
  ZimtWeekGeometry geometry = make_geometry ();
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, NULL, 0);
  ZimtRect ribbon = zimt_week_layout_get_ribbon (layout, 3, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZimtRect rect
          = zimt_week_layout_get_ribbon_stretch (layout, 3, 3, cases[i].start, cases[i].end);

      g_assert_cmpfloat_with_epsilon (rect.x, ribbon.x + cases[i].x * ribbon.width, 1e-9);
      g_assert_cmpfloat_with_epsilon (rect.width, cases[i].width * ribbon.width, 1e-9);
      g_assert_cmpfloat (rect.y, ==, ribbon.y);
      g_assert_cmpfloat (rect.height, ==, 5);
    }
}

static void
test_minute_at_undoes_the_stretch (void)
{
  for (int is_rtl = 0; is_rtl <= 1; is_rtl++)
    {
      ZimtWeekGeometry geometry = make_geometry ();
      geometry.is_rtl = is_rtl;
      g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, NULL, 0);

      for (guint day = 0; day < 7; day++)
        for (guint start = 480; start < 1260; start += 15)
          {
            ZimtRect rect = zimt_week_layout_get_ribbon_stretch (layout, 2, day, start, start + 15);

            g_assert_cmpuint (zimt_week_layout_minute_at (layout, 2, day, rect.x), ==, start);
            g_assert_cmpuint (zimt_week_layout_minute_at (layout, 2, day, rect.x + rect.width), ==,
                              start + 15);
          }
    }
}

static void
test_every_pixel_snaps_to_the_nearest_quarter (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, NULL, 0);
  ZimtRect cell = zimt_week_layout_get_cell (layout, 0, 0);
  ZimtRect ribbon = zimt_week_layout_get_ribbon (layout, 0, 0);
  double quarter = ribbon.width / (780 / 15);

  for (double x = cell.x; x < cell.x + cell.width; x++)
    {
      guint minute = zimt_week_layout_minute_at (layout, 0, 0, x);
      double back = ribbon.x + (minute - 480) * ribbon.width / 780;

      g_assert_cmpuint (minute % 15, ==, 0);
      g_assert_cmpuint (minute, >=, 480);
      g_assert_cmpuint (minute, <=, 1260);
      if (x >= ribbon.x && x <= ribbon.x + ribbon.width)
        g_assert_cmpfloat (fabs (back - x), <=, quarter / 2 + 1e-9);
    }
}

static void
test_hours_off_the_quarter_stay_inside (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  geometry.day_opens = 498;
  geometry.day_closes = 1253;
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, NULL, 0);

  g_assert_cmpuint (zimt_week_layout_minute_at (layout, 0, 0, 0), ==, 498);
  g_assert_cmpuint (zimt_week_layout_minute_at (layout, 0, 0, 9999), ==, 1253);
}

static void
test_a_plan_without_room_or_hours_answers (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  const ZimtWeekBlock blocks[] = { make_block (1, 0, 0, 540, 600) };
  gsize found = 0;

  geometry.width = 177;
  geometry.chip_gap = 4;
  geometry.day_closes = geometry.day_opens;
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, blocks, 1);
  g_assert_cmpfloat (zimt_week_layout_get_ribbon (layout, 0, 0).width, ==, 0);
  g_assert_cmpuint (zimt_week_layout_minute_at (layout, 0, 0, 170), ==, 480);
  g_assert_false (zimt_week_layout_block_at (layout, 174, 40, &found));

  geometry.n_rows = 0;
  g_autoptr (ZimtWeekLayout) empty = zimt_week_layout_new (&geometry, blocks, 1);
  guint row = 0, day = 0;
  g_assert_cmpfloat (zimt_week_layout_get_height (empty), ==, 32);
  g_assert_false (zimt_week_layout_cell_at (empty, 172, 32, &row, &day));
}

static void
test_what_is_drawn_is_what_a_click_hits (void)
{
  ZimtWeekGeometry geometry = make_geometry ();
  const ZimtWeekBlock blocks[] = {
    make_block (1, 0, 0, 540, 600),
    make_block (2, 0, 0, 660, 720),
    make_block (3, 1, 6, 660, 720),
  };
  g_autoptr (ZimtWeekLayout) layout = zimt_week_layout_new (&geometry, blocks, 3);
  gsize n_chips = 0;
  const ZimtWeekChip *chips = zimt_week_layout_get_chips (layout, &n_chips);

  for (int y = 0; y < 150; y++)
    for (int x = 0; x < 1366; x++)
      {
        gsize found = 99, wanted = 99;
        gboolean has_chip = FALSE;

        for (gsize i = 0; i < n_chips; i++)
          if (contains (chips[i].rect, x, y))
            {
              wanted = chips[i].block;
              has_chip = TRUE;
            }
        g_assert_cmpint (zimt_week_layout_block_at (layout, x, y, &found), ==, has_chip);
        g_assert_cmpuint (found, ==, wanted);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/week-layout/" path, function)
  ADD ("each-pixel-has-one-cell", test_each_pixel_has_one_cell);
  ADD ("each-pixel-has-one-cell-from-right-to-left",
       test_each_pixel_has_one_cell_from_right_to_left);
  ADD ("random-plans-are-tiled", test_random_plans_are_tiled);
  ADD ("headers-and-cells-share-their-edges", test_headers_and_cells_share_their_edges);
  ADD ("the-right-edge-is-never-day-seven", test_the_right_edge_is_never_day_seven);
  ADD ("chips-stay-in-their-cells-and-apart", test_chips_stay_in_their_cells_and_apart);
  ADD ("the-order-given-never-matters", test_the_order_given_never_matters);
  ADD ("a-cell-is-in-order-of-start-end-and-id", test_a_cell_is_in_order_of_start_end_and_id);
  ADD ("thirty-stacked-blocks-do-not-break-it", test_thirty_stacked_blocks_do_not_break_it);
  ADD ("more-than-fits-is-counted", test_more_than_fits_is_counted);
  ADD ("a-hidden-chip-keeps-its-ribbon", test_a_hidden_chip_keeps_its_ribbon);
  ADD ("blocks-outside-have-no-chip", test_blocks_outside_have_no_chip);
  ADD ("rows-grow-where-chips-need-it", test_rows_grow_where_chips_need_it);
  ADD ("a-row-is-as-high-as-its-name-needs", test_a_row_is_as_high_as_its_name_needs);
  ADD ("extra-height-is-shared-in-proportion", test_extra_height_is_shared_in_proportion);
  ADD ("rows-fill-the-height-or-more", test_rows_fill_the_height_or_more);
  ADD ("right-to-left-mirrors-days-but-not-time", test_right_to_left_mirrors_days_but_not_time);
  ADD ("the-ribbon-is-cut-to-its-hours", test_the_ribbon_is_cut_to_its_hours);
  ADD ("minute-at-undoes-the-stretch", test_minute_at_undoes_the_stretch);
  ADD ("every-pixel-snaps-to-the-nearest-quarter", test_every_pixel_snaps_to_the_nearest_quarter);
  ADD ("hours-off-the-quarter-stay-inside", test_hours_off_the_quarter_stay_inside);
  ADD ("a-plan-without-room-or-hours-answers", test_a_plan_without_room_or_hours_answers);
  ADD ("what-is-drawn-is-what-a-click-hits", test_what_is_drawn_is_what_a_click_hits);
#undef ADD
  return g_test_run ();
}
