/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may see and change which cards, as the tables of rights say. */
#pragma once

#include "zimt-session.h"

gboolean zimt_card_rights_may_read (ZimtSession *session, ZimtRecordKind kind);
gboolean zimt_card_rights_may_write (ZimtSession *session, ZimtRecordKind kind);

/* Some kinds come from elsewhere, tandems from a match. */
gboolean zimt_card_rights_may_make (ZimtSession *session, ZimtRecordKind kind);

/* Private fields: the right, and the key to them. */
gboolean zimt_card_rights_may_write_private (ZimtSession *session);
