/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids, bytes from hexadecimal, and what must be true of everything that is sealed. */
#include "fixture.h"

#include <string.h>

const guint8 fixture_database[ZIMT_ID_SIZE] = { 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17,
                                                0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f };
const guint8 fixture_account[ZIMT_ID_SIZE] = { 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27,
                                               0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f };
const guint8 fixture_row[ZIMT_ID_SIZE] = { 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37,
                                           0x38, 0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f };
const guint8 fixture_other[ZIMT_ID_SIZE] = { 0x99 };

void
fixture_count (guint8 *bytes, gsize size, guint8 first)
{
  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8)(first + i);
}

GBytes *
fixture_from_hex (const char *hex)
{
  gsize size = strlen (hex) / 2;
  guint8 *bytes = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    bytes[i]
        = (guint8)(g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  return g_bytes_new_take (bytes, size);
}

GBytes *
fixture_change (GBytes *bytes, gsize index, guint8 change)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (data, size);

  g_assert_cmpuint (index, <, size);
  copy[index] ^= change;
  return g_bytes_new_take (copy, size);
}

static void
assert_refused (GBytes *bytes, FixtureOpens opens, gpointer data, const char *what, gsize index)
{
  if (opens (bytes, data))
    g_error ("It opens %s %" G_GSIZE_FORMAT, what, index);
}

static void
assert_every_change_is_found (GBytes *bytes, FixtureOpens opens, gpointer data)
{
  static const guint8 changes[] = { 0x01, 0x80, 0xff };

  for (gsize i = 0; i < g_bytes_get_size (bytes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (changes); j++)
      {
        g_autoptr (GBytes) changed = fixture_change (bytes, i, changes[j]);

        assert_refused (changed, opens, data, "changed at", i);
      }
}

void
fixture_assert_only_whole_opens (GBytes *bytes, FixtureOpens opens, gpointer data)
{
  static const gsize extra[] = { 1, 16, 256, 512 };
  gsize size = g_bytes_get_size (bytes);

  g_assert_true (opens (bytes, data));
  assert_every_change_is_found (bytes, opens, data);
  for (gsize i = 0; i < size; i++)
    {
      /* Copies, so that AddressSanitizer sees what is read past the end. */
      g_autoptr (GBytes) start = g_bytes_new (g_bytes_get_data (bytes, NULL), i);

      assert_refused (start, opens, data, "cut to", i);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (extra); i++)
    {
      guint8 *longer = g_malloc0 (size + extra[i]);
      g_autoptr (GBytes) bytes_and_more = g_bytes_new_take (longer, size + extra[i]);

      memcpy (longer, g_bytes_get_data (bytes, NULL), size);
      assert_refused (bytes_and_more, opens, data, "with more:", extra[i]);
    }
  g_assert_true (opens (bytes, data));
}

gboolean
fixture_is_damaged (GError **error)
{
  if (*error == NULL)
    return FALSE;
  g_assert_error (*error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED);
  g_assert_cmpstr ((*error)->message, !=, "");
  g_clear_error (error);
  return TRUE;
}
