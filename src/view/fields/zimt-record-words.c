/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What records of the case work say in a line. */
#include "zimt-record-words.h"

#include <glib/gi18n-lib.h>

#include "zimt-money.h"
#include "zimt-time-names.h"

/* --- Kinds --- */

static const struct
{
  const char *icon;
  const char *plural;
  const char *date;
} kinds[ZIMT_N_RECORD_KINDS] = {
  [ZIMT_RECORD_CASE] = { "avatar-default-symbolic", N_ ("Cases"), "opened" },
  [ZIMT_RECORD_CONSULTATION] = { "chat-message-new-symbolic", N_ ("Consultations"), "date" },
  [ZIMT_RECORD_GOAL] = { "starred-symbolic", N_ ("Goals"), "date" },
  [ZIMT_RECORD_FOLLOW_UP] = { "alarm-symbolic", N_ ("Follow-ups"), "due" },
  [ZIMT_RECORD_REFERRAL] = { "mail-forward-symbolic", N_ ("Referrals"), "date" },
  [ZIMT_RECORD_CONSENT] = { "application-certificate-symbolic", N_ ("Consents"), "date" },
  [ZIMT_RECORD_DOCUMENT] = { "text-x-generic-symbolic", N_ ("Documents"), "date" },
  [ZIMT_RECORD_DRAFT] = { "document-edit-symbolic", N_ ("Drafts"), NULL },
  [ZIMT_RECORD_RETENTION] = { "user-trash-symbolic", N_ ("Deletions"), "date" },
  [ZIMT_RECORD_ORGANISATION] = { "system-users-symbolic", N_ ("Organisations"), NULL },
  [ZIMT_RECORD_PERSON] = { "avatar-default-symbolic", N_ ("Persons"), NULL },
  [ZIMT_RECORD_INTERPRETER] = { "avatar-default-symbolic", N_ ("Interpreters"), NULL },
  [ZIMT_RECORD_COMPANION] = { "avatar-default-symbolic", N_ ("Companions"), NULL },
  [ZIMT_RECORD_NEWCOMER] = { "avatar-default-symbolic", N_ ("Waiting"), NULL },
  [ZIMT_RECORD_TANDEM] = { "system-users-symbolic", N_ ("Tandems"), NULL },
  [ZIMT_RECORD_ASSIGNMENT] = { "x-office-calendar-symbolic", N_ ("Assignments"), "date" },
  [ZIMT_RECORD_DEMAND] = { "dialog-question-symbolic", N_ ("Unmet demand"), "date" },
  [ZIMT_RECORD_MAILING] = { "mail-unread-symbolic", N_ ("Mailings"), "date" },
  [ZIMT_RECORD_FILTER] = { "edit-find-symbolic", N_ ("Filters"), NULL },
  [ZIMT_RECORD_TARIFF] = { "accessories-calculator-symbolic", N_ ("Tariffs"), "from" },
};

const char *
zimt_record_words_get_icon (ZimtRecordKind kind)
{
  return kinds[kind].icon;
}

const char *
zimt_record_words_get_plural (ZimtRecordKind kind)
{
  return _ (kinds[kind].plural);
}

ZimtDate
zimt_record_words_get_date (const ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  if (kind == ZIMT_RECORD_FOLLOW_UP && zimt_record_get_date (record, "done") != 0)
    return zimt_record_get_date (record, "done");
  return kinds[kind].date != NULL ? zimt_record_get_date (record, kinds[kind].date) : 0;
}

char *
zimt_record_words_dup_moment (ZimtMinute moment)
{
  g_autofree char *date = zimt_date_to_text (zimt_minute_get_date (moment));
  g_autofree char *time = zimt_time_format (zimt_minute_get_of_day (moment));

  /* Translators: a date and a time: "Thu 26.11.2026, 09:05". */
  return g_strdup_printf (_ ("%s, %s"), date, time);
}

/* --- Facts --- */

char *
zimt_record_words_dup_labels (ZimtChoices *choices, const char *list, char *const *codes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (char *const *code = codes; code != NULL && *code != NULL; code++)
    {
      if (text->len > 0)
        /* Translators: between the members of a list: "Housing, Work". */
        g_string_append (text, _ (", "));
      g_string_append (text, zimt_choices_get_label (choices, list, *code));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
zimt_record_words_append (GString *line, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static void
append_code (GString *facts, ZimtChoices *choices, const ZimtRecord *record, const char *field,
             const char *list)
{
  const char *code = zimt_record_get_text (record, field);

  if (*code != '\0')
    zimt_record_words_append (facts, zimt_choices_get_label (choices, list, code));
}

static void
append_codes (GString *facts, ZimtChoices *choices, const ZimtRecord *record, const char *field,
              const char *list)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (record, field);
  g_autofree char *labels = zimt_record_words_dup_labels (choices, list, codes);

  zimt_record_words_append (facts, labels);
}

static void
append_consultation (GString *facts, ZimtChoices *choices, const ZimtRecord *record)
{
  const char *interpreter = zimt_record_get_text (record, "interpreter");
  int n_people = zimt_record_get_number (record, "people");

  append_codes (facts, choices, record, "topics", "topic");
  append_code (facts, choices, record, "kind", "consultation_kind");
  append_code (facts, choices, record, "duration", "duration");
  append_code (facts, choices, record, "channel", "channel");
  append_code (facts, choices, record, "language", "language");
  if (*interpreter != '\0' && !g_str_equal (interpreter, "none"))
    {
      g_autofree char *text = g_strdup_printf (
          /* Translators: who interpreted: "Interpreter: Relative". */
          _ ("Interpreter: %s"), zimt_choices_get_label (choices, "interpreter_used", interpreter));

      zimt_record_words_append (facts, text);
    }
  if (n_people > 1)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%d person", "%d people", (gulong)n_people), n_people);

      zimt_record_words_append (facts, text);
    }
}

char *
zimt_record_words_dup_facts (ZimtChoices *choices, const ZimtRecord *record)
{
  g_autoptr (GString) facts = g_string_new (NULL);

  switch ((int)zimt_record_get_kind (record))
    {
    case ZIMT_RECORD_CONSULTATION:
      append_consultation (facts, choices, record);
      break;
    case ZIMT_RECORD_GOAL:
    case ZIMT_RECORD_FOLLOW_UP:
      zimt_record_words_append (facts, zimt_record_get_text (record, "text"));
      break;
    case ZIMT_RECORD_REFERRAL:
      zimt_record_words_append (facts, zimt_record_get_text (record, "organisation"));
      zimt_record_words_append (facts, zimt_record_get_text (record, "answer"));
      break;
    case ZIMT_RECORD_CONSENT:
      zimt_record_words_append (facts, zimt_record_get_text (record, "organisation"));
      append_codes (facts, choices, record, "covers", "consent_scope");
      break;
    case ZIMT_RECORD_DOCUMENT:
      zimt_record_words_append (facts, zimt_record_get_text (record, "title"));
      break;
    default:
      break;
    }
  return g_string_free (g_steal_pointer (&facts), FALSE);
}

/* --- States --- */

/* @format has one %s for the date. */
G_GNUC_FORMAT (1)
static char *
dup_dated (const char *format, ZimtDate date)
{
  g_autofree char *text = zimt_date_to_text (date);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, text);
#pragma GCC diagnostic pop
}

static char *
dup_follow_up_state (const ZimtRecord *record, ZimtDate today, ZimtTone *tone)
{
  ZimtDate due = zimt_record_get_date (record, "due");
  ZimtDate done = zimt_record_get_date (record, "done");

  *tone = ZIMT_TONE_DONE;
  if (done != 0)
    /* Translators: state of a follow-up; %s is a date. */
    return dup_dated (_ ("Done on %s"), done);
  *tone = due < today ? ZIMT_TONE_URGENT : ZIMT_TONE_OPEN;
  if (due == today)
    return g_strdup (_ ("Due today"));
  /* Translators: state of a follow-up; %s is a date. */
  return dup_dated (due < today ? _ ("Due since %s") : _ ("Due on %s"), due);
}

static char *
dup_referral_state (ZimtChoices *choices, const ZimtRecord *record, ZimtDate today, ZimtTone *tone)
{
  const char *code = zimt_record_get_text (record, "state");
  const char *label = *code != '\0' ? zimt_choices_get_label (choices, "referral_state", code) : "";
  ZimtDate ask_again = zimt_record_get_date (record, "ask_again");
  g_autofree char *asking = NULL;

  *tone = ZIMT_TONE_DONE;
  if (!zimt_record_words_is_open (record))
    return g_strdup (label);
  *tone = ZIMT_TONE_OPEN;
  if (ask_again == 0)
    return g_strdup (label);
  *tone = ask_again < today ? ZIMT_TONE_URGENT : ZIMT_TONE_OPEN;
  asking = ask_again <= today ? g_strdup (_ ("ask again now"))
                              /* Translators: a referral; %s is a date. */
                              : dup_dated (_ ("ask again on %s"), ask_again);
  return *label != '\0' ? g_strdup_printf ("%s · %s", label, asking) : g_steal_pointer (&asking);
}

static char *
dup_consent_state (const ZimtRecord *record, ZimtDate today, ZimtTone *tone)
{
  ZimtDate ends = zimt_record_get_date (record, "ends");
  ZimtDate withdrawn = zimt_record_get_date (record, "withdrawn");

  *tone = ZIMT_TONE_DONE;
  if (withdrawn != 0)
    /* Translators: state of a consent; %s is a date. */
    return dup_dated (_ ("Withdrawn on %s"), withdrawn);
  if (ends != 0 && ends < today)
    /* Translators: state of a consent; %s is a date. */
    return dup_dated (_ ("Ended on %s"), ends);
  *tone = ZIMT_TONE_OPEN;
  if (ends != 0)
    /* Translators: state of a consent; %s is a date. */
    return dup_dated (_ ("Holds until %s"), ends);
  /* Translators: state of a consent: it is valid. */
  return g_strdup (_ ("Holds"));
}

char *
zimt_record_words_dup_state (ZimtChoices *choices, const ZimtRecord *record, ZimtDate today,
                             ZimtTone *tone)
{
  const char *code = NULL;

  *tone = ZIMT_TONE_NONE;
  switch ((int)zimt_record_get_kind (record))
    {
    case ZIMT_RECORD_GOAL:
      code = zimt_record_get_text (record, "state");
      if (*code == '\0')
        return g_strdup ("");
      *tone = g_str_equal (code, "open") ? ZIMT_TONE_OPEN : ZIMT_TONE_DONE;
      return g_strdup (zimt_choices_get_label (choices, "goal_state", code));
    case ZIMT_RECORD_FOLLOW_UP:
      return dup_follow_up_state (record, today, tone);
    case ZIMT_RECORD_REFERRAL:
      return dup_referral_state (choices, record, today, tone);
    case ZIMT_RECORD_CONSENT:
      return dup_consent_state (record, today, tone);
    default:
      return g_strdup ("");
    }
}

gboolean
zimt_record_words_is_open (const ZimtRecord *record)
{
  const char *state = NULL;

  if (zimt_record_get_kind (record) == ZIMT_RECORD_FOLLOW_UP)
    return zimt_record_get_date (record, "done") == 0;
  if (zimt_record_get_kind (record) != ZIMT_RECORD_REFERRAL)
    return FALSE;
  state = zimt_record_get_text (record, "state");
  return *state == '\0' || g_str_equal (state, "prepared") || g_str_equal (state, "handed-over");
}

const char *
zimt_record_words_get_note (const ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  return kind == ZIMT_RECORD_CONSULTATION || kind == ZIMT_RECORD_REFERRAL
             ? zimt_record_get_text (record, "note")
             : "";
}

/* --- Values --- */

static gboolean
is_account (const char *field)
{
  static const char *const accounts[] = { "counsellor", "deputy", "asked_by", "approved_by", NULL };

  return g_strv_contains (accounts, field);
}

static char *
dup_account (ZimtSession *session, const char *uid)
{
  const char *name = *uid != '\0' ? zimt_session_get_account_name (session, uid) : "";

  if (*uid != '\0' && *name == '\0')
    /* Translators: instead of a name. */
    return g_strdup (_ ("an account that is unknown here"));
  return g_strdup (name);
}

static char *
dup_card (ZimtSession *session, const char *id)
{
  ZimtCard *card = zimt_people_get_card (zimt_session_get_people (session), id);

  return g_strdup (card != NULL ? zimt_card_get_title (card)
                                : _ ("a record that is not there any more"));
}

/* "Consent: Tue 24.11.2026, Jobcenter". */
static char *
dup_record (ZimtSession *session, const char *id)
{
  const ZimtCaseBook *book = zimt_session_get_book (session);
  const ZimtRecord *record = book != NULL && *id != '\0' ? zimt_case_book_get (book, id) : NULL;
  g_autofree char *date = NULL;

  if (*id == '\0')
    return g_strdup ("");
  if (record == NULL)
    return dup_card (session, id);
  if (zimt_record_get_kind (record) == ZIMT_RECORD_CASE)
    return g_strdup (zimt_record_words_get_title (session, id));
  date = zimt_date_to_text (zimt_record_words_get_date (record));
  if (zimt_record_get_kind (record) != ZIMT_RECORD_CONSENT)
    return g_steal_pointer (&date);
  return g_strdup_printf ("%s, %s", date, zimt_record_get_text (record, "organisation"));
}

/* What stands between two fields of a row: "Monday 09:00–17:00", "04177 Leipzig". */
static const char *
get_separator (const ZimtField *before, const ZimtField *field)
{
  gboolean is_time = field->type == ZIMT_FIELD_TIME;

  if (is_time && before->type == ZIMT_FIELD_TIME)
    return "–";
  return is_time || (g_str_equal (before->name, "postcode") && g_str_equal (field->name, "city"))
             ? " "
             : ", ";
}

/* What each field of a row says, mostly with commas between. */
static void
append_row (GString *text, ZimtSession *session, const ZimtRecord *row)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (row));
  const ZimtField *before = NULL;

  if (text->len > 0)
    g_string_append (text, "; ");
  for (; field->name != NULL; field++)
    if (!zimt_record_is_empty (row, field->name))
      {
        g_autofree char *value = zimt_record_words_dup_value (session, row, field);

        g_string_append (text, before != NULL ? get_separator (before, field) : "");
        g_string_append (text, value);
        before = field;
      }
}

static char *
dup_rows (ZimtSession *session, const ZimtRecord *record, const char *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < zimt_record_get_n_rows (record, field); i++)
    append_row (text, session, zimt_record_get_row (record, field, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
zimt_record_words_dup_value (ZimtSession *session, const ZimtRecord *record, const ZimtField *field)
{
  ZimtChoices *choices = zimt_center_get_choices (zimt_session_get_center (session));
  const char *text = NULL;

  switch (field->type)
    {
    case ZIMT_FIELD_LINE:
    case ZIMT_FIELD_NOTE:
      text = zimt_record_get_text (record, field->name);
      return is_account (field->name) ? dup_account (session, text) : g_strdup (text);
    case ZIMT_FIELD_CODE:
      text = zimt_record_get_text (record, field->name);
      return g_strdup (*text != '\0' ? zimt_choices_get_label (choices, field->list, text) : "");
    case ZIMT_FIELD_CODES:
      {
        g_auto (GStrv) codes = zimt_record_dup_codes (record, field->name);

        return zimt_record_words_dup_labels (choices, field->list, codes);
      }
    case ZIMT_FIELD_DATE:
      {
        ZimtDate date = zimt_record_get_date (record, field->name);

        return date != 0 ? zimt_date_to_text (date) : g_strdup ("");
      }
    case ZIMT_FIELD_RECORD:
      return dup_record (session, zimt_record_get_text (record, field->name));
    case ZIMT_FIELD_FLAG:
      /* Translators: whether something is so: "On hold: yes". */
      return g_strdup (zimt_record_get_flag (record, field->name) ? _ ("yes") : _ ("no"));
    case ZIMT_FIELD_ROWS:
      return dup_rows (session, record, field->name);
    case ZIMT_FIELD_TIME:
      {
        int minute = zimt_record_get_time (record, field->name);

        return minute >= 0 ? zimt_time_format (minute) : g_strdup ("");
      }
    case ZIMT_FIELD_MONEY:
      return zimt_money_to_text (zimt_record_get_number (record, field->name));
    case ZIMT_FIELD_NUMBER:
    default:
      {
        int number = zimt_record_get_number (record, field->name);

        if (number != 0 && field->unit != NULL)
          /* Translators: a number and its unit: "30 min". */
          return g_strdup_printf (_ ("%1$d %2$s"), number, _ (field->unit));
        return number != 0 ? g_strdup_printf ("%d", number) : g_strdup ("");
      }
    }
}

const char *
zimt_record_words_get_title (ZimtSession *session, const char *case_id)
{
  const ZimtCaseBook *book = zimt_session_get_book (session);
  const char *title = book != NULL ? zimt_case_book_get_title (book, case_id) : "";

  return *title != '\0' ? title : _ ("Case without a name");
}
