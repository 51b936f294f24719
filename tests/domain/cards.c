/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cards.h"

#include "fixture.h"

ZimtRecord *
cards_person (const char *given, const char *family)
{
  ZimtRecord *person = zimt_record_new (ZIMT_RECORD_PERSON);

  zimt_record_set_text (person, "given", given);
  zimt_record_set_text (person, "family", family);
  return person;
}

ZimtRecord *
cards_organisation (const char *short_name, const char *name)
{
  ZimtRecord *organisation = zimt_record_new (ZIMT_RECORD_ORGANISATION);

  zimt_record_set_text (organisation, "short_name", short_name);
  zimt_record_set_text (organisation, "name", name);
  zimt_record_set_text (organisation, "kind", "authority");
  return organisation;
}

ZimtRecord *
cards_add_row (ZimtRecord *record, const char *field, ZimtRecordKind kind)
{
  ZimtRecord *row = zimt_record_new (kind);

  zimt_record_add_row (record, field, row);
  return row;
}

void
cards_add_phone (ZimtRecord *record, const char *number)
{
  zimt_record_set_text (cards_add_row (record, "phones", ZIMT_RECORD_PHONE), "number", number);
}

void
cards_add_email (ZimtRecord *record, const char *address)
{
  zimt_record_set_text (cards_add_row (record, "emails", ZIMT_RECORD_EMAIL), "address", address);
}

static void
set_date (ZimtRecord *record, const char *field, const char *date)
{
  if (date != NULL)
    zimt_record_set_date (record, field, fixture_date (date));
}

ZimtRecord *
cards_add_role (ZimtRecord *person, const char *organisation_id, const char *from, const char *to,
                gboolean is_main)
{
  ZimtRecord *role = cards_add_row (person, "roles", ZIMT_RECORD_ROLE);

  zimt_record_set_text (role, "organisation", organisation_id);
  set_date (role, "from", from);
  set_date (role, "to", to);
  zimt_record_set_flag (role, "is_main", is_main);
  return role;
}

void
cards_add_membership (ZimtRecord *organisation, const char *joined, const char *left)
{
  ZimtRecord *membership = cards_add_row (organisation, "memberships", ZIMT_RECORD_MEMBERSHIP);

  set_date (membership, "joined", joined);
  set_date (membership, "left", left);
}

void
cards_add_hours (ZimtRecord *record, const char *field, const char *weekday, int from, int to)
{
  ZimtRecord *hours = cards_add_row (record, field, ZIMT_RECORD_HOURS);

  zimt_record_set_text (hours, "weekday", weekday);
  zimt_record_set_time (hours, "from", from);
  zimt_record_set_time (hours, "to", to);
}

ZimtRecord *
cards_put (ZimtPeopleBook *book, ZimtRecord *record)
{
  zimt_people_book_put (book, record);
  zimt_record_unref (record);
  return record;
}
