/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card says, field by field, to be read. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_FACTS (zimt_facts_get_type ())
G_DECLARE_FINAL_TYPE (ZimtFacts, zimt_facts, ZIMT, FACTS, AdwBin)

GtkWidget *zimt_facts_new (void);

/* What "booking" says, which only the room plan knows; (nullable): nothing. */
void zimt_facts_set_room (ZimtFacts *facts, const char *room);

/* @fields: names, NULL-terminated; those that say nothing are left out. */
void zimt_facts_show (ZimtFacts *facts, ZimtSession *session, const ZimtRecord *record,
                      const char *const *fields);
