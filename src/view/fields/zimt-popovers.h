/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closes popovers before what they stand over is destroyed. */
#pragma once

#include <gtk/gtk.h>

/* One that is open keeps itself and everything around it alive (GTK 4.8), with all that was typed
 * there: lists of choices, calendars, context menus. */
void zimt_popovers_close (GtkWidget *root);
