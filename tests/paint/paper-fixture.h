/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads papers back, and leaves pictures of them to be looked at. */
#pragma once

#include "zimt-paper.h"

/* The words of LANGUAGE, from the catalogues of the build; before g_test_init (). */
void paper_fixture_set_language (void);

/* The text of each page, white space made even; NULL where poppler-utils is not installed, and then
 * the test is skipped. (transfer full) */
char **paper_dup_pages (ZimtPaper *paper);

/* The same of all pages, one after the other. (transfer full) (nullable) */
char *paper_dup_text (ZimtPaper *paper);

/* What pdfinfo says. (transfer full) (nullable) */
char *paper_dup_info (ZimtPaper *paper);

void assert_has_text (const char *text, const char *wanted);

/* Draws a page at @scale pixels a point. (transfer full) */
cairo_surface_t *paper_draw (ZimtPaper *paper, guint page, double scale);

/* 0xRRGGBB */
guint32 picture_get_pixel (cairo_surface_t *picture, int x, int y);

/* Fails where ink is outside @margin points of any page's edges. */
void assert_margins_are_white (ZimtPaper *paper, double margin);

/* Saves NAME-1.png, ... to $ZIMT_SCREENSHOTS, or to screenshots/ of the working directory. */
void paper_save_pictures (ZimtPaper *paper, const char *name);
