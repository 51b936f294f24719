/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper's blocks as pieces: everything that has text is a row of columns, and a row is a piece
 * for each of its lines. */
#include <string.h>

#include "zimt-page-context.h"
#include "zimt-paper-private.h"
#include "zimt-plan-font.h"

#define TITLE_POINTS 19.0
#define HEADING_POINTS 11.5
#define TEXT_POINTS 9.5
#define TABLE_POINTS 8.0
#define WIDE_TABLE_POINTS 7.5
#define SMALL_TABLE_POINTS 7.5
#define WIDE_TABLE_COLUMNS 6
#define CODE_POINTS 19.0
#define NUMBER_POINTS 8.0

#define LABEL_WIDTH 118.0
#define BULLET_WIDTH 12.0
#define COLUMN_GAP 10.0
#define ROW_PADDING 2.0
#define SMALL_ROW_PADDING 1.0
#define CODE_COLUMNS 4
#define CODE_NUMBER_WIDTH 22.0
#define MAX_COLUMNS 16

#define CODE_FAMILIES "DejaVu Sans Mono, Noto Sans Mono, Monospace"

/* A line of a column, with what it needs above and below its baseline. */
typedef struct
{
  PangoLayoutLine *line; /* owned */
  double x;
  double ascent;
  double descent;
} Line;

/* How a row keeps together. */
typedef enum
{
  KEEP_ENDS,     /* two lines stay together at its start and at its end */
  KEEP_ALL,      /* the row does */
  KEEP_ALL_NEXT, /* and with what follows */
} Keep;

typedef struct
{
  GArray *lines[MAX_COLUMNS]; /* owned: Line */
  guint n_columns;
} Row;

static void
row_clear (Row *row)
{
  for (guint i = 0; i < row->n_columns; i++)
    g_array_unref (row->lines[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

PangoLayout *
zimt_paper_create_layout (ZimtPaper *paper, const char *text, double points, gboolean is_bold,
                          double width)
{
  PangoLayout *layout = pango_layout_new (paper->context);
  PangoFontDescription *font
      = pango_font_description_copy (pango_context_get_font_description (paper->context));

  pango_font_description_set_size (font, (int)(points * PANGO_SCALE));
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* For text in the page's direction; Pango turns it around for the other one. */
  pango_layout_set_alignment (layout, paper->is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (width > 0)
    pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  g_ptr_array_add (paper->layouts, layout);
  return layout;
}

/* Adds a column whose left edge is @x. */
static void
add_column (Row *row, PangoLayout *layout, double x)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  g_assert (row->n_columns < MAX_COLUMNS);
  do
    {
      PangoRectangle extents;
      int baseline = pango_layout_iter_get_baseline (iter);

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      Line line = {
        .line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter)),
        .x = x + (double)extents.x / PANGO_SCALE,
        .ascent = (double)(baseline - extents.y) / PANGO_SCALE,
        .descent = (double)(extents.y + extents.height - baseline) / PANGO_SCALE,
      };
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  row->lines[row->n_columns++] = lines;
}

/* The same in the direction of the page: @x is from the margin where reading starts. */
static void
add_text_column (ZimtPaper *paper, Row *row, PangoLayout *layout, double x, double width)
{
  add_column (row, layout, paper->is_rtl ? ZIMT_PAPER_TEXT_WIDTH - x - width : x);
}

static ZimtPaperPiece
make_piece (ZimtPaper *paper, const Row *row, guint index)
{
  ZimtPaperPiece piece = { .first_run = paper->runs->len };
  double descent = 0;

  for (guint i = 0; i < row->n_columns; i++)
    {
      if (index >= row->lines[i]->len)
        continue;
      const Line *line = &g_array_index (row->lines[i], Line, index);
      ZimtPaperRun run = { line->line, line->x, 0 };

      g_array_append_val (paper->runs, run);
      piece.n_runs++;
      piece.baseline = MAX (piece.baseline, line->ascent);
      descent = MAX (descent, line->descent);
    }
  piece.height = piece.baseline + descent;
  return piece;
}

static gboolean
keeps_next (Keep keep, guint index, guint n_lines)
{
  if (index + 1 == n_lines)
    return keep == KEEP_ALL_NEXT;
  return keep != KEEP_ENDS || index == 0 || index + 2 == n_lines;
}

/* Returns the first of the row's pieces. The runs take over its lines. */
static guint
add_row (ZimtPaper *paper, const ZimtPaperBlock *block, const Row *row, double space, Keep keep)
{
  guint first = paper->pieces->len, n_lines = 0;

  for (guint i = 0; i < row->n_columns; i++)
    n_lines = MAX (n_lines, row->lines[i]->len);
  for (guint i = 0; i < n_lines; i++)
    {
      ZimtPaperPiece piece = make_piece (paper, row, i);

      piece.block = block;
      piece.space_before = i == 0 ? space : 0;
      piece.keeps_next = keeps_next (keep, i, n_lines);
      g_array_append_val (paper->pieces, piece);
    }
  return first;
}

static void
add_plain (ZimtPaper *paper, const ZimtPaperBlock *block, double points, gboolean is_bold,
           double space, Keep keep)
{
  g_auto (Row) row = { .n_columns = 0 };
  PangoLayout *layout
      = zimt_paper_create_layout (paper, block->texts[0], points, is_bold, ZIMT_PAPER_TEXT_WIDTH);

  add_column (&row, layout, 0);
  add_row (paper, block, &row, space, keep);
}

static void
add_pair (ZimtPaper *paper, const ZimtPaperBlock *block)
{
  g_auto (Row) row = { .n_columns = 0 };
  double start = LABEL_WIDTH + COLUMN_GAP, width = ZIMT_PAPER_TEXT_WIDTH - start;

  add_text_column (paper, &row,
                   zimt_paper_create_layout (paper, block->texts[0], TEXT_POINTS, TRUE,
                                             LABEL_WIDTH),
                   0, LABEL_WIDTH);
  add_text_column (paper, &row,
                   zimt_paper_create_layout (paper, block->texts[1], TEXT_POINTS, FALSE, width),
                   start, width);
  add_row (paper, block, &row, 3, KEEP_ENDS);
}

static void
add_list_item (ZimtPaper *paper, const ZimtPaperBlock *block)
{
  g_auto (Row) row = { .n_columns = 0 };
  double width = ZIMT_PAPER_TEXT_WIDTH - BULLET_WIDTH;

  add_text_column (paper, &row,
                   zimt_paper_create_layout (paper, "•", TEXT_POINTS, FALSE, BULLET_WIDTH), 0,
                   BULLET_WIDTH);
  add_text_column (paper, &row,
                   zimt_paper_create_layout (paper, block->texts[0], TEXT_POINTS, FALSE, width),
                   BULLET_WIDTH, width);
  add_row (paper, block, &row, 2, KEEP_ENDS);
}

static guint
add_table_row (ZimtPaper *paper, const ZimtPaperBlock *block, const double *widths, guint first,
               double points)
{
  g_auto (Row) row = { .n_columns = 0 };
  gboolean is_head = first == 0;
  double padding = block->is_small ? SMALL_ROW_PADDING : ROW_PADDING;
  /* A head with one row under it would look lost at the end of a page. */
  gboolean is_first = first == block->n_columns && first + block->n_columns < block->n_texts;
  double x = 0;

  for (guint i = 0; i < block->n_columns; i++)
    {
      double width = widths[i] - COLUMN_GAP;

      add_text_column (paper, &row,
                       zimt_paper_create_layout (paper, block->texts[first + i], points, is_head,
                                                 width),
                       x, width);
      x += widths[i];
    }
  guint piece = add_row (paper, block, &row, is_head ? 8 : padding,
                         is_head || is_first ? KEEP_ALL_NEXT : KEEP_ALL);
  ZimtPaperPiece *last = &g_array_index (paper->pieces, ZimtPaperPiece, paper->pieces->len - 1);
  last->height += padding;
  last->rule = is_head ? ZIMT_RULE_STRONG : ZIMT_RULE_THIN;
  return piece;
}

/* The widths of a table's columns with the gap behind each; together they take the whole page. */
static double *
measure_columns (ZimtPaper *paper, const ZimtPaperBlock *block, double points)
{
  g_autofree double *least = g_new0 (double, block->n_columns);
  double *widths = g_new0 (double, block->n_columns);
  double all = 0, all_least = 0;

  for (guint i = 0; i < block->n_texts; i++)
    {
      PangoLayout *layout
          = zimt_paper_create_layout (paper, block->texts[i], points, i < block->n_columns, 0);
      guint column = i % block->n_columns;
      double width = 0;

      zimt_plan_font_measure (layout, &width, NULL);
      widths[column] = MAX (widths[column], width + COLUMN_GAP + 0.5);
      least[column] = MAX (least[column], zimt_plan_font_widest_word (layout) + COLUMN_GAP + 0.5);
    }
  for (guint i = 0; i < block->n_columns; i++)
    {
      all += widths[i];
      all_least += least[i];
    }
  /* What is left of the page, or what it lacks, is shared out; words break only where they must. */
  double width = ZIMT_PAPER_TEXT_WIDTH + COLUMN_GAP;
  for (guint i = 0; i < block->n_columns; i++)
    if (all <= width)
      widths[i] *= width / all;
    else if (all_least >= width)
      widths[i] = least[i] * width / all_least;
    else
      widths[i] = least[i] + (widths[i] - least[i]) * (width - all_least) / (all - all_least);
  return widths;
}

static void
add_table (ZimtPaper *paper, const ZimtPaperBlock *block)
{
  double points = block->is_small                          ? SMALL_TABLE_POINTS
                  : block->n_columns >= WIDE_TABLE_COLUMNS ? WIDE_TABLE_POINTS
                                                           : TABLE_POINTS;
  g_autofree double *widths = measure_columns (paper, block, points);
  guint first_head = add_table_row (paper, block, widths, 0, points);
  guint end_head = paper->pieces->len;

  for (guint i = block->n_columns; i < block->n_texts; i += block->n_columns)
    add_table_row (paper, block, widths, i, points);
  for (guint i = end_head; i < paper->pieces->len; i++)
    {
      ZimtPaperPiece *piece = &g_array_index (paper->pieces, ZimtPaperPiece, i);

      piece->first_head = first_head;
      piece->end_head = end_head;
    }
}

static PangoLayout *
create_code_layout (ZimtPaper *paper, const char *text)
{
  PangoLayout *layout = zimt_paper_create_layout (paper, text, CODE_POINTS, TRUE, 0);
  PangoFontDescription *font
      = pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_family (font, CODE_FAMILIES);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

static void
add_code (ZimtPaper *paper, const ZimtPaperBlock *block)
{
  const double width = ZIMT_PAPER_TEXT_WIDTH / CODE_COLUMNS;

  for (guint i = 0; i < block->n_texts; i += CODE_COLUMNS)
    {
      g_auto (Row) row = { .n_columns = 0 };
      guint end = MIN (i + CODE_COLUMNS, block->n_texts);

      for (guint j = i; j < end; j++)
        {
          g_autofree char *number = g_strdup_printf ("%u", j + 1);
          double x = (j - i) * width;

          add_column (&row, zimt_paper_create_layout (paper, number, NUMBER_POINTS, FALSE, 0), x);
          add_column (&row, create_code_layout (paper, block->texts[j]), x + CODE_NUMBER_WIDTH);
        }
      add_row (paper, block, &row, 12, end < block->n_texts ? KEEP_ALL_NEXT : KEEP_ALL);
    }
}

static void
add_sign (ZimtPaper *paper, const ZimtPaperBlock *block)
{
  g_auto (Row) row = { .n_columns = 0 };

  for (guint i = 0; i < block->n_texts; i++)
    add_text_column (paper, &row,
                     zimt_paper_create_layout (paper, block->texts[i], NUMBER_POINTS + 0.5, FALSE,
                                               ZIMT_PAPER_SIGN_WIDTH),
                     i == 0 ? 0 : ZIMT_PAPER_TEXT_WIDTH - ZIMT_PAPER_SIGN_WIDTH,
                     ZIMT_PAPER_SIGN_WIDTH);
  guint first = add_row (paper, block, &row, 12, KEEP_ALL);
  ZimtPaperPiece *piece = &g_array_index (paper->pieces, ZimtPaperPiece, first);
  piece->is_for_sign = TRUE;
  piece->height += ZIMT_PAPER_WRITING_SPACE + 2;
  piece->baseline += ZIMT_PAPER_WRITING_SPACE + 2;
}

static void
add_drawing (ZimtPaper *paper, const ZimtPaperBlock *block, double space, double height)
{
  ZimtPaperPiece piece = { .block = block, .space_before = space, .height = height };

  g_array_append_val (paper->pieces, piece);
}

static void
add_qr (ZimtPaper *paper, const ZimtPaperBlock *block)
{
  int n_modules = block->code->width + 2 * ZIMT_PAPER_QUIET_ZONE;

  add_drawing (paper, block, 8, MIN (n_modules * ZIMT_PAPER_MODULE, ZIMT_PAPER_TEXT_WIDTH));
}

/* The code and every line of the text are one piece: none of it is torn apart. */
static void
add_qr_beside (ZimtPaper *paper, const ZimtPaperBlock *block)
{
  g_auto (Row) row = { .n_columns = 0 };
  int n_modules = block->code->width + 2 * ZIMT_PAPER_QUIET_ZONE;
  double size = MIN (n_modules * ZIMT_PAPER_MODULE, block->points);
  double width = ZIMT_PAPER_TEXT_WIDTH - size - COLUMN_GAP;
  ZimtPaperPiece piece = { .block = block, .first_run = paper->runs->len, .space_before = 5 };
  double y = 0;

  add_text_column (paper, &row,
                   zimt_paper_create_layout (paper, block->texts[0], TEXT_POINTS, FALSE, width), 0,
                   width);
  for (guint i = 0; i < row.lines[0]->len; i++)
    {
      const Line *line = &g_array_index (row.lines[0], Line, i);
      ZimtPaperRun run = { line->line, line->x, y + line->ascent };

      g_array_append_val (paper->runs, run);
      piece.n_runs++;
      y += line->ascent + line->descent;
    }
  piece.height = MAX (size, y);
  g_array_append_val (paper->pieces, piece);
}

static void
add_block_pieces (ZimtPaper *paper, const ZimtPaperBlock *block)
{
  switch (block->kind)
    {
    case ZIMT_BLOCK_TITLE:
      add_plain (paper, block, TITLE_POINTS, TRUE, 0, KEEP_ALL_NEXT);
      break;
    case ZIMT_BLOCK_HEADING:
      add_plain (paper, block, HEADING_POINTS, TRUE, 11, KEEP_ALL_NEXT);
      break;
    case ZIMT_BLOCK_PARAGRAPH:
      add_plain (paper, block, TEXT_POINTS, FALSE, 5, KEEP_ENDS);
      break;
    case ZIMT_BLOCK_PAIR:
      add_pair (paper, block);
      break;
    case ZIMT_BLOCK_LIST_ITEM:
      add_list_item (paper, block);
      break;
    case ZIMT_BLOCK_TABLE:
      add_table (paper, block);
      break;
    case ZIMT_BLOCK_CODE:
      add_code (paper, block);
      break;
    case ZIMT_BLOCK_QR:
      if (block->n_texts > 0)
        add_qr_beside (paper, block);
      else
        add_qr (paper, block);
      break;
    case ZIMT_BLOCK_SIGN:
      add_sign (paper, block);
      break;
    case ZIMT_BLOCK_SPACE:
    default:
      add_drawing (paper, block, block->points, 0);
      break;
    }
}

void
zimt_paper_make_pieces (ZimtPaper *paper)
{
  for (guint i = 0; i < paper->blocks->len; i++)
    add_block_pieces (paper, (const ZimtPaperBlock *)g_ptr_array_index (paper->blocks, i));
}
