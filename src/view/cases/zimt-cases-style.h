/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the counsellors' page and its forms look. */
#pragma once

#include <gtk/gtk.h>

/* Adds the style sheets to @widget's display, once. */
void zimt_cases_style_ensure (GtkWidget *widget);
