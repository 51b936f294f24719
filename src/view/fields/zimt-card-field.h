/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for another card: the organisation of a role, who asked for an interpreter. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_CARD_FIELD (zimt_card_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCardField, zimt_card_field, ZIMT, CARD_FIELD, AdwBin)

/* Signal "changed" (): another card, or another text. @name: for assistive technologies. @kinds:
 * whose cards are offered, up to 0; among them ORGANISATION also offers a new one of what is typed.
 */
GtkWidget *zimt_card_field_new (ZimtSession *session, const char *name,
                                const ZimtRecordKind *kinds);

/* "": none. */
void zimt_card_field_set_card (ZimtCardField *field, const char *id);

/* The id of the card, "" for none; NULL where the text names none. (transfer none) */
const char *zimt_card_field_get_card (ZimtCardField *field);

/* The organisation that is to be stored along; its id is that of the field. (transfer full)
 * (nullable) */
ZimtRecord *zimt_card_field_dup_new_card (ZimtCardField *field);

/* The entry in it; (transfer none). */
GtkWidget *zimt_card_field_get_entry (ZimtCardField *field);
