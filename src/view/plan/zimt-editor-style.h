/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the booking editor and its kin look. */
#pragma once

#include <gtk/gtk.h>

/* Adds the style sheet to @widget's display, once. */
void zimt_editor_style_ensure (GtkWidget *widget);
