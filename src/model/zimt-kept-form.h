/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was in a form when Zimt locked, as a record of kind DRAFT. */
#pragma once

#include "zimt-record.h"

/* @record is what the form held (revision 0: a new one), @title what people read when it comes
 * back. (transfer full) */
ZimtRecord *zimt_kept_form_new (const ZimtRecord *record, const char *title);

/* The same in the place of an older draft of the same form. (transfer full) */
ZimtRecord *zimt_kept_form_replace (const ZimtRecord *older, const ZimtRecord *record,
                                    const char *title);

/* The record that a draft holds; NULL where it cannot be read. (transfer full) */
ZimtRecord *zimt_kept_form_open (const ZimtRecord *draft);
