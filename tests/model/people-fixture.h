/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made people in the house of the vault's fixture. */
#pragma once

#include "vault-fixture.h"
#include "zimt-desk-people.h"

/* Words that may stand in no file of the house. */
#define PHONE "+49 361 7654321"
#define STREET "Kanarienweg 17"
#define NOTE "knows canary birds"
#define FOR_WHOM "Canary Patient"

/* All (transfer full), not stored. An interpreter from Tigrinya who may be offered jobs, with
 * private fields; the same without them. */
ZimtRecord *people_new_interpreter (const char *given, const char *family);
ZimtRecord *people_new_public_interpreter (const char *given, const char *family);
ZimtRecord *people_new_companion (const char *given, const char *family);
ZimtRecord *people_new_newcomer (const char *given, const char *family);
ZimtRecord *people_new_tandem (const ZimtRecord *companion, const ZimtRecord *newcomer);
ZimtRecord *people_new_organisation (const char *short_name);
ZimtRecord *people_new_person (const char *family, const ZimtRecord *organisation);

/* On the fixture's tomorrow at @hour, for an hour; asked. @interpreter (nullable). */
ZimtRecord *people_new_assignment (const ZimtRecord *interpreter, int hour);

/* Adds a phone number. */
void people_add_phone (ZimtRecord *record, const char *number);

/* Stores a record, which is freed; there must be no error. (transfer full): as it is stored. */
ZimtRecord *people_put (VaultFixture *fixture, ZimtRecord *record);

/* NULL with error. Borrows @record. */
ZimtRecord *people_try_put (VaultFixture *fixture, ZimtRecord *record, GError **error);

/* Takes an assignment to its next state; what is stored, the asked one first. (transfer full)
 * (nullable) */
GPtrArray *people_try_move (VaultFixture *fixture, const char *id, const char *next,
                            GError **error);

/* As it is in the book now; (transfer full) (nullable). */
ZimtRecord *people_get (VaultFixture *fixture, const char *id);

/* The same where it must be there; a field of it. (transfer full) */
char *people_dup_text (VaultFixture *fixture, const char *id, const char *field);

/* A room of the house, made by the lead, who is unlocked then; its id. */
gint64 people_add_room (VaultFixture *fixture);

void people_undo (VaultFixture *fixture);
void people_redo (VaultFixture *fixture);

/* How many values class P has; each must be sound, and the manifest too. */
gint64 people_count_sealed (VaultFixture *fixture);

/* Whether @text, in UTF-8, stands in any file under the fixture's folder. */
gboolean people_is_in_a_file (const char *text);
