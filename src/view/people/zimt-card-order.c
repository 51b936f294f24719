/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorts cards by one column. */
#include "zimt-card-order.h"

#include <string.h>

#include "zimt-card-memo.h"
#include "zimt-text.h"

struct _ZimtCardOrder
{
  ZimtSession *session;         /* borrowed */
  const ZimtCardColumn *column; /* borrowed */
  ZimtCollation *collation;     /* borrowed */
  GtkSorter *sorter;            /* owned */
  ZimtCardMemo *keys;           /* owned: Key */
};

typedef struct
{
  gint64 number;
  char *text; /* owned (nullable): NULL where it is empty */
} Key;

static void
key_free (Key *key)
{
  zimt_text_wipe (key->text);
  g_free (key);
}

static char *
dup_key (ZimtCardOrder *self, ZimtCard *card)
{
  const ZimtCardColumn *column = self->column;
  g_autoptr (ZimtWipedText) text = column->dup_sorted != NULL
                                       ? column->dup_sorted (self->session, card, column->field)
                                       : column->dup_text (self->session, card, column->field);

  return *text != '\0' ? zimt_collation_dup_key (self->collation, text) : NULL;
}

static const Key *
get_key (ZimtCardOrder *self, ZimtCard *card)
{
  const Key *kept = zimt_card_memo_get (self->keys, card);
  Key *key;

  if (kept != NULL)
    return kept;
  key = g_new0 (Key, 1);
  if (self->column->get_number != NULL)
    key->number = self->column->get_number (self->session, card, self->column->field);
  else
    key->text = dup_key (self, card);
  return zimt_card_memo_put (self->keys, card, key);
}

/* Nothing comes after everything. */
static int
compare_texts (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return strcmp (a, b);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ZimtCardOrder *self = user_data;
  const Key *one = get_key (self, (ZimtCard *)a);
  const Key *other = get_key (self, (ZimtCard *)b);

  if (self->column->get_number != NULL)
    return (one->number > other->number) - (one->number < other->number);
  return compare_texts (one->text, other->text);
}

ZimtCardOrder *
zimt_card_order_new (ZimtSession *session, const ZimtCardColumn *column, ZimtCollation *collation)
{
  ZimtCardOrder *self = g_new0 (ZimtCardOrder, 1);

  self->session = session;
  self->column = column;
  self->collation = collation;
  self->keys = zimt_card_memo_new ((GDestroyNotify)key_free);
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  return self;
}

void
zimt_card_order_free (ZimtCardOrder *self)
{
  /* A model that outlives this compares nothing any more. */
  gtk_custom_sorter_set_sort_func (GTK_CUSTOM_SORTER (self->sorter), NULL, NULL, NULL);
  g_object_unref (self->sorter);
  zimt_card_memo_free (self->keys);
  g_free (self);
}

GtkSorter *
zimt_card_order_get_sorter (ZimtCardOrder *self)
{
  return self->sorter;
}

void
zimt_card_order_forget (ZimtCardOrder *self)
{
  zimt_card_memo_forget (self->keys);
}
