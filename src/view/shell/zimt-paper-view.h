/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a paper as they are printed, one below the other. */
#pragma once

#include <adwaita.h>

#include "zimt-paper.h"

#define ZIMT_TYPE_PAPER_VIEW (zimt_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (ZimtPaperView, zimt_paper_view, ZIMT, PAPER_VIEW, AdwBin)

/* Each page is @width_px wide. @name: for assistive technologies, which do not see what is drawn.
 */
GtkWidget *zimt_paper_view_new (int width_px, const char *name);

/* @paper: (transfer full) (nullable); the one before is wiped. */
void zimt_paper_view_set_paper (ZimtPaperView *view, ZimtPaper *paper);

/* (transfer none) (nullable) */
ZimtPaper *zimt_paper_view_get_paper (ZimtPaperView *view);
