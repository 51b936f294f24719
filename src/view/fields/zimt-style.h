/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style sheets of the pages and forms, whichever of them is shown first. */
#pragma once

#include <gtk/gtk.h>

/* Loads them once for the display of @widget. */
void zimt_style_ensure (GtkWidget *widget);
