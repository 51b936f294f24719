/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills pages with pieces: what keeps together goes to the next page as a whole, a table's head
 * stands on each of its pages. */
#include "zimt-paper-private.h"

/* Heights are sums of many: a piece that ends exactly at the margin fits. */
#define TOLERANCE 0.01

typedef struct
{
  ZimtPaper *paper;
  double y;
  gboolean is_fresh; /* nothing on the page but a repeated head */
} Filler;

static const ZimtPaperPiece *
get_piece (const Filler *filler, guint index)
{
  return &g_array_index (filler->paper->pieces, ZimtPaperPiece, index);
}

static double
get_space (const ZimtPaperPiece *piece, double y)
{
  return y > 0 ? piece->space_before : 0;
}

static void
place (Filler *filler, guint index)
{
  const ZimtPaperPiece *piece = get_piece (filler, index);
  double space = get_space (piece, filler->y);
  ZimtPaperPlace new_place = { filler->paper->n_pages - 1, index, filler->y + space };

  g_array_append_val (filler->paper->places, new_place);
  filler->y += space + piece->height;
}

/* @next is what comes first on it. */
static void
start_page (Filler *filler, guint next)
{
  const ZimtPaperPiece *piece = get_piece (filler, next);

  filler->paper->n_pages++;
  filler->y = 0;
  for (guint i = piece->first_head; i < piece->end_head; i++)
    place (filler, i);
  filler->is_fresh = TRUE;
}

static gboolean
fits (const Filler *filler, guint first, guint end)
{
  double y = filler->y;

  for (guint i = first; i < end; i++)
    y += get_space (get_piece (filler, i), y) + get_piece (filler, i)->height;
  return y <= ZIMT_PAPER_TEXT_HEIGHT + TOLERANCE;
}

static void
place_together (Filler *filler, guint first, guint end)
{
  if (!fits (filler, first, end) && !filler->is_fresh)
    start_page (filler, first);
  for (guint i = first; i < end; i++)
    {
      /* Only where all of it is longer than a page. */
      if (!fits (filler, i, i + 1) && !filler->is_fresh)
        start_page (filler, i);
      place (filler, i);
      filler->is_fresh = FALSE;
    }
}

void
zimt_paper_fill_pages (ZimtPaper *paper)
{
  Filler filler = { .paper = paper, .is_fresh = TRUE };
  guint n_pieces = paper->pieces->len;

  paper->n_pages = 1;
  for (guint first = 0, end = 0; first < n_pieces; first = end)
    {
      for (end = first + 1; end < n_pieces && get_piece (&filler, end - 1)->keeps_next;)
        end++;
      place_together (&filler, first, end);
    }
}
