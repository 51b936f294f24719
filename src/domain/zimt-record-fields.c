/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields a record has: the one table that everything else reads. */
#include "zimt-record-private.h"

#include <glib/gi18n-lib.h>

#define REQUIRED .is_required = TRUE
#define SEARCHED .is_searched = TRUE
#define IDENTIFYING .is_identifying = TRUE

static const ZimtField case_fields[] = {
  /* Translators: a field: anonymous, pseudonymous or named */
  { "stage", N_ ("Stage"), ZIMT_FIELD_CODE, "stage", REQUIRED },
  { "pseudonym", N_ ("Pseudonym"), ZIMT_FIELD_LINE, SEARCHED },
  { "name", N_ ("Name"), ZIMT_FIELD_LINE, SEARCHED, IDENTIFYING },
  { "contact", N_ ("Contact"), ZIMT_FIELD_NOTE, SEARCHED, IDENTIFYING },
  { "languages", N_ ("Languages"), ZIMT_FIELD_CODES, "language" },
  { "residence_status", N_ ("Residence status"), ZIMT_FIELD_CODE, "residence_status" },
  { "time_in_germany", N_ ("Time in Germany"), ZIMT_FIELD_CODE, "time_in_germany" },
  { "age_band", N_ ("Age"), ZIMT_FIELD_CODE, "age_band" },
  { "sex", N_ ("Sex"), ZIMT_FIELD_CODE, "sex" },
  /* Translators: a field: how somebody found the way here */
  { "access_path", N_ ("Came through"), ZIMT_FIELD_CODE, "access_path" },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, SEARCHED },
  { "counsellor", N_ ("Counsellor"), ZIMT_FIELD_LINE },
  { "deputy", N_ ("Deputy"), ZIMT_FIELD_LINE },
  { "opened", N_ ("Opened"), ZIMT_FIELD_DATE },
  { "closed", N_ ("Closed"), ZIMT_FIELD_DATE },
  { "reason", N_ ("Reason"), ZIMT_FIELD_LINE, SEARCHED },
  { "outcome", N_ ("Outcome"), ZIMT_FIELD_CODE, "case_outcome" },
  /* Translators: a field: the case must not be deleted */
  { "hold", N_ ("On hold"), ZIMT_FIELD_FLAG },
  { "hold_reason", N_ ("Reason for the hold"), ZIMT_FIELD_LINE, SEARCHED },
  { NULL },
};

static const ZimtField consultation_fields[] = {
  { "case", N_ ("Case"), ZIMT_FIELD_RECORD },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE, REQUIRED },
  { "duration", N_ ("Duration"), ZIMT_FIELD_CODE, "duration" },
  { "kind", N_ ("Kind"), ZIMT_FIELD_CODE, "consultation_kind" },
  { "channel", N_ ("Channel"), ZIMT_FIELD_CODE, "channel" },
  { "topics", N_ ("Topics"), ZIMT_FIELD_CODES, "topic", REQUIRED },
  { "language", N_ ("Language"), ZIMT_FIELD_CODE, "language" },
  { "interpreter", N_ ("Interpreter"), ZIMT_FIELD_CODE, "interpreter_used" },
  { "people", N_ ("People"), ZIMT_FIELD_NUMBER },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, SEARCHED },
  { NULL },
};

static const ZimtField goal_fields[] = {
  { "case", N_ ("Case"), ZIMT_FIELD_RECORD, REQUIRED },
  { "text", N_ ("Goal"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  { "state", N_ ("State"), ZIMT_FIELD_CODE, "goal_state" },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE },
  { NULL },
};

static const ZimtField follow_up_fields[] = {
  { "case", N_ ("Case"), ZIMT_FIELD_RECORD },
  /* Translators: a field: the date on which a follow-up is due */
  { "due", N_ ("Due"), ZIMT_FIELD_DATE, REQUIRED },
  { "text", N_ ("What to do"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  /* Translators: a field: the date on which a follow-up was done */
  { "done", N_ ("Done"), ZIMT_FIELD_DATE },
  { NULL },
};

static const ZimtField referral_fields[] = {
  { "case", N_ ("Case"), ZIMT_FIELD_RECORD, REQUIRED },
  { "organisation", N_ ("Organisation"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  { "organisation_id", N_ ("Number of the organisation"), ZIMT_FIELD_NUMBER },
  { "consent", N_ ("Consent"), ZIMT_FIELD_RECORD },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE },
  { "state", N_ ("State"), ZIMT_FIELD_CODE, "referral_state" },
  /* Translators: a field: the date on which to ask how a referral went */
  { "ask_again", N_ ("Ask again"), ZIMT_FIELD_DATE },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, SEARCHED },
  { "answer", N_ ("Answer"), ZIMT_FIELD_LINE, SEARCHED },
  { NULL },
};

static const ZimtField consent_fields[] = {
  { "case", N_ ("Case"), ZIMT_FIELD_RECORD, REQUIRED },
  { "organisation", N_ ("Organisation"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  /* Translators: a field: what a consent allows to hand on */
  { "covers", N_ ("Covers"), ZIMT_FIELD_CODES, "consent_scope", REQUIRED },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE },
  /* Translators: a field: the last date of a consent */
  { "ends", N_ ("Ends"), ZIMT_FIELD_DATE },
  /* Translators: a field: the date on which a consent was withdrawn */
  { "withdrawn", N_ ("Withdrawn"), ZIMT_FIELD_DATE },
  { NULL },
};

static const ZimtField document_fields[] = {
  { "case", N_ ("Case"), ZIMT_FIELD_RECORD, REQUIRED },
  { "title", N_ ("Title"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE },
  { NULL },
};

/* A draft may be of a named case, so what it holds goes with the name. */
static const ZimtField draft_fields[] = {
  { "of", N_ ("Draft of"), ZIMT_FIELD_LINE },
  { "kind", N_ ("Kind"), ZIMT_FIELD_NUMBER },
  { "content", N_ ("Content"), ZIMT_FIELD_LINE, IDENTIFYING },
  { "title", N_ ("Title"), ZIMT_FIELD_LINE, IDENTIFYING },
  { "typed", N_ ("Content"), ZIMT_FIELD_NOTE, IDENTIFYING },
  { NULL },
};

static const ZimtField retention_fields[] = {
  { "asked_by", N_ ("Asked by"), ZIMT_FIELD_LINE },
  { "approved_by", N_ ("Approved by"), ZIMT_FIELD_LINE },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE },
  { "ids", N_ ("Cases to delete"), ZIMT_FIELD_NOTE },
  { "cases", N_ ("Cases"), ZIMT_FIELD_NUMBER },
  { "records", N_ ("Records"), ZIMT_FIELD_NUMBER },
  { NULL },
};

/* clang-format off */
static const ZimtKindInfo case_kinds[] = {
  [ZIMT_RECORD_CASE] = ZIMT_KIND_INFO ("case", N_("Case"), case_fields),
  [ZIMT_RECORD_CONSULTATION] = ZIMT_KIND_INFO ("consultation", N_("Consultation"), consultation_fields),
  [ZIMT_RECORD_GOAL] = ZIMT_KIND_INFO ("goal", N_("Goal"), goal_fields),
  [ZIMT_RECORD_FOLLOW_UP] = ZIMT_KIND_INFO ("follow-up", N_("Follow-up"), follow_up_fields),
  [ZIMT_RECORD_REFERRAL] = ZIMT_KIND_INFO ("referral", N_("Referral"), referral_fields),
  [ZIMT_RECORD_CONSENT] = ZIMT_KIND_INFO ("consent", N_("Consent"), consent_fields),
  [ZIMT_RECORD_DOCUMENT] = ZIMT_KIND_INFO ("document", N_("Document"), document_fields),
  [ZIMT_RECORD_DRAFT] = ZIMT_KIND_INFO ("draft", N_("Draft"), draft_fields),
  [ZIMT_RECORD_RETENTION] = ZIMT_KIND_INFO ("retention", N_("Deletion"), retention_fields),
};
/* clang-format on */

static gboolean
is_kind (ZimtRecordKind kind)
{
  return kind >= ZIMT_RECORD_CASE && kind < ZIMT_N_RECORD_KINDS;
}

static const ZimtKindInfo *
get_info (ZimtRecordKind kind)
{
  return kind < (int)G_N_ELEMENTS (case_kinds) ? &case_kinds[kind] : &zimt_people_kinds[kind];
}

const ZimtField *
zimt_record_kind_get_fields (ZimtRecordKind kind)
{
  g_return_val_if_fail (is_kind (kind), NULL);
  return get_info (kind)->fields;
}

const char *
zimt_record_kind_to_word (ZimtRecordKind kind)
{
  g_return_val_if_fail (is_kind (kind), "");
  return _ (get_info (kind)->word);
}

const char *
zimt_record_kind_to_code (ZimtRecordKind kind)
{
  g_return_val_if_fail (is_kind (kind), "");
  return get_info (kind)->code;
}

ZimtRecordKind
zimt_record_kind_from_code (const char *code)
{
  for (int kind = ZIMT_RECORD_CASE; kind < ZIMT_N_RECORD_KINDS; kind++)
    if (g_strcmp0 (get_info (kind)->code, code) == 0)
      return kind;
  return 0;
}

gboolean
zimt_record_kind_is_card (ZimtRecordKind kind)
{
  return kind >= ZIMT_RECORD_ORGANISATION && kind <= ZIMT_RECORD_TARIFF;
}

gboolean
zimt_record_kind_has_private (ZimtRecordKind kind)
{
  for (const ZimtField *field = zimt_record_kind_get_fields (kind); field->name != NULL; field++)
    if (field->is_private)
      return TRUE;
  return FALSE;
}

int
zimt_record_kind_get_n_fields (ZimtRecordKind kind)
{
  g_return_val_if_fail (is_kind (kind), 0);
  return get_info (kind)->n_fields;
}

int
zimt_record_kind_find_field (ZimtRecordKind kind, const char *name)
{
  const ZimtField *fields = zimt_record_kind_get_fields (kind);

  for (int i = 0; fields[i].name != NULL; i++)
    if (g_str_equal (fields[i].name, name))
      return i;
  return -1;
}

const ZimtField *
zimt_record_kind_get_field (ZimtRecordKind kind, const char *name)
{
  int i = zimt_record_kind_find_field (kind, name);

  return i >= 0 ? &zimt_record_kind_get_fields (kind)[i] : NULL;
}

gboolean
zimt_field_is_text (const ZimtField *field)
{
  return field->type == ZIMT_FIELD_LINE || field->type == ZIMT_FIELD_NOTE
         || field->type == ZIMT_FIELD_CODE || field->type == ZIMT_FIELD_RECORD;
}
