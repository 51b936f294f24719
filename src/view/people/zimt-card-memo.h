/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was made of cards once, for as long as each says the same: ratings, keys to sort by. A card
 * that goes takes what was made of it along. */
#pragma once

#include "zimt-people.h"

typedef struct _ZimtCardMemo ZimtCardMemo;

/* @free_value: (not nullable). */
ZimtCardMemo *zimt_card_memo_new (GDestroyNotify free_value);
void zimt_card_memo_free (ZimtCardMemo *memo);

/* NULL where nothing was put, or the card has changed since; (transfer none). */
gconstpointer zimt_card_memo_get (ZimtCardMemo *memo, ZimtCard *card);

/* @value: (transfer full); returns it. */
gconstpointer zimt_card_memo_put (ZimtCardMemo *memo, ZimtCard *card, gpointer value);

void zimt_card_memo_forget (ZimtCardMemo *memo);
