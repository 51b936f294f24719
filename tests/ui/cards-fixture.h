/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the card indexes share: cards are made and stored. */
#pragma once

#include "editor-fixture.h"
#include "zimt-people.h"

/* One more row in @field with one @part of it filled in. */
void cards_add_row (ZimtRecord *record, const char *field, ZimtRecordKind kind, const char *part,
                    const char *text);

/* Stores @records (transfer full) and waits until the lists have them. */
void cards_put (ZimtPeople *people, GPtrArray *records);

/* Hands over the result to a GAsyncResult ** that is NULL before; and waits for it: for
 * editor_wait (). */
void cards_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);
gboolean cards_has_result (gpointer result);
