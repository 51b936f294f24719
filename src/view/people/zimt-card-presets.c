/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What new cards begin with. */
#include "zimt-card-presets.h"

/* By bus and on foot across the town. */
#define TRAVEL_MINUTES 30

static const struct
{
  ZimtRecordKind kind;
  const char *field;
  const char *code;
} codes[] = {
  { ZIMT_RECORD_ORGANISATION, "kind", "association" },
  { ZIMT_RECORD_INTERPRETER, "state", "applicant" },
  { ZIMT_RECORD_COMPANION, "state", "applicant" },
  { ZIMT_RECORD_NEWCOMER, "state", "waiting" },
};

static const struct
{
  ZimtRecordKind kind;
  const char *field;
} dates[] = {
  { ZIMT_RECORD_NEWCOMER, "waiting_since" },
  { ZIMT_RECORD_DEMAND, "date" },
  { ZIMT_RECORD_MAILING, "date" },
  { ZIMT_RECORD_TARIFF, "from" },
};

static const struct
{
  ZimtRecordKind kind;
  const char *field;
  int number;
} numbers[] = {
  { ZIMT_RECORD_INTERPRETER, "travel", TRAVEL_MINUTES },
  { ZIMT_RECORD_COMPANION, "capacity", 1 },
};

void
zimt_card_presets_fill (ZimtSession *session, ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].kind == kind && zimt_record_is_empty (record, codes[i].field))
      zimt_record_set_text (record, codes[i].field, codes[i].code);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i].kind == kind && zimt_record_is_empty (record, dates[i].field))
      zimt_record_set_date (record, dates[i].field, zimt_session_get_today (session));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].kind == kind && zimt_record_is_empty (record, numbers[i].field))
      zimt_record_set_number (record, numbers[i].field, numbers[i].number);
}

ZimtRecord *
zimt_card_presets_new_next (const ZimtRecord *before)
{
  ZimtRecordKind kind = zimt_record_get_kind (before);
  ZimtRecord *next = zimt_record_new (kind);

  if (kind == ZIMT_RECORD_FILTER)
    zimt_record_copy_field (next, before, "of");
  return next;
}
