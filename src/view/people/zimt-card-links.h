/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a card is linked with: who has a role in an organisation, the assignments of an interpreter,
 * the two of a tandem. */
#pragma once

#include <gtk/gtk.h>

#include "zimt-session.h"

/* Groups of buttons, or NULL where there is nothing; each activates "win.show-card" with an id as
 * string. (transfer floating) (nullable) */
GtkWidget *zimt_card_links_new (ZimtSession *session, ZimtRecord *record);

/* Another one where the buttons would say something else; (transfer full). */
char *zimt_card_links_dup_digest (ZimtSession *session, ZimtRecord *record);
