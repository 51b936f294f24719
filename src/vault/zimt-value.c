/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sealed value, bound to the place where it lies. */
#include "zimt-value.h"

#include <glib/gi18n-lib.h>

#include "zimt-envelope.h"

G_STATIC_ASSERT (ZIMT_VALUE_MAX_SIZE == ZIMT_ENVELOPE_MAX_SIZE);

static void
pack_name (ZimtPack *about, guint8 *bytes, const ZimtValueName *name)
{
  zimt_pack_init_about (about, bytes, "value", name->database);
  zimt_pack_text (about, name->table);
  zimt_pack_bytes (about, name->row, ZIMT_ID_SIZE);
  zimt_pack_text (about, name->class_code);
  zimt_pack_number (about, name->generation, 4);
  zimt_pack_number (about, name->revision, 4);
}

gsize
zimt_value_padded_size (gsize size)
{
  return zimt_envelope_padded_size (size);
}

GBytes *
zimt_value_seal (const ZimtSecret *key, const ZimtValueName *name, const guint8 *text, gsize size)
{
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  ZimtPack about;
  gsize sealed_size;
  guint8 *sealed;

  g_return_val_if_fail (zimt_secret_get_size (key) == ZIMT_KEY_SIZE, NULL);
  g_return_val_if_fail (size <= ZIMT_VALUE_MAX_SIZE, NULL);

  sealed_size = zimt_envelope_sealed_size (size);
  sealed = g_malloc (sealed_size);
  pack_name (&about, about_bytes, name);
  zimt_envelope_seal (zimt_secret_peek_bytes (key), &about, text, size, sealed);
  return g_bytes_new_take (sealed, sealed_size);
}

GBytes *
zimt_value_open (const ZimtSecret *key, const ZimtValueName *name, const guint8 *sealed, gsize size,
                 GError **error)
{
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  ZimtPack about;
  gsize room = zimt_envelope_text_room (size);
  gsize text_size = 0;
  guint8 *text;

  g_return_val_if_fail (zimt_secret_get_size (key) == ZIMT_KEY_SIZE, NULL);

  text = g_malloc (room);
  pack_name (&about, about_bytes, name);
  if (zimt_envelope_open (zimt_secret_peek_bytes (key), &about, sealed, size, text, &text_size))
    {
      g_autoptr (GBytes) padded = zimt_vault_take_bytes (text, room);

      return g_bytes_new_from_bytes (padded, 0, text_size);
    }
  zimt_vault_wipe (text, room);
  g_free (text);
  g_set_error_literal (
      error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
      _ ("A protected entry is damaged or was changed; put a backup in its place."));
  return NULL;
}
