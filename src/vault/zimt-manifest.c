/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a class consists of. */
#include "zimt-manifest.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "zimt-class-key-private.h"

#define TEXT_SIZE (8 + 8 + ZIMT_KEY_SIZE)

/* The exclusive or is its own inverse: a row that comes and one that goes do the same to the sum.
 */
static void
toggle_row (ZimtManifest *manifest, const ZimtClassKey *key, const char *table, const guint8 *row,
            guint32 revision, const guint8 *sealed, gsize size)
{
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  guint8 hash[ZIMT_KEY_SIZE];
  crypto_generichash_state state;
  ZimtPack about;

  zimt_pack_init (&about, about_bytes, sizeof about_bytes);
  zimt_pack_text (&about, table);
  zimt_pack_bytes (&about, row, ZIMT_ID_SIZE);
  zimt_pack_number (&about, revision, 4);
  zimt_pack_number (&about, size, 8);
  g_assert (!about.has_overflowed);

  crypto_generichash_init (&state, zimt_class_key_peek_use (key, ZIMT_CLASS_USE_ROW), ZIMT_KEY_SIZE,
                           sizeof hash);
  crypto_generichash_update (&state, about.bytes, about.used);
  crypto_generichash_update (&state, sealed, size);
  crypto_generichash_final (&state, hash, sizeof hash);
  for (gsize i = 0; i < sizeof hash; i++)
    manifest->sum[i] ^= hash[i];
  manifest->counter++;
  zimt_vault_wipe (&state, sizeof state);
  zimt_vault_wipe (hash, sizeof hash);
}

void
zimt_manifest_add (ZimtManifest *manifest, const ZimtClassKey *key, const char *table,
                   const guint8 *row, guint32 revision, const guint8 *sealed, gsize size)
{
  toggle_row (manifest, key, table, row, revision, sealed, size);
  manifest->n_rows++;
}

void
zimt_manifest_remove (ZimtManifest *manifest, const ZimtClassKey *key, const char *table,
                      const guint8 *row, guint32 revision, const guint8 *sealed, gsize size)
{
  toggle_row (manifest, key, table, row, revision, sealed, size);
  /* Below zero where there was no such row: no manifest is the same then, which is right. */
  manifest->n_rows--;
}

gboolean
zimt_manifest_has_same_rows (const ZimtManifest *a, const ZimtManifest *b)
{
  return a->n_rows == b->n_rows && sodium_memcmp (a->sum, b->sum, sizeof a->sum) == 0;
}

GBytes *
zimt_manifest_seal (const ZimtManifest *manifest, const ZimtClassKey *key, const guint8 *database)
{
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE], text_bytes[TEXT_SIZE];
  ZimtPack about, text;
  GBytes *sealed;

  zimt_pack_init (&text, text_bytes, sizeof text_bytes);
  zimt_pack_number (&text, manifest->counter, 8);
  zimt_pack_number (&text, manifest->n_rows, 8);
  zimt_pack_bytes (&text, manifest->sum, sizeof manifest->sum);
  zimt_class_key_init_about (key, &about, about_bytes, "manifest", database);
  sealed = zimt_class_key_seal (key, ZIMT_CLASS_USE_MANIFEST, &about, text.bytes, text.used);
  zimt_vault_wipe (text_bytes, sizeof text_bytes);
  return sealed;
}

gboolean
zimt_manifest_open (ZimtManifest *manifest, const ZimtClassKey *key, const guint8 *database,
                    GBytes *sealed, GError **error)
{
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  g_autoptr (GBytes) bytes = NULL;
  ZimtPack about;

  zimt_class_key_init_about (key, &about, about_bytes, "manifest", database);
  bytes = zimt_class_key_open (key, ZIMT_CLASS_USE_MANIFEST, &about, sealed);
  if (bytes != NULL && g_bytes_get_size (bytes) == TEXT_SIZE)
    {
      ZimtUnpack text;

      zimt_unpack_init (&text, g_bytes_get_data (bytes, NULL), TEXT_SIZE);
      manifest->counter = zimt_unpack_number (&text, 8);
      manifest->n_rows = zimt_unpack_number (&text, 8);
      zimt_unpack_bytes (&text, manifest->sum, sizeof manifest->sum);
      return TRUE;
    }
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                       _ ("The list of the protected entries is damaged or was changed; put a "
                          "backup in its place."));
  return FALSE;
}
