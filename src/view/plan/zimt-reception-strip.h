/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the foot of the plan for reception: what runs now, what comes next, which rooms are
 * free. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-week-plan.h"

#define ZIMT_TYPE_RECEPTION_STRIP (zimt_reception_strip_get_type ())
G_DECLARE_FINAL_TYPE (ZimtReceptionStrip, zimt_reception_strip, ZIMT, RECEPTION_STRIP, GtkBox)

GtkWidget *zimt_reception_strip_new (void);

/* @plan holds @today, or is NULL: then the strip is empty. @minute: of the day. */
void zimt_reception_strip_update (ZimtReceptionStrip *strip, const ZimtWeekPlan *plan,
                                  ZimtDate today, int minute);
