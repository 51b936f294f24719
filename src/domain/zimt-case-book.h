/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is unlocked, in memory: cases and what belongs to them, found by case, by what is
 * due and by words. Only the newest revision of each record. Made on one thread and handed to
 * another. */
#pragma once

#include "zimt-record.h"

typedef struct _ZimtCaseBook ZimtCaseBook;

ZimtCaseBook *zimt_case_book_new (void);

/* Everything goes; texts of the index are wiped. */
void zimt_case_book_free (ZimtCaseBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtCaseBook, zimt_case_book_free)

/* Adds a record, or puts it in the place of an older or the same revision; where there is a newer
 * one, nothing happens. The book takes its own reference, and the record must not be changed any
 * more. */
void zimt_case_book_put (ZimtCaseBook *book, ZimtRecord *record);
void zimt_case_book_remove (ZimtCaseBook *book, const char *id);

guint zimt_case_book_get_size (const ZimtCaseBook *book);

/* (transfer none) (nullable) */
ZimtRecord *zimt_case_book_get (const ZimtCaseBook *book, const char *id);

/* What a person reads for a case: its name where it is named, else its pseudonym; "" where it is
 * not there. (transfer none) */
const char *zimt_case_book_get_title (const ZimtCaseBook *book, const char *case_id);

/* Everything of a kind, newest change first; GPtrArray of ZimtRecord (transfer full), as the next
 * ones. */
GPtrArray *zimt_case_book_list (const ZimtCaseBook *book, ZimtRecordKind kind);

/* What belongs to a case, but not the case itself: newest first by the date that counts (of
 * consultation, goal, referral, consent, document; due or done of a follow-up), then by id. */
GPtrArray *zimt_case_book_list_of_case (const ZimtCaseBook *book, const char *case_id);

/* Open follow-ups that are due on or before @until, and referrals to ask again about (handed over
 * or prepared, ask_again on or before @until), the longest due first. */
GPtrArray *zimt_case_book_list_due (const ZimtCaseBook *book, ZimtDate until);

/* The open cases that were worked on last (any of their records), newest first, at most @max. */
GPtrArray *zimt_case_book_list_recent (const ZimtCaseBook *book, guint max);

/* Records with all words of @query in them or in their case's name or pseudonym, compared by
 * zimt_text_search_key () and zimt_text_sound_key () so that variants are found: cases first, then
 * newest change first; at most @max. Nothing where @query has no letter or digit. */
GPtrArray *zimt_case_book_search (const ZimtCaseBook *book, const char *query, guint max);

/* Cases that closed at least @months months before @today and are not on hold, the longest closed
 * first. */
GPtrArray *zimt_case_book_list_expired (const ZimtCaseBook *book, ZimtDate today, int months);

/* The case that a record is or belongs to; "" where it belongs to none. (transfer none) */
const char *zimt_record_get_case_id (const ZimtRecord *record);

/* When a closed case's data is to go: the same day @months calendar months later, or that month's
 * last (31 January, 28 February); ZIMT_DATE_LAST + 1 after the years of Zimt; 0 where it is open or
 * on hold. */
ZimtDate zimt_case_get_expiry (const ZimtRecord *record, int months);

/* Whether @referral may be printed on @today: ZIMT_ERROR_INVALID with the reason where there is no
 * consent of its case, it is withdrawn or over, or it is to somebody else. *consent (optional,
 * transfer none). */
gboolean zimt_case_book_may_print (const ZimtCaseBook *book, const ZimtRecord *referral,
                                   ZimtDate today, ZimtRecord **consent, GError **error);

/* A pseudonym of two of @words (two or more, "Ahorn-Kiesel") that no case of @book has, chosen by
 * @random (two numbers, any); once all pairs are taken, with a number behind. (transfer full) */
char *zimt_case_book_new_pseudonym (const ZimtCaseBook *book, const char *const *words,
                                    const guint32 random[2]);
