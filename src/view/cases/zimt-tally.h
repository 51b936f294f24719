/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts a short talk: the topics as big buttons, each with a key of its own. */
#pragma once

#include <adwaita.h>

#include "zimt-session.h"

#define ZIMT_TYPE_TALLY (zimt_tally_get_type ())
G_DECLARE_FINAL_TYPE (ZimtTally, zimt_tally, ZIMT, TALLY, GtkPopover)

/* Signal "chosen" (const char *code): of a topic; the popover closes. */

/* Whose house says which topics there are; they are read when it opens. */
void zimt_tally_set_session (ZimtTally *tally, ZimtSession *session);
