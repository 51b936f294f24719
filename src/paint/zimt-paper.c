/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document on A4 pages, kept in memory: what was added, and how it is wiped. */
#include "zimt-paper.h"

#include <string.h>

#include "zimt-page-context.h"
#include "zimt-paper-private.h"

static void
wipe_text (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
block_free (gpointer data)
{
  ZimtPaperBlock *block = (ZimtPaperBlock *)data;

  for (guint i = 0; i < block->n_texts; i++)
    wipe_text (block->texts[i]);
  g_free (block->texts);
  if (block->code != NULL)
    {
      explicit_bzero (block->code->data, (gsize)block->code->width * (gsize)block->code->width);
      QRcode_free (block->code);
    }
  g_free (block);
}

/* Nobody reads a layout's text after this; Pango itself would leave its copy behind. */
static void
wipe_layout (gpointer data)
{
  PangoLayout *layout = (PangoLayout *)data;
  const char *text = pango_layout_get_text (layout);

  explicit_bzero ((char *)text, strlen (text));
  g_object_unref (layout);
}

static void
clear_run (gpointer data)
{
  g_clear_pointer (&((ZimtPaperRun *)data)->line, pango_layout_line_unref);
}

void
zimt_paper_drop_layout (ZimtPaper *paper)
{
  g_array_set_size (paper->runs, 0);
  g_array_set_size (paper->pieces, 0);
  g_array_set_size (paper->places, 0);
  g_ptr_array_set_size (paper->layouts, 0);
  g_clear_object (&paper->context);
  paper->n_pages = 0;
}

void
zimt_paper_lay_out (ZimtPaper *paper)
{
  if (paper->context != NULL)
    return;
  paper->is_rtl = zimt_page_is_rtl_language ();
  paper->context = zimt_page_context_new (10, paper->is_rtl);
  zimt_paper_make_pieces (paper);
  zimt_paper_fill_pages (paper);
}

static ZimtPaperBlock *
add_block (ZimtPaper *paper, ZimtBlockKind kind, guint n_texts)
{
  ZimtPaperBlock *block = g_new0 (ZimtPaperBlock, 1);

  block->kind = kind;
  block->n_texts = n_texts;
  block->texts = g_new0 (char *, n_texts + 1);
  g_ptr_array_add (paper->blocks, block);
  zimt_paper_drop_layout (paper);
  return block;
}

static void
add_text (ZimtPaper *paper, ZimtBlockKind kind, const char *text)
{
  add_block (paper, kind, 1)->texts[0] = g_strdup (text);
}

ZimtPaper *
zimt_paper_new (const char *title)
{
  ZimtPaper *paper = g_new0 (ZimtPaper, 1);

  paper->blocks = g_ptr_array_new_with_free_func (block_free);
  paper->layouts = g_ptr_array_new_with_free_func (wipe_layout);
  paper->runs = g_array_new (FALSE, FALSE, sizeof (ZimtPaperRun));
  g_array_set_clear_func (paper->runs, clear_run);
  paper->pieces = g_array_new (FALSE, FALSE, sizeof (ZimtPaperPiece));
  paper->places = g_array_new (FALSE, FALSE, sizeof (ZimtPaperPlace));
  if (title != NULL)
    add_text (paper, ZIMT_BLOCK_TITLE, title);
  return paper;
}

void
zimt_paper_free (ZimtPaper *paper)
{
  if (paper == NULL)
    return;
  zimt_paper_drop_layout (paper);
  g_array_unref (paper->runs);
  g_array_unref (paper->pieces);
  g_array_unref (paper->places);
  g_ptr_array_unref (paper->layouts);
  g_ptr_array_unref (paper->blocks);
  wipe_text (paper->footer);
  wipe_text (paper->mark);
  g_free (paper);
}

void
zimt_paper_add_heading (ZimtPaper *paper, const char *text)
{
  add_text (paper, ZIMT_BLOCK_HEADING, text);
}

void
zimt_paper_add_paragraph (ZimtPaper *paper, const char *text)
{
  add_text (paper, ZIMT_BLOCK_PARAGRAPH, text);
}

void
zimt_paper_add_pair (ZimtPaper *paper, const char *label, const char *text)
{
  ZimtPaperBlock *block = add_block (paper, ZIMT_BLOCK_PAIR, 2);

  block->texts[0] = g_strdup (label);
  block->texts[1] = g_strdup (text);
}

void
zimt_paper_add_list_item (ZimtPaper *paper, const char *text)
{
  add_text (paper, ZIMT_BLOCK_LIST_ITEM, text);
}

static ZimtPaperBlock *
add_table (ZimtPaper *paper, const char *const *columns, const char *const *cells)
{
  guint n_columns = g_strv_length ((char **)columns), n_cells = g_strv_length ((char **)cells);

  g_return_val_if_fail (n_columns > 0 && n_cells % n_columns == 0, NULL);
  ZimtPaperBlock *block = add_block (paper, ZIMT_BLOCK_TABLE, n_columns + n_cells);
  block->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    block->texts[i] = g_strdup (columns[i]);
  for (guint i = 0; i < n_cells; i++)
    block->texts[n_columns + i] = g_strdup (cells[i]);
  return block;
}

void
zimt_paper_add_table (ZimtPaper *paper, const char *const *columns, const char *const *cells)
{
  add_table (paper, columns, cells);
}

void
zimt_paper_add_small_table (ZimtPaper *paper, const char *const *columns, const char *const *cells)
{
  ZimtPaperBlock *block = add_table (paper, columns, cells);

  if (block != NULL)
    block->is_small = TRUE;
}

void
zimt_paper_add_code (ZimtPaper *paper, const char *groups)
{
  guint n_groups = 1;

  for (const char *at = groups; *at != '\0'; at++)
    n_groups += *at == '-';
  ZimtPaperBlock *block = add_block (paper, ZIMT_BLOCK_CODE, n_groups);
  for (guint i = 0; i < n_groups; i++)
    {
      gsize length = strcspn (groups, "-");

      block->texts[i] = g_strndup (groups, length);
      groups += length + 1;
    }
}

static ZimtPaperBlock *
add_qr_block (ZimtPaper *paper, const char *text, guint n_texts)
{
  ZimtPaperBlock *block = add_block (paper, ZIMT_BLOCK_QR, n_texts);

  /* The case of letters counts: base32 is upper-case and so gets the shorter encoding by itself. */
  block->code = QRcode_encodeString (text, 0, QR_ECLEVEL_Q, QR_MODE_8, 1);
  g_assert (block->code != NULL);
  return block;
}

void
zimt_paper_add_qr (ZimtPaper *paper, const char *text)
{
  g_return_if_fail (*text != '\0' && strlen (text) <= ZIMT_PAPER_QR_MAX_SIZE);
  add_qr_block (paper, text, 0);
}

void
zimt_paper_add_qr_beside (ZimtPaper *paper, const char *text, double size, const char *paragraph)
{
  g_return_if_fail (*text != '\0' && strlen (text) <= ZIMT_PAPER_QR_MAX_SIZE);

  ZimtPaperBlock *block = add_qr_block (paper, text, 1);
  block->texts[0] = g_strdup (paragraph);
  block->points = size;
}

void
zimt_paper_add_space (ZimtPaper *paper, double points)
{
  add_block (paper, ZIMT_BLOCK_SPACE, 0)->points = points;
}

void
zimt_paper_add_lines_to_sign (ZimtPaper *paper, const char *start, const char *end)
{
  ZimtPaperBlock *block = add_block (paper, ZIMT_BLOCK_SIGN, end != NULL ? 2 : 1);

  block->texts[0] = g_strdup (start);
  if (end != NULL)
    block->texts[1] = g_strdup (end);
}

void
zimt_paper_set_footer (ZimtPaper *paper, const char *text)
{
  wipe_text (paper->footer);
  paper->footer = g_strdup (text);
  zimt_paper_drop_layout (paper);
}

void
zimt_paper_set_mark (ZimtPaper *paper, const char *text)
{
  wipe_text (paper->mark);
  paper->mark = g_strdup (text);
  zimt_paper_drop_layout (paper);
}

guint
zimt_paper_get_n_pages (ZimtPaper *paper)
{
  zimt_paper_lay_out (paper);
  return paper->n_pages;
}
