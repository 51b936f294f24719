/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was made of cards once. Cards are not kept alive by it: they are private. */
#include "zimt-card-memo.h"

struct _ZimtCardMemo
{
  GHashTable *entries; /* owned: ZimtCard (weak) to Entry */
  GDestroyNotify free_value;
};

typedef struct
{
  ZimtCardMemo *memo; /* borrowed: owns this */
  guint stamp;        /* the card's, when the value was made */
  gpointer value;     /* owned */
} Entry;

static void
entry_free (Entry *entry)
{
  entry->memo->free_value (entry->value);
  g_free (entry);
}

static void
gone_cb (gpointer memo, GObject *card)
{
  g_hash_table_remove (((ZimtCardMemo *)memo)->entries, card);
}

ZimtCardMemo *
zimt_card_memo_new (GDestroyNotify free_value)
{
  ZimtCardMemo *memo = g_new0 (ZimtCardMemo, 1);

  memo->entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)entry_free);
  memo->free_value = free_value;
  return memo;
}

void
zimt_card_memo_free (ZimtCardMemo *memo)
{
  zimt_card_memo_forget (memo);
  g_hash_table_unref (memo->entries);
  g_free (memo);
}

gconstpointer
zimt_card_memo_get (ZimtCardMemo *memo, ZimtCard *card)
{
  const Entry *entry = g_hash_table_lookup (memo->entries, card);

  return entry != NULL && entry->stamp == zimt_card_get_stamp (card) ? entry->value : NULL;
}

gconstpointer
zimt_card_memo_put (ZimtCardMemo *memo, ZimtCard *card, gpointer value)
{
  Entry *entry = g_new0 (Entry, 1);

  *entry = (Entry){ memo, zimt_card_get_stamp (card), value };
  if (g_hash_table_replace (memo->entries, card, entry))
    g_object_weak_ref (G_OBJECT (card), gone_cb, memo);
  return value;
}

void
zimt_card_memo_forget (ZimtCardMemo *memo)
{
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, memo->entries);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    g_object_weak_unref (card, gone_cb, memo);
  g_hash_table_remove_all (memo->entries);
}
