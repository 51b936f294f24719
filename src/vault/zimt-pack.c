/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, bytes and short texts as a row of bytes that can be read in one way only. */
#include "zimt-pack.h"

#include <string.h>

#include "zimt-secret.h"

/* Of all layouts at once: they stand together in docs/vault.md. */
#define LAYOUT_VERSION 1

void
zimt_pack_init (ZimtPack *pack, guint8 *bytes, gsize size)
{
  *pack = (ZimtPack){ .bytes = bytes, .size = size };
}

void
zimt_pack_bytes (ZimtPack *pack, const guint8 *bytes, gsize size)
{
  if (pack->has_overflowed || size > pack->size - pack->used)
    {
      pack->has_overflowed = TRUE;
      return;
    }
  memcpy (pack->bytes + pack->used, bytes, size);
  pack->used += size;
}

void
zimt_pack_number (ZimtPack *pack, guint64 number, gsize n_bytes)
{
  guint8 bytes[sizeof number];

  for (gsize i = 0; i < sizeof bytes; i++)
    {
      bytes[i] = (guint8)(number >> (8 * i));
      if (i >= n_bytes && bytes[i] != 0)
        pack->has_overflowed = TRUE;
    }
  zimt_pack_bytes (pack, bytes, n_bytes);
}

void
zimt_pack_text (ZimtPack *pack, const char *text)
{
  gsize length = strlen (text);

  zimt_pack_number (pack, length, 1);
  zimt_pack_bytes (pack, (const guint8 *)text, length);
}

void
zimt_pack_init_about (ZimtPack *pack, guint8 *bytes, const char *what, const guint8 *database)
{
  zimt_pack_init (pack, bytes, ZIMT_PACK_ABOUT_SIZE);
  zimt_pack_text (pack, what);
  zimt_pack_number (pack, LAYOUT_VERSION, 1);
  zimt_pack_bytes (pack, database, ZIMT_ID_SIZE);
}

void
zimt_unpack_init (ZimtUnpack *unpack, const guint8 *bytes, gsize size)
{
  *unpack = (ZimtUnpack){ .bytes = bytes, .size = size };
}

void
zimt_unpack_bytes (ZimtUnpack *unpack, guint8 *bytes, gsize size)
{
  if (unpack->is_short || size > unpack->size - unpack->used)
    {
      unpack->is_short = TRUE;
      memset (bytes, 0, size);
      return;
    }
  memcpy (bytes, unpack->bytes + unpack->used, size);
  unpack->used += size;
}

guint64
zimt_unpack_number (ZimtUnpack *unpack, gsize n_bytes)
{
  guint8 bytes[sizeof (guint64)] = { 0 };
  guint64 number = 0;

  zimt_unpack_bytes (unpack, bytes, n_bytes);
  for (gsize i = 0; i < sizeof bytes; i++)
    number |= (guint64)bytes[i] << (8 * i);
  return number;
}

void
zimt_unpack_text (ZimtUnpack *unpack, char *text, gsize size)
{
  gsize length = zimt_unpack_number (unpack, 1);

  if (length >= size)
    {
      unpack->is_short = TRUE;
      length = 0;
    }
  zimt_unpack_bytes (unpack, (guint8 *)text, length);
  text[length] = '\0';
}

gboolean
zimt_unpack_is_done (const ZimtUnpack *unpack)
{
  return !unpack->is_short && unpack->used == unpack->size;
}
