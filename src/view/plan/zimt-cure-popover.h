/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a date that clashes: leave out, as an option, another room, another time. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-center.h"

#define ZIMT_TYPE_CURE_POPOVER (zimt_cure_popover_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCurePopover, zimt_cure_popover, ZIMT, CURE_POPOVER, GtkPopover)

/* Signal "chosen" (const ZimtCure *cure as gpointer, borrowed): what to do with the date.
 * Signal "cleared" (gint64 original): the date as it was wanted first. */
GtkWidget *zimt_cure_popover_new (ZimtCenter *center);

/* Opens at @at for one date of @draft (copied), and looks for rooms and times that pass the check.
 * @has_cure: it can be taken back. */
void zimt_cure_popover_ask (ZimtCurePopover *popover, const ZimtDraft *draft, ZimtTarget target,
                            ZimtMinute original, gboolean has_cure, const GdkRectangle *at);
