/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers about people, made in memory: see zimt-paper.h. Each (transfer full) (nullable): NULL with
 * error where there is nothing to print. @today stands on them. */
#pragma once

#include "zimt-house.h"
#include "zimt-paper.h"
#include "zimt-people-book.h"

/* The referral directory in plain German (or the interface's language): organisations marked for
 * it, by topic, as one page where they fit, with what they offer, languages, opening hours, phone,
 * and a QR code with
 * @link (nullable: the web site of the house, else the list as vCard or text up to
 * ZIMT_PAPER_QR_MAX_SIZE). @records: ORGANISATION. */
ZimtPaper *zimt_directory_paper_new (const ZimtHouse *house, GPtrArray *records, const char *link,
                                     ZimtDate today, ZimtLabelFunc get_label, gpointer data,
                                     GError **error);

/* The settlement sheet of an interpreter for a span: each assignment with minutes, kilometres,
 * amount, the sum, the yearly sum against the tax-free limit, IBAN, lines to sign. */
ZimtPaper *zimt_settlement_paper_new (const ZimtHouse *house, const ZimtPeopleBook *book,
                                      const ZimtRecord *interpreter, ZimtDate from, ZimtDate to,
                                      ZimtDate today, ZimtLabelFunc get_label, gpointer data,
                                      GError **error);

/* Yearly certificate of a companion: hours, trainings, in words of thanks; and the letter of
 * thanks. */
ZimtPaper *zimt_companion_certificate_new (const ZimtHouse *house, const ZimtRecord *companion,
                                           int year, ZimtDate today, GError **error);
ZimtPaper *zimt_companion_thanks_new (const ZimtHouse *house, const ZimtRecord *companion, int year,
                                      ZimtDate today, GError **error);

/* Everything about one person over all pools (DSGVO Art. 15), other persons' names masked ("A.
 * T."); and the same as JSON (Art. 20), an object of arrays by kind. (transfer full) (nullable) */
ZimtPaper *zimt_subject_paper_new (const ZimtHouse *house, const ZimtPeopleBook *book,
                                   const char *id, ZimtDate today, ZimtLabelFunc get_label,
                                   gpointer data, GError **error);
char *zimt_subject_dup_json (const ZimtPeopleBook *book, const char *id, ZimtDate today,
                             GError **error);

/* Members of the network on a date, as a table with joined, left, signed on. @records:
 * ORGANISATION. */
ZimtPaper *zimt_members_paper_new (const ZimtHouse *house, GPtrArray *records, ZimtDate on,
                                   ZimtDate today, GError **error);

/* Unmet demand by language, weekday and district between two dates. */
ZimtPaper *zimt_demand_paper_new (const ZimtHouse *house, const ZimtPeopleBook *book, ZimtDate from,
                                  ZimtDate to, ZimtDate today, ZimtLabelFunc get_label,
                                  gpointer data, GError **error);
