/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorts cards by one column: texts in the reader's alphabet, numbers and dates as such. What is
 * compared is made once for each card and kept until the card changes. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-card-columns.h"
#include "zimt-collation.h"

typedef struct _ZimtCardOrder ZimtCardOrder;

/* @session, @collation: borrowed, and have to outlive the order. */
ZimtCardOrder *zimt_card_order_new (ZimtSession *session, const ZimtCardColumn *column,
                                    ZimtCollation *collation);
void zimt_card_order_free (ZimtCardOrder *order);

/* (transfer none) */
GtkSorter *zimt_card_order_get_sorter (ZimtCardOrder *order);

/* Wipes what is kept: it may be private. */
void zimt_card_order_forget (ZimtCardOrder *order);
