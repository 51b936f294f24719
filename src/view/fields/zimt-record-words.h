/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What records of the case work say in a line. */
#pragma once

#include "zimt-session.h"

/* A symbolic icon for a kind; (transfer none). */
const char *zimt_record_words_get_icon (ZimtRecordKind kind);

/* "Consultations"; (transfer none). */
const char *zimt_record_words_get_plural (ZimtRecordKind kind);

/* The date that a time line shows: due or done of a follow-up; 0 where there is none. */
ZimtDate zimt_record_words_get_date (const ZimtRecord *record);

/* Adds a part to a line, with a middle dot between them; @part: (nullable), an empty one is left
 * out. */
void zimt_record_words_append (GString *line, const char *part);

/* "Thu 26.11.2026, 09:05"; (transfer full). */
char *zimt_record_words_dup_moment (ZimtMinute moment);

/* "Housing, Work · 31–60 minutes · On site"; (transfer full). */
char *zimt_record_words_dup_facts (ZimtChoices *choices, const ZimtRecord *record);

typedef enum
{
  ZIMT_TONE_NONE,   /* no state */
  ZIMT_TONE_OPEN,   /* something is still to come */
  ZIMT_TONE_URGENT, /* and should have come */
  ZIMT_TONE_DONE,
} ZimtTone;

/* "Due since Mon 23.11.2026", "Handed over"; "" where a kind has no states. (transfer full) */
char *zimt_record_words_dup_state (ZimtChoices *choices, const ZimtRecord *record, ZimtDate today,
                                   ZimtTone *tone);

/* Follow-ups that are not done, referrals that are prepared or handed over. */
gboolean zimt_record_words_is_open (const ZimtRecord *record);

/* The long text of a record; "" where its kind has none; (transfer none). */
const char *zimt_record_words_get_note (const ZimtRecord *record);

/* What a field says, in words: labels of codes, names of accounts, "" for nothing; (transfer full):
 * zimt_text_wipe () it where it stays longer than a widget is filled. */
char *zimt_record_words_dup_value (ZimtSession *session, const ZimtRecord *record,
                                   const ZimtField *field);

/* Labels of codes with commas between them; (transfer full). */
char *zimt_record_words_dup_labels (ZimtChoices *choices, const char *list, char *const *codes);

/* What a case is called, also where it has neither name nor pseudonym; (transfer none). */
const char *zimt_record_words_get_title (ZimtSession *session, const char *case_id);
