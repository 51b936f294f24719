/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the card indexes look. */
#pragma once

#include <gtk/gtk.h>

/* Loads the style for the display of @widget, once. */
void zimt_people_style_ensure (GtkWidget *widget);
