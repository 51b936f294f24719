/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What new records begin with. */
#pragma once

#include "zimt-session.h"

/* A case that opens today with whoever is unlocked, under a new pseudonym; not stored. (transfer
 * full) */
ZimtRecord *zimt_case_presets_new_case (ZimtSession *session);

/* A consultation of today, @case_id (nullable) or none; kind, channel and language are those of the
 * last one that was written while the session is unlocked. Not stored. (transfer full) */
ZimtRecord *zimt_case_presets_new_consultation (ZimtSession *session, const char *case_id);

/* Fills in what a new record of any kind leaves empty and mostly begins with. */
void zimt_case_presets_fill (ZimtSession *session, ZimtRecord *record);

/* The next ones begin like this one, until the session locks. */
void zimt_case_presets_remember (ZimtSession *session, const ZimtRecord *consultation);
