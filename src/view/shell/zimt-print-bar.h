/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a paper straight from memory: a printer to choose, a button, and what came of it. */
#pragma once

#include "zimt-paper-view.h"

#define ZIMT_TYPE_PRINT_BAR (zimt_print_bar_get_type ())
G_DECLARE_FINAL_TYPE (ZimtPrintBar, zimt_print_bar, ZIMT, PRINT_BAR, AdwBin)

/* Signal "printed" (): the printer has it.
 *
 * Prints what @view shows; it must live as long as the bar. */
GtkWidget *zimt_print_bar_new (ZimtPaperView *view);

/* Puts a button beside that for printing. */
void zimt_print_bar_add (ZimtPrintBar *bar, GtkWidget *button);

/* Says what came of it, below the buttons. */
void zimt_print_bar_say (ZimtPrintBar *bar, const char *text);
