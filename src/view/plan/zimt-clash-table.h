/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in the way of a booking, one line a date, each with its cures. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-center.h"

#define ZIMT_TYPE_CLASH_TABLE (zimt_clash_table_get_type ())
G_DECLARE_FINAL_TYPE (ZimtClashTable, zimt_clash_table, ZIMT, CLASH_TABLE, GtkBox)

/* Signal "cured" (const GArray *cures as gpointer, borrowed: ZimtCure): cures were chosen.
 * Signal "cleared" (gint64 original): a cure was taken back.
 * Signal "room-chosen" (gint64 room_id): the whole booking is to go to another room. */
GtkWidget *zimt_clash_table_new (ZimtCenter *center);

/* Shows @check of @draft (copied). Lines that stay keep their place, focus and scroll position. */
void zimt_clash_table_show (ZimtClashTable *table, const ZimtCheck *check, const ZimtDraft *draft,
                            ZimtTarget target);

/* Forgets everything. */
void zimt_clash_table_clear (ZimtClashTable *table);

/* The lines, GListModel of ZimtClashLine; (transfer none). */
GListModel *zimt_clash_table_get_lines (ZimtClashTable *table);

/* Opens the cures of a line. */
void zimt_clash_table_ask (ZimtClashTable *table, guint position);
