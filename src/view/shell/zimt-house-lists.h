/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms, closures and organisations as rows of the preferences. */
#pragma once

#include <adwaita.h>

#include "zimt-center.h"

GtkWidget *zimt_room_row_new (const ZimtRoom *room);

/* *delete_button is (transfer none): a button in the row. */
GtkWidget *zimt_closure_row_new (const ZimtHouse *house, const ZimtClosure *closure,
                                 GtkWidget **delete_button);

GtkWidget *zimt_organisation_row_new (const ZimtOrganisation *organisation);

/* The id of the record that a row shows. */
gint64 zimt_house_row_get_id (GtkWidget *row);

/* A ZimtDeskFunc: how many bookings each closure hits, GHashTable from gint64 to guint. */
gpointer zimt_closures_count_hit (ZimtDesk *desk, gpointer wish, GError **error);

/* Says how many bookings a closure hits, where @row is one. */
void zimt_closure_row_set_count (GtkWidget *row, GHashTable *counts);
