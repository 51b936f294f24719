/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a paper as it will be printed, and prints it. */
#pragma once

#include <adwaita.h>

#include "zimt-paper.h"
#include "zimt-session.h"

/* @paper: (transfer full), wiped when the window goes. */
GtkWindow *zimt_paper_window_new (GtkWindow *parent, const char *title, ZimtPaper *paper);

/* Lets the paper be saved as a PDF called like the window: one that may lie in a folder, unlike
 * what is printed straight from memory. */
void zimt_paper_window_offer_file (GtkWindow *window, ZimtSession *session);
