/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that must not outlive their use: guarded memory, kept out of swap and core dumps where the
 * system lets us, wiped when freed. */
#pragma once

#include <glib.h>

#include "zimt-error.h"

#define ZIMT_KEY_SIZE 32
#define ZIMT_ID_SIZE 16

typedef struct _ZimtSecret ZimtSecret;

/* Starts libsodium; before anything else of this layer, as often as one likes, from any thread.
 * ZIMT_ERROR_FAILED where the system gives no random numbers. */
gboolean zimt_vault_init (GError **error);

/* @size bytes, 1 to 4096: zeroes, random ones, or a copy of @bytes; (transfer full). */
ZimtSecret *zimt_secret_new (gsize size);
ZimtSecret *zimt_secret_new_random (gsize size);
ZimtSecret *zimt_secret_new_copy (const guint8 *bytes, gsize size);

/* Wipes and frees. */
void zimt_secret_free (ZimtSecret *secret);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtSecret, zimt_secret_free)

guint8 *zimt_secret_get_bytes (ZimtSecret *secret);
const guint8 *zimt_secret_peek_bytes (const ZimtSecret *secret);
gsize zimt_secret_get_size (const ZimtSecret *secret);

/* Compares in constant time. */
gboolean zimt_secret_is_equal (const ZimtSecret *a, const ZimtSecret *b);

/* Random bytes that are no secret: ids, salts. */
void zimt_vault_random (guint8 *bytes, gsize size);

/* Overwrites; not optimised away. */
void zimt_vault_wipe (gpointer bytes, gsize size);

/* Takes @bytes (transfer full, from g_malloc ()); wiped when the last reference goes. */
GBytes *zimt_vault_take_bytes (guint8 *bytes, gsize size);
