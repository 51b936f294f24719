/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key of a class of values, in numbered generations: sealed to each entitled account in a slot,
 * and each generation vouched for by the one before. */
#pragma once

#include "zimt-account-key.h"

typedef struct _ZimtClassKey ZimtClassKey;

/* A new random key; @class_code: 1 to 32 ASCII letters and digits; @generation from 1. */
ZimtClassKey *zimt_class_key_new (const char *class_code, guint32 generation);
ZimtClassKey *zimt_class_key_copy (const ZimtClassKey *key);
void zimt_class_key_free (ZimtClassKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtClassKey, zimt_class_key_free)

const char *zimt_class_key_get_code (const ZimtClassKey *key);
guint32 zimt_class_key_get_generation (const ZimtClassKey *key);

/* The key that seals values of the class: derived from the class's own, as are those of manifests,
 * rosters and links. */
const ZimtSecret *zimt_class_key_get_secret (const ZimtClassKey *key);

/* BLAKE2b of database, class, generation and key: what accounts pin. @hash: ZIMT_KEY_SIZE bytes. */
void zimt_class_key_hash (const ZimtClassKey *key, const guint8 *database, guint8 *hash);

/* A slot: the key in a sealed box to @public_key, with database, class, generation and account
 * inside. NULL for a @public_key that no key pair has, such as zeroes. (transfer full) (nullable)
 */
GBytes *zimt_class_key_seal_slot (const ZimtClassKey *key, const guint8 *database,
                                  const guint8 *account, const guint8 *public_key);

/* ZIMT_ERROR_DAMAGED where the slot was not made for that database, class, generation, account and
 * key pair, or its key is not the one that is pinned for that generation.
 * (transfer full) (nullable) */
ZimtClassKey *zimt_class_key_open_slot (GBytes *slot, const ZimtAccountKey *account_key,
                                        const guint8 *database, const guint8 *account,
                                        const char *class_code, guint32 generation, GError **error);

/* What @older says of @newer, so that who knows the older key can trust the newer one: its hash,
 * sealed. @newer is a later generation of the class, or the first one of another class that @older
 * vouches for (a restricted case, by class C). (transfer full) */
GBytes *zimt_class_key_make_link (const ZimtClassKey *older, const ZimtClassKey *newer,
                                  const guint8 *database);

/* ZIMT_ERROR_DAMAGED where @link is not what @older said of @newer. */
gboolean zimt_class_key_check_link (const ZimtClassKey *older, const ZimtClassKey *newer,
                                    const guint8 *database, GBytes *link, GError **error);
