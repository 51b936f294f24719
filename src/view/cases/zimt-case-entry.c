/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in a list of records. */
#include "zimt-case-entry.h"

struct _ZimtCaseEntry
{
  GObject parent_instance;

  ZimtRecord *record; /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtCaseEntry, zimt_case_entry, G_TYPE_OBJECT)

static void
zimt_case_entry_finalize (GObject *object)
{
  zimt_record_unref (ZIMT_CASE_ENTRY (object)->record);
  G_OBJECT_CLASS (zimt_case_entry_parent_class)->finalize (object);
}

static void
zimt_case_entry_class_init (ZimtCaseEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zimt_case_entry_finalize;
}

static void
zimt_case_entry_init (ZimtCaseEntry *entry)
{
}

ZimtCaseEntry *
zimt_case_entry_new (ZimtRecord *record)
{
  ZimtCaseEntry *entry = g_object_new (ZIMT_TYPE_CASE_ENTRY, NULL);

  entry->record = zimt_record_ref (record);
  return entry;
}

ZimtRecord *
zimt_case_entry_get_record (ZimtCaseEntry *entry)
{
  return entry->record;
}
