/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is open while somebody is unlocked: the account's key and the classes that it holds. */
#pragma once

#include "zimt-account.h"
#include "zimt-manifest.h"
#include "zimt-store-vault.h"
#include "zimt-value.h"

#define ZIMT_CLASS_CASES "C"
#define ZIMT_CLASS_PRIVATE "P"

/* The table that a sealed value is bound to. */
#define ZIMT_SEALED_TABLE "sealed"

typedef struct
{
  ZimtClassKey *key;     /* owned */
  ZimtManifest manifest; /* as of the last commit */
  GArray *roster;        /* owned: ZimtRosterEntry */
} ZimtOpenClass;

ZimtOpenClass *zimt_open_class_new (ZimtClassKey *key, GArray *roster); /* both (transfer full) */
void zimt_open_class_free (ZimtOpenClass *open);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtOpenClass, zimt_open_class_free)

typedef struct
{
  guint8 database[ZIMT_ID_SIZE];
  guint8 account_id[ZIMT_ID_SIZE];
  ZimtAccount *account; /* owned */
  ZimtAccountKey *key;  /* owned */
  GHashTable *classes;  /* owned: code to owned ZimtOpenClass */
} ZimtKeyring;

/* (transfer full) of @key and @account. */
ZimtKeyring *zimt_keyring_new (const guint8 *database, ZimtAccount *account, ZimtAccountKey *key);
void zimt_keyring_free (ZimtKeyring *keyring); /* wipes every key */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtKeyring, zimt_keyring_free)

/* (transfer none) (nullable) */
ZimtOpenClass *zimt_keyring_get_class (const ZimtKeyring *keyring, const char *code);

/* The bytes of a uid of 32 hexadecimal digits, and back; FALSE where it is none. */
gboolean zimt_id_from_uid (const char *uid, guint8 *id);
char *zimt_id_to_uid (const guint8 *id);

/* What the recovery key is called where accounts have their uid. */
extern const guint8 zimt_recovery_id[ZIMT_ID_SIZE];

/* The entry of an account in a roster, or NULL; (transfer none). */
const ZimtRosterEntry *zimt_roster_find (const GArray *roster, const guint8 *account);

/* Puts an account's public key into a roster, or another in its place. */
void zimt_roster_put (GArray *roster, const guint8 *account, const guint8 *public_key);
void zimt_roster_remove (GArray *roster, const guint8 *account);

/* The row that @text becomes; (transfer full). */
ZimtSealedRow *zimt_seal_row (const ZimtKeyring *keyring, const ZimtClassKey *key, const guint8 *id,
                              guint32 revision, GBytes *text);

/* What a row of @key's class says; ZIMT_ERROR_DAMAGED. (transfer full) (nullable) */
GBytes *zimt_open_row (const guint8 *database, const ZimtClassKey *key, const ZimtSealedRow *row,
                       GError **error);

/* A row comes or goes in @manifest. */
void zimt_manifest_add_row (ZimtManifest *manifest, const ZimtClassKey *key,
                            const ZimtSealedRow *row);
void zimt_manifest_remove_row (ZimtManifest *manifest, const ZimtClassKey *key,
                               const ZimtSealedRow *row);
