/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of records, as acts on the desk yield them. */
#pragma once

#include "zimt-record.h"

static inline GPtrArray *
zimt_record_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
}

/* A list with the one @record (transfer full) (nullable: then there is no list). */
static inline GPtrArray *
zimt_record_list_of (ZimtRecord *record)
{
  GPtrArray *records;

  if (record == NULL)
    return NULL;
  records = zimt_record_list_new ();
  g_ptr_array_add (records, record);
  return records;
}
