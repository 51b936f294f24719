/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds a class: accounts and their public keys. */
#include "zimt-manifest.h"

#include <glib/gi18n-lib.h>

#include "zimt-class-key-private.h"

#define ENTRY_SIZE (ZIMT_ID_SIZE + ZIMT_KEY_SIZE)

GBytes *
zimt_roster_seal (const GArray *roster, const ZimtClassKey *key, const guint8 *database)
{
  gsize room = 4 + (gsize)roster->len * ENTRY_SIZE;
  g_autofree guint8 *text_bytes = g_malloc (room);
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  ZimtPack about, text;

  zimt_pack_init (&text, text_bytes, room);
  zimt_pack_number (&text, roster->len, 4);
  for (guint i = 0; i < roster->len; i++)
    {
      const ZimtRosterEntry *entry = &g_array_index (roster, ZimtRosterEntry, i);

      zimt_pack_bytes (&text, entry->account, ZIMT_ID_SIZE);
      zimt_pack_bytes (&text, entry->public_key, ZIMT_KEY_SIZE);
    }
  zimt_class_key_init_about (key, &about, about_bytes, "roster", database);
  return zimt_class_key_seal (key, ZIMT_CLASS_USE_ROSTER, &about, text.bytes, text.used);
}

static GArray *
unpack_roster (GBytes *bytes)
{
  g_autoptr (GArray) roster = g_array_new (FALSE, TRUE, sizeof (ZimtRosterEntry));
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  ZimtUnpack text;
  guint32 n_entries;

  zimt_unpack_init (&text, data, size);
  n_entries = (guint32)zimt_unpack_number (&text, 4);
  for (guint32 i = 0; i < n_entries && !text.is_short; i++)
    {
      ZimtRosterEntry entry;

      zimt_unpack_bytes (&text, entry.account, ZIMT_ID_SIZE);
      zimt_unpack_bytes (&text, entry.public_key, ZIMT_KEY_SIZE);
      g_array_append_val (roster, entry);
    }
  return zimt_unpack_is_done (&text) ? g_steal_pointer (&roster) : NULL;
}

GArray *
zimt_roster_open (const ZimtClassKey *key, const guint8 *database, GBytes *sealed, GError **error)
{
  guint8 about_bytes[ZIMT_PACK_ABOUT_SIZE];
  g_autoptr (GBytes) text = NULL;
  GArray *roster = NULL;
  ZimtPack about;

  zimt_class_key_init_about (key, &about, about_bytes, "roster", database);
  text = zimt_class_key_open (key, ZIMT_CLASS_USE_ROSTER, &about, sealed);
  if (text != NULL)
    roster = unpack_roster (text);
  if (roster == NULL)
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                         _ ("The list of who may read protected entries is damaged or was changed; "
                            "put a backup in its place."));
  return roster;
}
