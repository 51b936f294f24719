/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the card indexes share: cards are made and stored. */
#include "cards-fixture.h"

void
cards_add_row (ZimtRecord *record, const char *field, ZimtRecordKind kind, const char *part,
               const char *text)
{
  ZimtRecord *row = zimt_record_new (kind);

  zimt_record_set_text (row, part, text);
  zimt_record_add_row (record, field, row);
}

void
cards_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

gboolean
cards_has_result (gpointer result)
{
  return *(GAsyncResult **)result != NULL;
}

void
cards_put (ZimtPeople *people, GPtrArray *records)
{
  g_autoptr (GPtrArray) owned = records;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  zimt_people_put_async (people, owned, "Karten", cards_done_cb, &result);
  editor_wait (cards_has_result, &result);
  stored = zimt_people_act_finish (people, result, &error);
  g_assert_no_error (error);
}
