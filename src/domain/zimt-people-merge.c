/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two cards of the same one become. */
#include "zimt-people-book-private.h"

#include <string.h>

#include "zimt-record-list.h"
#include "zimt-record-private.h"
#include "zimt-text.h"

static void
merge_codes (ZimtRecord *merged, const ZimtRecord *other, const char *field)
{
  g_auto (GStrv) more = zimt_record_dup_codes (other, field);

  zimt_record_add_codes (merged, field, (const char *const *)more);
}

/* A number or an address says the same however it is written. */
static gboolean
is_same_row (const ZimtRecord *a, const ZimtRecord *b)
{
  if (zimt_record_get_kind (a) == ZIMT_RECORD_PHONE)
    {
      g_autofree char *one = zimt_people_dup_phone_digits (zimt_record_get_text (a, "number"));
      g_autofree char *other = zimt_people_dup_phone_digits (zimt_record_get_text (b, "number"));

      return g_str_equal (one, other);
    }
  if (zimt_record_get_kind (a) == ZIMT_RECORD_EMAIL)
    {
      g_autofree char *one = g_utf8_casefold (zimt_record_get_text (a, "address"), -1);
      g_autofree char *other = g_utf8_casefold (zimt_record_get_text (b, "address"), -1);

      return g_str_equal (one, other);
    }
  return zimt_record_is_equal (a, b);
}

/* Fills what @row leaves open from @other, of the same kind. */
static void
fill_row (ZimtRecord *row, const ZimtRecord *other)
{
  for (const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (row));
       field->name != NULL; field++)
    if (zimt_record_is_empty (row, field->name))
      zimt_record_copy_field (row, other, field->name);
}

/* Makes @row reach from the first beginning to the last end of the two. */
static void
join_hours (ZimtRecord *row, const ZimtRecord *other)
{
  zimt_record_set_time (row, "from",
                        MIN (zimt_record_get_time (row, "from"),
                             zimt_record_get_time (other, "from")));
  zimt_record_set_time (row, "to",
                        MAX (zimt_record_get_time (row, "to"), zimt_record_get_time (other, "to")));
}

static void
join_memberships (ZimtRecord *row, const ZimtRecord *other)
{
  ZimtDate left = zimt_record_get_date (row, "left");
  ZimtDate other_left = zimt_record_get_date (other, "left");
  gboolean is_open = left == 0 || other_left == 0;

  zimt_record_set_date (row, "joined",
                        MIN (zimt_record_get_date (row, "joined"),
                             zimt_record_get_date (other, "joined")));
  fill_row (row, other);
  zimt_record_set_date (row, "left", is_open ? 0 : MAX (left, other_left));
}

/* Takes the rows out of @rows that @row overlaps with, and joins them into it. */
static void
join_overlaps (GPtrArray *rows, ZimtRecord *row)
{
  for (guint i = 0; i < rows->len;)
    if (!zimt_record_has_overlap (rows->pdata[i], row))
      i++;
    else
      {
        if (zimt_record_get_kind (row) == ZIMT_RECORD_HOURS)
          join_hours (row, rows->pdata[i]);
        else
          join_memberships (row, rows->pdata[i]);
        g_ptr_array_remove_index (rows, i);
        /* It may reach others now. */
        i = 0;
      }
}

/* What says the same as @row; (transfer none) (nullable). */
static ZimtRecord *
find_row (const GPtrArray *rows, const ZimtRecord *row)
{
  for (guint i = 0; i < rows->len; i++)
    if (is_same_row (rows->pdata[i], row))
      return rows->pdata[i];
  return NULL;
}

/* Of two answers of one day the later row holds, and that is to be the refusal. */
static gboolean
is_given (const ZimtRecord *row)
{
  return zimt_record_get_kind (row) == ZIMT_RECORD_PERMISSION
         && g_str_equal (zimt_record_get_text (row, "answer"), "given");
}

/* The rows of both, and where two cannot be at once, one of them: else the proposal would be
 * refused. */
static void
merge_rows (ZimtRecord *merged, const ZimtRecord *other, const char *field)
{
  g_autoptr (GPtrArray) rows = zimt_record_list_new ();

  for (guint i = 0; i < zimt_record_get_n_rows (merged, field); i++)
    g_ptr_array_add (rows, zimt_record_copy (zimt_record_get_row (merged, field, i)));
  for (guint i = 0; i < zimt_record_get_n_rows (other, field); i++)
    {
      g_autoptr (ZimtRecord) row = zimt_record_copy (zimt_record_get_row (other, field, i));
      ZimtRecord *same = find_row (rows, row);

      if (same != NULL)
        {
          fill_row (same, row);
          continue;
        }
      join_overlaps (rows, row);
      g_ptr_array_insert (rows, is_given (row) ? 0 : -1, zimt_record_ref (row));
    }
  zimt_record_set_rows (merged, field, rows);
}

static void
merge_notes (ZimtRecord *merged, const ZimtRecord *other, const char *field)
{
  const char *kept = zimt_record_get_text (merged, field);
  const char *more = zimt_record_get_text (other, field);
  g_autoptr (ZimtWipedText) both = g_strdup_printf ("%s\n%s", kept, more);

  if (strstr (kept, more) == NULL)
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
