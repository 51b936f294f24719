/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, bytes and short texts as a row of bytes that can be read in one way only: numbers are
 * little-endian and of a fixed size, texts begin with their length. The memory is the caller's, and
 * does not grow: a secret that is packed leaves no copies behind. */
#pragma once

#include <glib.h>

/* Enough for every associated data of this layer. */
#define ZIMT_PACK_ABOUT_SIZE 256

typedef struct
{
  guint8 *bytes; /* borrowed */
  gsize size;
  gsize used;
  gboolean has_overflowed; /* something did not fit: what is packed is worth nothing */
} ZimtPack;

void zimt_pack_init (ZimtPack *pack, guint8 *bytes, gsize size);
void zimt_pack_bytes (ZimtPack *pack, const guint8 *bytes, gsize size);

/* @n_bytes: 1 to 8; what does not fit into them has overflowed. */
void zimt_pack_number (ZimtPack *pack, guint64 number, gsize n_bytes);

/* One byte of length, then the text; more than 255 bytes have overflowed. */
void zimt_pack_text (ZimtPack *pack, const char *text);

/* Begins the associated data of what is sealed: what it is, the version of its layout, and the
 * database (ZIMT_ID_SIZE bytes). @bytes: ZIMT_PACK_ABOUT_SIZE of them. */
void zimt_pack_init_about (ZimtPack *pack, guint8 *bytes, const char *what, const guint8 *database);

typedef struct
{
  const guint8 *bytes; /* borrowed */
  gsize size;
  gsize used;
  gboolean is_short; /* something was read past the end, as zeroes */
} ZimtUnpack;

void zimt_unpack_init (ZimtUnpack *unpack, const guint8 *bytes, gsize size);
void zimt_unpack_bytes (ZimtUnpack *unpack, guint8 *bytes, gsize size);
guint64 zimt_unpack_number (ZimtUnpack *unpack, gsize n_bytes);

/* @text: @size bytes, its end included; a longer one is short, and empty. */
void zimt_unpack_text (ZimtUnpack *unpack, char *text, gsize size);

/* TRUE where all was read and nothing is left. */
gboolean zimt_unpack_is_done (const ZimtUnpack *unpack);
