/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of the case work or of the card indexes: an organisation, a person, an interpreter. A
 * kind says which fields a record has; one table of fields is what forms, checks, versions, search,
 * merging, exchange and storage read. */
#pragma once

#include "zimt-time.h"

typedef enum
{
  ZIMT_RECORD_CASE = 1,
  ZIMT_RECORD_CONSULTATION, /* without a case it is a tally: counted only */
  ZIMT_RECORD_GOAL,
  ZIMT_RECORD_FOLLOW_UP,
  ZIMT_RECORD_REFERRAL,
  ZIMT_RECORD_CONSENT,
  ZIMT_RECORD_DOCUMENT,  /* handed out */
  ZIMT_RECORD_DRAFT,     /* a form that was open when Zimt locked */
  ZIMT_RECORD_RETENTION, /* a run that waits for the second person, or its proof: counts, no names
                          */

  /* Cards: see zimt_record_kind_is_card (). */
  ZIMT_RECORD_ORGANISATION,
  ZIMT_RECORD_PERSON, /* somebody in organisations: a contact */
  ZIMT_RECORD_INTERPRETER,
  ZIMT_RECORD_COMPANION,
  ZIMT_RECORD_NEWCOMER, /* waits for a companion */
  ZIMT_RECORD_TANDEM,
  ZIMT_RECORD_ASSIGNMENT, /* one interpreter for one job; the jobs that were offered to several
                             share "job" */
  ZIMT_RECORD_DEMAND,     /* for an interpreter, that could not be met: no person in it */
  ZIMT_RECORD_MAILING,    /* an issue of a newsletter, or another serial mail */
  ZIMT_RECORD_FILTER,     /* a saved filter of a list */
  ZIMT_RECORD_TARIFF,     /* of interpreters, from a day on */

  /* Rows: parts of a card, no records of their own. */
  ZIMT_RECORD_PHONE,
  ZIMT_RECORD_EMAIL,
  ZIMT_RECORD_ADDRESS,
  ZIMT_RECORD_ROLE,
  ZIMT_RECORD_MEMBERSHIP,
  ZIMT_RECORD_PERMISSION, /* consent or opt-out for one purpose */
  ZIMT_RECORD_HOURS,      /* weekly */
  ZIMT_RECORD_EXTRA,      /* hours on one date */
  ZIMT_RECORD_ABSENCE,
  ZIMT_RECORD_SKILL, /* a language pair */
  ZIMT_RECORD_PROOF,
  ZIMT_RECORD_TRAINING,
  ZIMT_RECORD_ACTIVITY, /* hours and expenses of a companion */
  ZIMT_RECORD_TALK,     /* with the two of a tandem */
  ZIMT_N_RECORD_KINDS,
} ZimtRecordKind;

typedef enum
{
  ZIMT_FIELD_LINE,   /* text of one line, up to ZIMT_TEXT_MAX_CHARS characters */
  ZIMT_FIELD_NOTE,   /* text of many lines, up to ZIMT_NOTE_MAX_CHARS */
  ZIMT_FIELD_CODE,   /* one code of a list */
  ZIMT_FIELD_CODES,  /* several codes of a list */
  ZIMT_FIELD_DATE,   /* 0: none */
  ZIMT_FIELD_RECORD, /* the id of another record */
  ZIMT_FIELD_FLAG,
  ZIMT_FIELD_NUMBER, /* 0 and more */
  ZIMT_FIELD_MONEY,  /* cents, 0 and more */
  ZIMT_FIELD_TIME,   /* a minute of the day, 0 to 1440 */
  ZIMT_FIELD_ROWS,   /* records of the kind ".rows" */
} ZimtFieldType;

#define ZIMT_NOTE_MAX_CHARS 20000

typedef struct
{
  const char *name;  /* stable: "topics" */
  const char *title; /* N_(): "Topics" */
  ZimtFieldType type;
  const char *list; /* of codes: "topic"; else NULL. "language": ISO 639-3 codes, "country": ISO
                     * 3166-1 codes of two letters, "tag": free words */
  ZimtRecordKind rows;
  const char *group; /* N_(), (nullable): the heading of a form from this field on */
  gboolean
      is_private; /* of a card: sealed with class P; else in clear, or the whole record is sealed */
  gboolean is_own; /* Zimt's own: in no form */
  gboolean is_required;
  gboolean is_searched;
  gboolean
      is_identifying; /* goes from every revision when the case's stage is lowered below named */
  const char *unit;   /* N_(), (nullable): of numbers: "min", "km" */
} ZimtField;

/* The fields of a kind, up to one whose name is NULL; (transfer none). */
const ZimtField *zimt_record_kind_get_fields (ZimtRecordKind kind);

/* The one of that name; (transfer none) (nullable). */
const ZimtField *zimt_record_kind_get_field (ZimtRecordKind kind, const char *name);

/* "Consultation"; (transfer none). */
const char *zimt_record_kind_to_word (ZimtRecordKind kind);

/* Stable: "interpreter"; (transfer none). Back: 0 where there is no such kind. */
const char *zimt_record_kind_to_code (ZimtRecordKind kind);
ZimtRecordKind zimt_record_kind_from_code (const char *code);

gboolean zimt_record_kind_is_card (ZimtRecordKind kind);

/* Whether a kind has private fields. */
gboolean zimt_record_kind_has_private (ZimtRecordKind kind);

/* The fields, by kind (those of cards and their rows are in zimt-record-people.c):
 *
 * CASE: stage (code, required, "stage": anonymous, pseudonymous, named), pseudonym (line), name
 * (line, identifying), contact (note, identifying: phone, address), languages (codes "language"),
 * residence_status, time_in_germany, age_band, sex, access_path (codes of those lists), note
 * (note), counsellor (line: the account's uid), deputy (line: uid, or empty), opened (date), closed
 * (date: 0 while open), reason (line), outcome (code "case_outcome"), hold (flag: no retention),
 * hold_reason (line).
 *
 * CONSULTATION: case (record, empty: tally), date (required), duration, kind
 * ("consultation_kind"), channel, topics (codes "topic", required), language (code "language"),
 * interpreter (code "interpreter_used"), people (number), note (note).
 *
 * GOAL: case (required here and below), text (line, required), state (code "goal_state": open,
 * reached, dropped), date.
 *
 * FOLLOW_UP: case (may be empty), due (date, required), text (line, required), done (date; 0:
 * open).
 *
 * REFERRAL: case, organisation (line, required: its name), organisation_id (number), consent
 * (record), date, state (code "referral_state"), ask_again (date; 0: never), note (note: what the
 * printed note says besides what the consent covers), answer (line).
 *
 * CONSENT: case, organisation (line, required: to whom), covers (codes "consent_scope": name,
 * contact, language, topics, residence, note; required), date, ends (date; 0: with the case),
 * withdrawn (date; 0: it holds).
 *
 * DOCUMENT: case, title (line, required), date.
 *
 * DRAFT: of (line: id of the record that was changed, empty: a new one), kind (number), content
 * (line, identifying: what zimt_record_store () yields, in base64; longer than a line), title
 * (line, identifying), typed (note, identifying: field, tab and text a line: what is no value).
 *
 * RETENTION: asked_by (line: uid), approved_by (line: uid), date, ids (note: a case's id a line,
 * until it is approved), cases, records (numbers). */

typedef struct _ZimtRecord ZimtRecord;

/* A new record of @kind, with a random id, revision 0 (never stored) and nothing in its fields. */
ZimtRecord *zimt_record_new (ZimtRecordKind kind);

/* The same with an id that it has already: 32 hexadecimal digits. */
ZimtRecord *zimt_record_new_with_id (ZimtRecordKind kind, const char *id);

/* A copy to change: the same id and revision. */
ZimtRecord *zimt_record_copy (const ZimtRecord *record);

/* Counted atomically. A record that is shared must not be changed any more. */
ZimtRecord *zimt_record_ref (ZimtRecord *record);
void zimt_record_unref (ZimtRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtRecord, zimt_record_unref)

ZimtRecordKind zimt_record_get_kind (const ZimtRecord *record);
const char *zimt_record_get_id (const ZimtRecord *record); /* 32 hexadecimal digits */
guint zimt_record_get_revision (const ZimtRecord *record);
const char *zimt_record_get_class (const ZimtRecord *record);  /* "C" unless set */
const char *zimt_record_get_author (const ZimtRecord *record); /* uid of who wrote this revision */
ZimtMinute zimt_record_get_changed (const ZimtRecord *record); /* when */

/* For whoever stores it. */
void zimt_record_set_revision (ZimtRecord *record, guint revision);
void zimt_record_set_class (ZimtRecord *record, const char *class_code);
void zimt_record_set_author (ZimtRecord *record, const char *uid, ZimtMinute at);

/* A field that the kind does not have, or has with another type, is a programmer's error. Nothing
 * is
 * "", 0 and FALSE; texts are borrowed until the field is set again. */
const char *zimt_record_get_text (const ZimtRecord *record,
                                  const char *field); /* LINE to CODE, RECORD */
void zimt_record_set_text (ZimtRecord *record, const char *field, const char *text);
char **zimt_record_dup_codes (const ZimtRecord *record, const char *field);
gboolean zimt_record_has_code (const ZimtRecord *record, const char *field, const char *code);
void zimt_record_set_codes (ZimtRecord *record, const char *field, const char *const *codes);

/* Those of @codes (NULL-terminated) that it has not yet go behind what it has. */
void zimt_record_add_codes (ZimtRecord *record, const char *field, const char *const *codes);
ZimtDate zimt_record_get_date (const ZimtRecord *record, const char *field);
void zimt_record_set_date (ZimtRecord *record, const char *field, ZimtDate date);
gboolean zimt_record_get_flag (const ZimtRecord *record, const char *field);
void zimt_record_set_flag (ZimtRecord *record, const char *field, gboolean flag);
int zimt_record_get_number (const ZimtRecord *record, const char *field); /* also cents */
void zimt_record_set_number (ZimtRecord *record, const char *field, int number);

/* The minute of the day; -1: none. */
int zimt_record_get_time (const ZimtRecord *record, const char *field);
void zimt_record_set_time (ZimtRecord *record, const char *field, int minute);

/* Rows; each has an id that is no part of what it says. (transfer none): valid until the rows are
 * set again, and not to be changed where the record is shared. */
guint zimt_record_get_n_rows (const ZimtRecord *record, const char *field);
ZimtRecord *zimt_record_get_row (const ZimtRecord *record, const char *field, guint i);
void zimt_record_set_rows (ZimtRecord *record, const char *field, GPtrArray *rows); /* takes refs */
void zimt_record_add_row (ZimtRecord *record, const char *field,
                          ZimtRecord *row); /* (transfer full) */

/* Whether the field says nothing; any type. */
gboolean zimt_record_is_empty (const ZimtRecord *record, const char *field);

/* Puts into @record what @from, of the same kind, says in @field; any type. */
void zimt_record_copy_field (ZimtRecord *record, const ZimtRecord *from, const char *field);

/* The value for the index of a field in zimt_record_kind_get_fields () is the same in both. */
gboolean zimt_record_has_same_field (const ZimtRecord *a, const ZimtRecord *b, const char *field);

/* Takes the private fields (or the others) out of @record. */
void zimt_record_clear_part (ZimtRecord *record, gboolean is_private);

/* Puts what @from says in its private fields (or the others) into @record. */
void zimt_record_copy_part (ZimtRecord *record, const ZimtRecord *from, gboolean is_private);

/* What people read for a card: "Selam Tesfaye", the short name of an organisation, the title of a
 * mailing; "" where there is none. The second one is sorted by: "Tesfaye, Selam". (transfer full)
 */
char *zimt_record_dup_title (const ZimtRecord *record);
char *zimt_record_dup_sort_title (const ZimtRecord *record);

/* TRUE where the two are of one kind and their fields say the same, also those of a later Zimt. */
gboolean zimt_record_is_equal (const ZimtRecord *a, const ZimtRecord *b);

/* Cleans texts in place (notes keep their line feeds) and refuses with ZIMT_ERROR_INVALID: a
 * required field that is empty, texts that are too long or have control characters, dates outside
 * the years of Zimt, a date after @today in a consultation, a follow-up that is due before the case
 * was opened is fine; a named case without a name, a case that is not named with a name or contact,
 * a pseudonymous one without pseudonym, a closed case without reason or outcome. Of cards and rows:
 * who has no name, phone numbers, e-mail and web addresses and IBANs that are none, ends before
 * beginnings, times of one weekday or memberships that overlap, what is out of bounds, proofs and
 * consents after
 * @today, and the like; the other language of a skill is filled in with "deu". Texts of drafts and
 * retention runs and notes in no form ("vcard") are Zimt's own and stay as they are. *field
 * (optional): which one it is about. */
gboolean zimt_record_validate (ZimtRecord *record, ZimtDate today, const char **field,
                               GError **error);

/* Bytes to seal: version, kind, author, moment, fields; little-endian; the memory is wiped when
 * freed. Id, revision and class are not among them: they are where the value lies. (transfer full)
 */
GBytes *zimt_record_store (const ZimtRecord *record);

/* The record that @bytes say; ZIMT_ERROR_DAMAGED where they are none, ZIMT_ERROR_NEWER where a
 * newer Zimt wrote them. Fields of a later Zimt are kept and stored again. (transfer full)
 * (nullable) */
ZimtRecord *zimt_record_restore (GBytes *bytes, const char *id, guint revision,
                                 const char *class_code, GError **error);

/* Takes every identifying field out. TRUE where there was one. */
gboolean zimt_record_forget_name (ZimtRecord *record);
