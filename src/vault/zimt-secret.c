/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that must not outlive their use: guarded memory. */
#include "zimt-secret.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

struct _ZimtSecret
{
  guint8 *bytes; /* owned: from sodium_malloc () */
  gsize size;
};

gboolean
zimt_vault_init (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_FAILED,
                       _ ("The system gives no random numbers, so nothing can be encrypted; please "
                          "restart the computer."));
  return FALSE;
}

ZimtSecret *
zimt_secret_new (gsize size)
{
  ZimtSecret *secret;

  g_return_val_if_fail (size > 0, NULL);

  secret = g_new (ZimtSecret, 1);
  secret->bytes = sodium_malloc (size);
  secret->size = size;
  /* Stops, as g_malloc () does: without memory there is nothing to go on with. */
  if (secret->bytes == NULL)
    g_error ("There is no guarded memory for %" G_GSIZE_FORMAT " bytes", size);
  memset (secret->bytes, 0, size);
  return secret;
}

ZimtSecret *
zimt_secret_new_random (gsize size)
{
  ZimtSecret *secret = zimt_secret_new (size);

  randombytes_buf (secret->bytes, size);
  return secret;
}

ZimtSecret *
zimt_secret_new_copy (const guint8 *bytes, gsize size)
{
  ZimtSecret *secret = zimt_secret_new (size);

  memcpy (secret->bytes, bytes, size);
  return secret;
}

void
zimt_secret_free (ZimtSecret *secret)
{
  if (secret == NULL)
    return;
  sodium_free (secret->bytes); /* which wipes */
  g_free (secret);
}

guint8 *
zimt_secret_get_bytes (ZimtSecret *secret)
{
  return secret->bytes;
}

const guint8 *
zimt_secret_peek_bytes (const ZimtSecret *secret)
{
  return secret->bytes;
}

gsize
zimt_secret_get_size (const ZimtSecret *secret)
{
  return secret->size;
}

gboolean
zimt_secret_is_equal (const ZimtSecret *a, const ZimtSecret *b)
{
  return a->size == b->size && sodium_memcmp (a->bytes, b->bytes, a->size) == 0;
}

void
zimt_vault_random (guint8 *bytes, gsize size)
{
  randombytes_buf (bytes, size);
}

void
zimt_vault_wipe (gpointer bytes, gsize size)
{
  if (size > 0)
    sodium_memzero (bytes, size);
}

typedef struct
{
  guint8 *bytes; /* owned */
  gsize size;
} WipedBytes;

static void
free_wiped_bytes (gpointer data)
{
  WipedBytes *wiped = data;

  zimt_vault_wipe (wiped->bytes, wiped->size);
  g_free (wiped->bytes);
  g_free (wiped);
}

GBytes *
zimt_vault_take_bytes (guint8 *bytes, gsize size)
{
  WipedBytes *wiped = g_new (WipedBytes, 1);

  wiped->bytes = bytes;
  wiped->size = size;
  return g_bytes_new_with_free_func (bytes, size, free_wiped_bytes, wiped);
}
