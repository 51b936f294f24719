/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a paper consists of: blocks as they were added, the pieces that they are laid out in (none
 * of them breaks over pages), and where each piece stands. */
#pragma once

#include <pango/pangocairo.h>
#include <qrencode.h>

#include "zimt-paper.h"

#define ZIMT_PAPER_SIDE 57.0   /* margin at both sides */
#define ZIMT_PAPER_TOP 54.0    /* margin above; the mark stands in it */
#define ZIMT_PAPER_BOTTOM 64.0 /* margin below; the footer stands in it */
#define ZIMT_PAPER_TEXT_WIDTH (ZIMT_A4_WIDTH - 2 * ZIMT_PAPER_SIDE)
#define ZIMT_PAPER_TEXT_HEIGHT (ZIMT_A4_HEIGHT - ZIMT_PAPER_TOP - ZIMT_PAPER_BOTTOM)

#define ZIMT_PAPER_QUIET_ZONE 4 /* modules; ISO/IEC 18004 */
#define ZIMT_PAPER_MODULE 3.0   /* points, where there is room */
#define ZIMT_PAPER_WRITING_SPACE 30.0
#define ZIMT_PAPER_SIGN_WIDTH (0.46 * ZIMT_PAPER_TEXT_WIDTH)

typedef enum
{
  ZIMT_BLOCK_TITLE,
  ZIMT_BLOCK_HEADING,
  ZIMT_BLOCK_PARAGRAPH,
  ZIMT_BLOCK_PAIR,
  ZIMT_BLOCK_LIST_ITEM,
  ZIMT_BLOCK_TABLE,
  ZIMT_BLOCK_CODE,
  ZIMT_BLOCK_QR,
  ZIMT_BLOCK_SPACE,
  ZIMT_BLOCK_SIGN,
} ZimtBlockKind;

typedef struct
{
  ZimtBlockKind kind;
  char **texts; /* owned, wiped: a table's head and cells, a code's groups */
  guint n_texts;
  guint n_columns; /* of a table */
  gboolean is_small;
  double points; /* of space; the most that a QR code with a text beside it takes */
  QRcode *code;  /* owned, wiped */
} ZimtPaperBlock;

typedef struct
{
  PangoLayoutLine *line; /* owned */
  double x;              /* where the line begins, from the left margin */
  double y;              /* of its baseline, below that of the piece */
} ZimtPaperRun;

typedef enum
{
  ZIMT_RULE_NONE,
  ZIMT_RULE_THIN,
  ZIMT_RULE_STRONG,
} ZimtPaperRule;

/* Lines side by side, or a drawing. */
typedef struct
{
  const ZimtPaperBlock *block; /* borrowed */
  guint first_run;
  guint n_runs;
  double space_before; /* not at the top of a page */
  double height;
  double baseline;
  gboolean keeps_next;  /* no page ends here */
  ZimtPaperRule rule;   /* at its bottom */
  gboolean is_for_sign; /* with lines to write on above its text */
  guint first_head;     /* of a table: the pieces that a page repeats, [first_head, end_head) */
  guint end_head;
} ZimtPaperPiece;

typedef struct
{
  guint page;
  guint piece;
  double y; /* from the top margin */
} ZimtPaperPlace;

struct _ZimtPaper
{
  GPtrArray *blocks; /* owned: ZimtPaperBlock */
  char *footer;      /* owned, wiped */
  char *mark;        /* owned, wiped */

  /* Made when the pages are asked for; dropped when something is added. */
  PangoContext *context; /* owned; NULL: not laid out */
  gboolean is_rtl;
  GPtrArray *layouts; /* owned: PangoLayout, wiped */
  GArray *runs;       /* owned: ZimtPaperRun */
  GArray *pieces;     /* owned: ZimtPaperPiece */
  GArray *places;     /* owned: ZimtPaperPlace, in the order of pages */
  guint n_pages;
};

/* Everything that is derived from the blocks. */
void zimt_paper_lay_out (ZimtPaper *paper);
void zimt_paper_drop_layout (ZimtPaper *paper);

/* Blocks to pieces; and pieces to pages. */
void zimt_paper_make_pieces (ZimtPaper *paper);
void zimt_paper_fill_pages (ZimtPaper *paper);

/* A layout in the paper's fonts that is wiped with it, @width wide (0: as wide as it is).
 * (transfer none) */
PangoLayout *zimt_paper_create_layout (ZimtPaper *paper, const char *text, double points,
                                       gboolean is_bold, double width);
