/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in a list of records. */
#pragma once

#include <glib-object.h>

#include "zimt-record.h"

#define ZIMT_TYPE_CASE_ENTRY (zimt_case_entry_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCaseEntry, zimt_case_entry, ZIMT, CASE_ENTRY, GObject)

/* @record: a reference is taken. */
ZimtCaseEntry *zimt_case_entry_new (ZimtRecord *record);

/* (transfer none) */
ZimtRecord *zimt_case_entry_get_record (ZimtCaseEntry *entry);
