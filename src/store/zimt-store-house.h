/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rooms, organisations, equipment, closures and settings, as rows. Writing needs an open step. */
#pragma once

#include "zimt-house.h"
#include "zimt-store.h"

/* Everything about the house; (transfer full) (nullable). */
ZimtHouse *zimt_store_load_house (ZimtStore *store, GError **error);

/* Insert (id 0) or update; the id is set. ZIMT_ERROR_CONFLICT where a room's number or an
 * organisation's short name is taken, with a sentence that names it. */
gboolean zimt_store_put_room (ZimtStore *store, ZimtRoom *room, GError **error);
gboolean zimt_store_put_organisation (ZimtStore *store, ZimtOrganisation *organisation,
                                      GError **error);
gboolean zimt_store_put_equipment (ZimtStore *store, ZimtEquipment *equipment, GError **error);
gboolean zimt_store_put_closure (ZimtStore *store, ZimtClosure *closure, GError **error);
gboolean zimt_store_delete_closure (ZimtStore *store, gint64 id, GError **error);

/* ZIMT_ERROR_CONFLICT where bookings or series still name the room. */
gboolean zimt_store_delete_room (ZimtStore *store, gint64 id, GError **error);

/* Settings of the house: "house.name", "house.day-opens", "house.day-closes" (minutes),
 * "house.is-practice" ("1"), "calendar.corpus-christi" ("1"). (transfer full) (nullable): NULL
 * where not set, and where reading failed, with error set. */
char *zimt_store_dup_setting (ZimtStore *store, const char *key, GError **error);

/* @value NULL: no longer set. */
gboolean zimt_store_put_setting (ZimtStore *store, const char *key, const char *value,
                                 GError **error);
