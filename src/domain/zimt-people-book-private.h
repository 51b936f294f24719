/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the book share. */
#pragma once

#include "zimt-people-book.h"

/* What makes two cards look the same. */
typedef struct
{
  char **words;  /* owned: of the name, by zimt_text_search_key (), sorted */
  char **sounds; /* owned: of the words, by zimt_text_sound_key (), sorted; the word itself where it has too few
                  * consonants */
  char **marks;  /* owned: "tel 493614711", "mail a@b.de", "iban DE…", sorted */
} ZimtTraits;

struct _ZimtPeopleBook
{
  GHashTable *cards;  /* owned: id to ZimtRecord */
  GHashTable *merged; /* owned: id to the id that it was merged into */
  GHashTable *sources; /* owned: id to owned GHashTable, the set of ids that were merged into it */
  GHashTable *links;  /* owned: id to owned GHashTable, the set of ids of cards that name it */
  GHashTable *traits; /* owned: ZimtRecord (borrowed, of cards) to ZimtTraits, made when they are asked for */
  gboolean has_private;
};

void zimt_traits_free (gpointer traits);
