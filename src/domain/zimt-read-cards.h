/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file of cards yielded: cards, and what could not be read with its line. */
#pragma once

#include "zimt-record.h"

/* A file of nothing but mistakes has so many of them listed, and all of them counted. */
#define ZIMT_REFUSALS_MAX 1000

typedef struct
{
  int line;   /* from 1; of the row's or card's beginning */
  char *what; /* owned: the name or the beginning of it, fit to be quoted */
  char *why;  /* owned: one sentence */
} ZimtRefusal;

/* A list of refusals by line: empty, or with copies of those in @from (nullable). (transfer full)
 */
GPtrArray *zimt_refusals_new (const GPtrArray *from);

/* @what is made fit to be quoted; @why: (transfer full). */
void zimt_refusals_add (GPtrArray *refusals, int line, const char *what, char *why);

typedef struct
{
  GPtrArray *records;  /* owned: ZimtRecord, validated */
  GPtrArray *refusals; /* owned: ZimtRefusal by line, the first ZIMT_REFUSALS_MAX */
  guint n_refused;     /* all of them */
  /* owned: char *, the name of the organisation of each record, in their order; "" for none. Where
   * there is one the record has one row in "roles" whose "organisation" is still empty. */
  GPtrArray *roles;
  GArray *lines; /* owned: int, where each record begins, in their order */
} ZimtReadCards;

ZimtReadCards *zimt_read_cards_new (void);
void zimt_read_cards_free (ZimtReadCards *cards);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtReadCards, zimt_read_cards_free)

/* One more record, (transfer full), with the organisation of its role, (transfer full). */
void zimt_read_cards_add (ZimtReadCards *cards, ZimtRecord *record, char *organisation, int line);

/* Counted, and listed where there is room. @why: (transfer full). */
void zimt_read_cards_refuse (ZimtReadCards *cards, int line, const char *what, char *why);

/* The columns that Zimt knows: name, kind, email, phone, web, street, postcode, city, languages,
 * topics, tags, note, and first name, family name, organisation, role. */
typedef enum
{
  ZIMT_COLUMN_NONE, /* left out */
  ZIMT_COLUMN_NAME,
  ZIMT_COLUMN_GIVEN,
  ZIMT_COLUMN_FAMILY,
  ZIMT_COLUMN_KIND, /* of the organisation, or "person" */
  ZIMT_COLUMN_ORGANISATION,
  ZIMT_COLUMN_ROLE,
  ZIMT_COLUMN_EMAIL,
  ZIMT_COLUMN_PHONE,
  ZIMT_COLUMN_WEB,
  ZIMT_COLUMN_STREET,
  ZIMT_COLUMN_POSTCODE,
  ZIMT_COLUMN_CITY,
  ZIMT_COLUMN_LANGUAGES,
  ZIMT_COLUMN_TOPICS,
  ZIMT_COLUMN_TAGS,
  ZIMT_COLUMN_NOTE,
  ZIMT_N_COLUMNS,
} ZimtColumn;

/* "E-mail"; (transfer none), of the interface. */
const char *zimt_column_to_word (ZimtColumn column);

/* A file of which the head is read: UTF-8 with or without BOM, else CP1252; separator comma,
 * semicolon or tab, by the head. */
typedef struct
{
  char *text; /* owned: UTF-8 */
  char separator;
  gboolean is_cp1252;
  GPtrArray *head; /* owned: char *, the columns' titles */
  GArray *columns; /* owned: ZimtColumn of each; by the title in English or German where known */
  GPtrArray *first_row; /* owned (nullable): char *, for people to see what is in a column */
} ZimtCsvHead;

void zimt_csv_head_free (ZimtCsvHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtCsvHead, zimt_csv_head_free)

/* Called now and then with how much is done, 0 to 1; FALSE: stop, with G_IO_ERROR_CANCELLED. */
typedef gboolean (*ZimtProgressFunc) (double done, gpointer data);
