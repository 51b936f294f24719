/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card indexes in memory: organisations, persons, interpreters, companions, newcomers and what
 * links them, with their private fields where class P is open. Only the newest revision of each
 * card that is there. Made on one thread and handed to another. */
#pragma once

#include "zimt-record.h"

typedef struct _ZimtPeopleBook ZimtPeopleBook;

ZimtPeopleBook *zimt_people_book_new (void);

/* Everything goes; texts of the index are wiped. */
void zimt_people_book_free (ZimtPeopleBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtPeopleBook, zimt_people_book_free)

/* Whether private fields are in the cards of the pools. */
gboolean zimt_people_book_has_private (const ZimtPeopleBook *book);
void zimt_people_book_set_has_private (ZimtPeopleBook *book, gboolean has_private);

/* Adds a card, or puts it in the place of what has its id. The book takes a reference; the record
 * must not be changed any more. */
void zimt_people_book_put (ZimtPeopleBook *book, ZimtRecord *record);
void zimt_people_book_remove (ZimtPeopleBook *book, const char *id);

/* @id was merged into @into: it leads there from now on. */
void zimt_people_book_add_merged (ZimtPeopleBook *book, const char *id, const char *into);

/* Also by the id of one that was merged into it; (transfer none) (nullable). */
ZimtRecord *zimt_people_book_get (const ZimtPeopleBook *book, const char *id);

/* The title of a card, "" where it is not there; (transfer full). */
char *zimt_people_book_dup_title (const ZimtPeopleBook *book, const char *id);

/* Every card of a kind, by id; GPtrArray of ZimtRecord (transfer full), as the next ones. */
GPtrArray *zimt_people_book_list (const ZimtPeopleBook *book, ZimtRecordKind kind);

/* Cards of @kind whose RECORD fields (rows too) name @id: the persons with a role in an
 * organisation, the assignments of an interpreter, the tandems of a companion, what shares a job.
 * What names a card that was merged into @id counts too. */
GPtrArray *zimt_people_book_list_linked (const ZimtPeopleBook *book, ZimtRecordKind kind,
                                         const char *id);

/* The main contact of an organisation on @today: the role that is marked so, else the only one;
 * (transfer none) (nullable). */
ZimtRecord *zimt_people_book_get_main_contact (const ZimtPeopleBook *book,
                                               const char *organisation_id, ZimtDate today);

/* The role that holds on @date, or NULL; (transfer none). */
ZimtRecord *zimt_person_get_role (const ZimtRecord *person, const char *organisation_id,
                                  ZimtDate date);

/* Whether an organisation was a member of the network on @date: joined on or before it, and not
 * left on or before it. */
gboolean zimt_organisation_is_member (const ZimtRecord *organisation, ZimtDate date);

/* Whether a person may be written to, listed or exported for a purpose ("mailing", "directory",
 * "export"): the newest answer for it (by date, then row) is "given". */
gboolean zimt_person_allows (const ZimtRecord *person, const char *purpose);

/* --- Search --- */

/* Whether a FILTER lets @record through, but for what it searches for: its state, one of the codes
 * in each of its lists, where it asks for any, and what nobody has verified for twelve months
 * before @today. */
gboolean zimt_people_filter_matches (const ZimtRecord *filter, const ZimtRecord *record,
                                     ZimtDate today);

/* Whether it keeps anything back, but for what it searches for. */
gboolean zimt_people_filter_is_active (const ZimtRecord *filter);

/* What people typed, made ready for many comparisons. */
typedef struct _ZimtPeopleQuery ZimtPeopleQuery;

/* Words of @text in any order, each a part of a word that is searched; umlauts, accents and scripts
 * make no difference (zimt_text_search_key ()). At the beginning of a word one typing mistake (a
 * letter too many, too few, another one, two swapped) is forgiven in what has a key of four letters
 * and more; there, too, words are found that sound the same (zimt_text_sound_key ()). (transfer
 * full) */
ZimtPeopleQuery *zimt_people_query_new (const char *text);
void zimt_people_query_free (ZimtPeopleQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtPeopleQuery, zimt_people_query_free)

/* The searched fields of a card as one search key: texts, rows, and labels of codes where
 * @get_label (nullable) knows them; names of organisations it has roles in, where @book (nullable)
 * knows them. (transfer full) */
typedef const char *(*ZimtLabelFunc) (gpointer data, const char *list, const char *code);
char *zimt_people_dup_search_text (const ZimtPeopleBook *book, const ZimtRecord *record,
                                   ZimtLabelFunc get_label, gpointer data);

/* 0: it does not match; else the better, the higher: whole words before beginnings before parts
 * before mistakes. @search_text: of zimt_people_dup_search_text (). */
int zimt_people_query_rate (const ZimtPeopleQuery *query, const char *search_text);

/* --- Duplicates --- */

typedef struct
{
  ZimtRecord *record; /* owned */
  int score;          /* 1 to 100: 100 is surely the same */
  GPtrArray *reasons; /* owned: sentences or words for people: "sounds the same", "same phone" */
} ZimtDuplicate;

void zimt_duplicate_free (ZimtDuplicate *duplicate);

/* Cards of the same kind that could be the same as @record (stored or not), best first, at most
 * @max: names by search and sound keys in any order, phone numbers by their digits, e-mail
 * addresses, IBANs. GPtrArray of ZimtDuplicate (transfer full). Under 10 ms over 10,000; the first
 * time in a book is longer, for the index. */
GPtrArray *zimt_people_book_find_duplicates (ZimtPeopleBook *book, const ZimtRecord *record,
                                             guint max);

/* Every pair in a kind that could be the same, best first, at most @max: GPtrArray of ZimtDuplicate
 * whose "record" is the second one; firsts (GPtrArray of ZimtRecord, transfer full) in the same
 * order. */
GPtrArray *zimt_people_book_list_duplicates (ZimtPeopleBook *book, ZimtRecordKind kind, guint max,
                                             GPtrArray **firsts);

/* --- Merging --- */

/* A proposal for what two cards become: @kept, with what only @other says, the rows of both (those
 * that say the same once, times and memberships that overlap as one, of two answers of one day the
 * refusal last), notes one after the other. Id and revision are those of @kept. (transfer full) */
ZimtRecord *zimt_people_merge (const ZimtRecord *kept, const ZimtRecord *other);
