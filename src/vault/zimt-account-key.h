/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an account holds: an X25519 key pair and the pins of the class keys that it has seen. At
 * rest it is a blob that only the account's password opens: Argon2id, then XChaCha20-Poly1305.
 * There is no other verifier of the password. */
#pragma once

#include "zimt-secret.h"

/* Argon2id of new blobs: four passes over 256 MiB. */
#define ZIMT_PASSWORD_PASSES 4
#define ZIMT_PASSWORD_MEMORY (256 * 1024 * 1024)

/* Blobs below libsodium's MODERATE (3 passes, 256 MiB) or above the cap are refused: the first
 * could have been put there to make guessing cheap, the second to make the program hang. */
#define ZIMT_PASSWORD_PASSES_FLOOR 3
#define ZIMT_PASSWORD_MEMORY_FLOOR (256 * 1024 * 1024)
#define ZIMT_PASSWORD_PASSES_CAP 16
#define ZIMT_PASSWORD_MEMORY_CAP (1024 * 1024 * 1024)

typedef struct _ZimtAccountKey ZimtAccountKey;

/* A new key pair without pins; (transfer full). Lives in guarded memory. */
ZimtAccountKey *zimt_account_key_new (void);

/* The key pair of the paper recovery key, from its 32 bytes; cannot be locked. (transfer full) */
ZimtAccountKey *zimt_account_key_new_from_recovery (const ZimtSecret *seed);

void zimt_account_key_free (ZimtAccountKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtAccountKey, zimt_account_key_free)

/* ZIMT_KEY_SIZE bytes; (transfer none). */
const guint8 *zimt_account_key_get_public (const ZimtAccountKey *key);
const ZimtSecret *zimt_account_key_get_secret (const ZimtAccountKey *key);

/* The generation of @class_code that is pinned and the hash (ZIMT_KEY_SIZE bytes) of its key; NULL
 * where none is. @generation optional. Good until the pins change. (transfer none) (nullable) */
const guint8 *zimt_account_key_get_pin (const ZimtAccountKey *key, const char *class_code,
                                        guint32 *generation);

/* One pin a class: a newer generation takes the place of the older one, and an older one changes
 * nothing. */
void zimt_account_key_set_pin (ZimtAccountKey *key, const char *class_code, guint32 generation,
                               const guint8 *hash);
void zimt_account_key_drop_pin (ZimtAccountKey *key, const char *class_code);

/* Codes of the classes that are pinned, NULL-terminated; (transfer full). */
char **zimt_account_key_dup_pinned (const ZimtAccountKey *key);

/* The blob that @password (UTF-8, 1 to 1024 bytes) opens, bound to database and account
 * (ZIMT_ID_SIZE bytes each) and to the public key. Takes about half a second. The key remembers the
 * password's key, so that zimt_account_key_dup_blob () can write it again with other pins.
 * ZIMT_ERROR_INVALID for a password of another size, ZIMT_ERROR_FAILED where there is no memory for
 * Argon2id; the key is as before then. Returns: (transfer full) (nullable) */
GBytes *zimt_account_key_lock (ZimtAccountKey *key, const guint8 *database, const guint8 *account,
                               const char *password, GError **error);

/* The blob again, with the pins of now and the password that opened or locked it; quick. (transfer
 * full) */
GBytes *zimt_account_key_dup_blob (const ZimtAccountKey *key);

/* Opens a blob. *is_weak (optional): its Argon2id parameters are below those of new blobs, so that
 * it should be locked again.
 *
 * ZIMT_ERROR_NOT_ALLOWED: the password is wrong. ZIMT_ERROR_DAMAGED: the blob is not what Zimt
 * wrote (its check sum is wrong), its parameters are below the floor or above the cap, or it opens
 * but belongs to another account, database or @public_key. ZIMT_ERROR_FAILED: there is no memory
 * for Argon2id. Returns: (transfer full) (nullable) */
ZimtAccountKey *zimt_account_key_unlock (GBytes *blob, const guint8 *public_key,
                                         const guint8 *database, const guint8 *account,
                                         const char *password, gboolean *is_weak, GError **error);
