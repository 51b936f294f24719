/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document on upright A4 pages, kept in memory only: confidential paper goes from here to the
 * printer and is in no file. Its parts are added from top to bottom; breaking them into pages is
 * done here. Screen, PDF and printer show what the same function draws.
 *
 * All texts are plain text, never markup; paragraphs take the direction of their own script. A
 * paper belongs to one thread. */
#pragma once

#include <cairo.h>
#include <glib.h>

/* A4 upright, in points. */
#define ZIMT_A4_WIDTH 595.28
#define ZIMT_A4_HEIGHT 841.89

/* The longest text of a QR code, in bytes. */
#define ZIMT_PAPER_QR_MAX_SIZE 1000

typedef struct _ZimtPaper ZimtPaper;

/* @title (nullable) stands large at the top of the first page. (transfer full) */
ZimtPaper *zimt_paper_new (const char *title);

/* Wipes every text, as far as the memory is ours: what Pango and Cairo shaped is freed by them. */
void zimt_paper_free (ZimtPaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtPaper, zimt_paper_free)

/* Stays on the page of what follows. */
void zimt_paper_add_heading (ZimtPaper *paper, const char *text);

/* Line breaks in @text are kept. */
void zimt_paper_add_paragraph (ZimtPaper *paper, const char *text);

/* A label in bold and its text beside it. */
void zimt_paper_add_pair (ZimtPaper *paper, const char *label, const char *text);

void zimt_paper_add_list_item (ZimtPaper *paper, const char *text);

/* @columns: the head, up to NULL, which every page repeats; @cells: row by row, up to NULL; their
 * number is a multiple of that of the columns. A row stays on one page. */
void zimt_paper_add_table (ZimtPaper *paper, const char *const *columns, const char *const *cells);

/* The same in small letters, for what has to be on one page. */
void zimt_paper_add_small_table (ZimtPaper *paper, const char *const *columns,
                                 const char *const *cells);

/* A text of groups with hyphens between them ("7K3QX-…"): large, in fixed width, each group with
 * its number, four in a row, left-to-right in every language, on one page. */
void zimt_paper_add_code (ZimtPaper *paper, const char *groups);

/* The text as a QR code with error correction Q and a quiet zone of four modules. More than
 * ZIMT_PAPER_QR_MAX_SIZE bytes are a programmer's error. */
void zimt_paper_add_qr (ZimtPaper *paper, const char *text);

/* The same at the end of the line, at most @size points wide and high, with @paragraph beside it.
 */
void zimt_paper_add_qr_beside (ZimtPaper *paper, const char *text, double size,
                               const char *paragraph);

/* Space in points; none is left at the top of a page. */
void zimt_paper_add_space (ZimtPaper *paper, double points);

/* Two lines to write on, with what is to be written under them; @end may be NULL. */
void zimt_paper_add_lines_to_sign (ZimtPaper *paper, const char *start, const char *end);

/* Stands at the bottom of every page, beside its number ("1 / 3"). */
void zimt_paper_set_footer (ZimtPaper *paper, const char *text);

/* Stands in a frame at the top of every page: "Draft". */
void zimt_paper_set_mark (ZimtPaper *paper, const char *text);

/* 1 or more. */
guint zimt_paper_get_n_pages (ZimtPaper *paper);

/* Draws the page (from 0) black on white on ZIMT_A4_WIDTH by ZIMT_A4_HEIGHT units of @cr. */
void zimt_paper_draw_page (ZimtPaper *paper, cairo_t *cr, guint page);

/* All pages as a PDF that says nothing of its content outside the pages. The bytes are wiped when
 * the last reference goes. ZIMT_ERROR_FAILED where it could not be drawn. (transfer full)
 * (nullable) */
GBytes *zimt_paper_to_pdf (ZimtPaper *paper, GError **error);
