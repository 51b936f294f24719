/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two cards of the same one become. */
#include "zimt-people-book.h"

static void
merge_codes (ZimtRecord *merged, const ZimtRecord *other, const char *field)
{
  g_auto (GStrv) kept = zimt_record_dup_codes (merged, field);
  g_auto (GStrv) more = zimt_record_dup_codes (other, field);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (gsize i = 0; kept[i] != NULL; i++)
    g_ptr_array_add (all, kept[i]);
  for (gsize i = 0; more[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)kept, more[i]))
      g_ptr_array_add (all, more[i]);
  g_ptr_array_add (all, NULL);
  zimt_record_set_codes (merged, field, (const char *const *)all->pdata);
}

static gboolean
has_row (const ZimtRecord *record, const char *field, const ZimtRecord *row)
{
  for (guint i = 0; i < zimt_record_get_n_rows (record, field); i++)
    if (zimt_record_is_equal (zimt_record_get_row (record, field, i), row))
      return TRUE;
  return FALSE;
}

static void
merge_rows (ZimtRecord *merged, const ZimtRecord *other, const char *field)
{
  for (guint i = 0; i < zimt_record_get_n_rows (other, field); i++)
    {
      ZimtRecord *row = zimt_record_get_row (other, field, i);

      if (!has_row (merged, field, row))
        zimt_record_add_row (merged, field, zimt_record_copy (row));
    }
}

static void
merge_notes (ZimtRecord *merged, const ZimtRecord *other, const char *field)
{
  g_autofree char *both = g_strdup_printf ("%s\n%s", zimt_record_get_text (merged, field),
                                           zimt_record_get_text (other, field));

  if (!zimt_record_has_same_field (merged, other, field))
    zimt_record_set_text (merged, field, both);
}

ZimtRecord *
zimt_people_merge (const ZimtRecord *kept, const ZimtRecord *other)
{
  ZimtRecord *merged = zimt_record_copy (kept);

  for (const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (kept));
       field->name != NULL; field++)
    if (zimt_record_is_empty (merged, field->name))
      zimt_record_copy_field (merged, other, field->name);
    else if (zimt_record_is_empty (other, field->name))
      continue;
    else if (field->type == ZIMT_FIELD_CODES)
      merge_codes (merged, other, field->name);
    else if (field->type == ZIMT_FIELD_ROWS)
      merge_rows (merged, other, field->name);
    else if (field->type == ZIMT_FIELD_NOTE)
      merge_notes (merged, other, field->name);
  return merged;
}
