/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vCards: 3.0 (RFC 2426) in and out, 2.1 and 4.0 in, by libebook-contacts' EVCard. */
#pragma once

#include "zimt-read-cards.h"

/* Reads a file of any number of cards into records of @kind: PERSON or ORGANISATION by what a card
 * says (KIND:org, or ORG without N and with FN the same) where @kind is 0, else all of that kind.
 * Properties that Zimt has no field for (X-, BDAY, PHOTO up to 64 KiB...) are kept as they were in
 * the field "vcard" and come back with zimt_vcard_write (); a photo that is larger is left out,
 * which is told in no refusal but at the card. CATEGORIES: tags; LANG: languages; UID: vcard_uid;
 * ORG and TITLE: the role, whose organisation is in "roles". Two cards with one UID: the second one
 * is refused. Any bytes are taken: what is no card is refused with its line. A file of 50 MB must
 * not take more than 4 times its size in memory. NULL with G_IO_ERROR_CANCELLED, with
 * ZIMT_ERROR_INVALID where there are more than 50,000 cards, or with ZIMT_ERROR_NOT_FOUND where
 * EVCard is not installed. */
ZimtReadCards *zimt_vcard_read (GBytes *bytes, ZimtRecordKind kind, ZimtProgressFunc progress,
                                gpointer data, GError **error);

/* Names of organisations by the id of one, for ORG; (transfer none) "" where there is none. */
typedef const char *(*ZimtOrganisationNameFunc) (gpointer data, const char *id);

/* Cards 3.0 with CRLF, lines folded at 75 bytes and not inside a character; @records: PERSON,
 * ORGANISATION. What came in comes out equal. A card
 * without UID gets its id as one. (transfer full) */
GBytes *zimt_vcard_write (GPtrArray *records, ZimtOrganisationNameFunc get_name, gpointer data);

/* Forgets how lines came that the record says no more: a phone number that was deleted must not
 * live on in "vcard". For whoever stores a changed record. */
void zimt_vcard_forget_changed (ZimtRecord *record);
