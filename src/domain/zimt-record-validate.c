/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record may not say. */
#include "zimt-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-text.h"

/* What to do about a field that has to be filled in. */
static const struct
{
  ZimtRecordKind kind;
  const char *field;
  const char *sentence;
} wishes[] = {
  { ZIMT_RECORD_CASE, "stage", N_ ("Choose a stage.") },
  { ZIMT_RECORD_CONSULTATION, "date", N_ ("Enter the date of the consultation.") },
  { ZIMT_RECORD_CONSULTATION, "topics", N_ ("Choose at least one topic.") },
  { ZIMT_RECORD_GOAL, "text", N_ ("Write what is to be reached.") },
  { ZIMT_RECORD_FOLLOW_UP, "due", N_ ("Enter when the follow-up is due.") },
  { ZIMT_RECORD_FOLLOW_UP, "text", N_ ("Write what is to be done.") },
  { ZIMT_RECORD_REFERRAL, "organisation", N_ ("Write to whom the referral goes.") },
  { ZIMT_RECORD_CONSENT, "organisation", N_ ("Write to whom the consent applies.") },
  { ZIMT_RECORD_CONSENT, "covers", N_ ("Choose at least one thing that the consent covers.") },
  { ZIMT_RECORD_DOCUMENT, "title", N_ ("Write which document was handed out.") },
};

static const char *
get_wish (ZimtRecordKind kind, const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    if (wishes[i].kind == kind && g_str_equal (wishes[i].field, field))
      return _ (wishes[i].sentence);
  if (kind >= ZIMT_RECORD_ORGANISATION)
    return zimt_record_get_card_wish (kind, field);
  return _ ("Choose the case that this belongs to.");
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, sentence);
  return FALSE;
}

/* Appends @text with plain line feeds; FALSE at a character that no note has. What only turns the
 * direction of writing comes along with copied text, unseen, and is left out. */
static gboolean
append_note (GString *clean, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == 0x2028 || c == 0x2029)
        c = '\n';
      if (c == '\t')
        c = ' ';
      if ((c < 0x20 && c != '\n') || (c >= 0x7f && c <= 0x9f))
        return FALSE;
      if (c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
          || (c >= 0x2066 && c <= 0x2069))
        continue;
      g_string_append_unichar (clean, c);
    }
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
clean_note (const char *text, const char *what, GError **error)
{
  g_autoptr (GString) clean = g_string_sized_new (strlen (text));
  glong length;

  if (!append_note (clean, text))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   /* Translators: %s is the title of a field, such as "Note". */
                   _ ("“%s” contains a control character; please type that place again."), what);
      return NULL;
    }
  g_strchomp (clean->str);
  length = g_utf8_strlen (clean->str, -1);
  if (length > ZIMT_NOTE_MAX_CHARS)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   /* Translators: the first word is the title of a field, such as "Note". */
                   _ ("“%1$s” is too long: %2$ld characters; shorten it to %3$d."), what, length,
                   ZIMT_NOTE_MAX_CHARS);
      return NULL;
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static gboolean
clean_text (const ZimtField *field, ZimtRecordValue *value, GError **error)
{
  const char *what = _ (field->title);
  g_autofree char *clean = NULL;

  if (value->text == NULL)
    return TRUE;
  clean = field->type == ZIMT_FIELD_NOTE ? clean_note (value->text, what, error)
                                         : zimt_text_clean (value->text, what, TRUE, error);
  if (clean == NULL)
    return FALSE;
  zimt_record_value_clear (field, value);
  if (*clean != '\0')
    value->text = g_steal_pointer (&clean);
  return TRUE;
}

static gboolean
check_number (const ZimtField *field, const ZimtRecordValue *value, GError **error)
{
  gint64 number = value->number;

  if (field->type == ZIMT_FIELD_DATE && number != 0
      && (number < ZIMT_DATE_FIRST || number > ZIMT_DATE_LAST))
    return refuse (_ ("Enter a date between the years 2000 and 2099."), error);
  if (field->type == ZIMT_FIELD_TIME && number > ZIMT_MINUTES_PER_DAY + 1)
    return refuse (_ ("Enter a time between 00:00 and 24:00."), error);
  if ((field->type == ZIMT_FIELD_NUMBER || field->type == ZIMT_FIELD_MONEY) && number < 0)
    return refuse (_ ("Enter a number that is not below zero."), error);
  return TRUE;
}

/* Rows may be shared (zimt_record_set_rows ()), and so are cleaned as copies. */
static gboolean
check_rows (ZimtRecordValue *value, ZimtDate today, GError **error)
{
  for (guint i = 0; value->rows != NULL && i < value->rows->len; i++)
    {
      ZimtRecord *row = zimt_record_copy (value->rows->pdata[i]);

      zimt_record_unref (value->rows->pdata[i]);
      value->rows->pdata[i] = row;
      if (!zimt_record_validate (row, today, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_field (ZimtRecord *record, const ZimtField *field, ZimtRecordValue *value, ZimtDate today,
             GError **error)
{
  /* Zimt itself wrote these, and a draft must be kept however unfinished it is. */
  gboolean is_own = record->kind == ZIMT_RECORD_DRAFT || record->kind == ZIMT_RECORD_RETENTION;

  /* What came with a card and has no field goes out again as it was. */
  if (field->type == ZIMT_FIELD_NOTE && field->is_own)
    is_own = TRUE;

  if (zimt_field_is_text (field))
    {
      if (!is_own && !clean_text (field, value, error))
        return FALSE;
    }
  else if (field->type == ZIMT_FIELD_ROWS)
    {
      if (!check_rows (value, today, error))
        return FALSE;
    }
  else if (field->type != ZIMT_FIELD_CODES && !check_number (field, value, error))
    return FALSE;
  if (field->is_required && zimt_record_value_is_empty (field, value))
    return refuse (get_wish (record->kind, field->name), error);
  return TRUE;
}

static gboolean
refuse_field (const char *name, const char *sentence, const char **field, GError **error)
{
  *field = name;
  return refuse (sentence, error);
}

static gboolean
check_case (const ZimtRecord *record, const char **field, GError **error)
{
  const char *stage = zimt_record_get_text (record, "stage");
  gboolean is_named = g_str_equal (stage, "named");

  if (is_named && *zimt_record_get_text (record, "name") == '\0')
    return refuse_field ("name", _ ("Enter the name, or choose a lower stage."), field, error);
  if (!is_named && *zimt_record_get_text (record, "name") != '\0')
    return refuse_field ("name", _ ("Take the name out, or choose the stage “named”."), field,
                         error);
  if (!is_named && *zimt_record_get_text (record, "contact") != '\0')
    return refuse_field ("contact", _ ("Take the contact out, or choose the stage “named”."), field,
                         error);
  if (g_str_equal (stage, "pseudonymous") && *zimt_record_get_text (record, "pseudonym") == '\0')
    return refuse_field ("pseudonym", _ ("Enter a pseudonym."), field, error);
  if (zimt_record_get_date (record, "closed") == 0)
    return TRUE;
  if (*zimt_record_get_text (record, "reason") == '\0')
    return refuse_field ("reason", _ ("Write why the case is closed."), field, error);
  if (*zimt_record_get_text (record, "outcome") == '\0')
    return refuse_field ("outcome", _ ("Choose what came out of the case."), field, error);
  return TRUE;
}

static gboolean
check_whole (const ZimtRecord *record, ZimtDate today, const char **field, GError **error)
{
  if (record->kind == ZIMT_RECORD_CASE)
    return check_case (record, field, error);
  if (record->kind == ZIMT_RECORD_CONSULTATION && zimt_record_get_date (record, "date") > today)
    return refuse_field ("date", _ ("Enter a date that is not after today."), field, error);
  if (record->kind >= ZIMT_RECORD_ORGANISATION)
    return zimt_record_check_card (record, today, field, error);
  return TRUE;
}

gboolean
zimt_record_validate (ZimtRecord *record, ZimtDate today, const char **field, GError **error)
{
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);
  const char *unwanted;

  if (field == NULL)
    field = &unwanted;
  zimt_record_complete_card (record);
  for (int i = 0; fields[i].name != NULL; i++)
    if (!check_field (record, &fields[i], &record->values[i], today, error))
      {
        *field = fields[i].name;
        return FALSE;
      }
  return check_whole (record, today, field, error);
}
