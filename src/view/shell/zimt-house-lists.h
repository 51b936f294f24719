/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms, closures and organisations as rows of the preferences. */
#pragma once

#include <adwaita.h>

#include "zimt-center.h"

/* What the button of a closure's row activates, with the closure's id as an "x". */
#define ZIMT_ACTION_DELETE_CLOSURE "preferences.delete-closure"

/* An empty row for the room or the organisation @id, which opens it. */
GtkWidget *zimt_record_row_new (gint64 id);

/* An empty row for the closure @id, which opens it and can delete it. */
GtkWidget *zimt_closure_row_new (gint64 id);

/* Shows a ZimtRoom, a ZimtClosure, a ZimtOrganisation in its row. */
void zimt_room_row_show (GtkWidget *row, const ZimtHouse *house, gconstpointer record);
void zimt_closure_row_show (GtkWidget *row, const ZimtHouse *house, gconstpointer record);
void zimt_organisation_row_show (GtkWidget *row, const ZimtHouse *house, gconstpointer record);

/* The id of the record that a row shows. */
gint64 zimt_house_row_get_id (GtkWidget *row);

/* Whether the row opens a form, and offers to delete where it can. */
void zimt_house_row_set_writable (GtkWidget *row, gboolean is_writable);

/* A ZimtDeskFunc: how many bookings each closure hits, GHashTable from gint64 to guint. */
gpointer zimt_closures_count_hit (ZimtDesk *desk, gpointer wish, GError **error);

/* Says how many bookings the closure of @row hits. */
void zimt_closure_row_set_count (GtkWidget *row, GHashTable *counts);

/* A list of one kind of records. */
typedef struct
{
  AdwPreferencesGroup *group; /* borrowed */
  GPtrArray *rows;            /* borrowed: borrowed rows of the group */
  GtkWidget *(*new_row) (gint64 id);
  void (*show) (GtkWidget *row, const ZimtHouse *house, gconstpointer record);
  GCallback open; /* (owner, row): the row was activated */
} ZimtHouseList;

/* Makes the rows those of @records (rooms, closures or organisations of @house), in their order.
 * The row of a record that stays is kept, and with it focus and scroll position. */
void zimt_house_list_update (const ZimtHouseList *list, const ZimtHouse *house,
                             const GPtrArray *records, gpointer owner);
