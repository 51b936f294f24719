/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widgets inside others that GTK does not hand out. */
#pragma once

#include <gtk/gtk.h>

/* The first widget of @type in @root, which is one of them; (transfer none) (nullable). */
GtkWidget *zimt_find_part (GtkWidget *root, GType type);
