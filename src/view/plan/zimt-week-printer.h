/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week on paper: print dialog with a preview of our own, and files. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-week-plan.h"

/* Told what came of it: NULL or a sentence. */
typedef void (*ZimtPrinterFunc) (const char *message, gpointer user_data);

/* Asks for a printer and prints @plan on one landscape page. @func is called where that failed.
 * @user_data is freed with @destroy when the job is done. */
void zimt_week_printer_print (ZimtWeekPlan *plan, GtkWindow *parent, ZimtPrinterFunc func,
                              gpointer user_data, GDestroyNotify destroy);

/* Asks for a file name and writes @plan there as PDF, SVG or PNG, by its ending. @func is called
 * where it was written and where that failed. */
void zimt_week_printer_save (ZimtWeekPlan *plan, GtkWindow *parent, ZimtPrinterFunc func,
                             gpointer user_data, GDestroyNotify destroy);
