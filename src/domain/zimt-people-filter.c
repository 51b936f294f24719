/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cards a filter lets through. */
#include "zimt-people-book.h"
#include "zimt-record-private.h"

static gboolean
has_field (const ZimtRecord *record, const char *name)
{
  return zimt_record_kind_find_field (zimt_record_get_kind (record), name) >= 0;
}

static gboolean
has_any (const ZimtRecord *filter, const ZimtRecord *record, const char *field)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (filter, field);

  for (char **code = codes; has_field (record, field) && *code != NULL; code++)
    if (zimt_record_has_code (record, field, *code))
      return TRUE;
  return *codes == NULL;
}

static gboolean
is_unverified (const ZimtRecord *record, ZimtDate today)
{
  int year = 0, month = 0, day = 0;
  ZimtDate year_ago = 0;

  zimt_date_to_ymd (today, &year, &month, &day);
  if (!zimt_date_from_ymd (year - 1, month, day, &year_ago))
    zimt_date_from_ymd (year - 1, 2, 28, &year_ago);
  return has_field (record, "verified") && zimt_record_get_date (record, "verified") <= year_ago;
}

gboolean
zimt_people_filter_is_active (const ZimtRecord *filter)
{
  const ZimtField *field = zimt_record_kind_get_fields (ZIMT_RECORD_FILTER);

  for (; field->name != NULL; field++)
    if (field->type == ZIMT_FIELD_CODES && !zimt_record_is_empty (filter, field->name))
      return TRUE;
  return !zimt_record_is_empty (filter, "state") || zimt_record_get_flag (filter, "unverified");
}

gboolean
zimt_people_filter_matches (const ZimtRecord *filter, const ZimtRecord *record, ZimtDate today)
{
  const ZimtField *field = zimt_record_kind_get_fields (ZIMT_RECORD_FILTER);
  const char *state = zimt_record_get_text (filter, "state");

  if (zimt_record_get_flag (filter, "unverified") && !is_unverified (record, today))
    return FALSE;
  if (*state != '\0' && has_field (record, "state")
      && !g_str_equal (state, zimt_record_get_text (record, "state")))
    return FALSE;
  for (; field->name != NULL; field++)
    if (field->type == ZIMT_FIELD_CODES && !has_any (filter, record, field->name))
      return FALSE;
  return TRUE;
}
