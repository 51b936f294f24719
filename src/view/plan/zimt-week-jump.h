/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jump to a date: typed ("15.3.", "KW 12", "Thursday") or picked in a month. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-clock.h"

#define ZIMT_TYPE_WEEK_JUMP (zimt_week_jump_get_type ())
G_DECLARE_FINAL_TYPE (ZimtWeekJump, zimt_week_jump, ZIMT, WEEK_JUMP, GtkPopover)

/* Signal "chosen" (int date): a ZimtDate was chosen. */
GtkWidget *zimt_week_jump_new (ZimtClock *clock);

/* The date that the month shows when it is opened. */
void zimt_week_jump_set_date (ZimtWeekJump *jump, ZimtDate date);
