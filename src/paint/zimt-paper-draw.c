/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a paper's pages, and all of them into a PDF in memory. */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-paper-private.h"
#include "zimt-plan-font.h"

#define FOOTER_POINTS 8.0
#define MARK_POINTS 10.0
#define MARK_TOP 27.0
#define MARK_PADDING 4.0
#define FOOTER_RULE_Y (ZIMT_A4_HEIGHT - ZIMT_PAPER_BOTTOM + 14)

static void
draw_rule (cairo_t *cr, double x, double y, double width, double line_width)
{
  cairo_set_line_width (cr, line_width);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
}

/* Runs of dark modules are one rectangle, so that no seam shows
 * between them at any zoom. */
static void
draw_qr (cairo_t *cr, const QRcode *code, double y, double size, gboolean is_right)
{
  double module = size / (code->width + 2 * ZIMT_PAPER_QUIET_ZONE);
  double x = is_right ? ZIMT_PAPER_TEXT_WIDTH - size : 0;

  for (int row = 0; row < code->width; row++)
    for (int column = 0, end = 0; column < code->width; column = end + 1)
      {
        for (end = column; end < code->width && code->data[row * code->width + end] & 1;)
          end++;
        if (end > column)
          cairo_rectangle (cr, x + (column + ZIMT_PAPER_QUIET_ZONE) * module,
                           y + (row + ZIMT_PAPER_QUIET_ZONE) * module, (end - column) * module,
                           module);
      }
  cairo_fill (cr);
}

static void
draw_sign_lines (cairo_t *cr, const ZimtPaper *paper, const ZimtPaperPiece *piece, double y)
{
  double far = ZIMT_PAPER_TEXT_WIDTH - ZIMT_PAPER_SIGN_WIDTH;
  gboolean has_two = piece->block->n_texts > 1;

  y += ZIMT_PAPER_WRITING_SPACE;
  if (has_two || !paper->is_rtl)
    draw_rule (cr, 0, y, ZIMT_PAPER_SIGN_WIDTH, 0.7);
  if (has_two || paper->is_rtl)
    draw_rule (cr, far, y, ZIMT_PAPER_SIGN_WIDTH, 0.7);
}

/* Alone where reading starts, with a text beside it at the other end. */
static void
draw_qr_piece (cairo_t *cr, const ZimtPaper *paper, const ZimtPaperPiece *piece, double y)
{
  const ZimtPaperBlock *block = piece->block;
  int n_modules = block->code->width + 2 * ZIMT_PAPER_QUIET_ZONE;

  if (block->n_texts > 0)
    draw_qr (cr, block->code, y, MIN (n_modules * ZIMT_PAPER_MODULE, block->points),
             !paper->is_rtl);
  else
    draw_qr (cr, block->code, y, piece->height, paper->is_rtl);
}

static void
draw_piece (cairo_t *cr, const ZimtPaper *paper, const ZimtPaperPiece *piece, double y)
{
  if (piece->block->kind == ZIMT_BLOCK_QR)
    draw_qr_piece (cr, paper, piece, y);
  if (piece->is_for_sign)
    draw_sign_lines (cr, paper, piece, y);
  if (piece->rule != ZIMT_RULE_NONE)
    draw_rule (cr, 0, y + piece->height, ZIMT_PAPER_TEXT_WIDTH,
               piece->rule == ZIMT_RULE_STRONG ? 0.8 : 0.3);
  for (guint i = piece->first_run; i < piece->first_run + piece->n_runs; i++)
    {
      const ZimtPaperRun *run = &g_array_index (paper->runs, ZimtPaperRun, i);

      cairo_move_to (cr, run->x, y + piece->baseline + run->y);
      pango_cairo_show_layout_line (cr, run->line);
    }
}

static void
draw_body (cairo_t *cr, const ZimtPaper *paper, guint page)
{
  cairo_save (cr);
  cairo_translate (cr, ZIMT_PAPER_SIDE, ZIMT_PAPER_TOP);
  for (guint i = 0; i < paper->places->len; i++)
    {
      const ZimtPaperPlace *place = &g_array_index (paper->places, ZimtPaperPlace, i);

      if (place->page == page)
        draw_piece (cr, paper, &g_array_index (paper->pieces, ZimtPaperPiece, place->piece),
                    place->y);
    }
  cairo_restore (cr);
}

/* The number keeps its place at the end; the text wraps beside it. */
static void
draw_footer (cairo_t *cr, ZimtPaper *paper, guint page)
{
  /* Translators: a page and how many there are: "1 / 3". */
  g_autofree char *number = g_strdup_printf (_ ("%1$u / %2$u"), page + 1, paper->n_pages);
  PangoLayout *number_layout = zimt_paper_create_layout (paper, number, FOOTER_POINTS, FALSE, 0);
  double number_width = 0;

  zimt_plan_font_measure (number_layout, &number_width, NULL);
  draw_rule (cr, ZIMT_PAPER_SIDE, FOOTER_RULE_Y, ZIMT_PAPER_TEXT_WIDTH, 0.3);
  cairo_move_to (cr,
                 paper->is_rtl ? ZIMT_PAPER_SIDE : ZIMT_A4_WIDTH - ZIMT_PAPER_SIDE - number_width,
                 FOOTER_RULE_Y + 4);
  pango_cairo_show_layout (cr, number_layout);
  if (paper->footer == NULL)
    return;

  double width = ZIMT_PAPER_TEXT_WIDTH - number_width - 12;
  PangoLayout *layout
      = zimt_paper_create_layout (paper, paper->footer, FOOTER_POINTS, FALSE, width);
  cairo_move_to (cr, paper->is_rtl ? ZIMT_A4_WIDTH - ZIMT_PAPER_SIDE - width : ZIMT_PAPER_SIDE,
                 FOOTER_RULE_Y + 4);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_mark (cairo_t *cr, ZimtPaper *paper)
{
  if (paper->mark == NULL)
    return;

  PangoLayout *layout = zimt_paper_create_layout (paper, paper->mark, MARK_POINTS, TRUE, 0);
  double width = 0, height = 0;

  zimt_plan_font_measure (layout, &width, &height);
  double x = paper->is_rtl ? ZIMT_PAPER_SIDE + MARK_PADDING
                           : ZIMT_A4_WIDTH - ZIMT_PAPER_SIDE - MARK_PADDING - width;
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, x - MARK_PADDING, MARK_TOP - 1, width + 2 * MARK_PADDING, height + 2);
  cairo_stroke (cr);
  cairo_move_to (cr, x, MARK_TOP);
  pango_cairo_show_layout (cr, layout);
}

void
zimt_paper_draw_page (ZimtPaper *paper, cairo_t *cr, guint page)
{
  zimt_paper_lay_out (paper);
  g_return_if_fail (page < paper->n_pages);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, ZIMT_A4_WIDTH, ZIMT_A4_HEIGHT);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);

  guint n_layouts = paper->layouts->len;
  draw_mark (cr, paper);
  draw_body (cr, paper, page);
  draw_footer (cr, paper, page);
  g_ptr_array_set_size (paper->layouts, (int)n_layouts);
  cairo_restore (cr);
}

/* Grows without leaving what it held behind, as g_realloc () would. */
typedef struct
{
  guint8 *data; /* owned, wiped */
  gsize size;
  gsize capacity;
} Buffer;

static void
buffer_free (gpointer data)
{
  Buffer *buffer = (Buffer *)data;

  if (buffer->data != NULL)
    explicit_bzero (buffer->data, buffer->capacity);
  g_free (buffer->data);
  g_free (buffer);
}

static void
buffer_grow (Buffer *buffer, gsize capacity)
{
  guint8 *data = (guint8 *)g_malloc (capacity);

  if (buffer->data != NULL)
    {
      memcpy (data, buffer->data, buffer->size);
      explicit_bzero (buffer->data, buffer->capacity);
      g_free (buffer->data);
    }
  buffer->data = data;
  buffer->capacity = capacity;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Buffer *buffer = (Buffer *)closure;

  if (buffer->size + length > buffer->capacity)
    buffer_grow (buffer, MAX (2 * buffer->capacity, buffer->size + length + 65536));
  memcpy (buffer->data + buffer->size, data, length);
  buffer->size += length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
render (ZimtPaper *paper, Buffer *buffer)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_cb, buffer, ZIMT_A4_WIDTH, ZIMT_A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < zimt_paper_get_n_pages (paper); page++)
    {
      zimt_paper_draw_page (paper, cr, page);
      cairo_show_page (cr);
    }
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

GBytes *
zimt_paper_to_pdf (ZimtPaper *paper, GError **error)
{
  Buffer *buffer = g_new0 (Buffer, 1);
  cairo_status_t status = render (paper, buffer);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      buffer_free (buffer);
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_FAILED, _ ("The pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_bytes_new_with_free_func (buffer->data, buffer->size, buffer_free, buffer);
}
