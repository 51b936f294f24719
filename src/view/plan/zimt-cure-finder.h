/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a cure of one kind for many dates at once: "another room for all of them". */
#pragma once

#include "zimt-center.h"

/* For each of @originals (GArray of ZimtMinute) the best cure of @kind that passes the whole check,
 * those found before it included. Dates that have none are left out. */
void zimt_cures_find_async (ZimtCenter *center, const ZimtDraft *draft, ZimtTarget target,
                            const GArray *originals, ZimtCureKind kind, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);

/* GArray of ZimtCure; (transfer full) (nullable). */
GArray *zimt_cures_find_finish (ZimtCenter *center, GAsyncResult *result, GError **error);
