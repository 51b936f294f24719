/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns that bookings and series have in common. */
#pragma once

#include "zimt-booking.h"
#include "zimt-statement.h"

/* In the order that zimt_event_row_read () reads them. */
#define ZIMT_EVENT_COLUMNS(table)                                                                  \
  table ".title, " table ".organisation_id, " table ".category, " table ".n_people, " table        \
        ".buffer_before, " table ".buffer_after, " table ".equipment"

/* Binds :title, :organisation_id, :category, :n_people, :buffer_before, :buffer_after and
 * :equipment. */
void zimt_event_row_bind (ZimtStatement *statement, const ZimtEvent *event);

/* Fills *event, which is overwritten, from @first_column on. */
void zimt_event_row_read (ZimtStatement *row, int first_column, ZimtEvent *event);

/* "[3,3,5]" to ids; (transfer full) (nullable): NULL for none. */
GArray *zimt_equipment_list_parse (const char *text);

/* The other way; @ids (nullable): NULL for none. (transfer full) */
char *zimt_equipment_list_to_text (const GArray *ids);
