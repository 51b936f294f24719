/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields the cards and their rows have. What is private is sealed: the reception and whoever
 * steals the file see of the pools names, languages and states, no more. Newcomers have no field
 * for origin or residence status, on purpose. */
#include "zimt-record-private.h"

#include <glib/gi18n-lib.h>

#define REQUIRED .is_required = TRUE
#define SEARCHED .is_searched = TRUE
#define PRIVATE .is_private = TRUE
#define OWN .is_own = TRUE
#define ROWS(kind) ZIMT_FIELD_ROWS, .rows = ZIMT_RECORD_##kind

/* Translators: what follows are titles of fields and groups of fields in forms. */

/* --- Rows --- */

/* clang-format off */
static const ZimtField phone_fields[] = {
  { "number", N_ ("Phone number"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  /* Translators: a field: at work, private, mobile */
  { "kind", N_ ("Kind"), ZIMT_FIELD_CODE, "reach_kind" },
  { NULL },
};

static const ZimtField email_fields[] = {
  { "address", N_ ("E-mail address"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  { "kind", N_ ("Kind"), ZIMT_FIELD_CODE, "reach_kind" },
  { NULL },
};

static const ZimtField address_fields[] = {
  { "street", N_ ("Street"), ZIMT_FIELD_LINE, SEARCHED },
  { "postcode", N_ ("Postcode"), ZIMT_FIELD_LINE },
  { "city", N_ ("City"), ZIMT_FIELD_LINE, SEARCHED },
  { "country", N_ ("Country"), ZIMT_FIELD_CODE, "country" },
  { "kind", N_ ("Kind"), ZIMT_FIELD_CODE, "reach_kind" },
  { NULL },
};

static const ZimtField role_fields[] = {
  { "organisation", N_ ("Organisation"), ZIMT_FIELD_RECORD, REQUIRED },
  /* Translators: a field: what somebody is in an organisation */
  { "title", N_ ("Role"), ZIMT_FIELD_LINE, SEARCHED },
  { "from", N_ ("From"), ZIMT_FIELD_DATE },
  { "to", N_ ("Until"), ZIMT_FIELD_DATE },
  { "is_main", N_ ("Main contact"), ZIMT_FIELD_FLAG },
  { NULL },
};

static const ZimtField membership_fields[] = {
  { "joined", N_ ("Joined"), ZIMT_FIELD_DATE, REQUIRED },
  { "left", N_ ("Left"), ZIMT_FIELD_DATE },
  { "readiness", N_ ("Declaration of readiness signed"), ZIMT_FIELD_DATE },
  { "rules", N_ ("Rules of procedure signed"), ZIMT_FIELD_DATE },
  { NULL },
};

static const ZimtField permission_fields[] = {
  { "purpose", N_ ("Purpose"), ZIMT_FIELD_CODE, "consent_purpose", REQUIRED },
  /* Translators: a field: consent given or refused */
  { "answer", N_ ("Answer"), ZIMT_FIELD_CODE, "consent_answer", REQUIRED },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE, REQUIRED },
  /* Translators: a field: how the consent came: by letter, at the desk */
  { "source", N_ ("Source"), ZIMT_FIELD_LINE },
  { "text_version", N_ ("Version of the text"), ZIMT_FIELD_LINE },
  { NULL },
};

static const ZimtField hours_fields[] = {
  { "weekday", N_ ("Weekday"), ZIMT_FIELD_CODE, "weekday", REQUIRED },
  { "from", N_ ("From"), ZIMT_FIELD_TIME, REQUIRED },
  { "to", N_ ("Until"), ZIMT_FIELD_TIME, REQUIRED },
  { NULL },
};

static const ZimtField extra_fields[] = {
  { "date", N_ ("Date"), ZIMT_FIELD_DATE, REQUIRED },
  { "from", N_ ("From"), ZIMT_FIELD_TIME, REQUIRED },
  { "to", N_ ("Until"), ZIMT_FIELD_TIME, REQUIRED },
  { NULL },
};

static const ZimtField absence_fields[] = {
  { "from", N_ ("From"), ZIMT_FIELD_DATE, REQUIRED },
  { "to", N_ ("Until"), ZIMT_FIELD_DATE, REQUIRED },
  { "reason", N_ ("Reason"), ZIMT_FIELD_LINE },
  { NULL },
};

static const ZimtField skill_fields[] = {
  { "language", N_ ("Language"), ZIMT_FIELD_CODE, "language", REQUIRED },
  /* Translators: a field: the language that is interpreted from or into besides the first one */
  { "other", N_ ("And"), ZIMT_FIELD_CODE, "language", REQUIRED },
  { "direction", N_ ("Direction"), ZIMT_FIELD_CODE, "language_direction" },
  { "modes", N_ ("Ways"), ZIMT_FIELD_CODES, "language_mode" },
  { "level", N_ ("Level"), ZIMT_FIELD_CODE, "language_level" },
  { "court", N_ ("Sworn at the court of"), ZIMT_FIELD_LINE },
  { "sworn_until", N_ ("Sworn until"), ZIMT_FIELD_DATE },
  { "understands", N_ ("Also understands"), ZIMT_FIELD_CODES, "language" },
  { NULL },
};

static const ZimtField proof_fields[] = {
  { "title", N_ ("Certificate"), ZIMT_FIELD_LINE, REQUIRED },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE },
  { "valid_until", N_ ("Valid until"), ZIMT_FIELD_DATE },
  { NULL },
};

static const ZimtField training_fields[] = {
  { "title", N_ ("Training"), ZIMT_FIELD_LINE, REQUIRED },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE, REQUIRED },
  { "minutes", N_ ("Duration"), ZIMT_FIELD_NUMBER, .unit = N_ ("min") },
  { NULL },
};

static const ZimtField activity_fields[] = {
  { "date", N_ ("Date"), ZIMT_FIELD_DATE, REQUIRED },
  { "minutes", N_ ("Duration"), ZIMT_FIELD_NUMBER, .unit = N_ ("min") },
  { "expenses", N_ ("Expenses"), ZIMT_FIELD_MONEY },
  { "text", N_ ("What was done"), ZIMT_FIELD_LINE },
  { NULL },
};

static const ZimtField talk_fields[] = {
  { "date", N_ ("Date"), ZIMT_FIELD_DATE, REQUIRED },
  { "text", N_ ("What was said"), ZIMT_FIELD_LINE },
  { NULL },
};

/* --- Cards --- */

static const ZimtField organisation_fields[] = {
  { "short_name", N_ ("Short name"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  { "name", N_ ("Name"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  { "kind", N_ ("Kind"), ZIMT_FIELD_CODE, "organisation_kind", REQUIRED },
  { "in_house", N_ ("Association of the house"), ZIMT_FIELD_FLAG },
  { "phones", N_ ("Phones"), ROWS (PHONE), .group = N_("Contact"), SEARCHED },
  { "emails", N_ ("E-mail"), ROWS (EMAIL), SEARCHED },
  { "addresses", N_ ("Addresses"), ROWS (ADDRESS), SEARCHED },
  { "web", N_ ("Web site"), ZIMT_FIELD_LINE, SEARCHED },
  { "opening", N_ ("Opening hours"), ROWS (HOURS) },
  { "topics", N_ ("Topics"), ZIMT_FIELD_CODES, "topic", .group = N_("Offers"), SEARCHED },
  { "offer", N_ ("Known for"), ZIMT_FIELD_LINE, SEARCHED },
  { "languages", N_ ("Languages"), ZIMT_FIELD_CODES, "language", SEARCHED },
  /* Translators: a field: where an organisation works */
  { "area", N_ ("Area"), ZIMT_FIELD_LINE, SEARCHED },
  { "in_directory", N_ ("In the referral directory"), ZIMT_FIELD_FLAG },
  { "memberships", N_ ("Network membership"), ROWS (MEMBERSHIP), .group = N_("Network") },
  { "tags", N_ ("Tags"), ZIMT_FIELD_CODES, "tag", .group = N_("More"), SEARCHED },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, SEARCHED },
  { "verified", N_ ("Verified"), ZIMT_FIELD_DATE },
  { "vcard", N_ ("Unknown properties"), ZIMT_FIELD_NOTE, OWN },
  { "vcard_uid", N_ ("UID of the card"), ZIMT_FIELD_LINE, OWN },
  { NULL },
};

static const ZimtField person_fields[] = {
  { "given", N_ ("First name"), ZIMT_FIELD_LINE, SEARCHED },
  { "family", N_ ("Family name"), ZIMT_FIELD_LINE, SEARCHED },
  { "roles", N_ ("Roles"), ROWS (ROLE), SEARCHED },
  { "phones", N_ ("Phones"), ROWS (PHONE), .group = N_("Contact"), SEARCHED },
  { "emails", N_ ("E-mail"), ROWS (EMAIL), SEARCHED },
  { "addresses", N_ ("Addresses"), ROWS (ADDRESS), SEARCHED },
  { "web", N_ ("Web site"), ZIMT_FIELD_LINE, SEARCHED },
  { "languages", N_ ("Languages"), ZIMT_FIELD_CODES, "language", .group = N_("More"), SEARCHED },
  { "topics", N_ ("Topics"), ZIMT_FIELD_CODES, "topic", SEARCHED },
  { "tags", N_ ("Tags"), ZIMT_FIELD_CODES, "tag", SEARCHED },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, SEARCHED },
  { "verified", N_ ("Verified"), ZIMT_FIELD_DATE },
  { "permissions", N_ ("Consents"), ROWS (PERMISSION), .group = N_("Consents") },
  { "vcard", N_ ("Unknown properties"), ZIMT_FIELD_NOTE, OWN },
  { "vcard_uid", N_ ("UID of the card"), ZIMT_FIELD_LINE, OWN },
  { NULL },
};

static const ZimtField interpreter_fields[] = {
  { "given", N_ ("First name"), ZIMT_FIELD_LINE, SEARCHED },
  { "family", N_ ("Family name"), ZIMT_FIELD_LINE, SEARCHED },
  { "state", N_ ("State"), ZIMT_FIELD_CODE, "pool_state", REQUIRED },
  /* From "skills", for those who may not read these. */
  { "languages", N_ ("Languages"), ZIMT_FIELD_CODES, "language", SEARCHED, OWN },
  { "tags", N_ ("Tags"), ZIMT_FIELD_CODES, "tag", SEARCHED, PRIVATE },
  { "skills", N_ ("Languages"), ROWS (SKILL), .group = N_("Languages"), PRIVATE },
  { "granted", N_ ("Fields"), ZIMT_FIELD_CODES, "interpreter_field", .group = N_("Assignments"), PRIVATE },
  { "excluded", N_ ("Not in these fields"), ZIMT_FIELD_CODES, "interpreter_field", PRIVATE },
  { "gender", N_ ("Gender"), ZIMT_FIELD_CODE, "sex", PRIVATE },
  { "district", N_ ("District"), ZIMT_FIELD_CODE, "district", PRIVATE },
  { "travel", N_ ("Travel time"), ZIMT_FIELD_NUMBER, PRIVATE, .unit = N_ ("min") },
  { "lead_hours", N_ ("Lead time"), ZIMT_FIELD_NUMBER, PRIVATE, .unit = N_ ("h") },
  { "hours", N_ ("Weekly hours"), ROWS (HOURS), .group = N_("Availability"), PRIVATE },
  { "extra", N_ ("Also on"), ROWS (EXTRA), PRIVATE },
  { "absences", N_ ("Absences"), ROWS (ABSENCE), PRIVATE },
  { "paused_until", N_ ("Paused until"), ZIMT_FIELD_DATE, PRIVATE },
  { "phones", N_ ("Phones"), ROWS (PHONE), .group = N_("Contact"), SEARCHED, PRIVATE },
  { "emails", N_ ("E-mail"), ROWS (EMAIL), SEARCHED, PRIVATE },
  { "addresses", N_ ("Addresses"), ROWS (ADDRESS), SEARCHED, PRIVATE },
  { "undertaking", N_ ("Secrecy undertaking signed"), ZIMT_FIELD_DATE, .group = N_("Proofs"), PRIVATE },
  { "undertaking_version", N_ ("Version of the undertaking"), ZIMT_FIELD_LINE, PRIVATE },
  { "consent", N_ ("Consent given"), ZIMT_FIELD_DATE, PRIVATE },
  { "consent_version", N_ ("Version of the consent"), ZIMT_FIELD_LINE, PRIVATE },
  { "consent_withdrawn", N_ ("Consent withdrawn"), ZIMT_FIELD_DATE, PRIVATE },
  { "proofs", N_ ("Certificates"), ROWS (PROOF), PRIVATE },
  { "trainings", N_ ("Trainings"), ROWS (TRAINING), PRIVATE },
  /* Translators: a field: why somebody gets no offers for the time being */
  { "flag", N_ ("No offers because"), ZIMT_FIELD_LINE, .group = N_("More"), PRIVATE },
  { "iban", N_ ("IBAN"), ZIMT_FIELD_LINE, PRIVATE },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, SEARCHED, PRIVATE },
  { NULL },
};

static const ZimtField companion_fields[] = {
  { "given", N_ ("First name"), ZIMT_FIELD_LINE, SEARCHED },
  { "family", N_ ("Family name"), ZIMT_FIELD_LINE, SEARCHED },
  { "state", N_ ("State"), ZIMT_FIELD_CODE, "companion_state", REQUIRED },
  { "languages", N_ ("Languages"), ZIMT_FIELD_CODES, "language", SEARCHED },
  { "tags", N_ ("Tags"), ZIMT_FIELD_CODES, "tag", SEARCHED, PRIVATE },
  { "gender", N_ ("Gender"), ZIMT_FIELD_CODE, "sex", .group = N_("Person"), PRIVATE },
  { "birth_year", N_ ("Year of birth"), ZIMT_FIELD_NUMBER, PRIVATE },
  { "district", N_ ("District"), ZIMT_FIELD_CODE, "district", PRIVATE },
  { "interests", N_ ("Interests"), ZIMT_FIELD_CODES, "interest", PRIVATE },
  { "phones", N_ ("Phones"), ROWS (PHONE), .group = N_("Contact"), SEARCHED, PRIVATE },
  { "emails", N_ ("E-mail"), ROWS (EMAIL), SEARCHED, PRIVATE },
  { "addresses", N_ ("Addresses"), ROWS (ADDRESS), SEARCHED, PRIVATE },
  { "hours", N_ ("Time windows"), ROWS (HOURS), .group = N_("Tandems"), PRIVATE },
  { "capacity", N_ ("Tandems at once"), ZIMT_FIELD_NUMBER, PRIVATE },
  { "wish_gender", N_ ("Wishes somebody of the gender"), ZIMT_FIELD_CODE, "sex", PRIVATE },
  { "wish", N_ ("Wishes"), ZIMT_FIELD_LINE, PRIVATE },
  { "paused_until", N_ ("Paused until"), ZIMT_FIELD_DATE, PRIVATE },
  { "consent", N_ ("Consent given"), ZIMT_FIELD_DATE, .group = N_("Proofs"), PRIVATE },
  { "consent_version", N_ ("Version of the consent"), ZIMT_FIELD_LINE, PRIVATE },
  { "consent_withdrawn", N_ ("Consent withdrawn"), ZIMT_FIELD_DATE, PRIVATE },
  /* § 72a (5) SGB VIII allows to keep these three facts of the certificate of good conduct, and no
   * others. */
  { "conduct_inspected", N_ ("Certificate of good conduct inspected"), ZIMT_FIELD_DATE, PRIVATE },
  { "conduct_issued", N_ ("Certificate of good conduct issued"), ZIMT_FIELD_DATE, PRIVATE },
  { "conduct_entry", N_ ("Relevant entry in it"), ZIMT_FIELD_CODE, "yes_no", PRIVATE },
  { "trainings", N_ ("Trainings"), ROWS (TRAINING), .group = N_("Work"), PRIVATE },
  { "activities", N_ ("Hours and expenses"), ROWS (ACTIVITY), PRIVATE },
  /* Translators: a field: the date on which a companion left */
  { "ended", N_ ("Ended"), ZIMT_FIELD_DATE, PRIVATE },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, SEARCHED, PRIVATE },
  { NULL },
};

static const ZimtField newcomer_fields[] = {
  { "given", N_ ("First name"), ZIMT_FIELD_LINE, SEARCHED },
  { "family", N_ ("Family name"), ZIMT_FIELD_LINE, SEARCHED },
  { "state", N_ ("State"), ZIMT_FIELD_CODE, "newcomer_state", REQUIRED },
  { "languages", N_ ("Languages"), ZIMT_FIELD_CODES, "language", SEARCHED },
  { "waiting_since", N_ ("Waiting since"), ZIMT_FIELD_DATE, PRIVATE },
  { "gender", N_ ("Gender"), ZIMT_FIELD_CODE, "sex", .group = N_("Person"), PRIVATE },
  { "birth_year", N_ ("Year of birth"), ZIMT_FIELD_NUMBER, PRIVATE },
  { "district", N_ ("District"), ZIMT_FIELD_CODE, "district", PRIVATE },
  { "interests", N_ ("Interests"), ZIMT_FIELD_CODES, "interest", PRIVATE },
  { "phones", N_ ("Phones"), ROWS (PHONE), .group = N_("Contact"), SEARCHED, PRIVATE },
  { "emails", N_ ("E-mail"), ROWS (EMAIL), SEARCHED, PRIVATE },
  { "addresses", N_ ("Addresses"), ROWS (ADDRESS), SEARCHED, PRIVATE },
  { "hours", N_ ("Time windows"), ROWS (HOURS), .group = N_("Tandems"), PRIVATE },
  { "wish_gender", N_ ("Wishes somebody of the gender"), ZIMT_FIELD_CODE, "sex", PRIVATE },
  { "wish", N_ ("Wishes"), ZIMT_FIELD_LINE, PRIVATE },
  { "paused_until", N_ ("Paused until"), ZIMT_FIELD_DATE, PRIVATE },
  { "consent", N_ ("Consent given"), ZIMT_FIELD_DATE, .group = N_("Proofs"), PRIVATE },
  { "consent_version", N_ ("Version of the consent"), ZIMT_FIELD_LINE, PRIVATE },
  { "consent_withdrawn", N_ ("Consent withdrawn"), ZIMT_FIELD_DATE, PRIVATE },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, SEARCHED, PRIVATE },
  { NULL },
};

/* All of it is private: who accompanies whom is nobody else's business. */
static const ZimtField tandem_fields[] = {
  { "companion", N_ ("Companion"), ZIMT_FIELD_RECORD, REQUIRED, PRIVATE, OWN },
  { "newcomer", N_ ("Newcomer"), ZIMT_FIELD_RECORD, REQUIRED, PRIVATE, OWN },
  { "state", N_ ("State"), ZIMT_FIELD_CODE, "tandem_state", REQUIRED, PRIVATE },
  { "suggested", N_ ("Suggested"), ZIMT_FIELD_DATE, PRIVATE },
  /* Translators: a field: since when a tandem is one; reminders count from it */
  { "started", N_ ("Began"), ZIMT_FIELD_DATE, PRIVATE },
  { "talks", N_ ("Talks"), ROWS (TALK), PRIVATE },
  { "ended", N_ ("Ended"), ZIMT_FIELD_DATE, PRIVATE },
  { "reason", N_ ("Reason"), ZIMT_FIELD_CODE, "tandem_end", PRIVATE },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, PRIVATE },
  { NULL },
};

/* Only when and who is in clear, because the database itself keeps two assignments apart; for whom it
 * was stands nowhere but in what is sealed. */
static const ZimtField assignment_fields[] = {
  { "interpreter", N_ ("Interpreter"), ZIMT_FIELD_RECORD, OWN }, /* empty: asked for only */
  { "job", N_ ("Job"), ZIMT_FIELD_RECORD, OWN }, /* the same in what is offered to several */
  { "state", N_ ("State"), ZIMT_FIELD_CODE, "assignment_state", REQUIRED, OWN },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE, REQUIRED },
  { "from", N_ ("From"), ZIMT_FIELD_TIME, REQUIRED },
  { "to", N_ ("Until"), ZIMT_FIELD_TIME, REQUIRED },
  { "travel", N_ ("Travel time"), ZIMT_FIELD_NUMBER, .unit = N_ ("min") }, /* before and after */
  { "booking", N_ ("Room"), ZIMT_FIELD_NUMBER, OWN }, /* the booking "Busy" of the room plan; 0: none */
  { "language", N_ ("Language"), ZIMT_FIELD_CODE, "language", REQUIRED, PRIVATE },
  { "other", N_ ("And"), ZIMT_FIELD_CODE, "language", PRIVATE },
  { "field", N_ ("Field"), ZIMT_FIELD_CODE, "interpreter_field", PRIVATE },
  { "mode", N_ ("Way"), ZIMT_FIELD_CODE, "language_mode", PRIVATE },
  { "gender", N_ ("Gender"), ZIMT_FIELD_CODE, "sex", PRIVATE },
  { "district", N_ ("District"), ZIMT_FIELD_CODE, "district", PRIVATE },
  { "place", N_ ("Place"), ZIMT_FIELD_LINE, PRIVATE },
  { "requester", N_ ("Organisation that asks"), ZIMT_FIELD_RECORD, PRIVATE }, /* organisation or person */
  { "requester_name", N_ ("Who asks"), ZIMT_FIELD_LINE, PRIVATE },
  { "for_whom", N_ ("For whom"), ZIMT_FIELD_LINE, PRIVATE },
  { "kilometres", N_ ("Kilometres"), ZIMT_FIELD_NUMBER, PRIVATE, .unit = N_ ("km") },
  { "minutes", N_ ("Duration"), ZIMT_FIELD_NUMBER, PRIVATE, .unit = N_ ("min") }, /* 0: as planned */
  { "allowance", N_ ("Allowance"), ZIMT_FIELD_MONEY, PRIVATE, OWN },
  { "reason", N_ ("Reason"), ZIMT_FIELD_LINE, PRIVATE },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE, PRIVATE },
  { NULL },
};

static const ZimtField demand_fields[] = {
  { "language", N_ ("Language"), ZIMT_FIELD_CODE, "language", REQUIRED },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE, REQUIRED },
  { "from", N_ ("From"), ZIMT_FIELD_TIME },
  { "to", N_ ("Until"), ZIMT_FIELD_TIME },
  { "field", N_ ("Field"), ZIMT_FIELD_CODE, "interpreter_field" },
  { "district", N_ ("District"), ZIMT_FIELD_CODE, "district" },
  { "gender", N_ ("Gender"), ZIMT_FIELD_CODE, "sex" },
  { "reason", N_ ("Reason"), ZIMT_FIELD_CODE, "demand_reason", REQUIRED },
  { "helped_by", N_ ("Helped by"), ZIMT_FIELD_CODE, "demand_help" },
  { NULL },
};

static const ZimtField mailing_fields[] = {
  { "title", N_ ("Title"), ZIMT_FIELD_LINE, REQUIRED, SEARCHED },
  { "date", N_ ("Date"), ZIMT_FIELD_DATE, REQUIRED },
  { "people", N_ ("Recipients"), ZIMT_FIELD_NUMBER },
  { "portions", N_ ("Portions"), ZIMT_FIELD_NUMBER },
  { "note", N_ ("Note"), ZIMT_FIELD_NOTE },
  { NULL },
};

static const ZimtField filter_fields[] = {
  { "title", N_ ("Name"), ZIMT_FIELD_LINE, REQUIRED },
  { "of", N_ ("List"), ZIMT_FIELD_LINE, REQUIRED, OWN }, /* a kind's code */
  { "query", N_ ("Search"), ZIMT_FIELD_LINE },
  { "state", N_ ("State"), ZIMT_FIELD_LINE, OWN }, /* a code of that kind's list */
  { "languages", N_ ("Languages"), ZIMT_FIELD_CODES, "language" },
  { "topics", N_ ("Topics"), ZIMT_FIELD_CODES, "topic" },
  { "tags", N_ ("Tags"), ZIMT_FIELD_CODES, "tag" },
  { "unverified", N_ ("Not verified for twelve months"), ZIMT_FIELD_FLAG },
  { NULL },
};

static const ZimtField tariff_fields[] = {
  { "from", N_ ("From"), ZIMT_FIELD_DATE, REQUIRED },
  { "per_hour", N_ ("An hour"), ZIMT_FIELD_MONEY, REQUIRED },
  { "per_km", N_ ("A kilometre"), ZIMT_FIELD_MONEY },
  { "minimum", N_ ("At least"), ZIMT_FIELD_NUMBER, .unit = N_ ("min") },
  { "step", N_ ("Rounded up to"), ZIMT_FIELD_NUMBER, .unit = N_ ("min") },
  { "limit", N_ ("Tax-free in a year"), ZIMT_FIELD_MONEY },
  { NULL },
};

const ZimtKindInfo zimt_people_kinds[ZIMT_N_RECORD_KINDS] = {
  [ZIMT_RECORD_ORGANISATION] = ZIMT_KIND_INFO ("organisation", N_("Organisation"), organisation_fields),
  [ZIMT_RECORD_PERSON] = ZIMT_KIND_INFO ("person", N_("Person"), person_fields),
  [ZIMT_RECORD_INTERPRETER] = ZIMT_KIND_INFO ("interpreter", N_("Interpreter"), interpreter_fields),
  [ZIMT_RECORD_COMPANION] = ZIMT_KIND_INFO ("companion", N_("Companion"), companion_fields),
  [ZIMT_RECORD_NEWCOMER] = ZIMT_KIND_INFO ("newcomer", N_("Newcomer"), newcomer_fields),
  [ZIMT_RECORD_TANDEM] = ZIMT_KIND_INFO ("tandem", N_("Tandem"), tandem_fields),
  [ZIMT_RECORD_ASSIGNMENT] = ZIMT_KIND_INFO ("assignment", N_("Assignment"), assignment_fields),
  [ZIMT_RECORD_DEMAND] = ZIMT_KIND_INFO ("demand", N_("Unmet demand"), demand_fields),
  [ZIMT_RECORD_MAILING] = ZIMT_KIND_INFO ("mailing", N_("Mailing"), mailing_fields),
  [ZIMT_RECORD_FILTER] = ZIMT_KIND_INFO ("filter", N_("Filter"), filter_fields),
  [ZIMT_RECORD_TARIFF] = ZIMT_KIND_INFO ("tariff", N_("Tariff"), tariff_fields),
  [ZIMT_RECORD_PHONE] = ZIMT_KIND_INFO ("phone", N_("Phone"), phone_fields),
  [ZIMT_RECORD_EMAIL] = ZIMT_KIND_INFO ("email", N_("E-mail"), email_fields),
  [ZIMT_RECORD_ADDRESS] = ZIMT_KIND_INFO ("address", N_("Address"), address_fields),
  [ZIMT_RECORD_ROLE] = ZIMT_KIND_INFO ("role", N_("Role"), role_fields),
  [ZIMT_RECORD_MEMBERSHIP] = ZIMT_KIND_INFO ("membership", N_("Network membership"), membership_fields),
  [ZIMT_RECORD_PERMISSION] = ZIMT_KIND_INFO ("permission", N_("Consent"), permission_fields),
  [ZIMT_RECORD_HOURS] = ZIMT_KIND_INFO ("hours", N_("Hours"), hours_fields),
  [ZIMT_RECORD_EXTRA] = ZIMT_KIND_INFO ("extra", N_("Hours on a date"), extra_fields),
  [ZIMT_RECORD_ABSENCE] = ZIMT_KIND_INFO ("absence", N_("Absence"), absence_fields),
  [ZIMT_RECORD_SKILL] = ZIMT_KIND_INFO ("skill", N_("Language"), skill_fields),
  [ZIMT_RECORD_PROOF] = ZIMT_KIND_INFO ("proof", N_("Certificate"), proof_fields),
  [ZIMT_RECORD_TRAINING] = ZIMT_KIND_INFO ("training", N_("Training"), training_fields),
  [ZIMT_RECORD_ACTIVITY] = ZIMT_KIND_INFO ("activity", N_("Activity"), activity_fields),
  [ZIMT_RECORD_TALK] = ZIMT_KIND_INFO ("talk", N_("Talk"), talk_fields),
};
/* clang-format on */
