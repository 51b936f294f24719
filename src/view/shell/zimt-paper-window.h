/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a paper as it will be printed, and prints it. */
#pragma once

#include <adwaita.h>

#include "zimt-paper.h"

/* @paper: (transfer full), wiped when the window goes. */
GtkWindow *zimt_paper_window_new (GtkWindow *parent, const char *title, ZimtPaper *paper);
