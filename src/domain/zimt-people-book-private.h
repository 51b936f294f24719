/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the book share. */
#pragma once

#include "zimt-people-book.h"

/* Shorter words differ in a letter too often. */
#define ZIMT_NEAR_MIN_LETTERS 4

/* What makes two cards look the same. */
typedef struct
{
  char **words;  /* owned: of the name, by zimt_text_search_key (), sorted */
  char **sounds; /* owned: of the words, by zimt_text_sound_key (), sorted; the word itself where it
                  * has too few consonants */
  char **marks;  /* owned: "tel 493614711", "mail a@b.de", "iban DE…", "short ib", sorted */
} ZimtTraits;

struct _ZimtPeopleBook
{
  GHashTable *cards;   /* owned: id to ZimtRecord */
  GHashTable *merged;  /* owned: id to the id that it was merged into */
  GHashTable *sources; /* owned: id to owned GHashTable, the set of ids that were merged into it */
  GHashTable *links;   /* owned: id to owned GHashTable, the set of ids of cards that name it */
  GHashTable *traits;  /* owned: ZimtRecord (borrowed, of cards) to ZimtTraits */
  GHashTable *buckets; /* owned: key of zimt_traits_list_keys () to owned GPtrArray of ZimtRecord
                        * (borrowed, of cards) */
  gboolean
      is_indexed; /* whether "traits" and "buckets" are kept: once somebody looked for duplicates */
  gboolean has_private;
};

ZimtTraits *zimt_traits_new (const ZimtRecord *record);
void zimt_traits_free (gpointer traits);

/* NULL where the two do not look the same; @record is that of @b. (transfer full) (nullable) */
ZimtDuplicate *zimt_traits_compare (const ZimtTraits *a, const ZimtTraits *b, ZimtRecord *record);

/* What a card that could be the same has one of, at least: "11 sound mlr"; each once. (transfer
 * full) */
GPtrArray *zimt_traits_list_keys (const ZimtTraits *traits, ZimtRecordKind kind);

/* Puts every card into traits and buckets, the first time. */
void zimt_people_book_index_all (ZimtPeopleBook *book);

/* Puts a card of the book into its traits and buckets where these are kept, and takes it out. */
void zimt_people_book_index (ZimtPeopleBook *book, ZimtRecord *record);
void zimt_people_book_unindex (ZimtPeopleBook *book, ZimtRecord *record);

/* Digits with the country before them, without an extension: "+49 (0)361", "0049 361" and "0361"
 * are "49361". (transfer full) */
char *zimt_people_dup_phone_digits (const char *number);
