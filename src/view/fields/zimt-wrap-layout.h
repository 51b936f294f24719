/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays children out in lines, as words of a text. */
#pragma once

#include <gtk/gtk.h>

#define ZIMT_TYPE_WRAP_LAYOUT (zimt_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (ZimtWrapLayout, zimt_wrap_layout, ZIMT, WRAP_LAYOUT, GtkLayoutManager)

/* A box whose children stand in lines with so many pixels between them. */
GtkWidget *zimt_wrap_box_new (int spacing);
